// SPDX-License-Identifier: EUPL-1.2
// Bad input for every field of every kind of part: refused with all messages and all text kept, never a 500.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "voorbeeldplan.h"

namespace ontknoop::maatwerkplan {
namespace {

using test::Formulier;
using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

bool is_tekst(const Veld& veld) { return veld.soort == VeldSoort::regel || veld.soort == VeldSoort::tekst; }

// The fields a form asks for; the others are filled in by the program, whatever a form sends.
std::vector<Veld> gevraagd(const Soort& soort) {
    std::vector<Veld> velden;
    for (const Veld& veld : soort.velden)
        if (veld.invul == Invul::persoon) velden.push_back(veld);
    return velden;
}

// Typed as text, so that a refused form can show it again.
bool is_getypt(const Veld& veld) {
    return is_tekst(veld) || veld.soort == VeldSoort::geheel || veld.soort == VeldSoort::getal || veld.soort == VeldSoort::procent || veld.soort == VeldSoort::bedrag ||
           veld.soort == VeldSoort::datum;
}

class SlechteInvoer : public testing::Test {
protected:
    test::App app{{routes()}};
    const test::Persoon& maker = app.persoon(toegang::Rol::professional);
    const CasusId casus = app.casus(maker);
    std::string onderdelen = "/casussen/" + casus.value + "/onderdelen";
    const Plan vol = maak_vol(app, maker, casus);

