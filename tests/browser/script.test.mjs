// SPDX-License-Identifier: EUPL-1.2
// What the script of the pages promises, against a server of forty lines that can be told to misbehave.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import { chromium } from "playwright-core";
import { root } from "./harness.mjs";

let folder, server, browser, url, plan, streams;

const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const page_html = () => `<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title><script src="/app.js" defer></script></head>
<body data-events="/events"><main>
<p data-bewaard role="status"></p>
<form id="verhaal-formulier" action="/plan" method="post" data-autosave="plan" data-levend>
<input type="hidden" name="csrf" value="${plan.csrf}"><input type="hidden" name="versie" value="${plan.versie}">
<div class="utrecht-form-field"><label for="verhaal">Verhaal</label><div class="utrecht-form-field__input"><textarea id="verhaal" name="verhaal">${escape(plan.verhaal)}</textarea></div></div>
<label for="wijk">Wijk</label><input id="wijk" name="wijk" type="text" value="${escape(plan.wijk)}">
<button type="submit">Bewaar</button></form>
<p id="som" data-levend>${plan.verhaal.length} letters</p>
<form id="rang-formulier" action="/rang" method="post" data-autosave="plan"><input type="hidden" name="csrf" value="${plan.csrf}"><input type="hidden" name="versie" value="${plan.versie}"><input type="hidden" name="volgorde" value="${plan.volgorde}">
<ol data-rang>${plan.volgorde.split(",").map((id) => `<li class="ok-rang__rij" data-rang-id="${id}"><span class="ok-rang__tekst">rij ${id}</span><button id="op-${id}" name="omhoog" value="${id}" data-rang-stap="-1">omhoog</button></li>`).join("")}</ol></form>
<div id="lijst">${plan.lijst.length === 0 ? "<p>Nog leeg</p>" : ""}<ul>${plan.lijst.map((text) => `<li>${escape(text)}</li>`).join("")}</ul>
<form action="/lijst" method="post" data-ter-plekke="lijst" data-daarna="nieuw"><input type="hidden" name="csrf" value="${plan.csrf}">${plan.fout ? '<div class="ok-fouten" tabindex="-1">Vul iets in</div>' : ""}<input id="nieuw" name="tekst" type="text" aria-label="nieuw"><button id="voeg-toe">Voeg toe</button></form></div>
<form action="/zoek" data-zoek="gevonden" method="get"><input name="q" id="q" type="search" aria-label="zoek"></form>
<div id="gevonden"><span data-aantal>${plan.gezocht}</span></div>
<form id="post-formulier" action="/plan" method="post"><input id="bedrag" name="bedrag" type="text" aria-label="bedrag">
<div id="reden-deel" data-als="bedrag" hidden><textarea id="reden" name="reden" aria-label="reden"></textarea><p id="reden-mist" data-als="bedrag" data-tenzij="reden" hidden>mist nog</p></div></form>
<form action="/weg" method="post"><button id="weg" data-bevestig="Weet je het zeker?">Gooi weg</button></form>
</main></body></html>`;

