// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "app/page.h"

namespace ontknoop::app {

// What stands inside the <select> that draw_field() makes of such a field.
void draw_options(html::Out&, std::span<const Option>);

}  // namespace ontknoop::app
