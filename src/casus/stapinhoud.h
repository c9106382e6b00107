// SPDX-License-Identifier: EUPL-1.2
//
// With which content a plan took a step of its life: kept at each step, printed on its document while the plan stands.
#pragma once

#include <string>
#include <vector>

#include "casus/casus.h"
#include "inhoud/teksten.h"

namespace ontknoop::casus {

// A kind of content (a folder of inhoud/, "prijzen") and its version (Bestanden::version).
struct Inhoudversie {
    std::string soort, versie;
    bool operator==(const Inhoudversie&) const = default;
};
// What this program has now, in the order in which it is printed.
std::vector<Inhoudversie> inhoud_nu(const inhoud::Bestanden&);
// As casus_stap.inhoud keeps it.
std::string to_text(const std::vector<Inhoudversie>&);

struct Stapinhoud {
    std::string van, naar, op;
    std::vector<Inhoudversie> inhoud;  // empty: of before it was kept
};
std::vector<Stapinhoud> stapinhouden(app::Context&, const Casus&);  // oldest first

}  // namespace ontknoop::casus
