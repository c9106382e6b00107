// SPDX-License-Identifier: EUPL-1.2
// A request in, a page out, and what must not be there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maatwerkplan/stap_delen.h"
#include "maatwerkplan/waarde_namen.h"
#include "voorbeeldplan.h"

namespace ontknoop::maatwerkplan {
namespace {

using test::Formulier;
using test::Persoon;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

class PlanPages : public testing::Test {
protected:
    test::App app{{routes()}};
    const Persoon& maker = app.persoon(Rol::professional);
    const CasusId casus = app.casus(maker);

    std::string pad(const std::string& rest) const { return "/casussen/" + casus.value + rest; }
    Plan plan() { return lees_plan(app, maker, casus); }
    // Adds one part through the page; its id.
    std::string voeg_toe(Formulier form) {
        const auto before = plan().onderdelen.size();
        const auto response = app.post(maker, pad("/onderdelen"), form);
        EXPECT_EQ(response.status, 303) << response.body;
        const Plan now = plan();
        EXPECT_EQ(now.onderdelen.size(), before + 1);
        const auto leden = now.van(form[0].second);
        return leden.empty() ? "" : leden.back()->id.value;
    }
};

std::vector<std::string> alle_bladen() {
    std::vector<std::string> all = {"/plan/alles", "/plan/canvas", "/plan/canvas?leeg=1", "/plan/afsluiting", "/gesprek", "/geschiedenis"};
    for (const Stap& stap : stappen()) all.push_back("/plan/" + std::string(stap.naam));
    return all;
}

TEST_F(PlanPages, every_face_of_an_empty_plan_renders_with_sound_ids) {
    for (const std::string& blad : alle_bladen()) {
        const auto response = app.get(maker, pad(blad));
        EXPECT_EQ(response.status, 200) << blad;
        EXPECT_THAT(test::id_problems(response.body), IsEmpty()) << blad;
        EXPECT_THAT(response.body, HasSubstr("data-events=\"" + pad("/gebeurtenissen") + "\"")) << blad;
    }
}

TEST_F(PlanPages, every_face_of_a_full_plan_renders_with_sound_ids) {
    maak_vol(app, maker, casus);
    for (const std::string& blad : alle_bladen()) {
        const auto response = app.get(maker, pad(blad));
        EXPECT_EQ(response.status, 200) << blad;
        EXPECT_THAT(test::id_problems(response.body), IsEmpty()) << blad;
    }
}

TEST_F(PlanPages, a_breakthrough_offers_the_statuses_that_fit_the_plan_and_none_when_there_is_nothing_to_choose) {
    const std::string doorbraak = voeg_toe({{"onderdeelsoort", "doorbraak"}, {"titel", "Een plek voor de hond"}});
    auto naar = [&](const std::string& status) {
        app.als(maker, [&](app::Context& ctx) {
            return casus::set_status(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value(), status, "").has_value();
        });
        return app.get(maker, pad("/plan/doorbraak")).body;
    };
    const std::string concept_plan = app.get(maker, pad("/plan/doorbraak")).body;
    EXPECT_THAT(concept_plan, HasSubstr("value=\"onderbouwd\""));
    for (const char* later : {"ingediend", "toegekend", "uitgevoerd", "ingetrokken"})
        EXPECT_THAT(concept_plan, Not(HasSubstr("value=\"" + std::string(later) + "\""))) << later;
    const std::string gezet = naar("toegekend");
    EXPECT_THAT(gezet, HasSubstr("name=\"status\""));
    EXPECT_THAT(gezet, HasSubstr("value=\"uitgevoerd\""));
    EXPECT_THAT(gezet, Not(HasSubstr("value=\"afgewezen\"")));
    app.post(maker, pad("/onderdelen/" + doorbraak), {{"status", "toegekend"}, {"versie", "1"}});
    EXPECT_THAT(naar("afgewezen"), HasSubstr("name=\"status\"")) << "granted does not fit what was refused";
    app.post(maker, pad("/onderdelen/" + doorbraak), {{"status", "afgewezen"}, {"versie", std::to_string(plan().find(doorbraak)->versie)}});
    EXPECT_THAT(naar("afgewezen"), Not(HasSubstr("name=\"status\""))) << "nothing to choose";
}

TEST_F(PlanPages, the_canvas_says_who_everybody_in_the_household_is) {
    voeg_toe({{"onderdeelsoort", "persoon"}, {"roepnaam", "De jongste"}, {"relatie", "kind"}});
    EXPECT_THAT(app.get(maker, pad("/plan/canvas")).body, HasSubstr(">De jongste</a> (" + app.teksten()("optie.relatie.kind") + ")</li>"));
}

TEST_F(PlanPages, the_step_pages_together_show_every_stored_text) {
    const Plan vol = maak_vol(app, maker, casus);
    std::string samen = app.get(maker, pad("/plan/afsluiting")).body + app.get(maker, pad("/plan/onderbouwing")).body + app.get(maker, pad("/gesprek")).body;
    for (const Stap& stap : stappen()) samen += app.get(maker, pad("/plan/" + std::string(stap.naam))).body;
    const std::string alles = app.get(maker, pad("/plan/alles")).body;
    for (const Onderdeel& o : vol.onderdelen)
        for (const Waarde& w : o.waarden) {
            const Veld* veld = o.soort->veld(w.veld);
            if (veld->soort != VeldSoort::tekst || veld->invul != Invul::persoon) continue;
            EXPECT_THAT(samen, HasSubstr(w.tekst)) << o.soort->naam << "." << w.veld;
            if (find_stap(o.soort->stap)) {
                EXPECT_THAT(alles, HasSubstr(w.tekst)) << o.soort->naam << "." << w.veld;
            }
        }
}

TEST_F(PlanPages, who_goes_on_comes_where_they_wrote_last_and_another_at_the_first_open_step) {
    EXPECT_EQ(app.get(maker, pad("/plan?verder=ja")).headers.get("Location"), pad("/plan/huishouden"));
    voeg_toe({{"onderdeelsoort", "belemmering"}, {"omschrijving", "De regel"}});
    app.clock.advance(std::chrono::minutes(1));
    voeg_toe({{"onderdeelsoort", "verhaal"}, {"verhaal", "Het gaat niet goed."}});
    EXPECT_EQ(app.get(maker, pad("/plan?verder=ja")).headers.get("Location"), pad("/plan/verhaal"));
    app.clock.advance(std::chrono::minutes(1));
    app.post(maker, pad("/onderdelen/" + plan().een("belemmering")->id.value), {{"omschrijving", "De regel van het rijk"}, {"versie", "1"}});
    EXPECT_EQ(app.get(maker, pad("/plan?verder=ja")).headers.get("Location"), pad("/plan/belemmeringen"));
    const Persoon& ander = app.persoon(Rol::professional, 2);
    app.deelnemer(maker, casus, ander);
    EXPECT_EQ(app.get(ander, pad("/plan?verder=ja&melding=opgeslagen")).headers.get("Location"), pad("/plan/huishouden?melding=opgeslagen"));
}

TEST_F(PlanPages, the_plan_opens_at_the_first_step_that_is_not_complete) {
    EXPECT_EQ(app.get(maker, pad("/plan")).headers.get("Location"), pad("/plan/huishouden"));
    voeg_toe({{"onderdeelsoort", "casus"}, {"alias", "Familie Zeester"}, {"aanleiding", "vastgelopen"}, {"samenstelling", "paar"}, {"toestemming", "ja"}});
    EXPECT_EQ(app.get(maker, pad("/plan")).headers.get("Location"), pad("/plan/verhaal"));
}

TEST_F(PlanPages, the_horizon_is_half_a_year_unless_somebody_chooses_another) {
    EXPECT_THAT(app.get(maker, pad("/plan/perspectief")).body, testing::ContainsRegex("name=\"horizon_maanden\"[^>]*value=\"6\""));
    app.autosave(maker, pad("/onderdelen"), {{"onderdeelsoort", "perspectief"}, {"kort", "Weer thuis"}});
    EXPECT_EQ(plan().get("perspectief", "horizon_maanden"), "6") << "what stood there counts, also when it was not touched";
    app.post(maker, pad("/onderdelen"), {{"onderdeelsoort", "perspectief"}, {"horizon_maanden", ""}, {"overschrijf", "1"}});
    EXPECT_EQ(plan().get("perspectief", "horizon_maanden"), "");
}

TEST_F(PlanPages, a_step_names_what_is_missing_and_links_to_it) {
    const std::string page = app.get(maker, pad("/plan/huishouden")).body;
    EXPECT_THAT(page, HasSubstr("href=\"" + pad("/plan/huishouden") + "#nieuw-casus-alias\""));
    EXPECT_THAT(page, HasSubstr("id=\"nieuw-casus-alias\""));
    voeg_toe({{"onderdeelsoort", "casus"}, {"alias", "Familie Zeester"}});
    EXPECT_THAT(app.get(maker, pad("/plan/huishouden")).body, Not(HasSubstr("#nieuw-casus-alias")));
}

TEST_F(PlanPages, a_single_part_is_made_when_it_is_first_filled_in_and_changed_after) {
    const Formulier eerste = {{"onderdeelsoort", "verhaal"}, {"verhaal", "Het begon toen de brief kwam."}, {"versie", "0"}};
    EXPECT_EQ(app.post(maker, pad("/onderdelen"), eerste).status, 303);
    const Formulier tweede = {{"onderdeelsoort", "verhaal"}, {"geprobeerd", "Twee keer gebeld."}, {"versie", "1"}};
    EXPECT_EQ(app.post(maker, pad("/onderdelen"), tweede).status, 303);
    ASSERT_EQ(plan().van("verhaal").size(), 1u);
    EXPECT_EQ(plan().get("verhaal", "verhaal"), "Het begon toen de brief kwam.");
    EXPECT_EQ(plan().get("verhaal", "geprobeerd"), "Twee keer gebeld.");
}

TEST_F(PlanPages, a_form_comes_back_to_the_page_it_was_sent_from_and_never_elsewhere) {
    auto location = [&](const std::string& terug) {
        const auto response = app.post(maker, pad("/onderdelen"), {{"onderdeelsoort", "verhaal"}, {"verhaal", terug}, {"terug", terug}, {"overschrijf", "1"}});
        return std::string(response.headers.get("Location"));
    };
    EXPECT_THAT(location(pad("/plan/alles")), testing::StartsWith(pad("/plan/alles")));
    for (const char* elders : {"https://evil.example/", "//evil.example", "/afmelden", ""})
        EXPECT_THAT(location(elders), testing::StartsWith(pad("/plan/verhaal"))) << elders;
}

TEST_F(PlanPages, members_of_a_list_are_added_changed_moved_and_removed) {
    const std::string a = voeg_toe({{"onderdeelsoort", "partij"}, {"organisatie", "Wijkteam Noord"}});
    app.clock.advance(std::chrono::seconds(1));
    const std::string b = voeg_toe({{"onderdeelsoort", "partij"}, {"organisatie", "School"}});
    EXPECT_EQ(app.post(maker, pad("/onderdelen/" + b), {{"versie", "1"}, {"functie", "mentor"}}).status, 303);
    EXPECT_EQ(plan().find(b)->get("functie"), "mentor");
    EXPECT_EQ(plan().find(b)->get("organisatie"), "School") << "a field that was not sent stays";
    EXPECT_EQ(app.post(maker, pad("/onderdelen/" + b + "/plaats"), {{"plaats", "0"}}).status, 303);
    EXPECT_EQ(plan().van("partij")[0]->id.value, b);
    EXPECT_EQ(app.post(maker, pad("/onderdelen/" + a + "/verwijderen"), {}).status, 303);
    EXPECT_EQ(plan().van("partij").size(), 1u);
}

TEST_F(PlanPages, moving_a_part_saves_what_was_typed_in_its_form) {
    voeg_toe({{"onderdeelsoort", "partij"}, {"organisatie", "Wijkteam Noord"}});
    const std::string b = voeg_toe({{"onderdeelsoort", "partij"}, {"organisatie", "School"}});
    app.post(maker, pad("/onderdelen/" + b + "/plaats"), {{"plaats", "0"}, {"versie", "1"}, {"functie", "net getypt"}});
    EXPECT_EQ(plan().find(b)->get("functie"), "net getypt");
}

TEST_F(PlanPages, the_resident_ranks_problems_by_button_and_by_list) {
    std::vector<std::string> ids;
    for (const char* wat : {"huur", "school", "schulden"}) ids.push_back(voeg_toe({{"onderdeelsoort", "probleem"}, {"omschrijving", wat}}));
    auto volgorde = [&] {
        std::vector<std::string> all;
        const Plan nu = plan();
        for (const Onderdeel* o : nu.van("probleem")) all.emplace_back(o->get("omschrijving"));
        return all;
    };
    EXPECT_EQ(app.post(maker, pad("/onderdelen/volgorde"), {{"onderdeelsoort", "probleem"}, {"omhoog", ids[2]}}).status, 303);
    EXPECT_THAT(volgorde(), ElementsAre("huur", "schulden", "school"));
    const auto json = app.autosave(maker, pad("/onderdelen/volgorde"), {{"onderdeelsoort", "probleem"}, {"volgorde", ids[1] + "," + ids[0] + "," + ids[2]}});
    EXPECT_EQ(json.status, 200);
    EXPECT_THAT(json.body, HasSubstr("\"bewaard_om\":\"10:00\""));
    EXPECT_THAT(volgorde(), ElementsAre("school", "huur", "schulden"));
    EXPECT_EQ(app.post(maker, pad("/onderdelen/volgorde"), {{"onderdeelsoort", "probleem"}, {"volgorde", "0000000000000000"}}).status, 404);
}

// The element an anchor leads to, and whether the focus can go there.
std::string waar(const http::Response& response) {
    const std::string naar(response.headers.get("Location"));
    return naar.find('#') == std::string::npos ? "" : naar.substr(naar.find('#') + 1);
}

TEST_F(PlanPages, after_moving_the_focus_is_on_the_same_button_of_what_moved) {
    std::vector<std::string> ids;
    for (const char* wat : {"huur", "school", "schulden"}) ids.push_back(voeg_toe({{"onderdeelsoort", "probleem"}, {"omschrijving", wat}}));
    auto naar_plaats = [&](const std::string& id, const char* plaats) {
        const std::string anker = waar(app.post(maker, pad("/onderdelen/" + id + "/plaats"), {{"plaats", plaats}}));
        EXPECT_THAT(app.get(maker, pad("/plan/problemen")).body, HasSubstr("id=\"" + anker + "\"")) << "a button that is not there";
        return anker;
    };
    EXPECT_EQ(naar_plaats(ids[0], "1"), "omlaag-" + ids[0]);
    EXPECT_EQ(naar_plaats(ids[0], "2"), "omhoog-" + ids[0]) << "at the end there is no further down";
    EXPECT_EQ(naar_plaats(ids[0], "1"), "omhoog-" + ids[0]);
    EXPECT_EQ(naar_plaats(ids[0], "0"), "omlaag-" + ids[0]);
    const std::string rang = waar(app.post(maker, pad("/onderdelen/volgorde"), {{"onderdeelsoort", "probleem"}, {"omhoog", ids[2]}}));
    EXPECT_EQ(rang, "rang-omhoog-" + ids[2]);
    EXPECT_THAT(app.get(maker, pad("/plan/problemen")).body, HasSubstr("id=\"" + rang + "\""));
}

TEST_F(PlanPages, after_adding_and_removing_the_focus_has_a_place) {
    const auto erbij = app.post(maker, pad("/onderdelen"), {{"onderdeelsoort", "partij"}, {"organisatie", "Wijkteam"}});
    EXPECT_EQ(waar(erbij), "nieuw-partij-organisatie");
    const std::string a = plan().van("partij")[0]->id.value, b = voeg_toe({{"onderdeelsoort", "partij"}, {"organisatie", "School"}});
    const std::string na_eerste = waar(app.post(maker, pad("/onderdelen/" + a + "/verwijderen"), {}));
    EXPECT_EQ(na_eerste, "kop-" + b);
    EXPECT_THAT(app.get(maker, pad("/plan/partijen")).body, HasSubstr("id=\"" + na_eerste + "\" tabindex=\"-1\""));
    const std::string na_laatste = waar(app.post(maker, pad("/onderdelen/" + b + "/verwijderen"), {}));
    EXPECT_EQ(na_laatste, "kop-partij");
    EXPECT_THAT(app.get(maker, pad("/plan/partijen")).body, HasSubstr("id=\"" + na_laatste + "\" tabindex=\"-1\""));
}

// Autosave keeps the good half; the button then refuses the bad half: the part stands once on the page, in its form.
TEST_F(PlanPages, a_new_part_with_wrong_numbers_is_shown_once_and_every_message_names_its_field) {
    struct Geval {
        const char *soort, *goed, *woorden, *fout, *blad;
        std::vector<std::string> labels;
    };
    const Geval gevallen[] = {{"partij", "organisatie", "Wijkteam Zuid", "keer", "partijen", {"Hoe vaak", "Kosten per jaar"}},
                              {"kostenpost", "omschrijving", "Uren van Zuid", "aantal_nu", "kosten", {"Aantal nu", "Prijs"}},
                              {"gebeurtenis", "naam", "Opname in Zuid", "start_maand", "kosten", {}}};
    for (const Geval& g : gevallen) {
        const std::string id = OnderdeelId::make(app.clock, app.services().random).value;
        Formulier form{{"onderdeelsoort", g.soort}, {"id", id}, {"versie", "0"}, {g.goed, g.woorden}, {g.fout, "veel"}};
        if (!g.labels.empty()) form.push_back({std::string(g.soort) == "partij" ? "kosten_per_jaar" : "bedrag", "duur"});
        EXPECT_EQ(app.autosave(maker, pad("/onderdelen"), form).status, 200) << g.soort;
        ASSERT_TRUE(plan().find(id)) << "the good half is kept";
        form[2].second = "1";
        const auto geweigerd = app.post(maker, pad("/onderdelen"), form);
        EXPECT_EQ(geweigerd.status, 400);
        EXPECT_THAT(geweigerd.body, Not(HasSubstr("id=\"post-" + id + "\""))) << g.soort << " stands in its form, not in the list as well";
        EXPECT_THAT(geweigerd.body, HasSubstr(g.woorden));
        EXPECT_THAT(test::id_problems(geweigerd.body), IsEmpty());
        for (const std::string& label : g.labels) EXPECT_THAT(geweigerd.body, testing::ContainsRegex("#nieuw-[a-z_-]+\">" + label + "[^<?]*: ")) << g.soort;
        EXPECT_THAT(app.get(maker, pad(std::string("/plan/") + g.blad)).body, HasSubstr("id=\"post-" + id + "\"")) << "and later in the list";
    }
}

TEST_F(PlanPages, on_one_page_what_is_filled_in_is_folded_and_every_step_is_within_reach) {
    const std::string id = voeg_toe({{"onderdeelsoort", "partij"}, {"organisatie", "Wijkteam"}});
    const std::string alles = app.get(maker, pad("/plan/alles")).body;
    EXPECT_THAT(alles, HasSubstr("<details class=\"ok-uitklap\" id=\"post-" + id + "\"><summary"));
    EXPECT_THAT(app.get(maker, pad("/plan/partijen")).body, HasSubstr("<div class=\"ok-post\" id=\"post-" + id + "\">")) << "open where there is only this step";
    EXPECT_THAT(alles, HasSubstr("id=\"nieuw-partij-blok\"><summary>")) << "the empty form of a list that has something in it";
    EXPECT_THAT(alles, HasSubstr("<div class=\"ok-post ok-nieuw ok-niet-printen\" id=\"nieuw-persoon-blok\">")) << "an empty list invites";
    const std::string springen = alles.substr(alles.find("ok-springen"), alles.find("</nav>", alles.find("ok-springen")) - alles.find("ok-springen"));
    for (const Stap& stap : stappen()) {
        EXPECT_THAT(springen, HasSubstr("href=\"#stap-" + std::string(stap.naam) + "\""));
        EXPECT_THAT(alles, HasSubstr("id=\"stap-" + std::string(stap.naam) + "\""));
    }
    EXPECT_THAT(springen, HasSubstr("href=\"#inhoud\""));
    // What was refused is open.
    const auto geweigerd = app.post(maker, pad("/onderdelen/" + id), {{"versie", "1"}, {"keer", "veel"}, {"terug", pad("/plan/alles")}});
    EXPECT_THAT(geweigerd.body, HasSubstr("id=\"post-" + id + "\" open"));
}

TEST_F(PlanPages, a_step_folds_what_is_filled_in_and_says_what_is_in_it) {
    const std::string een = voeg_toe({{"onderdeelsoort", "belemmering"}, {"omschrijving", "De huur"}, {"soort", "wet"}, {"organisatie", "Loket inkomen"}});
    std::string body = app.get(maker, pad("/plan/belemmeringen")).body;
    EXPECT_THAT(body, HasSubstr("<div class=\"ok-post\" id=\"post-" + een + "\">")) << "the only one is open";
    EXPECT_THAT(body, HasSubstr("<details class=\"ok-uitklap ok-niet-printen\" id=\"nieuw-belemmering-blok\"><summary>")) << "the next waits folded";
    EXPECT_THAT(body, Not(HasSubstr("<details class=\"ok-uitklap ok-niet-printen\" id=\"nieuw-tegenwerping-blok\""))) << "an empty list begins with its form";
    const std::string twee = voeg_toe({{"onderdeelsoort", "belemmering"}, {"omschrijving", "De school"}});
    body = app.get(maker, pad("/plan/belemmeringen")).body;
    EXPECT_THAT(body, HasSubstr("<details class=\"ok-uitklap\" id=\"post-" + een + "\"><summary id=\"kop-" + een + "\">De huur <small class=\"ok-kern\">Wet · Loket inkomen</small></summary>"));
    EXPECT_THAT(body, HasSubstr("<details class=\"ok-uitklap\" id=\"post-" + twee + "\"><summary id=\"kop-" + twee + "\">De school</summary>"));
    EXPECT_THAT(app.get(maker, pad("/plan/alles")).body, HasSubstr("id=\"kop-" + een + "\">De huur</summary>")) << "the long page says it shortly";
    // What was refused is open, with its message.
    const auto refused = app.post(maker, pad("/onderdelen/" + een), {{"omschrijving", std::string(9000, 'x')}, {"versie", "1"}, {"terug", pad("/plan/belemmeringen")}});
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("<details class=\"ok-uitklap\" id=\"post-" + een + "\" open>"));
}

TEST_F(PlanPages, who_only_reads_sees_titles_in_a_row_without_full_stops_between_them) {
    const std::string een = voeg_toe({{"onderdeelsoort", "behoefte"}, {"omschrijving", "Rust."}}), twee = voeg_toe({{"onderdeelsoort", "behoefte"}, {"omschrijving", "Een huis."}});
    voeg_toe({{"onderdeelsoort", "belemmering"}, {"omschrijving", "De regel"}, {"houdt_tegen", een}, {"houdt_tegen", twee}});
    app.als(maker, [&](app::Context& ctx) { return casus::share(ctx, *casus::open(ctx, casus.value, casus::Toegang::schrijven), true).has_value(); });
    EXPECT_THAT(app.get(app.persoon(Rol::beslisser), pad("/plan/belemmeringen")).body, HasSubstr("Rust; Een huis</dd>"));
}

TEST_F(PlanPages, a_title_keeps_the_stop_of_a_shortened_word) {
    for (const char* heel : {"Zorg Zuid B.V.", "Huur, gas enz.", "Wachten...", "Rust", ""}) EXPECT_EQ(in_opsomming(heel), heel);
    EXPECT_EQ(in_opsomming("Een huis."), "Een huis");
}

TEST_F(PlanPages, every_step_leads_to_the_steps_and_to_its_parts) {
    for (const Stap& stap : stappen()) {
        const std::string body = app.get(maker, pad("/plan/" + std::string(stap.naam))).body;
        EXPECT_THAT(body, HasSubstr("<a class=\"nl-link\" href=\"#plan-zij\">")) << stap.naam;
        EXPECT_THAT(body, HasSubstr("<a class=\"nl-link\" href=\"#inhoud\">")) << stap.naam;
    }
}

TEST_F(PlanPages, pressing_add_twice_adds_once) {
    const Formulier form = {{"onderdeelsoort", "partij"}, {"organisatie", "Wijkteam Noord"}};
    for (int i = 0; i < 2; ++i) EXPECT_EQ(app.post(maker, pad("/onderdelen"), form).status, 303);
    EXPECT_EQ(plan().van("partij").size(), 1u);
    app.clock.advance(std::chrono::seconds(11));
    EXPECT_EQ(app.post(maker, pad("/onderdelen"), form).status, 303);
    EXPECT_EQ(plan().van("partij").size(), 2u) << "later it is another one";
}

TEST_F(PlanPages, adding_nothing_is_refused_with_a_link_to_the_field) {
    const auto response = app.post(maker, pad("/onderdelen"), {{"onderdeelsoort", "partij"}, {"organisatie", "  "}});
    EXPECT_EQ(response.status, 400);
    EXPECT_THAT(response.body, HasSubstr("href=\"#nieuw-partij-organisatie\""));
    EXPECT_THAT(response.body, HasSubstr("id=\"nieuw-partij-organisatie\""));
}

TEST_F(PlanPages, a_weighing_is_one_per_breakthrough) {
    const std::string doorbraak = voeg_toe({{"onderdeelsoort", "doorbraak"}, {"titel", "Een plek voor de hond"}});
    for (const char* score : {"1", "2"})
        EXPECT_EQ(app.post(maker, pad("/onderdelen"), {{"onderdeelsoort", "weging"}, {"ouder", doorbraak}, {"rendement_plan", score}, {"versie", "1"}}).status, 303);
    ASSERT_EQ(plan().van("weging").size(), 1u);
    EXPECT_EQ(plan().van("weging")[0]->get("rendement_plan"), "2");
}

// --- autosave -----------------------------------------------------------------------------------------------------------
TEST_F(PlanPages, autosave_answers_with_version_time_and_the_parts_of_the_page_that_changed) {
    const auto response = app.autosave(maker, pad("/onderdelen"), {{"onderdeelsoort", "verhaal"}, {"verhaal", "Een begin"}, {"versie", "0"}});
    EXPECT_EQ(response.status, 200);
    EXPECT_THAT(response.body, HasSubstr(R"("versie":1)"));
    EXPECT_THAT(response.body, HasSubstr(R"("bewaard_om":"10:00")"));
    EXPECT_THAT(response.body, HasSubstr(R"("plan-zij":"<div)"));
    EXPECT_THAT(app.gepubliceerd, testing::Contains(testing::Pair(HasSubstr(casus.value), "wijziging")));
}

TEST_F(PlanPages, a_new_part_is_kept_while_it_is_typed_and_added_once) {
    const std::string id = OnderdeelId::make(app.clock, app.services().random).value;
    auto tik = [&](const std::string& woorden) {
        return app.autosave(maker, pad("/onderdelen"), {{"onderdeelsoort", "probleem"}, {"id", id}, {"versie", "0"}, {"omschrijving", woorden}});
    };
    EXPECT_EQ(tik("").status, 200);
    EXPECT_THAT(plan().van("probleem"), IsEmpty());
    EXPECT_THAT(tik("De auto").body, HasSubstr(R"("versie":1)"));
    EXPECT_EQ(app.autosave(maker, pad("/onderdelen"), {{"onderdeelsoort", "probleem"}, {"id", id}, {"versie", "1"}, {"omschrijving", "De auto is stuk"}}).status, 200);
    const Formulier knop{{"onderdeelsoort", "probleem"}, {"id", id}, {"versie", "2"}, {"omschrijving", "De auto is stuk"}};
    const auto klaar = app.post(maker, pad("/onderdelen"), knop);
    EXPECT_EQ(klaar.status, 303);
    EXPECT_THAT(std::string(klaar.headers.get("Location")), HasSubstr("melding=toegevoegd"));
    EXPECT_EQ(app.post(maker, pad("/onderdelen"), knop).status, 303);
    ASSERT_EQ(plan().van("probleem").size(), 1u);
    EXPECT_EQ(plan().van("probleem")[0]->get("omschrijving"), "De auto is stuk");
    EXPECT_EQ(plan().van("probleem")[0]->id.value, id);
}

TEST_F(PlanPages, a_new_part_that_is_emptied_again_leaves_nothing_and_can_be_typed_again) {
    const std::string id = OnderdeelId::make(app.clock, app.services().random).value;
    auto tik = [&](const std::string& woorden) {
        return app.autosave(maker, pad("/onderdelen"), {{"onderdeelsoort", "probleem"}, {"id", id}, {"versie", "0"}, {"omschrijving", woorden}}).status;
    };
    EXPECT_EQ(tik("De auto"), 200);
    EXPECT_EQ(tik(""), 200);
    EXPECT_THAT(plan().van("probleem"), IsEmpty());
    EXPECT_EQ(tik("De fiets"), 200);
    ASSERT_EQ(plan().van("probleem").size(), 1u);
    EXPECT_EQ(plan().van("probleem")[0]->get("omschrijving"), "De fiets");
}

TEST_F(PlanPages, the_id_of_a_new_part_is_not_a_way_to_another_part) {
    const std::string partij = voeg_toe({{"onderdeelsoort", "partij"}, {"organisatie", "School"}});
    EXPECT_EQ(app.autosave(maker, pad("/onderdelen"), {{"onderdeelsoort", "probleem"}, {"id", partij}, {"omschrijving", "De auto"}}).status, 404);
    const Persoon& collega = app.persoon(Rol::professional, 2);
    app.deelnemer(maker, casus, collega);
    EXPECT_EQ(app.autosave(collega, pad("/onderdelen"), {{"onderdeelsoort", "partij"}, {"id", partij}, {"organisatie", "Van mij"}}).status, 404);
    EXPECT_EQ(plan().van("partij")[0]->get("organisatie"), "School");
}

TEST_F(PlanPages, the_id_of_a_part_that_was_taken_out_is_not_for_another_kind_or_person) {
    const std::string id = voeg_toe({{"onderdeelsoort", "partij"}, {"organisatie", "School"}});
    ASSERT_EQ(app.post(maker, pad("/onderdelen/" + id + "/verwijderen"), {{"versie", "1"}}).status, 303);
    ASSERT_THAT(plan().van("partij"), IsEmpty());
    EXPECT_EQ(app.post(maker, pad("/onderdelen"), {{"onderdeelsoort", "opmerking"}, {"id", id}, {"tekst", "hoi"}}).status, 404);
    const Persoon& collega = app.persoon(Rol::professional, 2);
    app.deelnemer(maker, casus, collega);
    EXPECT_EQ(app.post(collega, pad("/onderdelen"), {{"onderdeelsoort", "partij"}, {"id", id}, {"organisatie", "Van mij"}}).status, 404);
    EXPECT_EQ(app.get(maker, pad("/geschiedenis")).status, 200);
    EXPECT_EQ(app.post(maker, pad("/geschiedenis/terugzetten"), {{"onderdeel", id}, {"versie", "1"}}).status, 303);
    ASSERT_EQ(plan().van("partij").size(), 1u);
    EXPECT_EQ(plan().van("partij")[0]->get("organisatie"), "School");
    EXPECT_THAT(plan().van("opmerking"), IsEmpty());
}

TEST_F(PlanPages, where_a_form_comes_back_is_a_place_of_this_case_that_fits_in_a_header) {
    for (const std::string& terug : {pad("/plan\r\nx: y"), pad("/plan\x7f"), pad("/plan\""), pad("/plan\\"), pad("/plan é"), std::string("https://elders.example/"),
                                     std::string("//elders.example"), "//elders.example" + pad("/plan")}) {
        const auto answer = app.post(maker, pad("/onderdelen"), {{"onderdeelsoort", "partij"}, {"organisatie", "School"}, {"terug", terug}});
        EXPECT_EQ(answer.status, 303) << terug;
        const std::string_view naar = answer.headers.get("Location");
        EXPECT_TRUE(naar.starts_with('/') && !naar.starts_with("//")) << naar;
        for (const char c : naar) EXPECT_TRUE(c > ' ' && c <= '~' && c != '"' && c != '\\') << "byte " << int(static_cast<unsigned char>(c)) << " for " << terug;
    }
}

TEST_F(PlanPages, a_remark_is_not_kept_before_it_is_said) {
    EXPECT_THAT(app.get(maker, pad("/gesprek")).body, Not(HasSubstr("data-autosave")));
}

TEST_F(PlanPages, autosave_keeps_the_good_fields_and_names_the_wrong_one) {
    const std::string id = voeg_toe({{"onderdeelsoort", "partij"}, {"organisatie", "School"}});
    const auto response = app.autosave(maker, pad("/onderdelen/" + id), {{"versie", "1"}, {"functie", "mentor"}, {"kosten_per_jaar", "veel"}});
    EXPECT_EQ(response.status, 200);
    EXPECT_THAT(response.body, HasSubstr(R"("veld":"kosten_per_jaar")"));
    EXPECT_EQ(plan().find(id)->get("functie"), "mentor");
    EXPECT_EQ(app.autosave(maker, pad("/onderdelen/" + id), {{"versie", "2"}, {"kosten_per_jaar", "veel"}}).status, 400);
}

TEST_F(PlanPages, saving_what_is_already_there_is_no_change) {
    const std::string id = voeg_toe({{"onderdeelsoort", "partij"}, {"organisatie", "School"}});
    EXPECT_EQ(app.autosave(maker, pad("/onderdelen/" + id), {{"versie", "1"}, {"organisatie", "School"}}).status, 200);
    EXPECT_EQ(plan().find(id)->versie, 1);
}

// --- two people -----------------------------------------------------------------------------------------------------------
class TweeMensen : public PlanPages {
protected:
    const Persoon& ander = app.persoon(Rol::professional, 2);
    std::string id;
    std::string gezien;

    void SetUp() override {
        app.deelnemer(maker, casus, ander);
        voeg_toe({{"onderdeelsoort", "verhaal"}, {"verhaal", "De oude tekst"}, {"geprobeerd", "Gebeld"}});
        id = plan().een("verhaal")->id.value;
        gezien = merken(*find_soort("verhaal"), plan().find(id));
        EXPECT_EQ(app.post(ander, pad("/onderdelen/" + id), {{"versie", "1"}, {"verhaal", "De tekst van de ander"}}).status, 303);
    }
    // The whole form of the first, drawn before the other saved.
    Formulier formulier(std::string verhaal, std::string geprobeerd) {
        return {{"versie", "1"}, {"gezien", gezien}, {"verhaal", verhaal}, {"geprobeerd", geprobeerd}};
    }
};

TEST_F(TweeMensen, who_change_different_fields_do_not_notice_each_other) {
    EXPECT_EQ(app.post(maker, pad("/onderdelen/" + id), formulier("De oude tekst", "Gebeld en gemaild")).status, 303);
    EXPECT_EQ(plan().find(id)->get("verhaal"), "De tekst van de ander");
    EXPECT_EQ(plan().find(id)->get("geprobeerd"), "Gebeld en gemaild");
}

TEST_F(TweeMensen, who_change_the_same_field_see_both_versions_and_choose) {
    const auto botsing = app.post(maker, pad("/onderdelen/" + id), formulier("Mijn nieuwe tekst", "Gebeld en gemaild"));
    EXPECT_EQ(botsing.status, 409);
    for (const char* tekst : {"Mijn nieuwe tekst", "De tekst van de ander", "Gebeld en gemaild", "name=\"overschrijf\"", "name=\"neem_hun\""})
        EXPECT_THAT(botsing.body, HasSubstr(tekst));
    EXPECT_THAT(test::id_problems(botsing.body), IsEmpty());
    EXPECT_EQ(plan().find(id)->get("verhaal"), "De tekst van de ander") << "nothing is saved before the choice";
    EXPECT_EQ(plan().find(id)->get("geprobeerd"), "Gebeld");

    auto form = formulier("Mijn nieuwe tekst", "Gebeld en gemaild");
    form.emplace_back("overschrijf", "1");
    EXPECT_EQ(app.post(maker, pad("/onderdelen/" + id), form).status, 303);
    EXPECT_EQ(plan().find(id)->get("verhaal"), "Mijn nieuwe tekst");
    EXPECT_THAT(app.get(maker, pad("/geschiedenis")).body, HasSubstr("van de ander")) << "the other text stays in the history";
}

TEST_F(TweeMensen, one_person_in_two_windows_is_not_called_a_colleague) {
    const auto& ander = app.persoon(toegang::Rol::professional, 2);
    const auto pagina = app.post(ander, pad("/onderdelen/" + id), formulier("Mijn nieuwe tekst", "Gebeld en gemaild"));
    EXPECT_EQ(pagina.status, 409);
    EXPECT_THAT(pagina.body, AllOf(HasSubstr("De versie van jou in een ander venster"), Not(HasSubstr("De versie van professional 2"))));
    EXPECT_THAT(app.autosave(ander, pad("/onderdelen/" + id), formulier("Mijn nieuwe tekst", "Gebeld")).body, HasSubstr(R"("door":"jou in een ander venster")"));
}

TEST_F(TweeMensen, taking_the_other_text_keeps_the_rest_of_mine) {
    auto form = formulier("Mijn nieuwe tekst", "Gebeld en gemaild");
    form.emplace_back("neem_hun", "1");
    EXPECT_EQ(app.post(maker, pad("/onderdelen/" + id), form).status, 303);
    EXPECT_EQ(plan().find(id)->get("verhaal"), "De tekst van de ander");
    EXPECT_EQ(plan().find(id)->get("geprobeerd"), "Gebeld en gemaild");
}

TEST_F(TweeMensen, autosave_gets_both_versions_as_json) {
    const auto botsing = app.autosave(maker, pad("/onderdelen/" + id), formulier("Mijn nieuwe tekst", "Gebeld"));
    EXPECT_EQ(botsing.status, 409);
    EXPECT_THAT(botsing.body, HasSubstr(R"("botsing":[{"veld":"verhaal","mijn":"Mijn nieuwe tekst","hun":"De tekst van de ander","mijn_woorden":"Mijn nieuwe tekst","hun_woorden":"De tekst van de ander","door":"professional 2 waterveen"}])"));
    EXPECT_THAT(botsing.body, Not(HasSubstr("\"versie\""))) << "the form stays where it was until somebody chose";
    auto keuze = formulier("Mijn nieuwe tekst", "Gebeld");
    keuze.emplace_back("overschrijf", "verhaal");
    EXPECT_EQ(app.autosave(maker, pad("/onderdelen/" + id), keuze).status, 200);
    EXPECT_EQ(plan().find(id)->get("verhaal"), "Mijn nieuwe tekst");
}

TEST_F(TweeMensen, a_choice_about_one_field_says_nothing_about_another) {
    app.post(ander, pad("/onderdelen/" + id), {{"versie", "2"}, {"geprobeerd", "Van de ander"}});
    auto keuze = formulier("Mijn nieuwe tekst", "Ook van mij");
    keuze.emplace_back("overschrijf", "verhaal");
    const auto botsing = app.autosave(maker, pad("/onderdelen/" + id), keuze);
    EXPECT_EQ(botsing.status, 409);
    EXPECT_THAT(botsing.body, HasSubstr(R"("veld":"geprobeerd")"));
    EXPECT_THAT(botsing.body, Not(HasSubstr(R"("veld":"verhaal")")));
    EXPECT_EQ(plan().find(id)->get("geprobeerd"), "Van de ander");
}

// --- who may --------------------------------------------------------------------------------------------------------------
TEST_F(PlanPages, another_organisation_finds_nothing) {
    const Plan vol = maak_vol(app, maker, casus);
    const Persoon& vreemde = app.vreemde(Rol::professional);
    for (const std::string& blad : alle_bladen()) EXPECT_EQ(app.get(vreemde, pad(blad)).status, 404) << blad;
    EXPECT_EQ(app.get(vreemde, pad("/gebeurtenissen")).status, 404);
    const std::string id = vol.onderdelen[0].id.value;
    EXPECT_EQ(app.post(vreemde, pad("/onderdelen"), {{"onderdeelsoort", "partij"}, {"organisatie", "x"}}).status, 404);
    EXPECT_EQ(app.post(vreemde, pad("/onderdelen/" + id), {{"versie", "1"}, {"alias", "x"}}).status, 404);
    EXPECT_EQ(app.post(vreemde, pad("/onderdelen/" + id + "/verwijderen"), {}).status, 404);
    EXPECT_EQ(app.post(vreemde, pad("/onderdelen/" + id + "/plaats"), {{"plaats", "0"}}).status, 404);
    EXPECT_EQ(app.post(vreemde, pad("/geschiedenis/terugzetten"), {{"onderdeel", id}, {"versie", "1"}}).status, 404);
}

TEST_F(PlanPages, who_only_reads_sees_the_texts_without_a_form_and_cannot_write_but_can_remark) {
    const Plan vol = maak_vol(app, maker, casus);
    app.als(maker, [&](app::Context& ctx) {
        return casus::share(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value(), true).has_value();
    });
    const Persoon& beslisser = app.persoon(Rol::beslisser);
    for (const std::string& blad : alle_bladen()) {
        const auto response = app.get(beslisser, pad(blad));
        EXPECT_EQ(response.status, 200) << blad;
        EXPECT_THAT(test::id_problems(response.body), IsEmpty()) << blad;
        EXPECT_THAT(response.body, Not(HasSubstr("data-autosave"))) << blad;
        EXPECT_THAT(response.body, Not(HasSubstr("terugzetten\""))) << blad;
    }
    EXPECT_THAT(app.get(beslisser, pad("/plan/verhaal")).body, HasSubstr("Woorden bij verhaal 1"));
    const std::string id = vol.een("verhaal")->id.value;
    EXPECT_EQ(app.post(beslisser, pad("/onderdelen/" + id), {{"versie", "1"}, {"verhaal", "x"}}).status, 404);
    EXPECT_EQ(app.post(beslisser, pad("/onderdelen"), {{"onderdeelsoort", "partij"}, {"organisatie", "x"}}).status, 404);
    EXPECT_EQ(app.post(beslisser, pad("/onderdelen/" + id + "/verwijderen"), {}).status, 404);
    EXPECT_EQ(app.post(beslisser, pad("/geschiedenis/terugzetten"), {{"onderdeel", id}, {"versie", "1"}}).status, 404);

    EXPECT_EQ(app.post(beslisser, pad("/onderdelen"), {{"onderdeelsoort", "opmerking"}, {"bij", "verhaal"}, {"tekst", "Mooi opgeschreven."}}).status, 303);
    EXPECT_THAT(app.get(maker, pad("/plan/verhaal")).body, HasSubstr("Mooi opgeschreven."));
    EXPECT_THAT(app.get(maker, pad("/gesprek")).body, HasSubstr("Mooi opgeschreven."));
}

TEST_F(PlanPages, a_remark_is_removed_by_who_made_it_only) {
    const Persoon& ander = app.persoon(Rol::professional, 2);
    app.deelnemer(maker, casus, ander);
    const std::string id = voeg_toe({{"onderdeelsoort", "opmerking"}, {"bij", "verhaal"}, {"tekst", "Van mij."}});
    EXPECT_EQ(app.post(ander, pad("/onderdelen/" + id + "/verwijderen"), {}).status, 404);
    EXPECT_EQ(app.post(maker, pad("/onderdelen/" + id + "/verwijderen"), {}).status, 303);
}

TEST_F(PlanPages, a_closed_case_is_not_written_in_any_more) {
    app.als(maker, [&](app::Context& ctx) {
        return casus::set_status(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value(), "afgesloten", "").has_value();
    });
    EXPECT_EQ(app.post(maker, pad("/onderdelen"), {{"onderdeelsoort", "partij"}, {"organisatie", "x"}}).status, 404);
    EXPECT_THAT(app.get(maker, pad("/plan/verhaal")).body, Not(HasSubstr("data-autosave")));
}

TEST_F(PlanPages, the_lesson_of_a_closed_case_may_change_but_not_go) {
    const std::string id = voeg_toe({{"onderdeelsoort", "afsluiting"}, {"uitkomst", "ja"}});
    app.clock.advance(std::chrono::minutes(11));  // a version of its own
    ASSERT_EQ(app.autosave(maker, pad("/onderdelen/" + id), {{"versie", "1"}, {"les", "Vraag eerder door"}, {"toelichting", "Het lukte"}}).status, 200);
    app.als(maker, [&](app::Context& ctx) {
        return casus::set_status(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value(), "afgesloten", "").has_value();
    });
    const std::string zin = "Schrijf één les op";
    const std::string versie = std::to_string(plan().find(id)->versie);
    const auto leeg = app.autosave(maker, pad("/onderdelen/" + id), {{"versie", versie}, {"les", ""}});
    EXPECT_EQ(leeg.status, 400);
    EXPECT_THAT(leeg.body, testing::AllOf(HasSubstr("\"les\""), HasSubstr(zin)));
    const auto deels = app.autosave(maker, pad("/onderdelen/" + id), {{"versie", versie}, {"les", ""}, {"toelichting", "Het lukte net"}});
    EXPECT_EQ(deels.status, 200) << "one field that is wrong does not keep the others from being saved";
    EXPECT_THAT(deels.body, HasSubstr(zin));
    const auto blad = app.post(maker, pad("/onderdelen/" + id), {{"versie", versie}, {"uitkomst", "nee"}, {"les", ""}, {"toelichting", "Dit had ik al getypt"}});
    EXPECT_EQ(blad.status, 400);
    EXPECT_THAT(blad.body, testing::AllOf(HasSubstr(zin), HasSubstr("Dit had ik al getypt"), Not(HasSubstr("Vraag eerder door"))));
    EXPECT_THAT(test::id_problems(blad.body), IsEmpty());
    const auto weg = app.post(maker, pad("/onderdelen/" + id + "/verwijderen"), {});
    EXPECT_EQ(weg.status, 400);
    EXPECT_THAT(weg.body, HasSubstr("Deze casus is afgesloten"));
    const auto terug = app.post(maker, pad("/geschiedenis/terugzetten"), {{"onderdeel", id}, {"versie", "1"}});
    EXPECT_EQ(terug.status, 400);
    EXPECT_THAT(terug.body, HasSubstr(zin));
    EXPECT_EQ(plan().get("afsluiting", "les"), "Vraag eerder door");
    EXPECT_EQ(plan().get("afsluiting", "uitkomst"), "ja");
    EXPECT_THAT(app.get(maker, pad("/plan/afsluiting")).body, Not(HasSubstr("/onderdelen/" + id + "/verwijderen"))) << "no button that cannot be pressed";
}

TEST_F(PlanPages, a_closed_case_still_asks_how_it_went) {
    app.als(maker, [&](app::Context& ctx) {
        return casus::set_status(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value(), "afgesloten", "").has_value();
    });
    const auto blad = app.get(maker, pad("/plan/afsluiting"));
    EXPECT_THAT(test::id_problems(blad.body), IsEmpty());
    EXPECT_THAT(blad.body, testing::AllOf(HasSubstr("name=\"hoe_nu\""), HasSubstr("name=\"op\" value=\"2026-11-21\""), HasSubstr("name=\"uitkomst\""), HasSubstr("Deze casus is afgesloten")));
    const Formulier kaal{{"onderdeelsoort", "opvolging"}, {"op", "2026-11-21"}};
    EXPECT_EQ(app.post(maker, pad("/onderdelen"), kaal).status, 400) << "the day of today alone says nothing";
    const std::string id = voeg_toe({{"onderdeelsoort", "opvolging"}, {"op", "2026-11-20"}, {"hoe_nu", "Hij is weer aan het werk"}, {"staat_nog", "ja"}});
    EXPECT_EQ(app.autosave(maker, pad("/onderdelen/" + id), {{"versie", "1"}, {"staat_nog", "deels"}}).status, 200);
    const auto morgen = app.post(maker, pad("/onderdelen/" + id), {{"versie", "2"}, {"op", "2026-11-22"}, {"volgende", "2026-11-21"}});
    EXPECT_EQ(morgen.status, 400);
    EXPECT_THAT(morgen.body, testing::AllOf(HasSubstr("22 november 2026 moet nog komen"), HasSubstr("21 november 2026 is geen dag die nog komt")));
    EXPECT_EQ(app.post(maker, pad("/onderdelen/" + id + "/verwijderen"), {}).status, 303);
    EXPECT_EQ(app.post(app.persoon(Rol::professional, 2), pad("/onderdelen"), {{"onderdeelsoort", "opvolging"}, {"hoe_nu", "x"}}).status, 404);
}

TEST_F(PlanPages, a_practice_case_says_so_on_every_face) {
    const CasusId oefen = app.casus(maker, true);
    for (const std::string& blad : alle_bladen())
        EXPECT_THAT(app.get(maker, "/casussen/" + oefen.value + blad).body, HasSubstr("ok-oefenbalk")) << blad;
}

TEST_F(PlanPages, an_unknown_step_kind_or_part_is_not_found) {
    EXPECT_EQ(app.get(maker, pad("/plan/bestaat_niet")).status, 404);
    EXPECT_EQ(app.post(maker, pad("/onderdelen"), {{"onderdeelsoort", "bestaat_niet"}}).status, 404);
    EXPECT_EQ(app.post(maker, pad("/onderdelen"), {{"onderdeelsoort", "weging"}, {"ouder", "0000000000000000"}, {"rendement_nu", "1"}}).status, 404);
    EXPECT_EQ(app.post(maker, pad("/onderdelen/0000000000000000"), {{"versie", "1"}}).status, 404);
    EXPECT_EQ(app.get(maker, "/casussen/0000000000000000/plan/verhaal").status, 404);
}

TEST_F(PlanPages, the_empty_canvas_has_thirteen_boxes_and_nothing_of_a_household) {
    maak_vol(app, maker, casus);
    for (const std::string& pagina : {app.get(maker, "/canvas").body, app.get(maker, pad("/plan/canvas?leeg=1")).body}) {
        std::size_t vakken = 0;
        for (std::size_t at = pagina.find("<section class=\"ok-vak"); at != std::string::npos; at = pagina.find("<section class=\"ok-vak", at + 1)) ++vakken;
        EXPECT_EQ(vakken, 13u);
        EXPECT_THAT(pagina, Not(HasSubstr("Woorden bij verhaal")));
    }
}

TEST_F(PlanPages, the_events_of_a_case_are_a_stream_on_its_own_topic) {
    const auto response = app.get(maker, pad("/gebeurtenissen"));
    ASSERT_TRUE(response.events.has_value());
    EXPECT_EQ(response.events->topic, casus::topic(maker.wie.organisatie, casus));
}

// --- looking back ---------------------------------------------------------------------------------------------------------
TEST_F(PlanPages, the_history_shows_word_by_word_what_changed_and_puts_it_back) {
    voeg_toe({{"onderdeelsoort", "verhaal"}, {"verhaal", "Ik slaap niet meer goed."}});
    const std::string id = plan().een("verhaal")->id.value;
    app.post(maker, pad("/onderdelen/" + id), {{"versie", "1"}, {"verhaal", "Ik slaap weer goed."}});
    const std::string page = app.get(maker, pad("/geschiedenis")).body;
    EXPECT_THAT(page, HasSubstr("Ik slaap <del>niet meer</del><ins>weer</ins> goed."));
    // What a part began with is folded; what changed after is open.
    const std::size_t vouw = page.find("<summary>Bekijk het antwoord waarmee dit begon</summary>");
    ASSERT_NE(vouw, std::string::npos);
    EXPECT_LT(page.find("<del>niet meer</del>"), vouw);
    EXPECT_LT(vouw, page.find("<ins>Ik slaap niet meer goed.</ins>"));
    EXPECT_EQ(app.post(maker, pad("/geschiedenis/terugzetten"), {{"onderdeel", id}, {"versie", "1"}}).status, 303);
    EXPECT_EQ(plan().get("verhaal", "verhaal"), "Ik slaap niet meer goed.");
    EXPECT_EQ(app.post(maker, pad("/geschiedenis/terugzetten"), {{"onderdeel", id}, {"versie", "99"}}).status, 404);
}

TEST_F(PlanPages, what_hung_under_a_removed_part_comes_back_after_it) {
    const std::string doorbraak = voeg_toe({{"onderdeelsoort", "doorbraak"}, {"titel", "Een plek voor de hond"}});
    const std::string grond = voeg_toe({{"onderdeelsoort", "wetsgrond"}, {"ouder", doorbraak}, {"bepaling", "Artikel 35"}});
    app.post(maker, pad("/onderdelen/" + doorbraak + "/verwijderen"), {});
    EXPECT_TRUE(plan().onderdelen.empty());
    const auto te_vroeg = app.post(maker, pad("/geschiedenis/terugzetten"), {{"onderdeel", grond}, {"versie", "2"}});
    EXPECT_EQ(te_vroeg.status, 400);
    EXPECT_THAT(te_vroeg.body, HasSubstr(app.teksten().error({"plan.ouder_weg", {}, {}})));
    for (const std::string& id : {doorbraak, grond})
        EXPECT_EQ(app.post(maker, pad("/geschiedenis/terugzetten"), {{"onderdeel", id}, {"versie", "2"}}).status, 303);
    EXPECT_EQ(plan().find(grond)->ouder, doorbraak);
}

// --- what other features add ----------------------------------------------------------------------------------------------
TEST_F(PlanPages, what_a_feature_adds_to_a_step_is_shown_there_and_sent_along_after_a_change) {
    static bool eenmaal = [] {
        register_stap_deel({"afspraken", "proef", [](html::Out& out, app::Context&, const casus::Casus&, const Plan& plan) {
                                html::put<R"(<p>proefdeel {}</p>)">(out, plan.van("afspraak").size());
                            }});
        return true;
    }();
    ASSERT_TRUE(eenmaal);
    EXPECT_THAT(app.get(maker, pad("/plan/afspraken")).body, HasSubstr("<p>proefdeel 0</p>"));
    const auto json = app.autosave(maker, pad("/onderdelen"), {{"onderdeelsoort", "afspraak"}, {"omschrijving", "Bellen"}});
    EXPECT_THAT(json.body, HasSubstr("\"deel-proef-boven\":"));
    EXPECT_THAT(json.body, HasSubstr("<p>proefdeel 1</p>"));
    EXPECT_THAT(app.get(maker, pad("/plan/verhaal")).body, Not(HasSubstr("proefdeel")));
}

}  // namespace
}  // namespace ontknoop::maatwerkplan
