// SPDX-License-Identifier: EUPL-1.2
//
// Prices as a sheet that can be changed in any spreadsheet and read in again, with a code book beside it.
#pragma once

#include "document/blad.h"
#include "inhoud/teksten.h"
#include "prijsbeheer/prijsvelden.h"

namespace ontknoop::prijsbeheer {

// tekst: every cell as it would be typed (CSV); waarde: numbers and dates as values (ODS).
enum class Celvorm : std::uint8_t { tekst, waarde };
// A column per field of prijsvelden(), then what only tells: layer, version and whether the price is on.
document::Blad make_prijsblad(const std::vector<const rekentool::Prijs*>&, Celvorm);
// Of every column what stands in it, whether it must be filled in, and the words it may hold.
document::Blad make_codeboek(const inhoud::Teksten&, const Woordenschat&);

}  // namespace ontknoop::prijsbeheer
