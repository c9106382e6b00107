// SPDX-License-Identifier: EUPL-1.2
//
// The calculator at the kitchen table, on a phone: somebody without training begins with a common situation and has the answer.
import assert from "node:assert/strict";
import { Maker } from "./aan_tafel.mjs";
import { check_collected_html, story } from "./harness.mjs";
import { read_household } from "./huishouden.mjs";

const phone = { width: 320, height: 640 };
const household = read_household("inhoud/demo/casus_zoon_21.toml");
const plain = (text) => text.replaceAll("\u00a0", " ");

async function begin(page, sign_in, javascript) {
  await page.setViewportSize(phone);
  await sign_in(page, "professional");
  const maker = new Maker(page, household, { javascript });
  await maker.begin({ practice: true });
  await page.goto(`${maker.casus}/plan/kosten`);
  return maker;
}

for (const javascript of [true, false])
  story(`the son who turns 21 from the template on a phone${javascript ? "" : " (without scripts)"}`, async ({ page, sign_in, check }) => {
    const maker = await begin(page, sign_in, javascript);
    await maker.press(page.getByRole("button", { name: "Gebruik deze situatie De zoon die 21 wordt" }));
    const amounts = (await maker.amounts()).map(plain);
    for (const figure of ["€ 64.794,80", "€ 2.160,00", "€ 62.634,80", "€ 177,52"]) assert.ok(amounts.includes(figure), `${figure} in ${amounts}`);
    await check.axe(page);
    await check.reflow(page);

    // The full form and back: nothing is lost.
    await maker.press(page.getByRole("button", { name: "Toon alles" }));
    const line = page.locator('#sectie-kostenpost [id^="post-"]').first();
    await line.locator("summary").first().click();  // two lines: each is folded
    await line.getByText("Kans: misschien gebeurt het niet").click();
    await line.locator('[name="kans_niets"]').fill("50");
    await maker.save(line.locator("form").first());
    await maker.press(page.getByRole("button", { name: "Maak het eenvoudig" }));
    await page.getByText("Ook ingevuld:").first().waitFor();
    assert.ok((await maker.amounts()).map(plain).includes("€ 30.237,40"), "half of 64.794,80, minus 2.160");

    await maker.press(page.getByRole("link", { name: "De hele rekensom" }));
    await page.getByText("Niets doen", { exact: false }).first().waitFor();
    assert.match(plain(await page.locator("#som-horizon").locator("xpath=ancestor::table").innerText()), /32\.397,40/);
    await check.axe(page);
    await check.reflow(page);
  }, { javascript });

story("a bar of the timeline is dragged, and the field and the sum follow", async ({ page, sign_in }) => {
  const maker = await begin(page, sign_in, true);
  await maker.press(page.getByRole("button", { name: "Gebruik deze situatie De zoon die 21 wordt" }));
  const bar = page.locator("#tijdlijn-niets rect[data-balk]").first();
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  await page.mouse.move(box.x + box.width - 3, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  const field = page.locator('#sectie-kostenpost [name="eind_maand"]').first();
  assert.equal(await field.inputValue(), "6");
  await page.locator('[data-bewaard][data-staat="klaar"]').waitFor();
  await page.locator('#tijdlijn-niets rect[data-tot="6"]').waitFor();
  assert.ok((await maker.amounts()).map(plain).includes("€ 30.237,40"), "half a year of 64.794,80, minus 2.160");
});

check_collected_html();
