// SPDX-License-Identifier: EUPL-1.2
// What goes out as a file comes in the same; a file with one mistake changes nothing and every mistake is named.
#include "ruimte/uitwisselen.h"

#include "logboek/logboek.h"
#include "ruimte_fixture.h"

namespace ontknoop::ruimte {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using toegang::Rol;

Ingangen terug(const std::vector<Ingelezen>& gelezen) {
    Ingangen all;
    for (const Ingelezen& i : gelezen) all.emplace_back(i.id, i.inhoud);
    return all;
}

TEST(Uitwisselen, every_national_provision_survives_both_forms) {
    std::map<std::string, Ingangen> regelingen;
    Ingangen alles;
    for (const auto& b : test::bibliotheek().bepalingen.alle()) {
        if (b.gemeente) continue;
        regelingen[b.regeling_id].emplace_back(b.id, van_bepaling(b));
    }
    EXPECT_GT(regelingen.size(), 20u);
    for (const auto& [id, ingangen] : regelingen) {
        const auto gelezen = lees_bestand(schrijf_toml(ingangen), "Waterveen");
        ASSERT_TRUE(gelezen) << id;
        EXPECT_EQ(terug(*gelezen), ingangen) << id;
        alles.insert(alles.end(), ingangen.begin(), ingangen.end());
    }
    const auto gelezen = lees_bestand(schrijf_json(alles), "Waterveen");
    ASSERT_TRUE(gelezen);
    auto in_orde = alles;
    std::ranges::stable_sort(in_orde, {}, [](const auto& i) { return std::string(waarde(i.second, "regeling_id")); });
    EXPECT_EQ(terug(*gelezen), in_orde);
}

TEST(Uitwisselen, signs_that_mean_something_in_toml_survive) {
    Inhoud inhoud = van_bepaling(*test::bibliotheek().bepalingen.find("pw-35-lid-1"));
    inhoud["samenvatting"] = {"Een \"aanhaling\", een \\ en\neen nieuwe regel # geen commentaar"};
    inhoud["helpt_bij"] = {"a, b", "[c]", "d = 'e'"};
    const auto gelezen = lees_bestand(schrijf_toml({{"eigen-x", inhoud}}), "Waterveen");
    ASSERT_TRUE(gelezen);
    EXPECT_EQ((*gelezen)[0].inhoud, inhoud);
}

TEST(Uitwisselen, files_of_the_product_itself_can_be_read) {
    const auto files = inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    for (const std::string& path : files.list("bepalingen/")) {
        if (path.find("indeling") != std::string::npos) continue;
        const bool lokaal = path.find("rotterdam") != std::string::npos;
        const auto gelezen = lees_bestand(files.get(path), lokaal ? "Rotterdam" : "Waterveen");
        EXPECT_TRUE(gelezen.has_value()) << path << ": " << (gelezen ? "" : gelezen.error()[0].code);
        if (lokaal) {
            EXPECT_EQ(lees_bestand(files.get(path), "Waterveen").error()[0].code, "ruimte.andere_gemeente") << path;
        }
    }
}

TEST(Uitwisselen, hostile_files_are_refused_in_words) {
    const std::string diep(5000, '[');
    for (const std::string& tekst : {std::string(), std::string("   "), std::string("\xff\xfe"), std::string("{"), std::string("[]"), std::string("[1]"), std::string("{\"bepaling\": 3, \"bwb\": \"x\"}"),
                                     std::string("= ="), std::string("bwb = 1\nbwb = 2"), diep, "[" + diep, std::string("[{\"bwb\":{\"a\":1},\"bepaling\":[[]]}]"),
                                     std::string("bwb = \"BWBR0000001\"\ncvdr = \"CVDR1\"\n[[bepaling]]\nid = \"a-1\"\nonbekend = 3\ntitel = [\"x\"]\n")}) {
        const auto gelezen = lees_bestand(tekst, "Waterveen");
        EXPECT_FALSE(gelezen.has_value()) << tekst.substr(0, 40);
    }
    const auto veel = lees_bestand("bwb = \"BWBR0000001\"\ncvdr = \"CVDR1\"\n[[bepaling]]\nid = \"a-1\"\nonbekend = 3\ntitel = [\"x\"]\n", "Waterveen");
    EXPECT_EQ(veel.error().size(), 3u) << "all at once";
}

class Inlezen : public test::Ruimte {
protected:
    static std::string bestand(const std::string& artikel = "\"9\"", const std::string& ruimte = "\"kan_bepaling\"") {
        return "cvdr = \"CVDR900009\"\nregeling = \"Verordening Waterveen\"\ngemeente = \"Waterveen\"\n\n[[bepaling]]\nid = \"wv-9\"\nartikel = " + artikel +
               "\ntitel = \"Vlonderregeling\"\nsamenvatting = \"Een vlonder mag.\"\nleefgebieden = [\"wonen\"]\nhelpt_bij = [\"vlonder aan de woonboot\"]\nruimte = " + ruimte +
               "\nbeslisser = \"college\"\nbron = \"raadsbesluit\"\n";
    }
};

TEST_P(Inlezen, shows_first_what_is_in_it_and_changes_nothing) {
    const auto page = app.post(maker, "/wetten/eigen/bekijken", {{"tekst", bestand()}});
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("Vlonderregeling"));
    EXPECT_THAT(page.body, HasSubstr("Wordt een voorstel"));
    EXPECT_THAT(app.get(maker, "/wetten/eigen").body, Not(HasSubstr("Vlonderregeling")));
}

