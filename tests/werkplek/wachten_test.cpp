// SPDX-License-Identifier: EUPL-1.2
// "Wacht op jou" on Vandaag: what somebody else offered, asked or answered, for who can do something with it and nobody else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ruimte/versie.h"
#include "support/app_fixture.h"
#include "support/whole_program.h"

namespace ontknoop::werkplek {
namespace {

using test::Formulier;
using test::Persoon;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

class Wachten : public testing::TestWithParam<db::Engine> {
protected:
    test::App app{test::all_features(), GetParam()};
    const Persoon& maker = app.persoon(Rol::professional);
    const Persoon& jurist = app.persoon(Rol::jurist);
    void SetUp() override { test::lend_content(app.diensten()); }

    std::string vandaag(const Persoon& wie) {
        const auto page = app.get(wie, "/");
        EXPECT_EQ(page.status, 200);
        EXPECT_THAT(test::id_problems(page.body), IsEmpty());
        return page.body;
    }
    // Where the form led to: the page of what was made.
    std::string maak(const Persoon& wie, const std::string& pad, const Formulier& form) {
        const auto made = app.post(wie, pad, form);
        EXPECT_EQ(made.status, 303) << made.body;
        const std::string naar(made.headers.get("Location"));
        return naar.substr(0, naar.find('?'));
    }
    std::string stel_argument_voor(const Persoon& wie, const std::string& titel) {
        return maak(wie, "/wetten/argumenten", {{"naam", titel}, {"voorbeelden", "Zo doen wij dat hier niet."}, {"kern", "Vraag wat wel kan."}, {"antwoord", "Wat kun je wel doen?"}, {"tip", "Blijf rustig."}});
    }
    std::string stel_vraag(const Persoon& wie, const std::string& tekst) { return maak(wie, "/wetten/juristvragen", {{"vraag", tekst}}); }
};

TEST_P(Wachten, a_proposal_waits_for_another_who_may_judge_and_comes_back_to_its_writer) {
    const std::string pad = stel_argument_voor(maker, "Zo doen wij dat hier niet");
    EXPECT_THAT(vandaag(jurist), HasSubstr("href=\"" + pad + "\""));
    EXPECT_THAT(vandaag(jurist), HasSubstr("Eigen argumenten om na te kijken"));
    EXPECT_THAT(vandaag(maker), Not(HasSubstr(pad))) << "one's own";
    EXPECT_THAT(vandaag(app.persoon(Rol::beslisser)), Not(HasSubstr(pad))) << "may not judge";
    EXPECT_THAT(vandaag(app.vreemde(Rol::jurist)), Not(HasSubstr(pad))) << "of another organisation";

    ASSERT_EQ(app.post(jurist, pad + "/oordeel", {{"nummer", "1"}, {"oordeel", "terugsturen"}, {"reden", "Korter graag."}}).status, 303);
    EXPECT_THAT(vandaag(jurist), Not(HasSubstr(pad)));
    EXPECT_THAT(vandaag(maker), HasSubstr("Jouw argument kwam terug"));
    EXPECT_THAT(vandaag(maker), HasSubstr("href=\"" + pad + "\""));
    EXPECT_THAT(vandaag(app.persoon(Rol::professional, 2)), Not(HasSubstr(pad)));
    app.clock.advance(std::chrono::hours(24 * 31));
    EXPECT_TRUE(app.als(maker, [](app::Context& ctx) { return ruimte::teruggekregen(ctx, ruimte::Soort::argument, 5).empty(); })) << "not for ever";
}

TEST_P(Wachten, what_somebody_offers_again_waits_again) {
    const std::string pad = stel_argument_voor(jurist, "Dat is niet eerlijk");
    EXPECT_THAT(vandaag(jurist), Not(HasSubstr(pad)));
    const auto& tweede = app.persoon(Rol::jurist, 2);
    EXPECT_THAT(vandaag(tweede), HasSubstr(pad));
    ASSERT_EQ(app.post(tweede, pad + "/oordeel", {{"nummer", "1"}, {"oordeel", "goedkeuren"}}).status, 303);
    EXPECT_THAT(vandaag(tweede), Not(HasSubstr(pad)));
    EXPECT_THAT(vandaag(jurist), Not(HasSubstr(pad)));
}

TEST_P(Wachten, a_question_waits_for_the_jurist_and_its_answer_for_who_asked) {
    const std::string pad = stel_vraag(maker, "Mag een borg als gift?");
    EXPECT_THAT(vandaag(jurist), HasSubstr("href=\"" + pad + "\""));
    EXPECT_THAT(vandaag(jurist), HasSubstr("Mag een borg als gift?"));
    for (const Persoon* wie : {&maker, &app.persoon(Rol::beslisser), &app.persoon(Rol::professional, 2), &app.vreemde(Rol::jurist)})
        EXPECT_THAT(vandaag(*wie), Not(HasSubstr(pad)));

    ASSERT_EQ(app.post(jurist, pad + "/oppakken", {}).status, 303);
    EXPECT_THAT(vandaag(jurist), HasSubstr(pad)) << "it is mine now";
    EXPECT_THAT(vandaag(app.persoon(Rol::jurist, 2)), Not(HasSubstr(pad))) << "a colleague has it";

    ASSERT_EQ(app.post(jurist, pad + "/berichten", {{"tekst", "Ja, dat mag."}}).status, 303);
    EXPECT_THAT(vandaag(jurist), Not(HasSubstr(pad)));
    EXPECT_THAT(vandaag(maker), HasSubstr("De jurist gaf antwoord"));
    EXPECT_THAT(vandaag(maker), HasSubstr("href=\"" + pad + "\""));
    EXPECT_THAT(vandaag(app.persoon(Rol::professional, 2)), Not(HasSubstr(pad)));

    ASSERT_EQ(app.post(maker, pad + "/sluiten", {}).status, 303);
    EXPECT_THAT(vandaag(maker), Not(HasSubstr(pad)));
}

TEST_P(Wachten, a_price_waits_for_another_who_keeps_prices_though_that_role_has_no_cases) {
    const auto& tarief = app.persoon(Rol::tariefbeheerder);
    ASSERT_EQ(app.post(tarief, "/prijzen/beheer",
                       {{"kenmerk", "wachtprijs"}, {"naam", "Een uur wachten"}, {"categorie", "wachten"}, {"wet", "Wmo 2015"}, {"betaler", "gemeente"}, {"eenheid", "uur"},
                        {"bedrag", "75,50"}, {"prijsjaar", "2026"}, {"soort", "kosten"}, {"verzilverbaar", "K1"}, {"bewijsgraad", "contracttarief"}, {"bron", "Contract 2026"},
                        {"geldig_vanaf", "2026-01-01"}, {"controletotaal", "nee"}, {"reden", "Nieuw contract"}}).status,
              303);
    EXPECT_THAT(vandaag(app.persoon(Rol::tariefbeheerder, 2)), HasSubstr("Een uur wachten"));
    for (const Persoon* wie : {&tarief, &maker, &jurist, &app.vreemde(Rol::tariefbeheerder)}) EXPECT_THAT(vandaag(*wie), Not(HasSubstr("Een uur wachten")));
}

TEST_P(Wachten, vandaag_shows_five_and_the_way_to_all_of_them) {
    for (int i = 0; i < 7; ++i) {
        stel_vraag(maker, "Vraag nummer " + std::to_string(i));
        app.clock.advance(std::chrono::minutes(1));
    }
    const std::string page = vandaag(jurist);
    EXPECT_THAT(page, HasSubstr("Vraag nummer 0")) << "what waits longest first";
    EXPECT_THAT(page, Not(HasSubstr("Vraag nummer 5")));
    EXPECT_THAT(page, HasSubstr("Bekijk ze allemaal"));
    EXPECT_THAT(vandaag(maker), Not(HasSubstr("Wacht op jou</h2>"))) << "nothing, so no block";
}

INSTANTIATE_TEST_SUITE_P(On, Wachten, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::werkplek
