// SPDX-License-Identifier: EUPL-1.2
//
// A TOML file as plain values, so that the TOML library stays inside one .cpp. Every scalar is kept as text, the way an
// editor would write it: "ja", 12 -> "12", 36.31 -> "36.31", true -> "true", 2026-01-31 -> "2026-01-31".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ontknoop::inhoud {

struct TomlMember;

struct TomlValue {
    enum class Kind : std::uint8_t { scalar, list, table };

    Kind kind = Kind::table;
    std::string text;                 // scalar
    std::vector<TomlValue> items;     // list
    std::vector<TomlMember> members;  // table, in the order of the file
    int line = 0;

    const TomlValue* find(std::string_view key) const;
};

struct TomlMember {
    std::string key;
    TomlValue value;
};

// Throws AdminError with `path`, the line and what to do when the content is no TOML or no UTF-8.
TomlValue parse_toml(std::string_view path, std::string_view content);

}  // namespace ontknoop::inhoud
