// SPDX-License-Identifier: EUPL-1.2
//
// Reading an editor's file: every mistake names the file, the line and what to do.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "inhoud/teksten.h"
#include "inhoud/toml_document.h"

namespace ontknoop::wetten {

// The file with that path, or AdminError.
const std::string& require_file(const inhoud::Bestanden& bestanden, std::string_view path);

// Lines without comment ("# ...") and white space; empty ones are left out.
std::vector<std::string_view> content_lines(std::string_view content);

[[noreturn]] void content_mistake(std::string_view file, int line, std::string_view what);

// Reads the values of one table and finally, in finish(), refuses keys nobody asked for: a typing error in a key would
// otherwise silently drop a value.
class TomlLezer {
public:
    TomlLezer(std::string_view file, const inhoud::TomlValue& table) : file_(file), table_(table) {}

    std::string text(std::string_view key);  // required, not empty
    std::string text_or(std::string_view key, std::string fallback);
    bool flag(std::string_view key);
    std::optional<Date> date(std::string_view key);
    std::vector<std::string> texts(std::string_view key);
    // Calls visit(TomlLezer&) for every [[key]] block and finishes it.
    template <class Visit>
    void blocks(std::string_view key, Visit visit) {
        const inhoud::TomlValue* list = find(key);
        if (!list) return;
        for (const inhoud::TomlValue& item : list->items) {
            if (item.kind != inhoud::TomlValue::Kind::table) content_mistake(file_, item.line, fmt::format("[[{}]] moet een blok zijn", key));
            TomlLezer block(file_, item);
            visit(block);
            block.finish();
        }
    }
    void finish() const;
    [[noreturn]] void mistake(std::string_view what) const { content_mistake(file_, table_.line, what); }

private:
    const inhoud::TomlValue* find(std::string_view key);
    std::string as_text(std::string_view key, const inhoud::TomlValue& value) const;

    std::string_view file_;
    const inhoud::TomlValue& table_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace ontknoop::wetten
