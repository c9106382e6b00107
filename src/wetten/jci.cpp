// SPDX-License-Identifier: EUPL-1.2
#include "wetten/jci.h"

#include <algorithm>

#include "base/hex.h"

namespace ontknoop::wetten {
namespace {

constexpr std::string_view wetten_site = "https://wetten.overheid.nl/";
constexpr std::string_view lokaal_site = "https://lokaleregelgeving.overheid.nl/";
constexpr std::string_view europa_site = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:";
constexpr std::string_view uitspraken_site = "https://uitspraken.rechtspraak.nl/details?id=";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::size_t count_digits(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

std::string percent_decode(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 && hex_value(text[i + 2]) >= 0) {
            result += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

// What separates a reference from the text around it and therefore cannot be written plainly inside a value.
bool needs_escape(char c) {
    return c == '&' || c == ';' || c == '"' || c == '\'' || c == '%' || c == '=' || static_cast<unsigned char>(c) <= ' ' ||
           c == 0x7f;
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string result;
    for (char c : text) {
        if (needs_escape(c)) {
            const auto byte = static_cast<unsigned char>(c);
            result += {'%', hex[byte >> 4], hex[byte & 15]};
        } else {
            result += c;
        }
    }
    return result;
}

// Length of a "BWBR0015703" or "BWBV0001000" at the start of the text; 0 when there is none.
std::size_t bwb_id_length(std::string_view text) {
    if (text.size() < 11 || !(text.starts_with("BWBR") || text.starts_with("BWBV"))) return 0;
    return count_digits(text.substr(4)) == 7 ? 11 : 0;
}

// Reads a reference at the start of the text and reports its length.
std::optional<Jci> read_jci(std::string_view text, std::size_t& length) {
    std::size_t at = text.starts_with("jci") ? 3 : 0;
    const std::size_t version_start = at;
    while (at < text.size() && (is_digit(text[at]) || text[at] == '.') && at - version_start < 8) ++at;
    Jci jci;
    jci.versie = text.substr(version_start, at - version_start);
    if (jci.versie.empty() || !is_digit(jci.versie[0])) return std::nullopt;
    if (at + 2 >= text.size() || text[at] != ':' || text[at + 2] != ':') return std::nullopt;
    jci.soort = text[at + 1];
    if (jci.soort != 'c' && jci.soort != 'v') return std::nullopt;
    at += 3;
    const std::size_t id_length = bwb_id_length(text.substr(at));
    if (id_length == 0) return std::nullopt;
    jci.regeling_id = text.substr(at, id_length);
    at += id_length;
    while (at < text.size() && text[at] == '&') {
        // In XML and HTML sources the ampersand arrives escaped.
        std::size_t key = at + 1;
        if (text.substr(key).starts_with("amp;")) key += 4;
        const std::size_t equals = text.find('=', key);
        if (equals == std::string_view::npos || equals == key || equals - key > 20 ||
            !std::ranges::all_of(text.substr(key, equals - key), is_alnum)) {
            break;
        }
        std::size_t end = equals + 1;
        while (end < text.size() && !(needs_escape(text[end]) && text[end] != '%' && text[end] != '=')) ++end;
        std::string name(text.substr(key, equals - key));
        std::string value = percent_decode(text.substr(equals + 1, end - equals - 1));
        if (name == "g" || name == "z") {
            (name == "g" ? jci.geldig : jci.zicht) = parse_iso_date(value);
        } else if (!value.empty()) {
            jci.plaats.emplace_back(std::move(name), std::move(value));
        }
        at = end;
    }
    length = at;
    return jci;
}

// "ECLI:NL:CRVB:2024:2192": country, court, year, number (letters, digits and dots).
std::size_t ecli_length(std::string_view text) {
    if (!text.starts_with("ECLI:")) return 0;
    std::size_t at = 5;
    for (int part = 0; part < 4; ++part) {
        const std::size_t start = at;
        while (at < text.size() && (is_alnum(text[at]) || (part == 3 && text[at] == '.')) && at - start < 25) ++at;
        if (part == 3 && at > start && text[at - 1] == '.') --at;  // the full stop of the sentence
        if (at == start) return 0;
        if (part == 2 && (at - start != 4 || count_digits(text.substr(start, 4)) != 4)) return 0;
        if (part < 3) {
            if (at >= text.size() || text[at] != ':') return 0;
            ++at;
        }
    }
    return at;
}

// "CVDR680781" with an optional version "/1" or "_1".
std::size_t cvdr_length(std::string_view text, std::size_t& id_length) {
    if (!text.starts_with("CVDR")) return 0;
    const std::size_t digits = count_digits(text.substr(4));
    if (digits == 0 || digits > 9) return 0;
    id_length = 4 + digits;
    std::size_t at = id_length;
    if (at < text.size() && (text[at] == '/' || text[at] == '_')) {
        const std::size_t version = count_digits(text.substr(at + 1));
        if (version > 0 && version < 6) at += 1 + version;
    }
    return at;
}

std::optional<Verwijzing> read_verwijzing(std::string_view text) {
    Verwijzing found;
    if (text.starts_with("ECLI:")) {
        found.length = ecli_length(text);
        if (found.length == 0) return std::nullopt;
        found.soort = Verwijzingsoort::ecli;
        found.kenmerk = text.substr(0, found.length);
        found.link = std::string(uitspraken_site) + found.kenmerk;
        return found;
    }
    if (text.starts_with("CVDR")) {
        std::size_t id_length = 0;
        found.length = cvdr_length(text, id_length);
        if (found.length == 0) return std::nullopt;
        found.soort = Verwijzingsoort::cvdr;
        found.kenmerk = text.substr(0, id_length);
        found.link = std::string(lokaal_site) + found.kenmerk;
        if (found.length > id_length) found.link += "/" + std::string(text.substr(id_length + 1, found.length - id_length - 1));
        return found;
    }
    found.jci = read_jci(text, found.length);
    if (!found.jci) return std::nullopt;
    // Punctuation of the sentence around it is not part of the last value.
    std::size_t end = found.length;
    while (end > 0 && (text[end - 1] == '.' || text[end - 1] == ',' || text[end - 1] == ')')) --end;
    if (end < found.length) found.jci = read_jci(text.substr(0, end), found.length);
    if (!found.jci) return std::nullopt;
    found.soort = Verwijzingsoort::jci;
    found.kenmerk = found.jci->regeling_id;
    found.link = artikel_link(Stelsel::bwb, found.kenmerk, found.jci->artikel(), found.jci->geldig);
    return found;
}

// For the part of an address behind "#": everything unusual is percent-encoded.
std::string url_part(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string result;
    for (char c : text) {
        if (is_alnum(c) || c == '.' || c == ':' || c == '-' || c == '_' || c == '*') {
            result += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            result += {'%', hex[byte >> 4], hex[byte & 15]};
        }
    }
    return result;
}

}  // namespace

std::string Jci::value(std::string_view key) const {
    const auto found = std::ranges::find_if(plaats, [&](const auto& part) { return part.first == key; });
    return found == plaats.end() ? std::string() : found->second;
}

std::optional<Jci> parse_jci(std::string_view text) {
    if (text.starts_with(wetten_site)) text.remove_prefix(wetten_site.size());
    if (text.starts_with("/")) text.remove_prefix(1);
    std::size_t length = 0;
    std::optional<Jci> jci = read_jci(text, length);
    if (!jci || length != text.size()) return std::nullopt;
    return jci;
}

std::string to_text(const Jci& jci) {
    std::string text = std::string("jci1.3:") + jci.soort + ":" + jci.regeling_id;
    for (const auto& [key, value] : jci.plaats) text += "&" + key + "=" + percent_encode(value);
    if (jci.zicht) text += "&z=" + to_iso(*jci.zicht);
    if (jci.geldig) text += "&g=" + to_iso(*jci.geldig);
    return text;
}

std::vector<Verwijzing> find_verwijzingen(std::string_view text, std::size_t maximum) {
    std::vector<Verwijzing> result;
    for (std::size_t at = 0; at < text.size() && result.size() < maximum;) {
        const bool word_start = at == 0 || !is_alnum(text[at - 1]);
        const char c = text[at];
        if (word_start && (c == 'j' || c == 'E' || c == 'C' || is_digit(c))) {
            if (std::optional<Verwijzing> found = read_verwijzing(text.substr(at))) {
                found->begin = at;
                at += found->length;
                result.push_back(std::move(*found));
                continue;
            }
        }
        ++at;
    }
    return result;
}

std::string artikel_link(Stelsel stelsel, std::string_view regeling_id, std::string_view artikel, std::optional<Date> op) {
    switch (stelsel) {
        case Stelsel::bwb: {
            std::string link = std::string(wetten_site) + std::string(regeling_id);
            if (op) link += "/" + to_iso(*op);
            if (!artikel.empty()) link += "#Artikel" + url_part(artikel);
            return link;
        }
        case Stelsel::cvdr: return std::string(lokaal_site) + std::string(regeling_id);
        case Stelsel::celex: return std::string(europa_site) + std::string(regeling_id);
    }
    return {};
}

std::string pad_link(std::string_view bwb_id, std::string_view pad, std::optional<Date> op) {
    std::string link = std::string(wetten_site) + std::string(bwb_id);
    if (op) link += "/" + to_iso(*op) + "/0/";
    while (pad.starts_with('/')) pad.remove_prefix(1);
    if (pad.empty()) return link;
    link += "#";
    for (char c : pad) link += c == '/' ? std::string("_") : url_part({&c, 1});
    return link;
}

}  // namespace ontknoop::wetten
