// SPDX-License-Identifier: EUPL-1.2
//
// The value triangle: is a breakthrough good for the resident (betrokkenheid), lawful (legitimiteit) and worth its price
// (rendement)? Three values, three situations, never a sum: a strong value does not make up for a weak one.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/tekening.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::waardendriehoek {

enum class Waarde : unsigned char { betrokkenheid, legitimiteit, rendement };
inline constexpr std::array drie_waarden = {Waarde::betrokkenheid, Waarde::legitimiteit, Waarde::rendement};
std::string_view naam(Waarde);

// One value in three situations, -2 (much worse than it should be) to 2; empty: not judged yet.
struct Score {
    std::optional<int> nu, niets, plan;
    bool gemotiveerd = false;  // there are words beside it
};

// The plan against the best of what is now and what comes when nothing is done.
enum class Vergelijking : unsigned char { onbekend, slechter, gelijk, beter };
Vergelijking vergelijk(const Score&);

// From good to bad, so that the worst is the largest.
enum class Oordeel : unsigned char { gerechtvaardigd, nader_onderbouwen, niet_gerechtvaardigd };
std::string_view naam(Oordeel);

// method.md 3.3, after P6 (an exception is legitimate only when the plan does better than the current and the threatening
// situation):
//   a score or a motivation is missing                        -> nader_onderbouwen
//   on some value the plan is worse                           -> niet_gerechtvaardigd
//   on no value worse, on at least one better                 -> gerechtvaardigd
//   everywhere the same                                       -> nader_onderbouwen: why do it?
using Scores = std::array<Score, 3>;  // in the order of drie_waarden
Oordeel oordeel(const Scores&);

// What was filled in at a breakthrough; all empty when it was not weighed. `weging` may be null.
Scores lees(const maatwerkplan::Onderdeel* weging);

struct Weging {
    const maatwerkplan::Onderdeel* doorbraak;
    Scores scores;
    Oordeel oordeel;
};
// Every breakthrough of the plan, in its order.
std::vector<Weging> wegingen(const maatwerkplan::Plan&);
// The plan is as justified as its weakest breakthrough; a plan without one still has something to explain.
Oordeel oordeel(const std::vector<Weging>&);

// What is written in the picture; the words come from the caller (inhoud/teksten/nl/driehoek.toml).
struct Woorden {
    std::array<std::string, 3> waarden;     // at the corners
    std::string nu, niets, plan;            // in the legend
};
// A triangle with an axis to every corner: the further from the middle, the better. Now is a dashed line with circles, doing
// nothing a thin line with squares, the plan a thick line with triangles: the shapes tell them apart without colour.
document::Tekening teken(const Scores&, const Woorden&);

// The triangle and the conclusion at the step "driehoek". For main.cpp.
void register_stap_delen();

}  // namespace ontknoop::waardendriehoek
