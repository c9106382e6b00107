// SPDX-License-Identifier: EUPL-1.2
//
// One search: which rows match in a layer, what they are worth beside the words, and how a hit is shown. Internal to the search.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/recent.h"
#include "wetten/zoek_rijen.h"
#include "wetten/zoekinhoud.h"
#include "wetten/zoekplan.h"

namespace ontknoop::wetten {

// The plan for one layer: which stems it has, how rare they are; and the MATCH expression that finds the rows.
struct Opdracht {
    fts::Meting meting;
    std::string match;  // empty: nothing of the question occurs in this layer
};

// What differs between the layers: weight per column, how much length is held against a row, what the thesaurus is worth.
struct Laagweging {
    std::vector<double> kolom;
    double lengte = 0.75;
    double synoniem = 1;
};
Opdracht make_opdracht(const Laag& laag, const Zoekplan& plan, const Weging& weging, const Laagweging& laagweging);
// The best rows with their scores; not in order.
std::vector<std::pair<double, std::int64_t>> best_rows(fts::Statement& select, const Opdracht& opdracht);

// Stems, in order and each once.
class Stamset {
public:
    explicit Stamset(std::vector<std::string> stems);
    bool contains(std::string_view stem) const { return std::ranges::binary_search(stems_, stem); }

private:
    std::vector<std::string> stems_;
};

// What a hit says, as stems. Of a provision it is the same whatever was asked, and working it out costs more than finding it.
struct Trefferwoorden {
    Stamset getoond;                 // what the reader of the hit sees
    std::vector<Stamset> volksmond;  // of every sentence of volksmond_van()
};

// Everything one search works with.
struct Zoektocht {
    const Zoekvraag& vraag;
    const Weging& weging;
    const Zoekplan& plan;
    const Zoekinhoud::Data& inhoud;
    const Analyser& analyser;
    const std::map<std::int64_t, Indexregeling>& regelingen;
    std::string op;  // ISO
    Recent<Trefferwoorden>& gelezen;  // of provisions, by number of the row

    bool in_gemeente(const Rij& row) const;
    bool wanted(const Rij& row) const;
    bool is_future(const Rij& row) const { return !row.vanaf.empty() && row.vanaf > op; }
    bool names_article(const Rij& row) const;
    // Signals beside the words; `layer` is the weight of the layer the row belongs to.
    double weigh(const Rij& row, double words, double layer) const;
    Trefferwoorden words_of(const Rij& row, const std::string& fragment) const;
    // Reasons are looked for in what the reader sees, and then in how people ask for the provision.
    std::vector<std::string> reasons(const Rij& row, const Trefferwoorden& words) const;
    // Whether only words that tell the story found it, none of what the question is about.
    bool rests_on_story(const Rij& row, const Trefferwoorden& words) const;
    Treffer show(const Rij& row, double score, const std::set<std::string>& stems) const;
};

}  // namespace ontknoop::wetten
