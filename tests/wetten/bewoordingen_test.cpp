// SPDX-License-Identifier: EUPL-1.2
#include "wetten/bewoordingen.h"

#include <gmock/gmock.h>

namespace ontknoop::wetten {
namespace {

using testing::ElementsAre;

Date day(const char* iso) { return parse_iso_date(iso).value(); }

Artikelrij artikel(const char* nr, const char* tekst, Artikelstatus status = Artikelstatus::goed, const char* inwerking = nullptr) {
    Artikelrij rij;
    rij.nr = nr;
    rij.tekst_id = tekst;
    rij.status = status;
    if (inwerking) rij.inwerking = day(inwerking);
    return rij;
}

// "18:a 2020-01-01..2024-01-01"
std::vector<std::string> in_words(const std::vector<Versierijen>& versies) {
    std::vector<std::string> lines;
    for (const Woording& w : merge_bewoordingen(versies))
        lines.push_back(w.artikel.nr + ":" + w.artikel.tekst_id + " " + to_iso(w.geldig_van) + ".." + (w.geldig_tot ? to_iso(*w.geldig_tot) : ""));
    return lines;
}

TEST(Bewoordingen, equal_texts_of_two_versions_are_one_wording) {
    EXPECT_THAT(in_words({{"v1", day("2020-01-01"), day("2024-01-01"), {artikel("18", "a")}}, {"v2", day("2024-01-01"), std::nullopt, {artikel("18", "a")}}}),
                ElementsAre("18:a 2020-01-01.."));
}
TEST(Bewoordingen, a_changed_text_ends_the_old_wording) {
    EXPECT_THAT(in_words({{"v1", day("2020-01-01"), day("2024-01-01"), {artikel("18", "a")}}, {"v2", day("2024-01-01"), std::nullopt, {artikel("18", "b")}}}),
                ElementsAre("18:a 2020-01-01..2024-01-01", "18:b 2024-01-01.."));
}
TEST(Bewoordingen, an_article_that_is_gone_ends_with_its_version) {
    EXPECT_THAT(in_words({{"v1", day("2020-01-01"), day("2024-01-01"), {artikel("18", "a"), artikel("19", "x")}},
                          {"v2", day("2024-01-01"), std::nullopt, {artikel("18", "a")}}}),
                ElementsAre("18:a 2020-01-01..", "19:x 2020-01-01..2024-01-01"));
}
TEST(Bewoordingen, a_text_that_comes_back_is_a_wording_of_its_own) {
    EXPECT_THAT(in_words({{"v1", day("2020-01-01"), day("2022-01-01"), {artikel("1", "a")}},
                          {"v2", day("2022-01-01"), day("2024-01-01"), {artikel("1", "b")}},
                          {"v3", day("2024-01-01"), std::nullopt, {artikel("1", "a")}}}),
                ElementsAre("1:a 2020-01-01..2022-01-01", "1:b 2022-01-01..2024-01-01", "1:a 2024-01-01.."));
}
TEST(Bewoordingen, a_future_article_begins_on_its_own_day_and_becomes_law_without_a_break) {
    EXPECT_THAT(in_words({{"v1", day("2026-01-01"), day("2027-01-01"), {artikel("24a", "a", Artikelstatus::nogniet, "2027-01-01")}},
                          {"v2", day("2027-01-01"), std::nullopt, {artikel("24a", "a", Artikelstatus::goed, "2027-01-01")}}}),
                ElementsAre("24a:a 2027-01-01.."));
}
TEST(Bewoordingen, a_future_wording_beside_the_present_one_ends_it) {
    EXPECT_THAT(in_words({{"v1", day("2026-01-01"), std::nullopt,
                           {artikel("5", "now", Artikelstatus::goed, "2015-01-01"), artikel("5", "later", Artikelstatus::nogniet, "2027-07-01")}}}),
                ElementsAre("5:now 2015-01-01..2027-07-01", "5:later 2027-07-01.."));
}
TEST(Bewoordingen, an_announcement_that_was_withdrawn_never_was_the_law) {
    EXPECT_THAT(in_words({{"v1", day("2026-01-01"), day("2026-07-01"), {artikel("7", "x", Artikelstatus::nogniet, "2027-01-01")}},
                          {"v2", day("2026-07-01"), std::nullopt, {}}}),
                ElementsAre());
}
TEST(Bewoordingen, the_day_of_the_source_counts_unless_an_older_version_contradicts_it) {
    // The source says 2015, but the library knows that it was different in 2020.
    EXPECT_THAT(in_words({{"v1", day("2020-01-01"), day("2024-01-01"), {artikel("9", "a")}},
                          {"v2", day("2024-01-01"), std::nullopt, {artikel("9", "b", Artikelstatus::goed, "2015-01-01")}}}),
                ElementsAre("9:a 2020-01-01..2024-01-01", "9:b 2024-01-01.."));
    // The change fell between two versions the library has.
    EXPECT_THAT(in_words({{"v1", day("2020-01-01"), day("2024-01-01"), {artikel("9", "a")}},
                          {"v2", day("2024-01-01"), std::nullopt, {artikel("9", "b", Artikelstatus::goed, "2022-05-01")}}}),
                ElementsAre("9:a 2020-01-01..2022-05-01", "9:b 2022-05-01.."));
}

}  // namespace
}  // namespace ontknoop::wetten
