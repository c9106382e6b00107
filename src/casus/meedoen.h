// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/context.h"

namespace ontknoop::casus {

// Whether these roles work with cases like this one: who makes plans or reads shared ones; in a practice case also who
// practises. Asked along, they write. Who keeps prices, users, the platform or the trail, or sees figures only, reads no case
// (method document, 11).
bool werkt_mee(const toegang::Rollen&, bool oefen);
// Whether these roles can ever open a case like this one: who works with it, and who reads along from outside (a partner, the
// helpline) once somebody asked them and the case is shared.
bool mag_meedoen(const toegang::Rollen&, bool oefen);

// Of an organisation besides this one, or of the helpline: reads what is shared as it is now, not how it came to be.
bool is_van_buiten(const toegang::Wie&, bool oefen);

enum class Kiesbaar { meedoen, meewerken, eigenaar };
// Whether a form offers this colleague: who may be asked along, who then writes, or who may own a case. Never who is blocked.
bool is_kiesbaar(const toegang::Collega&, Kiesbaar, bool oefen);
// Those a form offers, by name.
std::vector<toegang::Collega> kiesbare_collegas(const app::Context&, Kiesbaar, bool oefen);

}  // namespace ontknoop::casus
