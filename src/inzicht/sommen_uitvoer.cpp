// SPDX-License-Identifier: EUPL-1.2
#include "inzicht/sommen_uitvoer.h"

#include <algorithm>
#include <map>
#include <set>

#include "maatwerkplan/onderdelen.h"
#include "rekenblad/rekenblad.h"

namespace ontknoop::inzicht {

using document::Blad;
using document::Formule;
using rekentool::Klasse;

namespace {

// A heading: inzicht.sommen.kolom.<naam>, explained by inzicht.sommen.uitleg.<naam>.
constexpr std::string_view vaste_kolommen[] = {"kenmerk", "jaar", "status", "maanden", "nu", "niets", "plan", "doorbraak", "saldo", "zwak", "hoofdcijfer"};
constexpr std::size_t kolom_niets = 5, kolom_plan = 6, kolom_doorbraak = 7;

using Plek = std::pair<std::string, Klasse>;

// Payers in the order of the list people choose from, and behind them those that are no longer in it; of each the kinds of
// money that occur.
std::vector<Plek> plekken_van(const std::vector<Somregel>& regels) {
    std::set<Plek> er_zijn;
    for (const Somregel& r : regels)
        for (const auto& cel : r.uitkomst.matrix) er_zijn.emplace(cel.betaler, cel.klasse);
    const auto lijst = maatwerkplan::opties("betaler");
    std::vector<Plek> plekken(er_zijn.begin(), er_zijn.end());
    std::ranges::stable_sort(plekken, {}, [&](const Plek& p) { return std::ranges::find(lijst, p.first) - lijst.begin(); });
    return plekken;
}

std::string kop_van(const inhoud::Teksten& t, const Plek& plek) { return rekenblad::naam_betaler(t, plek.first) + " " + std::string(to_text(plek.second)); }

Blad maak_codeboek(const inhoud::Teksten& t, const std::vector<Plek>& plekken, const std::string& weggelaten) {
    Blad blad{t("inzicht.sommen.codeboek"), {t("inzicht.sommen.kolom_kop"), t("inzicht.sommen.uitleg_kop")}, {}};
    for (const std::string_view naam : vaste_kolommen) blad.rijen.push_back({t("inzicht.sommen.kolom." + std::string(naam)), t("inzicht.sommen.uitleg." + std::string(naam))});
    for (const Plek& plek : plekken)
        blad.rijen.push_back({kop_van(t, plek), t("inzicht.sommen.uitleg_plek", {rekenblad::naam_betaler(t, plek.first), t("optie.verzilverbaar." + std::string(to_text(plek.second)))})});
    blad.rijen.push_back({t("inzicht.sommen.geen_totaal_kop"), t("inzicht.sommen.geen_totaal")});
    if (!weggelaten.empty()) blad.rijen.push_back({t("inzicht.sommen.weggelaten_kop"), weggelaten});
    return blad;
}

}  // namespace

std::vector<Blad> make_sommenbladen(const inhoud::Teksten& t, std::vector<Somregel> regels, const std::string& weggelaten) {
    std::ranges::sort(regels, {}, &Somregel::kenmerk);
    const auto plekken = plekken_van(regels);
    Blad blad{t("inzicht.sommen.titel"), {}, {}};
    for (const std::string_view naam : vaste_kolommen) blad.koppen.push_back(t("inzicht.sommen.kolom." + std::string(naam)));
    for (const Plek& plek : plekken) blad.koppen.push_back(kop_van(t, plek));
    for (const Somregel& r : regels) {
        const rekentool::Uitkomst& u = r.uitkomst;
        const std::size_t rij = blad.rijen.size() + 1;
        auto cel = [&](std::size_t kolom) { return "[." + document::cell_name(kolom, rij) + "]"; };
        std::vector<document::Cel> cellen{r.kenmerk, static_cast<double>(r.jaar), t("status." + r.status), static_cast<double>(u.horizon_maanden), u.kosten.nu, u.kosten.niets, u.kosten.plan,
                                          u.kosten.doorbraak, Formule{cel(kolom_niets) + "-" + cel(kolom_plan) + "-" + cel(kolom_doorbraak), u.saldo},
                                          u.aandeel_zwak_bewijs.as_double(), t(u.kop_toegestaan ? "app.ja" : "app.nee")};
        std::map<Plek, Eurocent> bedragen;
        for (const auto& c : u.matrix) bedragen[{c.betaler, c.klasse}] += c.bedragen.saldo();
        for (const Plek& plek : plekken) cellen.emplace_back(bedragen.contains(plek) ? document::Cel(bedragen[plek]) : document::Cel());
        blad.rijen.push_back(std::move(cellen));
    }
    return {std::move(blad), maak_codeboek(t, plekken, weggelaten)};
}

}  // namespace ontknoop::inzicht
