// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <gtest/gtest.h>

namespace ontknoop {
namespace {

TEST(Text, KnowsValidUtf8) {
    for (const std::string_view text : {"", "abc", "é", "€", "😀", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF", "\xEE\x80\x80"})
        EXPECT_TRUE(is_valid_utf8(text)) << text;
}

TEST(Text, RefusesBytesThatAreNotUtf8) {
    for (const std::string_view text :
         {"\x80", "\xC3", "\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF",
          "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF", "a\xE2\x82", "\xE2\x28\xA1"})
        EXPECT_FALSE(is_valid_utf8(text));
}

TEST(Text, CountsAndCutsByCodePoint) {
    EXPECT_EQ(utf8_length("één € 😀"), 7u);
    EXPECT_EQ(utf8_prefix("één € 😀", 1), "é");
    EXPECT_EQ(utf8_prefix("één", 0), "");
    EXPECT_EQ(utf8_prefix("één", 3), "één");
    EXPECT_EQ(utf8_prefix("één", 99), "één");
}

TEST(Text, TrimsWhatPeoplePasteAlong) {
    EXPECT_EQ(trim(" \t\u00A0 a b \r\n\u202F"), "a b");
    EXPECT_EQ(trim("\uFEFFa"), "a");
    EXPECT_EQ(trim(" \n "), "");
    EXPECT_EQ(trim(""), "");
}

TEST(Text, FoldsLatinLettersToPlainLowerCase) {
    EXPECT_EQ(fold("Één ĲSJE, Łódź"), "een ijsje, lodz");
    EXPECT_EQ(fold("Ærø Þór Œuvre Straße"), "aero thor oeuvre strasse");
    EXPECT_EQ(fold("Şükrü Gül Çağlar İstanbul"), "sukru gul caglar istanbul");
    EXPECT_EQ(fold("Ștefan Țepeș Nguyễn"), "stefan tepes nguyen");
    EXPECT_EQ(fold("e\u0301e\u0308n"), "een");
    EXPECT_EQ(fold("2 × 3 ÷ 4 €"), "2 × 3 ÷ 4 €");
    EXPECT_EQ(fold("مرحبا Жук"), "مرحبا Жук");
}

TEST(Text, FoldKeepsBytesThatAreNotUtf8) { EXPECT_EQ(fold("A\xFFZ\xC3"), "a\xFFz\xC3"); }

TEST(Text, SplitsAndJoinsBack) {
    EXPECT_EQ(split("a,b,,c", ','), (std::vector<std::string_view>{"a", "b", "", "c"}));
    EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
    EXPECT_EQ(split(",", ','), (std::vector<std::string_view>{"", ""}));
    EXPECT_EQ(join(split("a,b,,c", ','), ","), "a,b,,c");
    EXPECT_EQ(join(std::vector<std::string>{"x", "y"}, " en "), "x en y");
    EXPECT_EQ(join(std::vector<std::string>{}, ", "), "");
}

TEST(Text, FindsControlCharacters) {
    using namespace std::string_view_literals;
    EXPECT_FALSE(has_control_characters("regel 1\n\tregel 2 é €"));
    for (const std::string_view text : {"\0"sv, "a\r"sv, "\x1B[0m"sv, "\x7F"sv, "\u0085"sv, "\u009F"sv})
        EXPECT_TRUE(has_control_characters(text));
    EXPECT_FALSE(has_control_characters("\u00A0"));
}

TEST(Text, TurnsEveryLineEndIntoALineFeed) {
    EXPECT_EQ(unify_newlines("a\r\nb\rc\nd\r"), "a\nb\nc\nd\n");
    EXPECT_EQ(unify_newlines("\r\r\n"), "\n\n");
}

TEST(Text, LowersOnlyAscii) { EXPECT_EQ(lower_ascii("ABCÉz-Z"), "abcÉz-z"); }

}  // namespace
}  // namespace ontknoop
