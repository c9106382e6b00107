// SPDX-License-Identifier: EUPL-1.2
//
// CSV as Excel, LibreOffice and people make it (RFC 4180, with a semicolon, comma or tab).
#include <array>

#include "base/text.h"
#include "document/blad_lezer_delen.h"

namespace ontknoop::document {
namespace {

// Windows-1252 above 0x80 where it differs from Latin-1; 0: no character.
constexpr std::array<char16_t, 32> windows_1252{0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017d, 0,
                                                0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

void append_utf8(std::string& to, char16_t c) {
    if (c < 0x80) {
        to += static_cast<char>(c);
    } else if (c < 0x800) {
        to += static_cast<char>(0xc0 | (c >> 6));
        to += static_cast<char>(0x80 | (c & 0x3f));
    } else {
        to += static_cast<char>(0xe0 | (c >> 12));
        to += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
        to += static_cast<char>(0x80 | (c & 0x3f));
    }
}

Result<std::string> to_utf8(std::string_view bytes) {
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff") || bytes.find('\0') != std::string_view::npos) return fail("blad.tekens");
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
    if (is_valid_utf8(bytes)) return std::string(bytes);
    std::string out;
    for (const char byte : bytes) {
        const auto b = static_cast<unsigned char>(byte);
        const char16_t c = b >= 0x80 && b < 0xa0 ? windows_1252[b - 0x80u] : b;
        if (c == 0 && b != 0) return fail("blad.tekens");
        append_utf8(out, c);
    }
    return out;
}

// The sign that occurs most in the first line, outside quotes; a semicolon when none does.
char scheiding_van(std::string_view tekst) {
    constexpr std::string_view tekens = ";,\t";
    std::array<int, 3> keer{};
    bool tussen = false;
    for (const char c : tekst) {
        if (c == '"') tussen = !tussen;
        if (tussen) continue;
        if (c == '\n' || c == '\r') break;
        if (const std::size_t at = tekens.find(c); at != std::string_view::npos) ++keer[at];
    }
    std::size_t beste = 0;
    for (std::size_t i = 1; i < keer.size(); ++i)
        if (keer[i] > keer[beste]) beste = i;
    return tekens[beste];
}

}  // namespace

Result<std::vector<GelezenBlad>> read_csv(std::string_view bytes, const Bladgrenzen& grenzen) {
    TRY(const std::string alles, to_utf8(bytes));
    std::string_view tekst = alles;
    char scheiding = scheiding_van(tekst);
    // Excel's own hint: a first line "sep=;".
    if (tekst.starts_with("sep=") && tekst.size() > 5 && (tekst[5] == '\r' || tekst[5] == '\n')) {
        scheiding = tekst[4];
        tekst.remove_prefix(tekst.find('\n') == std::string_view::npos ? tekst.size() : tekst.find('\n') + 1);
    }
    Bladbouwer bouwer("", grenzen);
    std::string veld;
    bool in_aanhaling = false, was_aangehaald = false;
    int regel = 1, begin_aanhaling = 0;
    const auto end_cell = [&] {
        bouwer.add_cell(veld.empty() && !was_aangehaald ? GelezenCel{} : GelezenCel{veld.empty() ? GelezenCel::Soort::leeg : GelezenCel::Soort::tekst, veld});
        veld.clear();
        was_aangehaald = false;
    };
    for (std::size_t i = 0; i < tekst.size(); ++i) {
        const char c = tekst[i];
        if (c == '\n') ++regel;
        if (in_aanhaling) {
            if (c != '"') veld += c;
            else if (i + 1 < tekst.size() && tekst[i + 1] == '"') veld += tekst[++i];
            else in_aanhaling = false;
        } else if (c == '"' && veld.empty() && !was_aangehaald) {
            in_aanhaling = was_aangehaald = true;
            begin_aanhaling = regel;
        } else if (c == scheiding) {
            end_cell();
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 < tekst.size() && tekst[i + 1] == '\n') {
                ++i;
                ++regel;
            }
            end_cell();
            bouwer.end_row();
        } else {
            veld += c;
        }
    }
    if (in_aanhaling) return fail("blad.aanhaling", {std::to_string(begin_aanhaling)});
    end_cell();
    bouwer.end_row();
    TRY(GelezenBlad blad, bouwer.finish());
    if (blad.rijen.empty()) return fail("blad.leeg");
    return std::vector<GelezenBlad>{std::move(blad)};
}

}  // namespace ontknoop::document
