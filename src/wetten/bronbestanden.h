// SPDX-License-Identifier: EUPL-1.2
//
// Files to read in: one file, all files of a folder (and the folders in it), or all files of a zip.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace ontknoop::wetten {

// What an official file holds, told by its outermost element.
enum class Bronsoort { toestand, manifest, wti, cvdr, sru, onbekend };

struct Bronbestand {
    std::string naam;  // as a message shows it: "map/BWBR0015703.xml", "bundel.zip: BWBR0015703.xml"
    // Reads it from the beginning; may be called more than once. Throws AdminError when the file is gone or damaged.
    std::function<std::unique_ptr<std::istream>()> open;
};

// Bytes; also of one file in a zip, unpacked. Several times the longest law there is; reading it takes up to sixteen times as
// much memory, and a quarter of a second for every megabyte.
inline constexpr std::size_t grootste_bronbestand = 64u << 20;
inline constexpr std::size_t meeste_bronbestanden = 1'000'000;

// In order of name. Only files ending in .xml or .wti (in any case) are taken from a folder or zip; a file that is named itself
// is always taken. Throws AdminError when a path does not exist, a zip cannot be opened, or there are more than `meeste`.
std::vector<Bronbestand> list_bronbestanden(const std::string& path, std::size_t meeste = meeste_bronbestanden);

// Looks at the first bytes only.
Bronsoort sniff_bronsoort(std::istream& in);

// SHA-512 of the rest of the stream, 128 hex characters.
std::string sha512_hex(std::istream& in);

}  // namespace ontknoop::wetten
