// SPDX-License-Identifier: EUPL-1.2
// The desk of a professional: today, my cases, one case, and what may happen to it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maatwerkplan/maatwerkplan.h"
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

class Werkplek : public testing::Test {
protected:
    test::App app{test::all_features()};
    const Persoon& maker = app.persoon(Rol::professional);
    void SetUp() override { test::lend_content(app.diensten()); }

    std::string nieuwe_casus(const Persoon& wie, const std::string& alias, Formulier meer = {}) {
        Formulier form{{"alias", alias}};
        form.insert(form.end(), meer.begin(), meer.end());
        const auto made = app.post(wie, "/casussen", form);
        EXPECT_EQ(made.status, 303) << made.body;
        const std::string to(made.headers.get("Location"));
        return to.substr(0, to.find("/plan"));
    }

    // The household knows of the plan and agrees; without that nothing is shared.
    void stemt_in(const std::string& path) {
        EXPECT_EQ(app.post(maker, path + "/onderdelen", {{"onderdeelsoort", "casus"}, {"toestemming", "ja"}, {"overschrijf", "1"}}).status, 303);
    }
};

TEST_F(Werkplek, two_clicks_from_signing_in_to_the_plan_i_worked_on) {
    nieuwe_casus(maker, "Familie Eerst");
    app.clock.advance(std::chrono::minutes(5));
    const std::string latest = nieuwe_casus(maker, "Familie Laatst");
    const auto today = app.get(maker, "/");
    EXPECT_THAT(today.body, HasSubstr("href=\"" + latest + "/plan?verder=ja\""));
    EXPECT_LT(today.body.find("Familie Laatst"), today.body.find("Familie Eerst")) << "the last one first";
}

TEST_F(Werkplek, a_new_case_needs_only_a_name_and_says_so) {
    const auto refused = app.post(maker, "/casussen", {{"alias", "  "}, {"aanleiding", "anders"}});
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("href=\"#alias\""));
    EXPECT_THAT(test::id_problems(refused.body), IsEmpty());
}

TEST_F(Werkplek, a_new_case_says_in_one_line_what_to_do_first_and_nothing_that_needs_more) {
    const std::string path = nieuwe_casus(maker, "Familie Begin", {{"aanleiding", "vastgelopen"}});
    const std::string nieuw = app.get(maker, path).body;
    EXPECT_THAT(nieuw, HasSubstr("href=\"" + path + "/plan/verhaal\">Begin met het verhaal</a>"));
    EXPECT_THAT(nieuw, Not(HasSubstr("<progress"))) << "nothing to count yet";
    EXPECT_THAT(nieuw, Not(HasSubstr("ok-tijdlijn"))) << "one line is no journey";
    EXPECT_THAT(nieuw, Not(HasSubstr(path + "/kopie"))) << "nothing to copy";
    EXPECT_THAT(nieuw, HasSubstr("<summary>Laat een collega meedoen</summary>"));
    // Somebody who only reads has nothing to begin with.
    stemt_in(path);
    app.post(maker, path + "/delen", {{"gedeeld", "ja"}});
    EXPECT_THAT(app.get(app.persoon(Rol::beslisser), path).body, Not(HasSubstr("Begin met het verhaal")));

    app.post(maker, path + "/onderdelen", {{"onderdeelsoort", "verhaal"}, {"verhaal", "Wij willen samen wonen."}});
    const std::string begonnen = app.get(maker, path).body;
    EXPECT_THAT(begonnen, HasSubstr("<progress"));
    EXPECT_THAT(begonnen, HasSubstr("Nu aan de beurt: "));
    EXPECT_THAT(begonnen, HasSubstr(path + "/kopie"));
}

TEST_F(Werkplek, today_shows_every_role_where_its_work_is_and_only_what_it_may_open) {
    const auto links = [&](const Persoon& wie) {
        const std::string body = app.get(wie, "/").body;
        std::vector<std::string> all;
        for (std::size_t at = body.find("ok-kaart__link"); at != std::string::npos; at = body.find("ok-kaart__link", at + 1)) {
            const std::size_t href = body.find("href=\"", at) + 6;
            all.push_back(body.substr(href, body.find('"', href) - href));
        }
        return all;
    };
    for (const Rol rol : toegang::rollen()) {
        const Persoon& wie = app.persoon(rol, 3);
        const bool begint = toegang::heeft_recht(rol, toegang::Recht::casus_maken) || toegang::heeft_recht(rol, toegang::Recht::oefenen);
        const std::string body = app.get(wie, "/").body;
        EXPECT_EQ(body.find("nieuwe casus beginnen") != std::string::npos, begint) << toegang::naam(rol);
        const auto naar = links(wie);
        EXPECT_EQ(naar.empty(), begint) << toegang::naam(rol);
        for (const std::string& pad : naar) EXPECT_EQ(app.get(wie, pad).status, 200) << toegang::naam(rol) << " " << pad;
    }
    EXPECT_THAT(links(app.persoon(Rol::jurist)), testing::Contains("/wetten/juristvragen"));
    EXPECT_THAT(links(app.persoon(Rol::beheerder)), testing::Contains("/beheer/gebruikers"));
    EXPECT_THAT(links(app.persoon(Rol::controller)), testing::Contains("/rekensommen"));
}

