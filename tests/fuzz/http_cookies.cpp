// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "http/http.h"

FUZZ(data) {
    using namespace ontknoop;
    const http::Fields cookies = http::parse_cookies(data);
    require(cookies.items().size() <= 100);
    for (const auto& [name, value] : cookies.items()) {
        require(!name.empty());
        require((name + value).find_first_of(std::string_view("\0\r\n;", 4)) == std::string::npos);
        require(is_valid_utf8(name) && is_valid_utf8(value));
    }
}
