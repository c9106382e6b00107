// SPDX-License-Identifier: EUPL-1.2
//
// Private to beheer/: its handlers, gathered in the table of beheer.cpp.
#pragma once

#include "app/context.h"

namespace ontknoop::beheer {

http::Response show_beheer(app::Context&);
http::Response show_gebruikers(app::Context&);
http::Response show_nieuwe_gebruiker(app::Context&);
http::Response create_gebruiker(app::Context&);
http::Response show_gebruiker(app::Context&);
http::Response change_gebruiker(app::Context&);
http::Response invite_gebruiker(app::Context&);
http::Response block_gebruiker(app::Context&);
http::Response show_teams(app::Context&);
http::Response create_team(app::Context&);
http::Response show_oefencasussen(app::Context&);
http::Response reset_oefencasussen(app::Context&);
http::Response show_organisaties(app::Context&);
http::Response create_organisatie(app::Context&);
http::Response show_logboek(app::Context&);

}  // namespace ontknoop::beheer
