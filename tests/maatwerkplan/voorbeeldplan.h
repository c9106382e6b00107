// SPDX-License-Identifier: EUPL-1.2
//
// A plan with something in every field of every kind of part, made through the use cases.
#pragma once

#include <string>
#include <vector>

#include "maatwerkplan/maatwerkplan.h"
#include "support/app_fixture.h"

namespace ontknoop::maatwerkplan {

// A value that normaliseer() accepts for this field, as a person types it.
inline std::vector<std::string> geldige_invoer(const Plan& plan, const Veld& veld, const GebruikerId& iemand, int nummer = 1) {
    switch (veld.soort) {
        case VeldSoort::regel:
        case VeldSoort::tekst: return {"Woorden bij " + std::string(veld.naam) + " " + std::to_string(nummer)};
        case VeldSoort::keuze: return {std::string(opties(veld.opties)[0])};
        case VeldSoort::meerkeuze: return {std::string(opties(veld.opties)[0]), std::string(opties(veld.opties).back())};
        case VeldSoort::ja_nee: return {"ja"};
        case VeldSoort::geheel:
        case VeldSoort::procent:
        case VeldSoort::getal: return {std::to_string(std::max<std::int64_t>(veld.minimum, 1))};
        case VeldSoort::bedrag: return {"1.234,50"};
        case VeldSoort::datum: return {veld.naam == "op" ? "2026-11-20" : "2027-02-03"};  // somebody looked: yesterday
        case VeldSoort::gebruiker: return {iemand.value};
        case VeldSoort::verwijzing:
        case VeldSoort::verwijzingen: {
            const auto doel = plan.van(veld.naar);
            if (doel.empty()) return {};
            return {doel[0]->id.value};
        }
    }
    return {};
}

inline Invoer geldige_invoer(const Plan& plan, const Soort& soort, const GebruikerId& iemand, int nummer = 1) {
    Invoer invoer;
    for (const Veld& veld : soort.velden) invoer[std::string(veld.naam)] = geldige_invoer(plan, veld, iemand, nummer);
    if (soort.naam == "opmerking") invoer["bij"] = {"verhaal"};
    return invoer;
}

// Two members of every list, so that the second can point to the first.
inline Plan maak_vol(test::App& app, const test::Persoon& maker, const CasusId& id) {
    return app.als(maker, [&](app::Context& ctx) {
        const auto casus = casus::open(ctx, id.value, casus::Toegang::schrijven).value();
        for (int nummer : {1, 2})
            for (const Soort& soort : soorten()) {
                const Plan plan = load_plan(ctx, casus);
                const bool er_al = nummer == 2 && (soort.aantal == Aantal::een || soort.een_per_ouder);
                if (er_al) continue;
                const std::string ouder = soort.ouder.empty() ? "" : plan.een(soort.ouder)->id.value;
                CHECK(add(ctx, casus, plan, soort.naam, ouder, geldige_invoer(plan, soort, ctx.wie().gebruiker, nummer)).has_value());
            }
        return load_plan(ctx, casus);
    });
}

inline Plan lees_plan(test::App& app, const test::Persoon& wie, const CasusId& id) {
    return app.als(wie, [&](app::Context& ctx) { return load_plan(ctx, casus::open(ctx, id.value, casus::Toegang::lezen).value()); });
}

}  // namespace ontknoop::maatwerkplan
