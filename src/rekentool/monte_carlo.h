// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {

struct Verdeling {
    Eurocent p5, p50, p95;  // percentiles by linear interpolation between order statistics (type 7)
    Eurocent gemiddelde, standaardafwijking;
    bool operator==(const Verdeling&) const = default;
};

struct Staaf {  // of the histogram of the saldo
    Eurocent van, tot;
    int trekkingen = 0;
    bool operator==(const Staaf&) const = default;
};

struct Simulatieuitkomst {
    int trekkingen = 0;
    std::uint64_t zaad = 0;
    Verdeling saldo, directe_besparing, te_voorkomen, nu, niets, plan, doorbraak;
    int gunstig = 0;      // draws in which the plan costs society less: saldo > 0
    std::vector<Staaf> histogram;  // 20 bars; one bar when nothing is uncertain
    bool operator==(const Simulatieuitkomst&) const = default;

    // "In N of 100": 0 and 100 only when it is never and always so.
    int per_honderd() const;
};

// Named in the receipt; a change of numbers is a new name.
inline constexpr std::string_view generator_naam = "pcg64-xsl-rr, PERT by quantile table 1024/256, v1";

// Draws every uncertain number from its PERT distribution; prices of the same id once. Same rekensom, same result, on every
// platform. Errors: those of check().
Result<Simulatieuitkomst> simulate(const Rekensom&);

}  // namespace ontknoop::rekentool
