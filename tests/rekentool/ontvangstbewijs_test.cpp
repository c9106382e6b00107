// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "rekentool/bouwstenen.h"
#include "rekentool/prijspeil.h"
#include "rekentool/rekentool_cli.h"
#include "rekentool/zin.h"

namespace ontknoop::rekentool {
namespace {

using testing::HasSubstr;

Rekensom sample() {
    Regel a = line("a", "177.52", Frequentie::dag, "0", "1", "0");
    a.prijs.bewijsgraad = Bewijsgraad::een_gemeente;
    return household({a, breakthrough("b", "180", Frequentie::maand, "1")});
}

struct Antwoord {
    int status;
    std::string out, err;
};

Antwoord run(std::vector<std::string> args, const std::string& input = "", const inhoud::Teksten* teksten = nullptr) {
    std::istringstream in(input);
    std::ostringstream out, err;
    const int status = rekentool_command(args, in, out, err, teksten);
    return {status, out.str(), err.str()};
}

TEST(Ontvangstbewijs, gives_the_same_result_again) {
    const Ontvangstbewijs made = *make_receipt(sample(), {{"prijzen", "abc"}});
    const Ontvangstbewijs read = *read_receipt(to_json(made));
    EXPECT_EQ(read, made);
    const Herberekening again = *recompute(read);
    EXPECT_TRUE(again.gelijk);
    EXPECT_TRUE(again.zelfde_motor);
    EXPECT_EQ(again.uitkomst.saldo, euro("62634.80"));
    EXPECT_EQ(made.id.size(), 16U);
}

TEST(Ontvangstbewijs, shows_every_later_change) {
    const std::string text = to_json(*make_receipt(sample(), {{"prijzen", "abc"}}));
    for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"177.52", "177.53"}, {"\"abc\"", "\"abd\""}, {"\"start\":0", "\"start\":1"}}) {
        std::string changed = text;
        changed.replace(changed.find(from), from.size(), to);
        EXPECT_EQ(read_receipt(changed).error()[0].code, "rekentool.bewijs_gewijzigd") << from;
    }
    EXPECT_EQ(read_receipt("{}").error()[0].code, "rekentool.geen_bewijs");
    EXPECT_EQ(read_receipt("nee").error()[0].code, "rekentool.geen_json");
}

TEST(Opdrachtregel, computes_a_household_from_json_in_eurocents) {
    const Antwoord answer = run({"bereken", "--json", "-"}, to_json(sample()));
    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_THAT(answer.out, HasSubstr("\"saldo\":6263480"));
    EXPECT_THAT(answer.out, HasSubstr("\"terugverdientijd_dagen\":\"12.17\""));
    EXPECT_THAT(answer.out, HasSubstr("\"ontvangstbewijs\""));
    EXPECT_THAT(run({"bereken", "-"}, to_json(sample())).out, HasSubstr("62.634,80"));
}

TEST(Opdrachtregel, recomputes_a_receipt) {
    const Ontvangstbewijs made = *make_receipt(sample());
    const Antwoord answer = run({"herbereken", "-"}, to_json(made));
    EXPECT_EQ(answer.status, 0);
    EXPECT_THAT(answer.out, HasSubstr(made.id + " gelijk"));
    EXPECT_EQ(run({"herbereken", "-"}, "{}").status, 1);
}

// The same seven mistakes as over the API, in a file somebody typed.
TEST(Opdrachtregel, says_in_words_what_is_wrong_in_a_toml_file) {
    const auto bestanden = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    const auto teksten = inhoud::Teksten::load(bestanden);
    const std::string line = "[[regels]]\nid = \"a\"\neenheid = \"stuk\"\nbetalers = \"gemeente\"\n";
    const std::vector<std::array<std::string, 3>> mistakes{
        {"horizon_maanden = nan\n", "horizon_maanden: ", "geen getal waarmee we kunnen rekenen"},
        {"horizon_maanden = -12\n", "horizon_maanden: ", "De periode kan niet -12 maanden zijn."},
        {"startdatum = \"2026-02-29\"\n", "startdatum: ", "29 februari is er alleen in een schrikkeljaar"},
        {"startdatum = 2026-02-29\n", "", "geen geldige TOML"},
        {line + "prijs = { bedrag_euro = 1000000000000000000 }\n", "regels[0].prijs.bedrag_euro: ", "is te hoog"},
        {line + "prijs = { bedrag_euro = 1 }\nkans = { niets = 1.4 }\n", "regels[0].kans.niets: ", "Een kans van 140 % kan niet."},
        {line + "prijs = { bedrag_euro = 1, indexreeks = \"cpi\" }\n", "regels[0].prijs.prijsjaar: ", "Deze prijs heeft geen jaar"},
    };
    const std::string path = testing::TempDir() + "ontknoop_fout.toml";
    for (const auto& [toml, field, words] : mistakes) {
        std::ofstream(path) << toml;
        const Antwoord answer = run({"bereken", path}, "", &teksten);
        EXPECT_EQ(answer.status, 1) << toml;
        EXPECT_THAT(answer.err, testing::AllOf(testing::StartsWith(field), HasSubstr(words))) << toml;
    }
    std::ofstream(path) << "horizon_maanden = -12\nstartdatum = \"2026-02-29\"\n" + line + "prijs = { bedrag_euro = 1 }\nkans = { niets = 1.4 }\n";
    const std::string all = run({"bereken", path}, "", &teksten).err;
    EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 3) << "all at once: " << all;
    std::remove(path.c_str());
}

