// SPDX-License-Identifier: EUPL-1.2
// What an administrator and an auditor do, from the request to what it leaves behind.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "beheer/beheer.h"
#include "casus/casus.h"
#include "demo/demo.h"
#include "maatwerkplan/maatwerkplan.h"
#include "support/app_fixture.h"
#include "support/whole_program.h"

namespace ontknoop::beheer {
namespace {

using test::Formulier;
using test::Persoon;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

class Beheer : public testing::Test {
protected:
    test::App app{test::all_features()};
    const Persoon& beheerder = app.persoon(Rol::beheerder);
    const Persoon& auditor = app.persoon(Rol::auditor);

    std::vector<std::string> spoor(const std::string& begin = {}) {
        std::vector<std::string> all;
        app.database().read([&](db::Connection& tx) {
            for (const auto& l : logboek::search(tx, beheerder.wie.organisatie, {.handeling = begin}, 1000, 0)) all.push_back(l.handeling);
        });
        return all;
    }
    toegang::Gebruiker lees(const GebruikerId& id) {
        std::optional<toegang::Gebruiker> g;
        app.database().read([&](db::Connection& tx) { g = toegang::find_gebruiker(tx, beheerder.wie.organisatie, id); });
        return *g;
    }
    std::string pad(const Persoon& wie, const std::string& rest = {}) { return "/beheer/gebruikers/" + wie.wie.gebruiker.value + rest; }
};

TEST_F(Beheer, a_new_colleague_gets_a_link_that_works_once) {
    const auto made = app.post(beheerder, "/beheer/gebruikers", {{"naam", "Nieuwe collega"}, {"email", "nieuw@waterveen.test"}, {"rollen", "professional"}});
    ASSERT_EQ(made.status, 200);
    const std::size_t from = made.body.find("/uitnodiging/");
    ASSERT_NE(from, std::string::npos);
    const std::string link = made.body.substr(from, made.body.find('<', from) - from);
    http::Request visit;
    visit.target = visit.path = link;
    visit.headers.set("Host", "127.0.0.1");
    visit.id = "test";
    EXPECT_EQ(app.handle(visit).status, 200);
    visit.method = http::Method::post;
    visit.form.add("wachtwoord", "kort");
    visit.form.add("herhaald", "anders");
    auto response = app.handle(visit);
    EXPECT_EQ(response.status, 400);
    EXPECT_THAT(response.body, Not(HasSubstr("value=\"kort\""))) << "a password is never put back";
    visit.form.set("wachtwoord", "vier woorden zijn genoeg");
    visit.form.set("herhaald", "vier woorden zijn genoeg");
    EXPECT_EQ(app.handle(visit).status, 303);
    visit.method = http::Method::get;
    response = app.handle(visit);
    EXPECT_EQ(response.status, 400) << "the second time it is unknown";
    EXPECT_THAT(response.body, testing::AllOf(HasSubstr("is al gebruikt"), HasSubstr("href=\"/aanmelden\">Inloggen"))) << "and leads on";
    EXPECT_THAT(spoor(), Contains("gebruiker.wachtwoord_gekozen"));
}

TEST_F(Beheer, which_roles_somebody_got_or_lost_is_in_the_trail) {
    const auto& wie = app.persoon(Rol::professional);
    const auto g = lees(wie.wie.gebruiker);
    EXPECT_EQ(app.post(beheerder, pad(wie), {{"naam", g.naam}, {"email", g.email}, {"rollen", "jurist"}, {"versie", std::to_string(g.versie)}}).status, 303);
    EXPECT_THAT(spoor("gebruiker.rol"), testing::UnorderedElementsAre("gebruiker.rol_gegeven.jurist", "gebruiker.rol_ontnomen.professional"));
}

TEST_F(Beheer, an_administrator_cannot_become_the_platform) {
    const auto& collega = app.persoon(Rol::professional);
    const auto g = lees(collega.wie.gebruiker);
    app.post(beheerder, pad(collega), {{"naam", g.naam}, {"email", g.email}, {"rollen", "platformbeheerder"}, {"rollen", "jurist"}, {"versie", std::to_string(g.versie)}});
    EXPECT_FALSE(toegang::heeft_recht(lees(collega.wie.gebruiker).rollen, toegang::Recht::platform_beheren)) << "the role cannot be given here";
    const auto& platform = app.persoon(Rol::platformbeheerder);
    const std::string email = lees(platform.wie.gebruiker).email;
    for (const char* what : {"", "/uitnodigen", "/blokkeren"})
        EXPECT_EQ(app.post(beheerder, pad(platform, what), {{"naam", "X"}, {"email", "dief@waterveen.test"}, {"rollen", "jurist"}, {"geblokkeerd", "ja"}}).status, 404) << what;
    EXPECT_EQ(lees(platform.wie.gebruiker).email, email);
    EXPECT_TRUE(toegang::heeft_recht(lees(platform.wie.gebruiker).rollen, toegang::Recht::platform_beheren));
}

TEST_F(Beheer, two_administrators_in_one_form_do_not_overwrite_each_other) {
    const auto& wie = app.persoon(Rol::professional);
    const auto g = lees(wie.wie.gebruiker);
    auto save = [&](const std::string& naam) {
        return app.post(beheerder, pad(wie), {{"naam", naam}, {"email", g.email}, {"rollen", "professional"}, {"versie", std::to_string(g.versie)}});
    };
    EXPECT_EQ(save("Eerste").status, 303);
    const auto second = save("Tweede");
    EXPECT_EQ(second.status, 400);
    EXPECT_THAT(second.body, HasSubstr("Tweede")) << "what was typed stays";
    EXPECT_THAT(second.body, HasSubstr("Iemand anders heeft dit intussen gewijzigd"));
    EXPECT_EQ(lees(wie.wie.gebruiker).naam, "Eerste");
}

TEST_F(Beheer, blocking_ends_the_sessions_and_nobody_blocks_himself) {
    const auto& wie = app.persoon(Rol::professional);
    EXPECT_EQ(app.get(wie, "/").status, 200);
    EXPECT_EQ(app.post(beheerder, pad(wie, "/blokkeren"), {{"geblokkeerd", "ja"}}).status, 303);
    EXPECT_EQ(app.get(wie, "/").status, 303) << "to the sign-in page";
    EXPECT_EQ(app.post(beheerder, pad(beheerder, "/blokkeren"), {{"geblokkeerd", "ja"}}).status, 404);
    EXPECT_EQ(app.get(beheerder, "/").status, 200);
}

TEST_F(Beheer, long_lists_have_pages) {
    app.als(beheerder, [&](app::Context& ctx) {
        for (int i = 0; i < 60; ++i) {
            const std::string n = std::to_string(100 + i);
            CHECK(organisatie::create_team(ctx.tx(), ctx.clock(), ctx.random(), ctx.wie().organisatie, "Team " + n).has_value());
            CHECK(toegang::create_gebruiker(ctx.tx(), ctx.clock(), ctx.random(), ctx.wie().organisatie, {"Collega " + n, "c" + n + "@x.test", beheerder.wie.rollen, {}}).has_value());
        }
        return true;
    });
    EXPECT_THAT(app.get(beheerder, "/beheer/teams").body, Not(HasSubstr("Team 155")));
    EXPECT_THAT(app.get(beheerder, "/beheer/teams?pagina=2").body, HasSubstr("Team 155"));
    EXPECT_THAT(app.get(beheerder, "/beheer/gebruikers").body, Not(HasSubstr("Collega 140")));
    EXPECT_THAT(app.get(beheerder, "/beheer/gebruikers?pagina=2").body, HasSubstr("Collega 140"));
    for (const char* odd : {"0", "-1", "x", "999999", ""}) EXPECT_EQ(app.get(beheerder, "/beheer/gebruikers?pagina=" + std::string(odd)).status, 200) << odd;
}

TEST_F(Beheer, a_new_organisation_begins_its_own_trail) {
    const auto& platform = app.persoon(Rol::platformbeheerder);
    EXPECT_THAT(app.get(platform, "/beheer/organisaties").body, HasSubstr("ontknoop gebruiker maken")) << "how the first administrator gets in";
    EXPECT_EQ(app.post(platform, "/beheer/organisaties", {{"naam", "Gemeente Nieuw"}, {"soort", "gemeente"}}).status, 303);
    app.database().read([&](db::Connection& tx) {
        for (const auto& o : organisatie::list(tx)) {
            if (o.naam == "Gemeente Nieuw") {
                EXPECT_EQ(logboek::count(tx, o.id, {.handeling = "organisatie.gemaakt"}), 1);
            }
        }
    });
    EXPECT_THAT(spoor(), Contains("organisatie.gemaakt"));
}

// --- the audit trail ------------------------------------------------------------------------------------------------------
TEST_F(Beheer, the_chain_is_walked_only_when_asked) {
    app.casus(app.persoon(Rol::professional));
    app.get(app.persoon(Rol::student), "/beheer/teams");
    const auto without = app.get(auditor, "/beheer/logboek");
    EXPECT_EQ(without.status, 200);
    EXPECT_THAT(without.body, HasSubstr("/beheer/logboek?keten=1"));
    EXPECT_THAT(without.body, Not(HasSubstr("Het logboek is heel")));
    EXPECT_THAT(app.get(auditor, "/beheer/logboek?keten=1").body, HasSubstr("Het logboek is heel"));
    app.database().write([](db::Connection& tx) { tx.exec("UPDATE logboek SET herkomst = 'elders' WHERE volgnummer = 1"); });
    EXPECT_THAT(app.get(auditor, "/beheer/logboek?keten=1").body, HasSubstr("Het logboek klopt niet vanaf regel 1"));
}

TEST_F(Beheer, reading_the_trail_is_in_the_trail) {
    app.get(auditor, "/beheer/logboek");
    EXPECT_THAT(spoor(), Contains("logboek.gelezen"));
}

TEST_F(Beheer, a_day_of_the_trail_is_a_day_in_the_netherlands) {
    // Half past midnight on 22 November in Amsterdam is still 21 November in UTC.
    app.clock.set(*parse_iso_timestamp("2026-11-21T23:30:00.000Z"));
    app.database().write([&](db::Connection& tx) { logboek::append(tx, app.clock, auditor.wie.organisatie, {"", "casus.nachtwerk", "casus", "1", "gelukt", "", ""}); });
    app.database().write([&](db::Connection& tx) {
        toegang::set_wachtwoord(tx, auditor.wie.organisatie, auditor.wie.gebruiker, "");
        tx.exec("UPDATE sessie SET begonnen_op = $1, gezien_op = $1", to_iso(app.clock.now()));
    });
    EXPECT_THAT(app.get(auditor, "/beheer/logboek?vanaf=2026-11-22&tot=2026-11-22").body, HasSubstr("casus.nachtwerk"));
    EXPECT_THAT(app.get(auditor, "/beheer/logboek?vanaf=2026-11-21&tot=2026-11-21").body, Not(HasSubstr("casus.nachtwerk")));
    const auto odd = app.get(auditor, "/beheer/logboek?vanaf=gisteren");
    EXPECT_EQ(odd.status, 200);
    EXPECT_THAT(odd.body, HasSubstr("Dit is geen dag die we kennen"));
    EXPECT_THAT(odd.body, HasSubstr("gisteren"));
}

TEST_F(Beheer, the_trail_never_shows_what_somebody_wrote) {
    const auto& maker = app.persoon(Rol::professional);
    app.post(maker, "/casussen", {{"alias", "Familie Geheim"}});
    const auto page = app.get(auditor, "/beheer/logboek");
    EXPECT_THAT(page.body, HasSubstr("casus.gemaakt"));
    EXPECT_THAT(page.body, Not(HasSubstr("Familie Geheim")));
}

TEST_F(Beheer, a_case_is_found_in_the_trail_by_the_number_people_know) {
    const auto& maker = app.persoon(Rol::professional);
    const CasusId een = app.casus(maker), twee = app.casus(maker);
    for (const CasusId& id : {een, twee})
        app.database().write([&](db::Connection& tx) { logboek::append(tx, app.clock, maker.wie.organisatie, {maker.wie.gebruiker.value, "casus.gemaakt", "casus", id.value, "gelukt", "", ""}); });
    app.casus(app.vreemde(Rol::professional));
    for (const char* typed : {"2", "casus%202", "Casus+2"}) {
        const std::string page = app.get(auditor, "/beheer/logboek?object=" + std::string(typed)).body;
        EXPECT_THAT(page, HasSubstr("Casus 2 <span class=\"ok-zacht\">" + twee.value)) << typed;
        EXPECT_THAT(page, Not(HasSubstr(een.value))) << typed;
    }
    EXPECT_THAT(app.get(auditor, "/beheer/logboek?object=" + een.value).body, HasSubstr("Casus 1 <span"));
    const std::string none = app.get(auditor, "/beheer/logboek?object=77").body;
    EXPECT_THAT(none, HasSubstr("Er is geen casus met nummer 77"));
    EXPECT_THAT(none, HasSubstr("value=\"77\""));
    EXPECT_THAT(app.get(auditor, "/beheer/logboek?object=99999999999999999999999").body, HasSubstr("Geen regels gevonden"));
    // An erased case is still known by its number, in the trail of its own organisation only.
    app.als(maker, [&](app::Context& ctx) { return casus::erase(ctx, casus::open(ctx, twee.value, casus::Toegang::schrijven).value()); });
    EXPECT_THAT(app.get(auditor, "/beheer/logboek?object=2").body, HasSubstr(twee.value));
    EXPECT_THAT(app.get(app.vreemde(Rol::auditor), "/beheer/logboek?object=2").body, HasSubstr("Er is geen casus met nummer 2"));
}

TEST_F(Beheer, acts_in_the_trail_have_words_and_can_be_chosen_by_them) {
    const auto& maker = app.persoon(Rol::professional);
    const CasusId casus = app.casus(maker);
    app.als(maker, [&](app::Context& ctx) {
        ctx.log("casus.status_ingediend", "casus", casus.value);
        ctx.log("gebruiker.rol_gegeven.jurist", "gebruiker", "x");
        for (const auto& line : ctx.audit_lines()) logboek::append(ctx.tx(), app.clock, ctx.wie().organisatie, line);
        return true;
    });
    const std::string page = app.get(auditor, "/beheer/logboek?handeling=casus.").body;
    EXPECT_THAT(page, HasSubstr("Casus: nieuwe status (Ingediend) <span class=\"ok-zacht\">casus.status_ingediend"));
    EXPECT_THAT(page, HasSubstr("<option value=\"casus.\" selected>Casus: alles"));
    EXPECT_THAT(page, HasSubstr("<option value=\"sessie.begonnen\">Sessie: ingelogd"));
    EXPECT_THAT(page, Not(HasSubstr("rol_gegeven.jurist")));
    EXPECT_THAT(app.get(auditor, "/beheer/logboek").body, HasSubstr("Gebruiker: rol gekregen (Jurist)"));
    EXPECT_THAT(app.get(auditor, "/beheer/logboek?handeling=eigen.code").body, HasSubstr("<option value=\"eigen.code\" selected>eigen.code"));
}

TEST_F(Beheer, every_act_the_program_writes_down_has_words) {
    const std::regex act("\"([a-z]+\\.[a-z_.]*)\"");
    std::set<std::string> codes;
    for (const auto& file : std::filesystem::recursive_directory_iterator(ONTKNOOP_SOURCE_DIR "/src")) {
        if (file.path().extension() != ".cpp") continue;
        std::ifstream in(file.path());
        for (std::string line; std::getline(in, line);) {
            const bool writes = std::ranges::any_of(std::array{".log(", "besluit(", "audit("},
                                                    [&](const char* part) { return line.find(part) != std::string::npos; });
            if (!writes) continue;
            for (std::sregex_iterator it(line.begin(), line.end(), act), end; it != end; ++it) codes.insert((*it)[1]);
        }
    }
    EXPECT_GT(codes.size(), 60u) << "the sources were looked through";
    std::vector<std::string> wordless;
    for (const std::string& code : codes)
        if (!app.teksten().has("handeling." + code) && !app.teksten().has(code)) wordless.push_back(code);
    EXPECT_THAT(wordless, IsEmpty());
}

// --- practice cases -------------------------------------------------------------------------------------------------------
class Oefencasussen : public testing::Test {
protected:
    test::App app{test::all_features()};
    Persoon demo_persoon(const std::string& email) {
        Persoon p;
        app.database().write([&](db::Connection& tx) {
            const auto [organisatie, gebruiker] = *toegang::find_email(tx, email);
            const std::string token = crypto::make_token(app.services().random);
            tx.exec("INSERT INTO sessie (organisatie_id, token_hash, gebruiker_id, toestel, begonnen_op, gezien_op) VALUES ($1, $2, $3, '', $4, $4)", organisatie,
                    crypto::hash_token(token), gebruiker, to_iso(app.clock.now()));
            p.cookie = organisatie.value + "." + token;
            bool refresh = false;
            p.wie = *toegang::find_sessie(tx, app.clock, app.instellingen.grenzen(), p.cookie, refresh);
        });
        return p;
    }
    std::vector<std::string> aliassen(const Persoon& wie) {
        return app.als(wie, [&](app::Context& ctx) {
            std::vector<std::string> all;
            for (const auto& c : casus::list_oefen(ctx)) all.emplace_back(maatwerkplan::load_plan(ctx, c).alias());
            std::sort(all.begin(), all.end());
            return all;
        });
    }
    void SetUp() override {
        test::lend_content(app.diensten());
        // The fixture's own two organisations count as demo, so the demo thinks it is there already.
        app.database().write([](db::Connection& tx) {
            tx.exec("DELETE FROM organisatie");
        });
        demo::seed(app.services());
    }
};

TEST_F(Oefencasussen, are_put_back_as_they_were_and_the_trail_says_who_asked) {
    const Persoon beheerder = demo_persoon("beheerder@waterveen.voorbeeld"), professional = demo_persoon("professional@waterveen.voorbeeld");
    const auto before = aliassen(beheerder);
    ASSERT_THAT(before, Not(IsEmpty()));
    // Somebody erases one, makes a mess of another, and starts one of her own; a real case is left alone.
    app.als(professional, [&](app::Context& ctx) {
        CHECK(casus::erase(ctx, casus::list_oefen(ctx)[0]).has_value());
        CHECK(casus::create(ctx, true).has_value());
        CHECK(casus::create(ctx, false).has_value());
        return true;
    });
    EXPECT_NE(aliassen(beheerder), before);
    EXPECT_EQ(app.get(beheerder, "/beheer/oefencasussen").status, 200);
    const auto done = app.post(beheerder, "/beheer/oefencasussen", {});
    EXPECT_EQ(done.status, 303) << done.body;
    EXPECT_EQ(aliassen(beheerder), before);
    app.als(beheerder, [&](app::Context& ctx) {
        EXPECT_EQ(casus::list_for_figures(ctx).size(), 1u) << "the real case is still there";
        for (const auto& line : logboek::search(ctx.tx(), ctx.wie().organisatie, {}, 20, 0)) EXPECT_EQ(line.gebruiker_id, beheerder.wie.gebruiker.value) << line.handeling;
        EXPECT_FALSE(logboek::verify(ctx.tx(), ctx.wie().organisatie).breuk_bij.has_value());
        return true;
    });
}

TEST_F(Oefencasussen, are_for_administrators_of_a_demo_only) {
    EXPECT_EQ(app.post(demo_persoon("professional@waterveen.voorbeeld"), "/beheer/oefencasussen", {}).status, 403);
    Persoon beheerder = demo_persoon("beheerder@waterveen.voorbeeld");
    app.database().write([&](db::Connection& tx) { tx.exec("UPDATE organisatie SET demo = 0 WHERE organisatie_id = $1", beheerder.wie.organisatie); });
    const auto before = aliassen(beheerder);
    EXPECT_EQ(app.get(beheerder, "/beheer/oefencasussen").status, 404);
    EXPECT_EQ(app.post(beheerder, "/beheer/oefencasussen", {}).status, 404);
    EXPECT_EQ(aliassen(beheerder), before) << "nothing was erased";
}

TEST_F(Oefencasussen, without_one_of_the_demo_people_nothing_is_erased_and_it_says_why) {
    const Persoon beheerder = demo_persoon("beheerder@waterveen.voorbeeld");
    const auto before = aliassen(beheerder);
    app.database().write([](db::Connection& tx) { tx.exec("UPDATE inlognaam SET email = 'weg@elders.test' WHERE email = 'professional@waterveen.voorbeeld'"); });
    const auto refused = app.post(beheerder, "/beheer/oefencasussen", {});
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("professional@waterveen.voorbeeld"));
    EXPECT_EQ(aliassen(beheerder), before);
}

TEST_F(Oefencasussen, the_demo_is_made_once) {
    std::int64_t users = 0, again = 0;
    auto count = [&](std::int64_t& into) {
        app.database().read([&](db::Connection& tx) { into = *tx.value<std::int64_t>("SELECT count(*) FROM gebruiker"); });
    };
    count(users);
    demo::seed(app.services());
    count(again);
    EXPECT_EQ(users, again);
    EXPECT_GT(demo::aanmeldingen(app.services()).size(), 20u);
}

}  // namespace
}  // namespace ontknoop::beheer
