// SPDX-License-Identifier: EUPL-1.2
#include "ruimte/bibliotheek.h"
#include "wetboek/voorstel.h"
#include "wetboek_fixture.h"

#include <algorithm>

#include "logboek/logboek.h"

namespace ontknoop::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using toegang::Rol;

class WetInPlan : public Wetboek {
protected:
    const Persoon& maker = app.persoon(Rol::professional);
    CasusId casus = app.casus(maker);
    std::string pad = "/casussen/" + casus.value;

    void SetUp() override { schrijf_hond(maker, casus); }
    std::vector<logboek::GelezenRegel> regels(std::string_view handeling) {
        return app.als(maker, [&](app::Context& ctx) {
            return logboek::search(ctx.tx(), ctx.wie().organisatie, {.handeling = std::string(handeling), .object_id = casus.value}, 100, 0);
        });
    }
    // The page the button leads to.
    http::Response zoek(const std::string& woorden) {
        const auto gevraagd = app.post(maker, pad + "/wetten", {{"doorbraak", doorbraak}, {"zoek", woorden}});
        EXPECT_EQ(gevraagd.status, 303);
        return app.get(maker, std::string(gevraagd.headers.get("Location")));
    }
    http::Response gebruik(const Persoon& wie, const std::string& welke = "pw-35-lid-1") {
        return app.post(wie, pad + "/wetsgronden", {{"doorbraak", doorbraak}, {"bepaling", welke}});
    }
};

// The address a question leads to: its words are in it for nobody to read.
TEST_F(WetInPlan, AnAnswerCanBeGoneBackToWithoutItsWordsInTheAddress) {
    const auto gevraagd = app.post(maker, pad + "/wetten", {{"doorbraak", doorbraak}, {"zoek", "opvang van de hond"}});
    ASSERT_EQ(gevraagd.status, 303);
    const std::string naar(gevraagd.headers.get("Location"));
    EXPECT_THAT(naar, Not(HasSubstr("hond")));
    const auto antwoord = app.get(maker, naar);
    ASSERT_EQ(antwoord.status, 200);
    EXPECT_THAT(antwoord.body, HasSubstr("value=\"opvang van de hond\""));
    EXPECT_THAT(std::string(antwoord.headers.get("Cache-Control")), HasSubstr("no-store"));
    // From an article of the answer back to the answer.
    const std::size_t link = antwoord.body.find("/wetten/bepalingen/"), einde = antwoord.body.find('"', link);
    ASSERT_NE(link, std::string::npos);
    const std::string artikel = antwoord.body.substr(link, einde - link);
    EXPECT_THAT(artikel, HasSubstr("terug="));
    const auto pagina = app.get(maker, artikel);
    EXPECT_THAT(pagina.body, HasSubstr("Terug naar wat je zocht"));
    EXPECT_THAT(pagina.body, HasSubstr("href=\"" + pad + "/wetten?vraag="));
    // Of another case, of somebody else, broken: nothing.
    const CasusId ander = app.casus(maker);
    const std::string vraag = naar.substr(naar.find('?'));
    EXPECT_EQ(app.get(maker, "/casussen/" + ander.value + "/wetten" + vraag).status, 404);
    EXPECT_EQ(app.get(app.vreemde(Rol::professional), naar).status, 404);
    for (const char* stuk : {"?vraag=", "?vraag=zz", "?vraag=00ff", "?vraag=abc"}) EXPECT_EQ(app.get(maker, pad + "/wetten" + stuk).status, 404) << stuk;
    // A way back never leads elsewhere.
    for (const char* elders : {"https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2Fafmelden"})
        EXPECT_THAT(app.get(maker, std::string("/wetten/bepalingen/pw-35-lid-1?terug=") + elders).body, Not(HasSubstr("Terug naar wat je zocht"))) << elders;
}

TEST_F(WetInPlan, AProposalSaysWhichWordsOfThePlanFoundIt) {
    const auto page = app.get(maker, pad + "/plan/wet");
    EXPECT_THAT(page.body, HasSubstr("Omdat je schreef: “"));
}

TEST_F(WetInPlan, ThreeArticlesLieReadyWithoutTyping) {
    const auto page = app.get(maker, pad + "/plan/wet");
    ASSERT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Drie artikelen liggen al klaar."));
    EXPECT_THAT(page.body, HasSubstr("artikel 35 lid 1 Participatiewet"));
    EXPECT_THAT(page.body, HasSubstr("Gebruik dit artikel"));
    EXPECT_THAT(page.body, HasSubstr("vuistregel"));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
}

