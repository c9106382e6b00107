// SPDX-License-Identifier: EUPL-1.2
#include "wetten/verankering.h"

#include <gmock/gmock.h>

#include <cctype>
#include <pugixml.hpp>

#include <map>
#include <random>
#include <set>

#include "hulp.h"
#include "wetten/bwb_import.h"

namespace ontknoop::wetten {
namespace {

Date day(std::string_view iso) { return parse_iso_date(iso).value(); }

// A small law: article number -> leden. "!" before a number: repealed; "+": law from 2030 on; "" as lid: text of the article.
using Wet = std::vector<std::pair<std::string, std::vector<std::string>>>;

Regelingversie make(const Wet& wet) {
    Regelingversie versie;
    versie.regeling_id = "BWBR0000001";
    for (const auto& [marked, leden] : wet) {
        Artikel artikel;
        artikel.status = marked[0] == '!' ? Artikelstatus::vervallen : marked[0] == '+' ? Artikelstatus::nogniet : Artikelstatus::goed;
        artikel.nr = artikel.status == Artikelstatus::goed ? marked : marked.substr(1);
        if (marked[0] == '+') artikel.inwerking = day("2030-01-01");
        artikel.eerste_blok = versie.blokken.size();
        int number = 0;
        for (const std::string& text : leden) {
            Tekstblok blok;
            blok.soort = Bloksoort::lid;
            blok.nr = std::to_string(++number);
            blok.pad = "/Artikel" + artikel.nr + "/Lid" + blok.nr;
            blok.delen = {{Deelsoort::nummer, 0, blok.nr}, {Deelsoort::alinea, 0, text}};
            versie.blokken.push_back(std::move(blok));
        }
        artikel.aantal_blokken = leden.size();
        versie.artikelen.push_back(std::move(artikel));
    }
    return versie;
}

const std::string terug = "Het college kan besluiten van terugvordering af te zien indien daarvoor dringende redenen aanwezig zijn.";
const std::string kosten = "De alleenstaande heeft recht op bijzondere bijstand voor zover hij niet beschikt over de middelen om te voorzien in de noodzakelijke kosten.";
const std::string stuur = "Het bestuursorgaan zendt geschriften waarvoor een ander bestuursorgaan bevoegd is onverwijld door naar dat orgaan.";
const std::string hoor = "De belanghebbende wordt in de gelegenheid gesteld zijn zienswijze naar voren te brengen voordat wordt beslist.";
const std::string verval = "Het eerste lid is van overeenkomstige toepassing.";
const std::string lijst = "De aanvraag bevat: a. de naam van de aanvrager; b. de dagtekening van de aanvraag; c. de gevraagde beschikking.";

struct Geval {
    const char* naam;
    Wet oud, nieuw;
    std::string artikel, lid, citaat;  // empty: the whole lid
    Vondst vondst;
    std::string nu_artikel, nu_lid;
    bool verplaatst;
};
std::ostream& operator<<(std::ostream& out, const Geval& geval) { return out << geval.naam; }

class Ankers : public testing::TestWithParam<Geval> {};
TEST_P(Ankers, say_where_the_words_are_now_and_how_sure_that_is) {
    const Geval& geval = GetParam();
    const Regelingversie oud = make(geval.oud), nieuw = make(geval.nieuw);
    const Artikel* artikel = oud.find_artikel(geval.artikel, day("2026-01-01"));
    ASSERT_NE(artikel, nullptr);
    const Tekstblok* blok = nullptr;
    for (const Tekstblok& item : oud.blokken_van(*artikel)) {
        if (item.nr == geval.lid) blok = &item;
    }
    ASSERT_NE(blok, nullptr);
    const auto anker = make_anker(oud, *artikel, *blok, geval.citaat);
    ASSERT_TRUE(anker);
    const Herankering now = find_anker(*anker, nieuw, day("2026-06-01"));
    EXPECT_EQ(now.vondst, geval.vondst) << "gelijkenis " << now.gelijkenis << " bij " << now.artikel << " lid " << now.lid;
    if (geval.vondst == Vondst::gevonden || geval.vondst == Vondst::vaag) {
        EXPECT_EQ(now.artikel, geval.nu_artikel);
        EXPECT_EQ(now.lid, geval.nu_lid);
        EXPECT_EQ(now.verplaatst, geval.verplaatst);
    }
    if (geval.vondst == Vondst::gevonden) {
        EXPECT_EQ(now.gelijkenis, 1);
    }
}

constexpr Vondst G = Vondst::gevonden, V = Vondst::vaag, M = Vondst::meerdere, W = Vondst::weg;
const std::string terug_ruimer = "Het college kan besluiten van terugvordering geheel of gedeeltelijk af te zien indien daarvoor dringende redenen aanwezig zijn.";
const std::string terug_half = "Het college kan besluiten van terugvordering af te zien.";
const std::string terug_anders = "De verordening regelt wanneer schulden worden kwijtgescholden.";
const std::string kosten_kort = "De alleenstaande heeft recht op bijzondere bijstand voor de noodzakelijke kosten.";
const std::string kosten_nieuw = "De alleenstaande of het gezin heeft recht op bijzondere bijstand voor zover hij niet beschikt over de middelen om te voorzien in de noodzakelijke kosten.";
const std::string lijst_anders = "De aanvraag bevat: a. de dagtekening van de aanvraag; b. de gevraagde beschikking; c. de naam van de aanvrager.";

INSTANTIATE_TEST_SUITE_P(
    Verankering, Ankers,
    testing::Values(
        // unchanged and its surroundings changed
        Geval{"unchanged", {{"1", {terug}}, {"2", {kosten}}}, {{"1", {terug}}, {"2", {kosten}}}, "1", "1", "", G, "1", "1", false},
        Geval{"other_lid_changed", {{"1", {terug, kosten}}}, {{"1", {terug, kosten_nieuw}}}, "1", "1", "", G, "1", "1", false},
        Geval{"other_article_gone", {{"1", {terug}}, {"2", {kosten}}}, {{"1", {terug}}}, "1", "1", "", G, "1", "1", false},
        Geval{"part_of_a_lid", {{"1", {terug}}}, {{"1", {terug}}}, "1", "1", "dringende redenen", G, "1", "1", false},
        Geval{"part_whose_lid_grew", {{"1", {terug}}}, {{"1", {terug + " " + hoor}}}, "1", "1", "dringende redenen aanwezig zijn", G, "1", "1", false},
        Geval{"whole_lid_that_grew", {{"1", {terug}}}, {{"1", {terug + " " + hoor}}}, "1", "1", "", G, "1", "1", false},
        Geval{"white_space", {{"1", {"Het college  kan\nafzien."}}}, {{"1", {"Het college kan afzien."}}}, "1", "1", "", G, "1", "1", false},
        // renumbered
        Geval{"lid_inserted_before", {{"1", {terug}}}, {{"1", {kosten, terug}}}, "1", "1", "", G, "1", "2", true},
        Geval{"lid_removed_before", {{"1", {kosten, terug}}}, {{"1", {terug}}}, "1", "2", "", G, "1", "1", true},
        Geval{"article_renumbered", {{"58", {terug}}}, {{"59", {terug}}}, "58", "1", "", G, "59", "1", true},
        Geval{"article_gets_a_letter", {{"58", {terug}}, {"59", {kosten}}}, {{"58a", {terug}}, {"59", {kosten}}}, "58", "1", "", G, "58a", "1", true},
        Geval{"numbers_swapped", {{"1", {terug}}, {"2", {kosten}}}, {{"1", {kosten}}, {"2", {terug}}}, "1", "1", "", G, "2", "1", true},
        Geval{"colon_numbers", {{"4:1", {stuur}}}, {{"4:2", {stuur}}}, "4:1", "1", "", G, "4:2", "1", true},
        Geval{"renumbered_twice", {{"1", {kosten, terug}}}, {{"3", {hoor, stuur, terug}}}, "1", "2", "", G, "3", "3", true},
        // moved
        Geval{"lid_to_other_article", {{"1", {terug, kosten}}, {"2", {hoor}}}, {{"1", {kosten}}, {"2", {hoor, terug}}}, "1", "1", "", G, "2", "2", true},
        Geval{"lid_to_new_article", {{"1", {terug, kosten}}}, {{"1", {kosten}}, {"9", {terug}}}, "1", "1", "", G, "9", "1", true},
        Geval{"article_into_lid", {{"1", {terug}}, {"2", {kosten}}}, {{"2", {kosten, terug}}}, "1", "1", "", G, "2", "2", true},
        Geval{"moved_and_reworded", {{"1", {terug}}, {"2", {kosten}}}, {{"2", {kosten, terug_ruimer}}}, "1", "1", "", V, "2", "2", true},
        Geval{"old_number_taken_by_other_words", {{"1", {terug}}}, {{"1", {hoor}}, {"2", {terug}}}, "1", "1", "", G, "2", "1", true},
        // reworded
        Geval{"words_added", {{"1", {terug}}}, {{"1", {terug_ruimer}}}, "1", "1", "", V, "1", "1", false},
        Geval{"words_replaced", {{"1", {kosten}}}, {{"1", {kosten_nieuw}}}, "1", "1", "", V, "1", "1", false},
        Geval{"shortened", {{"1", {terug}}}, {{"1", {terug_half}}}, "1", "1", "", V, "1", "1", false},
        Geval{"much_shortened_in_place", {{"1", {kosten}}}, {{"1", {kosten_kort}}}, "1", "1", "", V, "1", "1", false},
        Geval{"punctuation_only", {{"1", {terug}}}, {{"1", {"Het college kan besluiten, van terugvordering af te zien, indien daarvoor dringende redenen aanwezig zijn;"}}}, "1", "1", "", V, "1", "1", false},
        Geval{"case_only", {{"1", {terug}}}, {{"1", {"HET COLLEGE kan besluiten van terugvordering af te zien indien daarvoor dringende redenen aanwezig zijn."}}}, "1", "1", "", V, "1", "1", false},
        Geval{"rewritten", {{"1", {terug}}}, {{"1", {terug_anders}}}, "1", "1", "", W, "", "", false},
        Geval{"rewritten_while_others_stay", {{"1", {terug}}, {"2", {kosten}}}, {{"1", {terug_anders}}, {"2", {kosten}}}, "1", "1", "", W, "", "", false},
        // split and merged
        Geval{"split_in_two_leden", {{"1", {terug + " " + hoor}}}, {{"1", {terug, hoor}}}, "1", "1", "", V, "1", "1", false},
        Geval{"quote_in_second_half_of_split", {{"1", {terug + " " + hoor}}}, {{"1", {terug, hoor}}}, "1", "1", hoor, G, "1", "2", true},
        Geval{"quote_in_first_half_of_split", {{"1", {terug + " " + hoor}}}, {{"1", {terug, hoor}}}, "1", "1", terug, G, "1", "1", false},
        Geval{"merged_into_one", {{"1", {terug, hoor}}}, {{"1", {terug + " " + hoor}}}, "1", "2", "", G, "1", "1", true},
        Geval{"merged_with_reworded_neighbour", {{"1", {terug, hoor}}}, {{"1", {terug_ruimer + " " + hoor}}}, "1", "2", "", G, "1", "1", true},
        Geval{"split_over_articles", {{"1", {terug + " " + hoor}}}, {{"1", {terug}}, {"1a", {hoor}}}, "1", "1", hoor, G, "1a", "1", true},
        // repealed and future
        Geval{"removed", {{"1", {terug}}, {"2", {kosten}}}, {{"2", {kosten}}}, "1", "1", "", W, "", "", false},
        Geval{"repealed_without_text", {{"1", {terug}}}, {{"!1", {}}}, "1", "1", "", W, "", "", false},
        Geval{"repealed_with_text", {{"1", {terug}}}, {{"!1", {terug}}}, "1", "1", "", W, "", "", false},
        Geval{"repealed_here_kept_there", {{"1", {terug}}}, {{"!1", {terug}}, {"7", {terug}}}, "1", "1", "", G, "7", "1", true},
        Geval{"only_in_the_future", {{"1", {terug}}}, {{"+1", {terug}}}, "1", "1", "", W, "", "", false},
        Geval{"future_wording_beside_it", {{"1", {terug}}}, {{"1", {terug}}, {"+1", {terug_ruimer}}}, "1", "1", "", G, "1", "1", false},
        Geval{"lid_repealed", {{"1", {terug, kosten}}}, {{"1", {"Vervallen.", kosten}}}, "1", "1", "", W, "", "", false},
        // duplicate text
        Geval{"duplicate_kept_in_place", {{"1", {terug, verval}}, {"2", {kosten, verval}}}, {{"1", {terug, verval}}, {"2", {kosten, verval}}}, "2", "2", "", G, "2", "2", false},
        Geval{"duplicate_place_gone", {{"1", {terug, verval}}, {"2", {kosten, verval}}, {"3", {hoor, verval}}}, {{"1", {terug, verval}}, {"2", {kosten}}, {"3", {hoor, verval}}}, "2", "2", "", M, "", "", false},
        Geval{"short_words_everywhere", {{"1", {terug}}}, {{"4", {"Het college hoort."}}, {"5", {"Het college zwijgt."}}}, "1", "1", "Het college", M, "", "", false},
        Geval{"duplicate_told_apart_by_surroundings", {{"1", {"Vooraf. Gedaan. " + verval + " Achteraf."}}}, {{"4", {"Vooraf. Gedaan. " + verval + " Achteraf."}}, {"5", {"Iets anders. " + verval + " Slot."}}}, "1", "1", verval, G, "4", "1", true},
        Geval{"same_lid_twice_in_one_article", {{"1", {verval, terug}}}, {{"1", {kosten, verval, terug, verval}}}, "1", "1", "", M, "", "", false},
        Geval{"nearly_equal_neighbours", {{"1", {terug}}}, {{"4", {terug_ruimer}}, {"5", {terug_ruimer}}}, "1", "1", "", M, "", "", false},
        // reordered lists
        Geval{"list_reordered", {{"1", {lijst}}}, {{"1", {lijst_anders}}}, "1", "1", "", V, "1", "1", false},
        Geval{"item_of_a_reordered_list", {{"1", {lijst}}}, {{"1", {lijst_anders}}}, "1", "1", "de dagtekening van de aanvraag", G, "1", "1", false},
        Geval{"item_dropped_from_list", {{"1", {lijst}}}, {{"1", {"De aanvraag bevat: a. de naam van de aanvrager; b. de gevraagde beschikking."}}}, "1", "1", "", V, "1", "1", false},
        Geval{"law_is_empty", {{"1", {terug}}}, {}, "1", "1", "", W, "", "", false}),
    [](const auto& info) { return info.param.naam; });

TEST(Anker, cannot_be_made_of_words_that_are_not_there) {
    const Regelingversie versie = make({{"1", {terug}}});
    EXPECT_FALSE(make_anker(versie, versie.artikelen[0], versie.blokken[0], "iets anders"));
}
TEST(Anker, tells_that_its_article_was_repealed) {
    const Regelingversie oud = make({{"1", {terug}}});
    const auto anker = make_anker(oud, oud.artikelen[0], oud.blokken[0], "");
    EXPECT_TRUE(find_anker(*anker, make({{"!1", {}}}), day("2026-01-01")).artikel_vervallen);
    EXPECT_FALSE(find_anker(*anker, make({{"2", {kosten}}}), day("2026-01-01")).artikel_vervallen);
}

Result<Regelingversie> read_pw(const char* name) {
    std::ifstream in(hulp::wetten_data() + "/bwb/" + name);
    return read_bwb_toestand(in, name);
}
TEST(Anker, two_hundred_paragraphs_of_a_real_law_are_never_anchored_at_a_wrong_place) {
    NEEDS_WETTEN_DATA();
    const auto oud = read_pw("participatiewet.content.xml"), nieuw = read_pw("BWBR0015703_2026-01-01_0.xml");
    ASSERT_TRUE(oud && nieuw);
    std::vector<std::pair<const Artikel*, const Tekstblok*>> all;
    for (const Artikel& artikel : oud->artikelen) {
        if (artikel.status != Artikelstatus::goed) continue;
        for (const Tekstblok& blok : oud->blokken_van(artikel)) {
            if (blok.soort == Bloksoort::lid && blok.tekst().size() > 60) all.emplace_back(&artikel, &blok);
        }
    }
    std::mt19937 random(20261121);
    std::ranges::shuffle(all, random);
    ASSERT_GE(all.size(), 200u);
    std::map<Vondst, int> counts;
    for (std::size_t i = 0; i < 200; ++i) {
        const auto& [artikel, blok] = all[i];
        const auto anker = make_anker(*oud, *artikel, *blok, "");
        ASSERT_TRUE(anker);
        const Herankering now = find_anker(*anker, *nieuw, day("2026-01-01"));
        ++counts[now.vondst];
        if (now.vondst == Vondst::gevonden) {
            // The words are there, and the law has no other place with the same number and other words.
            EXPECT_NE(now.tekst.find(anker->citaat), std::string::npos) << artikel->nr << " lid " << blok->nr;
        }
        // The law kept its article numbers: an anchor in another article would be a wrong match.
        if (now.vondst == Vondst::gevonden || now.vondst == Vondst::vaag) {
            EXPECT_EQ(now.artikel, artikel->nr) << "lid " << blok->nr << ": " << anker->citaat.substr(0, 80) << " -> " << now.tekst.substr(0, 80);
        }
    }
    RecordProperty("gevonden", counts[Vondst::gevonden]);
    RecordProperty("vaag", counts[Vondst::vaag]);
    EXPECT_GE(counts[Vondst::gevonden] + counts[Vondst::vaag], 180);
}
// The oracle: every article with another parser, as its number and status and its words; what is told about it left out.
void woorden_van(const pugi::xml_node& node, std::string& tekst) {
    static const std::set<std::string> niet = {"meta-data", "kop", "redactie", "lidnr"};
    if (niet.contains(node.name())) return;
    if (node.type() == pugi::node_pcdata)
        for (const char* c = node.value(); *c; ++c)
            if (!std::isspace(static_cast<unsigned char>(*c))) tekst += *c;
    for (const pugi::xml_node& child : node.children()) woorden_van(child, tekst);
}
struct Artikelbeeld {
    std::set<std::string> wet, alles;  // wordings that are law (now or later); with those of what was repealed
};
std::map<std::string, Artikelbeeld> artikelbeelden(const std::string& name) {
    pugi::xml_document document;
    EXPECT_TRUE(document.load_file((hulp::wetten_data() + "/bwb/" + name).c_str(), pugi::parse_default | pugi::parse_ws_pcdata));
    std::map<std::string, Artikelbeeld> all;
    for (const auto& found : document.select_nodes("//artikel")) {
        std::string tekst;
        for (const pugi::xml_node& child : found.node().children()) woorden_van(child, tekst);
        Artikelbeeld& beeld = all[found.node().select_node("kop/nr").node().text().get()];
        if (std::string_view(found.node().attribute("status").value()) != "vervallen") beeld.wet.insert(tekst);
        beeld.alles.insert(tekst);
    }
    return all;
}
TEST(Verschil, of_the_real_versions_is_what_another_reader_finds) {
    NEEDS_WETTEN_DATA();
    const auto was = artikelbeelden("participatiewet.content.xml"), is = artikelbeelden("BWBR0015703_2026-01-01_0.xml");
    std::map<Wijziging, std::set<std::string>> verwacht, gevonden;
    for (const auto& [nr, beeld] : is) {
        const auto eerder = was.find(nr);
        if (eerder == was.end()) verwacht[Wijziging::nieuw].insert(nr);
        else if (beeld.wet.empty() && !eerder->second.wet.empty()) verwacht[Wijziging::vervallen].insert(nr);
        else if (beeld.wet != eerder->second.wet) verwacht[Wijziging::gewijzigd].insert(nr);
    }
    for (const auto& [nr, beeld] : was)
        if (!is.contains(nr)) verwacht[Wijziging::vervallen].insert(nr);
    const auto oud = read_pw("participatiewet.content.xml"), nieuw = read_pw("BWBR0015703_2026-01-01_0.xml");
    ASSERT_TRUE(oud && nieuw);
    for (const Artikelverschil& item : vergelijk(*oud, *nieuw)) gevonden[item.wijziging].insert(item.nieuw_nr.empty() ? item.oud_nr : item.nieuw_nr);
    EXPECT_EQ(gevonden, verwacht);
}
TEST(Verschil, of_the_two_real_versions_of_the_participatiewet) {
    NEEDS_WETTEN_DATA();
    const auto oud = read_pw("participatiewet.content.xml"), nieuw = read_pw("BWBR0015703_2026-01-01_0.xml");
    ASSERT_TRUE(oud && nieuw);
    std::map<std::string, Wijziging> changed;
    for (const Artikelverschil& item : vergelijk(*oud, *nieuw)) {
        changed.emplace(item.nieuw_nr.empty() ? item.oud_nr : item.nieuw_nr, item.wijziging);
    }
    // Listed by an independent script over the XML (text of every article, notes and metadata left out).
    const std::set<std::string> added = {"24a", "34a", "34b", "43a", "78ff", "78gg", "7a"};
    const std::set<std::string> reworded = {"1",  "10b", "10c", "10d", "10e", "10g", "10h", "15", "18",   "20",  "21", "22", "22a",
                                            "23", "3",   "31",  "33",  "34",  "35",  "36b", "37",  "38", "39", "40",   "41",  "43", "44", "45",
                                            "47", "47b", "52",  "53a", "6",   "64",  "67",  "68",  "6b", "7",  "78f", "83", "8a", "9"};
    std::map<Wijziging, std::set<std::string>> found;
    for (const auto& [nr, wijziging] : changed) found[wijziging].insert(nr);
    EXPECT_EQ(found[Wijziging::nieuw], added);
    EXPECT_EQ(found[Wijziging::gewijzigd], reworded);
    EXPECT_EQ(found[Wijziging::vervallen], (std::set<std::string>{"10f", "12", "78bb"}));
    EXPECT_TRUE(found[Wijziging::vernummerd].empty());
    EXPECT_TRUE(vergelijk(*nieuw, *nieuw).empty());
}
TEST(Verschil, names_new_changed_repealed_and_renumbered) {
    Regelingversie oud = make({{"1", {terug}}, {"2", {kosten}}, {"3", {hoor}}, {"4", {stuur}}, {"5", {lijst}}});
    Regelingversie nieuw = make({{"1", {terug}}, {"2", {kosten_nieuw}}, {"!3", {}}, {"4a", {stuur}}, {"6", {verval}}});
    oud.artikelen[3].stam_id = nieuw.artikelen[3].stam_id = "77";
    std::map<std::string, Wijziging> found;
    for (const Artikelverschil& item : vergelijk(oud, nieuw)) found.emplace(item.oud_nr + ">" + item.nieuw_nr, item.wijziging);
    EXPECT_EQ(found, (std::map<std::string, Wijziging>{{"2>2", Wijziging::gewijzigd}, {"3>3", Wijziging::vervallen},
                                                       {"4>4a", Wijziging::vernummerd}, {">6", Wijziging::nieuw}, {"5>", Wijziging::vervallen}}));
}
TEST(Woordverschil, shows_what_went_and_what_came) {
    std::string shown;
    for (const Tekstverschil& item : woordverschil("de oude wet geldt", "de nieuwe wet geldt nog")) {
        shown += (item.soort == Tekstverschil::Soort::weg ? "-" : item.soort == Tekstverschil::Soort::bij ? "+" : "=") + item.tekst + "|";
    }
    EXPECT_EQ(shown, "=de|-oude|+nieuwe|=wet geldt|+nog|");
    EXPECT_TRUE(woordverschil("", "").empty());
    const std::string large(20'000, 'x');
    EXPECT_EQ(woordverschil(large, large).size(), 1u);
}

}  // namespace
}  // namespace ontknoop::wetten
