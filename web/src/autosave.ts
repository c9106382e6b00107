// SPDX-License-Identifier: EUPL-1.2
//
// <form data-autosave="group"> saves itself: a moment after typing, and when a field is left. Forms of one group share a
// version ("versie"), so they are sent one after the other. The state is shown in the form's [data-bewaard], or else in
// the page's. Nothing typed is ever thrown away: without network we keep trying; signed out, we ask to sign in elsewhere.
import { backoff, outcome, type Answer, type Collision } from "./answer.ts";
import { dirty_in, mark_clean, mark_dirty, anything_dirty } from "./dirty.ts";
import { announce, ask, button, element, is_control, type Control } from "./dom.ts";
import { flush_waiting, replace_html } from "./fragments.ts";
import { refresh_tokens, send_form } from "./network.ts";
import { t } from "./teksten.ts";

const pause_after_typing = 700;  // milliseconds
const timers = new WeakMap<HTMLFormElement, number>();
const failures = new WeakMap<HTMLFormElement, number>();
const queues = new Map<string, Promise<void>>();

// "afgewezen": the words stand at the field, so the line about saving keeps out of their way.
type State = "bezig" | "klaar" | "mislukt" | "afgewezen";

function show_state(form: HTMLFormElement, state: State, text: string, ...extra: Node[]): void {
  const place = form.querySelector<HTMLElement>("[data-bewaard]") ?? document.querySelector<HTMLElement>("[data-bewaard]");
  if (!place) return;
  place.dataset["staat"] = state;
  place.replaceChildren(text, ...extra);
}

function set_version(form: HTMLFormElement, version: string | number | undefined): void {
  if (version === undefined) return;
  const group = form.dataset["autosave"];
  const forms = group ? document.querySelectorAll<HTMLFormElement>(`form[data-autosave="${CSS.escape(group)}"]`) : [form];
  for (const member of forms)
    for (const input of member.querySelectorAll<HTMLInputElement>("input[name=versie]")) input.value = String(version);
}

function control_named(form: HTMLFormElement, name: string): Control | undefined {
  const found = form.elements.namedItem(name);
  if (is_control(found)) return found;
  return found instanceof RadioNodeList && is_control(found[0]) ? found[0] : undefined;
}

// The words of an error stand above the field and are tied to it; an error that is solved goes away.
function show_errors(form: HTMLFormElement, answer: Answer): void {
  for (const old of form.querySelectorAll<HTMLElement>("[data-autosave-fout]")) {
    const control = document.getElementById(old.dataset["autosaveFout"] ?? "");
    control?.removeAttribute("aria-invalid");
    const rest = (control?.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== old.id);
    if (rest.length) control?.setAttribute("aria-describedby", rest.join(" "));
    else control?.removeAttribute("aria-describedby");
    old.remove();
  }
  for (const { veld, tekst } of answer.fouten ?? []) {
    const control = control_named(form, veld);
    if (!control) continue;
    control.id ||= `veld-${veld}`;
    const message = element("div", {
      id: `${control.id}-autosave-fout`, "data-autosave-fout": control.id,
      class: "utrecht-form-field__error-message utrecht-form-field-error-message",
    }, tekst);
    (control.closest(".utrecht-form-field__input") ?? control).before(message);
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") ?? ""} ${message.id}`.trim());
  }
}

// Puts a stored value in a field: a text, the one radio button, or the check boxes of a list ("zelf,behandeling").
function set_value(form: HTMLFormElement, name: string, value: string): void {
  for (const control of form.elements) {
    if (!is_control(control) || control.name !== name) continue;
    if (control instanceof HTMLInputElement && control.type === "radio") control.checked = control.value === value;
    else if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value.split(",").includes(control.value);
    else control.value = value;
  }
}

function show_collision(form: HTMLFormElement, { veld, mijn, hun, mijn_woorden, hun_woorden, door }: Collision): void {
  const control = control_named(form, veld);
  if (!control) return;
  const who = door || t("een_ander");
  const id = `${control.id || veld}-botsing`;
  document.getElementById(id)?.remove();
  const block = element("div", { id, class: "ok-botsing", role: "group", "aria-labelledby": `${id}-titel`, tabindex: "-1" });
  const choose = (mine: boolean): void => {
    if (mine) form.append(element("input", { type: "hidden", name: "overschrijf", value: veld, "data-gekozen": "" }));
    else set_value(form, veld, hun);
    block.remove();
    control.focus();
    mark_dirty(control);
    void save(form);
  };
  const version = (title: string, text: string, action: string, mine: boolean): HTMLElement =>
    element("div", {}, element("strong", {}, title), element("p", { class: "ok-botsing__tekst" }, text || t("leeg")),
      button(action, "ok-knop-klein", () => choose(mine)));
  block.append(
    element("h3", { id: `${id}-titel` }, t("botsing_titel")), element("p", {}, t("botsing", who)),
    element("div", { class: "ok-botsing__naast" },
      version(t("botsing_mijn"), mijn_woorden ?? mijn, t("behoud_mijn"), true),
      version(t("botsing_hun", who), hun_woorden ?? hun, t("neem_hun", who), false)));
  (control.closest(".utrecht-form-field, .ok-veld") ?? control).after(block);
  announce(t("botsing", who));
}

