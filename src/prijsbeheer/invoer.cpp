// SPDX-License-Identifier: EUPL-1.2
#include "prijsbeheer/invoer.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/text.h"
#include "base/typed_number.h"

namespace ontknoop::prijsbeheer {

using document::GelezenBlad;
using document::GelezenCel;
using rekentool::Prijs;

namespace {

// --- the heading --------------------------------------------------------------------------------------------------------
struct Kopwoord {
    std::string_view kop, veld;
};
// What people call a column. A name of ours always works; these as well.
constexpr Kopwoord kopwoorden[] = {{"id", "kenmerk"},        {"code", "kenmerk"},        {"omschrijving", "naam"},       {"product", "naam"},         {"dienst", "naam"},
                                   {"prijs", "bedrag"},      {"tarief", "bedrag"},       {"bedrag in euro", "bedrag"},   {"per", "eenheid"},          {"jaar", "prijsjaar"},
                                   {"prijspeil", "prijsjaar"}, {"url", "bron_url"},      {"klasse", "verzilverbaar"},    {"bewijs", "bewijsgraad"},   {"vanaf", "geldig_vanaf"},
                                   {"tot en met", "geldig_tot"}, {"toelichting", "opmerking"}, {"blz", "pagina"},         {"bladzijde", "pagina"}};
// Columns of our own export that say something about a price and are not part of it.
constexpr std::string_view vertelkolommen[] = {"prijslaag", "versie", "staat aan"};
// In a heading: every amount below stands for a thousand or a million euros.
constexpr std::string_view schaalwoorden[] = {"x 1.000", "x 1000", "x1000", "x1.000", "× 1.000", "duizend", "mln", "miljoen", "x 1.000.000", "k€"};

std::string kopnaam(std::string_view tekst) {
    std::string naam = fold(trim(tekst));
    std::replace(naam.begin(), naam.end(), '_', ' ');
    return naam;
}

std::optional<std::size_t> veld_bij_kop(const std::string& kop) {
    std::string naam = kop;
    std::replace(naam.begin(), naam.end(), ' ', '_');
    if (const auto veld = find_prijsveld(naam)) return veld;
    for (const Kopwoord& k : kopwoorden)
        if (k.kop == kop) return find_prijsveld(k.veld);
    return std::nullopt;
}

bool is_vertelkolom(const std::string& kop) { return std::find(std::begin(vertelkolommen), std::end(vertelkolommen), kop) != std::end(vertelkolommen); }

struct Kop {
    std::size_t rij = 0;
    std::vector<std::optional<std::size_t>> velden;  // of each column its field
};

bool is_kop(const std::vector<GelezenCel>& rij) {
    bool naam = false, bedrag = false;
    for (const GelezenCel& cel : rij) {
        const std::string kop = kopnaam(cel.tekst);
        const auto veld = veld_bij_kop(kop);
        naam |= veld == find_prijsveld("naam");
        bedrag |= veld == find_prijsveld("bedrag") || kop.starts_with("bedrag") || kop.starts_with("prijs") || kop.starts_with("tarief");
    }
    return naam && bedrag;
}

Kop read_kop(const std::vector<GelezenCel>& rij, std::size_t nummer, Invoercontrole& uit) {
    Kop kop{nummer, {}};
    std::map<std::size_t, int> gezien;
    for (const GelezenCel& cel : rij) {
        const std::string naam = kopnaam(cel.tekst), kort(utf8_prefix(trim(cel.tekst), 60));
        const bool schaal = std::any_of(std::begin(schaalwoorden), std::end(schaalwoorden), [&](std::string_view s) { return fold(cel.tekst).find(s) != std::string::npos; });
        if (schaal) uit.bestand.push_back({"invoer.schaal_in_kop", {kort}, ""});
        const auto veld = veld_bij_kop(naam);
        kop.velden.push_back(veld);
        if (veld && ++gezien[*veld] == 2) uit.bestand.push_back({"invoer.kolom_dubbel", {kort}, ""});
        if (!veld && !schaal && !naam.empty() && !is_vertelkolom(naam)) uit.opmerkingen.push_back({"invoer.kolom_onbekend", {kort}, ""});
    }
    std::vector<std::string> mist;
    for (std::size_t i = 0; i < prijsveld_aantal; ++i)
        if (prijsvelden()[i].nodig && prijsvelden()[i].naam != "kenmerk" && !gezien.contains(i)) mist.emplace_back(prijsvelden()[i].naam);
    if (!mist.empty()) uit.bestand.push_back({"invoer.kolom_mist", {join(std::span<const std::string>(mist), ", ")}, ""});
    return kop;
}

// --- one row ------------------------------------------------------------------------------------------------------------
std::string ja_of_nee(const std::string& tekst) {
    struct Woord {
        std::string_view woord, waarde;
    };
    static constexpr Woord woorden[] = {{"", "nee"}, {"nee", "nee"}, {"n", "nee"}, {"0", "nee"}, {"false", "nee"}, {"onwaar", "nee"}, {"ja", "ja"}, {"j", "ja"}, {"1", "ja"}, {"x", "ja"}, {"true", "ja"}, {"waar", "ja"}};
    const std::string klein = fold(tekst);
    for (const Woord& w : woorden)
        if (w.woord == klein) return std::string(w.waarde);
    return tekst;
}

// The way we write it, when it can be read; otherwise as it stands, so that the problem shows what was there.
std::string normaliseer(const PrijsVeld& veld, const GelezenCel& cel, bool is_csv) {
    std::string tekst = unify_newlines(trim(cel.tekst));
    // A CSV keeps a spreadsheet from running a text as a formula with an apostrophe in front.
    if (is_csv && lijkt_formule(tekst) && tekst[0] == '\'') tekst.erase(0, 1);
    if (cel.soort == GelezenCel::Soort::getal) {
        const auto getal = rekentool::Decimaal::parse(tekst);
        if (getal) return veld.soort == PrijsVeldSoort::bedrag ? schrijf_bedrag(*getal) : as_typed(getal->text());
    }
    switch (veld.soort) {
        case PrijsVeldSoort::bedrag:
            if (const auto bedrag = lees_bedrag(tekst)) return schrijf_bedrag(*bedrag);
            return tekst;
        case PrijsVeldSoort::datum:
            if (const auto dag = parse_date(tekst)) return to_iso(*dag);
            return tekst;
        case PrijsVeldSoort::ja_nee: return ja_of_nee(tekst);
        default: return tekst;
    }
}

Invoerrij read_rij(const std::vector<GelezenCel>& cellen, const Kop& kop, int regel, bool is_csv) {
    Invoerrij rij;
    rij.regel = regel;
    rij.invoer.set("controletotaal", "nee");
    for (std::size_t i = 0; i < cellen.size(); ++i) {
        if (i >= kop.velden.size()) {
            if (!trim(cellen[i].tekst).empty()) {
                rij.fouten.push_back({"invoer.te_veel_cellen", {}, ""});
                break;
            }
            continue;
        }
        if (kop.velden[i]) rij.invoer.waarden[*kop.velden[i]] = normaliseer(prijsvelden()[*kop.velden[i]], cellen[i], is_csv);
    }
    if (rij.invoer.get("kenmerk").empty()) rij.invoer.set("kenmerk", kenmerk_van(rij.invoer.get("naam")));
    return rij;
}

bool zelfde_als(const Invoerrij& rij, const Prijs* nu) { return nu && to_invoer(*nu) == rij.invoer; }

// --- what may be wrong although it can be read ----------------------------------------------------------------------------
bool bevat(std::string_view tekst, std::initializer_list<std::string_view> woorden) {
    const std::string klein = fold(tekst);
    return std::any_of(woorden.begin(), woorden.end(), [&](std::string_view w) { return klein.find(w) != std::string::npos; });
}

bool klinkt_als_totaal(const Prijs& p) { return bevat(p.naam, {"totaal", "totale", "all-in", "all in", "integraal", "integrale", "inclusief alles"}); }

std::optional<double> mediaan_van_soortgenoten(const Prijs& p, const rekentool::Prijslijst& nu) {
    std::vector<double> bedragen;
    for (const Prijs& q : nu.all())
        if (q.aan && q.categorie == p.categorie && q.eenheid == p.eenheid && q.id != p.id && !q.bedrag.waarschijnlijk.is_zero()) bedragen.push_back(q.bedrag.waarschijnlijk.as_double());
    if (bedragen.size() < 3) return std::nullopt;
    std::nth_element(bedragen.begin(), bedragen.begin() + static_cast<std::ptrdiff_t>(bedragen.size() / 2), bedragen.end());
    return bedragen[bedragen.size() / 2];
}

// The amount this one is likely to be near: what holds now, else what is usual for such help per such unit.
std::optional<double> verwacht(const Prijs& p, const rekentool::Prijslijst& nu) {
    const Prijs* zelfde = nu.get(p.id);
    if (zelfde && zelfde->eenheid == p.eenheid && !zelfde->bedrag.waarschijnlijk.is_zero()) return zelfde->bedrag.waarschijnlijk.as_double();
    return mediaan_van_soortgenoten(p, nu);
}

// Within a factor of about three of a thousand or a million times more or less.
void vraag_schaal(Invoerrij& rij, const rekentool::Prijslijst& nu) {
    const Prijs& p = *rij.prijs;
    const auto gewoon = verwacht(p, nu);
    if (!gewoon || p.bedrag.waarschijnlijk.is_zero()) return;
    const double orde = std::abs(std::log10(p.bedrag.waarschijnlijk.as_double() / *gewoon));
    const std::string gewoon_tekst = schrijf_bedrag(rekentool::Decimaal::make(std::llround(*gewoon * 100), 2));
    if (orde > 2.5 && orde < 3.5) rij.vragen.push_back({"invoer.schaal_duizend", {rij.invoer.get("bedrag"), gewoon_tekst}, "bedrag"});
    else if (orde > 5.5 && orde < 6.5) rij.vragen.push_back({"invoer.schaal_miljoen", {rij.invoer.get("bedrag"), gewoon_tekst}, "bedrag"});
}

void stel_vragen(Invoerrij& rij, const Invoerachtergrond& tegen) {
    const Prijs& p = *rij.prijs;
    vraag_schaal(rij, tegen.nu);
    const bool per_mens = p.eenheid == "persoon" || p.eenheid == "huishouden" || p.eenheid == "gezin" || p.eenheid == "casus" || p.eenheid == "jaar";
    // Nobody costs a million a year: a total of a whole group was probably copied.
    if (per_mens && p.bedrag.waarschijnlijk > rekentool::Decimaal(1'000'000)) rij.vragen.push_back({"invoer.macrototaal", {}, "bedrag"});
    if (p.soort == rekentool::Soort::kosten && (bevat(p.naam + " " + p.opmerking, {"overdracht"}) || p.categorie == "uitkering" || p.categorie == "toeslag"))
        rij.vragen.push_back({"invoer.overdracht", {}, "soort"});
    const int jaar = static_cast<int>(tegen.vandaag.year());
    if (p.prijsjaar && *p.prijsjaar < jaar - 5) rij.vragen.push_back({"invoer.oud", {std::to_string(*p.prijsjaar)}, "prijsjaar"});
}

// --- rows against each other ----------------------------------------------------------------------------------------------
bool overlapt(const Prijs& a, const Prijs& b) { return (!a.geldig_tot || *b.geldig_vanaf <= *a.geldig_tot) && (!b.geldig_tot || *a.geldig_vanaf <= *b.geldig_tot); }

void vergelijk_rijen(std::vector<Invoerrij>& rijen) {
    std::map<std::string, std::vector<Invoerrij*>> per_id, per_naam;
    std::map<std::string, int> losse_delen;  // rows that are no total, by category
    for (Invoerrij& rij : rijen) {
        if (!rij.prijs || rij.stand == Rijstand::ongewijzigd) continue;
        const Prijs& p = *rij.prijs;
        for (const Invoerrij* eerder : per_id[p.id]) {
            if (!overlapt(*eerder->prijs, p)) continue;
            const bool gelijk = eerder->invoer == rij.invoer;
            rij.fouten.push_back({gelijk ? "invoer.dubbel" : "invoer.overlap", {std::to_string(eerder->regel)}, "kenmerk"});
            break;
        }
        per_id[p.id].push_back(&rij);
        auto& naamgenoten = per_naam[fold(p.naam) + "\n" + p.eenheid];
        for (const Invoerrij* eerder : naamgenoten)
            if (eerder->prijs->id != p.id && eerder->prijs->bedrag.waarschijnlijk != p.bedrag.waarschijnlijk && overlapt(*eerder->prijs, p)) {
                rij.vragen.push_back({"invoer.zelfde_naam", {std::to_string(eerder->regel)}, "naam"});
                break;
            }
        naamgenoten.push_back(&rij);
        if (!p.controletotaal && !klinkt_als_totaal(p)) ++losse_delen[p.categorie];
    }
    for (Invoerrij& rij : rijen)
        if (rij.prijs && rij.stand != Rijstand::ongewijzigd && !rij.prijs->controletotaal && klinkt_als_totaal(*rij.prijs) && losse_delen[rij.prijs->categorie] > 0)
            rij.fouten.push_back({"invoer.alles_in_een", {}, "controletotaal"});
}

void vergelijk_met_eigen(Invoerrij& rij, std::span<const Prijsvoorstel> eigen) {
    const Prijs& p = *rij.prijs;
    for (const Prijsvoorstel& v : eigen) {
        if (v.prijs.id != p.id) continue;
        if (v.is_open()) {
            rij.fouten.push_back({"prijs.al_voorgesteld", {}, "kenmerk"});
            return;
        }
        // A price that begins later would step over this one without a word.
        if (v.is_goedgekeurd() && v.aard == Voorstelaard::prijs && *v.prijs.geldig_vanaf > *p.geldig_vanaf && overlapt(v.prijs, p)) {
            rij.fouten.push_back({"invoer.overlap_eigen", {to_iso(*v.prijs.geldig_vanaf)}, "geldig_tot"});
            return;
        }
    }
}

void beoordeel(Invoerrij& rij, const Invoerachtergrond& tegen) {
    const Prijs* nu = tegen.nu.get(rij.invoer.get("kenmerk"));
    // What is exactly as it is now may stay: a file that was exported holds prices we would not accept as new.
    if (rij.fouten.empty() && zelfde_als(rij, nu)) {
        rij.stand = Rijstand::ongewijzigd;
        rij.prijs = *nu;
        return;
    }
    rij.stand = nu ? Rijstand::gewijzigd : Rijstand::nieuw;
    auto prijs = controleer_prijs(rij.invoer, tegen.woorden, tegen.laag);
    if (!prijs) {
        rij.fouten.insert(rij.fouten.end(), prijs.error().begin(), prijs.error().end());
        return;
    }
    if (!rij.fouten.empty()) return;
    rij.prijs = std::move(*prijs);
    vergelijk_met_eigen(rij, tegen.eigen);
    stel_vragen(rij, tegen);
}

bool is_lege_rij(const std::vector<GelezenCel>& rij) {
    return std::all_of(rij.begin(), rij.end(), [](const GelezenCel& cel) { return trim(cel.tekst).empty(); });
}

}  // namespace

std::size_t Invoercontrole::tel(Rijstand stand) const {
    return static_cast<std::size_t>(std::count_if(rijen.begin(), rijen.end(), [&](const Invoerrij& r) { return r.fouten.empty() && r.stand == stand; }));
}
std::size_t Invoercontrole::met_fouten() const {
    return static_cast<std::size_t>(std::count_if(rijen.begin(), rijen.end(), [](const Invoerrij& r) { return !r.fouten.empty(); }));
}
std::size_t Invoercontrole::met_vragen() const {
    return static_cast<std::size_t>(std::count_if(rijen.begin(), rijen.end(), [](const Invoerrij& r) { return !r.vragen.empty(); }));
}

Invoercontrole controleer_invoer(const std::vector<GelezenBlad>& bladen, const Invoerachtergrond& tegen) {
    Invoercontrole uit;
    for (const GelezenBlad& blad : bladen)
        for (std::size_t i = 0; i < blad.rijen.size(); ++i) {
            if (!is_kop(blad.rijen[i])) continue;
            const Kop kop = read_kop(blad.rijen[i], i, uit);
            if (!uit.bestand.empty()) return uit;
            for (std::size_t j = i + 1; j < blad.rijen.size(); ++j) {
                if (is_lege_rij(blad.rijen[j])) continue;
                uit.rijen.push_back(read_rij(blad.rijen[j], kop, static_cast<int>(j) + 1, blad.naam.empty()));
                beoordeel(uit.rijen.back(), tegen);
            }
            vergelijk_rijen(uit.rijen);
            if (uit.rijen.empty()) uit.bestand.push_back({"invoer.leeg", {}, ""});
            return uit;
        }
    uit.bestand.push_back({"invoer.geen_kop", {}, ""});
    return uit;
}

}  // namespace ontknoop::prijsbeheer
