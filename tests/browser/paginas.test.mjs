// SPDX-License-Identifier: EUPL-1.2
//
// Every page, for every role: follows all links from the demo, asks each address once, and looks at one page of each kind
// with axe, at 320 px and with wide text. The guided plan is walked with the keyboard alone.
import assert from "node:assert/strict";
import { check_collected_html, story, take_back } from "./harness.mjs";

const roles = ["professional", "beslisser", "beheerder", "auditor", "platformbeheerder", "jurist", "projectleider", "tariefbeheerder", "student", "partner"];
const per_kind = 3;      // addresses asked of each kind, for each role
const fewest_kinds = 40; // below this the crawl itself is broken

// Addresses that differ only in which case, price, law or help page they show are of one kind.
function kind_of(path) {
  return path.replace(/[?#].*/, "")
    .replace(/\/[0-9a-z]{16}(?=\/|$)/g, "/:id")
    .replace(/^\/(wetten|prijzen|hulp)\/(?!zoeken$|argumenten$|over$|(?:beheer|normen|verouderd|uitvoer)(?:\/|$)).+/, "/$1/:naam");
}

const links_in = (html) => [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map((match) => match[1].replaceAll("&amp;", "&"));

const looked_at = new Map();  // kind -> address

// All addresses a role can reach, asked without drawing them; those of a new kind come back.
async function crawl(page) {
  const queue = ["/"];
  const asked = new Set(queue);
  const counts = new Map();
  const dead = [];
  const fresh = [];
  while (queue.length > 0) {
    const path = queue.shift();
    const answer = await page.request.get(path);
    const type = answer.headers()["content-type"] ?? "";
    if (!answer.ok()) dead.push(`${answer.status()} ${path}`);
    if (!answer.ok() || !type.startsWith("text/html")) continue;
    const kind = kind_of(new URL(answer.url()).pathname);
    if (!looked_at.has(kind)) {
      looked_at.set(kind, path);
      fresh.push(path);
    }
    for (const link of links_in(await answer.text())) {
      const count = counts.get(kind_of(link)) ?? 0;
      if (asked.has(link) || count >= per_kind) continue;
      counts.set(kind_of(link), count + 1);
      asked.add(link);
      queue.push(link);
    }
  }
  assert.deepEqual(dead, [], "links that lead nowhere");
  return fresh;
}

async function look(page, check, paths) {
  const found = [];
  for (const path of paths) {
    await page.goto(path);
    await check.axe(page).catch((error) => found.push(error.message));
    await check.reflow(page).catch((error) => found.push(error.message));
  }
  assert.equal(found.length, 0, found.join("\n"));
}

story("pages without signing in", async ({ page, check }) => {
  await look(page, check, ["/aanmelden", "/hulp", "/toegankelijkheid"]);
});

for (const role of roles)
  story(`every kind of page ${role} can reach`, async ({ page, check, sign_in }) => {
    await sign_in(page, role);
    await look(page, check, await crawl(page));
  });

story("the crawl found the pages there are", async () => {
  assert.ok(looked_at.size >= fewest_kinds, `${looked_at.size} kinds: ${[...looked_at.keys()].join(" ")}`);
});

story("pages that say no", async ({ page, check, sign_in }) => {
  await page.goto("/aanmelden");
  await page.getByRole("button", { name: "Inloggen" }).click();
  await page.locator("#fouten").waitFor();
  await check.everything(page);
  await sign_in(page, "professional");
  for (const [path, status] of [["/bestaat-niet", 404], ["/casussen/0123456789abcdef", 404], ["/beheer/gebruikers", 403]]) {
    assert.equal((await page.goto(path)).status(), status, path);
    await check.everything(page);
  }
}, { expect: [/40[0-4]/, /429/] });

story("the guided plan with the keyboard alone", async ({ page, check }) => {
  await page.goto("/aanmelden");
  const tab_to = async (selector, most = 400) => {
    for (let presses = 0; presses < most; presses++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return presses + 1;
    }
    throw new Error(`${selector} is not reached with Tab on ${page.url()}`);
  };
  const enter = () => Promise.all([page.waitForEvent("domcontentloaded"), page.keyboard.press("Enter")]);
  await tab_to("input[type=email]");
  await page.keyboard.type("professional@waterveen.voorbeeld");
  await tab_to("input[type=password]");
  await page.keyboard.type("samen-een-knoop-los");
  await enter();
  assert.equal(await tab_to(".nl-skip-link"), 1, "the first stop leads to the content");
  await page.keyboard.press("Enter");
  await tab_to(".ok-kaart--nadruk a");
  await enter();
  // From the first step to the last, by the button at the end of each: all stops visible, in the order of the page, no trap.
  await tab_to('.ok-stap__link[href$="/huishouden"]');
  await enter();
  for (let step = 1; ; step++) {
    const stops = await check.focus_visible(page, 600);
    assert.match(stops[0].html, /nl-skip-link/);
    assert.ok(stops.at(-1).html.includes("/hulp/privacy"), "the last stop is the end of the page");
    const next = page.locator(".ok-vorige-volgende a[rel=next]");
    if (!(await next.count())) {
      assert.equal(step, 12);
      break;
    }
    await next.focus();
    await enter();
  }
});

// Whether somebody can see that a list unfolds: an arrow of ours, or that of the browser.
const has_arrow = (page) => page.locator("main select").first().evaluate((select) => {
  const { appearance, backgroundImage } = getComputedStyle(select);
  return appearance !== "none" || backgroundImage !== "none";
});

story("a list that unfolds shows it", async ({ page, sign_in }) => {
  await sign_in(page, "professional");
  await page.goto("/prijzen");
  assert.ok(await has_arrow(page));
});

story("pictures and choices can be told apart in forced colours", async ({ page, sign_in }) => {
  await sign_in(page, "professional");
  await page.goto("/casussen");
  const plan = await page.locator("main table a").first().getAttribute("href");
  await page.goto(`${plan}/plan/driehoek`);
  const seen = await page.locator("svg.ontknoop-tekening").first().evaluate((svg) => {
    const colour = (node, name) => getComputedStyle(node)[name];
    return { ground: colour(svg, "backgroundColor"), words: [...svg.querySelectorAll("text")].map((node) => colour(node, "fill")), lines: [...svg.querySelectorAll("[class*=tek-lijn-]")].map((node) => colour(node, "stroke")) };
  });
  assert.ok(seen.words.length > 3 && seen.lines.length > 3);
  // The rings of the scale: an outer one that is filled hides those within.
  const rings = await page.locator("svg.ontknoop-tekening .tek-vul-geen").evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).fill));
  assert.ok(rings.length > 4);
  assert.deepEqual([...new Set(rings)], ["none"]);
  for (const colour of [...seen.words, ...seen.lines]) assert.notEqual(colour, seen.ground);
  await page.goto(`${plan}/plan/huishouden`);  // lists that unfold: the costs of a plan that was handed in are there to read
  assert.ok(await has_arrow(page));
  await page.goto(`${plan}/plan/kosten`);
  const line = await page.locator("svg.ok-maandlijn").first().evaluate((svg) => {
    const colours = (selector, name) => [...svg.querySelectorAll(selector)].map((node) => getComputedStyle(node)[name]);
    return { ground: getComputedStyle(svg).backgroundColor, words: colours("text", "fill"), bars: colours(".ok-balk", "stroke"), system: getComputedStyle(document.body).color };
  });
  assert.ok(line.words.length > 3 && line.bars.length > 0);
  for (const colour of [...line.words, ...line.bars]) assert.equal(colour, line.system);
}, { forcedColors: "active", colorScheme: "dark" });