TEST_F(WetInPlan, AProposalIsRoomThatExistsTodayAndSaysWhy) {
    const auto all = app.als(maker, [&](app::Context& ctx) {
        const auto p = maatwerkplan::load_plan(ctx, casus::open(ctx, casus.value, casus::Toegang::lezen).value());
        return wetboek::voorstellen(ctx, p, *p.find(doorbraak), 20);
    });
    ASSERT_THAT(all, Not(IsEmpty()));
    for (const auto& v : all) {
        EXPECT_FALSE(bibliotheek().bepalingen.ruimte(v.bepaling->ruimte).grens) << v.bepaling->id;
        EXPECT_TRUE(v.bepaling->is_geldig(*parse_iso_date("2026-11-21"))) << v.bepaling->id;
        EXPECT_FALSE(v.bepaling->gemeente) << v.bepaling->id;
        EXPECT_THAT(v.redenen, Not(IsEmpty())) << v.bepaling->id;
    }
    // Best first; what rests on words of the story alone after all others.
    EXPECT_TRUE(std::ranges::is_sorted(all, [](const auto& a, const auto& b) { return a.zwak != b.zwak ? b.zwak : a.score > b.score; }));
}

TEST_F(WetInPlan, AProposalOnAWordOfTheStoryAloneComesAfterThoseOnWhatIsAsked) {
    add(maker, casus, "belemmering", "", {{"omschrijving", {"Wij wachten al maanden, veel te lang"}}});
    const auto all = app.als(maker, [&](app::Context& ctx) {
        const auto p = maatwerkplan::load_plan(ctx, casus::open(ctx, casus.value, casus::Toegang::lezen).value());
        auto los = *p.find(doorbraak);
        std::erase_if(los.waarden, [](const auto& w) { return w.veld == "belemmeringen"; });  // then all obstacles count
        return wetboek::voorstellen(ctx, p, los, 40);
    });
    const auto eerste_zwakke = std::ranges::find(all, true, &wetboek::Voorstel::zwak);
    ASSERT_NE(eerste_zwakke, all.end()) << "the story finds something";
    ASSERT_NE(eerste_zwakke, all.begin());
    EXPECT_TRUE(std::all_of(eerste_zwakke, all.end(), [](const auto& v) { return v.zwak; }));
    EXPECT_LT((eerste_zwakke - 1)->score, eerste_zwakke->score) << "by its places alone it would stand higher";
}

// The reasons a person reads are those of the answer that carries the place.
TEST(VoegSamen, WhatOneAnswerFoundByMoreThanTheStoryIsNotAGuessAndShowsThoseReasons) {
    auto treffer = [](const char* id, bool zwak, const char* reden) {
        wetten::Treffer hit;
        hit.bepaling_id = id;
        hit.zwak = zwak;
        hit.redenen = {reden};
        return hit;
    };
    auto antwoord = [](std::vector<wetten::Treffer> treffers) { return std::make_shared<const wetten::Antwoord>(wetten::Antwoord{std::move(treffers), {}, {}}); };
    const auto& bepalingen = bibliotheek().bepalingen;
    const auto uit = wetboek::voeg_samen(bepalingen,
                                         {{2, antwoord({treffer("pw-35-lid-1", true, "lang"), treffer("pw-18-lid-1", false, "uitkering")}), "a"},
                                          {1, antwoord({treffer("awb-2.3-lid-1", true, "maanden"), treffer("pw-35-lid-1", false, "bijstand")}), "b"}},
                                         [](const wetten::Treffer&) { return true; }, 10);
    ASSERT_EQ(uit.size(), 3u);
    EXPECT_EQ(uit[0].bepaling->id, "pw-35-lid-1");
    EXPECT_FALSE(uit[0].zwak);
    EXPECT_EQ(uit[0].redenen, std::vector<std::string>{"bijstand"});
    EXPECT_EQ(uit[0].jouw_woorden, "b");
    EXPECT_EQ(uit[1].bepaling->id, "pw-18-lid-1");
    EXPECT_EQ(uit[2].bepaling->id, "awb-2.3-lid-1");
    EXPECT_TRUE(uit[2].zwak);
}

