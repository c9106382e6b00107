// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "app/context.h"

namespace ontknoop::app {

// A page that says what went wrong, in the words under [<words>], with the number of the request; to the API a problem document.
// `arguments`: for the places in "<words>.uitleg".
http::Response fault_page(Context&, std::string_view words, int status, std::initializer_list<std::string> arguments = {});

}  // namespace ontknoop::app
