// SPDX-License-Identifier: EUPL-1.2
//
// The life of a plan as one table that a policy officer can read: levensloop.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "maatwerkplan/onderdelen.h"
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

bool is_gesloten(std::string_view status);
// What may still be written in a closed plan, by who worked on it (casus::Toegang::nazorg): how it went and how it is now.
struct NaSluiten {
    std::string_view soort;
    std::string_view begin;  // only the fields whose name begins so, and no new part; empty: all of it
    std::string_view waarom;
};
std::span<const NaSluiten> na_sluiten();
// The whole kind.
bool mag_na_sluiten(const Soort&);

// What is asked (breakthrough, law, sum, three values) stands from the moment the plan is handed in until it is "concept" again: who
// decides reads what was decided about. What becomes of it later (the status of a breakthrough, real amounts) goes on.
// Of a closed plan everything stands but na_sluiten().
bool ligt_vast(std::string_view status);
bool ligt_vast(std::string_view status, const Soort&);
bool ligt_vast(std::string_view status, const Soort&, const Veld&);
// Whether a breakthrough may have this status in a plan with that one. An empty one always may.
bool past_bij_plan(std::string_view doorbraak_status, std::string_view plan_status);
// The same for any field with any value: true unless it is the status of a breakthrough that does not fit.
bool past_bij_plan(const Veld&, std::string_view waarde, std::string_view plan_status);

}  // namespace ontknoop::maatwerkplan
