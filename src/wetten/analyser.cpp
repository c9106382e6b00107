// SPDX-License-Identifier: EUPL-1.2
#include "wetten/analyser.h"

#include <libstemmer.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/result.h"
#include "base/text.h"
#include "wetten/inhoudbestand.h"

namespace ontknoop::wetten {
namespace {

struct Codepoint {
    char32_t value;
    std::size_t length;
};

// A byte that is no valid UTF-8 counts as a separator of length one.
Codepoint decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
    if (length == 1 || at + length > text.size()) return {U' ', 1};
    char32_t value = first & (0x7f >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xc0) != 0x80) return {U' ', 1};
        value = (value << 6) | (byte(at + i) & 0x3f);
    }
    return {value, length};
}

enum class Soort { letter, digit, apostrophe, hyphen, dot_or_colon, star, mark, separator };

Soort classify(char32_t c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Soort::letter;
    if (c >= '0' && c <= '9') return Soort::digit;
    if (c >= 0xc0 && c < 0x180) return c == U'\u00d7' || c == U'\u00f7' ? Soort::separator : Soort::letter;
    if (c >= 0x300 && c < 0x370) return Soort::mark;
    switch (c) {
        case '\'': case U'\u2019': case U'\u2018': case '`': return Soort::apostrophe;
        case '-': case U'\u2010': case U'\u2011': return Soort::hyphen;
        case '.': case ':': return Soort::dot_or_colon;
        case '*': return Soort::star;
        default: break;
    }
    return c >= 0x370 && c < 0x2000 ? Soort::letter : Soort::separator;
}

void append_folded(std::string& to, char32_t c, std::string_view bytes) {
    if (c >= 0x80) {
        to += fold(bytes);
    } else {
        to += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
    }
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
bool has_digit(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// libstemmer keeps state in its handle: one per thread.
std::string snowball(std::string_view word) {
    struct Delete {
        void operator()(sb_stemmer* handle) const { sb_stemmer_delete(handle); }
    };
    thread_local const std::unique_ptr<sb_stemmer, Delete> handle(sb_stemmer_new("dutch", "UTF_8"));
    CHECK(handle != nullptr);
    const sb_symbol* stem = sb_stemmer_stem(handle.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                            static_cast<int>(word.size()));
    return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(handle.get()))};
}

constexpr std::array separable = {"terug", "tegen", "onder", "samen", "voort", "over", "voor", "door", "stop", "plaats",
                                  "weg",   "mee",   "toe",   "aan",   "uit",   "bij",  "vast", "af",   "op",   "in"};
constexpr std::array inseparable = {"ver", "ont", "her", "be"};

// "teruggevorderd" -> "terugvorder", so that it meets terugvorderen and terugvordering. Empty when it is no participle.
std::string undo_separable_participle(std::string_view word) {
    for (std::string_view particle : separable) {
        if (!word.starts_with(particle) || !word.substr(particle.size()).starts_with("ge")) continue;
        std::string_view rest = word.substr(particle.size() + 2);
        if (rest.size() < 4) return {};
        if (rest.ends_with("de") || rest.ends_with("te")) rest.remove_suffix(1);
        if (!(rest.ends_with('d') || rest.ends_with('t')) || is_vowel(rest[rest.size() - 2])) return {};
        if (rest[rest.size() - 2] != rest.back()) rest.remove_suffix(1);
        return std::string(particle) + std::string(rest);
    }
    return {};
}

