// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/verschil.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace ontknoop::maatwerkplan {

namespace {

using Woorden = std::vector<std::string_view>;

// A word and a run of white space are pieces of their own, so that nothing of the text is lost.
Woorden woorden_van(std::string_view tekst) {
    auto is_wit = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
    Woorden all;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= tekst.size(); ++i)
        if (i == tekst.size() || is_wit(tekst[i]) != is_wit(tekst[begin])) {
            all.push_back(tekst.substr(begin, i - begin));
            begin = i;
        }
    return all;
}

void voeg_toe(std::vector<Stukje>& all, Stukje::Soort soort, std::string_view tekst) {
    if (tekst.empty()) return;
    if (!all.empty() && all.back().soort == soort) all.back().tekst += tekst;
    else all.push_back({soort, std::string(tekst)});
}

// length[i][j]: longest common subsequence of oud[i..] and nieuw[j..].
void vergelijk(std::vector<Stukje>& all, std::span<const std::string_view> oud, std::span<const std::string_view> nieuw) {
    using enum Stukje::Soort;
    constexpr std::size_t meeste_stappen = 4'000'000;
    const std::size_t n = oud.size(), m = nieuw.size();
    if (n * m > meeste_stappen) {
        for (const auto w : oud) voeg_toe(all, weg, w);
        for (const auto w : nieuw) voeg_toe(all, erbij, w);
        return;
    }
    std::vector<std::uint32_t> lengte((n + 1) * (m + 1), 0);
    auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return lengte[i * (m + 1) + j]; };
    for (std::size_t i = n; i-- > 0;)
        for (std::size_t j = m; j-- > 0;) at(i, j) = oud[i] == nieuw[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
    std::size_t i = 0, j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && oud[i] == nieuw[j]) voeg_toe(all, gelijk, oud[i]), ++i, ++j;
        else if (i < n && (j == m || at(i + 1, j) >= at(i, j + 1))) voeg_toe(all, weg, oud[i++]);
        else voeg_toe(all, erbij, nieuw[j++]);
    }
}

}  // namespace

std::vector<Stukje> verschil(std::string_view oud, std::string_view nieuw) {
    const Woorden a = woorden_van(oud), b = woorden_van(nieuw);
    // What is the same at both ends need not be compared.
    std::size_t begin = 0, eind = 0;
    while (begin < a.size() && begin < b.size() && a[begin] == b[begin]) ++begin;
    while (eind + begin < a.size() && eind + begin < b.size() && a[a.size() - 1 - eind] == b[b.size() - 1 - eind]) ++eind;
    std::vector<Stukje> all;
    for (std::size_t i = 0; i < begin; ++i) voeg_toe(all, Stukje::Soort::gelijk, a[i]);
    vergelijk(all, std::span(a).subspan(begin, a.size() - eind - begin), std::span(b).subspan(begin, b.size() - eind - begin));
    for (std::size_t i = a.size() - eind; i < a.size(); ++i) voeg_toe(all, Stukje::Soort::gelijk, a[i]);
    return all;
}

}  // namespace ontknoop::maatwerkplan
