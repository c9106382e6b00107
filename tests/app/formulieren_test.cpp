// SPDX-License-Identifier: EUPL-1.2
// Every form that any page shows, found by following the links as its reader would: hostile words in every field never break
// a page, never come out as markup, and what was kept of them breaks no page after.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../maatwerkplan/voorbeeldplan.h"
#include "base/text.h"
#include "bezoeker.h"
#include "html/html.h"
#include "kruiper.h"

namespace ontknoop::app {
namespace {

using test::GevondenFormulier;
using test::Persoon;
using testing::HasSubstr;
using testing::Not;
using toegang::Rol;

struct Gif {
    const char* wat;
    std::string tekst;
    bool ook_verborgen;  // in the place of ids and versions as well
};
const std::vector<Gif>& gif() {
    auto maal = [](std::string_view wat, int keer) {
        std::string all;
        for (int i = 0; i < keer; ++i) all += wat;
        return all;
    };
    // Bytes that are no text are refused before any handler: slechte_invoer_test.cpp.
    static const std::vector<Gif> all = {
        {"letters of two bytes, cut anywhere", maal("é", 3000), true},
        {"the same, one further", "x" + maal("\U0001F415", 1500), false},
        {"control characters", "a\x01\x08\x1b[2Jb\r\nSet-Cookie: sessie=x", false},
        {"markup, SQL, patterns and right to left", "</textarea><script>alert(1)</script>\" onmouseover=\"alert(1)'); DROP TABLE casus; -- %_\\*{0}%s$1\u202Ex\u2066", true},
        {"the largest number", "9223372036854775807", true},
        {"a number far too big", "-99999999999999999999999999", false},
        {"a year far away", "99999-12-31", false},
        {"an id of nothing", "0000000000000000", true},
    };
    return all;
}

// On PostgreSQL, which is the stricter of the two: it takes no bytes that are no text, and no number beyond its type.
class Formulieren : public testing::Test {
protected:
    test::Bezoeker bezoeker{db::Engine::postgres};
    test::App& app = bezoeker.app;
    const std::string pad = "/casussen/" + bezoeker.casus.value;

    void SetUp() override {
        app.instellingen.aanmeldpogingen = 100000;
        maatwerkplan::maak_vol(app, bezoeker.maker, bezoeker.casus);
        const Persoon& maker = bezoeker.maker;
        app.post(maker, pad + "/delen", {{"gedeeld", "ja"}});
        app.post(maker, pad + "/vragen", {{"vraag", "Wie weet een fonds?"}});
        app.post(maker, pad + "/rekenbewijs", {});
        app.post(maker, "/wetten/juristvragen", {{"vraag", "Mag dit?"}});
        const auto vraag = app.post(maker, pad + "/juristvragen", {{"vraag", "Mag dit?"}});
        EXPECT_EQ(vraag.status, 303) << vraag.body.substr(0, 3000);
    }
    // A page never breaks, and never shows what a browser would run or cannot read.
    void verwacht_heel(const http::Response& response, const std::string& waar) {
        ASSERT_LT(response.status, 500) << waar;
        EXPECT_THAT(std::string(response.headers.get("Location")), Not(testing::ContainsRegex("[\r\n]"))) << waar;
        const std::string_view soort = response.headers.get("Content-Type");
        const bool html = soort.starts_with("text/html");
        if (!html && !soort.starts_with("application/json")) return;
        EXPECT_TRUE(is_valid_utf8(response.body)) << waar;
        if (!html) return;
        EXPECT_EQ(response.body.find("<script>alert"), std::string::npos) << waar;
        EXPECT_EQ(response.body.find("\" onmouseover=\""), std::string::npos) << waar;
    }
    std::vector<std::string> begin() const { return {"/", "/casussen", "/wetten", "/prijzen", "/inzicht", "/beheer", "/rekensommen", "/ik", "/hulp", "/vragen", pad, pad + "/plan/alles"}; }
};

TEST_F(Formulieren, of_every_page_take_anything_in_every_field) {
    std::size_t geprobeerd = 0;
    std::set<std::string> vormen;
    for (const Rol rol : {Rol::professional, Rol::jurist, Rol::beheerder, Rol::platformbeheerder, Rol::tariefbeheerder, Rol::controller, Rol::beslisser, Rol::projectleider}) {
        const Persoon& wie = rol == Rol::professional ? bezoeker.maker : app.persoon(rol);
        const auto tocht = test::kruip(wie, begin(), [&](const std::string& naar) {
            auto response = app.get(wie, naar);
            verwacht_heel(response, naar);
            return response;
        }, 1);
        for (const GevondenFormulier& form : tocht.formulieren) {
            const std::string vorm = test::zonder_ids(form.action);
            // What takes the ground away under all others.
            if (vorm == "/afmelden" || vorm.ends_with("/blokkeren") || vorm.ends_with("/status") || vorm == "/ik/sessies") continue;
            std::string sleutel = form.get ? "? " + vorm : vorm;
            for (const auto& veld : form.velden) sleutel += " " + veld.naam;
            if (!vormen.insert(sleutel).second) continue;
            for (const Gif& g : gif())
                for (const bool verborgen : {false, true}) {
                    if (verborgen && !g.ook_verborgen) continue;
                    test::Formulier velden;
                    for (const auto& veld : form.velden) velden.emplace_back(veld.naam, veld.verborgen && !verborgen ? veld.waarde : g.tekst);
                    const std::string waar = form.pagina + " → " + form.action + ": " + g.wat + (verborgen ? ", everywhere" : "");
                    // As the script sends it when it saves a plan, which draws no page; else as the button does.
                    if (form.get) {
                        html::Url url = html::Url::own(form.action);
                        for (const auto& [naam, waarde] : velden) url = std::move(url).query(naam, utf8_prefix(waarde, 300));
                        verwacht_heel(app.get(wie, url.text()), waar);
                        continue;
                    }
                    const bool bewaart = !verborgen && vorm.find("/onderdelen") != std::string::npos;
                    verwacht_heel(bewaart ? app.autosave(wie, form.action, velden) : app.post(wie, form.action, velden), waar);
                    ++geprobeerd;
                }
        }
    }
    EXPECT_GT(geprobeerd, 500u) << "the pages have forms";
    // What was kept of it is shown as words.
    for (const Rol rol : {Rol::professional, Rol::jurist, Rol::beheerder}) {
        const Persoon& wie = rol == Rol::professional ? bezoeker.maker : app.persoon(rol);
        test::kruip(wie, begin(), [&](const std::string& naar) {
            auto response = app.get(wie, naar);
            verwacht_heel(response, naar + " after it all");
            return response;
        }, 1);
    }
}

}  // namespace
}  // namespace ontknoop::app
