// SPDX-License-Identifier: EUPL-1.2
// What must hold for every household, checked on random ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <rapidcheck/gtest.h>

#include "rekentool/bouwstenen.h"

namespace ontknoop::rekentool {
namespace {

Decimaal number(int highest, int decimals) {
    int scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    return Decimaal::make(*rc::gen::inRange(0, highest * scale + 1), decimals);
}

std::vector<Betaler> payers() {
    static const std::vector<std::vector<Betaler>> choices{
        {{"gemeente", {1, 1}}},
        {{"gemeente", {1, 3}}, {"zorgverzekeraar", {2, 3}}},
        {{"Rijk", {1, 7}}, {"gemeente", {2, 7}}, {"corporatie", {4, 7}}}};
    return *rc::gen::elementOf(choices);
}

Regel random_line(int index, int horizon) {
    Regel regel = line("r" + std::to_string(index), "1");
    regel.prijs.bedrag = number(3000, 2);
    regel.prijs.prijsjaar = *rc::gen::inRange(2022, 2027);
    regel.frequentie = static_cast<Frequentie>(*rc::gen::inRange(0, 6));
    regel.soort = static_cast<Soort>(*rc::gen::inRange(0, 3));
    regel.doorbraak = regel.soort != Soort::maatschappelijke_waarde && *rc::gen::inRange(0, 5) == 0;
    regel.hoeveelheid.plan = number(5, 2);
    if (!regel.doorbraak) {
        regel.hoeveelheid.nu = number(5, 2);
        regel.hoeveelheid.niets = number(5, 2);
        regel.kans.niets = number(1, 2);
    }
    regel.betalers = payers();
    if (regel.soort == Soort::overdracht) regel.ontvangers = {{"huishouden", {1, 2}}, {"schuldeisers", {1, 2}}};
    if (regel.soort == Soort::maatschappelijke_waarde) regel.betalers.clear();
    regel.verzilverbaarheid.klasse = static_cast<Klasse>(*rc::gen::inRange(0, 5));
    regel.start = *rc::gen::inRange(0, horizon);
    if (regel.soort == Soort::kosten && !regel.doorbraak && *rc::gen::inRange(0, 3) == 0) regel.overlapgroep = "groep";
    return regel;
}

Rekensom random_household() {
    const int horizon = *rc::gen::inRange(1, 61);
    std::vector<Regel> lines;
    for (int i = 0, count = *rc::gen::inRange(1, 9); i < count; ++i) lines.push_back(random_line(i, horizon));
    Rekensom som = household(std::move(lines), horizon);
    som.overlapgroepen = {{"groep", "groep", number(1, 2)}};
    som.simulatie.trekkingen = 200;
    return som;
}

Bedragen sum_of(const std::vector<Deel>& parts) {
    Bedragen total;
    for (const Deel& part : parts) total += part.bedragen;
    return total;
}

RC_GTEST_PROP(Eigenschappen, saldo_is_doing_nothing_minus_plan_minus_breakthrough, ()) {
    const Uitkomst out = *calculate(random_household());
    RC_ASSERT(out.saldo == out.directe_besparing + out.te_voorkomen - out.kosten.doorbraak);
    RC_ASSERT(out.saldo == out.kosten.niets - (out.kosten.plan + out.kosten.doorbraak));
}

RC_GTEST_PROP(Eigenschappen, every_view_adds_up_to_the_same_total, ()) {
    const Uitkomst out = *calculate(random_household());
    RC_ASSERT(sum_of(out.per_wet) == out.kosten);
    RC_ASSERT(sum_of(out.per_klasse) == out.kosten);
    Bedragen over_lines, over_payers, over_cells;
    Eurocent cash;
    for (const RegelUitkomst& line : out.regels)
        if (line.soort == Soort::kosten) over_lines += line.bedragen;
    for (const BetalerUitkomst& payer : out.per_betaler) over_payers += payer.bedragen;
    for (const Matrixcel& cell : out.matrix) over_cells += cell.bedragen;
    for (Eurocent amount : out.verzilverbaar_per_klasse) cash += amount;
    RC_ASSERT(over_lines == out.kosten);
    RC_ASSERT(over_payers == out.kosten);  // transfers cancel out over all payers
    RC_ASSERT(over_cells == out.kosten);
    RC_ASSERT(cash == out.verzilverbaar);
}

RC_GTEST_PROP(Eigenschappen, a_transfer_is_zero_for_society_and_every_line_is_split_completely, ()) {
    const Uitkomst out = *calculate(random_household());
    for (const RegelUitkomst& line : out.regels) {
        if (line.soort == Soort::overdracht) RC_ASSERT(sum_of(line.betalers) == Bedragen{});
        if (line.soort == Soort::kosten) RC_ASSERT(sum_of(line.betalers) == line.bedragen);
    }
}

RC_GTEST_PROP(Eigenschappen, the_order_of_lines_changes_no_total, ()) {
    Rekensom som = random_household();
    for (Regel& regel : som.regels) regel.overlapgroep.clear();  // at a tie the first line is the dominant one
    const Uitkomst before = *calculate(som);
    const Simulatieuitkomst drawn = *simulate(som);
    std::reverse(som.regels.begin(), som.regels.end());
    const Uitkomst after = *calculate(som);
    RC_ASSERT(after.kosten == before.kosten);
    RC_ASSERT(after.per_betaler == before.per_betaler);
    RC_ASSERT(after.matrix == before.matrix);
    RC_ASSERT(after.per_wet == before.per_wet);
    RC_ASSERT(*simulate(som) == drawn);
}

RC_GTEST_PROP(Eigenschappen, splitting_a_line_in_two_changes_nothing_but_the_rounding, ()) {
    Regel whole = random_line(0, 12);
    whole.overlapgroep.clear();
    Regel left = whole;
    Regel right = whole;
    right.id = "r1";
    for (Scenario s : all_scenarios) {
        const Decimaal all = whole.hoeveelheid[s].waarschijnlijk;
        const Decimaal third = Decimaal::make(all.mantisse() / 3, all.schaal());
        left.hoeveelheid[s] = third;
        right.hoeveelheid[s] = Decimaal::make(all.mantisse() - third.mantisse() * 1, all.schaal());
        if (third.schaal() != all.schaal()) right.hoeveelheid[s] = dec("0"), left.hoeveelheid[s] = all;
    }
    const Uitkomst one = *calculate(household({whole}));
    const Uitkomst two = *calculate(household({left, right}));
    const auto near = [](Eurocent a, Eurocent b) { return std::abs((a - b).value) <= 1; };
    for (Scenario s : all_scenarios) RC_ASSERT(near(one.kosten[s], two.kosten[s]));
    RC_ASSERT(near(one.kosten.doorbraak, two.kosten.doorbraak));
}

RC_GTEST_PROP(Eigenschappen, indexing_in_two_steps_is_indexing_in_one, ()) {
    // 2022 -> 2024 -> 2022: up with the same factors as down.
    Rekensom som = household({line("a", "1", Frequentie::eenmalig, "0", "1", "0"), line("b", "1", Frequentie::eenmalig, "0", "0", "0")});
    som.basisjaar = 2024;
    som.regels[0].prijs.bedrag = number(100000, 2);
    som.regels[0].prijs.prijsjaar = 2022;
    const Eurocent up = calculate(som)->kosten.niets;
    const Decimaal price = som.regels[0].prijs.bedrag.waarschijnlijk;
    const double expected = price.as_double() * 100 * 1.038 * 1.033;
    RC_ASSERT(std::abs(static_cast<double>(up.value) - expected) <= 0.51);
    som.basisjaar = 2022;
    som.regels[0].prijs.bedrag = Decimaal::make(up.value, 2);
    som.regels[0].prijs.prijsjaar = 2024;
    RC_ASSERT(std::abs((calculate(som)->kosten.niets - Eurocent{static_cast<std::int64_t>(std::llround(price.as_double() * 100))}).value) <= 1);
}

RC_GTEST_PROP(Eigenschappen, indexing_chains_over_any_series_of_years, ()) {
    // From year a to c at once, or to a year between and from there: the same but for the cents of the price in between.
    Rekensom som = household({line("a", "1", Frequentie::eenmalig, "0", "1", "0")});
    som.indexreeksen = {{"reeks", {}, {}}};
    for (int year = 2001; year <= 2030; ++year) som.indexreeksen[0].procent_per_jaar[year] = Decimaal::make(*rc::gen::inRange(-30, 120), 1);
    const int from = *rc::gen::inRange(2000, 2029), between = *rc::gen::inRange(from, 2030), to = *rc::gen::inRange(between, 2031);
    Regel& regel = som.regels[0];
    regel.prijs.bedrag = number(100000, 2);
    regel.prijs.prijsjaar = from;
    som.basisjaar = to;
    const Eurocent at_once = calculate(som)->kosten.niets;
    som.basisjaar = between;
    const Eurocent halfway = calculate(som)->kosten.niets;
    regel.prijs.bedrag = Decimaal::make(halfway.value, 2);
    regel.prijs.prijsjaar = between;
    som.basisjaar = to;
    const Eurocent in_two = calculate(som)->kosten.niets;
    double factor = 1;
    for (int year = between + 1; year <= to; ++year) factor *= 1 + som.indexreeksen[0].procent_per_jaar[year].as_double() / 100;
    RC_ASSERT(std::abs(static_cast<double>((at_once - in_two).value)) <= factor * 0.5 + 1);
}

RC_GTEST_PROP(Eigenschappen, without_discounting_and_growth_time_is_addition, ()) {
    const int months = *rc::gen::inRange(1, 121);
    Rekensom som = household({line("a", "1", Frequentie::maand, "0", "1", "0")}, months);
    som.discontovoet = 0;
    som.regels[0].prijs.bedrag = number(10000, 2);
    const std::int64_t cents = std::llround(som.regels[0].prijs.bedrag.waarschijnlijk.as_double() * 100);
    RC_ASSERT(calculate(som)->kosten.niets.value == cents * months);
}

RC_GTEST_PROP(Eigenschappen, a_horizon_cut_in_two_adds_up, ()) {
    const int months = *rc::gen::inRange(2, 121);
    const int cut = *rc::gen::inRange(1, months);
    Regel whole = line("a", "1", Frequentie::dag, "1", "1", "0.5");
    whole.prijs.bedrag = number(500, 2);
    Regel first = whole;
    first.einde = cut;
    Regel second = whole;
    second.id = "b";
    second.start = cut;
    const Uitkomst one = *calculate(household({whole}, months));
    const Uitkomst two = *calculate(household({first, second}, months));
    for (Scenario s : all_scenarios) RC_ASSERT(std::abs((one.kosten[s] - two.kosten[s]).value) <= 1);
}

RC_GTEST_PROP(Eigenschappen, year_and_month_columns_differ_from_the_total_by_cents_only, ()) {
    Rekensom som = random_household();
    for (Regel& regel : som.regels) regel.overlapgroep.clear();
    const Uitkomst out = *calculate(som);
    Bedragen years, months;
    for (const Bedragen& row : out.per_jaar) years += row;
    for (const Bedragen& row : out.per_maand) months += row;
    const auto lines = static_cast<std::int64_t>(som.regels.size());
    for (Scenario s : all_scenarios) {
        RC_ASSERT(std::abs((years[s] - out.kosten[s]).value) <= lines * 6);
        RC_ASSERT(std::abs((months[s] - out.kosten[s]).value) <= lines * 61);
    }
}

RC_GTEST_PROP(Eigenschappen, json_and_back_is_the_same_household, ()) {
    const Rekensom som = random_household();
    const auto again = read_rekensom_json(to_json(som));
    RC_ASSERT(again.has_value());
    RC_ASSERT(*again == som);
    RC_ASSERT(to_json(*again) == to_json(som));
}

RC_GTEST_PROP(Eigenschappen, a_number_keeps_its_value_as_text, ()) {
    const Decimaal value = Decimaal::make(*rc::gen::inRange<std::int64_t>(-999'999'999'999'999, 999'999'999'999'999), *rc::gen::inRange(0, 10));
    RC_ASSERT(*Decimaal::parse(value.text()) == value);
}

}  // namespace
}  // namespace ontknoop::rekentool
