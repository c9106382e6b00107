// SPDX-License-Identifier: EUPL-1.2
// Erasing a household works when nothing of it can be read any more, and takes along what forms remembered about it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "logboek/logboek.h"
#include "maatwerkplan/maatwerkplan.h"
#include "support/app_fixture.h"
#include "support/whole_program.h"
#include "toegang/toegang.h"

namespace ontknoop::werkplek {
namespace {

using test::Formulier;
using test::Persoon;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

class Wissen : public testing::TestWithParam<db::Engine> {
protected:
    test::App app{test::all_features(), GetParam()};
    const Persoon& maker = app.persoon(Rol::professional);
    void SetUp() override { test::lend_content(app.diensten()); }

    // A form that makes something once; the path it leads to.
    std::string eenmalig(const Persoon& wie, const std::string& path, Formulier form) {
        form.emplace_back("verzending", make_id_text(app.clock.now(), app.services().random));
        const auto made = app.post(wie, path, form);
        EXPECT_EQ(made.status, 303) << made.body;
        return std::string(made.headers.get("Location"));
    }
    std::string nieuwe_casus(const Persoon& wie, const std::string& alias) {
        const std::string to = eenmalig(wie, "/casussen", {{"alias", alias}});
        return to.substr(0, to.find("/plan"));
    }
    std::int64_t tel(std::string_view sql) {
        std::int64_t n = 0;
        app.database().read([&](db::Connection& tx) { n = tx.value<std::int64_t>(sql).value_or(-1); });
        return n;
    }
    std::int64_t verzonden() { return tel("SELECT count(*) FROM verzending"); }
    void bederf(std::string_view sql) {
        app.database().write([&](db::Connection& tx) { EXPECT_EQ(tx.exec(sql, db::Bytes{std::string(80, 'x')}), 1); });
    }
    void verwacht_gewist(const std::string& pad) {
        EXPECT_EQ(app.post(maker, pad + "/wissen", {{"nummer", "1"}}).status, 303);
        EXPECT_EQ(app.get(maker, pad).status, 404);
        EXPECT_EQ(app.get(maker, pad + "/wissen").status, 404);
        EXPECT_EQ(tel("SELECT count(*) FROM onderdeel") + tel("SELECT count(*) FROM onderdeel_versie") + tel("SELECT count(*) FROM casus WHERE sleutel IS NOT NULL"), 0);
        EXPECT_EQ(app.get(maker, "/casussen").status, 200);
    }
};

TEST_P(Wissen, asks_for_the_number_on_a_page_the_owner_finds_from_the_case) {
    const std::string pad = nieuwe_casus(maker, "Familie Weg");
    EXPECT_THAT(app.get(maker, pad).body, HasSubstr("href=\"" + pad + "/wissen\""));
    const auto page = app.get(maker, pad + "/wissen");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Typ 1 om te bevestigen"));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    const auto refused = app.post(maker, pad + "/wissen", {{"nummer", "11"}});
    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("value=\"11\""));
    EXPECT_THAT(test::id_problems(refused.body), IsEmpty());
    verwacht_gewist(pad);
}

TEST_P(Wissen, works_when_a_part_of_the_plan_is_damaged) {
    const std::string pad = nieuwe_casus(maker, "Familie Stuk");
    bederf("UPDATE onderdeel SET inhoud = $1");
    EXPECT_THAT(app.get(maker, pad).body, HasSubstr("href=\"" + pad + "/wissen\""));
    const auto page = app.get(maker, pad + "/wissen");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("action=\"" + pad + "/wissen\""));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    verwacht_gewist(pad);
}

TEST_P(Wissen, works_when_the_key_of_the_case_is_lost) {
    const std::string pad = nieuwe_casus(maker, "Familie Dicht");
    bederf("UPDATE casus SET sleutel = $1");
    EXPECT_THAT(app.get(maker, pad).body, HasSubstr("href=\"" + pad + "/wissen\""));
    verwacht_gewist(pad);
}

