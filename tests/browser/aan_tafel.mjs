// SPDX-License-Identifier: EUPL-1.2
//
// The maker at the kitchen table: fills in a plan step by step, by typing and choosing, with and without scripts.
import assert from "node:assert/strict";
import { parts, words_of } from "./huishouden.mjs";

const references = new Set(["hangt_af_van", "wacht_op", "houdt_tegen", "eist_eerst", "belemmeringen"]);
const amount = /€\s?[-−]?[\d.]+,\d\d/g;

// Opens what is folded around something, from the outside in.
export async function unfold(target) {
  const folded = target.locator("xpath=ancestor::details[not(@open)]/summary");
  while (await folded.count()) await folded.first().click();
}

export class Maker {
  constructor(page, household, { javascript = true } = {}) {
    Object.assign(this, { page, household, javascript });
  }

  // Presses something that leads to another page, and waits until it is there.
  async press(target) {
    await Promise.all([this.page.waitForEvent("domcontentloaded"), target.click()]);
  }

  // From "Vandaag" to the first step: the twenty seconds.
  async begin({ practice = true } = {}) {
    const { alias, aanleiding } = parts(this.household, "casus")[0].velden;
    await this.press(this.page.getByRole("link", { name: "Nieuwe casus" }));
    await this.page.getByLabel("Schuilnaam of voornaam").fill(alias);
    await this.page.locator(`input[name=aanleiding][value=${aanleiding}]`).check();
    if (practice) await this.page.getByLabel("Ja, dit is een oefencasus").check();
    await this.press(this.page.getByRole("button", { name: "Begin met het verhaal" }));
    this.casus = new URL(this.page.url()).pathname.split("/").slice(0, 3).join("/");
  }

  // Goes to a step by the list of steps, as people do.
  async step(name) {
    const link = this.page.locator(`.ok-stap__link[href$="/plan/${name}"]`);
    if (!this.page.url().endsWith(`/plan/${name}`)) await this.press(link);
    await this.page.locator(`.ok-stap__link[href$="/plan/${name}"][aria-current=step]`).waitFor();
  }

  // The name of the tab, and the page behind it.
  async tab(name) {
    await this.press(this.page.locator(".ok-tabs").getByRole("link", { name, exact: true }));
  }

  async fill(form, fields) {
    await unfold(form);
    const folded = form.locator("details:not([open]):has([name]) > summary");
    while (await folded.count()) await folded.first().click();
    const types = await form.evaluate((node) => Object.fromEntries([...node.elements].filter((item) => item.name && item.type !== "hidden").map((item) => [item.name, item.type])));
    for (const [name, value] of Object.entries(fields)) {
      const control = form.locator(`[name="${name}"]`);
      const values = [value].flat();
      const words = references.has(name) ? values.map((key) => words_of(this.household, key)) : [];
      if (types[name] === undefined && words.length) continue;  // nothing to choose from yet
      assert.ok(types[name], `there is no field ${name} to fill in on ${this.page.url()}`);
      if (types[name] === "select-one") await control.selectOption(words.length ? { label: words[0] } : name === "regisseur" ? { label: "Demo Professional" } : value);
      else if (words.length) for (const text of words) await form.locator("label.ok-keuze", { hasText: text }).locator(`[name="${name}"]`).check();
      else if (types[name] === "checkbox" || types[name] === "radio") for (const code of values) await form.locator(`[name="${name}"][value="${code}"]`).check();
      else await control.fill(String(value));
    }
  }

  // Without scripts a button saves; with scripts leaving the field does.
  async save(form) {
    if (!this.javascript) {
      await this.press(form.getByRole("button", { name: "Opslaan" }));
      await this.page.getByText("Het is bewaard.").waitFor();
      return;
    }
    await this.page.evaluate(() => document.activeElement?.blur());
    await this.page.locator('[data-bewaard][data-staat="klaar"]').waitFor();
  }

  // A part there is one of: its form is on the page already.
  async fill_in(soort, fields) {
    const form = this.page.locator(`#sectie-${soort} form.ok-formulier`).first();
    await this.fill(form, fields);
    await this.save(form);
  }