async function handle(request, response) {
  const { pathname, searchParams } = new URL(request.url, url);
  let body = "";
  for await (const chunk of request) body += chunk;
  const form = new URLSearchParams(body);
  const json = (status, value) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  const html = (status = 200) => response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(page_html());
  if (pathname === "/app.js") return response.writeHead(200, { "content-type": "text/javascript" }).end(readFileSync(join(folder, "app.js")));
  if (pathname === "/events") {
    plan.asked++;
    // As the program answers: a stream without a session has no content, a question about it has a status.
    if (plan.closed) return response.writeHead(request.method === "HEAD" ? plan.closed : 204).end();
    if (request.method === "HEAD") return response.writeHead(plan.away > 0 ? 503 : 200).end();
    if (plan.away > 0) {
      plan.away--;
      return response.writeHead(503).end();
    }
    response.writeHead(200, { "content-type": "text/event-stream" }).write(": hello\n\n");
    streams.add(response);
    return request.on("close", () => streams.delete(response));
  }
  if (request.method === "POST") {
    plan.posts.push({ pathname, form: Object.fromEntries(form), autosave: request.headers["x-requested-with"] });
    const trouble = plan.trouble.shift();
    if (trouble === "gone") return request.socket.destroy();
    if (trouble) return json(trouble, {});
    if (form.get("csrf") !== plan.csrf) return json(403, {});
  }
  if (pathname === "/zoek") plan.gezocht = `3 voor ${searchParams.get("q")}`;
  if (pathname === "/lijst") {
    plan.fout = form.get("tekst") === "";
    if (plan.fout) return html(400);
    plan.lijst.push(form.get("tekst"));
  }
  if (pathname === "/rang") plan.volgorde = form.get("volgorde");
  if (pathname === "/weg") plan.weg = true;
  if (pathname === "/plan" && request.method === "POST") {
    const stale = Number(form.get("versie")) !== plan.versie && form.get("verhaal") !== plan.verhaal;
    if (stale && form.get("overschrijf") !== "verhaal")
      return json(409, { botsing: [{ veld: "verhaal", mijn: form.get("verhaal"), hun: plan.verhaal, door: "Joris" }] });
    if (form.get("wijk") === "fout") return json(400, { fouten: [{ veld: "wijk", tekst: "Kies een wijk" }] });
    Object.assign(plan, { verhaal: form.get("verhaal"), wijk: form.get("wijk") });
  }
  if (request.headers["x-requested-with"] === "autosave") {
    plan.versie++;
    return json(200, { versie: plan.versie, bewaard_om: "14:03", fragmenten: { som: `<p id="som" data-levend>${plan.verhaal.length} letters</p>` } });
  }
  html();
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "ontknoop-script-"));
  assert.equal(spawnSync(join(root, "tools/node"), [join(root, "web/build.mjs"), folder]).status, 0);
  server = createServer(handle);
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
});
after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  streams = new Set();
  plan = { csrf: "een", versie: 1, verhaal: "Begin", wijk: "Noord", volgorde: "1,2,3", lijst: [], gezocht: "", posts: [], trouble: [], fout: false, weg: false, away: 0, closed: 0, asked: 0 };
});

function on_page(name, body) {
  test(name, async () => {
    const page = await (await browser.newContext()).newPage();
    page.setDefaultTimeout(8000);
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(`${url}/plan`);
    const state = page.locator("[data-bewaard]");
    try {
      await body(page, (text) => state.filter({ hasText: text }).waitFor());
      assert.deepEqual(errors, []);
    } finally {
      await page.context().close();
    }
  });
}

on_page("typing is saved by itself, with the whole form, and says when", async (page, says) => {
  await page.locator("#verhaal").fill("De hond kan niet mee");
  await says("Bewaard om 14:03");
  assert.deepEqual(plan.posts.at(-1).form, { csrf: "een", versie: "1", verhaal: "De hond kan niet mee", wijk: "Noord" });
  assert.equal(await page.locator("#verhaal-formulier [name=versie]").inputValue(), "2");
  assert.equal(await page.locator("#rang-formulier [name=versie]").inputValue(), "2", "forms of one group share the version");
  assert.equal(await page.locator("#som").textContent(), "20 letters");
});

on_page("leaving a field saves at once, and nothing is sent when nothing changed", async (page, says) => {
  await page.locator("#wijk").focus();
  await page.locator("#verhaal").focus();
  await page.locator("#verhaal").pressSequentially("!");
  await page.locator("#wijk").focus();
  await says("Bewaard");
  assert.equal(plan.posts.length, 1);
});

on_page("a question that depends on another comes while somebody types, and stays once it is answered", async (page) => {
  const question = page.locator("#reden-deel"), missing = page.locator("#reden-mist");
  assert.equal(await question.isVisible(), false);
  await page.locator("#bedrag").pressSequentially("4");
  assert.equal(await question.isVisible(), true);
  assert.equal(await missing.isVisible(), true);
  await page.locator("#reden").pressSequentially("Offerte");
  assert.equal(await missing.isVisible(), false);
  await page.locator("#bedrag").fill("");
  assert.equal(await question.isVisible(), true, "what was typed stays in sight");
});

