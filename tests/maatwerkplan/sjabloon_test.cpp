// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/sjabloon.h"

#include <gmock/gmock.h>

namespace ontknoop::maatwerkplan {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

Onderdeel deel(std::string_view soort, std::vector<std::pair<std::string_view, std::string>> velden) {
    Onderdeel o;
    o.soort = find_soort(soort);
    for (auto& [veld, tekst] : velden) o.waarden.push_back({o.soort->veld(veld)->naam, std::move(tekst), 1});
    return o;
}

Plan huishouden() {
    return {{deel("casus", {{"alias", "Familie Merel"}}), deel("persoon", {{"roepnaam", "Daan"}}),
             deel("verhaal", {{"verhaal", "Daan wil weg. Zijn hond Émile gaat mee naar Zilverhof. Het UWV belt. De familie helpt."}}),
             deel("partij", {{"organisatie", "Zilverhof"}})}};
}

TEST(Sjabloon, knows_the_names_of_a_household_and_of_nobody_else) {
    EXPECT_THAT(namen_in(huishouden()), UnorderedElementsAre("merel", "daan", "emile")) << "no organisation, no abbreviation, no ordinary word";
    EXPECT_THAT(namen_in(Plan{}), IsEmpty());
}

TEST(Sjabloon, writes_no_name_and_leaves_the_rest_as_it_was) {
    const auto namen = namen_in(huishouden());
    EXPECT_EQ(zonder_namen("Opvang voor Émile, tot Daan terug is.", namen), "Opvang voor [naam], tot [naam] terug is.");
    EXPECT_EQ(zonder_namen("Daans kamer bij Zilverhof; de familie Merels. UWV", namen), "Daans kamer bij Zilverhof; de familie Merels. UWV") << "whole words only";
    EXPECT_EQ(zonder_namen("de merel zingt", namen), "de merel zingt");
    EXPECT_EQ(zonder_namen("", namen), "");
}

TEST(Sjabloon, leaves_out_who_when_and_why_here) {
    const Onderdeel kopie = zonder_huishouden(deel("doorbraak", {{"titel", "Opvang voor Daan"}, {"beslisser", "Teamleider"}, {"uiterste_datum", "2027-01-01"}, {"status", "toegekend"}}),
                                              namen_in(huishouden()));
    EXPECT_EQ(kopie.get("titel"), "Opvang voor [naam]");
    for (const char* veld : {"beslisser", "uiterste_datum", "status"}) EXPECT_EQ(kopie.get(veld), "") << veld;
    EXPECT_EQ(zonder_huishouden(deel("rekensom", {{"toelichting", "Zo is het hier"}, {"horizon_maanden", "12"}}), {}).get("toelichting"), "");
}

}  // namespace
}  // namespace ontknoop::maatwerkplan
