// SPDX-License-Identifier: EUPL-1.2
#include "html/html.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace ontknoop::html {

namespace {

// For each byte: 0 when it may pass, else 1 + index into `replacements`.
constexpr std::array<std::string_view, 5> replacements = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
constexpr auto escape_table = [] {
    std::array<unsigned char, 256> t{};
    t['&'] = 1, t['<'] = 2, t['>'] = 3, t['"'] = 4, t['\''] = 5;
    return t;
}();

// Eight or sixteen bytes at once: what every processor does in a few steps. (A vector type of the compiler, no instruction of one.)
template <std::size_t N>
using Bytes [[gnu::vector_size(N)]] = unsigned char;

// Whether one of N bytes may have to be replaced: < and > differ in one bit, and so do & and ' and ", which have # along.
template <std::size_t N>
bool may_need_escape(const char* from) {
    Bytes<N> bytes;
    std::memcpy(&bytes, from, N);
    const auto hits = ((bytes & static_cast<unsigned char>(~0x02)) == '<') | ((bytes & static_cast<unsigned char>(~0x05)) == '"');
    std::array<std::uint64_t, N / 8> words;
    std::memcpy(words.data(), &hits, N);
    return std::any_of(words.begin(), words.end(), [](std::uint64_t word) { return word != 0; });
}

// The first place from `at` on where something may have to be replaced; the size when there is none.
std::size_t next_candidate(std::string_view text, std::size_t at) {
    for (; at + 16 <= text.size(); at += 16)
        if (may_need_escape<16>(text.data() + at)) break;
    for (; at + 8 <= text.size(); at += 8)
        if (may_need_escape<8>(text.data() + at)) return at;
    // The last few together with what has passed before them.
    if (text.size() >= 8 && at < text.size() && !may_need_escape<8>(text.data() + text.size() - 8)) return text.size();
    return at;
}

}  // namespace

void escape_attribute(std::string& to, std::string_view from) {
    std::size_t start = 0;
    for (std::size_t i = next_candidate(from, 0); i < from.size(); ++i) {
        if (const unsigned char code = escape_table[static_cast<unsigned char>(from[i])]; code != 0) {
            to.append(from, start, i - start);
            to += replacements[code - 1];
            start = i + 1;
        }
        if (i % 8 == 7) i = next_candidate(from, i + 1) - 1;
    }
    to.append(from, start, from.size() - start);
}

bool needs_no_escape(std::string_view text) {
    for (std::size_t i = next_candidate(text, 0); i < text.size(); ++i)
        if (escape_table[static_cast<unsigned char>(text[i])] != 0) return false;
    return true;
}

// The same five characters: one rule is easier to trust than two.
void escape_text(std::string& to, std::string_view from) { escape_attribute(to, from); }

void escape_url_part(std::string& to, std::string_view from) {
    static constexpr char hex[] = "0123456789ABCDEF";
    static constexpr auto unreserved = [] {
        std::array<bool, 256> t{};
        for (int c = 0; c < 128; ++c)
            t[static_cast<std::size_t>(c)] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        return t;
    }();
    std::size_t start = 0;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const auto byte = static_cast<unsigned char>(from[i]);
        if (unreserved[byte]) continue;
        to.append(from, start, i - start);
        to += '%';
        to += hex[byte >> 4];
        to += hex[byte & 15];
        start = i + 1;
    }
    to.append(from, start);
}

Url Url::external(std::string_view address) {
    Url url;
    const bool allowed = address.starts_with("https://") || address.starts_with("http://") || address.starts_with("mailto:");
    url.text_ = allowed ? std::string(address) : "#";
    return url;
}

Url Url::own(std::string_view target) {
    Url url;
    // What has no place in a URL has no place in a header either.
    auto fits = [](char c) { return c > ' ' && c <= '~' && c != '\\' && c != '"'; };
    constexpr std::size_t longest = 16 * 1024;  // more than a request may ask for
    const bool here = target.size() <= longest && target.starts_with('/') && !target.starts_with("//") && std::all_of(target.begin(), target.end(), fits);
    url.text_ = here ? std::string(target) : "/";
    return url;
}

Url Url::query(std::string_view name, std::string_view value) && {
    const std::size_t hash = text_.find('#');
    const std::string tail = hash == std::string::npos ? "" : text_.substr(hash);
    if (hash != std::string::npos) text_.resize(hash);
    text_ += text_.find('?') == std::string::npos ? '?' : '&';
    escape_url_part(text_, name);
    text_ += '=';
    escape_url_part(text_, value);
    text_ += tail;
    return std::move(*this);
}

Url Url::anchor(std::string_view id) && {
    text_ += '#';
    escape_url_part(text_, id);
    return std::move(*this);
}

void Url::add_part(std::string_view part) {
    if (text_.capacity() < 64) text_.reserve(64);  // most paths fit, and grow no more
    text_ += '/';
    escape_url_part(text_, part);
}

Attributes Attributes::flag(std::string_view name, bool present) && {
    if (present) text_.append(" ").append(name);
    return std::move(*this);
}

Attributes Attributes::set(std::string_view name, std::string_view value) && {
    text_.reserve(text_.size() + name.size() + value.size() + 4);
    text_.append(" ").append(name).append("=\"");
    escape_attribute(text_, value);
    text_ += '"';
    return std::move(*this);
}

Attributes Attributes::set_if(std::string_view name, std::string_view value) && {
    if (value.empty()) return std::move(*this);
    return std::move(*this).set(name, value);
}

}  // namespace ontknoop::html
