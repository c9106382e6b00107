// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/hex.h"
#include "base/text.h"
#include "http/http.h"
#include "http/wire.h"

namespace ontknoop::http {

namespace {

constexpr std::size_t maximum_cookies = 100;

bool is_control(unsigned char c) { return c < 0x20 || c == 0x7f; }

bool is_form_text(std::string_view text) { return text.find('\0') == std::string_view::npos && is_valid_utf8(text); }

}  // namespace

std::string_view next_item(std::string_view& rest, char separator) {
    const std::size_t end = rest.find(separator);
    std::string_view item = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    while (!item.empty() && (item.front() == ' ' || item.front() == '\t')) item.remove_prefix(1);
    while (!item.empty() && (item.back() == ' ' || item.back() == '\t')) item.remove_suffix(1);
    return item;
}

bool has_media_type(std::string_view content_type, std::string_view type) {
    return equal_ignoring_case(next_item(content_type, ';'), type);
}

std::optional<std::string> media_parameter(std::string_view content_type, std::string_view name) {
    next_item(content_type, ';');
    while (!content_type.empty()) {
        // A quoted value may hold the separator, so cut by hand.
        const std::size_t equals = content_type.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        std::string_view before = content_type.substr(0, equals);
        const std::string_view key = next_item(before, '=');
        content_type.remove_prefix(equals + 1);
        std::string value;
        if (content_type.starts_with('"')) {
            content_type.remove_prefix(1);
            while (!content_type.empty() && content_type.front() != '"') {
                const bool escaped = content_type.size() > 1 && content_type[0] == '\\' &&
                                     (content_type[1] == '"' || content_type[1] == '\\');
                if (escaped) content_type.remove_prefix(1);
                value += content_type.front();
                content_type.remove_prefix(1);
            }
            if (content_type.empty()) return std::nullopt;  // never closed
            next_item(content_type, ';');
        } else {
            value = next_item(content_type, ';');
        }
        if (equal_ignoring_case(key, name)) return value;
    }
    return std::nullopt;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_value(text[i + 1]), low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return out;
}

std::string percent_encode(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    out.reserve(text.size());
    for (const unsigned char c : text) {
        const bool unreserved = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                                c == '-' || c == '.' || c == '_' || c == '~';
        if (unreserved) {
            out += static_cast<char>(c);
        } else {
            out += {'%', digits[c >> 4], digits[c & 15]};
        }
    }
    return out;
}

bool parse_urlencoded(std::string_view text, Fields& into, std::size_t maximum_fields) {
    std::size_t count = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) continue;
        if (++count > maximum_fields) return false;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = percent_decode(pair.substr(0, equals), true);
        auto value = percent_decode(pair.substr(std::min(equals + 1, pair.size())), true);
        if (!name || !value || !is_form_text(*name) || !is_form_text(*value)) return false;
        into.add(std::move(*name), std::move(*value));
    }
    return true;
}

Fields parse_cookies(std::string_view text) {
    Fields cookies;
    while (!text.empty() && cookies.items().size() < maximum_cookies) {
        const std::string_view pair = next_item(text, ';');
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) continue;
        std::string_view value = pair.substr(equals + 1);
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        if (std::ranges::any_of(pair, is_control) || !is_valid_utf8(pair)) continue;
        cookies.add(std::string(pair.substr(0, equals)), std::string(value));
    }
    return cookies;
}

bool parse_target(std::string_view target, std::string& path, Fields& query) {
    path.clear();
    if (!target.starts_with('/')) return false;
    if (std::ranges::any_of(target, [](unsigned char c) { return c <= 0x20 || c >= 0x7f || c == '#'; })) return false;
    const std::size_t question = std::min(target.find('?'), target.size());
    std::string_view segments = target.substr(1, question - 1);
    if (question < target.size() && !parse_urlencoded(target.substr(question + 1), query)) return false;
    if (segments.empty()) {
        path = "/";
        return true;
    }
    for (bool more = true; more;) {
        const std::size_t end = segments.find('/');
        more = end != std::string_view::npos;
        const auto segment = percent_decode(segments.substr(0, end), false);
        if (!segment || segment->empty() || *segment == "." || *segment == "..") return false;
        // An escaped slash would look like a border between segments to everyone after us.
        if (segment->find_first_of("/\\") != std::string::npos) return false;
        if (std::ranges::any_of(*segment, is_control) || !is_valid_utf8(*segment)) return false;
        path += '/';
        path += *segment;
        if (more) segments.remove_prefix(end + 1);
    }
    return true;
}

}  // namespace ontknoop::http
