// SPDX-License-Identifier: EUPL-1.2
// References in pasted text: which are recognised, where they begin and end, and where they lead.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "onderbouwing/verwijzingen.h"

namespace ontknoop::onderbouwing {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

struct Geval {
    std::string tekst;     // the reference stands between < and >
    std::string kenmerk, artikel, lid, op, adres;
};

TEST(Verwijzingen, are_recognised_with_their_place_and_day) {
    const Geval gevallen[] = {
        {"<https://wetten.overheid.nl/BWBR0015703>", "BWBR0015703", "", "", "", "https://wetten.overheid.nl/BWBR0015703"},
        {"Zie <https://wetten.overheid.nl/BWBR0015703/2026-01-01/0/#Hoofdstuk2_Paragraaf2.3_Artikel18>.", "BWBR0015703", "18", "", "2026-01-01",
         "https://wetten.overheid.nl/BWBR0015703/2026-01-01/0/#Hoofdstuk2_Paragraaf2.3_Artikel18"},
        {"(<https://wetten.overheid.nl/BWBR0005537#Artikel4:84>)", "BWBR0005537", "4:84", "", "", "https://wetten.overheid.nl/BWBR0005537#Artikel4:84"},
        {"<http://wetten.overheid.nl/BWBR0015703/2025-07-01>, en dan", "BWBR0015703", "", "", "2025-07-01", "https://wetten.overheid.nl/BWBR0015703/2025-07-01"},
        {"<www.wetten.overheid.nl/BWBV0001000>", "BWBV0001000", "", "", "", "https://wetten.overheid.nl/BWBV0001000"},
        {"<wetten.overheid.nl/BWBR0015703/2026-01-01/0/#Artikel18_Lid4>", "BWBR0015703", "18", "4", "2026-01-01", "https://wetten.overheid.nl/BWBR0015703/2026-01-01/0/#Artikel18_Lid4"},
        {"<jci1.3:c:BWBR0015703&artikel=18&lid=4&z=2026-01-01&g=2026-01-01>", "BWBR0015703", "18", "4", "2026-01-01", "https://wetten.overheid.nl/BWBR0015703/2026-01-01#Artikel18"},
        {"<https://wetten.overheid.nl/jci1.3:c:BWBR0031331&artikel=4>", "BWBR0031331", "4", "", "", "https://wetten.overheid.nl/BWBR0031331#Artikel4"},
        {"<https://lokaleregelgeving.overheid.nl/CVDR680781/1>", "CVDR680781", "", "", "", "https://lokaleregelgeving.overheid.nl/CVDR680781/1"},
        {"<CVDR680781>", "CVDR680781", "", "", "", "https://lokaleregelgeving.overheid.nl/CVDR680781"},
        {"De rechter (<ECLI:NL:CRVB:2024:2192>).", "ECLI:NL:CRVB:2024:2192", "", "", "", "https://uitspraken.rechtspraak.nl/details?id=ECLI:NL:CRVB:2024:2192"},
        {"<https://uitspraken.rechtspraak.nl/details?id=ECLI:NL:CRVB:2025:700>", "ECLI:NL:CRVB:2025:700", "", "", "",
         "https://uitspraken.rechtspraak.nl/details?id=ECLI:NL:CRVB:2025:700"},
    };
    for (const Geval& g : gevallen) {
        const std::size_t open = g.tekst.find('<'), dicht = g.tekst.find('>');
        const std::string tekst = g.tekst.substr(0, open) + g.tekst.substr(open + 1, dicht - open - 1) + g.tekst.substr(dicht + 1);
        const auto links = vind_links(tekst);
        ASSERT_THAT(links, SizeIs(1)) << tekst;
        EXPECT_EQ(tekst.substr(links[0].begin, links[0].length), g.tekst.substr(open + 1, dicht - open - 1));
        EXPECT_EQ(links[0].kenmerk, g.kenmerk) << tekst;
        EXPECT_EQ(links[0].artikel, g.artikel) << tekst;
        EXPECT_EQ(links[0].lid, g.lid) << tekst;
        EXPECT_EQ(links[0].op ? to_iso(*links[0].op) : "", g.op) << tekst;
        EXPECT_EQ(links[0].adres, g.adres) << tekst;
    }
}

TEST(Verwijzingen, lead_only_to_official_sites) {
    for (const char* tekst : {"https://mijnwetten.overheid.nl/BWBR0015703", "https://wetten.overheid.nl.kwaad.example/BWBR0015703", "https://nep.wetten.overheid.nl/BWBR0015703",
                              "wetten.overheid.nl/BWBR123", "BWBR0015703", "artikel 18", "", "javascript:alert(1)"})
        EXPECT_THAT(vind_links(tekst), IsEmpty()) << tekst;
    for (const auto& link : vind_links("https://kwaad.example/CVDR680781 en x=https://wetten.overheid.nl/BWBR0015703"))
        EXPECT_TRUE(link.adres.starts_with("https://lokaleregelgeving.overheid.nl/") || link.adres.starts_with("https://wetten.overheid.nl/")) << link.adres;
}

TEST(Verwijzingen, come_in_order_without_overlap_and_never_too_many) {
    const auto links = vind_links("ECLI:NL:HR:2020:1, dan wetten.overheid.nl/BWBR0005537 en CVDR12345/2.");
    ASSERT_THAT(links, SizeIs(3));
    std::size_t eind = 0;
    for (const auto& link : links) {
        EXPECT_GE(link.begin, eind);
        eind = link.begin + link.length;
    }
    EXPECT_EQ(links[2].versie, "2");
    std::string veel;
    for (int i = 0; i < 200; ++i) veel += "CVDR" + std::to_string(10000 + i) + " ";
    EXPECT_THAT(vind_links(veel), SizeIs(50));
}

TEST(Verwijzingen, bear_every_cut_of_a_reference) {
    const std::string heel = "x https://wetten.overheid.nl/BWBR0015703/2026-01-01/0/#Hoofdstuk2_Artikel18 jci1.3:c:BWBR0015703&artikel=18&g=2026-01-01 ECLI:NL:CRVB:2024:2192 \xc3\xa9";
    for (std::size_t van = 0; van < heel.size(); ++van)
        for (std::size_t tot = van; tot <= heel.size(); ++tot)
            for (const auto& link : vind_links(std::string_view(heel).substr(van, tot - van))) EXPECT_LE(link.begin + link.length, tot - van);
}

}  // namespace
}  // namespace ontknoop::onderbouwing
