// SPDX-License-Identifier: EUPL-1.2
#include "prijsbeheer/verouderd.h"

#include <algorithm>

namespace ontknoop::prijsbeheer {

std::vector<Verouderd> find_verouderd(const rekentool::Prijslijst& lijst, Date vandaag, int jaren) {
    std::vector<Verouderd> gevonden;
    for (const rekentool::Prijs& p : lijst.all()) {
        if (!p.aan) continue;
        std::vector<Ouderdom> redenen;
        if (p.geldig_tot && *p.geldig_tot < vandaag) redenen.push_back(Ouderdom::voorbij);
        if (!p.prijsjaar) redenen.push_back(Ouderdom::zonder_jaar);
        else if (*p.prijsjaar < static_cast<int>(vandaag.year()) - jaren) redenen.push_back(Ouderdom::prijsjaar);
        if (p.bron_datum && *p.bron_datum < vandaag - std::chrono::years(jaren)) redenen.push_back(Ouderdom::bron);
        if (!redenen.empty()) gevonden.push_back({&p, std::move(redenen)});
    }
    std::ranges::stable_sort(gevonden, {}, [](const Verouderd& v) { return std::tuple(-static_cast<int>(v.redenen.size()), v.prijs->prijsjaar.value_or(0), std::string_view(v.prijs->id)); });
    return gevonden;
}

}  // namespace ontknoop::prijsbeheer
