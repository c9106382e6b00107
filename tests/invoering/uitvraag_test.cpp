// SPDX-License-Identifier: EUPL-1.2
// A question goes to colleagues, the household stays behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "invoering/invoering.h"
#include "invoering/uitvraag.h"
#include "maatwerkplan/maatwerkplan.h"
#include "support/app_fixture.h"
#include "support/leesschade.h"

namespace ontknoop::invoering {
namespace {

using test::Formulier;
using test::Persoon;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using toegang::Rol;

class Vragen : public testing::TestWithParam<db::Engine> {
protected:
    test::App app{{invoering::routes(), maatwerkplan::routes()}, GetParam()};
    const Persoon& vrager = app.persoon(Rol::professional);
    const Persoon& collega = app.persoon(Rol::beslisser);
    const CasusId casus = app.casus(vrager);
    const std::string pad = "/casussen/" + casus.value + "/vragen";

    void SetUp() override {
        app.als(vrager, [&](app::Context& ctx) {
            const auto c = casus::open(ctx, casus.value, casus::Toegang::schrijven).value();
            maatwerkplan::add(ctx, c, maatwerkplan::load_plan(ctx, c), "casus", "", {{"alias", {"Familie Zeester"}}}).value();
            return maatwerkplan::add(ctx, c, maatwerkplan::load_plan(ctx, c), "persoon", "", {{"roepnaam", {"Noé"}}}).has_value();
        });
    }
    std::vector<std::string> open_voor(const Persoon& wie) {
        return app.als(wie, [](app::Context& ctx) {
            std::vector<std::string> all;
            for (const Uitvraag& u : open_vragen(ctx, 100, 0)) all.push_back(u.vraag);
            EXPECT_EQ(count_open_vragen(ctx), static_cast<std::int64_t>(all.size()));
            return all;
        });
    }
    std::string stel(const std::string& vraag, const std::vector<std::string>& teams = {}) {
        Formulier form{{"vraag", vraag}};
        for (const auto& team : teams) form.emplace_back("teams", team);
        EXPECT_EQ(app.post(vrager, pad, form).status, 303);
        return app.als(vrager, [](app::Context& ctx) { return open_vragen(ctx, 1, 0).at(0).id.value; });
    }
    std::string team_van(const Persoon& wie) {
        return app.als(wie, [&](app::Context& ctx) {
            const std::string id = organisatie::create_team(ctx.tx(), ctx.clock(), ctx.random(), ctx.wie().organisatie, "Team " + wie.wie.gebruiker.value).value();
            ctx.tx().exec("INSERT INTO team_lid (organisatie_id, team_id, gebruiker_id) VALUES ($1, $2, $3)", ctx.wie().organisatie, id, ctx.wie().gebruiker);
            return id;
        });
    }
    std::int64_t spoor(const std::string& handeling) {
        std::int64_t lines = 0;
        app.database().read([&](db::Connection& tx) { lines = logboek::count(tx, vrager.wie.organisatie, {.handeling = handeling}); });
        return lines;
    }
};

TEST_P(Vragen, a_colleague_sees_the_question_and_never_the_case) {
    const std::string id = stel("Wie kent een <snelle> weg?");
    for (const std::string& target : {std::string("/vragen"), "/vragen/" + id}) {
        const auto page = app.get(collega, target);
        EXPECT_EQ(page.status, 200);
        EXPECT_THAT(page.body, HasSubstr("Wie kent een &lt;snelle&gt; weg?"));
        EXPECT_THAT(page.body, Not(HasSubstr(casus.value))) << target;
        EXPECT_THAT(page.body, Not(HasSubstr("Zeester"))) << target;
        EXPECT_THAT(page.body, Not(HasSubstr(vrager.wie.naam))) << target << ": who asks leads to the household";
        EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    }
    EXPECT_EQ(spoor("uitvraag.gesteld"), 1);
}

TEST_P(Vragen, answers_come_back_to_the_case) {
    const std::string id = stel("Wie weet een fonds?");
    EXPECT_EQ(app.post(collega, "/vragen/" + id + "/antwoorden", {{"tekst", "Het noodfonds betaalt dit."}}).status, 303);
    EXPECT_THAT(app.get(vrager, "/vragen/" + id).body, HasSubstr("Het noodfonds betaalt dit."));
    EXPECT_THAT(app.get(vrager, pad).body, HasSubstr("Aantal antwoorden: 1."));
    EXPECT_EQ(spoor("uitvraag.beantwoord"), 1);
    const auto leeg = app.post(collega, "/vragen/" + id + "/antwoorden", {{"tekst", "  "}});
    EXPECT_EQ(leeg.status, 400);
    EXPECT_THAT(leeg.body, HasSubstr("Er staat nog geen antwoord."));
}

TEST_P(Vragen, only_the_asker_closes_and_then_nobody_answers) {
    const std::string id = stel("Wie weet een fonds?");
    const auto& ander = app.persoon(Rol::professional, 2);
    EXPECT_EQ(app.post(ander, "/vragen/" + id + "/sluiten", {}).status, 404);
    EXPECT_EQ(app.post(vrager, "/vragen/" + id + "/sluiten", {}).status, 303);
    EXPECT_EQ(app.post(vrager, "/vragen/" + id + "/sluiten", {}).status, 404);
    EXPECT_THAT(open_voor(collega), IsEmpty());
    const auto late = app.post(collega, "/vragen/" + id + "/antwoorden", {{"tekst", "Net te laat"}});
    EXPECT_EQ(late.status, 400);
    EXPECT_THAT(late.body, HasSubstr("Net te laat")) << "what was typed stays";
    EXPECT_EQ(spoor("uitvraag.gesloten"), 1);
}

TEST_P(Vragen, a_question_for_a_team_reaches_that_team_and_the_asker) {
    const std::string team = team_van(collega);
    const auto& buiten = app.persoon(Rol::beslisser, 2);
    const std::string id = stel("Alleen voor jullie", {team, team});
    EXPECT_THAT(open_voor(collega), ElementsAre("Alleen voor jullie"));
    EXPECT_THAT(open_voor(vrager), ElementsAre("Alleen voor jullie"));
    EXPECT_THAT(open_voor(buiten), IsEmpty());
    EXPECT_EQ(app.get(buiten, "/vragen/" + id).status, 404);
    EXPECT_EQ(app.post(buiten, "/vragen/" + id + "/antwoorden", {{"tekst", "x"}}).status, 404);
}

TEST_P(Vragen, another_organisation_finds_nothing) {
    const std::string id = stel("Wie weet een fonds?");
    const auto& vreemde = app.vreemde(Rol::doorbraakteamlid);
    EXPECT_THAT(open_voor(vreemde), IsEmpty());
    EXPECT_EQ(app.get(vreemde, "/vragen/" + id).status, 404);
    EXPECT_EQ(app.post(vreemde, "/vragen/" + id + "/antwoorden", {{"tekst", "x"}}).status, 404);
    EXPECT_EQ(app.post(vreemde, "/vragen/" + id + "/sluiten", {}).status, 404);
    EXPECT_EQ(app.get(vreemde, pad).status, 404);
    EXPECT_EQ(app.post(vreemde, pad, {{"vraag", "x"}}).status, 404);
    const auto& hun = app.vreemde(Rol::professional);
    const std::string hun_team = team_van(hun);
    EXPECT_EQ(app.post(vrager, pad, {{"vraag", "Aan hen"}, {"teams", hun_team}}).status, 400) << "a team of others is no team";
}

TEST_P(Vragen, who_has_no_part_in_plans_sees_no_questions) {
    const std::string id = stel("Wie weet een fonds?");
    const auto& bestuurder = app.persoon(Rol::bestuurder);
    EXPECT_EQ(app.get(bestuurder, "/vragen").status, 403);
    EXPECT_EQ(app.get(bestuurder, "/vragen/" + id).status, 404);
    EXPECT_EQ(app.post(bestuurder, "/vragen/" + id + "/antwoorden", {{"tekst", "x"}}).status, 404);
    EXPECT_EQ(app.get(app.persoon(Rol::jurist), "/vragen").status, 200);
}

TEST_P(Vragen, a_name_of_the_household_is_refused_and_the_text_kept) {
    const auto page = app.post(vrager, pad, {{"vraag", "Hoe help ik familie zeester en NOE?"}, {"teams", "bestaat-niet"}});
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(page.body, HasSubstr("Hoe help ik familie zeester en NOE?"));
    EXPECT_THAT(page.body, HasSubstr("In je vraag staat &#39;Familie Zeester&#39;"));
    EXPECT_THAT(page.body, HasSubstr("In je vraag staat &#39;Noé&#39;"));
    EXPECT_THAT(page.body, HasSubstr("Dit team bestaat niet meer")) << "everything at once";
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    EXPECT_THAT(open_voor(vrager), IsEmpty());
    EXPECT_EQ(app.post(vrager, pad, {{"vraag", "Noem eens een weg, ook noemenswaardig"}}).status, 303) << "a name inside another word is no name";
}

TEST_P(Vragen, the_form_warns_and_a_practice_case_asks_nobody) {
    EXPECT_THAT(app.get(vrager, pad).body, HasSubstr("Zet hier niets in waaraan je het huishouden herkent"));
    const CasusId oefen = app.casus(vrager, true);
    const std::string oefenpad = "/casussen/" + oefen.value + "/vragen";
    EXPECT_THAT(app.get(vrager, oefenpad).body, Not(HasSubstr("name=\"vraag\"")));
    EXPECT_EQ(app.post(vrager, oefenpad, {{"vraag", "Wie weet dit?"}}).status, 400);
}

TEST_P(Vragen, what_tells_who_somebody_is_is_refused_and_the_text_kept) {
    const auto antwoord = app.post(vrager, pad, {{"vraag", "Wie belt even met 06 12345678?"}});
    EXPECT_EQ(antwoord.status, 400);
    EXPECT_THAT(antwoord.body, HasSubstr("06 12345678"));
    EXPECT_THAT(open_voor(vrager), IsEmpty());
}

// A double click, or a reload of the page behind it.
TEST_P(Vragen, sent_twice_are_asked_once) {
    const std::string verzending = make_id_text(app.clock.now(), app.services().random);
    const Formulier form{{"vraag", "Wie weet een fonds?"}, {"verzending", verzending}};
    const auto eerste = app.post(vrager, pad, form), tweede = app.post(vrager, pad, form);
    EXPECT_EQ(tweede.status, 303);
    EXPECT_EQ(tweede.headers.get("Location"), eerste.headers.get("Location"));
    EXPECT_THAT(open_voor(vrager), SizeIs(1));
    EXPECT_EQ(spoor("uitvraag.gesteld"), 1);
    // Back, and another question in the same form.
    app.post(vrager, pad, {{"vraag", "Wie weet een garage?"}, {"verzending", verzending}});
    EXPECT_THAT(open_voor(vrager), SizeIs(2));
    // What was refused was not sent.
    const std::string nog_een = make_id_text(app.clock.now(), app.services().random);
    EXPECT_EQ(app.post(vrager, pad, {{"vraag", ""}, {"verzending", nog_een}}).status, 400);
    EXPECT_EQ(app.post(vrager, pad, {{"vraag", ""}, {"verzending", nog_een}}).status, 400);
    // Every page draws a new one.
    EXPECT_THAT(app.get(vrager, pad).body, HasSubstr("name=\"verzending\""));
}

TEST_P(Vragen, of_an_erased_case_are_gone) {
    [[maybe_unused]] static const bool once = (register_bij_wissen(), true);
    const std::string id = stel("Wie weet een fonds?");
    app.post(collega, "/vragen/" + id + "/antwoorden", {{"tekst", "Het noodfonds"}});
    app.als(vrager, [&](app::Context& ctx) { return casus::erase(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value()).has_value(); });
    EXPECT_THAT(open_voor(vrager), IsEmpty());
    EXPECT_EQ(app.get(collega, "/vragen/" + id).status, 404);
    app.database().read([&](db::Connection& tx) {
        EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM uitvraag").value(), 0);
        EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM uitvraag_antwoord").value(), 0);
    });
}

TEST_P(Vragen, nothing_of_them_is_readable_in_the_database) {
    const std::string id = stel("Wie weet een fonds?");
    app.post(collega, "/vragen/" + id + "/antwoorden", {{"tekst", "Het noodfonds"}});
    app.database().read([&](db::Connection& tx) {
        EXPECT_EQ(tx.value<db::Bytes>("SELECT vraag FROM uitvraag")->value.find("fonds"), std::string::npos);
        EXPECT_EQ(tx.value<db::Bytes>("SELECT tekst FROM uitvraag_antwoord")->value.find("noodfonds"), std::string::npos);
    });
}

TEST_P(Vragen, one_that_is_damaged_does_not_hide_the_others) {
    const std::string stuk = stel("Wie weet een fonds?");
    stel("Wie kent de weg naar de kerk?");
    app.post(collega, "/vragen/" + stuk + "/antwoorden", {{"tekst", "Het noodfonds"}});
    app.database().write([&](db::Connection& tx) {
        const db::Bytes onzin{std::string(80, 'x')};
        EXPECT_EQ(tx.exec("UPDATE uitvraag SET vraag = $1 WHERE uitvraag_id = $2", onzin, stuk), 1);
        EXPECT_EQ(tx.exec("UPDATE uitvraag_antwoord SET tekst = $1", onzin), 1);
    });
    for (const auto& [waar, wat] : {std::pair{std::string("/vragen"), "Wie kent de weg"}, {std::string("/vragen"), "Deze vraag is niet te lezen."}, {pad, "Wie kent de weg"},
                                    {"/vragen/" + stuk, "Dit antwoord is niet te lezen."}}) {
        const auto page = app.get(vrager, waar);
        EXPECT_EQ(page.status, 200) << waar;
        EXPECT_THAT(page.body, HasSubstr(wat)) << waar;
    }
}

TEST_P(Vragen, are_checked_for_what_cannot_be_read) {
    [[maybe_unused]] static const bool once = (register_leescontrole(), true);
    app.post(collega, "/vragen/" + stel("Wie weet een fonds?") + "/antwoorden", {{"tekst", "Het noodfonds"}});
    EXPECT_EQ(test::leesschade(app, vrager), 0);
    test::bederf(app, "UPDATE uitvraag SET vraag = $1");
    EXPECT_EQ(test::leesschade(app, vrager), 1);
    test::bederf(app, "UPDATE uitvraag_antwoord SET tekst = $1");
    EXPECT_EQ(test::leesschade(app, vrager), 2);
}

INSTANTIATE_TEST_SUITE_P(On, Vragen, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::invoering