TEST_P(Wissen, a_case_that_cannot_be_read_does_not_hide_the_others) {
    const std::string stuk = nieuwe_casus(maker, "Familie Stuk"), dicht = nieuwe_casus(maker, "Familie Dicht"), heel = nieuwe_casus(maker, "Familie Heel");
    const Persoon& collega = app.persoon(Rol::professional, 2);
    nieuwe_casus(collega, "Familie Elders");
    bederf("UPDATE onderdeel SET inhoud = $1 WHERE casus_id = '" + stuk.substr(10) + "'");
    bederf("UPDATE casus SET sleutel = $1 WHERE casus_id = '" + dicht.substr(10) + "'");
    for (const char* lijst : {"/", "/casussen"}) {
        const auto page = app.get(maker, lijst);
        EXPECT_EQ(page.status, 200) << lijst;
        EXPECT_THAT(page.body, HasSubstr("Familie Heel")) << lijst;
        EXPECT_THAT(page.body, HasSubstr("href=\"" + stuk + "\"")) << lijst << ": the owner still finds it";
        EXPECT_THAT(page.body, HasSubstr("href=\"" + dicht + "\"")) << lijst;
        EXPECT_THAT(app.get(collega, lijst).body, HasSubstr("Familie Elders")) << lijst;
    }
    for (const char* keuze : {"/wetten/citeren?regeling=BWBR0015703&artikel=35", "/wetten/bepalingen/pw-5-e/gebruiken"})
        EXPECT_THAT(app.get(maker, keuze).body, HasSubstr("2 plannen staan er niet bij")) << keuze;
    EXPECT_THAT(app.get(maker, "/wetten/bepalingen/pw-5-e/gebruiken").body, HasSubstr("Familie Heel"));
    const auto gezocht = app.post(maker, "/casussen/zoeken", {{"zoek", "heel"}});
    EXPECT_EQ(gezocht.status, 200);
    EXPECT_THAT(gezocht.body, HasSubstr("Familie Heel"));
    EXPECT_THAT(gezocht.body, HasSubstr("2 plannen staan er niet bij"));
    EXPECT_THAT(app.post(collega, "/casussen/zoeken", {{"zoek", "heel"}}).body, Not(HasSubstr("staan er niet bij"))) << "not of what is not hers to see";
}

TEST_P(Wissen, of_a_damaged_case_is_for_its_owner_alone) {
    const std::string pad = nieuwe_casus(maker, "Familie Stuk");
    const Persoon& collega = app.persoon(Rol::professional, 2);
    app.deelnemer(maker, CasusId{pad.substr(10)}, collega);
    bederf("UPDATE onderdeel SET inhoud = $1");
    for (const Persoon* wie : {&collega, &app.persoon(Rol::professional, 3), &app.vreemde(Rol::professional)}) {
        EXPECT_EQ(app.get(*wie, pad + "/wissen").status, 404);
        EXPECT_EQ(app.post(*wie, pad + "/wissen", {{"nummer", "1"}}).status, 404);
        EXPECT_THAT(app.get(*wie, pad).body, Not(HasSubstr("/wissen\"")));
        EXPECT_THAT(app.get(*wie, pad).body, HasSubstr(wie == &collega ? "Dit plan is nu niet te lezen" : "Deze pagina is er niet"));
    }
    EXPECT_EQ(tel("SELECT count(*) FROM casus WHERE sleutel IS NOT NULL"), 1);
}

TEST_P(Wissen, takes_along_which_forms_led_to_the_case_and_to_its_questions) {
    const std::string weg = nieuwe_casus(maker, "Familie Weg"), blijft = nieuwe_casus(maker, "Familie Blijft");
    for (const std::string& pad : {weg, blijft}) {
        eenmalig(maker, pad + "/vragen", {{"vraag", "Wie weet een fonds?"}});
        const std::string vraag = eenmalig(maker, pad + "/juristvragen", {{"vraag", "Mag dit als gift?"}});
        eenmalig(app.persoon(Rol::jurist), vraag.substr(0, vraag.find('?')) + "/berichten", {{"tekst", "Ja, dat mag."}});
    }
    ASSERT_EQ(verzonden(), 8);
    EXPECT_EQ(app.post(maker, weg + "/wissen", {{"nummer", "1"}}).status, 303);
    EXPECT_EQ(verzonden(), 4) << "of the other case everything is still known";
    EXPECT_EQ(tel("SELECT count(*) FROM verzending WHERE naar LIKE '%" + weg + "%'"), 0);
    EXPECT_EQ(tel("SELECT count(*) FROM verzending WHERE naar LIKE '%" + blijft + "%'"), 2);
}

