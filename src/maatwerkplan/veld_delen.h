// SPDX-License-Identifier: EUPL-1.2
//
// What another feature shows inside the form of a part, above one of its questions: the articles between what the law wants
// and the text of the decision. main.cpp registers them.
#pragma once

#include <string_view>

#include "app/context.h"
#include "casus/casus.h"
#include "html/html.h"
#include "http/http.h"
#include "maatwerkplan/maatwerkplan.h"

namespace ontknoop::maatwerkplan {

// `ouder`: the part under which the form is, or empty. A submit button here sends the whole form: give it a formaction.
using VeldTeken = void (*)(html::Out&, app::Context&, const casus::Casus&, const Plan&, std::string_view ouder, std::string_view veld);
// Before the first request. CHECKs that the field exists.
// `knoppen`: it may draw submit buttons; the form then keeps Enter for saving.
void register_veld_deel(std::string_view soort, std::string_view veld, VeldTeken, bool knoppen = true);
VeldTeken veld_deel(const Veld&);  // null: none
bool heeft_veldknoppen(const Soort&);  // some field of this kind has buttons of another feature

// Saves the form of a part as its own route does: a new page with everything typed when something is wrong (status 400) or
// another changed it too (409), else a redirect. For a button with a formaction; what it does more, it does after this.
http::Response bewaar_formulier(app::Context&, Geopend&, const Soort&, std::string_view ouder);

}  // namespace ontknoop::maatwerkplan
