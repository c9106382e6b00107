// SPDX-License-Identifier: EUPL-1.2
//
// Text broken into lines. Every line is drawn on its own, and a line that was broken at a space ends in a real space,
// so that no reader of the file ever glues the last word of a line to the first of the next.
#pragma once

#include <compare>
#include <memory>
#include <string>
#include <vector>

using cairo_t = struct _cairo;

namespace ontknoop::pdf {

struct Color {
    double red = 0, green = 0, blue = 0;  // 0..1
    auto operator<=>(const Color&) const = default;
};
// "#rrggbb"; CHECKs the form.
Color color_from_hex(const std::string& hex);

struct Font {
    double size = 10;  // points
    bool bold = false;
    bool italic = false;
    Color color;
    auto operator<=>(const Font&) const = default;
};

// A stretch of text with one look. Must be valid UTF-8 without control characters other than '\n'.
struct Span {
    std::string text;
    bool bold = false;
    bool italic = false;
    bool link = false;  // drawn in the link colour and underlined
    auto operator<=>(const Span&) const = default;
};

// A value: a copy shares what was shaped, and is wrapped apart.
class Paragraph {
public:
    // Not wrapped yet: one line per '\n'. All lengths are points.
    Paragraph(const std::vector<Span>& spans, const Font& font, Color link_color = {});
    Paragraph(const std::string& text, const Font& font);

    // Breaks into lines of at most `width`; a longer word is broken between its characters.
    void wrap(double width);

    double natural_width() const;  // widest line when nothing is wrapped
    double longest_word() const;   // widest stretch that has no place to break

    std::size_t line_count() const;
    double line_height() const;  // the same for every line: 1.4 times the size
    double height() const { return line_height() * static_cast<double>(line_count()); }
    double line_width(std::size_t line) const;  // without the space it was broken at

    // A line is a row of runs, from left to right; a run belongs to exactly one span.
    std::size_t run_count(std::size_t line) const;
    std::size_t span_of(std::size_t line, std::size_t run) const;
    double run_width(std::size_t line, std::size_t run) const;

    // Distance from the top of a line to its baseline.
    double ascent() const;
    // Draws one run with its left end at x, on the baseline y.
    void draw_run(cairo_t* to, std::size_t line, std::size_t run, double x, double y) const;

private:
    struct Shape;
    struct Line;
    std::shared_ptr<const Shape> shape_;
    std::shared_ptr<const std::vector<Line>> lines_;
};

}  // namespace ontknoop::pdf
