// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "app/page.h"

namespace ontknoop::app {

// What stands inside the <select> that draw_field() makes of such a field,
void draw_options(html::Out&, std::span<const Option>);
// and inside the group of boxes or of round buttons (soort: vakjes, radio or ja_nee).
void draw_choices(html::Out&, Invoer soort, std::string_view id, std::string_view name, std::span<const Option>);

}  // namespace ontknoop::app
