// SPDX-License-Identifier: EUPL-1.2
// What people type against what is stored, for every sort of field.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "maatwerkplan/plan.h"
#include "maatwerkplan/verschil.h"

namespace ontknoop::maatwerkplan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Geval {
    Veld veld;
    std::vector<std::string_view> invoer;
    std::string verwacht;  // the stored form, or "!" and the code of the error
};

std::string uitkomst(const Geval& g) {
    const auto waarde = normaliseer(g.veld, g.invoer);
    return waarde ? *waarde : "!" + waarde.error()[0].code;
}

const Veld regel{"v", VeldSoort::regel, {}, {}, 0, 10}, tekst{"v", VeldSoort::tekst, {}, {}, 0, 20}, keuze{"v", VeldSoort::keuze, "ernst"},
    meerkeuze{"v", VeldSoort::meerkeuze, "behoefte_soort"}, ja_nee{"v", VeldSoort::ja_nee}, geheel{"v", VeldSoort::geheel, {}, {}, 1, 24},
    getal{"v", VeldSoort::getal, {}, {}, 0, 1000}, kans{"v", VeldSoort::procent, {}, {}, 0, 100}, groei{"v", VeldSoort::procent, {}, {}, -50, 100}, bedrag{"v", VeldSoort::bedrag, {}, {}, 0, 1'000'00}, datum{"v", VeldSoort::datum},
    verwijzing{"v", VeldSoort::verwijzing, {}, "doorbraak"}, verwijzingen{"v", VeldSoort::verwijzingen, {}, "behoefte"}, gebruiker{"v", VeldSoort::gebruiker};

