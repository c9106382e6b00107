// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace ontknoop {
namespace {

constexpr char32_t no_code_point = 0xFFFFFFFF;

struct Decoded {
    char32_t code_point;  // no_code_point when the bytes are not UTF-8
    std::size_t size;     // bytes taken; 1 when wrong
};

struct Utf8Form {
    unsigned char mask, lead;  // (first byte & mask) == lead
    std::size_t size;
    char32_t smallest;  // below this the form is overlong
};
constexpr std::array<Utf8Form, 4> utf8_forms{{
    {0x80, 0x00, 1, 0x0},
    {0xE0, 0xC0, 2, 0x80},
    {0xF0, 0xE0, 3, 0x800},
    {0xF8, 0xF0, 4, 0x10000},
}};

Decoded decode_utf8(std::string_view text) {
    constexpr Decoded wrong{no_code_point, 1};
    const auto first = static_cast<unsigned char>(text[0]);
    const auto form = std::ranges::find_if(utf8_forms, [&](const Utf8Form& f) { return (first & f.mask) == f.lead; });
    if (form == utf8_forms.end() || text.size() < form->size) return wrong;
    char32_t code_point = first & static_cast<unsigned char>(~form->mask);
    for (std::size_t i = 1; i < form->size; ++i) {
        const auto next = static_cast<unsigned char>(text[i]);
        if ((next & 0xC0) != 0x80) return wrong;
        code_point = code_point << 6 | (next & 0x3F);
    }
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    if (code_point < form->smallest || code_point > 0x10FFFF || surrogate) return wrong;
    return {code_point, form->size};
}

// From the first byte that is more than a letter, digit or sign of ASCII: most text has few of those.
std::string_view after_plain_ascii(std::string_view text) {
    return text.substr(static_cast<std::size_t>(std::ranges::find_if_not(text, [](char c) { return c >= ' ' && c <= '~'; }) - text.begin()));
}

bool continues_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// One character per code point: the plain lower-case letter it folds to, '.' to leave it alone.
// Taken from the compatibility decompositions of the Unicode character database, plus the letters with a stroke, which
// have none but are read as the plain letter (d, h, l, o, t).
struct FoldBlock {
    char32_t first;
    std::string_view letters;
};
constexpr std::array<FoldBlock, 4> fold_blocks{{
    // 64 code points a line
    {0xC0, "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"},
    {0x100,
     "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"
     "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"},
    {0x1CD,
     "aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa..ooaaaaeeeeiiiio"
     "ooorrrruuuusstt"},
    {0x1E00,
     "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
     "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
     "wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
     "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......"},
}};

struct FoldPair {
    char32_t code_point;
    std::string_view letters;
};
constexpr std::array<FoldPair, 18> fold_pairs{{
    {0xC6, "ae"},
    {0xDE, "th"},
    {0xDF, "ss"},
    {0xE6, "ae"},
    {0xFE, "th"},
    {0x132, "ij"},
    {0x133, "ij"},
    {0x152, "oe"},
    {0x153, "oe"},
    {0x1E2, "ae"},
    {0x1E3, "ae"},
    {0x1F1, "dz"},
    {0x1F2, "dz"},
    {0x1F3, "dz"},
    {0x1FC, "ae"},
    {0x1FD, "ae"},
    {0x1E9E, "ss"},
    {0x149, "n"},
}};

bool is_combining_mark(char32_t code_point) { return code_point >= 0x300 && code_point <= 0x36F; }

// What the code point folds to; empty when it stays as it is.
std::string_view folded_letters(char32_t code_point) {
    for (const FoldPair& pair : fold_pairs)
        if (pair.code_point == code_point) return pair.letters;
    for (const FoldBlock& block : fold_blocks) {
        if (code_point < block.first || code_point >= block.first + block.letters.size()) continue;
        const std::string_view letter = block.letters.substr(code_point - block.first, 1);
        return letter == "." ? std::string_view() : letter;
    }
    return {};
}

char lower_ascii_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The last four: no-break space, narrow no-break space, figure space, byte order mark.
constexpr std::array<std::string_view, 10> white_space{" ",  "\t",     "\n",     "\r",     "\f",
                                                       "\v", "\u00A0", "\u202F", "\u2007", "\uFEFF"};

template <class Part>
std::string join_parts(std::span<const Part> parts, std::string_view separator) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) out += separator;
        out += parts[i];
    }
    return out;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    while (!(text = after_plain_ascii(text)).empty()) {
        const Decoded next = decode_utf8(text);
        if (next.code_point == no_code_point) return false;
        text.remove_prefix(next.size);
    }
    return true;
}

std::size_t utf8_length(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return !continues_code_point(c); }));
}

std::string_view utf8_prefix(std::string_view text, std::size_t count) {
    if (text.size() <= count) return text;  // a character takes a byte at least
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        if (continues_code_point(text[end])) continue;
        if (count == 0) break;
        --count;
    }
    return text.substr(0, end);
}

std::string_view trim(std::string_view text) {
    // No white space starts or ends with printable ASCII, as nearly every text does.
    const auto is_plain = [](char c) { return c > ' ' && c <= '~'; };
    if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) return text;
    for (std::size_t before = text.size() + 1; text.size() < before;) {
        before = text.size();
        for (const std::string_view space : white_space) {
            if (text.starts_with(space)) text.remove_prefix(space.size());
            if (text.ends_with(space)) text.remove_suffix(space.size());
        }
    }
    return text;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower_ascii_letter);
    return out;
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Decoded next = decode_utf8(text);
        if (next.code_point < 0x80) {
            out += lower_ascii_letter(text[0]);
        } else if (const std::string_view letters = folded_letters(next.code_point); !letters.empty()) {
            out += letters;
        } else if (!is_combining_mark(next.code_point)) {
            out += text.substr(0, next.size);
        }
        text.remove_prefix(next.size);
    }
    return out;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

std::string join(std::span<const std::string> parts, std::string_view separator) {
    return join_parts(parts, separator);
}
std::string join(std::span<const std::string_view> parts, std::string_view separator) {
    return join_parts(parts, separator);
}

bool has_control_characters(std::string_view text) {
    while (!(text = after_plain_ascii(text)).empty()) {
        const Decoded next = decode_utf8(text);
        const char32_t c = next.code_point;
        if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F)) return true;
        text.remove_prefix(next.size);
    }
    return false;
}

std::string unify_newlines(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            out += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            out += '\n';
    }
    return out;
}

}  // namespace ontknoop
