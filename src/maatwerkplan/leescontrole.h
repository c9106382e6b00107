// SPDX-License-Identifier: EUPL-1.2
//
// For the administrator: which plans hold words that cannot be read any more, without showing one of them.
#pragma once

#include <cstdint>
#include <vector>

#include "app/context.h"
#include "casus/casus.h"

namespace ontknoop::maatwerkplan {

struct Leesschade {
    std::int64_t nummer = 0;       // of the case, within the organisation
    bool sleutel = false;          // its key is lost: nothing of it can be read
    std::int64_t teksten = 0;      // what cannot be read of parts, versions, steps, questions, receipts; 0 when the key is lost
};
// How many texts another feature keeps about a case that cannot be read. For main.cpp, before the first request.
void register_leescontrole(std::int64_t (*count)(app::Context&, const casus::Casus&));
// The same for what a feature keeps outside any case, sealed with the key of the organisation.
void register_leescontrole_buiten_casus(std::int64_t (*count)(app::Context&));
// How many of those texts of the organisation of `ctx` cannot be read.
std::int64_t count_leesschade_buiten_casus(app::Context& ctx);
// Of all cases of the organisation of `ctx`, practice cases included, by number. Opens every text: for the command line.
std::vector<Leesschade> find_leesschade(app::Context& ctx);

}  // namespace ontknoop::maatwerkplan
