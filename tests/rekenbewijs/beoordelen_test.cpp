// SPDX-License-Identifier: EUPL-1.2
// A receipt is kept, another signs the calculation off, and what changes after that shows.
#include "rekenbewijs_fixture.h"
#include "support/leesschade.h"

namespace ontknoop::rekenbewijs {
namespace {

using test::Formulier;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using toegang::Rol;

class Rekenbewijs : public MetRekensom {};

TEST_P(Rekenbewijs, is_kept_on_request_and_gives_the_same_result_again) {
    const std::string id = bewijs_nu();
    EXPECT_THAT(app.get(maker, pad).body, AllOf(HasSubstr(id), HasSubstr("Deze rekensom is nog niet nagekeken.")));
    EXPECT_EQ(app.post(maker, pad, {}).status, 303);
    EXPECT_EQ(app.post(maker, pad, {}).status, 303) << "twice is once";
    EXPECT_EQ(spoor("rekenbewijs.bewaard"), 1);
    EXPECT_EQ(spoor("rekenbewijs.bestond_al"), 1);
    const auto page = app.get(maker, pad + "/" + id);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, AllOf(HasSubstr("tot op de cent gelijk"), HasSubstr("Begeleiding"), HasSubstr("€\u00a0" "48,00"), HasSubstr("precies dezelfde getallen")));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    const auto file = app.get(maker, pad + "/" + id + "/bestand");
    EXPECT_THAT(file.headers.get("Content-Disposition"), HasSubstr("rekenbewijs-" + id + ".json"));
    const auto read = rekentool::read_receipt(file.body);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->id, id);
    EXPECT_TRUE(rekentool::recompute(*read)->gelijk);
    EXPECT_EQ(spoor("rekenbewijs.meegenomen"), 1);
}

TEST_P(Rekenbewijs, kept_before_a_change_still_computes_what_it_did) {
    const std::string id = bewijs_nu();
    app.post(maker, pad, {});
    wijzig("bedrag", "1000");
    EXPECT_NE(bewijs_nu(), id);
    const auto page = app.get(maker, pad + "/" + id).body;
    EXPECT_THAT(page, AllOf(HasSubstr("tot op de cent gelijk"), HasSubstr("Begeleiding: prijs was €\u00a0" "10, is nu €\u00a0" "1000.")));
}

TEST_P(Rekenbewijs, is_kept_when_the_plan_is_submitted_and_when_it_is_decided) {
    met_plan(maker, casus::Toegang::schrijven, [](app::Context& ctx, const casus::Casus& c, const maatwerkplan::Plan&) { return casus::set_status(ctx, c, "ingediend", "").has_value(); });
    const auto& beslisser = app.persoon(Rol::beslisser);
    const auto stap = [&] {
        return met_plan(beslisser, casus::Toegang::lezen,
                        [](app::Context& ctx, const casus::Casus& c, const maatwerkplan::Plan& plan) { return maatwerkplan::step(ctx, c, plan, "toegekend", "Het mag.").has_value(); });
    };
    EXPECT_TRUE(stap());
    const auto all = met_plan(maker, casus::Toegang::lezen, [](app::Context& ctx, const casus::Casus& c, const maatwerkplan::Plan&) { return store::bewijzen(ctx, c); });
    ASSERT_THAT(all, SizeIs(1));
    EXPECT_EQ(all[0].aanleiding, "toegekend");
    EXPECT_EQ(all[0].door, beslisser.wie.gebruiker);
    EXPECT_THAT(app.get(maker, pad).body, HasSubstr("toegekend"));
}

TEST_P(Rekenbewijs, is_signed_off_by_a_colleague_with_that_task) {
    const auto page = app.get(controller, pad);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Kijk deze rekensom na"), HasSubstr("value=\"" + bewijs_nu() + "\"")));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    EXPECT_EQ(app.post(controller, pad + "/oordelen", oordeel("akkoord", "Netjes <onderbouwd>.")).status, 303);
    const auto after = keuring(maker);
    EXPECT_EQ(after.beoordeling, Beoordeling::akkoord);
    EXPECT_EQ(after.oordeel->punten.size(), punten().size());
    EXPECT_EQ(after.oordeel->opmerking, "Netjes <onderbouwd>.");
    EXPECT_THAT(app.get(maker, pad).body, AllOf(HasSubstr("Nagekeken en akkoord door " + controller.wie.naam), HasSubstr("Netjes &lt;onderbouwd&gt;.")));
    EXPECT_EQ(spoor("rekenbewijs.akkoord"), 1);
    EXPECT_THAT(app.get(controller, pad).body, Not(HasSubstr("name=\"oordeel\""))) << "nothing left to judge";
}

