// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bewoordingen.h"

#include <algorithm>
#include <map>

namespace ontknoop::wetten {
namespace {

struct Lopend {
    Woording woording;
    std::size_t laatste_versie;  // index of the newest version that has it
};

bool is_same(const Artikelrij& a, const Artikelrij& b) { return a.tekst_id == b.tekst_id && a.titel == b.titel && a.status == b.status; }

// The day the source gives, unless an older version shows that it was different until this one.
Date begin_of(const Artikelrij& artikel, const Versierijen& versie, const Versierijen* before) {
    if (!artikel.inwerking) return versie.geldig_van;
    const bool plausible = *artikel.inwerking > versie.geldig_van || !before || *artikel.inwerking > before->geldig_van;
    return plausible ? *artikel.inwerking : versie.geldig_van;
}

// A future wording that has become law by now keeps its place: only its status changed.
bool is_successor(const Artikelrij& now, const Artikelrij& known) {
    return is_same(now, known) || (known.status == Artikelstatus::nogniet && now.status == Artikelstatus::goed && now.tekst_id == known.tekst_id &&
                                   now.titel == known.titel);
}

}  // namespace

std::vector<Woording> merge_bewoordingen(std::span<const Versierijen> versies) {
    std::map<std::string, std::vector<Lopend>> by_nr;
    for (std::size_t i = 0; i < versies.size(); ++i) {
        const Versierijen& versie = versies[i];
        for (const Artikelrij& artikel : versie.artikelen) {
            auto& known = by_nr[artikel.nr];
            const auto found = std::ranges::find_if(known, [&](const Lopend& item) {
                return item.laatste_versie + 1 >= i && is_successor(artikel, item.woording.artikel);
            });
            if (found == known.end()) {
                known.push_back({{artikel, versie.versie, begin_of(artikel, versie, i > 0 ? &versies[i - 1] : nullptr), versie.geldig_tot}, i});
            } else {
                found->woording.artikel = artikel;
                found->woording.geldig_tot = versie.geldig_tot;
                found->laatste_versie = i;
            }
        }
    }
    std::vector<Woording> result;
    for (auto& [nr, list] : by_nr) {
        std::ranges::stable_sort(list, {}, [](const Lopend& item) { return item.woording.geldig_van; });
        for (std::size_t i = 0; i < list.size(); ++i) {
            Woording& woording = list[i].woording;
            if (i + 1 < list.size()) {
                const Date next = list[i + 1].woording.geldig_van;
                if (next > woording.geldig_van && (!woording.geldig_tot || next < *woording.geldig_tot)) woording.geldig_tot = next;
            }
            // Announced, and gone before it became law.
            if (woording.geldig_tot && *woording.geldig_tot <= woording.geldig_van) continue;
            result.push_back(std::move(woording));
        }
    }
    return result;
}

}  // namespace ontknoop::wetten