TEST_F(Werkplek, a_colleague_who_cannot_take_part_leaves_the_form_open_with_the_message) {
    const std::string path = nieuwe_casus(maker, "Familie Begin");
    const auto refused = app.post(maker, path + "/deelnemers", {{"gebruiker", "niemand"}});
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("<details class=\"ok-uitklap\" open><summary>Laat een collega meedoen</summary>"));
}

TEST_F(Werkplek, who_may_only_practise_makes_a_practice_case_whatever_the_form_says) {
    const auto& student = app.persoon(Rol::student);
    const std::string path = nieuwe_casus(student, "Oefening", {{"oefen", ""}});
    app.als(student, [&](app::Context& ctx) {
        EXPECT_TRUE(casus::open(ctx, path.substr(10), casus::Toegang::lezen)->oefen);
        return true;
    });
    EXPECT_EQ(app.post(app.persoon(Rol::beheerder), "/casussen", {{"alias", "X"}}).status, 403);
}

TEST_F(Werkplek, searching_finds_words_anywhere_in_my_own_plans_and_in_no_others) {
    const std::string mine = nieuwe_casus(maker, "Familie Één");
    nieuwe_casus(maker, "Familie Twee");
    app.post(maker, mine + "/onderdelen", {{"onderdeelsoort", "opmerking"}, {"tekst", "De hond mag niet naar de kliniek"}, {"bij", "verhaal"}});
    auto found = [&](const Persoon& wie, const std::string& words) { return app.post(wie, "/casussen/zoeken", {{"zoek", words}}).body; };
    EXPECT_THAT(found(maker, "HOND"), HasSubstr(mine));
    EXPECT_THAT(found(maker, "familie een"), HasSubstr(mine)) << "without regard to case and accents";
    EXPECT_THAT(found(maker, "1"), HasSubstr(mine)) << "by its number";
    EXPECT_THAT(found(maker, "hond"), Not(HasSubstr("Familie Twee")));
    EXPECT_THAT(found(app.persoon(Rol::professional, 2), "hond"), Not(HasSubstr(mine)));
    EXPECT_THAT(found(app.vreemde(Rol::professional), "hond"), Not(HasSubstr(mine)));
    EXPECT_THAT(found(maker, "<b>niets</b>"), Not(HasSubstr("<b>niets")));
}

TEST_F(Werkplek, searching_asks_for_every_word_in_any_order_and_anywhere_in_the_plan) {
    const std::string mine = nieuwe_casus(maker, "Familie Één");
    app.post(maker, mine + "/onderdelen", {{"onderdeelsoort", "opmerking"}, {"tekst", "De hond mag niet naar de kliniek"}, {"bij", "verhaal"}});
    auto found = [&](const std::string& words) { return app.post(maker, "/casussen/zoeken", {{"zoek", words}}).body; };
    EXPECT_THAT(found("kliniek  hond"), HasSubstr(mine));
    EXPECT_THAT(found("HOND een"), HasSubstr(mine)) << "of two parts of the plan, folded";
    EXPECT_THAT(found("1 hond"), HasSubstr(mine)) << "its number and a word";
    EXPECT_THAT(found("hond kat"), Not(HasSubstr(mine + "\""))) << "a word that is nowhere";
    EXPECT_THAT(found("   "), HasSubstr(mine)) << "no words: everything";
}

TEST_F(Werkplek, a_name_with_a_surname_is_kept_and_noticed) {
    const auto made = app.post(maker, "/casussen", {{"alias", "Jan Jansen"}});
    EXPECT_EQ(made.status, 303) << "a hint, no refusal";
    const std::string to(made.headers.get("Location"));
    EXPECT_THAT(app.get(maker, to).body, HasSubstr("lijkt op een naam met achternaam"));
    const std::string stap = app.get(maker, to.substr(0, to.find("/plan")) + "/plan/huishouden").body;
    EXPECT_THAT(stap, HasSubstr("Dit lijkt op een naam met achternaam."));
    EXPECT_THAT(stap, HasSubstr("value=\"Jan Jansen\""));
    const std::string gewoon = nieuwe_casus(maker, "Familie Zeester");
    EXPECT_THAT(app.get(maker, gewoon + "/plan/huishouden").body, Not(HasSubstr("naam met achternaam")));
}

