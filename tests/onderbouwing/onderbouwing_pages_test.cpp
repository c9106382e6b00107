// SPDX-License-Identifier: EUPL-1.2
// The page of the reasoning, from outside: with and without script, by who may and who may not.
#include "onderbouwing_fixture.h"

namespace ontknoop::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using toegang::Rol;

class OnderbouwingPaginas : public Onderbouwing {
protected:
    http::Response voeg_in(const Persoon& wie, const std::string& code, Formulier velden = {}) {
        velden.emplace_back("bouwsteen", code);
        velden.emplace_back("terug", pad + "/plan/onderbouwing");
        return app.post(wie, pad + "/onderbouwing/" + doorbraak + "/bouwsteen", velden);
    }
    std::string veld(std::string_view naam) {
        gelezen = plan(maker, casus);
        const auto* o = gelezen.een("onderbouwing", doorbraak);
        return o ? std::string(o->get(naam)) : std::string();
    }
    void deel() {
        app.als(maker, [&](app::Context& ctx) { return casus::share(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value(), true).has_value(); });
    }
};

TEST_F(OnderbouwingPaginas, lead_from_the_purpose_of_the_law_to_the_text_of_the_decision) {
    const auto page = app.get(maker, pad + "/plan/onderbouwing");
    ASSERT_EQ(page.status, 200);
    std::size_t at = 0;
    for (const char* deel : {"1. Wat wil de wet bereiken?", "2. Wat betekent dat", "3. Welk artikel geeft ruimte?", "artikel 35 lid 1 Participatiewet", "Het mag.", "Bouwstenen voor de tekst",
                             "4. Tekst voor het besluit", "5. Klopt het besluit straks?", "artikel 3:46 Awb"}) {
        const std::size_t hier = page.body.find(deel, at);
        ASSERT_NE(hier, std::string::npos) << deel;
        at = hier;
    }
    EXPECT_THAT(page.body, HasSubstr("De opname gaat anders niet door"));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
}

TEST_F(OnderbouwingPaginas, fold_the_articles_and_the_rules_for_every_decision_and_open_where_something_is_wrong) {
    const auto page = app.get(maker, pad + "/plan/onderbouwing").body;
    EXPECT_THAT(page, testing::ContainsRegex("<details class=\"ok-uitklap\" id=\"onderbouwing-[a-z0-9]+\"><summary>artikel 35 lid 1 Participatiewet <small class=\"ok-kern\">Het mag</small>"));
    EXPECT_THAT(page, testing::ContainsRegex("<details class=\"ok-uitklap\" id=\"nieuw-onderbouwing-[a-z0-9]+-groep-awb\"><summary>5. Klopt het besluit straks\\?</summary>"));
    EXPECT_THAT(voeg_in(maker, "begin", {{"awb_toelichting", std::string(2001, 'x')}}).body, testing::ContainsRegex("groep-awb\" open><summary>5. Klopt"));
    ASSERT_EQ(voeg_in(maker, "begin", {{"awb_bevoegd", "in_orde"}, {"awb_termijn", "nog_doen"}}).status, 303);
    EXPECT_THAT(app.get(maker, pad + "/plan/onderbouwing").body, HasSubstr("5. Klopt het besluit straks? <span class=\"ok-label\">2 ingevuld</span>"));
}

TEST_F(OnderbouwingPaginas, are_found_from_the_step_of_the_law_and_from_the_list_of_steps) {
    EXPECT_THAT(app.get(maker, pad + "/plan/wet").body, HasSubstr("Klaar met kiezen?"));
    EXPECT_THAT(app.get(maker, pad + "/plan/verhaal").body, HasSubstr(pad + "/plan/onderbouwing"));
    const CasusId leeg = app.casus(maker);
    EXPECT_THAT(app.get(maker, "/casussen/" + leeg.value + "/plan/wet").body, Not(HasSubstr("/plan/onderbouwing")));
    EXPECT_EQ(app.get(maker, "/casussen/" + leeg.value + "/plan/onderbouwing").status, 200);
}

