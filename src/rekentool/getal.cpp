// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/getal.h"

#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

#include "base/result.h"

namespace ontknoop::rekentool {
namespace {

constexpr std::int64_t mantisse_grens = 1'000'000'000'000'000'000;  // 10^18

constexpr std::array<std::int64_t, 19> tienmachten = [] {
    std::array<std::int64_t, 19> powers{};
    powers[0] = 1;
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

bool all_digits(std::string_view text) {
    for (char c : text)
        if (c < '0' || c > '9') return false;
    return true;
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool names_no_number(std::string_view text) {
    std::string lower;
    for (char c : text) lower += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    return lower == "nan" || lower == "inf" || lower == "infinity";
}

}  // namespace

Decimaal Decimaal::make(std::int64_t mantisse, int schaal) {
    CHECK(schaal >= 0 && schaal <= max_decimalen && mantisse > -mantisse_grens && mantisse < mantisse_grens);
    while (schaal > 0 && mantisse % 10 == 0) {
        mantisse /= 10;
        --schaal;
    }
    Decimaal result;
    result.mantisse_ = mantisse;
    result.schaal_ = schaal;
    return result;
}

tl::expected<Decimaal, Leesfout> Decimaal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (names_no_number(text)) return tl::unexpected(Leesfout::niet_eindig);
    const std::size_t point = text.find('.');
    std::string_view whole = text.substr(0, point);
    std::string_view decimals = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    const bool malformed = whole.empty() || !all_digits(whole) || !all_digits(decimals) ||
                           (point != std::string_view::npos && decimals.empty());
    if (malformed) return tl::unexpected(Leesfout::geen_getal);
    while (!decimals.empty() && decimals.back() == '0') decimals.remove_suffix(1);
    while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
    if (whole.size() > 18) return tl::unexpected(Leesfout::te_groot);
    if (decimals.size() > max_decimalen) return tl::unexpected(Leesfout::te_veel_decimalen);
    const std::string digits = std::string(whole) + std::string(decimals);
    const auto value = parse_whole(digits);
    if (!value || *value >= mantisse_grens) return tl::unexpected(Leesfout::te_groot);
    return make(negative ? -*value : *value, static_cast<int>(decimals.size()));
}

tl::expected<Decimaal, Leesfout> Decimaal::from_double(double value) {
    if (!std::isfinite(value)) return tl::unexpected(Leesfout::niet_eindig);
    if (std::abs(value) >= static_cast<double>(mantisse_grens)) return tl::unexpected(Leesfout::te_groot);
    std::array<char, 400> buffer{};  // 5e-324 needs 327 characters
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    if (error != std::errc{}) return tl::unexpected(Leesfout::te_veel_decimalen);
    return parse(std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data())));
}

std::string Decimaal::text() const {
    std::string digits = std::to_string(mantisse_ < 0 ? -mantisse_ : mantisse_);
    const auto decimals = static_cast<std::size_t>(schaal_);
    if (decimals > 0) {
        if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
        digits.insert(digits.size() - decimals, ".");
    }
    return mantisse_ < 0 ? "-" + digits : digits;
}

double Decimaal::as_double() const {
    return static_cast<double>(mantisse_) / static_cast<double>(tienmachten[static_cast<std::size_t>(schaal_)]);
}

std::strong_ordering operator<=>(Decimaal a, Decimaal b) {
    // Whole parts first, then the fractions brought to the same scale: nothing can overflow.
    const auto scale_a = tienmachten[static_cast<std::size_t>(a.schaal_)];
    const auto scale_b = tienmachten[static_cast<std::size_t>(b.schaal_)];
    if (const auto whole = a.mantisse_ / scale_a <=> b.mantisse_ / scale_b; whole != 0) return whole;
    const auto rest_a = a.mantisse_ % scale_a * tienmachten[static_cast<std::size_t>(Decimaal::max_decimalen - a.schaal_)];
    const auto rest_b = b.mantisse_ % scale_b * tienmachten[static_cast<std::size_t>(Decimaal::max_decimalen - b.schaal_)];
    return rest_a <=> rest_b;
}

std::optional<Aandeel> Aandeel::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    Aandeel result;
    if (slash == std::string_view::npos) {
        const auto decimal = Decimaal::parse(text);
        if (!decimal) return std::nullopt;
        result = {decimal->mantisse(), tienmachten[static_cast<std::size_t>(decimal->schaal())]};
    } else {
        const auto teller = parse_whole(text.substr(0, slash));
        const auto noemer = parse_whole(text.substr(slash + 1));
        if (!teller || !noemer || *noemer < 1 || *noemer > tienmachten[9]) return std::nullopt;
        result = {*teller, *noemer};
    }
    const std::int64_t divisor = std::gcd(result.teller, result.noemer);
    return Aandeel{result.teller / divisor, result.noemer / divisor};
}

std::string Aandeel::text() const {
    return noemer == 1 ? std::to_string(teller) : std::to_string(teller) + "/" + std::to_string(noemer);
}

}  // namespace ontknoop::rekentool
