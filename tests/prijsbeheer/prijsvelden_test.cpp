// SPDX-License-Identifier: EUPL-1.2
#include "prijsbeheer/prijsbeheer_app.h"

#include <rapidcheck/gtest.h>

#include "inhoud/teksten.h"

namespace ontknoop::prijsbeheer {
namespace {

using rekentool::Decimaal;
using testing::ElementsAre;
using testing::UnorderedElementsAre;

std::string lees(std::string_view tekst) {
    const auto bedrag = lees_bedrag(tekst);
    return bedrag ? bedrag->text() : bedrag.error()[0].code;
}

TEST(Bedrag, IsReadAsPeopleWriteIt) {
    for (const auto& [tekst, getal] : std::vector<std::pair<std::string, std::string>>{
             {"1250", "1250"}, {"71,50", "71.5"}, {"71.50", "71.5"}, {"€ 1.234,50", "1234.5"}, {"1.234.567", "1234567"}, {"1.234.567,8", "1234567.8"}, {"87,7144", "87.7144"},
             {"0,123", "0.123"}, {"0.123", "0.123"}, {"12,-", "12"}, {"EUR 12", "12"}, {"1234,567", "1234.567"}, {"1 250,00", "1250"}, {"100000000", "100000000"}, {"€\u00a05", "5"}})
        EXPECT_EQ(lees(tekst), getal) << tekst;
}

TEST(Bedrag, AsksBackWhatCanBeReadInTwoWays) {
    for (const char* tekst : {"1.250", "1,250", "12.345", "999,999"}) EXPECT_EQ(lees(tekst), "prijs.bedrag_dubbelzinnig") << tekst;
    EXPECT_THAT(lees_bedrag("1.250").error()[0].arguments, ElementsAre("1.250", "1250", "1,2500"));
    for (const char* tekst : {"1,234.50", "1,234,567"}) EXPECT_EQ(lees(tekst), "prijs.bedrag_engels") << tekst;
    for (const char* tekst : {"1,5 mln", "12k", "nan", "1e3"}) EXPECT_EQ(lees(tekst), "prijs.bedrag_woord") << tekst;
    for (const char* tekst : {"", ",", ".", "1,2,3", "1.2.3", "1.23,4.5", "12;5", ",5", "5,", "1.23,45", "--"}) EXPECT_THAT(lees(tekst), testing::StartsWith("prijs.bedrag_")) << tekst;
    EXPECT_EQ(lees("-5"), "prijs.bedrag_negatief");
    EXPECT_EQ(lees("100000000,01"), "prijs.bedrag_te_groot");
    EXPECT_EQ(lees("1000000000000000000"), "prijs.bedrag_te_groot");
}

TEST(Bedrag, WhatIsWrittenIsReadBack) {
    rc::check("lees_bedrag(schrijf_bedrag(x)) == x", [] {
        const auto bedrag = Decimaal::make(*rc::gen::inRange<std::int64_t>(0, 10'000'000'000), *rc::gen::inRange(0, 9));
        RC_PRE(bedrag <= Decimaal(100'000'000));
        const auto terug = lees_bedrag(schrijf_bedrag(bedrag));
        RC_ASSERT(terug.has_value());
        RC_ASSERT(*terug == bedrag);
    });
}

TEST(Prijsvelden, TellEverythingThatIsWrongAtOnce) {
    const auto woorden = woordenschat(proeflijst());
    const auto fouten = controleer_prijs(PrijsApp::invoer({{"kenmerk", "Met Spaties"}, {"naam", ""}, {"categorie", std::string(61, 'x')}, {"wet", "Wet op de maan"}, {"betaler", "de buurman"},
                                                           {"eenheid", "el"}, {"bedrag", "1.250"}, {"prijsjaar", ""}, {"soort", "iets"}, {"bron", "a\x01"}, {"bron_url", "javascript:alert(1)"},
                                                           {"geldig_vanaf", "30 februari"}, {"controletotaal", "misschien"}}),
                                         woorden, rekentool::Prijslaag::organisatie);
    ASSERT_FALSE(fouten);
    EXPECT_THAT(codes(fouten.error()), UnorderedElementsAre("prijs.kenmerk kenmerk", "prijs.leeg naam", "veld.te_lang categorie", "prijs.wet_onbekend wet", "prijs.betaler_onbekend betaler",
                                                            "prijs.eenheid eenheid", "prijs.bedrag_dubbelzinnig bedrag", "prijs.zonder_jaar prijsjaar", "veld.geen_keuze soort",
                                                            "veld.ongeldige_tekens bron", "prijs.adres bron_url", "veld.geen_datum geldig_vanaf", "veld.geen_keuze controletotaal"));
}

TEST(Prijsvelden, HoldTheRulesBetweenFields) {
    const auto woorden = woordenschat(proeflijst());
    const auto fout = [&](const std::map<std::string, std::string>& anders) {
        const auto p = controleer_prijs(PrijsApp::invoer(anders), woorden, rekentool::Prijslaag::organisatie);
        return p ? std::vector<std::string>{} : codes(p.error());
    };
    EXPECT_THAT(fout({}), ElementsAre());
    EXPECT_THAT(fout({{"laag", "60"}}), ElementsAre());
    EXPECT_THAT(fout({{"laag", "76"}, {"hoog", "80"}}), ElementsAre("prijs.bandbreedte laag"));
    EXPECT_THAT(fout({{"laag", "70"}, {"hoog", "75"}}), ElementsAre("prijs.bandbreedte hoog"));
    EXPECT_THAT(fout({{"laag", "70"}, {"hoog", "80"}}), ElementsAre());
    EXPECT_THAT(fout({{"betaler", ""}}), ElementsAre("prijs.betaler_bij_soort betaler"));
    EXPECT_THAT(fout({{"soort", "maatschappelijke_waarde"}}), ElementsAre("prijs.betaler_bij_soort betaler"));
    EXPECT_THAT(fout({{"soort", "overdracht"}}), ElementsAre("prijs.ontvanger_bij_soort ontvanger"));
    EXPECT_THAT(fout({{"ontvanger", "huishouden"}}), ElementsAre("prijs.ontvanger_bij_soort ontvanger"));
    EXPECT_THAT(fout({{"geldig_tot", "2025-12-31"}}), ElementsAre("prijs.geldig_tot geldig_tot"));
    for (const char* jaar : {"1989", "2101", "26", "2026,5", "twintig"}) EXPECT_THAT(fout({{"prijsjaar", jaar}}), ElementsAre("prijs.jaar prijsjaar")) << jaar;
}

TEST(Prijsvelden, EveryShippedPriceThatIsOnSurvivesTheFormAndTheTable) {
    rekentool::Prijslijst geleverd;
    const auto bestanden = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    for (const std::string& pad : bestanden.list("prijzen/")) geleverd.add(pad, bestanden.get(pad));
    const auto woorden = woordenschat(geleverd);
    int gelezen = 0;
    for (rekentool::Prijs p : geleverd.all()) {
        if (!p.prijsjaar) p.prijsjaar = 2025;
        if (!p.geldig_vanaf) p.geldig_vanaf = parse_iso_date("2026-01-01");
        const Prijsinvoer invoer = to_invoer(p);
        const auto terug = controleer_prijs(invoer, woorden, p.herkomst);
        ASSERT_TRUE(terug.has_value()) << p.id << " " << terug.error()[0].code << " " << terug.error()[0].field;
        EXPECT_EQ(to_invoer(*terug), invoer) << p.id;
        EXPECT_EQ(terug->bedrag.waarschijnlijk, p.bedrag.waarschijnlijk) << p.id;
        EXPECT_EQ(to_invoer(from_bewaard(to_bewaard(p), p.herkomst)), invoer) << p.id;
        ++gelezen;
    }
    EXPECT_EQ(gelezen, static_cast<int>(geleverd.all().size()));
    EXPECT_GT(gelezen, 300);
}

TEST(Prijsvelden, AnIdIsMadeFromAName) {
    EXPECT_EQ(kenmerk_van("Begeleiding (licht), één uur"), "begeleiding-licht-een-uur");
    EXPECT_EQ(kenmerk_van("!!!"), "");
    EXPECT_LE(kenmerk_van(std::string(300, 'a')).size(), 48u);
}

}  // namespace
}  // namespace ontknoop::prijsbeheer
