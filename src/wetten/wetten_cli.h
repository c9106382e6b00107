// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <iosfwd>
#include <span>
#include <string>

#include "base/clock.h"
#include "wetten/zoekindex.h"

namespace ontknoop::wetten {

// Answers a question that is understood. With the name of an organisation ("" without) what it wrote itself takes part, and local
// rules are its own unless the question names another municipality.
using Zoeker = std::function<Antwoord(const std::string& organisatie, const Zoekvraag&)>;

// "ontknoop wetten zoek ...": `args` is what follows "zoek". Answers on `out`, mistakes on `err`. Exit code: 0 found, 1 nothing
// found, 2 wrong use.
//   [--json] [--op JJJJ-MM-DD] [--gemeente NAAM] [--organisatie NAAM] [--aantal N] "vraag"
int zoek_command(std::span<const std::string> args, const Zoeker& zoeker, const Clock& clock, std::ostream& out, std::ostream& err);

// The JSON array of `zoek --json` and GET /api/v1/bepalingen. Per hit: bwb, cvdr or celex; artikel, lid, regeling, titel,
// score, redenen, fragment, link, bepaling (null for a hit in the text of the law), grens, grenzen, nog_niet_geldig.
std::string to_json(const Antwoord& antwoord);

}  // namespace ontknoop::wetten
