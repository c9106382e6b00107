// SPDX-License-Identifier: EUPL-1.2
//
// The sums of all plans, one row each, for who checks the figures of the organisation: every payer and kind of money in a
// column of its own. Without a name, number or word of a household.
#pragma once

#include <string>
#include <vector>

#include "document/blad.h"
#include "inhoud/teksten.h"
#include "rekentool/rekentool.h"

namespace ontknoop::inzicht {

struct Somregel {
    std::string kenmerk;  // stands for the case: the same in every export, and says nothing about it
    int jaar = 0;         // in which the case began
    std::string status;   // code
    rekentool::Uitkomst uitkomst;
};

// The rows in the order of their kenmerk, so that their place says nothing either; then a sheet that explains every column.
// A column of a payer and a kind of money holds doing nothing minus the plan minus the breakthrough; those columns together
// are the saldo of the row. There is no row of totals: sums run over different months, and some rest on weak evidence.
// `weggelaten`: what the second sheet says about plans that are not in it; empty: nothing.
std::vector<document::Blad> make_sommenbladen(const inhoud::Teksten&, std::vector<Somregel>, const std::string& weggelaten);

}  // namespace ontknoop::inzicht
