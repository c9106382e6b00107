// SPDX-License-Identifier: EUPL-1.2
//
// What one plan adds to the figures. Pure: codes, dates and amounts; no free text of a household gets in here, so that it
// may be kept in memory beside the sealed plan.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/money.h"
#include "casus/casus.h"
#include "maatwerkplan/plan.h"
#include "rekentool/rekentool.h"
#include "wetten/tegenwerpingen.h"

namespace ontknoop::inzicht {

struct Betalerdeel {
    Eurocent investeert;  // its part of the breakthrough
    Eurocent wint;        // doing nothing minus the plan
    Eurocent saldo;       // wint - investeert
    bool operator==(const Betalerdeel&) const = default;
};

// The result of the calculation, over the horizon of the plan itself (method "rekentool" 0.1).
struct Opbrengst {
    Eurocent directe_besparing;  // now minus plan
    Eurocent te_voorkomen;       // doing nothing minus now
    Eurocent doorbraak;          // cost of the breakthrough
    Eurocent saldo;              // the first two minus the third
    std::map<std::string, Betalerdeel> per_betaler;                // real costs and transfers: sums to saldo
    std::map<std::string, Eurocent> per_klasse, per_wet;           // real costs: each sums to saldo
    bool operator==(const Opbrengst&) const = default;
};

struct Kengetal {
    std::string status;
    Date begonnen;  // calendar day in the Netherlands
    // Whole calendar days. Submitted: the first time. Decided: the first yes, part yes or no after that. Empty: not there yet.
    std::optional<int> dagen_tot_indienen, dagen_tot_besluit, dagen_geheel;
    std::optional<Opbrengst> opbrengst;      // empty: no complete cost line, an error in the sum, or too much of it on weak evidence
    std::set<std::string> bepalingen;        // ids the product knows
    bool eigen_grond = false;                // a ground in law that is not in the list of provisions
    std::set<std::string> belemmeringen;     // kinds
    std::map<std::string, bool> tegenwerpingen;  // argument met -> an answer helped, if only partly
    std::map<std::string, bool> loketten;        // kind of desk where one was met -> an answer helped there
    std::set<std::string> antwoorden;            // what became of the answers
    int partijen = 0, partijen_met_plan = 0;
    std::set<std::string> leefgebieden;      // of the problems
    std::string uitkomst;                    // only of a closed plan
    std::optional<std::int64_t> uren_tienden, overleggen;  // saved; tenths of an hour, meetings
};


// `stappen` oldest first. `uitkomst` null: no sum. An argument in somebody's own words counts only when it is one of
// `eigen_argumenten`, by its id.
Kengetal tel(const casus::Casus&, const maatwerkplan::Plan&, std::span<const casus::Stap> stappen, const rekentool::Uitkomst* uitkomst,
             const wetten::Bepalingen*, std::span<const wetten::Tegenwerping> eigen_argumenten = {});

// --- which plans count -------------------------------------------------------------------------------------------------
struct Selectie {
    std::optional<Date> van, tot;  // day the case began, both included
    std::string status, leefgebied;  // code, empty: all
    bool is_leeg() const { return !van && !tot && status.empty() && leefgebied.empty(); }
};
bool past(const Kengetal&, const Selectie&);

// --- statistics ---------------------------------------------------------------------------------------------------------
// In tenths. The middle value, or the mean of the two in the middle. CHECKs that there is a value.
std::int64_t mediaan_tienden(std::vector<int> waarden);
// In tenths. The smallest value that at least nine out of ten do not exceed (nearest rank).
std::int64_t p90_tienden(std::vector<int> waarden);

}  // namespace ontknoop::inzicht
