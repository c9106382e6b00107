// SPDX-License-Identifier: EUPL-1.2
//
// The search for the local articles on which exceptions can rest: a checklist as content (inhoud/inventaris.toml), and per
// organisation what was found, where, by whom and when.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "base/id.h"
#include "base/result.h"
#include "inhoud/teksten.h"
#include "ruimte/inhoud.h"

namespace ontknoop::ruimte {

struct Inventarisdeel {
    std::string id, naam;
    std::string zoek_in, zoek_naar, waarom;
    std::string ruimte;                     // code, filled in when the article becomes an entry
    std::vector<std::string> leefgebieden;  // codes
};
struct Inventarisgroep {
    std::string naam;
    std::vector<Inventarisdeel> delen;
};
// Reads inventaris.toml. Throws AdminError naming file and line when it is malformed or a code or id is wrong.
std::vector<Inventarisgroep> load_inventaris(const inhoud::Bestanden&, const wetten::Bepalingen&);

inline constexpr std::string_view inventaris_statussen[] = {"te_zoeken", "gevonden", "bestaat_niet"};

struct Bevinding {
    std::string onderdeel;
    std::string status = "te_zoeken";
    std::string vindplaats, toelichting;
    std::string bepaling;  // id of the entry made from it
    std::optional<GebruikerId> door;
    std::string op;
    std::int64_t versie = 0;  // 0: nothing noted yet
};
std::vector<Bevinding> bevindingen(app::Context&);

// Errors: niet gevonden (no such item); inventaris.status; inventaris.vindplaats, when found without saying where;
// ruimte.botsing, when a colleague changed it since `versie`; veld.te_lang, veld.ongeldige_tekens.
Result<> note(app::Context&, const Bevinding&, std::int64_t versie);

// What an entry made from this item begins with; empty for an unknown one.
Inhoud inhoud_van_onderdeel(app::Context&, std::string_view onderdeel);
// Remembers that an entry was made from this item; an unknown item is passed over.
void koppel_onderdeel(app::Context&, std::string_view onderdeel, const std::string& sleutel);

}  // namespace ontknoop::ruimte
