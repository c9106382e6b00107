// SPDX-License-Identifier: EUPL-1.2
#include "base/typed_number.h"

#include <algorithm>

#include "base/text.h"

namespace ontknoop {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

// One to three digits, not beginning with a nought, and then groups of three: "1.234.567".
bool is_grouped(std::string_view text, char separator) {
    const auto groups = split(text, separator);
    if (groups.size() < 2 || groups[0].size() > 3 || groups[0].starts_with('0') || !all_digits(groups[0])) return false;
    return std::all_of(groups.begin() + 1, groups.end(), [](std::string_view g) { return g.size() == 3 && all_digits(g); });
}

std::string without(std::string_view text, char c) {
    std::string out(text);
    std::erase(out, c);
    return out;
}

// Digits in front of the decimal sign: all together, or in groups. Empty when they are neither.
std::string whole_digits(std::string_view text) {
    if (all_digits(text)) return std::string(text);
    for (const char separator : {'.', ' '})
        if (is_grouped(text, separator)) return without(text, separator);
    return {};
}

// Every kind of space people and spreadsheets put between thousands becomes an ordinary one.
std::string plain_spaces(std::string_view text) {
    static constexpr std::string_view spaces[] = {"\u00A0", "\u202F", "\u2009"};
    std::string out;
    while (!text.empty()) {
        const auto* const space = std::find_if(std::begin(spaces), std::end(spaces), [&](std::string_view s) { return text.starts_with(s); });
        out += space == std::end(spaces) ? text[0] : ' ';
        text.remove_prefix(space == std::end(spaces) ? 1 : space->size());
    }
    return out;
}

bool starts_negative(std::string_view& text) {
    for (const std::string_view sign : {std::string_view("-"), std::string_view("\u2212")}) {
        if (!text.starts_with(sign)) continue;
        text = trim(text.substr(sign.size()));
        return true;
    }
    return false;
}

tl::expected<TypedNumber, NumberFault> with_parts(std::string whole, std::string_view decimals) {
    if (whole.empty() || !all_digits(decimals)) return tl::unexpected(NumberFault::not_a_number);
    TypedNumber number;
    number.whole = std::move(whole);
    number.decimals = decimals;
    return number;
}

tl::expected<TypedNumber, NumberFault> one_sign(std::string_view text, std::size_t at) {
    const std::string_view before = text.substr(0, at), behind = text.substr(at + 1);
    auto number = with_parts(whole_digits(before), behind);
    const bool could_be_a_group = number && behind.size() == 3 && is_grouped(text, text[at]);
    if (!could_be_a_group) return number;
    number->ambiguous = true;
    number->thousands = std::string(before) + std::string(behind);
    number->fraction = std::string(before) + "," + std::string(behind) + "0";
    if (text[at] == '.') {
        number->whole = number->thousands;
        number->decimals.clear();
    }
    return number;
}

tl::expected<TypedNumber, NumberFault> take_apart(std::string_view text) {
    const auto points = std::count(text.begin(), text.end(), '.'), commas = std::count(text.begin(), text.end(), ',');
    const std::size_t point = text.rfind('.'), comma = text.rfind(',');
    if (points + commas == 1) return one_sign(text, points == 1 ? point : comma);
    if (commas == 0) {
        TypedNumber number;
        number.whole = whole_digits(text);
        if (number.whole.empty()) return tl::unexpected(NumberFault::not_a_number);
        return number;
    }
    const bool english = points == 0 ? is_grouped(text, ',')
                                     : points == 1 && point > comma && is_grouped(text.substr(0, point), ',') && all_digits(text.substr(point + 1));
    if (english) return tl::unexpected(NumberFault::english);
    if (commas > 1) return tl::unexpected(NumberFault::not_a_number);
    return with_parts(whole_digits(text.substr(0, comma)), text.substr(comma + 1));
}

}  // namespace

tl::expected<TypedNumber, NumberFault> read_typed_number(std::string_view text) {
    const std::string plain = plain_spaces(trim(text));
    std::string_view rest = plain;
    const bool negative = starts_negative(rest);
    auto number = take_apart(rest);
    if (number) number->negative = negative;
    return number;
}

std::string as_typed(std::string decimal) {
    const std::size_t point = decimal.find('.');
    if (point == std::string::npos) return decimal;
    decimal[point] = ',';
    std::string_view positive = decimal;
    if (positive.starts_with('-')) positive.remove_prefix(1);
    if (is_grouped(positive, ',')) decimal += '0';
    return decimal;
}

std::string as_typed_price(std::string decimal) {
    const std::size_t begin = decimal.starts_with('-') ? 1 : 0;
    std::size_t point = decimal.find('.');
    if (point == std::string::npos) point = decimal.size(), decimal += '.';
    decimal[point] = ',';
    if (const std::size_t decimals = decimal.size() - point - 1; decimals < 2) decimal.append(2 - decimals, '0');
    else if (decimals == 3) decimal += '0';
    for (std::size_t at = point; at > begin + 3;) decimal.insert(at -= 3, 1, '.');
    return decimal;
}

}  // namespace ontknoop
