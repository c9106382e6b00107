// SPDX-License-Identifier: EUPL-1.2
// What people and programs send by mistake or on purpose: each gets its own message at its own field, all at once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <regex>
#include <set>

#include "base/text.h"
#include "inhoud/teksten.h"
#include "rekentool/bouwstenen.h"

namespace ontknoop::rekentool {
namespace {

using testing::Contains;
using testing::Field;
using testing::StrEq;

struct Fout {
    std::string code;
    std::string veld;
    std::function<void(Rekensom&)> maak;
};

Rekensom sound() {
    Rekensom som = household({line("a", "100", Frequentie::maand, "1", "1", "0"), line("b", "50", Frequentie::dag, "0", "1", "0")});
    som.gebeurtenissen = {{"ontruiming", "ontruiming", {{}, Schatting(dec("0.4")), {}}, "ervaring", 2, 3}};
    som.overlapgroepen = {{"g", "groep", dec("0.5")}};
    return som;
}

std::vector<Fout> mistakes() {
    const auto r0 = [](auto change) { return [change](Rekensom& som) { change(som.regels[0]); }; };
    return {
        {"horizon_negatief", "horizon_maanden", [](Rekensom& s) { s.horizon_maanden = -12; }},
        {"horizon_bereik", "horizon_maanden", [](Rekensom& s) { s.horizon_maanden = 0; }},
        {"horizon_bereik", "horizon_maanden", [](Rekensom& s) { s.horizon_maanden = 121; }},
        {"jaar_bereik", "basisjaar", [](Rekensom& s) { s.basisjaar = 26; }},
        {"discontovoet_bereik", "discontovoet", [](Rekensom& s) { s.discontovoet = dec("2.25"); }},
        {"datum_bestaat_niet", "startdatum", [](Rekensom& s) { s.startdatum = Date{std::chrono::year{2026}, std::chrono::February, std::chrono::day{29}}; }},
        {"trekkingen_bereik", "simulatie.trekkingen", [](Rekensom& s) { s.simulatie.trekkingen = 0; }},
        {"zaad_bereik", "simulatie.zaad", [](Rekensom& s) { s.simulatie.zaad = ~0ULL; }},
        {"te_veel_regels", "regels", [](Rekensom& s) { s.regels.resize(1001); }},
        {"id_dubbel", "regels[1].id", [](Rekensom& s) { s.regels[1].id = "a"; }},
        {"id_ontbreekt", "regels[0].id", r0([](Regel& r) { r.id = ""; })},
        {"index_bereik", "indexreeksen[0].procent.2023", [](Rekensom& s) { s.indexreeksen[0].procent_per_jaar[2023] = -100; }},
        {"bedrag_negatief", "regels[0].prijs.bedrag", r0([](Regel& r) { r.prijs.bedrag = dec("-1"); })},
        {"bedrag_te_hoog", "regels[0].prijs.bedrag", r0([](Regel& r) { r.prijs.bedrag = dec("1000000000.01"); })},
        {"bandbreedte_volgorde", "regels[0].prijs.bedrag", r0([](Regel& r) { r.prijs.bedrag = Schatting(5, 4, 6); })},
        {"prijs_zonder_jaar", "regels[0].prijs.prijsjaar", r0([](Regel& r) { r.prijs.prijsjaar.reset(); r.prijs.indexreeks = "cpi"; })},
        {"jaar_bereik", "regels[0].prijs.prijsjaar", r0([](Regel& r) { r.prijs.prijsjaar = 20226; })},
        {"index_ontbreekt", "regels[0].prijs.prijsjaar", r0([](Regel& r) { r.prijs.prijsjaar = 2010; })},
        {"indexreeks_onbekend", "regels[0].prijs.indexreeks", r0([](Regel& r) { r.prijs.prijsjaar = 2024; r.prijs.indexreeks = "ova"; })},
        {"prijs_id_verschilt", "regels[1].prijs.prijs_id", [](Rekensom& s) { for (Regel& r : s.regels) r.prijs.prijs_id = "p"; }},
        {"eenheid_onbekend", "regels[0].eenheid", r0([](Regel& r) { r.eenheid = "uurtje"; })},
        {"controletotaal_naast_posten", "regels[0].prijs.controletotaal", r0([](Regel& r) { r.prijs.controletotaal = true; })},
        {"hoeveelheid_negatief", "regels[0].hoeveelheid.niets", r0([](Regel& r) { r.hoeveelheid.niets = -1; })},
        {"hoeveelheid_te_groot", "regels[0].hoeveelheid.plan", r0([](Regel& r) { r.hoeveelheid.plan = 1'000'001; })},
        {"kans_bereik", "regels[0].kans.niets", r0([](Regel& r) { r.kans.niets = Schatting(dec("1.4")); })},
        {"kans_bereik", "gebeurtenissen[0].kans.niets", [](Rekensom& s) { s.gebeurtenissen[0].kans.niets = Schatting(dec("-0.1")); }},
        {"kans_ontbreekt", "regels[0].kans.nu", r0([](Regel& r) { r.gebeurtenis = "ontruiming"; })},
        {"gebeurtenis_onbekend", "regels[0].gebeurtenis", r0([](Regel& r) { r.gebeurtenis = "brand"; })},
        {"gebeurtenis_eigen_tijd", "regels[0].start", r0([](Regel& r) { r.gebeurtenis = "ontruiming"; r.start = 1; })},
        {"gebeurtenis_eigen_kans", "regels[0].kans.niets", r0([](Regel& r) { r.gebeurtenis = "ontruiming"; r.kans.niets = Schatting(1); })},
        {"start_negatief", "regels[0].start", r0([](Regel& r) { r.start = -1; })},
        {"start_na_horizon", "regels[0].start", r0([](Regel& r) { r.start = 12; })},
        {"einde_voor_start", "regels[0].einde", r0([](Regel& r) { r.start = 5; r.einde = 5; })},
        {"einde_na_horizon", "regels[0].einde", r0([](Regel& r) { r.einde = 13; })},
        {"duur_bereik", "gebeurtenissen[0].duur", [](Rekensom& s) { s.gebeurtenissen[0].duur = 0; }},
        {"groei_bereik", "regels[0].groei", r0([](Regel& r) { r.groei = dec("1.5"); })},
        {"betaler_ontbreekt", "regels[0].betalers", r0([](Regel& r) { r.betalers.clear(); })},
        {"betaler_zonder_naam", "regels[0].betalers[0].naam", r0([](Regel& r) { r.betalers[0].naam = ""; })},
        {"betaler_dubbel", "regels[0].betalers[1].naam", r0([](Regel& r) { r.betalers = {{"x", {1, 2}}, {"x", {1, 2}}}; })},
        {"betaler_bij_waarde", "regels[0].betalers", r0([](Regel& r) { r.soort = Soort::maatschappelijke_waarde; })},
        {"ontvanger_ontbreekt", "regels[0].ontvangers", r0([](Regel& r) { r.soort = Soort::overdracht; })},
        {"ontvanger_zonder_overdracht", "regels[0].ontvangers", r0([](Regel& r) { r.ontvangers = {{"x", {}}}; })},
        {"aandeel_bereik", "regels[0].betalers[0].aandeel", r0([](Regel& r) { r.betalers = {{"x", {-1, 2}}, {"y", {3, 2}}}; })},
        {"aandelen_som", "regels[0].betalers", r0([](Regel& r) { r.betalers = {{"x", {1, 3}}, {"y", {1, 3}}}; })},
        {"vertraging_bereik", "regels[0].verzilverbaarheid.vertraging_maanden", r0([](Regel& r) { r.verzilverbaarheid.vertraging_maanden = -1; })},
        {"deel_bereik", "regels[0].verzilverbaarheid.fractie", r0([](Regel& r) { r.verzilverbaarheid.fractie = 2; })},
        {"deel_bereik", "regels[0].effect.uitdoving", r0([](Regel& r) { r.effect.uitdoving = dec("-0.1"); })},
        {"dubbele_twijfel", "regels[0].effect.vanzelf", r0([](Regel& r) { r.kans.niets = Schatting(dec("0.5")); r.effect.vanzelf = dec("0.1"); })},
        {"overlapgroep_onbekend", "regels[0].overlapgroep", r0([](Regel& r) { r.overlapgroep = "h"; })},
        {"overlapgroep_overdracht", "regels[0].overlapgroep", r0([](Regel& r) { r.overlapgroep = "g"; r.soort = Soort::overdracht; r.ontvangers = {{"x", {}}}; })},
        {"overlapgroep_gemengd", "regels[1].overlapgroep", [](Rekensom& s) {
             for (Regel& r : s.regels) r.overlapgroep = "g";
             s.regels[1].soort = Soort::maatschappelijke_waarde;
             s.regels[1].betalers.clear();
         }},
        {"doorbraak_alleen_plan", "regels[0].hoeveelheid.nu", r0([](Regel& r) { r.doorbraak = true; })},
        {"doorbraak_effect", "regels[0].effect", r0([](Regel& r) { r.doorbraak = true; r.effect.vanzelf = dec("0.1"); })},
        {"doorbraak_overlap", "regels[0].overlapgroep", r0([](Regel& r) { r.doorbraak = true; r.overlapgroep = "g"; })},
    };
}

auto is_error(const std::string& code, const std::string& field) {
    return testing::AllOf(Field(&Error::code, StrEq("rekentool." + code)), Field(&Error::field, StrEq(field)));
}

TEST(Foute_invoer, every_mistake_gets_its_own_message_at_its_own_field) {
    ASSERT_TRUE(check(sound()).empty());
    for (const Fout& fout : mistakes()) {
        Rekensom som = sound();
        fout.maak(som);
        EXPECT_THAT(check(som), Contains(is_error(fout.code, fout.veld))) << fout.code;
        EXPECT_FALSE(calculate(som)) << fout.code;
    }
}

TEST(Foute_invoer, all_mistakes_are_named_at_once) {
    Rekensom som = sound();
    som.horizon_maanden = -1;
    som.regels[0].kans.niets = Schatting(dec("1.4"));
    som.regels[1].eenheid = "?";
    som.regels[1].betalers.clear();
    EXPECT_EQ(check(som).size(), 4U);
}

TEST(Foute_invoer, double_doubt_is_accepted_with_a_reason) {
    Rekensom som = sound();
    som.regels[0].kans.niets = Schatting(dec("0.5"));
    som.regels[0].effect.vanzelf = dec("0.1");
    som.regels[0].dubbele_twijfel_reden = "de kans gaat over het begin, het deel over de duur";
    EXPECT_TRUE(check(som).empty());
}

TEST(Foute_invoer, a_total_beyond_ten_billion_is_refused) {
    Rekensom som = household({line("groot", "999999999", Frequentie::dag, "0", "1000000", "0")}, 120);
    const auto result = calculate(som);
    ASSERT_FALSE(result);
    EXPECT_THAT(result.error(), Contains(is_error("uitkomst_te_groot", "regels[0]")));
}

struct Tekst {
    std::string code, veld, json;
};

TEST(Foute_invoer, a_message_that_cannot_be_read_says_where_and_why) {
    const std::string deep = std::string(200, '[') + std::string(200, ']');
    const auto with_line = [](const std::string& fields) {
        return R"({"regels":[{"id":"a","eenheid":"stuk","betalers":"gemeente",)" + fields + "}]}";
    };
    const std::vector<Tekst> texts{
        {"geen_json", "", ""},
        {"geen_json", "", "{"},
        {"geen_json", "", R"({"horizon_maanden": NaN})"},
        {"geen_json", "", deep},
        {"geen_json", "", "{\"naam\":\"\xff\xfe\"}"},
        {"object_verwacht", "", "[]"},
        {"veld_onbekend", "horizon", R"({"horizon": 12})"},
        {"getal_nan", "horizon_maanden", R"({"horizon_maanden": "NaN"})"},
        {"getal_verwacht", "horizon_maanden", R"({"horizon_maanden": "twaalf"})"},
        {"getal_verwacht", "discontovoet", R"({"discontovoet": "2,25"})"},
        {"geheel_getal_verwacht", "horizon_maanden", R"({"horizon_maanden": 12.5})"},
        {"horizon_negatief", "horizon_maanden", R"({"horizon_maanden": -12})"},
        {"datum_bestaat_niet", "startdatum", R"({"startdatum": "2026-02-29"})"},
        {"tekst_verwacht", "naam", R"({"naam": 12})"},
        {"tekst_te_lang", "naam", "{\"naam\":\"" + std::string(2001, 'x') + "\"}"},
        {"lijst_verwacht", "regels", R"({"regels": {}})"},
        {"object_verwacht", "regels[0]", R"({"regels": [1]})"},
        {"veld_ontbreekt", "regels[0].prijs", with_line(R"("start":0)")},
        {"bedrag_ontbreekt", "regels[0].prijs.bedrag", with_line(R"("prijs":{})")},
        {"bedrag_dubbel", "regels[0].prijs.bedrag", with_line(R"("prijs":{"bedrag_euro":1,"bedrag_eurocent":100})")},
        {"bedrag_te_hoog", "regels[0].prijs.bedrag_euro", with_line(R"("prijs":{"bedrag_euro":1000000000000000000})")},
        {"bedrag_te_hoog", "regels[0].prijs.bedrag_euro", with_line(R"("prijs":{"bedrag_euro":1e30})")},
        {"te_veel_decimalen", "regels[0].prijs.bedrag_euro", with_line(R"("prijs":{"bedrag_euro":"0.0000000001"})")},
        {"te_veel_decimalen", "regels[0].prijs.bedrag_eurocent", with_line(R"("prijs":{"bedrag_eurocent":"0.00000001"})")},
        {"getal_te_groot", "regels[0].groei", with_line(R"("prijs":{"bedrag_euro":1},"groei":99999999999999999999)")},
        {"kans_bereik", "regels[0].kans.niets", with_line(R"("prijs":{"bedrag_euro":1},"kans":{"niets":1.4})")},
        {"veld_ontbreekt", "regels[0].kans.niets.waarschijnlijk", with_line(R"("prijs":{"bedrag_euro":1},"kans":{"niets":{"laag":0.1}})")},
        {"prijs_zonder_jaar", "regels[0].prijs.prijsjaar", with_line(R"("prijs":{"bedrag_euro":1,"indexreeks":"cpi"})")},
        {"keuze_onbekend", "regels[0].frequentie", with_line(R"("prijs":{"bedrag_euro":1},"frequentie":"eeuw")")},
        {"keuze_onbekend", "regels[0].verzilverbaarheid.klasse", with_line(R"("prijs":{"bedrag_euro":1},"verzilverbaarheid":{"klasse":"K9"})")},
        {"ja_nee_verwacht", "regels[0].doorbraak", with_line(R"("prijs":{"bedrag_euro":1},"doorbraak":"misschien")")},
        {"aandeel_onleesbaar", "regels[0].ontvangers[0].aandeel", with_line(R"("prijs":{"bedrag_euro":1},"ontvangers":[{"naam":"x","aandeel":"1/0"}])")},
        {"aandeel_dubbel", "regels[0].ontvangers[0].aandeel", with_line(R"("prijs":{"bedrag_euro":1},"ontvangers":[{"naam":"x","aandeel":"1","bedrag_euro":1}])")},
        {"deelbedrag_past_niet", "regels[0].ontvangers[0].bedrag_euro", with_line(R"("prijs":{"bedrag_euro":1},"ontvangers":[{"naam":"x","bedrag_euro":2}])")},
        {"jaar_bereik", "indexreeksen[0].procent.vorig", R"({"indexreeksen":[{"naam":"cpi","procent":{"vorig":1}}]})"},
        {"zaad_bereik", "simulatie.zaad", R"({"simulatie":{"zaad":-1}})"},
    };
    for (const Tekst& text : texts) {
        const auto result = read_rekensom_json(text.json);
        ASSERT_FALSE(result) << text.json.substr(0, 200);
        EXPECT_THAT(result.error(), Contains(is_error(text.code, text.veld))) << text.json.substr(0, 200) << " " << to_json(result.error());
    }
    // Whatever is shown of the caller's words is text: no letter is cut in two.
    std::string lang = "x";
    for (int i = 0; i < 100; ++i) lang += "é";
    for (const std::string& json : {"{\"" + lang + "\":1}", "{\"startdatum\":\"" + lang + "\"}", "[\"" + lang + "\"]", "{\"indexreeksen\":[{\"naam\":\"cpi\",\"procent\":{\"" + lang + "\":1}}]}",
                                    with_line("\"prijs\":{\"bedrag_euro\":1},\"frequentie\":\"" + lang + "\"")}) {
        const auto result = read_rekensom_json(json);
        ASSERT_FALSE(result) << json;
        EXPECT_TRUE(is_valid_utf8(to_json(result.error()))) << json;
    }
    EXPECT_EQ(read_rekensom_toml("horizon_maanden = nan").error()[0].code, "rekentool.getal_nan");
    EXPECT_EQ(read_rekensom_toml("horizon_maanden = ").error()[0].code, "rekentool.geen_toml");
    EXPECT_EQ(read_rekensom_json(std::string(4'000'001, ' ')).error()[0].code, "rekentool.bestand_te_groot");
}

TEST(Foute_invoer, every_code_in_the_source_has_words_and_all_words_belong_to_a_code) {
    const std::string root = ONTKNOOP_SOURCE_DIR;
    const auto read = [&](const std::string& name) {
        std::ifstream file(root + "/inhoud/" + name);
        return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    };
    const std::string errors = read("teksten/nl/fouten_rekentool.toml");
    const std::string words = read("teksten/nl/rekentool.toml");
    const std::vector<EmbeddedFile> files{{"teksten/nl/fouten_rekentool.toml", errors}, {"teksten/nl/rekentool.toml", words}};
    const inhoud::Teksten texts = inhoud::Teksten::load(inhoud::Bestanden::load(files, ""));
    std::set<std::string> codes;
    const std::regex call(R"re((warn|say)\("([a-z_]+)")re");
    const std::regex word(R"re("(rekentool\.)?([a-z]+(_[a-z]+)*)")re");
    const std::map<std::string, std::string> prefix{{"warn", "rekentool.let_op."}, {"say", "rekentool.zin."}};
    for (const auto& entry : std::filesystem::directory_iterator(root + "/src/rekentool")) {
        if (entry.path().extension() != ".cpp") continue;
        std::ifstream file(entry.path());
        const std::string source{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
        for (std::sregex_iterator it(source.begin(), source.end(), call), end; it != end; ++it)
            codes.insert(prefix.at((*it)[1]) + (*it)[2].str());
        for (std::sregex_iterator it(source.begin(), source.end(), word), end; it != end; ++it)
            codes.insert("fout.rekentool." + (*it)[2].str());
    }
    // Both ways: every text is used, and every code that the tables above provoke has a text.
    for (std::string_view key : texts.keys("fout.rekentool.")) EXPECT_TRUE(codes.contains(std::string(key))) << key << " is never used";
    for (std::string_view key : texts.keys("rekentool.zin.")) EXPECT_TRUE(codes.contains(std::string(key))) << key << " is never used";
    for (std::string_view key : texts.keys("rekentool.let_op.")) EXPECT_TRUE(codes.contains(std::string(key))) << key << " is never used";
    for (const std::string& code : codes) EXPECT_TRUE(code.starts_with("fout.") || texts.has(code)) << code;
    for (const Fout& fout : mistakes()) EXPECT_TRUE(texts.has("fout.rekentool." + fout.code)) << fout.code;
}

}  // namespace
}  // namespace ontknoop::rekentool
