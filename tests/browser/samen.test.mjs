// SPDX-License-Identifier: EUPL-1.2
//
// Nothing typed is ever lost: two people, two tabs, a session that ended, a second press, the way back, and wrong input.
import assert from "node:assert/strict";
import { Maker } from "./aan_tafel.mjs";
import { check_collected_html, story } from "./harness.mjs";
import { parse_household } from "./huishouden.mjs";

const household = parse_household(`[[onderdeel]]
soort = "casus"
[onderdeel.velden]
alias = "Huis Es"
aanleiding = "vastgelopen"`);
const both = [[true, ""], [false, " (without scripts)"]];
const verhaal = "#sectie-verhaal textarea[name=verhaal]";

async function new_case({ page, sign_in, javascript }) {
  await sign_in(page, "professional");
  const maker = new Maker(page, household, { javascript });
  await maker.begin();
  return maker;
}

// A colleague who takes part, on the same step.
async function colleague_on(maker, { someone_else, sign_in }) {
  const step = maker.page.url();
  await maker.tab("Overzicht");
  await maker.page.getByText("Laat een collega meedoen").click();
  await maker.page.getByLabel("Collega", { exact: true }).selectOption({ label: "Demo Professional Zuid" });
  await maker.press(maker.page.getByRole("button", { name: "Laat meedoen" }));
  await maker.page.goto(step);
  const other = await someone_else();
  await sign_in(other, "professional2");
  await other.goto(step);
  return other;
}

// The history marks what went and what came, word by word.
async function history_holds(maker, ...words) {
  await maker.tab("Geschiedenis");
  const marked = (await maker.page.locator("#inhoud :is(ins, del)").allTextContents()).join(" ");
  for (const word of words) assert.ok(marked.includes(word), `"${word}" is in the history: ${marked}`);
}

story("two people write in one field: both see both texts, and none is lost", async (tools) => {
  const maker = await new_case({ ...tools, javascript: true });
  await maker.fill_in("verhaal", { verhaal: "Begin." });
  const other = await colleague_on(maker, tools);
  // What one writes, the other sees without asking for it.
  await maker.fill_in("verhaal", { verhaal: "Samen begonnen." });
  await other.waitForFunction((field) => document.querySelector(field).value === "Samen begonnen.", verhaal);
  await other.context().setOffline(true);
  await other.locator(verhaal).fill("Wat de collega hoorde.");
  await other.locator('[data-bewaard][data-staat="mislukt"]').waitFor();
  await maker.fill_in("verhaal", { verhaal: "Wat de maker hoorde." });
  await other.context().setOffline(false);
  await other.locator(".ok-botsing").waitFor();
  assert.deepEqual(await other.locator(".ok-botsing__tekst").allTextContents(), ["Wat de collega hoorde.", "Wat de maker hoorde."]);
  await tools.check.axe(other);
  await other.getByRole("button", { name: /^Behoud die van mij/ }).click();
  await other.locator('[data-bewaard][data-staat="klaar"]').waitFor();
  await other.reload();
  assert.equal(await other.locator(verhaal).inputValue(), "Wat de collega hoorde.");
  await history_holds(maker, "maker", "collega");
}, { expect: [/ERR_INTERNET_DISCONNECTED/, /409/, /ERR_NETWORK/] });

