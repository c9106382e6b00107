// SPDX-License-Identifier: EUPL-1.2
// The words, from inhoud/teksten/nl/script.toml: web/build.mjs puts them here.
declare const __TEKSTEN__: Record<string, string>;

// The text with {0}, {1} ... filled in.
export function fill(text: string, values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ""));
}

export function t(key: string, ...values: (string | number)[]): string {
  const text = __TEKSTEN__[key];
  if (text === undefined) throw new Error(`script.toml has no "${key}"`);
  return fill(text, values);
}
