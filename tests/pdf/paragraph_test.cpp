// SPDX-License-Identifier: EUPL-1.2
#include "pdf/paragraph.h"

#include <gtest/gtest.h>

#include "base/result.h"

namespace ontknoop::pdf {
namespace {

const Font ten{10};

TEST(Paragraph, stays_within_its_width) {
    Paragraph text("Een zin die lang genoeg is om over meer dan twee regels te gaan lopen", ten);
    text.wrap(90);
    EXPECT_GT(text.line_count(), 2u);
    for (std::size_t line = 0; line < text.line_count(); ++line) EXPECT_LE(text.line_width(line), 90.0);
}

TEST(Paragraph, breaks_a_word_that_is_longer_than_the_line) {
    Paragraph text(std::string(200, 'w'), ten);
    text.wrap(50);
    for (std::size_t line = 0; line < text.line_count(); ++line) EXPECT_LE(text.line_width(line), 50.0);
}

TEST(Paragraph, never_breaks_an_amount_between_the_sign_and_the_number) {
    Paragraph amount("€\u00a010.070,00", ten);
    EXPECT_NEAR(amount.longest_word(), amount.natural_width(), 0.01);
}

TEST(Paragraph, measures_the_longest_word_without_the_space_behind_it) {
    const Paragraph two("kort langer", ten), one("langer", ten);
    EXPECT_NEAR(two.longest_word(), one.natural_width(), 0.01);
}

TEST(Paragraph, gives_every_run_to_one_span) {
    Paragraph text({{"een "}, {"twee ", true}, {"drie", false, false, true}}, ten);
    ASSERT_EQ(text.run_count(0), 3u);
    for (std::size_t run = 0; run < 3; ++run) EXPECT_EQ(text.span_of(0, run), run);
}

TEST(Paragraph, keeps_two_spans_with_the_same_look_apart) {
    Paragraph text({{"een", false, false, true}, {"twee", false, false, true}}, ten);
    EXPECT_EQ(text.run_count(0), 2u);
}

TEST(Paragraph, has_a_line_per_line_break) { EXPECT_EQ(Paragraph("een\ntwee\n\nvier", ten).line_count(), 4u); }

TEST(Paragraph, refuses_text_that_is_not_utf8) { EXPECT_THROW(Paragraph("\xff", ten), Bug); }

TEST(Color, is_read_from_its_hex_form) {
    EXPECT_NEAR(color_from_hex("#ff8000").green, 128 / 255.0, 1e-9);
    EXPECT_THROW(color_from_hex("rood"), Bug);
}

}  // namespace
}  // namespace ontknoop::pdf
