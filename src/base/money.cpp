// SPDX-License-Identifier: EUPL-1.2
#include "base/money.h"

#include <vector>

#include "base/text.h"

namespace ontknoop {
namespace {

constexpr std::string_view euro_sign = "\u20AC";
constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view minus_sign = "\u2212";
constexpr std::int64_t largest_amount = 10'000'000'000'000;  // 10^13 cents: beyond this it is a typing error

// Without the sign; unsigned so that the most negative amount has a magnitude too.
std::uint64_t magnitude(std::int64_t value) {
    const auto bits = static_cast<std::uint64_t>(value);
    return value < 0 ? 0 - bits : bits;
}

// 1234567 -> "1.234.567"
std::string group_thousands(std::uint64_t whole) {
    std::string digits = std::to_string(whole);
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, '.');
    return digits;
}

std::string two_digits(std::uint64_t cents) {
    return {static_cast<char>('0' + cents / 10), static_cast<char>('0' + cents % 10)};
}

std::string with_sign(bool negative, std::string digits) {
    return std::string(euro_sign) + std::string(no_break_space) + (negative ? "-" : "") + std::move(digits);
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "1234", "1.234", "12.345.678" -> only the digits. Empty when the dots do not stand between groups of three.
std::string whole_digits(std::string_view text) {
    const std::vector<std::string_view> groups = split(text, '.');
    if (groups.size() > 1 && (groups[0].size() > 3 || groups[0].starts_with('0'))) return {};
    std::string digits;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (!all_digits(groups[i]) || (i > 0 && groups[i].size() != 3)) return {};
        digits += groups[i];
    }
    return digits;
}

struct TypedAmount {
    std::string whole;          // digits only
    std::string_view decimals;  // "", "5", "50"
};

// Decides which separator is the decimal one. A comma always is. A single dot is when one or two digits follow it;
// with three it groups thousands ("1.234"), as Dutch readers expect.
std::optional<TypedAmount> take_apart(std::string_view text) {
    if (const auto comma = text.find(','); comma != std::string_view::npos) {
        std::string_view decimals = text.substr(comma + 1);
        if (decimals == "-" || decimals == "--") decimals = "00";  // "12,-" as on a price tag
        return TypedAmount{whole_digits(text.substr(0, comma)), decimals};
    }
    const auto dot = text.rfind('.');
    if (dot == std::string_view::npos || text.size() - dot == 4) return TypedAmount{whole_digits(text), "00"};
    const std::string_view whole = text.substr(0, dot);
    return TypedAmount{all_digits(whole) ? std::string(whole) : std::string(), text.substr(dot + 1)};
}

// Removes one leading minus; tells whether there was one.
bool take_minus(std::string_view& text) {
    for (const std::string_view sign : {std::string_view("-"), minus_sign}) {
        if (!text.starts_with(sign)) continue;
        text = trim(text.substr(sign.size()));
        return true;
    }
    return false;
}

}  // namespace

std::string format_euro(Eurocent amount) {
    const std::uint64_t cents = magnitude(amount.value);
    return with_sign(amount.value < 0, group_thousands(cents / 100) + ',' + two_digits(cents % 100));
}

std::string format_euro_rounded(Eurocent amount) {
    const std::uint64_t cents = magnitude(amount.value);
    const std::uint64_t euros = cents / 100 + (cents % 100 >= 50 ? 1 : 0);
    return with_sign(amount.value < 0 && euros > 0, group_thousands(euros));
}

std::string format_amount_for_field(Eurocent amount) {
    const std::uint64_t cents = magnitude(amount.value);
    return (amount.value < 0 ? "-" : "") + std::to_string(cents / 100) + ',' + two_digits(cents % 100);
}

std::optional<Eurocent> parse_euro(std::string_view text) {
    text = trim(text);
    bool negative = take_minus(text);
    if (text.starts_with(euro_sign)) {
        text = trim(text.substr(euro_sign.size()));
        if (!negative) negative = take_minus(text);
    }
    const std::optional<TypedAmount> typed = take_apart(text);
    if (!typed || typed->whole.empty() || !all_digits(typed->decimals) || typed->decimals.size() > 2) return {};
    std::int64_t cents = 0;
    for (const char digit : typed->whole + std::string(typed->decimals) + (typed->decimals.size() == 1 ? "0" : "")) {
        cents = cents * 10 + (digit - '0');
        if (cents > largest_amount) return {};
    }
    return Eurocent{negative ? -cents : cents};
}

}  // namespace ontknoop
