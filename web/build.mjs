// SPDX-License-Identifier: EUPL-1.2
//
// Makes the files that travel inside the binary: web/build.mjs OUT [--everything]
//   OUT/app.css     components we use + bridge + our own pages, without the component rules no page asks for
//   OUT/theme.css   the theme alone, trimmed to what app.css can reach: a municipality puts its own in its place
//   OUT/app.js      web/src, bundled; the build fails above the budget
//   OUT/fonts, OUT/*.svg
// Files whose content did not change are left alone, so that nothing is embedded again for nothing.
import { build, transform } from "esbuild";
import { PurgeCSS } from "purgecss";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const web = dirname(fileURLToPath(import.meta.url));
const modules = join(web, "..", "node_modules");
const script_budget = 60 * 1024;  // bytes, gzip
const theme_class = "ontknoop-theme";

const utrecht = [
  "accordion", "alert", "alert-dialog", "breadcrumb-nav", "button", "button-group", "checkbox", "data-list",
  "form-field", "form-field-description", "form-field-error-message", "form-fieldset", "form-label", "link", "ordered-list",
  "radio-button", "select", "separator", "status-badge", "table", "textarea", "textbox", "unordered-list",
];
const candidate = ["data-badge", "heading", "link", "number-badge", "paragraph", "skip-link"];

export function component_css() {
  const files = [
    ...utrecht.map((name) => `@utrecht/${name}-css/dist/index.css`),
    ...candidate.map((name) => `@nl-design-system-candidate/${name}-css/dist/${name}.css`),
  ];
  return files.map((file) => readFileSync(join(modules, file), "utf8").replace(/\/\*# sourceMappingURL=.*?\*\//g, "")).join("\n");
}

// The rules of `css` whose classes occur as words in `text`. Element and attribute selectors stay.
// A word that ends in "-" is the beginning of a name that is finished at run time ("utrecht-alert--" + kind): all are kept.
export async function keep_used(css, text) {
  const words = [...new Set(text.match(/[A-Za-z_][\w-]*/g) ?? [])];
  const beginnings = words.filter((word) => /[a-z]-+$/.test(word));
  const [result] = await new PurgeCSS().purge({
    content: [{ raw: words.join(" "), extension: "txt" }],
    css: [{ raw: css }],
    defaultExtractor: (content) => content.split(" "),
    safelist: { standard: beginnings.map((word) => new RegExp(`^${word}`)) },
  });
  return result.css;
}

const used_properties = (css) => new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map((match) => match[1]));

// The custom properties of a theme (`--name: value;` lines) that `css` reaches, directly or through another property.
export function reachable_theme(theme, css) {
  const values = new Map([...theme.matchAll(/^\s*(--[\w-]+)\s*:\s*([^;]*);/gm)].map((match) => [match[1], match[2].trim()]));
  const wanted = [...used_properties(css)];
  const reached = new Set();
  while (wanted.length > 0) {
    const name = wanted.pop();
    if (reached.has(name) || !values.has(name)) continue;
    reached.add(name);
    wanted.push(...used_properties(values.get(name)));
  }
  return [...values].filter(([name]) => reached.has(name)).map(([name, value]) => `  ${name}: ${value};`).join("\n");
}

async function minify_css(css) {
  return (await transform(css, { loader: "css", minify: true, target: ["chrome111", "firefox115", "safari16"] })).code;
}

export async function build_css(page_sources, everything) {
  const components = component_css();
  const own = (await build({ entryPoints: [join(web, "css/app.css")], bundle: true, write: false, logLevel: "error" })).outputFiles[0].text;
  const used = everything ? components : await keep_used(components, page_sources);
  const app = await minify_css(used + "\n" + own);
  // Our own look first names what it changes; those values replace the ones of the theme we build on.
  const look = readFileSync(join(web, "css/thema.css"), "utf8");
  const foundation = readFileSync(join(modules, "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css"), "utf8")
    .replace(/\/\*.*?\*\//gs, "");
  const theme = await minify_css(`.${theme_class} {\n${reachable_theme(foundation, app + look)}\n}\n${look}`);
  return { app, theme };
}

// The texts of the script: the lines `name = "text"` of the table [script].
export function script_texts(toml) {
  return Object.fromEntries([...toml.matchAll(/^(\w+) = (".*")$/gm)].map((match) => [match[1], JSON.parse(match[2])]));
}

export async function build_script() {
  const texts = script_texts(readFileSync(join(web, "../inhoud/teksten/nl/script.toml"), "utf8"));
  const result = await build({
    entryPoints: [join(web, "src/app.ts")], bundle: true, minify: true, write: false, format: "iife", target: "es2022",
    legalComments: "none", logLevel: "error", define: { __TEKSTEN__: JSON.stringify(texts) },
  });
  const code = result.outputFiles[0].text;
  const size = gzipSync(code, { level: 9 }).length;
  if (size > script_budget) throw new Error(`app.js is ${size} bytes gzip, the budget is ${script_budget}`);
  return code;
}

function write(file, content) {
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function main(options) {
  const out = options.find((option) => !option.startsWith("--"));
  if (!out) throw new Error("usage: build.mjs OUT [--everything]");
  const pages = globSync(join(web, "../src/**/*.{cpp,h}")).concat(globSync(join(web, "src/**/*.ts")));
  const sources = pages.map((file) => readFileSync(file, "utf8")).join("\n");
  const [{ app, theme }, script] = await Promise.all([build_css(sources, options.includes("--everything")), build_script()]);
  write(join(out, "app.css"), app);
  write(join(out, "theme.css"), theme);
  write(join(out, "app.js"), script);
  for (const weight of [400, 600])
    write(join(out, `fonts/source-sans-3-${weight}.woff2`),
          readFileSync(join(modules, `@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`)));
  write(join(out, "fonts/LICENSE.txt"), readFileSync(join(modules, "@fontsource/source-sans-3/LICENSE")));
  for (const picture of ["logo.svg", "favicon.svg"]) write(join(out, picture), readFileSync(join(web, "beeld", picture)));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main(process.argv.slice(2));