TEST_P(Inlezen, offers_every_entry_for_four_eyes_and_goes_out_again) {
    EXPECT_EQ(app.post(maker, "/wetten/eigen/inlezen", {{"tekst", bestand()}}).status, 303);
    EXPECT_FALSE(vindt(maker, "vlonder woonboot", "wv-9"));
    EXPECT_EQ(oordeel(jurist, "wv-9", 1, "goedkeuren").status, 303);
    EXPECT_TRUE(vindt(maker, "vlonder woonboot", "wv-9"));
    const auto uit = app.get(maker, "/wetten/eigen/bepalingen.toml?regeling=CVDR900009");
    EXPECT_EQ(uit.status, 200);
    EXPECT_THAT(uit.body, HasSubstr("cvdr = \"CVDR900009\""));
    EXPECT_THAT(app.get(maker, "/wetten/eigen/bepalingen.json").body, HasSubstr("\"id\":\"wv-9\""));
    EXPECT_THAT(app.get(maker, "/api/v1/bepalingen/eigen").body, HasSubstr("\"cvdr\":\"CVDR900009\""));
    EXPECT_EQ(app.get(app.vreemde(Rol::professional), "/api/v1/bepalingen/eigen").body, "[]");
    // Its own file says nothing new.
    EXPECT_THAT(app.post(maker, "/wetten/eigen/bekijken", {{"tekst", uit.body}}).body, HasSubstr("Staat er al zo"));
    EXPECT_THAT(app.get(app.vreemde(Rol::jurist), "/wetten/eigen/bepalingen.json").body, Not(HasSubstr("wv-9")));
    EXPECT_EQ(app.get(app.vreemde(Rol::jurist), "/wetten/eigen/bepalingen.toml?regeling=CVDR900009").status, 404);
}

TEST_P(Inlezen, all_or_nothing_with_every_problem_named) {
    const std::string twee = bestand() + "\n[[bepaling]]\nid = \"GROOT\"\ntitel = \"Kapot\"\n\n[[bepaling]]\nid = \"wv-10\"\nartikel = \"10\"\nruimte = \"onzin\"\n";
    for (const char* pad : {"/wetten/eigen/bekijken", "/wetten/eigen/inlezen"}) {
        const auto page = app.post(maker, pad, {{"tekst", twee}});
        EXPECT_EQ(page.status, 400) << pad;
        EXPECT_THAT(page.body, HasSubstr("GROOT, "))  << pad;
        EXPECT_THAT(page.body, HasSubstr("Je vindt dit bij wv-10, Soort ruimte.")) << pad;
        EXPECT_THAT(page.body, HasSubstr("Vlonderregeling")) << pad << ": what was pasted stays";
        EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    }
    app.database().read([&](db::Connection& tx) { EXPECT_EQ(tx.value<std::int64_t>("SELECT count(*) FROM ruimte_versie"), 0); });
}

