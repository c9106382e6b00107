// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "app/context.h"

namespace ontknoop::app {

// A page that says what went wrong, in the words under [<words>], with the number of the request.
http::Response fault_page(Context&, std::string_view words, int status);

}  // namespace ontknoop::app
