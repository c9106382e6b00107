// SPDX-License-Identifier: EUPL-1.2
//
// What a browser story needs: a server of its own with demo data, Debian's Chromium, and checks that fail by themselves.
//
//   import { story } from "./harness.mjs";
//   story("the son who turns 21", async ({ page, check }) => { ... });
//
// A story gets a fresh page of a fresh browser profile; `someone_else()` gives another one, for another person. While it
// runs every distinct page it stood on is collected, and console errors, CSP violations, failed requests of our own and
// answers of 500 and above are held against it. `check` has:
//   axe(page)            no violation of WCAG 2.2 AA, EN 301 549 and the best practices
//   reflow(page)         no sideways scrolling at 320 px, nor with the text spacing of WCAG 1.4.12; targets of 24 px
//   focus_visible(page)  walks with Tab over everything: each stop shows its focus and is on the screen
//   everything(page)     all of these
// HTML is checked once per distinct page at the end: html-validate, and the Nu checker in one run.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { chromium } from "playwright-core";

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const modules = join(root, "node_modules");
const pictures = join(root, "build", "browser");
const axe_source = readFileSync(join(modules, "axe-core/axe.min.js"), "utf8");
const axe_tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "EN-301-549", "best-practice"];
const demo_password = "samen-een-knoop-los";  // src/demo/demo.h
const chromium_flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--hide-scrollbars",
];

// --- the server under test --------------------------------------------------------------------------------------------

async function free_port() {
  const probe = createServer();
  await new Promise((ready) => probe.listen(0, "127.0.0.1", ready));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}

export class Server {
  // The binary of this build on a free port, with the demo data in a folder of its own.
  static async start(binary = process.env.ONTKNOOP_BIN ?? join(root, "build/release/ontknoop")) {
    const server = new Server();
    server.binary = binary;
    server.folder = mkdtempSync(join(tmpdir(), "ontknoop-browser-"));
    server.port = await free_port();
    server.url = `http://127.0.0.1:${server.port}`;
    server.log = "";
    await server.begin();
    return server;
  }

  async begin() {
    this.process = spawn(this.binary, ["serve", "--demo", "--data", this.folder, "--port", String(this.port)], { stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.process.stdout, this.process.stderr])
      stream.on("data", (data) => { this.log = (this.log + data).slice(-50_000); });
    let ended;
    this.process.on("error", (error) => { ended = String(error); });
    this.process.on("exit", (code, signal) => { ended = `ended with ${signal ?? code}`; });
    for (const deadline = Date.now() + 60_000; ;) {
      if (await fetch(`${this.url}/readyz`).then((answer) => answer.ok, () => false)) return;
      if (ended || Date.now() > deadline) {
        await this.stop();
        throw new Error(`the server does not start: ${ended ?? "not ready after a minute"}\n${this.log}`);
      }
      await new Promise((later) => setTimeout(later, 50));
    }
  }

  // The same data on the same port, as after an update.
  async restart() {
    await this.end();
    await this.begin();
  }

  async stop() {
    await this.end();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async end() {
    if (this.process.exitCode === null && this.process.signalCode === null && this.process.pid !== undefined) {
      const exited = new Promise((done) => this.process.once("exit", done));
      this.process.kill("SIGTERM");
      const timer = setTimeout(() => this.process.kill("SIGKILL"), 25_000);
      await exited;
      clearTimeout(timer);
    }
  }
}

// --- checks of one page -----------------------------------------------------------------------------------------------

export async function axe(page) {
  if (without_scripts.has(page.context())) return on_scripted_copy(page, axe);
  // Runs beside the page's own scripts, so that its content security policy stays as it is.
  await page.evaluate(axe_source);
  const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly, resultTypes: ["violations"] }), axe_tags);
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}\n    ${node.html.slice(0, 200)}\n    ${node.any.map((item) => item.message).join("; ")}`));
  assert.equal(found.length, 0, `axe on ${page.url()}:\n  ${found.join("\n  ")}`);
}

// axe waits with timers, which a page without scripts does not have: the same HTML, in a window that has them.
const without_scripts = new WeakSet();
async function on_scripted_copy(page, body) {
  const html = (await page.content()).replace(/<script[^]*?<\/script>/g, "");
  const context = await page.context().browser().newContext({ viewport: page.viewportSize() });
  try {
    const copy = await context.newPage();
    await copy.route((url) => url.href === page.url(), (route) => route.fulfill({ body: html, contentType: "text/html; charset=utf-8" }));
    await copy.goto(page.url());
    await body(copy);
  } finally {
    await context.close();
  }
}

// Elements that stick out of the window; things that scroll inside their own box are left out.
export async function sticking_out(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const scrolls = (node) => node && (["auto", "scroll", "hidden"].includes(getComputedStyle(node).overflowX) || scrolls(node.parentElement));
    const wide = [...document.body.querySelectorAll("*")].filter((node) => node.getBoundingClientRect().right > width + 1 && !scrolls(node.parentElement));
    return [`the page is ${document.documentElement.scrollWidth} px wide in ${width}`, ...wide.slice(0, 5).map((node) => node.outerHTML.slice(0, 140))];
  });
}

// Controls smaller than 24 by 24 px (WCAG 2.5.8), save links inside a sentence and targets with 24 px of room around them.
export async function small_targets(page) {
  return page.evaluate(() => {
    const targets = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
      .filter((node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !node.closest(".ok-verborgen"))
      .map((node) => ({ node, box: node.getBoundingClientRect() })).filter(({ box }) => box.width > 1 && box.height > 1);
    const in_sentence = (node) => node.tagName === "A" && getComputedStyle(node).display === "inline" &&
      (node.parentElement.textContent.trim().length > node.textContent.trim().length);
    const centre = (box) => [box.left + box.width / 2, box.top + box.height / 2];
    const crowded = ({ node, box }) => {
      const [x, y] = centre(box);
      return targets.some((other) => other.node !== node && !other.node.contains(node) && !node.contains(other.node) &&
        Math.hypot(Math.max(other.box.left - x, 0, x - other.box.right), Math.max(other.box.top - y, 0, y - other.box.bottom)) < 12);
    };
    return targets.filter(({ node, box }) => (box.width < 23.5 || box.height < 23.5) && !in_sentence(node) && crowded({ node, box }))
      .map(({ node, box }) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${node.outerHTML.slice(0, 140)}`);
  });
}

