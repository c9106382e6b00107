// SPDX-License-Identifier: EUPL-1.2
//
// Private to rekenblad/: the pictures of a sum, as drawings that go to the screen and to paper. Each has the table that says
// the same beside it.
#pragma once

#include <optional>

#include "document/tekening.h"
#include "inhoud/teksten.h"
#include "rekenblad/rekenblad.h"

namespace ontknoop::rekenblad {

// What was spent up to and including each month: doing nothing, and the plan with its breakthrough.
struct Verloop {
    std::vector<Eurocent> niets, plan;  // one value per month
    std::optional<int> omslag;          // from this month on (1 is the first) the plan is and stays the cheaper one
};
Verloop make_verloop(const rekentool::Uitkomst&);
document::Tekening draw_verloop(const inhoud::Teksten&, const Verloop&);

// The assumptions that move the saldo most, the largest on top.
constexpr std::size_t meeste_drijvers = 7;
document::Tekening draw_tornado(const inhoud::Teksten&, const Blad&);
std::string naam_van_drijver(const inhoud::Teksten&, const Blad&, const rekentool::Drijver&);
// "40 %", "€ 177,52" or "3", as the number of this assumption reads.
std::string waarde_van_drijver(const rekentool::Drijver&, const rekentool::Decimaal&);

// How often each saldo came out of the simulation.
document::Tekening draw_histogram(const inhoud::Teksten&, const rekentool::Simulatieuitkomst&);

}  // namespace ontknoop::rekenblad
