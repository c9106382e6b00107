// SPDX-License-Identifier: EUPL-1.2
#include "pdf/paragraph.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/result.h"
#include "pdf/fonts.h"

namespace ontknoop::pdf {
namespace {

constexpr double leading = 1.4;
// Liberation Sans: ascent 0.905, descent 0.212 of the size. Fixed, so that a word in a fallback font moves no line.
constexpr double family_ascent = 0.905;
constexpr double family_height = 1.117;

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};

// Pango keeps one font map per thread (pango_cairo_font_map_get_default), and a context belongs to its font map: with
// one of each per thread no lock is needed. Glyph positions are not rounded to pixels: a PDF has none.
PangoContext* context_of_this_thread() {
    thread_local const std::unique_ptr<PangoContext, Unref> context = [] {
        std::unique_ptr<PangoContext, Unref> made(pango_font_map_create_context(pango_cairo_font_map_get_default()));
        pango_cairo_context_set_resolution(made.get(), 72);
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(made.get(), options);
        cairo_font_options_destroy(options);
        pango_context_set_round_glyph_positions(made.get(), FALSE);
        pango_context_set_language(made.get(), pango_language_from_string("nl"));
        return made;
    }();
    return context.get();
}

void add_attribute(PangoAttrList* list, PangoAttribute* attribute, std::size_t start, std::size_t end) {
    attribute->start_index = static_cast<guint>(start);
    attribute->end_index = static_cast<guint>(end);
    pango_attr_list_insert(list, attribute);
}

// The glyph with which a font shows one character; 0 when it has none.
unsigned long glyph_of(cairo_scaled_font_t* font, const char* character) {
    cairo_glyph_t* glyphs = nullptr;
    int count = 0;
    if (cairo_scaled_font_text_to_glyphs(font, 0, 0, character, -1, &glyphs, &count, nullptr, nullptr, nullptr) !=
        CAIRO_STATUS_SUCCESS)
        return 0;
    const unsigned long glyph = count > 0 ? glyphs[0].index : 0;
    cairo_glyph_free(glyphs);
    return glyph;
}

// All spaces become the ordinary one: where a line may break has been decided by now, and a second meaning of the space
// glyph would cost an ActualText span for every amount of money.
std::string spoken_text(const char* text, std::size_t length) {
    const std::string cluster(text, length);
    return cluster == "\u00a0" || cluster == "\u202f" || cluster == "\t" ? " " : cluster;
}

}  // namespace

Color color_from_hex(const std::string& hex) {
    CHECK(hex.size() == 7 && hex[0] == '#' && hex.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos);
    const auto part = [&](std::size_t at) { return std::stoi(hex.substr(at, 2), nullptr, 16) / 255.0; };
    return {part(1), part(3), part(5)};
}

struct Paragraph::Shape {
    Font font;
    Color link_color;
    std::string text;
    std::vector<std::size_t> starts;  // byte at which each span starts
    std::vector<bool> is_link;
    std::shared_ptr<PangoLayout> layout;
    double natural_width = 0;
    double longest_word = 0;
    bool is_measured = false;

    struct Line {
        std::vector<PangoGlyphItem*> runs;
        double width = 0;
    };
    std::vector<Line> lines;  // empty until somebody asks: shaping is most of the work, and wrapping does it again

    const std::vector<Line>& laid_out() {
        if (lines.empty()) read_lines();
        return lines;
    }

    // What it would take on one line each; only tables and lists of terms want to know.
    void measure() {
        if (is_measured) return;
        const int wrapped = pango_layout_get_width(layout.get());
        pango_layout_set_width(layout.get(), -1);
        read_lines();
        measure_words();
        is_measured = true;
        if (wrapped == -1) return;
        pango_layout_set_width(layout.get(), wrapped);
        read_lines();
    }

    static double width_of(const PangoGlyphItem* run) {
        return pango_units_to_double(pango_glyph_string_get_width(run->glyphs));
    }

    void read_lines() {
        lines.clear();
        for (GSList* at = pango_layout_get_lines(layout.get()); at; at = at->next) {
            Line line;
            for (GSList* run = static_cast<PangoLayoutLine*>(at->data)->runs; run; run = run->next) {
                line.runs.push_back(static_cast<PangoGlyphItem*>(run->data));
                line.width += width_of(line.runs.back());
            }
            lines.push_back(std::move(line));
        }
    }

