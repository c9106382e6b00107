// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/privacy.h"

#include <gtest/gtest.h>

namespace ontknoop::maatwerkplan {
namespace {

using Codes = std::vector<std::string_view>;

TEST(Privacy, notices_what_makes_a_person_findable) {
    EXPECT_EQ(privacy_codes("Haar nummer is 111222333."), Codes{"privacy.bsn"});
    EXPECT_EQ(privacy_codes("bsn 1112.22.333"), Codes{"privacy.bsn"});
    EXPECT_EQ(privacy_codes("geboren op 12-03-1984"), Codes{"privacy.geboortedatum"});
    EXPECT_EQ(privacy_codes("zij is van 7 maart 1990 en alleen"), Codes{"privacy.geboortedatum"});
    EXPECT_EQ(privacy_codes("bel 06 - 12 34 56 78 na vijf uur"), Codes{"privacy.telefoon"});
    EXPECT_EQ(privacy_codes("+31 6 12345678"), Codes{"privacy.telefoon"});
    EXPECT_EQ(privacy_codes("mail naar iemand@wijkteam.voorbeeld graag"), Codes{"privacy.email"});
    EXPECT_EQ(privacy_codes("woont op 1234 AB"), Codes{"privacy.adres"});
    EXPECT_EQ(privacy_codes("in de Lindestraat 12"), Codes{"privacy.adres"});
    EXPECT_EQ(privacy_codes("06-12345678, a@b.nl"), (Codes{"privacy.telefoon", "privacy.email"}));
}

// Texts are looked through sixteen bytes at once.
TEST(Privacy, notices_it_wherever_it_stands) {
    for (std::size_t voor = 0; voor < 40; ++voor)
        for (std::size_t na = 0; na < 20; ++na) {
            const std::string links(voor, 'x'), rechts(na, 'y');
            ASSERT_EQ(privacy_codes(links + " 111222333 " + rechts), Codes{"privacy.bsn"}) << voor << " " << na;
            ASSERT_EQ(privacy_codes(links + " a@b.nl " + rechts), Codes{"privacy.email"}) << voor << " " << na;
            ASSERT_EQ(privacy_codes(links + rechts), Codes{});
        }
}

TEST(Privacy, notices_a_surname_where_a_first_name_is_enough) {
    for (const char* naam : {"Jan Jansen", "Anna van Dijk", "anna Élise Bakker", "Jan de vries", "Sami el Idrissi"}) EXPECT_TRUE(lijkt_achternaam(naam)) << naam;
    for (const char* naam : {"", " ", "Joris", "de jongste", "De Linde", "Moeder van Sam", "Moeder en Zoon", "Familie Zeester", "Gezin van de hond", "Jan en Anna", "het huis aan de dijk"})
        EXPECT_FALSE(lijkt_achternaam(naam)) << naam;
}

TEST(Privacy, leaves_ordinary_texts_alone) {
    for (const char* tekst : {"", "Hij is 21 en krijgt 180 euro minder.", "De schuld is € 12.345,67 sinds 2019.", "Een afspraak op 3-12-2026 om 14:00.",
                              "Artikel 35 lid 1 en 2:3 van de wet.", "Nummer 111222334 is geen BSN.", "Ze lopen 2500 stappen per dag.", "Een nieuwe weg 2 stappen vooruit.",
                              "@ de wijk", "Zij wonen in de buurt van het plein.", "Huur 1.234 OB per maand"})
        EXPECT_EQ(privacy_codes(tekst), Codes{}) << tekst;
}

}  // namespace
}  // namespace ontknoop::maatwerkplan
