// SPDX-License-Identifier: EUPL-1.2
//
// Private to maatwerkplan/: the faces of a plan, and what their handlers share.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "app/page.h"
#include "maatwerkplan/veld_form.h"

namespace ontknoop::maatwerkplan {

// The address of a face: a step, "alles" or "canvas".
html::Url plan_url(const casus::Casus&, std::string_view blad);

http::Response draw_stap_blad(const Blad&, const Stap&, int status = 200);
http::Response draw_alles_blad(const Blad&, int status = 200);
http::Response draw_canvas_blad(const Blad&, bool leeg, int status = 200);
http::Response draw_gesprek_blad(const Blad&, int status = 200);
// The page a form came from (blad.terug), drawn again; the step of `soort` when that is none of ours.
http::Response draw_blad_van(const Blad&, const Soort&, int status);

// Title, crumbs, practice banner and live events as every page of a case has them.
app::Page pagina_van(const Blad&, std::string titel);
// Tabs of the case, and the switch between the faces of the plan. `stap`: the place to keep.
void draw_plan_tabs(html::Out&, const Blad&, std::string_view gezicht, std::string_view stap);
// Remarks at one step, and the form for a new one.
void draw_opmerkingen(html::Out&, const Blad&, std::string_view bij, int kopniveau);
// The parts of a page that change along when something of `soort` changed, by id.
std::map<std::string, std::string> fragmenten_van(const Blad&, const Soort&);

// --- JSON for autosave --------------------------------------------------------------------------------------------------
struct Antwoord {
    std::int64_t versie = 0;  // 0: leave it out
    std::string bewaard_om = {};
    Errors fouten = {};
    std::vector<Botsing> botsingen = {};
    const Soort* soort = nullptr;  // of the part with these botsingen
    std::map<std::string, std::string> fragmenten = {};
};
http::Response autosave_json(const Blad&, const Antwoord&, int status = 200);

// --- handlers -----------------------------------------------------------------------------------------------------------
http::Response get_plan(app::Context&);
http::Response get_stap(app::Context&);
http::Response get_alles(app::Context&);
http::Response get_canvas(app::Context&);
http::Response get_leeg_canvas(app::Context&);
http::Response get_gesprek(app::Context&);
http::Response get_gebeurtenissen(app::Context&);
http::Response get_geschiedenis(app::Context&);
http::Response post_terugzetten(app::Context&);
http::Response post_onderdelen(app::Context&);
http::Response post_onderdeel(app::Context&);
http::Response post_verwijderen(app::Context&);
http::Response post_plaats(app::Context&);
http::Response post_volgorde(app::Context&);
http::Response post_weergave(app::Context&);

}  // namespace ontknoop::maatwerkplan
