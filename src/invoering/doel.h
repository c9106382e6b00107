// SPDX-License-Identifier: EUPL-1.2
//
// How many plans an organisation agreed to make in a year, and how many it began.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "casus/casus.h"
#include "db/db.h"

namespace ontknoop::invoering {

struct Doel {
    int jaar = 0;
    std::int64_t aantal = 0;  // 0: nothing agreed yet
    std::int64_t versie = 0;  // 0: not kept yet
};

// Agreed years, the latest first.
std::vector<Doel> list_doelen(db::Connection&, const OrganisatieId&);
// That of a year; not kept yet when there is none.
Doel find_doel(db::Connection&, const OrganisatieId&, int jaar);
// Errors: doel.jaar (2000 to 2100), doel.aantal (1 to 100.000), algemeen.botsing when somebody else changed it since `versie`.
Result<> set_doel(db::Connection&, const OrganisatieId&, int jaar, std::string_view aantal, std::int64_t versie);

// The year in `tekst`; `anders` when it is none from 2000 to 2100.
int lees_jaar(std::string_view tekst, int anders);
// How many of these cases began in a year, by the calendar of the Netherlands.
std::int64_t begonnen_in(std::span<const casus::Casus>, int jaar);

}  // namespace ontknoop::invoering
