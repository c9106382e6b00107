// SPDX-License-Identifier: EUPL-1.2
#include "document/xml.h"

#include "base/result.h"
#include "document/boom.h"

namespace ontknoop::document {
namespace {

void append_escaped(std::string& out, std::string_view text) {
    for (char c : clean_text(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
}

}  // namespace

void XmlWriter::start_tag(std::string_view name, const Attributes& attributes) {
    out_ += '<';
    out_ += name;
    for (const auto& [key, value] : attributes) {
        out_ += ' ';
        out_ += key;
        out_ += "=\"";
        append_escaped(out_, value);
        out_ += '"';
    }
}

XmlWriter& XmlWriter::open(std::string_view name, const Attributes& attributes) {
    start_tag(name, attributes);
    out_ += '>';
    path_.emplace_back(name);
    return *this;
}

XmlWriter& XmlWriter::close() {
    CHECK(!path_.empty());
    out_ += "</" + path_.back() + '>';
    path_.pop_back();
    return *this;
}

XmlWriter& XmlWriter::empty(std::string_view name, const Attributes& attributes) {
    start_tag(name, attributes);
    out_ += syntax_ == Syntax::html ? ">" : "/>";
    return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
    append_escaped(out_, text);
    return *this;
}

XmlWriter& XmlWriter::element(std::string_view name, const Attributes& attributes, std::string_view content) {
    return open(name, attributes).text(content).close();
}

std::string XmlWriter::take() {
    CHECK(path_.empty());
    return std::move(out_);
}

}  // namespace ontknoop::document
