// SPDX-License-Identifier: EUPL-1.2
//
// Own provisions as a file, in the form of inhoud/bepalingen: so that a municipality can give them to another, or put them in
// its folder with content. TOML holds one regulation; JSON an array of such objects. Pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "ruimte/inhoud.h"

namespace ontknoop::ruimte {

struct Ingelezen {
    std::string id;
    Inhoud inhoud;
    int regel = 0;  // line in the file; 0 in JSON
};
inline constexpr std::size_t meeste_ingelezen = 500;
inline constexpr std::size_t grootste_bestand = 1024 * 1024;

using Ingangen = std::vector<std::pair<std::string, Inhoud>>;  // id and words

// One regulation: what it is called, then its provisions. CHECKs that all are of one regulation.
std::string schrijf_toml(const Ingangen&);
// All of them, by regulation.
std::string schrijf_json(const Ingangen&);

// TOML, or JSON when the first sign is a bracket. `gemeente` is the own one: a file of another is refused. Everything wrong at
// once, field = id of the entry or "": ruimte.bestand_kapot, ruimte.bestand_regel {line}, ruimte.bestand_leeg, ruimte.te_veel_ingangen {most},
// ruimte.onbekend_veld {name}, ruimte.vorm {name}, ruimte.dubbel {id}, ruimte.stelsel_een, ruimte.andere_gemeente {name}.
// What a field may hold is checked by controleer().
Result<std::vector<Ingelezen>> lees_bestand(std::string_view tekst, std::string_view gemeente);

}  // namespace ontknoop::ruimte
