// SPDX-License-Identifier: EUPL-1.2
//
// The text of an article as the library keeps it: its blocks and references as JSON. Short keys and lists, because there
// are millions of them:
//
//   {"b": [[block kind, path, lid number, jci, [[part kind, list depth, text], ...]], ...], "v": [[text, target, path, id], ...]}
//
// Equal articles of two versions give equal JSON: dates in a reference that are those of the version itself are written "*".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "wetten/bibliotheek.h"

namespace ontknoop::wetten {

struct Stuktekst {
    std::vector<Tekstblok> blokken;
    std::vector<Doorverwijzing> verwijzingen;
};

std::string stuktekst_json(std::span<const Tekstblok> blokken, std::span<const Doorverwijzing> verwijzingen, Date versiedatum);
// What stuktekst_json wrote. Throws AdminError when it is something else: the library is damaged.
Stuktekst parse_stuktekst(std::string_view json, Date versiedatum);

// "jci1.3:c:BWBR0015703&artikel=18&z=2026-01-01&g=2026-01-01" with the date of the version <-> "...&z=*&g=*".
std::string without_versiedatum(std::string_view jci, Date versiedatum);
std::string with_versiedatum(std::string_view jci, Date versiedatum);

}  // namespace ontknoop::wetten
