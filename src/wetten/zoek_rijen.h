// SPDX-License-Identifier: EUPL-1.2
//
// What the index holds, read back: rows, layers, and the statements one search borrows. Internal to the search.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "wetten/zoek_fts.h"
#include "wetten/zoekindex.h"

namespace ontknoop::wetten {

struct Indexregeling {
    std::string id;
    Stelsel stelsel = Stelsel::bwb;
    std::string naam;
    bool kern = false;
};

// One layer of the index: the own words, or the texts of the law.
struct Laag {
    std::string tabel;
    std::int64_t rijen = 0;
    std::vector<double> gemiddeld;                          // mean length per column
    fts::Lengten lengten;                                   // of every row
    std::unordered_map<std::string, std::int64_t> stammen;  // stem -> rows with it
};

struct Rij {
    std::int64_t nr = 0;
    std::int64_t regeling = 0;
    std::string artikel, lid, titel, tekst, extra;
    std::optional<std::string> gemeente;
    std::string vanaf, tot, bepaling, leefgebieden, ruimte, indeling;
    bool grens = false;
    std::string grenzen;
    bool ruimtewoord = false;
    double score = 0;
};

// What one search needs of the database; borrowed from the pool.
struct Werkplek {
    explicit Werkplek(fts::Connection&& opened);
    fts::Connection connection;
    fts::Statement eigen, tekst, rij, lang, artikel, bepaling;
};

Rij read_rij(Werkplek& plek, std::int64_t nr);
// The long columns, which only a row that is shown needs.
void read_lang(Werkplek& plek, Rij& row);
Laag read_laag(fts::Connection& connection, const std::string& tabel, std::size_t columns);

// Non-empty parts of a list with that separator.
std::vector<std::string> split_list(std::string_view text, char separator);
// Whether a list separated by spaces holds one of these.
bool shares(const std::vector<std::string>& wanted, std::string_view list);

}  // namespace ontknoop::wetten
