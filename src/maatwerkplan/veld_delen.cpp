// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/veld_delen.h"

#include <algorithm>
#include <unordered_map>

namespace ontknoop::maatwerkplan {

namespace {

// By field: every Veld lives in the one table of onderdelen.cpp. Filled while the program starts, only read afterwards.
struct Deel {
    VeldTeken teken;
    bool knoppen;
};
std::unordered_map<const Veld*, Deel>& tekens() {
    static std::unordered_map<const Veld*, Deel> all;
    return all;
}

}  // namespace

void register_veld_deel(std::string_view soort, std::string_view veld, VeldTeken teken, bool knoppen) {
    const Soort* gevonden = find_soort(soort);
    CHECK(gevonden && gevonden->veld(veld));
    tekens()[gevonden->veld(veld)] = {teken, knoppen};
}

VeldTeken veld_deel(const Veld& veld) {
    const auto found = tekens().find(&veld);
    return found == tekens().end() ? nullptr : found->second.teken;
}

bool heeft_veldknoppen(const Soort& soort) {
    return std::any_of(soort.velden.begin(), soort.velden.end(), [](const Veld& veld) {
        const auto found = tekens().find(&veld);
        return found != tekens().end() && found->second.knoppen;
    });
}

}  // namespace ontknoop::maatwerkplan
