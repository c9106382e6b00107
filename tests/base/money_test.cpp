// SPDX-License-Identifier: EUPL-1.2
#include "base/money.h"

#include <gtest/gtest.h>

#include <limits>

namespace ontknoop {
namespace {

TEST(Money, IsShownWithDotsBetweenThousandsAndACommaBeforeCents) {
    EXPECT_EQ(format_euro({123450}), "€\u00A01.234,50");
    EXPECT_EQ(format_euro({-1200}), "€\u00A0−12,00");
    EXPECT_EQ(format_euro({0}), "€\u00A00,00");
    EXPECT_EQ(format_euro({7}), "€\u00A00,07");
    EXPECT_EQ(format_euro({100000000}), "€\u00A01.000.000,00");
    EXPECT_EQ(format_euro({99999}), "€\u00A0999,99");
}

TEST(Money, OfTheMostNegativeAmountIsShownToo) {
    EXPECT_EQ(format_euro({std::numeric_limits<std::int64_t>::min()}), "€\u00A0−92.233.720.368.547.758,08");
}

TEST(Money, IsRoundedHalfAwayFromZeroForHeadlines) {
    EXPECT_EQ(format_euro_rounded({123449}), "€\u00A01.234");
    EXPECT_EQ(format_euro_rounded({123450}), "€\u00A01.235");
    EXPECT_EQ(format_euro_rounded({-123450}), "€\u00A0−1.235");
    EXPECT_EQ(format_euro_rounded({-49}), "€\u00A00");
}

TEST(Money, InAFieldIsReadBackAsTheSameAmount) {
    for (const std::int64_t cents : {0LL, 1LL, -1LL, 5LL, 99LL, 100LL, -123456LL, 123456789LL, 10000000000000LL}) {
        EXPECT_EQ(parse_euro(format_amount_for_field({cents})), Eurocent{cents});
        EXPECT_EQ(parse_euro(format_euro({cents})), Eurocent{cents});
    }
    EXPECT_EQ(format_amount_for_field({123450}), "1.234,50");
}

struct Typed {
    std::string_view text;
    std::optional<std::int64_t> cents;
};

TEST(Money, IsReadAsPeopleTypeIt) {
    for (const auto& [text, cents] : {Typed{"1234", 123400},
                                      {"1.234,50", 123450},
                                      {"1234.50", 123450},
                                      {"€ 12,5", 1250},
                                      {"-3", -300},
                                      {"1.234", 123400},
                                      {"1.234.567", 123456700},
                                      {"12,-", 1200},
                                      {"  7 ", 700},
                                      {"€\u00A0-12,00", -1200},
                                      {"-€ 12", -1200},
                                      {"\u2212 4", -400},
                                      {"0,05", 5},
                                      {"-0", 0},
                                      {"12.5", 1250},
                                      {"12,--", 1200},
                                      {"100000000000", 10000000000000}}) {
        const auto read = parse_euro(text);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(read->value, *cents) << text;
    }
}

TEST(Money, ThatIsNoAmountIsRefused) {
    for (const std::string_view text : {"",
                                        " ",
                                        "€",
                                        "-",
                                        "--3",
                                        "abc",
                                        "12,345",
                                        "12,3456",
                                        "1,234.50",
                                        "1.23.456",
                                        "12a",
                                        "1 2",
                                        "1.2345",
                                        "1234.567",
                                        "0.500",
                                        ",50",
                                        "12,",
                                        "12.",
                                        ".",
                                        ",",
                                        "1..234",
                                        "100000000000,01",
                                        "99999999999999999999999999",
                                        "1e3",
                                        "-€ -3",
                                        "12,5-"}) {
        EXPECT_FALSE(parse_euro(text)) << text;
    }
}

}  // namespace
}  // namespace ontknoop
