// SPDX-License-Identifier: EUPL-1.2
#include "waardendriehoek/waardendriehoek.h"

#include <algorithm>
#include <charconv>

namespace ontknoop::waardendriehoek {

using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;

namespace {

std::optional<int> score_van(const Onderdeel& weging, const std::string& veld) {
    const std::string_view tekst = weging.get(veld);
    int n = 0;
    const auto [eind, fout] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), n);
    if (tekst.empty() || fout != std::errc() || eind != tekst.data() + tekst.size()) return std::nullopt;
    return n;
}

}  // namespace

std::string_view naam(Waarde waarde) {
    static constexpr std::string_view namen[] = {"betrokkenheid", "legitimiteit", "rendement"};
    return namen[static_cast<std::size_t>(waarde)];
}

std::string_view naam(Oordeel oordeel) {
    static constexpr std::string_view namen[] = {"gerechtvaardigd", "nader_onderbouwen", "niet_gerechtvaardigd"};
    return namen[static_cast<std::size_t>(oordeel)];
}

Vergelijking vergelijk(const Score& s) {
    if (!s.nu || !s.niets || !s.plan) return Vergelijking::onbekend;
    const int anders = std::max(*s.nu, *s.niets);
    return *s.plan > anders ? Vergelijking::beter : *s.plan == anders ? Vergelijking::gelijk : Vergelijking::slechter;
}

Oordeel oordeel(const Scores& scores) {
    bool beter = false, slechter = false;
    for (const Score& s : scores) {
        const Vergelijking v = vergelijk(s);
        if (v == Vergelijking::onbekend || !s.gemotiveerd) return Oordeel::nader_onderbouwen;
        beter = beter || v == Vergelijking::beter;
        slechter = slechter || v == Vergelijking::slechter;
    }
    if (slechter) return Oordeel::niet_gerechtvaardigd;
    return beter ? Oordeel::gerechtvaardigd : Oordeel::nader_onderbouwen;
}

Scores lees(const Onderdeel* weging) {
    Scores scores;
    if (!weging) return scores;
    for (std::size_t i = 0; i < drie_waarden.size(); ++i) {
        const std::string begin(naam(drie_waarden[i]));
        scores[i] = {score_van(*weging, begin + "_nu"), score_van(*weging, begin + "_niets"), score_van(*weging, begin + "_plan"),
                     !weging->get(begin + "_motivering").empty()};
    }
    return scores;
}

std::vector<Weging> wegingen(const Plan& plan) {
    std::vector<Weging> all;
    for (const Onderdeel* doorbraak : plan.van("doorbraak")) {
        const Scores scores = lees(plan.een("weging", doorbraak->id.value));
        all.push_back({doorbraak, scores, oordeel(scores)});
    }
    return all;
}

Oordeel oordeel(const std::vector<Weging>& wegingen) {
    if (wegingen.empty()) return Oordeel::nader_onderbouwen;
    return std::max_element(wegingen.begin(), wegingen.end(), [](const Weging& a, const Weging& b) { return a.oordeel < b.oordeel; })->oordeel;
}

}  // namespace ontknoop::waardendriehoek
