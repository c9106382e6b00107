// SPDX-License-Identifier: EUPL-1.2
// The runner is trusted with "all is well", so it has to notice when it is not.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { run_node_file, run_program, summary } from "../../tools/run-tests.mjs";

let folder;
before(() => { folder = mkdtempSync(join(tmpdir(), "ontknoop-runner-")); });
after(() => rmSync(folder, { recursive: true, force: true }));

// A program that behaves like GoogleTest: writes `report` where it is asked to, and ends with `code`.
function program(name, report, code) {
  const path = join(folder, name);
  const write = report === undefined ? "" : `printf '%s' '${JSON.stringify(report)}' > "\${1#--gtest_output=json:}"\n`;
  writeFileSync(path, `#!/bin/sh\n${write}echo said something\nexit ${code}\n`);
  chmodSync(path, 0o755);
  return run_program(path, join(folder, "reports"), folder);
}
const suite = (...tests) => ({ testsuites: [{ name: "S", testsuite: tests.map((item, i) => ({ name: `t${i}`, status: "RUN", result: "COMPLETED", ...item })) }] });

test("counts what passed and what was skipped", async () => {
  const result = await program("good_test", suite({}, {}, { result: "SKIPPED" }), 0);
  assert.deepEqual([result.passed, result.skipped, result.failures.length], [2, 1, 0]);
});

test("names the test that failed, with its text", async () => {
  const result = await program("bad_test", suite({}, { failures: [{ failure: "1 is not 2" }] }), 1);
  assert.deepEqual(result.failures, [{ test: "S.t1", text: "1 is not 2" }]);
  assert.equal(summary([result]).line, "1 passed, 1 failed");
  assert.equal(summary([result]).ok, false);
});

test("a program that crashes before its report is a failure", async () => {
  const result = await program("crash_test", undefined, 139);
  assert.equal(result.failures.length, 1);
  assert.match(result.failures[0].text, /code 139[^]*said something/);
});

test("a program that ends badly after a clean report is a failure", async () => {
  assert.equal((await program("leak_test", suite({}), 1)).failures.length, 1);
});

test("a report of an older run does not count", async () => {
  await program("twice_test", suite({}), 0);
  assert.equal((await program("twice_test", undefined, 0)).failures.length, 1);
});

test("a program that cannot start is a failure", async () => {
  assert.equal((await run_program(join(folder, "absent_test"), join(folder, "reports"), folder)).failures.length, 1);
});

test("nothing run is a failure", () => {
  assert.equal(summary([]).ok, false);
  assert.equal(summary([{ name: "x", passed: 0, skipped: 3, failures: [] }]).ok, false);
});

async function node_file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return run_node_file(path);
}

test("counts the tests of a script, nested ones once", async () => {
  const result = await node_file("a.test.mjs", `import { test, describe } from "node:test";
    test("one", () => {}); describe("group", () => { test("two", () => {}); }); test("later", { skip: true }, () => {});`);
  assert.deepEqual([result.passed, result.skipped, result.failures.length], [2, 1, 0]);
});

test("a script with a failing test, or that does not load, is a failure", async () => {
  const failing = await node_file("b.test.mjs", `import { test } from "node:test"; test("no", () => { throw new Error("planted"); });`);
  assert.equal(failing.failures.length, 1);
  assert.match(failing.failures[0].text, /planted/);
  assert.equal((await node_file("c.test.mjs", `import "./absent.mjs";`)).failures.length, 1);
});
