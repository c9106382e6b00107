// SPDX-License-Identifier: EUPL-1.2
#include "base/typed_date.h"

#include <string>

#include "base/clock.h"

namespace ontknoop {

bool names_missing_day(std::string_view text) {
    if (parse_date(text)) return false;
    for (const std::string_view day : {"29", "30", "31"}) {
        std::string earlier(text);
        if (earlier.starts_with(day)) earlier.replace(0, 2, "28");
        else if (earlier.ends_with(day)) earlier.replace(earlier.size() - 2, 2, "28");
        else continue;
        if (parse_date(earlier)) return true;
    }
    return false;
}

}  // namespace ontknoop