on_page("a lost connection keeps the text and is tried again", async (page, says) => {
  plan.trouble = ["gone", 503];
  await page.locator("#verhaal").fill("Blijft staan");
  await says("Niet bewaard");
  assert.equal(await page.locator("#verhaal").inputValue(), "Blijft staan");
  await says("Bewaard om");
  assert.equal(plan.verhaal, "Blijft staan");
});

on_page("words of an error come beside the field and go when it is mended", async (page, says) => {
  await page.locator("#wijk").fill("fout");
  await says("Niet bewaard");
  const wijk = page.locator("#wijk");
  assert.equal(await wijk.getAttribute("aria-invalid"), "true");
  assert.equal(await page.locator(`#${await wijk.getAttribute("aria-describedby")}`).textContent(), "Kies een wijk");
  await wijk.fill("Zuid");
  await says("Bewaard om");
  assert.equal(await wijk.getAttribute("aria-invalid"), null);
  assert.equal(await page.getByText("Kies een wijk").count(), 0);
});

for (const [choice, text] of [["Behoud die van mij", "Van mij"], ["Neem die van Joris", "Van Joris"]])
  on_page(`two versions are shown, and "${choice}" does that`, async (page, says) => {
    Object.assign(plan, { versie: 5, verhaal: "Van Joris" });
    await page.locator("#verhaal").fill("Van mij");
    await says("Dit is ook ergens anders veranderd");
    assert.deepEqual(await page.locator(".ok-botsing__tekst").allTextContents(), ["Van mij", "Van Joris"]);
    await page.getByRole("button", { name: choice }).click();
    await says("Bewaard om");
    assert.equal(plan.verhaal, text);
    assert.equal(await page.locator(".ok-botsing").count(), 0);
  });

on_page("a session that ended asks to sign in elsewhere, and then saves what was typed", async (page, says) => {
  plan.trouble = [401];
  await page.locator("#verhaal").fill("Nog niet weg");
  await page.getByRole("dialog").waitFor();
  assert.equal(await page.getByRole("link", { name: /Inloggen/ }).getAttribute("target"), "_blank");
  plan.csrf = "twee";
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await says("Bewaard om");
  assert.equal(plan.verhaal, "Nog niet weg");
  assert.equal(await page.getByRole("dialog").count(), 0);
});

on_page("a stale token is renewed without a word; no access is said once", async (page, says) => {
  plan.csrf = "twee";
  await page.locator("#verhaal").fill("Vers");
  await says("Bewaard om");
  plan.trouble = [403, 403];
  await page.locator("#verhaal").fill("Mag niet");
  await says("Je mag dit niet meer veranderen");
  assert.equal(plan.posts.length, 4);
});

on_page("a change of somebody else fills fields at rest, not the one somebody types in", async (page) => {
  await page.locator("#verhaal").focus();
  await page.waitForFunction(() => true);
  while (streams.size === 0) await new Promise((later) => setTimeout(later, 10));
  Object.assign(plan, { versie: 7, verhaal: "Van een ander", wijk: "Oost" });
  for (const stream of streams) stream.write("event: wijziging\ndata: {}\n\n");
  await page.waitForFunction(() => document.querySelector("#wijk").value === "Oost");
  assert.equal(await page.locator("#verhaal").inputValue(), "Begin");
  assert.equal(await page.locator("#verhaal-formulier [name=versie]").inputValue(), "1", "so that the server still sees the collision");
  assert.equal(await page.locator("#som").textContent(), "13 letters");
});

