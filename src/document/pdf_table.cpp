// SPDX-License-Identifier: EUPL-1.2
#include "document/pdf_table.h"

#include <algorithm>

#include "document/columns.h"

namespace ontknoop::document {
namespace {

struct TableRow {
    std::vector<FlowText> cells;
    bool filled = false;

    double height(double padding) const {
        double tallest = 0;
        for (const FlowText& cell : cells) tallest = std::max(tallest, cell.paragraph.height());
        return tallest + 2 * padding;
    }
};

class TablePlacer {
public:
    TablePlacer(Flow& flow, const Tabel& tabel, const TableLook& look) : flow_(flow), tabel_(tabel), look_(look) {}

    void place() {
        auto& structure = flow_.structure();
        const Flow::Node table = structure.add(pdf::Structure::root, "Table");
        FlowText caption = flow_.text(structure.add(table, "Caption"), Tekst(tabel_.titel), font(true));
        build(table);
        share_width();
        caption.paragraph.wrap(flow_.width());

        const double first = body_.empty() ? 0 : std::min(body_.front().height(padding()), flow_.page_height() / 3);
        flow_.need(caption.paragraph.height() + padding() + head_.height(padding()) + first);
        flow_.place(caption, flow_.left(), flow_.width());
        flow_.advance(padding());
        place_row(head_);
        const TableRow repeated = [&] {
            TableRow copy = head_;
            for (FlowText& cell : copy.cells) cell = Flow::as_artifact(cell);
            return copy;
        }();
        // A head that takes much of the page would leave no room for what stands under it.
        if (head_.height(padding()) < flow_.page_height() / 3)
            flow_.on_new_page([&] { draw_rows(repeated, 0, most_lines(repeated)); });
        for (std::size_t i = 0; i < body_.size(); ++i) {
            // The total never stands alone on a page.
            const bool before_total = i + 2 == body_.size() && !tabel_.totaal.empty();
            if (before_total) flow_.need(body_[i].height(padding()) + body_[i + 1].height(padding()));
            place_row(body_[i]);
        }
        flow_.on_new_page(nullptr);
    }

private:
    pdf::Font font(bool bold) const { return {look_.size, bold, false, look_.ink}; }
    double padding() const { return look_.size * 0.42; }

    TableRow row(Flow::Node part, const std::vector<Tekst>& texts, bool first_is_heading, bool bold) {
        auto& structure = flow_.structure();
        const Flow::Node element = structure.add(part, "TR");
        TableRow made;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const bool heading = first_is_heading && i == 0;
            const Flow::Node cell =
                heading ? structure.add(element, "TH", {.scope = "Row"}) : structure.add(element, "TD");
            made.cells.push_back(flow_.text(cell, texts[i], font(bold)));
        }
        return made;
    }

    void build(Flow::Node table) {
        auto& structure = flow_.structure();
        const Flow::Node head_row = structure.add(structure.add(table, "THead"), "TR");
        head_.filled = true;
        for (const Kolom& kolom : tabel_.kolommen)
            head_.cells.push_back(
                flow_.text(structure.add(head_row, "TH", {.scope = "Column"}), Tekst(kolom.kop), font(true)));
        if (!tabel_.rijen.empty()) {
            const Flow::Node body = structure.add(table, "TBody");
            for (const auto& rij : tabel_.rijen) body_.push_back(row(body, rij, tabel_.rijkoppen, false));
        }
        if (!tabel_.totaal.empty()) {
            body_.push_back(row(structure.add(table, "TFoot"), tabel_.totaal, true, true));
            body_.back().filled = true;
        }
    }

    void share_width() {
        const double gap = 2 * cell_margin();
        std::vector<double> natural(tabel_.kolommen.size(), 0), smallest(tabel_.kolommen.size(), 0);
        const auto measure = [&](const TableRow& row) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                natural[i] = std::max(natural[i], row.cells[i].paragraph.natural_width() + gap);
                smallest[i] = std::max(smallest[i], row.cells[i].paragraph.longest_word() + gap);
            }
        };
        measure(head_);
        for (const TableRow& row : body_) measure(row);
        widths_ = column_widths(natural, smallest, flow_.width());
        const auto wrap = [&](TableRow& row) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) row.cells[i].paragraph.wrap(widths_[i] - gap);
        };
        wrap(head_);
        for (TableRow& row : body_) wrap(row);
    }

    double cell_margin() const { return look_.size * 0.5; }
    double line_height() const { return head_.cells.front().paragraph.line_height(); }

    static std::size_t most_lines(const TableRow& row) {
        std::size_t most = 0;
        for (const FlowText& cell : row.cells) most = std::max(most, cell.paragraph.line_count());
        return most;
    }

    // Lines `from` up to `to` of every cell, then the rule under them.
    void draw_rows(const TableRow& row, std::size_t from, std::size_t to) {
        const double height = static_cast<double>(to - from) * line_height() + 2 * padding();
        const double top = flow_.y(), left = flow_.left(), width = flow_.width();
        flow_.draw_under([=, fill = row.filled, look = look_](pdf::Painter& painter) {
            if (fill) painter.rectangle(left, top, width, height, 0, {look.heading_fill});
            painter.polygon({{left, top + height}, {left + width, top + height}}, false,
                            {.line = look.rule, .line_width = 0.6});
        });
        double x = left;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const FlowText& cell = row.cells[i];
            const std::size_t end = std::min(to, cell.paragraph.line_count());
            for (std::size_t line = from; line < end; ++line)
                flow_.draw_line(cell, line, x + cell_margin(),
                                top + padding() + static_cast<double>(line - from) * line_height(),
                                widths_[i] - 2 * cell_margin(), tabel_.kolommen[i].uitlijning);
            x += widths_[i];
        }
        flow_.advance(height);
    }

    void place_row(const TableRow& row) {
        const std::size_t lines = most_lines(row);
        const double largest = flow_.page_height() - std::min(head_.height(padding()), flow_.page_height() / 3);
        if (row.height(padding()) <= largest) flow_.need(row.height(padding()));
        for (std::size_t from = 0; from < lines;) {
            const double lines_that_fit = (flow_.room() - 2 * padding()) / line_height() + 0.001;
            const std::size_t fits = lines_that_fit < 1 ? 0 : static_cast<std::size_t>(lines_that_fit);
            if (fits < std::min<std::size_t>(2, lines - from)) {
                flow_.new_page();
                continue;
            }
            const std::size_t to = std::min(lines, from + fits);
            draw_rows(row, from, to);
            from = to;
        }
    }

    Flow& flow_;
    const Tabel& tabel_;
    const TableLook& look_;
    TableRow head_;
    std::vector<TableRow> body_;
    std::vector<double> widths_;
};

}  // namespace

// Caption, head and a first row of four lines, with the room around them: a heading above it is not left alone at the foot of a page.
double table_start_height(const TableLook& look) { return look.size * 1.4 * 9; }

void place_table(Flow& flow, const Tabel& tabel, const TableLook& look) { TablePlacer(flow, tabel, look).place(); }

}  // namespace ontknoop::document
