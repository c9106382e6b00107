// SPDX-License-Identifier: EUPL-1.2
// What typing at the table costs: 100 lines over 60 months.
#include <benchmark/benchmark.h>

#include <iostream>
#include <string_view>

#include "rekentool/rekentool.h"

namespace {

using namespace ontknoop::rekentool;

Rekensom large_household() {
    Rekensom som;
    som.horizon_maanden = 60;
    som.basisjaar = 2025;
    som.indexreeksen = {{"cpi", {{2023, Decimaal::make(38, 1)}, {2024, Decimaal::make(33, 1)}, {2025, Decimaal::make(33, 1)}}, {}}};
    for (int i = 0; i < 100; ++i) {
        Regel regel;
        regel.id = "r" + std::to_string(i);
        regel.prijs.bedrag = Decimaal::make(10'000 + 137 * i, 2);
        regel.prijs.prijsjaar = 2022 + i % 4;
        regel.prijs.bewijsgraad = Bewijsgraad::landelijke_referentie;
        regel.eenheid = "stuk";
        regel.frequentie = static_cast<Frequentie>(i % 6);
        const Schatting quantity(Decimaal::make(5, 1), 1, 2);
        regel.doorbraak = i % 10 == 9;
        regel.hoeveelheid = regel.doorbraak ? PerScenario<Schatting>{0, 0, quantity} : PerScenario<Schatting>{1, quantity, Decimaal::make(3, 1)};
        if (i % 5 == 0) regel.kans.niets = Schatting(Decimaal::make(2, 1), Decimaal::make(4, 1), Decimaal::make(7, 1));
        regel.betalers = {{"gemeente", {2, 3}}, {"zorgverzekeraar", {1, 3}}};
        som.regels.push_back(regel);
    }
    return som;
}

void deterministic(benchmark::State& state) {
    const Rekensom som = large_household();
    for (auto _ : state) benchmark::DoNotOptimize(calculate(som));
}
BENCHMARK(deterministic)->Unit(benchmark::kMicrosecond);

void twenty_thousand_draws(benchmark::State& state) {
    const Rekensom som = large_household();
    for (auto _ : state) benchmark::DoNotOptimize(simulate(som));
}
BENCHMARK(twenty_thousand_draws)->Unit(benchmark::kMillisecond);

void tornado_of_all_assumptions(benchmark::State& state) {
    const Rekensom som = large_household();
    for (auto _ : state) benchmark::DoNotOptimize(tornado(som));
}
BENCHMARK(tornado_of_all_assumptions)->Unit(benchmark::kMillisecond);

}  // namespace

// With --huishouden the household itself comes out, for the other ways of computing it (sums.mjs).
int main(int argc, char** argv) {
    if (argc == 2 && std::string_view(argv[1]) == "--huishouden") {
        std::cout << to_json(large_household()) << '\n';
        return 0;
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
