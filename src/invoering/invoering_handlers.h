// SPDX-License-Identifier: EUPL-1.2
//
// Private to invoering/: its handlers, gathered in the table of invoering.cpp, and its parts of steps.
#pragma once

#include "app/context.h"
#include "casus/casus.h"
#include "html/html.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::invoering {

http::Response show_mandaten(app::Context&);  // for everybody, to read
http::Response show_mandaten_beheer(app::Context&);
http::Response create_mandaat_post(app::Context&);
http::Response show_mandaat(app::Context&);
http::Response change_mandaat_post(app::Context&);
http::Response remove_mandaat_post(app::Context&);
void draw_wie_beslist(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);

http::Response show_doel(app::Context&);
http::Response change_doel(app::Context&);

http::Response show_vragen(app::Context&);
http::Response show_vraag(app::Context&);
http::Response answer_vraag(app::Context&);
http::Response close_vraag(app::Context&);
http::Response show_vragen_van_casus(app::Context&);
http::Response ask_vraag(app::Context&);
void draw_vraag_collegas(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);

}  // namespace ontknoop::invoering
