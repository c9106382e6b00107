// SPDX-License-Identifier: EUPL-1.2
//
// References to law in text: Juriconnect (BWB standard 1.0 to 1.3.1), CVDR numbers, ECLI; and links to the official text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "wetten/bepalingen.h"

namespace ontknoop::wetten {

// "jci1.3:c:BWBR0015703&hoofdstuk=2&artikel=18&lid=4&o=a&z=2026-01-01&g=2026-01-01"
struct Jci {
    std::string versie;  // "1.3"
    char soort = 'c';    // c: one consolidated text, v: a collection over time
    std::string regeling_id;
    // Place in the regulation in the order written: {"hoofdstuk","2"}, {"artikel","18"}, {"lid","4"}, {"o","a"} ...
    // Keys may repeat ("o"); values are percent-decoded.
    std::vector<std::pair<std::string, std::string>> plaats;
    std::optional<Date> geldig;  // g
    std::optional<Date> zicht;   // z

    std::string artikel() const { return value("artikel"); }
    std::string lid() const { return value("lid"); }
    std::string value(std::string_view key) const;  // first with that key, or empty

    bool operator==(const Jci&) const = default;
};

// The whole text is one reference (an optional "https://wetten.overheid.nl/" or "/" before it is skipped).
std::optional<Jci> parse_jci(std::string_view text);
// The reference as the standard writes it, version 1.3.
std::string to_text(const Jci& jci);

enum class Verwijzingsoort { jci, cvdr, ecli };

// A reference recognised inside running text.
struct Verwijzing {
    Verwijzingsoort soort;
    std::size_t begin = 0, length = 0;  // bytes in the text
    std::string kenmerk;                // "BWBR0015703", "CVDR680781", "ECLI:NL:CRVB:2024:2192"
    std::optional<Jci> jci;
    std::string link;
};
// In order of appearance, not overlapping; never more than `maximum`.
std::vector<Verwijzing> find_verwijzingen(std::string_view text, std::size_t maximum = 1000);

// Link to an article. With a date: the text as it was in force then (national law only); without: as it is today.
// An empty `artikel` links to the regulation. Formats: wetten.overheid.nl help, "Link naar een regeling".
std::string artikel_link(Stelsel stelsel, std::string_view regeling_id, std::string_view artikel, std::optional<Date> op);
// Link by stable path ("/Hoofdstuk2/Paragraaf2.3/Artikel18"): the anchor joins the parts with "_".
std::string pad_link(std::string_view bwb_id, std::string_view pad, std::optional<Date> op);

}  // namespace ontknoop::wetten
