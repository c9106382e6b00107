// SPDX-License-Identifier: EUPL-1.2
#include "pdf/paragraph.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <limits>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "pdf/fonts.h"

namespace ontknoop::pdf {
namespace {

constexpr double leading = 1.4;
// Liberation Sans: ascent 0.905, descent 0.212 of the size. Fixed, so that a word in a fallback font moves no line.
constexpr double family_ascent = 0.905;
constexpr double family_height = 1.117;

// How Pango's things are given back.
struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
struct ListFree {  // the items in it live on
    void operator()(GList* list) const { g_list_free(list); }
};
struct DescriptionFree {
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
struct AttributesFree {
    void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
using GlyphItem = std::unique_ptr<PangoGlyphItem, decltype(&pango_glyph_item_free)>;

PangoLanguage* language() { return pango_language_from_string("nl"); }

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
        pango_context_set_language(made.get(), language());
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
std::string_view spoken_text(std::string_view cluster) {
    return cluster == "\u00a0" || cluster == "\u202f" || cluster == "\t" ? " " : cluster;
}

}  // namespace

Color color_from_hex(const std::string& hex) {
    CHECK(hex.size() == 7 && hex[0] == '#' && hex.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos);
    const auto part = [&](std::size_t at) { return std::stoi(hex.substr(at, 2), nullptr, 16) / 255.0; };
    return {part(1), part(3), part(5)};
}

struct Paragraph::Line {
    struct Run {
        std::size_t first, end;  // clusters
        double width = 0;
    };
    std::vector<Run> runs;  // from left to right
    double width = 0;       // without white space at its end
};

// Shaped once, when it is made; lines are cut out of what was shaped. (A PangoLayout shapes a line again after it has found
// where to break it, and then all that is behind it: for our letters, which do not join, that gives the same twice.)
struct Paragraph::Shape {
    // What is drawn and spoken as one: a letter, mostly.
    struct Cluster {
        std::size_t item = 0;
        int start = 0, end = 0;              // bytes of the text
        int first_glyph = 0, end_glyph = 0;  // of its item, from left to right
        double width = 0;
        bool may_break = false;    // a line may start here
        bool whole = false;        // a character as people see it starts here
        bool is_white = false;
    };
    Font font;
    Color link_color;
    std::string text;
    std::vector<std::size_t> starts;  // byte at which each span starts
    std::vector<bool> is_link;
    std::vector<GlyphItem> items;       // in the order of the text
    std::vector<Cluster> clusters;      // in the order of the text
    std::vector<std::size_t> paragraphs;  // first cluster of every stretch between two line breaks
    double natural_width = 0;

    std::size_t end_of(std::size_t paragraph) const {
        return paragraph + 1 < paragraphs.size() ? paragraphs[paragraph + 1] : clusters.size();
    }

    void shape(PangoAttrList* attributes) {
        for (std::size_t start = 0;;) {
            const std::size_t end = std::min(text.find('\n', start), text.size());
            paragraphs.push_back(clusters.size());
            if (end > start) shape(attributes, static_cast<int>(start), static_cast<int>(end - start));
            if (end == text.size()) return;
            start = end + 1;
        }
    }

    void shape(PangoAttrList* attributes, int start, int length) {
        const char* const first = text.c_str() + start;
        std::vector<PangoLogAttr> breaks(static_cast<std::size_t>(g_utf8_strlen(first, length)) + 1);
        pango_get_log_attrs(first, length, -1, language(), breaks.data(), static_cast<int>(breaks.size()));

        // Weak: a text that starts with a letter of Arabic or Hebrew runs from right to left.
        const std::unique_ptr<GList, ListFree> found(pango_itemize_with_base_dir(
            context_of_this_thread(), PANGO_DIRECTION_WEAK_LTR, text.c_str(), start, length, attributes, nullptr));
        std::size_t character = 0;
        for (const GList* at = found.get(); at; at = at->next) {
            GlyphItem item(g_slice_new0(PangoGlyphItem), &pango_glyph_item_free);
            item->item = static_cast<PangoItem*>(at->data);
            item->glyphs = pango_glyph_string_new();
            pango_shape_item(item->item, text.c_str(), static_cast<int>(text.size()), nullptr, item->glyphs, PANGO_SHAPE_NONE);
            add_clusters(*item, items.size(), breaks.data() + character);
            character += static_cast<std::size_t>(item->item->num_chars);
            items.push_back(std::move(item));
        }
    }