TEST(Normaliseer, stores_what_people_type_in_one_form_or_says_what_is_wrong) {
    const Geval gevallen[] = {
        {regel, {"  Zeester "}, "Zeester"},
        {regel, {"a\nb"}, "a b"},
        {regel, {"éénéénééné"}, "éénéénééné"},  // ten characters, more bytes
        {regel, {"éénéénéénéx"}, "!veld.te_lang"},
        {regel, {"a\x01"}, "!veld.ongeldige_tekens"},
        {regel, {"\xc3"}, "!veld.ongeldige_tekens"},
        {tekst, {"een\r\n\r\ntwee"}, "een\n\ntwee"},
        {tekst, {"  ruimte blijft "}, "  ruimte blijft "},
        {tekst, {"123456789012345678901"}, "!veld.te_lang"},
        {keuze, {"zwaar"}, "zwaar"},
        {keuze, {"ZWAAR"}, "!veld.geen_keuze"},
        {keuze, {"zwaar,licht"}, "!veld.geen_keuze"},
        {meerkeuze, {"behandeling", "", "zelf"}, "zelf,behandeling"},  // in the order of the list
        {meerkeuze, {"zelf", "zelf"}, "zelf"},
        {meerkeuze, {"zelf", "x"}, "!veld.geen_keuze"},
        {ja_nee, {"ja"}, "ja"},
        {ja_nee, {"misschien"}, "!veld.geen_keuze"},
        {geheel, {" 6 "}, "6"},
        {geheel, {"006"}, "6"},
        {geheel, {"0"}, "!veld.buiten_bereik"},
        {geheel, {"25"}, "!veld.buiten_bereik"},
        {geheel, {"-1"}, "!veld.negatief"},
        {geheel, {"-99999999999999999999"}, "!veld.negatief"},
        {geheel, {"NaN"}, "!veld.oneindig"},
        {geheel, {"99999999999999999999"}, "!veld.buiten_bereik"},
        {geheel, {"6,5"}, "!veld.geen_getal"},
        {geheel, {"zes"}, "!veld.geen_getal"},
        {getal, {"1,5"}, "1.5"},
        {getal, {"1.5"}, "1.5"},
        {getal, {"1,5000"}, "1.5"},
        {getal, {"1000"}, "1000"},
        {getal, {"1.000"}, "1000"},
        {getal, {"1.000,00"}, "1000"},
        {getal, {"1 000"}, "1000"},
        {getal, {"0.125"}, "0.125"},
        {getal, {"100.5"}, "100.5"},
        {getal, {"1,000"}, "!veld.getal_dubbelzinnig"},
        {getal, {"2,500"}, "2.5"},  // at most 1000 goes here: 2500 cannot be meant
        {getal, {"1,000.00"}, "!veld.getal_engels"},
        {getal, {"1.2.3,4"}, "!veld.geen_getal"},
        {getal, {"1 2"}, "!veld.geen_getal"},
        {getal, {"1000,0001"}, "!veld.te_groot"},
        {getal, {"1000000000000000000"}, "!veld.te_groot"},
        {getal, {"99999999999999999999"}, "!veld.te_groot"},
        {getal, {"-inf"}, "!veld.oneindig"},
        {getal, {"NaN"}, "!veld.oneindig"},
        {getal, {"-0,0"}, "0"},
        {getal, {"1,23456"}, "!veld.geen_getal"},
        {getal, {"1,"}, "!veld.geen_getal"},
        {getal, {",5"}, "!veld.geen_getal"},
        {getal, {"-1"}, "!veld.negatief"},
        {getal, {"--1"}, "!veld.geen_getal"},
        {getal, {"1e3"}, "!veld.geen_getal"},
        {kans, {"40"}, "40"},
        {kans, {"40 %"}, "40"},
        {kans, {"12,5%"}, "12.5"},
        {kans, {"33,333"}, "33.333"},
        {kans, {"1.000"}, "!veld.procent_bereik"},
        {kans, {"140"}, "!veld.procent_bereik"},
        {kans, {"100,01"}, "!veld.procent_bereik"},
        {kans, {"-1"}, "!veld.procent_bereik"},
        {kans, {"nan"}, "!veld.oneindig"},
        {kans, {"%"}, "!veld.geen_getal"},
        {groei, {"-2,5"}, "-2.5"},
        {groei, {"-50"}, "-50"},
        {groei, {"-50,1"}, "!veld.procent_bereik"},
        {bedrag, {"€ 12,50"}, "1250"},
        {bedrag, {"1.000"}, "100000"},
        {bedrag, {"1.000,01"}, "!veld.bedrag_buiten_bereik"},
        {bedrag, {"-1"}, "!veld.bedrag_buiten_bereik"},
        {bedrag, {"12,505"}, "!veld.getal_dubbelzinnig"},
        {bedrag, {"1,000"}, "!veld.getal_dubbelzinnig"},
        {bedrag, {"1,000.00"}, "!veld.getal_engels"},
        {bedrag, {"12,5055"}, "!veld.geen_bedrag"},
        {bedrag, {"100.5"}, "10050"},
        {bedrag, {"1.5"}, "150"},
        {datum, {"2027-02-03"}, "2027-02-03"},
        {datum, {"3-2-2027"}, "2027-02-03"},
        {datum, {"3 februari 2027"}, "2027-02-03"},
        {datum, {"30-2-2027"}, "!veld.datum_bestaat_niet"},
        {datum, {"29-2-2027"}, "!veld.datum_bestaat_niet"},
        {datum, {"2027-02-29"}, "!veld.datum_bestaat_niet"},
        {datum, {"29 februari 2027"}, "!veld.datum_bestaat_niet"},
        {datum, {"29-2-2028"}, "2028-02-29"},
        {datum, {"32-2-2027"}, "!veld.geen_datum"},
        {datum, {"morgen"}, "!veld.geen_datum"},
        {verwijzing, {"0123456789abcdef"}, "0123456789abcdef"},
        {verwijzing, {"../../etc"}, "!veld.onbekende_verwijzing"},
        {verwijzingen, {"0123456789abcdef", "", "fedcba9876543210"}, "0123456789abcdef,fedcba9876543210"},
        {verwijzingen, {"0123456789abcdef", "a,b"}, "!veld.onbekende_verwijzing"},
        {gebruiker, {"x"}, "!veld.onbekende_verwijzing"},
    };
    for (const Geval& g : gevallen) EXPECT_EQ(uitkomst(g), g.verwacht) << static_cast<int>(g.veld.soort) << " " << (g.invoer.empty() ? "" : g.invoer[0]);
}