    // The form of one existing part of this kind with one field filled in badly, and a good text beside it.
    http::Response stuur(const Soort& soort, const Veld& veld, const std::string& waarde) {
        const Onderdeel& o = *vol.een(soort.naam);
        Formulier form = {{"versie", "1"}, {"overschrijf", "1"}, {"aanwezig", std::string(veld.naam)}, {std::string(veld.naam), waarde}};
        for (const Veld& ander : gevraagd(soort))
            if (is_tekst(ander) && ander.naam != veld.naam && ander.naam != "bij") form.emplace_back(std::string(ander.naam), "GOED-" + std::string(ander.naam));
        return app.post(maker, onderdelen + "/" + o.id.value, form);
    }
    std::string waarheen(const Formulier& form) {
        const auto response = app.post(maker, onderdelen, form);
        EXPECT_EQ(response.status, 303);
        return std::string(response.headers.get("Location"));
    }
    void expect_refused(const Soort& soort, const Veld& veld, const std::string& waarde, const std::string& zichtbaar) {
        const auto response = stuur(soort, veld, waarde);
        const std::string wat = std::string(soort.naam) + "." + std::string(veld.naam);
        ASSERT_EQ(response.status, 400) << wat;
        const std::string id = "f-" + vol.een(soort.naam)->id.value + "-" + std::string(veld.naam);
        EXPECT_THAT(response.body, HasSubstr("href=\"#" + id + "\"")) << wat << ": the summary links to the field";
        EXPECT_THAT(test::id_problems(response.body), IsEmpty()) << wat;
        EXPECT_THAT(response.body, HasSubstr(zichtbaar)) << wat << ": what was typed stays";
        for (const Veld& ander : gevraagd(soort)) {
            if (!is_tekst(ander) || ander.naam == veld.naam || ander.naam == "bij") continue;
            EXPECT_THAT(response.body, HasSubstr("GOED-" + std::string(ander.naam))) << wat << ": so does the rest of the form";
        }
    }
};

TEST_F(SlechteInvoer, no_field_is_called_like_something_a_form_sends_beside_its_fields) {
    static const std::set<std::string_view> bezet = {"csrf", "terug", "onderdeelsoort", "formulier", "ouder", "versie", "gezien", "aanwezig",
                                                     "overschrijf", "neem_hun", "plaats", "volgorde", "omhoog", "omlaag", "weg"};
    for (const Soort& soort : soorten())
        for (const Veld& veld : soort.velden) EXPECT_FALSE(bezet.contains(veld.naam)) << soort.naam << "." << veld.naam;
}

TEST_F(SlechteInvoer, a_text_that_is_too_long_is_refused_and_kept) {
    for (const Soort& soort : soorten())
        for (const Veld& veld : gevraagd(soort)) {
            if (!is_tekst(veld)) continue;
            const auto maximum = static_cast<std::size_t>(veld.maximum ? veld.maximum : veld.soort == VeldSoort::regel ? 200 : 8000);
            const std::string lang = "BEGIN" + std::string(maximum, 'x');
            if (soort.naam == "opmerking") {  // a remark is not changed in a form of its own
                EXPECT_EQ(stuur(soort, veld, lang).status, 400);
                continue;
            }
            expect_refused(soort, veld, lang, lang);
        }
}

TEST_F(SlechteInvoer, what_is_no_number_amount_date_or_choice_is_refused_and_kept) {
    for (const Soort& soort : soorten())
        for (const Veld& veld : gevraagd(soort)) {
            if (is_tekst(veld)) continue;
            expect_refused(soort, veld, "geen <idee>", is_getypt(veld) ? "geen &lt;idee&gt;" : "");
        }
}

TEST_F(SlechteInvoer, control_characters_and_broken_utf8_are_refused) {
    for (const Soort& soort : soorten())
        for (const Veld& veld : gevraagd(soort))
            for (const std::string& waarde : {std::string("a\x01" "b"), std::string("a\x1b[2J"), std::string("\xff\xfe")})
                EXPECT_EQ(stuur(soort, veld, waarde).status, 400) << soort.naam << "." << veld.naam;
}

TEST_F(SlechteInvoer, hostile_text_is_kept_as_text_and_never_becomes_markup) {
    const std::string kwaad = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    for (const Soort& soort : soorten())
        for (const Veld& veld : gevraagd(soort)) {
            const auto response = stuur(soort, veld, kwaad);
            EXPECT_THAT(response.status, AnyOf(303, 400)) << soort.naam << "." << veld.naam;
            EXPECT_THAT(response.body, Not(HasSubstr("<script>alert"))) << soort.naam << "." << veld.naam;
            const bool past = is_tekst(veld) && (veld.maximum == 0 || veld.maximum > 60);
            if (past) {
                EXPECT_EQ(response.status, 303) << soort.naam << "." << veld.naam;
            }
        }
    for (const char* blad : {"/plan/alles", "/plan/canvas", "/gesprek", "/geschiedenis", "/plan/huishouden", "/plan/driehoek"}) {
        const auto response = app.get(maker, "/casussen/" + casus.value + blad);
        EXPECT_EQ(response.status, 200);
        EXPECT_THAT(response.body, Not(HasSubstr("<script>alert"))) << blad;
        EXPECT_THAT(response.body, Not(HasSubstr("<img src=x"))) << blad;
    }
}

TEST_F(SlechteInvoer, an_empty_field_is_always_fine) {
    for (const Soort& soort : soorten())
        for (const Veld& veld : gevraagd(soort)) EXPECT_EQ(stuur(soort, veld, "").status, 303) << soort.naam << "." << veld.naam;
}

TEST_F(SlechteInvoer, a_new_part_with_everything_wrong_names_every_field_at_once) {
    for (const Soort& soort : soorten()) {
        if (soort.aantal == Aantal::een || soort.een_per_ouder) continue;
        Formulier form = {{"onderdeelsoort", std::string(soort.naam)}};
        if (!soort.ouder.empty()) form.emplace_back("ouder", vol.een(soort.ouder)->id.value);
        for (const Veld& veld : gevraagd(soort)) form.emplace_back(std::string(veld.naam), is_tekst(veld) ? std::string(9000, 'x') : "fout!");
        const auto response = app.post(maker, onderdelen, form);
        ASSERT_EQ(response.status, 400) << soort.naam;
        for (const Veld& veld : gevraagd(soort)) {
            if (veld.naam == "bij") continue;  // chosen by the page itself
            EXPECT_THAT(response.body, HasSubstr("-" + std::string(veld.naam) + "\">")) << soort.naam << "." << veld.naam;
        }
    }
}

TEST_F(SlechteInvoer, what_the_program_fills_in_is_never_taken_from_a_form) {
    int velden = 0;
    for (const Soort& soort : soorten())
        for (const Veld& veld : soort.velden) {
            if (veld.invul == Invul::persoon) continue;
            ++velden;
            const std::string voor(vol.een(soort.naam)->get(veld.naam));
            EXPECT_EQ(stuur(soort, veld, "2026-01-01").status, 303) << veld.naam;
            EXPECT_EQ(lees_plan(app, maker, casus).een(soort.naam)->get(veld.naam), voor) << veld.naam;
        }
    EXPECT_GT(velden, 5);
}

TEST_F(SlechteInvoer, references_to_parts_of_another_kind_or_case_are_refused) {
    const CasusId andere = app.casus(maker);
    const std::string elders = maak_vol(app, maker, andere).een("behoefte")->id.value;
    const Soort& belemmering = *find_soort("belemmering");
    for (const std::string& id : {elders, vol.een("partij")->id.value, std::string("0000000000000000")})
        EXPECT_EQ(stuur(belemmering, *belemmering.veld("houdt_tegen"), id).status, 400) << id;
    const Soort& soort = *find_soort("casus");
    const std::string vreemde = app.vreemde(toegang::Rol::professional).wie.gebruiker.value;
    EXPECT_EQ(stuur(soort, *soort.veld("regisseur"), vreemde).status, 400) << "a colleague of another organisation";
}

TEST_F(SlechteInvoer, a_version_that_is_no_number_counts_as_the_oldest) {
    const std::string id = vol.een("verhaal")->id.value;
    for (const char* versie : {"", "abc", "-1", "999999999999999999999999"})
        EXPECT_THAT(app.post(maker, onderdelen + "/" + id, {{"versie", versie}, {"gaat_goed", std::string("x") + versie}}).status, AnyOf(303, 409)) << versie;
}

TEST_F(SlechteInvoer, the_place_and_the_order_bear_anything) {
    const std::string id = vol.een("partij")->id.value;
    for (const char* plaats : {"", "-5", "99999999999999999999", "abc"})
        EXPECT_EQ(app.post(maker, onderdelen + "/" + id + "/plaats", {{"plaats", plaats}}).status, 303) << plaats;
    EXPECT_EQ(app.post(maker, onderdelen + "/volgorde", {{"onderdeelsoort", "probleem"}, {"volgorde", ",,,"}}).status, 404);
    EXPECT_EQ(app.post(maker, onderdelen + "/volgorde", {}).status, 404);
}

TEST_F(SlechteInvoer, where_a_form_leads_to_is_never_what_somebody_made_up) {
    const std::string stap = "/casussen/" + casus.value + "/plan/huishouden", huishouden = stap + "?melding=toegevoegd#";
    EXPECT_EQ(waarheen({{"onderdeelsoort", "persoon"}, {"roepnaam", "Een"}, {"formulier", "nieuw-persoon"}}), huishouden + "nieuw-persoon-roepnaam");
    for (const std::string& formulier : {std::string(300'000, 'a'), std::string("\xc3\xa9"), std::string("a b"), std::string("\"><b>"), std::string()})
        EXPECT_EQ(waarheen({{"onderdeelsoort", "persoon"}, {"roepnaam", "Nog " + std::to_string(formulier.size())}, {"formulier", formulier}}), huishouden + "nieuw-persoon-roepnaam");
    EXPECT_LT(waarheen({{"onderdeelsoort", "persoon"}, {"roepnaam", "Terug"}, {"terug", stap + "?a=" + std::string(300'000, 'a')}}).size(), 300u);
}

}  // namespace
}  // namespace ontknoop::maatwerkplan
