// SPDX-License-Identifier: EUPL-1.2
// Finding what the jurist answered by its words.
#include "juristvraag/kennis.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ontknoop::juristvraag {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Kennis kennis(const std::string& id, const std::string& vraag, const std::string& antwoord) { return {KennisId{id}, vraag, antwoord, {}, {}, {}}; }
std::vector<std::string> gevonden(std::string_view woorden) {
    std::vector<std::string> all;
    for (const Kennis& k : rangschik({kennis("a", "Mag een ontruiming worden uitgesteld?", "Ja, met een betalingsregeling."), kennis("b", "Mag de gemeente een borg betalen?", "Ja, als garantie voor de huur."),
                                      kennis("c", "Betaalt de gemeente een waarborgsom?", "Soms.")},
                                     woorden))
        all.push_back(k.id.value);
    return all;
}

TEST(Kennis, is_found_by_the_beginning_of_a_word_without_accents_or_capitals) {
    EXPECT_THAT(gevonden("ontruimd"), ElementsAre("a")) << "six letters are the same";
    EXPECT_THAT(gevonden("ÓNTRUIMING"), ElementsAre("a"));
    EXPECT_THAT(gevonden("ontslag"), IsEmpty());
}
TEST(Kennis, with_more_of_the_words_comes_first_and_needs_half_of_them) {
    EXPECT_THAT(gevonden("gemeente borg"), ElementsAre("b", "c"));
    EXPECT_THAT(gevonden("gemeente fiets kanaal"), IsEmpty());
}
TEST(Kennis, without_words_nothing_is_found) {
    for (const char* woorden : {"", "  ", "de en", "?!"}) EXPECT_THAT(gevonden(woorden), IsEmpty()) << woorden;
}

}  // namespace
}  // namespace ontknoop::juristvraag
