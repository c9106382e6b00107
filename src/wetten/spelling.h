// SPDX-License-Identifier: EUPL-1.2
//
// Spelling repair over the words that the index really contains.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ontknoop::wetten {

// Edits to get from a to b: insert, delete, replace, swap neighbours (optimal string alignment). Larger than `limit` is
// reported as limit + 1.
int edit_distance(std::string_view a, std::string_view b, int limit);

class Spelling {
public:
    Spelling() = default;
    explicit Spelling(const std::unordered_map<std::string, std::uint32_t>& counts);

    bool knows(std::string_view folded_word) const;
    // The most frequent word within one edit (4 to 7 letters) or two (8 and more); nothing for known or short words.
    std::optional<std::string> repair(std::string_view folded_word) const;

private:
    struct Known {
        std::string word;
        std::uint32_t count;
    };
    std::vector<std::vector<Known>> by_length_;
    std::unordered_map<std::string, std::uint32_t> counts_;
};

}  // namespace ontknoop::wetten
