// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <rapidcheck/gtest.h>

#include "rekentool/bouwstenen.h"
#include "rekentool/pcg64.h"
#include "rekentool/pert.h"

namespace ontknoop::rekentool {
namespace {

TEST(Pcg64, gives_the_published_numbers_of_its_author) {
    // pcg-c, check-pcg64: seed 42, stream 54.
    Pcg64 random(42, 54);
    for (std::uint64_t expected : {0x86b1da1d72062b68ULL, 0x1304aa46c9853d39ULL, 0xa3670e9e0dd50358ULL, 0xf9090e529a7dae00ULL,
                                   0xc85b9fd837996f2cULL, 0x606121f8e3919196ULL})
        EXPECT_EQ(random.next(), expected);
}

struct Vorm {
    double low, likely, high;
};

// Walks over the whole distribution evenly instead of drawing from it: no noise, so the test can be sharp.
TEST(Pert, has_the_mean_and_variance_of_the_closed_form) {
    for (const Vorm& vorm : {Vorm{0, 5, 10}, Vorm{0, 0, 10}, Vorm{0, 10, 10}, Vorm{0, 1, 10}, Vorm{100, 250, 300}, Vorm{-3, 2, 4}}) {
        const Pert pert(vorm.low, vorm.likely, vorm.high);
        const double width = vorm.high - vorm.low;
        constexpr int steps = 1 << 18;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < steps; ++i) {
            const double x = pert.draw(static_cast<std::uint32_t>((static_cast<std::uint64_t>(i) << 14) + (1U << 13)));
            sum += x;
            squares += x * x;
        }
        const double mean = sum / steps;
        const double alpha = 1 + 4 * (vorm.likely - vorm.low) / width;
        const double beta = 6 - alpha;
        EXPECT_NEAR(mean, (vorm.low + 4 * vorm.likely + vorm.high) / 6, width * 2e-5);
        EXPECT_NEAR(squares / steps - mean * mean, alpha * beta / (36.0 * 7.0) * width * width, width * width * 2e-5);
    }
}

TEST(Pert, has_the_quantiles_of_the_beta_distribution) {
    const auto quantile = [](const Pert& pert, double p) { return pert.draw(static_cast<std::uint32_t>(p * 4294967296.0)); };
    const Pert triangular_power(0, 0, 1);  // Beta(1, 5): F(x) = 1 - (1 - x)^5
    for (double p : {0.0001, 0.01, 0.05, 0.5, 0.95, 0.9999}) EXPECT_NEAR(quantile(triangular_power, p), 1 - std::pow(1 - p, 0.2), 2e-4) << p;
    const Pert symmetric(0, 0.5, 1);       // Beta(3, 3): F(x) = 10 x^3 - 15 x^4 + 6 x^5
    for (double p : {0.001, 0.05, 0.25, 0.5, 0.75, 0.999}) {
        const double x = quantile(symmetric, p);
        EXPECT_NEAR(10 * x * x * x - 15 * x * x * x * x + 6 * x * x * x * x * x, p, 2e-5);
    }
}

Rekensom uncertain() {
    Regel a = line("a", "100", Frequentie::maand, "0", "1", "0");
    a.hoeveelheid.niets = Schatting(dec("0.5"), 1, 2);
    Regel b = breakthrough("b", "200", Frequentie::eenmalig, "1");
    Rekensom som = household({a, b});
    return som;
}

TEST(Simulatie, mean_and_spread_follow_the_closed_form) {
    const Simulatieuitkomst out = *simulate(uncertain());
    // Quantity PERT(0.5, 1, 2), amount 1,200 a unit: mean 1.08333, variance (7/3)(11/3)/252 * 1.5^2.
    const double mean = 1200 * (0.5 + 4 + 2) / 6 - 200;
    const double alpha = 1 + 4 * 0.5 / 1.5;
    const double deviation = 1200 * 1.5 * std::sqrt(alpha * (6 - alpha) / 252);
    EXPECT_NEAR(static_cast<double>(out.saldo.gemiddelde.value) / 100, mean, 5 * deviation / std::sqrt(20000.0));
    EXPECT_NEAR(static_cast<double>(out.saldo.standaardafwijking.value) / 100, deviation, deviation * 0.02);
    EXPECT_LT(out.saldo.p5, out.saldo.p50);
    EXPECT_LT(out.saldo.p50, out.saldo.p95);
    EXPECT_EQ(out.doorbraak.p5, euro("200"));
}

TEST(Simulatie, the_same_seed_gives_the_same_cents_and_another_seed_does_not) {
    Rekensom som = uncertain();
    const Simulatieuitkomst once = *simulate(som);
    EXPECT_EQ(*simulate(som), once);
    // Fixed figures: a change of generator, table or order of sums is a new version (generator_naam), never an accident.
    EXPECT_EQ(once.saldo.p5, Eurocent{59563});
    EXPECT_EQ(once.saldo.p50, Eurocent{108038});
    EXPECT_EQ(once.saldo.p95, Eurocent{168199});
    som.simulatie.zaad = 7;
    EXPECT_NE(simulate(som)->saldo, once.saldo);
}

TEST(Simulatie, another_line_leaves_the_draws_of_the_first_alone) {
    Rekensom som = uncertain();
    const Verdeling before = simulate(som)->niets;
    Regel other = line("aa", "1", Frequentie::maand, "0", "0", "1");
    other.hoeveelheid.plan = Schatting(0, 1, 2);
    som.regels.insert(som.regels.begin(), other);
    som.regels[0].hoeveelheid.niets = som.regels[0].hoeveelheid.nu;
    EXPECT_EQ(simulate(som)->doorbraak, simulate(uncertain())->doorbraak);
    EXPECT_EQ(simulate(som)->niets, before);
}

TEST(Simulatie, lines_with_the_same_price_move_together) {
    Regel a = line("a", "100", Frequentie::eenmalig, "0", "1", "0");
    Regel b = line("b", "100", Frequentie::eenmalig, "0", "1", "0");
    for (Regel* regel : {&a, &b}) {
        regel->prijs.bedrag = Schatting(50, 100, 150);
        regel->prijs.prijs_id = "dezelfde";
    }
    const double together = static_cast<double>(simulate(household({a, b}))->saldo.standaardafwijking.value);
    b.prijs.prijs_id = "een andere";
    const double apart = static_cast<double>(simulate(household({a, b}))->saldo.standaardafwijking.value);
    EXPECT_NEAR(together / apart, std::sqrt(2.0), 0.03);
}

// --- any household, against the closed forms of PERT: mean (a + 4b + c)/6, variance (mean - a)(c - mean)/7 ----------------
struct Moment {
    double mean = 0, variance = 0;
    double square() const { return variance + mean * mean; }
};
Moment of(const Schatting& s) {
    const double low = s.laag->as_double(), high = s.hoog->as_double();
    const double mean = (low + 4 * s.waarschijnlijk.as_double() + high) / 6;
    return {mean, (mean - low) * (high - mean) / 7};
}
// Two numbers that are drawn on their own: E[xy] = E[x]E[y], and the same of their squares.
Moment times(const Moment& x, const Moment& y) { return {x.mean * y.mean, x.square() * y.square() - x.mean * x.mean * y.mean * y.mean}; }

Schatting random_range(int highest) {
    std::vector<int> three{*rc::gen::inRange(1, highest), *rc::gen::inRange(1, highest), *rc::gen::inRange(1, highest)};
    std::sort(three.begin(), three.end());
    return {three[0], three[1], three[2] + 1};
}
// The mean of n draws lies within six standard errors: a wrong formula is far outside, chance never gets there.
void expect_moments(const Verdeling& drawn, const Moment& expected, int draws) {
    const double deviation = std::sqrt(expected.variance);
    RC_ASSERT(std::abs(static_cast<double>(drawn.gemiddelde.value) / 100 - expected.mean) <= 6 * deviation / std::sqrt(draws) + 0.02);
    RC_ASSERT(std::abs(static_cast<double>(drawn.standaardafwijking.value) / 100 - deviation) <= deviation * 0.05 + 0.02);
}

RC_GTEST_PROP(Simulatie_van_elk_huishouden, has_mean_and_variance_of_price_times_quantity_times_chance, ()) {
    Regel a = line("a", "1", Frequentie::eenmalig, "0", "1", "0");
    a.prijs.bedrag = random_range(1000);
    a.hoeveelheid.niets = random_range(20);
    const int low = *rc::gen::inRange(1, 50);
    a.kans.niets = Schatting(Decimaal::make(low, 2), Decimaal::make(low + *rc::gen::inRange(0, 20), 2), Decimaal::make(low + 30, 2));
    Rekensom som = household({a});
    som.simulatie.zaad = *rc::gen::inRange<std::uint64_t>(0, 1'000'000);
    const auto drawn = simulate(som);
    RC_ASSERT(drawn.has_value());
    expect_moments(drawn->niets, times(times(of(a.prijs.bedrag), of(a.hoeveelheid.niets)), of(*a.kans.niets)), som.simulatie.trekkingen);
}

RC_GTEST_PROP(Simulatie_van_elk_huishouden, draws_a_price_once_for_all_lines_that_use_it, ()) {
    // n lines of q units at one price: together they vary as (sum of q) x price, apart as the root of the sum of squares.
    const Schatting price = random_range(1000);
    std::vector<Regel> lines;
    double together = 0, squares = 0;
    for (int i = 0, count = *rc::gen::inRange(2, 6); i < count; ++i) {
        Regel regel = line("r" + std::to_string(i), "1", Frequentie::eenmalig, "0", "1", "0");
        const int quantity = *rc::gen::inRange(1, 20);
        regel.hoeveelheid.niets = quantity;
        regel.prijs.bedrag = price;
        regel.prijs.prijs_id = "samen";
        together += quantity, squares += quantity * quantity;
        lines.push_back(regel);
    }
    const Moment one = of(price);
    Rekensom som = household(lines);
    som.simulatie.zaad = *rc::gen::inRange<std::uint64_t>(0, 1'000'000);
    expect_moments(simulate(som)->niets, {one.mean * together, one.variance * together * together}, som.simulatie.trekkingen);
    for (Regel& regel : som.regels) regel.prijs.prijs_id = "los " + regel.id;
    expect_moments(simulate(som)->niets, {one.mean * together, one.variance * squares}, som.simulatie.trekkingen);
}

TEST(Simulatie, without_uncertainty_it_is_the_deterministic_result) {
    const Rekensom som = household({line("a", "123.45", Frequentie::dag, "1", "2", "0.5"), breakthrough("b", "1000", Frequentie::eenmalig, "1")}, 24);
    const Uitkomst exact = *calculate(som);
    const Simulatieuitkomst out = *simulate(som);
    EXPECT_EQ(out.saldo.p5, exact.saldo);
    EXPECT_EQ(out.saldo.p95, exact.saldo);
    EXPECT_EQ(out.directe_besparing.p50, exact.directe_besparing);
    EXPECT_EQ(out.histogram.size(), 1U);
    EXPECT_EQ(out.per_honderd(), 100);
}

TEST(Simulatie, says_never_and_always_only_when_it_is_never_and_always) {
    Simulatieuitkomst out;
    out.trekkingen = 20'000;
    for (const auto& [favourable, expected] : std::vector<std::pair<int, int>>{{0, 0}, {1, 1}, {10'000, 50}, {19'999, 99}, {20'000, 100}}) {
        out.gunstig = favourable;
        EXPECT_EQ(out.per_honderd(), expected);
    }
}

TEST(Simulatie, overlap_is_corrected_in_every_draw) {
    Regel a = line("a", "100", Frequentie::eenmalig, "0", "1", "0");
    a.overlapgroep = "g";
    a.hoeveelheid.niets = Schatting(1, 2, 3);
    Regel b = a;
    b.id = "b";
    b.hoeveelheid.niets = 1;
    Rekensom som = household({a, b});
    som.overlapgroepen = {{"g", "g", dec("0.5")}};
    EXPECT_NEAR(static_cast<double>(simulate(som)->saldo.gemiddelde.value), 25'000, 100);
}

TEST(Standaardband, follows_the_evidence_and_invents_nothing_for_an_unverified_price) {
    Regelprijs prijs;
    prijs.bedrag = 200;
    const std::vector<std::pair<Bewijsgraad, std::string>> bands{{Bewijsgraad::wettelijke_norm, "200"}, {Bewijsgraad::contracttarief, "190"},
        {Bewijsgraad::landelijke_referentie, "170"}, {Bewijsgraad::een_gemeente, "150"}, {Bewijsgraad::aangehaald, "100"}, {Bewijsgraad::ongeverifieerd, "200"}};
    for (const auto& [grade, low] : bands) {
        prijs.bewijsgraad = grade;
        EXPECT_EQ(price_range(prijs).laag, dec(low));
    }
    prijs.bewijsgraad = Bewijsgraad::aangehaald;
    prijs.bedrag = Schatting(dec("199"), dec("200"), dec("210"));
    EXPECT_EQ(price_range(prijs).hoog, dec("210"));
}

// rekentool.md A2: spans 25,771; 8,973 and 3,000, in that order.
Rekensom labour_skills() {
    Regel care = line("zorg", "7400", Frequentie::eenmalig, "0", "1", "0");
    Regel hours = line("uren", "39.88", Frequentie::eenmalig, "0", "1430", "0");
    care.gebeurtenis = hours.gebeurtenis = "deelname";
    hours.hoeveelheid.niets = Schatting(1250, 1430, 1700);
    Regel qaly = line("qaly", "50000", Frequentie::eenmalig, "0", "0.05", "0");
    qaly.prijs.bedrag = Schatting(20000, 50000, 80000);
    Rekensom som = household({qaly, hours, care});
    som.gebeurtenissen = {{"deelname", "deelname", {{}, Schatting(dec("0.3"), dec("0.5"), dec("0.7")), {}}, "bron", 0, 12}};
    return som;
}

TEST(Tornado, puts_the_assumption_that_matters_most_on_top) {
    const auto bars = *tornado(labour_skills());
    ASSERT_EQ(bars.size(), 3U);
    EXPECT_EQ(bars[0].drijver.sleutel, "kans:gebeurtenis:deelname:niets");
    EXPECT_EQ(bars[0].spanwijdte, euro("25771.36"));
    EXPECT_EQ(bars[0].saldo_laag, euro("21828.52"));
    EXPECT_EQ(bars[0].saldo_hoog, euro("47599.88"));
    EXPECT_EQ(bars[1].drijver.sleutel, "hoeveelheid:uren:niets");
    EXPECT_EQ(bars[1].spanwijdte, euro("8973"));
    EXPECT_EQ(bars[2].drijver.sleutel, "prijs:regel:qaly");
    EXPECT_EQ(bars[2].spanwijdte, euro("3000"));
    for (const Tornadobalk& bar : bars) EXPECT_FALSE(bar.omslag);
}

TEST(Tornado, finds_the_value_at_which_the_plan_no_longer_pays) {
    Rekensom som = labour_skills();
    som.regels.push_back(breakthrough("inzet", "34714.20", Frequentie::eenmalig, "1"));
    som.regels.back().hoeveelheid.plan = Schatting(dec("0.5"), 1, 2);
    const auto bars = tornado(som).value();
    for (const Tornadobalk& bar : bars) {
        ASSERT_TRUE(bar.omslag) << bar.drijver.sleutel;
        EXPECT_EQ(*bar.omslag, bar.drijver.bereik.waarschijnlijk) << bar.drijver.sleutel;  // break-even at the likely values
    }
}

TEST(Tornado, finds_it_also_along_the_bent_line_of_an_overlap_group) {
    Regel a = line("a", "1", Frequentie::eenmalig, "0", "100", "0");
    a.overlapgroep = "g";
    Regel b = a;
    b.id = "b";
    b.hoeveelheid.niets = Schatting(0, 100, 400);
    Rekensom som = household({a, b, breakthrough("c", "250", Frequentie::eenmalig, "1")});
    som.overlapgroepen = {{"g", "g", dec("0.5")}};
    // above 100 the second line is dominant: saldo = x + 50 - 250
    EXPECT_EQ(tornado(som)->front().omslag, dec("200"));
}

}  // namespace
}  // namespace ontknoop::rekentool
