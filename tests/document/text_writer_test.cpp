// SPDX-License-Identifier: EUPL-1.2
#include "document/text_writer.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/text.h"
#include "document/sample.h"

namespace ontknoop::document {
namespace {

TEST(TextWriter, stays_within_the_width_of_the_terminal) {
    for (std::size_t width : {78u, 100u, 120u}) {
        std::istringstream lines(write_text(sample_document(5), width));
        for (std::string line; std::getline(lines, line);) EXPECT_LE(utf8_length(line), width) << line;
    }
}

TEST(TextWriter, lines_up_a_table_and_its_total) {
    const Tabel tabel{"Kosten",
                      {{"Post"}, {"Bedrag", Uitlijning::rechts}},
                      {{"Opvang", "2,00"}, {"Reis", "12,50"}},
                      false,
                      {"Totaal", "14,50"}};
    EXPECT_NE(write_text({.titel = "T", .blokken = {tabel}})
                  .find("Kosten\n"
                        "Post    Bedrag\n"
                        "--------------\n"
                        "Opvang    2,00\n"
                        "Reis     12,50\n"
                        "--------------\n"
                        "Totaal   14,50\n"),
              std::string::npos);
}

TEST(TextWriter, gives_a_link_its_address_and_a_picture_its_words) {
    const std::string text = write_text(sample_document(1), 200);
    EXPECT_NE(text.find("Participatiewet <https://wetten.overheid.nl/BWBR0015703/>"), std::string::npos);
    EXPECT_NE(text.find("[Driehoek met drie waarden"), std::string::npos);
}

TEST(TextWriter, sends_nothing_to_the_terminal_that_moves_the_cursor) {
    const std::string text = write_text({.titel = "\x1b[2J\x07 titel", .blokken = {Alinea{"\x1b]0;x\x07 tekst"}}});
    for (char c : text) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
}

}  // namespace
}  // namespace ontknoop::document
