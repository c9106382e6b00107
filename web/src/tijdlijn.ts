// SPDX-License-Identifier: EUPL-1.2
//
// Bars of the timeline (svg[data-maanden] > rect[data-balk="f-<id>"]) can be dragged: the left end changes "start_maand", the
// right end the field of data-eind ("eind_maand" or "duur_maanden"), the middle both. Only the fields of the form are
// changed, by whole months; saving and drawing again is what typing there does.
import { span_after_drag, type Grip, type Span } from "./span.ts";

const edge = 14;  // pixels at an end that take hold of that end

type Held = { bar: SVGRectElement; grip: Grip; from: number; month: number; span: Span; now: Span; months: number };

const field = (bar: SVGRectElement, name: string): HTMLInputElement | null =>
  document.querySelector<HTMLInputElement>(`#${CSS.escape(`${bar.dataset["balk"] ?? ""}-${name}`)}`);

function type_in(input: HTMLInputElement | null, value: string): void {
  if (!input || input.value === value) return;
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

function take(bar: SVGRectElement, x: number): Held | undefined {
  const svg = bar.ownerSVGElement;
  const months = Number(svg?.dataset["maanden"]);
  if (!svg || !months || !field(bar, "start_maand")) return undefined;
  const box = bar.getBoundingClientRect();
  const span = { van: Number(bar.dataset["van"]), tot: Number(bar.dataset["tot"]) };
  const can_end = bar.dataset["eind"] !== undefined && field(bar, bar.dataset["eind"]) !== null;
  const grip: Grip = !can_end ? "hele" : x - box.left < Math.min(edge, box.width / 3) ? "begin" : box.right - x < Math.min(edge, box.width / 3) ? "eind" : "hele";
  const scale = svg.getScreenCTM()?.a ?? 1;  // the picture may be smaller than its box
  return { bar, grip, from: x, month: (scale * Number(svg.dataset["breedte"])) / months, span, now: span, months };
}

function show({ bar, now, months }: Held): void {
  const per_month = Number(bar.ownerSVGElement?.dataset["breedte"]) / months;
  bar.setAttribute("x", String(now.van * per_month));
  bar.setAttribute("width", String(Math.max((now.tot - now.van) * per_month - 1, 4)));
}

function put_down({ bar, now, span, months }: Held): void {
  if (now.van !== span.van) type_in(field(bar, "start_maand"), String(now.van));
  const end = bar.dataset["eind"];
  if (end === "duur_maanden") type_in(field(bar, end), String(now.tot - now.van));
  else if (end && now.tot !== span.tot) type_in(field(bar, end), now.tot >= months ? "" : String(now.tot));
}

export function start_timeline(): void {
  let held: Held | undefined;
  document.addEventListener("pointerdown", (event) => {
    const bar = event.target instanceof SVGRectElement && event.target.dataset["balk"] ? event.target : undefined;
    held = bar && event.isPrimary ? take(bar, event.clientX) : undefined;
    if (held) event.preventDefault();
  });
  const follow = (event: PointerEvent): void => {
    if (!held) return;
    held.now = span_after_drag(held.span, held.grip, Math.round((event.clientX - held.from) / held.month), held.months);
    show(held);
  };
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", (event) => {
    follow(event);
    if (held) put_down(held);
    held = undefined;
  });
  document.addEventListener("pointercancel", () => { held = undefined; });
}
