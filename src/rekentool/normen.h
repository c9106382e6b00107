// SPDX-License-Identifier: EUPL-1.2
//
// Amounts the law sets and dates: social assistance, the limits to what somebody may own. inhoud/parameters/normen.toml; a
// norm never changes, it gets a next value.
#pragma once

#include "rekentool/prijzen.h"

namespace ontknoop::rekentool {

struct Normwaarde {
    Decimaal bedrag;                 // euros
    Date vanaf;
    std::optional<Date> tot;         // last day; none: until there is a next one
    std::string bron, bron_url;
};

struct Norm {
    std::string code;                // "bijstand_alleenstaande"
    std::string naam;
    std::string wet;                 // law and article
    std::string eenheid;             // maand, or empty for an amount at one moment
    std::vector<Normwaarde> waarden; // oldest first, none over another

    // The value on a day; null when we know none.
    const Normwaarde* op(Date dag) const;
};

// A value of a norm stands in the file itself, or is a price of the list that ships. Throws AdminError: an unknown price or
// one without a first day, values that overlap, the same code twice.
std::vector<Norm> parse_normen(std::string_view path, std::string_view toml, const Prijslijst&);

}  // namespace ontknoop::rekentool
