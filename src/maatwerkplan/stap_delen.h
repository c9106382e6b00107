// SPDX-License-Identifier: EUPL-1.2
//
// What another feature adds to a step of the plan: proposed articles at "wet", the sum at "kosten", the triangle, the
// tangle. main.cpp registers them, so that maatwerkplan/ needs to know none of them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/context.h"
#include "casus/casus.h"
#include "html/html.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::maatwerkplan {

struct StapDeel {
    using Teken = void (*)(html::Out&, app::Context&, const casus::Casus&, const Plan&);
    std::string_view stap;   // "wet", or a page beside the steps
    std::string_view naam;   // a-z: makes the id of its element, "deel-<naam>-boven" and "deel-<naam>-onder"
    Teken boven = nullptr;   // above the questions of the step
    Teken onder = nullptr;   // below them
    std::string_view kop = {};  // text key of the heading of what is below, when it is always there: a place to go to
};

// Before the first request, in the order in which they should be shown. CHECKs that the step exists and the name is new.
void register_stap_deel(const StapDeel&);

enum class Plek { boven, onder };
// Each part in an element of its own with its id; live, so that changes of others are taken over.
void draw_stap_delen(html::Out&, app::Context&, const casus::Casus&, const Plan&, std::string_view stap, Plek);
// The places below the questions of a step that have a heading: id and text key.
std::vector<std::pair<std::string, std::string_view>> stap_plekken(std::string_view stap);
// The same elements by id, for the answer to an autosave.
void add_stap_delen(std::map<std::string, std::string>& fragmenten, app::Context&, const casus::Casus&, const Plan&, std::string_view stap);

}  // namespace ontknoop::maatwerkplan
