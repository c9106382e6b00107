// SPDX-License-Identifier: EUPL-1.2
#include "prijsbeheer/uitvoer.h"

#include "base/text.h"

namespace ontknoop::prijsbeheer {

using document::Blad;
using document::Cel;
using rekentool::Decimaal;
using rekentool::Prijs;

namespace {

Cel cel_van(const PrijsVeld& veld, const std::string& waarde, Celvorm vorm) {
    if (waarde.empty()) return {};
    // Reading takes one apostrophe away in front of what looks like a formula; the writer puts one there only when none is.
    if (vorm == Celvorm::tekst) return waarde[0] == '\'' && lijkt_formule(waarde) ? "'" + waarde : waarde;
    if (veld.soort == PrijsVeldSoort::bedrag) return lees_bedrag(waarde).value().as_double();
    if (veld.soort == PrijsVeldSoort::jaar) return static_cast<double>(std::stoi(waarde));
    if (veld.soort == PrijsVeldSoort::datum)
        if (const auto dag = parse_iso_date(waarde)) return *dag;
    return waarde;
}

// What may stand in a column without a list of words.
std::string_view soort_van(const PrijsVeld& veld) {
    switch (veld.soort) {
        case PrijsVeldSoort::bedrag: return "bedrag";
        case PrijsVeldSoort::datum: return "datum";
        case PrijsVeldSoort::jaar: return "jaar";
        case PrijsVeldSoort::ja_nee: return "ja_nee";
        default: return "tekst";
    }
}

}  // namespace

Blad make_prijsblad(const std::vector<const Prijs*>& prijzen, Celvorm vorm) {
    Blad blad{.naam = "prijzen", .koppen = {}, .rijen = {}};
    for (const PrijsVeld& veld : prijsvelden()) blad.koppen.emplace_back(veld.naam);
    for (const char* kop : {"prijslaag", "versie", "staat aan"}) blad.koppen.emplace_back(kop);
    for (const Prijs* p : prijzen) {
        const Prijsinvoer in = to_invoer(*p);
        std::vector<Cel> rij;
        for (std::size_t i = 0; i < prijsveld_aantal; ++i) rij.push_back(cel_van(prijsvelden()[i], in.waarden[i], vorm));
        rij.emplace_back(std::string(rekentool::to_text(p->herkomst)));
        rij.push_back(p->versie > 0 ? Cel(std::to_string(p->versie)) : Cel());
        rij.emplace_back(std::string(p->aan ? "ja" : "nee"));
        blad.rijen.push_back(std::move(rij));
    }
    return blad;
}

Blad make_codeboek(const inhoud::Teksten& t, const Woordenschat& woorden) {
    Blad blad{.naam = "codeboek", .koppen = {t("prijsbeheer.codeboek.kolom"), t("prijsbeheer.codeboek.wat"), t("prijsbeheer.codeboek.nodig"), t("prijsbeheer.codeboek.waarden")}, .rijen = {}};
    for (const PrijsVeld& veld : prijsvelden()) {
        const std::string naam(veld.naam);
        std::vector<std::string> waarden = keuzes_van(veld.naam, woorden);
        std::string uitleg = t("prijsbeheer.veld." + naam);
        if (t.has("prijsbeheer.hulp." + naam)) uitleg += " " + t("prijsbeheer.hulp." + naam);
        const bool nodig = veld.nodig && veld.soort != PrijsVeldSoort::kenmerk;
        blad.rijen.push_back({naam, uitleg, t(nodig ? "prijsbeheer.ja_nee.ja" : "prijsbeheer.ja_nee.nee"),
                              waarden.empty() ? t("prijsbeheer.codeboek.soort_" + std::string(soort_van(veld)))
                                              : join(std::span<const std::string>(waarden), ", ")});
    }
    for (const char* kop : {"prijslaag", "versie", "staat_aan"})
        blad.rijen.push_back({std::string(kop) == "staat_aan" ? std::string("staat aan") : std::string(kop), t("prijsbeheer.codeboek." + std::string(kop)), t("prijsbeheer.ja_nee.nee"), t("prijsbeheer.codeboek.niet_gelezen")});
    return blad;
}

}  // namespace ontknoop::prijsbeheer
