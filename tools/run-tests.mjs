// SPDX-License-Identifier: EUPL-1.2
//
// tools/run-tests [--preset release] [--no-build] [name ...]
// Builds everything, runs every *_test program of the build and every tests/**/*.test.mjs, and adds up. With names, only
// programs and files whose path contains one of them. Failures are printed in full at the end; the last line is
//   N passed, N failed[, N skipped]
// Fails when a test fails, when a program ends without a report, and when there was nothing to run.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program_minutes = 20;
const file_minutes = 20;

// One outcome: { name, passed, skipped, failures: [{ test, text }] }
const failed = (name, test, text) => ({ name, passed: 0, skipped: 0, failures: [{ test, text }] });

export function read_gtest_report(name, report) {
  const result = { name, passed: 0, skipped: 0, failures: [] };
  for (const suite of report.testsuites ?? [])
    for (const test of suite.testsuite ?? []) {
      const full = `${suite.name}.${test.name}`;
      if (test.failures?.length) result.failures.push({ test: full, text: test.failures.map((item) => item.failure).join("\n") });
      else if (test.result === "SKIPPED") result.skipped++;
      else if (test.status === "RUN") result.passed++;
    }
  return result;
}

// Starts a program and waits: { code, signal, error, out, err }. (The time-out of spawn() itself keeps a process that could
// not start waiting until it is over.)
function start_and_wait(command, parameters, options, minutes) {
  return new Promise((done) => {
    const child = spawn(command, parameters, { stdio: ["ignore", "pipe", "pipe"], ...options });
    const timer = setTimeout(() => child.kill("SIGKILL"), minutes * 60_000);
    let out = "";
    let err = "";
    const end = (rest) => {
      clearTimeout(timer);
      done({ out, err, ...rest });
    };
    child.stdout?.on("data", (data) => { out += data; });
    child.stderr?.on("data", (data) => { err += data; });
    child.on("error", (error) => end({ error }));
    child.on("close", (code, signal) => end({ code, signal }));
  });
}

const how_it_ended = ({ code, signal, error }) => `ended with ${error ?? signal ?? `code ${code}`}`;

// Runs one GoogleTest program. A program that crashes, or says it failed without naming a test, is a failure itself.
export async function run_program(path, report_folder, cwd = root) {
  const name = basename(path);
  const report = join(report_folder, `${name}.json`);
  mkdirSync(report_folder, { recursive: true });
  rmSync(report, { force: true });
  const ended = await start_and_wait(path, [`--gtest_output=json:${report}`, "--gtest_brief=1", "--gtest_color=no"], { cwd }, program_minutes);
  const said = `${how_it_ended(ended)}\n${(ended.out + ended.err).slice(-20_000)}`;
  const result = existsSync(report) ? read_gtest_report(name, JSON.parse(readFileSync(report, "utf8"))) : failed(name, "ends with a report", said);
  if (ended.code !== 0 && result.failures.length === 0) result.failures.push({ test: "ends well", text: said });
  return result;
}

async function in_pairs(jobs, width, each) {
  const results = [];
  const queue = [...jobs];
  const worker = async () => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift()) results.push(await each(job));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}

// Runs one file of node:test tests, in a process of its own.
export async function run_node_file(path) {
  const result = { name: path.startsWith(root) ? path.slice(root.length + 1) : basename(path), passed: 0, skipped: 0, failures: [] };
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;  // set when we are tested ourselves; it would mute the tests
  const parameters = ["--no-warnings", "--test", `--test-reporter=${join(root, "tools/test-reporter.mjs")}`, path];
  const ended = await start_and_wait(process.execPath, parameters, { cwd: root, env }, file_minutes);
  for (const line of ended.out.split("\n").filter((text) => text.startsWith("{"))) {
    const { test, passed, suite, skipped, only_children_failed, text } = JSON.parse(line);
    if (!passed && !only_children_failed) result.failures.push({ test, text });
    else if (passed && !suite && skipped) result.skipped++;
    else if (passed && !suite && basename(test) !== basename(path)) result.passed++;  // a file without tests reports itself
  }
  if (ended.code !== 0 && result.failures.length === 0)
    result.failures.push({ test: "ends well", text: `${how_it_ended(ended)}\n${ended.err.slice(-8_000)}` });
  return result;
}

export function summary(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failures = results.reduce((sum, result) => sum + result.failures.length, 0);
  const skipped = results.reduce((sum, result) => sum + result.skipped, 0);
  return { line: `${passed} passed, ${failures} failed${skipped ? `, ${skipped} skipped` : ""}`, ok: failures === 0 && passed > 0 };
}

function print_outcome(result) {
  const state = result.failures.length ? "FAIL" : "ok  ";
  console.log(`${state} ${result.name.padEnd(44)} ${String(result.passed).padStart(5)} passed` +
              (result.skipped ? `, ${result.skipped} skipped` : "") + (result.failures.length ? `, ${result.failures.length} failed` : ""));
}

function is_program(path) {
  const stat = statSync(path);
  return stat.isFile() && (stat.mode & 0o111) !== 0;
}

function build(preset) {
  const folder = join(root, "build", preset);
  const steps = existsSync(join(folder, "build.ninja")) ? [] : [["cmake", "--preset", preset]];
  steps.push(["cmake", "--build", folder]);
  for (const [command, ...rest] of steps) {
    const done = spawnSync(command, rest, { cwd: root, stdio: "inherit" });
    if (done.status !== 0) return false;
  }
  return true;
}

async function main(options) {
  const take = (name, fallback) => {
    const at = options.indexOf(name);
    return at < 0 ? fallback : options.splice(at, 2)[1];
  };
  const preset = take("--preset", "release");
  const skip_build = options.includes("--no-build");
  const names = options.filter((option) => !option.startsWith("--"));
  const wanted = (path) => names.length === 0 || names.some((name) => path.includes(name));

  if (!skip_build && !build(preset)) {
    console.log("The build failed.\n0 passed, 1 failed");
    return 1;
  }
  const folder = resolve(root, "build", preset);
  process.env.ONTKNOOP_BIN ??= join(folder, "ontknoop");
  const programs = globSync(join(folder, "**/*_test")).filter((path) => is_program(path) && wanted(basename(path))).sort();
  const files = globSync(join(root, "tests/**/*.test.mjs")).filter((path) => !path.includes("node_modules") && wanted(path.slice(root.length))).sort();

  const results = await in_pairs(programs, 2, async (path) => {
    const result = await run_program(path, join(folder, "reports"));
    print_outcome(result);
    return result;
  });
  for (const file of files) {
    const result = await run_node_file(file);
    print_outcome(result);
    results.push(result);
  }
  for (const result of results)
    for (const { test, text } of result.failures) console.log(`\n--- ${result.name}: ${test}\n${text}`);
  const { line, ok } = summary(results);
  if (results.length === 0 || !ok) console.log(results.some((result) => result.passed) ? "" : "\nNothing was run: that counts as a failure.");
  console.log(line);
  return ok ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.exitCode = await main(process.argv.slice(2));
