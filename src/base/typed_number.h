// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace ontknoop {

// Why a text is not read as a number: no number at all, or one with a comma between thousands ("1,234.50").
enum class NumberFault { not_a_number, english };

// A number as somebody wrote it, taken apart by the Dutch rule: a comma stands before decimals, a point between thousands.
// A single point counts as a comma unless exactly three digits follow it: 12.5 is twelve and a half, 1.250 is a thousand
// and more.
struct TypedNumber {
    bool negative = false;
    std::string whole;       // digits only, at least one
    std::string decimals;    // digits only, may be empty
    // One sign with exactly three digits behind it: read by the rule above, but the writer may have meant the other. Who
    // cannot show at once how it was read asks back, and offers both.
    bool ambiguous = false;
    std::string thousands;   // of an ambiguous number: "1250", the reading with a thousand
    std::string fraction;    // and "1,2500", the reading with decimals
};

// "1234", "1.234,5", "1234.50", "1 250", "-3", "\u2212 3". No unit and no currency sign.
tl::expected<TypedNumber, NumberFault> read_typed_number(std::string_view text);

// A number with a decimal point as it is put back into a field: "87.5" is "87,5". Three decimals get a fourth, because
// read_typed_number() would call them ambiguous: "1.125" is "1,1250".
std::string as_typed(std::string decimal);
// The same for a price in euros: points between thousands and at least two decimals. "1680" is "1.680,00", "87.7144" is "87,7144".
std::string as_typed_price(std::string decimal);

}  // namespace ontknoop
