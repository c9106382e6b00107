// SPDX-License-Identifier: EUPL-1.2
//
// The amount of one line, exactly. Internal to this folder: shared by the deterministic result, the tornado and the factors
// of the simulation, so that all three stand on one formula.
#pragma once

#include <vector>

#include "rekentool/breuk.h"
#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {

const Indexreeks* find_indexreeks(const Rekensom&, const std::string& naam);  // empty name: the first series
const Gebeurtenis* find_gebeurtenis(const Rekensom&, const std::string& id);
const Overlapgroep* find_overlapgroep(const Rekensom&, const std::string& id);

// The numbers of a line that somebody may doubt; the likely ones, or those of one end of a range.
struct Regelwaarden {
    Decimaal prijs;
    PerScenario<Decimaal> hoeveelheid;
    PerScenario<Decimaal> kans;
};
Regelwaarden line_values(const Rekensom&, const Regel&);

// A line with all sums over time done: what remains is price x quantity x probability.
struct VoorbereideRegel {
    bool doorbraak = false;
    Breuk basis;                // frequency factor x index to the base year
    Breuk som;                  // sum over the active months of (1+g)^y (1+r)^-y
    Breuk som_effect;           // idem, times k of the net effect
    Breuk som_verzilverbaar;    // idem, only the months whose delayed money falls inside the horizon, times the fraction
    Breuk eenheden;             // frequency factor x sum of k: units set free when no money is (class k3)
    std::vector<int> maanden;   // active months per year
    Breuk verhouding;           // (1+g) / (1+r)
    Breuk effect_begin;         // k in the first year
    Breuk effect_verhouding;    // verhouding x (1-f)
};
std::vector<VoorbereideRegel> prepare(const Rekensom&);

struct Regelbedragen {
    Bedragen bedragen;
    Eurocent verzilverbaar;
};
Regelbedragen amounts(const VoorbereideRegel&, const Regelwaarden&);
// Per year of the horizon: the amount of the year, and of each active month in it.
struct Jaarkolom {
    Bedragen jaar;
    Bedragen maand;
};
std::vector<Jaarkolom> columns(const VoorbereideRegel&, const Regelwaarden&);

// First active month and the one after the last, within the horizon; empty when from >= to.
struct Periode {
    int van = 0;
    int tot = 0;
};
Periode active_months(const Rekensom&, const Regel&);

// The correction of an overlap group: -(1 - alfa) (sum - D), D the value largest in absolute size, first at a tie.
struct Overlapcorrectie {
    Eurocent bedrag;
    std::size_t dominant = 0;  // index in the effects
};
Overlapcorrectie overlap_correction(const std::vector<Eurocent>& effecten, Decimaal alfa);
// -(1 - alfa) x amount, rounded once.
Eurocent overlap_part(Eurocent amount, Decimaal alfa);

// Spreads cents over shares that sum to 1 by the largest remainder; ties go to the first. A negative amount mirrors.
std::vector<Eurocent> distribute(Eurocent amount, const std::vector<Aandeel>& shares);

}  // namespace ontknoop::rekentool
