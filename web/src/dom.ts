// SPDX-License-Identifier: EUPL-1.2
// Small helpers around the document. Everything a page wants from us it says with data-attributes, and every listener
// sits on the document: parts of a page are replaced all the time, and nothing has to be wired again.

export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function is_control(node: unknown): node is Control {
  return node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;
}

// A control somebody types in: replacing it would take the cursor away.
export function is_typing(node: Element | null): boolean {
  if (node instanceof HTMLTextAreaElement) return true;
  return node instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "range", "file"].includes(node.type);
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Record<string, string> = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(text: string, kind: string, on_click: () => void): HTMLButtonElement {
  const made = element("button", { type: "button", class: kind }, text);
  made.addEventListener("click", on_click);
  return made;
}

// Listens for `type` on everything, now and later, that matches `selector`.
export function on<K extends keyof HTMLElementEventMap>(
  type: K, selector: string, handle: (target: HTMLElement, event: HTMLElementEventMap[K]) => void, capture = false,
): void {
  document.addEventListener(type, (event) => {
    const target = event.target instanceof Element ? event.target.closest(selector) : null;
    if (target instanceof HTMLElement) handle(target, event as HTMLElementEventMap[K]);
  }, capture);
}

// Says `text` to a screen reader, and shows it for a moment when `visible`.
export function announce(text: string, visible = false): void {
  const live = document.querySelector(".ok-meldingen") ??
    document.body.appendChild(element("div", { class: "ok-meldingen", role: "status", "aria-live": "polite" }));
  const message = element("p", { class: visible ? "ok-melding" : "ok-verborgen" }, text);
  live.replaceChildren(message);
  window.setTimeout(() => message.remove(), 6000);
}

// A dialog that resolves when it closes, with the value of the button that closed it ("" for Escape).
export function ask(title: string, text: string, ...choices: (HTMLElement | { value: string; text: string; kind: string })[]): Promise<string> {
  const dialog = element("dialog", { class: "ok-dialoog", "aria-labelledby": "ok-dialoog-titel" },
    element("h2", { id: "ok-dialoog-titel" }, title), element("p", {}, text));
  const actions = element("form", { method: "dialog", class: "ok-acties" });
  for (const choice of choices)
    actions.append(choice instanceof HTMLElement
      ? choice : element("button", { class: `utrecht-button utrecht-button--${choice.kind}`, value: choice.value }, choice.text));
  dialog.append(actions);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(dialog.returnValue);
  }));
}
