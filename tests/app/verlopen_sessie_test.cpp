// SPDX-License-Identifier: EUPL-1.2
// A session that ends while somebody types: nothing typed is lost, from the refused form to the saved text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bezoeker.h"

namespace ontknoop::app {
namespace {

using http::Method;
using http::Response;
using test::Bezoeker;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using toegang::Rol;

// The hidden fields of a page, as a browser would send them back.
http::Fields hidden_fields(std::string_view page, std::string_view action) {
    http::Fields fields;
    const std::size_t form = page.find("action=\"" + std::string(action) + "\"");
    if (form == std::string_view::npos) return fields;
    const std::string_view inside = page.substr(form, page.find("</form>", form) - form);
    auto attribute = [](std::string_view tag, std::string_view name) -> std::string {
        const std::string opening = " " + std::string(name) + "=\"";
        const std::size_t at = tag.find(opening);
        if (at == std::string_view::npos) return {};
        std::string text(tag.substr(at + opening.size(), tag.find('"', at + opening.size()) - at - opening.size()));
        for (const auto& [entity, sign] : {std::pair{"&quot;", "\""}, {"&#34;", "\""}, {"&#39;", "'"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&#10;", "\n"}, {"&amp;", "&"}})
            for (std::size_t k = text.find(entity); k != std::string::npos; k = text.find(entity, k + 1)) text.replace(k, std::string_view(entity).size(), sign);
        return text;
    };
    for (std::size_t at = inside.find("<input type=\"hidden\""); at != std::string_view::npos; at = inside.find("<input type=\"hidden\"", at + 1)) {
        const std::string_view tag = inside.substr(at, inside.find('>', at) - at + 1);
        fields.add(attribute(tag, "name"), attribute(tag, "value"));
    }
    return fields;
}

class VerlopenSessie : public testing::Test {
protected:
    Bezoeker bezoeker;
    test::App& app = bezoeker.app;
    const std::string wachtwoord = "vier woorden zijn genoeg";
    const std::string tekst = "Zij zegt: \"ik wil <niet> opgenomen\" & de hond dan?\nTweede regel.";
    std::string email;

    void SetUp() override {
        app.als(bezoeker.maker, [&](Context& ctx) {
            const auto& wie = bezoeker.maker.wie;
            toegang::set_wachtwoord(ctx.tx(), wie.organisatie, wie.gebruiker, crypto::hash_password(wachtwoord));
            email = toegang::find_gebruiker(ctx.tx(), wie.organisatie, wie.gebruiker)->email;
            return true;
        });
    }
    http::Request post(const std::string& path, http::Fields form, const std::string& cookie) {
        http::Request request;
        request.method = Method::post;
        request.target = request.path = path;
        request.form = std::move(form);
        request.headers.set("Host", "127.0.0.1");
        request.remote_address = "127.0.0.1";
        request.id = "test";
        if (!cookie.empty()) request.cookies.add(std::string(session_cookie_name(app.instellingen)), cookie);
        return request;
    }
    std::string cookie_of(const Response& response) {
        const std::string set(response.headers.get("Set-Cookie"));
        const std::size_t from = set.find('=') + 1;
        return set.substr(from, set.find(';') - from);
    }
    std::string path() const { return "/casussen/" + bezoeker.casus.value + "/onderdelen"; }
    http::Fields typed() {
        http::Fields form;
        form.add("csrf", bezoeker.csrf(bezoeker.maker));
        form.add("onderdeelsoort", "opmerking");
        form.add("tekst", tekst);
        form.add("bij", "verhaal");
        return form;
    }
    std::vector<std::string> remarks() {
        return app.als(bezoeker.maker, [&](Context& ctx) {
            std::vector<std::string> all;
            const auto plan = maatwerkplan::load_plan(ctx, casus::open(ctx, bezoeker.casus.value, casus::Toegang::lezen).value());
            for (const auto* o : plan.van("opmerking")) all.emplace_back(o->get("tekst"));
            return all;
        });
    }
};

TEST_F(VerlopenSessie, keeps_the_text_through_signing_in_and_saves_it_once) {
    // 1 Typed for longer than the session lives.
    http::Fields form = typed();
    app.clock.advance(std::chrono::hours(2));
    const Response sign_in = app.handle(post(path(), form, bezoeker.maker.cookie));
    ASSERT_EQ(sign_in.status, 401);
    EXPECT_THAT(sign_in.body, Not(HasSubstr("<niet>"))) << "kept as text, never as markup";
    EXPECT_THAT(sign_in.body, HasSubstr("Jouw tekst staat er nog."));
    EXPECT_THAT(sign_in.body, Not(HasSubstr("Er klopt iets nog niet"))) << "being away is no mistake";
    EXPECT_THAT(remarks(), ElementsAre());

    // 2 The sign-in form holds everything; the first password is mistyped, and still nothing is lost.
    http::Fields credentials = hidden_fields(sign_in.body, "/aanmelden");
    EXPECT_FALSE(credentials.has("bewaard.csrf"));
    credentials.add("email", email);
    http::Fields wrong = credentials;
    wrong.add("wachtwoord", "verkeerd getypt vandaag");
    const Response again = app.handle(post("/aanmelden", wrong, bezoeker.maker.cookie));
    ASSERT_EQ(again.status, 400);
    credentials = hidden_fields(again.body, "/aanmelden");
    credentials.add("email", email);
    credentials.add("wachtwoord", wachtwoord);
    const Response resend = app.handle(post("/aanmelden", credentials, bezoeker.maker.cookie));
    ASSERT_EQ(resend.status, 200);
    const std::string fresh = cookie_of(resend);
    ASSERT_FALSE(fresh.empty());

    // 3 One button sends the text on.
    const http::Fields kept = hidden_fields(resend.body, path());
    EXPECT_EQ(kept.get("tekst"), tekst);
    const Response saved = app.handle(post(path(), kept, fresh));
    EXPECT_EQ(saved.status, 303) << saved.body;
    EXPECT_THAT(remarks(), ElementsAre(tekst));

    // 4 Pressing the button twice does no harm.
    app.handle(post(path(), kept, fresh));
    EXPECT_THAT(remarks(), ElementsAre(tekst));
}

TEST_F(VerlopenSessie, a_form_of_the_session_before_is_offered_for_sending_once_more) {
    http::Fields form = typed();
    form.set("csrf", "van-een-vorige-sessie");
    const Response offered = app.handle(post(path(), form, bezoeker.maker.cookie));
    ASSERT_EQ(offered.status, 403);
    const Response saved = app.handle(post(path(), hidden_fields(offered.body, path()), bezoeker.maker.cookie));
    EXPECT_EQ(saved.status, 303);
    EXPECT_THAT(remarks(), ElementsAre(tekst));
}

TEST_F(VerlopenSessie, a_form_of_the_session_before_is_not_told_that_its_writer_was_signed_out) {
    http::Fields form = typed();
    form.set("csrf", "van-een-vorige-sessie");
    const Response offered = app.handle(post(path(), form, bezoeker.maker.cookie));
    EXPECT_THAT(offered.body, Not(HasSubstr("Je was uitgelogd")));
    EXPECT_THAT(offered.body, HasSubstr("stond al open voordat je voor het laatst inlogde"));
}

TEST_F(VerlopenSessie, who_sends_too_fast_gets_the_text_back_and_the_page_and_the_header_say_the_same_wait) {
    app.instellingen.verzoeken_per_minuut = 60;
    for (int i = 0; i < 60; ++i) app.get(bezoeker.maker, "/casussen");
    const Response refused = app.handle(post(path(), typed(), bezoeker.maker.cookie));
    ASSERT_EQ(refused.status, 429);
    EXPECT_THAT(remarks(), ElementsAre());
    const std::string seconds(refused.headers.get("Retry-After"));
    EXPECT_EQ(seconds, "5") << "a handful of requests, at one a second";
    EXPECT_THAT(refused.body, HasSubstr("Wacht " + seconds + " seconden"));
    app.clock.advance(std::chrono::seconds(std::stoi(seconds)));
    EXPECT_EQ(app.handle(post(path(), hidden_fields(refused.body, path()), bezoeker.maker.cookie)).status, 303);
    EXPECT_THAT(remarks(), ElementsAre(tekst));
}

TEST_F(VerlopenSessie, who_sends_too_fast_never_sees_a_password_come_back_nor_the_words_of_another_site) {
    app.instellingen.verzoeken_per_minuut = 60;
    for (int i = 0; i < 60; ++i) app.get(bezoeker.maker, "/casussen");
    http::Fields form = typed();
    form.add("wachtwoord", "GEHEIM-WACHTWOORD-1");
    form.add("herhaald", "GEHEIM-WACHTWOORD-2");
    EXPECT_THAT(app.handle(post(path(), form, bezoeker.maker.cookie)).body, Not(HasSubstr("GEHEIM-WACHTWOORD")));
    auto elsewhere = post(path(), typed(), bezoeker.maker.cookie);
    elsewhere.headers.set("Sec-Fetch-Site", "cross-site");
    const Response refused = app.handle(elsewhere);
    EXPECT_EQ(refused.status, 429);
    EXPECT_THAT(refused.body, Not(HasSubstr("de hond dan")));
}

TEST_F(VerlopenSessie, who_signs_in_too_fast_keeps_the_text_that_waits_in_the_sign_in_form) {
    app.clock.advance(std::chrono::hours(2));
    http::Fields credentials = hidden_fields(app.handle(post(path(), typed(), bezoeker.maker.cookie)).body, "/aanmelden");
    credentials.add("email", email);
    credentials.add("wachtwoord", wachtwoord);
    app.instellingen.verzoeken_per_minuut = 60;
    for (int i = 0; i < 60; ++i) app.get(bezoeker.maker, "/aanmelden");
    const Response refused = app.handle(post("/aanmelden", credentials, bezoeker.maker.cookie));
    ASSERT_EQ(refused.status, 429);
    EXPECT_THAT(refused.body, HasSubstr("Wacht " + std::string(refused.headers.get("Retry-After")) + " seconden"));
    EXPECT_THAT(refused.body, Not(HasSubstr(wachtwoord)));
    app.clock.advance(std::chrono::seconds(10));
    credentials = hidden_fields(refused.body, "/aanmelden");
    credentials.add("email", email);
    credentials.add("wachtwoord", wachtwoord);
    const Response resend = app.handle(post("/aanmelden", credentials, bezoeker.maker.cookie));
    ASSERT_EQ(resend.status, 200);
    EXPECT_EQ(hidden_fields(resend.body, path()).get("tekst"), tekst);
}

TEST_F(VerlopenSessie, too_many_wrong_passwords_say_in_page_and_header_how_long_the_door_stays_closed) {
    app.instellingen.aanmeldpogingen = 2;
    http::Fields wrong;
    wrong.add("email", email);
    wrong.add("wachtwoord", "verkeerd getypt vandaag");
    for (int i = 0; i < 2; ++i) app.handle(post("/aanmelden", wrong, ""));
    app.clock.advance(std::chrono::minutes(4));
    const Response refused = app.handle(post("/aanmelden", wrong, ""));
    ASSERT_EQ(refused.status, 429);
    const std::string seconds(refused.headers.get("Retry-After"));
    EXPECT_EQ(seconds, "660") << "a quarter of an hour from the first try";
    EXPECT_THAT(refused.body, HasSubstr("Wacht 11 minuten"));
    app.clock.advance(std::chrono::seconds(std::stoi(seconds)));
    http::Fields right = wrong;
    right.set("wachtwoord", wachtwoord);
    EXPECT_EQ(app.handle(post("/aanmelden", right, "")).status, 303);
}

TEST_F(VerlopenSessie, who_signed_in_in_another_tab_goes_on_from_the_waiting_sign_in_form) {
    http::Fields form = typed();
    app.clock.advance(std::chrono::hours(2));
    const Response sign_in = app.handle(post(path(), form, bezoeker.maker.cookie));
    http::Fields waiting = hidden_fields(sign_in.body, "/aanmelden");
    waiting.add("email", email);
    waiting.add("wachtwoord", "maakt nu niet meer uit");
    http::Fields elsewhere;
    elsewhere.add("email", email);
    elsewhere.add("wachtwoord", wachtwoord);
    const std::string fresh = cookie_of(app.handle(post("/aanmelden", elsewhere, "")));
    const Response resend = app.handle(post("/aanmelden", waiting, fresh));
    ASSERT_EQ(resend.status, 200);
    EXPECT_EQ(app.handle(post(path(), hidden_fields(resend.body, path()), fresh)).status, 303);
    EXPECT_THAT(remarks(), ElementsAre(tekst));
}

TEST_F(VerlopenSessie, autosave_hears_in_json_that_it_has_to_sign_in) {
    app.clock.advance(std::chrono::hours(2));
    auto request = post(path(), typed(), bezoeker.maker.cookie);
    request.headers.set("X-Requested-With", "autosave");
    const Response response = app.handle(request);
    EXPECT_EQ(response.status, 401);
    EXPECT_THAT(response.headers.get("Content-Type"), HasSubstr("json"));
}

TEST_F(VerlopenSessie, passwords_are_never_put_back_in_a_page) {
    http::Fields form;
    form.add("wachtwoord", "GEHEIM-WACHTWOORD-1");
    form.add("herhaald", "GEHEIM-WACHTWOORD-2");
    form.add("naam", "blijft staan");
    const Response response = app.handle(post("/beheer/teams", form, ""));
    EXPECT_EQ(response.status, 401);
    EXPECT_THAT(response.body, Not(HasSubstr("GEHEIM-WACHTWOORD")));
    EXPECT_THAT(response.body, HasSubstr("blijft staan"));
}

TEST_F(VerlopenSessie, signing_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use) {
    http::Fields form;
    form.add("email", email);
    form.add("wachtwoord", wachtwoord);
    std::string cookie(app.handle(post("/aanmelden", form, "")).headers.get("Set-Cookie"));
    EXPECT_THAT(cookie, HasSubstr("HttpOnly"));
    EXPECT_THAT(cookie, HasSubstr("SameSite=Lax"));
    app.instellingen.basis_url = "https://ontknoop.voorbeeld";
    cookie = app.handle(post("/aanmelden", form, "")).headers.get("Set-Cookie");
    EXPECT_TRUE(cookie.starts_with("__Host-sessie=")) << cookie;
    EXPECT_THAT(cookie, HasSubstr("Secure"));
    EXPECT_THAT(cookie, HasSubstr("Path=/"));
    EXPECT_THAT(cookie, Not(HasSubstr("Domain")));
}

TEST_F(VerlopenSessie, signing_out_ends_the_session_and_clears_what_the_browser_kept) {
    http::Fields form;
    form.add("csrf", bezoeker.csrf(bezoeker.maker));
    const Response out = app.handle(post("/afmelden", form, bezoeker.maker.cookie));
    EXPECT_EQ(out.status, 303);
    EXPECT_THAT(out.headers.get("Clear-Site-Data"), HasSubstr("cache"));
    EXPECT_EQ(app.get(bezoeker.maker, "/").status, 303);
}

TEST(Verder, leads_only_to_a_path_of_this_site) {
    for (const char* fine : {"/", "/casussen", "/casussen/0000000000000000/plan/verhaal?x=1", "/wetten?zoek=a%20b"}) EXPECT_EQ(safe_path(fine), fine);
    for (const char* away : {"", "casussen", "//elders.voorbeeld", "/\\elders.voorbeeld", "\\\\elders", "https://elders.voorbeeld", "/\t/elders.voorbeeld",
                             "/\n/elders.voorbeeld", "/\r/elders.voorbeeld", " //elders.voorbeeld", "/ /elders", "javascript:alert(1)", "/\x7f/elders"})
        EXPECT_EQ(safe_path(away), "/") << away;
    EXPECT_EQ(safe_path("/" + std::string(300'000, 'a')), "/") << "nobody can ask for that, and no browser reads such a head";
}

TEST_F(VerlopenSessie, signing_in_never_leads_to_another_site) {
    for (const char* away : {"//elders.voorbeeld", "/\t/elders.voorbeeld", "https://elders.voorbeeld", "/\\elders.voorbeeld"}) {
        http::Fields form;
        form.add("email", email);
        form.add("wachtwoord", wachtwoord);
        form.add("verder", away);
        const Response response = app.handle(post("/aanmelden", form, ""));
        EXPECT_EQ(response.status, 303);
        EXPECT_EQ(response.headers.get("Location"), "/") << away;
    }
}

}  // namespace
}  // namespace ontknoop::app
