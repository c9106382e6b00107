// SPDX-License-Identifier: EUPL-1.2
#include "fuzz/fuzz.h"
#include "http/http.h"

// Whatever comes out, written again and read again, must be the same.
FUZZ(data) {
    using namespace ontknoop::http;
    Fields fields;
    if (!parse_urlencoded(data, fields)) return;
    std::string again;
    for (const auto& [name, value] : fields.items())
        again += (again.empty() ? "" : "&") + percent_encode(name) + "=" + percent_encode(value);
    Fields reread;
    require(parse_urlencoded(again, reread));
    require(reread.items() == fields.items());
}
