// SPDX-License-Identifier: EUPL-1.2
//
// Which questions of a part stand in front, which fold away, and which only show in the expert form. What is filled in
// stays, whichever form is shown.
#pragma once

#include <span>
#include <string_view>

#include "app/context.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::maatwerkplan {

// How much of the sum a person wants to see: remembered per browser in a cookie of that name, without anything personal in it.
enum class Weergave { eenvoudig, uitgebreid };
Weergave weergave(const app::Context&);
std::string_view to_text(Weergave);

enum class Vouw {
    altijd,      // folded away in both forms
    op_stap,     // the same, where one step is on the screen; elsewhere the whole form folds
    uitgebreid,  // only in the expert form; in the simple one a note says what is filled in
    elders,      // filled in on another page
};
struct Veldgroep {
    std::string_view soort, naam;  // naam: its words are plan_pagina.groep.<naam>
    Vouw vouw;
    std::span<const std::string_view> velden;
};
// The group of a field; null: it stands in front.
const Veldgroep* find_groep(const Veld&);
// The groups of a kind, in the order of the form.
std::span<const Veldgroep> veldgroepen();
// A kind that only the expert form offers; once there is one, everybody sees it.
bool wordt_getoond(const Soort&, const Plan&, Weergave);

}  // namespace ontknoop::maatwerkplan
