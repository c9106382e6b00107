// SPDX-License-Identifier: EUPL-1.2
//
// Private to werkplek/: how a plan ended, and looking again at it afterwards.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "maatwerkplan/maatwerkplan.h"
#include "werkplek/werkplek.h"

namespace ontknoop::werkplek {

// Six and twelve months after its start a plan is asked what it really cost, until somebody filled that in.
struct Terugblik {
    int maanden;
    std::string_view gedaan_op;  // field of the sum
};
inline constexpr Terugblik terugblikken[] = {{6, "werkelijk_6_op"}, {12, "werkelijk_12_op"}};
// The day it is asked; empty: never, or already filled in. `rekensom` may be null.
std::optional<Date> terugblik_op(const maatwerkplan::Onderdeel* rekensom, const Terugblik&);

// A card on the overview: outcome, lesson, how it went on, and in one sentence what happens next. Nothing as long as nobody said
// how it ended.
void draw_afloop(html::Out&, app::Context&, const maatwerkplan::Geopend&);
// On Vandaag: closed plans of this person at which somebody promised to look again by now, and which were not asked yet what they
// really cost.
void kijk_nog_eens(std::vector<Wachtgroep>&, app::Context&, std::span<const casus::Casus> mijn);

}  // namespace ontknoop::werkplek
