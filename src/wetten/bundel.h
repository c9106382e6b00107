// SPDX-License-Identifier: EUPL-1.2
//
// The library in one signed file, to carry to a machine without internet.
//
//   line 1        {"formaat": "ontknoop-wetten-bundel", "uitgave": 1, "gemaakt": "...", "sleutel": "<public key, hex>"}
//   lines         one version of a regulation each, as JSON
//   last line     {"handtekening": "<Ed25519ph over all bytes before this line, hex>"}
//
// Nothing is read in before the signature of the whole file is checked with the key of who is trusted.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "db/db.h"

namespace ontknoop::wetten {

// A key pair for bundles, as hex: 64 characters, and 128 for the secret one.
struct Bundelsleutels {
    std::string publiek, geheim;
};
Bundelsleutels make_bundelsleutels();
// The key in a file that `wetten bundel sleutel` wrote. Throws AdminError when there is none of that length in it.
std::string read_bundelsleutel(const std::string& path, std::size_t hex_characters);
inline constexpr std::size_t publiek_lengte = 64, geheim_lengte = 128;

// Writes every regulation with its versions; gives how many versions. Throws AdminError when the file cannot be written.
std::size_t schrijf_bundel(db::Database&, const Clock&, const std::string& path, std::string_view geheim);

struct Bundeluitkomst {
    std::size_t versies = 0, nieuw = 0;
};
// Bytes of a line of a bundle: one version of one regulation. A longer line is no bundle, and is never held in memory.
inline constexpr std::size_t langste_bundelregel = 256u << 20;

// Reads a bundle in. Errors: wetten.bundel_vorm {file}, wetten.bundel_handtekening {file}, wetten.bundel_regel {file, line},
// wetten.bundel_regel_te_lang {file, megabytes}.
Result<Bundeluitkomst> lees_bundel(db::Database&, const Clock&, const std::string& path, std::string_view publiek, const std::string& door,
                                   const std::function<void(const std::string& regeling)>& meld);

}  // namespace ontknoop::wetten
