// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace ontknoop::http {

// Whether what was typed in the field of this name must never come back in a page: a password.
constexpr bool is_secret_field(std::string_view name) { return name == "wachtwoord" || name == "herhaald"; }

}  // namespace ontknoop::http
