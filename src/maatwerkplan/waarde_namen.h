// SPDX-License-Identifier: EUPL-1.2
//
// Some text fields hold the code of something another feature knows ("pw-35-lid-1"). That feature tells here how a person
// calls it ("artikel 35 lid 1 Participatiewet"); the form then shows the name and keeps the code.
#pragma once

#include <string>
#include <string_view>

#include "app/context.h"
#include "maatwerkplan/onderdelen.h"

namespace ontknoop::maatwerkplan {

// The name behind a stored value, or "" when it is no code but a text of somebody's own.
using Naamgever = std::string (*)(const app::Context&, std::string_view opgeslagen);
// What a form does with a field that has such a name: only show it, or let a person take it out again.
enum class Naamveld { vast, los };
// Before the first request. CHECKs that the field exists.
void register_waarde_naam(std::string_view soort, std::string_view veld, Naamgever, Naamveld = Naamveld::vast);
std::string naam_van_waarde(const app::Context&, const Veld&, std::string_view opgeslagen);
Naamveld naamveld_van(const Veld&);  // of a field with a name

// A title between others on one line: without the full stop that ended it as a sentence.
std::string in_opsomming(std::string titel);

}  // namespace ontknoop::maatwerkplan