TEST(Normaliseer, empty_is_fine_for_every_field_and_gives_nothing) {
    for (const Veld& veld : {regel, tekst, keuze, meerkeuze, ja_nee, geheel, getal, kans, groei, bedrag, datum, verwijzing, verwijzingen, gebruiker})
        for (const std::vector<std::string_view>& leeg : {std::vector<std::string_view>{}, {""}}) {
            const auto waarde = normaliseer(veld, leeg);
            ASSERT_TRUE(waarde.has_value());
            EXPECT_EQ(*waarde, "");
        }
}

TEST(Normaliseer, every_error_names_its_field) {
    for (const Soort& soort : soorten())
        for (const Veld& veld : soort.velden) {
            const std::string_view kwaad[] = {"\x01"};
            const auto waarde = normaliseer(veld, kwaad);
            ASSERT_FALSE(waarde.has_value()) << veld.naam;
            EXPECT_EQ(waarde.error()[0].field, veld.naam);
        }
}

RC_GTEST_PROP(NormaliseerEigenschap, what_is_shown_again_is_stored_as_the_same, (std::int64_t n)) {
    const std::int64_t cent = std::abs(n % 100'000);
    const std::string opgeslagen[] = {std::to_string(cent), std::to_string(1 + cent % 24)};
    const std::pair<const Veld*, std::string> gevallen[] = {{&bedrag, opgeslagen[0]}, {&geheel, opgeslagen[1]},
                                                            {&getal, std::to_string(cent % 1000) + "." + std::to_string(1 + cent % 9)},
                                                            {&getal, std::to_string(cent % 1000) + ".12" + std::to_string(1 + cent % 9)}};
    for (const auto& [veld, waarde] : gevallen) {
        const std::string getypt = als_invoer(*veld, waarde);
        const std::string_view een[] = {getypt};
        RC_ASSERT(normaliseer(*veld, een).value() == waarde);
    }
}

TEST(Tabel, names_are_unique_and_every_reference_in_it_exists) {
    std::set<std::string_view> namen;
    for (const Soort& soort : soorten()) {
        EXPECT_TRUE(namen.insert(soort.naam).second) << soort.naam;
        EXPECT_TRUE(soort.ouder.empty() || find_soort(soort.ouder)) << soort.naam;
        EXPECT_TRUE(soort.titelveld.empty() || soort.veld(soort.titelveld)) << soort.naam;
        std::set<std::string_view> velden;
        for (const Veld& veld : soort.velden) {
            EXPECT_TRUE(velden.insert(veld.naam).second) << veld.naam;
            if (!veld.naar.empty()) {
                ASSERT_NE(find_soort(veld.naar), nullptr) << veld.naam;
                EXPECT_FALSE(find_soort(veld.naar)->titelveld.empty()) << veld.naar << ": a choice needs words";
            }
            if (veld.soort == VeldSoort::keuze || veld.soort == VeldSoort::meerkeuze) {
                EXPECT_FALSE(opties(veld.opties).empty());
            }
        }
    }
    for (const Stap& stap : stappen())
        for (const std::string_view soort : stap.soorten) EXPECT_EQ(find_soort(soort)->stap, stap.naam);
}

// --- storage form of the fields --------------------------------------------------------------------------------------------
RC_GTEST_PROP(Codec, what_was_written_is_read_back, (std::string verhaal, std::string goed, std::int64_t versie)) {
    auto zonder_nul = [](std::string s) {
        std::erase(s, '\0');
        return s;
    };
    const Soort& soort = *find_soort("verhaal");
    const std::vector<Waarde> waarden = {{"verhaal", "x" + zonder_nul(verhaal), std::abs(versie % 1000) + 1}, {"gaat_goed", zonder_nul(goed), 7}};
    const auto terug = decode(soort, encode(waarden));
    RC_ASSERT(terug.size() == 2u);
    for (std::size_t i = 0; i < 2; ++i) {
        RC_ASSERT(terug[i].veld == waarden[i].veld);
        RC_ASSERT(terug[i].tekst == waarden[i].tekst);
        RC_ASSERT(terug[i].versie == waarden[i].versie);
    }
}

TEST(Codec, a_field_that_a_later_program_dropped_is_skipped_and_damage_is_noticed) {
    const Soort& soort = *find_soort("verhaal");
    const std::string bytes("oud\0" "1\0" "weg\0" "verhaal\0" "2\0" "er\0", 23);
    const auto waarden = decode(soort, bytes);
    ASSERT_EQ(waarden.size(), 1u);
    EXPECT_EQ(waarden[0].tekst, "er");
    EXPECT_THROW(decode(soort, bytes.substr(0, bytes.size() - 2)), Bug);
    EXPECT_THAT(decode(soort, ""), IsEmpty());
}

TEST(Merken, tell_which_field_of_a_form_was_left_alone) {
    const Soort& soort = *find_soort("verhaal");
    Onderdeel o;
    o.soort = &soort;
    o.waarden = {{"verhaal", "De oude tekst", 1}};
    const std::string gezien = merken(soort, &o);
    EXPECT_TRUE(was(soort, gezien, *soort.veld("verhaal"), "De oude tekst"));
    EXPECT_FALSE(was(soort, gezien, *soort.veld("verhaal"), "De oude tekst."));
    EXPECT_TRUE(was(soort, gezien, *soort.veld("geprobeerd"), ""));
    EXPECT_TRUE(was(soort, merken(soort, nullptr), *soort.veld("verhaal"), ""));
    for (const std::string& vals : {std::string(), std::string("abc"), gezien + "x"}) EXPECT_FALSE(was(soort, vals, *soort.veld("verhaal"), "De oude tekst"));
}

// --- word by word ------------------------------------------------------------------------------------------------------------
TEST(Verschil, names_the_words_that_went_and_came) {
    using enum Stukje::Soort;
    EXPECT_THAT(verschil("ik slaap niet meer", "ik slaap weer"), ElementsAre(Stukje{gelijk, "ik slaap "}, Stukje{weg, "niet meer"}, Stukje{erbij, "weer"}));
    EXPECT_THAT(verschil("", "nieuw"), ElementsAre(Stukje{erbij, "nieuw"}));
    EXPECT_THAT(verschil("oud", ""), ElementsAre(Stukje{weg, "oud"}));
    EXPECT_THAT(verschil("zelfde", "zelfde"), ElementsAre(Stukje{gelijk, "zelfde"}));
    EXPECT_THAT(verschil("", ""), IsEmpty());
}

RC_GTEST_PROP(VerschilEigenschap, both_texts_can_be_read_back_from_it, ()) {
    const auto tekst_van = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab \n")));
    const std::string oud = *tekst_van, nieuw = *tekst_van;
    std::string oud_terug, nieuw_terug;
    for (const Stukje& s : verschil(oud, nieuw)) {
        if (s.soort != Stukje::Soort::erbij) oud_terug += s.tekst;
        if (s.soort != Stukje::Soort::weg) nieuw_terug += s.tekst;
        RC_ASSERT(!s.tekst.empty());
    }
    RC_ASSERT(oud_terug == oud);
    RC_ASSERT(nieuw_terug == nieuw);
}

TEST(Verschil, two_long_texts_with_nothing_in_common_take_no_time_and_no_memory) {
    std::string oud, nieuw;
    for (int i = 0; i < 4000; ++i) oud += "a" + std::to_string(i) + " ", nieuw += "b" + std::to_string(i) + " ";
    const auto v = verschil(oud, nieuw);
    EXPECT_EQ(v.size(), 3u) << "gone whole, come whole, and the space both end with";
}

}  // namespace
}  // namespace ontknoop::maatwerkplan
