// SPDX-License-Identifier: EUPL-1.2
#include "document/pdf_flow.h"

#include <algorithm>

#include "base/result.h"

namespace ontknoop::document {

Flow::Flow(pdf::Pages& pages, const PageSize& size, pdf::Color link_color)
    : pages_(pages),
      size_(size),
      link_color_(link_color),
      left_(size.left),
      width_(size.width - size.left - size.right) {
    start_page();
}

void Flow::start_page() {
    items_.emplace_back();
    under_.emplace_back();
    y_ = size_.top;
}

void Flow::new_page() {
    if (box_) paint_box();
    start_page();
    if (box_) {
        box_->top = y_;
        y_ += box_->padding;
    }
    if (repeat_) repeat_();
}

void Flow::skip(double height) {
    if (!items_.back().empty()) y_ += height;
}

void Flow::need(double height) {
    if (height > room() && !items_.back().empty()) new_page();
}

FlowText Flow::text(Node node, const Tekst& tekst, const pdf::Font& font) {
    std::vector<pdf::Span> spans;
    std::vector<FlowText::Part> parts;
    Slot plain = pdf::Structure::artifact;
    for (const Stuk& stuk : tekst.stukken()) {
        const std::string link = safe_link(stuk.link);
        std::string clean = clean_text(stuk.tekst);
        if (clean.empty()) continue;
        if (link.empty()) {
            if (plain == pdf::Structure::artifact) plain = structure().slot(node);
            parts.push_back({plain});
        } else {
            const Node element = structure().add(node, "Link");
            parts.push_back({structure().slot(element), element, link, clean});
            plain = pdf::Structure::artifact;  // what follows stands behind the link in reading order
        }
        spans.push_back({std::move(clean), stuk.vet, stuk.cursief, !link.empty()});
    }
    return {shaped(std::move(spans), font), std::move(parts)};
}

pdf::Paragraph Flow::shaped(std::vector<pdf::Span> spans, const pdf::Font& font) {
    std::pair key(font, std::move(spans));
    const auto known = shaped_.lower_bound(key);
    if (known != shaped_.end() && known->first == key) return known->second;
    pdf::Paragraph made(key.second, font, link_color_);
    return shaped_.emplace_hint(known, std::move(key), std::move(made))->second;
}

FlowText Flow::as_artifact(FlowText text) {
    for (FlowText::Part& part : text.parts) part = {pdf::Structure::artifact};
    return text;
}

void Flow::draw(Slot slot, Draw draw) { items_.back().push_back({slot, std::move(draw)}); }

void Flow::draw_line(const FlowText& text, std::size_t line, double x, double top, double width, Uitlijning where) {
    const pdf::Paragraph& paragraph = text.paragraph;
    if (where == Uitlijning::rechts) x += width - paragraph.line_width(line);
    const double baseline = top + paragraph.ascent();
    for (std::size_t run = 0; run < paragraph.run_count(line);) {
        const FlowText::Part& part = text.parts[paragraph.span_of(line, run)];
        const std::size_t first = run;
        double part_width = 0;
        while (run < paragraph.run_count(line)) {
            const FlowText::Part& other = text.parts[paragraph.span_of(line, run)];
            if (other.slot != part.slot || other.link != part.link) break;
            part_width += paragraph.run_width(line, run++);
        }
        draw(part.slot, [paragraph, line, first, end = run, x, baseline](pdf::Painter& painter) {
            double pen = x;
            for (std::size_t at = first; at < end; ++at) {
                painter.run(paragraph, line, at, pen, baseline);
                pen += paragraph.run_width(line, at);
            }
        });
        if (part.link >= 0)
            structure().annotate(part.link,
                                 {page(), {x, top, part_width, paragraph.line_height()}, part.url, part.spoken});
        x += part_width;
    }
}

void Flow::place(const FlowText& text, double x, double width) {
    const pdf::Paragraph& paragraph = text.paragraph;
    const double height = paragraph.line_height();
    for (std::size_t line = 0; line < paragraph.line_count();) {
        const std::size_t left_over = paragraph.line_count() - line;
        const double padding = box_ ? box_->padding : 0;
        auto fits = static_cast<std::size_t>(std::max(0.0, (room() - padding) / height + 0.001));
        if (fits < left_over) {
            if (left_over - fits == 1 && fits > 2) --fits;  // not one line alone on the next page
            if (fits < 2 && !items_.back().empty()) fits = 0;
            if (fits == 0) {
                new_page();
                continue;
            }
        }
        for (std::size_t i = std::min(fits, left_over); i > 0; --i, ++line) {
            draw_line(text, line, x, y_, width, Uitlijning::links);
            y_ += height;
        }
    }
}

void Flow::bookmark(int level, const std::string& title, Node node) {
    pages_.add_bookmark({level, title, page(), y_, node});
}

void Flow::open_box(const pdf::Look& look, double padding) {
    box_ = OpenBox{look, padding, y_};
    y_ += padding;
    left_ += padding;
    width_ -= 2 * padding;
}

void Flow::paint_box() {
    const OpenBox& box = *box_;
    const double bottom = y_ + box.padding;
    const double x = left_ - box.padding, width = width_ + 2 * box.padding;
    draw_under([look = box.look, x, top = box.top, width, bottom](pdf::Painter& painter) {
        painter.rectangle(x, top, width, bottom - top, 0, {look.fill});
        painter.rectangle(x, top, 3.5, bottom - top, 0, {look.line});
    });
}

void Flow::close_box() {
    paint_box();
    y_ += box_->padding;
    left_ -= box_->padding;
    width_ += 2 * box_->padding;
    box_.reset();
}

void Flow::render(const std::function<void(std::size_t, pdf::Painter&)>& furniture) {
    for (std::size_t page = 0; page < items_.size(); ++page) {
        pages_.start_page();
        pages_.mark(pdf::Structure::artifact, [&](pdf::Painter& painter) {
            furniture(page, painter);
            for (const Draw& draw : under_[page]) draw(painter);
        });
        const auto& items = items_[page];
        for (std::size_t at = 0; at < items.size();) {
            // Neighbours that belong to the same element share one mark.
            const Slot slot = items[at].slot;
            pages_.mark(slot, [&](pdf::Painter& painter) {
                for (; at < items.size() && items[at].slot == slot; ++at) items[at].draw(painter);
            });
        }
    }
}

}  // namespace ontknoop::document
