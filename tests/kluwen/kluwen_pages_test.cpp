// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kluwen/kluwen.h"
#include "maatwerkplan/maatwerkplan.h"
#include "support/app_fixture.h"

namespace ontknoop::kluwen {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

class KluwenPages : public testing::Test {
protected:
    static void SetUpTestSuite() { register_stap_delen(); }
    test::App app{{maatwerkplan::routes(), routes()}};
    const test::Persoon& maker = app.persoon(Rol::professional);
    const CasusId casus = app.casus(maker);
    std::string pad(const std::string& rest) const { return "/casussen/" + casus.value + rest; }

    Plan plan() {
        return app.als(maker, [&](app::Context& ctx) {
            return maatwerkplan::load_plan(ctx, casus::open(ctx, casus.value, casus::Toegang::lezen).value());
        });
    }
    std::string add(std::string_view soort, const maatwerkplan::Invoer& invoer) {
        return app.als(maker, [&](app::Context& ctx) {
            const auto c = casus::open(ctx, casus.value, casus::Toegang::schrijven).value();
            return maatwerkplan::add(ctx, c, maatwerkplan::load_plan(ctx, c), soort, {}, invoer).value().value;
        });
    }
};

TEST_F(KluwenPages, an_empty_plan_invites) {
    const auto page = app.get(maker, pad("/kluwen"));
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("ok-leeg"));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
}

TEST_F(KluwenPages, shows_both_pictures_with_title_and_table_and_the_step_to_break_through) {
    add("partij", {{"organisatie", {"Wijkteam"}}, {"kosten_per_jaar", {"1200"}}, {"in_plan", {"blijft"}}});
    const auto huis = add("behoefte", {{"omschrijving", {"een <huis>"}}});
    const auto regel = add("belemmering", {{"omschrijving", {"de regel"}}, {"houdt_tegen", {huis}}});
    const auto page = app.get(maker, pad("/kluwen"));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    EXPECT_THAT(page.body, HasSubstr("role=\"img\""));
    EXPECT_THAT(page.body, HasSubstr("een &lt;huis&gt;"));
    EXPECT_THAT(page.body, Not(HasSubstr("een <huis>")));
    EXPECT_THAT(page.body, HasSubstr(app.teksten()("knoop.neem_over")));
    EXPECT_THAT(app.get(maker, pad("/plan/partijen")).body, HasSubstr("id=\"deel-kluwen-onder\""));
    EXPECT_THAT(app.get(maker, pad("/plan/doorbraak")).body, HasSubstr("id=\"deel-knoop-boven\""));
    EXPECT_THAT(test::id_problems(app.get(maker, pad("/plan/alles")).body), IsEmpty());

    for (int twice = 0; twice < 2; ++twice) EXPECT_EQ(app.post(maker, pad("/kluwen/doorbraak"), {{"onderdeel", regel}}).status, 303);
    const Plan now = plan();
    ASSERT_EQ(now.van("doorbraak").size(), 1u);
    EXPECT_EQ(now.van("doorbraak")[0]->get("belemmeringen"), regel);
    EXPECT_THAT(app.get(maker, pad("/kluwen")).body, Not(HasSubstr(app.teksten()("knoop.neem_over"))));
}

TEST_F(KluwenPages, a_plan_that_was_handed_in_gets_no_button_but_the_way_back_to_a_draft) {
    const auto huis = add("behoefte", {{"omschrijving", {"huis"}}});
    add("belemmering", {{"omschrijving", {"regel"}}, {"houdt_tegen", {huis}}});
    EXPECT_THAT(app.get(maker, pad("/kluwen")).body, HasSubstr("kluwen/doorbraak"));
    app.als(maker, [&](app::Context& ctx) {
        return casus::set_status(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value(), "ingediend", "").has_value();
    });
    const auto page = app.get(maker, pad("/kluwen"));
    EXPECT_THAT(page.body, Not(HasSubstr("kluwen/doorbraak")));
    EXPECT_THAT(page.body, HasSubstr("terug naar &#39;In de maak&#39;"));
}

TEST_F(KluwenPages, costs_that_nobody_filled_in_are_not_shown_as_nothing) {
    add("partij", {{"organisatie", {"Wijkteam"}}});
    const std::string zonder = app.get(maker, pad("/kluwen")).body;
    EXPECT_THAT(zonder, HasSubstr("<dt>" + app.teksten()("kluwen_pagina.partijen_nu") + "</dt><dd>1</dd>"));
    EXPECT_THAT(zonder, Not(HasSubstr(app.teksten()("kluwen_pagina.kosten_nu"))));
    add("partij", {{"organisatie", {"School"}}, {"kosten_per_jaar", {"1200"}}});
    EXPECT_THAT(app.get(maker, pad("/kluwen")).body, HasSubstr("<dt>" + app.teksten()("kluwen_pagina.kosten_nu") + "</dt><dd>€\u00a01.200</dd>"));
}

TEST_F(KluwenPages, who_may_not_write_gets_no_button_and_no_breakthrough) {
    const auto huis = add("behoefte", {{"omschrijving", {"huis"}}});
    const auto regel = add("belemmering", {{"omschrijving", {"regel"}}, {"houdt_tegen", {huis}}});
    app.als(maker, [&](app::Context& ctx) {
        return casus::share(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value(), true).has_value();
    });
    const test::Persoon& lezer = app.persoon(Rol::beslisser);
    EXPECT_THAT(app.get(lezer, pad("/kluwen")).body, Not(HasSubstr("kluwen/doorbraak")));
    EXPECT_EQ(app.post(lezer, pad("/kluwen/doorbraak"), {{"onderdeel", regel}}).status, 404);
    EXPECT_EQ(app.get(app.vreemde(Rol::professional), pad("/kluwen")).status, 404);
    for (const std::string& fout : {std::string(), std::string("0000000000000000"), add("partij", {{"organisatie", {"x"}}})})
        EXPECT_EQ(app.post(maker, pad("/kluwen/doorbraak"), {{"onderdeel", fout}}).status, 404);
}

}  // namespace
}  // namespace ontknoop::kluwen
