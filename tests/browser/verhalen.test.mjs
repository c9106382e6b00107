// SPDX-License-Identifier: EUPL-1.2
//
// From sign-in to a decided plan with its PDF, for the four practice households typed in by hand and one of our own; each
// with and without scripts.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Maker } from "./aan_tafel.mjs";
import { check_collected_html, story } from "./harness.mjs";
import { parts, read_household } from "./huishouden.mjs";

// What the sum must say. The first two: W12 of the worked examples and the municipal transport of two children, both
// computed by hand; the next two by a separate reading of the definitions (exact fractions, price indices, probabilities),
// without the engine; for the traplift: 12 x 50 x (30 - 10) = 12.000 less, minus 3.500.
const households = [
  { file: "inhoud/demo/casus_zoon_21.toml", template: "De zoon die 21 wordt", says: ["€ 64.794,80", "€ 2.160,00", "€ 62.634,80", "€ 177,52"] },
  { file: "inhoud/demo/casus_auto.toml", says: ["€ 7.956,00", "€ 1.450,00", "€ 6.506,00"] },
  { file: "inhoud/demo/casus_hond.toml", says: ["€ −16.218,72", "€ 24.255,33", "€ 1.680,00", "€ 6.356,61", "€ 22,02"] },
  { file: "inhoud/demo/casus_moeder_baby.toml", says: ["€ 3.337,14", "€ 41.691,65", "€ 3.152,85", "€ 41.875,94", "€ 123,37"] },
  { file: "tests/browser/fixture/huishouden_traplift.toml", says: ["€ 6.000,00", "€ 3.500,00", "€ 8.500,00"] },
];

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).first().click()]);
  return readFileSync(await file.path());
}

function assert_pdf(bytes) {
  assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
  assert.ok(bytes.length > 10_000, `a PDF of ${bytes.length} bytes`);
  const folder = mkdtempSync(join(tmpdir(), "ontknoop-pdf-"));
  try {
    writeFileSync(join(folder, "plan.pdf"), bytes);
    const checked = spawnSync("qpdf", ["--check", join(folder, "plan.pdf")], { encoding: "utf8" });
    assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

for (const { file, template, says } of households)
  for (const javascript of [true, false]) {
    const household = read_household(file);
    const { alias } = parts(household, "casus")[0].velden;
    story(`${household.titel}${javascript ? "" : " (without scripts)"}`, async ({ page, someone_else, sign_in, check }) => {
      await sign_in(page, "professional");
      const maker = new Maker(page, household, { javascript });
      await maker.begin({ practice: false });
      const amounts = await maker.whole_plan({ template });
      for (const figure of says) assert.ok(amounts.includes(figure.replace(" ", amounts[0].charAt(1))), `${figure} in ${amounts}`);
      await maker.go("Plan indienen");
      assert.equal(await maker.status(), "Ingediend");

      const decider = await someone_else();
      await sign_in(decider, "beslisser");
      await decider.getByRole("heading", { name: "Wacht op jouw beslissing" }).waitFor();
      const deciding = new Maker(decider, household, { javascript });
      await deciding.press(decider.locator(`main a[href="${maker.casus}"]`).first());
      await deciding.go("Toekennen", { toelichting: "Dit is redelijk, en niets doen kost meer." });
      assert.equal(await deciding.status(), "Toegekend");
      await deciding.tab("Document");
      assert_pdf(await download(decider, /PDF/));

      await maker.go("Meld dat de doorbraak is uitgevoerd");
      await maker.go("Casus afsluiten", { uitkomst: "ja", uren_bespaard: "12", overleggen_bespaard: "3", les: "Vraag eerst wat de eerste stap tegenhoudt.", les_bereik: "organisatie" });
      assert.equal(await maker.status(), "Afgesloten");
      await page.getByText("Vraag eerst wat de eerste stap tegenhoudt.").waitFor();
      await page.getByText("staat hij weer bij jou op Vandaag").waitFor();
      await check.everything(page);
      // Later: how it is now.
      await maker.press(page.getByRole("link", { name: "Vertel hoe het nu gaat" }));
      await check.everything(page);
      await maker.add("opvolging", { hoe_nu: "Het gaat nog steeds goed.", staat_nog: "ja" });
      await maker.tab("Overzicht");
      await page.getByText("Het gaat nog steeds goed.").waitFor();
      await page.getByText("staat hij weer bij jou op Vandaag").waitFor();  // the day that was agreed on still comes
      await page.getByRole("heading", { name: alias }).waitFor();
    }, { javascript });
  }

check_collected_html();
