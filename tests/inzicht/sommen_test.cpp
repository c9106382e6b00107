// SPDX-License-Identifier: EUPL-1.2
// The sums of all plans as a file: who gets it, when there is none, and that nothing in it is somebody.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/blad_lezer.h"
#include "hulp.h"
#include "inzicht/sommen_uitvoer.h"
#include "logboek/logboek.h"

namespace ontknoop::inzicht {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using toegang::Rol;

class Sommen : public testing::Test {
protected:
    test::App app{{routes(), maatwerkplan::routes()}};
    const test::Persoon& maker = app.persoon(Rol::professional);
    const test::Persoon& controller = app.persoon(Rol::controller);

    // A transfer beside real costs, and a bill that is shared.
    static std::vector<Deel> gedeeld() {
        auto delen = rekensom();
        delen.push_back({"kostenpost", {{"omschrijving", "Zeester in de wijk"}, {"bedrag", "10"}, {"periode", "maand"}, {"aantal_niets", "1"}, {"betaler", "corporatie"}, {"betaler_2", "zorgverzekeraar"},
                                        {"deel_2", "40"}, {"verzilverbaar", "K2"}}});
        delen.push_back({"kostenpost", {{"omschrijving", "uitkering"}, {"bedrag", "50"}, {"periode", "maand"}, {"aantal_niets", "1"}, {"soort", "overdracht"}, {"betaler", "rijk"}}});
        return delen;
    }
    int gemaakt = 0;
    // Plans of different households: no two sums are the same.
    void maak(int aantal) {
        for (int i = 0; i < aantal; ++i) {
            auto delen = i % 2 ? rekensom() : gedeeld();
            delen.push_back({"kostenpost", {{"omschrijving", "vervoer"}, {"bedrag", std::to_string(100 + ++gemaakt)}, {"periode", "maand"}, {"aantal_niets", "1"}, {"betaler", "gemeente_wmo"}, {"verzilverbaar", "K1"}}});
            maak_casus(app, maker, delen);
        }
    }
    document::GelezenBlad lees(const char* vorm) {
        const auto answer = app.get(controller, std::string("/inzicht/rekensommen/") + vorm);
        EXPECT_EQ(answer.status, 200) << vorm;
        return document::read_bladen(answer.body).value().at(0);
    }
};

TEST_F(Sommen, are_the_same_in_every_format_and_payers_and_kinds_add_up_to_the_saldo_of_the_row) {
    maak(6);
    maak_casus(app, maker, {});  // nothing to compute: no row
    for (const char* vorm : {"csv", "ods", "xlsx"}) {
        SCOPED_TRACE(vorm);
        const auto blad = lees(vorm);
        ASSERT_EQ(blad.rijen.size(), 7u);
        const auto& kop = blad.rijen[0];
        ASSERT_EQ(kop[11].tekst, "Gemeente: Wmo K1");
        auto getal = [](std::string tekst) {
            std::ranges::replace(tekst, ',', '.');
            return tekst.empty() ? 0.0 : std::stod(tekst);
        };
        for (std::size_t r = 1; r < blad.rijen.size(); ++r) {
            const auto& rij = blad.rijen[r];
            double samen = 0;
            for (std::size_t k = 11; k < rij.size(); ++k) samen += getal(rij[k].tekst);
            EXPECT_NEAR(samen, getal(rij[8].tekst), 0.001);
            EXPECT_NEAR(getal(rij[8].tekst), getal(rij[5].tekst) - getal(rij[6].tekst) - getal(rij[7].tekst), 0.001);
        }
    }
}

TEST_F(Sommen, hold_no_word_number_or_id_of_a_case_and_keep_their_mark) {
    maak(5);
    const auto een = app.get(controller, "/inzicht/rekensommen/csv").body;
    EXPECT_EQ(een, app.get(controller, "/inzicht/rekensommen/csv").body);
    EXPECT_THAT(een, AllOf(Not(HasSubstr("Zeester")), Not(HasSubstr("opvang")), Not(HasSubstr("Casus"))));
    app.als(controller, [&](app::Context& ctx) {
        for (const auto& casus : casus::list_for_figures(ctx)) EXPECT_THAT(een, Not(HasSubstr(casus.id.value)));
        const auto regels = logboek::search(ctx.tx(), ctx.wie().organisatie, {}, 5, 0);
        EXPECT_EQ(regels.at(0).handeling, "rekensommen.meegenomen");
        return true;
    });
}

TEST_F(Sommen, of_one_household_copied_are_no_crowd) {
    for (int i = 0; i < 5; ++i) maak_casus(app, maker, rekensom());
    EXPECT_EQ(app.get(controller, "/inzicht/rekensommen/csv").status, 400);
}

TEST_F(Sommen, of_few_plans_are_refused_and_only_who_signs_off_gets_them) {
    maak(4);
    const auto te_weinig = app.get(controller, "/inzicht/rekensommen/csv");
    EXPECT_EQ(te_weinig.status, 400);
    EXPECT_THAT(te_weinig.body, HasSubstr("minder dan 5 plannen met een rekensom"));
    maak(1);
    EXPECT_EQ(app.get(controller, "/inzicht/rekensommen/csv").status, 200);
    EXPECT_EQ(app.get(controller, "/inzicht/rekensommen/exe").status, 404);
    for (const Rol rol : {Rol::professional, Rol::teammanager, Rol::bestuurder, Rol::onderzoeker}) EXPECT_EQ(app.get(app.persoon(rol, 3), "/inzicht/rekensommen/csv").status, 403);
    EXPECT_EQ(app.get(app.vreemde(Rol::controller, 1), "/inzicht/rekensommen/csv").status, 400) << "another municipality has no plans of its own, and none of ours";
    EXPECT_THAT(app.get(controller, "/inzicht").body, HasSubstr("/inzicht/rekensommen/ods"));
    EXPECT_THAT(app.get(app.persoon(Rol::bestuurder, 3), "/inzicht").body, Not(HasSubstr("/inzicht/rekensommen/")));
}

}  // namespace
}  // namespace ontknoop::inzicht
