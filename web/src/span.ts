// SPDX-License-Identifier: EUPL-1.2
// Months of a bar on the timeline. Pure: tested without a browser.

export type Grip = "begin" | "eind" | "hele";
export interface Span { van: number; tot: number }  // from the beginning of month `van` to the beginning of month `tot`

// The span after dragging by whole months: never shorter than a month, never outside 0 ... months.
export function span_after_drag({ van, tot }: Span, grip: Grip, by: number, months: number): Span {
  if (grip === "begin") return { van: Math.max(0, Math.min(van + by, tot - 1)), tot };
  if (grip === "eind") return { van, tot: Math.min(months, Math.max(tot + by, van + 1)) };
  const shift = Math.max(-van, Math.min(by, months - tot));
  return { van: van + shift, tot: tot + shift };
}
