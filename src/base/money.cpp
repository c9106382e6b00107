// SPDX-License-Identifier: EUPL-1.2
#include "base/money.h"

#include "base/text.h"
#include "base/typed_number.h"

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
    return std::string(euro_sign) + std::string(no_break_space) + (negative ? std::string(minus_sign) : "") + std::move(digits);
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
    return (amount.value < 0 ? "-" : "") + group_thousands(cents / 100) + ',' + two_digits(cents % 100);
}

std::optional<Eurocent> parse_euro(std::string_view text) {
    text = trim(text);
    bool negative = take_minus(text);
    if (text.starts_with(euro_sign)) text = trim(text.substr(euro_sign.size()));
    std::string price_tag(text);  // "12,-" has no cents
    for (const std::string_view none : {",--", ",-"})
        if (price_tag.ends_with(none)) price_tag.replace(price_tag.size() - none.size(), none.size(), ",00");
    const auto typed = read_typed_number(price_tag);
    // A second minus, behind the euro sign, is a slip.
    if (!typed || typed->decimals.size() > 2 || (negative && typed->negative)) return {};
    negative = negative || typed->negative;
    std::int64_t cents = 0;
    for (const char digit : typed->whole + (typed->decimals + "00").substr(0, 2)) {
        cents = cents * 10 + (digit - '0');
        if (cents > largest_amount) return {};
    }
    return Eurocent{negative ? -cents : cents};
}

}  // namespace ontknoop
