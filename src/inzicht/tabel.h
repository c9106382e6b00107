// SPDX-License-Identifier: EUPL-1.2
//
// The figures of a tile as a table, and the protection of small numbers. Picture, page and CSV are all made from the table
// that comes out of afschermen(): what is not shown cannot leak through another door.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "inhoud/teksten.h"

namespace ontknoop::inzicht {

enum class Eenheid : std::uint8_t {
    aantal,      // whole number of plans
    basis,       // number of plans an amount or a time rests on: rounded down for who may not see small numbers
    bedrag,      // eurocent
    gemiddelde,  // eurocent, per plan
    dagen,       // tenths; a middle value, never a sum
    getal,       // tenths, a sum
    gemiddeld,   // tenths, per plan
};

enum class Staat : std::uint8_t {
    zichtbaar,
    klein,       // one up to the limit
    weggelaten,  // not shown: small, or left out because a small one could be worked out from it
    geen,        // there is nothing to say (no plan)
};

struct Cel {
    std::int64_t waarde = 0;
    Staat staat = Staat::zichtbaar;
    std::int64_t n = -1;  // plans behind this cell when that is not the n of the row
};

struct Rij {
    std::string naam;
    std::int64_t n = 0;  // plans behind this row
    std::vector<Cel> cellen;
};

struct Kolom {
    std::string naam;
    Eenheid eenheid = Eenheid::aantal;
};

enum class Verdeling : std::uint8_t {
    geen,       // a plan may be in several rows: rows do not add up
    aantallen,  // every plan is in exactly one row: the n of the rows add up to the total
    bedragen,   // the amounts of the rows add up to the total
};

struct Tabel {
    std::string rijkop;
    std::vector<Kolom> kolommen;
    std::vector<Rij> rijen;
    std::optional<Rij> totaal;
    Verdeling verdeling = Verdeling::geen;
    std::size_t beeld = 0;                    // column the picture shows
    std::optional<std::size_t> merk = {};     // column the picture marks beside it
    bool rangschik = false;                   // largest first; otherwise the rows keep their order
    bool afgeschermd = false;                 // went through afschermen()

    bool is_leeg() const;
    bool heeft(Staat) const;
};

struct Bescherming {
    int grens = 5;           // fewer plans than this are not shown
    bool gefilterd = false;  // the reader chose a part: counts are rounded and sums are left out, because the sums of two
                             // choices that differ by one plan would give that plan away
};

// Takes out what rests on fewer than `grens` plans, and what would let a reader work that out:
//   aantallen  while the hidden rows have, with their sum known, only one possible value, the smallest visible row is hidden
//              as well and none of the hidden rows says why; when there is no such row the total is hidden
//   bedragen   one hidden row never stands alone: the one on the fewest plans joins it, or else the total is hidden
// Amounts are rounded to thousands (means: to hundreds) of euros, so that a change of one plan is not seen in a live total.
Tabel afschermen(Tabel, const Bescherming&);

// Hides in the first table every cell that is hidden in the row of the same name (or the total) of the second. Both went
// through afschermen(); the second holds the part of the plans that a reader can work out from the first.
Tabel hide_as_in(Tabel, const Tabel& deel);

// Puts the largest first, when the table asks for it. Hidden rows come last, in their own order: a place tells a size too.
Tabel rangschik(Tabel);

// As a person reads it: "12", "minder dan 5", "€ 1.234".
std::string lees(const inhoud::Teksten&, const Tabel&, const Kolom&, const Cel&, int grens);

}  // namespace ontknoop::inzicht
