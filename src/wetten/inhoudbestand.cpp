// SPDX-License-Identifier: EUPL-1.2
#include "wetten/inhoudbestand.h"

#include "base/result.h"
#include "base/text.h"

namespace ontknoop::wetten {

using inhoud::TomlValue;

const std::string& require_file(const inhoud::Bestanden& bestanden, std::string_view path) {
    if (const std::string* content = bestanden.find(path)) return *content;
    throw AdminError(fmt::format("inhoud/{} ontbreekt. Zet het bestand terug uit de uitgave van Ontknoop.", path));
}

std::vector<std::string_view> content_lines(std::string_view content) {
    std::vector<std::string_view> lines;
    for (std::string_view line : split(content, '\n')) {
        line = trim(line.substr(0, line.find('#')));
        if (!line.empty()) lines.push_back(line);
    }
    return lines;
}

void content_mistake(std::string_view file, int line, std::string_view what) {
    throw AdminError(fmt::format("inhoud/{}, regel {}: {}", file, line, what));
}

const TomlValue* TomlLezer::find(std::string_view key) {
    asked_.emplace(key);
    return table_.find(key);
}

std::string TomlLezer::as_text(std::string_view key, const TomlValue& value) const {
    if (value.kind != TomlValue::Kind::scalar) {
        content_mistake(file_, value.line, fmt::format("\"{}\" moet tekst tussen aanhalingstekens zijn", key));
    }
    return std::string(trim(value.text));
}

std::string TomlLezer::text(std::string_view key) {
    std::string text = text_or(key, "");
    if (text.empty()) mistake(fmt::format("\"{}\" ontbreekt", key));
    return text;
}

std::string TomlLezer::text_or(std::string_view key, std::string fallback) {
    const TomlValue* value = find(key);
    return value ? as_text(key, *value) : std::move(fallback);
}

bool TomlLezer::flag(std::string_view key) {
    const std::string text = text_or(key, "false");
    if (text != "true" && text != "false") mistake(fmt::format("\"{}\" moet true of false zijn", key));
    return text == "true";
}

std::optional<Date> TomlLezer::date(std::string_view key) {
    const std::string text = text_or(key, "");
    if (text.empty()) return std::nullopt;
    const std::optional<Date> date = parse_iso_date(text);
    if (!date) mistake(fmt::format("\"{}\" moet een datum zijn als \"2026-01-31\"", key));
    return date;
}

std::vector<std::string> TomlLezer::texts(std::string_view key) {
    std::vector<std::string> result;
    const TomlValue* value = find(key);
    if (!value) return result;
    if (value->kind != TomlValue::Kind::list) content_mistake(file_, value->line, fmt::format("\"{}\" moet een lijst zijn", key));
    for (const TomlValue& item : value->items) result.push_back(as_text(key, item));
    return result;
}

void TomlLezer::finish() const {
    for (const inhoud::TomlMember& member : table_.members) {
        if (!asked_.contains(member.key)) content_mistake(file_, member.value.line, fmt::format("\"{}\" is onbekend", member.key));
    }
}

}  // namespace ontknoop::wetten
