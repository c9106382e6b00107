// SPDX-License-Identifier: EUPL-1.2
//
// Private to juristvraag/: questions and messages in the database, sealed. Reading functions are in vraag.h.
#pragma once

#include "juristvraag/vraag.h"

namespace ontknoop::juristvraag {

void insert_vraag(app::Context&, const Juristvraag&);
void insert_bericht(app::Context&, const Juristvraag&, std::string_view soort, const std::string& tekst);
// False when it is closed already.
bool set_status(app::Context&, const Juristvraag&, std::string_view status, const std::optional<GebruikerId>& behandelaar);

}  // namespace ontknoop::juristvraag
