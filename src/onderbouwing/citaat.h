// SPDX-License-Identifier: EUPL-1.2
//
// A citation of the official text in a ground of the plan: the words, and what finds them again when the law changes
// (wetten/verankering.h). Pure; the fields are those of the kind "wetsgrond", sealed with the case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "maatwerkplan/maatwerkplan.h"
#include "wetten/verankering.h"

namespace ontknoop::onderbouwing {

struct Citaat {
    wetten::Anker anker;
    std::string gezien;  // version of the regulation with which somebody last compared it (Tekstversie::kenmerk)
    std::string reden;   // why the old text stays; empty when nobody had to choose

    bool operator==(const Citaat&) const = default;
};

// The citation in a ground; nothing when it quotes nothing.
std::optional<Citaat> lees_citaat(const maatwerkplan::Onderdeel& grond);
// The fields to store; of nothing: the fields that wipe it out.
maatwerkplan::Invoer velden_van(const std::optional<Citaat>&);

wetten::Stelsel stelsel_van(std::string_view regeling_id);
// The official text of the place: as it was on that day, or without a day as it is today.
std::string officiele_link(const wetten::Anker&, std::optional<Date> op);
// "artikel 18 lid 4": place alone.
std::string plaats_van(const wetten::Anker&);

}  // namespace ontknoop::onderbouwing
