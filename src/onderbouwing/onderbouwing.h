// SPDX-License-Identifier: EUPL-1.2
//
// Why a breakthrough may: the line from the purpose of the law to the text of the decision, and citations of the law that
// survive its changes. What the other modules may use is in keten.h, bouwstenen.h and verwijzingen.h.
#pragma once

#include <span>

#include "app/route.h"

namespace ontknoop::onderbouwing {

std::span<const app::Route> routes();

// The parts of the page "onderbouwing" and of the step "wet"; once, before the first request.
void register_stap_delen();

}  // namespace ontknoop::onderbouwing