// Snowball leaves huiz, briev, gezinn; the singular is huis, brief, gezin. Long vowels become single, as Snowball does.
void correct_ending(std::string& stem) {
    const auto undouble_vowel = [&] {
        const std::size_t n = stem.size();
        if (n >= 4 && !is_vowel(stem[n - 1]) && stem[n - 2] == stem[n - 3] && is_vowel(stem[n - 2]) && stem[n - 2] != 'i' &&
            !is_vowel(stem[n - 4])) {
            stem.erase(n - 2, 1);
        }
    };
    if (stem.size() >= 4) {
        if (stem.back() == 'z') stem.back() = 's';
        if (stem.back() == 'v') stem.back() = 'f';
    }
    const std::size_t n = stem.size();
    if (n >= 4 && stem[n - 1] == stem[n - 2] && !is_vowel(stem[n - 1])) stem.pop_back();
    // ontruimd -> ontruim, verhuisd -> verhuis: the participle of an inseparable verb.
    if (stem.size() >= 7 && (stem.back() == 'd' || stem.back() == 't') && !is_vowel(stem[stem.size() - 2]) &&
        stem[stem.size() - 2] != 'n' && stem[stem.size() - 2] != 'h' &&
        std::ranges::any_of(inseparable, [&](std::string_view prefix) { return stem.starts_with(prefix); })) {
        stem.pop_back();
    }
    undouble_vowel();
}

}  // namespace

std::vector<Woord> tokenise(std::string_view utf8) {
    std::vector<Woord> words;
    Woord word;
    std::vector<std::string> pieces;  // what hyphens joined
    std::string piece;
    const auto finish = [&] {
        if (!word.tekst.empty()) {
            if (!pieces.empty()) {
                pieces.push_back(piece);
                for (std::string& part : pieces) {
                    if (part.size() >= 3) word.delen.push_back(std::move(part));
                }
            }
            words.push_back(std::move(word));
        }
        word = Woord{};
        pieces.clear();
        piece.clear();
    };
    const auto kind_at = [&](std::size_t at) { return at < utf8.size() ? classify(decode(utf8, at).value) : Soort::separator; };

    for (std::size_t at = 0; at < utf8.size();) {
        const Codepoint c = decode(utf8, at);
        const Soort kind = classify(c.value);
        const Soort next = kind_at(at + c.length);
        const bool inside = !word.tekst.empty();
        const bool number = inside && word.is_nummer();
        bool keep = false;
        switch (kind) {
            case Soort::letter:
            case Soort::digit:
                if (!inside) word.begin = at;
                append_folded(word.tekst, c.value, utf8.substr(at, c.length));
                append_folded(piece, c.value, utf8.substr(at, c.length));
                keep = true;
                break;
            case Soort::mark: keep = inside; break;
            case Soort::apostrophe: keep = inside && next == Soort::letter; break;
            case Soort::hyphen:
                keep = inside && !number && next == Soort::letter;
                if (keep) {
                    pieces.push_back(piece);
                    piece.clear();
                }
                break;
            case Soort::dot_or_colon:
                keep = number && (next == Soort::digit || (next == Soort::letter && c.value == ':'));
                if (keep) word.tekst += static_cast<char>(c.value);
                break;
            case Soort::star:
                keep = number;
                if (keep) word.tekst += '*';
                break;
            case Soort::separator: break;
        }
        at += c.length;
        if (keep) {
            word.end = at;
        } else {
            finish();
        }
    }
    finish();
    return words;
}

Stemmer::Stemmer(std::string_view exceptions, std::string_view file) {
    for (std::string_view line : content_lines(exceptions)) {
        const std::size_t equals = line.find('=');
        if (equals == std::string_view::npos) {
            throw AdminError(fmt::format("inhoud/{}: schrijf \"vorm = grondwoord\" in plaats van \"{}\".", file, line));
        }
        // Several forms of one word may share a line: "afgesloten afsluit = afsluiten".
        const std::string target = plain_stem(fold(trim(line.substr(equals + 1))));
        for (std::string_view form : split(line.substr(0, equals), ' ')) {
            if (!form.empty()) exceptions_[fold(form)] = target;
        }
    }
}

std::string Stemmer::plain_stem(std::string_view word) const {
    std::string stem = snowball(word);
    correct_ending(stem);
    return stem;
}

