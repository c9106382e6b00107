// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/context.h"

namespace ontknoop::casus {

// Whether these roles can ever open a case like this one: who makes plans or reads shared ones; in a practice case also who
// practises. Who keeps prices, users, the platform or the trail, or sees figures only, reads no case (method document, 11).
bool mag_meedoen(const toegang::Rollen&, bool oefen);

enum class Kiesbaar { meedoen, eigenaar };
// Whether a form offers this colleague: who may be asked along, or who may own a case. Never who is blocked.
bool is_kiesbaar(const toegang::Collega&, Kiesbaar, bool oefen);
// Those a form offers, by name.
std::vector<toegang::Collega> kiesbare_collegas(const app::Context&, Kiesbaar, bool oefen);

}  // namespace ontknoop::casus
