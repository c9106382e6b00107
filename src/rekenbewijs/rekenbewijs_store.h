// SPDX-License-Identifier: EUPL-1.2
//
// Private to rekenbewijs/: its tables.
#pragma once

#include <map>

#include "rekenbewijs/rekenbewijs.h"

namespace ontknoop::rekenbewijs::store {

// Keeps it unless it is there already; true when it was new.
bool keep_bewijs(app::Context&, const casus::Casus&, const rekentool::Ontvangstbewijs&, std::string_view aanleiding);
std::vector<Bewijs> bewijzen(app::Context&, const casus::Casus&);  // newest first
std::optional<Bewijs> find_bewijs(app::Context&, const casus::Casus&, std::string_view id);
// The receipt as JSON, exactly as it was kept. Empty when there is none. Throws AdminError when it is damaged.
std::string read_inhoud(app::Context&, const casus::Casus&, std::string_view id);

void add_oordeel(app::Context&, const casus::Casus&, const Oordeel&);
std::optional<Oordeel> laatste_oordeel(app::Context&, const casus::Casus&);
std::vector<Oordeel> oordelen(app::Context&, const casus::Casus&);  // newest first
// False when it was withdrawn already.
bool withdraw(app::Context&, const casus::Casus&, std::int64_t volgnummer, std::string_view reden);

// Receipts, judgements and reasons that cannot be read.
std::int64_t count_onleesbaar(app::Context&, const casus::Casus&);

// Of every case of the organisation that has a receipt: what a list needs, in one query, without opening anything.
struct Kort {
    std::string laatst_op;  // when the newest receipt was kept
    bool beoordeeld = false, akkoord = false, ingetrokken = false;
    std::string invoer_hash, motor;  // of the receipt of the last judgement
    std::int64_t stand = 0;
};
std::map<std::string, Kort> kort_per_casus(app::Context&);

}  // namespace ontknoop::rekenbewijs::store
