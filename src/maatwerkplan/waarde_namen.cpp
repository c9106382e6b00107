// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/waarde_namen.h"

#include <map>

namespace ontknoop::maatwerkplan {

namespace {

// By field: every Veld lives in the one table of onderdelen.cpp. Filled while the program starts, only read afterwards.
struct Namen {
    Naamgever naam;
    Naamveld hoe;
};
std::map<const Veld*, Namen>& naamgevers() {
    static std::map<const Veld*, Namen> all;
    return all;
}

}  // namespace

void register_waarde_naam(std::string_view soort, std::string_view veld, Naamgever naam, Naamveld hoe) {
    const Soort* gevonden = find_soort(soort);
    CHECK(gevonden && gevonden->veld(veld));
    naamgevers()[gevonden->veld(veld)] = {naam, hoe};
}

std::string naam_van_waarde(const app::Context& ctx, const Veld& veld, std::string_view opgeslagen) {
    const auto found = opgeslagen.empty() ? naamgevers().end() : naamgevers().find(&veld);
    return found == naamgevers().end() ? std::string() : found->second.naam(ctx, opgeslagen);
}

Naamveld naamveld_van(const Veld& veld) {
    const auto found = naamgevers().find(&veld);
    return found == naamgevers().end() ? Naamveld::vast : found->second.hoe;
}

std::string in_opsomming(std::string titel) {
    // "Zorg Zuid B.V." and "Huur, gas enz." keep it: the stop is part of the word.
    const std::size_t spatie = titel.rfind(' ');
    const std::string_view woord = std::string_view(titel).substr(spatie == std::string::npos ? 0 : spatie + 1);
    if (woord.ends_with('.') && woord.find('.') == woord.size() - 1 && woord != "enz.") titel.pop_back();
    return titel;
}

}  // namespace ontknoop::maatwerkplan
