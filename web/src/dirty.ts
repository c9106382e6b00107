// SPDX-License-Identifier: EUPL-1.2
// Which fields hold something the server has not confirmed yet.
import type { Control } from "./dom.ts";

const dirty = new Set<Control>();

export const mark_dirty = (control: Control): void => void dirty.add(control);
export const is_dirty = (control: Control): boolean => dirty.has(control);
export const mark_clean = (controls: Iterable<Control>): void => {
  for (const control of controls) dirty.delete(control);
};
export const dirty_in = (form: HTMLFormElement): Control[] => [...dirty].filter((control) => control.form === form);
export const anything_dirty = (): boolean => [...dirty].some((control) => control.isConnected);
