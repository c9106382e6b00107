// SPDX-License-Identifier: EUPL-1.2
//
// Exact fractions of whole numbers without limit; only for the .cpp files of this folder (Boost.Multiprecision is heavy).
//
// Why fractions and not a decimal type of 50 digits: 365/12, 1/3 and 1/1.0225 have no finite decimal form, so a decimal
// type may land at 0.49999... where the true amount is exactly half a cent, and then round the wrong way. A fraction is
// right by construction. It is not reduced after every step (that is where rational types lose their time): one division
// at the end rounds it, and 512 bits fit without asking for memory.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <cstdint>

#include "base/money.h"
#include "rekentool/getal.h"

namespace ontknoop::rekentool {

using Groot = boost::multiprecision::number<
    boost::multiprecision::cpp_int_backend<512, 0, boost::multiprecision::signed_magnitude, boost::multiprecision::unchecked>,
    boost::multiprecision::et_off>;

// Amounts at or beyond this are refused, so that every sum, ratio and payback of them still fits in 64 bits.
inline constexpr std::int64_t grootste_bedrag = 1'000'000'000'000;  // 10^12 cents: ten billion euro for one household

inline Groot power_of_ten(int exponent) {
    Groot result = 1;
    for (; exponent > 0; --exponent) result *= 10;
    return result;
}

struct Breuk {
    Groot teller = 0;
    Groot noemer = 1;  // always positive

    Breuk() = default;
    Breuk(Groot t, Groot n) : teller(std::move(t)), noemer(std::move(n)) {}
    explicit Breuk(Decimaal d) : teller(d.mantisse()), noemer(power_of_ten(d.schaal())) {}
    explicit Breuk(std::int64_t whole) : teller(whole) {}

    friend Breuk operator*(const Breuk& a, const Breuk& b) { return {a.teller * b.teller, a.noemer * b.noemer}; }
    friend Breuk operator+(const Breuk& a, const Breuk& b) {
        if (a.noemer == b.noemer) return {a.teller + b.teller, a.noemer};
        return {a.teller * b.noemer + b.teller * a.noemer, a.noemer * b.noemer};
    }
    friend Breuk operator-(const Breuk& a, const Breuk& b) { return a + Breuk{-b.teller, b.noemer}; }
    bool is_zero() const { return teller == 0; }
    // 1/x; the value must be positive.
    Breuk inverse() const { return {noemer, teller}; }
    Breuk reduced() const {
        const Groot divisor = gcd(teller, noemer);
        return {teller / divisor, noemer / divisor};
    }
};

// teller / noemer to the nearest whole number, half away from zero (rekentool.md 0.1, "Rounding"); noemer > 0.
inline Groot round_half_away(const Groot& teller, const Groot& noemer) {
    const Groot size = (2 * abs(teller) + noemer) / (2 * noemer);
    return teller < 0 ? Groot(-size) : size;
}

// Euros to whole cents, rounded once. Beyond the largest amount the result stays there; the caller reports it.
inline Eurocent to_cents(const Breuk& euro) {
    const Groot cents = round_half_away(100 * euro.teller, euro.noemer);
    if (cents > grootste_bedrag) return {grootste_bedrag};
    if (cents < -grootste_bedrag) return {-grootste_bedrag};
    return {static_cast<std::int64_t>(cents)};
}

// The nearest double, whatever the size of numerator and denominator (conversions stay inside 64 significant bits).
inline double to_double(const Breuk& value) {
    const auto shifted = [](const Groot& number, int& shift) {
        const int bits = number == 0 ? 0 : static_cast<int>(msb(abs(number)));
        shift = bits > 62 ? bits - 62 : 0;
        return static_cast<double>(static_cast<std::int64_t>(number >> static_cast<unsigned>(shift)));
    };
    int up = 0;
    int down = 0;
    const double teller = shifted(value.teller, up);
    const double noemer = shifted(value.noemer, down);
    return std::ldexp(teller / noemer, up - down);
}

}  // namespace ontknoop::rekentool
