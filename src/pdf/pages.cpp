// SPDX-License-Identifier: EUPL-1.2
#include "pdf/pages.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include "base/result.h"

namespace ontknoop::pdf {
namespace {

cairo_status_t append_pdf(void* to, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Structure::Node Structure::add(Node parent, std::string role, Attributes attributes) {
    const auto node = static_cast<Node>(elements_.size());
    elements_.push_back(Element{std::move(role), parent, std::move(attributes), std::nullopt, {}, {}});
    elements_[static_cast<std::size_t>(parent)].kids.push_back(NodeKid{node});
    return node;
}

Structure::Slot Structure::slot(Node parent) {
    const auto slot = static_cast<Slot>(slots_.size());
    slots_.emplace_back();
    elements_[static_cast<std::size_t>(parent)].kids.push_back(SlotKid{slot});
    return slot;
}

void Structure::annotate(Node link, Annotation annotation) {
    elements_[static_cast<std::size_t>(link)].annotations.push_back(std::move(annotation));
}

struct Pages::Cairo {
    std::string bytes;
    cairo_surface_t* surface = nullptr;
    cairo_t* context = nullptr;

    ~Cairo() {
        if (context) cairo_destroy(context);
        if (surface) {
            cairo_surface_finish(surface);
            cairo_surface_destroy(surface);
        }
    }
};

Pages::Pages(double width, double height) : height_(height), cairo_(std::make_unique<Cairo>()) {
    cairo_->surface = cairo_pdf_surface_create_for_stream(append_pdf, &cairo_->bytes, width, height);
    cairo_->context = cairo_create(cairo_->surface);
}

Pages::~Pages() = default;

void Pages::start_page() {
    if (!marks_.empty()) cairo_show_page(cairo_->context);
    marks_.emplace_back();
}

void Pages::mark(Structure::Slot slot, const std::function<void(Painter&)>& draw) {
    CHECK(!marks_.empty());
    marks_.back().push_back(slot);
    // The name is only a marker: finish_pdf() replaces it by the role or by /Artifact.
    cairo_tag_begin(cairo_->context, "P", nullptr);
    Painter painter(cairo_->context);
    draw(painter);
    cairo_tag_end(cairo_->context, "P");
}

std::string Pages::finish(const Properties& properties) {
    CHECK(!marks_.empty());
    cairo_show_page(cairo_->context);
    CHECK(cairo_status(cairo_->context) == CAIRO_STATUS_SUCCESS);
    cairo_destroy(cairo_->context);
    cairo_->context = nullptr;
    cairo_surface_finish(cairo_->surface);
    CHECK(cairo_surface_status(cairo_->surface) == CAIRO_STATUS_SUCCESS);
    return finish_pdf(cairo_->bytes, height_, structure_, marks_, bookmarks_, properties);
}

}  // namespace ontknoop::pdf
