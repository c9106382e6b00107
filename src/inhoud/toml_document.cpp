// SPDX-License-Identifier: EUPL-1.2
#include "inhoud/toml_document.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "base/result.h"
#include "base/text.h"
#include "inhoud/toml_library.h"

namespace ontknoop::inhoud {

namespace {

// The fewest digits that read back as this number, never with an exponent: 36.31, where the library writes all seventeen.
std::string shortest(double number) {
    std::array<char, 400> digits{};  // the smallest double has 343 of them
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr;
    return {digits.data(), end};
}

constexpr int most_dots_in_key = 8;

// The position behind the string that begins at `at`, quotes included; a string of one line ends at the end of its line.
std::size_t behind_string(std::string_view toml, std::size_t at) {
    const char quote = toml[at];
    const bool many_lines = toml.substr(at, 3) == std::string(3, quote);
    const bool escapes = quote == '"';
    for (at += many_lines ? 3 : 1; at < toml.size(); ++at) {
        if (escapes && toml[at] == '\\') ++at;
        else if (!many_lines && (toml[at] == quote || toml[at] == '\n')) return at + 1;
        else if (many_lines && toml.substr(at, 3) == std::string(3, quote)) {
            at += 3;
            for (int inside = 0; inside < 2 && at < toml.size() && toml[at] == quote; ++inside) ++at;  // """a""""" ends with two of its own
            return at;
        }
    }
    return toml.size();
}

// The library counts how deep brackets go, not the parts of a key: "a.a.a" a hundred thousand times over makes as many tables
// within each other, which end the program when they are taken down.
bool has_endless_key(std::string_view toml) {
    int dots = 0;
    for (std::size_t at = 0; at < toml.size();) {
        const char c = toml[at];
        if (c == '"' || c == '\'') {
            at = behind_string(toml, at);
            continue;
        }
        if (c == '#') at = std::min(toml.find('\n', at), toml.size());
        else ++at;
        if (c == '.' && ++dots > most_dots_in_key) return true;
        if (std::string_view("#=,[]{}\n").find(c) != std::string_view::npos) dots = 0;
    }
    return false;
}

TomlValue to_value(const toml::node& node) {
    TomlValue value;
    value.line = static_cast<int>(node.source().begin.line);
    if (const toml::table* table = node.as_table()) {
        for (const auto& [key, member] : *table) value.members.push_back({std::string(key.str()), to_value(member)});
        // The library sorts keys; an editor's order carries meaning (the first problem is the most important one).
        std::stable_sort(value.members.begin(), value.members.end(),
                         [](const TomlMember& a, const TomlMember& b) { return a.value.line < b.value.line; });
    } else if (const toml::array* array = node.as_array()) {
        value.kind = TomlValue::Kind::list;
        for (const toml::node& item : *array) value.items.push_back(to_value(item));
    } else {
        value.kind = TomlValue::Kind::scalar;
        if (const auto* string = node.as_string()) {
            value.text = string->get();
        } else if (const auto* number = node.as_floating_point()) {
            value.text = shortest(number->get());
        } else {
            std::ostringstream text;
            text.imbue(std::locale::classic());
            node.visit([&](const auto& n) {
                if constexpr (toml::is_value<decltype(n)>) text << n;
            });
            value.text = text.str();
        }
    }
    return value;
}

}  // namespace

const TomlValue* TomlValue::find(std::string_view key) const {
    for (const TomlMember& member : members)
        if (member.key == key) return &member.value;
    return nullptr;
}

TomlValue parse_toml(std::string_view path, std::string_view content) {
    const std::string where(path);
    if (!is_valid_utf8(content)) throw AdminError(where + ": this is not UTF-8 text. Save the file as UTF-8.");
    if (has_endless_key(content)) throw AdminError(where + ": a key of this file has more than " + std::to_string(most_dots_in_key) + " dots. Make it shorter.");
    try {
        return to_value(toml::parse(content, where));
    } catch (const toml::parse_error& error) {
        throw AdminError(where + ", line " + std::to_string(error.source().begin.line) + ": " +
                         std::string(error.description()) + ". Correct this line (TOML 1.0).");
    } catch (const TomlGaveUp& error) {
        throw AdminError(where + ": " + error.what() + ". Look for a quote or bracket that is not closed, and compare with a file that is right (TOML 1.0).");
    }
}

}  // namespace ontknoop::inhoud
