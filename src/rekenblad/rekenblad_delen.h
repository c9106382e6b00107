// SPDX-License-Identifier: EUPL-1.2
//
// Private to rekenblad/.
#pragma once

#include "html/html.h"
#include "rekenblad/rekenblad.h"

namespace ontknoop::rekenblad {

void draw_uitkomst(html::Out&, const app::Context&, const Blad&);
void draw_boven(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);  // prices and templates to start from
void draw_onder(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);  // the result

http::Response show_prijzen(app::Context&);
http::Response show_prijs(app::Context&);
http::Response add_prijs(app::Context&);
http::Response add_sjabloon(app::Context&);
http::Response bereken(app::Context&);

}  // namespace ontknoop::rekenblad
