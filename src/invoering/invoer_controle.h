// SPDX-License-Identifier: EUPL-1.2
//
// What every text of this module is held to before it is kept.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ontknoop::invoering {

// Without white space at the ends, line ends as LF. Adds to `errors`, with `veld` as their field: `leeg` (unless that is
// empty) when nothing is left, veld.te_lang above `maximum` characters, veld.ongeldige_tekens.
std::string controleer_tekst(std::string_view tekst, std::string_view veld, std::size_t maximum, std::string_view leeg, Errors& errors);

// The version a form was drawn with; what is no number is a version that never was.
std::int64_t lees_versie(std::string_view tekst);

}  // namespace ontknoop::invoering