TEST_P(Wissen, a_sign_in_takes_away_what_forms_remembered_longer_than_a_day) {
    app.als(maker, [&](app::Context& ctx) {
        const auto hash = crypto::hash_password("een heel lang geheim");
        toegang::set_wachtwoord(ctx.tx(), ctx.wie().organisatie, maker.wie.gebruiker, hash);
        return 0;
    });
    nieuwe_casus(maker, "Familie Gisteren");
    nieuwe_casus(app.vreemde(Rol::professional), "Familie Elders");
    std::string email;
    app.database().read([&](db::Connection& tx) { email = toegang::find_gebruiker(tx, maker.wie.organisatie, maker.wie.gebruiker)->email; });
    const auto kom_binnen = [&] {
        http::Request request;
        request.method = http::Method::post;
        request.target = request.path = "/aanmelden";
        request.headers.set("Host", "127.0.0.1");
        request.remote_address = "127.0.0.1";
        request.form.add("email", email);
        request.form.add("wachtwoord", "een heel lang geheim");
        EXPECT_EQ(app.handle(request).status, 303);
    };
    app.clock.advance(std::chrono::hours(23));
    kom_binnen();
    EXPECT_EQ(verzonden(), 2);
    app.clock.advance(std::chrono::hours(2));
    kom_binnen();
    EXPECT_EQ(verzonden(), 1) << "that of the other organisation goes with its own people";
}

TEST_P(Wissen, names_of_several_households_on_one_page_are_a_line_in_the_trail) {
    const std::string pad = nieuwe_casus(maker, "Familie Zeester");
    const Persoon& zonder = app.persoon(Rol::professional, 2);
    const auto lijnen = [&](const Persoon& wie, std::string_view handeling, std::string_view lijst) {
        std::int64_t n = 0;
        app.database().read([&](db::Connection& tx) {
            n = logboek::count(tx, wie.wie.organisatie, {.gebruiker_id = wie.wie.gebruiker.value, .handeling = std::string(handeling), .object_id = std::string(lijst)});
        });
        return n;
    };
    for (int i = 0; i < 2; ++i)
        for (const Persoon* wie : {&maker, &zonder}) {
            EXPECT_EQ(app.get(*wie, "/").status, 200);
            EXPECT_EQ(app.get(*wie, "/casussen").status, 200);
            EXPECT_EQ(app.get(*wie, "/wetten/citeren?regeling=BWBR0000001&artikel=1").status, 200);
            EXPECT_EQ(app.post(*wie, "/casussen/zoeken", {{"zoek", "fiets"}}).status, 200);
        }
    for (const char* lijst : {"vandaag", "casussen"}) {
        EXPECT_EQ(lijnen(maker, "casussen.gelezen", lijst), 1) << lijst << ": once in a quarter of an hour";
        EXPECT_EQ(lijnen(zonder, "casussen.gelezen", lijst), 0) << lijst << ": saw no household";
    }
    EXPECT_EQ(lijnen(maker, "casussen.gelezen", "wetten/citeren"), 0) << "no breakthrough, nothing shown";
    app.post(maker, pad + "/onderdelen", {{"onderdeelsoort", "doorbraak"}, {"titel", "Een fiets"}});
    EXPECT_THAT(app.get(maker, "/wetten/citeren?regeling=BWBR0000001&artikel=1").body, HasSubstr("Familie Zeester"));
    EXPECT_EQ(lijnen(maker, "casussen.gelezen", "wetten/citeren"), 1);
    EXPECT_EQ(lijnen(maker, "casussen.doorzocht", "casussen"), 1);
    EXPECT_EQ(lijnen(zonder, "casussen.doorzocht", "casussen"), 1) << "also when nothing was found";
}

INSTANTIATE_TEST_SUITE_P(On, Wissen, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::werkplek