TEST_F(Werkplek, a_long_list_and_a_long_search_have_pages) {
    for (int i = 0; i < 25; ++i) {
        app.clock.advance(std::chrono::seconds(1));
        nieuwe_casus(maker, "Familie " + std::to_string(100 + i));
    }
    EXPECT_THAT(app.get(maker, "/casussen").body, Not(HasSubstr("Familie 100")));
    EXPECT_THAT(app.get(maker, "/casussen?pagina=2").body, HasSubstr("Familie 100"));
    const auto first = app.post(maker, "/casussen/zoeken", {{"zoek", "familie"}});
    EXPECT_THAT(first.body, Not(HasSubstr("Familie 100")));
    EXPECT_THAT(first.body, HasSubstr("/casussen/zoeken?pagina=2"));
    const auto second = app.post(maker, "/casussen/zoeken?pagina=2", {{"zoek", "familie"}});
    EXPECT_THAT(second.body, HasSubstr("Familie 100"));
    EXPECT_THAT(app.get(maker, "/").body, Not(HasSubstr("Familie 100"))) << "today fits on one page";
}

TEST_F(Werkplek, nothing_is_shared_until_the_household_knows_and_agrees) {
    const std::string path = nieuwe_casus(maker, "Familie Nee");
    const auto& lezer = app.persoon(Rol::beslisser);
    for (const char* antwoord : {"", "nee"}) {
        app.post(maker, path + "/onderdelen", {{"onderdeelsoort", "casus"}, {"toestemming", antwoord}, {"overschrijf", "1"}});
        const auto geweigerd = app.post(maker, path + "/delen", {{"gedeeld", "ja"}});
        EXPECT_EQ(geweigerd.status, 400);
        EXPECT_THAT(geweigerd.body, HasSubstr("-toestemming\">Het huishouden moet van dit plan weten"));
        EXPECT_EQ(app.get(lezer, path).status, 404);
    }
    stemt_in(path);
    EXPECT_EQ(app.post(maker, path + "/delen", {{"gedeeld", "ja"}}).status, 303);
    EXPECT_EQ(app.get(lezer, path).status, 200);
    app.post(maker, path + "/onderdelen", {{"onderdeelsoort", "casus"}, {"toestemming", "nee"}, {"overschrijf", "1"}});
    EXPECT_EQ(app.post(maker, path + "/delen", {{"gedeeld", "nee"}}).status, 303) << "to stop sharing asks for nothing";
}

TEST_F(Werkplek, the_overview_shows_exactly_the_steps_this_person_may_take) {
    const std::string path = nieuwe_casus(maker, "Familie");
    EXPECT_THAT(app.get(maker, path).body, HasSubstr("value=\"ingetrokken\""));
    stemt_in(path);
    app.post(maker, path + "/delen", {{"gedeeld", "ja"}});
    const auto seen = app.get(app.persoon(Rol::beslisser), path);
    EXPECT_EQ(seen.status, 200);
    EXPECT_THAT(seen.body, Not(HasSubstr("value=\"ingetrokken\"")));
    EXPECT_EQ(app.post(app.persoon(Rol::beslisser), path + "/status", {{"naar", "ingetrokken"}, {"toelichting", "nee"}}).status, 400);
}

TEST_F(Werkplek, the_journey_counts_days_as_a_calendar_does) {
    app.clock.set(parse_iso_timestamp("2026-11-20T22:59:00.000Z").value());  // a minute before midnight
    const std::string path = nieuwe_casus(maker, "Familie");
    app.clock.advance(std::chrono::minutes(2));
    EXPECT_EQ(app.post(maker, path + "/status", {{"naar", "ingetrokken"}, {"toelichting", "Het gezin gaat verhuizen."}}).status, 303);
    EXPECT_THAT(app.get(maker, path).body, testing::AllOf(HasSubstr("na een dag"), Not(HasSubstr("op dezelfde dag"))));
}

// Every link of the list of what is missing: to the place itself, on a page that has it.
std::vector<std::string> links_naar_het_plan(std::string_view body) {
    std::vector<std::string> all;
    for (std::size_t at = 0; (at = body.find("<li><a class=\"nl-link\" href=\"/casussen/", at)) != std::string_view::npos;) {
        at = body.find("href=\"", at) + 6;
        const std::string link(body.substr(at, body.find('"', at) - at));
        if (link.find("/plan/") != std::string::npos && link.find('#') != std::string::npos) all.push_back(link);
    }
    return all;
}

