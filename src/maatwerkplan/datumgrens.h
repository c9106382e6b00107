// SPDX-License-Identifier: EUPL-1.2
//
// Which days a person may fill in, beside being on the calendar: no year 2999 in an agreement, and a moment to look again lies
// ahead. One table (datumgrens.cpp). Looked at when a day changes: what is stored or comes with a plan from elsewhere stays. Pure.
#pragma once

#include <string_view>

#include "base/clock.h"
#include "maatwerkplan/onderdelen.h"

namespace ontknoop::maatwerkplan {

// `dag`: as stored (ISO), may be empty. Errors, field = veld.naam: veld.datum_ver_weg {day} {last day}, veld.datum_voorbij {day},
// veld.datum_nog_niet {day}.
Result<> keur_dag(const Soort&, const Veld&, std::string_view dag, Date vandaag);

}  // namespace ontknoop::maatwerkplan
