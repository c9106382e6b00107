// SPDX-License-Identifier: EUPL-1.2
//
// A part is sealed: what must be found without opening every case (which regulation a plan cites) another feature keeps
// beside it. It is told of every part of a kind that is stored, in the same transaction. What is kept goes with the part:
// ON DELETE CASCADE.
#pragma once

#include <string_view>

#include "app/context.h"
#include "casus/casus.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::maatwerkplan {

using Wachter = void (*)(app::Context&, const casus::Casus&, const Onderdeel&);
// Before the first request. CHECKs that the kind exists.
void register_wachter(std::string_view soort, Wachter);
// After every insert and update of a part.
void meld_opgeslagen(app::Context&, const casus::Casus&, const Onderdeel&);

}  // namespace ontknoop::maatwerkplan
