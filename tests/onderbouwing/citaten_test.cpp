// SPDX-License-Identifier: EUPL-1.2
// A citation from the day it is made until after the law changed: found, moved, reworded, doubled, gone; taken over, kept.
#include "kleine_wet.h"
#include "onderbouwing/citaten.h"
#include "onderbouwing_fixture.h"
#include "werkplek/werkplek.h"

namespace ontknoop::test {
namespace {

using onderbouwing::Citaatstand;
using onderbouwing::Wetstand;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using toegang::Rol;

const std::string helpen = "Het college helpt een inwoner die door bijzondere omstandigheden vastloopt met een passende voorziening.";
const std::string dier = "Onder een passende voorziening valt ook de opvang van een huisdier tijdens een opname.";
const std::string mandaat = "Het college kan de uitvoering opdragen aan een medewerker die daarvoor is aangewezen.";

class Citaten : public Wetboek {
protected:
    Citaten() : Wetboek({maatwerkplan::routes(), wetboek::routes(), onderbouwing::routes(), werkplek::routes()}) {
        register_onderbouwing();
    }
    void SetUp() override {
        schrijf_hond(maker, casus);
        lees_in(app, maak_wet("2026-01-01", {{"1", {helpen, dier}}, {"2", {mandaat}}}));
    }

    http::Response citeer(const Persoon& wie, const std::string& woorden = dier, const std::string& plek = "1|2|/Artikel1/Lid2") {
        return app.post(wie, pad + "/citeren", {{"doorbraak", doorbraak}, {"regeling", kleine_wet}, {"artikel", plek.substr(0, plek.find('|'))}, {"plek", plek}, {"citaat", woorden}});
    }
    maatwerkplan::Onderdeel grond() { return *plan(maker, casus).een("wetsgrond", doorbraak); }
    onderbouwing::Citaat citaat() { return onderbouwing::lees_citaat(grond()).value(); }
    Citaatstand stand() {
        const auto c = citaat();
        return app.als(maker, [&](app::Context& ctx) { return onderbouwing::stand_van(ctx, c); });
    }
    std::string vandaag(const Persoon& wie) { return app.get(wie, "/").body; }
    std::string adres() { return pad + "/citaten/" + grond().id.value; }
    http::Response kies(const std::string& keuze, Formulier meer = {}) {
        Formulier form = {{"keuze", keuze}, {"kenmerk", stand().kenmerk}, {"versie", std::to_string(grond().versie)}};
        form.insert(form.end(), meer.begin(), meer.end());
        return app.post(maker, adres(), form);
    }
    void wijzig(const std::vector<KleinArtikel>& artikelen, const std::string& datum = "2026-11-01") { lees_in(app, maak_wet(datum, artikelen)); }
    void zet_status(const std::string& naar) {
        app.als(maker, [&](app::Context& ctx) { return casus::set_status(ctx, casus::open(ctx, casus.value, casus::Toegang::lezen).value(), naar, "toets").has_value(); });
    }

