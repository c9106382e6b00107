// SPDX-License-Identifier: EUPL-1.2
//
// Private to rekenblad/: one cost line, event or overlap group of a plan as the engine wants it; and the way back, from
// what the engine says is wrong to the field a person typed it in.
#pragma once

#include <optional>
#include <string>

#include "maatwerkplan/plan.h"
#include "rekentool/rekensom.h"

namespace ontknoop::rekenblad {

// Has a price and a quantity; anything less is still being typed.
bool is_compleet(const maatwerkplan::Onderdeel& kostenpost);
// `horizon`: months; a line that ends later is cut off there.
rekentool::Regel make_regel_van(const maatwerkplan::Onderdeel& kostenpost, int horizon);
rekentool::Gebeurtenis make_gebeurtenis_van(const maatwerkplan::Onderdeel& gebeurtenis);
rekentool::Overlapgroep make_overlapgroep_van(const maatwerkplan::Onderdeel& overlapgroep);
// The fields of one who pays along; the first payer has none, because it bears the rest.
struct Meebetaler {
    std::string_view betaler, deel;
};
inline constexpr Meebetaler meebetalers[] = {{"betaler_2", "deel_2"}, {"betaler_3", "deel_3"}, {"betaler_4", "deel_4"}};
// A percentage of the plan as a fraction: 40 -> 0.4. Empty when the field is.
std::optional<rekentool::Decimaal> deel_van(const maatwerkplan::Onderdeel&, std::string_view veld);

// Where a person mends what the engine complains about.
struct Veldplek {
    std::string onderdeel;  // id; empty: the one part "rekensom"
    std::string_view veld;
    bool operator==(const Veldplek&) const = default;
};
std::optional<Veldplek> veldplek_van(const rekentool::Rekensom&, const Error&);

}  // namespace ontknoop::rekenblad
