// SPDX-License-Identifier: EUPL-1.2
// Brings a person to the right place: out of a folded block that hides it, and out of a window that was only for signing in.

import { on } from "./dom.ts";

// A link to something inside <details> opens them; not every browser does that by itself.
function reveal(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded: HTMLDetailsElement[] = [];
  for (let around = target?.closest("details"); around; around = around.parentElement?.closest("details")) folded.push(around);
  const closed = folded.filter((details) => !details.open);
  if (!target || closed.length === 0) return;
  for (const details of closed) details.open = true;
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

export function start_place(): void {
  start_jump();
  reveal();
  window.addEventListener("hashchange", reveal);
  start_return();
}