TEST_F(WetInPlan, AnArticleThatWasSearchedGoesIntoAPlanInTwoClicks) {
    const auto found = app.post(maker, "/wetten/zoeken", {{"zoek", "artikel 35 participatiewet"}});
    ASSERT_THAT(found.body, HasSubstr("href=\"/wetten/bepalingen/pw-35-lid-1/gebruiken\""));
    const auto page = app.get(maker, "/wetten/bepalingen/pw-35-lid-1/gebruiken");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("action=\"" + pad + "/wetsgronden\""));
    EXPECT_THAT(page.body, HasSubstr("value=\"" + doorbraak + "\""));
    EXPECT_THAT(page.body, HasSubstr("Opvang voor de hond"));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
    ASSERT_EQ(gebruik(maker).status, 303);
    const auto after = app.get(maker, "/wetten/bepalingen/pw-35-lid-1/gebruiken");
    EXPECT_THAT(after.body, HasSubstr("Staat al in het plan"));
    EXPECT_THAT(after.body, Not(HasSubstr("Gebruik dit artikel")));
}

TEST_F(WetInPlan, SearchingWithinACaseIsReadingIt) {
    const Formulier zoek{{"doorbraak", doorbraak}, {"zoek", "hond"}};
    for (int i = 0; i < 2; ++i) EXPECT_EQ(app.post(maker, pad + "/wetten", zoek).status, 303);
    EXPECT_THAT(regels("casus.gelezen"), SizeIs(1)) << "once a visit";
    app.clock.advance(std::chrono::minutes(16));
    EXPECT_EQ(app.post(maker, pad + "/wetten", {{"doorbraak", "bestaat-niet"}, {"zoek", "hond"}}).status, 404);
    EXPECT_THAT(regels("casus.gelezen"), SizeIs(2)) << "the case was read, whatever came of it";
    EXPECT_EQ(app.post(app.persoon(Rol::professional, 2), pad + "/wetten", zoek).status, 404);
    EXPECT_THAT(regels("casus.gelezen"), SizeIs(2)) << "who may not read it did not";
}

TEST_F(WetInPlan, WordsInAnAddressAreTakenOutOfItAndNotSearchedFor) {
    const auto answer = app.get(maker, pad + "/wetten?doorbraak=" + doorbraak + "&zoek=HOND%20VAN%20DE%20BUREN");
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(answer.headers.get("Location"), pad + "/wetten?doorbraak=" + doorbraak);
    const auto page = app.get(maker, std::string(answer.headers.get("Location")));
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("method=\"post\""));
    EXPECT_THAT(zoek("HOND VAN DE BUREN").body, HasSubstr("HOND VAN DE BUREN"));
}

TEST_F(WetInPlan, TheListOfPlansToUseAnArticleInIsALineInTheTrail) {
    auto lijst = [&](const Persoon& wie) {
        std::int64_t lines = 0;
        app.database().read([&](db::Connection& tx) {
            lines = logboek::count(tx, wie.wie.organisatie, {.gebruiker_id = wie.wie.gebruiker.value, .handeling = "casussen.gelezen", .object_id = "wetten/gebruiken"});
        });
        return lines;
    };
    const Persoon& zonder = app.persoon(Rol::professional, 2);
    for (const Persoon* wie : {&maker, &zonder, &maker}) EXPECT_EQ(app.get(*wie, "/wetten/bepalingen/pw-35-lid-1/gebruiken").status, 200);
    EXPECT_EQ(lijst(maker), 1);
    EXPECT_EQ(lijst(zonder), 0) << "saw no household";
}

TEST_F(WetInPlan, OnlyOnesOwnPlansAreOfferedForAnArticle) {
    const std::string pagina = "/wetten/bepalingen/pw-35-lid-1/gebruiken";
    for (const Persoon* wie : {&app.persoon(Rol::professional, 2), &app.vreemde(Rol::professional)}) {
        const auto page = app.get(*wie, pagina);
        EXPECT_EQ(page.status, 200);
        EXPECT_THAT(page.body, Not(HasSubstr(casus.value)));
        EXPECT_THAT(page.body, HasSubstr("/casussen/nieuw"));
    }
    EXPECT_EQ(app.get(app.persoon(Rol::jurist), pagina).status, 404) << "has no plans";
    EXPECT_THAT(app.get(app.persoon(Rol::jurist), "/wetten/bepalingen/pw-35-lid-1").body, Not(HasSubstr("/gebruiken")));
    EXPECT_EQ(app.get(maker, "/wetten/bepalingen/bestaat-niet/gebruiken").status, 404);
}

