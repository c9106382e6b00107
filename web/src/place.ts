// SPDX-License-Identifier: EUPL-1.2
// Brings a person to the right place: out of a folded block that hides it, and out of a window that was only for signing in.

import { on } from "./dom.ts";

// Opens every <details> around it; says whether one was closed.
export function unfold(target: Element): boolean {
  let was_closed = false;
  for (let around = target.closest("details"); around; around = around.parentElement?.closest("details") ?? null) {
    was_closed ||= !around.open;
    around.open = true;
  }
  return was_closed;
}

// A link to something inside <details> opens them; not every browser does that by itself.
function reveal(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !unfold(target)) return;
  target.scrollIntoView();
  target.focus({ preventScroll: true });
}

// The page after signing in beside a page that is still open: that one has the text, so this window goes away.
function start_return(): void {
  const button = document.querySelector<HTMLElement>("[data-sluit-venster]");
  if (!button || !window.opener) return;
  button.hidden = false;
  button.addEventListener("click", () => window.close());
  window.close();
}

// The list of places on a long page has done its work.
function start_jump(): void {
  on("click", ".ok-springen a", (link) => link.closest("details")?.removeAttribute("open"));
}

// Paper holds what is folded as well. Newer browsers print it by the style sheet; for others it is opened as long as that takes.
function start_print(): void {
  if (CSS.supports("selector(::details-content)")) return;
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("main details:not([open]):not(.ok-hulp):not(.ok-niet-printen)")];
    for (const details of opened) details.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
}

export function start_place(): void {
  start_print();
  start_jump();
  reveal();
  window.addEventListener("hashchange", reveal);
  start_return();
}
