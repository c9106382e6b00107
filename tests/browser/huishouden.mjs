// SPDX-License-Identifier: EUPL-1.2
//
// Households to type in: the practice cases (inhoud/demo/casus_*.toml) and one of our own, in the same form.
//   read_household(file)  -> { titel, onderdelen: [{ soort, sleutel?, ouder?, velden }] }
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./harness.mjs";

const day = 24 * 60 * 60 * 1000;

// "vandaag-20" as an ISO date.
function date_of(value) {
  const relative = /^vandaag([+-]\d+)?$/.exec(value);
  return relative ? new Date(Date.now() + Number(relative[1] ?? 0) * day).toLocaleDateString("sv-SE") : value;
}

// These files use the part of TOML that is one value a line, written as JSON would.
export function parse_household(text) {
  const household = { onderdelen: [] };
  let target = household;
  for (const [at, line] of text.split("\n").entries()) {
    const member = /^(\w+) = (.+)$/.exec(line);
    if (line === "[[onderdeel]]") household.onderdelen.push(target = { velden: {} });
    else if (line === "[onderdeel.velden]") target = household.onderdelen.at(-1).velden;
    else if (member) target[member[1]] = typeof JSON.parse(member[2]) === "string" ? date_of(JSON.parse(member[2])) : JSON.parse(member[2]);
    else if (!/^(#.*|\[casus\]|)$/.test(line)) throw new Error(`line ${at + 1} cannot be read: ${line}`);
  }
  return household;
}

export const read_household = (file) => parse_household(readFileSync(join(root, file), "utf8"));

export const parts = (household, soort) => household.onderdelen.filter((onderdeel) => onderdeel.soort === soort);

// A reference to another part, in the words a person chooses it by.
export function words_of(household, sleutel) {
  const found = household.onderdelen.find((onderdeel) => onderdeel.sleutel === sleutel);
  return found?.velden.titel ?? found?.velden.omschrijving;
}
