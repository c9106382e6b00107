// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <iosfwd>
#include <span>
#include <string>

#include "base/clock.h"
#include "inhoud/teksten.h"
#include "wetten/zoekindex.h"

namespace ontknoop::wetten {

// "ontknoop wetten ...": `args` is what follows "wetten". Answers on `out`, mistakes on `err`.
// Exit code: 0 done, 1 nothing found, 2 wrong use.
//   zoek [--json] [--op JJJJ-MM-DD] [--gemeente NAAM] [--aantal N] "vraag"     needs no database, only inhoud/
int wetten_command(std::span<const std::string> args, const inhoud::Bestanden& bestanden, const Clock& clock, std::ostream& out,
                   std::ostream& err);

// The JSON array of `zoek --json` and GET /api/v1/bepalingen. Per hit: bwb, cvdr or celex; artikel, lid, regeling, titel,
// score, redenen, fragment, link, bepaling (null for a hit in the text of the law), grens, grenzen, nog_niet_geldig.
std::string to_json(const Antwoord& antwoord);

}  // namespace ontknoop::wetten
