// SPDX-License-Identifier: EUPL-1.2
//
// From the versions of a regulation to the wordings of its articles: equal texts in successive versions are one wording, with
// the days on which it is the law. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "wetten/bibliotheek.h"

namespace ontknoop::wetten {

// An article as it stands in one version; `tekst_id` is equal when the text is.
struct Artikelrij {
    std::string nr, titel, opschrift, pad, bron, tekst_id;
    Artikelstatus status = Artikelstatus::goed;
    std::optional<Date> inwerking;
};
struct Versierijen {
    std::string versie;
    Date geldig_van;
    std::optional<Date> geldig_tot;  // exclusive; empty: no end is known
    std::vector<Artikelrij> artikelen;
};
struct Woording {
    Artikelrij artikel;              // as in the newest version that has it
    std::string versie;              // oldest version that has it
    Date geldig_van;
    std::optional<Date> geldig_tot;  // exclusive
};

// `versies` from old to new, not overlapping. By article number, then from old to new. A wording begins on the day the source
// says it took effect, when no older version contradicts that; it ends where its version ends without a successor that has it,
// or where the next wording of the same number begins.
std::vector<Woording> merge_bewoordingen(std::span<const Versierijen> versies);

}  // namespace ontknoop::wetten
