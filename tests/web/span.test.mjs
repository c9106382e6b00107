// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";
import { span_after_drag } from "../../web/src/span.ts";

const bar = { van: 3, tot: 9 };

test("an end moves alone, and a bar keeps at least a month", () => {
  assert.deepEqual(span_after_drag(bar, "begin", 2, 12), { van: 5, tot: 9 });
  assert.deepEqual(span_after_drag(bar, "begin", 20, 12), { van: 8, tot: 9 });
  assert.deepEqual(span_after_drag(bar, "eind", -2, 12), { van: 3, tot: 7 });
  assert.deepEqual(span_after_drag(bar, "eind", -20, 12), { van: 3, tot: 4 });
});

test("a whole bar keeps its length, and nothing leaves the picture", () => {
  assert.deepEqual(span_after_drag(bar, "hele", 2, 12), { van: 5, tot: 11 });
  assert.deepEqual(span_after_drag(bar, "hele", 20, 12), { van: 6, tot: 12 });
  assert.deepEqual(span_after_drag(bar, "hele", -20, 12), { van: 0, tot: 6 });
  assert.deepEqual(span_after_drag(bar, "begin", -20, 12), { van: 0, tot: 9 });
  assert.deepEqual(span_after_drag(bar, "eind", 20, 12), { van: 3, tot: 12 });
});
