// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "http/http.h"

// A path that is accepted names one thing: no step back, no empty step, no control character.
FUZZ(data) {
    using namespace ontknoop;
    std::string path;
    http::Fields query;
    if (!http::parse_target(data, path, query)) return;
    require(path.starts_with('/') && is_valid_utf8(path) && !has_control_characters(path));
    if (path == "/") return;
    for (const std::string_view step : split(std::string_view(path).substr(1), '/'))
        require(!step.empty() && step != "." && step != ".." && step.find('\\') == std::string_view::npos);
}
