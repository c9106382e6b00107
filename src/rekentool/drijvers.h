// SPDX-License-Identifier: EUPL-1.2
// The uncertain numbers of a rekensom: what the simulation draws and the tornado varies, one by one.
#pragma once

#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {

enum class Drijversoort { prijs, hoeveelheid, kans };

struct Drijver {
    // Stable, and the seed of its own random stream: "prijs:<prijs_id>", "prijs:regel:<id>", "hoeveelheid:<id>:niets",
    // "kans:regel:<id>:niets", "kans:gebeurtenis:<id>:niets".
    std::string sleutel;
    std::string naam;      // words of the line or event it belongs to
    Drijversoort soort = Drijversoort::prijs;
    Scenario scenario = Scenario::niets;  // of a quantity or probability
    Bereik bereik;         // low < high
    std::vector<std::size_t> regels;      // the lines it moves
};

// Sorted by key, so that the order of lines changes nothing. Numbers without a range, or without a quantity, are left out.
std::vector<Drijver> drivers(const Rekensom&);
std::string_view to_text(Drijversoort);

}  // namespace ontknoop::rekentool
