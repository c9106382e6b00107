// SPDX-License-Identifier: EUPL-1.2
//
// A case with a calculation whose result is known by heart: 10 euro a month now, 20 with a chance of a half when nothing is
// done, 5 with the plan, and 12 once for the breakthrough, all times twelve months.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maatwerkplan/maatwerkplan.h"
#include "rekenbewijs/rekenbewijs.h"
#include "rekenbewijs/rekenbewijs_store.h"
#include "rekenblad/rekenblad.h"
#include "support/app_fixture.h"

namespace ontknoop::rekenbewijs {

class MetRekensom : public testing::TestWithParam<db::Engine> {
protected:
    MetRekensom() {
        [[maybe_unused]] static const bool once = (register_uitbreidingen(), true);
        voeg_toe("kostenpost", {{"omschrijving", {"Begeleiding"}}, {"bedrag", {"10"}}, {"eenheid", {"uur"}}, {"periode", {"maand"}}, {"wet", {"wmo"}},
                                {"betaler", {"gemeente_wmo"}}, {"aantal_nu", {"1"}}, {"aantal_niets", {"2"}}, {"kans_niets", {"50"}}, {"aantal_plan", {"0,5"}},
                                {"bron", {"contract"}}, {"eigen_prijs_reden", {"Het contract van dit jaar"}}});
        voeg_toe("kostenpost", {{"omschrijving", {"Autoreparatie"}}, {"bedrag", {"12"}}, {"periode", {"eenmalig"}}, {"aantal_plan", {"1"}}, {"van_doorbraak", {"ja"}},
                                {"eigen_prijs_reden", {"Offerte"}}});
        deel(true);
    }

    test::App app{{routes(), maatwerkplan::routes(), rekenblad::routes()}, GetParam()};
    const test::Persoon& maker = app.persoon(toegang::Rol::professional);
    const test::Persoon& controller = app.persoon(toegang::Rol::controller);
    const CasusId casus = app.casus(maker);
    const std::string pad = "/casussen/" + casus.value + "/rekenbewijs";

    // Work on the plan in the name of somebody who may write in it.
    template <class F>
    auto met_plan(const test::Persoon& wie, casus::Toegang toegang, F werk) {
        return app.als(wie, [&](app::Context& ctx) {
            const auto c = casus::open(ctx, casus.value, toegang).value();
            return werk(ctx, c, maatwerkplan::load_plan(ctx, c));
        });
    }
    void voeg_toe(std::string_view soort, const maatwerkplan::Invoer& invoer) {
        met_plan(maker, casus::Toegang::schrijven, [&](app::Context& ctx, const casus::Casus& c, const maatwerkplan::Plan& plan) {
            return maatwerkplan::add(ctx, c, plan, soort, "", invoer).value();
        });
    }
    void wijzig(std::string_view veld, std::string waarde) {
        met_plan(maker, casus::Toegang::schrijven, [&](app::Context& ctx, const casus::Casus& c, const maatwerkplan::Plan& plan) {
            const auto* post = plan.van("kostenpost").front();
            return maatwerkplan::change(ctx, c, plan, post->id.value, post->versie, {{std::string(veld), {std::move(waarde)}}}).value().versie;
        });
    }
    void deel(bool gedeeld) {
        met_plan(maker, casus::Toegang::schrijven, [&](app::Context& ctx, const casus::Casus& c, const maatwerkplan::Plan&) { return casus::share(ctx, c, gedeeld).has_value(); });
    }
    Keuring keuring(const test::Persoon& wie) {
        return met_plan(wie, casus::Toegang::lezen, [](app::Context& ctx, const casus::Casus& c, const maatwerkplan::Plan& plan) { return read_keuring(ctx, c, plan); });
    }
    std::string bewijs_nu() {
        return met_plan(maker, casus::Toegang::lezen, [](app::Context& ctx, const casus::Casus&, const maatwerkplan::Plan& plan) {
            return rekenblad::make_blad(ctx.services, plan).value()->uitkomst.bewijs.id;
        });
    }
    test::Formulier oordeel(std::string_view welk = "akkoord", const std::string& opmerking = "") {
        test::Formulier form{{"bewijs", bewijs_nu()}, {"oordeel", std::string(welk)}, {"opmerking", opmerking}};
        for (const std::string_view punt : punten()) form.emplace_back("punten", punt);
        return form;
    }
    std::int64_t spoor(const std::string& handeling) {
        std::int64_t lines = 0;
        app.database().read([&](db::Connection& tx) { lines = logboek::count(tx, maker.wie.organisatie, {.handeling = handeling}); });
        return lines;
    }
};

}  // namespace ontknoop::rekenbewijs
