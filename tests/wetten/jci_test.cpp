// SPDX-License-Identifier: EUPL-1.2
#include "wetten/jci.h"

#include <gmock/gmock.h>

#include "hulp.h"

namespace ontknoop::wetten {
namespace {

Date day(std::string_view iso) { return parse_iso_date(iso).value(); }

TEST(Jci, reads_every_part) {
    const auto jci = parse_jci("jci1.3:c:BWBR0015703&hoofdstuk=2&paragraaf=2.3&artikel=18&lid=4&o=a&o=1°&z=2026-01-01&g=2026-01-02");
    ASSERT_TRUE(jci);
    EXPECT_EQ(jci->versie, "1.3");
    EXPECT_EQ(jci->soort, 'c');
    EXPECT_EQ(jci->regeling_id, "BWBR0015703");
    EXPECT_EQ(jci->artikel(), "18");
    EXPECT_EQ(jci->lid(), "4");
    EXPECT_EQ(jci->plaats.size(), 6u);
    EXPECT_EQ(jci->geldig, day("2026-01-02"));
    EXPECT_EQ(jci->zicht, day("2026-01-01"));
}
TEST(Jci, keeps_numbers_as_text) {
    for (const char* number : {"2:3", "2.3.5", "475da", "78ee*", "420bis.1"}) {
        EXPECT_EQ(parse_jci(std::string("jci1.3:c:BWBR0005537&artikel=") + number)->artikel(), number);
    }
}
TEST(Jci, accepts_old_versions_treaties_addresses_and_escaped_ampersands) {
    EXPECT_EQ(parse_jci("1.0:c:BWBR0003984&artikel=1&g=1986-06-26")->versie, "1.0");
    EXPECT_EQ(parse_jci("jci1.31:v:BWBV0001000&s=2020-01-01")->soort, 'v');
    EXPECT_EQ(parse_jci("https://wetten.overheid.nl/jci1.3:c:BWBR0031331&amp;artikel=4&amp;g=2026-01-01")->artikel(), "4");
    EXPECT_EQ(parse_jci("jci1.3:c:BWBR0015703")->artikel(), "");
}
TEST(Jci, refuses_what_is_no_reference) {
    for (const char* text : {"", "jci", "jci1.3", "jci1.3:c:", "jci1.3:x:BWBR0015703", "jci1.3:c:BWBR001570", "jci1.3:c:BWBX0015703",
                             "jci1.3:c:BWBR0015703 en meer", "jci1.3:c:BWBR00157031", "1.3.c.BWBR0015703"}) {
        EXPECT_FALSE(parse_jci(text)) << text;
    }
}
TEST(Jci, writes_what_it_read) {
    for (const char* text : {"jci1.3:c:BWBR0015703&artikel=18&lid=4&z=2026-01-01&g=2026-01-01", "jci1.3:c:BWBR0005537&artikel=4:84",
                             "jci1.3:c:BWBR0001827&artikel=475da&lid=5&o=a"}) {
        EXPECT_EQ(to_text(*parse_jci(text)), text);
    }
    Jci odd{.versie = "1.3", .regeling_id = "BWBR0000001", .plaats = {{"artikel", "1 & 2=%;"}}};
    EXPECT_EQ(parse_jci(to_text(odd)), odd);
}
TEST(Verwijzingen, are_recognised_in_running_text) {
    const std::string text = "Zie jci1.3:c:BWBR0015703&artikel=18, ECLI:NL:CRVB:2024:2192. En CVDR719087/2 (CVDR361766).";
    const std::vector<Verwijzing> found = find_verwijzingen(text);
    ASSERT_EQ(found.size(), 4u);
    EXPECT_EQ(found[0].jci->artikel(), "18");
    EXPECT_EQ(found[1].kenmerk, "ECLI:NL:CRVB:2024:2192");
    EXPECT_EQ(found[1].link, "https://uitspraken.rechtspraak.nl/details?id=ECLI:NL:CRVB:2024:2192");
    EXPECT_EQ(found[2].link, "https://lokaleregelgeving.overheid.nl/CVDR719087/2");
    EXPECT_EQ(found[3].kenmerk, "CVDR361766");
    for (const Verwijzing& item : found) EXPECT_LE(item.begin + item.length, text.size());
}
TEST(Verwijzingen, leave_the_punctuation_of_the_sentence_alone) {
    EXPECT_EQ(find_verwijzingen("(jci1.3:c:BWBR0015703&artikel=18).")[0].jci->artikel(), "18");
    EXPECT_EQ(find_verwijzingen("ECLI:NL:HR:2020:1.")[0].kenmerk, "ECLI:NL:HR:2020:1");
}
TEST(Verwijzingen, do_not_start_inside_a_word_and_are_limited) {
    EXPECT_TRUE(find_verwijzingen("xECLI:NL:HR:2020:1 XCVDR12 ECLI:NL:HR:20:1 CVDR").empty());
    std::string many;
    for (int i = 0; i < 50; ++i) many += "CVDR1 ";
    EXPECT_EQ(find_verwijzingen(many, 10).size(), 10u);
}
TEST(Links, are_dated_or_current) {
    EXPECT_EQ(artikel_link(Stelsel::bwb, "BWBR0005537", "4:84", std::nullopt), "https://wetten.overheid.nl/BWBR0005537#Artikel4:84");
    EXPECT_EQ(artikel_link(Stelsel::bwb, "BWBR0005537", "", day("2026-01-01")), "https://wetten.overheid.nl/BWBR0005537/2026-01-01");
    EXPECT_EQ(artikel_link(Stelsel::cvdr, "CVDR719087", "4.1", std::nullopt), "https://lokaleregelgeving.overheid.nl/CVDR719087");
    EXPECT_EQ(pad_link("BWBR0015703", "/Hoofdstuk2/Paragraaf2.3/Artikel18", day("2026-01-01")),
              "https://wetten.overheid.nl/BWBR0015703/2026-01-01/0/#Hoofdstuk2_Paragraaf2.3_Artikel18");
}
TEST(Links, hold_nothing_that_breaks_out_of_an_address) {
    EXPECT_EQ(artikel_link(Stelsel::bwb, "BWBR0005537", "1\"><script>", std::nullopt), "https://wetten.overheid.nl/BWBR0005537#Artikel1%22%3E%3Cscript%3E");
}

}  // namespace
}  // namespace ontknoop::wetten