    const Persoon& maker = app.persoon(Rol::professional);
    CasusId casus = app.casus(maker);
    std::string pad = "/casussen/" + casus.value;
};

TEST_F(Citaten, the_official_text_is_shown_paragraph_by_paragraph_to_quote_from) {
    const auto zoek = app.get(maker, pad + "/citeren?doorbraak=" + doorbraak + "&zoek=voorbeelden");
    EXPECT_THAT(zoek.body, HasSubstr("Wet op de voorbeelden"));
    const auto page = app.get(maker, pad + "/citeren?doorbraak=" + doorbraak + "&regeling=" + kleine_wet + "&artikel=1");
    ASSERT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr(dier));
    EXPECT_THAT(page.body, HasSubstr("De tekst van lid 2"));
    EXPECT_THAT(page.body, HasSubstr("1 januari 2026"));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
}

TEST_F(Citaten, keep_the_words_their_surroundings_place_and_day) {
    ASSERT_EQ(citeer(maker, "de opvang van een huisdier").status, 303);
    const auto c = citaat();
    EXPECT_EQ(c.anker.citaat, "de opvang van een huisdier");
    EXPECT_EQ(c.anker.regeling_id, kleine_wet);
    EXPECT_EQ(c.anker.artikel, "1");
    EXPECT_EQ(c.anker.lid, "2");
    EXPECT_EQ(c.anker.pad, "/Artikel1/Lid2");
    EXPECT_THAT(c.anker.voor, testing::EndsWith("valt ook "));
    EXPECT_EQ(c.anker.na, " tijdens een opname.");
    EXPECT_EQ(to_iso(*c.anker.versie), "2026-01-01");
    EXPECT_FALSE(c.anker.hash.empty());
    EXPECT_EQ(stand().stand, Wetstand::gelijk);
    const auto g = grond();
    EXPECT_EQ(g.get("bepaling"), "artikel 1 lid 2 Wet op de voorbeelden");
    EXPECT_THAT(std::string(g.get("vindplaats")), HasSubstr("https://wetten.overheid.nl/" + kleine_wet));
    const auto page = app.get(maker, pad + "/plan/wet");
    EXPECT_THAT(page.body, HasSubstr("<blockquote><p class=\"ok-opmerking__tekst\">de opvang van een huisdier</p></blockquote>"));
    EXPECT_THAT(page.body, HasSubstr("https://wetten.overheid.nl/" + kleine_wet + "/2026-01-01/0/#Artikel1_Lid2"));
    EXPECT_THAT(page.body, Not(HasSubstr("De wet is veranderd")));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
}

TEST_F(Citaten, must_be_the_words_of_the_law) {
    const auto page = citeer(maker, "de opvang van een olifant");
    ASSERT_EQ(page.status, 400);
    EXPECT_THAT(page.body, HasSubstr("Deze woorden staan niet precies zo in de wet"));
    EXPECT_THAT(page.body, HasSubstr("de opvang van een olifant"));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
    EXPECT_EQ(citeer(maker, " ").status, 400);
    EXPECT_EQ(citeer(maker, dier, "9|1|/Artikel9/Lid1").status, 400);
    EXPECT_EQ(citeer(maker, "\xff\xfe").status, 400);
    EXPECT_THAT(plan(maker, casus).van("wetsgrond"), IsEmpty());
}

TEST_F(Citaten, go_into_a_ground_that_is_there_without_changing_its_reasons) {
    const std::string id = add(maker, casus, "wetsgrond", doorbraak, {{"bepaling", {"pw-35-lid-1"}}, {"motivering", {"Omdat het past"}}});
    ASSERT_EQ(app.post(maker, pad + "/citeren", {{"grond", id}, {"regeling", kleine_wet}, {"artikel", "2"}, {"plek", "2|1|/Artikel2/Lid1"}, {"citaat", mandaat}}).status, 303);
    const auto g = grond();
    EXPECT_EQ(g.id.value, id);
    EXPECT_EQ(g.get("bepaling"), "pw-35-lid-1");
    EXPECT_EQ(g.get("motivering"), "Omdat het past");
    EXPECT_EQ(g.get("citaat"), mandaat);
}

TEST_F(Citaten, pasted_with_their_address_are_found_when_the_text_comes_in_later) {
    auto plak = [&](const std::string& adres, const std::string& woorden, const std::string& dag) {
        return app.post(maker, pad + "/citeren", {{"doorbraak", doorbraak}, {"adres", adres}, {"citaat", woorden}, {"dag", dag}});
    };
    const auto fout = plak("https://voorbeeld.example/wet", " ", "morgen");
    ASSERT_EQ(fout.status, 400);
    for (const char* tekst : {"Dit is geen adres van een wet", "Er staan nog geen woorden", "https://voorbeeld.example/wet", "morgen"}) EXPECT_THAT(fout.body, HasSubstr(tekst));
    EXPECT_THAT(id_problems(fout.body), IsEmpty());
    ASSERT_EQ(plak("https://wetten.overheid.nl/BWBR0088888/2026-02-01/0/#Artikel7_Lid3", "Iedereen mag\n een hond houden.", "").status, 303);
    EXPECT_EQ(citaat().anker.citaat, "Iedereen mag een hond houden.");
    EXPECT_EQ(citaat().anker.artikel, "7");
    EXPECT_EQ(to_iso(*citaat().anker.versie), "2026-02-01");
    EXPECT_EQ(stand().stand, Wetstand::onbekend);
    EXPECT_THAT(app.get(maker, adres()).body, HasSubstr("staat niet in onze bibliotheek"));
}

struct Wetswijziging {
    const char* naam;
    std::vector<KleinArtikel> nieuw;
    Wetstand stand;
    const char* vandaag;  // what the maker reads; empty: nothing
};
class NaDeWetswijziging : public Citaten, public testing::WithParamInterface<Wetswijziging> {};
const std::string anders_dier = "Onder een passende voorziening valt ook de opvang van een huisdier of plant tijdens een opname of een verblijf elders.";
INSTANTIATE_TEST_SUITE_P(, NaDeWetswijziging,
                         testing::Values(Wetswijziging{"elders", {{"1", {helpen, dier}}, {"2", {"Een heel andere zin over iets anders."}}}, Wetstand::gelijk, ""},
                                         Wetswijziging{"vernummerd", {{"1", {helpen}}, {"1a", {dier}}, {"2", {mandaat}}}, Wetstand::verplaatst, "heeft een ander nummer"},
                                         Wetswijziging{"anders", {{"1", {helpen, anders_dier}}, {"2", {mandaat}}}, Wetstand::vaag, "heeft een andere tekst"},
                                         Wetswijziging{"dubbel", {{"3", {dier, helpen}}, {"4", {dier, mandaat}}}, Wetstand::meerdere, "staat nu op meer plaatsen"},
                                         Wetswijziging{"weg", {{"1", {helpen}}, {"2", {mandaat}}}, Wetstand::weg, "staat niet meer in de wet"}),
                         [](const auto& geval) { return std::string(geval.param.naam); });

TEST_P(NaDeWetswijziging, the_maker_is_told_on_vandaag_and_in_the_step_with_old_beside_new) {
    ASSERT_EQ(citeer(maker).status, 303);
    EXPECT_THAT(vandaag(maker), Not(HasSubstr("De wet is veranderd")));
    wijzig(GetParam().nieuw);
    EXPECT_EQ(stand().stand, GetParam().stand);
    const bool stil = GetParam().stand == Wetstand::gelijk;
    const auto page = app.get(maker, adres());
    ASSERT_EQ(page.status, 200);
    EXPECT_THAT(id_problems(page.body), IsEmpty());
    if (stil) {
        EXPECT_THAT(vandaag(maker), Not(HasSubstr("De wet is veranderd")));
        EXPECT_THAT(page.body, HasSubstr("De woorden staan nog precies zo"));
        return;
    }
    EXPECT_THAT(vandaag(maker), testing::AllOf(HasSubstr("De wet is veranderd"), HasSubstr(GetParam().vandaag), HasSubstr(adres())));
    EXPECT_THAT(app.get(maker, pad + "/plan/wet").body, HasSubstr(adres()));
    EXPECT_THAT(page.body, HasSubstr("Toen: artikel 1 lid 2"));
    EXPECT_THAT(page.body, HasSubstr("Laat de oude tekst staan"));
    if (GetParam().stand != Wetstand::vaag) return;
    EXPECT_THAT(page.body, testing::AllOf(HasSubstr("<ins>of plant</ins>"), HasSubstr("<ins>opname of een verblijf elders.</ins>"), HasSubstr("<del>opname.</del>")));
}

TEST_P(NaDeWetswijziging, a_colleague_and_another_organisation_hear_nothing) {
    ASSERT_EQ(citeer(maker).status, 303);
    wijzig(GetParam().nieuw);
    for (const Persoon* wie : {&app.persoon(Rol::professional, 2), &app.vreemde(Rol::professional)}) {
        EXPECT_THAT(vandaag(*wie), Not(HasSubstr("De wet is veranderd")));
        EXPECT_EQ(app.get(*wie, adres()).status, 404);
        EXPECT_EQ(app.post(*wie, adres(), {{"keuze", "weghalen"}}).status, 404);
        EXPECT_EQ(citeer(*wie).status, 404);
    }
}

TEST_P(NaDeWetswijziging, the_old_text_stays_with_a_reason_and_nobody_asks_again) {
    ASSERT_EQ(citeer(maker).status, 303);
    wijzig(GetParam().nieuw);
    if (GetParam().stand == Wetstand::gelijk) return;
    const auto zonder = kies("behouden", {{"reden", "  "}});
    EXPECT_EQ(zonder.status, 400);
    EXPECT_THAT(zonder.body, HasSubstr("Schrijf op waarom de oude tekst blijft staan."));
    ASSERT_EQ(kies("behouden", {{"reden", "De aanvraag is van ervoor"}}).status, 303);
    EXPECT_EQ(citaat().anker.citaat, dier);
    EXPECT_EQ(citaat().reden, "De aanvraag is van ervoor");
    EXPECT_THAT(vandaag(maker), Not(HasSubstr("De wet is veranderd")));
    EXPECT_THAT(app.get(maker, pad + "/plan/wet").body, HasSubstr("De aanvraag is van ervoor"));
    EXPECT_THAT(app.get(maker, pad + "/geschiedenis").body, HasSubstr("De aanvraag is van ervoor"));
    // Another change of the law is another question.
    wijzig({{"1", {"Iets geheel nieuws zonder een woord van vroeger."}}}, "2026-11-10");
    EXPECT_THAT(vandaag(maker), HasSubstr("De wet is veranderd"));
}

TEST_F(Citaten, the_new_text_is_taken_over_with_one_press_and_the_history_keeps_the_old) {
    ASSERT_EQ(citeer(maker).status, 303);
    wijzig({{"1", {helpen, anders_dier}}, {"2", {mandaat}}});
    app.clock.advance(std::chrono::minutes(20));
    ASSERT_EQ(kies("overnemen").status, 303);
    EXPECT_EQ(citaat().anker.citaat, anders_dier);
    EXPECT_EQ(to_iso(*citaat().anker.versie), "2026-11-01");
    EXPECT_EQ(stand().stand, Wetstand::gelijk);
    EXPECT_THAT(vandaag(maker), Not(HasSubstr("De wet is veranderd")));
    EXPECT_THAT(app.get(maker, pad + "/geschiedenis").body, HasSubstr("plant"));
}

TEST_F(Citaten, a_quote_of_some_words_stays_those_words_when_they_only_moved) {
    ASSERT_EQ(citeer(maker, "de opvang van een huisdier").status, 303);
    wijzig({{"1", {helpen}}, {"1a", {dier}}});
    ASSERT_EQ(kies("overnemen").status, 303);
    EXPECT_EQ(citaat().anker.citaat, "de opvang van een huisdier");
    EXPECT_EQ(citaat().anker.artikel, "1a");
}

TEST_F(Citaten, the_place_is_chosen_when_there_are_more) {
    ASSERT_EQ(citeer(maker).status, 303);
    wijzig({{"3", {dier, helpen}}, {"4", {dier, mandaat}}});
    EXPECT_EQ(kies("overnemen").status, 400) << "there is not one place";
    EXPECT_EQ(kies("plaats").status, 400);
    EXPECT_EQ(kies("plaats", {{"plek", "bestaat|niet|"}}).status, 400);
    ASSERT_EQ(kies("plaats", {{"plek", "4|1|/Artikel4/Lid1"}}).status, 303);
    EXPECT_EQ(citaat().anker.artikel, "4");
    EXPECT_EQ(stand().stand, Wetstand::gelijk);
}

TEST_F(Citaten, can_be_dropped_while_the_ground_stays) {
    ASSERT_EQ(citeer(maker).status, 303);
    wijzig({{"2", {mandaat}}});
    ASSERT_EQ(kies("weghalen").status, 303);
    EXPECT_FALSE(onderbouwing::lees_citaat(grond()));
    EXPECT_EQ(grond().get("bepaling"), "artikel 1 lid 2 Wet op de voorbeelden");
    EXPECT_THAT(app.als(maker, [](app::Context& ctx) { return onderbouwing::citaatplaatsen(ctx); }), IsEmpty());
}

TEST_F(Citaten, a_choice_about_a_version_that_is_old_already_is_asked_again) {
    ASSERT_EQ(citeer(maker).status, 303);
    wijzig({{"1", {helpen, anders_dier}}});
    const std::string kenmerk = stand().kenmerk, versie = std::to_string(grond().versie);
    wijzig({{"1", {helpen, "Onder een passende voorziening valt ook de opvang van een huisdier bij een buurman."}}}, "2026-11-15");
    const auto page = app.post(maker, adres(), {{"keuze", "overnemen"}, {"kenmerk", kenmerk}, {"versie", versie}});
    EXPECT_EQ(page.status, 409);
    EXPECT_THAT(page.body, HasSubstr("intussen weer veranderd"));
    EXPECT_THAT(page.body, HasSubstr("buurman"));
    EXPECT_EQ(app.post(maker, adres(), {{"keuze", "overnemen"}, {"kenmerk", stand().kenmerk}, {"versie", "0"}}).status, 409);
    EXPECT_EQ(app.post(maker, adres(), {{"keuze", "wis alles"}, {"kenmerk", stand().kenmerk}, {"versie", versie}}).status, 400);
    EXPECT_EQ(citaat().anker.citaat, dier);
}

TEST_F(Citaten, a_decided_plan_keeps_its_text_and_shows_that_the_law_changed) {
    ASSERT_EQ(citeer(maker).status, 303);
    wijzig({{"1", {helpen, anders_dier}}});
    zet_status("toegekend");
    EXPECT_THAT(vandaag(maker), Not(HasSubstr("De wet is veranderd")));
    const auto page = app.get(maker, adres());
    EXPECT_THAT(page.body, HasSubstr("Over dit plan is al beslist."));
    EXPECT_THAT(page.body, HasSubstr("<ins>of plant</ins>"));
    EXPECT_THAT(page.body, Not(HasSubstr("Neem de nieuwe tekst over")));
    EXPECT_EQ(kies("overnemen").status, 400);
    EXPECT_EQ(citaat().anker.citaat, dier);
}

TEST_F(Citaten, a_closed_plan_keeps_what_held_and_is_left_alone) {
    ASSERT_EQ(citeer(maker).status, 303);
    wijzig({{"2", {mandaat}}});
    zet_status("afgesloten");
    EXPECT_THAT(vandaag(maker), Not(HasSubstr("De wet is veranderd")));
    const std::string page = app.get(maker, pad + "/plan/wet").body;
    EXPECT_THAT(page, HasSubstr(dier));
    EXPECT_THAT(page, Not(HasSubstr("De wet is veranderd")));
    EXPECT_THAT(app.get(maker, adres()).body, HasSubstr("Dit plan is gesloten."));
}

TEST_F(Citaten, a_version_that_is_not_law_yet_changes_nothing) {
    ASSERT_EQ(citeer(maker).status, 303);
    wijzig({{"1", {helpen, anders_dier}}}, "2027-01-01");
    EXPECT_EQ(stand().stand, Wetstand::gelijk);
    EXPECT_THAT(vandaag(maker), Not(HasSubstr("De wet is veranderd")));
    app.clock.advance(std::chrono::hours(24 * 60));
    EXPECT_EQ(stand().stand, Wetstand::vaag);
}

TEST_F(Citaten, from_the_page_of_an_article_one_chooses_the_plan) {
    const auto page = app.get(maker, "/wetten/citeren?regeling=" + kleine_wet + "&artikel=1");
    ASSERT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Opvang voor de hond"));
    EXPECT_THAT(page.body, HasSubstr("doorbraak=" + doorbraak));
    EXPECT_THAT(app.get(app.persoon(Rol::professional, 2), "/wetten/citeren?regeling=x").body, HasSubstr("nog geen open plan"));
}

TEST_F(Citaten, the_register_follows_what_happens_to_the_plan) {
    auto plaatsen = [&] { return app.als(maker, [](app::Context& ctx) { return onderbouwing::citaatplaatsen(ctx); }); };
    ASSERT_EQ(citeer(maker).status, 303);
    ASSERT_THAT(plaatsen(), SizeIs(1));
    EXPECT_EQ(plaatsen()[0].regeling_id, kleine_wet);
    const std::string id = grond().id.value;
    const std::int64_t versie = grond().versie;
    ASSERT_EQ(app.post(maker, pad + "/onderdelen/" + id + "/verwijderen", {}).status, 303);
    EXPECT_THAT(plaatsen(), IsEmpty());
    ASSERT_EQ(app.post(maker, pad + "/geschiedenis/terugzetten", {{"onderdeel", id}, {"versie", std::to_string(versie)}}).status, 303);
    EXPECT_THAT(plaatsen(), SizeIs(1)) << "a citation that comes back is watched again";
    app.als(maker, [&](app::Context& ctx) { return casus::erase(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value()).has_value(); });
    EXPECT_THAT(plaatsen(), IsEmpty());
    EXPECT_THAT(app.als(app.vreemde(Rol::professional), [](app::Context& ctx) { return onderbouwing::citaatplaatsen(ctx); }), IsEmpty());
}

class CitaatRegister : public testing::TestWithParam<db::Engine> {};
ONTKNOOP_ON_BOTH_DATABASES(CitaatRegister);

TEST_P(CitaatRegister, holds_the_citations_of_ones_own_cases_only) {
    App app({maatwerkplan::routes(), onderbouwing::routes()}, GetParam());
    const auto& maker = app.persoon(Rol::professional);
    const CasusId casus = app.casus(maker);
    auto voeg_toe = [&](const std::string& woorden) {
        return app.als(maker, [&](app::Context& ctx) {
            const auto c = casus::open(ctx, casus.value, casus::Toegang::schrijven).value();
            const auto d = maatwerkplan::add(ctx, c, maatwerkplan::load_plan(ctx, c), "doorbraak", "", {{"titel", {woorden}}}).value();
            onderbouwing::Citaat citaat;
            citaat.anker.regeling_id = kleine_wet;
            citaat.anker.citaat = woorden;
            citaat.gezien = "v1";
            const auto id = maatwerkplan::add(ctx, c, maatwerkplan::load_plan(ctx, c), "wetsgrond", d.value, onderbouwing::velden_van(citaat)).value();
            const auto plan = maatwerkplan::load_plan(ctx, c);
            onderbouwing::onthoud_plaats(ctx, c, *plan.find(id.value));
            onderbouwing::onthoud_plaats(ctx, c, *plan.find(id.value));
            return id;
        });
    };
    const auto id = voeg_toe("de woorden");
    auto plaatsen = [&](const Persoon& wie) { return app.als(wie, [](app::Context& ctx) { return onderbouwing::citaatplaatsen(ctx); }); };
    ASSERT_THAT(plaatsen(maker), SizeIs(1));
    EXPECT_EQ(plaatsen(maker)[0].grond, id);
    EXPECT_EQ(plaatsen(maker)[0].gezien, "v1");
    EXPECT_THAT(plaatsen(app.persoon(Rol::professional, 2)), IsEmpty());
    EXPECT_THAT(plaatsen(app.vreemde(Rol::professional)), IsEmpty());
    app.deelnemer(maker, casus, app.persoon(Rol::professional, 3));
    EXPECT_THAT(plaatsen(app.persoon(Rol::professional, 3)), SizeIs(1));
}

}  // namespace
}  // namespace ontknoop::test