TEST_F(OnderbouwingPaginas, are_found_from_the_breakthrough_and_lead_back_to_it) {
    EXPECT_THAT(app.get(maker, pad + "/plan/doorbraak").body, HasSubstr("href=\"" + pad + "/plan/onderbouwing\""));
    EXPECT_THAT(app.get(maker, pad + "/plan/doorbraak").body, HasSubstr("Mag deze doorbraak?"));
    const auto page = app.get(maker, pad + "/plan/onderbouwing");
    EXPECT_THAT(page.body, HasSubstr("href=\"" + pad + "/plan/doorbraak\">Terug naar de doorbraak"));
    EXPECT_THAT(page.body, HasSubstr("href=\"/hulp/wetten\""));
}

TEST_F(OnderbouwingPaginas, what_is_typed_is_saved_and_stands_in_the_block_that_is_put_in) {
    const auto answer = voeg_in(maker, "doel_en_effect", {{"doel_van_de_wet", "Zorg bereikbaar houden"}, {"besluittekst", "Mijn eigen begin."}, {"awb_horen", "in_orde"}});
    ASSERT_EQ(answer.status, 303);
    EXPECT_THAT(std::string(answer.headers.get("Location")), HasSubstr("melding=bouwsteen_ingevoegd#f-"));
    EXPECT_EQ(veld("awb_horen"), "in_orde");
    EXPECT_THAT(veld("besluittekst"), testing::StartsWith("Mijn eigen begin.\n\nHet doel van de regeling is: Zorg bereikbaar houden."));
    EXPECT_EQ(veld("bouwstenen"), "doel_en_effect 1");
}

TEST_F(OnderbouwingPaginas, a_block_put_in_while_autosave_was_busy_does_not_collide_with_oneself) {
    ASSERT_EQ(voeg_in(maker, "begin").status, 303);
    const auto eerst = plan(maker, casus);
    const auto* o = eerst.een("onderbouwing", doorbraak);
    const std::string id = o->id.value, versie = std::to_string(o->versie);
    app.clock.advance(std::chrono::minutes(1));
    ASSERT_EQ(app.autosave(maker, pad + "/onderdelen/" + id, {{"versie", versie}, {"besluittekst", "Getypt"}, {"terug", pad + "/plan/onderbouwing"}}).status, 200);
    ASSERT_EQ(voeg_in(maker, "bezwaar", {{"versie", versie}, {"besluittekst", "Getypt"}}).status, 303);
    EXPECT_THAT(veld("besluittekst"), HasSubstr("Getypt\n\nBen je het niet eens"));
}

TEST_F(OnderbouwingPaginas, a_wrong_field_gives_the_page_again_with_everything_typed) {
    const auto page = voeg_in(maker, "begin", {{"doel_van_de_wet", std::string(2001, 'x')}, {"effect_hier", "Blijft staan"}});
    ASSERT_EQ(page.status, 400);
    EXPECT_THAT(page.body, HasSubstr("Blijft staan"));
    EXPECT_THAT(page.body, HasSubstr("3. Welk artikel geeft ruimte?"));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
    EXPECT_EQ(veld("effect_hier"), "");
}

TEST_F(OnderbouwingPaginas, a_text_that_becomes_too_long_is_kept_without_the_block) {
    const auto answer = voeg_in(maker, "begin", {{"besluittekst", std::string(7990, 'y')}});
    ASSERT_EQ(answer.status, 303);
    EXPECT_THAT(std::string(answer.headers.get("Location")), HasSubstr("melding=bouwsteen_past_niet"));
    EXPECT_EQ(veld("besluittekst"), std::string(7990, 'y'));
}

TEST_F(OnderbouwingPaginas, another_person_who_changed_the_same_field_is_not_overwritten) {
    ASSERT_EQ(voeg_in(maker, "begin", {{"effect_hier", "Eerst"}}).status, 303);
    const auto& collega = app.persoon(Rol::professional, 2);
    app.deelnemer(maker, casus, collega);
    const auto eerst = plan(maker, casus);
    const auto* o = eerst.een("onderbouwing", doorbraak);
    ASSERT_EQ(app.post(collega, pad + "/onderdelen/" + o->id.value, {{"versie", std::to_string(o->versie)}, {"effect_hier", "Van de collega"}}).status, 303);
    const auto page = voeg_in(maker, "bezwaar", {{"versie", std::to_string(o->versie)}, {"effect_hier", "Van mij"}});
    EXPECT_EQ(page.status, 409);
    EXPECT_THAT(page.body, HasSubstr("Van mij"));
    EXPECT_THAT(page.body, HasSubstr("Van de collega"));
    EXPECT_EQ(veld("effect_hier"), "Van de collega");
}

