// SPDX-License-Identifier: EUPL-1.2
// Random households for the oracle: a seed gives the same households everywhere.

function makeRandom(seed) {
  let state = BigInt(seed) & 0xffffffffffffffffn;
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & 0xffffffffffffffffn;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & 0xffffffffffffffffn;
    return Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
  };
}

const payers = ["gemeente", "zorgverzekeraar", "corporatie", "Rijk", "huishouden"];
const splits = [["1"], ["1/2", "1/2"], ["1/3", "1/3", "1/3"], ["0.6", "0.25", "0.15"], ["1/7", "2/7", "4/7"], ["0.333", "0.667"]];

export function* households(seed, count) {
  const random = makeRandom(seed);
  const whole = (low, high) => low + Math.floor(random() * (high - low + 1));
  const pick = (list) => list[whole(0, list.length - 1)];
  const decimal = (high, decimals) => (random() * high).toFixed(whole(0, decimals));
  const often = (part) => random() < part;
  const share = () => {
    const parts = pick(splits);
    const first = whole(0, payers.length - 1);
    return parts.map((aandeel, i) => ({ naam: payers[(first + i) % payers.length], aandeel }));
  };

  for (let n = 0; n < count; ++n) {
    const H = pick([1, 6, 12, 12, 12, 13, 24, 36, 37, 60, whole(1, 120)]);
    const som = {
      naam: `huishouden ${n}`,
      horizon_maanden: H,
      basisjaar: whole(2021, 2026),
      discontovoet: pick(["0", "0.0225", "0.0225", "0.03", "0.016"]),
      indexreeksen: [
        { naam: "cpi", procent: { 2018: "1.7", 2019: "2.6", 2020: "1.3", 2021: "2.7", 2022: "10.0", 2023: "3.8", 2024: "3.3", 2025: "3.3", 2026: "2" } },
        { naam: "ova", procent: { 2018: "2.5", 2019: "3.29", 2020: "3.28", 2021: "2.07", 2022: "3.63", 2023: "6.19", 2024: "6.36", 2025: "4.2", 2026: "-1.5" } },
      ],
      gebeurtenissen: [],
      overlapgroepen: [{ id: "a", alfa: pick(["0", "0.5", "1", "0.333"]) }, { id: "b", alfa: "0.25" }],
      regels: [],
    };
    if (often(0.4))
      som.gebeurtenissen.push({
        id: "ontruiming", naam: "ontruiming", reden: "oefening", start: whole(0, H + 2), duur: whole(1, 12),
        kans: often(0.3) ? decimal(1, 3) : { nu: "0", niets: decimal(1, 3), plan: decimal(1, 3) },
      });
    for (let i = 0, lines = whole(1, 7); i < lines; ++i) {
      const regel = {
        id: `r${i}`,
        omschrijving: `regel ${i}`,
        prijs: often(0.5) ? { bedrag_euro: decimal(5000, 4) } : { bedrag_eurocent: decimal(90000, 2) },
        eenheid: "stuk",
        frequentie: pick(["dag", "week", "maand", "kwartaal", "jaar", "eenmalig"]),
        hoeveelheid: { nu: decimal(9, 3), niets: decimal(9, 3), plan: decimal(6, 3) },
        soort: pick(["kosten", "kosten", "kosten", "overdracht", "maatschappelijke_waarde"]),
        wet: pick(["Wmo", "Jeugdwet", "Zvw"]),
      };
      if (often(0.7)) {
        regel.prijs.prijsjaar = whole(2017, 2026);
        if (often(0.3)) regel.prijs.indexreeks = "ova";
      }
      if (regel.soort !== "maatschappelijke_waarde") regel.betalers = share();
      if (regel.soort === "overdracht") regel.ontvangers = share();
      regel.verzilverbaarheid = { klasse: pick(["K1", "K1", "K2", "K3"]) };
      if (often(0.4)) regel.verzilverbaarheid.vertraging_maanden = whole(0, 14);
      if (often(0.4)) regel.verzilverbaarheid.fractie = decimal(1, 2);
      if (often(0.15)) regel.groei = pick(["0.01", "0.025", "-0.02"]);
      if (often(0.15) && regel.soort !== "overdracht") {
        regel.doorbraak = true;
        regel.hoeveelheid.nu = "0";
        regel.hoeveelheid.niets = "0";
      }
      if (som.gebeurtenissen.length && often(0.4)) {
        regel.gebeurtenis = "ontruiming";
      } else {
        if (often(0.3)) regel.start = whole(0, H - 1);
        if (regel.frequentie === "eenmalig" && often(0.2)) regel.start = whole(0, H + 3);
        if (regel.frequentie !== "eenmalig" && often(0.3) && (regel.start ?? 0) < H) regel.einde = whole((regel.start ?? 0) + 1, H);
        if (often(0.3)) regel.kans = { niets: decimal(1, 3), plan: decimal(1, 3) };
      }
      if (!regel.doorbraak && often(0.3)) {
        regel.effect = { toerekening: decimal(1, 2), verdringing: decimal(1, 2), uitdoving: decimal(1, 2) };
        if (often(0.5)) {
          regel.effect.vanzelf = decimal(1, 2);
          regel.dubbele_twijfel_reden = "oefening";
        }
      }
      if (!regel.doorbraak && regel.soort === "kosten" && often(0.3)) regel.overlapgroep = "a";
      if (!regel.doorbraak && regel.soort === "maatschappelijke_waarde" && often(0.5)) regel.overlapgroep = "b";
      som.regels.push(regel);
      // A twin with other payers: equal effects in a group, so that "the first one at a tie" matters.
      if (regel.overlapgroep && often(0.2)) som.regels.push({ ...regel, id: `r${i}b`, betalers: regel.betalers && share() });
    }
    yield som;
  }
}