TEST_F(WetInPlan, APlanThatWasHandedInIsOfferedNoArticle) {
    const std::string knop = "action=\"" + pad + "/wetsgronden\"";
    EXPECT_THAT(app.get(maker, pad + "/plan/wet").body, HasSubstr(knop));
    app.als(maker, [&](app::Context& ctx) {
        return casus::set_status(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value(), "ingediend", "").has_value();
    });
    EXPECT_THAT(app.get(maker, pad + "/plan/wet").body, Not(HasSubstr(knop)));
    const auto page = app.get(maker, "/wetten/bepalingen/pw-35-lid-1/gebruiken");
    EXPECT_THAT(page.body, Not(HasSubstr(casus.value)));
    EXPECT_THAT(page.body, HasSubstr("zet een ingediend plan terug"));
    EXPECT_EQ(gebruik(maker).status, 400) << "a page that was still open";
}

TEST_F(WetInPlan, AnEmptyPlanAsksForTheObstacleFirst) {
    const CasusId leeg = app.casus(maker);
    EXPECT_EQ(app.get(maker, "/casussen/" + leeg.value + "/plan/wet").status, 200);
    add(maker, leeg, "doorbraak", "", {});
    const auto page = app.get(maker, "/casussen/" + leeg.value + "/plan/wet");
    EXPECT_THAT(page.body, HasSubstr("Beschrijf eerst de belemmering"));
}

TEST_F(WetInPlan, OnePressPutsTheArticleInThePlanWithItsMotivationBegun) {
    const auto answer = gebruik(maker);
    ASSERT_EQ(answer.status, 303);
    EXPECT_THAT(std::string(answer.headers.get("Location")), HasSubstr(pad + "/plan/wet?melding=artikel_toegevoegd#post-"));
    const auto p = plan(maker, casus);
    const auto gronden = p.van("wetsgrond", doorbraak);
    ASSERT_THAT(gronden, SizeIs(1));
    EXPECT_EQ(gronden[0]->get("bepaling"), "pw-35-lid-1");
    EXPECT_EQ(gronden[0]->get("vindplaats"), "artikel 35 lid 1 Participatiewet");
    EXPECT_EQ(gronden[0]->get("geldig_op"), "2026-11-21");
    EXPECT_EQ(gronden[0]->get("oordeel"), "");  // the verdict is a person's
    const std::string motivering(gronden[0]->get("motivering"));
    EXPECT_THAT(motivering, HasSubstr("Wat we hier willen bereiken: Over een half jaar ben ik klaar met de kliniek."));
    EXPECT_THAT(motivering, HasSubstr("Wat er nu tegenhoudt: Niemand betaalt de opvang"));
    EXPECT_THAT(motivering, HasSubstr(bibliotheek().bepalingen.ruimte(bibliotheek().bepalingen.find("pw-35-lid-1")->ruimte).zin));
    EXPECT_THAT(regels("plan.toegevoegd"), SizeIs(1));
}

TEST_F(WetInPlan, TheStepShowsTheArticleWithItsOfficialTextAndOffersItNoMore) {
    gebruik(maker);
    const auto page = app.get(maker, pad + "/plan/wet");
    EXPECT_THAT(page.body, HasSubstr("De artikelen in dit plan"));
    EXPECT_THAT(page.body, HasSubstr("https://wetten.overheid.nl/"));
    EXPECT_THAT(page.body, HasSubstr("Nog geen oordeel"));
    EXPECT_THAT(page.body, HasSubstr("<strong>Artikel</strong> artikel 35 lid 1 Participatiewet</p>"));  // never the code
    EXPECT_THAT(page.body, Not(HasSubstr(">pw-35-lid-1<")));
    EXPECT_THAT(page.body, Not(HasSubstr(R"(name="bepaling" value="pw-35-lid-1"><button)")));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
}

TEST_F(WetInPlan, PressingTwiceAddsOnce) {
    gebruik(maker);
    EXPECT_EQ(gebruik(maker).status, 303);
    EXPECT_THAT(plan(maker, casus).van("wetsgrond"), SizeIs(1));
}

TEST_F(WetInPlan, WarnsForAnArticleThatIsNotTheLawOnThatDay) {
    const auto& all = bibliotheek().bepalingen.alle();
    const auto future = std::ranges::find_if(all, [](const auto& b) { return b.geldig_vanaf && *b.geldig_vanaf > *parse_iso_date("2026-11-21"); });
    ASSERT_NE(future, all.end());
    gebruik(maker, future->id);
    EXPECT_THAT(app.get(maker, pad + "/plan/wet").body, HasSubstr("Let op: dit artikel geldt pas vanaf"));
}

