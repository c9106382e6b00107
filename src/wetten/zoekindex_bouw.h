// SPDX-License-Identifier: EUPL-1.2
//
// Writing the search index. Internal to the search.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "wetten/zoek_fts.h"
#include "wetten/zoekindex.h"

namespace ontknoop::wetten {

using Woordtelling = std::unordered_map<std::string, std::uint32_t>;

// Raised when the shape of the index or of the analyser changes: an older file is then built anew.
inline constexpr std::int64_t index_versie = 3;

// Fills an empty database. Rows are stored first while their words are counted; then the splitter of `analyser` learns
// those words and the rows are indexed: two passes, bounded memory.
void fill_index(fts::Connection& connection, Analyser& analyser, const Zoekinhoud::Data& inhoud, const Bepalingen& bepalingen,
                const Artikelbron& artikelen, std::string_view sleutel);
// What the index file was made of; nothing when it is of another version of the program. Throws AdminError when it is no index.
std::optional<std::string> read_sleutel(const std::string& path);

Woordtelling read_woorden(fts::Connection& connection);

}  // namespace ontknoop::wetten
