// SPDX-License-Identifier: EUPL-1.2
//
// Erasing must also be possible when nothing of a case can be read any more: a row that is damaged, a key that is lost.
#pragma once

#include <string_view>

#include "casus/casus.h"

namespace ontknoop::casus {

// The case of its owner, for erase(); its own key is not opened: `sleutel` is a new one that opens nothing. Not found:
// unknown, of another organisation, erased, or not the owner's.
Result<Casus> open_om_te_wissen(app::Context&, std::string_view id);

}  // namespace ontknoop::casus
