// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.h"

#include <gtest/gtest.h>

namespace ontknoop {
namespace {

using namespace std::chrono_literals;

Timestamp at(std::string_view iso) { return parse_iso_timestamp(iso).value(); }

TEST(Clock, WritesAMomentInUtcWithMilliseconds) {
    EXPECT_EQ(to_iso(Timestamp(0ms)), "1970-01-01T00:00:00.000Z");
    // 1795288320 seconds: computed with `date -u -d 2026-11-21T19:12:00Z +%s`
    EXPECT_EQ(to_iso(Timestamp(1795288320s + 7ms)), "2026-11-21T19:12:00.007Z");
    EXPECT_EQ(to_iso(Timestamp(-1ms)), "1969-12-31T23:59:59.999Z");
}

TEST(Clock, ReadsBackWhatItWrote) {
    for (const auto moment : {Timestamp(0ms), Timestamp(1795288320123ms), Timestamp(-123456789ms)})
        EXPECT_EQ(parse_iso_timestamp(to_iso(moment)), moment);
}

TEST(Clock, ReadsAMomentWithAnotherOffset) {
    EXPECT_EQ(at("2026-11-21T20:12:00+01:00"), at("2026-11-21T19:12:00.000Z"));
    EXPECT_EQ(at("2026-11-21T13:42:00.5-05:30"), at("2026-11-21T19:12:00.500Z"));
}

TEST(Clock, RefusesAMomentThatIsNotOne) {
    for (const std::string_view text :
         {"", "2026-11-21", "2026-11-21T19:12:00", "2026-11-21 19:12:00Z", "2026-13-21T19:12:00Z",
          "2026-02-29T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T19:60:00Z", "2026-11-21T19:12:60Z",
          "2026-11-21T19:12:00.Z", "2026-11-21T19:12:00.0000Z", "2026-11-21T19:12:00Zx", "26-11-21T19:12:00Z",
          "2026-11-21T19:12:00+1:00"})
        EXPECT_FALSE(parse_iso_timestamp(text)) << text;
}

TEST(Clock, ShowsTheDayAndTimeInAmsterdam) {
    EXPECT_EQ(format_date_time(at("2026-11-21T19:12:00Z")), "21 november 2026 om 20:12");  // winter: one hour ahead
    EXPECT_EQ(format_date_time(at("2026-07-01T22:30:00Z")), "2 juli 2026 om 00:30");       // summer: two, and a new day
    EXPECT_EQ(format_date(at("2026-12-31T23:30:00Z")), "1 januari 2027");
    EXPECT_EQ(local_date(at("2026-12-31T22:59:59Z")), parse_iso_date("2026-12-31"));
}

TEST(Clock, FollowsTheChangeFromSummerToWinterTime) {
    // In 2026 the clock goes back on 25 October at 01:00 UTC and forward on 29 March at 01:00 UTC.
    EXPECT_EQ(format_time(at("2026-10-25T00:59:59Z")), "02:59");
    EXPECT_EQ(format_time(at("2026-10-25T01:00:00Z")), "02:00");
    EXPECT_EQ(format_time(at("2026-03-29T00:59:59Z")), "01:59");
    EXPECT_EQ(format_time(at("2026-03-29T01:00:00Z")), "03:00");
}

TEST(Clock, NamesEveryMonthInDutch) {
    const char* names[] = {"januari", "februari", "maart",     "april",   "mei",      "juni",
                           "juli",    "augustus", "september", "oktober", "november", "december"};
    for (unsigned month = 1; month <= 12; ++month) {
        const Date date{std::chrono::year(2026), std::chrono::month(month), std::chrono::day(9)};
        const std::string written = "9 " + std::string(names[month - 1]) + " 2026";
        EXPECT_EQ(format_date(date), written);
        EXPECT_EQ(parse_date(written), date);
    }
}

TEST(Clock, ReadsADateAsPeopleTypeIt) {
    const Date third = *parse_iso_date("2026-12-03");
    for (const std::string_view text : {"2026-12-03", "3-12-2026", "03/12/2026", "03.12.2026", "3 december 2026",
                                        " 3  December 2026 ", "03 dec 2026", "3 dec. 2026", "3 DECEMBER 2026"})
        EXPECT_EQ(parse_date(text), third) << text;
}

TEST(Clock, RefusesADateThatIsNotOne) {
    for (const std::string_view text :
         {"", "3-12-26", "31-4-2026", "29-2-2026", "3-13-2026", "0-1-2026", "3-12/2026", "3 12 2026", "3 foo 2026",
          "december 2026", "2026-12-3", "2026-12-03x", "3-12-20266", "3 december 2026 x", "-3-12-2026"})
        EXPECT_FALSE(parse_date(text)) << text;
    EXPECT_TRUE(parse_date("29-2-2028"));
}

TEST(Clock, StandsStillWhenFixedUntilMoved) {
    FixedClock clock(at("2026-11-21T19:12:00Z"));
    EXPECT_EQ(clock.now(), clock.now());
    clock.advance(90s);
    EXPECT_EQ(to_iso(clock.now()), "2026-11-21T19:13:30.000Z");
}

}  // namespace
}  // namespace ontknoop