std::string Stemmer::stem(std::string_view word) const {
    if (word.size() < 3 || has_digit(word)) return std::string(word);
    if (const auto found = exceptions_.find(std::string(word)); found != exceptions_.end()) return found->second;
    if (const std::string base = undo_separable_participle(word); !base.empty()) return plain_stem(base);
    return plain_stem(word);
}

Splitser::Splitser(std::string_view own) {
    for (std::string_view line : content_lines(own)) {
        const bool never = line.starts_with('-');
        if (never) line.remove_prefix(1);
        for (std::string_view word : ontknoop::split(line, ' ')) {
            if (word.empty()) continue;
            if (never) {
                never_.emplace(fold(word));
            } else {
                costs_[fold(word)] = 1.0;
            }
        }
    }
}

void Splitser::learn(const std::unordered_map<std::string, std::uint32_t>& counts) {
    for (const auto& [word, count] : counts) {
        if (count < 3 || word.size() < 5 || word.size() > 14 || has_digit(word) || never_.contains(word)) continue;
        costs_.try_emplace(word, 1.6 + 2.0 / std::log2(2.0 + count));
    }
}

double Splitser::cost(std::string_view part) const {
    const auto found = costs_.find(std::string(part));
    return found == costs_.end() ? -1 : found->second;
}

std::vector<std::string> Splitser::split(std::string_view word) const {
    constexpr std::size_t shortest = 3;
    constexpr std::size_t longest = 40;
    if (word.size() < 7 || word.size() > longest || has_digit(word) || never_.contains(std::string(word))) return {};
    // Letters that may stand between two parts: bijstand-s-norm, gezin-s, zieke-n-huis.
    constexpr std::array<std::string_view, 4> links = {"", "s", "en", "e"};

    struct Best {
        double cost = -1;
        std::size_t start = 0;   // of the last part
        std::size_t length = 0;  // of the last part, without the link behind it
    };
    std::vector<Best> best(word.size() + 1);
    best[0].cost = 0;
    for (std::size_t start = 0; start + shortest <= word.size(); ++start) {
        if (best[start].cost < 0) continue;
        for (std::size_t length = shortest; start + length <= word.size(); ++length) {
            if (length == word.size()) continue;  // the word itself is no split
            const double part = cost(word.substr(start, length));
            if (part < 0) continue;
            const std::size_t after = start + length;
            for (std::string_view link : links) {
                const std::size_t next = after + link.size();
                if (!word.substr(after).starts_with(link) || (!link.empty() && next >= word.size())) continue;
                const double total = best[start].cost + part + (link.empty() ? 0 : 0.3);
                if (best[next].cost < 0 || total < best[next].cost) best[next] = {total, start, length};
            }
        }
    }
    if (best.back().cost < 0) return {};
    std::vector<std::string> parts;
    for (std::size_t at = word.size(); at > 0; at = best[at].start) {
        parts.emplace_back(word.substr(best[at].start, best[at].length));
    }
    std::ranges::reverse(parts);
    if (parts.size() < 2 || parts.size() > 4) return {};
    return parts;
}

Stammen Analyser::stammen(const Woord& woord) const {
    Stammen result{stemmer_->stem(woord.tekst), {}};
    const auto add = [&](std::string stam) {
        if (stam != result.stam && std::ranges::find(result.delen, stam) == result.delen.end()) {
            result.delen.push_back(std::move(stam));
        }
    };
    for (const std::string& deel : woord.delen) add(stemmer_->stem(deel));
    for (const std::string& deel : splitser_.split(woord.tekst)) add(stemmer_->stem(deel));
    return result;
}

std::vector<std::string> Analyser::stems(std::string_view utf8) const {
    std::vector<std::string> result;
    for (const Woord& woord : tokenise(utf8)) {
        Stammen stammen = this->stammen(woord);
        result.push_back(std::move(stammen.stam));
        for (std::string& deel : stammen.delen) result.push_back(std::move(deel));
    }
    return result;
}

}  // namespace ontknoop::wetten
