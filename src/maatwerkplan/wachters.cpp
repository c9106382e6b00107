// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/wachters.h"

#include <map>

namespace ontknoop::maatwerkplan {

namespace {

// Filled while the program starts, only read afterwards.
std::map<const Soort*, Wachter>& wachters() {
    static std::map<const Soort*, Wachter> all;
    return all;
}

}  // namespace

void register_wachter(std::string_view soort, Wachter wachter) {
    const Soort* gevonden = find_soort(soort);
    CHECK(gevonden != nullptr);
    wachters()[gevonden] = wachter;
}

void meld_opgeslagen(app::Context& ctx, const casus::Casus& casus, const Onderdeel& o) {
    if (const auto found = wachters().find(o.soort); found != wachters().end()) found->second(ctx, casus, o);
}

}  // namespace ontknoop::maatwerkplan
