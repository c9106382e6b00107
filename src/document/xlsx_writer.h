// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "document/blad.h"

namespace ontknoop::document {

// A workbook for Excel (Office Open XML, ECMA-376) with a sheet per Blad: the same sheets, values and formulas as write_ods().
std::string write_xlsx(const std::vector<Blad>& bladen, const std::string& titel, const std::string& auteur, Date datum);

// The words of an OpenFormula as Excel says them: "SUM([.B2:.B4];2)" is "SUM(B2:B4,2)". Text between quotes stays as it is.
std::string as_excel_formula(std::string_view open_formula);

}  // namespace ontknoop::document