  // One more member of a list.
  async add(soort, fields) {
    const list = this.page.locator(`#sectie-${soort} [id^="post-"]`);
    const before = await list.count();
    const form = this.page.locator(`form[id^="nieuw-${soort}"]`);
    // What is typed is kept at once and shows up in the list; the button is done when an empty form has taken its place.
    const id = await form.locator("[name=id]").inputValue();
    await this.fill(form, fields);
    if (this.javascript) await form.locator("button[type=submit]").click();
    else await this.press(form.locator("button[type=submit]"));
    await this.page.locator(`form[id^="nieuw-${soort}"] [name=id]:not([value="${id}"])`).waitFor({ state: "attached" });
    await list.nth(before).waitFor();
    assert.equal(await list.count(), before + 1);
  }

  async fill_step(name, ...kinds) {
    await this.step(name);
    for (const { soort, velden } of this.household.onderdelen.filter((onderdeel) => kinds.includes(onderdeel.soort)))
      if (["casus", "verhaal", "bestaanszekerheid", "perspectief", "rekensom", "weging"].includes(soort)) await this.fill_in(soort, velden);
      else await this.add(soort, soort === "doorbraak" ? { ...velden, status: "concept" } : velden);  // where it goes from there follows the plan
  }

  // The first article lies ready and is chosen with one press; the others are put in by hand.
  async choose_law() {
    await this.step("wet");
    const [{ velden: first }, ...others] = parts(this.household, "wetsgrond");
    await this.press(this.page.getByRole("button", { name: /^Gebruik dit artikel/ }).first());
    const form = this.page.locator('#sectie-wetsgrond [id^="post-"] form.ok-formulier').first();
    assert.notEqual(await form.locator("[name=bepaling]").inputValue(), "", "the article is filled in");
    assert.notEqual(await form.locator("[name=motivering]").inputValue(), "", "the motivation is begun");
    await this.fill(form, { oordeel: first.oordeel, motivering: first.motivering });
    await this.save(form);
    for (const { velden } of others) await this.add("wetsgrond", velden);
  }

  // By hand, or from a situation many know.
  async count_costs({ template } = {}) {
    await this.step("kosten");
    const full = this.page.getByRole("button", { name: "Toon alles" });
    if (await full.count()) await this.press(full);  // the choice is remembered
    await this.fill_in("rekensom", parts(this.household, "rekensom")[0].velden);
    if (template) {
      await this.press(this.page.getByRole("button", { name: `Gebruik deze situatie ${template}` }));
    } else {
      for (const { velden } of parts(this.household, "kostenpost")) await this.add("kostenpost", velden);
    }
    return this.amounts();
  }

  // The six headline figures under the cost lines; on weak evidence they wait behind a fold.
  async amounts() {
    for (const summary of await this.page.locator("#som-zwak:not([open]) > summary").all()) await summary.click();
    return (await this.page.locator("#deel-rekensom-onder .ok-cijfers").innerText()).match(amount);
  }

  async whole_plan(options = {}) {
    await this.fill_step("huishouden", "casus", "persoon");
    await this.fill_step("verhaal", "verhaal");
    await this.fill_step("partijen", "partij");
    await this.fill_step("problemen", "bestaanszekerheid", "probleem");
    await this.fill_step("perspectief", "perspectief");
    await this.fill_step("nodig", "behoefte");
    await this.fill_step("belemmeringen", "belemmering", "tegenwerping");
    await this.fill_step("doorbraak", "doorbraak");
    await this.choose_law();
    const amounts = await this.count_costs(options);
    await this.fill_step("driehoek", "weging");
    await this.page.locator("#sectie-weging ~ .ok-stapdeel svg").first().waitFor();
    await this.fill_step("afspraken", "afspraak", "steun");
    await this.page.getByText("12 van de 12 stappen zijn ingevuld").waitFor();
    return amounts;
  }

  // A step in the life of the plan, from its overview.
  async go(label, fields = {}) {
    await this.tab("Overzicht");
    const part = this.page.locator("#status details", { has: this.page.locator("summary", { hasText: new RegExp(`^${label}$`) }) });
    await part.locator("summary").click();
    await this.fill(part.locator("form"), fields);
    await this.press(part.getByRole("button", { name: label, exact: true }));
  }

  async status() {
    return (await this.page.locator("#status .ok-status").innerText()).trim();
  }
}
