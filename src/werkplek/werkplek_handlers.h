// SPDX-License-Identifier: EUPL-1.2
//
// Private to werkplek/: its handlers, gathered in the table of werkplek.cpp.
#pragma once

#include <span>
#include <vector>

#include "app/context.h"
#include "casus/casus.h"
#include "html/html.h"
#include "werkplek/werkplek.h"

namespace ontknoop::werkplek {

// Of every source, in the order of registration.
std::vector<Wachtgroep> wachtgroepen(app::Context&, std::span<const casus::Casus> mijn);
http::Response show_vandaag(app::Context&);
http::Response show_casussen(app::Context&);
http::Response zoek_casussen(app::Context&);
http::Response show_nieuw(app::Context&);
http::Response create_casus(app::Context&);
http::Response show_overzicht(app::Context&);
http::Response change_status(app::Context&);
http::Response change_delen(app::Context&);
http::Response add_deelnemer(app::Context&);
http::Response remove_deelnemer(app::Context&);
http::Response hand_over(app::Context&);
http::Response copy_casus(app::Context&);
http::Response show_wissen(app::Context&);
http::Response erase_casus(app::Context&);

}  // namespace ontknoop::werkplek
