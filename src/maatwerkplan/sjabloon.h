// SPDX-License-Identifier: EUPL-1.2
//
// What makes a plan a template for others: the household is taken out of it. Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "maatwerkplan/plan.h"

namespace ontknoop::maatwerkplan {

// Names by which somebody would know the household: capitalised words of the alias, of the pseudonyms and, inside a sentence, of
// the story. Not the words of organisations, abbreviations, or what the plan also writes without a capital. Folded.
std::set<std::string, std::less<>> namen_in(const Plan&);
// The text with "[naam]" for each of those words.
std::string zonder_namen(std::string_view tekst, const std::set<std::string, std::less<>>& namen);

// The part as it goes into a copy for another household: without who, when and why here, and without names. It keeps its id and
// parent. `namen`: of the plan it comes from.
Onderdeel zonder_huishouden(const Onderdeel&, const std::set<std::string, std::less<>>& namen);
// Whether parts of this kind go along at all.
bool gaat_mee(const Soort&);

}  // namespace ontknoop::maatwerkplan