TEST_F(Werkplek, handing_in_too_early_leads_to_every_place_and_back) {
    const std::string path = nieuwe_casus(maker, "Familie Half");
    app.post(maker, path + "/onderdelen", {{"onderdeelsoort", "doorbraak"}, {"titel", "Eén regisseur"}});
    app.post(maker, path + "/onderdelen", {{"onderdeelsoort", "perspectief"}, {"kort", "Rust"}});
    const auto refused = app.post(maker, path + "/status", {{"naar", "ingediend"}});
    ASSERT_EQ(refused.status, 400);
    const auto links = links_naar_het_plan(refused.body);
    EXPECT_EQ(links.size(), 12u);  // consent, the story, agreement, four of the breakthrough, article, sum, three of the triangle
    for (const std::string& link : links) {
        const std::size_t hek = link.find('#');
        const auto page = app.get(maker, link.substr(0, hek));
        EXPECT_THAT(page.body, HasSubstr("id=\"" + link.substr(hek + 1) + "\"")) << link;
        EXPECT_THAT(page.body, HasSubstr("href=\"" + path + "?naar=ingediend#naar-ingediend\"")) << "the way back from " << link;
    }
    const auto back = app.get(maker, path + "?naar=ingediend");
    EXPECT_THAT(back.body, HasSubstr("id=\"naar-ingediend\" open"));
    EXPECT_EQ(links_naar_het_plan(back.body), links) << "the same list, before anybody presses";
    EXPECT_THAT(test::id_problems(back.body), IsEmpty());
}

TEST_F(Werkplek, a_missing_reason_is_linked_to_its_own_field) {
    const std::string path = nieuwe_casus(maker, "Familie Terug");
    const auto refused = app.post(maker, path + "/status", {{"naar", "ingetrokken"}});
    ASSERT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("href=\"#toelichting-ingetrokken\""));
    EXPECT_THAT(refused.body, HasSubstr("id=\"toelichting-ingetrokken\""));
}

TEST_F(Werkplek, who_only_reads_changes_nothing) {
    const std::string path = nieuwe_casus(maker, "Familie");
    stemt_in(path);
    app.post(maker, path + "/delen", {{"gedeeld", "ja"}});
    const auto& lezer = app.persoon(Rol::jurist);
    const auto gezien = app.get(lezer, path);
    ASSERT_EQ(gezien.status, 200);
    EXPECT_THAT(gezien.body, HasSubstr("utrecht-button-link\" href=\"" + path + "/document\"")) << "the plan in one page first";
    const std::string id = lezer.wie.gebruiker.value;
    for (const auto& [what, form] : {std::pair<const char*, Formulier>{"/delen", {{"gedeeld", "nee"}}}, {"/deelnemers", {{"gebruiker", id}}},
                                     {"/deelnemers/verwijderen", {{"gebruiker", id}}}, {"/wissen", {{"nummer", "1"}}}})
        EXPECT_EQ(app.post(lezer, path + what, form).status, 404) << what;
    EXPECT_EQ(app.post(lezer, path + "/overdragen", {{"gebruiker", id}}).status, 403);
}

TEST_F(Werkplek, a_participant_does_everything_but_give_the_case_away_or_erase_it) {
    const std::string path = nieuwe_casus(maker, "Familie");
    const auto& collega = app.persoon(Rol::professional, 2);
    EXPECT_EQ(app.post(maker, path + "/deelnemers", {{"gebruiker", collega.wie.gebruiker.value}}).status, 303);
    EXPECT_EQ(app.get(collega, path).status, 200);
    stemt_in(path);
    EXPECT_EQ(app.post(collega, path + "/delen", {{"gedeeld", "ja"}}).status, 303);
    EXPECT_EQ(app.post(collega, path + "/overdragen", {{"gebruiker", collega.wie.gebruiker.value}}).status, 404);
    EXPECT_EQ(app.post(collega, path + "/wissen", {{"nummer", "1"}}).status, 404);
}

// method.md 11: who keeps prices, users, the platform or the trail, and who sees figures only, reads no case.
TEST_F(Werkplek, only_who_works_with_households_can_be_asked_along) {
    const std::string path = nieuwe_casus(maker, "Familie Samen");
    std::vector<Rol> wel, niet;
    for (const Rol rol : toegang::rollen()) {
        const auto& collega = app.persoon(rol, 7);
        const std::string keuze = "<option value=\"" + collega.wie.gebruiker.value + "\"";
        const std::string pagina = app.get(maker, path).body;
        const std::string meedoen = pagina.substr(pagina.find("/deelnemers\""), pagina.find("/overdragen\"") - pagina.find("/deelnemers\""));
        const std::string overdragen = pagina.substr(pagina.find("/overdragen\""));
        const bool aangeboden = meedoen.find(keuze) != std::string::npos;
        (aangeboden ? wel : niet).push_back(rol);
        EXPECT_EQ(overdragen.find(keuze) != std::string::npos, toegang::heeft_recht(rol, toegang::Recht::casus_maken)) << toegang::naam(rol);
        EXPECT_EQ(app.post(maker, path + "/deelnemers", {{"gebruiker", collega.wie.gebruiker.value}}).status, aangeboden ? 303 : 400)
            << "what is not offered is refused: " << toegang::naam(rol);
        const bool schrijft = aangeboden && rol != Rol::partner && rol != Rol::hulplijn;
        EXPECT_EQ(app.get(maker, path + "/plan/huishouden").body.find(keuze) != std::string::npos, schrijft) << "as coordinator: " << toegang::naam(rol);
    }
    EXPECT_THAT(niet, testing::UnorderedElementsAre(Rol::beleidsmaker, Rol::tariefbeheerder, Rol::bestuurder, Rol::trainer, Rol::onderzoeker, Rol::auditor, Rol::beheerder,
                                                    Rol::platformbeheerder, Rol::student));
}

