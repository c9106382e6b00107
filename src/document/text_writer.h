// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "document/boom.h"

namespace ontknoop::document {

// Plain text of at most `width` characters a line (a longer word stays whole), for a terminal or an e-mail. A picture
// is given in words, a link as its text followed by the address between < and >.
std::string write_text(const Document& document, std::size_t width = 78);

}  // namespace ontknoop::document