TEST_P(Rekenbewijs, shows_a_change_after_the_sign_off_with_what_changed) {
    app.post(controller, pad + "/oordelen", oordeel());
    wijzig("aantal_niets", "3");
    wijzig("kans_niets", "60");
    const auto after = keuring(maker);
    EXPECT_EQ(after.beoordeling, Beoordeling::gewijzigd);
    EXPECT_THAT(after.verschillen, SizeIs(2));
    for (const auto* wie : {&maker, &controller})
        EXPECT_THAT(app.get(*wie, pad).body, AllOf(HasSubstr("Gewijzigd na akkoord van " + controller.wie.naam + " op 21 november 2026"),
                                                   HasSubstr("Begeleiding: aantal bij niets doen was 2, is nu 3."), HasSubstr("kans bij niets doen was 50 %, is nu 60 %.")));
    EXPECT_THAT(app.get(maker, "/casussen/" + casus.value + "/plan/kosten").body, HasSubstr("Gewijzigd na akkoord van " + controller.wie.naam));
    wijzig("aantal_niets", "2");
    wijzig("kans_niets", "50");
    EXPECT_EQ(keuring(maker).beoordeling, Beoordeling::akkoord) << "what was signed off is back";
}

TEST_P(Rekenbewijs, is_not_changed_by_what_is_no_part_of_the_sum) {
    app.post(controller, pad + "/oordelen", oordeel());
    voeg_toe("verhaal", {{"verhaal", {"Er gebeurde iets."}}});
    EXPECT_EQ(keuring(maker).beoordeling, Beoordeling::akkoord);
}

TEST_P(Rekenbewijs, cannot_be_signed_off_by_who_worked_on_the_plan) {
    app.deelnemer(maker, casus, controller);
    EXPECT_THAT(app.get(controller, pad).body, AllOf(HasSubstr("Je hebt zelf aan dit plan gewerkt"), Not(HasSubstr("name=\"oordeel\""))));
    const auto refused = app.post(controller, pad + "/oordelen", oordeel());
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("Vraag een collega"));
    // Also when the part in it is over.
    met_plan(maker, casus::Toegang::schrijven, [&](app::Context& ctx, const casus::Casus& c, const maatwerkplan::Plan&) {
        return casus::remove_deelnemer(ctx, c, controller.wie.gebruiker.value).has_value();
    });
    EXPECT_EQ(app.post(controller, pad + "/oordelen", oordeel()).status, 303) << "who wrote nothing is free again";
    EXPECT_EQ(keuring(maker).beoordeling, Beoordeling::akkoord);
}

TEST_P(Rekenbewijs, is_out_of_reach_for_who_may_not_sign_off) {
    for (const Rol rol : {Rol::beslisser, Rol::jurist, Rol::doorbraakteamlid}) {
        EXPECT_EQ(app.post(app.persoon(rol), pad + "/oordelen", oordeel()).status, 404) << toegang::naam(rol);
        EXPECT_EQ(app.post(app.persoon(rol), pad + "/intrekken", {{"reden", "x"}}).status, 404) << toegang::naam(rol);
    }
    EXPECT_EQ(app.post(maker, pad + "/oordelen", oordeel()).status, 404);
    EXPECT_FALSE(keuring(maker).oordeel);
}

TEST_P(Rekenbewijs, a_sign_off_needs_every_point_and_keeps_what_was_typed) {
    Formulier half{{"bewijs", bewijs_nu()}, {"oordeel", "akkoord"}, {"opmerking", "Bijna goed"}, {"punten", "prijzen"}, {"punten", "verzonnen"}};
    const auto page = app.post(controller, pad + "/oordelen", half);
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Je hebt nog 6 punten niet aangevinkt"), HasSubstr("Bijna goed")));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    EXPECT_EQ(app.post(controller, pad + "/oordelen", {{"bewijs", bewijs_nu()}}).status, 400) << "no judgement chosen";
    EXPECT_EQ(app.post(controller, pad + "/oordelen", oordeel("akkoord", std::string(2001, 'x'))).status, 400);
    EXPECT_FALSE(keuring(maker).oordeel);
}

TEST_P(Rekenbewijs, giving_it_back_needs_words_and_a_change_brings_it_up_again) {
    Formulier terug{{"bewijs", bewijs_nu()}, {"oordeel", "terug"}, {"opmerking", " "}};
    EXPECT_THAT(app.post(controller, pad + "/oordelen", terug).body, HasSubstr("Schrijf op wat er aangepast moet worden"));
    EXPECT_EQ(app.post(controller, pad + "/oordelen", oordeel("terug", "Waar is de opvang?")).status, 303);
    EXPECT_EQ(keuring(maker).beoordeling, Beoordeling::teruggegeven);
    EXPECT_THAT(app.get(maker, pad).body, AllOf(HasSubstr("Teruggegeven door"), HasSubstr("Waar is de opvang?")));
    wijzig("aantal_nu", "2");
    EXPECT_EQ(keuring(maker).beoordeling, Beoordeling::open);
}

