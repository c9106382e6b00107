// SPDX-License-Identifier: EUPL-1.2
//
// Private to juristvraag/: knowledge in the database. Reading functions are in kennis.h.
#pragma once

#include "juristvraag/kennis.h"

namespace ontknoop::juristvraag {

void insert_kennis(app::Context&, const VraagId&, const Kennis&);
// False when it is not there, or out of use already.
bool end_kennis(app::Context&, const KennisId&);

}  // namespace ontknoop::juristvraag
