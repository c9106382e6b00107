// SPDX-License-Identifier: EUPL-1.2
//
// Private to werkplek/: its handlers, gathered in the table of werkplek.cpp.
#pragma once

#include "app/context.h"

namespace ontknoop::werkplek {

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
http::Response erase_casus(app::Context&);

}  // namespace ontknoop::werkplek
