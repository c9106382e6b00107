// SPDX-License-Identifier: EUPL-1.2
//
// A calculation as a spreadsheet that can be followed and changed: every amount with its formula, and a code book that says
// what each column means. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/blad.h"
#include "inhoud/teksten.h"
#include "rekenblad/rekenblad.h"

namespace ontknoop::rekenbewijs {

struct Uitvoerblad {
    std::string code;      // "uitkomst", "regels", ..., "codeboek": for the address of a CSV file
    document::Blad blad;   // amounts exact; a formula stands only where it gives the very same cents
};

// Result, lines, years, laws, payers, classes, uncertainty, what it rests on, and the code book. Names of laws and payers as
// people know them; classes, kinds and grades as their codes, which the code book explains.
std::vector<Uitvoerblad> make_bladen(const inhoud::Teksten&, const rekenblad::Blad&);

}  // namespace ontknoop::rekenbewijs
