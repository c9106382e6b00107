// SPDX-License-Identifier: EUPL-1.2
//
// A price that somebody typed in a cost line instead of taking it from the price list. It goes with a reason, so that another
// can check it: asked for at the line as soon as there is such a price, and when the plan is handed in; until then the sum
// holds the price for the weakest evidence. Pure.
#pragma once

#include "maatwerkplan/plan.h"

namespace ontknoop::maatwerkplan {

bool heeft_eigen_prijs(const Onderdeel& kostenpost);
// An own price without its reason; false for a part of another kind.
bool mist_prijsreden(const Onderdeel&);
// The field of that reason; its place in a form depends on the price.
bool is_prijsreden(const Soort&, const Veld&);

}  // namespace ontknoop::maatwerkplan
