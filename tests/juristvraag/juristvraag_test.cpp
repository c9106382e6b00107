// SPDX-License-Identifier: EUPL-1.2
// The jurist reads what the asker chose and nothing more; what everybody may find was freed by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "juristvraag/juristvraag.h"
#include "juristvraag/kennis.h"
#include "logboek/logboek.h"
#include "support/leesschade.h"
#include "wetboek/wetboek_fixture.h"

namespace ontknoop::juristvraag {
namespace {

using test::Formulier;
using test::Persoon;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

class Juristvragen : public testing::TestWithParam<db::Engine> {
protected:
    Juristvragen() {
        lend_bibliotheek(app, test::bibliotheek());
        static const bool once = (register_stap_delen(), register_leescontrole(), true);
        (void)once;
    }
    void SetUp() override {
        add("casus", {{"alias", {"Familie Zeester"}}});
        add("verhaal", {{"verhaal", {"HET HELE VERHAAL"}}});
        add("persoon", {{"roepnaam", {"Noé"}}});
        add("belemmering", {{"omschrijving", {"De borg past in geen enkele regeling"}}, {"organisatie", {"Loket wonen"}}});
        doorbraak = add("doorbraak", {{"titel", {"Borg betalen voor Noé"}}, {"uitzondering", {"Borg als gift"}}});
    }
    std::string add(std::string_view soort, const maatwerkplan::Invoer& invoer) {
        return app.als(maker, [&](app::Context& ctx) {
            const auto c = casus::open(ctx, casus.value, casus::Toegang::schrijven).value();
            return maatwerkplan::add(ctx, c, maatwerkplan::load_plan(ctx, c), soort, "", invoer).value().value;
        });
    }
    std::string id_uit(const http::Response& response) {
        EXPECT_EQ(response.status, 303) << response.body;
        std::string naar(response.headers.get("Location"));
        naar = naar.substr(0, naar.find('?'));
        return naar.substr(naar.rfind('/') + 1);
    }
    std::string vraag(const std::string& tekst = "Mag de borg als gift?", const std::string& context = "") {
        return id_uit(app.post(maker, pad, {{"vraag", tekst}, {"context", context}}));
    }
    http::Response bericht(const Persoon& wie, const std::string& id, const std::string& tekst) { return app.post(wie, "/wetten/juristvragen/" + id + "/berichten", {{"tekst", tekst}}); }
    Formulier vrij() {
        return {{"vraag", "Mag een gemeente een borg als gift geven?"}, {"antwoord", "Ja, als een lening de schulden groter maakt."}, {"bepalingen", "pw-35-lid-1"}, {"nagekeken", "ja"}};
    }
    std::int64_t spoor(const std::string& handeling) {
        std::int64_t lines = 0;
        app.database().read([&](db::Connection& tx) { lines = logboek::count(tx, maker.wie.organisatie, {.handeling = handeling}); });
        return lines;
    }

