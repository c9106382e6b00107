// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { build_css, component_css, keep_used, reachable_theme, script_texts } from "../../web/build.mjs";

const root = new URL("../../", import.meta.url).pathname;
const read = (path) => readFileSync(root + path, "utf8");

test("keeps the component rules whose classes a page names, and drops the others", async () => {
  const css = ".a{color:red}.b{color:blue}.c--info{top:0}.c--ok{top:1px}.d--x{top:2px}p{margin:0}";
  const kept = await keep_used(css, `put<R"(<p class="a">)">; auto kind = "c--" + name;`);
  for (const rule of [".a{", ".c--info{", ".c--ok{", "p{"]) assert.ok(kept.includes(rule), rule);
  for (const rule of [".b{", ".d--x{"]) assert.ok(!kept.includes(rule), rule);
});

test("keeps of a theme what is reached through other properties too", () => {
  const theme = ".t {\n  --a: var(--b);\n  --b: 1px;\n  --c: 2px;\n}";
  assert.equal(reachable_theme(theme, "p{margin:var(--a, 3px)}"), "  --a: var(--b);\n  --b: 1px;");
});

test("every property our own pages use is defined in the theme or in the bridge", async () => {
  const { app, theme } = await build_css("", false);
  const defined = new Set([...(app + theme).matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  const without_fallback = [...app.matchAll(/var\((--ok-[\w-]+)\)/g)].map((match) => match[1]);
  assert.deepEqual([...new Set(without_fallback)].filter((name) => !defined.has(name)), []);
});

test("the catalogue at the top of app.css names every class of ours, and no class that is gone", () => {
  const catalogue = read("web/css/app.css").split("*/")[0] + read("web/css/beelden.css");
  const blocks = new Set(globSync("web/css/*.css", { cwd: root }).flatMap((file) =>
    [...read(file).replace(/\/\*[^]*?\*\//g, "").matchAll(/\.(ok-[a-z]+(?:-[a-z]+)*)/g)].map((match) => match[1])));
  const named = new Set([...catalogue.matchAll(/ok-[a-z]+(?:-[a-z]+)*/g)].map((match) => match[0]));
  assert.deepEqual([...blocks].filter((name) => !named.has(name)).sort(), [], "not in the catalogue");
});

test("every class of ours that a page names exists", () => {
  const styles = globSync("web/css/*.css", { cwd: root }).map(read).join("\n").replace(/\/\*[^]*?\*\//g, "");
  const defined = new Set([...styles.matchAll(/\.(ok-[\w-]+)/g)].map((match) => match[1]));
  const pages = globSync("src/**/*_pages*.cpp", { cwd: root }).concat(globSync("src/{app,html,document}/*.cpp", { cwd: root }));
  const missing = pages.flatMap((file) => [...read(file).replace(/\/\/.*$/gm, "").matchAll(/class="([^"]*)"/g)]
    .flatMap((match) => match[1].split(/\s+/)).filter((name) => /^ok-[\w-]*\w$/.test(name) && !defined.has(name)).map((name) => `${file}: ${name}`));
  assert.deepEqual([...new Set(missing)], []);
});

test("nothing is loaded from another place, and no style needs a data: address", async () => {
  const { app, theme } = await build_css("", true);
  for (const css of [app, theme]) assert.deepEqual([...css.matchAll(/url\((?!["']?fonts\/)[^)]*\)|@import/g)].map((match) => match[0]), []);
});

test("the script knows every text it asks for, and asks for every text there is", () => {
  const texts = Object.keys(script_texts(read("inhoud/teksten/nl/script.toml")));
  const asked = new Set(globSync("web/src/*.ts", { cwd: root }).flatMap((file) => [...read(file).matchAll(/\bt\("(\w+)"/g)].map((match) => match[1])));
  assert.deepEqual(texts.sort(), [...asked].sort());
});

test("the components named in build.mjs are all installed", () => assert.ok(component_css().length > 50_000));
