// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "rekentool/drijvers.h"
#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {

struct Tornadobalk {
    Drijver drijver;
    Eurocent saldo_laag, saldo_hoog;   // saldo with this number at its low and high end, all others likely; exact
    Eurocent spanwijdte;               // |hoog - laag|
    std::optional<Decimaal> omslag;    // the value at which the saldo is zero; empty: none within the range
};

// 0.1 "Tornado": sorted by span, ties by key. Errors: those of check().
Result<std::vector<Tornadobalk>> tornado(const Rekensom&);

}  // namespace ontknoop::rekentool
