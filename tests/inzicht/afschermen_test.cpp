// SPDX-License-Identifier: EUPL-1.2
// Small numbers are not shown, and cannot be worked out from what is shown.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <functional>
#include <set>

#include "hulp.h"

namespace ontknoop::inzicht {
namespace {

constexpr int grens = 5;

Tabel verdeling(const std::vector<int>& aantallen) {
    Tabel t{.rijkop = "wat", .kolommen = {{"plannen"}}, .verdeling = Verdeling::aantallen};
    int som = 0;
    for (const int n : aantallen) {
        t.rijen.push_back({"rij", n, {{n}}});
        som += n;
    }
    t.totaal = Rij{"totaal", som, {{som}}};
    return t;
}

std::vector<Staat> staten(const Tabel& t) {
    std::vector<Staat> all;
    for (const Rij& rij : t.rijen) all.push_back(rij.cellen[0].staat);
    return all;
}

// Every number of plans a row could still have, for a reader who tries all numbers that agree with the page.
std::vector<std::set<int>> mogelijk(const Tabel& t, int hoogste, std::optional<int> totaal) {
    std::vector<std::set<int>> all(t.rijen.size());
    std::vector<int> poging;
    std::function<void(std::size_t, int)> probeer = [&](std::size_t i, int som) {
        if (totaal && som > *totaal) return;
        if (i == t.rijen.size()) {
            if (totaal && som != *totaal) return;
            for (std::size_t k = 0; k < poging.size(); ++k) all[k].insert(poging[k]);
            return;
        }
        const Cel& cel = t.rijen[i].cellen[0];
        const int van = cel.staat == Staat::zichtbaar ? static_cast<int>(cel.waarde) : 1;
        const int tot = cel.staat == Staat::zichtbaar ? van : cel.staat == Staat::klein ? grens - 1 : hoogste;
        for (int n = van; n <= tot; ++n) {
            poging.push_back(n);
            probeer(i + 1, som + n);
            poging.pop_back();
        }
    };
    probeer(0, 0);
    return all;
}

RC_GTEST_PROP(Afschermen, no_hidden_count_can_be_worked_out, ()) {
    const auto rijen = *rc::gen::inRange<std::size_t>(1, 6);
    const auto aantallen = *rc::gen::container<std::vector<int>>(rijen, rc::gen::inRange(0, 12));
    const Tabel t = afschermen(verdeling(aantallen), {grens});
    const Cel& totaal = t.totaal->cellen[0];
    const auto kan = mogelijk(t, 14, totaal.staat == Staat::zichtbaar ? std::optional(static_cast<int>(totaal.waarde)) : std::nullopt);
    for (std::size_t i = 0; i < aantallen.size(); ++i) {
        const Cel& cel = t.rijen[i].cellen[0];
        if (aantallen[i] > 0 && aantallen[i] < grens) RC_ASSERT(cel.staat != Staat::zichtbaar);
        if (cel.staat == Staat::zichtbaar) {
            RC_ASSERT(cel.waarde == aantallen[i]);
            continue;
        }
        RC_ASSERT(cel.waarde == 0);
        RC_ASSERT(kan[i].contains(aantallen[i]));
        RC_ASSERT(kan[i].size() >= 2);
    }
}

// Another tile may give the total away: then too, as long as there was a row to hide besides.
RC_GTEST_PROP(Afschermen, a_total_known_from_elsewhere_gives_nothing_away_when_another_row_could_be_hidden, ()) {
    const auto rijen = *rc::gen::inRange<std::size_t>(2, 6);
    const auto aantallen = *rc::gen::container<std::vector<int>>(rijen, rc::gen::inRange(0, 12));
    const Tabel t = afschermen(verdeling(aantallen), {grens});
    bool iets_over = false;
    int som = 0;
    for (const Rij& rij : t.rijen) iets_over |= rij.cellen[0].staat == Staat::zichtbaar && rij.cellen[0].waarde > 0;
    for (const int n : aantallen) som += n;
    if (!iets_over) return;
    const auto kan = mogelijk(t, 60, som);
    for (std::size_t i = 0; i < aantallen.size(); ++i)
        if (t.rijen[i].cellen[0].staat != Staat::zichtbaar) RC_ASSERT(kan[i].size() >= 2);
}

RC_GTEST_PROP(Afschermen, a_hidden_amount_is_never_alone_under_a_shown_total, ()) {
    const auto rijen = *rc::gen::inRange<std::size_t>(1, 7);
    const auto aantallen = *rc::gen::container<std::vector<int>>(rijen, rc::gen::inRange(0, 12));
    Tabel t = verdeling(aantallen);
    t.verdeling = Verdeling::bedragen;
    t.kolommen[0].eenheid = Eenheid::bedrag;
    t = afschermen(std::move(t), {grens});
    int verborgen = 0;
    for (const Staat s : staten(t)) verborgen += s != Staat::zichtbaar;
    if (t.totaal->cellen[0].staat == Staat::zichtbaar) RC_ASSERT(verborgen != 1);
}

TEST(AfschermenTabel, one_small_row_takes_the_next_smallest_along_and_neither_says_why) {
    using enum Staat;
    EXPECT_THAT(staten(afschermen(verdeling({3, 20, 7, 0}), {grens})), testing::ElementsAre(weggelaten, zichtbaar, weggelaten, zichtbaar));
}

TEST(AfschermenTabel, two_small_rows_that_hide_each_other_say_why_and_the_total_stays) {
    using enum Staat;
    const Tabel t = afschermen(verdeling({3, 2, 9}), {grens});
    EXPECT_THAT(staten(t), testing::ElementsAre(klein, klein, zichtbaar));
    EXPECT_EQ(t.totaal->cellen[0].waarde, 14);
}

TEST(AfschermenTabel, two_ones_under_a_known_total_are_no_secret_so_a_third_row_goes) {
    using enum Staat;
    EXPECT_THAT(staten(afschermen(verdeling({1, 1, 9, 30}), {grens})), testing::ElementsAre(weggelaten, weggelaten, weggelaten, zichtbaar));
}

TEST(AfschermenTabel, without_anything_else_to_hide_the_total_goes) {
    const Tabel t = afschermen(verdeling({4, 4}), {grens});
    EXPECT_EQ(t.totaal->cellen[0].staat, Staat::weggelaten);
}

TEST(AfschermenTabel, a_small_part_of_a_row_or_a_small_rest_is_hidden) {
    Tabel t{.kolommen = {{"plannen"}, {"hielp"}}, .rijen = {{"a", 9, {{9}, {7, Staat::zichtbaar, 2}}}, {"b", 9, {{9}, {9, Staat::zichtbaar, 9}}}}};
    t = afschermen(std::move(t), {grens});
    EXPECT_EQ(t.rijen[0].cellen[0].staat, Staat::zichtbaar);
    EXPECT_EQ(t.rijen[0].cellen[1].staat, Staat::weggelaten);
    EXPECT_EQ(t.rijen[1].cellen[1].staat, Staat::zichtbaar);
}

TEST(AfschermenTabel, amounts_and_what_they_rest_on_are_rounded_and_counts_only_in_a_choice) {
    Tabel t{.kolommen = {{"n", Eenheid::basis}, {"som", Eenheid::bedrag}, {"gemiddeld", Eenheid::gemiddelde}, {"plannen"}},
            .rijen = {{"a", 13, {{13}, {-12'499'00}, {961'46}, {13}}}}};
    const Tabel heel = afschermen(t, {grens}), deel = afschermen(t, {grens, true});
    EXPECT_EQ(heel.rijen[0].cellen[0].waarde, 10);
    EXPECT_EQ(heel.rijen[0].cellen[1].waarde, -12'000'00);
    EXPECT_EQ(heel.rijen[0].cellen[2].waarde, 1'000'00);
    EXPECT_EQ(heel.rijen[0].cellen[3].waarde, 13);
    EXPECT_EQ(deel.rijen[0].cellen[3].waarde, 15);
    EXPECT_EQ(deel.rijen[0].cellen[1].staat, Staat::weggelaten) << "sums of two choices could be subtracted";
    EXPECT_EQ(deel.rijen[0].cellen[2].waarde, 1'000'00) << "a mean could not, without knowing of how many";
}

TEST(Rangschikken, hidden_rows_come_last_whatever_their_size) {
    Tabel t{.kolommen = {{"plannen"}}, .rijen = {{"klein", 3, {{3}}}, {"groot", 20, {{20}}}, {"midden", 9, {{9}}}, {"kleinst", 1, {{1}}}}, .rangschik = true};
    t = rangschik(afschermen(std::move(t), {grens}));
    std::vector<std::string> namen;
    for (const Rij& rij : t.rijen) namen.push_back(rij.naam);
    EXPECT_THAT(namen, testing::ElementsAre("groot", "midden", "klein", "kleinst"));
}

}  // namespace
}  // namespace ontknoop::inzicht
