// SPDX-License-Identifier: EUPL-1.2
#include "pdf/painter.h"

#include <cairo.h>

#include <cmath>
#include <memory>
#include <numbers>

#include "base/result.h"

namespace ontknoop::pdf {
namespace {

constexpr double hatch_distance = 5;

void set_ink(cairo_t* to, const Color& color) { cairo_set_source_rgb(to, color.red, color.green, color.blue); }

// Drawn as lines inside a clip and not as a pattern: it stays vector, and every viewer shows the same.
void hatch_clip(cairo_t* to, Hatch hatch, const Color& ink) {
    double left = 0, top = 0, right = 0, bottom = 0;
    cairo_clip_extents(to, &left, &top, &right, &bottom);
    set_ink(to, ink);
    if (hatch == Hatch::diagonal) {
        cairo_set_line_width(to, 0.6);
        for (double x = left - (bottom - top); x < right; x += hatch_distance) {
            cairo_move_to(to, x, bottom);
            cairo_line_to(to, x + (bottom - top), top);
        }
        cairo_stroke(to);
        return;
    }
    for (double y = top + hatch_distance / 2; y < bottom; y += hatch_distance)
        for (double x = left + hatch_distance / 2; x < right; x += hatch_distance) cairo_rectangle(to, x, y, 1, 1);
    cairo_fill(to);
}

cairo_status_t append_png(void* to, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

void Painter::paint_path(const Look& look) {
    if (look.fill) {
        set_ink(to_, *look.fill);
        cairo_fill_preserve(to_);
    }
    if (look.hatch != Hatch::none) {
        cairo_path_t* outline = cairo_copy_path(to_);
        cairo_save(to_);
        cairo_clip(to_);
        hatch_clip(to_, look.hatch, look.line.value_or(Color{}));
        cairo_restore(to_);
        cairo_append_path(to_, outline);
        cairo_path_destroy(outline);
    }
    if (look.line) {
        set_ink(to_, *look.line);
        cairo_set_line_width(to_, look.line_width);
        cairo_set_line_join(to_, CAIRO_LINE_JOIN_ROUND);
        const double dash = 3 * look.line_width;
        cairo_set_dash(to_, &dash, look.dashed ? 1 : 0, 0);
        cairo_stroke_preserve(to_);
        cairo_set_dash(to_, nullptr, 0, 0);
    }
    cairo_new_path(to_);
}

void Painter::polygon(const std::vector<Point>& points, bool closed, const Look& look) {
    if (points.empty()) return;
    for (const Point& point : points) cairo_line_to(to_, point.x, point.y);
    if (closed) cairo_close_path(to_);
    paint_path(look);
}

void Painter::curve(Point from, Point control1, Point control2, Point end, const Look& look) {
    cairo_move_to(to_, from.x, from.y);
    cairo_curve_to(to_, control1.x, control1.y, control2.x, control2.y, end.x, end.y);
    paint_path(look);
}

void Painter::rectangle(double x, double y, double width, double height, double radius, const Look& look) {
    if (radius <= 0) {
        cairo_rectangle(to_, x, y, width, height);
    } else {
        constexpr double quarter = std::numbers::pi / 2;
        cairo_arc(to_, x + width - radius, y + radius, radius, -quarter, 0);
        cairo_arc(to_, x + width - radius, y + height - radius, radius, 0, quarter);
        cairo_arc(to_, x + radius, y + height - radius, radius, quarter, 2 * quarter);
        cairo_arc(to_, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
        cairo_close_path(to_);
    }
    paint_path(look);
}

void Painter::circle(Point centre, double radius, const Look& look) {
    cairo_new_sub_path(to_);
    cairo_arc(to_, centre.x, centre.y, radius, 0, 2 * std::numbers::pi);
    cairo_close_path(to_);
    paint_path(look);
}

void Painter::text(Point baseline, const std::string& text, const Font& font, Anchor anchor) {
    this->text(baseline, Paragraph(text, font), anchor);
}

void Painter::text(Point baseline, const Paragraph& line, Anchor anchor) {
    double x = baseline.x - line.line_width(0) * static_cast<double>(anchor) / 2;
    for (std::size_t run = 0; run < line.run_count(0); ++run) {
        line.draw_run(to_, 0, run, x, baseline.y);
        x += line.run_width(0, run);
    }
}

void Painter::run(const Paragraph& paragraph, std::size_t line, std::size_t run, double x, double y) {
    paragraph.draw_run(to_, line, run, x, y);
}

void Painter::within(double x, double y, double scale, const std::function<void(Painter&)>& draw) {
    cairo_save(to_);
    cairo_translate(to_, x, y);
    cairo_scale(to_, scale, scale);
    draw(*this);
    cairo_restore(to_);
}

std::string paint_png(double width, double height, double scale, const std::function<void(Painter&)>& draw) {
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(width * scale)),
                                   static_cast<int>(std::ceil(height * scale))),
        &cairo_surface_destroy);
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> context(cairo_create(surface.get()), &cairo_destroy);
    cairo_set_source_rgb(context.get(), 1, 1, 1);
    cairo_paint(context.get());
    Painter(context.get()).within(0, 0, scale, draw);
    std::string png;
    CHECK(cairo_surface_write_to_png_stream(surface.get(), append_png, &png) == CAIRO_STATUS_SUCCESS);
    return png;
}

}  // namespace ontknoop::pdf
