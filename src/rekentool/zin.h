// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "rekentool/monte_carlo.h"
#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {

// One sentence: the key of its words in inhoud/teksten/nl/rekentool.toml, and what fills {0}, {1} ...
struct Zin {
    std::string code;
    std::vector<std::string> argumenten;
    bool operator==(const Zin&) const = default;
};

// The result in plain words, in reading order: what doing nothing and the plan cost, what remains, when it is earned back,
// what a day of waiting costs, how certain it is, and that a positive saldo is never a condition for help. Totals are
// rounded: to 1,000 euro from 10,000 up, below that to 100.
std::vector<Zin> sentences(const Rekensom&, const Uitkomst&, const Simulatieuitkomst* simulatie = nullptr);

// More days than this are said in months.
inline constexpr std::int64_t longest_in_days = 60;
// Up: on that day it is earned back.
std::int64_t whole_days(Decimaal days);
// To the nearest month of 365/12 days.
std::int64_t whole_months(std::int64_t days);

// "€ 63.000" for € 62.634,80.
std::string rounded_total(Eurocent);

}  // namespace ontknoop::rekentool
