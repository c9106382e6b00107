// SPDX-License-Identifier: EUPL-1.2
//
// Private to document/: what both kinds of spreadsheet write in the same way.
#pragma once

#include "document/blad.h"

namespace ontknoop::document {

// "-12.50": exact, for machines.
std::string amount_text(Eurocent);
// The shortest text that reads back as this number.
std::string number_text(double);
// Without what Excel and LibreOffice refuse in the name of a sheet, and no more than 31 characters.
std::string sheet_name(const std::string&);
// CHECKs that every row has a cell for every heading.
void check_blad(const Blad&);

}  // namespace ontknoop::document
