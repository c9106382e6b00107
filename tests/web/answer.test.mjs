// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff, backoff_spread, moved, outcome, stream_end } from "../../web/src/answer.ts";
import { fill } from "../../web/src/teksten.ts";

test("an answer with a time is saved, one with errors is refused, one with two versions is a collision", () => {
  assert.equal(outcome(200, { versie: 3, bewaard_om: "14:03" }).kind, "saved");
  assert.equal(outcome(200, { fouten: [{ veld: "bedrag", tekst: "Vul een bedrag in" }] }).kind, "refused");
  assert.equal(outcome(400, { fouten: [] }).kind, "refused");
  assert.equal(outcome(409, { botsing: [{ veld: "a", mijn: "1", hun: "2" }] }).kind, "collision");
  assert.equal(outcome(200, { botsing: [], bewaard_om: "14:03" }).kind, "saved");
});

test("what may pass by itself is tried again", () => {
  for (const status of [0, 408, 429, 500, 502, 503]) assert.equal(outcome(status, {}).kind, "retry", String(status));
  assert.equal(outcome(200, undefined).kind, "retry", "a proxy's own page is no answer");
  assert.equal(outcome(200, "<html>").kind, "retry");
  assert.equal(outcome(200, []).kind, "retry");
});

test("an ended session asks for signing in, a stale token for a fresh one, whatever the body says", () => {
  assert.equal(outcome(401, undefined).kind, "signed_out");
  assert.equal(outcome(403, { versie: 2 }).kind, "stale_token");
});

test("waits longer after each failure, never more than half a minute", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 50].map(backoff), [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
});

test("spreads its waiting by a quarter to either side", () => {
  assert.deepEqual([0, 0.5, 0.999].map((chance) => backoff_spread(3, chance)), [6000, 8000, 9996]);
});

test("listening again helps unless somebody is signed out or may not see it", () => {
  assert.equal(stream_end(401), "signed_out");
  for (const status of [403, 404]) assert.equal(stream_end(status), "no_access", String(status));
  for (const status of [0, 200, 204, 429, 500, 502, 503]) assert.equal(stream_end(status), "retry", String(status));
});

test("moves one and keeps the rest in order", () => {
  assert.deepEqual(moved(["a", "b", "c", "d"], 3, 0), ["d", "a", "b", "c"]);
  assert.deepEqual(moved(["a", "b", "c", "d"], 0, 2), ["b", "c", "a", "d"]);
  assert.deepEqual(moved(["a", "b"], 0, 5), ["a", "b"]);
  assert.deepEqual(moved(["a", "b"], -1, 0), ["a", "b"]);
});

test("fills in values by number, and leaves out what is not there", () => {
  assert.equal(fill("{1} van {0}", ["b", 2]), "2 van b");
  assert.equal(fill("op {3}", ["a"]), "op ");
});
