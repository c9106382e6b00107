// SPDX-License-Identifier: EUPL-1.2
//
// What another feature does when a plan moves on, and what it shows on the overview of a case. main.cpp registers them, so
// that maatwerkplan/ and werkplek/ need to know none of them.
#pragma once

#include <string_view>

#include "app/context.h"
#include "casus/casus.h"
#include "html/html.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::maatwerkplan {

struct Uitbreiding {
    std::string_view naam;
    // After an arrow of levensloop() was taken, in the same transaction; `naar` is the new status. Never refuses.
    void (*na_stap)(app::Context&, const casus::Casus&, const Plan&, std::string_view naar) = nullptr;
    // A card on the overview of the case; draws nothing when there is nothing to say.
    void (*op_overzicht)(html::Out&, app::Context&, const casus::Casus&, const Plan&) = nullptr;
};

// Before the first request, in the order in which they should run and be shown. CHECKs that the name is new.
void register_uitbreiding(const Uitbreiding&);

void run_na_stap(app::Context&, const casus::Casus&, const Plan&, std::string_view naar);
void draw_op_overzicht(html::Out&, app::Context&, const casus::Casus&, const Plan&);

}  // namespace ontknoop::maatwerkplan
