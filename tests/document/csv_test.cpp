// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "base/result.h"
#include "document/blad.h"
#include "document/sample.h"

namespace ontknoop::document {
namespace {

// A reader of RFC 4180 of its own, to check the writer with.
std::vector<std::vector<std::string>> read_csv(const std::string& text, char separator) {
    std::vector<std::vector<std::string>> rows{{""}};
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
            rows.back().back() += text[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == separator)
            rows.back().emplace_back();
        else if (!quoted && text.compare(i, 2, "\r\n") == 0)
            rows.push_back({""}), ++i;
        else
            rows.back().back() += c;
    }
    EXPECT_FALSE(quoted);
    rows.pop_back();
    return rows;
}

TEST(Csv, comes_back_as_it_went_in) {
    const Blad blad{
        "b", {"k,op", "q\"uote"}, {{std::string("a\nb"), std::string("c;d")}, {std::string(""), std::string(" e ")}}};
    for (char separator : {',', ';'}) {
        const auto rows = read_csv(write_csv(blad, {.scheiding = separator}), separator);
        EXPECT_EQ(rows, (std::vector<std::vector<std::string>>{{"k,op", "q\"uote"}, {"a\nb", "c;d"}, {"", " e "}}));
    }
}

TEST(Csv, writes_amounts_numbers_dates_and_results) {
    const auto rows = read_csv(write_csv(sample_sheet()), ',');
    EXPECT_EQ(rows[1], (std::vector<std::string>{"Opvang hond; twaalf weken", "2160.00", "12.5", "2026-07-01"}));
    EXPECT_EQ(rows[2][1], "-12.50");
    EXPECT_EQ(rows[3], (std::vector<std::string>{"Totaal \"samen\"", "2147.50", "", ""}));
}

TEST(Csv, writes_a_decimal_comma_when_asked) {
    const auto rows = read_csv(write_csv(sample_sheet(), {.scheiding = ';', .decimale_komma = true}), ';');
    EXPECT_EQ(rows[1][1], "2160,00");
    EXPECT_EQ(read_csv(write_csv(sample_sheet(), {.decimale_komma = true}), ',')[1][1], "2160,00");
}

TEST(Csv, keeps_a_spreadsheet_from_running_what_a_person_typed) {
    for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\n=1", "=cmd|' /C calc'!A0"}) {
        const auto rows = read_csv(write_csv({"b", {text}, {{std::string(text)}}}), ',');
        EXPECT_EQ(rows[0][0][0], '\'') << text;
        EXPECT_EQ(rows[1][0][0], '\'') << text;
    }
    EXPECT_EQ(read_csv(write_csv({"b", {"k"}, {{std::string("gewoon - tekst = goed")}}}), ',')[1][0],
              "gewoon - tekst = goed");
}

TEST(Csv, starts_with_a_byte_order_mark_only_when_asked) {
    EXPECT_EQ(write_csv(sample_sheet(), {.byte_order_mark = true}).substr(0, 3), "\xef\xbb\xbf");
    EXPECT_EQ(write_csv(sample_sheet()).substr(0, 4), "Post");
}

TEST(Csv, refuses_a_row_of_another_length) { EXPECT_THROW(write_csv({"b", {"A", "B"}, {{1.0}}}), Bug); }

TEST(CellName, counts_on_after_z) {
    EXPECT_EQ(cell_name(0, 0), "A1");
    EXPECT_EQ(cell_name(25, 8), "Z9");
    EXPECT_EQ(cell_name(26, 0), "AA1");
    EXPECT_EQ(cell_name(701, 0), "ZZ1");
    EXPECT_EQ(cell_name(702, 0), "AAA1");
}

}  // namespace
}  // namespace ontknoop::document
