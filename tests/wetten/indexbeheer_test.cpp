// SPDX-License-Identifier: EUPL-1.2
#include "wetten/indexbeheer.h"

#include <gmock/gmock.h>
#include <zip.h>

#include "hulp.h"
#include "support/databases.h"
#include "wetten/inlezen.h"

namespace ontknoop::wetten {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string toestand(const std::string& id, const std::string& datum, const std::string& tekst) {
    return "<?xml version=\"1.0\"?><!-- proef --><toestand bwb-id=\"" + id + "\" inwerkingtreding=\"" + datum +
           "\"><wetgeving soort=\"wet\"><citeertitel>Proefwet</citeertitel><wet-besluit><wettekst><artikel label=\"Artikel 1\" status=\"goed\"><kop><label>Artikel</label><nr>1</nr>"
           "</kop><al>" + tekst + "</al></artikel></wettekst></wet-besluit></wetgeving></toestand>";
}
std::string lokaal(const std::string& gemeente) {
    return "<cvdr xmlns:dcterms=\"x\"><meta><owmskern><dcterms:identifier>CVDR12_3</dcterms:identifier><dcterms:title>Beleidsregels</dcterms:title><dcterms:creator "
           "scheme=\"overheid:Gemeente\">" + gemeente + "</dcterms:creator></owmskern><cvdripm><inwerkingtredingDatum>2020-05-01</inwerkingtredingDatum></cvdripm></meta><body><regeling>"
           "<regeling-tekst><artikel><kop><label>Artikel</label><nr>1</nr></kop><al>De kwibusregeling is voor inwoners.</al></artikel></regeling-tekst></regeling></body></cvdr>";
}
constexpr const char* wti = R"(<wetstechnische-informatie bwb-id="BWBR0000001"><algemene-informatie><afkortingen><afkorting>Pfw</afkorting></afkortingen></algemene-informatie></wetstechnische-informatie>)";

class Inlezen : public test::BothDatabases {
protected:
    FixedClock clock{parse_iso_timestamp("2026-11-21T12:00:00.000Z").value()};
    test::TemporaryFolder folder;
    std::vector<Inleesregel> regels;

    void write(const std::string& name, const std::string& content) {
        std::filesystem::create_directories(std::filesystem::path(folder.file(name)).parent_path());
        std::ofstream(folder.file(name), std::ios::binary) << content;
    }
    Inleesuitkomst read_in(const std::string& path) {
        regels.clear();
        return lees_in(database(), clock, list_bronbestanden(path), "toets", [&](const Inleesregel& regel) { regels.push_back(regel); });
    }
    std::int64_t revisie() {
        std::int64_t value = 0;
        database().read([&](db::Connection& c) { value = bibliotheek_revisie(c); });
        return value;
    }
};
ONTKNOOP_ON_BOTH_DATABASES(Inlezen);

TEST_P(Inlezen, takes_a_folder_with_everything_in_it) {
    write("a/BWBR0000001_2020-01-01_0.xml", toestand("BWBR0000001", "2020-01-01", "oud"));
    write("a/BWBR0000001_2026-01-01_0.xml", toestand("BWBR0000001", "2026-01-01", "nieuw"));
    write("a/BWBR0000001.WTI", wti);
    write("lokaal.xml", lokaal("Waterveen"));
    write("leesmij.txt", "geen wet");
    write("record.xml", "<record/>");
    const Inleesuitkomst totaal = read_in(folder.path().string());
    EXPECT_THROW(list_bronbestanden(folder.path().string(), 4), AdminError) << "there are five";
    EXPECT_EQ(totaal.nieuw, 3u);
    EXPECT_EQ(totaal.bijgewerkt, 1u);
    EXPECT_EQ(totaal.overgeslagen, 1u);
    EXPECT_EQ(totaal.fout, 0u);
    EXPECT_EQ(regels.back().totaal, 5u);
    const auto after = revisie();
    const Inleesuitkomst again = read_in(folder.path().string());
    EXPECT_EQ(again.ongewijzigd, 3u);
    EXPECT_FALSE(again.is_gewijzigd());
    EXPECT_EQ(revisie(), after);
}

TEST_P(Inlezen, a_bad_file_changes_nothing_and_the_others_go_on) {
    write("1.xml", toestand("BWBR0000001", "2020-01-01", "goed"));
    write("2.xml", "<toestand bwb-id=\"BWBR0000002\" inwerkingtreding=\"2020-01-01\">\n<wetgeving>\n<fout></toestand>");
    write("3.xml", "<toestand bwb-id=\"GEEN\" inwerkingtreding=\"2020-01-01\"><wetgeving/></toestand>");
    write("4.xml", toestand("BWBR0000004", "2020-01-01", "ook goed"));
    const Inleesuitkomst totaal = read_in(folder.path().string());
    EXPECT_EQ(totaal.nieuw, 2u);
    EXPECT_EQ(totaal.fout, 2u);
    for (const Inleesregel& regel : regels) {
        if (regel.naam == "2.xml") {
            EXPECT_THAT(regel.fouten, ElementsAre(testing::Field(&Error::arguments, Contains("3"))));  // the line
        }
        if (regel.naam == "3.xml") {
            EXPECT_EQ(regel.fouten.at(0).code, "wetten.kenmerk");
        }
    }
    database().read([](db::Connection& c) {
        EXPECT_EQ(count_regelingen(c, std::nullopt, {}), 2);
        EXPECT_EQ(c.value<std::int64_t>("SELECT count(*) FROM wet_stuk s WHERE NOT EXISTS (SELECT 1 FROM wet_versie v WHERE v.versie = s.versie AND v.regeling_id = s.regeling_id)"), 0);
    });
}

TEST_P(Inlezen, takes_a_zip) {
    const std::string path = folder.file("wetten.zip"), content = toestand("BWBR0000001", "2020-01-01", "in een zip");
    int code = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, &code);
    ASSERT_TRUE(archive);
    for (const char* name : {"map/BWBR0000001.xml", "leesmij.md"}) {
        ASSERT_GE(zip_file_add(archive, name, zip_source_buffer(archive, content.data(), content.size(), 0), 0), 0);
    }
    ASSERT_EQ(zip_close(archive), 0);
    const Inleesuitkomst totaal = read_in(path);
    EXPECT_EQ(totaal.nieuw, 1u);
    EXPECT_THAT(regels, SizeIs(1));
    EXPECT_EQ(regels[0].naam, "wetten.zip: map/BWBR0000001.xml");