// The price list of today, and the same list years later: another amount, and the old price gone.
constexpr std::string_view list_now = R"(
[[prijs]]
id = "opvang"
naam = "Nacht in de opvang"
categorie = "opvang"
betaler = "gemeente"
wet = "Wmo"
eenheid = "etmaal"
bedrag = "177.52"
prijsjaar = 2025
soort = "kosten"
verzilverbaar = "K2"
herkomst = "organisatie"
bewijsgraad = "een_gemeente"
bewijs = "gelezen"
bron = "tarieven 2025"
)";

TEST(Opdrachtregel, recomputes_a_receipt_the_same_after_the_prices_changed) {
    Prijslijst now;
    now.add("nu.toml", list_now);
    Regel regel = make_regel(*now.get("opvang"), "r");
    regel.hoeveelheid.niets = 1;
    Rekensom som = household({regel});
    som.basisjaar = 2025;
    const Ontvangstbewijs made = *make_receipt(som, {{"prijzen", "lijst van nu"}});
    const Eurocent then = calculate(som)->saldo;

    std::string later(list_now);
    later.replace(later.find("177.52"), 6, "312.90");
    Prijslijst years_on;
    years_on.add("later.toml", later);
    Regel duurder = make_regel(*years_on.get("opvang"), "r");
    duurder.hoeveelheid.niets = 1;
    Rekensom nieuw = household({duurder});
    nieuw.basisjaar = 2025;
    EXPECT_NE(calculate(nieuw)->saldo, then) << "the list did change";

    const Antwoord answer = run({"herbereken", "-"}, to_json(made));
    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_THAT(answer.out, HasSubstr(made.id + " gelijk"));
    EXPECT_EQ(recompute(*read_receipt(to_json(made)))->uitkomst.saldo, then);
    EXPECT_EQ(made.inhoud_versies.at("prijzen"), "lijst van nu");
}

TEST(Opdrachtregel, goes_on_with_a_series_after_a_wrong_line) {
    const std::string good = to_json(sample());
    const Antwoord answer = run({"bereken", "--json", "--reeks", "-"}, good + "\n{\"horizon_maanden\":-1}\n" + good + "\n");
    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(std::count(answer.out.begin(), answer.out.end(), '\n'), 3);
    EXPECT_THAT(answer.out, HasSubstr("rekentool.horizon_negatief"));
}

TEST(Opdrachtregel, says_how_it_is_used) {
    for (const auto& args : std::vector<std::vector<std::string>>{{}, {"bereken"}, {"reken", "x"}, {"bereken", "--wat", "x"}, {"bereken", "a", "b"}})
        EXPECT_EQ(run(args).status, 2);
    EXPECT_EQ(run({"bereken", "/bestaat/niet.json"}).status, 1);
    EXPECT_THAT(run({"bereken", "-"}, "{\"horizon_maanden\":-1}").err, HasSubstr("horizon_maanden: rekentool.horizon_negatief [-1]"));
}

TEST(Zin, tells_the_result_in_reading_order) {
    const Rekensom som = sample();
    std::vector<std::string> codes;
    const Simulatieuitkomst drawn = *simulate(som);
    const auto zinnen = sentences(som, *calculate(som), &drawn);
    for (const Zin& zin : zinnen) codes.push_back(zin.code.substr(14));
    EXPECT_THAT(codes, testing::ElementsAre("kosten_alleen_doorbraak", "bespaart", "opbouw_alleen_voorkomen", "terugverdiend", "wachten", "kans_alle", "bandbreedte", "geen_voorwaarde"));
    EXPECT_THAT(zinnen[1].argumenten[0], HasSubstr("63.000"));
    EXPECT_EQ(zinnen[3].argumenten[0], "13");
    EXPECT_THAT(rounded_total(euro("2160")), HasSubstr("2.200"));
}

