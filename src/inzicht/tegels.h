// SPDX-License-Identifier: EUPL-1.2
//
// The tiles of the dashboard, as one table (tegels.cpp). A new tile is one line there, one function that makes its table, and
// its words in inhoud/inzicht/definities.toml; page, picture, CSV, definition list and tests follow.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "inzicht/kengetallen.h"
#include "inzicht/tabel.h"
#include "wetten/bepalingen.h"

namespace ontknoop::inzicht {

using Gekozen = std::vector<const Kengetal*>;

// Where the names of codes come from.
struct Woorden {
    const inhoud::Teksten& t;
    const wetten::Bepalingen* bepalingen = nullptr;
    std::span<const wetten::Tegenwerping> eigen_argumenten = {};
};

struct Tegel {
    std::string_view code;  // also the last part of its URL
    Tabel (*maak)(const Gekozen&, const Woorden&);
    bool referentie = false;  // averages of published studies are shown beside it
};

std::span<const Tegel> tegels();
const Tegel* find_tegel(std::string_view code);

// --- families, each in its own file ---
Tabel maak_plannen(const Gekozen&, const Woorden&);
Tabel maak_doorlooptijd(const Gekozen&, const Woorden&);
Tabel maak_uitkomsten(const Gekozen&, const Woorden&);
Tabel maak_tijd(const Gekozen&, const Woorden&);

Tabel maak_geld(const Gekozen&, const Woorden&);
Tabel maak_betalers(const Gekozen&, const Woorden&);
Tabel maak_klassen(const Gekozen&, const Woorden&);
Tabel maak_wetten(const Gekozen&, const Woorden&);

Tabel maak_bepalingen(const Gekozen&, const Woorden&);
Tabel maak_belemmeringen(const Gekozen&, const Woorden&);
Tabel maak_tegenwerpingen(const Gekozen&, const Woorden&);
Tabel maak_loketten(const Gekozen&, const Woorden&);
Tabel maak_antwoorden(const Gekozen&, const Woorden&);
Tabel maak_partijen(const Gekozen&, const Woorden&);
Tabel maak_leefgebieden(const Gekozen&, const Woorden&);

// Name of a code of an option list; the code itself when the list no longer has it.
std::string naam_optie(const Woorden&, std::string_view lijst, std::string_view code);

}  // namespace ontknoop::inzicht
