// SPDX-License-Identifier: EUPL-1.2
//
// A case without its words: for what must also be possible when nothing of it can be read any more, because a row is damaged or
// a key is lost. Its own key is not opened: `sleutel` is a new one that opens nothing.
#pragma once

#include <string_view>

#include "casus/casus.h"

namespace ontknoop::casus {

// The case of who may at least read it. Not found: as open() of casus.h.
Result<Casus> open_zonder_woorden(app::Context&, std::string_view id);
// The case of its owner, for erase(). Not found: also when it is not the owner's.
Result<Casus> open_om_te_wissen(app::Context&, std::string_view id);

}  // namespace ontknoop::casus
