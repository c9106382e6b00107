// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "document/boom.h"

namespace ontknoop::document {

inline constexpr double large_type = 15;  // for the resident's version

struct PdfOptions {
    std::string accent = default_accent;             // "#rrggbb"; at least 4.5:1 on white
    double letter = 10.5;                            // size of running text in points
    std::string paginatekst = "Pagina {0} van {1}";  // at the foot of every page
};

// A4, tagged (PDF/UA-1), in Liberation Sans. The same document gives the same bytes. Safe from several threads at once.
// Costs 10 to 50 ms: call it on the pool for documents. Call pdf::check_fonts() once at start.
std::string write_pdf(const Document& document, const PdfOptions& options = {});

}  // namespace ontknoop::document