TEST_F(Werkplek, who_was_asked_along_from_outside_finds_the_plan_as_soon_as_it_is_shared) {
    const std::string path = nieuwe_casus(maker, "Familie Samen");
    const auto& partner = app.persoon(Rol::partner);
    ASSERT_EQ(app.post(maker, path + "/deelnemers", {{"gebruiker", partner.wie.gebruiker.value}}).status, 303);
    EXPECT_THAT(app.get(maker, path).body, HasSubstr("leest mee zodra je het plan deelt"));
    EXPECT_THAT(app.get(partner, "/").body, Not(HasSubstr("Familie Samen")));
    EXPECT_EQ(app.get(partner, path).status, 404);
    app.post(maker, path + "/onderdelen", {{"onderdeelsoort", "casus"}, {"toestemming", "ja"}, {"overschrijf", "1"}});
    ASSERT_EQ(app.post(maker, path + "/delen", {{"gedeeld", "ja"}}).status, 303);
    const std::string vandaag = app.get(partner, "/").body;
    EXPECT_THAT(vandaag, HasSubstr("Jij leest mee"));
    EXPECT_THAT(vandaag, HasSubstr("Familie Samen"));
    EXPECT_THAT(app.get(partner, "/casussen").body, HasSubstr("Familie Samen"));
    EXPECT_EQ(app.get(partner, path + "/plan/alles").status, 200);
    EXPECT_EQ(app.post(partner, path + "/onderdelen", {{"onderdeelsoort", "probleem"}, {"titel", "Nee"}}).status, 404) << "reads, and does not write";
    EXPECT_EQ(app.post(partner, path + "/onderdelen", {{"onderdeelsoort", "opmerking"}, {"tekst", "Wij houden de woning vrij."}, {"bij", "verhaal"}}).status, 303) << "but may say something";
    EXPECT_EQ(app.get(partner, path + "/geschiedenis").status, 404) << "what was taken out before sharing was not shared";
    EXPECT_THAT(app.get(partner, path).body, Not(HasSubstr("/geschiedenis")));
    EXPECT_THAT(app.get(maker, path).body, HasSubstr("/geschiedenis"));
    ASSERT_EQ(app.post(maker, path + "/delen", {{"gedeeld", "nee"}}).status, 303);
    EXPECT_EQ(app.get(partner, path).status, 404) << "what is no longer shared is gone";
}

TEST_F(Werkplek, who_reads_shared_plans_by_their_own_role_as_well_finds_them_where_they_were) {
    const std::string path = nieuwe_casus(maker, "Familie Samen");
    app.post(maker, path + "/onderdelen", {{"onderdeelsoort", "casus"}, {"toestemming", "ja"}, {"overschrijf", "1"}});
    ASSERT_EQ(app.post(maker, path + "/delen", {{"gedeeld", "ja"}}).status, 303);
    const auto& jurist = app.persoon(Rol::jurist);
    app.als(jurist, [&](app::Context& ctx) {
        auto g = *toegang::find_gebruiker(ctx.tx(), jurist.wie.organisatie, jurist.wie.gebruiker);
        g.rollen.set(static_cast<std::size_t>(Rol::partner));
        return toegang::change_gebruiker(ctx.tx(), jurist.wie.organisatie, g.id, {g.naam, g.email, g.rollen, {}}, g.versie).has_value();
    });
    EXPECT_EQ(app.get(jurist, path).status, 200);
    EXPECT_THAT(app.get(jurist, "/").body, Not(HasSubstr("Jij leest mee"))) << "nobody asked this person";
}

TEST_F(Werkplek, erasing_asks_for_the_number_and_then_nothing_is_left_to_see) {
    const std::string path = nieuwe_casus(maker, "Familie Weg");
    const auto refused = app.post(maker, path + "/wissen", {{"nummer", "2"}});
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(test::id_problems(refused.body), IsEmpty());
    EXPECT_EQ(app.post(maker, path + "/wissen", {{"nummer", " 1 "}}).status, 303);
    EXPECT_EQ(app.get(maker, path).status, 404);
    EXPECT_THAT(app.get(maker, "/casussen").body, Not(HasSubstr("Familie Weg")));
}

