// SPDX-License-Identifier: EUPL-1.2
//
// Looks for what does not belong in a plan: a BSN, a birth date, a telephone number, an e-mail address, an address. Pure.
// It warns and never refuses: the text of a person is kept whatever it holds, and a pattern can be wrong.
#pragma once

#include <string_view>
#include <vector>

#include "app/context.h"
#include "casus/casus.h"
#include "html/html.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::maatwerkplan {

// Codes of fouten_privacy.toml, each once, in a fixed order: privacy.bsn, .geboortedatum, .telefoon, .email, .adres.
std::vector<std::string_view> privacy_codes(std::string_view tekst);

// Whether the name somebody goes by in the plan looks like a first name with a surname: "Jan Jansen", "Jan de vries". Two
// capitalised words side by side, or one and a prefix of a surname; "De Linde" and "Moeder van Sam" are fine.
bool lijkt_achternaam(std::string_view naam);

// Warns above every step that asks for text, live while typing. Called once by main.
void register_privacy_deel();

}  // namespace ontknoop::maatwerkplan
