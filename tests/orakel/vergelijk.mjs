// SPDX-License-Identifier: EUPL-1.2
// node vergelijk.mjs <program> [households] [seed]: compares the engine with the oracle on random households, to the cent.
import { spawnSync } from "node:child_process";
import { compute } from "./orakel.mjs";
import { households } from "./huishoudens.mjs";

const [program, count = "300", seed = "1"] = process.argv.slice(2);
const all = [...households(Number(seed), Number(count))];
const run = spawnSync(program, ["bereken", "--json", "--reeks", "-"], {
  input: all.map((h) => JSON.stringify(h)).join("\n") + "\n", maxBuffer: 2 ** 30, encoding: "utf8",
});
if (run.status !== 0) {
  console.error(run.stderr || run.stdout.slice(0, 2000), `exit ${run.status} ${run.signal ?? ""}`);
  process.exit(2);
}
const answers = run.stdout.trim().split("\n").map((l) => JSON.parse(l));

let compared = 0;
function differences(som, answer) {
  const found = [];
  const same = (what, engine, oracle) => {
    ++compared;
    if (String(engine) !== String(oracle)) found.push(`${what}: engine ${engine}, oracle ${oracle}`);
  };
  if (answer.fouten) return [`refused: ${JSON.stringify(answer.fouten)}`];
  const expected = compute(som);
  const row = (what, engine, oracle) => ["nu", "niets", "plan", "doorbraak"].forEach((c) => same(`${what}.${c}`, engine[c], oracle[c]));
  const hundredths = (text) => (text === null ? null : BigInt(Math.round(Number(text) * 100)));

  for (const kind of ["kosten", "overdracht", "maatschappelijke_waarde"]) row(kind, answer[kind], expected[kind]);
  for (const key of ["directe_besparing", "te_voorkomen", "saldo", "wachten_per_dag"]) same(key, answer[key], expected[key]);
  same("ratio", hundredths(answer.ratio), expected.ratio);
  same("terugverdientijd", hundredths(answer.terugverdientijd_dagen), expected.terugverdientijd);
  const lines = answer.regels.filter((r) => !r.correctie);
  same("regels", lines.length, expected.regels.length);
  expected.regels.forEach((r, i) => {
    row(`regel ${r.id}`, lines[i].bedragen, r);
    same(`regel ${r.id} verzilverbaar`, lines[i].verzilverbaar, r.verzilverbaar);
  });
  const corrections = answer.regels.filter((r) => r.correctie);
  same("correcties", corrections.length, expected.corrections.length);
  expected.corrections.forEach((c, i) => same(c.id, corrections[i]?.bedragen.niets, c.amount));
  same("betalers", answer.per_betaler.length, expected.payers.size);
  for (const payer of answer.per_betaler)
    row(`betaler ${payer.naam}`, payer.bedragen, expected.payers.get(payer.naam) ?? { nu: "?", niets: "?", plan: "?", doorbraak: "?" });
  // What the definitions leave open (law and class of a correction) must at least add up.
  for (const c of ["nu", "niets", "plan", "doorbraak"]) {
    const sum = (list) => list.reduce((total, part) => total + BigInt(part.bedragen[c]), 0n);
    same(`sum per wet ${c}`, sum(answer.per_wet), expected.kosten[c]);
    same(`sum per klasse ${c}`, sum(answer.per_klasse), expected.kosten[c]);
    same(`sum per betaler ${c}`, sum(answer.per_betaler), expected.kosten[c]);
    same(`sum matrix ${c}`, sum(answer.matrix), expected.kosten[c]);
  }
  return found;
}

let wrong = all.length === answers.length ? 0 : 1;
if (wrong) console.error(`${all.length} households, ${answers.length} answers`);
all.forEach((som, i) => {
  const found = answers[i] ? differences(som, answers[i]) : [];
  if (!found.length) return;
  if (++wrong <= 3) console.error(`household ${i} (seed ${seed}):\n  ${found.slice(0, 8).join("\n  ")}\n  ${JSON.stringify(som)}`);
});
console.log(`${all.length} households, ${compared} figures compared, ${wrong} households differ`);
process.exit(wrong ? 1 : 0);
