// SPDX-License-Identifier: EUPL-1.2
#include "document/boom.h"

#include <algorithm>
#include <cstdint>

#include "base/result.h"

namespace ontknoop::document {
namespace {

constexpr char32_t invalid = 0xffffffff;

// One code point from the front of `text`; removes what it read. `invalid` for a byte that starts nothing valid
// (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above 10FFFF).
char32_t take_code_point(std::string_view& text) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    const unsigned char lead = byte(0);
    const std::size_t length = lead < 0x80   ? 1
                               : lead < 0xc2 ? 0
                               : lead < 0xe0 ? 2
                               : lead < 0xf0 ? 3
                               : lead < 0xf5 ? 4
                                             : 0;
    char32_t code = length < 2 ? lead : lead & (0xff >> (length + 1));
    bool good = length > 0 && length <= text.size();
    for (std::size_t i = 1; good && i < length; ++i) {
        good = (byte(i) & 0xc0) == 0x80;
        code = (code << 6) | (byte(i) & 0x3f);
    }
    good = good && !(length == 3 && code < 0x800) && !(length == 4 && (code < 0x10000 || code > 0x10ffff)) &&
           !(code >= 0xd800 && code <= 0xdfff);
    text.remove_prefix(good ? length : 1);
    return good ? code : invalid;
}

enum class Treatment { keep, drop, space, line_break };

Treatment treatment_of(char32_t code) {
    if (code == '\n' || code == 0x2028 || code == 0x2029 || code == 0x85 || code == 0x0b || code == 0x0c)
        return Treatment::line_break;
    if (code == '\t') return Treatment::space;
    const bool control = code < 0x20 || (code >= 0x7f && code < 0xa0);
    const bool direction = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    const bool noncharacter = (code & 0xfffe) == 0xfffe || (code >= 0xfdd0 && code <= 0xfdef);
    const bool private_use = (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
    return control || direction || noncharacter || private_use || code == 0xfeff ? Treatment::drop : Treatment::keep;
}

struct Checker {
    void operator()(const Kop& kop) const { CHECK(kop.niveau >= 1 && kop.niveau <= 4); }
    void operator()(const Tabel& tabel) const {
        CHECK(!tabel.kolommen.empty());
        for (const auto& rij : tabel.rijen) CHECK(rij.size() == tabel.kolommen.size());
        CHECK(tabel.totaal.empty() || tabel.totaal.size() == tabel.kolommen.size());
    }
    void operator()(const Figuur& figuur) const {
        CHECK(!figuur.alternatief.empty());
        CHECK(figuur.tekening.breedte > 0 && figuur.tekening.hoogte > 0);
    }
    template <class Other>
    void operator()(const Other&) const {}
};

}  // namespace

std::string Tekst::zonder_opmaak() const {
    std::string all;
    for (const Stuk& stuk : stukken_) all += stuk.tekst;
    return all;
}

std::string clean_text(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        // Printable ASCII, nearly all there is, stays as it is.
        const auto plain = static_cast<std::size_t>(
            std::find_if(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }) - text.begin());
        clean += text.substr(0, plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        if (text.starts_with("\r\n")) text.remove_prefix(1);
        const std::string_view before = text;
        const char32_t code = take_code_point(text);
        if (code == invalid) {
            clean += "\ufffd";
            continue;
        }
        switch (treatment_of(code == '\r' ? '\n' : code)) {
            case Treatment::keep:
                clean += before.substr(0, before.size() - text.size());
                break;
            case Treatment::space:
                clean += ' ';
                break;
            case Treatment::line_break:
                clean += '\n';
                break;
            case Treatment::drop:
                break;
        }
    }
    return clean;
}

std::string safe_link(std::string_view link) {
    const bool safe_scheme = link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:");
    const bool printable = std::all_of(link.begin(), link.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f; });
    return safe_scheme && printable ? std::string(link) : std::string();
}

std::vector<int> heading_levels(const Document& document) {
    std::vector<int> levels;
    std::vector<int> open;  // the levels as written, of the headings the next one may stand under
    for (const Blok& blok : document.blokken) {
        const Kop* kop = std::get_if<Kop>(&blok);
        if (!kop) {
            levels.push_back(0);
            continue;
        }
        while (!open.empty() && open.back() >= kop->niveau) open.pop_back();
        open.push_back(kop->niveau);
        levels.push_back(static_cast<int>(open.size()));
    }
    return levels;
}

void check_document(const Document& document) {
    CHECK(!document.titel.empty());
    for (const Blok& blok : document.blokken) std::visit(Checker{}, blok);
}

}  // namespace ontknoop::document
