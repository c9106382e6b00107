// SPDX-License-Identifier: EUPL-1.2
//
// Sheets from outside: CSV, OpenDocument (ODS) and Excel (XLSX) become rows of cells. The file is not trusted: what unpacks
// too large, names a document type or points elsewhere is refused, and nothing is ever fetched.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace ontknoop::document {

struct GelezenCel {
    enum class Soort : std::uint8_t { leeg, tekst, getal, datum };
    Soort soort = Soort::leeg;
    std::string tekst;  // getal: a decimal with a point, "36.31"; datum: ISO; from CSV everything is tekst

    bool operator==(const GelezenCel&) const = default;
};

struct GelezenBlad {
    std::string naam;                             // of the tab; empty for CSV
    std::vector<std::vector<GelezenCel>> rijen;   // without empty cells at the end; an empty row stays, so that numbers fit
};

struct Bladgrenzen {
    std::size_t bytes = 4u << 20;        // of the file
    std::size_t uitgepakt = 48u << 20;   // of everything in it that is read
    std::size_t rijen = 5000;            // per sheet
    std::size_t kolommen = 200;
    std::size_t bladen = 10;
    std::size_t tekst = 8u << 20;        // of all cells of a sheet together: one long text may be pointed at by many cells
};

// What the file is follows from its content, never from its name. Text in UTF-8 (with or without a mark) or Windows-1252.
// Errors: blad.leeg, blad.te_groot {megabytes}, blad.onbekende_soort, blad.tekens, blad.aanhaling {line}, blad.te_veel_rijen
// {most}, blad.te_veel_kolommen {most}, blad.kapot, blad.zip_bom, blad.versleuteld, blad.xml_onveilig.
Result<std::vector<GelezenBlad>> read_bladen(std::string_view bytes, const Bladgrenzen& = {});

}  // namespace ontknoop::document
