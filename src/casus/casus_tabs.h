// SPDX-License-Identifier: EUPL-1.2
//
// The pages of one case, in one row of tabs; the same on each of them.
#pragma once

#include <string_view>

#include "app/page.h"
#include "casus/casus.h"
#include "html/html.h"

namespace ontknoop::casus {

// `current`: overzicht, plan, kluwen, document, gesprek, geschiedenis.
void draw_casus_tabs(html::Out&, const app::Context&, const Casus&, std::string_view current);
// The way up that every page of a case starts with: Casussen > alias.
std::vector<app::Kruimel> kruimels(const app::Context&, const Casus&, std::string_view alias);

}  // namespace ontknoop::casus
