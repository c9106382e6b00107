// SPDX-License-Identifier: EUPL-1.2
#include "rekenblad/regel_van_post.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "maatwerkplan/eigen_prijs.h"
#include "rekentool/prijzen.h"

namespace ontknoop::rekenblad {

using maatwerkplan::Onderdeel;
using rekentool::Decimaal;
using rekentool::Regel;
using rekentool::Rekensom;
using rekentool::Scenario;
using rekentool::Schatting;

namespace {

// Fields hold what normaliseer() stored: always a number, or nothing.
std::optional<Decimaal> getal_van(const Onderdeel& o, std::string_view veld) {
    const auto gelezen = Decimaal::parse(o.get(veld));
    return gelezen ? std::optional(*gelezen) : std::nullopt;
}

using Lezer = std::optional<Decimaal> (*)(const Onderdeel&, std::string_view);

// The number with its range: veld, veld_laag, veld_hoog. Empty when the number itself is.
std::optional<Schatting> schatting_van(const Onderdeel& o, const std::string& veld, Lezer lees) {
    const auto waarschijnlijk = lees(o, veld);
    if (!waarschijnlijk) return std::nullopt;
    Schatting s(*waarschijnlijk);
    s.laag = lees(o, veld + "_laag");
    s.hoog = lees(o, veld + "_hoog");
    return s;
}

rekentool::Bewijsgraad bewijsgraad(std::string_view code) {
    struct Paar {
        std::string_view code;
        rekentool::Bewijsgraad graad;
    };
    using enum rekentool::Bewijsgraad;
    static constexpr Paar paren[] = {{"wettelijke_norm", wettelijke_norm}, {"contracttarief", contracttarief}, {"landelijke_referentie", landelijke_referentie},
                                     {"een_gemeente", een_gemeente}, {"pers_of_tweedehands", aangehaald}, {"niet_nagelezen", ongeverifieerd}};
    for (const Paar& p : paren)
        if (p.code == code) return p.graad;
    // Whoever fills in an own price knows the bill: until said otherwise it counts as a tariff of this one municipality.
    return een_gemeente;
}

std::string of(std::string_view waarde, std::string_view anders) { return std::string(waarde.empty() ? anders : waarde); }

rekentool::Regelprijs prijs_van(const Onderdeel& post) {
    rekentool::Regelprijs p;
    p.bedrag = schatting_van(post, "bedrag", getal_van).value_or(Schatting{});
    if (const auto jaar = post.geheel("prijsjaar")) p.prijsjaar = static_cast<int>(*jaar);
    p.prijs_id = post.get("prijs");
    p.herkomst = p.prijs_id.empty() ? rekentool::Prijslaag::eigen : rekentool::parse_prijsverwijzing(p.prijs_id).laag;
    p.bron = of(post.get("bron"), post.get("eigen_prijs_reden"));
    // What nobody can check is the weakest evidence, whatever was chosen.
    p.bewijsgraad = maatwerkplan::mist_prijsreden(post) ? rekentool::Bewijsgraad::ongeverifieerd : bewijsgraad(post.get("bewijsgraad"));
    p.controletotaal = post.ja("controletotaal");
    return p;
}

// Ten thousandths of a per cent as a fraction in its lowest terms.
constexpr std::int64_t heel = 1'000'000;
rekentool::Aandeel aandeel_van(std::int64_t deel) {
    const std::int64_t deler = std::gcd(deel, heel);
    return {deel / deler, heel / deler};
}

// A percentage has at most four decimals: so it was stored.
std::int64_t tienduizendsten(const Decimaal& procent) {
    std::int64_t deel = procent.mantisse();
    for (int i = procent.schaal(); i < 4; ++i) deel *= 10;
    return deel;
}

// Percentages as exact fractions. Who pays along without a percentage has none, and a percentage without a payer no name:
// the engine refuses both and says which.
std::vector<rekentool::Betaler> betalers_van(const Onderdeel& post) {
    // A cost without a payer is of society as long as nobody said otherwise.
    std::vector<rekentool::Betaler> betalers{{of(post.get("betaler"), "samenleving"), {}}};
    std::int64_t rest = heel;
    for (const Meebetaler& mee : meebetalers) {
        const std::string naam(post.get(mee.betaler));
        const auto deel = getal_van(post, mee.deel);
        if (naam.empty() && !deel) continue;
        const std::int64_t aandeel = deel ? tienduizendsten(*deel) : 0;
        betalers.push_back({naam, aandeel_van(aandeel)});
        rest -= aandeel;
    }
    if (betalers.size() > 1) betalers[0].aandeel = aandeel_van(rest);
    return betalers;
}

rekentool::Effectcorrectie effect_van(const Onderdeel& post) {
    const rekentool::Effectcorrectie gewoon;
    return {deel_van(post, "vanzelf").value_or(gewoon.vanzelf), deel_van(post, "toerekening").value_or(gewoon.toerekening),
            deel_van(post, "verdringing").value_or(gewoon.verdringing), deel_van(post, "uitdoving").value_or(gewoon.uitdoving)};
}

rekentool::Verzilverbaarheid verzilverbaar_van(const Onderdeel& post, rekentool::Soort soort) {
    const auto gewoon = soort == rekentool::Soort::overdracht               ? rekentool::Klasse::k4
                        : soort == rekentool::Soort::maatschappelijke_waarde ? rekentool::Klasse::k5
                                                                             : rekentool::Klasse::k1;
    return {rekentool::parse_klasse(post.get("verzilverbaar")).value_or(gewoon), static_cast<int>(post.geheel("vertraging_maanden").value_or(0)), deel_van(post, "verzilverbaar_deel")};
}

}  // namespace

std::optional<Decimaal> deel_van(const Onderdeel& o, std::string_view veld) {
    const auto procent = getal_van(o, veld);
    return procent ? std::optional(Decimaal::make(procent->mantisse(), procent->schaal() + 2)) : std::nullopt;
}

bool is_compleet(const Onderdeel& post) {
    const bool aantal = post.ja("van_doorbraak") ? !post.get("aantal_plan").empty()
                                                 : !post.get("aantal_nu").empty() || !post.get("aantal_niets").empty() || !post.get("aantal_plan").empty();
    return !post.get("bedrag").empty() && aantal;
}

Regel make_regel_van(const Onderdeel& post, int horizon) {
    Regel r;
    r.id = post.id.value;
    r.omschrijving = post.get("omschrijving");
    r.prijs = prijs_van(post);
    r.eenheid = of(post.get("eenheid"), "stuk");
    r.frequentie = rekentool::parse_frequentie(post.get("periode")).value_or(rekentool::Frequentie::jaar);
    r.doorbraak = post.ja("van_doorbraak");
    r.hoeveelheid.plan = schatting_van(post, "aantal_plan", getal_van).value_or(Schatting{});
    r.kans.plan = schatting_van(post, "kans_plan", deel_van);
    if (!r.doorbraak) {
        r.hoeveelheid.nu = schatting_van(post, "aantal_nu", getal_van).value_or(Schatting{});
        r.hoeveelheid.niets = schatting_van(post, "aantal_niets", getal_van).value_or(Schatting{});
        r.kans.niets = schatting_van(post, "kans_niets", deel_van);
        r.effect = effect_van(post);
        r.dubbele_twijfel_reden = post.get("dubbele_twijfel_reden");
        r.overlapgroep = post.get("overlapgroep");
    }
    r.gebeurtenis = post.get("gebeurtenis");
    r.start = static_cast<int>(post.geheel("start_maand").value_or(0));
    if (const auto einde = post.geheel("eind_maand")) r.einde = static_cast<int>(std::min<std::int64_t>(*einde, horizon));
    r.groei = deel_van(post, "groei").value_or(r.groei);
    r.soort = rekentool::parse_soort(post.get("soort")).value_or(rekentool::Soort::kosten);
    r.wet = of(post.get("wet"), "overig");
    // Who bears social value is nobody's budget.
    if (r.soort != rekentool::Soort::maatschappelijke_waarde) r.betalers = betalers_van(post);
    if (r.soort == rekentool::Soort::overdracht) r.ontvangers = {{of(post.get("ontvanger"), "huishouden"), {}}};
    r.verzilverbaarheid = verzilverbaar_van(post, r.soort);
    return r;
}

rekentool::Gebeurtenis make_gebeurtenis_van(const Onderdeel& o) {
    rekentool::Gebeurtenis g;
    g.id = o.id.value;
    g.naam = o.get("naam");
    for (const Scenario s : rekentool::all_scenarios) g.kans[s] = schatting_van(o, "kans_" + std::string(to_text(s)), deel_van);
    g.reden = o.get("kans_reden");
    g.start = static_cast<int>(o.geheel("start_maand").value_or(0));
    g.duur = static_cast<int>(o.geheel("duur_maanden").value_or(1));
    return g;
}

rekentool::Overlapgroep make_overlapgroep_van(const Onderdeel& o) {
    rekentool::Overlapgroep groep;
    groep.id = o.id.value;
    groep.naam = o.get("naam");
    groep.alfa = deel_van(o, "meetelt").value_or(groep.alfa);
    return groep;
}

namespace {

struct Pad {
    std::string_view engine, veld;
};
constexpr Pad paden_som[] = {{"horizon_maanden", "horizon_maanden"}, {"basisjaar", "basisjaar"}, {"discontovoet", "discontovoet"}, {"startdatum", "startdatum"}};
constexpr Pad paden_regel[] = {{"prijs.bedrag", "bedrag"}, {"prijs.prijsjaar", "prijsjaar"}, {"prijs.indexreeks", "prijsjaar"}, {"prijs.prijs_id", "bedrag"},
                               {"prijs.controletotaal", "controletotaal"}, {"prijs", "bedrag"}, {"eenheid", "eenheid"}, {"frequentie", "periode"},
                               {"hoeveelheid.nu", "aantal_nu"}, {"hoeveelheid.niets", "aantal_niets"}, {"hoeveelheid.plan", "aantal_plan"},
                               {"kans.niets", "kans_niets"}, {"kans.plan", "kans_plan"}, {"kans", "kans_niets"}, {"start", "start_maand"}, {"einde", "eind_maand"},
                               {"groei", "groei"}, {"soort", "soort"}, {"betalers[0].aandeel", "deel_2"}, {"betalers[1].naam", "betaler_2"}, {"betalers[1]", "deel_2"},
                               {"betalers[2].naam", "betaler_3"}, {"betalers[2]", "deel_3"}, {"betalers[3].naam", "betaler_4"}, {"betalers[3]", "deel_4"}, {"betalers", "betaler"}, {"ontvangers", "ontvanger"}, {"verzilverbaarheid.vertraging_maanden", "vertraging_maanden"},
                               {"verzilverbaarheid.fractie", "verzilverbaar_deel"}, {"effect.vanzelf", "vanzelf"}, {"effect.toerekening", "toerekening"},
                               {"effect.verdringing", "verdringing"}, {"effect.uitdoving", "uitdoving"}, {"effect", "vanzelf"}, {"overlapgroep", "overlapgroep"}, {"", "bedrag"}};
constexpr Pad paden_gebeurtenis[] = {{"kans.nu", "kans_nu"}, {"kans.niets", "kans_niets"}, {"kans.plan", "kans_plan"}, {"start", "start_maand"}, {"duur", "duur_maanden"}, {"", "naam"}};
constexpr Pad paden_overlap[] = {{"alfa", "meetelt"}, {"", "naam"}};

// The first path the text begins with: the tables go from narrow to wide.
template <std::size_t N>
std::optional<std::string_view> veld_in(const Pad (&paden)[N], std::string_view tekst) {
    for (const Pad& p : paden)
        if (tekst.starts_with(p.engine)) return p.veld;
    return std::nullopt;
}

// "regels[12].kans.niets" -> 12 and "kans.niets".
struct Index {
    std::size_t nummer = 0;
    std::string_view rest;
};
std::optional<Index> lees_index(std::string_view pad, std::string_view lijst) {
    if (!pad.starts_with(lijst) || !pad.substr(lijst.size()).starts_with('[')) return std::nullopt;
    pad.remove_prefix(lijst.size() + 1);
    Index index;
    const auto [eind, fout] = std::from_chars(pad.data(), pad.data() + pad.size(), index.nummer);
    if (fout != std::errc()) return std::nullopt;
    index.rest = pad.substr(std::min(pad.size(), static_cast<std::size_t>(eind - pad.data()) + 1));
    if (index.rest.starts_with('.')) index.rest.remove_prefix(1);
    return index;
}

template <class Lijst, std::size_t N>
std::optional<Veldplek> plek_in(const Lijst& lijst, const std::optional<Index>& index, const Pad (&paden)[N]) {
    if (!index || index->nummer >= lijst.size()) return std::nullopt;
    const auto veld = veld_in(paden, index->rest);
    return veld ? std::optional(Veldplek{lijst[index->nummer].id, *veld}) : std::nullopt;
}

}  // namespace

std::optional<Veldplek> veldplek_van(const Rekensom& som, const Error& fout) {
    const auto regel = lees_index(fout.field, "regels");
    // The probability of a line that hangs on an event is filled in at the event.
    if (regel && regel->nummer < som.regels.size() && fout.code == "rekentool.kans_ontbreekt")
        if (const auto veld = veld_in(paden_gebeurtenis, regel->rest)) return Veldplek{som.regels[regel->nummer].gebeurtenis, *veld};
    if (auto plek = plek_in(som.regels, regel, paden_regel)) return plek;
    if (auto plek = plek_in(som.gebeurtenissen, lees_index(fout.field, "gebeurtenissen"), paden_gebeurtenis)) return plek;
    if (auto plek = plek_in(som.overlapgroepen, lees_index(fout.field, "overlapgroepen"), paden_overlap)) return plek;
    if (const auto veld = fout.field.empty() ? std::nullopt : veld_in(paden_som, fout.field)) return Veldplek{"", *veld};
    return std::nullopt;
}

}  // namespace ontknoop::rekenblad
