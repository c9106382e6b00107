// SPDX-License-Identifier: EUPL-1.2
//
// Private to wetboek/: its handlers and what it draws in a plan.
#pragma once

#include "app/context.h"
#include "casus/casus.h"
#include "html/html.h"
#include "http/http.h"
#include "maatwerkplan/plan.h"
#include "wetten/bepalingen.h"

namespace ontknoop::wetboek {

http::Response get_wetten(app::Context&);
http::Response post_zoeken(app::Context&);
http::Response get_bepaling(app::Context&);
http::Response get_gebruiken(app::Context&);
http::Response get_tegenwerpingen(app::Context&);
http::Response get_regelingen(app::Context&);
http::Response get_regeling(app::Context&);
http::Response get_artikel(app::Context&);
http::Response get_verschil(app::Context&);
http::Response get_casus_wetten(app::Context&);
http::Response post_casus_wetten(app::Context&);
http::Response post_wetsgrond(app::Context&);
http::Response get_antwoord(app::Context&);
http::Response api_bepalingen(app::Context&);
http::Response api_regelingen(app::Context&);
http::Response api_regeling(app::Context&);
http::Response api_artikel(app::Context&);
http::Response api_openapi(app::Context&);

// Who may have a plan to put an article in.
bool mag_plannen(const toegang::Wie&);
std::string naam_doorbraak(const app::Context&, const maatwerkplan::Onderdeel& doorbraak);
// Puts this provision under the breakthrough, or says that it is there. `waarvoor` is said after the words of the button to who
// cannot see where it stands.
void draw_gebruik_knop(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&, const maatwerkplan::Onderdeel& doorbraak,
                       const wetten::Bepaling&, std::string_view waarvoor);

void draw_wet_boven(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);
void draw_wet_onder(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);
void draw_antwoorden(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);
void draw_naar_antwoorden(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&, std::string_view ouder, std::string_view veld);

}  // namespace ontknoop::wetboek
