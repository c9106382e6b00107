// SPDX-License-Identifier: EUPL-1.2
//
// Prices carry their kind of help as a code, which files and the API keep; people read and search its name.
#include <algorithm>

#include "prijsbeheer/prijsbeheer.h"

namespace ontknoop::prijsbeheer {

std::string naam_van_categorie(const inhoud::Teksten& t, std::string_view code) {
    std::string sleutel = "prijzen.categorieen." + std::string(code);
    std::replace_if(sleutel.begin(), sleutel.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
    if (t.has(sleutel)) return t(sleutel);
    // Somebody's own kind of help is called what they wrote.
    std::string naam(code);
    if (!naam.empty() && naam[0] >= 'a' && naam[0] <= 'z') naam[0] = static_cast<char>(naam[0] - 'a' + 'A');
    return naam;
}

std::map<std::string, std::string> categorienamen(const inhoud::Teksten& t, const rekentool::Prijslijst& lijst) {
    std::map<std::string, std::string> namen;
    for (const rekentool::Prijs& p : lijst.all())
        if (!namen.contains(p.categorie)) namen.emplace(p.categorie, naam_van_categorie(t, p.categorie));
    return namen;
}

}  // namespace ontknoop::prijsbeheer
