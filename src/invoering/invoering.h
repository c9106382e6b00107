// SPDX-License-Identifier: EUPL-1.2
//
// What an organisation needs to make the way of working its own: a register of who may decide what, a target of plans per
// year with a meter, and questions to all colleagues that tell nothing about a household.
#pragma once

#include <span>

#include "app/route.h"

namespace ontknoop::invoering {

std::span<const app::Route> routes();

// "Wie mag dit beslissen?" at the step "doorbraak" and the way to a question to colleagues at "belemmeringen". For main.cpp.
void register_stap_delen();
// Questions to colleagues go when their case is erased. For main.cpp.
void register_bij_wissen();
// What is asked about a case belongs to what the administrator lets be checked. For main.cpp.
void register_leescontrole();

}  // namespace ontknoop::invoering