TEST_F(Werkplek, a_copy_has_another_name_and_nothing_about_the_household) {
    const std::string path = nieuwe_casus(maker, "Familie Geheim");
    app.post(maker, path + "/onderdelen", {{"onderdeelsoort", "opmerking"}, {"tekst", "Alleen voor ons"}, {"bij", "verhaal"}});
    const auto made = app.post(maker, path + "/kopie", {});
    ASSERT_EQ(made.status, 303);
    const std::string to(made.headers.get("Location"));
    const auto page = app.get(maker, to.substr(0, to.find('?')) + "/plan/alles");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, Not(HasSubstr("Familie Geheim")));
    EXPECT_THAT(page.body, Not(HasSubstr("Alleen voor ons")));
}

TEST_F(Werkplek, closing_asks_for_the_outcome_and_one_lesson_and_keeps_what_was_typed) {
    const std::string path = nieuwe_casus(maker, "Familie");
    ASSERT_EQ(app.post(maker, path + "/status", {{"naar", "ingetrokken"}, {"toelichting", "Het gezin is verhuisd"}}).status, 303);
    const auto refused = app.post(maker, path + "/status", {{"naar", "afgesloten"}, {"toelichting", "Dit had ik al getypt"}, {"uren_bespaard", "veel"}});
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("Dit had ik al getypt"));
    EXPECT_THAT(test::id_problems(refused.body), IsEmpty());
    const auto closed = app.post(maker, path + "/status", {{"naar", "afgesloten"}, {"uitkomst", std::string(maatwerkplan::opties("uitkomst")[0])}, {"les", "Eerder bellen"}, {"uren_bespaard", "3"}});
    EXPECT_EQ(closed.status, 303) << closed.body;
    EXPECT_EQ(app.post(maker, path + "/onderdelen", {{"onderdeelsoort", "partij"}, {"organisatie", "te laat"}}).status, 404) << "nobody changes a closed case";
}

// --- after closing ------------------------------------------------------------------------------------------------------------
class Nazorg : public Werkplek {
protected:
    const Persoon& ander = app.persoon(Rol::professional, 2);
    // These stories take a year, in one session.
    void SetUp() override {
        Werkplek::SetUp();
        app.instellingen.sessie_uren = 24 * 1000;
        app.instellingen.sessie_stil_minuten = 60 * 24 * 1000;
    }

    // Withdrawn and closed by its owner, with a colleague who takes part.
    std::string gesloten_casus(Formulier meer = {}) {
        const std::string path = nieuwe_casus(maker, "Familie Zeester");
        EXPECT_EQ(app.post(maker, path + "/deelnemers", {{"gebruiker", ander.wie.gebruiker.value}}).status, 303);
        EXPECT_EQ(app.post(maker, path + "/status", {{"naar", "ingetrokken"}, {"toelichting", "Het gezin is verhuisd"}}).status, 303);
        Formulier form{{"naar", "afgesloten"}, {"uitkomst", "deels"}, {"toelichting", "De opname ging door"}, {"les", "Eerder bellen"}, {"les_bereik", "team"}};
        form.insert(form.end(), meer.begin(), meer.end());
        const auto closed = app.post(maker, path + "/status", form);
        EXPECT_EQ(closed.status, 303) << closed.body;
        return path;
    }
    std::string vandaag(const Persoon& wie) { return app.get(wie, "/").body; }
    void dagen_later(int dagen) { app.clock.advance(std::chrono::hours(24) * dagen); }
};