export async function reflow(page) {
  const before = page.viewportSize();
  try {
    await page.setViewportSize({ width: 320, height: 640 });
    assert.deepEqual(await sticking_out(page), [], `sideways scrolling at 320 px on ${page.url()}`);
    assert.deepEqual(await small_targets(page), [], `targets below 24 px on ${page.url()}`);
    const spacing = await page.evaluateHandle(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
      document.adoptedStyleSheets.push(sheet);
      return sheet;
    });
    assert.deepEqual(await sticking_out(page), [], `sideways scrolling with wide text spacing on ${page.url()}`);
    await page.evaluate((sheet) => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet); }, spacing);
  } finally {
    await page.setViewportSize(before);
  }
}

// Walks with Tab from the top until the focus leaves the page or comes round. Returns the stops; each must be on the screen
// and must be outlined.
export async function focus_visible(page, maximum = 400) {
  await page.evaluate(() => { document.activeElement?.blur?.(); window.getSelection()?.removeAllRanges(); window.scrollTo(0, 0); });
  const stops = [];
  for (let i = 0; i < maximum; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const node = document.activeElement;
      if (!node || node === document.body) return null;
      const stops = window.__stops ??= [];
      if (stops.at(-1) === node) return "inside";  // the parts of a date field
      if (stops.includes(node)) return null;
      stops.push(node);
      const holder = node.closest(".ok-keuze") ?? node;
      const outlined = [node, holder].some((item) => {
        const style = getComputedStyle(item);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
      });
      const box = node.getBoundingClientRect();
      const middle = document.elementFromPoint(Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 0), innerWidth - 1), box.top + box.height / 2);
      return {
        html: node.outerHTML.slice(0, 120), outlined,
        on_screen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        covered: middle !== null && !node.contains(middle) && !middle.contains(node) && box.height < innerHeight ? middle.outerHTML.slice(0, 80) : "",
      };
    });
    if (stop === null) break;
    if (stop === "inside") continue;
    stops.push(stop);
  }
  await page.evaluate(() => { delete window.__stops; });
  assert.ok(stops.length > 0, `nothing on ${page.url()} takes the focus`);
  const bad = stops.filter((stop) => !stop.outlined || !stop.on_screen || stop.covered);
  assert.deepEqual(bad, [], `focus that cannot be seen on ${page.url()}`);
  return stops;
}

// --- checks of the HTML of all pages ----------------------------------------------------------------------------------

const html_validator = () => new HtmlValidate(new FileSystemConfigLoader(JSON.parse(readFileSync(join(root, ".htmlvalidate.json"), "utf8"))));

export async function validate_html(html, name) {
  const report = await html_validator().validateString(html, join(root, "page.html"));
  return report.results.flatMap((result) => result.messages).filter((message) => message.severity === 2)
    .map((message) => `${name}:${message.line}: ${message.ruleId}: ${message.message}`);
}

// One run of the Nu checker over all pages: { name: html } -> messages.
export function nu_check(pages) {
  const folder = mkdtempSync(join(tmpdir(), "ontknoop-html-"));
  const names = new Map();
  for (const [name, html] of pages) {
    const file = join(folder, `${names.size}.html`);
    names.set(`${names.size}.html`, name);
    writeFileSync(file, html);
  }
  const run = spawnSync("java", ["-jar", join(modules, "vnu-jar/build/dist/vnu.jar"), "--errors-only", "--format", "json", "--exit-zero-always", folder],
                        { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  rmSync(folder, { recursive: true, force: true });
  assert.equal(run.status, 0, `the Nu checker does not run: ${run.error ?? run.stderr.slice(0, 500)}`);
  return JSON.parse(run.stderr).messages.map((message) => `${names.get(message.url?.split("/").pop())}:${message.lastLine}: ${message.message}\n    ${message.extract ?? ""}`);
}

// --- stories ----------------------------------------------------------------------------------------------------------

const collected = new Map();  // hash of the shape of a page -> [name, html]
let shared;                   // { server, browser }, started by the first story

async function shared_things() {
  shared ??= (async () => ({
    server: await Server.start(),
    browser: await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: chromium_flags }),
  }))();
  return shared;
}

