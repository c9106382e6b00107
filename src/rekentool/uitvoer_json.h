// SPDX-License-Identifier: EUPL-1.2
// The full answer of the API and the command line.
#pragma once

#include "rekentool/monte_carlo.h"
#include "rekentool/ontvangstbewijs.h"
#include "rekentool/tornado.h"
#include "rekentool/zin.h"

namespace ontknoop::rekentool {

std::string to_json(const Simulatieuitkomst&);

struct VolledigeUitkomst {
    Uitkomst uitkomst;
    Simulatieuitkomst simulatie;
    std::vector<Tornadobalk> tornado;
    std::vector<Zin> zinnen;
    Ontvangstbewijs bewijs;
};
// Result, distribution, tornado, sentences and receipt of one rekensom in one call.
Result<VolledigeUitkomst> calculate_all(const Rekensom&, std::map<std::string, std::string> inhoud_versies = {});
// The keys of Uitkomst, and beside them "simulatie", "tornado", "zinnen" and "ontvangstbewijs".
std::string to_json(const VolledigeUitkomst&);

}  // namespace ontknoop::rekentool
