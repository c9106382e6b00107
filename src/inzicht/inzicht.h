// SPDX-License-Identifier: EUPL-1.2
//
// What the plans of an organisation tell together: how many, how long, what they save and for whom, what stood in the way
// and which law gave room. Figures only: no word about a household leaves this folder.
#pragma once

#include <span>

#include "app/route.h"

namespace ontknoop::inzicht {

std::span<const app::Route> routes();

}  // namespace ontknoop::inzicht