    test::App app{{maatwerkplan::routes(), wetboek::routes(), routes()}, GetParam()};
    const Persoon& maker = app.persoon(Rol::professional);
    const Persoon& jurist = app.persoon(Rol::jurist);
    const CasusId casus = app.casus(maker);
    const std::string pad = "/casussen/" + casus.value + "/juristvragen";
    std::string doorbraak;
};

TEST_P(Juristvragen, nothing_of_the_plan_goes_along_unless_it_is_chosen_and_seen) {
    EXPECT_THAT(app.get(maker, "/casussen/" + casus.value + "/plan/wet").body, HasSubstr(pad)) << "step wet leads here";
    EXPECT_THAT(app.get(maker, pad).body, Not(HasSubstr("HET HELE VERHAAL")));
    auto page = app.post(maker, pad + "/bekijken", {{"vraag", "Mag dit?"}});
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, Not(HasSubstr("Loket wonen")));
    page = app.post(maker, pad + "/bekijken", {{"vraag", "Mag dit?"}, {"stuk", "doorbraak:" + doorbraak}, {"stuk", "verhaal:1"}});
    EXPECT_EQ(page.status, 400) << "a name is in what was chosen";
    EXPECT_THAT(page.body, HasSubstr("Hier staat &#39;Noé&#39;"));
    EXPECT_THAT(page.body, HasSubstr("Borg als gift")) << "and can be taken out here";
    EXPECT_THAT(page.body, Not(HasSubstr("HET HELE VERHAAL")));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    EXPECT_EQ(app.post(maker, pad, {{"vraag", "Mag dit?"}, {"context", "voor Noé"}}).status, 400);
    EXPECT_EQ(spoor("juristvraag.gesteld"), 0);
    const std::string id = vraag("Mag dit?", "Borg als gift");
    const auto gelezen = app.get(jurist, "/wetten/juristvragen/" + id);
    EXPECT_THAT(gelezen.body, HasSubstr("Borg als gift"));
    EXPECT_THAT(gelezen.body, Not(HasSubstr(casus.value))) << "the jurist never learns which case";
    EXPECT_THAT(app.get(maker, "/wetten/juristvragen/" + id).body, HasSubstr(casus.value)) << "the asker goes back to it";
    EXPECT_EQ(spoor("juristvraag.gesteld"), 1);
}

TEST_P(Juristvragen, go_from_open_to_answered_and_on) {
    const std::string id = vraag();
    EXPECT_THAT(app.get(jurist, "/wetten").body, HasSubstr("Er wacht 1 vraag op een antwoord."));
    EXPECT_EQ(app.post(maker, "/wetten/juristvragen/" + id + "/oppakken", {}).status, 403);
    EXPECT_EQ(app.post(jurist, "/wetten/juristvragen/" + id + "/oppakken", {}).status, 303);
    EXPECT_THAT(app.get(maker, "/wetten/juristvragen/" + id).body, HasSubstr("De jurist is bezig"));
    const auto leeg = bericht(jurist, id, "  ");
    EXPECT_EQ(leeg.status, 400);
    EXPECT_EQ(bericht(jurist, id, "Ja, <b>dat</b> mag.").status, 303);
    auto page = app.get(maker, "/wetten/juristvragen/" + id);
    EXPECT_THAT(page.body, HasSubstr("Ja, &lt;b&gt;dat&lt;/b&gt; mag."));
    EXPECT_THAT(page.body, HasSubstr("Beantwoord"));
    EXPECT_EQ(bericht(maker, id, "Ook zonder inkomen?").status, 303);
    EXPECT_THAT(app.get(jurist, "/wetten/juristvragen?status=open").body, HasSubstr(id)) << "a follow-up waits again";
    EXPECT_THAT(app.get(maker, pad).body, HasSubstr(id)) << "and stands at the case";
    EXPECT_EQ(app.post(maker, "/wetten/juristvragen/" + id + "/sluiten", {}).status, 303);
    const auto late = bericht(jurist, id, "TE LAAT");
    EXPECT_EQ(late.status, 400);
    EXPECT_THAT(late.body, HasSubstr("TE LAAT")) << "what was typed stays";
    EXPECT_THAT(test::id_problems(late.body), IsEmpty());
}

TEST_P(Juristvragen, of_a_colleague_or_another_organisation_are_not_found) {
    const std::string id = vraag();
    for (const Persoon* wie : {&app.persoon(Rol::professional, 2), &app.vreemde(Rol::jurist), &app.persoon(Rol::student)}) {
        EXPECT_EQ(app.get(*wie, "/wetten/juristvragen/" + id).status, 404);
        EXPECT_EQ(bericht(*wie, id, "x").status, 404);
        EXPECT_EQ(app.post(*wie, "/wetten/juristvragen/" + id + "/sluiten", {}).status, 404);
    }
    EXPECT_THAT(app.get(app.vreemde(Rol::jurist), "/wetten/juristvragen").body, Not(HasSubstr(id)));
    EXPECT_EQ(app.post(app.vreemde(Rol::jurist), "/wetten/juristvragen/" + id + "/vrijgeven", vrij()).status, 404);
    EXPECT_EQ(app.get(app.vreemde(Rol::professional), pad).status, 404);
    EXPECT_EQ(app.post(app.vreemde(Rol::professional), pad, {{"vraag", "x"}}).status, 404);
}

TEST_P(Juristvragen, outside_a_case_stay_in_the_organisation) {
    const std::string id = id_uit(app.post(maker, "/wetten/juristvragen", {{"vraag", "Weet jij dit?"}}));
    EXPECT_EQ(app.get(jurist, "/wetten/juristvragen/" + id).status, 200);
    const Persoon& vreemde = app.vreemde(Rol::jurist);
    EXPECT_EQ(app.get(vreemde, "/wetten/juristvragen/" + id).status, 404);
    EXPECT_EQ(bericht(vreemde, id, "x").status, 404);
    for (const char* lijst : {"/wetten", "/wetten/juristvragen", "/wetten/juristvragen?status=open"}) {
        const auto page = app.get(vreemde, lijst);
        EXPECT_EQ(page.status, 200) << lijst;
        EXPECT_THAT(page.body, Not(HasSubstr(id))) << lijst;
        EXPECT_THAT(page.body, Not(HasSubstr("Er wacht 1 vraag"))) << lijst;
    }
}

TEST_P(Juristvragen, outside_a_case_take_the_words_of_a_search_only_when_asked) {
    const auto zoek = app.post(maker, "/wetten/zoeken", {{"zoek", "qwxzyvk"}});
    EXPECT_THAT(zoek.body, HasSubstr("/wetten/juristvragen/beginnen")) << "nothing found leads on";
    const auto form = app.post(maker, "/wetten/juristvragen/beginnen", {{"zoek", "qwxzyvk"}});
    EXPECT_EQ(form.status, 200);
    EXPECT_THAT(form.body, HasSubstr("qwxzyvk"));
    const std::string zonder = id_uit(app.post(maker, "/wetten/juristvragen", {{"vraag", "Weet jij dit?"}, {"zoek", "qwxzyvk"}}));
    EXPECT_THAT(app.get(jurist, "/wetten/juristvragen/" + zonder).body, Not(HasSubstr("qwxzyvk")));
    const std::string met = id_uit(app.post(maker, "/wetten/juristvragen", {{"vraag", "Weet jij dit?"}, {"zoek", "qwxzyvk"}, {"zoek_mee", "ja"}, {"bepaling", "pw-35-lid-1"}}));
    const auto page = app.get(jurist, "/wetten/juristvragen/" + met);
    EXPECT_THAT(page.body, HasSubstr("Gezocht op: qwxzyvk"));
    EXPECT_THAT(page.body, HasSubstr("artikel 35 lid 1 Participatiewet"));
    EXPECT_EQ(app.post(maker, "/wetten/juristvragen", {{"vraag", ""}, {"bepaling", "x"}}).status, 400);
}

TEST_P(Juristvragen, knowledge_is_freed_by_hand_and_found_by_everybody_here) {
    const std::string id = vraag();
    EXPECT_EQ(bericht(jurist, id, "Ja, dat mag voor deze mensen.").status, 303);
    const auto detail = app.get(jurist, "/wetten/juristvragen/" + id);
    EXPECT_THAT(detail.body, HasSubstr("name=\"nagekeken\""));
    auto leeg = app.post(jurist, "/wetten/juristvragen/" + id + "/vrijgeven", {{"antwoord", "Bel 06-12345678 even"}, {"bepalingen", "bestaat-niet"}});
    EXPECT_EQ(leeg.status, 400);
    for (const char* text : {"href=\"#vraag\"", "Dit hoort hier niet.", "kennen we niet", "Kijk na of niemand te herkennen is"}) EXPECT_THAT(leeg.body, HasSubstr(text));
    EXPECT_THAT(test::id_problems(leeg.body), IsEmpty());
    EXPECT_EQ(app.post(maker, "/wetten/juristvragen/" + id + "/vrijgeven", vrij()).status, 403);
    const std::string kennis = id_uit(app.post(jurist, "/wetten/juristvragen/" + id + "/vrijgeven", vrij()));

    const auto& collega = app.persoon(Rol::beleidsmaker);
    EXPECT_THAT(app.get(collega, "/wetten/bepalingen/pw-35-lid-1").body, HasSubstr("Mag een gemeente een borg als gift geven?"));
    EXPECT_THAT(app.get(collega, "/wetten/kennis?zoek=borg").body, HasSubstr(kennis));
    EXPECT_THAT(app.post(collega, "/wetten/zoeken", {{"zoek", "borg gift"}}).body, HasSubstr("/wetten/kennis/" + kennis));
    EXPECT_THAT(app.get(collega, "/wetten/kennis/" + kennis).body, Not(HasSubstr(id))) << "no way back to the question";
    EXPECT_THAT(app.get(collega, "/api/v1/kennis?bepaling=pw-35-lid-1&zoek=borg").body, HasSubstr("\"id\":\"" + kennis + "\""));
    EXPECT_EQ(app.get(collega, "/api/v1/kennis?onzin=1&bepaling=bestaat-niet").status, 400);

    const auto& vreemde = app.vreemde(Rol::jurist);
    EXPECT_EQ(app.get(vreemde, "/wetten/kennis/" + kennis).status, 404);
    EXPECT_THAT(app.get(vreemde, "/wetten/bepalingen/pw-35-lid-1").body, Not(HasSubstr("borg als gift")));
    EXPECT_EQ(app.get(vreemde, "/api/v1/kennis").body, "[]");
    EXPECT_EQ(app.post(vreemde, "/wetten/kennis/" + kennis + "/intrekken", {}).status, 404);
    EXPECT_EQ(app.post(maker, "/wetten/kennis/" + kennis + "/intrekken", {}).status, 403) << "who asks does not decide what stays";
    EXPECT_EQ(app.get(collega, "/wetten/kennis/" + kennis).status, 200);
    EXPECT_EQ(app.post(jurist, "/wetten/kennis/" + kennis + "/intrekken", {}).status, 303);
    EXPECT_EQ(app.get(collega, "/wetten/kennis/" + kennis).status, 404);
    EXPECT_EQ(spoor("kennis.vrijgegeven"), 1);
}

TEST_P(Juristvragen, a_name_of_the_household_is_in_no_message_and_in_no_knowledge) {
    const std::string id = vraag();
    const std::string pagina = "/wetten/juristvragen/" + id;
    for (const char* tekst : {"Voor Noé mag dit.", "Dit mag voor NOE ook", "familie zeester kan dit vragen"}) {
        for (const Persoon* wie : {&jurist, &maker}) {
            const auto geweigerd = bericht(*wie, id, tekst);
            EXPECT_EQ(geweigerd.status, 400) << tekst;
            EXPECT_THAT(geweigerd.body, HasSubstr("Zo kan iemand het huishouden herkennen.")) << tekst;
            EXPECT_THAT(geweigerd.body, HasSubstr(tekst)) << "what was typed stays";
        }
        for (const char* veld : {"vraag", "antwoord"}) {
            Formulier form = vrij();
            for (auto& [naam, waarde] : form)
                if (naam == veld) waarde = tekst;
            const auto geweigerd = app.post(jurist, pagina + "/vrijgeven", form);
            EXPECT_EQ(geweigerd.status, 400) << veld << ": " << tekst;
            EXPECT_THAT(geweigerd.body, HasSubstr("href=\"#" + std::string(veld) + "\"")) << "the field is named";
        }
    }
    EXPECT_EQ(spoor("juristvraag.beantwoord") + spoor("juristvraag.vervolg") + spoor("kennis.vrijgegeven"), 0);
    EXPECT_EQ(bericht(jurist, id, "De Noordzee kent een zeester.").status, 303) << "a word that only looks like a name is no name";
}

TEST_P(Juristvragen, of_an_erased_case_cannot_be_read_and_what_was_freed_stays) {
    const std::string id = vraag("Geheime vraag", "Geheime context");
    EXPECT_EQ(bericht(jurist, id, "Geheim antwoord").status, 303);
    const std::string kennis = id_uit(app.post(jurist, "/wetten/juristvragen/" + id + "/vrijgeven", vrij()));
    app.database().read([&](db::Connection& tx) {
        EXPECT_EQ(tx.value<db::Bytes>("SELECT inhoud FROM juristvraag")->value.find("eheim"), std::string::npos);
        EXPECT_EQ(tx.value<db::Bytes>("SELECT tekst FROM juristvraag_bericht")->value.find("eheim"), std::string::npos);
    });
    app.als(maker, [&](app::Context& ctx) { return casus::erase(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value()).has_value(); });
    EXPECT_EQ(app.get(jurist, "/wetten/juristvragen/" + id).status, 404);
    EXPECT_THAT(app.get(jurist, "/wetten/juristvragen").body, Not(HasSubstr(id)));
    EXPECT_EQ(app.get(jurist, "/wetten/kennis/" + kennis).status, 200);
}

TEST_P(Juristvragen, a_practice_case_asks_nobody_and_its_pages_say_so) {
    const CasusId oefen = app.casus(maker, true);
    const std::string oefenpad = "/casussen/" + oefen.value + "/juristvragen";
    EXPECT_THAT(app.get(maker, oefenpad).body, Not(HasSubstr("name=\"vraag\"")));
    EXPECT_EQ(app.post(maker, oefenpad, {{"vraag", "Mag dit?"}}).status, 400);
}

TEST_P(Juristvragen, one_that_cannot_be_read_does_not_hide_the_others_and_keeps_what_is_typed) {
    const std::string stuk = vraag();
    const auto heel = id_uit(app.post(maker, "/wetten/juristvragen", {{"vraag", "Hoe lang geldt een besluit?"}}));
    EXPECT_EQ(bericht(jurist, stuk, "Ik zoek het uit.").status, 303);
    const auto bederf = [&](std::string_view sql) { app.database().write([&](db::Connection& tx) { EXPECT_GE(tx.exec(sql, db::Bytes{std::string(80, 'x')}, casus), 1); }); };
    const auto kijk = [&](const char* wat, const std::string& onleesbaar) {
        SCOPED_TRACE(wat);
        for (const std::string& pagina : {std::string("/wetten/juristvragen"), "/wetten/juristvragen/" + stuk}) {
            const auto page = app.get(jurist, pagina);
            EXPECT_EQ(page.status, 200) << pagina;
            EXPECT_THAT(page.body, HasSubstr(pagina == "/wetten/juristvragen" ? "Hoe lang geldt een besluit?" : onleesbaar)) << pagina;
            EXPECT_THAT(test::id_problems(page.body), IsEmpty());
        }
        const auto antwoord = bericht(jurist, stuk, "Ja, want artikel 35 laat het toe.");
        EXPECT_EQ(antwoord.status, 400);
        EXPECT_THAT(antwoord.body, testing::AllOf(HasSubstr("niet te lezen"), HasSubstr("Ja, want artikel 35 laat het toe.")));
        EXPECT_EQ(app.get(jurist, "/wetten/juristvragen/" + heel).status, 200);
    };
    bederf("UPDATE onderdeel SET inhoud = $1 WHERE casus_id = $2");
    kijk("the plan", "Mag de borg als gift?");
    bederf("UPDATE juristvraag_bericht SET tekst = $1 WHERE vraag_id IN (SELECT vraag_id FROM juristvraag WHERE casus_id = $2)");
    kijk("a message", "Dit bericht is niet te lezen.");
    EXPECT_EQ(app.get(jurist, "/wetten/juristvragen/" + stuk).body.find("Dit bericht is niet te lezen"), app.get(jurist, "/wetten/juristvragen/" + stuk).body.rfind("Dit bericht is niet te lezen"))
        << "it stands where the message stood, and is no answer to release to others";
    bederf("UPDATE casus SET sleutel = $1 WHERE casus_id = $2");
    kijk("the key", "Deze vraag is niet te lezen.");
}

TEST_P(Juristvragen, of_a_case_are_checked_for_what_cannot_be_read) {
    const std::string id = vraag();
    EXPECT_EQ(bericht(jurist, id, "Ik zoek het uit.").status, 303);
    EXPECT_EQ(test::leesschade(app, maker), 0);
    test::bederf(app, "UPDATE juristvraag SET inhoud = $1");
    EXPECT_EQ(test::leesschade(app, maker), 1);
    test::bederf(app, "UPDATE juristvraag_bericht SET tekst = $1");
    EXPECT_EQ(test::leesschade(app, maker), 2);
}

TEST_P(Juristvragen, outside_a_case_are_checked_for_what_cannot_be_read) {
    const auto schade = [&](const Persoon& wie) { return app.als(wie, [](app::Context& ctx) { return maatwerkplan::count_leesschade_buiten_casus(ctx); }); };
    const std::string van_casus = vraag(), buiten = id_uit(app.post(maker, "/wetten/juristvragen", {{"vraag", "Hoe lang geldt een besluit?"}}));
    for (const std::string& id : {van_casus, buiten}) EXPECT_EQ(bericht(jurist, id, "Ik zoek het uit.").status, 303);
    EXPECT_EQ(schade(maker), 0) << "what is of a case has the key of the case";
    test::bederf(app, "UPDATE juristvraag_bericht SET tekst = $1 WHERE vraag_id = '" + buiten + "'");
    EXPECT_EQ(schade(maker), 1);
    test::bederf(app, "UPDATE juristvraag SET inhoud = $1 WHERE casus_id IS NULL");
    EXPECT_EQ(schade(maker), 2);
    EXPECT_EQ(test::leesschade(app, maker), 0) << "of the case everything can be read";
    EXPECT_EQ(schade(app.vreemde(Rol::professional)), 0) << "another organisation has its own";
}

INSTANTIATE_TEST_SUITE_P(On, Juristvragen, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::juristvraag
