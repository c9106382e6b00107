// SPDX-License-Identifier: EUPL-1.2
//
// What a page says when it left plans out because they cannot be read: a figure or a list that is short of some must not look
// like one that is whole.
#pragma once

#include <cstddef>
#include <string>

#include "html/html.h"
#include "inhoud/teksten.h"

namespace ontknoop::maatwerkplan {

// "Niet meegeteld: 2 plannen die niet te lezen zijn. ..." Empty when there are none.
std::string zin_niet_meegeteld(const inhoud::Teksten&, std::size_t aantal);

// Nothing when there are none. Above figures: as a warning; with a list: quietly.
void draw_niet_meegeteld(html::Out&, const inhoud::Teksten&, std::size_t aantal);
void draw_niet_getoond(html::Out&, const inhoud::Teksten&, std::size_t aantal);

}  // namespace ontknoop::maatwerkplan
