// SPDX-License-Identifier: EUPL-1.2
//
// Private to rekenbewijs/: its handlers, gathered in the table of bewijs_routes.cpp, and what it draws elsewhere.
#pragma once

#include "app/page.h"
#include "maatwerkplan/maatwerkplan.h"
#include "rekenbewijs/rekenbewijs.h"

namespace ontknoop::rekenbewijs {

http::Response show_rekenbewijs(app::Context&);     // the calculation of a case: receipt, review, downloads
http::Response keep_rekenbewijs(app::Context&);
http::Response show_bewaard(app::Context&);         // one kept receipt, computed again
http::Response get_bewijs_bestand(app::Context&);   // the same as a file
http::Response judge_rekensom(app::Context&);
http::Response withdraw_oordeel(app::Context&);
http::Response show_rekensommen(app::Context&);     // what a reviewer has to look at
http::Response get_som_ods(app::Context&);
http::Response get_som_xlsx(app::Context&);
http::Response get_som_csv(app::Context&);

void draw_kaart(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);      // on the overview
void draw_bij_kosten(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&); // under the costs

// --- shared by the pages ----------------------------------------------------------------------------------------------
std::string dag_van(std::string_view moment);                        // "3 mei 2026"; "" when it is no moment
std::string naam_van_wie(app::Context&, const GebruikerId&);         // "" when unknown
std::string naam_van_casus(const inhoud::Teksten&, const casus::Casus&, std::string_view alias);
void draw_verschillen(html::Out&, const inhoud::Teksten&, const std::vector<Verschil>&);

}  // namespace ontknoop::rekenbewijs
