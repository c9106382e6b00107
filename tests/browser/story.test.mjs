// SPDX-License-Identifier: EUPL-1.2
// A story must fail when the browser complains, whatever the story itself says: seen here with a server that misbehaves.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { run_node_file } from "../../tools/run-tests.mjs";
import { root, Server } from "./harness.mjs";

let folder;
before(() => { folder = mkdtempSync(join(tmpdir(), "ontknoop-story-")); });
after(() => rmSync(folder, { recursive: true, force: true }));

function program(name, text) {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nexec "${join(root, "tools/node")}" - "$@" <<'END'\n${text}\nEND\n`);
  chmodSync(path, 0o755);
  return path;
}

const server_text = `
const port = Number(process.argv[process.argv.indexOf("--port") + 1]);
const doc = (body) => '<!DOCTYPE html>\\n<html lang="nl"><head><meta charset="utf-8"><title>Proef</title><link rel="icon" href="/readyz"></head><body><main><h1>Proef</h1>' + body + "</main></body></html>";
const pages = {
  "/goed": doc("<p>Goed</p>"), "/csp": doc('<p onclick="x()">x</p>'), "/buiten": doc('<p><img alt="" src="http://127.0.0.2:9/x.png"></p>'),
  "/ongeldig": doc('<p><div></div></p>'),
};
process.on("SIGTERM", () => process.exit(0));
require("node:http").createServer((request, response) => {
  if (request.url === "/readyz") return response.end("ok");
  if (request.url === "/stuk") return response.writeHead(500).end("stuk");
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("content-security-policy", "default-src 'none'; img-src *");
  response.end(pages[request.url]);
}).listen(port, "127.0.0.1");`;

test("stories fail on console errors, broken policy, requests elsewhere, a 500, and invalid HTML; and only then", async () => {
  const binary = program("server", server_text);
  const stories = join(folder, "stories.test.mjs");
  writeFileSync(stories, `
    process.env.ONTKNOOP_BIN = ${JSON.stringify(binary)};
    const { story, check_collected_html } = await import(${JSON.stringify(join(root, "tests/browser/harness.mjs"))});
    for (const path of ["goed", "csp", "buiten", "stuk", "ongeldig"]) story(path, async ({ page }) => { await page.goto("/" + path); });
    story("zonder script", async ({ page, check }) => { await page.goto("/goed"); await check.axe(page); }, { javascript: false });
    story("verwacht", async ({ page }) => { await page.goto("/stuk"); }, { expect: [/500/, /console/] });
    check_collected_html();`);
  const result = await run_node_file(stories);
  assert.deepEqual(result.failures.map((failure) => failure.test).sort(), ["buiten", "csp", "stuk", "the HTML of every page in these stories is valid"]);
  assert.equal(result.passed, 4);
  assert.match(result.failures.find((failure) => failure.test === "stuk").text, /picture in build\/browser\/stuk\.png/);
});

test("a server that does not start says why", async () => {
  const binary = program("broken", `console.error("poort is bezet"); process.exit(3);`);
  await assert.rejects(Server.start(binary), /ended with 3[^]*poort is bezet/);
  await assert.rejects(Server.start(join(folder, "absent")), /does not start/);
});
