// SPDX-License-Identifier: EUPL-1.2
#include "pdf/paragraph.h"

#include <gtest/gtest.h>
#include <pango/pangocairo.h>

#include <memory>
#include <random>

#include "base/result.h"
#include "pdf/fonts.h"

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

// Pango's own lines for the same text, without the white space at their ends.
std::vector<double> lines_of_pango(const std::string& text, double width) {
    const std::unique_ptr<PangoContext, decltype(&g_object_unref)> context(
        pango_font_map_create_context(pango_cairo_font_map_get_default()), &g_object_unref);
    pango_cairo_context_set_resolution(context.get(), 72);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    const std::unique_ptr<PangoLayout, decltype(&g_object_unref)> layout(pango_layout_new(context.get()), &g_object_unref);
    PangoFontDescription* description = pango_font_description_new();
    pango_font_description_set_family(description, font_family);
    pango_font_description_set_absolute_size(description, 10 * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), description);
    pango_font_description_free(description);
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0"));
    pango_layout_set_attributes(layout.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout.get(), pango_units_from_double(width));
    pango_layout_set_text(layout.get(), text.c_str(), -1);
    std::vector<double> widths;
    for (GSList* at = pango_layout_get_lines_readonly(layout.get()); at; at = at->next) {
        PangoRectangle logical;
        pango_layout_line_get_extents(static_cast<PangoLayoutLine*>(at->data), nullptr, &logical);
        widths.push_back(pango_units_to_double(logical.width));
    }
    return widths;
}

// We cut the lines out of what was shaped once (decision record 0020); Pango, which shapes again after every cut, comes to the same lines.
TEST(Paragraph, has_the_lines_that_pango_makes_of_the_same_text) {
    const std::vector<std::string> words{"een", "bijstandsuitkering", "€\u00a01.234,50", "huur-", "en/of", "(Wmo)", "a", "schuldhulpverlening",
                                         "crisis\u2011opvang", "Participatiewet,", "zo’n", "’s", "avonds", "…", "§", "18b", "cafés", "hij/zij", "VAWTo", "日本語",
                                         "https://wetten.overheid.nl/jci1.3:c:BWBR0015703", "40\u202f%", "x²"};
    std::mt19937 random(20261122);  // any seed will do
    std::size_t lines = 0;
    for (int i = 0; i < 300; ++i) {
        std::string text = "Begin";
        for (unsigned n = random() % 40; n > 0; --n) text += " " + words[random() % words.size()];
        Paragraph ours(text, ten);
        const double width = ours.longest_word() + static_cast<double>(random() % 4000) / 10;
        ours.wrap(width);
        const std::vector<double> theirs = lines_of_pango(text, width);
        ASSERT_EQ(ours.line_count(), theirs.size()) << text << " in " << width;
        for (std::size_t line = 0; line < theirs.size(); ++line) EXPECT_NEAR(ours.line_width(line), theirs[line], 0.1) << text << " in " << width << ", line " << line;
        lines += theirs.size();
    }
    EXPECT_GT(lines, 1000u);
}

TEST(Paragraph, may_be_wrapped_again_to_another_width) {
    const std::string words = "Een zin die lang genoeg is om over meer dan twee regels te gaan lopen";
    Paragraph once(words, ten), twice(words, ten);
    const double natural = twice.natural_width(), longest = twice.longest_word();
    twice.wrap(40);
    twice.wrap(90);
    once.wrap(90);
    ASSERT_EQ(twice.line_count(), once.line_count());
    for (std::size_t line = 0; line < once.line_count(); ++line) EXPECT_EQ(twice.line_width(line), once.line_width(line));
    EXPECT_EQ(twice.natural_width(), natural);
    EXPECT_EQ(twice.longest_word(), longest);
    twice.wrap(natural);
    EXPECT_EQ(twice.line_count(), 1u);
}

TEST(Paragraph, is_wrapped_apart_from_its_copies) {
    const Paragraph whole("Een zin die lang genoeg is om over meer dan twee regels te gaan lopen", ten);
    Paragraph narrow = whole, wide = narrow;
    narrow.wrap(60);
    wide.wrap(200);
    EXPECT_EQ(whole.line_count(), 1u);
    EXPECT_GT(narrow.line_count(), wide.line_count());
    EXPECT_GT(wide.line_count(), 1u);
}

TEST(Paragraph, puts_words_from_right_to_left_in_their_own_order) {
    const std::vector<Span> hebrew{{"\u05e9\u05dc\u05d5\u05dd "}, {"\u05e2\u05d5\u05dc\u05dd", true}};
    const Paragraph line({{"abc "}, hebrew[0], hebrew[1]}, ten);
    ASSERT_EQ(line.run_count(0), 3u);
    EXPECT_EQ(line.span_of(0, 0), 0u);  // the Latin word on the left, as the text begins with it,
    EXPECT_EQ(line.span_of(0, 1), 2u);  // and the last word of the Hebrew beside it
    EXPECT_EQ(line.span_of(0, 2), 1u);
    const Paragraph hebrew_only(hebrew, ten);
    EXPECT_EQ(hebrew_only.span_of(0, 0), 1u);
}

TEST(Paragraph, breaks_a_word_with_soft_hyphens_only_where_it_must) {
    Paragraph word("schuld\u00adhulp\u00adverlening", ten);
    EXPECT_NEAR(word.longest_word(), word.natural_width(), 0.01);
}

TEST(Paragraph, refuses_text_that_is_not_utf8) { EXPECT_THROW(Paragraph("\xff", ten), Bug); }

TEST(Color, is_read_from_its_hex_form) {
    EXPECT_NEAR(color_from_hex("#ff8000").green, 128 / 255.0, 1e-9);
    EXPECT_THROW(color_from_hex("rood"), Bug);
}

}  // namespace
}  // namespace ontknoop::pdf
