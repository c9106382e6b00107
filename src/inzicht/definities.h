// SPDX-License-Identifier: EUPL-1.2
//
// What each tile means (inhoud/inzicht/definities.toml), and averages of published studies to look at beside the own
// figures (inhoud/inzicht/referenties.toml). Never added to them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "inhoud/teksten.h"

namespace ontknoop::inzicht {

struct Definitie {
    std::string tegel;  // Tegel::code
    std::string titel;
    std::string vraag;  // the question it answers
    std::string tekst;  // what is counted and how
    std::string let_op; // what it does not say
};

struct Referentie {
    std::string naam;
    Eurocent bedrag;  // per plan
    int jaar = 0;
    std::string bron;
};

struct Definities {
    std::vector<Definitie> definities;
    std::vector<Referentie> referenties;

    // Throws AdminError (file, line, remedy) when a file is malformed, a field is missing or a tile has two definitions.
    static Definities load(const inhoud::Bestanden&);
    const Definitie* find(std::string_view tegel) const;
};

}  // namespace ontknoop::inzicht
