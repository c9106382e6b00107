// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "document/pdf_flow.h"

namespace ontknoop::document {

struct TableLook {
    double size = 9.5;  // points
    pdf::Color ink;
    pdf::Color heading_fill;
    pdf::Color rule;
};

// Places a table with its caption: head repeated on every page (as artifact), a row kept in one piece when it fits a
// page.
void place_table(Flow& flow, const Tabel& tabel, const TableLook& look);
// Height of what must stay together at the start: caption, head and first row, at most.
double table_start_height(const TableLook& look);

}  // namespace ontknoop::document
