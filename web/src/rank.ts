// SPDX-License-Identifier: EUPL-1.2
//
// <ol data-rang> in a form with <input name="volgorde">: rows [data-rang-id] move by their buttons ([data-rang-stap="-1"],
// "1") or by dragging. The buttons are real submit buttons, so without script they post; here they change "volgorde"
// ("3,1,2") and let autosave do the rest.
import { moved } from "./answer.ts";
import { announce, on } from "./dom.ts";
import { t } from "./teksten.ts";

const rows = (list: Element): HTMLElement[] => [...list.querySelectorAll<HTMLElement>(":scope > [data-rang-id]")];

function place(list: Element, from: number, to: number): void {
  const before = rows(list);
  const row = before[from];
  if (!row || from === to || to < 0 || to >= before.length) return;
  const focused = document.activeElement;
  list.append(...moved(before, from, to));
  if (focused instanceof HTMLElement && list.contains(focused)) focused.focus();
  const order = list.closest("form")?.querySelector<HTMLInputElement>("input[name=volgorde]");
  if (order) {
    order.value = rows(list).map((item) => item.dataset["rangId"]).join(",");
    order.dispatchEvent(new Event("input", { bubbles: true }));
  }
  announce(t("plaats", row.querySelector(".ok-rang__tekst")?.textContent?.trim() ?? "", to + 1, before.length));
}

export function start_rank(): void {
  on("click", "[data-rang-stap]", (step, event) => {
    const list = step.closest("[data-rang]");
    const row = step.closest("[data-rang-id]");
    if (!list || !(row instanceof HTMLElement)) return;
    event.preventDefault();
    const from = rows(list).indexOf(row);
    place(list, from, from + Number(step.dataset["rangStap"]));
  });

  let held: HTMLElement | undefined;
  on("pointerdown", "[data-rang] > [data-rang-id]", (row, event) => {
    row.draggable = event.pointerType === "mouse" && !(event.target as Element).closest("a, button, input, textarea, select, summary");
  });
  on("dragstart", "[data-rang-id]", (row, event) => {
    held = row;
    row.classList.add("ok-rang__rij--gepakt");
    if (event.dataTransfer) event.dataTransfer.effectAllowed = "move";
  });
  on("dragover", "[data-rang-id]", (row, event) => {
    if (!held || row.parentElement !== held.parentElement) return;
    event.preventDefault();
  });
  on("drop", "[data-rang-id]", (row, event) => {
    const list = row.closest("[data-rang]");
    if (!held || !list || row.parentElement !== held.parentElement) return;
    event.preventDefault();
    place(list, rows(list).indexOf(held), rows(list).indexOf(row));
  });
  on("dragend", "[data-rang-id]", (row) => {
    row.classList.remove("ok-rang__rij--gepakt");
    held = undefined;
  });
}
