// SPDX-License-Identifier: EUPL-1.2
// Every code a person can meet has words, and every key a page asks for is there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>

#include "bronnen.h"
#include "inhoud/teksten.h"

namespace ontknoop::house {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

using Sleutels = std::set<std::string>;  // all keys of inhoud/teksten

// Codes as they stand in the sources: fail("plan.vol"), Error{"sessie.verlopen", ...}, push_back({"naam.ontbreekt", {}, "naam"}).
Sleutels codes_in(std::string_view tekst) {
    static const std::regex patterns[] = {
        std::regex("fail\\(\"([a-z_0-9]+(?:\\.[a-z_0-9]+)+)\""),
        std::regex("Error\\{\"([a-z_0-9]+(?:\\.[a-z_0-9]+)+)\""),
        std::regex("Errors\\{\\{\"([a-z_0-9]+(?:\\.[a-z_0-9]+)+)\""),
        std::regex("(?:errors|fouten)(?:->|\\.)(?:push_back|emplace_back)\\(\\{?\"([a-z_0-9]+(?:\\.[a-z_0-9]+)+)\""),
    };
    Sleutels found;
    const std::string all(tekst);
    for (const std::regex& pattern : patterns)
        for (std::sregex_iterator it(all.begin(), all.end(), pattern), end; it != end; ++it) found.insert((*it)[1]);
    return found;
}

Problemen codes_zonder_woorden(const Bronnen& bronnen, const Sleutels& sleutels) {
    Problemen found;
    for (const Bron& b : bronnen) {
        // The command of the calculator and the importers of law speak to whoever runs them, in their own words.
        if (!b.in("src/") || !b.is_cpp()) continue;
        for (const std::string& code : codes_in(b.tekst))
            if (!sleutels.contains("fout." + code)) found.push_back(b.pad + ": " + code);
    }
    return found;
}

// What an administrator reads is Dutch, as all words on the screen are: no English word in what is thrown as AdminError.
Problemen engelse_beheerderswoorden(const Bronnen& bronnen) {
    static const std::regex literal("\"((?:[^\"\\\\]|\\\\.)*)\""), engels("\\b(the|an|cannot|must|unknown|missing|and|does|with|there)\\b", std::regex::icase);
    constexpr std::string_view bij_het_starten[] = {"src/base/", "src/db/", "src/http/", "src/app/", "src/organisatie/", "src/cli/"};
    Problemen found;
    for (const Bron& b : bronnen) {
        // The readers of content speak to who writes that content, in their own words.
        if (std::ranges::none_of(bij_het_starten, [&](std::string_view map) { return b.in(map); }) || !b.is_cpp()) continue;
        for (std::size_t at = b.tekst.find("AdminError("); at != std::string::npos; at = b.tekst.find("AdminError(", at + 1)) {
            const std::string zin = b.tekst.substr(at, b.tekst.find(";\n", at) - at);
            for (std::sregex_iterator it(zin.begin(), zin.end(), literal), end; it != end; ++it)
                if (const std::string woorden = (*it)[1]; std::regex_search(woorden, engels)) found.push_back(b.pad + ": " + woorden);
        }
    }
    return found;
}

// t("app.opslaan") must exist; of t("status." + ...) something must begin so.
Problemen ontbrekende_sleutels(const Bronnen& bronnen, const Sleutels& sleutels) {
    static const std::regex use("(?:\\bt|\\bt\\(\\)|[a-z_]*teksten)\\(\"([a-z_0-9.]+)\"\\s*([,)+])");
    Problemen found;
    for (const Bron& b : bronnen) {
        if (!b.in("src/") || !b.is_cpp()) continue;
        for (std::sregex_iterator it(b.tekst.begin(), b.tekst.end(), use), end; it != end; ++it) {
            const std::string key = (*it)[1];
            const bool beginning = (*it)[2] == "+";
            const auto at = sleutels.lower_bound(key);
            const bool there = beginning ? at != sleutels.end() && at->starts_with(key) : sleutels.contains(key);
            if (!there) found.push_back(b.pad + ": " + key);
        }
    }
    return found;
}

// Arguments count from {0}, without a hole: a {2} without a {1} is a slip.
Problemen gaten(const inhoud::Teksten& teksten, const Sleutels& sleutels) {
    Problemen found;
    for (const std::string& key : sleutels) {
        const std::string_view text = teksten.find(key);
        bool gap = false;
        for (int n = 0; n < 9; ++n) {
            const bool here = text.find("{" + std::to_string(n) + "}") != std::string_view::npos;
            if (here && gap) found.push_back(key);
            gap = gap || !here;
        }
    }
    return found;
}

class Woorden : public testing::Test {
protected:
    inhoud::Teksten teksten = inhoud::Teksten::load(inhoud::Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud"));
    Sleutels sleutels = [&] {
        Sleutels all;
        for (const std::string_view key : teksten.keys("")) all.emplace(key);
        return all;
    }();
};

TEST_F(Woorden, every_error_code_has_them) {
    int codes = 0;
    for (const Bron& b : alle_bronnen())
        if (b.in("src/") && b.is_cpp()) codes += static_cast<int>(codes_in(b.tekst).size());
    EXPECT_GT(codes, 50) << "the sources were looked through";
    EXPECT_THAT(codes_zonder_woorden(alle_bronnen(), sleutels), IsEmpty());
}

TEST_F(Woorden, an_error_code_without_them_is_found) {
    const Bronnen planted = {{"src/casus/x.cpp", "return fail(\"casus.onbenoemd\");\nerrors.push_back({\"naam.ontbreekt\", {}, \"naam\"});\nErrors{{\"nog.een\", {}, \"\"}}", 1}};
    EXPECT_THAT(codes_zonder_woorden(planted, sleutels), ElementsAre("src/casus/x.cpp: casus.onbenoemd", "src/casus/x.cpp: nog.een"));
}

TEST_F(Woorden, every_key_a_page_asks_for_exists) { EXPECT_THAT(ontbrekende_sleutels(alle_bronnen(), sleutels), IsEmpty()); }

TEST_F(Woorden, a_key_that_is_not_there_is_found) {
    const Bronnen planted = {{"src/casus/x.cpp", "t(\"app.opslaan\") t(\"app.bestaat_niet\") ctx.t()(\"ook.niet\", {x}) t(\"status.\" + s) t(\"weg.\" + s) t.find(\"mag.ontbreken\")", 1}};
    EXPECT_THAT(ontbrekende_sleutels(planted, sleutels), ElementsAre("src/casus/x.cpp: app.bestaat_niet", "src/casus/x.cpp: ook.niet", "src/casus/x.cpp: weg."));
}

TEST_F(Woorden, for_the_administrator_are_dutch) { EXPECT_THAT(engelse_beheerderswoorden(alle_bronnen()), IsEmpty()); }

TEST_F(Woorden, english_ones_for_the_administrator_are_found) {
    const Bronnen planted = {{"src/db/x.cpp", "throw AdminError(\"The file \" + path +\n    \" is weg.\");\nthrow AdminError(\"Het bestand is weg.\");\n", 1}};
    EXPECT_THAT(engelse_beheerderswoorden(planted), ElementsAre("src/db/x.cpp: The file "));
}

TEST_F(Woorden, arguments_count_without_a_hole) { EXPECT_THAT(gaten(teksten, sleutels), IsEmpty()); }

TEST_F(Woorden, an_error_says_what_to_do_in_a_sentence) {
    for (const std::string& key : sleutels) {
        if (!key.starts_with("fout.")) continue;
        const std::string_view text = teksten.find(key);
        EXPECT_TRUE(text.ends_with('.') || text.ends_with('?') || text.ends_with('}')) << key << ": " << text;
        EXPECT_LT(text.size(), 400u) << key;
    }
}

}  // namespace
}  // namespace ontknoop::house
