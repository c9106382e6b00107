// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {

// The likely price of a line in prices of the base year (method document 0.1, "Price on the base year"), rounded to cents as
// for showing: the sum itself rounds once, at the end. Nothing when the price is of that year already or has no year.
// `som` must pass check().
std::optional<Eurocent> price_in_base_year(const Rekensom& som, const Regelprijs&);

}  // namespace ontknoop::rekentool
