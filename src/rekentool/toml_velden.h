// SPDX-License-Identifier: EUPL-1.2
// Fields of a content file, with an AdminError that names file, line, key and remedy. Internal to this folder.
#pragma once

#include <initializer_list>

#include "inhoud/toml_document.h"
#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {

class Velden {
public:
    // Refuses a key that is not in the list: a typing error in content is found at start.
    Velden(std::string_view path, const inhoud::TomlValue& table, std::initializer_list<std::string_view> keys);

    bool has(std::string_view key) const { return table_.find(key) != nullptr; }
    const inhoud::TomlValue* find(std::string_view key) const { return table_.find(key); }
    std::string text(std::string_view key) const;           // "" when absent
    std::string required(std::string_view key) const;
    std::optional<Decimaal> number(std::string_view key) const;
    std::optional<int> whole(std::string_view key) const;
    std::optional<Date> date(std::string_view key) const;
    bool flag(std::string_view key, bool otherwise) const;
    template <class Enum, class Parse>
    Enum choice(std::string_view key, Enum otherwise, Parse parse) const {
        const std::string word = text(key);
        if (word.empty()) return otherwise;
        const auto value = parse(word);
        if (!value) refuse(key, "\"" + word + "\" is not one of the known words");
        return *value;
    }
    [[noreturn]] void refuse(std::string_view key, const std::string& what) const;

private:
    std::string path_;
    const inhoud::TomlValue& table_;
};

}  // namespace ontknoop::rekentool