TEST_F(WetInPlan, SearchesWithinTheStep) {
    const auto page = zoek("te laat bezwaar gemaakt");
    ASSERT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("id=\"gevonden-" + doorbraak + "\""));  // what the script takes out of it
    EXPECT_THAT(page.body, HasSubstr("artikel 6:11"));
    EXPECT_THAT(page.body, HasSubstr(pad + "/wetsgronden"));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
    EXPECT_EQ(app.get(maker, pad + "/wetten?doorbraak=" + doorbraak).status, 200);
    EXPECT_EQ(app.post(maker, pad + "/wetten", {{"doorbraak", doorbraak}, {"zoek", std::string(5000, 'a')}}).status, 400);
    EXPECT_EQ(app.post(maker, pad + "/wetten", {{"doorbraak", "niets"}, {"zoek", "auto"}}).status, 404);
}

TEST_F(WetInPlan, BadIdsAreRefusedWithAMessage) {
    for (const std::string& id : {std::string("bestaat-niet"), std::string(), std::string("../../etc"), std::string("BWBR9999999:1"), std::string(9000, 'x')}) {
        const auto page = gebruik(maker, id);
        EXPECT_EQ(page.status, 400) << id.substr(0, 30);
        EXPECT_THAT(page.body, HasSubstr("Dit artikel kennen we niet"));
    }
    const auto weg = app.post(maker, pad + "/wetsgronden", {{"doorbraak", belemmering}, {"bepaling", "x"}});
    EXPECT_EQ(weg.status, 400);
    EXPECT_THAT(weg.body, HasSubstr("Deze doorbraak is er niet meer"));
    EXPECT_THAT(weg.body, HasSubstr("Dit artikel kennen we niet"));
    EXPECT_THAT(plan(maker, casus).van("wetsgrond"), IsEmpty());
}

TEST_F(WetInPlan, ALocalRuleOfAnotherMunicipalityCannotBeUsed) {
    const auto local = std::ranges::find_if(bibliotheek().bepalingen.alle(), [](const auto& b) { return b.gemeente.has_value(); });
    ASSERT_NE(local, bibliotheek().bepalingen.alle().end());
    EXPECT_EQ(gebruik(maker, local->id).status, 400);
}

TEST_F(WetInPlan, ACaseOfAnotherOrganisationIsNotThere) {
    const auto& vreemde = app.vreemde(Rol::professional);
    EXPECT_EQ(gebruik(vreemde).status, 404);
    EXPECT_EQ(app.post(vreemde, pad + "/wetten", {{"doorbraak", doorbraak}, {"zoek", "auto"}}).status, 404);
    EXPECT_EQ(app.get(vreemde, pad + "/wetten?doorbraak=" + doorbraak).status, 404);
    EXPECT_EQ(app.get(vreemde, pad + "/antwoord/gelijk_behandelen").status, 404);
    EXPECT_EQ(gebruik(app.persoon(Rol::professional, 2)).status, 404);  // a colleague it was not shared with
    EXPECT_THAT(plan(maker, casus).van("wetsgrond"), IsEmpty());
}

TEST_F(WetInPlan, AReaderSeesTheArticlesButCannotPutThemIn) {
    app.als(maker, [&](app::Context& ctx) { return casus::share(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value(), true).has_value(); });
    const auto& lezer = app.persoon(Rol::beslisser);
    const auto page = app.get(lezer, pad + "/plan/wet");
    ASSERT_EQ(page.status, 200);
    EXPECT_THAT(page.body, Not(HasSubstr("Gebruik dit artikel")));
    EXPECT_EQ(gebruik(lezer).status, 404);
    EXPECT_THAT(plan(maker, casus).van("wetsgrond"), IsEmpty());
}

TEST_F(WetInPlan, ResolvesWhatPlansStore) {
    app.als(maker, [&](app::Context& ctx) {
        auto id = [&](std::string_view stored) {
            const auto* b = wetboek::find_bepaling(ctx, stored);
            return b ? b->id : std::string();
        };
        EXPECT_EQ(id("pw-35-lid-1"), "pw-35-lid-1");
        EXPECT_EQ(id(" pw-35-lid-1 "), "pw-35-lid-1");
        EXPECT_EQ(bibliotheek().bepalingen.find(id("BWBR0015703:35"))->artikel, "35");
        EXPECT_EQ(bibliotheek().bepalingen.find(id("BWBR0005537:4:84"))->artikel, "4:84");
        EXPECT_EQ(id("Artikel 35 lid 1 Participatiewet"), "pw-35-lid-1");
        for (const char* unknown : {"", ":", "BWBR0015703:", ":35", "BWBR0015703:999", "rtm"}) EXPECT_EQ(id(unknown), "") << unknown;
        for (const auto& b : bibliotheek().bepalingen.alle()) EXPECT_EQ(id(b.id), b.gemeente ? "" : b.id);
        EXPECT_EQ(wetboek::naam_van_bepaling(ctx, "BWBR0005537:4:84"), "artikel 4:84 Algemene wet bestuursrecht");
        EXPECT_EQ(wetboek::naam_van_bepaling(ctx, "eigen regel"), "eigen regel");
        return true;
    });
}

