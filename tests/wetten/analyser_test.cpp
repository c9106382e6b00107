// SPDX-License-Identifier: EUPL-1.2
#include "wetten/analyser.h"

#include <gmock/gmock.h>

#include "hulp.h"
#include "wetten/spelling.h"
#include "wetten/zoekinhoud.h"

namespace ontknoop::wetten {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> result;
    for (const Woord& word : tokenise(text)) result.push_back(word.tekst);
    return result;
}

const Zoekinhoud::Data& real() {
    static const Zoekinhoud inhoud = Zoekinhoud::load(hulp::real_inhoud());
    return inhoud.data();
}

TEST(Tokenise, folds_case_and_accents) { EXPECT_THAT(words("Coördinátie ÉÉN ĳsbaan"), ElementsAre("coordinatie", "een", "ijsbaan")); }
TEST(Tokenise, keeps_article_numbers_whole) {
    EXPECT_THAT(words("art. 2:3, 2.3.5, 475da en 78ee* of 420bis.1"),
                ElementsAre("art", "2:3", "2.3.5", "475da", "en", "78ee*", "of", "420bis.1"));
}
TEST(Tokenise, ends_a_number_at_the_full_stop_of_the_sentence) { EXPECT_THAT(words("Zie artikel 18. Daarna"), ElementsAre("zie", "artikel", "18", "daarna")); }
TEST(Tokenise, joins_apostrophes_and_hyphens) {
    EXPECT_THAT(words("auto's re-integratie sociaal-medische"), ElementsAre("autos", "reintegratie", "sociaalmedische"));
    EXPECT_THAT(tokenise("sociaal-medische")[0].delen, ElementsAre("sociaal", "medische"));
}
TEST(Tokenise, separates_an_age_from_its_noun) { EXPECT_THAT(words("18-jarige"), ElementsAre("18", "jarige")); }
TEST(Tokenise, reports_where_each_word_stands) {
    const std::string text = "De wét.";
    const std::vector<Woord> found = tokenise(text);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(text.substr(found[1].begin, found[1].end - found[1].begin), "wét");
}
TEST(Tokenise, survives_bytes_that_are_no_utf8) {
    EXPECT_THAT(words("a\xff\xfe b\xc3"), ElementsAre("a", "b"));
    EXPECT_THAT(words(std::string_view("x\0y", 3)), ElementsAre("x", "y"));
}

struct Vormen {
    const char* a;
    const char* b;
};
class SameStem : public testing::TestWithParam<Vormen> {};
TEST_P(SameStem, is_given_to_forms_of_one_word) { EXPECT_EQ(real().stemmer->stem(GetParam().a), real().stemmer->stem(GetParam().b)); }
INSTANTIATE_TEST_SUITE_P(Analyser, SameStem,
                         testing::Values(Vormen{"kinderen", "kind"}, Vormen{"huizen", "huis"}, Vormen{"gezinnen", "gezin"},
                                         Vormen{"daklozen", "dakloos"}, Vormen{"ontruimd", "ontruiming"},
                                         Vormen{"teruggevorderd", "terugvordering"}, Vormen{"teruggevorderd", "terugvorderen"},
                                         Vormen{"aangevraagd", "aanvraag"}, Vormen{"kwijtgescholden", "kwijtschelding"},
                                         Vormen{"verhuisd", "verhuizing"}, Vormen{"uitgesteld", "uitstel"},
                                         Vormen{"brieven", "brief"}, Vormen{"woningen", "woning"}, Vormen{"bezwaren", "bezwaar"},
                                         Vormen{"afgesloten", "afsluiting"}, Vormen{"schulden", "schuld"}));
class OtherStem : public testing::TestWithParam<Vormen> {};
TEST_P(OtherStem, is_given_to_other_words) { EXPECT_NE(real().stemmer->stem(GetParam().a), real().stemmer->stem(GetParam().b)); }
INSTANTIATE_TEST_SUITE_P(Analyser, OtherStem,
                         testing::Values(Vormen{"huur", "huis"}, Vormen{"gemeente", "gemeenschap"}, Vormen{"recht", "rechter"},
                                         Vormen{"boete", "bot"}, Vormen{"werk", "wek"}));
TEST(Stem, leaves_article_numbers_alone) {
    for (const char* number : {"2:3", "475da", "78ee*", "2.3.5"}) EXPECT_EQ(real().stemmer->stem(number), number);
}

TEST(Split, finds_the_parts_of_compounds) {
    const Splitser splitser(real().samenstellingen);
    EXPECT_THAT(splitser.split("schuldhulpverlening"), ElementsAre("schuld", "hulpverlening"));
    EXPECT_THAT(splitser.split("huurachterstand"), ElementsAre("huur", "achterstand"));
    EXPECT_THAT(splitser.split("bijstandsuitkering"), ElementsAre("bijstands", "uitkering"));
    EXPECT_THAT(splitser.split("woonkostentoeslag"), ElementsAre("woon", "kosten", "toeslag"));
}
TEST(Split, leaves_simple_words_whole) {
    const Splitser splitser(real().samenstellingen);
    for (const char* word : {"voorziening", "onderzoek", "gemeente", "verzoeken", "uitkering", "475da", "huur"}) {
        EXPECT_THAT(splitser.split(word), IsEmpty()) << word;
    }
}
TEST(Split, learns_words_of_the_corpus_but_not_rare_ones) {
    Splitser splitser("toeslag");
    splitser.learn({{"jonggehandicapten", 1}, {"reizigers", 9}});
    EXPECT_THAT(splitser.split("reizigerstoeslag"), ElementsAre("reizigers", "toeslag"));
    EXPECT_THAT(splitser.split("jonggehandicaptentoeslag"), IsEmpty());
}
TEST(Split, is_quick_on_a_hostile_word) { EXPECT_THAT(Splitser("aaa").split(std::string(5000, 'a')), IsEmpty()); }

TEST(EditDistance, counts_edits_and_swapped_neighbours) {
    EXPECT_EQ(edit_distance("uitkering", "uitkerring", 2), 1);
    EXPECT_EQ(edit_distance("toeslag", "toelsag", 2), 1);
    EXPECT_EQ(edit_distance("huur", "huur", 2), 0);
    EXPECT_EQ(edit_distance("huur", "schuld", 2), 3);
}
TEST(Spelling, repairs_to_a_word_of_the_index) {
    const Spelling spelling({{"kwijtschelding", 5}, {"uitkering", 9}, {"uitkeren", 2}, {"huur", 9}});
    EXPECT_EQ(spelling.repair("kwijtscheling"), "kwijtschelding");
    EXPECT_EQ(spelling.repair("uitkerring"), "uitkering");
}
TEST(Spelling, leaves_known_short_and_unlike_words_alone) {
    const Spelling spelling({{"uitkering", 9}, {"huur", 9}});
    EXPECT_EQ(spelling.repair("uitkering"), std::nullopt);
    EXPECT_EQ(spelling.repair("huus"), std::nullopt);
    EXPECT_EQ(spelling.repair("rolstoel"), std::nullopt);
}

}  // namespace
}  // namespace ontknoop::wetten
