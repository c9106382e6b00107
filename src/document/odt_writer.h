// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "document/boom.h"

namespace ontknoop::document {

struct OdtOptions {
    std::string accent = default_accent;
    double letter = 10.5;  // points
};

// An OpenDocument text (ODF 1.3) to edit further: real headings, lists, tables with a repeated head, pictures with a
// text alternative, language and page numbers. The same document gives the same bytes.
std::string write_odt(const Document& document, const OdtOptions& options = {});

}  // namespace ontknoop::document
