// SPDX-License-Identifier: EUPL-1.2
//
// The table of a tile as bars. Shows what the table shows and nothing else.
#pragma once

#include <string>

#include "document/tekening.h"
#include "inzicht/tabel.h"

namespace ontknoop::inzicht {

// A bar per row, its name above it and its value beside it; below zero goes to the left. At most 15 rows.
document::Tekening draw_balken(const inhoud::Teksten&, const Tabel&, int grens);
// The same in words, for who does not see it.
std::string beschrijf(const inhoud::Teksten&, const Tabel&, int grens);

}  // namespace ontknoop::inzicht
