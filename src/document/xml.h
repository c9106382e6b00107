// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ontknoop::document {

// As an attribute has it: "12", "-0.5", "3.14".
void append_number(std::string& to, double value);

enum class Syntax { html, xml };  // differ in how an element without content is written: <br> or <br/>

// Builds markup in which everything that is not an element name is escaped: the only way this module writes markup.
class XmlWriter {
public:
    using Attribute = std::pair<std::string_view, std::string>;
    using Attributes = std::vector<Attribute>;

    explicit XmlWriter(Syntax syntax) : syntax_(syntax) {}

    XmlWriter& open(std::string_view name, const Attributes& attributes = {});
    XmlWriter& close();
    XmlWriter& empty(std::string_view name, const Attributes& attributes = {});
    // An element in pieces: start(), attribute() for each, and end_empty() or text_and_close().
    XmlWriter& start(std::string_view name);
    XmlWriter& attribute(std::string_view name, std::string_view value);
    // A number with two decimals at most, never in the notation of a locale.
    XmlWriter& attribute(std::string_view name, double value);
    XmlWriter& end_empty();
    XmlWriter& text_and_close(std::string_view name, std::string_view content);
    // Cleaned (clean_text) and escaped.
    XmlWriter& text(std::string_view text);
    // open, text, close.
    XmlWriter& element(std::string_view name, const Attributes& attributes, std::string_view content);
    // Markup that another XmlWriter made.
    XmlWriter& markup(std::string_view made) { return out_ += made, *this; }
    // A line end between elements, where it means nothing.
    XmlWriter& newline() { return out_ += '\n', *this; }

    // What was written. CHECKs that every element was closed.
    std::string take();

private:
    void start_tag(std::string_view name, const Attributes& attributes) {
        start(name);
        for (const auto& [key, value] : attributes) attribute(key, value);
    }

    Syntax syntax_;
    std::string out_;
    std::vector<std::string> path_;
};

}  // namespace ontknoop::document