let signing_in: Promise<void> | undefined;
// One dialog for all forms; it ends when the tokens of a new session could be fetched.
function sign_in_again(): Promise<void> {
  signing_in ??= (async () => {
    const link = element("a", {
      href: "/aanmelden?verder=%2Faangemeld", target: "_blank", rel: "opener",
      class: "utrecht-button utrecht-button--primary-action",
    }, t("aanmelden"));
    const closed = ask(t("afgemeld_titel"), t("afgemeld"), link, { value: "sluiten", text: t("sluiten"), kind: "secondary-action" });
    await new Promise<void>((resolve) => {
      const try_now = async (): Promise<void> => {
        if (!(await refresh_tokens())) return;
        window.removeEventListener("focus", try_now);
        document.querySelector<HTMLDialogElement>("dialog.ok-dialoog")?.close();
        resolve();
      };
      window.addEventListener("focus", try_now);
      void closed.then(try_now);
    });
  })().finally(() => { signing_in = undefined; });
  return signing_in;
}

function retry_later(form: HTMLFormElement): void {
  const count = failures.get(form) ?? 0;
  failures.set(form, count + 1);
  show_state(form, "mislukt", t("niet_bewaard"), button(t("opnieuw"), "ok-knop-link", () => void save(form)));
  window.clearTimeout(timers.get(form));
  timers.set(form, window.setTimeout(() => void save(form), backoff(count)));
}

async function send(form: HTMLFormElement, token_is_fresh = false): Promise<void> {
  const sending = dirty_in(form);
  if (sending.length === 0) return;
  const before = new Map(sending.map((control) => [control, value_of(control)]));
  show_state(form, "bezig", t("bezig"));
  let status = 0;
  let body: unknown;
  try {
    const response = await send_form(form, { "X-Requested-With": "autosave", Accept: "application/json" });
    status = response.status;
    body = await response.json().catch(() => undefined);
  } catch {
    return retry_later(form);
  }
  const result = outcome(status, body);
  if (result.kind === "retry") return retry_later(form);
  if (result.kind === "signed_out") {
    show_state(form, "mislukt", t("afgemeld_titel"));
    await sign_in_again();
    return send(form, true);
  }
  if (result.kind === "stale_token") {
    if (!token_is_fresh && (await refresh_tokens())) return send(form, true);
    return show_state(form, "mislukt", t("niet_bewaard_geen_toegang"));
  }
  failures.delete(form);
  set_version(form, result.answer.versie);
  show_errors(form, result.answer);
  if (result.kind === "collision") {
    // Nothing is saved before the choice; what was typed stays dirty, so that nobody leaves it behind unseen.
    show_state(form, "mislukt", t("botsing_titel"));
    for (const collision of result.collisions) show_collision(form, collision);
  } else if (result.kind === "refused") {
    show_state(form, "afgewezen", t("niet_bewaard_afgewezen"));
  } else {
    mark_clean(sending.filter((control) => value_of(control) === before.get(control)));
    for (const settled of form.querySelectorAll("input[data-gekozen], .ok-botsing")) settled.remove();
    show_state(form, "klaar", t("bewaard", result.answer.bewaard_om ?? ""));
  }
  replace_html(result.answer.fragmenten ?? {});
  flush_waiting();
}

const value_of = (control: Control): string =>
  control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type) ? String(control.checked) : control.value;

export function save(form: HTMLFormElement): Promise<void> {
  window.clearTimeout(timers.get(form));
  const group = form.dataset["autosave"] || form.action;
  const next = (queues.get(group) ?? Promise.resolve()).then(() => (form.isConnected ? send(form) : undefined));
  queues.set(group, next);
  return next;
}

// A form in which somebody still has to choose between two versions waits for that choice.
const must_choose = (form: HTMLFormElement): boolean => form.querySelector(".ok-botsing") !== null;

function autosaving(target: EventTarget | null): [Control, HTMLFormElement] | undefined {
  if (!is_control(target) || !target.name || target.type === "file" || !target.form?.matches("form[data-autosave]")) return undefined;
  return [target, target.form];
}

export function start_autosave(): void {
  document.addEventListener("input", (event) => {
    const found = autosaving(event.target);
    if (!found) return;
    const [control, form] = found;
    mark_dirty(control);
    window.clearTimeout(timers.get(form));
    if (!must_choose(form)) timers.set(form, window.setTimeout(() => void save(form), pause_after_typing));
  });
  for (const type of ["change", "focusout"] as const)
    document.addEventListener(type, (event) => {
      const found = autosaving(event.target);
      if (found && dirty_in(found[1]).length > 0 && !must_choose(found[1])) void save(found[1]);
      window.setTimeout(flush_waiting, 0);
    });
  // A whole page is on its way with everything in it: no need to warn, and the server answers with errors or a new page.
  document.addEventListener("submit", (event) => {
    if (event.target instanceof HTMLFormElement && !event.defaultPrevented) mark_clean(dirty_in(event.target));
  });
  window.addEventListener("online", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosave]")) if (dirty_in(form).length > 0) void save(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if (anything_dirty()) event.preventDefault();
  });
}
