// SPDX-License-Identifier: EUPL-1.2
// A plan that cannot be read is in no figure, and every figure says so: page, tile, file of a tile, file of the sums.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/blad_lezer.h"
#include "hulp.h"

namespace ontknoop::inzicht {
namespace {

using test::Persoon;
using testing::HasSubstr;
using testing::Not;
using toegang::Rol;

constexpr const char* twee_weg = "Niet meegeteld: 2 plannen die niet te lezen zijn.";

class Onleesbaar : public testing::TestWithParam<db::Engine> {
protected:
    Onleesbaar() { cijferkast().clear(); }

    test::App app{{routes(), maatwerkplan::routes()}, GetParam()};
    const Persoon& maker = app.persoon(Rol::professional);
    const Persoon& controller = app.persoon(Rol::controller);
    const Persoon& teammanager = app.persoon(Rol::teammanager);  // may see small numbers
    const Persoon& bestuurder = app.persoon(Rol::bestuurder);    // may not
    int gemaakt = 0;

    CasusId maak(const Persoon& wie, bool oefen = false) {
        auto delen = rekensom();
        delen.push_back({"kostenpost", {{"omschrijving", "vervoer"}, {"bedrag", std::to_string(100 + ++gemaakt)}, {"periode", "maand"}, {"aantal_niets", "1"}, {"betaler", "gemeente_wmo"}, {"verzilverbaar", "K1"}}});
        return maak_casus(app, wie, delen, "concept", oefen);
    }
    CasusId maak(int aantal) {
        for (int i = 1; i < aantal; ++i) maak(maker);
        return maak(maker);
    }
    void bederf(const std::string& sql, const CasusId& casus) {
        app.database().write([&](db::Connection& tx) { EXPECT_GE(tx.exec(sql + " = $1 WHERE casus_id = $2", db::Bytes{std::string(80, 'x')}, casus), 1); });
    }
    void beschadig(const CasusId& casus) { bederf("UPDATE onderdeel SET inhoud", casus); }
    void verlies_sleutel(const CasusId& casus) { bederf("UPDATE casus SET sleutel", casus); }
    std::string lees(const Persoon& wie, const std::string& waar) {
        const auto answer = app.get(wie, waar);
        EXPECT_EQ(answer.status, 200) << waar;
        return answer.body;
    }
};

TEST_P(Onleesbaar, a_plan_is_left_out_and_every_figure_says_so) {
    maak(6);
    beschadig(maak(maker));
    verlies_sleutel(maak(maker));
    for (const char* waar : {"/inzicht", "/inzicht?status=concept", "/inzicht/tegels/plannen", "/inzicht/tegels/geld?deel=ja", "/inzicht/csv/plannen"})
        for (const Persoon* wie : {&teammanager, &bestuurder}) EXPECT_THAT(lees(*wie, waar), HasSubstr(twee_weg)) << waar;
    EXPECT_THAT(lees(teammanager, "/inzicht/csv/plannen"), HasSubstr("Totaal;6"));
    EXPECT_THAT(lees(app.vreemde(Rol::teammanager), "/inzicht"), Not(HasSubstr("Niet meegeteld")));
}

TEST_P(Onleesbaar, the_file_of_the_sums_says_so_beside_its_rows) {
    maak(6);
    verlies_sleutel(maak(maker));
    beschadig(maak(maker));
    const auto csv = document::read_bladen(lees(controller, "/inzicht/rekensommen/csv")).value().at(0).rijen;
    ASSERT_EQ(csv.size(), 8u) << "headings, six sums, and the line that says what is missing";
    EXPECT_THAT(csv.back()[0].tekst, HasSubstr(twee_weg));
    for (const char* vorm : {"ods", "xlsx"}) {
        const auto bladen = document::read_bladen(lees(controller, std::string("/inzicht/rekensommen/") + vorm)).value();
        EXPECT_EQ(bladen.at(0).rijen.size(), 7u) << vorm;
        EXPECT_EQ(bladen.at(1).rijen.back()[0].tekst, "Niet compleet") << vorm;
        EXPECT_THAT(bladen.at(1).rijen.back()[1].tekst, HasSubstr(twee_weg)) << vorm;
    }
}

TEST_P(Onleesbaar, plans_do_not_make_few_plans_many) {
    const CasusId een = maak(5);
    EXPECT_EQ(app.get(controller, "/inzicht/rekensommen/csv").status, 200);
    beschadig(een);
    cijferkast().clear();
    EXPECT_EQ(app.get(controller, "/inzicht/rekensommen/csv").status, 400) << "four sums are left";
    const std::string page = lees(bestuurder, "/inzicht");
    EXPECT_THAT(page, HasSubstr("Niet meegeteld: 1 plan dat niet te lezen is."));
    EXPECT_THAT(page, HasSubstr("minder dan 5 plannen"));
    EXPECT_THAT(page, Not(HasSubstr("<table")));
}

TEST_P(Onleesbaar, a_plan_counts_again_when_it_is_mended) {
    const CasusId een = maak(6);
    std::optional<db::Bytes> heel;
    app.database().read([&](db::Connection& tx) { heel = tx.value<db::Bytes>("SELECT sleutel FROM casus WHERE casus_id = $1", een); });
    verlies_sleutel(een);
    EXPECT_THAT(lees(teammanager, "/inzicht/csv/plannen"), HasSubstr("Totaal;5"));
    app.database().write([&](db::Connection& tx) { EXPECT_EQ(tx.exec("UPDATE casus SET sleutel = $1 WHERE casus_id = $2", *heel, een), 1); });
    EXPECT_THAT(lees(teammanager, "/inzicht/csv/plannen"), testing::AllOf(HasSubstr("Totaal;6"), Not(HasSubstr("Niet meegeteld"))));
}

INSTANTIATE_TEST_SUITE_P(On, Onleesbaar, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::inzicht
