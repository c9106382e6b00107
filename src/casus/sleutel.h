// SPDX-License-Identifier: EUPL-1.2
//
// The key of a case for somebody who may not open the case: only for text that left it on purpose, such as a question to the
// jurist, so that erasing the case erases that text as well.
#pragma once

#include <optional>

#include "app/context.h"

namespace ontknoop::casus {

// Nothing when the case was erased or is not one of this organisation.
std::optional<crypto::Key> find_sleutel(app::Context&, const CasusId&);

}  // namespace ontknoop::casus