    EXPECT_THROW(list_bronbestanden(path, 0), AdminError) << "one file is more than none";
    EXPECT_THAT(list_bronbestanden(path, 1), SizeIs(1));

    // What was listed is what is read, also when something else has taken the name of the archive.
    const auto files = list_bronbestanden(path);
    ASSERT_THAT(files, SizeIs(1));
    std::filesystem::remove(path);
    write("wetten.zip", "iets anders");
    for (int keer = 0; keer < 2; ++keer) {
        std::ostringstream gelezen;
        gelezen << files[0].open()->rdbuf();
        EXPECT_EQ(gelezen.str(), content);
    }
}

TEST_P(Inlezen, says_which_path_is_wrong) {
    EXPECT_THROW(list_bronbestanden(folder.file("bestaat-niet")), AdminError);
    write("stuk.zip", "geen zip");
    EXPECT_THROW(list_bronbestanden(folder.file("stuk.zip")), AdminError);
}

// The index beside the library: what a node does at its start, and when another node read something in.
class Index : public Inlezen {
protected:
    const inhoud::Bestanden& inhoud = hulp::real_inhoud();
    Bepalingen bepalingen = Bepalingen::load(inhoud);
    Zoekindex index = Zoekindex::build(Zoekinhoud::load(inhoud), bepalingen);
    Indexbeheer beheer{database(), inhoud, bepalingen, folder.path().string(), index};

    std::vector<std::string> zoek(const char* woorden, const char* op = "2026-11-21", std::optional<std::string> gemeente = std::nullopt) {
        std::vector<std::string> keys;
        for (const Treffer& hit : index.zoek({.tekst = woorden, .op = parse_iso_date(op).value(), .gemeente = std::move(gemeente)}).treffers)
            keys.push_back(hit.regeling_id + " " + hit.artikel + (hit.nog_niet_geldig ? " later" : ""));
        return keys;
    }
};
ONTKNOOP_ON_BOTH_DATABASES(Index);
using Uitkomst = Indexbeheer::Uitkomst;

TEST_P(Index, is_left_alone_while_the_library_is_empty) {
    EXPECT_EQ(beheer.ververs(), Uitkomst::al_bij);
    EXPECT_FALSE(std::filesystem::exists(beheer.pad()));
    EXPECT_THAT(zoek("huurachterstand"), Not(IsEmpty()));
}

