// SPDX-License-Identifier: EUPL-1.2
//
// Reading official files into the library: each file in a transaction of its own, wholly or not at all.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/db.h"
#include "wetten/bronbestanden.h"
#include "wetten/wetten_store.h"

namespace ontknoop::wetten {

// What became of one file.
struct Inleesregel {
    std::size_t nummer = 0, totaal = 0;  // "3 of 12"
    std::string naam;
    Bronsoort soort = Bronsoort::onbekend;
    std::optional<Opname> opname;  // of a version
    std::string regeling;          // title of the regulation, when the file says so
    std::string versie;
    std::size_t artikelen = 0;
    std::vector<std::string> zonder_doel;  // references to an article of the same regulation that is not there: "artikel 3: artikel 99"
    bool overgeslagen = false;     // no official file of a kind we read, or about a regulation the library does not have
    Errors fouten;                 // nothing of this file was kept
};

struct Inleesuitkomst {
    std::size_t nieuw = 0, vervangen = 0, ongewijzigd = 0, bijgewerkt = 0, overgeslagen = 0, fout = 0;
    bool is_gewijzigd() const { return nieuw + vervangen + bijgewerkt > 0; }
};

// Versions first, then what is told about them (WTI, manifest). `door` is who reads them in; `meld` hears of every file when it
// is done. An AdminError about one file becomes an error of that file.
Inleesuitkomst lees_in(db::Database&, const Clock&, std::span<const Bronbestand> bestanden, const std::string& door,
                       const std::function<void(const Inleesregel&)>& meld);

}  // namespace ontknoop::wetten
