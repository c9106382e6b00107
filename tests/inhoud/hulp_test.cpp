// SPDX-License-Identifier: EUPL-1.2
#include "inhoud/hulp.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ontknoop::inhoud {
namespace {

using Soort = HulpBlok::Soort;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal_of(std::string_view content) {
    try {
        parse_hulppagina("hulp/x.md", content);
        return "accepted";
    } catch (const AdminError& error) {
        return error.what();
    }
}

TEST(hulp, a_page_becomes_blocks_without_markup) {
    const HulpPagina page = parse_hulppagina(
        "hulp/een-twee.md",
        "# Titel\n\nEen **vet** woord.\n\n## Kop\n- a\n- b\n1. c\n12. d\n\n| x | y |\n| --- | :-: |\n| 1 | **2** |\n");
    EXPECT_EQ(page.naam, "een-twee");
    EXPECT_EQ(page.titel, "Titel");
    ASSERT_EQ(page.blokken.size(), 5u);
    EXPECT_THAT(page.blokken[0].regels, ElementsAre(HulpRegel{{"Een ", false}, {"vet", true}, {" woord.", false}}));
    EXPECT_EQ(page.blokken[1].soort, Soort::kop);
    EXPECT_EQ(page.blokken[2].soort, Soort::opsomming);
    EXPECT_THAT(page.blokken[2].regels, ElementsAre(HulpRegel{{"a"}}, HulpRegel{{"b"}}));
    EXPECT_EQ(page.blokken[3].soort, Soort::stappen);
    EXPECT_THAT(page.blokken[3].regels, ElementsAre(HulpRegel{{"c"}}, HulpRegel{{"d"}}));
    EXPECT_EQ(page.blokken[4].soort, Soort::tabel);
    ASSERT_EQ(page.blokken[4].rijen.size(), 2u);
    EXPECT_THAT(page.blokken[4].rijen[1], ElementsAre(HulpRegel{{"1"}}, HulpRegel{{"2", true}}));
}

TEST(hulp, an_empty_line_ends_a_list) {
    const HulpPagina page = parse_hulppagina("hulp/x.md", "# T\n- a\n\n- b\n");
    EXPECT_EQ(page.blokken.size(), 2u);
}

TEST(hulp, broken_markup_is_refused_with_its_line) {
    EXPECT_THAT(refusal_of(""), HasSubstr("starts with its title"));
    EXPECT_THAT(refusal_of("tekst\n# T\n"), HasSubstr("line 1"));
    EXPECT_THAT(refusal_of("# T\n# T2\n"), HasSubstr("line 2: there is a title already"));
    EXPECT_THAT(refusal_of("# T\n\n**open\n"), HasSubstr("line 3: a bold text is not closed"));
    EXPECT_THAT(refusal_of("# T\n| a | b |\n| c |\n"), HasSubstr("another number of cells"));
    EXPECT_THAT(refusal_of("# T\n| a\n"), HasSubstr("starts and ends with |"));
    EXPECT_THAT(refusal_of("# T\neen\ntwee\n"), HasSubstr("line 3: write a paragraph on one line"));
}

TEST(hulp, every_page_can_be_drawn) {
    const std::vector<HulpPagina> pages = load_hulppaginas(Bestanden::from_folder(ONTKNOOP_SOURCE_DIR "/inhoud"));
    std::vector<std::string> names;
    for (const HulpPagina& page : pages) {
        names.push_back(page.naam);
        EXPECT_GE(page.blokken.size(), 4u) << page.naam;
    }
    for (const char* name : {"aan-de-slag", "waardendriehoek", "rekentool", "wetten", "privacy", "over"})
        EXPECT_THAT(names, Contains(name));
}

}  // namespace
}  // namespace ontknoop::inhoud
