// SPDX-License-Identifier: EUPL-1.2
#include "document/xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "base/result.h"
#include "document/boom.h"

namespace ontknoop::document {
namespace {

std::string_view entity_of(char c) {
    switch (c) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        default: return {};
    }
}

// Printable ASCII that is not escaped: nearly all of a drawing.
constexpr auto passes = [] {
    std::array<bool, 256> table{};
    for (unsigned char c = ' '; c <= '~'; ++c) table[c] = c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
    return table;
}();

void append_escaped(std::string& out, std::string_view text) {
    auto is_simple = [](char c) { return passes[static_cast<unsigned char>(c)]; };
    if (std::all_of(text.begin(), text.end(), is_simple)) {
        out += text;
        return;
    }
    const std::string cleaned = clean_text(text);
    text = cleaned;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view entity = is_simple(text[i]) ? std::string_view() : entity_of(text[i]);
        if (entity.empty()) continue;
        out.append(text, start, i - start) += entity;
        start = i + 1;
    }
    out.append(text, start);
}

}  // namespace

void append_number(std::string& to, double value) {
    const auto hundredths = static_cast<std::int64_t>(std::nearbyint(value * 100));
    const std::int64_t whole = std::abs(hundredths) / 100, rest = std::abs(hundredths) % 100;
    std::array<char, 24> text;
    char* end = text.data();
    if (hundredths < 0) *end++ = '-';
    end = std::to_chars(end, text.data() + text.size(), whole).ptr;
    if (rest > 0) *end++ = '.', *end++ = static_cast<char>('0' + rest / 10);
    if (rest % 10 > 0) *end++ = static_cast<char>('0' + rest % 10);
    to.append(text.data(), end);
}

XmlWriter& XmlWriter::start(std::string_view name) {
    (out_ += '<') += name;
    return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
    ((out_ += ' ') += name) += "=\"";
    append_escaped(out_, value);
    out_ += '"';
    return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, double value) {
    ((out_ += ' ') += name) += "=\"";
    append_number(out_, value);
    out_ += '"';
    return *this;
}

XmlWriter& XmlWriter::end_empty() {
    out_ += syntax_ == Syntax::html ? ">" : "/>";
    return *this;
}

XmlWriter& XmlWriter::text_and_close(std::string_view name, std::string_view content) {
    out_ += '>';
    append_escaped(out_, content);
    ((out_ += "</") += name) += '>';
    return *this;
}

XmlWriter& XmlWriter::open(std::string_view name, const Attributes& attributes) {
    start_tag(name, attributes);
    out_ += '>';
    path_.emplace_back(name);
    return *this;
}

XmlWriter& XmlWriter::close() {
    CHECK(!path_.empty());
    ((out_ += "</") += path_.back()) += '>';
    path_.pop_back();
    return *this;
}

XmlWriter& XmlWriter::empty(std::string_view name, const Attributes& attributes) {
    start_tag(name, attributes);
    return end_empty();
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