class Inventarislijst : public test::Ruimte {};

TEST_P(Inventarislijst, keeps_what_was_found_by_whom_and_leads_to_an_entry) {
    auto page = app.get(maker, "/wetten/inventaris");
    EXPECT_THAT(page.body, HasSubstr("0 van "));
    EXPECT_THAT(test::id_problems(page.body), IsEmpty());
    EXPECT_EQ(app.post(maker, "/wetten/inventaris", {{"onderdeel", "wmo-hardheid"}, {"versie", "0"}, {"status", "gevonden"}, {"vindplaats", "Verordening 2026, artikel 12"}}).status, 303);
    page = app.get(maker, "/wetten/inventaris?status=gevonden");
    EXPECT_THAT(page.body, HasSubstr("Verordening 2026, artikel 12"));
    EXPECT_THAT(page.body, HasSubstr("1 van "));
    EXPECT_THAT(page.body, HasSubstr("door " + maker.wie.naam));
    const auto form = app.get(maker, "/wetten/eigen/nieuw?onderdeel=wmo-hardheid");
    EXPECT_THAT(form.body, HasSubstr("value=\"Verordening 2026, artikel 12\""));
    const std::string sleutel = dien_in(maker, with(lokale_regel(), "onderdeel", "wmo-hardheid"));
    EXPECT_THAT(app.get(maker, "/wetten/inventaris").body, HasSubstr("/wetten/eigen/" + sleutel));
    EXPECT_THAT(app.get(app.vreemde(Rol::jurist), "/wetten/inventaris").body, Not(HasSubstr("artikel 12")));
    EXPECT_EQ(app.get(app.persoon(Rol::beheerder), "/wetten/inventaris").status, 200) << "beheer links to it";
    EXPECT_THAT(app.get(app.persoon(Rol::beheerder), "/wetten/inventaris").body, Not(HasSubstr("name=\"vindplaats\"")));
}

TEST_P(Inventarislijst, refuses_in_words_and_sees_a_colleague_who_was_first) {
    const auto leeg = app.post(maker, "/wetten/inventaris", {{"onderdeel", "bb-hardheid"}, {"versie", "0"}, {"status", "gevonden"}, {"toelichting", "BLIJFT STAAN"}});
    EXPECT_EQ(leeg.status, 400);
    EXPECT_THAT(leeg.body, HasSubstr("BLIJFT STAAN"));
    EXPECT_THAT(leeg.body, HasSubstr("href=\"#bb-hardheid-vindplaats\""));
    EXPECT_THAT(test::id_problems(leeg.body), IsEmpty());
    EXPECT_EQ(app.post(maker, "/wetten/inventaris", {{"onderdeel", "bestaat-niet"}, {"status", "gevonden"}}).status, 404);
    EXPECT_EQ(app.post(maker, "/wetten/inventaris", {{"onderdeel", "bb-hardheid"}, {"versie", "0"}, {"status", "bestaat_niet"}}).status, 303);
    const auto late = app.post(jurist, "/wetten/inventaris", {{"onderdeel", "bb-hardheid"}, {"versie", "0"}, {"status", "gevonden"}, {"vindplaats", "Toch wel"}});
    EXPECT_EQ(late.status, 400);
    EXPECT_THAT(late.body, HasSubstr("Iemand heeft dit intussen gewijzigd"));
    EXPECT_THAT(late.body, HasSubstr("value=\"Toch wel\""));
    EXPECT_EQ(app.post(jurist, "/wetten/inventaris", {{"onderdeel", "bb-hardheid"}, {"versie", "1"}, {"status", "gevonden"}, {"vindplaats", "Toch wel"}}).status, 303);
}

INSTANTIATE_TEST_SUITE_P(On, Inlezen, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);
INSTANTIATE_TEST_SUITE_P(On, Inventarislijst, testing::Values(db::Engine::sqlite, db::Engine::postgres), test::engine_name);

}  // namespace
}  // namespace ontknoop::ruimte
