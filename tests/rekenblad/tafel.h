// SPDX-License-Identifier: EUPL-1.2
//
// A kitchen table: the whole program, one maker with one case, and short words for what they do.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maatwerkplan/maatwerkplan.h"
#include "rekenblad/rekenblad.h"
#include "support/app_fixture.h"
#include "support/whole_program.h"

namespace ontknoop::rekenblad {

using Velden = std::vector<std::pair<std::string, std::string>>;

class Tafel : public testing::Test {
protected:
    Tafel() { test::lend_content(app.diensten()); }

    test::App app{test::all_features()};
    const test::Persoon& maker = app.persoon(toegang::Rol::professional);
    const CasusId casus = app.casus(maker);
    const std::string pad = "/casussen/" + casus.value;

    maatwerkplan::Plan plan() {
        return app.als(maker, [&](app::Context& ctx) { return maatwerkplan::load_plan(ctx, casus::open(ctx, casus.value, casus::Toegang::lezen).value()); });
    }
    // Adds a part through the use case; the id of it.
    std::string add(const std::string& soort, const Velden& velden) {
        return app.als(maker, [&](app::Context& ctx) {
            const auto open = casus::open(ctx, casus.value, casus::Toegang::schrijven).value();
            maatwerkplan::Invoer invoer;
            for (const auto& [veld, tekst] : velden) invoer[veld] = {tekst};
            // An own price goes with a reason, unless a test is about one without.
            if (soort == "kostenpost" && !invoer.contains("prijs")) invoer.try_emplace("eigen_prijs_reden", std::vector<std::string>{"Onze rekening"});
            const auto id = maatwerkplan::add(ctx, open, maatwerkplan::load_plan(ctx, open), soort, "", invoer);
            EXPECT_TRUE(id.has_value()) << soort << ": " << (id ? "" : id.error()[0].code + " " + id.error()[0].field);
            return id ? id->value : std::string();
        });
    }
    // 100 a month now, 200 when nothing is done, none with the plan; 300 once for the breakthrough: saldo 2.100 in a year.
    void gewoon_huishouden() {
        opvang = add("kostenpost", {{"omschrijving", "Opvang"}, {"bedrag", "100"}, {"prijsjaar", "2025"}, {"eenheid", "maand"}, {"periode", "maand"}, {"aantal_nu", "1"}, {"aantal_niets", "2"},
                                    {"betaler", "gemeente_wmo"}, {"wet", "wmo"}});
        borg = add("kostenpost", {{"omschrijving", "Borg"}, {"van_doorbraak", "ja"}, {"bedrag", "300"}, {"prijsjaar", "2025"}, {"periode", "eenmalig"}, {"aantal_plan", "1"}, {"betaler", "corporatie"}});
    }
    std::string opvang, borg;

    rekentool::Rekensom som(const Keuze& keuze = {}) { return make_rekensom(app.services(), plan(), 1'000, keuze); }
    rekentool::Uitkomst uitkomst(const Keuze& keuze = {}) { return rekentool::calculate(som(keuze)).value(); }
    std::string csrf() {
        return app.als(maker, [](app::Context& ctx) { return ctx.csrf_token(); });
    }
    // The page as somebody sees it who chose the expert form.
    http::Response get_uitgebreid(const std::string& target) {
        http::Request request;
        request.method = http::Method::get;
        request.target = target;
        CHECK(http::parse_target(target, request.path, request.query));
        request.headers.set("Host", "127.0.0.1");
        request.cookies.add("sessie", maker.cookie);
        request.cookies.add("weergave", "uitgebreid");
        request.remote_address = "127.0.0.1";
        request.id = "test";
        return app.handle(request);
    }
};

}  // namespace ontknoop::rekenblad
