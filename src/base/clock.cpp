// SPDX-License-Identifier: EUPL-1.2
#include "base/clock.h"

// As Debian builds the library: the time zones of the system, which its updates keep right.
#define USE_OS_TZDB 1
#define HAS_STRING_VIEW 1
#define ONLY_C_LOCALE 1
#include <date/tz.h>
#include <fmt/format.h>

#include <array>
#include <vector>

#include "base/result.h"
#include "base/text.h"

namespace ontknoop {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<std::string_view, 12> month_names{"januari",   "februari", "maart",    "april",
                                                       "mei",       "juni",     "juli",     "augustus",
                                                       "september", "oktober",  "november", "december"};
constexpr std::array<std::string_view, 12> month_short{"jan", "feb", "mrt", "apr", "mei", "jun",
                                                       "jul", "aug", "sep", "okt", "nov", "dec"};

const date::time_zone& amsterdam() {
    static const date::time_zone* const zone = [] {
        try {
            return date::locate_zone("Europe/Amsterdam");
        } catch (const std::runtime_error&) {
            throw AdminError("De tijdzone Europe/Amsterdam staat niet op deze machine. Installeer het pakket tzdata.");
        }
    }();
    return *zone;
}

// The moment as the clock on the wall in Amsterdam shows it.
Timestamp on_the_wall(Timestamp moment) {
    const auto info = amsterdam().get_info(date::sys_seconds(floor<seconds>(moment).time_since_epoch()));
    return moment + info.offset;
}

std::chrono::hh_mm_ss<milliseconds> time_of_day(Timestamp moment) {
    return std::chrono::hh_mm_ss<milliseconds>(moment - floor<days>(moment));
}

// Reads digits at the front, at least `least` and at most `most` of them.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
    std::size_t count = 0;
    int value = 0;
    while (count < text.size() && count < most && text[count] >= '0' && text[count] <= '9')
        value = value * 10 + (text[count++] - '0');
    if (count < least) return std::nullopt;
    text.remove_prefix(count);
    return value;
}

bool take_char(std::string_view& text, char expected) {
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(1);
    return true;
}

std::optional<Date> make_date(int year, int month, int day) {
    const Date date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                    std::chrono::day(static_cast<unsigned>(day))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Date> take_iso_date(std::string_view& text) {
    const auto year = take_number(text, 4, 4);
    if (!year || !take_char(text, '-')) return std::nullopt;
    const auto month = take_number(text, 2, 2);
    if (!month || !take_char(text, '-')) return std::nullopt;
    const auto day = take_number(text, 2, 2);
    if (!day) return std::nullopt;
    return make_date(*year, *month, *day);
}

// ".5", ".50", ".500" -> 500 ms; nothing -> 0 ms. More than three digits is a form we never write.
std::optional<milliseconds> take_fraction(std::string_view& text) {
    if (!take_char(text, '.')) return milliseconds(0);
    const std::size_t before = text.size();
    const auto value = take_number(text, 1, 3);
    if (!value) return std::nullopt;
    int scaled = *value;
    for (std::size_t digits = before - text.size(); digits < 3; ++digits) scaled *= 10;
    return milliseconds(scaled);
}

// "Z", "+01:00", "-05:30" -> distance to UTC.
std::optional<minutes> take_offset(std::string_view& text) {
    if (take_char(text, 'Z')) return minutes(0);
    const bool west = text.starts_with('-');
    if (!west && !text.starts_with('+')) return std::nullopt;
    text.remove_prefix(1);
    const auto hours = take_number(text, 2, 2);
    if (!hours || *hours > 23 || !take_char(text, ':')) return std::nullopt;
    const auto rest = take_number(text, 2, 2);
    if (!rest || *rest > 59) return std::nullopt;
    return minutes((west ? -1 : 1) * (*hours * 60 + *rest));
}

std::optional<milliseconds> take_time_of_day(std::string_view& text) {
    const auto hour = take_number(text, 2, 2);
    if (!hour || *hour > 23 || !take_char(text, ':')) return std::nullopt;
    const auto minute = take_number(text, 2, 2);
    if (!minute || *minute > 59 || !take_char(text, ':')) return std::nullopt;
    const auto second = take_number(text, 2, 2);
    if (!second || *second > 59) return std::nullopt;
    const auto fraction = take_fraction(text);
    if (!fraction) return std::nullopt;
    return std::chrono::hours(*hour) + minutes(*minute) + seconds(*second) + *fraction;
}

// 1..12 for "december", "dec" or "dec."; 0 when it is no month.
int month_from_name(std::string_view word) {
    std::string name = fold(word);
    if (name.ends_with('.')) name.pop_back();
    for (int i = 0; i < 12; ++i)
        if (name == month_names[i] || name == month_short[i]) return i + 1;
    return name == "sept" ? 9 : 0;
}

// "3-12-2026", "03/12/2026", "3.12.2026": the same separator twice.
std::optional<Date> parse_day_month_year(std::string_view text) {
    const auto day = take_number(text, 1, 2);
    if (!day || text.empty()) return std::nullopt;
    const char separator = text.front();
    if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
    text.remove_prefix(1);
    const auto month = take_number(text, 1, 2);
    if (!month || !take_char(text, separator)) return std::nullopt;
    const auto year = take_number(text, 4, 4);
    if (!year || !text.empty()) return std::nullopt;
    return make_date(*year, *month, *day);
}

// "3 december 2026"
std::optional<Date> parse_written_date(std::string_view text) {
    std::vector<std::string_view> words = split(text, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    if (words.size() != 3) return std::nullopt;
    const auto day = take_number(words[0], 1, 2);
    const int month = month_from_name(words[1]);
    const auto year = take_number(words[2], 4, 4);
    if (!day || !words[0].empty() || month == 0 || !year || !words[2].empty()) return std::nullopt;
    return make_date(*year, month, *day);
}

}  // namespace

Timestamp SystemClock::now() const { return floor<milliseconds>(std::chrono::system_clock::now()); }

std::string to_iso(Date date) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string to_iso(Timestamp moment) {
    const auto time = time_of_day(moment);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_iso(Date(floor<days>(moment))), time.hours().count(),
                       time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

std::optional<Timestamp> parse_iso_timestamp(std::string_view text) {
    const auto date = take_iso_date(text);
    if (!date || !take_char(text, 'T')) return std::nullopt;
    const auto time = take_time_of_day(text);
    if (!time) return std::nullopt;
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    return Timestamp(std::chrono::sys_days(*date)) + *time - *offset;
}

std::optional<Date> parse_iso_date(std::string_view text) {
    const auto date = take_iso_date(text);
    return text.empty() ? date : std::nullopt;
}

std::string format_date(Date date) {
    CHECK(date.ok());
    return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                       month_names[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()));
}

std::string format_date(Timestamp moment) { return format_date(local_date(moment)); }

std::string format_time(Timestamp moment) {
    const auto time = time_of_day(on_the_wall(moment));
    return fmt::format("{:02}:{:02}", time.hours().count(), time.minutes().count());
}

std::string format_date_time(Timestamp moment) { return format_date(moment) + " om " + format_time(moment); }

Date local_date(Timestamp moment) { return Date(floor<days>(on_the_wall(moment))); }

std::optional<Date> parse_date(std::string_view text) {
    text = trim(text);
    if (auto date = parse_iso_date(text)) return date;
    if (auto date = parse_day_month_year(text)) return date;
    return parse_written_date(text);
}

}  // namespace ontknoop