for (const [closed, words] of [[401, "Je bent uitgelogd."], [403, "niet meer openen"], [404, "niet meer openen"]])
  on_page(`with ${closed} the page stops listening, says so once, keeps what was typed and goes on when somebody is back`, async (page) => {
    await page.locator("#nieuw").fill("half getypt");
    while (streams.size === 0) await new Promise((later) => setTimeout(later, 10));
    plan.closed = closed;
    for (const stream of streams) stream.write("retry: 50\n\n"), stream.end();
    streams.clear();
    const notice = page.locator("main > .utrecht-alert", { hasText: words });
    await notice.waitFor();
    const asked = plan.asked;
    await new Promise((done) => setTimeout(done, 2500));
    assert.equal(plan.asked, asked, "nobody knocks at a door that stays closed");
    assert.equal(await notice.locator("a[href^='/aanmelden']").count(), closed === 401 ? 1 : 0);
    plan.closed = 0;
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await notice.waitFor({ state: "detached" });
    assert.equal(await page.locator("#nieuw").inputValue(), "half getypt");
    assert.equal(streams.size, 1);
  });

on_page("after a server that was away the page listens again and catches up", async (page) => {
  while (streams.size === 0) await new Promise((later) => setTimeout(later, 10));
  Object.assign(plan, { away: 2, versie: 7, wijk: "Oost" });
  for (const stream of streams) stream.write("retry: 50\n\n"), stream.end();
  await page.waitForFunction(() => document.querySelector("#wijk").value === "Oost");
  assert.equal(plan.away, 0, "asked until there was a stream");
  while (streams.size === 0) await new Promise((later) => setTimeout(later, 10));
  plan.wijk = "West";
  for (const stream of streams) stream.write("event: reset\ndata: \n\n");
  await page.waitForFunction(() => document.querySelector("#wijk").value === "West");
});

on_page("a row moves by its button, keeps the focus, and is saved", async (page, says) => {
  await page.locator("#op-3").click();
  await says("Bewaard om");
  assert.equal(plan.volgorde, "1,3,2");
  assert.equal(await page.evaluate(() => document.activeElement.id), "op-3");
  assert.match(await page.locator(".ok-meldingen").textContent(), /rij 3 staat nu op plaats 2 van 3/);
  await page.locator("[data-rang-id='2']").dragTo(page.locator("[data-rang-id='1']"));
  await page.waitForFunction(() => document.querySelector("[name=volgorde]").value === "2,1,3");
});

on_page("a row is added without a new page, errors get the focus, and the next row can be typed", async (page) => {
  await page.evaluate(() => { window.zelfde = true; });
  await page.locator("#voeg-toe").click();
  await page.locator(".ok-fouten").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.className), "ok-fouten");
  await page.locator("#nieuw").fill("Kamer zoeken");
  await page.locator("#voeg-toe").click();
  await page.getByText("Kamer zoeken").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "nieuw");
  assert.equal(await page.evaluate(() => window.zelfde), true);
});

on_page("an unexpected answer to an added row becomes an ordinary page", async (page) => {
  plan.trouble = [500];
  await page.locator("#nieuw").fill("Toch");
  await page.locator("#voeg-toe").click();
  await page.waitForURL("**/lijst");
  assert.deepEqual(plan.lijst, ["Toch"]);
});

on_page("searching while typing shows the newest answer and keeps the address", async (page) => {
  await page.locator("#q").pressSequentially("hond");
  await page.getByText("3 voor hond", { exact: true }).first().waitFor();
  assert.match(page.url(), /\/zoek\?q=hond$/);
});

on_page("a button that asks first does nothing after no, and its work after yes", async (page) => {
  await page.locator("#weg").click();
  await page.getByRole("button", { name: "Nee, terug" }).click();
  assert.equal(plan.weg, false);
  await page.locator("#weg").click();
  await page.getByRole("button", { name: "Ja, doorgaan" }).click();
  await page.waitForURL("**/weg");
});

on_page("leaving with unsaved text warns", async (page, says) => {
  plan.trouble = Array(9).fill(503);
  await page.locator("#verhaal").fill("Onbewaard");
  await says("Niet bewaard");
  const asked = new Promise((resolve) => page.on("dialog", (dialog) => { resolve(dialog.type()); void dialog.accept(); }));
  await page.reload();
  assert.equal(await asked, "beforeunload");
});
