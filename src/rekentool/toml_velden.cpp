// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/toml_velden.h"

#include <algorithm>

namespace ontknoop::rekentool {

Velden::Velden(std::string_view path, const inhoud::TomlValue& table, std::initializer_list<std::string_view> keys)
    : path_(path), table_(table) {
    for (const inhoud::TomlMember& member : table.members)
        if (std::find(keys.begin(), keys.end(), member.key) == keys.end()) refuse(member.key, "this key is unknown");
}

void Velden::refuse(std::string_view key, const std::string& what) const {
    const inhoud::TomlValue* value = table_.find(key);
    const inhoud::TomlValue* id = table_.find("id");
    throw AdminError(path_ + ", line " + std::to_string(value ? value->line : table_.line) + (id ? " (" + id->text + ")" : "") + ": " +
                     std::string(key) + ": " + what + ". Correct the file.");
}

std::string Velden::text(std::string_view key) const {
    const inhoud::TomlValue* value = table_.find(key);
    if (!value) return {};
    if (value->kind != inhoud::TomlValue::Kind::scalar) refuse(key, "a text was expected");
    return value->text;
}

std::string Velden::required(std::string_view key) const {
    std::string value = text(key);
    if (value.empty()) refuse(key, "this key is missing");
    return value;
}

std::optional<Decimaal> Velden::number(std::string_view key) const {
    if (!has(key)) return std::nullopt;
    const auto value = Decimaal::parse(text(key));
    if (!value) refuse(key, "\"" + text(key) + "\" is not a number with at most nine decimals");
    return *value;
}

std::optional<int> Velden::whole(std::string_view key) const {
    const auto value = number(key);
    if (!value) return std::nullopt;
    if (value->schaal() != 0 || *value < -1'000'000 || *value > 1'000'000) refuse(key, "a whole number was expected");
    return static_cast<int>(value->mantisse());
}

std::optional<Date> Velden::date(std::string_view key) const {
    if (!has(key)) return std::nullopt;
    const auto value = parse_iso_date(text(key));
    if (!value) refuse(key, "\"" + text(key) + "\" is not a date such as 2026-01-31");
    return value;
}

bool Velden::flag(std::string_view key, bool otherwise) const {
    if (!has(key)) return otherwise;
    if (text(key) != "true" && text(key) != "false") refuse(key, "true or false was expected");
    return text(key) == "true";
}

}  // namespace ontknoop::rekentool
