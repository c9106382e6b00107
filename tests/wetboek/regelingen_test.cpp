// SPDX-License-Identifier: EUPL-1.2
// The library of official texts, from outside.
#include <boost/json.hpp>
#include <sstream>

#include "wetboek_fixture.h"
#include "wetten/bwb_import.h"
#include "wetten/cvdr_import.h"
#include "wetten/wetten_store.h"

namespace ontknoop::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using toegang::Rol;

// Article 18 of the real Participatiewet exists in the curated layer: its number is used, its words are made up.
std::string toestand(const std::string& datum, const std::string& lid) {
    return "<toestand bwb-ng-vast-deel=\"x/" + datum + "/0\" bwb-id=\"BWBR0015703\" inwerkingtreding=\"" + datum +
           R"("><wetgeving soort="wet"><citeertitel>Participatiewet</citeertitel><wet-besluit><wettekst><hoofdstuk><kop><label>Hoofdstuk</label><nr>2</nr></kop>
<artikel label="Artikel 18" status="goed" bron="Stb.2025-1" bwb-ng-variabel-deel="/Hoofdstuk2/Artikel18"><kop><label>Artikel</label><nr>18</nr><titel>Afstemming</titel></kop>
<lid><lidnr>1</lidnr><al>)" + lid + R"(</al><lijst><li><li.nr>a.</li.nr><al>ten eerste;</al><lijst><li><li.nr>1°.</li.nr><al>diep</al></li></lijst></li><li><li.nr>b.</li.nr><al>ten tweede.</al></li></lijst></lid>
<lid><lidnr>2</lidnr><al>Tabel:</al><table><tgroup><tbody><row><entry><al>Kop een</al></entry><entry><al>Kop twee</al></entry></row><row><entry/><entry><al>x</al><al>y</al></entry></row></tbody></tgroup></table></lid></artikel>
<artikel label="Artikel 2:3" status="goed"><kop><label>Artikel</label><nr>2:3</nr></kop><al>&lt;script&gt;alert(1)&lt;/script&gt; blijft tekst.</al></artikel>
<artikel label="Artikel 24a" status="nogniet" inwerking="2027-01-01"><kop><label>Artikel</label><nr>24a</nr></kop><al>Straks.</al></artikel>
<artikel label="Artikel 90" status="vervallen"><kop><label>Artikel</label><nr>90</nr></kop></artikel>
</hoofdstuk></wettekst></wet-besluit></wetgeving></toestand>)";
}

class Regelingen : public Wetboek {
protected:
    void lees_in(const std::string& xml, const std::string& hash, bool landelijk = true) {
        std::istringstream in(xml);
        const auto versie = landelijk ? wetten::read_bwb_toestand(in, "proef.xml") : wetten::read_cvdr(in, "proef.xml");
        database_write([&](db::Connection& c) { wetten::store_versie(c, app.clock, versie.value(), {hash, "proef.xml", "toets"}).value(); });
    }
    template <class F>
    void database_write(F work) { app.database().write(work); }
    void twee_versies() {
        lees_in(toestand("2024-01-01", "De oude zin over maatwerk"), "h1");
        lees_in(toestand("2026-01-01", "De nieuwe zin over maatwerk"), "h2");
    }
    void lokale_regel(const std::string& gemeente) {
        lees_in(R"(<cvdr xmlns:dcterms="x"><meta><owmskern><dcterms:identifier>CVDR12_3</dcterms:identifier><dcterms:title>Beleidsregels hulp</dcterms:title><dcterms:creator scheme="overheid:Gemeente">)" +
                    gemeente + R"(</dcterms:creator></owmskern><cvdripm><inwerkingtredingDatum>2020-05-01</inwerkingtredingDatum></cvdripm></meta><body><regeling><regeling-tekst>
<artikel><kop><label>Artikel</label><nr>1</nr></kop><al>Maatwerk mag hier.</al></artikel></regeling-tekst></regeling></body></cvdr>)",
                "h3", false);
    }
    const Persoon& wie = app.persoon(Rol::professional);
    std::string page(const std::string& target, int status = 200) {
        const auto answer = app.get(wie, target);
        EXPECT_EQ(answer.status, status) << target;
        EXPECT_THAT(id_problems(answer.body), testing::IsEmpty()) << target;
        return answer.body;
    }
};

