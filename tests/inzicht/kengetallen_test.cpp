// SPDX-License-Identifier: EUPL-1.2
// What one plan adds to the figures, and the statistics over them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "hulp.h"

namespace ontknoop::inzicht {
namespace {

using testing::ElementsAre;
using testing::Eq;
using testing::IsEmpty;
using testing::Optional;
using testing::Pair;
using std::chrono::year;

casus::Casus casus_van(std::string status, std::string gestart) {
    crypto::initialise();
    SeededRandom random(1);
    return {.status = std::move(status), .gestart_op = std::move(gestart), .sleutel = crypto::Key::make(random)};
}
Kengetal tel_zonder_som(const std::vector<Deel>& delen, std::string status = "concept", const std::vector<casus::Stap>& stappen = {}) {
    return tel(casus_van(std::move(status), "2026-03-01T10:00:00.000Z"), maak_plan(delen), stappen, nullptr, nullptr);
}

TEST(Kengetallen, days_are_calendar_days_in_the_netherlands) {
    // Five to midnight in Amsterdam is the day before five past: one day, although ten minutes.
    const auto k = tel(casus_van("ingediend", "2026-01-10T22:55:00.000Z"), {}, std::vector{stap("ingediend", "2026-01-10T23:05:00.000Z")}, nullptr, nullptr);
    EXPECT_EQ(k.begonnen, (year(2026) / 1 / 10));
    EXPECT_THAT(k.dagen_tot_indienen, Optional(1));
}

TEST(Kengetallen, lead_times_take_the_first_submission_and_the_first_decision_after_it) {
    const auto k = tel_zonder_som({}, "afgesloten",
                                  {stap("ingediend", "2026-03-11T10:00:00.000Z"), stap("concept", "2026-03-12T10:00:00.000Z"), stap("ingediend", "2026-03-15T10:00:00.000Z"),
                                   stap("afgewezen", "2026-03-21T10:00:00.000Z"), stap("geescaleerd", "2026-03-22T10:00:00.000Z"),
                                   stap("toegekend", "2026-04-01T10:00:00.000Z"), stap("afgesloten", "2026-05-01T10:00:00.000Z")});
    EXPECT_THAT(k.dagen_tot_indienen, Optional(10));
    EXPECT_THAT(k.dagen_tot_besluit, Optional(10)) << "11 to 21 March";
    EXPECT_THAT(k.dagen_geheel, Optional(61)) << "1 March to 1 May";
}

TEST(Kengetallen, a_decision_without_submission_has_no_lead_time) {
    const auto k = tel_zonder_som({}, "toegekend", {stap("toegekend", "2026-03-21T10:00:00.000Z")});
    EXPECT_THAT(k.dagen_tot_indienen, Eq(std::nullopt));
    EXPECT_THAT(k.dagen_tot_besluit, Eq(std::nullopt));
}

TEST(Kengetallen, a_plan_counts_once_for_each_domain_and_obstacle) {
    const auto k = tel_zonder_som({{"probleem", {{"leefgebied", "wonen"}}}, {"probleem", {{"leefgebied", "wonen"}}}, {"probleem", {{"omschrijving", "zonder gebied"}}},
                                   {"belemmering", {{"soort", "wet"}}}, {"belemmering", {{"soort", "wachttijd"}}}, {"belemmering", {{"soort", "wet"}}}});
    EXPECT_THAT(k.leefgebieden, ElementsAre("wonen"));
    EXPECT_THAT(k.belemmeringen, ElementsAre("wachttijd", "wet"));
}

TEST(Kengetallen, an_argument_is_answered_when_one_answer_helped) {
    const auto k = tel_zonder_som({{"belemmering", {{"tegenwerping", "privacy"}}}, {"tegenwerping", {{"argument", "precedent"}, {"uitkomst", "hielp_niet"}}},
                                   {"tegenwerping", {{"argument", "precedent"}, {"uitkomst", "hielp_deels"}}}, {"tegenwerping", {{"argument", "gedrag"}, {"uitkomst", "weet_nog_niet"}}}});
    EXPECT_THAT(k.tegenwerpingen, ElementsAre(Pair("gedrag", false), Pair("precedent", true), Pair("privacy", false)));
}

TEST(Kengetallen, a_kind_of_desk_counts_once_and_words_of_ones_own_only_when_the_organisation_knows_them) {
    const std::vector<wetten::Tegenwerping> eigen = {{"eigen-systeem", "Het systeem kan dit niet", {"x"}, "x", "x", "x"}};
    const auto k = tel(casus_van("concept", "2026-03-01T10:00:00.000Z"),
                       maak_plan({{"tegenwerping", {{"ander_argument", "eigen-systeem"}, {"soort_loket", "school"}, {"uitkomst", "hielp_niet"}}},
                                  {"tegenwerping", {{"ander_argument", "De juf van Pim zei nee"}, {"soort_loket", "school"}, {"uitkomst", "hielp_deels"}}}}),
                       {}, nullptr, nullptr, eigen);
    EXPECT_EQ(k.tegenwerpingen, (std::map<std::string, bool>{{"eigen-systeem", false}}));
    EXPECT_EQ(k.loketten, (std::map<std::string, bool>{{"school", true}}));
    EXPECT_EQ(k.antwoorden, (std::set<std::string>{"hielp_deels", "hielp_niet"}));
}
TEST(Kengetallen, parties_that_stop_are_gone_with_the_plan) {
    const auto k = tel_zonder_som({{"partij", {{"in_plan", "stopt"}}}, {"partij", {{"in_plan", "blijft"}}}, {"partij", {{"organisatie", "nog niet gezegd"}}}, {"partij", {{"in_plan", "verandert"}}}});
    EXPECT_EQ(k.partijen, 4);
    EXPECT_EQ(k.partijen_met_plan, 3);
}

TEST(Kengetallen, the_outcome_counts_only_when_the_plan_is_closed) {
    const std::vector<Deel> einde = {{"afsluiting", {{"uitkomst", "deels"}, {"uren_bespaard", "12.5"}, {"overleggen_bespaard", "3"}}}};
    EXPECT_THAT(tel_zonder_som(einde, "uitgevoerd").uitkomst, IsEmpty());
    const auto k = tel_zonder_som(einde, "afgesloten");
    EXPECT_EQ(k.uitkomst, "deels");
    EXPECT_THAT(k.uren_tienden, Optional(125));
    EXPECT_THAT(k.overleggen, Optional(3));
}

TEST(Kengetallen, words_of_a_person_never_get_into_the_figures) {
    const auto bepalingen = wetten::Bepalingen::load(inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud"));
    const std::string bekend = bepalingen.alle().front().id;
    const auto k = tel(casus_van("concept", "2026-03-01T10:00:00.000Z"),
                       maak_plan({{"wetsgrond", {{"bepaling", bekend}}}, {"wetsgrond", {{"bepaling", "omdat mevrouw dat nodig heeft"}}}}), {}, nullptr, &bepalingen);
    EXPECT_THAT(k.bepalingen, ElementsAre(bekend));
    EXPECT_TRUE(k.eigen_grond);
}

TEST(Kengetallen, money_comes_from_the_calculation) {
    rekentool::Uitkomst u;
    u.directe_besparing = {10'00};
    u.te_voorkomen = {20'00};
    u.kosten.doorbraak = {5'00};
    u.saldo = {25'00};
    u.per_wet = {{"wmo", {{}, {30'00}, {}, {5'00}}}, {"zvw", {}}};
    u.per_klasse = {{"K1", {{}, {30'00}, {}, {5'00}}}, {"K2", {}}};
    u.per_betaler = {{"rijk", {{}, {30'00}, {}, {5'00}}, {5'00}, {30'00}, {}, {}}};
    const auto k = tel(casus_van("concept", "2026-03-01T10:00:00.000Z"), {}, {}, &u, nullptr);
    ASSERT_TRUE(k.opbrengst.has_value());
    EXPECT_THAT(k.opbrengst->per_wet, ElementsAre(Pair("wmo", Eurocent{25'00}))) << "a law without a cost is not a law of this plan";
    EXPECT_THAT(k.opbrengst->per_klasse, ElementsAre(Pair("K1", Eurocent{25'00})));
    EXPECT_THAT(k.opbrengst->per_betaler, ElementsAre(Pair("rijk", Betalerdeel{{5'00}, {30'00}, {25'00}})));
    u.kop_toegestaan = false;
    EXPECT_FALSE(tel(casus_van("concept", "2026-03-01T10:00:00.000Z"), {}, {}, &u, nullptr).opbrengst) << "what is no headline of a plan is in no total";
}

TEST(Selectie, both_days_are_included) {
    Kengetal k;
    k.begonnen = year(2026) / 3 / 1;
    k.status = "concept";
    k.leefgebieden = {"wonen"};
    EXPECT_TRUE(past(k, {}));
    EXPECT_TRUE(past(k, {.van = year(2026) / 3 / 1, .tot = year(2026) / 3 / 1}));
    EXPECT_FALSE(past(k, {.van = year(2026) / 3 / 2}));
    EXPECT_FALSE(past(k, {.tot = year(2026) / 2 / 28}));
    EXPECT_TRUE(past(k, {.status = "concept", .leefgebied = "wonen"}));
    EXPECT_FALSE(past(k, {.status = "ingediend"}));
    EXPECT_FALSE(past(k, {.leefgebied = "verslaving"}));
}

TEST(Statistiek, median_and_nearest_rank) {
    EXPECT_EQ(mediaan_tienden({7}), 70);
    EXPECT_EQ(mediaan_tienden({9, 1, 4}), 40);
    EXPECT_EQ(mediaan_tienden({1, 4, 9, 2}), 30);
    EXPECT_EQ(mediaan_tienden({1, 2}), 15);
    EXPECT_EQ(p90_tienden({7}), 70);
    EXPECT_EQ(p90_tienden({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), 90);
    EXPECT_EQ(p90_tienden({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}), 100);
}

TEST(CijferkastTest, keeps_one_state_per_plan_and_forgets_what_is_gone) {
    Cijferkast kast;
    const Cijferkast::Lade lade{OrganisatieId{"a"}, false}, oefen{OrganisatieId{"a"}, true}, vreemd{OrganisatieId{"b"}, false};
    const CasusId een{"een"}, twee{"twee"};
    kast.keep(lade, een, 3, std::make_shared<Kengetal>());
    kast.keep(lade, twee, 1, std::make_shared<Kengetal>());
    EXPECT_NE(kast.find(lade, een, 3), nullptr);
    EXPECT_EQ(kast.find(lade, een, 4), nullptr);
    EXPECT_EQ(kast.find(oefen, een, 3), nullptr);
    EXPECT_EQ(kast.find(vreemd, een, 3), nullptr);
    kast.keep(lade, een, 2, std::make_shared<Kengetal>());
    EXPECT_NE(kast.find(lade, een, 3), nullptr) << "a slow reader does not bring back what was before";
    kast.forget_others(lade, {twee});
    EXPECT_EQ(kast.find(lade, een, 3), nullptr);
    EXPECT_EQ(kast.size(), 1u);
}

TEST(CijferkastTest, never_holds_more_than_its_bound) {
    Cijferkast kast(3);
    const Cijferkast::Lade oud{OrganisatieId{"a"}, false}, nieuw{OrganisatieId{"b"}, false};
    kast.keep(oud, CasusId{"1"}, 1, std::make_shared<Kengetal>());
    kast.keep(oud, CasusId{"2"}, 1, std::make_shared<Kengetal>());
    for (const char* id : {"3", "4", "5", "6"}) kast.keep(nieuw, CasusId{id}, 1, std::make_shared<Kengetal>());
    EXPECT_EQ(kast.size(), 3u);
    EXPECT_EQ(kast.find(oud, CasusId{"1"}, 1), nullptr) << "who was looked at longest ago made room";
    EXPECT_NE(kast.find(nieuw, CasusId{"5"}, 1), nullptr);
    EXPECT_EQ(kast.find(nieuw, CasusId{"6"}, 1), nullptr);
}

}  // namespace
}  // namespace ontknoop::inzicht