story("the canvas prints on one sheet, as a draft and handed in, with the household in the centre, and fills the paper of the wall", async ({ page, sign_in }) => {
  await sign_in(page, "professional");
  await page.goto("/casussen");
  const cases = await page.locator("main table a").evaluateAll((links) => links.map((link) => link.getAttribute("href")).filter((to) => /^\/casussen\/[^/]+$/.test(to)));
  assert.ok(cases.length > 1);
  const prints_on_one_sheet = async (plan) => {
    await page.goto(`${plan}/plan/canvas`);
    for (const [format, width] of [["A4", 842], ["A3", 1191]]) {
      const text = (await page.pdf({ format, landscape: true })).toString("latin1");
      assert.equal((text.match(/\/Type \/Page\b/g) ?? []).length, 1, `sheets of ${format} of ${plan}`);
      assert.ok(Math.abs(Number(text.match(/\/MediaBox \[0 0 ([\d.]+)/)[1]) - width) < 2, `width of ${format}`);
    }
  };
  for (const plan of cases) await prints_on_one_sheet(plan);
  await prints_on_one_sheet(await take_back(page));
  const middle = (selector) => page.locator(selector).evaluate((box) => {
    const { left, right, top, bottom } = box.getBoundingClientRect();
    return [(left + right) / 2, (top + bottom) / 2];
  });
  await page.setViewportSize({ width: 1280, height: 900 });
  const [x, y] = await middle(".ok-vak--1");
  const [sheet_x, sheet_y] = await middle(".ok-canvas");
  assert.ok(Math.abs(x - sheet_x) < 20, "beside the centre");
  assert.ok(Math.abs(y - sheet_y) < 150, "above or below the centre");
  // On paper of A3 a row is as much higher as the paper is.
  await page.emulateMedia({ media: "print" });
  const height = async (width) => {
    await page.setViewportSize({ width, height: 900 });
    return page.locator(".ok-vak--7").evaluate((box) => box.getBoundingClientRect().height);
  };
  assert.ok(await height(1500) > 1.3 * await height(1060));
});

check_collected_html();
