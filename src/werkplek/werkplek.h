// SPDX-License-Identifier: EUPL-1.2
//
// The desk of a professional: what waits for me today, my cases, one case at a glance, and what may happen to it next.
#pragma once

#include <span>

#include "app/route.h"

namespace ontknoop::werkplek {

std::span<const app::Route> routes();

}  // namespace ontknoop::werkplek
