// SPDX-License-Identifier: EUPL-1.2
// Replaces parts of the page by id. What somebody is typing in is never replaced: that waits until the cursor leaves.
import { show_questions } from "./condition.ts";
import { is_control, is_typing, type Control } from "./dom.ts";
import { is_dirty } from "./dirty.ts";

const waiting = new Map<string, Element>();

function must_wait(old: Element): boolean {
  if (is_typing(document.activeElement) && old.contains(document.activeElement)) return true;
  return [...old.querySelectorAll<Control>("input, textarea, select")].some(is_dirty);
}

// A new part is kept while somebody types it: here it stands in its form, and in the list once the button is pressed.
function leave_out_unfinished(old: Element, fresh: Element): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("form[data-autosave] input[type=hidden][name=id]")) {
    if (old.contains(input)) continue;  // the form goes as well: it was added
    const id = CSS.escape(input.value);
    for (const shown of fresh.querySelectorAll(`#post-${id}, [data-rang-id="${id}"]`)) shown.remove();
  }
}

function swap(old: Element, fresh: Element): void {
  const active = document.activeElement;
  const focused = active && old.contains(active) ? active : null;
  leave_out_unfinished(old, fresh);
  const open = new Set([...old.querySelectorAll("details[open][id]")].map((details) => details.id));
  old.replaceWith(fresh);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focused?.id) document.getElementById(focused.id)?.focus({ preventScroll: true });
}

export function replace(id: string, fresh: Element): void {
  const old = document.getElementById(id);
  if (!old || old.isEqualNode(fresh)) return;
  fresh.id = id;
  if (must_wait(old)) waiting.set(id, fresh);
  else swap(old, fresh);
}

// `html`: one element per id, as the server would have drawn it.
export function replace_html(parts: Record<string, string>): void {
  for (const [id, html] of Object.entries(parts)) {
    const template = document.createElement("template");
    template.innerHTML = html;
    const fresh = template.content.firstElementChild;
    if (fresh) replace(id, fresh);
  }
}

export function replace_from(page: Document, ids: readonly string[]): void {
  for (const id of ids) {
    const fresh = page.getElementById(id);
    if (fresh) replace(id, document.importNode(fresh, true));
  }
}

export function flush_waiting(): void {
  for (const [id, fresh] of [...waiting]) {
    const old = document.getElementById(id);
    if (old && must_wait(old)) continue;
    waiting.delete(id);
    if (old) swap(old, fresh);
  }
}

// The same control in another drawing of its form. Its id begins with that of the part, which a form for a new one has not.
function counterpart(control: Control, fresh: HTMLFormElement): Control | undefined {
  const by_id = control.id ? fresh.querySelector(`#${CSS.escape(control.id)}`) : null;
  if (is_control(by_id)) return by_id;
  const one_of_many = control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type);
  return [...fresh.elements].filter(is_control).find((other) => other.name === control.name && (!one_of_many || other.value === control.value));
}

// Takes over what somebody else wrote in the fields nobody here is busy with. The version moves along only when all
// fields did: otherwise the server must still see that this form started from the older text.
export function sync_form(form: HTMLFormElement, fresh: HTMLFormElement): void {
  let complete = true;
  for (const control of form.elements) {
    if (!is_control(control) || !control.name || control.type === "hidden") continue;
    const other = counterpart(control, fresh);
    if (!other) continue;
    if (is_dirty(control) || (document.activeElement === control && is_typing(control) && control.value !== other.value)) complete = false;
    else if (control instanceof HTMLInputElement && other instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type))
      control.checked = other.checked;
    else control.value = other.value;
  }
  show_questions(form);
  if (!complete) return;
  for (const name of ["versie", "gezien"]) {
    const mine = form.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`);
    const newer = fresh.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`);
    if (mine && newer) mine.value = newer.value;
  }
}
