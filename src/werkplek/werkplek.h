// SPDX-License-Identifier: EUPL-1.2
//
// The desk of a professional: what waits for me today, my cases, one case at a glance, and what may happen to it next.
#pragma once

#include <span>

#include "app/route.h"
#include "casus/casus.h"
#include "html/html.h"

namespace ontknoop::werkplek {

std::span<const app::Route> routes();

// What another feature has waiting for this person: drawn on Vandaag above the queues; nothing when there is nothing. `mijn`:
// the open cases in which the person may write. Before the first request.
using VandaagDeel = void (*)(html::Out&, app::Context&, std::span<const casus::Casus> mijn);
void register_vandaag_deel(VandaagDeel);

}  // namespace ontknoop::werkplek
