// SPDX-License-Identifier: EUPL-1.2
//
// Forms that answer in place, and guards around all forms.
//   <form data-ter-plekke="id id">  posts without a new page: takes those parts out of the page the server answers with
//   <form data-zoek="id">           searches while somebody types; with method="post" the words stay out of every address
//   <button data-bevestig="Weet je het zeker?">  asks first
// When anything is unexpected, the browser does what it would have done without script.
import { announce, ask, on } from "./dom.ts";
import { dirty_in, mark_clean } from "./dirty.ts";
import { replace_from } from "./fragments.ts";
import { unfold } from "./place.ts";
import { fetch_page, parse_page, post_page, send_form } from "./network.ts";
import { t } from "./teksten.ts";

const pause_after_typing = 250;  // milliseconds
const busy = new WeakSet<HTMLFormElement>();
const confirmed = new WeakSet<HTMLElement>();

function submitter_of(event: Event): HTMLElement | null {
  return event instanceof SubmitEvent ? event.submitter : null;
}

async function post_in_place(form: HTMLFormElement, submitter: HTMLElement | null, ids: string[]): Promise<void> {
  const response = await send_form(form, { "X-Requested-With": "fragment" }, submitter);
  const page = parse_page(await response.text());
  const known = ids.every((id) => page.getElementById(id));
  if (!known || response.status >= 500 || response.status === 401 || response.status === 403) throw new Error("unexpected answer");
  mark_clean(dirty_in(form));
  if (document.activeElement instanceof HTMLElement && form.contains(document.activeElement)) document.activeElement.blur();
  replace_from(page, ids);
  const errors = ids.map((id) => document.getElementById(id)?.querySelector<HTMLElement>(".ok-fouten")).find(Boolean);
  const next = errors ?? document.getElementById(form.dataset["daarna"] ?? "");
  if (next) unfold(next);
  next?.focus();
}

function start_in_place(): void {
  on("submit", "form[data-ter-plekke]", (target, event) => {
    if (event.defaultPrevented || !(target instanceof HTMLFormElement)) return;
    event.preventDefault();
    const submitter = submitter_of(event);
    const ids = (target.dataset["terPlekke"] ?? "").split(" ").filter(Boolean);
    post_in_place(target, submitter, ids).catch(() => {
      target.removeAttribute("data-ter-plekke");
      busy.delete(target);
      target.requestSubmit(submitter);
    }).finally(() => release(target));
  });
}

function release(form: HTMLFormElement): void {
  busy.delete(form);
  for (const submit of form.querySelectorAll("[data-verzonden]")) {
    submit.removeAttribute("data-verzonden");
    submit.removeAttribute("aria-disabled");
  }
}

// The second press of a button that already works does nothing; the first always goes through.
function start_guard(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    if (busy.has(form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      announce(t("wacht"));
      return;
    }
    const submitter = submitter_of(event);
    busy.add(form);
    submitter?.setAttribute("aria-disabled", "true");
    submitter?.setAttribute("data-verzonden", "");
    window.setTimeout(() => release(form), 10_000);
  }, true);
  // Back from the next page: the browser shows this one as it was left.
  window.addEventListener("pageshow", () => { for (const form of document.forms) release(form); });
}

function start_confirm(): void {
  on("click", "[data-bevestig]", (target, event) => {
    if (confirmed.delete(target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void ask(target.textContent?.trim() ?? "", target.dataset["bevestig"] ?? "",
      { value: "ja", text: t("bevestig_ja"), kind: "primary-action" },
      { value: "", text: t("bevestig_nee"), kind: "secondary-action" }).then((answer) => {
      if (answer !== "ja") return target.focus();
      confirmed.add(target);
      target.click();
    });
  }, true);
}

function start_search(): void {
  const timers = new WeakMap<HTMLFormElement, number>();
  const newest = new WeakMap<HTMLFormElement, number>();
  on("input", "form[data-zoek]", (form) => {
    if (!(form instanceof HTMLFormElement)) return;
    window.clearTimeout(timers.get(form));
    timers.set(form, window.setTimeout(async () => {
      const question = (newest.get(form) ?? 0) + 1;
      newest.set(form, question);
      const url = new URL(form.getAttribute("action") ?? location.href, location.href);
      const in_body = form.method === "post";
      if (!in_body) url.search = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])).toString();
      try {
        const page = in_body ? await post_page(form) : await fetch_page(url.href);
        if (newest.get(form) !== question) return;  // a newer question is on its way
        const id = form.dataset["zoek"] ?? "";
        replace_from(page, [id]);
        if (!in_body && form.dataset["adres"] !== "vast") history.replaceState(null, "", url);
        const count = document.getElementById(id)?.querySelector("[data-aantal]")?.textContent;
        if (count) announce(count.trim());
      } catch {
        // The button of the form still works.
      }
    }, pause_after_typing));
  });
}

export function start_forms(): void {
  start_confirm();
  start_guard();
  start_in_place();
  start_search();
}
