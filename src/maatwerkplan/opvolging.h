// SPDX-License-Identifier: EUPL-1.2
//
// Looking again at a plan that was closed: when, who, and what was found. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/clock.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::maatwerkplan {

// What is proposed at closing: half a year from now.
Date voorstel_opvolgmoment(Date vandaag);
// Those that say something, in the order in which somebody looked.
std::vector<const Onderdeel*> opvolgingen(const Plan&);
// When somebody looks again: the last day that was agreed, at closing or when somebody looked, until somebody looked on that day
// or after it. A look before it, or without a day, that agrees on no other day leaves it as it is. Empty: nobody will.
// `afsluiting` may be null; `gekeken`: of one plan, in their order.
std::optional<Date> volgende_opvolging(const Onderdeel* afsluiting, std::span<const Onderdeel* const> gekeken);
std::optional<Date> volgende_opvolging(const Plan&);

}  // namespace ontknoop::maatwerkplan
