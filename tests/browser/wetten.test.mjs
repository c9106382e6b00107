// SPDX-License-Identifier: EUPL-1.2
//
// The pages around the law, as the people who use them: an own rule and an own argument with a second pair of eyes, the list of
// local articles, a question to the jurist whose answer everybody finds, and reading the law itself. With and without scripts.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { check_collected_html, root, story, take_back } from "./harness.mjs";

const binary = process.env.ONTKNOOP_BIN ?? join(root, "build/release/ontknoop");
const both = [[true, ""], [false, " (without scripts)"]];

// Presses something that leads to another page, and waits until it is there.
const press = (page, target) => Promise.all([page.waitForEvent("domcontentloaded"), target.click()]);
const link = (page, name) => press(page, page.getByRole("link", { name }).first());
const button = (page, name) => press(page, page.getByRole("button", { name }).first());

// Every field by its name: typed, chosen or ticked.
async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`main [name="${name}"]`);
    const type = await control.first().evaluate((node) => node.type);
    if (type === "select-one") await control.selectOption(value);
    else if (type === "checkbox" || type === "radio") for (const code of [value].flat()) await page.locator(`main [name="${name}"][value="${code}"]`).check();
    else await control.first().fill(value);
  }
}

// From the start page, as somebody does who has never been here.
async function to_the_law(page, name) {
  await page.goto("/");
  await link(page, /^Wetten$/);
  await link(page, name);
}

async function waits_for(page, name) {
  await page.goto("/");
  await press(page, page.locator("section[aria-labelledby=wacht-op-jou]").getByRole("link", { name }).first());
}

async function search(page, words) {
  await page.goto("/wetten");
  await page.getByLabel("Wat wil je kunnen, of wat loopt er vast?").fill(words);
  await button(page, "Zoeken");
  await page.getByText(/artikel(en)? gevonden/).first().waitFor();
}