TEST_P(Rekenbewijs, what_changed_while_the_reviewer_looked_is_not_signed_off) {
    const Formulier gezien = oordeel();
    wijzig("bedrag", "11");
    const auto page = app.post(controller, pad + "/oordelen", gezien);
    EXPECT_EQ(page.status, 400);
    EXPECT_THAT(page.body, HasSubstr("De rekensom is veranderd terwijl je keek"));
    EXPECT_FALSE(keuring(maker).oordeel);
}

TEST_P(Rekenbewijs, a_sign_off_is_withdrawn_with_a_reason_once) {
    app.post(controller, pad + "/oordelen", oordeel());
    EXPECT_THAT(app.post(controller, pad + "/intrekken", {{"reden", ""}}).body, HasSubstr("Schrijf op waarom je het akkoord intrekt."));
    const auto& ander = app.persoon(Rol::controller, 2);
    EXPECT_EQ(app.post(ander, pad + "/intrekken", {{"reden", "De prijs is van een ander jaar."}}).status, 303) << "any reviewer may";
    EXPECT_EQ(app.post(ander, pad + "/intrekken", {{"reden", "Nog eens"}}).status, 400);
    EXPECT_EQ(keuring(maker).beoordeling, Beoordeling::ingetrokken);
    EXPECT_THAT(app.get(maker, pad).body, AllOf(HasSubstr("ingetrokken door " + ander.wie.naam), HasSubstr("De prijs is van een ander jaar.")));
    EXPECT_EQ(spoor("rekenbewijs.ingetrokken"), 1);
}

TEST_P(Rekenbewijs, a_reviewer_finds_what_waits_in_a_list) {
    EXPECT_THAT(app.get(controller, "/rekensommen").body, HasSubstr("Er wacht nu geen rekensom op jou.")) << "nothing was offered yet";
    EXPECT_EQ(spoor("casussen.gelezen"), 0) << "an empty list tells nothing about anybody";
    app.post(maker, pad, {});
    const auto has = [&](const std::string& toon) { return app.get(controller, "/rekensommen?toon=" + toon).body.find(pad) != std::string::npos; };
    EXPECT_TRUE(has("open"));
    EXPECT_EQ(spoor("casussen.gelezen"), 1) << "who saw names and results of several households is in the trail";
    EXPECT_THAT(app.get(controller, "/rekensommen").body, AllOf(HasSubstr("nog niet nagekeken"), HasSubstr("€\u00a0" "48")));
    app.post(controller, pad + "/oordelen", oordeel());
    EXPECT_FALSE(has("open"));
    EXPECT_TRUE(has("akkoord"));
    wijzig("bedrag", "11");
    EXPECT_THAT(app.get(controller, "/rekensommen").body, HasSubstr("gewijzigd na akkoord"));
    EXPECT_FALSE(has("akkoord"));
    app.post(controller, pad + "/oordelen", oordeel("terug", "Waarom?"));
    EXPECT_FALSE(has("open"));
    EXPECT_TRUE(has("terug"));
    EXPECT_TRUE(has("alles"));
    deel(false);
    EXPECT_FALSE(has("alles")) << "what is not shared is not for a reviewer";
    EXPECT_EQ(app.get(maker, "/rekensommen").status, 403);
}

TEST_P(Rekenbewijs, another_organisation_finds_nothing) {
    const std::string id = bewijs_nu();
    app.post(maker, pad, {});
    app.post(controller, pad + "/oordelen", oordeel());
    const auto& vreemde = app.vreemde(Rol::controller);
    for (const std::string& target : {pad, pad + "/" + id, pad + "/" + id + "/bestand", "/casussen/" + casus.value + "/rekensom.ods", "/casussen/" + casus.value + "/rekensom.csv"})
        EXPECT_EQ(app.get(vreemde, target).status, 404) << target;
    EXPECT_EQ(app.post(vreemde, pad + "/oordelen", oordeel()).status, 404);
    EXPECT_EQ(app.post(vreemde, pad + "/intrekken", {{"reden", "x"}}).status, 404);
    EXPECT_THAT(app.get(vreemde, "/rekensommen?toon=alles").body, Not(HasSubstr(casus.value)));
    // The store itself, with the id of the case in the name of a stranger.
    const auto onze = met_plan(maker, casus::Toegang::lezen, [](app::Context&, const casus::Casus& c, const maatwerkplan::Plan&) { return c; });
    app.als(vreemde, [&](app::Context& ctx) {
        EXPECT_THAT(store::bewijzen(ctx, onze), IsEmpty());
        EXPECT_FALSE(store::find_bewijs(ctx, onze, id));
        EXPECT_EQ(store::read_inhoud(ctx, onze, id), "");
        EXPECT_FALSE(store::laatste_oordeel(ctx, onze));
        EXPECT_FALSE(store::withdraw(ctx, onze, 1, "x"));
        EXPECT_THAT(store::kort_per_casus(ctx), IsEmpty());
        return true;
    });
    EXPECT_EQ(keuring(maker).beoordeling, Beoordeling::akkoord);
}

