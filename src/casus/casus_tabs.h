// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "app/context.h"
#include "casus/casus.h"
#include "html/html.h"

namespace ontknoop::casus {

// The pages of one case as tabs: overzicht, plan, kluwen, document, gesprek, geschiedenis. `actief` names the current one. Who
// reads along from outside has no history.
void draw_casus_tabs(html::Out&, const app::Context&, const Casus&, std::string_view actief);

}  // namespace ontknoop::casus
