// SPDX-License-Identifier: EUPL-1.2
// What the server says after an autosave, and what we make of it. Pure: tested without a browser.

export interface FieldError { veld: string; tekst: string }
// Both versions as a form holds them (codes), and in words for who must choose.
export interface Collision { veld: string; mijn: string; hun: string; mijn_woorden?: string; hun_woorden?: string; door?: string }
export interface Answer {
  versie?: string | number;
  bewaard_om?: string;
  fouten?: FieldError[];
  fragmenten?: Record<string, string>;
  botsing?: Collision[];
}

export type Outcome =
  | { kind: "saved"; answer: Answer }
  | { kind: "refused"; answer: Answer }   // the text has errors: trying again does not help
  | { kind: "collision"; answer: Answer; collisions: Collision[] }
  | { kind: "signed_out" }                // 401
  | { kind: "stale_token" }               // 403: the form's token may belong to a session that ended
  | { kind: "retry" };                    // network gone, server busy

export function outcome(status: number, body: unknown): Outcome {
  if (status === 401) return { kind: "signed_out" };
  if (status === 403) return { kind: "stale_token" };
  if (typeof body !== "object" || body === null || Array.isArray(body)) return { kind: "retry" };
  const answer = body as Answer;
  if (answer.botsing?.length) return { kind: "collision", answer, collisions: answer.botsing };
  if (status >= 200 && status < 300) return answer.fouten?.length ? { kind: "refused", answer } : { kind: "saved", answer };
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) return { kind: "refused", answer };
  return { kind: "retry" };
}

// Milliseconds before try `count` (0 is the first repeat): 1, 2, 4 ... at most 30 seconds.
export function backoff(count: number): number {
  return Math.min(30_000, 1000 * 2 ** Math.min(count, 5));
}

// The same, spread by a quarter to either side: pages that lost one server do not all knock at the same moment. `chance` in [0, 1).
export function backoff_spread(count: number, chance: number): number {
  return Math.round(backoff(count) * (0.75 + chance / 2));
}

// Why a stream of events ended, from the status of asking for it: whether listening again can help.
export function stream_end(status: number): "signed_out" | "no_access" | "retry" {
  if (status === 401) return "signed_out";
  return status === 403 || status === 404 ? "no_access" : "retry";
}

// `ids` with the one at `from` moved to `to`; the same list when either is outside.
export function moved<T>(ids: readonly T[], from: number, to: number): T[] {
  const result = [...ids];
  if (from < 0 || to < 0 || from >= ids.length || to >= ids.length) return result;
  result.splice(to, 0, ...result.splice(from, 1));
  return result;
}