    // Widths of the stretches between two places where Unicode allows a break.
    void measure_words() {
        int count = 0;
        const PangoLogAttr* breaks = pango_layout_get_log_attrs_readonly(layout.get(), &count);
        for (const Line& line : lines) {
            natural_width = std::max(natural_width, line.width);
            double word = 0, space = 0;  // a space counts only when the word goes on behind it (a non-breaking one)
            for (PangoGlyphItem* run : line.runs) {
                const long first_char = g_utf8_pointer_to_offset(text.c_str(), text.c_str() + run->item->offset);
                PangoGlyphItemIter iter;
                for (gboolean more = pango_glyph_item_iter_init_start(&iter, run, text.c_str()); more;
                     more = pango_glyph_item_iter_next_cluster(&iter)) {
                    const long at = first_char + iter.start_char;
                    if (at < count && breaks[at].is_line_break) word = space = 0;
                    const int low = std::min(iter.start_glyph, iter.end_glyph + (iter.start_glyph > iter.end_glyph));
                    const int high = std::max(iter.end_glyph, iter.start_glyph + (iter.start_glyph > iter.end_glyph));
                    double width = 0;
                    for (int g = low; g < high; ++g)
                        width += pango_units_to_double(run->glyphs->glyphs[g].geometry.width);
                    if (at < count && breaks[at].is_white) {
                        space += width;
                        continue;
                    }
                    word += std::exchange(space, 0) + width;
                    longest_word = std::max(longest_word, word);
                }
            }
        }
    }
};

Paragraph::Paragraph(const std::string& text, const Font& font) : Paragraph(std::vector<Span>{Span{text}}, font) {}

