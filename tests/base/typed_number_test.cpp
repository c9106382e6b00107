// SPDX-License-Identifier: EUPL-1.2
#include "base/typed_number.h"

#include <gtest/gtest.h>

namespace ontknoop {
namespace {

// "1234.5", with "?" behind it when it is ambiguous; "engels"; or "geen".
std::string reading(std::string_view text) {
    const auto number = read_typed_number(text);
    if (!number) return number.error() == NumberFault::english ? "engels" : "geen";
    return (number->negative ? "-" : "") + number->whole + (number->decimals.empty() ? "" : "." + number->decimals) + (number->ambiguous ? "?" : "");
}

struct Geval {
    std::string_view text, verwacht;
};

TEST(TypedNumber, is_read_by_the_dutch_rule) {
    const Geval gevallen[] = {
        {"1000", "1000"},
        {"1.000", "1000?"},           // a point and three digits: thousands
        {"1.000,00", "1000.00"},
        {"1.000.000", "1000000"},
        {"1.000.000,5", "1000000.5"},
        {"1000.5", "1000.5"},         // a point and no group: a decimal sign
        {"1.5", "1.5"},
        {"1,5", "1.5"},
        {"12.50", "12.50"},
        {"87.7144", "87.7144"},
        {"1,000", "1.000?"},          // a comma is always a decimal sign, but who wrote this?
        {"12,345", "12.345?"},
        {"0,125", "0.125"},           // no thousand begins with a nought
        {"0.125", "0.125"},
        {"1234,567", "1234.567"},     // nor with four digits
        {"1234.567", "1234.567"},
        {"1 000", "1000"},
        {"1\u00A0000,50", "1000.50"},
        {"1\u202F000\u202F000", "1000000"},
        {"-1.000", "-1000?"},
        {"\u2212 3", "-3"},
        {"  7 ", "7"},
        {"1,000.00", "engels"},
        {"1,000,000", "engels"},
        {"1,234,567.8", "engels"},
    };
    for (const Geval& g : gevallen) EXPECT_EQ(reading(g.text), g.verwacht) << g.text;
}

TEST(TypedNumber, that_is_none_is_refused) {
    for (const std::string_view text : {"", " ", "-", "--1", ",", ".", "1,", "1.", ",5", ".5", "1..000", "1.00.000", "1.0000.000", "1,2,3", "1.2.3", "1.23,4.5", "1,23.4",
                                        "1.000,00.5", "0.123.456", "1 2", "1 00", "12 3456", "1e3", "nan", "12k", "1.000,", "\u20AC 3", "1-2", "\xC2"})
        EXPECT_EQ(reading(text), "geen") << text;
}

TEST(TypedNumber, that_is_ambiguous_offers_both_readings_and_neither_of_them_is) {
    for (const std::string_view text : {"1.250", "1,250"}) {
        const auto number = read_typed_number(text);
        ASSERT_TRUE(number);
        EXPECT_EQ(number->thousands, "1250");
        EXPECT_EQ(number->fraction, "1,2500");
        EXPECT_EQ(reading(number->thousands), "1250");
        EXPECT_EQ(reading(number->fraction), "1.2500");
    }
}

TEST(TypedNumber, put_back_into_a_field_is_read_as_the_same_number) {
    for (const std::string minus : {"", "-"})
        for (const std::string whole : {"0", "1", "12", "999", "1000", "1234567"})
            for (const std::string decimals : {"", "5", "25", "125", "100", "1234", "000001"}) {
                const std::string typed = as_typed(minus + whole + (decimals.empty() ? "" : "." + decimals));
                const auto again = read_typed_number(typed);
                ASSERT_TRUE(again) << typed;
                EXPECT_FALSE(again->ambiguous) << typed;
                EXPECT_EQ(again->whole, whole) << typed;
                EXPECT_TRUE(again->decimals == decimals || again->decimals == decimals + "0") << typed;
            }
}

TEST(TypedNumber, a_price_has_one_form_in_every_field) {
    for (const auto& [stored, shown] : std::vector<std::pair<const char*, const char*>>{
             {"0", "0,00"}, {"5", "5,00"}, {"87.5", "87,50"}, {"87.7144", "87,7144"}, {"1.125", "1,1250"}, {"1680", "1.680,00"}, {"4800.00", "4.800,00"},
             {"1234567.8", "1.234.567,80"}, {"-1200", "-1.200,00"}}) {
        EXPECT_EQ(as_typed_price(stored), shown) << stored;
        const auto back = read_typed_number(shown);
        ASSERT_TRUE(back.has_value()) << shown;
        EXPECT_FALSE(back->ambiguous) << shown;
    }
}

}  // namespace
}  // namespace ontknoop
