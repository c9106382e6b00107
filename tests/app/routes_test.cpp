// SPDX-License-Identifier: EUPL-1.2
// Every route of the program, walked from its own table: who may, who may not, and what a stranger gets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "bezoeker.h"

namespace ontknoop::app {
namespace {

using http::Method;
using test::Bezoeker;
using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;
using toegang::Recht;
using toegang::Rol;

class Routes : public testing::Test {
protected:
    Bezoeker bezoeker;
    test::App& app = bezoeker.app;
};

TEST_F(Routes, every_role_gets_exactly_what_the_table_of_rights_gives_it) {
    int checked = 0;
    for (const Route& route : bezoeker.routes())
        for (const Rol rol : toegang::rollen()) {
            const auto& wie = app.persoon(rol);
            const auto response = bezoeker.bezoek(wie, route);
            const std::string wat = bezoeker.naam(route) + " als " + std::string(toegang::naam(rol));
            if (toegang::heeft_recht(rol, route.recht)) {
                // Past the door; what the handler then says about an empty form is its own affair.
                EXPECT_THAT(response.status, AnyOf(200, 303, 400, 404, 409, 415, bezoeker.own_403(route) ? 403 : 200)) << wat;
            } else {
                EXPECT_EQ(response.status, 403) << wat;
            }
            EXPECT_LT(response.status, 500) << wat;
            ++checked;
        }
    EXPECT_EQ(checked, static_cast<int>(bezoeker.routes().size()) * toegang::rol_aantal);
    EXPECT_GT(checked, 900) << "the table was walked";
}

TEST_F(Routes, who_is_not_signed_in_sees_public_pages_only) {
    for (const Route& route : bezoeker.routes()) {
        const auto response = bezoeker.bezoek_zonder_sessie(route);
        const std::string wat = bezoeker.naam(route);
        EXPECT_LT(response.status, 500) << wat;
        if (route.recht == Recht::openbaar) {
            EXPECT_THAT(response.status, AnyOf(200, 303, 400, 404)) << wat;
            EXPECT_THAT(response.headers.get("Location"), Not(HasSubstr("/aanmelden?verder"))) << wat;
        } else if (is_api(bezoeker.verzoek(route))) {
            EXPECT_EQ(response.status, 401) << wat;
        } else if (route.method == Method::get) {
            EXPECT_EQ(response.status, 303) << wat;
            EXPECT_THAT(response.headers.get("Location"), HasSubstr("/aanmelden")) << wat;
        } else {
            EXPECT_EQ(response.status, 401) << wat;
            EXPECT_THAT(response.body, HasSubstr("name=\"wachtwoord\"")) << wat << ": the sign-in form, with what was typed";
        }
    }
}

TEST_F(Routes, a_form_without_the_token_of_this_session_does_nothing) {
    for (const Route& route : bezoeker.routes()) {
        if (route.method == Method::get) continue;
        for (const Rol rol : toegang::rollen()) {
            if (!toegang::heeft_recht(rol, route.recht)) continue;
            const auto& wie = app.persoon(rol);
            for (const std::string& csrf : {std::string(), std::string("x"), bezoeker.csrf(app.vreemde(rol))}) {
                auto request = bezoeker.verzoek(route, &wie);
                const auto before = bezoeker.stempel();
                request.form.remove("csrf");
                if (!csrf.empty()) request.form.add("csrf", csrf);
                const auto response = app.handle(request);
                // The sign-in form of somebody who is in already leads on; everything else is refused.
                if (route.path == "/aanmelden") EXPECT_EQ(response.status, 303);
                else EXPECT_EQ(response.status, 403) << bezoeker.naam(route) << " als " << toegang::naam(rol);
                EXPECT_EQ(bezoeker.stempel(), before) << bezoeker.naam(route);
            }
            break;
        }
    }
}

TEST_F(Routes, a_form_of_another_site_is_refused_even_with_the_right_token) {
    using Header = std::pair<const char*, const char*>;
    for (const Route& route : bezoeker.routes()) {
        if (route.method == Method::get) continue;
        for (const Header& header : {Header{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://elders.voorbeeld"},
                                     {"Origin", "null"}, {"Origin", "http://127.0.0.1.elders.voorbeeld"}}) {
            auto request = bezoeker.verzoek(route, &bezoeker.iemand_met(route.recht));
            const auto before = bezoeker.stempel();
            request.headers.set(header.first, header.second);
            EXPECT_EQ(app.handle(request).status, 403) << bezoeker.naam(route) << " " << header.second;
            EXPECT_EQ(bezoeker.stempel(), before) << bezoeker.naam(route);
        }
    }
}

TEST_F(Routes, a_form_of_our_own_site_is_welcome_also_behind_a_proxy_that_renames_the_host) {
    app.instellingen.basis_url = "http://ontknoop.waterveen.voorbeeld";
    const auto& wie = app.persoon(Rol::professional);
    using Header = std::pair<const char*, const char*>;
    for (const Header& header : {Header{"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "none"}, {"Origin", "http://127.0.0.1"},
                                 {"Origin", "http://ontknoop.waterveen.voorbeeld"}}) {
        auto request = bezoeker.verzoek(bezoeker.vind(Method::post, "/casussen/zoeken"), &wie);
        request.headers.set(header.first, header.second);
        EXPECT_EQ(app.handle(request).status, 200) << header.second;
    }
}

TEST_F(Routes, ids_that_do_not_exist_or_belong_to_others_look_the_same) {
    const std::string own_case = bezoeker.casus.value;
    for (const Route& route : bezoeker.routes()) {
        if (std::string_view(route.path).find("/:casus") == std::string_view::npos) continue;
        const auto& stranger = app.vreemde(Rol::doorbraakteamlid);
        for (const std::string& id : {own_case, std::string("0000000000000000"), std::string("x"), std::string("' OR 1=1 --")}) {
            auto request = bezoeker.verzoek(route, &stranger, id);
            const auto before = bezoeker.stempel();
            const auto response = app.handle(request);
            EXPECT_EQ(response.status, 404) << bezoeker.naam(route) << " met " << id;
            EXPECT_THAT(response.body, Not(HasSubstr(bezoeker.geheim))) << bezoeker.naam(route);
            EXPECT_EQ(bezoeker.stempel(), before) << bezoeker.naam(route);
        }
        // A colleague of the own organisation who has nothing to do with the case gets the same answer.
        EXPECT_EQ(app.handle(bezoeker.verzoek(route, &app.persoon(Rol::doorbraakteamlid, 77))).status, 404) << bezoeker.naam(route);
    }
}

TEST_F(Routes, users_of_another_organisation_are_not_found) {
    const auto& beheerder = app.persoon(Rol::beheerder);
    const std::string theirs = app.vreemde(Rol::professional).wie.gebruiker.value;
    EXPECT_EQ(app.get(beheerder, "/beheer/gebruikers/" + theirs).status, 404);
    for (const char* what : {"", "/uitnodigen", "/blokkeren"})
        EXPECT_EQ(app.post(beheerder, "/beheer/gebruikers/" + theirs + what, {{"naam", "X"}, {"email", "x@y.test"}, {"rollen", "jurist"}, {"geblokkeerd", "ja"}}).status, 404)
            << what;
}

TEST_F(Routes, an_unknown_address_is_404_for_everybody_and_a_wrong_method_405_with_what_is_allowed) {
    const auto& wie = app.persoon(Rol::professional);
    for (const char* path : {"/bestaat-niet", "/casussen/1/2/3/4/5", "/beheer/gebruikers/x/y/z"}) {
        EXPECT_EQ(app.get(wie, path).status, 404) << path;
        EXPECT_EQ(app.post(wie, path, {}).status, 404) << path;
    }
    for (const Route& route : bezoeker.routes()) {
        std::set<std::string> allowed;
        for (const Route& other : bezoeker.routes())
            if (std::string_view(other.path) == route.path) allowed.insert(std::string(http::method_name(other.method)));
        for (const Method method : {Method::get, Method::post, Method::put, Method::patch, Method::delete_, Method::other}) {
            if (allowed.contains(std::string(http::method_name(method)))) continue;
            auto request = bezoeker.verzoek(route, &wie);
            request.method = method;
            const auto response = app.handle(request);
            // A literal path may be answered by a route with a parameter in its place: "/casussen/nieuw" by "/casussen/:casus".
            if (response.status != 405) {
                EXPECT_THAT(response.status, AnyOf(200, 303, 400, 403, 404)) << bezoeker.naam(route);
                continue;
            }
            for (const std::string& name : allowed) EXPECT_THAT(response.headers.get("Allow"), HasSubstr(name)) << bezoeker.naam(route);
            EXPECT_THAT(response.headers.get("Allow"), Not(HasSubstr("GET, GET"))) << bezoeker.naam(route);
        }
    }
}

TEST_F(Routes, a_target_that_is_no_path_does_not_hurt) {
    for (const char* path : {"", "*", "x"}) {
        http::Request request = bezoeker.verzoek(bezoeker.vind(Method::get, "/"), nullptr);
        request.path = path;
        EXPECT_THAT(app.handle(request).status, AnyOf(400, 404)) << path;
    }
}

TEST_F(Routes, every_answer_carries_the_headers_that_protect_it) {
    const auto& wie = app.persoon(Rol::professional);
    for (const Route& route : bezoeker.routes()) {
        const auto response = bezoeker.bezoek(wie, route);
        for (const char* header : {"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Cache-Control"})
            EXPECT_TRUE(response.headers.has(header)) << bezoeker.naam(route) << " " << header;
        EXPECT_THAT(response.headers.get("Content-Security-Policy"), Not(HasSubstr("unsafe"))) << bezoeker.naam(route);
        EXPECT_THAT(response.body, Not(HasSubstr(" style=\""))) << bezoeker.naam(route) << ": the policy refuses inline style";
        EXPECT_THAT(response.body, Not(HasSubstr("onclick="))) << bezoeker.naam(route);
    }
}

TEST_F(Routes, a_page_that_another_site_asked_for_is_not_compressed) {
    auto request = bezoeker.verzoek(bezoeker.vind(Method::get, "/casussen"), &app.persoon(Rol::professional));
    request.headers.set("Accept-Encoding", "gzip");
    auto response = app.handle(request);
    http::finish(request, response);
    EXPECT_EQ(response.headers.get("Content-Encoding"), "gzip");
    request.headers.set("Sec-Fetch-Site", "cross-site");
    response = app.handle(request);
    http::finish(request, response);
    EXPECT_NE(response.headers.get("Content-Encoding"), "gzip");
}

TEST_F(Routes, a_refused_request_is_in_the_audit_trail_once_in_a_quarter_of_an_hour) {
    const auto& wie = app.persoon(Rol::student);
    auto refused = [&] {
        std::int64_t lines = 0;
        app.database().read([&](db::Connection& tx) { lines = logboek::count(tx, wie.wie.organisatie, {.gebruiker_id = wie.wie.gebruiker.value, .handeling = "toegang.geweigerd"}); });
        return lines;
    };
    EXPECT_EQ(app.get(wie, "/beheer/gebruikers").status, 403);
    EXPECT_EQ(app.get(wie, "/beheer/gebruikers").status, 403);
    EXPECT_EQ(refused(), 1);
    EXPECT_EQ(app.get(wie, "/beheer/teams").status, 403);
    EXPECT_EQ(app.post(wie, "/beheer/teams", {{"naam", "X"}}).status, 403);
    EXPECT_EQ(refused(), 2) << "another door is another line";
    app.clock.advance(std::chrono::minutes(16));
    EXPECT_EQ(app.get(wie, "/beheer/gebruikers").status, 403);
    EXPECT_EQ(refused(), 3);
}

TEST_F(Routes, reading_a_case_is_in_the_audit_trail_once_a_visit) {
    const auto& maker = bezoeker.maker;
    auto reads = [&] {
        std::int64_t lines = 0;
        app.database().read([&](db::Connection& tx) { lines = logboek::count(tx, maker.wie.organisatie, {.handeling = "casus.gelezen", .object_id = bezoeker.casus.value}); });
        return lines;
    };
    const std::string path = "/casussen/" + bezoeker.casus.value;
    app.get(maker, path);
    app.get(maker, path + "/plan/verhaal");
    EXPECT_EQ(reads(), 1);
    app.clock.advance(std::chrono::minutes(14));
    app.get(maker, path);
    EXPECT_EQ(reads(), 1);
    app.clock.advance(std::chrono::minutes(2));
    app.get(maker, path);
    EXPECT_EQ(reads(), 2);
}

TEST_F(Routes, somebody_who_asks_too_much_is_told_to_wait_and_made_up_cookies_do_not_help) {
    app.instellingen.verzoeken_per_minuut = 5;
    const auto& wie = app.persoon(Rol::professional);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(app.get(wie, "/casussen/nieuw").status, 200);
    const auto refused = app.get(wie, "/casussen/nieuw");
    EXPECT_EQ(refused.status, 429);
    EXPECT_TRUE(refused.headers.has("Retry-After"));
    EXPECT_EQ(app.get(app.persoon(Rol::jurist), "/").status, 200) << "a colleague goes on";
    int let_in = 0;
    for (int i = 0; i < 300; ++i) {
        auto request = bezoeker.verzoek(bezoeker.vind(Method::get, "/aanmelden"), nullptr);
        request.cookies.set(session_cookie_name(app.instellingen), "verzonnen" + std::to_string(i));
        if (app.handle(request).status != 429) ++let_in;
    }
    EXPECT_LE(let_in, 100);
    app.clock.advance(std::chrono::minutes(1));
    EXPECT_EQ(app.get(wie, "/casussen/nieuw").status, 200);
}

// Every page of a case with something in every field, on both engines: no statement that only one of them understands.
class EveryPage : public testing::TestWithParam<db::Engine> {};

TEST_P(EveryPage, answers_who_may_see_it) {
    Bezoeker bezoeker(GetParam());
    for (const Route& route : bezoeker.routes()) {
        if (route.method != Method::get) continue;
        const auto response = bezoeker.bezoek(bezoeker.iemand_met(route.recht), route);
        EXPECT_THAT(response.status, AnyOf(200, 303, 400, 404)) << bezoeker.naam(route);
        if (response.status == 200 && std::string_view(response.headers.get("Content-Type")).starts_with("text/html")) {
            EXPECT_THAT(test::id_problems(response.body), testing::IsEmpty()) << bezoeker.naam(route);
        }
    }
}
INSTANTIATE_TEST_SUITE_P(On, EveryPage, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::app
