// SPDX-License-Identifier: EUPL-1.2
//
// A sheet of values: made once, handed over as CSV or as an OpenDocument spreadsheet.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/money.h"

namespace ontknoop::document {

// A sum the reader can follow and change. `uitdrukking` is OpenFormula, with cells of this sheet between brackets:
// "SUM([.B2:.B4])". `uitkomst` is what we calculated; it is what CSV shows, and what a viewer shows before it
// recalculates.
struct Formule {
    std::string uitdrukking;
    std::variant<double, Eurocent> uitkomst;
};

using Cel = std::variant<std::monostate, std::string, double, Eurocent, Date, Formule>;

struct Blad {
    std::string naam;                     // tab; characters a spreadsheet refuses are replaced
    std::vector<std::string> koppen;      // row 1
    std::vector<std::vector<Cel>> rijen;  // from row 2; as many cells as there are headings
};

// "A1" for column 0 and row 0; to build formulas with. Column 26 is "AA".
std::string cell_name(std::size_t column, std::size_t row);

struct CsvOptions {
    char scheiding = ',';          // ';' for a Dutch Excel
    bool byte_order_mark = false;  // true makes Excel read it as UTF-8
    bool decimale_komma = false;   // 12,50 instead of 12.50
};

// RFC 4180: a heading row, lines that end in CR LF, quotes where needed. A text that a spreadsheet would take for a
// formula gets an apostrophe in front; numbers and amounts are left alone.
std::string write_csv(const Blad& blad, const CsvOptions& options = {});

// An OpenDocument spreadsheet (ODF 1.3) with a sheet per Blad. Amounts are numbers in euros.
std::string write_ods(const std::vector<Blad>& bladen, const std::string& titel, const std::string& auteur, Date datum);

}  // namespace ontknoop::document
