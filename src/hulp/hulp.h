// SPDX-License-Identifier: EUPL-1.2
//
// The help pages (inhoud/hulp/*.md) and the accessibility statement; open to everybody, signed in or not.
#pragma once

#include <span>

#include "app/route.h"
#include "html/html.h"
#include "inhoud/hulp.h"

namespace ontknoop::hulp {

std::span<const app::Route> routes();
// The blocks of a help page.
void draw_blokken(html::Out&, const inhoud::HulpPagina&);

}  // namespace ontknoop::hulp
