// SPDX-License-Identifier: EUPL-1.2
//
// Private to rekenblad/.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "html/html.h"
#include "maatwerkplan/maatwerkplan.h"
#include "rekenblad/rekenblad.h"

namespace ontknoop::rekentool {
struct Prijs;
}

namespace ontknoop::rekenblad {

// --- from the price list and the templates to the fields of a cost line (prijs_invoer.cpp) ---
maatwerkplan::Invoer invoer_van_prijs(const rekentool::Prijs&);
std::string_view wet_code(std::string_view naam);
std::string_view betaler_code(std::string_view naam, std::string_view wet_code);
std::string_view bewijsgraad_code(rekentool::Bewijsgraad);
std::string met_komma(std::string getal);  // "1.5" -> "1,5"

// What the engine makes of a sum, with the versions of what it was given. Worked out once: of the fields of a plan some are only
// told, and a change of those needs no new simulation. Forgotten when a case is erased.
Result<std::shared_ptr<const rekentool::VolledigeUitkomst>> reken_uit(const rekentool::Rekensom&, std::map<std::string, std::string> versies);

// Some line belongs to one variant only: there is something to compare.
bool heeft_varianten(const maatwerkplan::Plan&);
void draw_sjablonen(html::Out&, const app::Context&, const casus::Casus&, const maatwerkplan::Plan&);
void draw_weergave(html::Out&, const app::Context&, const casus::Casus&);  // simple or in full
void draw_kern(html::Out&, const app::Context&, const Blad&);              // sentence and figures
void draw_meldingen(html::Out&, const app::Context&, const casus::Casus&, const maatwerkplan::Plan&, const Blad&);
void draw_rekenfouten(html::Out&, const app::Context&, const casus::Casus&, const maatwerkplan::Plan&, const Errors&, const Keuze&);
void draw_regels(html::Out&, const inhoud::Teksten&, const Blad&);
void draw_omgerekend(html::Out&, const inhoud::Teksten&, const Blad&);  // prices of another year beside what they count for; nothing when there are none
void draw_tijdlijn(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);
void draw_boven(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);  // prices and templates to start from
void draw_onder(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);  // the result

http::Response add_prijs(app::Context&);
http::Response add_sjabloon(app::Context&);
http::Response show_rekensom(app::Context&);
http::Response show_werkelijk(app::Context&);
http::Response save_werkelijk(app::Context&);
http::Response bereken(app::Context&);
http::Response get_schema_rekensom(app::Context&);
http::Response get_schema_uitkomst(app::Context&);

}  // namespace ontknoop::rekenblad