TEST_F(Nazorg, closing_proposes_to_look_again_after_half_a_year_and_refuses_a_day_that_has_been) {
    const std::string path = nieuwe_casus(maker, "Familie");
    ASSERT_EQ(app.post(maker, path + "/status", {{"naar", "ingetrokken"}, {"toelichting", "Verhuisd"}}).status, 303);
    const std::string form = app.get(maker, path + "?naar=afgesloten").body;
    EXPECT_THAT(form, HasSubstr("name=\"opvolgmoment\" value=\"2027-05-21\""));
    EXPECT_THAT(form, HasSubstr("<option value=\"\" selected>" + maker.wie.naam));
    EXPECT_THAT(form, Not(HasSubstr("<option value=\"" + ander.wie.gebruiker.value + "\" selected>")));
    for (const auto& [dag, zin] : {std::pair{"2026-11-21", "21 november 2026 is geen dag die nog komt"}, {"2999-01-01", "1 januari 2999 ligt wel heel ver weg"}}) {
        const auto refused = app.post(maker, path + "/status", {{"naar", "afgesloten"}, {"uitkomst", "ja"}, {"les", "Eerder bellen"}, {"opvolgmoment", dag}});
        EXPECT_EQ(refused.status, 400) << dag;
        EXPECT_THAT(refused.body, testing::AllOf(HasSubstr(zin), HasSubstr("value=\"" + std::string(dag) + "\""), HasSubstr("href=\"#opvolgmoment\""))) << dag;
        EXPECT_THAT(test::id_problems(refused.body), IsEmpty());
    }
    const auto alles = app.post(maker, path + "/status", {{"naar", "afgesloten"}, {"uitkomst", ""}, {"les", " "}, {"opvolgmoment", "2999-01-01"}});
    EXPECT_EQ(alles.status, 400);
    EXPECT_THAT(alles.body, testing::AllOf(HasSubstr("href=\"#opvolgmoment\""), HasSubstr("href=\"#uitkomst"), HasSubstr("href=\"#les\""))) << "all that is wrong at once";
}

TEST_F(Nazorg, the_overview_says_how_it_ended_and_what_happens_next) {
    const std::string path = gesloten_casus({{"opvolgmoment", "2027-05-21"}, {"opvolger", ander.wie.gebruiker.value}});
    const std::string overzicht = app.get(maker, path).body;
    for (const char* woorden : {"Deels gehaald", "De opname ging door", "Eerder bellen", "21 mei 2027", "Vertel hoe het nu gaat", "/rekensom/werkelijk"}) EXPECT_THAT(overzicht, HasSubstr(woorden));
    EXPECT_THAT(overzicht, HasSubstr("Vanaf 21 mei 2027 staat hij bij " + ander.wie.naam + " op Vandaag"));
    EXPECT_THAT(app.get(ander, path).body, HasSubstr("Vanaf 21 mei 2027 staat hij weer bij jou op Vandaag"));
    EXPECT_THAT(test::id_problems(overzicht), IsEmpty());
    EXPECT_THAT(app.get(maker, gesloten_casus()).body, HasSubstr("Er is geen dag afgesproken")) << "left empty: nobody looks";
}

TEST_F(Nazorg, who_promised_to_look_again_finds_it_on_vandaag_until_it_was_told) {
    const std::string path = gesloten_casus({{"opvolgmoment", "2027-05-21"}, {"opvolger", ander.wie.gebruiker.value}});
    EXPECT_THAT(vandaag(ander), Not(HasSubstr("Kijk nog eens"))) << "not yet";
    dagen_later(181);
    EXPECT_THAT(vandaag(ander), testing::AllOf(HasSubstr("Kijk nog eens hoe het gaat"), HasSubstr("href=\"" + path + "/plan/afsluiting#sectie-opvolging\""), HasSubstr("De afgesproken dag is 21 mei 2027")));
    EXPECT_THAT(vandaag(maker), Not(HasSubstr("Kijk nog eens"))) << "one person looks";
    EXPECT_THAT(app.get(ander, path).body, HasSubstr("Op 21 mei 2027 zouden jullie nog eens kijken"));

    const auto verteld = app.post(ander, path + "/onderdelen", {{"onderdeelsoort", "opvolging"}, {"op", "2027-05-21"}, {"hoe_nu", "Hij woont er nog"}, {"staat_nog", "deels"}, {"volgende", "2027-08-01"}});
    ASSERT_EQ(verteld.status, 303) << verteld.body;
    EXPECT_THAT(vandaag(ander), Not(HasSubstr("Kijk nog eens")));
    EXPECT_THAT(app.get(maker, path).body, testing::AllOf(HasSubstr("Hij woont er nog"), HasSubstr("Werkt de oplossing nog? Deels"), HasSubstr("Vanaf 1 augustus 2027")));
    EXPECT_THAT(app.get(maker, path + "/geschiedenis").body, HasSubstr("Hij woont er nog"));
    EXPECT_THAT(app.get(maker, path + "/document/plan.txt").body, testing::AllOf(HasSubstr("Hij woont er nog"), HasSubstr("1 augustus 2027")));
    EXPECT_THAT(app.get(maker, path + "/document/plan.json").body, testing::AllOf(HasSubstr("\"hoe_nu\": \"Hij woont er nog\""), HasSubstr("\"volgende\": \"2027-08-01\"")));
    dagen_later(72);
    EXPECT_THAT(vandaag(ander), HasSubstr("De afgesproken dag is 1 augustus 2027"));
}

