// SPDX-License-Identifier: EUPL-1.2
//
// What a plan asks for stands once it was handed in (levensloop.h). A page that puts something into it draws no button then, and
// says how the plan becomes a draft again.
#pragma once

#include "casus/casus.h"
#include "html/html.h"
#include "inhoud/teksten.h"

namespace ontknoop::maatwerkplan {

// Whether this person may change what is asked: who writes in the case, while it is a draft.
bool mag_verzoek_schrijven(const casus::Casus&);
// The way back to a draft, for who writes in a case that was handed in; nothing for anybody else.
void draw_ligt_vast(html::Out&, const inhoud::Teksten&, const casus::Casus&);

}  // namespace ontknoop::maatwerkplan
