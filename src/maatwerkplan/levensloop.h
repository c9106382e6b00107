// SPDX-License-Identifier: EUPL-1.2
//
// The life of a plan as one table that a policy officer can read: levensloop.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "toegang/rechten.h"

namespace ontknoop::maatwerkplan {

enum class Wie : std::uint8_t { maker, beslisser };  // maker: who may write in the case; beslisser: right casus_beslissen

struct Pijl {
    std::string_view van, naar;
    Wie wie;
    bool volledig;     // the plan must be complete (mag_indienen)
    bool toelichting;  // a reason must be given
    std::string_view waarom;  // why this arrow exists
};

std::span<const Pijl> levensloop();
// All statuses, in the order of a life.
std::span<const std::string_view> statussen();
const Pijl* find_pijl(std::string_view van, std::string_view naar);
// The arrows that start here and that this person may take.
std::vector<const Pijl*> pijlen(std::string_view van, bool is_maker, bool is_beslisser);

}  // namespace ontknoop::maatwerkplan
