// SPDX-License-Identifier: EUPL-1.2
//
// The rekentool a second time, in another language and another shape, written from the definitions alone (method document
// "rekentool", section 0.1). It walks month by month with exact fractions of BigInt, reduced after every step: slow and
// literal on purpose. Nothing here is shared with the engine but the JSON of the household.

const abs = (n) => (n < 0n ? -n : n);
function gcd(a, b) {
  a = abs(a);
  b = abs(b);
  while (b) [a, b] = [b, a % b];
  return a;
}

export class Fraction {
  constructor(numerator, denominator = 1n) {
    if (denominator === 0n) throw new Error("division by zero");
    const sign = denominator < 0n ? -1n : 1n;
    const divisor = gcd(numerator, denominator) || 1n;
    this.n = (sign * numerator) / divisor;
    this.d = (sign * denominator) / divisor;
  }
  // "12", "-0.5", "1/3" or a number that prints as such.
  static of(value) {
    if (value instanceof Fraction) return value;
    const text = String(value);
    const slash = text.split("/");
    if (slash.length === 2) return new Fraction(BigInt(slash[0]), BigInt(slash[1]));
    const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (!match) throw new Error(`no decimal number: ${text}`);
    const decimals = match[3] ?? "";
    const digits = BigInt(match[2] + decimals);
    return new Fraction(match[1] ? -digits : digits, 10n ** BigInt(decimals.length));
  }
  plus(o) { return new Fraction(this.n * o.d + o.n * this.d, this.d * o.d); }
  minus(o) { return new Fraction(this.n * o.d - o.n * this.d, this.d * o.d); }
  times(o) { return new Fraction(this.n * o.n, this.d * o.d); }
  over(o) { return new Fraction(this.n * o.d, this.d * o.n); }
  power(e) { return e >= 0 ? new Fraction(this.n ** BigInt(e), this.d ** BigInt(e)) : new Fraction(1n).over(this.power(-e)); }
  less(o) { return this.n * o.d < o.n * this.d; }
  isZero() { return this.n === 0n; }
  // To a whole number, half away from zero.
  round() {
    const whole = abs(this.n) / this.d;
    const rest = abs(this.n) % this.d;
    const up = rest * 2n >= this.d ? whole + 1n : whole;
    return this.n < 0n ? -up : up;
  }
  floor() {
    const q = this.n / this.d;
    return this.n % this.d !== 0n && this.n < 0n ? q - 1n : q;
  }
}

const F = Fraction.of;
const one = F(1);
const hundred = F(100);

const perMonth = {
  dag: F("365/12"), week: F("365/84"), maand: one, kwartaal: F("1/3"), jaar: F("1/12"),
};

const likely = (estimate) => (estimate !== null && typeof estimate === "object" ? F(estimate.waarschijnlijk) : F(estimate));

function priceOnBaseYear(som, prijs) {
  let price = prijs.bedrag_euro !== undefined ? likely(prijs.bedrag_euro) : likely(prijs.bedrag_eurocent).over(hundred);
  if (prijs.prijsjaar === undefined) return price;
  const series = prijs.indexreeks ? som.indexreeksen.find((s) => s.naam === prijs.indexreeks) : som.indexreeksen?.[0];
  const growth = (year) => one.plus(F(series.procent[year]).over(hundred));
  for (let year = prijs.prijsjaar + 1; year <= som.basisjaar; ++year) price = price.times(growth(year));
  for (let year = prijs.prijsjaar; year > som.basisjaar; --year) price = price.over(growth(year));
  return price;
}

function chance(som, regel, scenario) {
  const event = regel.gebeurtenis ? som.gebeurtenissen.find((g) => g.id === regel.gebeurtenis) : undefined;
  const value = (event ?? regel).kans;
  if (value === undefined) return one;
  if (typeof value !== "object" || value.waarschijnlijk !== undefined) return likely(value);
  return value[scenario] === undefined ? one : likely(value[scenario]);
}

function isActive(som, regel, month) {
  const H = som.horizon_maanden;
  let start = regel.start ?? 0;
  let end = regel.einde ?? H;
  if (regel.gebeurtenis) {
    const event = som.gebeurtenissen.find((g) => g.id === regel.gebeurtenis);
    start = event.start ?? 0;
    end = Math.min(start + event.duur, H);
  }
  if (regel.frequentie === "eenmalig") return month === start;
  return month >= start && month < end;
}

// a(i, s, t)
function makeMonthAmount(som, regel) {
  const price = priceOnBaseYear(som, regel.prijs).times(regel.frequentie === "eenmalig" ? one : perMonth[regel.frequentie]);
  const growth = one.plus(F(regel.groei ?? 0));
  const discount = one.plus(F(som.discontovoet ?? "0.0225"));
  const memo = new Map();
  return (scenario, month) => {
    if (!isActive(som, regel, month)) return F(0);
    const year = Math.floor(month / 12);
    const key = scenario + year;
    if (!memo.has(key)) {
      const quantity = likely(regel.hoeveelheid?.[scenario] ?? 0);
      memo.set(key, quantity.times(price).times(chance(som, regel, scenario)).times(growth.power(year)).times(discount.power(-year)));
    }
    return memo.get(key);
  };
}

