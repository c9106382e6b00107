// SPDX-License-Identifier: EUPL-1.2
//
// Private to juristvraag/: its handlers, gathered in the table of juristvraag.cpp.
#pragma once

#include "app/context.h"
#include "casus/casus.h"
#include "html/html.h"
#include "juristvraag/kennis.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::juristvraag {

http::Response show_vragen(app::Context&);
http::Response show_nieuwe_vraag(app::Context&);
http::Response begin_vraag(app::Context&);
http::Response post_vraag(app::Context&);
http::Response show_vraag(app::Context&);
http::Response post_bericht(app::Context&);
http::Response post_oppakken(app::Context&);
http::Response post_sluiten(app::Context&);
http::Response post_vrijgeven(app::Context&);

http::Response show_casusvragen(app::Context&);
http::Response post_casusvraag_bekijken(app::Context&);
http::Response post_casusvraag(app::Context&);
void draw_vraag_de_jurist(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);

http::Response show_kennis(app::Context&);
http::Response show_een_kennis(app::Context&);
http::Response post_kennis_intrekken(app::Context&);
http::Response api_kennis(app::Context&);

void draw_vragenlijst(html::Out&, app::Context&, const std::vector<Juristvraag>&);
void draw_kennislijst(html::Out&, app::Context&, const std::vector<Kennis>&, int kopniveau);

std::string dag_van(const std::string& moment);
// The first words of a question, for a list.
std::string begin_van(const Juristvraag&);

}  // namespace ontknoop::juristvraag
