// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ontknoop {

// An amount of money in whole eurocents. Never a double: rounding happens once, at the edge (docs/architecture.md, rule 6).
struct Eurocent {
    std::int64_t value = 0;

    friend constexpr auto operator<=>(Eurocent, Eurocent) = default;
    friend constexpr Eurocent operator+(Eurocent a, Eurocent b) { return {a.value + b.value}; }
    friend constexpr Eurocent operator-(Eurocent a, Eurocent b) { return {a.value - b.value}; }
    friend constexpr Eurocent operator-(Eurocent a) { return {-a.value}; }
    constexpr Eurocent& operator+=(Eurocent b) { value += b.value; return *this; }
    constexpr Eurocent& operator-=(Eurocent b) { value -= b.value; return *this; }
};

// "€ 1.234,50", "€ −12,00". The non-breaking space keeps the sign with the number.
std::string format_euro(Eurocent amount);
// "€ 1.234": whole euros, half away from zero; for headlines.
std::string format_euro_rounded(Eurocent amount);
// "1.234,50": as a person would type it back into a field.
std::string format_amount_for_field(Eurocent amount);

// Reads what people type: "1234", "1.234,50", "1234.50", "€ 12,5", "-3". Empty optional when it is no amount,
// has more than two decimals, or exceeds 10^13 cents.
std::optional<Eurocent> parse_euro(std::string_view text);

}  // namespace ontknoop
