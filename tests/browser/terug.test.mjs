// SPDX-License-Identifier: EUPL-1.2
//
// The way back: after moving something, after signing in again, and from a refused hand-in to the place that mends it.
import assert from "node:assert/strict";
import { unfold } from "./aan_tafel.mjs";
import { check_collected_html, story } from "./harness.mjs";

const focused = (page) => page.evaluate(() => document.activeElement?.id ?? "");

async function new_case(page, alias) {
  await page.goto("/casussen/nieuw");
  await page.getByLabel("Schuilnaam of voornaam").fill(alias);
  await page.getByLabel("Ja, dit is een oefencasus").check();
  await Promise.all([page.waitForEvent("domcontentloaded"), page.getByRole("button", { name: "Begin met het verhaal" }).click()]);
  return new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
}

async function add(page, soort, fields) {
  const form = page.locator(`#sectie-${soort} form[id^="nieuw-${soort}"]`);
  await unfold(form);
  for (const [name, value] of Object.entries(fields)) await form.locator(`[name="${name}"]`).fill(value);
  const id = await form.locator("[name=id]").inputValue();
  await form.locator("button[type=submit]:not([aria-hidden])").last().click();
  await page.locator(`#sectie-${soort} form[id^="nieuw-${soort}"] [name=id]:not([value="${id}"])`).waitFor({ state: "attached" });
  await page.locator(`#post-${id}`).waitFor();
}

for (const javascript of [true, false])
  story(`moving a part keeps the focus on its button, ${javascript ? "with" : "without"} scripts`, async ({ page, sign_in }) => {
    await sign_in(page, "professional");
    const casus = await new_case(page, "Familie Volgorde");
    await page.goto(`${casus}/plan/problemen`);
    for (const omschrijving of ["huur", "school", "schulden"]) await add(page, "probleem", { omschrijving });
    const row = page.locator(".ok-rang__rij", { hasText: "huur" });
    const down = row.getByRole("button", { name: /^Omlaag/ });
    const id = await down.getAttribute("id");
    await down.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((wanted) => [...document.querySelectorAll(".ok-rang__tekst")].map((row) => row.textContent).join() === wanted, "school,huur,schulden");
    if (javascript) await page.waitForTimeout(1500);  // the page also catches up with what the server knows
    assert.equal(await focused(page), id);
    await page.keyboard.press("Enter");
    await page.waitForFunction((wanted) => [...document.querySelectorAll(".ok-rang__tekst")].map((row) => row.textContent).join() === wanted, "school,schulden,huur");
    assert.equal(await focused(page), id);
  }, { javascript });

story("a part with a wrong number stands once on the page, in its form, and is mended there", async ({ page, sign_in }) => {
  await sign_in(page, "professional");
  const casus = await new_case(page, "Familie Getal");
  await page.goto(`${casus}/plan/partijen`);
  await add(page, "partij", { organisatie: "School" });
  const form = page.locator('#sectie-partij form[id^="nieuw-partij"]');
  const id = await form.locator("[name=id]").inputValue();
  await form.locator("[name=organisatie]").fill("Wijkteam");
  await form.locator("[name=keer]").fill("veel");
  await form.locator("[name=keer]").blur();
  await page.locator('[data-bewaard][data-staat="afgewezen"]').waitFor();
  await page.waitForTimeout(1000);  // the page also catches up with what the server knows
  assert.equal(await page.locator(`#post-${id}`).count(), 0);
  await form.locator("button[type=submit]").click();
  await page.locator("#fouten").getByRole("link", { name: /^Hoe vaak: / }).waitFor();
  assert.equal(await page.locator(`#post-${id}`).count(), 0);
  await page.locator('#sectie-partij form[id^="nieuw-partij"] [name=keer]').fill("2");
  await page.locator('#sectie-partij form[id^="nieuw-partij"] button[type=submit]').click();
  await page.locator(`#post-${id}`).waitFor();
}, { expect: [/400/] });

story("signed out while typing: after signing in beside it the person is back at the text, and it is saved", async ({ page, context, sign_in }) => {
  await sign_in(page, "professional");
  const casus = await new_case(page, "Familie Sessie");
  await page.goto(`${casus}/plan/verhaal`);
  await context.clearCookies();
  const story_field = page.locator('textarea[name="verhaal"]').first();
  await story_field.fill("Het begon met een brief die niemand begreep.");
  await story_field.blur();
  await page.getByRole("dialog").waitFor();
  const [beside] = await Promise.all([context.waitForEvent("page"), page.getByRole("dialog").getByRole("link").click()]);
  await beside.locator("input[type=email]").fill("professional@waterveen.voorbeeld");
  await beside.locator("input[type=password]").fill("samen-een-knoop-los");
  const closed = beside.waitForEvent("close");
  await beside.locator("main form button[type=submit]").click();
  await closed;
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await page.locator('[data-bewaard][data-staat="klaar"]').waitFor();
  assert.equal(new URL(page.url()).pathname, `${casus}/plan/verhaal`);
  await page.reload();
  assert.equal(await page.locator('textarea[name="verhaal"]').first().inputValue(), "Het begon met een brief die niemand begreep.");
}, { expect: [/401/] });

story("a refused hand-in leads to the field that mends it, unfolded, and back", async ({ page, check, sign_in }) => {
  await sign_in(page, "professional");
  const casus = await new_case(page, "Familie Bijna");
  await page.goto(`${casus}?naar=ingediend`);
  await page.locator("#naar-ingediend form button").click();
  await check.everything(page);
  await page.locator("#fouten").getByRole("link", { name: /verhaal/i }).first().click();
  await page.waitForURL(/plan\/verhaal/);
  assert.match(await focused(page), /-verhaal$/);
  await page.locator("#plan-indienen").getByRole("link", { name: "Naar indienen" }).click();
  await page.waitForURL(/naar=ingediend/);
  assert.ok(await page.locator("#naar-ingediend").evaluate((node) => node.open));
  await page.goto(`${casus}/plan/alles`);
  await page.locator(".ok-springen summary").click();
  await page.locator(".ok-springen").getByRole("link", { name: "De afspraken" }).click();
  await page.waitForFunction(() => Math.abs(document.getElementById("stap-afspraken").getBoundingClientRect().top) < 200);
  assert.equal(await page.locator(".ok-springen details").evaluate((node) => node.open), false);
  await check.everything(page);
}, { expect: [/400/] });

check_collected_html();
