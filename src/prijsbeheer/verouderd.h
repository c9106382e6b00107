// SPDX-License-Identifier: EUPL-1.2
//
// Which prices somebody should look at again, and why.
#pragma once

#include <vector>

#include "rekentool/prijzen.h"

namespace ontknoop::prijsbeheer {

enum class Ouderdom : std::uint8_t {
    voorbij,      // its last day is past; it still counts, with its own year
    zonder_jaar,  // no price year, so it is never indexed
    prijsjaar,    // the price level is more than so many years old
    bron,         // the source is more than so many years old
};

struct Verouderd {
    const rekentool::Prijs* prijs;  // of the list that was asked about
    std::vector<Ouderdom> redenen;
};

// Prices that are on and have a reason, the one with most reasons and the oldest price year first. `jaren`: 1 or more.
std::vector<Verouderd> find_verouderd(const rekentool::Prijslijst&, Date vandaag, int jaren);

}  // namespace ontknoop::prijsbeheer