TEST_F(OnderbouwingPaginas, unknown_blocks_breakthroughs_and_people_are_not_found) {
    EXPECT_EQ(voeg_in(maker, "bestaat_niet").status, 404);
    EXPECT_EQ(voeg_in(maker, "").status, 404);
    EXPECT_EQ(app.post(maker, pad + "/onderbouwing/" + belemmering + "/bouwsteen", {{"bouwsteen", "begin"}}).status, 404);
    EXPECT_EQ(voeg_in(app.vreemde(Rol::professional), "begin").status, 404);
    deel();
    EXPECT_EQ(voeg_in(app.persoon(Rol::beslisser), "begin").status, 404);
    EXPECT_EQ(veld("besluittekst"), "");
}

TEST_F(OnderbouwingPaginas, who_only_reads_sees_articles_and_text_without_buttons) {
    voeg_in(maker, "begin", {{"effect_hier", "De opname gaat door."}});
    deel();
    const auto page = app.get(app.persoon(Rol::beslisser), pad + "/plan/onderbouwing");
    ASSERT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("artikel 35 lid 1 Participatiewet"));
    EXPECT_THAT(page.body, HasSubstr("De opname gaat door."));
    EXPECT_THAT(page.body, Not(HasSubstr("/bouwsteen\"")));
    EXPECT_THAT(id_problems(page.body), IsEmpty());
}

TEST_F(OnderbouwingPaginas, who_handed_the_plan_in_reads_on_with_its_articles_and_finds_no_block_to_put_in) {
    app.als(maker, [&](app::Context& ctx) {
        return casus::set_status(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value(), "ingediend", "").has_value();
    });
    const auto page = app.get(maker, pad + "/plan/onderbouwing");
    EXPECT_THAT(page.body, HasSubstr("artikel 35 lid 1 Participatiewet"));
    EXPECT_THAT(page.body, Not(HasSubstr("/bouwsteen\"")));
    EXPECT_THAT(page.body, HasSubstr("terug naar &#39;In de maak&#39;"));
    EXPECT_EQ(voeg_in(maker, "begin").status, 400);
}

TEST_F(OnderbouwingPaginas, hostile_words_stay_words) {
    add(maker, casus, "wetsgrond", doorbraak, {{"bepaling", {"<script>alert(1)</script>"}}, {"vindplaats", {"https://wetten.overheid.nl/BWBR0015703#Artikel<img>"}}});
    voeg_in(maker, "begin", {{"besluittekst", "<script>alert(2)</script>{stap}"}});
    const auto page = app.get(maker, pad + "/plan/onderbouwing");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, Not(HasSubstr("<script>alert")));
    EXPECT_THAT(page.body, Not(HasSubstr("<img>")));
}

TEST_F(OnderbouwingPaginas, recognise_references_that_were_pasted) {
    add(maker, casus, "wetsgrond", doorbraak,
        {{"bepaling", {"Eigen vondst"}}, {"vindplaats", {"https://wetten.overheid.nl/BWBR0015703/2026-01-01/0/#Hoofdstuk2_Paragraaf2.3_Artikel18"}},
         {"motivering", {"Zie ook ECLI:NL:CRVB:2024:2192."}}});
    const auto page = app.get(maker, pad + "/plan/onderbouwing");
    EXPECT_THAT(page.body, HasSubstr(">artikel 18 Participatiewet<"));
    EXPECT_THAT(page.body, HasSubstr("de tekst van 1 januari 2026"));
    EXPECT_THAT(page.body, HasSubstr("https://uitspraken.rechtspraak.nl/details?id=ECLI:NL:CRVB:2024:2192"));
}

}  // namespace
}  // namespace ontknoop::test
