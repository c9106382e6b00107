// SPDX-License-Identifier: EUPL-1.2
//
// The pages of the law tool with the whole library of inhoud/, a case with a plan, and words to look for on a page.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "casus/casus.h"
#include "maatwerkplan/maatwerkplan.h"
#include "support/app_fixture.h"
#include "wetboek/wetboek.h"
#include "wetten/zoekindex.h"

namespace ontknoop::test {

// What inhoud/ says about the law; read once for all tests.
struct Bibliotheek {
    inhoud::Bestanden bestanden = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    wetten::Bepalingen bepalingen = wetten::Bepalingen::load(bestanden);
    wetten::Tegenwerpingen tegenwerpingen = wetten::Tegenwerpingen::load(bestanden);
    wetten::Zoekindex index = wetten::Zoekindex::build(wetten::Zoekinhoud::load(bestanden), bepalingen);
};
inline const Bibliotheek& bibliotheek() {
    static const Bibliotheek all;
    return all;
}

inline void lend_bibliotheek(App& app, const Bibliotheek& b) {
    app.diensten().bepalingen = &b.bepalingen;
    app.diensten().zoekindex = &b.index;
    app.diensten().tegenwerpingen = &b.tegenwerpingen;
}

class Wetboek : public ::testing::Test {
protected:
    explicit Wetboek(std::vector<std::span<const app::Route>> features = {maatwerkplan::routes(), wetboek::routes()}) : app(std::move(features)) {
        static const bool once = (wetboek::register_stap_delen(), true);
        (void)once;
        lend_bibliotheek(app, bibliotheek());
    }

    // Adds a part to a plan, as its own page would.
    std::string add(const Persoon& wie, const CasusId& casus, std::string_view soort, std::string_view ouder, const maatwerkplan::Invoer& invoer) {
        return app
            .als(wie,
                 [&](app::Context& ctx) {
                     const auto c = casus::open(ctx, casus.value, casus::Toegang::schrijven).value();
                     return maatwerkplan::add(ctx, c, maatwerkplan::load_plan(ctx, c), soort, ouder, invoer).value();
                 })
            .value;
    }
    maatwerkplan::Plan plan(const Persoon& wie, const CasusId& casus) {
        return app.als(wie, [&](app::Context& ctx) { return maatwerkplan::load_plan(ctx, casus::open(ctx, casus.value, casus::Toegang::lezen).value()); });
    }
    // The dog that keeps somebody from going into rehab.
    void schrijf_hond(const Persoon& wie, const CasusId& casus) {
        add(wie, casus, "perspectief", "", {{"kort", {"Over een half jaar ben ik klaar met de kliniek"}}});
        add(wie, casus, "probleem", "", {{"omschrijving", {"Ik drink te veel"}}, {"leefgebied", {"verslaving"}}});
        belemmering = add(wie, casus, "belemmering", "",
                          {{"omschrijving", {"Niemand betaalt de opvang van de hond tijdens de opname"}}, {"organisatie", {"Loket bijzondere bijstand"}},
                           {"tegenwerping", {"gelijk_behandelen"}}});
        doorbraak = add(wie, casus, "doorbraak", "",
                        {{"titel", {"Opvang voor de hond"}}, {"eerste_stap", {"De gemeente betaalt twaalf weken pension"}},
                         {"uitzondering", {"Bijzondere bijstand voor kosten van het dierenpension"}}, {"belemmeringen", {belemmering}}});
    }

    App app;
    std::string belemmering, doorbraak;
};

}  // namespace ontknoop::test
