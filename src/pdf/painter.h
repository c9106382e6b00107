// SPDX-License-Identifier: EUPL-1.2
//
// Shapes on a page or on a picture. Origin top left, y downwards, one unit is one point.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pdf/paragraph.h"

namespace ontknoop::pdf {

struct Point {
    double x = 0, y = 0;
};

// A second way, beside colour, to tell areas apart: for people who do not see the colour, and for a black and white
// printer.
enum class Hatch { none, diagonal, dots };

struct Look {
    std::optional<Color> fill;
    Hatch hatch = Hatch::none;  // drawn in `line` (or black) over the fill
    std::optional<Color> line;
    double line_width = 1;
    bool dashed = false;
};

enum class Anchor { start, middle, end };

class Painter {
public:
    explicit Painter(cairo_t* to) : to_(to) {}

    void polygon(const std::vector<Point>& points, bool closed, const Look& look);
    void curve(Point from, Point control1, Point control2, Point to, const Look& look);
    void rectangle(double x, double y, double width, double height, double radius, const Look& look);
    void circle(Point centre, double radius, const Look& look);
    void text(Point baseline, const std::string& text, const Font& font, Anchor anchor);
    // The first line of it.
    void text(Point baseline, const Paragraph& line, Anchor anchor);
    void run(const Paragraph& paragraph, std::size_t line, std::size_t run, double x, double y);
    // Everything `draw` does is moved to (x, y) and then scaled.
    void within(double x, double y, double scale, const std::function<void(Painter&)>& draw);

private:
    void paint_path(const Look& look);
    cairo_t* to_;
};

// A PNG of width x height units, `scale` pixels per unit, on white.
std::string paint_png(double width, double height, double scale, const std::function<void(Painter&)>& draw);

}  // namespace ontknoop::pdf
