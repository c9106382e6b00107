// SPDX-License-Identifier: EUPL-1.2
#include "wetten/zoekindex.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <fstream>
#include <set>
#include <thread>

#include "base/result.h"
#include "base/text.h"
#include "hulp.h"
#include "wetten/zoekinhoud.h"

namespace ontknoop::wetten {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Date day(std::string_view iso) { return parse_iso_date(iso).value(); }

const Zoekinhoud& inhoud() {
    static const Zoekinhoud loaded = Zoekinhoud::load(hulp::real_inhoud());
    return loaded;
}
const Bepalingen& bepalingen() {
    static const Bepalingen loaded = Bepalingen::load(hulp::real_inhoud());
    return loaded;
}
const Zoekindex& curated() {
    static const Zoekindex index = Zoekindex::build(inhoud(), bepalingen());
    return index;
}

Artikelbron give(std::vector<Artikeltekst> items) {
    return [items = std::move(items), next = std::size_t{0}]() mutable -> std::optional<Artikeltekst> {
        if (next == items.size()) return std::nullopt;
        return items[next++];
    };
}
std::vector<Artikeltekst> sample_texts() {
    Artikeltekst anw{.regeling_id = "BWBR0007795", .regeling = "Algemene nabestaandenwet", .artikel = "14", .titel = "Recht op uitkering",
                     .tekst = "Recht op nabestaandenuitkering heeft de nabestaande die een ongehuwd kind heeft."};
    Artikeltekst old = anw;
    old.artikel = "15";
    old.tekst = "Oude nabestaandenuitkering.";
    old.geldig_tot = day("2020-01-01");
    Artikeltekst future = anw;
    future.artikel = "16";
    future.tekst = "Nieuwe nabestaandenuitkering.";
    future.geldig_vanaf = day("2030-01-01");
    Artikeltekst local{.stelsel = Stelsel::cvdr, .regeling_id = "CVDR1", .regeling = "Nabestaandenverordening", .artikel = "2",
                       .tekst = "De nabestaandenuitkering wordt aangevuld.", .gemeente = "Zwolle"};
    return {anw, old, future, local};
}

std::vector<std::string> keys(const Antwoord& antwoord) {
    std::vector<std::string> result;
    for (const Treffer& hit : antwoord.treffers) result.push_back(hit.regeling_id + " " + hit.artikel);
    return result;
}
std::vector<std::string> search(const Zoekindex& index, Zoekvraag vraag) {
    if (vraag.op == Date{}) vraag.op = day("2026-11-21");
    return keys(index.zoek(vraag));
}

TEST(Zoeken, everyday_words_find_the_article) {
    EXPECT_THAT(search(curated(), {.tekst = "de wasmachine is stuk", .aantal = 5}), Contains("BWBR0015703 51"));
    EXPECT_THAT(search(curated(), {.tekst = "niemand reageert op onze brief aan het verkeerde loket", .aantal = 5}), Contains("BWBR0005537 2:3"));
}
TEST(Zoeken, a_typing_error_is_repaired_and_told) {
    const Antwoord antwoord = curated().zoek({.tekst = "kwijtscheling belasting", .op = day("2026-11-21")});
    EXPECT_THAT(keys(antwoord), Contains("BWBR0004770 26"));
    ASSERT_EQ(antwoord.verbeteringen.size(), 1u);
    EXPECT_EQ(antwoord.verbeteringen[0].gelezen_als, "kwijtschelding");
}
TEST(Zoeken, a_named_article_comes_first) {
    EXPECT_EQ(search(curated(), {.tekst = "art. 58 Pw"})[0], "BWBR0015703 58");
    EXPECT_EQ(search(curated(), {.tekst = "artikel 4:84 Awb"})[0], "BWBR0005537 4:84");
    EXPECT_EQ(search(curated(), {.tekst = "jci1.3:c:BWBR0015703&artikel=16&lid=1"})[0], "BWBR0015703 16");
}
TEST(Zoeken, an_age_is_not_taken_for_an_article) {
    const Antwoord antwoord = curated().zoek({.tekst = "jongere van 18 jaar", .op = day("2026-11-21")});
    for (const Treffer& hit : antwoord.treffers) EXPECT_THAT(hit.redenen, Not(Contains(HasSubstr("artikel 18")))) << hit.artikel;
}
TEST(Zoeken, local_rules_of_another_municipality_never_appear) {
    const std::string vraag = "woonkostentoeslag voor een dure huurwoning";
    EXPECT_THAT(search(curated(), {.tekst = vraag, .gemeente = "Rotterdam"}), Contains("CVDR719087 4.1"));
    for (const auto& gemeente : {std::optional<std::string>(), std::optional<std::string>("Amsterdam")}) {
        for (const std::string& key : search(curated(), {.tekst = vraag, .gemeente = gemeente, .aantal = 100})) EXPECT_THAT(key, Not(HasSubstr("CVDR")));
    }
}
TEST(Zoeken, a_coming_law_is_marked_until_it_is_law) {
    const auto find = [](std::string_view op) {
        const Antwoord antwoord = curated().zoek({.tekst = "bufferbudget voor wisselende inkomsten", .op = day(op)});
        EXPECT_EQ(antwoord.treffers.at(0).artikel, "34b");
        return antwoord.treffers.at(0);
    };
    EXPECT_TRUE(find("2026-11-21").nog_niet_geldig);
    EXPECT_THAT(find("2026-11-21").redenen, Contains(HasSubstr("1 januari 2027")));
    EXPECT_FALSE(find("2027-01-01").nog_niet_geldig);
}
TEST(Zoeken, filters_by_kind_of_room_and_life_domain) {
    const Antwoord antwoord = curated().zoek({.tekst = "terugvordering", .op = day("2026-11-21"), .leefgebieden = {"geld_schulden"},
                                              .ruimten = {"dringende_redenen"}, .aantal = 50});
    EXPECT_FALSE(antwoord.treffers.empty());
    for (const Treffer& hit : antwoord.treffers) {
        const Bepaling* item = bepalingen().find(hit.bepaling_id);
        EXPECT_EQ(item->ruimte, "dringende_redenen");
        EXPECT_THAT(item->leefgebieden, Contains("geld_schulden"));
    }
}
TEST(Zoeken, counter_articles_stand_beside_the_opening) {
    const Antwoord antwoord = curated().zoek({.tekst = "bijzondere bijstand voor noodzakelijke kosten", .op = day("2026-11-21"), .aantal = 3});
    std::vector<std::string> ids;
    for (const Treffer& hit : antwoord.treffers) ids.push_back(hit.bepaling_id);
    for (const Treffer& hit : antwoord.grenzen) {
        EXPECT_TRUE(hit.grens);
        ids.push_back(hit.bepaling_id);
    }
    EXPECT_THAT(ids, testing::IsSupersetOf({"pw-35-lid-1", "pw-14"}));
}
TEST(Zoeken, says_why_a_hit_is_shown) {
    const Antwoord antwoord = curated().zoek({.tekst = "gekort op de uitkering", .op = day("2026-11-21")});
    ASSERT_FALSE(antwoord.treffers.empty());
    for (const Treffer& hit : antwoord.treffers) EXPECT_FALSE(hit.redenen.empty()) << hit.bepaling_id;
}
TEST(Zoeken, life_domains_of_the_plan_rank_higher_and_hide_nothing) {
    const Zoekvraag plain{.tekst = "terugvordering", .op = day("2026-11-21"), .aantal = 100};
    Zoekvraag preferring = plain;
    preferring.voorkeur = {"onderwijs"};
    EXPECT_EQ(curated().zoek(plain).treffers.size(), curated().zoek(preferring).treffers.size());
}
TEST(Zoeken, answers_nothing_to_nothing) {
    for (const char* text : {"", "   ", "de het een", "xyzzyqwrt"}) EXPECT_THAT(search(curated(), {.tekst = text}), IsEmpty()) << text;
}
TEST(Zoeken, survives_what_would_be_syntax_to_the_engine) {
    for (const char* text : {"\"", "huur\" OR \"x", "NEAR(huur bijstand)", "huur AND", "titel:huur", "*", "huur*", "(", "^huur", "-huur", "\xff\xfe huur"}) {
        EXPECT_NO_THROW(search(curated(), {.tekst = text})) << text;
    }
    EXPECT_NO_THROW(search(curated(), {.tekst = std::string(200'000, 'a')}));
    std::string many;
    for (int i = 0; i < 5'000; ++i) many += "woord" + std::to_string(i) + " huur bijstand ";
    EXPECT_NO_THROW(search(curated(), {.tekst = many}));
}

TEST(Zoeken, finds_a_provision_by_how_people_ask_for_it_and_says_so) {
    // The word does not stand in the provision itself.
    const Antwoord antwoord = curated().zoek({.tekst = "crowdfunding", .op = day("2026-11-21")});
    ASSERT_FALSE(antwoord.treffers.empty());
    EXPECT_EQ(antwoord.treffers[0].bepaling_id, "pw-31-lid-2m");
    EXPECT_THAT(antwoord.treffers[0].redenen, Contains(HasSubstr("vragen: “crowdfunding”")));
}
TEST(Zoeken, every_sentence_people_ask_with_belongs_to_a_provision) {
    for (const auto& [id, zinnen] : inhoud().data().volksmond) {
        EXPECT_NE(bepalingen().find(id), nullptr) << id;
        EXPECT_FALSE(zinnen.empty()) << id;
    }
    for (const Bepaling& b : bepalingen().alle()) EXPECT_FALSE(inhoud().data().volksmond_van(b.id).empty()) << b.id;
}
TEST(Zoeken, words_of_the_story_weigh_less_than_words_of_the_question) {
    for (const char* vraag : {"moeder met zoon en dochter, vandaag: wasmachine", "300 wasmachine"})
        EXPECT_EQ(search(curated(), {.tekst = vraag})[0], search(curated(), {.tekst = "wasmachine"})[0]) << vraag;
}
TEST(Zoeken, says_whether_only_words_of_the_story_found_a_hit) {
    const auto zoek = [](const char* tekst) { return curated().zoek({.tekst = tekst, .op = day("2026-11-21"), .aantal = 10}); };
    const Antwoord verhaal = zoek("mijn moeder wacht al drie maanden, veel te lang");
    ASSERT_FALSE(verhaal.treffers.empty());
    EXPECT_TRUE(std::ranges::any_of(verhaal.treffers, &Treffer::zwak));
    for (const Treffer& hit : zoek("kwijtschelding").treffers) EXPECT_FALSE(hit.zwak) << hit.titel;
    EXPECT_FALSE(zoek("artikel 35 participatiewet").treffers.at(0).zwak);
}
TEST(Zoeken, half_an_expression_of_the_law_is_worth_less_than_half) {
    Artikeltekst whole{.regeling_id = "BWBR9000001", .regeling = "Proefwet", .artikel = "1", .tekst = "Het bestuur geeft geld indien zeer dringende redenen daartoe noodzaken."};
    Artikeltekst part = whole;
    part.artikel = "2";
    part.tekst = "Het bestuur geeft redenen, en nog eens redenen.";
    const auto ratio = [&](double heel) {
        Weging weging;
        weging.heel = heel;
        const Zoekindex index = Zoekindex::build(inhoud(), bepalingen(), give({whole, part}), weging);
        double scores[2] = {};
        for (const Treffer& hit : index.zoek({.tekst = "valt buiten de regels", .op = day("2026-11-21"), .aantal = 400}).treffers)
            if (hit.regeling_id == "BWBR9000001") scores[hit.artikel == "2"] = hit.score;
        EXPECT_GT(scores[0], 0);
        return scores[1] / scores[0];
    };
    EXPECT_LT(ratio(1), 0.7 * ratio(0));
}

// Whoever tunes the search may not teach it the questions it is measured with.
TEST(Zoekinhoud, holds_no_wording_of_the_questions_of_the_evaluation) {
    constexpr std::size_t run = 5;  // words in a row
    const auto runs = [](std::string_view text, auto visit) {
        const std::vector<Woord> words = tokenise(text);
        for (std::size_t i = 0; i + run <= words.size(); ++i) {
            std::string joined;
            for (std::size_t j = i; j < i + run; ++j) joined += words[j].tekst + " ";
            visit(joined);
        }
    };
    std::set<std::string> of_questions;
    for (const char* file : {"vragen_a", "vragen_b", "vragen_c"}) {
        std::ifstream in(std::string(ONTKNOOP_SOURCE_DIR "/tests/eval/") + file + ".jsonl");
        for (std::string line; std::getline(in, line);) {
            const std::size_t begin = line.find("\"query\": \"") + 10, end = line.find("\", \"domain\"");
            ASSERT_LT(begin, end);
            runs(std::string_view(line).substr(begin, end - begin), [&](const std::string& joined) { of_questions.insert(joined); });
        }
    }
    ASSERT_GT(of_questions.size(), 1000u);
    // Says which words, not in which question: who mends it need not read the half that nobody looks at.
    const auto check = [&](const std::string& expression) {
        runs(expression, [&](const std::string& joined) { EXPECT_FALSE(of_questions.contains(joined)) << joined << "in \"" << expression << "\""; });
    };
    for (const auto& [id, zinnen] : inhoud().data().volksmond)
        for (const std::string& zin : zinnen) check(zin);
    for (const Begrip& begrip : inhoud().data().begrippen)
        for (const Uitdrukking& uitdrukking : begrip.gewoon) check(uitdrukking.tekst);
}

TEST(Zoeken, texts_of_the_law_join_the_provisions) {
    const Zoekindex index = Zoekindex::build(inhoud(), bepalingen(), give(sample_texts()));
    EXPECT_EQ(index.omvang().artikelen, 4u);
    const Antwoord antwoord = index.zoek({.tekst = "nabestaandenuitkering", .op = day("2026-11-21"), .aantal = 50});
    EXPECT_THAT(keys(antwoord), Contains("BWBR0007795 14"));
    EXPECT_EQ(antwoord.treffers.at(0).bepaling_id, "");
    EXPECT_THAT(keys(antwoord), Not(Contains("BWBR0007795 15")));  // no longer law
    EXPECT_THAT(keys(antwoord), Not(Contains("CVDR1 2")));         // of another municipality
    for (const Treffer& hit : antwoord.treffers) EXPECT_EQ(hit.nog_niet_geldig, hit.artikel == "16");
    EXPECT_THAT(search(index, {.tekst = "nabestaandenuitkering", .gemeente = "zwolle"}), Contains("CVDR1 2"));
}
TEST(Zoeken, a_word_in_too_many_texts_finds_none_by_itself_and_still_ranks_what_a_rarer_word_found) {
    std::vector<Artikeltekst> texts;
    const auto add = [&](std::string tekst) {
        texts.push_back({.regeling_id = "BWBR9000001", .regeling = "Proefwet", .artikel = std::to_string(texts.size() + 1), .tekst = std::move(tekst)});
    };
    add("Een parasol in de zon.");
    add("Een parasol op het balkon.");
    while (texts.size() < 18'000) add(texts.size() % 2 ? "Een balkon." : "Een tuin.");
    const Zoekindex index = Zoekindex::build(inhoud(), bepalingen(), give(texts));
    // Without the second word the two would be equal, and the first one first.
    EXPECT_THAT(search(index, {.tekst = "parasol balkon", .aantal = 100}), testing::ElementsAre("BWBR9000001 2", "BWBR9000001 1"));
    // Alone it is the rarest word there is.
    EXPECT_EQ(search(index, {.tekst = "balkon", .aantal = 5}).size(), 5u);
}
// What a hit says is remembered by the index; an answer may not show that.
TEST(Zoeken, an_answer_does_not_depend_on_what_was_asked_before) {
    std::vector<Artikeltekst> texts = sample_texts();
    texts[0].tekst = "Wie een parasol heeft, zet hem vast. " + std::string(400, 'x') + " Op het balkon mag niet worden gerookt.";
    const auto built = [&] { return Zoekindex::build(inhoud(), bepalingen(), give(texts)); };
    const std::vector<std::string> vragen = {"parasol nabestaandenwet", "balkon nabestaandenwet", "huurachterstand en ontruiming", "ontruiming met kinderen",
                                             "gekort op mijn uitkering", "uitkering te laat aangevraagd", "schulden en beslag", "beslag op mijn toeslag"};
    const auto told = [](const Antwoord& antwoord) {
        std::string all;
        for (const Treffer& hit : antwoord.treffers) (((all += hit.regeling_id + " " + hit.artikel) += hit.zwak ? " zwak " : " ") += join(hit.redenen, "; ")) += '\n';
        return all;
    };
    const Zoekindex busy = built();
    for (const std::string& vraag : vragen) busy.zoek({.tekst = vraag, .op = day("2026-11-20")});
    for (const std::string& vraag : vragen) {
        const std::string fresh = told(built().zoek({.tekst = vraag, .op = day("2026-11-21")}));
        EXPECT_EQ(told(busy.zoek({.tekst = vraag, .op = day("2026-11-21")})), fresh) << vraag;
        EXPECT_THAT(fresh, HasSubstr("omdat")) << vraag;
    }
}
TEST(Zoeken, an_index_file_answers_like_the_one_in_memory) {
    const std::string path = testing::TempDir() + "wetten_index_test.db";
    Zoekindex::build_file(path, "s1", inhoud(), bepalingen(), give(sample_texts()));
    const Zoekindex file = Zoekindex::open(path, inhoud());
    const Zoekindex memory = Zoekindex::build(inhoud(), bepalingen(), give(sample_texts()));
    for (const char* vraag : {"nabestaandenuitkering", "huurachterstand en ontruiming", "uitkerring gekort", "art 35 Pw"}) {
        EXPECT_EQ(search(file, {.tekst = vraag}), search(memory, {.tekst = vraag})) << vraag;
    }
    std::remove(path.c_str());
}
TEST(Zoeken, a_file_that_is_no_index_is_refused_with_a_remedy) {
    const std::string path = testing::TempDir() + "geen_index.db";
    std::ofstream(path) << "this is no database at all, not even a small one";
    try {
        Zoekindex::open(path, inhoud());
        FAIL();
    } catch (const AdminError& error) {
        EXPECT_THAT(error.what(), HasSubstr("wetten indexeren"));
    }
    std::remove(path.c_str());
}
TEST(Zoeken, many_threads_get_the_answer_of_one) {
    const std::vector<std::string> expected = search(curated(), {.tekst = "dreigende ontruiming door huurschuld"});
    std::vector<std::thread> threads;
    std::atomic<int> different = 0;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 20; ++i) different += search(curated(), {.tekst = "dreigende ontruiming door huurschuld"}) != expected;
        });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(different, 0);
}

}  // namespace
}  // namespace ontknoop::wetten
