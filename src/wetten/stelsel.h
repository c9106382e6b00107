// SPDX-License-Identifier: EUPL-1.2
//
// How a source names regulations, as a word for database, JSON and addresses.
#pragma once

#include <string_view>

#include "wetten/bepalingen.h"

namespace ontknoop::wetten {

std::string_view stelsel_code(Stelsel);          // "bwb", "cvdr", "celex"
Stelsel parse_stelsel(std::string_view code);    // CHECKs that there is such a code
// "BWBR0015703", "BWBV0001000", "CVDR680781": what the library takes in.
bool is_regeling_id(std::string_view);

}  // namespace ontknoop::wetten
