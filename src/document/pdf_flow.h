// SPDX-License-Identifier: EUPL-1.2
//
// Places text and shapes from top to bottom on pages; draws nothing until every page is known, because "Pagina 2 van 5"
// can be written only then.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "document/boom.h"
#include "pdf/pages.h"

namespace ontknoop::document {

struct PageSize {
    double width = 595.28, height = 841.89;  // A4
    double left = 64, right = 64, top = 84, bottom = 70;
};

// Running text with its place in the structure tree: one slot per stretch that belongs to the same element.
struct FlowText {
    pdf::Paragraph paragraph;
    struct Part {
        pdf::Structure::Slot slot;
        pdf::Structure::Node link = -1;  // Link element, -1: no link
        std::string url;
        std::string spoken;
    };
    std::vector<Part> parts;  // by span of the paragraph
};

class Flow {
public:
    using Node = pdf::Structure::Node;
    using Slot = pdf::Structure::Slot;
    using Draw = std::function<void(pdf::Painter&)>;

    Flow(pdf::Pages& pages, const PageSize& size, pdf::Color link_color);

    pdf::Structure& structure() { return pages_.structure(); }
    double y() const { return y_; }
    double left() const { return left_; }
    double width() const { return width_; }
    double page_height() const { return size_.height - size_.top - size_.bottom; }
    double room() const { return size_.height - size_.bottom - y_; }
    std::size_t page() const { return items_.size() - 1; }

    // White space; vanishes at the top of a page.
    void skip(double height);
    void advance(double height) { y_ += height; }
    // Starts a page unless this height still fits, or nothing has been placed on this page yet.
    void need(double height);
    void new_page();
    // Called at the top of every page that starts while it is set (the head of a table).
    void on_new_page(std::function<void()> repeat) { repeat_ = std::move(repeat); }

    // Text as content of `node`, with a Link element for each link.
    FlowText text(Node node, const Tekst& tekst, const pdf::Font& font);
    // A copy that means nothing to a screen reader.
    static FlowText as_artifact(FlowText text);
    void draw_line(const FlowText& text, std::size_t line, double x, double top, double width, Uitlijning where);
    // All lines at the present place, over as many pages as needed, never leaving one line alone.
    void place(const FlowText& text, double x, double width);
    void draw(Slot slot, Draw draw);
    // Colour and rules that say nothing to a screen reader: they lie under everything else of the page.
    void draw_under(Draw draw) { under_.back().push_back(std::move(draw)); }
    void bookmark(int level, const std::string& title, Node node);

    // Text placed between opening and closing stands in a box with this look, with white space around it.
    void open_box(const pdf::Look& look, double padding);
    void close_box();

    // Draws what was placed. `furniture` adds head and foot to a page; their drawings come first, as artifacts.
    void render(const std::function<void(std::size_t page, pdf::Painter&)>& furniture);

private:
    struct Item {
        Slot slot;
        Draw draw;
    };
    struct OpenBox {
        pdf::Look look;
        double padding = 0;
        double top = 0;
    };
    void start_page();
    void paint_box();
    // A table says the same in many cells: what was shaped once for this document is not shaped again.
    pdf::Paragraph shaped(std::vector<pdf::Span> spans, const pdf::Font& font);

    pdf::Pages& pages_;
    PageSize size_;
    pdf::Color link_color_;
    std::map<std::pair<pdf::Font, std::vector<pdf::Span>>, pdf::Paragraph> shaped_;
    double left_, width_, y_ = 0;
    std::vector<std::vector<Item>> items_;  // by page
    std::vector<std::vector<Draw>> under_;  // by page
    std::function<void()> repeat_;
    std::optional<OpenBox> box_;
};

}  // namespace ontknoop::document
