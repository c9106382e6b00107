// SPDX-License-Identifier: EUPL-1.2
// The checks of the harness, each seen red on a page with a planted mistake and green on the page with all components.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { axe, focus_visible, nu_check, reflow, root, small_targets, sticking_out, validate_html } from "./harness.mjs";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'";
const doc = (body, head = "") => `<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Proef</title>${head}</head><body><main><h1>Proef</h1>${body}</main></body></html>`;
const planted = {
  "/contrast": doc('<p style="color:#bbb">Bijna niet te lezen</p>'),
  "/breed": doc('<div style="width:500px;background:#eee">Breed</div>'),
  "/klein": doc('<button style="width:12px;height:12px;padding:0;font-size:6px" aria-label="a"></button><button style="width:12px;height:12px;padding:0;font-size:6px" aria-label="b"></button>'),
  "/onzichtbaar": doc('<a href="#x" style="outline:none">Ergens heen</a><p id="x">Hier</p>'),
};

let folder, server, browser, url;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "ontknoop-harness-"));
  assert.equal(spawnSync(join(root, "tools/node"), [join(root, "web/build.mjs"), folder, "--everything"]).status, 0);
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    if (planted[pathname]) return response.setHeader("content-type", types[".html"]).end(planted[pathname]);
    const file = pathname.endsWith(".html") ? join(root, "tests/browser/fixture", pathname) : join(folder, pathname);
    try {
      const content = readFileSync(file);
      response.setHeader("content-type", types[extname(file)] ?? "text/plain").setHeader("content-security-policy", policy).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function on_page(path, body, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const errors = [];
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  try {
    await page.goto(url + path);
    return await body(page, errors);
  } finally {
    await context.close();
  }
}

test("axe sees weak contrast", () => on_page("/contrast", (page) => assert.rejects(axe(page), /color-contrast/)));
test("reflow sees a wide block, and says which", () => on_page("/breed", async (page) => {
  await assert.rejects(reflow(page), /sideways/);
  await page.setViewportSize({ width: 320, height: 640 });
  assert.match((await sticking_out(page)).join(), /500px/);
}));
test("small buttons side by side are seen", () => on_page("/klein", async (page) => assert.equal((await small_targets(page)).length, 2)));
test("focus without an outline is seen", () => on_page("/onzichtbaar", (page) => assert.rejects(focus_visible(page), /cannot be seen/)));
test("both HTML checkers see a wrong page", async () => {
  const wrong = doc('<p><div id="a"></div></p><img src="x"><span id="a"></span>');
  assert.ok((await validate_html(wrong, "x")).length > 0);
  assert.ok(nu_check([["x", wrong]]).length > 0);
});

for (const page_name of ["onderdelen", "canvas"]) {
  test(`the sample page ${page_name} passes every check, with the policy of the product`, () => on_page(`/${page_name}.html`, async (page, errors) => {
    await axe(page);
    await reflow(page);
    assert.ok((await focus_visible(page)).length > 10);
    assert.deepEqual(errors, []);
  }));
  test(`the HTML of the sample page ${page_name} is valid`, async () => {
    const html = readFileSync(join(root, `tests/browser/fixture/${page_name}.html`), "utf8");
    assert.deepEqual([...(await validate_html(html, page_name)), ...nu_check([[page_name, html]])], []);
  });
}

test("a checked radio button and checkbox look checked in forced colours", () => on_page("/onderdelen.html", async (page) => {
  const picture = async (selector, checked) => {
    const control = page.locator(selector);
    await control.evaluate((node, value) => { node.checked = value; }, checked);
    return (await control.screenshot()).toString("base64");
  };
  for (const selector of ["#r2", "#c1"]) assert.notEqual(await picture(selector, true), await picture(selector, false), selector);
}, { forcedColors: "active" }));

test("no motion is left for those who want none", () => on_page("/onderdelen.html", async (page) => {
  const moving = await page.evaluate(() => [...document.querySelectorAll("*")].filter((node) => parseFloat(getComputedStyle(node).transitionDuration) > 0.01).length);
  assert.equal(moving, 0);
}, { reducedMotion: "reduce" }));

