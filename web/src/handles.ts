// SPDX-License-Identifier: EUPL-1.2
//
// Small handles on a page:
//   <button data-dialoog="id"> opens a <dialog>; <button data-sluit> closes the one it is in
//   <button data-druk-af>      prints            <button data-kopieer="id"> copies the text (or value) of an element
//   <button data-groot="id">   the canvas fills the wall screen; Escape, or the button again, brings it back
import { announce, on } from "./dom.ts";
import { t } from "./teksten.ts";

function text_of(target: HTMLElement | null): string {
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return target.value;
  return target?.innerText ?? "";
}

function enlarge(canvas: HTMLElement, large: boolean): void {
  canvas.classList.toggle("ok-canvas--groot", large);
  for (const handle of document.querySelectorAll(`[data-groot="${CSS.escape(canvas.id)}"]`)) handle.setAttribute("aria-pressed", String(large));
  if (large) canvas.requestFullscreen?.().catch(() => undefined);
  else if (document.fullscreenElement) void document.exitFullscreen();
}

const large_canvas = (): HTMLElement | null => document.querySelector<HTMLElement>(".ok-canvas--groot");

export function start_handles(): void {
  on("click", "[data-dialoog]", (handle) => {
    const dialog = document.getElementById(handle.dataset["dialoog"] ?? "");
    if (dialog instanceof HTMLDialogElement) dialog.showModal();
  });
  on("click", "[data-sluit]", (handle) => handle.closest("dialog")?.close());
  on("click", "[data-druk-af]", () => window.print());
  on("click", "[data-kopieer]", (handle) => {
    const text = text_of(document.getElementById(handle.dataset["kopieer"] ?? ""));
    navigator.clipboard?.writeText(text).then(() => announce(t("gekopieerd"), true), () => announce(t("kopieer_zelf"), true));
  });
  on("click", "[data-groot]", (handle) => {
    const canvas = document.getElementById(handle.dataset["groot"] ?? "");
    if (canvas) enlarge(canvas, !canvas.classList.contains("ok-canvas--groot"));
  });
  document.addEventListener("keydown", (event) => {
    const canvas = large_canvas();
    if (event.key === "Escape" && canvas) enlarge(canvas, false);
  });
  document.addEventListener("fullscreenchange", () => {
    const canvas = large_canvas();
    if (canvas && !document.fullscreenElement) enlarge(canvas, false);
  });
  // A menu closes when somebody goes on elsewhere.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.ok-menu[open]"))
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  on("keydown", "details.ok-menu[open]", (menu, event) => {
    if (event.key !== "Escape" || !(menu instanceof HTMLDetailsElement)) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}