TEST(Zin, says_what_goes_up_and_what_goes_down_without_a_minus) {
    struct Geval {
        const char *nu, *niets, *plan, *code;
    };
    for (const Geval& g : {Geval{"2", "3", "1", "opbouw"}, Geval{"1", "3", "2", "opbouw_voorkomt"}, Geval{"3", "2", "1", "opbouw_vanzelf"}, Geval{"2", "1", "3", "opbouw_tegen"}}) {
        const Rekensom som = household({line("a", "1000", Frequentie::maand, g.nu, g.niets, g.plan)});
        const auto zinnen = sentences(som, *calculate(som));
        const auto zin = std::ranges::find(zinnen, "rekentool.zin." + std::string(g.code), &Zin::code);
        ASSERT_NE(zin, zinnen.end()) << g.code;
        for (const std::string& bedrag : zin->argumenten) EXPECT_EQ(bedrag.find('-'), std::string::npos) << g.code << " " << bedrag;
    }
}

// One line, and a breakthrough of one amount; `simulatie` with this many good draws of a hundred.
std::vector<Zin> zinnen_van(const char* nu, const char* niets, const char* plan, const char* doorbraak) {
    Regel onzeker = line("a", "1000", Frequentie::maand, nu, niets, plan);
    onzeker.prijs.bedrag = Schatting(*Decimaal::parse("900"), *Decimaal::parse("1000"), *Decimaal::parse("1100"));
    const Rekensom som = household({onzeker, breakthrough("b", doorbraak, Frequentie::eenmalig, "1")});
    const Simulatieuitkomst drawn = *simulate(som);
    return sentences(som, *calculate(som), &drawn);
}

const Zin* zoek(const std::vector<Zin>& zinnen, std::string_view code) {
    const auto found = std::ranges::find(zinnen, "rekentool.zin." + std::string(code), &Zin::code);
    return found == zinnen.end() ? nullptr : &*found;
}

TEST(Zin, says_what_the_plan_costs_with_the_breakthrough_in_it_as_the_picture_does) {
    const auto met = zinnen_van("3", "3", "1", "4000");
    ASSERT_TRUE(zoek(met, "kosten_met_doorbraak"));
    EXPECT_EQ(zoek(met, "kosten_met_doorbraak")->argumenten[2], rounded_total(euro("16000")));
    const auto alleen = zinnen_van("3", "3", "0", "4000");
    ASSERT_TRUE(zoek(alleen, "kosten_alleen_doorbraak"));
    EXPECT_EQ(zoek(alleen, "kosten_alleen_doorbraak")->argumenten[2], rounded_total(euro("4000")));
    const auto zonder = zinnen_van("3", "3", "1", "0");
    ASSERT_TRUE(zoek(zonder, "kosten"));
    EXPECT_EQ(zoek(zonder, "kosten")->argumenten[2], rounded_total(euro("12000")));
}

TEST(Zin, says_all_and_none_of_hundred_in_words_and_a_long_time_in_months) {
    EXPECT_TRUE(zoek(zinnen_van("3", "3", "1", "100"), "kans_alle"));
    EXPECT_TRUE(zoek(zinnen_van("1", "1", "3", "100"), "kans_geen"));
    EXPECT_EQ(zoek(zinnen_van("3", "3", "1", "12000"), "terugverdiend_maanden")->argumenten[0], "6");
    EXPECT_EQ(zoek(zinnen_van("3", "3", "1", "1000"), "terugverdiend")->argumenten[0], "16");
    EXPECT_EQ(whole_months(61), 2);
    EXPECT_EQ(whole_days(Decimaal::make(6056, 2)), 61);
}

TEST(Prijspeil, a_price_of_another_year_is_shown_as_the_sum_counts_it) {
    Rekensom som = sample();
    Regelprijs& prijs = som.regels[0].prijs;
    prijs.bedrag = Schatting(*Decimaal::parse("100"));
    prijs.prijsjaar = som.basisjaar;
    EXPECT_EQ(price_in_base_year(som, prijs), std::nullopt);
    prijs.prijsjaar = std::nullopt;
    EXPECT_EQ(price_in_base_year(som, prijs), std::nullopt);
    som.indexreeksen = {{"cpi", {{som.basisjaar, *Decimaal::parse("10")}, {som.basisjaar + 1, *Decimaal::parse("25")}}, {}}};
    prijs.prijsjaar = som.basisjaar - 1;
    EXPECT_EQ(price_in_base_year(som, prijs), euro("110"));
    prijs.prijsjaar = som.basisjaar + 1;
    EXPECT_EQ(price_in_base_year(som, prijs), euro("80"));
}

TEST(Zin, shows_no_headline_on_weak_evidence) {
    Rekensom som = sample();
    som.regels[0].prijs.bewijsgraad = Bewijsgraad::aangehaald;
    EXPECT_EQ(sentences(som, *calculate(som))[0].code, "rekentool.zin.geen_kop");
    EXPECT_FALSE(calculate(som)->kop_toegestaan);
}

}  // namespace
}  // namespace ontknoop::rekentool