TEST_F(Regelingen, AnEmptyLibrarySaysWhatToDo) {
    EXPECT_THAT(page("/wetten/regelingen"), AllOf(HasSubstr("nog geen officiële teksten"), HasSubstr("wetten importeren")));
    EXPECT_THAT(page("/wetten"), HasSubstr("href=\"/wetten/regelingen\""));
    EXPECT_THAT(page("/wetten/bepalingen/pw-18-lid-1"), HasSubstr("staat niet in deze installatie"));
}

TEST_F(Regelingen, AreListedAndFiltered) {
    twee_versies();
    EXPECT_THAT(page("/wetten/regelingen"), AllOf(HasSubstr("href=\"/wetten/regelingen/BWBR0015703\""), HasSubstr("2 versies, de nieuwste van 1 januari 2026")));
    EXPECT_THAT(page("/wetten/regelingen?naam=participatie"), HasSubstr("BWBR0015703"));
    EXPECT_THAT(page("/wetten/regelingen?naam=kieswet"), AllOf(HasSubstr("0 regelingen"), Not(HasSubstr("BWBR0015703\""))));
    EXPECT_THAT(page("/wetten/regelingen?soort=lokaal"), Not(HasSubstr("regelingen/BWBR0015703")));
}

TEST_F(Regelingen, ShowTheirContentsAsTheyAreOnADay) {
    twee_versies();
    EXPECT_THAT(page("/wetten/regelingen/BWBR0015703"),
                AllOf(HasSubstr("Hoofdstuk 2"), HasSubstr("artikelen/18\""), HasSubstr("artikelen/2%3A3\""), HasSubstr("Geldt pas vanaf 1 januari 2027"), HasSubstr("Vervallen"),
                      HasSubstr("verschil?van=2024-01-01_0&amp;naar=2026-01-01_0")));
    EXPECT_THAT(page("/wetten/regelingen/BWBR0015703?op=2024-06-01"), HasSubstr("Van 1 januari 2024 tot 1 januari 2026"));
    EXPECT_THAT(page("/wetten/regelingen/BWBR0015703?op=2019-06-01"), HasSubstr("was er volgens de bibliotheek geen versie"));
    EXPECT_THAT(page("/wetten/regelingen/BWBR0015703?op=morgen", 400), HasSubstr("value=\"morgen\""));
    page("/wetten/regelingen/BWBR9999999", 404);
}

TEST_F(Regelingen, AnArticleKeepsItsStructure) {
    twee_versies();
    const std::string body = page("/wetten/regelingen/BWBR0015703/artikelen/18");
    EXPECT_THAT(body, AllOf(HasSubstr("De nieuwe zin over maatwerk"), Not(HasSubstr("De oude zin")), HasSubstr("Afstemming"), HasSubstr("Stb.2025-1")));
    // Lists in lists, and a table with an empty cell and two lines in another.
    EXPECT_THAT(body, HasSubstr("</span> ten eerste;</p><ul class=\"ok-wettekst__lijst\"><li><p><span class=\"ok-wettekst__nr\">1°.</span> diep</p></li></ul></li><li>"));
    EXPECT_THAT(body, HasSubstr("<tr><th scope=\"col\">Kop een</th><th scope=\"col\">Kop twee</th></tr><tr><td></td><td>x<br>y</td></tr>"));
    EXPECT_THAT(body, AllOf(HasSubstr("https://wetten.overheid.nl/BWBR0015703/2026-01-01"), HasSubstr("href=\"https://wetten.overheid.nl/BWBR0015703#")));
    EXPECT_THAT(page("/wetten/regelingen/BWBR0015703/artikelen/2:3"), AllOf(HasSubstr("&lt;script&gt;"), Not(HasSubstr("<script>alert"))));
    EXPECT_THAT(page("/wetten/regelingen/BWBR0015703/artikelen/24a"), HasSubstr("Geldt pas vanaf 1 januari 2027"));
    EXPECT_THAT(page("/wetten/regelingen/BWBR0015703/artikelen/90"), HasSubstr("Vervallen"));
    page("/wetten/regelingen/BWBR0015703/artikelen/nergens", 404);
}