// Two pages that differ only in words and values are one page to an HTML checker.
function shape_of(html) {
  return createHash("sha1").update(html.replace(/>[^<]*</g, "><").replace(/"[^"]*\d[^"]*"/g, '""')).digest("hex");
}

export function collect_html(url, html) {
  collected.set(shape_of(html), [new URL(url).pathname, html]);
}

// `reading` fills with the pages that are still being read.
function watch(page, complaints, reading, origin) {
  page.on("console", (message) => { if (message.type() === "error") complaints.push(`console: ${message.text()}`); });
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob|about):/.test(request.url())) complaints.push(`a request to another place: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} on ${response.request().method()} ${response.url()}`);
    const is_page = response.request().resourceType() === "document" && (response.headers()["content-type"] ?? "").startsWith("text/html");
    if (is_page && (response.ok() || (response.status() >= 400 && response.status() < 500)))
      reading.push(response.text().then((html) => collect_html(response.url(), html), () => undefined));
  });
}

export const check = {
  axe, reflow, focus_visible,
  async everything(page) {
    await axe(page);
    await reflow(page);
    await focus_visible(page);
  },
};

// Signs in as the demo user with this role ("professional", "beslisser", ...; src/toegang/rechten.cpp) of a demo municipality.
export async function sign_in(page, role, municipality = "waterveen") {
  await page.goto("/aanmelden");
  await page.locator("input[type=email]").fill(`${role}@${municipality}.voorbeeld`);
  await page.locator("input[type=password]").fill(demo_password);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/aanmelden"));
}

// options: { javascript: false } turns scripts off; anything else goes to browser.newContext (viewport, forcedColors ...).
// expect: complaints that belong to the story, as regular expressions (a refused form logs a 400 on the console).
// What was handed in stands: to write in a practice case it goes back to being a draft. Leads to its overview.
export async function take_back(page, which = 0) {
  await page.goto("/casussen");
  await page.goto(await page.locator("main table a").nth(which).getAttribute("href"));
  const part = page.locator("#naar-concept");
  if (!(await part.count())) return new URL(page.url()).pathname;
  await part.locator("summary").click();
  await part.locator("[name=toelichting]").fill("Om verder te schrijven.");
  await part.getByRole("button").last().click();
  await page.locator("#naar-ingediend").waitFor();
  return new URL(page.url()).pathname;
}

export function story(name, body, { javascript = true, expect = [], ...options } = {}) {
  test(name, async () => {
    const { server, browser } = await shared_things();
    const complaints = [];
    const reading = [];
    const contexts = [];
    const someone_else = async () => {
      const context = await browser.newContext({ baseURL: server.url, locale: "nl-NL", javaScriptEnabled: javascript, viewport: { width: 1280, height: 800 }, ...options });
      contexts.push(context);
      if (!javascript) without_scripts.add(context);
      context.setDefaultTimeout(15_000);
      context.on("page", (page) => watch(page, complaints, reading, server.url));
      return context.newPage();
    };
    const page = await someone_else();
    const context = contexts[0];
    try {
      await body({ page, context, server, check, sign_in, someone_else });
      await Promise.all(reading);
      assert.deepEqual(complaints.filter((complaint) => !expect.some((pattern) => pattern.test(complaint))), [], "complaints of the browser");
    } catch (error) {
      mkdirSync(pictures, { recursive: true });
      const picture = join(pictures, `${name.replace(/\W+/g, "-")}.png`);
      await page.screenshot({ path: picture, fullPage: true }).catch(() => undefined);
      const server_said = server.log.trim().split("\n").slice(-5).join("\n    ");
      error.stack += `\n  on ${page.url()}, picture in ${picture.slice(root.length + 1)}\n  server:\n    ${server_said}`;
      throw error;
    } finally {
      for (const opened of contexts) await opened.close();
    }
  });
}

// The last line of a file with stories: the HTML of every page they stood on.
export function check_collected_html() {
  test("the HTML of every page in these stories is valid", async () => {
    assert.ok(collected.size > 0, "no page was collected");
    const found = [];
    for (const [name, html] of collected.values()) found.push(...(await validate_html(html, name)));
    found.push(...nu_check([...collected.values()]));
    assert.equal(found.length, 0, [...new Set(found)].join("\n"));
  });
}


after(async () => {
  if (!shared) return;
  const { server, browser } = await shared.catch(() => ({}));
  await browser?.close();
  await server?.stop();
});
