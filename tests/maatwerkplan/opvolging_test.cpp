// SPDX-License-Identifier: EUPL-1.2
// Looking again at a closed plan: which day, and which days a person may fill in at all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "maatwerkplan/datumgrens.h"
#include "maatwerkplan/opvolging.h"

namespace ontknoop::maatwerkplan {
namespace {

Date dag(std::string_view iso) { return *parse_iso_date(iso); }

struct Maker {
    Plan plan;
    Maker& met(std::string_view soort, std::vector<std::pair<std::string_view, std::string>> velden) {
        Onderdeel o;
        o.id.value = std::string(soort) + std::to_string(plan.onderdelen.size());
        o.soort = find_soort(soort);
        for (auto& [veld, tekst] : velden) o.waarden.push_back({o.soort->veld(veld)->naam, tekst, 1});
        plan.onderdelen.push_back(std::move(o));
        return *this;
    }
};

TEST(Opvolging, is_proposed_half_a_year_from_now_on_a_day_that_exists) {
    EXPECT_EQ(voorstel_opvolgmoment(dag("2026-11-21")), dag("2027-05-21"));
    EXPECT_EQ(voorstel_opvolgmoment(dag("2026-08-31")), dag("2027-02-28"));
}

TEST(Opvolging, the_last_one_says_when_somebody_looks_again) {
    Maker m;
    EXPECT_EQ(volgende_opvolging(m.plan), std::nullopt);
    m.met("afsluiting", {{"uitkomst", "ja"}});
    EXPECT_EQ(volgende_opvolging(m.plan), std::nullopt) << "nobody agreed to look";
    m = Maker().met("afsluiting", {{"opvolgmoment", "2027-05-21"}});
    EXPECT_EQ(volgende_opvolging(m.plan), dag("2027-05-21"));
    m.met("opvolging", {{"op", ""}});
    EXPECT_EQ(volgende_opvolging(m.plan), dag("2027-05-21")) << "an empty one says nothing";
    m.met("opvolging", {{"op", "2027-11-20"}, {"hoe_nu", "Goed"}});
    EXPECT_EQ(volgende_opvolging(m.plan), std::nullopt) << "looked, and no next time";
    m.met("opvolging", {{"op", "2027-05-20"}, {"volgende", "2027-11-20"}});
    EXPECT_EQ(volgende_opvolging(m.plan), std::nullopt) << "the order is that of the days, not of the typing";
    ASSERT_EQ(opvolgingen(m.plan).size(), 2u);
    EXPECT_EQ(opvolgingen(m.plan)[0]->get("op"), "2027-05-20");
}

// Somebody writes one sentence long before the day that was agreed: the day stands.
TEST(Opvolging, a_look_before_the_agreed_day_does_not_take_that_day_away) {
    struct Geval {
        const char* waarom;
        std::vector<std::pair<const char*, const char*>> gekeken;  // op, volgende
        const char* dag;                                           // empty: nobody looks
    };
    const Geval gevallen[] = {
        {"an early note", {{"2027-01-10", ""}}, "2027-05-21"},
        {"two early notes", {{"2027-01-10", ""}, {"2027-05-20", ""}}, "2027-05-21"},
        {"a note without a day", {{"", ""}}, "2027-05-21"},
        {"an early one that agrees on another day", {{"2027-01-10", "2027-03-01"}}, "2027-03-01"},
        {"looked on the day", {{"2027-05-21", ""}}, ""},
        {"looked after it, and an early note before", {{"2027-01-10", ""}, {"2027-06-01", ""}}, ""},
        {"an early note before the day that the last one agreed", {{"2027-05-21", "2027-11-20"}, {"2027-08-01", ""}}, "2027-11-20"},
        {"looked on that day", {{"2027-05-21", "2027-11-20"}, {"2027-08-01", ""}, {"2027-11-20", ""}}, ""},
    };
    for (const Geval& g : gevallen) {
        Maker m;
        m.met("afsluiting", {{"opvolgmoment", "2027-05-21"}});
        for (const auto& [op, volgende] : g.gekeken) m.met("opvolging", {{"op", op}, {"hoe_nu", "Goed"}, {"volgende", volgende}});
        EXPECT_EQ(volgende_opvolging(m.plan), parse_iso_date(g.dag)) << g.waarom;
    }
    const Maker geen = Maker().met("afsluiting", {{"uitkomst", "ja"}}).met("opvolging", {{"op", "2027-01-10"}, {"hoe_nu", "Goed"}});
    EXPECT_EQ(volgende_opvolging(geen.plan), std::nullopt) << "no day was agreed";
}

TEST(Dag, of_an_agreement_or_a_promise_is_within_reach) {
    const Date vandaag = dag("2028-02-29");
    auto keur = [&](const char* soort, const char* veld, const char* iso) {
        const Soort& s = *find_soort(soort);
        const auto gekeurd = keur_dag(s, *s.veld(veld), iso, vandaag);
        return gekeurd ? std::string() : gekeurd.error()[0].code + " " + gekeurd.error()[0].field;
    };
    for (const auto& [soort, veld] : {std::pair{"afspraak", "datum"}, {"steun", "datum"}, {"doorbraak", "uiterste_datum"}, {"perspectief", "akkoord_op"}, {"rekensom", "startdatum"}}) {
        for (const char* goed : {"", "2000-01-01", "2028-02-28", "2028-02-29", "2028-03-01", "2038-02-28"}) EXPECT_EQ(keur(soort, veld, goed), "") << soort << goed;
        for (const char* fout : {"1999-12-31", "0026-03-01", "2038-03-01", "2999-01-01"}) EXPECT_EQ(keur(soort, veld, fout), std::string("veld.datum_ver_weg ") + veld) << soort << fout;
    }
    for (const auto& [soort, veld] : {std::pair{"afsluiting", "opvolgmoment"}, {"opvolging", "volgende"}}) {
        EXPECT_EQ(keur(soort, veld, "2028-03-01"), "");
        for (const char* fout : {"2028-02-29", "2027-01-01"}) EXPECT_EQ(keur(soort, veld, fout), std::string("veld.datum_voorbij ") + veld) << fout;
        EXPECT_EQ(keur(soort, veld, "2999-01-01"), std::string("veld.datum_ver_weg ") + veld);
    }
    EXPECT_EQ(keur("opvolging", "op", "2028-02-29"), "");
    EXPECT_EQ(keur("opvolging", "op", "2028-03-01"), "veld.datum_nog_niet op");
    EXPECT_EQ(keur("wetsgrond", "geldig_op", "1994-01-01"), "") << "a law may be old";
}

}  // namespace
}  // namespace ontknoop::maatwerkplan
