// SPDX-License-Identifier: EUPL-1.2
// The dashboard from outside: who sees which figures, and what never leaves the organisation.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <iostream>

#include "hulp.h"
#include "inzicht/beeld.h"
#include "inzicht/definities.h"
#include "inzicht/inzicht_handlers.h"

namespace ontknoop::inzicht {
namespace {

using test::Persoon;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

class Inzicht : public testing::Test {
protected:
    test::App app{{routes(), maatwerkplan::routes()}};
    const Persoon& maker = app.persoon(Rol::professional);
    const Persoon& teammanager = app.persoon(Rol::teammanager);  // may see small numbers of team Noord
    const Persoon& bestuurder = app.persoon(Rol::bestuurder);    // may not

    // Ids are the same in every test: what an earlier test left must not be taken for ours.
    Inzicht() {
        cijferkast().clear();
        in_team("Noord", {&maker, &teammanager});
    }

    void in_team(const std::string& naam, const std::vector<const Persoon*>& leden) {
        app.als(*leden.front(), [&](app::Context& ctx) {
            const auto team = organisatie::create_team(ctx.tx(), ctx.clock(), ctx.random(), ctx.wie().organisatie, naam).value();
            for (const Persoon* lid : leden)
                ctx.tx().exec("INSERT INTO team_lid (organisatie_id, team_id, gebruiker_id) VALUES ($1, $2, $3)", ctx.wie().organisatie, team, lid->wie.gebruiker);
            return true;
        });
    }
    std::string pagina(const Persoon& wie, const std::string& waar = "/inzicht") {
        const auto response = app.get(wie, waar);
        EXPECT_EQ(response.status, 200) << waar;
        EXPECT_THAT(test::id_problems(response.body), IsEmpty()) << waar;
        return response.body;
    }
    Tabel tabel(const Persoon& wie, std::string_view tegel, Vraag vraag = {}) {
        return app.als(wie, [&](app::Context& ctx) { return load_inzage(ctx, vraag).tabel(ctx, *find_tegel(tegel)); });
    }
    void maak(int aantal, const std::string& status, const std::vector<Deel>& delen = {}) {
        for (int i = 0; i < aantal; ++i) maak_casus(app, maker, delen, status);
    }
    std::string csv(const Persoon& wie, const std::string& rest) {
        const auto response = app.get(wie, "/inzicht/csv/" + rest);
        EXPECT_EQ(response.status, 200);
        return response.body;
    }
};

std::string cel(const Tabel& t, std::string_view naam, std::size_t kolom = 0) {
    const Rij* rij = naam == "Totaal" && t.totaal ? &*t.totaal : find_rij(t, naam);
    if (!rij) return "geen rij";
    return rij->cellen[kolom].staat == Staat::zichtbaar ? std::to_string(rij->cellen[kolom].waarde) : "verborgen";
}

TEST_F(Inzicht, every_tile_has_a_definition_a_described_picture_and_a_table_with_the_same_figures) {
    std::vector<Deel> vol = rekensom();
    for (const Deel& deel : std::vector<Deel>{{"probleem", {{"leefgebied", "wonen"}}}, {"belemmering", {{"soort", "wet"}, {"tegenwerping", "precedent"}}},
                                              {"tegenwerping", {{"argument", "precedent"}, {"soort_loket", "inkomen"}, {"uitkomst", "hielp"}}}, {"partij", {{"organisatie", "Wijkteam"}}},
                                              {"doorbraak", {{"titel", "stap"}}}, {"wetsgrond", {{"bepaling", "een eigen grond"}}},
                                              {"afsluiting", {{"uitkomst", "ja"}, {"uren_bespaard", "4"}, {"overleggen_bespaard", "2"}}}})
        vol.push_back(deel);
    maak(6, "afgesloten", vol);
    maak(2, "concept", rekensom());
    const auto definities = Definities::load(app.services().bestanden);
    EXPECT_EQ(definities.definities.size(), tegels().size());
    for (const Persoon* wie : {&teammanager, &bestuurder})
        for (const Tegel& tegel : tegels()) {
            const auto* definitie = definities.find(tegel.code);
            ASSERT_NE(definitie, nullptr) << tegel.code;
            const Tabel t = tabel(*wie, tegel.code);
            EXPECT_FALSE(t.is_leeg()) << tegel.code;
            const std::string page = pagina(*wie, "/inzicht/tegels/" + std::string(tegel.code));
            EXPECT_THAT(page, HasSubstr("<title")) << tegel.code;
            EXPECT_THAT(page, HasSubstr("<desc")) << tegel.code;
            EXPECT_THAT(page, HasSubstr("<caption")) << tegel.code;
            const std::size_t svg = page.find("<svg"), einde = page.find("</svg>");
            ASSERT_NE(svg, std::string::npos) << tegel.code;
            for (const Rij& rij : t.rijen) {
                const std::string waarde = lees(app.teksten(), t, t.kolommen[t.beeld], rij.cellen[t.beeld], 5);
                html::Out escaped;
                html::escape_text(escaped.text, waarde);
                EXPECT_THAT(page.substr(svg, einde - svg), HasSubstr(escaped.text)) << tegel.code << ": picture";
                EXPECT_THAT(page.substr(einde), HasSubstr(escaped.text)) << tegel.code << ": table";
            }
        }
}

TEST_F(Inzicht, the_figures_of_hand_made_plans_are_those_worked_out_by_hand) {
    maak(2, "concept", rekensom());
    maak(1, "ingediend", rekensom());
    maak(1, "toegekend");
    const Tabel plannen = tabel(teammanager, "plannen");
    EXPECT_EQ(cel(plannen, "In de maak"), "2");
    EXPECT_EQ(cel(plannen, "Ingediend"), "1");
    EXPECT_EQ(cel(plannen, "Toegekend"), "1");
    EXPECT_EQ(cel(plannen, "Afgewezen"), "0");
    EXPECT_EQ(cel(plannen, "Totaal"), "4");
    // Three plans with a calculation: 1.200 saved, 1.200 prevented, 300 spent, 2.100 left over each.
    const Tabel geld = tabel(teammanager, "geld");
    EXPECT_EQ(cel(geld, "Directe besparing", 0), "3");
    EXPECT_EQ(cel(geld, "Directe besparing", 1), "360000");
    EXPECT_EQ(cel(geld, "Voorkomen kosten", 1), "360000");
    EXPECT_EQ(cel(geld, "Kosten van de doorbraak", 1), "90000");
    EXPECT_EQ(cel(geld, "Saldo", 1), "630000");
    EXPECT_EQ(cel(geld, "Saldo", 2), "210000") << "per plan";
    const Tabel betalers = tabel(teammanager, "betalers");
    EXPECT_EQ(cel(betalers, "Gemeente: Wmo", 1), "90000");
    EXPECT_EQ(cel(betalers, "Gemeente: Wmo", 2), "720000");
    EXPECT_EQ(cel(betalers, "Gemeente: Wmo", 3), "630000");
    EXPECT_EQ(cel(tabel(teammanager, "wetten"), "Wmo: steun en opvang", 1), "630000");
    EXPECT_EQ(cel(tabel(teammanager, "klassen"), "Totaal", 1), "630000");
}

TEST_F(Inzicht, what_is_shown_to_the_team_is_hidden_from_others_in_page_picture_and_csv) {
    maak(3, "ingediend", rekensom());
    maak(7, "concept");
    maak(20, "toegekend");
    EXPECT_EQ(cel(tabel(teammanager, "plannen"), "Ingediend"), "3");
    const Tabel t = tabel(bestuurder, "plannen");
    EXPECT_EQ(cel(t, "Ingediend"), "verborgen");
    EXPECT_EQ(cel(t, "In de maak"), "verborgen") << "or it could be subtracted";
    EXPECT_EQ(cel(t, "Toegekend"), "20");
    EXPECT_EQ(cel(t, "Totaal"), "30");
    EXPECT_EQ(cel(tabel(bestuurder, "geld"), "Saldo", 1), "verborgen") << "three plans";
    const std::string page = pagina(bestuurder);
    EXPECT_THAT(page, HasSubstr("minder dan 5"));
    for (const char* leak : {"6.300", "3.600", "2.100"}) EXPECT_THAT(page, Not(HasSubstr(leak)));
    EXPECT_THAT(pagina(teammanager), HasSubstr("6.300"));
    EXPECT_THAT(csv(teammanager, "plannen"), HasSubstr("Ingediend;3\r\n"));
    EXPECT_THAT(csv(bestuurder, "plannen"), HasSubstr("Ingediend;niet getoond\r\n"));
    EXPECT_THAT(csv(bestuurder, "geld"), Not(HasSubstr("6300")));
}

TEST_F(Inzicht, a_choice_that_leaves_few_in_or_few_out_shows_nothing) {
    maak(8, "concept");
    maak(3, "ingediend");
    EXPECT_THAT(pagina(bestuurder, "/inzicht?status=ingediend"), HasSubstr("laat minder dan 5 plannen zien"));
    EXPECT_THAT(pagina(bestuurder, "/inzicht?status=concept"), HasSubstr("laat minder dan 5 plannen zien")) << "the rest is three";
    EXPECT_THAT(pagina(bestuurder, "/inzicht?status=concept"), Not(HasSubstr("<svg")));
    EXPECT_THAT(csv(bestuurder, "plannen?status=concept"), Not(HasSubstr("8")));
    EXPECT_THAT(pagina(teammanager, "/inzicht?status=ingediend"), HasSubstr("<svg"));
}

TEST_F(Inzicht, small_numbers_are_shown_of_the_own_team_and_of_no_other) {
    const Persoon& zuid = app.persoon(Rol::professional, 2);
    const Persoon& manager_zuid = app.persoon(Rol::teammanager, 3);
    in_team("Zuid", {&zuid, &manager_zuid});
    maak_casus(app, zuid, {{"probleem", {{"leefgebied", "verslaving"}}}});
    maak(6, "concept");
    const Selectie verslaving{.leefgebied = "verslaving"};
    EXPECT_EQ(cel(tabel(manager_zuid, "plannen", {.selectie = verslaving}), "Totaal"), "1");
    EXPECT_EQ(cel(tabel(zuid, "plannen"), "Totaal"), "1") << "who made it sees at once what it does";
    EXPECT_EQ(cel(tabel(teammanager, "plannen"), "Totaal"), "6");
    for (const char* blik : {"team", "alle", ""}) {
        const std::string rest = "?leefgebied=verslaving&blik=" + std::string(blik);
        EXPECT_THAT(pagina(teammanager, "/inzicht" + rest), Not(HasSubstr("<svg"))) << blik;
        EXPECT_THAT(csv(teammanager, "plannen" + rest), Not(HasSubstr("Totaal;1"))) << blik;
        EXPECT_EQ(cel(tabel(teammanager, "plannen", {.selectie = verslaving, .blik = blik}), "Totaal"), "0") << blik;
    }
}

TEST_F(Inzicht, what_another_team_does_cannot_be_worked_out_by_taking_the_own_team_off) {
    const Persoon& zuid = app.persoon(Rol::professional, 2);
    for (int i = 0; i < 9; ++i) maak_casus(app, zuid, {});
    maak_casus(app, zuid, rekensom(), "ingediend");
    maak(20, "concept", rekensom());
    maak(7, "ingediend");
    // Of the organisation 29 and 8; who knows the 20 and 7 of team Noord would learn that the others have one.
    const Tabel t = tabel(teammanager, "plannen", {.blik = "alle"});
    EXPECT_EQ(cel(t, "Ingediend"), "verborgen");
    EXPECT_EQ(cel(t, "In de maak"), "verborgen");
    EXPECT_EQ(cel(t, "Totaal"), "37");
    EXPECT_EQ(cel(tabel(teammanager, "geld", {.blik = "alle"}), "Saldo", 1), "verborgen");
    EXPECT_EQ(cel(tabel(bestuurder, "plannen"), "Ingediend"), "8") << "who sees no team learns nothing from it";
}

TEST_F(Inzicht, an_organisation_of_one_team_loses_nothing_and_a_few_plans_elsewhere_stay_hidden) {
    maak(6, "concept");
    EXPECT_EQ(cel(tabel(teammanager, "plannen", {.blik = "alle"}), "Totaal"), "6");
    EXPECT_THAT(pagina(teammanager, "/inzicht?blik=alle"), HasSubstr("<svg"));
    maak_casus(app, app.persoon(Rol::professional, 2), {});
    const std::string page = pagina(teammanager, "/inzicht?blik=alle");
    EXPECT_THAT(page, HasSubstr("Buiten jouw team zijn er nog minder dan 5 plannen"));
    EXPECT_THAT(page, Not(HasSubstr("<svg")));
    EXPECT_THAT(page, HasSubstr("href=\"/inzicht?blik=team\""));
    EXPECT_THAT(pagina(teammanager, "/inzicht?blik=alle&status=concept"), HasSubstr("laat buiten jouw team minder dan 5 plannen zien"));
}

TEST_F(Inzicht, who_makes_plans_begins_with_the_own_team_and_can_choose_the_whole) {
    maak(1, "concept");
    const std::string page = pagina(maker);
    EXPECT_THAT(page, HasSubstr("<svg"));
    EXPECT_THAT(page, HasSubstr("href=\"/inzicht?blik=team\" aria-current=\"page\""));
    EXPECT_THAT(page, HasSubstr("href=\"/inzicht?blik=alle\""));
    EXPECT_THAT(csv(maker, "plannen"), HasSubstr("Alleen plannen van jouw team."));
    const Persoon& leider = app.persoon(Rol::projectleider);  // in no team
    EXPECT_THAT(pagina(leider), HasSubstr("href=\"/inzicht?blik=alle\" aria-current=\"page\""));
    EXPECT_THAT(pagina(leider, "/inzicht?blik=team"), HasSubstr("Jouw team heeft nog geen plannen"));
    // Asking for it is not having it.
    const std::string bestuur = pagina(bestuurder, "/inzicht?blik=team");
    EXPECT_THAT(bestuur, Not(HasSubstr("<svg")));
    EXPECT_THAT(bestuur, Not(HasSubstr("Mijn team")));
    EXPECT_EQ(app.get(maker, "/inzicht?blik=x").status, 400);
}

TEST_F(Inzicht, with_too_few_plans_and_no_choice_nobody_is_told_to_choose_wider) {
    maak(2, "concept");
    const std::string page = pagina(bestuurder);
    EXPECT_THAT(page, HasSubstr("Er zijn nog te weinig plannen"));
    EXPECT_THAT(page, Not(HasSubstr("Deze keuze")));
    EXPECT_THAT(csv(bestuurder, "plannen"), HasSubstr("Er zijn nog te weinig plannen"));
}

TEST_F(Inzicht, counts_in_a_choice_are_rounded_for_who_may_not_see_small_numbers) {
    maak(8, "concept");
    maak(7, "ingediend");
    EXPECT_EQ(cel(tabel(bestuurder, "plannen"), "In de maak"), "8");
    EXPECT_EQ(cel(tabel(bestuurder, "plannen", {.selectie = {.status = "concept"}}), "In de maak"), "10");
    EXPECT_EQ(cel(tabel(teammanager, "plannen", {.selectie = {.status = "concept"}}), "In de maak"), "8");
}

TEST_F(Inzicht, plans_of_another_organisation_and_practice_cases_never_count) {
    maak_casus(app, app.vreemde(Rol::professional), rekensom(), "ingediend");
    maak_casus(app, maker, rekensom(), "ingediend", true);
    EXPECT_EQ(cel(tabel(teammanager, "plannen"), "Totaal"), "0");
    EXPECT_THAT(pagina(teammanager), HasSubstr("Jouw team heeft nog geen plannen"));
    EXPECT_THAT(pagina(bestuurder), HasSubstr("Er zijn nog geen plannen"));
    maak(1, "concept");
    EXPECT_EQ(cel(tabel(teammanager, "plannen"), "Totaal"), "1");
    EXPECT_EQ(cel(tabel(app.vreemde(Rol::professional), "plannen"), "Totaal"), "1");
}

TEST_F(Inzicht, an_empty_dashboard_invites_and_a_demo_offers_its_practice_cases_marked_as_such) {
    maak_casus(app, maker, rekensom(), "ingediend", true);
    EXPECT_THAT(pagina(maker), HasSubstr("href=\"/casussen/nieuw\""));
    EXPECT_THAT(pagina(bestuurder), HasSubstr("href=\"/inzicht?oefen=ja\""));
    const std::string oefen = pagina(bestuurder, "/inzicht?oefen=ja");
    EXPECT_THAT(oefen, HasSubstr("ok-oefenbalk"));
    EXPECT_THAT(oefen, HasSubstr("2.100")) << "made up, so nothing is hidden";
    EXPECT_THAT(csv(bestuurder, "plannen?oefen=ja"), HasSubstr("verzonnen"));
}

TEST_F(Inzicht, outside_a_demo_practice_cases_are_never_shown) {
    maak_casus(app, maker, rekensom(), "ingediend", true);
    Persoon echt = teammanager;
    echt.wie.demo = false;
    const Vraag vraag = app.als(echt, [](app::Context& ctx) {
        http::Request request;
        request.query.add("oefen", "ja");
        app::Context met(ctx.services, request, ctx.tx(), ctx.wie());
        return read_vraag(met);
    });
    EXPECT_FALSE(vraag.oefen);
}

TEST_F(Inzicht, who_lacks_the_right_gets_no_figure_at_any_address) {
    const Persoon& student = app.persoon(Rol::student);
    for (const app::Route& route : routes()) {
        std::string pad(route.path);
        if (const auto at = pad.find(":tegel"); at != std::string::npos) pad.replace(at, 6, "plannen");
        EXPECT_EQ(app.get(student, pad).status, 403) << pad;
    }
}

TEST_F(Inzicht, bad_choices_are_refused_together_and_what_was_typed_stays) {
    maak(1, "concept");
    const auto response = app.get(teammanager, "/inzicht?van=gisteren&tot=31-2-2026&status=weg&leefgebied=%3Cscript%3E");
    EXPECT_EQ(response.status, 400);
    for (const char* veld : {"#van", "#tot", "#status", "#leefgebied"}) EXPECT_THAT(response.body, HasSubstr("href=\"" + std::string(veld) + "\""));
    EXPECT_THAT(response.body, HasSubstr("value=\"gisteren\""));
    EXPECT_THAT(response.body, Not(HasSubstr("<script>")));
    EXPECT_THAT(response.body, Not(HasSubstr("<svg"))) << "not the figures of something else";
    EXPECT_EQ(app.get(teammanager, "/inzicht?van=2026-05-02&tot=2026-05-01").status, 400);
    EXPECT_EQ(app.get(teammanager, "/inzicht/csv/plannen?van=x").status, 400);
    EXPECT_EQ(app.get(teammanager, "/inzicht/tegels/bestaat-niet").status, 404);
    EXPECT_EQ(app.get(teammanager, "/inzicht/csv/bestaat-niet").status, 404);
    EXPECT_EQ(app.get(teammanager, "/inzicht?van=" + std::string(3000, '9')).status, 400);
}

TEST_F(Inzicht, a_change_in_a_plan_is_told_to_the_dashboard_and_changes_its_figures) {
    const CasusId casus = maak_casus(app, maker, {});
    const std::string page = pagina(teammanager);
    EXPECT_THAT(page, HasSubstr("data-events=\"/inzicht/gebeurtenissen\""));
    EXPECT_THAT(page, HasSubstr("id=\"inzicht\" data-levend"));
    const auto stream = app.get(teammanager, "/inzicht/gebeurtenissen");
    ASSERT_TRUE(stream.events.has_value());
    EXPECT_EQ(cel(tabel(teammanager, "leefgebieden"), "Wonen"), "geen rij");
    app.gepubliceerd.clear();
    EXPECT_EQ(app.post(maker, "/casussen/" + casus.value + "/onderdelen", {{"onderdeelsoort", "probleem"}, {"leefgebied", "wonen"}}).status, 303);
    EXPECT_THAT(app.gepubliceerd, testing::Contains(testing::Pair(stream.events->topic, "wijziging")));
    EXPECT_NE(app.get(app.vreemde(Rol::teammanager), "/inzicht/gebeurtenissen").events->topic, stream.events->topic);
    EXPECT_EQ(cel(tabel(teammanager, "leefgebieden"), "Wonen"), "1");
}

TEST_F(Inzicht, an_erased_plan_is_gone_from_the_figures_and_from_memory) {
    const CasusId casus = maak_casus(app, maker, {});
    maak(1, "concept");
    EXPECT_EQ(cel(tabel(teammanager, "plannen"), "Totaal"), "2");
    app.als(maker, [&](app::Context& ctx) { return casus::erase(ctx, casus::open(ctx, casus.value, casus::Toegang::schrijven).value()); });
    EXPECT_EQ(cel(tabel(teammanager, "plannen"), "Totaal"), "1");
    EXPECT_EQ(cijferkast().size(), 1u);
}

TEST_F(Inzicht, the_period_counts_the_day_a_case_began) {
    maak(1, "concept");
    app.clock.advance(std::chrono::hours(24 * 10));
    maak(2, "concept");
    EXPECT_EQ(cel(tabel(teammanager, "plannen", {.selectie = {.tot = *parse_iso_date("2026-11-21")}}), "Totaal"), "1");
    EXPECT_EQ(cel(tabel(teammanager, "plannen", {.selectie = {.van = *parse_iso_date("2026-12-01")}}), "Totaal"), "2");
    const Persoon& later = app.persoon(Rol::teammanager, 2);  // the session of the first ended in those ten days
    in_team("Later", {&maker, &later});
    EXPECT_THAT(pagina(later, "/inzicht?van=2026-12-01"), HasSubstr("1 december 2026"));
}

TEST_F(Inzicht, averages_of_studies_stand_beside_the_own_figures_with_their_source) {
    maak(1, "concept", rekensom());
    const std::string page = pagina(teammanager, "/inzicht/tegels/geld");
    for (const char* wat : {"2.438", "28.164", "Deloitte 2020", "tellen nergens in mee"}) EXPECT_THAT(page, HasSubstr(wat));
}

TEST_F(Inzicht, a_part_can_be_fetched_on_its_own) {
    maak(1, "concept");
    const auto deel = app.get(teammanager, "/inzicht/tegels/plannen?deel=ja");
    EXPECT_EQ(deel.status, 200);
    EXPECT_THAT(deel.body, testing::StartsWith("<div id=\"inzicht\" data-levend>"));
    EXPECT_THAT(deel.body, Not(HasSubstr("<html")));
}

TEST_F(Inzicht, the_definitions_explain_every_tile) {
    const std::string page = pagina(bestuurder, "/inzicht/definities");
    for (const Tegel& tegel : tegels()) EXPECT_THAT(page, HasSubstr("id=\"definitie-" + std::string(tegel.code) + "\""));
}

TEST_F(Inzicht, only_changed_plans_are_read_again) {
    constexpr int aantal = 300;
    CasusId een;
    app.als(maker, [&](app::Context& ctx) {
        for (int i = 0; i < aantal; ++i) {
            const auto casus = casus::create(ctx, false).value();
            for (const auto& [naam, velden] : rekensom()) {
                maatwerkplan::Invoer invoer;
                for (const auto& [veld, tekst] : velden) invoer[veld] = {tekst};
                CHECK(maatwerkplan::add(ctx, casus, {}, naam, "", invoer).has_value());
            }
            een = casus.id;
        }
        return true;
    });
    auto statements = [&] {
        return app.als(teammanager, [&](app::Context& ctx) {
            const auto before = ctx.tx().statements_run();
            EXPECT_EQ(verzamel(ctx, false).plannen.size(), static_cast<std::size_t>(aantal));
            return ctx.tx().statements_run() - before;
        });
    };
    auto seconds = [&] {
        const auto begin = std::chrono::steady_clock::now();
        EXPECT_EQ(app.get(teammanager, "/inzicht").status, 200);
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
    };
    const auto koud_ms = seconds(), warm_ms = seconds();
    const auto warm = statements();
    EXPECT_LE(warm, 4) << "nothing changed: the list of cases, the key, and, without a request, twice whether the library did";
    app.als(maker, [&](app::Context& ctx) {
        casus::touch(ctx, casus::open(ctx, een.value, casus::Toegang::lezen).value());
        return true;
    });
    const auto een_veranderd = statements();
    EXPECT_LE(een_veranderd, warm + 2) << "its parts and its steps";
    cijferkast().clear();
    const auto koud = statements();
    EXPECT_LE(koud, warm + 2 * aantal);
    std::cout << aantal << " plans: page " << koud_ms << " ms cold, " << warm_ms << " ms warm; statements " << koud << " cold, " << een_veranderd
              << " after one change, " << warm << " warm\n";
}

TEST_F(Inzicht, who_listens_is_known_by_the_session_so_that_nobody_holds_all_streams) {
    auto luistert = [&](const Persoon& wie) {
        const auto response = app.get(wie, "/inzicht/gebeurtenissen");
        EXPECT_TRUE(response.events.has_value());
        return response.events ? response.events->listener : "";
    };
    EXPECT_FALSE(luistert(bestuurder).empty());
    EXPECT_EQ(luistert(bestuurder), luistert(bestuurder));
    EXPECT_NE(luistert(bestuurder), luistert(teammanager));
    EXPECT_EQ(bestuurder.cookie.find(luistert(bestuurder)), std::string::npos) << "not the key of the session itself";
}

}  // namespace
}  // namespace ontknoop::inzicht