function line(som, regel) {
  const amount = makeMonthAmount(som, regel);
  const effect = { vanzelf: 0, toerekening: 1, verdringing: 0, uitdoving: 0, ...regel.effect };
  const k = (year) =>
    one.minus(F(effect.vanzelf)).times(F(effect.toerekening)).times(one.minus(F(effect.verdringing)))
      .times(one.minus(F(effect.uitdoving)).power(year));
  const cash = { vertraging_maanden: 0, ...regel.verzilverbaarheid };
  const part = F(cash.fractie ?? ((cash.klasse ?? "K1") === "K1" ? 1 : 0));
  const H = som.horizon_maanden;
  let [nu, niets, plan, verzilverbaar] = [F(0), F(0), F(0), F(0)];
  for (let t = 0; t < H; ++t) {
    if (!isActive(som, regel, t)) continue;
    const planned = amount("plan", t);
    const difference = k(Math.floor(t / 12)).times(amount("niets", t).minus(planned));
    nu = nu.plus(amount("nu", t));
    plan = plan.plus(planned);
    niets = niets.plus(planned).plus(difference);
    if (t + cash.vertraging_maanden < H) verzilverbaar = verzilverbaar.plus(part.times(difference));
  }
  const cents = (value) => value.times(hundred).round();
  return regel.doorbraak
    ? { nu: 0n, niets: 0n, plan: 0n, doorbraak: cents(plan), verzilverbaar: 0n }
    : { nu: cents(nu), niets: cents(niets), plan: cents(plan), doorbraak: 0n, verzilverbaar: cents(verzilverbaar) };
}

// Largest remainder; shares are fractions that sum to 1; ties go to the first.
export function spread(cents, shares) {
  if (cents < 0n) return spread(-cents, shares).map((c) => -c);
  const exact = shares.map((share) => share.times(new Fraction(cents)));
  const result = exact.map((e) => e.floor());
  let left = cents - result.reduce((a, b) => a + b, 0n);
  const rest = exact.map((e, i) => e.minus(new Fraction(result[i])));
  while (left > 0n) {
    let best = -1;
    for (let i = 0; i < rest.length; ++i) if (best < 0 || rest[best].less(rest[i])) best = i;
    ++result[best];
    rest[best] = F(-1);
    --left;
  }
  return result;
}

const columns = ["nu", "niets", "plan", "doorbraak"];
const emptyRow = () => ({ nu: 0n, niets: 0n, plan: 0n, doorbraak: 0n });
const add = (to, from) => columns.forEach((c) => (to[c] += from[c]));
const entry = (map, key) => {
  if (!map.has(key)) map.set(key, emptyRow());
  return map.get(key);
};

export function compute(som) {
  const totals = { kosten: emptyRow(), overdracht: emptyRow(), maatschappelijke_waarde: emptyRow() };
  const payers = new Map();
  const split = (regel, row) => {
    const result = new Map();
    const book = (list, sign) => {
      if (!list?.length) return;
      const shares = list.map((p) => F(p.aandeel ?? 1));
      for (const c of columns) spread(row[c], shares).forEach((part, i) => (entry(result, list[i].naam)[c] += sign * part));
    };
    book(regel.betalers, 1n);
    book(regel.ontvangers, -1n);
    return result;
  };
  const rows = som.regels.map((regel) => {
    const row = line(som, regel);
    add(totals[regel.soort ?? "kosten"], row);
    const parts = split(regel, row);
    for (const [name, part] of parts) add(entry(payers, name), part);
    return { id: regel.id, row, parts };
  });
  const corrections = [];
  for (const group of som.overlapgroepen ?? []) {
    const members = rows.filter((_, i) => som.regels[i].overlapgroep === group.id);
    if (members.length < 2) continue;
    const effects = members.map((m) => m.row.niets - m.row.plan);
    let top = 0;
    effects.forEach((e, i) => { if (abs(e) > abs(effects[top])) top = i; });
    const rest = effects.reduce((a, b) => a + b, 0n) - effects[top];
    const amount = F(-1).times(one.minus(F(group.alfa ?? "0.5"))).times(new Fraction(rest)).round();
    if (amount === 0n) continue;
    corrections.push({ id: `correctie:${group.id}`, amount });
    const kind = som.regels.find((r) => r.overlapgroep === group.id).soort ?? "kosten";
    totals[kind].niets += amount;
    if (kind !== "kosten") continue;
    const weights = new Map();
    members.forEach((m, i) => {
      if (i !== top) for (const [name, part] of m.parts) weights.set(name, (weights.get(name) ?? 0n) + part.niets - part.plan);
    });
    const names = [...weights.keys()];
    const parts = spread(amount, names.map((name) => new Fraction(weights.get(name), rest)));
    names.forEach((name, i) => (entry(payers, name).niets += parts[i]));
  }
  const { nu, niets, plan, doorbraak: I } = totals.kosten;
  const days = new Fraction(BigInt(som.horizon_maanden) * 365n, 12n);
  const benefits = nu - plan + (niets - nu);
  const twoDecimals = (value) => value.times(hundred).round();
  return {
    ...totals,
    regels: rows.map(({ id, row }) => ({ id, ...row })),
    corrections,
    payers,
    directe_besparing: nu - plan,
    te_voorkomen: niets - nu,
    saldo: benefits - I,
    wachten_per_dag: new Fraction(niets - plan).over(days).round(),
    ratio: I > 0n ? twoDecimals(new Fraction(benefits, I)) : null,
    terugverdientijd: I > 0n && benefits > 0n ? twoDecimals(new Fraction(I, benefits).times(days)) : null,
  };
}