    void add_clusters(PangoGlyphItem& item, std::size_t index, const PangoLogAttr* breaks) {
        PangoGlyphItemIter iter;
        for (gboolean more = pango_glyph_item_iter_init_start(&iter, &item, text.c_str()); more;
             more = pango_glyph_item_iter_next_cluster(&iter)) {
            const bool forward = iter.start_glyph <= iter.end_glyph;
            const PangoLogAttr& here = breaks[iter.start_char];
            Cluster cluster{.item = index, .start = iter.start_index, .end = iter.end_index,
                            .first_glyph = forward ? iter.start_glyph : iter.end_glyph + 1,
                            .end_glyph = forward ? iter.end_glyph : iter.start_glyph + 1,
                            .may_break = here.is_line_break != 0, .whole = here.is_cursor_position != 0,
                            .is_white = here.is_white != 0};
            // After a soft hyphen a line may break if a hyphen is drawn; nobody types them, so it stays one word.
            if (std::string_view(text).substr(0, static_cast<std::size_t>(cluster.start)).ends_with("\u00ad")) cluster.may_break = false;
            for (int glyph = cluster.first_glyph; glyph < cluster.end_glyph; ++glyph)
                cluster.width += pango_units_to_double(item.glyphs->glyphs[glyph].geometry.width);
            clusters.push_back(cluster);
        }
    }

    // As many words on every line as fit, and at least one character.
    std::vector<Line> wrap(double width) const {
        constexpr double rounding = 0.001;
        std::vector<Line> lines;
        for (std::size_t paragraph = 0; paragraph < paragraphs.size(); ++paragraph) {
            const std::size_t end = end_of(paragraph);
            std::size_t start = paragraphs[paragraph], word = start, character = start;
            double pen = 0;
            for (std::size_t at = start; at < end; ++at) {
                const Cluster& cluster = clusters[at];
                if (cluster.may_break) word = at;
                if (cluster.whole) character = at;
                pen += cluster.width;
                if (pen <= width + rounding || cluster.is_white) continue;
                const std::size_t next = word > start ? word : character;
                if (next == start) continue;
                lines.push_back(line_of(start, next));
                start = word = character = next;
                pen = 0;
                at = next - 1;  // what was taken back is measured again
            }
            lines.push_back(line_of(start, end));
        }
        return lines;
    }

    Line line_of(std::size_t start, std::size_t end) const {
        Line line;
        double white = 0;
        for (std::size_t at = start; at < end; ++at) {
            const Cluster& cluster = clusters[at];
            if (line.runs.empty() || clusters[line.runs.back().first].item != cluster.item) line.runs.push_back({at, at});
            line.runs.back().end = at + 1;
            line.runs.back().width += cluster.width;
            line.width += cluster.width;
            white = cluster.is_white ? white + cluster.width : 0;
        }
        line.width -= white;
        reorder(line.runs);
        return line;
    }

    int level_of(const Line::Run& run) const { return items[clusters[run.first].item]->item->analysis.level; }

    // From the order of the text to what stands from left to right: rule L2 of the Unicode Bidirectional Algorithm.
    void reorder(std::vector<Line::Run>& runs) const {
        int highest = 0;
        for (const Line::Run& run : runs) highest = std::max(highest, level_of(run));
        for (int level = highest; level > 0; --level) {
            const auto lower = [&](const Line::Run& run) { return level_of(run) < level; };
            for (auto from = runs.begin(); from != runs.end();) {
                from = std::find_if_not(from, runs.end(), lower);
                const auto to = std::find_if(from, runs.end(), lower);
                std::reverse(from, to);
                from = to;
            }
        }
    }

