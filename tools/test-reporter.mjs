// SPDX-License-Identifier: EUPL-1.2
// Reporter of node:test for tools/run-tests: one JSON line per test that ended.
export default async function* (events) {
  for await (const { type, data } of events) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    const error = data.details?.error;
    yield JSON.stringify({
      test: data.name, passed: type === "test:pass", suite: data.details?.type === "suite", file: data.file,
      skipped: data.skip !== undefined, only_children_failed: error?.failureType === "subtestsFailed",
      text: String(error?.cause?.stack ?? error?.cause ?? error?.message ?? ""),
    }) + "\n";
  }
}
