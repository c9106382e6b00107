// SPDX-License-Identifier: EUPL-1.2
//
// What depends on another question of the same form, while somebody types:
//   <div data-als="bedrag">                   there while that one is filled in; a question that was answered stays in sight
//   <p data-als="bedrag" data-tenzij="reden">  the same, and not while the other is filled in
// Without script it is as the server drew it after saving.
import { is_control } from "./dom.ts";

const is_filled = (control: unknown): boolean => {
  if (!is_control(control)) return false;
  if (control instanceof HTMLInputElement && ["checkbox", "radio"].includes(control.type)) return control.checked && control.value !== "";
  return control.value.trim() !== "";
};

const filled_in = (form: HTMLFormElement, name: string | undefined): boolean =>
  [...form.elements].some((control) => is_control(control) && control.name === name && is_filled(control));

export function show_questions(form: HTMLFormElement): void {
  for (const part of form.querySelectorAll<HTMLElement>("[data-als]")) {
    const answered = [...part.querySelectorAll("input, textarea, select")].some(is_filled);
    part.hidden = !answered && !(filled_in(form, part.dataset["als"]) && !filled_in(form, part.dataset["tenzij"]));
  }
}

export function start_conditions(): void {
  for (const type of ["input", "change"] as const)
    document.addEventListener(type, (event) => {
      if (is_control(event.target) && event.target.form) show_questions(event.target.form);
    });
}