TEST_P(Rekenbewijs, nothing_of_it_is_readable_in_the_database_and_erasing_the_case_erases_it) {
    app.post(controller, pad + "/oordelen", oordeel("akkoord", "Geheime opmerking"));
    app.post(controller, pad + "/intrekken", {{"reden", "Geheime reden"}});
    app.database().read([&](db::Connection& tx) {
        EXPECT_EQ(tx.value<db::Bytes>("SELECT inhoud FROM rekenbewijs")->value.find("Begeleiding"), std::string::npos);
        EXPECT_EQ(tx.value<db::Bytes>("SELECT inhoud FROM rekenoordeel")->value.find("Geheime"), std::string::npos);
        EXPECT_EQ(tx.value<db::Bytes>("SELECT reden FROM rekenoordeel")->value.find("Geheime"), std::string::npos);
    });
    met_plan(maker, casus::Toegang::schrijven, [](app::Context& ctx, const casus::Casus& c, const maatwerkplan::Plan&) { return casus::erase(ctx, c).has_value(); });
    app.database().read([&](db::Connection& tx) {
        EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM rekenbewijs"), 0);
        EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM rekenoordeel"), 0);
    });
}

TEST_P(Rekenbewijs, without_a_sum_there_is_nothing_to_keep_or_judge) {
    const CasusId leeg = app.casus(maker);
    const std::string leeg_pad = "/casussen/" + leeg.value + "/rekenbewijs";
    EXPECT_THAT(app.get(maker, leeg_pad).body, HasSubstr("Er is nog geen rekensom om na te kijken."));
    EXPECT_EQ(app.post(maker, leeg_pad, {}).status, 400);
    EXPECT_EQ(app.get(maker, "/casussen/" + leeg.value + "/rekensom.ods").status, 400);
    EXPECT_EQ(app.get(maker, leeg_pad + "/0123456789abcdef").status, 404);
}

TEST_P(Rekenbewijs, of_a_plan_that_cannot_be_read_stays_in_the_list_and_does_not_hide_the_others) {
    app.post(maker, pad, {});
    const auto bederf = [&] {
        app.database().write([&](db::Connection& tx) { tx.exec("UPDATE onderdeel SET inhoud = $1 WHERE casus_id = $2", db::Bytes{std::string(80, 'x')}, casus); });
    };
    EXPECT_EQ(app.post(controller, pad + "/oordelen", oordeel()).status, 303);
    bederf();
    const auto akkoord = app.get(controller, "/rekensommen?toon=akkoord");
    EXPECT_EQ(akkoord.status, 200);
    EXPECT_THAT(akkoord.body, AllOf(HasSubstr("Casus 1"), HasSubstr("Niet te lezen."), Not(HasSubstr(pad))));
    app.database().write([&](db::Connection& tx) { tx.exec("UPDATE casus SET stand = stand + 1 WHERE casus_id = $1", casus); });
    for (const char* toon : {"open", "alles"}) {
        const auto page = app.get(controller, std::string("/rekensommen?toon=") + toon);
        EXPECT_EQ(page.status, 200) << toon;
        EXPECT_THAT(page.body, AllOf(HasSubstr("Casus 1"), HasSubstr("Niet te lezen."))) << toon;
        EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    }
    EXPECT_THAT(app.get(controller, "/rekensommen?toon=terug").body, Not(HasSubstr("Niet te lezen.")));
}

TEST_P(Rekenbewijs, is_checked_for_what_cannot_be_read) {
    app.post(maker, pad, {});
    EXPECT_EQ(app.post(controller, pad + "/oordelen", oordeel()).status, 303);
    EXPECT_EQ(app.post(controller, pad + "/intrekken", {{"reden", "Nog eens kijken."}}).status, 303);
    EXPECT_EQ(test::leesschade(app, maker), 0);
    test::bederf(app, "UPDATE rekenbewijs SET inhoud = $1");
    EXPECT_EQ(test::leesschade(app, maker), 1);
    test::bederf(app, "UPDATE rekenoordeel SET inhoud = $1");
    EXPECT_EQ(test::leesschade(app, maker), 2);
    test::bederf(app, "UPDATE rekenoordeel SET reden = $1");
    EXPECT_EQ(test::leesschade(app, maker), 3);
}

INSTANTIATE_TEST_SUITE_P(On, Rekenbewijs, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::rekenbewijs