TEST_P(Index, covers_the_official_texts_after_an_import) {
    write("1.xml", toestand("BWBR0000001", "2020-01-01", "Wie een kwibusvergunning heeft mag meedoen."));
    read_in(folder.file("1.xml"));
    EXPECT_THAT(zoek("kwibusvergunning"), IsEmpty());
    EXPECT_EQ(beheer.ververs(), Uitkomst::gebouwd);
    EXPECT_THAT(zoek("kwibusvergunning"), ElementsAre("BWBR0000001 1"));
    EXPECT_EQ(beheer.ververs(), Uitkomst::al_bij);
}

TEST_P(Index, another_node_opens_what_was_built_and_notices_a_new_revision) {
    write("1.xml", toestand("BWBR0000001", "2020-01-01", "kwibusvergunning"));
    read_in(folder.file("1.xml"));
    beheer.ververs();
    Zoekindex tweede_index = Zoekindex::build(Zoekinhoud::load(inhoud), bepalingen);
    Indexbeheer tweede(database(), inhoud, bepalingen, folder.path().string(), tweede_index);
    EXPECT_EQ(tweede.open_bestaande(), Uitkomst::geopend);
    write("2.xml", toestand("BWBR0000002", "2020-01-01", "zwabberheffing"));
    read_in(folder.file("2.xml"));
    EXPECT_EQ(beheer.open_bestaande(), Uitkomst::al_bij);  // a start does not build
    EXPECT_EQ(tweede.ververs(), Uitkomst::gebouwd);
    EXPECT_THAT(zoek("kwibusvergunning"), ElementsAre("BWBR0000001 1"));  // the first goes on with what it has open
    EXPECT_EQ(beheer.ververs(), Uitkomst::geopend);
    EXPECT_THAT(zoek("zwabberheffing"), ElementsAre("BWBR0000002 1"));
}

TEST_P(Index, looks_at_the_law_of_the_day_that_is_asked) {
    write("1.xml", toestand("BWBR0000001", "2020-01-01", "de oude kwibusregel"));
    write("2.xml", toestand("BWBR0000001", "2027-01-01", "de nieuwe zwabberregel"));
    read_in(folder.path().string());
    beheer.ververs();
    EXPECT_THAT(zoek("kwibusregel"), ElementsAre("BWBR0000001 1"));
    EXPECT_THAT(zoek("zwabberregel"), ElementsAre("BWBR0000001 1 later"));
    EXPECT_THAT(zoek("kwibusregel", "2027-01-01"), IsEmpty());
    EXPECT_THAT(zoek("zwabberregel", "2027-01-01"), ElementsAre("BWBR0000001 1"));
    // A question that fits both wordings gets the one of its day.
    EXPECT_THAT(zoek("kwibusregel zwabberregel"), ElementsAre("BWBR0000001 1"));
}

TEST_P(Index, keeps_local_rules_of_another_municipality_out) {
    write("1.xml", lokaal("Waterveen"));
    read_in(folder.file("1.xml"));
    beheer.ververs();
    EXPECT_THAT(zoek("kwibusregeling", "2026-11-21", "Waterveen"), ElementsAre("CVDR12 1"));
    EXPECT_THAT(zoek("kwibusregeling", "2026-11-21", "Bergwijk"), IsEmpty());
    EXPECT_THAT(zoek("kwibusregeling"), IsEmpty());
}

TEST_P(Index, a_damaged_file_is_built_anew) {
    write("1.xml", toestand("BWBR0000001", "2020-01-01", "kwibusvergunning"));
    read_in(folder.file("1.xml"));
    std::ofstream(beheer.pad()) << "geen index";
    EXPECT_EQ(beheer.ververs(), Uitkomst::gebouwd);
    EXPECT_THAT(zoek("kwibusvergunning"), ElementsAre("BWBR0000001 1"));
}

TEST(Bronsoort, is_told_by_the_outermost_element) {
    const auto sniff = [](const std::string& text) {
        std::istringstream in(text);
        return sniff_bronsoort(in);
    };
    EXPECT_EQ(sniff("\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <work> -->\n<toestand bwb-id='x'>"), Bronsoort::toestand);
    EXPECT_EQ(sniff("<c:cvdr xmlns:c='x'>"), Bronsoort::cvdr);
    EXPECT_EQ(sniff("<work>"), Bronsoort::manifest);
    for (const char* other : {"", "<", "<!--", "tekst", "<html/>", "<!DOCTYPE toestand>"}) EXPECT_EQ(sniff(other), Bronsoort::onbekend) << other;
}

}  // namespace
}  // namespace ontknoop::wetten
