// SPDX-License-Identifier: EUPL-1.2
//
// Pages of a tagged PDF. Cairo draws them; the structure tree, the links, the bookmarks and the metadata are ours and
// are written in a second pass (finish.cpp), because Cairo 1.16 knows no artifact, no scope of a header cell, no
// alternative text and loses text that stands beside a child element.
//
// Use: build the tree with Structure while laying out, then draw page by page, each drawing inside mark(): filed under
// a slot of the tree, or under Structure::artifact when it means nothing (page number, rule, background).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "pdf/painter.h"

namespace ontknoop::pdf {

struct Box {
    double x = 0, y = 0, width = 0, height = 0;  // origin top left of the page
};

class Structure {
public:
    using Node = int;
    using Slot = int;
    static constexpr Slot artifact = -1;

    struct Attributes {
        std::string scope;           // TH: "Column" or "Row"
        std::string alt;             // Figure: what it shows, in words
        std::string list_numbering;  // L: "None", "Disc" or "Decimal"
    };
    struct Annotation {
        std::size_t page = 0;
        Box box;
        std::string url;
        std::string contents;  // what a screen reader says
    };
    struct Content {
        std::size_t page = 0;
        int mcid = 0;
    };
    struct SlotKid {
        Slot slot;
    };
    struct NodeKid {
        Node node;
    };
    struct Element {
        std::string role;
        Node parent = -1;
        Attributes attributes;
        std::optional<Box> bounds;
        std::vector<std::variant<NodeKid, SlotKid>> kids;
        std::vector<Annotation> annotations;
    };

    Structure() : elements_{Element{"Document"}} {}
    static constexpr Node root = 0;

    // Role is a standard structure type of PDF 1.7 (ISO 32000-1, 14.8.4). The order of the calls is the reading order.
    Node add(Node parent, std::string role, Attributes attributes = {});
    // A place in the reading order that drawings will fill, on one page or more.
    Slot slot(Node parent);
    void set_bounds(Node node, Box bounds) { elements_[static_cast<std::size_t>(node)].bounds = bounds; }
    void annotate(Node link, Annotation annotation);
    void fill(Slot slot, Content content) { slots_[static_cast<std::size_t>(slot)].push_back(content); }

    const std::vector<Element>& elements() const { return elements_; }
    const std::vector<Content>& contents(Slot slot) const { return slots_[static_cast<std::size_t>(slot)]; }

private:
    std::vector<Element> elements_;
    std::vector<std::vector<Content>> slots_;
};

struct Bookmark {
    int level = 1;  // 1 is the outermost
    std::string title;
    std::size_t page = 0;
    double y = 0;
    Structure::Node node = 0;
};

struct Properties {
    std::string title;
    std::string author;
    std::string subject;
    std::string language = "nl";
    std::string created;  // "2026-11-21": the file says this and not the clock, so that equal input gives an equal file
    std::string xmp;      // the metadata packet, XML
};

class Pages {
public:
    Pages(double width, double height);
    ~Pages();
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;

    Structure& structure() { return structure_; }
    void start_page();
    void mark(Structure::Slot slot, const std::function<void(Painter&)>& draw);
    void add_bookmark(Bookmark bookmark) { bookmarks_.push_back(std::move(bookmark)); }
    // The whole file. Call once, last.
    std::string finish(const Properties& properties);

private:
    struct Cairo;
    double height_;
    std::unique_ptr<Cairo> cairo_;
    Structure structure_;
    std::vector<std::vector<Structure::Slot>> marks_;  // per page, in the order of drawing
    std::vector<Bookmark> bookmarks_;
};

// The second pass: see above. `marks` has, per page, the slot of every marked drawing in order.
std::string finish_pdf(const std::string& drawn, double page_height, Structure& structure,
                       const std::vector<std::vector<Structure::Slot>>& marks, const std::vector<Bookmark>& bookmarks,
                       const Properties& properties);

}  // namespace ontknoop::pdf
