// SPDX-License-Identifier: EUPL-1.2
#include "wetten/verwijzingcheck.h"

#include <string_view>
#include <unordered_set>

#include "wetten/jci.h"

namespace ontknoop::wetten {

std::vector<Loseverwijzing> losse_verwijzingen(const Regelingversie& versie) {
    std::unordered_set<std::string_view> nummers;
    for (const Artikel& artikel : versie.artikelen) nummers.insert(artikel.nr);
    std::vector<Loseverwijzing> all;
    for (const Artikel& artikel : versie.artikelen)
        for (const Doorverwijzing& naar : artikel.verwijzingen) {
            const auto jci = parse_jci(naar.doel);
            if (!jci || jci->regeling_id != versie.regeling_id) continue;
            if (const std::string nr = jci->artikel(); !nr.empty() && !nummers.contains(nr)) all.push_back({&artikel, &naar});
        }
    return all;
}

}  // namespace ontknoop::wetten