    double longest_word() const {
        double longest = 0, word = 0, space = 0;  // a space counts only when the word goes on behind it (a non-breaking one)
        std::size_t paragraph = 0;
        for (std::size_t at = 0; at < clusters.size(); ++at) {
            const Cluster& cluster = clusters[at];
            const bool starts_paragraph = paragraph < paragraphs.size() && paragraphs[paragraph] <= at;
            while (paragraph < paragraphs.size() && paragraphs[paragraph] <= at) ++paragraph;
            if (cluster.may_break || starts_paragraph) word = space = 0;
            if (cluster.is_white) {
                space += cluster.width;
                continue;
            }
            word += std::exchange(space, 0) + cluster.width;
            longest = std::max(longest, word);
        }
        return longest;
    }
};

Paragraph::Paragraph(const std::string& text, const Font& font) : Paragraph(std::vector<Span>{Span{text}}, font) {}

Paragraph::Paragraph(const std::vector<Span>& spans, const Font& font, Color link_color) {
    const auto shape = std::make_shared<Shape>();
    Shape& s = *shape;
    s.font = font;
    s.link_color = link_color;

    const std::unique_ptr<PangoFontDescription, DescriptionFree> description(pango_font_description_new());
    pango_font_description_set_family_static(description.get(), font_family);
    pango_font_description_set_absolute_size(description.get(), font.size * PANGO_SCALE);
    pango_font_description_set_weight(description.get(), font.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description.get(), font.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);

    const std::unique_ptr<PangoAttrList, AttributesFree> attributes(pango_attr_list_new());
    pango_attr_list_insert(attributes.get(), pango_attr_font_desc_new(description.get()));
    // One glyph per letter, so that every glyph has one meaning in the file.
    pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("liga=0, clig=0"));
    for (const Span& span : spans) {
        const std::size_t start = s.text.size();
        s.starts.push_back(start);
        s.is_link.push_back(span.link);
        for (char c : span.text) {
            if (c == '\n') s.text += ' ';  // a hard break too must not glue two words
            s.text += c;
        }
        // The letter spacing of zero changes nothing; it makes Pango end a run where a span ends.
        add_attribute(attributes.get(), pango_attr_letter_spacing_new(0), start, s.text.size());
        if (span.bold) add_attribute(attributes.get(), pango_attr_weight_new(PANGO_WEIGHT_BOLD), start, s.text.size());
        if (span.italic) add_attribute(attributes.get(), pango_attr_style_new(PANGO_STYLE_ITALIC), start, s.text.size());
    }
    CHECK(g_utf8_validate(s.text.data(), static_cast<gssize>(s.text.size()), nullptr));
    s.shape(attributes.get());
    lines_ = std::make_shared<const std::vector<Line>>(s.wrap(std::numeric_limits<double>::infinity()));
    for (const Line& line : *lines_) s.natural_width = std::max(s.natural_width, line.width);
    shape_ = shape;
}

void Paragraph::wrap(double width) { lines_ = std::make_shared<const std::vector<Line>>(shape_->wrap(std::max(width, 1.0))); }

double Paragraph::natural_width() const { return shape_->natural_width; }
double Paragraph::longest_word() const { return shape_->longest_word(); }
std::size_t Paragraph::line_count() const { return lines_->size(); }
double Paragraph::line_height() const { return shape_->font.size * leading; }
double Paragraph::line_width(std::size_t line) const { return (*lines_)[line].width; }
std::size_t Paragraph::run_count(std::size_t line) const { return (*lines_)[line].runs.size(); }
double Paragraph::run_width(std::size_t line, std::size_t run) const { return (*lines_)[line].runs[run].width; }
double Paragraph::ascent() const { return shape_->font.size * (family_ascent + (leading - family_height) / 2); }

std::size_t Paragraph::span_of(std::size_t line, std::size_t run) const {
    const auto at = static_cast<std::size_t>(shape_->clusters[(*lines_)[line].runs[run].first].start);
    const auto after = std::upper_bound(shape_->starts.begin(), shape_->starts.end(), at);
    return static_cast<std::size_t>(after - shape_->starts.begin()) - 1;
}

void Paragraph::draw_run(cairo_t* to, std::size_t line, std::size_t run_index, double x, double y) const {
    const Shape& s = *shape_;
    const Line::Run& run = (*lines_)[line].runs[run_index];
    const PangoGlyphItem& item = *s.items[s.clusters[run.first].item];
    if (!item.item->analysis.font) return;
    cairo_scaled_font_t* font = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(item.item->analysis.font));
    cairo_set_scaled_font(to, font);

    const bool backward = item.item->analysis.level % 2 == 1;
    unsigned long space = 0;
    std::string spoken;
    std::vector<cairo_glyph_t> glyphs;  // from left to right
    std::vector<cairo_text_cluster_t> clusters;
    glyphs.reserve(run.end - run.first), clusters.reserve(run.end - run.first);
    double pen = x;
    for (std::size_t i = 0; i < run.end - run.first; ++i) {
        const Shape::Cluster& cluster = s.clusters[backward ? run.end - 1 - i : run.first + i];
        const std::string_view text =
            spoken_text(std::string_view(s.text).substr(static_cast<std::size_t>(cluster.start), static_cast<std::size_t>(cluster.end - cluster.start)));
        int drawn = 0;
        for (int g = cluster.first_glyph; g < cluster.end_glyph; ++g) {
            const PangoGlyphInfo& info = item.glyphs->glyphs[g];
            cairo_glyph_t glyph{info.glyph, pen + pango_units_to_double(info.geometry.x_offset),
                                y + pango_units_to_double(info.geometry.y_offset)};
            pen += pango_units_to_double(info.geometry.width);
            if (text == " ") {
                // Every kind of space by one glyph: that of U+00A0 is not in the encoding Cairo gives a Latin font, and a font
                // of its own for it would be written for every amount of money.
                if (space == 0) space = glyph_of(font, " ");
                glyph.index = space;
            } else if (glyph.index == PANGO_GLYPH_EMPTY) {
                continue;  // a joiner or soft hyphen: neither shown nor spoken
            } else if (glyph.index & PANGO_GLYPH_UNKNOWN_FLAG) {
                glyph.index = glyph_of(font, "\u25a1");  // no font has it: a box to see, the character itself to copy
                if (drawn > 0) continue;
            }
            glyphs.push_back(glyph);
            ++drawn;
        }
        if (drawn == 0) continue;
        backward ? spoken.insert(0, text) : spoken.append(text);
        clusters.push_back({static_cast<int>(text.size()), drawn});
    }
    if (glyphs.empty()) return;
    if (backward) std::reverse(clusters.begin(), clusters.end());  // Cairo wants them as they are spoken

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