Paragraph::Paragraph(const std::vector<Span>& spans, const Font& font, Color link_color)
    : shape_(std::make_shared<Shape>()) {
    Shape& s = *shape_;
    s.font = font;
    s.link_color = link_color;
    s.layout.reset(pango_layout_new(context_of_this_thread()), g_object_unref);

    PangoFontDescription* description = pango_font_description_new();
    pango_font_description_set_family_static(description, font_family);
    pango_font_description_set_absolute_size(description, font.size * PANGO_SCALE);
    pango_font_description_set_weight(description, font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description, font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(s.layout.get(), description);
    pango_font_description_free(description);

    PangoAttrList* attributes = pango_attr_list_new();
    for (const Span& span : spans) {
        const std::size_t start = s.text.size();
        s.starts.push_back(start);
        s.is_link.push_back(span.link);
        for (char c : span.text) {
            if (c == '\n') s.text += ' ';  // a hard break too must not glue two words
            s.text += c;
        }
        // The letter spacing of zero changes nothing; it makes Pango end a run where a span ends.
        add_attribute(attributes, pango_attr_letter_spacing_new(0), start, s.text.size());
        if (span.bold) add_attribute(attributes, pango_attr_weight_new(PANGO_WEIGHT_BOLD), start, s.text.size());
        if (span.italic) add_attribute(attributes, pango_attr_style_new(PANGO_STYLE_ITALIC), start, s.text.size());
    }
    // One glyph per letter, so that every glyph has one meaning in the file.
    add_attribute(attributes, pango_attr_font_features_new("liga=0, clig=0"), 0, s.text.size());
    CHECK(g_utf8_validate(s.text.data(), static_cast<gssize>(s.text.size()), nullptr));
    pango_layout_set_attributes(s.layout.get(), attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_wrap(s.layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(s.layout.get(), s.text.data(), static_cast<int>(s.text.size()));
}

void Paragraph::wrap(double width) {
    Shape& s = *shape_;
    if (s.is_measured && width >= s.natural_width && pango_layout_get_width(s.layout.get()) == -1) return;
    pango_layout_set_width(s.layout.get(), pango_units_from_double(std::max(width, 1.0)));
    s.read_lines();
}

double Paragraph::natural_width() const { return shape_->measure(), shape_->natural_width; }
double Paragraph::longest_word() const { return shape_->measure(), shape_->longest_word; }
std::size_t Paragraph::line_count() const { return shape_->laid_out().size(); }
double Paragraph::line_height() const { return shape_->font.size * leading; }
double Paragraph::line_width(std::size_t line) const { return shape_->laid_out()[line].width; }
std::size_t Paragraph::run_count(std::size_t line) const { return shape_->laid_out()[line].runs.size(); }
double Paragraph::ascent() const { return shape_->font.size * (family_ascent + (leading - family_height) / 2); }

double Paragraph::run_width(std::size_t line, std::size_t run) const { return Shape::width_of(shape_->laid_out()[line].runs[run]); }

std::size_t Paragraph::span_of(std::size_t line, std::size_t run) const {
    const auto at = static_cast<std::size_t>(shape_->laid_out()[line].runs[run]->item->offset);
    const auto after = std::upper_bound(shape_->starts.begin(), shape_->starts.end(), at);
    return static_cast<std::size_t>(after - shape_->starts.begin()) - 1;
}

void Paragraph::draw_run(cairo_t* to, std::size_t line, std::size_t run_index, double x, double y) const {
    Shape& s = *shape_;
    PangoGlyphItem* run = s.laid_out()[line].runs[run_index];
    PangoFont* pango_font = run->item->analysis.font;
    if (!pango_font) return;
    cairo_scaled_font_t* font = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(pango_font));
    cairo_set_scaled_font(to, font);

    // Where every glyph goes, in the order of the glyph string (from left to right).
    const int total = run->glyphs->num_glyphs;
    std::vector<cairo_glyph_t> placed(static_cast<std::size_t>(total));
    double pen = x;
    for (int i = 0; i < total; ++i) {
        const PangoGlyphInfo& info = run->glyphs->glyphs[i];
        placed[i] = {info.glyph, pen + pango_units_to_double(info.geometry.x_offset),
                     y + pango_units_to_double(info.geometry.y_offset)};
        pen += pango_units_to_double(info.geometry.width);
    }

    std::string spoken;
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
    const bool backward = run->item->analysis.level % 2 == 1;
    PangoGlyphItemIter iter;
    for (gboolean more = pango_glyph_item_iter_init_start(&iter, run, s.text.c_str()); more;
         more = pango_glyph_item_iter_next_cluster(&iter)) {
        const std::string text =
            spoken_text(s.text.c_str() + iter.start_index, static_cast<std::size_t>(iter.end_index - iter.start_index));
        const int step = iter.start_glyph <= iter.end_glyph ? 1 : -1;
        int drawn = 0;
        for (int i = iter.start_glyph; i != iter.end_glyph; i += step) {
            cairo_glyph_t glyph = placed[static_cast<std::size_t>(i)];
            if (glyph.index == PANGO_GLYPH_EMPTY) {
                if (text != " ") continue;  // a joiner or soft hyphen: neither shown nor spoken
                glyph.index = glyph_of(font, " ");
            } else if (glyph.index & PANGO_GLYPH_UNKNOWN_FLAG) {
                glyph.index = glyph_of(font, "\u25a1");  // no font has it: a box to see, the character itself to copy
                if (drawn > 0) continue;
            }
            glyphs.push_back(glyph);
            ++drawn;
        }
        if (drawn == 0) continue;
        spoken += text;
        clusters.push_back({static_cast<int>(text.size()), drawn});
    }
    if (glyphs.empty()) return;
    // Cairo wants the clusters as they are spoken and the glyphs from left to right.
    if (backward) std::reverse(glyphs.begin(), glyphs.end());

    const bool link = s.is_link[span_of(line, run_index)];
    const Color& ink = link ? s.link_color : s.font.color;
    cairo_set_source_rgb(to, ink.red, ink.green, ink.blue);
    cairo_show_text_glyphs(to, spoken.data(), static_cast<int>(spoken.size()), glyphs.data(),
                           static_cast<int>(glyphs.size()), clusters.data(), static_cast<int>(clusters.size()),
                           backward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : static_cast<cairo_text_cluster_flags_t>(0));
    if (link) {
        cairo_set_line_width(to, s.font.size / 18);
        cairo_move_to(to, x, y + s.font.size * 0.14);
        cairo_line_to(to, pen, y + s.font.size * 0.14);
        cairo_stroke(to);
    }
}

}  // namespace ontknoop::pdf
