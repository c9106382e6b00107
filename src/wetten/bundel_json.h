// SPDX-License-Identifier: EUPL-1.2
//
// One version of a regulation as a line of a bundle. Internal to bundles.
#pragma once

#include <string>
#include <string_view>

#include "wetten/bwb_import.h"
#include "wetten/wetten_store.h"

namespace ontknoop::wetten {

struct Bundelregel {
    Regelingversie versie;
    Herkomst herkomst;  // of the file it was read from first
    Wti gegevens;       // names and subjects of the regulation
};

std::string bundelregel_json(const Bundelregel&);
// Throws AdminError or std::exception when the text is something else; who calls says which line.
Bundelregel parse_bundelregel(std::string_view json);

}  // namespace ontknoop::wetten
