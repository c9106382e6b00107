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

// Questions of this case and messages about them that cannot be read.
std::int64_t count_onleesbaar(app::Context&, const casus::Casus&);
// The same of questions that were asked outside a case.
std::int64_t count_onleesbaar_buiten_casus(app::Context&);

// Takes away what is remembered of forms that led to a question of this case.
void forget_verzonden_vragen(app::Context&, const casus::Casus&);

}  // namespace ontknoop::juristvraag
