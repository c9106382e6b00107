// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace ontknoop {

// A date in form that is not on the calendar: 29 February of a year that has none, 31 April, 2027-02-30. Such a date gets
// another message than a text that is no date at all.
bool names_missing_day(std::string_view text);

}  // namespace ontknoop
