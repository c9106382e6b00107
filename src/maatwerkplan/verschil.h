// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ontknoop::maatwerkplan {

// A stretch of text in both, only in the old, or only in the new.
struct Stukje {
    enum class Soort : unsigned char { gelijk, weg, erbij } soort;
    std::string tekst;
    bool operator==(const Stukje&) const = default;
};
// The difference word by word: the smallest number of words that went or came (longest common subsequence). All `gelijk` and
// `weg` together are the old text, all `gelijk` and `erbij` the new one. Where both texts are so different and so long that
// comparing would take more than about four million steps, the middle is given as gone and come whole.
std::vector<Stukje> verschil(std::string_view oud, std::string_view nieuw);

}  // namespace ontknoop::maatwerkplan
