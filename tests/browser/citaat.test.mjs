// SPDX-License-Identifier: EUPL-1.2
//
// From a question in everyday words to the words of the law in a plan; then the law changes, and who made the plan sees it:
// old beside new. The law is a small one of our own in the official layout, read in with the command of the administrator.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Maker } from "./aan_tafel.mjs";
import { check_collected_html, root, story } from "./harness.mjs";
import { read_household } from "./huishouden.mjs";

const binary = process.env.ONTKNOOP_BIN ?? join(root, "build/release/ontknoop");
const old_words = "Onder een passende voorziening valt ook de opvang van een huisdier tijdens een opname.";
const new_words = "Onder een passende voorziening valt ook de opvang van een huisdier tijdens een opname of een verblijf elders.";

// Each story has a law of its own: the server is shared.
function toestand(bwb, day, words) {
  const lid = (nr, text) => `<lid bwb-ng-variabel-deel="/Artikel3/Lid${nr}"><lidnr>${nr}</lidnr><al>${text}</al></lid>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<toestand bwb-id="${bwb}" inwerkingtreding="${day}" bwb-ng-vast-deel="http://wetten.overheid.nl/id/${bwb}/${day}/0"><wetgeving soort="wet"><citeertitel>Wet op de voorbeelden ${bwb.slice(-1)}</citeertitel><wet-besluit><wettekst>
<artikel label="Artikel 3" status="goed" bwb-ng-variabel-deel="/Artikel3"><kop><label>Artikel</label><nr>3</nr><titel>Passende voorziening</titel></kop>${lid(1, "Het college helpt wie door bijzondere omstandigheden vastloopt.")}${lid(2, words)}</artikel>
</wettekst></wet-besluit></wetgeving></toestand>`;
}

function read_in(server, bwb, day, words) {
  const file = join(server.folder, `${bwb}_${day}_0.xml`);
  writeFileSync(file, toestand(bwb, day, words));
  const done = spawnSync(binary, ["wetten", "importeren", file, "--data", server.folder], { encoding: "utf8" });
  assert.equal(done.status, 0, done.stdout + done.stderr);
}

for (const javascript of [true, false])
  story(`the law changes under a plan${javascript ? "" : " (without scripts)"}`, async ({ page, server, sign_in, check }) => {
    const bwb = javascript ? "BWBR0099991" : "BWBR0099992";
    read_in(server, bwb, "2026-01-01", old_words);
    await sign_in(page, "professional");
    const household = read_household("inhoud/demo/casus_hond.toml");
    const maker = new Maker(page, household, { javascript });
    await maker.begin();
    await maker.fill_step("verhaal", "verhaal");
    await maker.fill_step("perspectief", "perspectief");
    await maker.fill_step("nodig", "behoefte");
    await maker.fill_step("belemmeringen", "belemmering");
    await maker.fill_step("doorbraak", "doorbraak");

    // A lay question, the right article, inserted with its motivation begun.
    await maker.step("wet");
    await page.getByLabel("Of zoek zelf een artikel").first().fill("wie betaalt de opvang van mijn hond");
    if (javascript) await page.getByText(/artikelen? gevonden/).first().waitFor();
    else await maker.press(page.getByRole("button", { name: "Zoeken" }).first());
    await maker.press(page.getByRole("button", { name: /^Gebruik dit artikel.*artikel 35 lid 1 Participatiewet/ }).first());
    const form = page.locator('#sectie-wetsgrond [id^="post-"] form.ok-formulier').first();
    assert.notEqual(await form.locator("[name=motivering]").inputValue(), "", "the motivation is begun");
    await maker.fill(form, { oordeel: "mag", motivering: "Zonder opvang voor de hond gaat de opname niet door." });
    await maker.save(form);

    // The words of the law, from the library.
    await maker.press(page.getByRole("link", { name: /^Citeer nog een artikel voor/ }).first());
    await page.getByLabel("Welke wet of regeling?").fill("voorbeelden");
    await maker.press(page.getByRole("button", { name: "Zoeken" }));
    await maker.press(page.getByRole("link", { name: `Wet op de voorbeelden ${bwb.slice(-1)}` }));
    await maker.press(page.getByRole("link", { name: "Artikel 3", exact: true }));
    await check.everything(page);
    await page.getByLabel("De tekst van lid 2").fill("de opvang van een huisdier tijdens een olifant");
    await maker.press(page.locator("form", { has: page.getByLabel("De tekst van lid 2") }).getByRole("button", { name: "Citeer dit in het plan" }));
    await page.getByText("Deze woorden staan niet precies zo in de wet").first().waitFor();
    await page.getByLabel("De tekst van lid 2").fill(old_words);
    await maker.press(page.locator("form", { has: page.getByLabel("De tekst van lid 2") }).getByRole("button", { name: "Citeer dit in het plan" }));
    await page.locator("blockquote", { hasText: old_words }).waitFor();

    // The reasoning, with a building block that is made one's own.
    await maker.press(page.getByRole("link", { name: "De onderbouwing" }).first());
    const reasoning = page.locator('form.ok-formulier:has([name="besluittekst"])');
    await reasoning.locator("[name=doel_van_de_wet]").fill("Zorg moet bereikbaar zijn.");
    await reasoning.locator("[name=effect_hier]").fill("De opname gaat door.");
    await maker.save(reasoning);
    const block = page.locator("details", { has: page.locator("summary", { hasText: /^Alle andere bouwstenen/ }) });
    await block.locator("summary").first().click();
    const begin = block.locator("details", { has: page.locator("summary", { hasText: "Het begin van de tekst" }) });
    await begin.locator("summary").click();
    await maker.press(begin.getByRole("button", { name: /^Voeg in/ }));
    const text = page.locator('textarea[name="besluittekst"]');
    assert.match(await text.inputValue(), /Dit besluit steunt op artikel/);
    await text.fill(`${await text.inputValue()}\n\nWij kiezen hiervoor.`);
    await maker.save(page.locator('form.ok-formulier:has([name="besluittekst"])'));
    await check.everything(page);

    // Printed: with the quote, its day and its link.
    await maker.tab("Document");
    await page.getByRole("link", { name: "Toon alle hoofdstukken helemaal" }).click();
    for (const words of [old_words, "Wij kiezen hiervoor.", `wetten.overheid.nl/${bwb}/2026-01-01`]) await page.getByText(words).first().waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /PDF/ }).first().click()]);
    assert.equal(readFileSync(await file.path()).subarray(0, 5).toString(), "%PDF-");

    // The law changes; who made the plan sees it.
    await page.goto("/");
    assert.equal(await page.getByRole("heading", { name: "De wet is veranderd" }).count(), 0);
    read_in(server, bwb, "2026-06-01", new_words);
    await page.goto("/");
    await page.getByRole("heading", { name: "De wet is veranderd" }).waitFor();
    await maker.press(page.locator("section", { has: page.locator("#wacht-op-jou") }).getByRole("link", { name: "artikel 3 lid 2" }).first());
    await page.getByRole("heading", { name: /^Toen: artikel 3 lid 2, tekst van 1 januari 2026/ }).waitFor();
    assert.match(await page.locator("ins").allInnerTexts().then((all) => all.join(" ")), /verblijf elders/);
    await check.everything(page);
    await maker.press(page.getByRole("button", { name: "Neem de nieuwe tekst over" }));
    await page.locator("blockquote", { hasText: new_words }).waitFor();
    await page.goto("/");
    assert.equal(await page.getByRole("heading", { name: "De wet is veranderd" }).count(), 0);
  }, { javascript, expect: [/400/] });

check_collected_html();
