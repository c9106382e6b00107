// SPDX-License-Identifier: EUPL-1.2
#include "wetten/spelling.h"

#include <algorithm>
#include <array>

namespace ontknoop::wetten {
namespace {

constexpr std::size_t longest_repaired = 40;

bool only_letters(std::string_view word) {
    return std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b, int limit) {
    if (a.size() > b.size()) std::swap(a, b);
    if (static_cast<int>(b.size() - a.size()) > limit || b.size() > longest_repaired) return limit + 1;
    std::array<std::array<int, longest_repaired + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        const auto& above = rows[(i - 1) % 3];
        const auto& two_above = rows[(i + 1) % 3];
        row[0] = static_cast<int>(i);
        int lowest = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], two_above[j - 2] + 1);
            lowest = std::min(lowest, row[j]);
        }
        if (lowest > limit) return limit + 1;
    }
    return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

Spelling::Spelling(const std::unordered_map<std::string, std::uint32_t>& counts) : counts_(counts) {
    by_length_.resize(longest_repaired + 1);
    for (const auto& [word, count] : counts_) {
        if (word.size() >= 4 && word.size() <= longest_repaired && only_letters(word)) {
            by_length_[word.size()].push_back({word, count});
        }
    }
    // The same index answers the same question in the same way, whatever the order of the hash table.
    for (auto& words : by_length_) {
        std::ranges::sort(words, [](const Known& a, const Known& b) {
            return a.count != b.count ? a.count > b.count : a.word < b.word;
        });
    }
}

bool Spelling::knows(std::string_view word) const { return counts_.contains(std::string(word)); }

std::optional<std::string> Spelling::repair(std::string_view word) const {
    if (word.size() < 5 || word.size() > longest_repaired - 2 || by_length_.empty() || !only_letters(word) || knows(word)) {
        return std::nullopt;
    }
    const int limit = word.size() < 8 ? 1 : 2;
    std::optional<std::string> best;
    int best_distance = limit + 1;
    std::uint32_t best_count = 0;
    for (std::size_t length = word.size() - limit; length <= word.size() + limit; ++length) {
        for (const Known& known : by_length_[length]) {
            // People rarely mistype the first letter, and it keeps the search short.
            if (known.word[0] != word[0]) continue;
            const int distance = edit_distance(word, known.word, limit);
            if (distance < best_distance || (distance == best_distance && distance <= limit && known.count > best_count)) {
                best = known.word;
                best_distance = distance;
                best_count = known.count;
            }
        }
    }
    return best;
}

}  // namespace ontknoop::wetten
