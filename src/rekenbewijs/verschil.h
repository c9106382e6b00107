// SPDX-License-Identifier: EUPL-1.2
//
// How two calculations of one household differ, field by field: what a reviewer has to look at again. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "rekentool/rekensom.h"

namespace ontknoop::rekenbewijs {

enum class Verschilsoort : std::uint8_t { gewijzigd, toegevoegd, verwijderd };

struct Verschil {
    Verschilsoort soort = Verschilsoort::gewijzigd;
    std::string onderdeel;   // the line, event or group as its reader knows it; empty: the calculation as a whole
    std::string veld;        // code of a text rekenbewijs.veld.<code>; empty for what was added or removed
    std::string oud, nieuw;  // values as codes and decimal points; empty: nothing was filled in
    bool operator==(const Verschil&) const = default;
};

// Nothing when the two are equal, and only then.
std::vector<Verschil> compare(const rekentool::Rekensom& oud, const rekentool::Rekensom& nieuw);

}  // namespace ontknoop::rekenbewijs
