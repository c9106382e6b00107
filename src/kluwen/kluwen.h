// SPDX-License-Identifier: EUPL-1.2
//
// Two pictures of being stuck. The tangle (de kluwen): who is all involved, at what cost. The knot (de knoop): which step
// waits for which, where it goes round in circles, and the one step most others depend on: the breakthrough proposed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/route.h"
#include "base/money.h"
#include "document/tekening.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::kluwen {

using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;

// --- the tangle -------------------------------------------------------------------------------------------------------
struct Kerncijfers {
    int partijen = 0;
    int stoppen = 0;         // stop when the plan goes on; all others stay
    int zonder_kosten = 0;   // of which the cost is not known
    Eurocent nu, met_plan;   // per year; what is not known counts as nothing
    int blijven() const { return partijen - stoppen; }
};
Kerncijfers kerncijfers(const Plan&);

// --- the knot ---------------------------------------------------------------------------------------------------------
enum class SchakelSoort : unsigned char { behoefte, belemmering, doorbraak };
struct Schakel {
    const Onderdeel* onderdeel;
    SchakelSoort soort;
};
enum class DraadSoort : unsigned char {
    wacht_op,      // a need waits for a need
    hangt_af_van,  // a need waits for a breakthrough
    houdt_tegen,   // a need waits until an obstacle is out of the way
    eist_eerst,    // an obstacle gives way only after a need is met
    neemt_weg,     // an obstacle waits for the breakthrough that takes it away
};
struct Draad {
    int wachtende, op;  // places in Knoop::schakels
    DraadSoort soort;
    bool operator==(const Draad&) const = default;
};
// A sentence as data: key of inhoud/teksten/nl/kluwen.toml and what fills it.
struct Uitleg {
    std::string sleutel;
    std::vector<std::string> argumenten;
};
struct Kring {
    std::vector<int> leden;  // all that keep each other waiting
    std::vector<int> rond;   // one shortest way round
    Uitleg uitleg;
};
struct Voorstel {
    int schakel;
    std::vector<int> wachtenden;  // the needs that wait for it, directly or through others
    bool al_doorbraak = false;    // a breakthrough already takes it away
    Uitleg uitleg;
};
struct Knoop {
    std::vector<Schakel> schakels;
    std::vector<Draad> draden;
    std::vector<Kring> kringen;
    // The obstacle or need for which most needs wait. The first of equals: what concerns the problem the resident ranks highest
    // (by life domain), then an obstacle before a need, then the order of the plan. Nothing when nothing waits.
    std::optional<Voorstel> voorstel;
};
// Needs that are done or no longer needed are left out, and references to parts that are gone.
Knoop knoop_van(const Plan&);

// --- pictures ---------------------------------------------------------------------------------------------------------
// The household in the middle, every party around it with its number in the list; the line is thicker when it costs more and
// dashed when the party stops.
document::Tekening teken_kluwen(const Plan&);
// From top (what must come first) to bottom (what waits for it); what goes round is drawn in the colour of an alarm.
document::Tekening teken_knoop(const Knoop&);

// --- pages ------------------------------------------------------------------------------------------------------------
std::span<const app::Route> routes();
// The tangle at the step of the parties, the knot at the step of the breakthrough. For main.cpp.
void register_stap_delen();

}  // namespace ontknoop::kluwen
