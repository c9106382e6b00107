// SPDX-License-Identifier: EUPL-1.2
#include "document/boom.h"

#include <gtest/gtest.h>

#include "base/result.h"
#include "base/text.h"
#include "document/columns.h"

namespace ontknoop::document {
namespace {

TEST(CleanText, keeps_ordinary_and_foreign_letters) { EXPECT_EQ(clean_text("één ş ż مرحبا 😀"), "één ş ż مرحبا 😀"); }

TEST(CleanText, makes_every_line_end_one_newline) { EXPECT_EQ(clean_text("a\r\nb\rc\nd\u2028e"), "a\nb\nc\nd\ne"); }

TEST(CleanText, drops_control_characters_and_turned_directions) {
    EXPECT_EQ(clean_text(std::string("a\0b\x1b[31m\x7f", 9)), "ab[31m");
    EXPECT_EQ(clean_text("\u202eachter\u202c \u2066voor\u2069 \ufeff"), "achter voor ");
}

TEST(CleanText, replaces_each_byte_that_is_no_utf8) {
    EXPECT_EQ(clean_text("a\xff\xc3"), "a\ufffd\ufffd");
    EXPECT_EQ(clean_text("\xc0\xaf"), "\ufffd\ufffd");                      // overlong
    EXPECT_EQ(clean_text("\xed\xa0\x80"), "\ufffd\ufffd\ufffd");            // surrogate
    EXPECT_EQ(clean_text("\xf4\x90\x80\x80"), "\ufffd\ufffd\ufffd\ufffd");  // above U+10FFFF
}

TEST(CleanText, gives_valid_utf8_for_any_two_bytes) {
    for (int first = 0; first < 256; ++first)
        for (int second = 0; second < 256; ++second) {
            const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
            ASSERT_TRUE(is_valid_utf8(clean_text(bytes))) << first << " " << second;
        }
}

TEST(SafeLink, lets_web_and_mail_addresses_through_and_nothing_else) {
    for (const char* good :
         {"https://wetten.overheid.nl/", "http://voorbeeld.example/a?b=c#d", "mailto:a@voorbeeld.example"})
        EXPECT_EQ(safe_link(good), good);
    for (const char* bad : {"javascript:alert(1)", " https://x", "HTTPS://x", "data:text/html,x", "//x", "/plan",
                            "https://x y", "https://x\n", "", "file:///etc/passwd"})
        EXPECT_EQ(safe_link(bad), "") << bad;
}

std::vector<int> levels_of(const std::vector<int>& written) {
    Document document{.titel = "T"};
    for (int level : written) document.voeg_toe(Kop{level, "k"});
    return heading_levels(document);
}

TEST(HeadingLevels, stay_as_written_when_nothing_is_skipped) {
    EXPECT_EQ(levels_of({1, 2, 3, 4, 2, 1}), (std::vector<int>{1, 2, 3, 4, 2, 1}));
}

TEST(HeadingLevels, close_up_when_a_level_is_skipped_and_keep_equals_equal) {
    EXPECT_EQ(levels_of({1, 4, 4, 2, 3}), (std::vector<int>{1, 2, 2, 2, 3}));
    EXPECT_EQ(levels_of({3, 3, 1}), (std::vector<int>{1, 1, 1}));
}

TEST(CheckDocument, refuses_what_only_a_programmer_gets_wrong) {
    const auto refuses = [](Blok blok) { EXPECT_THROW(check_document({.titel = "T", .blokken = {blok}}), Bug); };
    refuses(Kop{5, "te diep"});
    refuses(Tabel{"zonder kolommen", {}, {}});
    refuses(Tabel{"te weinig", {{"A"}, {"B"}}, {{"a"}}});
    refuses(Tabel{"totaal", {{"A"}, {"B"}}, {}, false, {"a"}});
    refuses(Figuur{Tekening{10, 10}, "", ""});
    EXPECT_THROW(check_document(Document{}), Bug);
}

double sum(const std::vector<double>& widths) {
    double total = 0;
    for (double width : widths) total += width;
    return total;
}

TEST(ColumnWidths, fill_the_width_that_is_there) {
    for (const auto& [natural, smallest] :
         std::vector<std::pair<std::vector<double>, std::vector<double>>>{{{10, 20, 30}, {5, 5, 5}},
                                                                          {{400, 20, 30}, {40, 20, 30}},
                                                                          {{900, 900}, {300, 500}},
                                                                          {{5}, {5}},
                                                                          {{9, 9}, {9, 9}}})
        EXPECT_NEAR(sum(column_widths(natural, smallest, 200)), 200, 1e-6);
}

TEST(ColumnWidths, never_break_a_word_while_there_is_room) {
    const std::vector<double> smallest{40, 20, 70};
    const auto widths = column_widths({400, 20, 300}, smallest, 200);
    for (std::size_t i = 0; i < widths.size(); ++i) EXPECT_GE(widths[i], smallest[i]);
}

TEST(ColumnWidths, let_the_widest_give_way_when_nothing_fits) {
    const auto widths = column_widths({900, 20}, {900, 20}, 200);
    EXPECT_NEAR(widths[1], 20, 1e-6);
}

}  // namespace
}  // namespace ontknoop::document
