// SPDX-License-Identifier: EUPL-1.2
//
// Slips in the names of variables of the environment (instellingen.cpp has the table of those there are).
#pragma once

#include <string>
#include <vector>

namespace ontknoop::app {

// A variable that looks like one of ours and is none: nobody would see otherwise that it does nothing.
struct OnbekendeVariabele {
    std::string naam, bedoeld;  // the nearest one that there is
};
std::vector<OnbekendeVariabele> unknown_environment();

}  // namespace ontknoop::app