story("a page whose place was taken by newer ones of the same person catches up when somebody looks at it again", async (tools) => {
  const maker = await new_case({ ...tools, javascript: true });
  const other = await colleague_on(maker, tools);
  await maker.fill_in("verhaal", { verhaal: "Begonnen." });
  await other.waitForFunction((field) => document.querySelector(field).value === "Begonnen.", verhaal);
  // As many more as one session may have; the browser itself opens six at most.
  const events = new URL(await other.locator("[data-events]").getAttribute("data-events"), other.url());
  const cookie = (await other.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const streams = [];
  for (let i = 0; i < 20; ++i) streams.push(await fetch(events, { headers: { cookie } }));
  assert.deepEqual([...new Set(streams.map(({ status }) => status))], [200]);
  await maker.fill_in("verhaal", { verhaal: "Intussen verder." });
  assert.equal(await other.locator(verhaal).inputValue(), "Begonnen.", "it waits, and does not push another page away");
  await other.evaluate(() => window.dispatchEvent(new Event("focus")));
  await other.waitForFunction((field) => document.querySelector(field).value === "Intussen verder.", verhaal);
  for (const stream of streams) await stream.body.cancel();
});

story("what a colleague begins appears in a form that was empty, and so does what comes after a restart", async (tools) => {
  const maker = await new_case({ ...tools, javascript: true });
  const other = await colleague_on(maker, tools);
  await maker.fill_in("verhaal", { verhaal: "Begonnen door de een." });
  await other.waitForFunction((field) => document.querySelector(field).value === "Begonnen door de een.", verhaal);
  // The page that began it still has the form of a new part.
  await other.locator(verhaal).fill("Verder door de ander.");
  await other.locator('[data-bewaard][data-staat="klaar"]').waitFor();
  await maker.page.waitForFunction((field) => document.querySelector(field).value === "Verder door de ander.", verhaal);

  await other.evaluate(() => document.activeElement.blur());  // a field somebody is in is left alone
  await tools.server.restart();
  await maker.fill_in("verhaal", { verhaal: "Na de herstart." });
  await other.waitForFunction((field) => document.querySelector(field).value === "Na de herstart.", verhaal);
  await history_holds(maker, "een", "ander", "herstart");
}, { expect: [/ERR_/, /502|503/] });

story("two people write in one field (without scripts)", async (tools) => {
  const maker = await new_case({ ...tools, javascript: false });
  await maker.fill_in("verhaal", { verhaal: "Samen begonnen." });
  const other = await colleague_on(maker, tools);
  await maker.fill_in("verhaal", { verhaal: "Wat de maker hoorde." });
  const colleague = new Maker(other, household, { javascript: false });
  await other.locator(verhaal).fill("Wat de collega hoorde.");
  await colleague.press(other.locator("#sectie-verhaal").getByRole("button", { name: "Opslaan" }));
  assert.deepEqual(await other.locator(".ok-botsing__tekst").allTextContents(), ["Wat de collega hoorde.", "Wat de maker hoorde."]);
  await tools.check.axe(other);
  await colleague.press(other.getByRole("button", { name: "Bewaar mijn versie" }));
  assert.equal(await other.locator(verhaal).inputValue(), "Wat de collega hoorde.");
  await history_holds(maker, "maker", "collega");
}, { javascript: false, expect: [/409/] });

story("a session ends while somebody types: sign in elsewhere, and the text is saved", async (tools) => {
  const maker = await new_case({ ...tools, javascript: true });
  const { page, context } = tools;
  await context.clearCookies();
  await page.locator(verhaal).fill("Nog niet bewaard, wel getypt.");
  await page.getByRole("dialog").waitFor();
  await tools.check.axe(page);
  const [elsewhere] = await Promise.all([context.waitForEvent("page"), page.getByRole("dialog").getByRole("link").click()]);
  await tools.sign_in(elsewhere, "professional");
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await page.locator('[data-bewaard][data-staat="klaar"]').waitFor();
  await maker.page.reload();
  assert.equal(await page.locator(verhaal).inputValue(), "Nog niet bewaard, wel getypt.");
}, { expect: [/401/] });

story("a session ends while somebody types (without scripts)", async (tools) => {
  const maker = await new_case({ ...tools, javascript: false });
  const { page, context } = tools;
  const text = "Nog niet bewaard, wel getypt.\n\nTwee alinea's & <haken>.";
  await page.locator(verhaal).fill(text);
  await context.clearCookies();
  await maker.press(page.locator("#sectie-verhaal").getByRole("button", { name: "Opslaan" }));
  await tools.check.axe(page);
  await page.locator("input[type=email]").fill("professional@waterveen.voorbeeld");
  await page.locator("input[type=password]").fill("dit is het verkeerde wachtwoord");
  await maker.press(page.getByRole("button", { name: "Inloggen" }));
  await page.locator("input[type=password]").fill("samen-een-knoop-los");
  await maker.press(page.getByRole("button", { name: "Inloggen" }));
  await tools.check.axe(page);
  await maker.press(page.getByRole("button", { name: "Bewaar mijn tekst" }));
  await page.getByText("Het is bewaard.").waitFor();
  assert.equal(await page.locator(verhaal).inputValue(), text);
}, { javascript: false, expect: [/401/, /400/] });

for (const [javascript, how] of both)
  story(`two presses on "toevoegen" add one part, and the way back does not add it again${how}`, async (tools) => {
    const maker = await new_case({ ...tools, javascript });
    const { page } = tools;
    await maker.step("partijen");
    const form = page.locator('form[id^="nieuw-partij"]');
    await maker.fill(form, { organisatie: "Wijkteam Zuid", kosten_per_jaar: "1.000,00" });
    const press = form.locator("button[type=submit]");
    if (javascript) await press.dblclick();
    else await maker.press({ click: () => press.dblclick({ noWaitAfter: true }) });
    const posts = page.locator('#sectie-partij [id^="post-"]');
    await posts.first().waitFor();
    await page.reload();
    assert.equal(await posts.count(), 1, "one part after two presses");
    await maker.step("problemen");
    await page.goBack();
    assert.equal(await posts.count(), 1, "one part after going back");
    assert.equal(await form.locator("[name=organisatie]").inputValue(), "", "the form for the next one is empty");
  }, { javascript });

for (const [javascript, how] of both)
  story(`two tabs with different fields keep both${how}`, async (tools) => {
    const maker = await new_case({ ...tools, javascript });
    await maker.fill_in("verhaal", { verhaal: "Begin." });
    const tab = await tools.context.newPage();
    await tab.goto(maker.page.url().replace(/[?#].*/, ""));
    const second = new Maker(tab, household, { javascript });
    await maker.fill_in("verhaal", { geprobeerd: "Uit de eerste tab." });
    await second.fill_in("verhaal", { gaat_goed: "Uit de tweede tab." });
    for (const page of [maker.page, tab]) {
      await page.goto(maker.page.url().replace(/[?#].*/, ""));
      const values = await page.locator("#sectie-verhaal").evaluate((node) => [...node.querySelectorAll("textarea")].map((item) => item.value));
      assert.deepEqual([values[0], values[1], values[3]], ["Begin.", "Uit de eerste tab.", "Uit de tweede tab."]);
    }
  }, { javascript });

story("wrong input: a summary with the focus, every message, and all text kept (without scripts)", async (tools) => {
  const maker = await new_case({ ...tools, javascript: false });
  const { page } = tools;
  await maker.step("huishouden");
  const form = page.locator("#sectie-casus form.ok-formulier");
  await maker.fill(form, { wijk: "Noord", volwassenen: "veel", kinderen: "99" });
  await maker.press(form.getByRole("button", { name: "Opslaan" }));
  const summary = page.locator("#fouten");
  assert.match(await page.title(), /^Fout: /);
  assert.equal(await page.evaluate(() => document.activeElement.id), "fouten");
  assert.equal(await summary.locator("li").count(), 2);
  for (const [name, value] of [["wijk", "Noord"], ["volwassenen", "veel"], ["kinderen", "99"]]) assert.equal(await page.locator(`#sectie-casus [name=${name}]`).inputValue(), value);
  for (const name of ["volwassenen", "kinderen"]) {
    const field = page.locator(`#sectie-casus [name=${name}]`);
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    assert.equal(await summary.locator(`a[href="#${await field.getAttribute("id")}"]`).count(), 1, "the summary leads to the field");
  }
  await tools.check.axe(page);
}, { javascript: false, expect: [/400/] });

story("wrong input while typing is said beside the field, and the other fields are saved", async (tools) => {
  const maker = await new_case({ ...tools, javascript: true });
  const { page } = tools;
  await maker.step("huishouden");
  const form = page.locator("#sectie-casus form.ok-formulier");
  await maker.fill(form, { wijk: "Noord", volwassenen: "veel" });
  await page.evaluate(() => document.activeElement.blur());
  await page.locator('[data-bewaard][data-staat="afgewezen"]').waitFor();
  assert.equal(await form.locator("[name=volwassenen]").getAttribute("aria-invalid"), "true");
  assert.equal(await form.locator("[name=volwassenen]").inputValue(), "veel");
  await tools.check.axe(page);
  await form.locator("[name=volwassenen]").fill("2");
  await maker.save(form);
  await page.reload();
  assert.deepEqual([await form.locator("[name=wijk]").inputValue(), await form.locator("[name=volwassenen]").inputValue()], ["Noord", "2"]);
}, { expect: [/400/] });

for (const [javascript, how] of both)
  story(`a new case without a name says so and keeps what was chosen${how}`, async ({ page, sign_in, check }) => {
    await sign_in(page, "professional");
    await page.goto("/casussen/nieuw");
    await page.locator("input[name=aanleiding][value=vroegsignaal]").check();
    await Promise.all([page.waitForEvent("domcontentloaded"), page.getByRole("button", { name: "Begin met het verhaal" }).click()]);
    assert.equal(await page.locator("#fouten li").count(), 1);
    await page.waitForFunction(() => document.activeElement.id === "fouten");
    assert.ok(await page.locator("input[name=aanleiding][value=vroegsignaal]").isChecked());
    await check.axe(page);
  }, { javascript, expect: [/400/] });

check_collected_html();
