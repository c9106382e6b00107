// SPDX-License-Identifier: EUPL-1.2
//
// Plans made by hand, in memory and through the program.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "inzicht/cijferkast.h"
#include "inzicht/inzicht.h"
#include "inzicht/tegels.h"
#include "maatwerkplan/maatwerkplan.h"
#include "support/app_fixture.h"

namespace ontknoop::inzicht {

using Velden = std::vector<std::pair<std::string, std::string>>;
using Deel = std::pair<std::string, Velden>;  // kind, fields

// A plan in memory; the values are in their stored form.
inline maatwerkplan::Plan maak_plan(const std::vector<Deel>& delen) {
    maatwerkplan::Plan plan;
    for (const auto& [naam, velden] : delen) {
        maatwerkplan::Onderdeel o;
        o.soort = maatwerkplan::find_soort(naam);
        CHECK(o.soort != nullptr);
        for (const auto& [veld, tekst] : velden) {
            const auto* v = o.soort->veld(veld);
            CHECK(v != nullptr);
            o.waarden.push_back({v->naam, tekst, 1});
        }
        plan.onderdelen.push_back(std::move(o));
    }
    return plan;
}

inline casus::Stap stap(std::string naar, std::string op) { return {1, "", std::move(naar), "", {}, std::move(op)}; }

// A case with these parts and this status, made through the use cases. What hangs under a breakthrough hangs under the last.
inline CasusId maak_casus(test::App& app, const test::Persoon& wie, const std::vector<Deel>& delen, const std::string& status = "concept", bool oefen = false) {
    return app.als(wie, [&](app::Context& ctx) {
        const auto casus = casus::create(ctx, oefen).value();
        for (const auto& [naam, velden] : delen) {
            const maatwerkplan::Plan plan = maatwerkplan::load_plan(ctx, casus);
            maatwerkplan::Invoer invoer;
            for (const auto& [veld, tekst] : velden) invoer[veld] = {tekst};
            if (naam == "kostenpost") invoer.try_emplace("eigen_prijs_reden", std::vector<std::string>{"Onze rekening"});
            const auto* soort = maatwerkplan::find_soort(naam);
            const std::string ouder = soort->ouder.empty() ? "" : plan.van(soort->ouder).back()->id.value;
            CHECK(maatwerkplan::add(ctx, casus, plan, naam, ouder, invoer).has_value());
        }
        if (status != "concept") CHECK(casus::set_status(ctx, casus, status, "").has_value());
        return casus.id;
    });
}

// Costs 100 a month now, 200 a month when nothing is done, nothing with the plan; the breakthrough costs 300 once. Over a
// year: 1.200 saved, 1.200 prevented, 2.100 left over. The municipality (Wmo) bears it all.
inline std::vector<Deel> rekensom() {
    return {{"kostenpost", {{"omschrijving", "opvang"}, {"bedrag", "100"}, {"eenheid", "maand"}, {"periode", "maand"}, {"aantal_nu", "1"}, {"aantal_niets", "2"},
                            {"aantal_plan", "0"}, {"wet", "wmo"}, {"betaler", "gemeente_wmo"}, {"verzilverbaar", "K1"}}},
            {"kostenpost", {{"omschrijving", "borg"}, {"van_doorbraak", "ja"}, {"bedrag", "300"}, {"eenheid", "stuk"}, {"periode", "eenmalig"}, {"aantal_plan", "1"},
                            {"wet", "wmo"}, {"betaler", "gemeente_wmo"}, {"verzilverbaar", "K1"}}}};
}

inline const Rij* find_rij(const Tabel& tabel, std::string_view naam) {
    for (const Rij& rij : tabel.rijen)
        if (rij.naam == naam) return &rij;
    return nullptr;
}

}  // namespace ontknoop::inzicht
