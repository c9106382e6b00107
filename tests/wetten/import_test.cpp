// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>

#include <pugixml.hpp>
#include <set>
#include <sstream>

#include "hulp.h"
#include "wetten/bwb_import.h"
#include "wetten/cvdr_import.h"
#include "wetten/jci.h"
#include "wetten/verwijzingcheck.h"

namespace ontknoop::wetten {
namespace {

using testing::HasSubstr;

Date day(std::string_view iso) { return parse_iso_date(iso).value(); }

Result<Regelingversie> read_bwb(const std::string& xml, XmlGrenzen grenzen = {}) {
    std::istringstream in(xml);
    return read_bwb_toestand(in, "proef.xml", grenzen);
}
Result<Regelingversie> read_local(const std::string& xml) {
    std::istringstream in(xml);
    return read_cvdr(in, "proef.xml");
}

std::string without_white(std::string_view text) {
    std::string result;
    for (char c : text) {
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r') result += c;
    }
    return result;
}

// The oracle: another parser, all text outside what is metadata, in document order.
void collect(const pugi::xml_node& node, const std::set<std::string>& skipped, std::string& text) {
    const std::string name = node.name();
    if (skipped.contains(name)) return;
    if (name == "li" && node.attribute("nr")) text += node.attribute("nr").value();
    for (const pugi::xml_node& child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
        else collect(child, skipped, text);
    }
}
std::string oracle(const std::string& path) {
    pugi::xml_document document;
    EXPECT_TRUE(document.load_file(path.c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    std::string text;
    collect(document.document_element(), {"meta-data", "bwb-inputbestand", "bwb-wijzigingen", "redactionele-correcties", "meta"}, text);
    return without_white(text);
}
bool is_toestand(const std::string& path) { return hulp::read_file(path).substr(0, 200).find("<toestand") != std::string::npos; }

TEST(Import, no_word_of_any_national_file_is_lost) {
    NEEDS_WETTEN_DATA();
    int files = 0;
    for (const std::string& path : hulp::list_files(hulp::wetten_data() + "/bwb", ".xml")) {
        if (!is_toestand(path)) continue;
        std::ifstream in(path);
        const auto versie = read_bwb_toestand(in, path);
        ASSERT_TRUE(versie) << path;
        EXPECT_EQ(without_white(versie->alle_tekst()), oracle(path)) << path;
        ++files;
    }
    EXPECT_GE(files, 11);
}
TEST(Import, no_word_of_any_local_file_is_lost) {
    NEEDS_WETTEN_DATA();
    int files = 0;
    for (const std::string& path : hulp::list_files(hulp::wetten_data() + "/cvdr", ".xml")) {
        if (path.find("sru") != std::string::npos) continue;
        std::ifstream in(path);
        const auto versie = read_cvdr(in, path);
        ASSERT_TRUE(versie) << path;
        EXPECT_EQ(without_white(versie->alle_tekst()), oracle(path)) << path;
        EXPECT_TRUE(versie->gemeente && versie->inwerkingtreding && !versie->citeertitel.empty()) << path;
        ++files;
    }
    EXPECT_GE(files, 3);
}
TEST(Import, every_article_of_every_national_file_is_found_once) {
    NEEDS_WETTEN_DATA();
    for (const std::string& path : hulp::list_files(hulp::wetten_data() + "/bwb", ".xml")) {
        if (!is_toestand(path)) continue;
        std::ifstream in(path);
        const auto versie = read_bwb_toestand(in, path);
        ASSERT_TRUE(versie);
        pugi::xml_document document;
        document.load_file(path.c_str());
        EXPECT_EQ(versie->artikelen.size(), document.select_nodes("//artikel").size()) << path;
        std::set<std::string> seen;
        for (const Artikel& artikel : versie->artikelen) {
            const std::string key = artikel.pad + "|" + (artikel.inwerking ? to_iso(*artikel.inwerking) : "") + "|" +
                                    std::to_string(static_cast<int>(artikel.status)) + "|" + artikel.versie_id;
            EXPECT_TRUE(seen.insert(key).second) << path << " " << key;
            EXPECT_FALSE(artikel.nr.empty()) << path << " " << artikel.pad;
        }
    }
}
// The oracle: the references of every article by another parser, and the numbers of the articles, compared as texts.
struct Verwijzingtelling {
    int binnen = 0, los = 0;
    bool operator==(const Verwijzingtelling&) const = default;
};
Verwijzingtelling tel_verwijzingen(const std::string& path) {
    pugi::xml_document document;
    EXPECT_TRUE(document.load_file(path.c_str()));
    const std::string eigen = document.document_element().attribute("bwb-id").value();
    std::set<std::string> nummers;
    for (const auto& nr : document.select_nodes("//artikel/kop/nr")) nummers.insert(without_white(nr.node().text().get()));
    Verwijzingtelling telling;
    for (const auto& item : document.select_nodes("//artikel//intref[not(ancestor::meta-data)] | //artikel//extref[not(ancestor::meta-data)]")) {
        const std::string doel = item.node().attribute("doc").value();
        const std::size_t artikel = doel.find("&artikel=");
        if (doel.find(":" + eigen) == std::string::npos || artikel == std::string::npos) continue;
        ++telling.binnen;
        std::string nr = doel.substr(artikel + 9);
        nr = nr.substr(0, nr.find('&'));
        telling.los += !nummers.contains(nr);
    }
    return telling;
}
TEST(Import, every_reference_inside_a_law_resolves_or_is_reported) {
    NEEDS_WETTEN_DATA();
    int binnen = 0;
    for (const std::string& path : hulp::list_files(hulp::wetten_data() + "/bwb", ".xml")) {
        if (!is_toestand(path)) continue;
        std::ifstream in(path);
        const auto versie = read_bwb_toestand(in, path);
        ASSERT_TRUE(versie) << path;
        Verwijzingtelling gelezen;
        for (const Artikel& artikel : versie->artikelen)
            for (const Doorverwijzing& item : artikel.verwijzingen)
                if (const auto jci = parse_jci(item.doel); jci && jci->regeling_id == versie->regeling_id && !jci->artikel().empty()) ++gelezen.binnen;
        gelezen.los = static_cast<int>(losse_verwijzingen(*versie).size());
        const Verwijzingtelling telling = tel_verwijzingen(path);
        EXPECT_EQ(gelezen.binnen, telling.binnen) << path;
        EXPECT_EQ(gelezen.los, telling.los) << path;
        binnen += gelezen.binnen;
    }
    EXPECT_GT(binnen, 1900);
}
TEST(Import, a_reference_to_an_article_that_is_not_there_is_reported_with_its_place) {
    const auto versie = read_bwb(R"(<toestand bwb-id="BWBR0000001" inwerkingtreding="2026-01-01"><wetgeving><wet-besluit><wettekst>
<artikel status="goed"><kop><nr>1</nr></kop><al>Zie <intref doc="jci1.3:c:BWBR0000001&amp;artikel=2">artikel 2</intref> en <intref doc="jci1.3:c:BWBR0000001&amp;artikel=99">artikel 99</intref>,
anders dan <extref doc="jci1.3:c:BWBR0000002&amp;artikel=98">artikel 98</extref> van een andere wet.</al></artikel>
<artikel status="vervallen"><kop><nr>2</nr></kop></artikel></wettekst></wet-besluit></wetgeving></toestand>)");
    ASSERT_TRUE(versie);
    const auto los = losse_verwijzingen(*versie);
    ASSERT_EQ(los.size(), 1u);
    EXPECT_EQ(los[0].artikel->nr, "1");
    EXPECT_EQ(los[0].naar->tekst, "artikel 99");
}
TEST(Import, knows_what_is_not_law_yet) {
    NEEDS_WETTEN_DATA();
    std::ifstream in(hulp::wetten_data() + "/bwb/BWBR0015703_2026-01-01_0.xml");
    const auto versie = read_bwb_toestand(in, "pw.xml");
    ASSERT_TRUE(versie);
    for (const char* nr : {"24a", "34a", "34b"}) {
        EXPECT_EQ(versie->find_artikel(nr, day("2026-11-21")), nullptr) << nr;
        ASSERT_NE(versie->find_artikel(nr, day("2027-01-01")), nullptr) << nr;
        EXPECT_EQ(versie->find_artikel(nr, day("2027-01-01"))->status, Artikelstatus::nogniet);
    }
    const Artikel* artikel = versie->find_artikel("18", day("2026-11-21"));
    ASSERT_NE(artikel, nullptr);
    EXPECT_EQ(artikel->pad, "/Hoofdstuk2/Paragraaf2.3/Artikel18");
    EXPECT_THAT(artikel->opschrift, HasSubstr("Hoofdstuk 2"));
    EXPECT_THAT(artikel->jci, HasSubstr("artikel=18"));
    EXPECT_GT(versie->blokken_van(*artikel).size(), 10u);
    EXPECT_THAT(versie->tekst_van(*artikel), HasSubstr("dringende redenen"));
}
TEST(Import, manifest_gives_the_expression_of_a_day) {
    NEEDS_WETTEN_DATA();
    std::ifstream in(hulp::wetten_data() + "/bwb/bwb_manifest.xml");
    const auto manifest = read_bwb_manifest(in, "manifest.xml");
    ASSERT_TRUE(manifest);
    EXPECT_EQ(manifest->regeling_id, "BWBR0045754");
    ASSERT_EQ(manifest->expressies.size(), 4u);
    EXPECT_EQ(manifest->find(day("2022-09-01"))->label, "2022-08-01_0");
    EXPECT_EQ(manifest->find(day("2026-01-01"))->label, "2023-04-01_0");
    EXPECT_EQ(manifest->find(day("2020-01-01")), nullptr);
    EXPECT_EQ(manifest->expressies[0].items.at(0).bytes, 465371);
    EXPECT_EQ(manifest->expressies[0].items.at(0).sha512.size(), 128u);
}
TEST(Import, wti_gives_abbreviations_and_what_rests_on_the_law) {
    NEEDS_WETTEN_DATA();
    std::ifstream in(hulp::wetten_data() + "/bwb/zorgtoeslag.wti.xml");
    const auto wti = read_bwb_wti(in, "x.WTI");
    ASSERT_TRUE(wti);
    EXPECT_EQ(wti->citeertitel, "Wet op de zorgtoeslag");
    EXPECT_THAT(wti->afkortingen, testing::ElementsAre("Wzt"));
    EXPECT_THAT(wti->grondslag_voor, testing::Contains("BWBR0030989"));
}
TEST(Import, sru_record_gives_addresses) {
    NEEDS_WETTEN_DATA();
    std::ifstream in(hulp::wetten_data() + "/cvdr/sru_record.xml");
    const auto records = read_sru(in, "sru.xml");
    ASSERT_TRUE(records);
    ASSERT_EQ(records->size(), 1u);
    EXPECT_EQ(records->at(0).identifier, "gmb-2023-174296");
    EXPECT_EQ(records->at(0).items.size(), 6u);
}

constexpr const char* law =
    R"(<toestand bwb-id="BWBR0000001" inwerkingtreding="2026-01-01"><wetgeving soort="wet"><citeertitel>Proefwet</citeertitel>
<wet-besluit><wettekst><hoofdstuk><kop><label>Hoofdstuk</label><nr>1</nr><titel>Begin</titel></kop>
<artikel label="Artikel 2:3" status="goed" inwerking="2026-01-01" bwb-ng-variabel-deel="/Hoofdstuk1/Artikel2:3"><kop><label>Artikel</label><nr>2:3</nr><titel>Doorzenden</titel></kop>
<lid><lidnr>1</lidnr><al>Aanhef <nadruk>met</nadruk> <intref doc="jci1.3:c:BWBR0000001&amp;artikel=9" bwb-id="BWBR0000001">artikel 9</intref>:</al>
<lijst><li><li.nr>a.</li.nr><al>eerste;</al><lijst><li><li.nr>1°.</li.nr><al>diep</al></li></lijst></li></lijst><al>slot.<redactie type="vervanging">noot</redactie> einde</al></lid>
<lid><lidnr>8*</lidnr><al/></lid></artikel>
<artikel label="Artikel 4" status="vervallen"><kop><label>Artikel</label><nr>4</nr></kop></artikel>
</hoofdstuk></wettekst></wet-besluit></wetgeving></toestand>)";

TEST(Import, text_behind_a_list_belongs_to_the_same_lid) {
    const auto versie = read_bwb(law);
    ASSERT_TRUE(versie);
    ASSERT_EQ(versie->artikelen.size(), 2u);
    const Artikel& artikel = versie->artikelen[0];
    EXPECT_EQ(artikel.nr, "2:3");
    EXPECT_EQ(artikel.opschrift, "Hoofdstuk 1 Begin");
    EXPECT_EQ(versie->tekst_van(artikel), "1 Aanhef met artikel 9:\na. eerste;\n1°. diep\nslot.\neinde\n8*");
    ASSERT_EQ(artikel.verwijzingen.size(), 1u);
    EXPECT_EQ(artikel.verwijzingen[0].tekst, "artikel 9");
    EXPECT_EQ(parse_jci(artikel.verwijzingen[0].doel)->artikel(), "9");
}
TEST(Import, editorial_notes_are_kept_apart) {
    const auto versie = read_bwb(law);
    EXPECT_THAT(versie->alle_tekst(), HasSubstr("noot"));
    EXPECT_THAT(versie->tekst_van(versie->artikelen[0]), testing::Not(HasSubstr("noot")));
}
TEST(Import, a_repealed_article_is_kept_but_not_searched) {
    const auto versie = read_bwb(law);
    EXPECT_EQ(versie->artikelen[1].status, Artikelstatus::vervallen);
    EXPECT_EQ(to_artikelteksten(*versie).size(), 1u);
}
TEST(Import, local_rules_name_their_municipality_and_legal_basis) {
    const auto versie = read_local(R"(<cvdr xmlns:dcterms="x"><meta><owmskern><dcterms:identifier>CVDR12_3</dcterms:identifier>
<dcterms:title>Regels</dcterms:title><dcterms:creator scheme="overheid:Gemeente">Zwolle</dcterms:creator></owmskern><owmsmantel>
<dcterms:source resourceIdentifier="http://wetten.overheid.nl/BWBR0015703/">Participatiewet</dcterms:source></owmsmantel></meta>
<body><regeling><regeling-tekst><artikel><kop><label>Artikel</label><nr>1</nr></kop><lijst><li nr="a."><al>tekst</al></li></lijst></artikel></regeling-tekst></regeling></body></cvdr>)");
    ASSERT_TRUE(versie);
    EXPECT_EQ(versie->regeling_id, "CVDR12");
    EXPECT_EQ(versie->versie, "3");
    EXPECT_EQ(versie->gemeente, "Zwolle");
    EXPECT_THAT(versie->grondslagen, testing::ElementsAre("http://wetten.overheid.nl/BWBR0015703/"));
    EXPECT_EQ(versie->tekst_van(versie->artikelen.at(0)), "a. tekst");
}

struct Vijandig {
    const char* naam;
    std::string xml;
    const char* code;
};
class HostileXml : public testing::TestWithParam<Vijandig> {};
TEST_P(HostileXml, is_refused_with_file_and_reason) {
    for (const auto& result : {read_bwb(GetParam().xml), read_local(GetParam().xml)}) {
        ASSERT_FALSE(result);
        ASSERT_EQ(result.error().size(), 1u);
        if (std::string(GetParam().code) != "wetten.geen_toestand") {
            EXPECT_EQ(result.error()[0].code, GetParam().code);
        }
        EXPECT_EQ(result.error()[0].arguments.at(0), "proef.xml");
    }
}
std::string nested(int depth) {
    std::string xml;
    for (int i = 0; i < depth; ++i) xml += "<a>";
    return xml;
}
INSTANTIATE_TEST_SUITE_P(
    Import, HostileXml,
    testing::Values(Vijandig{"empty", "", "wetten.xml_onjuist"}, Vijandig{"text", "geen xml", "wetten.xml_onjuist"},
                    Vijandig{"half", "<toestand bwb-id='BWBR0000001'><wetgeving>", "wetten.xml_onjuist"},
                    Vijandig{"crossed", "<a><b></a></b>", "wetten.xml_onjuist"},
                    Vijandig{"laughs", "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;'>]><toestand>&y;</toestand>", "wetten.xml_doctype"},
                    Vijandig{"outside", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><toestand/>", "wetten.xml_doctype"},
                    Vijandig{"entity", "<toestand>&onbekend;</toestand>", "wetten.xml_onjuist"},
                    Vijandig{"deep", nested(5000), "wetten.xml_te_diep"},
                    Vijandig{"bytes", "<toestand>\xff\xfe</toestand>", "wetten.xml_onjuist"},
                    Vijandig{"other", "<html><body/></html>", "wetten.geen_toestand"},
                    Vijandig{"nameless", "<toestand><wetgeving/></toestand>", "wetten.geen_toestand"}),
    [](const auto& info) { return info.param.naam; });
TEST(Import, a_mistake_names_its_line) {
    const auto result = read_bwb("<toestand>\n\n<fout></toestand>");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error()[0].arguments.at(1), "3");
}
TEST(Import, a_file_over_the_limit_is_refused) {
    const auto result = read_bwb("<toestand>" + std::string(3 << 20, 'x') + "</toestand>", {.bytes = 1 << 20});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error()[0].code, "wetten.xml_te_groot");
}
TEST(Import, a_lid_outside_an_article_and_stray_ends_do_no_harm) {
    const auto result = read_bwb("<toestand bwb-id='BWBR0000001'><lid><lidnr>1</lidnr><al>x</al></lid><kop><nr>1</nr></kop><nadruk>y</nadruk></toestand>");
    ASSERT_TRUE(result);
    EXPECT_EQ(without_white(result->alle_tekst()), "1x1y");
}
TEST(Import, every_error_has_words) {
    const std::string words = hulp::read_file(ONTKNOOP_SOURCE_DIR "/inhoud/teksten/nl/fouten_wetten.toml");
    for (const char* code : {"xml_onjuist", "xml_doctype", "xml_te_diep", "xml_te_groot", "geen_toestand", "geen_manifest", "geen_wti", "geen_cvdr", "geen_sru"}) {
        EXPECT_THAT(words, HasSubstr("\"wetten." + std::string(code) + "\"")) << code;
    }
}

}  // namespace
}  // namespace ontknoop::wetten
