// SPDX-License-Identifier: EUPL-1.2
//
// A rekensom as JSON or TOML, in and out. The keys are the field names of rekensom.h. Unit in the key: a price is
// "bedrag_euro" or "bedrag_eurocent" (one of the two, decimals allowed); every amount in a result is whole eurocents.
// Numbers may be JSON numbers (exact up to 15 digits) or strings ("87.7144"); decimals in results are strings.
// An estimate is a number, or { "laag", "waarschijnlijk", "hoog" }. "kans" is one estimate for all scenarios, or one each.
// "betalers" is one name, or a list of { "naam", "aandeel": "1/3" } or { "naam", "bedrag_euro" }: parts of the price.
#pragma once

#include <string>
#include <string_view>

#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {

// Reads and checks: all wrong fields at once, with their path. At most 4 MB.
Result<Rekensom> read_rekensom_json(std::string_view text);
// table: the rekensom is this table of the file instead of the whole file.
Result<Rekensom> read_rekensom_toml(std::string_view text, std::string_view table = {});

// Always the same text for the same rekensom: every field, fixed order, decimals as strings. The receipt rests on it.
std::string to_json(const Rekensom&);
std::string to_json(const Uitkomst&);
// {"fouten": [{"code", "veld", "argumenten"}]}
std::string to_json(const Errors&);

}  // namespace ontknoop::rekentool