async function help_is_there(page) {
  const here = page.url();
  await link(page, "Uitleg over deze pagina");
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.match(page.url(), /\/hulp\//);
  await page.goto(here);
}

for (const [javascript, how] of both) {
  const nr = javascript ? "1" : "2";  // the stories share a server

  story(`an own rule waits for a second pair of eyes, is found, and goes into a plan${how}`, async ({ page, someone_else, sign_in, check }) => {
    await sign_in(page, "professional");
    for (const which of [0, 1]) await take_back(page, which);
    await to_the_law(page, "Eigen regels");
    await link(page, "Voeg een eigen regel toe");
    await help_is_there(page);
    await button(page, "Dien in als voorstel");
    assert.ok(await page.locator("#fouten li").count() >= 5, "everything that is missing, at once");
    await check.everything(page);
    await fill(page, {
      regeling: `Beleidsregels dierenopvang ${nr}`, stelsel: "cvdr", regeling_id: `CVDR90000${nr}`, artikel: "7", lid: "2", titel: `Pension voor een kaketoe ${nr}`,
      samenvatting: "Het college betaalt het pension van een vogel als iemand anders niet naar de kliniek gaat.", ruimte: "kan_bepaling",
      voorwaarden: "Er is een opnamedatum.", leefgebieden: ["verslaving"], helpt_bij: `kaketoepension${nr} tijdens een opname`, beslisser: "college", bron: "lokaleregelgeving.overheid.nl",
    });
    await button(page, "Dien in als voorstel");
    await page.getByText("Je voorstel is ingediend").waitFor();
    await check.everything(page);

    const jurist = await someone_else();
    await sign_in(jurist, "jurist");
    await waits_for(jurist, new RegExp(`Pension voor een kaketoe ${nr}`));
    await check.everything(jurist);
    await button(jurist, "Keur goed");
    await jurist.getByText("Het is goedgekeurd").waitFor();

    await search(page, `kaketoepension${nr}`);
    await check.everything(page);
    await press(page, page.locator("article", { hasText: `Pension voor een kaketoe ${nr}` }).getByRole("link", { name: /^Gebruik in een plan/ }));
    await check.everything(page);
    await button(page, /^Gebruik dit artikel/);
    assert.match(page.url(), /\/plan\/wet/);
    assert.notEqual(await page.locator('[id^="post-"] [name=motivering]').last().inputValue(), "", "the motivation is begun");
  }, { javascript, expect: [/400/] });

  story(`an own argument waits for a second pair of eyes and stands among the others${how}`, async ({ page, someone_else, sign_in, check }) => {
    await sign_in(page, "professional");
    await to_the_law(page, "Tien argumenten en een antwoord");
    await link(page, "Voeg een argument toe");
    await check.everything(page);
    await fill(page, { naam: `Zo doen wij dat nooit ${nr}`, voorbeelden: "Dat hebben we nog nooit gedaan.", kern: "Eens moet de eerste keer zijn.", antwoord: "Wat is er nodig om het deze keer wel te doen?", tip: "Vraag wie het wel mag." });
    await button(page, "Dien in als voorstel");

    const jurist = await someone_else();
    await sign_in(jurist, "jurist");
    await waits_for(jurist, `Zo doen wij dat nooit ${nr}`);
    await jurist.getByLabel("Wat moet er anders?").fill("Noem een voorbeeld.");
    await button(jurist, "Stuur terug");

    await waits_for(page, `Zo doen wij dat nooit ${nr}`);
    await page.getByText("Noem een voorbeeld.").first().waitFor();
    await check.everything(page);
    await link(page, "Stel een wijziging voor");
    await fill(page, { antwoord: "Wat is er nodig om het deze keer wel te doen? Zoals bij de buren." });
    await button(page, "Dien in als voorstel");

    await waits_for(jurist, `Zo doen wij dat nooit ${nr}`);
    await button(jurist, "Keur goed");
    await page.goto("/wetten/tegenwerpingen");
    await page.getByRole("heading", { name: `Zo doen wij dat nooit ${nr}` }).waitFor();
    await check.everything(page);
  }, { javascript });

  story(`a local article is looked for, found, and becomes an own rule${how}`, async ({ page, sign_in, check }) => {
    await sign_in(page, javascript ? "professional" : "professional2");
    await to_the_law(page, "Inventaris van lokale regels");
    await help_is_there(page);
    const item = page.locator("li.ok-kaart").nth(javascript ? 0 : 1);
    const id = await item.getAttribute("id");
    const part = page.locator(`#${id}`);
    await part.locator("summary").click();
    await part.getByLabel("Gevonden", { exact: true }).check();
    await press(page, part.getByRole("button", { name: "Opslaan" }));
    assert.equal(await page.locator("#fouten li").count(), 1, "found, but where?");
    await check.everything(page);
    await part.getByLabel("Waar staat het?").fill("Beleidsregels bijzondere bijstand, artikel 4");
    await press(page, part.getByRole("button", { name: "Opslaan" }));
    await part.getByText("Gevonden", { exact: true }).first().waitFor();
    await press(page, part.getByRole("link", { name: /^Voeg dit toe als eigen regel/ }));
    assert.notEqual(await page.locator("main [name=ruimte]").inputValue(), "", "what the list knows is filled in");
    await check.everything(page);
  }, { javascript, expect: [/400/] });

  story(`a question to the jurist becomes an answer everybody finds at the article${how}`, async ({ page, server, someone_else, sign_in, check }) => {
    const question = `Mag de gemeente een kaketoe opvangen ${nr}?`;
    await sign_in(page, "professional");
    await to_the_law(page, "Stel een vraag aan de jurist");
    await help_is_there(page);
    await page.getByLabel("Wat wil je weten?").fill(question);
    await check.everything(page);
    await button(page, "Verstuur de vraag");
    await page.getByText("Je vraag is verstuurd").waitFor();

    const jurist = await someone_else();
    await sign_in(jurist, "jurist");
    await waits_for(jurist, question);
    await button(jurist, "Ik pak deze vraag op");
    await jurist.getByLabel("Jouw antwoord").fill("Ja, als bijzondere bijstand.");
    await button(jurist, "Geef antwoord");
    await check.everything(jurist);

    await waits_for(page, question);
    await page.getByText("Ja, als bijzondere bijstand.").waitFor();
    await button(page, "Sluit deze vraag");

    await jurist.reload();
    await jurist.getByText("Deel wat je leerde met iedereen").click();
    await fill(jurist, { vraag: `Kan een vogel naar een pension ${nr}?`, antwoord: "Ja, als bijzondere bijstand.", bepalingen: `${server.url}/wetten/bepalingen/pw-35-lid-1`, nagekeken: "ja" });
    await button(jurist, "Geef vrij");
    await check.everything(jurist);

    await page.goto("/wetten/bepalingen/pw-35-lid-1");
    await link(page, `Kan een vogel naar een pension ${nr}?`);
    await page.getByText("Ja, als bijzondere bijstand.").waitFor();
    await check.everything(page);
  }, { javascript });

  story(`the law itself: a regulation, an article as it was, and what changed${how}`, async ({ page, server, sign_in, check }) => {
    const bwb = `BWBR009998${nr}`, name = `Wet op het lezen ${nr}`;
    const version = (day, words) => {
      const file = join(server.folder, `${bwb}_${day}_0.xml`);
      writeFileSync(file, `<?xml version="1.0" encoding="UTF-8"?>
<toestand bwb-id="${bwb}" inwerkingtreding="${day}" bwb-ng-vast-deel="http://wetten.overheid.nl/id/${bwb}/${day}/0"><wetgeving soort="wet"><citeertitel>${name}</citeertitel><wet-besluit><wettekst>
<hoofdstuk bwb-ng-variabel-deel="/Hoofdstuk1"><kop><label>Hoofdstuk</label><nr>1</nr><titel>Lezen</titel></kop>
<artikel label="Artikel 3" status="goed" bwb-ng-variabel-deel="/Hoofdstuk1/Artikel3"><kop><label>Artikel</label><nr>3</nr><titel>Hulp</titel></kop><al>${words}</al></artikel>
<artikel label="Artikel 4" status="goed" bwb-ng-variabel-deel="/Hoofdstuk1/Artikel4"><kop><label>Artikel</label><nr>4</nr></kop><al>Dit artikel blijft gelijk.</al></artikel></hoofdstuk>
</wettekst></wet-besluit></wetgeving></toestand>`);
      const done = spawnSync(binary, ["wetten", "importeren", file, "--data", server.folder], { encoding: "utf8" });
      assert.equal(done.status, 0, done.stdout + done.stderr);
    };
    version("2025-01-01", "Het college helpt wie moeilijk leest.");
    version("2026-01-01", "Het college helpt iedereen die moeilijk leest.");
    await sign_in(page, "professional");
    await to_the_law(page, "Wetten en regels");
    await help_is_there(page);
    await page.getByLabel("Naam, afkorting of kenmerk").fill(name);
    await button(page, "Zoeken");
    await check.everything(page);
    await link(page, name);
    await check.everything(page);
    await link(page, /^Artikel 3/);
    await page.getByText("Het college helpt iedereen die moeilijk leest.").waitFor();
    await check.everything(page);
    await page.locator("main input[name=op]").fill("2025-06-01");
    await press(page, page.locator("main form", { has: page.locator("input[name=op]") }).getByRole("button"));
    await page.getByText("Het college helpt wie moeilijk leest.").waitFor();
    await link(page, /^Wat veranderde er op 1 januari 2026/);
    assert.deepEqual([await page.locator("main ins").allInnerTexts(), await page.locator("main del").allInnerTexts()], [["iedereen die"], ["wie"]]);
    assert.equal(await page.getByText("Dit artikel blijft gelijk.").count(), 0);
    await check.everything(page);
  }, { javascript });
}

check_collected_html();