TEST_F(WetInPlan, EveryArticleOfThePracticeCasesIsKnown) {
    static constexpr std::string_view key = "bepaling = \"";
    int found = 0;
    app.als(maker, [&](app::Context& ctx) {
        for (const std::string& path : bibliotheek().bestanden.list("demo/casus_")) {
            const std::string& content = bibliotheek().bestanden.get(path);
            for (std::size_t at = content.find(key); at != std::string::npos; at = content.find(key, at)) {
                at += key.size();
                const std::string stored = content.substr(at, content.find('"', at) - at);
                EXPECT_NE(wetboek::find_bepaling(ctx, stored), nullptr) << path << ": " << stored;
                ++found;
            }
        }
        return true;
    });
    EXPECT_GE(found, 8);
}

TEST_F(WetInPlan, TheMunicipalityIsTheNameOfTheOrganisation) {
    EXPECT_EQ(ruimte::gemeente_van(maker.wie), "Waterveen");
    toegang::Wie wie = maker.wie;
    wie.organisatie_naam = "gemeente Hogeland-Oost";
    EXPECT_EQ(ruimte::gemeente_van(wie), "Hogeland-Oost");
    wie.organisatie_naam = "Regio West";
    EXPECT_EQ(ruimte::gemeente_van(wie), "Regio West");
}

TEST_F(WetInPlan, AnArgumentInThePlanGetsItsAnswerBesideIt) {
    const auto page = app.get(maker, pad + "/plan/belemmeringen");
    ASSERT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr(bibliotheek().tegenwerpingen.find("gelijk_behandelen")->kern));
    EXPECT_THAT(page.body, HasSubstr(pad + "/antwoord/gelijk_behandelen"));
    EXPECT_THAT(page.body, Not(HasSubstr(pad + "/antwoord/privacy")));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
}

TEST_F(WetInPlan, TheLetterIsMadeFromThePlanAndNamesNobody) {
    add(maker, casus, "casus", "", {{"alias", {"Bram"}}});
    add(maker, casus, "verhaal", "", {{"verhaal", {"Een heel eigen verhaal"}}});
    add(maker, casus, "wetsgrond", doorbraak, {{"bepaling", {"pw-35-lid-1"}}, {"oordeel", {"mag"}}, {"motivering", {"De opname gaat anders niet door."}}});
    add(maker, casus, "wetsgrond", doorbraak, {{"bepaling", {"BWBR0005537:4:84"}}, {"oordeel", {"mag_niet"}}});
    const auto page = app.get(maker, pad + "/antwoord/gelijk_behandelen");
    ASSERT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Beste collega van Loket bijzondere bijstand,"));
    EXPECT_THAT(page.body, HasSubstr("Niemand betaalt de opvang van de hond tijdens de opname"));
    EXPECT_THAT(page.body, HasSubstr("Dit vragen wij: Bijzondere bijstand voor kosten van het dierenpension"));
    EXPECT_THAT(page.body, HasSubstr("- Het mag op grond van artikel 35 lid 1 Participatiewet. De opname gaat anders niet door."));
    EXPECT_THAT(page.body, Not(HasSubstr("4:84")));  // who says "mag niet" does not argue with it
    EXPECT_THAT(page.body, Not(HasSubstr("Bram")));
    EXPECT_THAT(page.body, Not(HasSubstr("Een heel eigen verhaal")));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
}

TEST_F(WetInPlan, EveryArgumentHasALetterAlsoInAnEmptyPlan) {
    const CasusId leeg = app.casus(maker);
    for (const auto& w : bibliotheek().tegenwerpingen.alle())
        EXPECT_EQ(app.get(maker, "/casussen/" + leeg.value + "/antwoord/" + w.id).status, 200) << w.id;
    EXPECT_EQ(app.get(maker, "/casussen/" + leeg.value + "/antwoord/bestaat_niet").status, 404);
}

}  // namespace
}  // namespace ontknoop::test
