// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "rekentool/bouwstenen.h"

namespace ontknoop::rekentool {
namespace {

std::string content(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}
const std::filesystem::path inhoud_map = std::string(ONTKNOOP_SOURCE_DIR) + "/inhoud";

const Prijslijst& shipped() {
    static const Prijslijst list = [] {
        Prijslijst prices;
        for (const auto& entry : std::filesystem::directory_iterator(inhoud_map / "prijzen")) prices.add(entry.path().filename().string(), content(entry.path()));
        return prices;
    }();
    return list;
}

Rekensom start_values() {
    return parse_uitgangspunten("rekentool.toml", content(inhoud_map / "parameters/rekentool.toml"),
                                {parse_indexreeks("cpi.toml", content(inhoud_map / "parameters/cpi.toml"))});
}

TEST(Prijzen, ship_with_a_source_and_the_unverified_ones_are_off) {
    EXPECT_EQ(shipped().all().size(), 282U + 18U + 10U);
    int off = 0;
    for (const Prijs& prijs : shipped().all()) {
        EXPECT_FALSE(prijs.bron.empty()) << prijs.id;
        EXPECT_EQ(prijs.aan, prijs.bewijs != Bewijs::eigen_kennis) << prijs.id;
        EXPECT_EQ(prijs.id.starts_with("ev-"), !prijs.aan) << prijs.id;
        off += prijs.aan ? 0 : 1;
    }
    EXPECT_EQ(off, 34);
}

TEST(Prijzen, every_price_makes_a_line_that_can_be_computed) {
    for (const Prijs& prijs : shipped().all()) {
        Rekensom som = start_values();
        som.regels = {make_regel(prijs, "regel")};
        som.regels[0].hoeveelheid.niets = 1;
        const auto result = calculate(som);
        EXPECT_TRUE(result) << prijs.id << to_json(result ? Errors{} : result.error());
    }
}

TEST(Prijzen, are_the_same_as_in_the_data_file_they_came_from) {
    const std::filesystem::path source = std::string(ONTKNOOP_SOURCE_DIR) + "/../shared/data/prijzen.jsonl";
    if (!std::filesystem::exists(source)) GTEST_SKIP() << "the shared data folder is absent";
    std::ifstream file(source);
    int lines = 0;
    for (std::string text; std::getline(file, text); ++lines) {
        const auto field = [&](const std::string& key) {
            const std::size_t from = text.find("\"" + key + "\": ") + key.size() + 4;
            const std::string rest = text.substr(from);
            return rest.starts_with('"') ? rest.substr(1, rest.find('"', 1) - 1) : rest.substr(0, rest.find(','));
        };
        const Prijs* prijs = shipped().get(field("id"));
        ASSERT_TRUE(prijs) << text;
        EXPECT_EQ(prijs->bedrag.waarschijnlijk, dec(field("amount_eur"))) << prijs->id;
        EXPECT_EQ(prijs->prijsjaar ? std::to_string(*prijs->prijsjaar) : "null", field("price_year")) << prijs->id;
        EXPECT_EQ(prijs->bedrag.hoog ? prijs->bedrag.hoog->text() : "null", field("high")) << prijs->id;
    }
    EXPECT_EQ(lines, 282);
}

TEST(Prijzen, are_found_by_words_category_and_payer_without_the_switched_off_ones) {
    const auto ids = [](const Prijsvraag& vraag) {
        std::vector<std::string> result;
        for (const Prijs* prijs : shipped().find(vraag)) result.push_back(prijs->id);
        return result;
    };
    EXPECT_THAT(ids({.woorden = "beschermd licht"}), testing::Contains("hoorn25-beschermd-wonen-licht"));
    EXPECT_THAT(ids({.woorden = "JUSTITIELE inrichting"}), testing::ElementsAre("jji-2014"));
    EXPECT_THAT(ids({.woorden = "justitiële inrichting", .ook_uitgeschakeld = true}), testing::UnorderedElementsAre("jji-2014", "ev-jji-dag"));
    EXPECT_TRUE(ids({.woorden = "ondertoezichtstelling"}).empty());
    EXPECT_EQ(ids({.categorie = "wsnp"}).size(), 3U);
    EXPECT_EQ(ids({.betaler = "politie"}).size(), 1U);
    EXPECT_EQ(ids({.hoogstens = 7}).size(), 7U);
    const Date day{std::chrono::year{2025}, std::chrono::March, std::chrono::day{1}};
    EXPECT_EQ(ids({.woorden = "bijstand alleenstaande 21+", .geldig_op = day}).front(), "pw-2025h1-alleen");
    EXPECT_EQ(shipped().get("ev-ots")->naam, "Ondertoezichtstelling");
    EXPECT_EQ(shipped().get("bestaat-niet"), nullptr);
}

TEST(Prijzen, refuse_a_wrong_file_with_the_place_and_the_remedy) {
    const std::string good = "[[prijs]]\nid = \"x\"\nnaam = \"x\"\ncategorie = \"c\"\nbetaler = \"gemeente\"\neenheid = \"uur\"\nbedrag = 1\nbewijs = \"gelezen\"\nbron = \"b\"\n";
    const auto refusal = [](const std::string& toml) -> std::string {
        try {
            Prijslijst().add("prijzen/proef.toml", toml);
        } catch (const AdminError& error) {
            return error.what();
        }
        return "";
    };
    EXPECT_EQ(refusal(good), "");
    EXPECT_THAT(refusal(good + good), testing::HasSubstr("exists already"));
    EXPECT_THAT(refusal(good + "prijsjaren = 2024\n"), testing::HasSubstr("line 10 (x): prijsjaren"));
    EXPECT_THAT(refusal(good + "soort = \"overdracht\"\n"), testing::HasSubstr("receiver"));
    EXPECT_THAT(refusal(good + "laag = 2\n"), testing::HasSubstr("rise"));
    EXPECT_THAT(refusal("[[prijs]]\nid = \"x\"\n"), testing::HasSubstr("missing"));
    std::string own = good;
    own.replace(own.find("gelezen"), 7, "eigen_kennis");
    EXPECT_THAT(refusal(own), testing::HasSubstr("switched off"));
}

TEST(Index, follows_the_published_checks) {
    Rekensom som = start_values();
    const auto indexed = [&](int from, int to) {
        som.regels = {line("a", "10000", Frequentie::eenmalig, "0", "1", "0")};
        som.regels[0].prijs.prijsjaar = from;
        som.basisjaar = to;
        return calculate(som)->kosten.niets;
    };
    // rekentool.md 1.1: 2022 -> 2024 = 1.0723; 2017 -> 2024 = 1.2804; 2011 -> 2024 = 1.3901
    EXPECT_EQ(indexed(2022, 2024), euro("10722.54"));
    EXPECT_EQ((indexed(2017, 2024).value + 50) / 100, 12804);
    EXPECT_EQ((indexed(2011, 2024).value + 50) / 100, 13901);
    som.regels = {make_regel(*shipped().get("zin-seh"), "seh")};
    som.regels[0].hoeveelheid.niets = 1;
    EXPECT_EQ(calculate(som)->kosten.niets, euro("276.64"));
    som.basisjaar = 2025;
    EXPECT_THAT(calculate(som)->waarschuwingen, testing::Contains(testing::Field(&Error::code, "rekentool.let_op.index_geschat")));
}

class Sjabloon_ : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Sjabloon_, rests_on_sourced_prices_and_asks_for_every_probability) {
    const Sjabloon sjabloon = parse_sjabloon(GetParam().filename().string(), content(GetParam()), shipped(), start_values());
    EXPECT_EQ(sjabloon.id, GetParam().stem().string());
    EXPECT_FALSE(sjabloon.in_te_vullen.empty());
    Rekensom som = sjabloon.rekensom;
    for (const Gebeurtenis& event : som.gebeurtenissen) EXPECT_FALSE(event.kans.niets) << event.id;
    for (Gebeurtenis& event : som.gebeurtenissen) event.kans.niets = Schatting(dec("0.5"));
    const auto result = calculate_all(som);
    EXPECT_TRUE(result) << to_json(result ? Errors{} : result.error());
}

std::vector<std::filesystem::path> templates() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(inhoud_map / "scenarios")) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}
INSTANTIATE_TEST_SUITE_P(Shipped, Sjabloon_, testing::ValuesIn(templates()), [](const auto& info) { return info.param.stem().string(); });

TEST(Sjabloon, of_the_son_who_turns_21_gives_62634_80) {
    Sjabloon sjabloon = parse_sjabloon("zoon_wordt_21.toml", content(inhoud_map / "scenarios/zoon_wordt_21.toml"), shipped(), start_values());
    ASSERT_EQ(sjabloon.in_te_vullen.size(), 1U);
    EXPECT_EQ(sjabloon.in_te_vullen[0].veld, "regels[1].prijs.bedrag");
    EXPECT_EQ(calculate(sjabloon.rekensom)->saldo, euro("62634.80"));
}

}  // namespace
}  // namespace ontknoop::rekentool
