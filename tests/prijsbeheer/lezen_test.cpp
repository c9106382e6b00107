// SPDX-License-Identifier: EUPL-1.2
// Reading prices: the API, the norms, what is old, and regions.
#include <boost/json.hpp>
#include <set>

#include "inhoud/teksten.h"
#include "prijsbeheer/prijsbeheer_app.h"
#include "prijsbeheer/verouderd.h"
#include "rekentool/normen.h"

namespace ontknoop::prijsbeheer {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

class PrijzenApi : public testing::Test {
protected:
    PrijsApp wereld;
    http::Response get(const std::string& query, const test::Persoon& wie) { return wereld.app.get(wie, "/api/v1/prijzen" + query); }
    json::array prijzen(const std::string& query, const test::Persoon& wie) {
        const auto answer = get(query, wie);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return json::parse(answer.body).as_array();
    }
    std::vector<std::string> wrong(const std::string& query) {
        const auto answer = get(query, wereld.professional);
        EXPECT_EQ(answer.status, 400);
        std::vector<std::string> velden;
        const json::value body = json::parse(answer.body);
        for (const auto& f : body.at("fouten").as_array()) velden.emplace_back(f.at("veld").as_string());
        return velden;
    }
};

TEST_F(PrijzenApi, gives_the_own_layer_to_who_belongs_to_it_and_to_nobody_else) {
    wereld.voer_in();
    const auto eigen = prijzen("?zoek=begeleiding", wereld.professional);
    ASSERT_EQ(eigen.size(), 1u);
    EXPECT_EQ(eigen[0].at("bedrag").as_string(), "75.5");
    EXPECT_EQ(eigen[0].at("prijslaag").as_string(), "organisatie");
    EXPECT_EQ(eigen[0].at("verwijzing").as_string(), "begeleiding@organisatie.1");
    EXPECT_EQ(eigen[0].at("gaat_voor").at(0).at("bedrag").as_string(), "71");
    EXPECT_EQ(prijzen("?zoek=begeleiding", wereld.vreemde)[0].at("bedrag").as_string(), "71");
    EXPECT_EQ(prijzen("?zoek=begeleiding&op=2025-12-31", wereld.professional)[0].at("bedrag").as_string(), "71");
    EXPECT_EQ(prijzen("?laag=organisatie", wereld.professional).size(), 1u);
    EXPECT_EQ(prijzen("?aantal=1", wereld.professional).size(), 1u);
    EXPECT_EQ(prijzen("", wereld.professional).size(), 2u);
    EXPECT_EQ(prijzen("?uit=ja", wereld.professional).size(), 3u);
}

TEST_F(PrijzenApi, says_everything_that_is_wrong_at_once) {
    EXPECT_THAT(wrong("?kleur=rood&op=gisteren&aantal=0&laag=eigen&uit=misschien&zoek=" + std::string(121, 'a')), UnorderedElementsAre("kleur", "op", "aantal", "laag", "uit", "zoek"));
    for (const char* aantal : {"0", "1001", "-1", "1.5", "99999999999999999999", "5x"}) EXPECT_THAT(wrong(std::string("?aantal=") + aantal), ElementsAre("aantal"));
    EXPECT_THAT(wrong("?op=2026-01-01&op=2026-01-02"), ElementsAre("op"));
    EXPECT_THAT(wrong("?zoek=%01"), ElementsAre("zoek"));
}

TEST_F(PrijzenApi, fits_its_description) {
    wereld.voer_in();
    const auto bestanden = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    const json::value spec = json::parse(bestanden.get("api/openapi.json"));
    const json::object& properties = spec.at_pointer("/components/schemas/Prijs/properties").as_object();
    for (const auto& prijs : prijzen("?uit=ja", wereld.professional)) {
        for (const auto& member : prijs.as_object()) EXPECT_TRUE(properties.contains(member.key())) << member.key();
        for (const auto& name : spec.at_pointer("/components/schemas/Prijs/required").as_array()) EXPECT_TRUE(prijs.as_object().contains(name.as_string())) << name.as_string();
    }
    const std::string server(spec.at_pointer("/servers/0/url").as_string());
    std::set<std::string> parameters;
    for (const auto& p : spec.at_pointer("/paths/~1prijzen/get/parameters").as_array()) parameters.emplace(p.at("name").as_string());
    EXPECT_THAT(parameters, UnorderedElementsAre("zoek", "categorie", "betaler", "wet", "laag", "op", "uit", "aantal"));
}

TEST_F(PrijzenApi, finds_a_kind_of_help_by_its_name_and_keeps_its_code) {
    EXPECT_EQ(prijzen("?zoek=aan%20huis", wereld.professional).size(), 1u) << "Begeleiding aan huis";
    EXPECT_EQ(prijzen("?zoek=ambulante", wereld.professional)[0].at("categorie").as_string(), "ambulante begeleiding");
    EXPECT_EQ(prijzen("?categorie=ambulante%20begeleiding", wereld.professional).size(), 1u);
}

// What ships has a name people know: none is the code itself.
TEST(Prijscategorieen, every_kind_of_help_that_ships_has_a_name) {
    const auto bestanden = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    test::App app({});
    rekentool::Prijslijst geleverd;
    for (const std::string& pad : bestanden.list("prijzen/")) geleverd.add(pad, bestanden.get(pad));
    for (const auto& [code, naam] : categorienamen(app.teksten(), geleverd)) {
        std::string sleutel = "prijzen.categorieen." + code;
        for (char& c : sleutel)
            if (c == ' ' || c == '-') c = '_';
        EXPECT_TRUE(app.teksten().has(sleutel)) << code << " is shown as " << naam;
    }
}

class Normen : public testing::Test {
protected:
    static std::vector<rekentool::Norm> lees(const std::string& toml) { return rekentool::parse_normen("normen.toml", toml, proeflijst()); }
};

TEST_F(Normen, the_shipped_ones_are_read_and_have_a_value_today) {
    const auto bestanden = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    rekentool::Prijslijst geleverd;
    for (const std::string& pad : bestanden.list("prijzen/")) geleverd.add(pad, bestanden.get(pad));
    const auto normen = rekentool::parse_normen("parameters/normen.toml", bestanden.get("parameters/normen.toml"), geleverd);
    const auto bedrag = [&](const std::string& code, const char* dag) {
        for (const auto& n : normen)
            if (n.code == code) return n.op(*parse_iso_date(dag)) ? n.op(*parse_iso_date(dag))->bedrag.text() : std::string("-");
        return std::string("?");
    };
    EXPECT_EQ(bedrag("bijstand_alleenstaande", "2026-11-21"), "1401.5");
    EXPECT_EQ(bedrag("bijstand_alleenstaande", "2025-06-30"), "1345.45");
    EXPECT_EQ(bedrag("bijstand_alleenstaande", "2025-07-01"), "-") << "what we did not read is not guessed";
    EXPECT_EQ(bedrag("vermogen_alleenstaande", "2026-11-21"), "8000");
    EXPECT_EQ(bedrag("vermogen_gezin", "2023-05-01"), "15210");
    for (const auto& n : normen)
        for (const auto& w : n.waarden) EXPECT_FALSE(w.bron.empty()) << n.code;
}

TEST_F(Normen, mistakes_of_an_editor_are_named) {
    const std::string begin = "[[norm]]\ncode = \"a\"\nnaam = \"A\"\nwet = \"W\"\n";
    EXPECT_EQ(lees(begin + "[[norm.waarde]]\nprijs = \"norm-alleen\"\n")[0].op(*parse_iso_date("2026-01-01"))->bedrag.text(), "1401.5");
    EXPECT_THROW(lees(begin), AdminError);
    EXPECT_THROW(lees(begin + "[[norm.waarde]]\nprijs = \"bestaat-niet\"\n"), AdminError);
    EXPECT_THROW(lees(begin + "[[norm.waarde]]\nprijs = \"begeleiding\"\n"), AdminError) << "no first day";
    EXPECT_THROW(lees(begin + "[[norm.waarde]]\nbedrag = 5\ngeldig_vanaf = \"2026-01-01\"\n"), AdminError) << "no source";
    EXPECT_THROW(lees(begin + "[[norm.waarde]]\nbedrag = 5\nbron = \"b\"\ngeldig_vanaf = \"2026-01-01\"\n[[norm.waarde]]\nbedrag = 6\nbron = \"b\"\ngeldig_vanaf = \"2026-02-01\"\n"), AdminError) << "two at once";
    EXPECT_THROW(lees(begin + "[[norm.waarde]]\nprijs = \"norm-alleen\"\n" + begin + "[[norm.waarde]]\nprijs = \"norm-alleen\"\n"), AdminError) << "the same code";
}

TEST(Verouderd, SaysWhyAndForHowLong) {
    const Date dag = *parse_iso_date("2026-11-21");
    rekentool::Prijslijst lijst;
    auto prijs = [](const char* id, std::optional<int> jaar) {
        rekentool::Prijs p;
        p.id = id;
        p.naam = id;
        p.prijsjaar = jaar;
        return p;
    };
    lijst.lay_over(prijs("vers", 2026));
    lijst.lay_over(prijs("oud", 2022));
    lijst.lay_over(prijs("zonder", std::nullopt));
    auto voorbij = prijs("voorbij", 2025);
    voorbij.geldig_tot = parse_iso_date("2025-12-31");
    voorbij.bron_datum = parse_iso_date("2020-01-01");
    lijst.lay_over(voorbij);
    auto uit = prijs("uit", 2000);
    uit.aan = false;
    lijst.lay_over(uit);
    const auto gevonden = find_verouderd(lijst, dag, 3);
    ASSERT_EQ(gevonden.size(), 3u);
    EXPECT_EQ(gevonden[0].prijs->id, "voorbij");
    EXPECT_THAT(gevonden[0].redenen, ElementsAre(Ouderdom::voorbij, Ouderdom::bron));
    EXPECT_EQ(gevonden[1].prijs->id, "zonder");
    EXPECT_EQ(gevonden[2].prijs->id, "oud");
    EXPECT_EQ(find_verouderd(lijst, dag, 4).size(), 2u) << "2022 is four years ago";
}

TEST_F(PrijzenApi, the_list_of_old_prices_says_who_looks) {
    const auto page = wereld.app.get(wereld.professional, "/prijzen/verouderd?jaren=1");
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(wereld.app.get(wereld.professional, "/prijzen/verouderd?jaren=x").body, HasSubstr("value=\"3\""));
    wereld.voer_in({{"prijsjaar", "2020"}});
    EXPECT_THAT(wereld.app.get(wereld.professional, "/prijzen/verouderd").body, HasSubstr("De beheerder van prijzen van je organisatie"));
    EXPECT_THAT(wereld.app.get(wereld.vreemde, "/prijzen/verouderd").body, Not(HasSubstr("De beheerder van prijzen van je organisatie")));
}

TEST_F(PrijzenApi, the_list_of_old_prices_says_once_for_each_kind_who_looks) {
    for (const char* id : {"oud-een", "oud-twee", "oud-drie"}) wereld.voer_in({{"kenmerk", id}, {"prijsjaar", "2020"}});
    const auto page = wereld.app.get(wereld.professional, "/prijzen/verouderd").body;
    auto aantal = [&](std::string_view wat) {
        std::size_t n = 0;
        for (std::size_t at = page.find(wat); at != std::string::npos; at = page.find(wat, at + 1)) ++n;
        return n;
    };
    EXPECT_EQ(aantal("<th scope=\"row\">"), 3u);
    EXPECT_EQ(aantal("De beheerder van prijzen van je organisatie"), 1u);
    EXPECT_EQ(wereld.app.get(wereld.professional, "/prijzen/verouderd?pagina=999").status, 200) << "a page that does not exist";
}

TEST_F(PrijzenApi, who_manages_the_installation_ties_a_municipality_to_a_region) {
    const auto& platform = wereld.app.persoon(Rol::platformbeheerder);
    EXPECT_THAT(wereld.app.get(platform, "/beheer/regios").body, HasSubstr("/beheer/organisaties"));
    const OrganisatieId regio = wereld.regio_met_prijs({{"bedrag", "73"}});
    const std::string gemeente = wereld.maker.wie.organisatie.value;
    EXPECT_EQ(wereld.app.post(platform, "/beheer/regios", {{"gemeente", regio.value}, {"regio", gemeente}}).status, 400);
    EXPECT_EQ(wereld.app.post(platform, "/beheer/regios", {}).status, 400);
    EXPECT_EQ(wereld.app.post(platform, "/beheer/regios", {{"gemeente", gemeente}, {"regio", regio.value}}).status, 303);
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-11-21"), "73");
    EXPECT_THAT(wereld.app.get(platform, "/beheer/regios").body, HasSubstr("Regio Rivierenland"));
    EXPECT_EQ(wereld.app.post(wereld.maker, "/beheer/regios/weghalen", {{"gemeente", gemeente}, {"regio", regio.value}}).status, 403);
    EXPECT_EQ(wereld.app.post(platform, "/beheer/regios/weghalen", {{"gemeente", gemeente}, {"regio", regio.value}}).status, 303);
    EXPECT_EQ(wereld.app.post(platform, "/beheer/regios/weghalen", {{"gemeente", gemeente}, {"regio", regio.value}}).status, 404);
    EXPECT_EQ(wereld.bedrag(wereld.maker, "2026-11-21"), "71");
}

}  // namespace
}  // namespace ontknoop::prijsbeheer
