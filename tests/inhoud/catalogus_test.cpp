// SPDX-License-Identifier: EUPL-1.2
// The words of inhoud/teksten/nl against the tables of the program: nothing missing, nothing left over, and readable.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>

#include "base/text.h"
#include "inhoud/teksten.h"
#include "maatwerkplan/onderdelen.h"

namespace ontknoop::inhoud {
namespace {

using maatwerkplan::Aantal;
using maatwerkplan::Soort;
using maatwerkplan::Stap;
using maatwerkplan::Veld;
using maatwerkplan::VeldSoort;
using testing::IsEmpty;

const Bestanden& bestanden() {
    static const Bestanden files = Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud");
    return files;
}

const Teksten& teksten() {
    static const Teksten t = Teksten::load(bestanden());
    return t;
}

// Fields that point to something else or are filled in by the page itself: an example would only confuse.
bool has_no_example(const Soort& soort, const Veld& veld) {
    static const std::set<std::string> without = {"kostenpost.prijs", "rekensom.sjabloon", "opmerking.bij"};
    return without.contains(std::string(soort.naam) + "." + std::string(veld.naam));
}

std::set<std::string> plan_keys() {
    std::set<std::string> keys;
    std::set<std::string> stappen;
    for (const Stap& stap : maatwerkplan::stappen()) stappen.insert(std::string(stap.naam));
    for (const Soort& soort : maatwerkplan::soorten()) {
        const std::string naam(soort.naam);
        stappen.insert(std::string(soort.stap));
        keys.insert("soort." + naam + ".naam");
        if (soort.aantal == Aantal::lijst)
            for (const char* word : {"meervoud", "toevoegen", "leeg"}) keys.insert("soort." + naam + "." + word);
        for (const Veld& veld : soort.velden) {
            const std::string prefix = "veld." + naam + "." + std::string(veld.naam) + ".";
            keys.insert(prefix + "label");
            if (veld.invul != maatwerkplan::Invul::persoon) continue;  // asked of nobody
            keys.insert(prefix + "hulp");
            const bool is_text = veld.soort == VeldSoort::regel || veld.soort == VeldSoort::tekst;
            if (is_text && !has_no_example(soort, veld)) keys.insert(prefix + "voorbeeld");
        }
    }
    for (const std::string& stap : stappen)
        for (const char* word : {"titel", "vraag", "uitleg", "leeg", "voorbeeld"})
            keys.insert("stap." + stap + "." + word);
    for (const std::string_view lijst : maatwerkplan::optielijsten())
        for (const std::string_view code : maatwerkplan::opties(lijst))
            keys.insert("optie." + std::string(lijst) + "." + std::string(code));
    for (const char* waarde : {"betrokkenheid", "legitimiteit", "rendement"})
        for (const char* word : {"naam", "vraag", "hulpvragen", "verwijt"})
            keys.insert("waarde." + std::string(waarde) + "." + word);
    for (const std::string_view code : maatwerkplan::opties("doorbraak_status")) {
        keys.insert("status." + std::string(code));
        keys.insert("status." + std::string(code) + ".uitleg");
    }
    keys.insert("status.afgesloten");
    keys.insert("status.afgesloten.uitleg");
    return keys;
}

TEST(catalogus, every_step_kind_field_and_option_of_the_plan_has_its_words_and_nothing_else_has) {
    std::set<std::string> written;
    for (const char* prefix : {"stap.", "soort.", "veld.", "optie.", "waarde.", "status."})
        for (const std::string_view key : teksten().keys(prefix)) written.insert(std::string(key));
    const std::set<std::string> expected = plan_keys();
    std::vector<std::string> missing, left_over;
    std::set_difference(expected.begin(), expected.end(), written.begin(), written.end(), std::back_inserter(missing));
    std::set_difference(written.begin(), written.end(), expected.begin(), expected.end(),
                        std::back_inserter(left_over));
    EXPECT_THAT(missing, IsEmpty());
    EXPECT_THAT(left_over, IsEmpty());
    EXPECT_GT(expected.size(), 600u);
}

TEST(catalogus, every_error_of_a_field_has_words_that_use_its_arguments) {
    const std::vector<Error> errors = {{"veld.te_lang", {"60"}},
                                       {"veld.geen_keuze"},
                                       {"veld.geen_getal"},
                                       {"veld.buiten_bereik", {"1", "24"}},
                                       {"veld.geen_bedrag"},
                                       {"veld.geen_datum"},
                                       {"veld.ongeldige_tekens"},
                                       {"veld.onbekende_verwijzing"},
                                       {"veld.oneindig", {"NaN"}},
                                       {"veld.negatief", {"0", "120"}},
                                       {"veld.te_groot", {"100000000"}},
                                       {"veld.procent_bereik", {"140", "0", "100"}},
                                       {"veld.datum_bestaat_niet", {"29-2-2027"}},
                                       {"veld.bedrag_buiten_bereik", {"0", "10"}}};
    for (const Error& error : errors) {
        EXPECT_TRUE(teksten().has("fout." + error.code)) << error.code;
        const std::string words = teksten().error(error);
        for (const std::string& argument : error.arguments)
            EXPECT_THAT(words, testing::HasSubstr(argument)) << error.code;
    }
    EXPECT_THAT(teksten().error({std::string(not_found_code)}), testing::Not(testing::HasSubstr("code")));
}

TEST(catalogus, a_choice_never_offers_the_same_words_twice) {
    for (const std::string_view lijst : maatwerkplan::optielijsten()) {
        std::set<std::string> labels;
        for (const std::string_view code : maatwerkplan::opties(lijst))
            EXPECT_TRUE(labels.insert(teksten()("optie." + std::string(lijst) + "." + std::string(code))).second)
                << lijst << "." << code;
    }
}

// --- how a text reads -----------------------------------------------------------------------------------------------

struct Text {
    std::string key, words;
};

// Every text, the help pages and the practice cases, line by line without their marks.
std::vector<Text> all_texts() {
    std::vector<Text> all;
    for (const std::string_view key : teksten().keys(""))
        all.push_back({std::string(key), std::string(teksten().find(key))});
    for (const std::string& path : bestanden().list("hulp/"))
        for (const std::string_view line : split(bestanden().get(path), '\n')) {
            std::string words = std::regex_replace(std::string(line), std::regex(R"(^(#+|-|\d+\.|\|)\s*|\*\*)"), "");
            std::replace(words.begin(), words.end(), '|', '\n');
            all.push_back({path, words});
        }
    static const std::regex quoted(R"re("((?:[^"\\]|\\.)*)")re");
    for (const std::string& path : bestanden().list("demo/casus_")) {
        const std::string& content = bestanden().get(path);
        for (std::sregex_iterator it(content.begin(), content.end(), quoted), end; it != end; ++it)
            if ((*it)[1].str().find("://") == std::string::npos) all.push_back({path, (*it)[1].str()});
    }
    return all;
}

std::vector<std::string> sentences(const std::string& text) {
    std::vector<std::string> all(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        all.back() += text[i];
        const bool ends = std::string_view(".?!:\n").find(text[i]) != std::string_view::npos;
        if (ends && (i + 1 == text.size() || std::isspace(static_cast<unsigned char>(text[i + 1])) || text[i] == '\n'))
            all.emplace_back();
    }
    return all;
}

int word_count(const std::string& sentence) {
    int count = 0;
    bool inside = false;
    for (const char c : sentence) {
        const bool is_letter =
            std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80 || c == '{';
        if (is_letter && !inside) ++count;
        inside = is_letter || (inside && (c == '\'' || c == '-' || c == '.' || c == ',' || c == '}'));
        if (c == ' ') inside = false;
    }
    return count;
}

TEST(leesbaarheid, no_sentence_is_long_and_the_average_is_short) {
    int words = 0, count = 0;
    for (const Text& text : all_texts())
        for (const std::string& sentence : sentences(text.words)) {
            const int n = word_count(sentence);
            EXPECT_LE(n, 25) << text.key << ": " << sentence;
            if (n < 3) continue;  // labels and list marks are no sentences
            words += n;
            ++count;
        }
    ASSERT_GT(count, 1000);
    EXPECT_LE(static_cast<double>(words) / count, 12.0);
}

TEST(leesbaarheid, no_officialese_and_no_polite_form) {
    static const std::regex heavy(
        R"re(\b(middels|teneinde|conform|inzake|omtrent|aangaande|betreffende|alsmede|desalniettemin|derhalve|)re"
        R"re(dientengevolge|ingevolge|krachtens|heden|thans|reeds|indien|tevens|dienaangaande|mits|)re"
        R"re(aldus|voorts|gaarne|geschieden|)re"
        R"re(zorgdragen|u|uw|cliënt|cliënten|client|burger|burgers|casuïstiek|zelfredzaamheid|problematiek|)re"
        R"re(multiprobleemgezin)\b)re",
        std::regex::icase);
    for (const Text& text : all_texts())
        EXPECT_FALSE(std::regex_search(text.words, heavy)) << text.key << ": " << text.words;
}

TEST(leesbaarheid, no_blame) {
    static const std::regex blame(
        R"re(\b(eigen schuld|onwillig\w*|zorgmijder\w*|niet gemotiveerd|ongemotiveerd\w*|lui|)re"
        R"re(weigerachtig\w*|asociaal|probleemgezin\w*|fraudeur\w*)\b)re",
        std::regex::icase);
    for (const Text& text : all_texts())
        EXPECT_FALSE(std::regex_search(text.words, blame)) << text.key << ": " << text.words;
}

TEST(leesbaarheid, no_text_holds_anything_that_looks_like_personal_data) {
    static const std::regex bsn(R"(\b\d{8,9}\b)");
    static const std::regex telephone(R"(\b0\d{1,3}[- ]?\d{6,8}\b)");
    static const std::regex postcode(R"(\b\d{4} ?[A-Z]{2}\b)");
    for (const Text& text : all_texts()) {
        EXPECT_FALSE(std::regex_search(text.words, bsn)) << text.key << ": " << text.words;
        EXPECT_FALSE(std::regex_search(text.words, telephone)) << text.key << ": " << text.words;
        EXPECT_FALSE(std::regex_search(text.words, postcode)) << text.key << ": " << text.words;
    }
}

TEST(leesbaarheid, texts_are_trimmed_closed_and_number_their_placeholders_from_zero) {
    static const std::regex placeholder(R"(\{(\d+)\})");
    for (const std::string_view key : teksten().keys("")) {
        const std::string text(teksten().find(key));
        EXPECT_FALSE(text.empty()) << key;
        // "Fout: " goes in front of another text; any other space at an end is a slip.
        EXPECT_EQ(trim(text), text.ends_with(": ") ? text.substr(0, text.size() - 1) : text) << key;
        EXPECT_EQ(text.find("  "), std::string::npos) << key;
        EXPECT_FALSE(has_control_characters(text)) << key;
        std::set<int> used;
        for (std::sregex_iterator it(text.begin(), text.end(), placeholder), end; it != end; ++it)
            used.insert(std::stoi((*it)[1]));
        EXPECT_EQ(
            static_cast<std::size_t>(std::count(text.begin(), text.end(), '{')),
            static_cast<std::size_t>(std::distance(std::sregex_iterator(text.begin(), text.end(), placeholder), {})))
            << key;
        int next = 0;
        for (const int n : used) EXPECT_EQ(n, next++) << key << ": " << text;
        const bool is_sentence = (key.ends_with(".uitleg") || key.ends_with(".hulp") || key.starts_with("fout.")) &&
                                 text.find(' ') != std::string::npos;
        const bool ends = text.ends_with('.') || text.ends_with('?') || text.ends_with(": {1}");  // the name of a field and a whole sentence
        EXPECT_TRUE(!is_sentence || ends) << key << ": " << text;
    }
}

}  // namespace
}  // namespace ontknoop::inhoud
