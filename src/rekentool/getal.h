// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace ontknoop::rekentool {

// Why a text is not a number the calculator can hold. Each has its own message for the user.
enum class Leesfout { geen_getal, niet_eindig, te_groot, te_veel_decimalen };

// A decimal number exactly as a person wrote it: 87.7144 stays 87.7144. At most 18 significant digits and 9 decimals.
// Everything a person types (price, quantity, probability, rate) is one of these, so that the engine can compute exactly.
class Decimaal {
public:
    static constexpr int max_decimalen = 9;

    constexpr Decimaal() = default;
    constexpr Decimaal(int geheel) : mantisse_(geheel) {}  // NOLINT: 0 and 1 read better than Decimaal(1)
    // mantisse / 10^schaal; schaal 0 ... 9, |mantisse| < 10^18.
    static Decimaal make(std::int64_t mantisse, int schaal);
    // "12", "-0.5", "87.7144"; "1e3" is refused, "nan" and "inf" give niet_eindig.
    static tl::expected<Decimaal, Leesfout> parse(std::string_view text);
    // The shortest decimal text that reads back as this double: 87.7144 for 87.7144. Exact up to 15 digits.
    static tl::expected<Decimaal, Leesfout> from_double(double value);

    std::int64_t mantisse() const { return mantisse_; }
    int schaal() const { return schaal_; }
    std::string text() const;
    double as_double() const;
    bool is_zero() const { return mantisse_ == 0; }

    // By value; 0.50 equals 0.5 because trailing zeros are dropped when a number is made.
    friend std::strong_ordering operator<=>(Decimaal a, Decimaal b);
    friend bool operator==(Decimaal a, Decimaal b) = default;

private:
    std::int64_t mantisse_ = 0;
    int schaal_ = 0;
};

// A share of a price that a payer bears, as an exact fraction, because a third has no decimal form.
struct Aandeel {
    std::int64_t teller = 1;
    std::int64_t noemer = 1;

    // "1/3", "1171/2470", "0.25", "1". Denominator 1 ... 10^9.
    static std::optional<Aandeel> parse(std::string_view text);
    std::string text() const;
    bool operator==(const Aandeel&) const = default;
};

}  // namespace ontknoop::rekentool
