// SPDX-License-Identifier: EUPL-1.2
// Hostile and oversized input to every form of the program: never a 500, never markup, and what was typed stays.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "bezoeker.h"

namespace ontknoop::app {
namespace {

using http::Method;
using test::Bezoeker;
using testing::HasSubstr;
using testing::Not;
using toegang::Rol;

// What the forms of the program send. A route that is not here gets a bit of everything.
const std::map<std::string_view, std::vector<std::string>> velden = {
    {"/aanmelden", {"email", "wachtwoord", "verder"}},
    {"/uitnodiging/:organisatie/:token", {"wachtwoord", "herhaald"}},
    {"/ik/sessies", {"sessie"}},
    {"/beheer/gebruikers", {"naam", "email", "rollen", "teams", "versie"}},
    {"/beheer/gebruikers/:gebruiker", {"naam", "email", "rollen", "teams", "versie"}},
    {"/beheer/gebruikers/:gebruiker/blokkeren", {"geblokkeerd"}},
    {"/beheer/teams", {"naam"}},
    {"/beheer/organisaties", {"naam", "soort", "gemeentecode"}},
    {"/casussen", {"alias", "aanleiding", "oefen"}},
    {"/casussen/zoeken", {"zoek", "status", "mijn"}},
    {"/casussen/:casus/status", {"naar", "toelichting", "uitkomst", "les", "uren_bespaard"}},
    {"/casussen/:casus/delen", {"gedeeld"}},
    {"/casussen/:casus/deelnemers", {"gebruiker"}},
    {"/casussen/:casus/deelnemers/verwijderen", {"gebruiker"}},
    {"/casussen/:casus/overdragen", {"gebruiker"}},
    {"/casussen/:casus/wissen", {"nummer"}},
    {"/casussen/:casus/onderdelen", {"onderdeelsoort", "ouder", "tekst", "terug", "formulier"}},
    {"/casussen/:casus/onderdelen/:onderdeel", {"versie", "gezien", "aanwezig", "eerste_stap", "bedrag", "uiterste_datum", "overschrijf", "terug"}},
    {"/casussen/:casus/geschiedenis/terugzetten", {"onderdeel", "versie"}},
};
const std::vector<std::string> van_alles = {"naam", "tekst", "zoek", "versie", "onderdeel", "prijs", "sjabloon", "doorbraak", "plaats", "volgorde", "terug",
                                            "bepaling", "belemmering", "motivering", "oordeel", "bedrag", "aantal", "scenario", "id", "pagina", "naar"};

struct Kwaad {
    const char* wat;
    std::string tekst;
};
const std::vector<Kwaad>& kwaad() {
    static const std::vector<Kwaad> all = {
        {"empty", ""},
        {"more than any field takes", std::string(50'000, 'x')},
        {"malformed UTF-8", "abc\xff\xfe\xc3"},
        {"an overlong slash", "\xc0\xaf"},
        {"half a surrogate", "\xed\xa0\x80"},
        {"NUL", std::string("a\0b", 3)},
        {"control characters", "a\x01\x08\x1b[2Jb"},
        {"line feeds for a header", "a\r\nSet-Cookie: sessie=x"},
        {"script", "<script>alert(1)</script>"},
        {"an attribute", "\" onmouseover=\"alert(1)"},
        {"SQL", "'; DROP TABLE casus; --"},
        {"a formula", "=HYPERLINK(\"http://elders\")"},
        {"right to left", "\u202Egnirts\u202C"},
        {"a number far too big", "99999999999999999999999999"},
        {"a negative number", "-1"},
        {"a path", "../../../etc/passwd"},
        {"a format", "{0}{1}%s%n"},
    };
    return all;
}

class SlechteInvoer : public testing::Test {
protected:
    Bezoeker bezoeker;
    test::App& app = bezoeker.app;

    const test::Persoon& wie_voor(const Route& route) { return bezoeker.iemand_met(route.recht); }
    http::Request verzoek(const Route& route, const std::string& slecht, const std::string& in_veld, const std::string& rest) {
        auto request = bezoeker.verzoek(route, route.recht == toegang::Recht::openbaar ? nullptr : &wie_voor(route));
        const auto known = velden.find(route.path);
        for (const std::string& veld : known == velden.end() ? van_alles : known->second) request.form.add(veld, veld == in_veld || in_veld.empty() ? slecht : rest);
        return request;
    }
};

TEST_F(SlechteInvoer, in_every_field_of_every_form_at_once_is_refused_in_words) {
    for (const Route& route : bezoeker.routes()) {
        if (route.method == Method::get || route.path == "/afmelden") continue;
        for (const Kwaad& k : kwaad()) {
            const auto response = app.handle(verzoek(route, k.tekst, "", ""));
            EXPECT_LT(response.status, 500) << bezoeker.naam(route) << ": " << k.wat;
            EXPECT_THAT(response.body, Not(HasSubstr("<script>alert"))) << bezoeker.naam(route);
            EXPECT_THAT(response.body, Not(HasSubstr("\" onmouseover=\""))) << bezoeker.naam(route);
            EXPECT_THAT(response.headers.get("Location"), Not(HasSubstr("\n"))) << bezoeker.naam(route);
        }
    }
}

TEST_F(SlechteInvoer, a_megabyte_in_one_field_of_every_form_is_refused_or_kept_but_never_too_much) {
    const std::string megabyte(1'000'000, 'x');
    for (const Route& route : bezoeker.routes()) {
        if (route.method == Method::get || route.path == "/afmelden") continue;
        const auto known = velden.find(route.path);
        const std::string& veld = (known == velden.end() ? van_alles : known->second).front();
        EXPECT_LT(app.handle(verzoek(route, megabyte, veld, "")).status, 500) << bezoeker.naam(route);
    }
}

TEST_F(SlechteInvoer, in_one_field_of_each_form_keeps_what_was_typed_in_the_others) {
    const struct {
        const char *path, *bad_field, *bad, *kept_field;
    } forms[] = {
        {"/beheer/gebruikers", "email", "geen adres", "naam"},
        {"/beheer/gebruikers/:gebruiker", "email", "geen adres", "naam"},
        {"/beheer/organisaties", "gemeentecode", "GM1", "naam"},
        {"/casussen", "aanleiding", "bestaat niet", "alias"},
    };
    for (const auto& f : forms) {
        const auto response = app.handle(verzoek(bezoeker.vind(Method::post, f.path), f.bad, f.bad_field, "BLIJFT STAAN"));
        EXPECT_EQ(response.status, 400) << f.path;
        EXPECT_THAT(response.body, HasSubstr("BLIJFT STAAN")) << f.path << " " << f.kept_field;
        EXPECT_THAT(response.body, HasSubstr("id=\"fouten\"")) << f.path << ": the summary of errors";
        EXPECT_THAT(test::id_problems(response.body), testing::IsEmpty()) << f.path;
    }
}

TEST_F(SlechteInvoer, a_refused_step_keeps_the_reason_that_was_typed) {
    const std::string path = "/casussen/" + bezoeker.casus.value + "/status";
    const std::string lang(2001, 'y');
    auto response = app.post(bezoeker.maker, path, {{"naar", "ingetrokken"}, {"toelichting", lang}});
    EXPECT_EQ(response.status, 400);
    EXPECT_THAT(response.body, HasSubstr(lang));
    response = app.post(bezoeker.maker, path, {{"naar", "toegekend"}, {"toelichting", "mag dit?"}});
    EXPECT_EQ(response.status, 400) << "an arrow that does not exist";
    response = app.post(bezoeker.maker, path, {{"naar", "<script>"}, {"toelichting", ""}});
    EXPECT_EQ(response.status, 400);
}

TEST_F(SlechteInvoer, in_an_address_finds_nothing_and_breaks_nothing) {
    for (const Route& route : bezoeker.routes()) {
        if (route.method != Method::get) continue;
        for (const Kwaad& k : kwaad()) {
            auto request = bezoeker.verzoek(route, &wie_voor(route));
            for (const char* name : {"zoek", "pagina", "wie", "handeling", "object", "vanaf", "tot", "status", "melding", "verder", "keten", "leeg", "onderdeel", "domein", "wet"})
                request.query.add(name, k.tekst.substr(0, 4000));  // a longer address does not pass the server
            const auto response = app.handle(request);
            EXPECT_LT(response.status, 500) << bezoeker.naam(route) << ": " << k.wat;
            EXPECT_THAT(response.body, Not(HasSubstr("<script>alert"))) << bezoeker.naam(route);
            if (std::string_view(route.path).find(':') == std::string_view::npos) continue;
            // And in the place of an id.
            request = bezoeker.verzoek(route, &wie_voor(route), k.tekst.substr(0, 2000));
            EXPECT_LT(app.handle(request).status, 500) << bezoeker.naam(route) << ": " << k.wat;
        }
    }
}

TEST_F(SlechteInvoer, a_button_pressed_twice_does_it_once) {
    const auto& beheerder = app.persoon(Rol::beheerder);
    const test::Formulier collega = {{"naam", "Nieuw"}, {"email", "nieuw@waterveen.test"}, {"rollen", "jurist"}};
    EXPECT_EQ(app.post(beheerder, "/beheer/gebruikers", collega).status, 200);
    EXPECT_EQ(app.post(beheerder, "/beheer/gebruikers", collega).status, 400);
    const std::string pad = "/casussen/" + bezoeker.casus.value;
    const test::Formulier collega_erbij = {{"gebruiker", app.persoon(Rol::professional, 2).wie.gebruiker.value}};
    EXPECT_EQ(app.post(bezoeker.maker, pad + "/deelnemers", collega_erbij).status, 303);
    EXPECT_EQ(app.post(bezoeker.maker, pad + "/deelnemers", collega_erbij).status, 303);
    EXPECT_EQ(app.post(bezoeker.maker, pad + "/wissen", {{"nummer", "1"}}).status, 303);
    EXPECT_EQ(app.post(bezoeker.maker, pad + "/wissen", {{"nummer", "1"}}).status, 404);
}

TEST_F(SlechteInvoer, a_change_that_is_refused_half_way_leaves_nothing_behind) {
    // The case is made before its name is looked at: the refusal takes it back.
    const auto before = bezoeker.stempel();
    EXPECT_EQ(app.post(bezoeker.maker, "/casussen", {{"alias", ""}}).status, 400);
    EXPECT_EQ(bezoeker.stempel(), before);
}

}  // namespace
}  // namespace ontknoop::app
