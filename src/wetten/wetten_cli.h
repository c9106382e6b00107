// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <iosfwd>
#include <span>
#include <string>

#include "base/clock.h"
#include "wetten/zoekindex.h"

namespace ontknoop::wetten {

// "ontknoop wetten zoek ...": `args` is what follows "zoek". Answers on `out`, mistakes on `err`. `index` is asked for when the
// question is understood. Exit code: 0 found, 1 nothing found, 2 wrong use.
//   [--json] [--op JJJJ-MM-DD] [--gemeente NAAM] [--aantal N] "vraag"
int zoek_command(std::span<const std::string> args, const std::function<Zoekindex()>& index, const Clock& clock, std::ostream& out, std::ostream& err);

// The JSON array of `zoek --json` and GET /api/v1/bepalingen. Per hit: bwb, cvdr or celex; artikel, lid, regeling, titel,
// score, redenen, fragment, link, bepaling (null for a hit in the text of the law), grens, grenzen, nog_niet_geldig.
std::string to_json(const Antwoord& antwoord);

}  // namespace ontknoop::wetten