TEST_F(Nazorg, the_owner_looks_when_nobody_was_named_or_who_was_named_left) {
    const std::string path = gesloten_casus({{"opvolgmoment", "2027-05-21"}});
    const std::string weg = gesloten_casus({{"opvolgmoment", "2027-05-22"}, {"opvolger", app.persoon(Rol::professional, 3).wie.gebruiker.value}});
    dagen_later(190);
    EXPECT_THAT(vandaag(maker), testing::AllOf(HasSubstr(path + "/plan/afsluiting"), HasSubstr(weg + "/plan/afsluiting")));
    EXPECT_THAT(vandaag(ander), Not(HasSubstr("Kijk nog eens")));
    EXPECT_THAT(vandaag(app.vreemde(Rol::professional)), Not(HasSubstr("Kijk nog eens")));
    EXPECT_THAT(app.get(maker, nieuwe_casus(maker, "Familie") + "?naar=afgesloten").body, Not(HasSubstr("<option value=\"" + maker.wie.gebruiker.value)))
        << "the form names no owner, so that who looks goes along with the case";
    ASSERT_EQ(app.post(maker, path + "/overdragen", {{"gebruiker", ander.wie.gebruiker.value}}).status, 303) << "also when it is closed";
    EXPECT_THAT(vandaag(ander), HasSubstr(path + "/plan/afsluiting"));
}

TEST_F(Nazorg, a_closed_case_can_still_be_kept_from_who_need_not_see_it_any_more) {
    const std::string path = gesloten_casus();
    const std::string id = path.substr(path.rfind('/') + 1);
    app.als(maker, [&](app::Context& ctx) { return casus::share(ctx, casus::open(ctx, id, casus::Toegang::nazorg).value(), true).has_value(); });
    const auto& jurist = app.persoon(Rol::jurist);
    ASSERT_EQ(app.get(jurist, path).status, 200);
    EXPECT_THAT(app.get(maker, path).body, testing::AllOf(HasSubstr("Stop met delen"), HasSubstr("/deelnemers/verwijderen\"")));
    ASSERT_EQ(app.post(maker, path + "/delen", {{"gedeeld", "nee"}}).status, 303);
    EXPECT_EQ(app.get(jurist, path).status, 404);
    EXPECT_EQ(app.post(maker, path + "/delen", {{"gedeeld", "ja"}}).status, 404) << "it is not shared anew";
    ASSERT_EQ(app.post(maker, path + "/deelnemers/verwijderen", {{"gebruiker", ander.wie.gebruiker.value}}).status, 303);
    EXPECT_EQ(app.get(ander, path).status, 404);
    EXPECT_EQ(app.post(jurist, path + "/deelnemers/verwijderen", {{"gebruiker", maker.wie.gebruiker.value}}).status, 404);
}

TEST_F(Nazorg, what_should_not_be_written_is_said_after_closing_too) {
    const std::string path = gesloten_casus();
    ASSERT_EQ(app.post(maker, path + "/onderdelen", {{"onderdeelsoort", "opvolging"}, {"hoe_nu", "Bel hem op 06 12345678"}}).status, 303);
    EXPECT_THAT(app.get(maker, path + "/plan/afsluiting").body, HasSubstr("privacy-afsluiting"));
    EXPECT_THAT(app.get(maker, path + "/plan/afsluiting").body, HasSubstr("telefoonnummer"));
}

TEST_F(Nazorg, a_closed_plan_that_went_through_is_asked_what_it_really_cost_for_a_while) {
    const std::string path = nieuwe_casus(maker, "Familie Wulk");
    for (const Formulier& form : {Formulier{{"onderdeelsoort", "rekensom"}, {"startdatum", "2026-11-21"}},
                                  Formulier{{"onderdeelsoort", "kostenpost"}, {"omschrijving", "Pension"}, {"bedrag", "30"}, {"aantal_plan", "1"}},
                                  Formulier{{"onderdeelsoort", "doorbraak"}, {"titel", "Hond in pension"}}})
        ASSERT_EQ(app.post(maker, path + "/onderdelen", form).status, 303);
    const std::string id = path.substr(path.rfind('/') + 1);
    app.als(maker, [&](app::Context& ctx) { return casus::set_status(ctx, casus::open(ctx, id, casus::Toegang::schrijven).value(), "afgesloten", "").has_value(); });
    const std::string vraag = "href=\"" + path + "/rekensom/werkelijk\"";
    EXPECT_THAT(vandaag(maker), Not(HasSubstr(vraag)));
    dagen_later(182);
    EXPECT_THAT(vandaag(maker), testing::AllOf(HasSubstr(vraag), HasSubstr("Het plan loopt 6 maanden")));
    dagen_later(100);
    EXPECT_THAT(vandaag(maker), Not(HasSubstr(vraag))) << "quiet after three months";
    dagen_later(90);
    EXPECT_THAT(vandaag(maker), HasSubstr("Het plan loopt 12 maanden"));
}

}  // namespace
}  // namespace ontknoop::werkplek
