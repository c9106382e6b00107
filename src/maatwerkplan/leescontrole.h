// SPDX-License-Identifier: EUPL-1.2
//
// For the administrator: which plans hold words that cannot be read any more, without showing one of them.
#pragma once

#include <cstdint>
#include <vector>

#include "app/context.h"

namespace ontknoop::maatwerkplan {

struct Leesschade {
    std::int64_t nummer = 0;       // of the case, within the organisation
    bool sleutel = false;          // its key is lost: nothing of it can be read
    std::int64_t teksten = 0;      // parts, earlier versions and steps that cannot be read; 0 when the key is lost
};
// Of all cases of the organisation of `ctx`, practice cases included, by number. Opens every text: for the command line.
std::vector<Leesschade> find_leesschade(app::Context& ctx);

}  // namespace ontknoop::maatwerkplan
