// SPDX-License-Identifier: EUPL-1.2
//
// What an editor says about searching, parsed. Internal to the search; others see Zoekinhoud only.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/clock.h"
#include "wetten/analyser.h"
#include "wetten/zoekindex.h"

namespace ontknoop::wetten {

// One expression of the law that a lay expression may stand for, as stems: "beslagvrije voet" -> {"beslagvrij","voet"}.
struct Uitdrukking {
    std::string tekst;
    std::vector<std::string> stammen;
};

struct Begrip {
    std::vector<Uitdrukking> gewoon;  // any of these in the question ...
    std::vector<Uitdrukking> wet;     // ... also searches these
    std::vector<std::string> regelingen;  // names or abbreviations of regulations where the answer usually stands
    std::optional<Date> sinds;
};

struct Zoekinhoud::Data {
    std::shared_ptr<const Stemmer> stemmer;
    std::string samenstellingen;  // own list for the splitter
    std::unordered_set<std::string> stopwoorden;  // folded words
    std::unordered_set<std::string> zwakke_stammen;  // stems that tell a story rather than name what is asked
    std::map<std::string, std::vector<std::string>, std::less<>> volksmond;  // id of a provision -> how people ask for it
    std::vector<Begrip> begrippen;
    std::vector<std::vector<std::string>> ruimtewoorden;  // expressions as stems
    std::map<std::string, std::string, std::less<>> redenen;

    bool is_stopwoord(const std::string& folded) const { return stopwoorden.contains(folded); }
    const std::vector<std::string>& volksmond_van(std::string_view bepaling) const;
    // The sentence for a reason with its arguments filled in.
    std::string reden(std::string_view code, std::string_view a = {}, std::string_view b = {}) const;
};

}  // namespace ontknoop::wetten
