// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace ontknoop {

using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;
using Date = std::chrono::year_month_day;

// Time comes from the clock you were given, so that a test can stop it.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
};

class SystemClock final : public Clock {
public:
    Timestamp now() const override;
};

class FixedClock final : public Clock {
public:
    explicit FixedClock(Timestamp start) : time_(start) {}
    Timestamp now() const override { return time_; }
    void set(Timestamp time) { time_ = time; }
    void advance(std::chrono::milliseconds by) { time_ += by; }

private:
    Timestamp time_;
};

// The form in which every moment is stored and exchanged: "2026-11-21T19:12:00.000Z" (UTC), "2026-11-21".
std::string to_iso(Timestamp);
std::string to_iso(Date);
std::optional<Timestamp> parse_iso_timestamp(std::string_view);
std::optional<Date> parse_iso_date(std::string_view);

// What a person reads, in the time zone Europe/Amsterdam: "21 november 2026", "21 november 2026 om 20:12", "20:12".
std::string format_date(Date);
std::string format_date(Timestamp);
std::string format_date_time(Timestamp);
std::string format_time(Timestamp);
// The calendar day in Europe/Amsterdam at that moment.
Date local_date(Timestamp);
// What people type: "2026-12-03" (date field), "3-12-2026", "03/12/2026", "3 december 2026".
std::optional<Date> parse_date(std::string_view);

}  // namespace ontknoop