TEST_F(Regelingen, AnArticleShowsTheWordingOfTheDayAndTheRoomBesideIt) {
    twee_versies();
    const std::string toen = page("/wetten/regelingen/BWBR0015703/artikelen/18?op=2025-06-01");
    EXPECT_THAT(toen, AllOf(HasSubstr("De oude zin over maatwerk"), HasSubstr("Hoe dit artikel luidde")));
    EXPECT_THAT(toen, HasSubstr("/wetten/bepalingen/pw-18"));
    EXPECT_THAT(page("/wetten/regelingen/BWBR0015703/artikelen/18?op=2010-06-01"), HasSubstr("stond dit artikel niet in de wet"));
    EXPECT_THAT(page("/wetten/bepalingen/pw-18-lid-1"), AllOf(HasSubstr("De nieuwe zin over maatwerk"), HasSubstr("/wetten/regelingen/BWBR0015703/artikelen/18")));
}

TEST_F(Regelingen, WhatChangedIsShownWordByWord) {
    twee_versies();
    const std::string body = page("/wetten/regelingen/BWBR0015703/verschil?van=2024-01-01_0&naar=2026-01-01_0");
    EXPECT_THAT(body, AllOf(HasSubstr("<del>oude</del>"), HasSubstr("<ins>nieuwe</ins>"), HasSubstr("Artikel 18"), Not(HasSubstr("Artikel 2:3"))));
    EXPECT_EQ(page("/wetten/regelingen/BWBR0015703/verschil").find("<del>oude</del>") != std::string::npos, true);
    for (const char* nothing : {"?van=x&naar=y", "?van=2026-01-01_0&naar=2026-01-01_0"})
        EXPECT_THAT(page(std::string("/wetten/regelingen/BWBR0015703/verschil") + nothing), HasSubstr("geen twee verschillende versies"));
}

TEST_F(Regelingen, LocalRulesAreForTheirOwnMunicipality) {
    lokale_regel("Waterveen");
    EXPECT_THAT(page("/wetten/regelingen"), AllOf(HasSubstr("CVDR12"), HasSubstr("Regel van Waterveen")));
    EXPECT_THAT(page("/wetten/regelingen/CVDR12/artikelen/1"), HasSubstr("Maatwerk mag hier."));
    const Persoon& vreemde = app.vreemde(Rol::professional);
    EXPECT_THAT(app.get(vreemde, "/wetten/regelingen").body, Not(HasSubstr("CVDR12")));
    for (const char* target : {"/wetten/regelingen/CVDR12", "/wetten/regelingen/CVDR12/artikelen/1", "/wetten/regelingen/CVDR12/verschil", "/api/v1/regelingen/CVDR12",
                               "/api/v1/regelingen/CVDR12/artikelen/1"})
        EXPECT_EQ(app.get(vreemde, target).status, 404) << target;
}

TEST_F(Regelingen, TheApiGivesRegulationsAndArticlesOfADay) {
    namespace json = boost::json;
    twee_versies();
    const auto get = [&](const std::string& target) { return json::parse(app.get(wie, target).body); };
    EXPECT_EQ(get("/api/v1/regelingen?naam=participatie").at("totaal").as_int64(), 1);
    const json::value regeling = get("/api/v1/regelingen/BWBR0015703?op=2025-01-01");
    EXPECT_EQ(regeling.at("geldig").as_string(), "2024-01-01_0");
    EXPECT_EQ(regeling.at("versielijst").as_array().size(), 2u);
    const json::value artikel = get("/api/v1/regelingen/BWBR0015703/artikelen/18?op=2025-01-01");
    EXPECT_THAT(std::string(artikel.at("tekst").as_string()), HasSubstr("De oude zin"));
    EXPECT_EQ(artikel.at("leden").as_array().size(), 2u);
    EXPECT_EQ(app.get(wie, "/api/v1/regelingen/BWBR0015703/artikelen/24a").status, 404);  // not law yet
    for (const char* wrong : {"/api/v1/regelingen?onbekend=1", "/api/v1/regelingen?pagina=0", "/api/v1/regelingen/BWBR0015703?op=gisteren", "/api/v1/regelingen/BWBR0015703/artikelen/18?dag=1"})
        EXPECT_EQ(app.get(wie, wrong).status, 400) << wrong;
}

}  // namespace
}  // namespace ontknoop::test
