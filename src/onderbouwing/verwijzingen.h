// SPDX-License-Identifier: EUPL-1.2
//
// References to law in what people paste: addresses of wetten.overheid.nl and lokaleregelgeving.overheid.nl, with and without
// a date, jci and ECLI. They are recognised and shown as links with article and date; nothing is ever fetched.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "wetten/bepalingen.h"

namespace ontknoop::onderbouwing {

struct Tekstlink {
    std::size_t begin = 0, length = 0;  // bytes in the text
    std::string kenmerk;                // "BWBR0015703", "CVDR680781", "ECLI:NL:CRVB:2024:2192"
    std::string artikel, lid;           // may be empty
    std::string versie;                 // of a CVDR regulation: "2"
    std::optional<Date> op;             // the text as it was on that day; without: as it is today
    std::string adres;                  // https, of one of the three official sites
};

// In order of appearance, not overlapping; no more than `meeste`.
std::vector<Tekstlink> vind_links(std::string_view tekst, std::size_t meeste = 50);

// "artikel 18 lid 4 Participatiewet": the name of a regulation is looked up among the provisions; the code otherwise.
std::string naam_van(const Tekstlink&, const wetten::Bepalingen*);

}  // namespace ontknoop::onderbouwing
