// SPDX-License-Identifier: EUPL-1.2
#include "document/xlsx_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/blad_lezer.h"

namespace ontknoop::document {
namespace {

TEST(ExcelFormula, says_what_the_open_formula_says) {
    const std::pair<std::string_view, std::string_view> gevallen[] = {
        {"[.B2]-[.B4]", "B2-B4"},
        {"SUM([.B2:.B4])", "SUM(B2:B4)"},
        {"ROUND([.H2]*[.J2];2)", "ROUND(H2*J2,2)"},
        {"SUMIF([$'Alle regels'.E2:.E9];\"kosten;[a]\";[$Blad1.V2:.V9])", "SUMIF('Alle regels'!E2:E9,\"kosten;[a]\",Blad1!V2:V9)"},
    };
    for (const auto& [open, excel] : gevallen) EXPECT_EQ(as_excel_formula(open), excel);
}

TEST(Xlsx, is_read_back_by_our_own_reader_as_what_was_written) {
    const Blad blad{"Prijzen/1", {"naam", "bedrag", "dag", "leeg", "euro", "som"},
                    {{std::string("Eén & <twee>\n regel"), 87.125, *parse_iso_date("2026-02-03"), std::monostate{}, Eurocent{123456}, Formule{"[.B2]+[.E2]", Eurocent{132169}}},
                     {std::string("=1+1"), -0.5, *parse_iso_date("1900-03-01"), std::monostate{}, Eurocent{-5}, Formule{"[.B3]*2", -1.0}}}};
    const auto gelezen = read_bladen(write_xlsx({blad, {"Leeg", {"kop"}, {}}}, "Prijzen & meer", "Waterveen", *parse_iso_date("2026-11-21")));
    ASSERT_TRUE(gelezen.has_value()) << gelezen.error()[0].code;
    ASSERT_EQ(gelezen->size(), 2u);
    EXPECT_EQ((*gelezen)[0].naam, "Prijzen-1");
    const auto cel = [&](std::size_t rij, std::size_t kolom) { return (*gelezen)[0].rijen.at(rij).at(kolom).tekst; };
    EXPECT_EQ(cel(0, 5), "som");
    EXPECT_EQ(cel(1, 0), "Eén & <twee>\n regel");
    EXPECT_EQ(cel(1, 1), "87.125");
    EXPECT_EQ(cel(1, 2), "2026-02-03");
    EXPECT_EQ(cel(1, 4), "1234.56");
    EXPECT_EQ(cel(1, 5), "1321.69");
    EXPECT_EQ(cel(2, 0), "=1+1") << "a text, whatever it looks like";
    EXPECT_EQ(cel(2, 2), "1900-03-01");
    EXPECT_EQ(cel(2, 4), "-0.05");
}

TEST(Xlsx, of_the_same_sheets_has_the_same_bytes) {
    const std::vector<Blad> bladen{{"A", {"a"}, {{1.5}}}};
    EXPECT_EQ(write_xlsx(bladen, "T", "W", *parse_iso_date("2026-11-21")), write_xlsx(bladen, "T", "W", *parse_iso_date("2026-11-21")));
}

}  // namespace
}  // namespace ontknoop::document
