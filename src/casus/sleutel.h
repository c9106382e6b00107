// SPDX-License-Identifier: EUPL-1.2
//
// The key of a case for somebody who may not open the case: only for text that left it on purpose, such as a question to the
// jurist, so that erasing the case erases that text as well.
#pragma once

#include <optional>

#include "app/context.h"
#include "casus/casus.h"

namespace ontknoop::casus {

// What the key of a case is wrapped for: it opens at this place only.
std::string sleutel_plaats(const OrganisatieId&, const CasusId&);

// Nothing when the case was erased or is not one of this organisation. Throws Onleesbaar when the key is lost.
std::optional<crypto::Key> find_sleutel(app::Context&, const CasusId&);

// Text that came back from outside (an address): nothing when it is not one of ours, of this case and this place.
std::optional<std::string> try_unseal(const Casus&, std::string_view sealed, std::string_view place);

// Steps of the case whose explanation cannot be read.
std::int64_t count_onleesbare_stappen(app::Context&, const Casus&);

}  // namespace ontknoop::casus
