// SPDX-License-Identifier: EUPL-1.2
// A file somebody edited by hand: read as it was written, or refused with the place and what to do; never the end of the
// program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/result.h"
#include "inhoud/toml_document.h"

namespace ontknoop::inhoud {
namespace {

using testing::HasSubstr;

std::string refusal_of(const std::string& content) {
    try {
        parse_toml("eigen.toml", content);
    } catch (const AdminError& error) {
        return error.what();
    }
    return "read";
}

TEST(Toml, a_number_is_what_the_editor_wrote) {
    for (const char* number : {"36.31", "0.1", "58.19", "177.52", "-12.5", "0.000001", "123456789.123456", "12", "1.5"})
        EXPECT_EQ(parse_toml("x", "a = " + std::string(number)).find("a")->text, number);
    EXPECT_EQ(parse_toml("x", "a = 1e-5").find("a")->text, "0.00001");
    EXPECT_EQ(parse_toml("x", "a = 5e3").find("a")->text, "5000");
    EXPECT_EQ(parse_toml("x", "a = 1_000.50").find("a")->text, "1000.5");
    EXPECT_EQ(parse_toml("x", "a = nan").find("a")->text, "nan");
    EXPECT_EQ(parse_toml("x", "a = -inf").find("a")->text, "-inf");
    EXPECT_EQ(parse_toml("x", "a = 1e308").find("a")->text.size(), 309u);
    EXPECT_GT(parse_toml("x", "a = 5e-324").find("a")->text.size(), 300u);
}

// Some of these were an assertion of the library, which ended the program; the others are their neighbours.
TEST(Toml, broken_files_are_refused_with_their_place) {
    for (const char* content :
         {"a = ", "a", "[", "[a", "[[a]", "a = [1", "a = {b", "a = {b = 1", "\"", "\"a", "'", "a = '''", "a = \"\"\"x", "a.", "a. = 1", ".a = 1", "= 1", "a = 0x", "a = 0b",
          "a = 1__0", "a = 2026-13-01", "a = 2026-02-29", "a = 12:", "a = 12:61:00", "a = +", "a = -", "a = 1e", "a = .5", "a = 5.", "a = 1.2.3", "a = tru", "a = inff", "\\",
          "a = \"\\u12\"", "a = \"\\UFFFFFFFF\"", "a = 1\na = 2", "[a]\n[a]", "a = 1 b = 2", "#\x01", "a = \x01", "[a]]", "[[a]]]", "a = ]", "a = }", "a = ,", "a = [,]",
          "a = {,}", "a = {b = 1,}", "a = 1\u00f8", "a\u00e9 = 1", "a = [1\u00e9]", "a = 1 \u00fc", "a = \u2019x\u2019", "a = 1\u1234", "\ufeff\ufeff", "a = 99999999999999999999"})
        EXPECT_THAT(refusal_of(content), testing::AllOf(HasSubstr("eigen.toml"), HasSubstr("TOML 1.0"))) << content;
    EXPECT_THAT(refusal_of("a = \"\xff\""), HasSubstr("UTF-8"));
    EXPECT_THAT(refusal_of("a = " + std::string(5000, '[')), HasSubstr("eigen.toml"));
}

TEST(Toml, a_key_without_end_is_refused_and_dots_elsewhere_are_none_of_a_key) {
    std::string eindeloos;
    for (int i = 0; i < 100000; ++i) eindeloos += "a.";
    for (const std::string& kwaad : {eindeloos + "a = 1", "[" + eindeloos + "a]", "[[" + eindeloos + "a]]", "x = {" + eindeloos + "a = 1}", "a = 1 # b\n" + eindeloos + "a = 1",
                                     "x = \"\"\"a\"\"\"\"\"\n" + eindeloos + "a = 1", "x = \"\\\\\"\n" + eindeloos + "a = 1", "x = '\\'\n" + eindeloos + "a = 1",
                                     "\"a\" . " + eindeloos + "a = 1"})
        EXPECT_THAT(refusal_of(kwaad), HasSubstr("dots")) << kwaad.substr(0, 40);
    EXPECT_EQ(parse_toml("x", "a.b.c.d = 1").find("a")->find("b")->find("c")->find("d")->text, "1");
    const std::string tekst = "1.2.3.4.5.6.7.8.9.10.11.12 zie a.b.c.d.e.f.g.h.i.j.k";
    for (const char* aanhaling : {"\"", "'", "\"\"\"", "'''"})
        EXPECT_EQ(parse_toml("x", "a = " + (aanhaling + tekst) + aanhaling + " # " + tekst).find("a")->text, tekst) << aanhaling;
    EXPECT_EQ(parse_toml("x", "a = \"\"\"" + tekst + "\\\"\"\"\"\nb = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]").find("b")->items.size(), 10u);
}

}  // namespace
}  // namespace ontknoop::inhoud
