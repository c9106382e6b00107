// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/privacy.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>
#include <utility>

#include "base/text.h"
#include "maatwerkplan/stap_delen.h"

namespace ontknoop::maatwerkplan {

namespace {

using std::string_view;

bool is_cijfer(char c) { return c >= '0' && c <= '9'; }
// Whether there is a digit or an at sign in it. Sixteen bytes at once, since every text of a plan is looked through at every page.
bool kan_iets_zijn(string_view tekst) {
    using Bytes [[gnu::vector_size(16)]] = unsigned char;
    std::size_t i = 0;
    for (; i + 16 <= tekst.size(); i += 16) {
        Bytes bytes;
        std::memcpy(&bytes, tekst.data() + i, 16);
        const auto hits = (static_cast<Bytes>(bytes - static_cast<unsigned char>('0')) < 10) | (bytes == '@');
        std::array<std::uint64_t, 2> words;
        std::memcpy(words.data(), &hits, 16);
        if ((words[0] | words[1]) != 0) return true;
    }
    return std::any_of(tekst.begin() + static_cast<std::ptrdiff_t>(i), tekst.end(), [](char c) { return is_cijfer(c) || c == '@'; });
}
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A run of digits in which people put points, spaces or hyphens: "1234.56.782", "06 - 12 34 56 78".
struct Reeks {
    std::string cijfers;
    std::size_t begin, einde;
    bool plus;
};

std::vector<Reeks> reeksen(string_view tekst) {
    std::vector<Reeks> all;
    for (std::size_t i = 0; i < tekst.size();) {
        if (!is_cijfer(tekst[i]) || (i > 0 && (is_letter(tekst[i - 1]) || tekst[i - 1] == ','))) {
            ++i;
            continue;
        }
        Reeks r{{}, i, i, i > 0 && tekst[i - 1] == '+'};
        while (i < tekst.size()) {
            if (is_cijfer(tekst[i])) {
                r.cijfers += tekst[i++];
                r.einde = i;
                continue;
            }
            std::size_t k = i;
            while (k < tekst.size() && k < i + 3 && (tekst[k] == ' ' || tekst[k] == '-' || tekst[k] == '.')) ++k;
            if (k == i || k >= tekst.size() || !is_cijfer(tekst[k])) break;
            i = k;
        }
        all.push_back(std::move(r));
    }
    return all;
}

// The eleven test: 9a + 8b + ... + 2h - i is divisible by eleven.
bool is_bsn(const std::string& c) {
    if (c.size() != 9 || c == "000000000") return false;
    int som = 0;
    for (int i = 0; i < 8; ++i) som += (9 - i) * (c[static_cast<std::size_t>(i)] - '0');
    return (som - (c[8] - '0')) % 11 == 0;
}

bool is_telefoon(const Reeks& r) {
    if (r.plus && r.cijfers.starts_with("31")) return r.cijfers.size() == 11;
    return r.cijfers.size() == 10 && r.cijfers[0] == '0' && r.cijfers[1] != '0';
}

// "12-03-1984", "12/3/1984", "12 maart 1984": a date of years ago is more often a birth date than an appointment.
bool heeft_geboortedatum(const std::string& klein) {
    static constexpr string_view maanden[] = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"};
    for (std::size_t i = 0; i + 3 < klein.size(); ++i) {
        const bool jaar = is_cijfer(klein[i]) && is_cijfer(klein[i + 1]) && is_cijfer(klein[i + 2]) && is_cijfer(klein[i + 3]) &&
                          (i + 4 == klein.size() || !is_cijfer(klein[i + 4])) && i >= 4 && !is_cijfer(klein[i - 1]);
        if (!jaar) continue;
        const int y = std::stoi(klein.substr(i, 4));
        if (y < 1900 || y > 2019) continue;
        const string_view voor = string_view(klein).substr(0, i);
        const char scheiding = voor.back();
        if ((scheiding == '-' || scheiding == '/') && is_cijfer(voor[voor.size() - 2])) return true;
        if (scheiding != ' ') continue;
        for (const string_view m : maanden) {
            const string_view zonder = voor.substr(0, voor.size() - 1);
            if (zonder.ends_with(m) && zonder.size() > m.size() + 1 && is_cijfer(zonder[zonder.size() - m.size() - 2])) return true;
        }
    }
    return false;
}

bool heeft_email(string_view tekst) {
    for (std::size_t at = tekst.find('@'); at != string_view::npos; at = tekst.find('@', at + 1)) {
        const string_view achter = tekst.substr(at + 1, 80);
        const string_view domein = achter.substr(0, achter.find_first_of(" \n,;<>()"));
        if (at > 0 && tekst[at - 1] > ' ' && domein.find('.') != string_view::npos && domein.front() != '.') return true;
    }
    return false;
}

// A postcode, or a street with a number.
bool heeft_adres(string_view tekst, const std::string& klein) {
    for (std::size_t i = 0; i + 6 <= tekst.size(); ++i) {
        if (!std::all_of(tekst.begin() + static_cast<std::ptrdiff_t>(i), tekst.begin() + static_cast<std::ptrdiff_t>(i) + 4, is_cijfer) || tekst[i] == '0') continue;
        if (i > 0 && (is_cijfer(tekst[i - 1]) || tekst[i - 1] == '.' || tekst[i - 1] == ',')) continue;
        const std::size_t l = tekst[i + 4] == ' ' ? i + 5 : i + 4;
        auto hoofd = [&](std::size_t k) { return k < tekst.size() && tekst[k] >= 'A' && tekst[k] <= 'Z'; };
        if (hoofd(l) && hoofd(l + 1) && (l + 2 >= tekst.size() || !is_letter(tekst[l + 2]))) return true;
    }
    for (const string_view soort : {"straat", "laan", "plein", "gracht", "kade", "dreef", "singel", "weg"})
        for (std::size_t at = klein.find(soort); at != std::string::npos; at = klein.find(soort, at + 1)) {
            const std::size_t k = at + soort.size();
            if (at > 0 && is_letter(klein[at - 1]) && k + 1 < klein.size() && klein[k] == ' ' && is_cijfer(klein[k + 1])) return true;
        }
    return false;
}

// Capital of Latin script, with or without accent.
bool begint_groot(string_view woord) {
    if (woord.empty()) return false;
    if (woord[0] >= 'A' && woord[0] <= 'Z') return true;
    if (woord.size() < 2 || woord[0] != '\xc3') return false;
    const auto tweede = static_cast<unsigned char>(woord[1]);
    return tweede >= 0x80 && tweede <= 0x9e;
}

bool komt_voor_in(std::initializer_list<string_view> woorden, string_view woord) {
    return std::find(woorden.begin(), woorden.end(), fold(woord)) != woorden.end();
}

// What is not allowed in this field in particular, beside what no text should hold.
std::vector<string_view> codes_voor(const Soort& soort, const Veld& veld, string_view tekst) {
    auto codes = privacy_codes(tekst);
    const bool is_naam = (soort.naam == "casus" && veld.naam == "alias") || (soort.naam == "persoon" && veld.naam == "roepnaam");
    if (is_naam && lijkt_achternaam(tekst)) codes.push_back("privacy.achternaam");
    return codes;
}

// The steps that ask for text, and a name for each, because the id of its element is made of it.
constexpr std::array<std::pair<string_view, string_view>, 11> delen = {{{"huishouden", "privacy-huishouden"}, {"verhaal", "privacy-verhaal"},
    {"partijen", "privacy-partijen"}, {"problemen", "privacy-problemen"}, {"perspectief", "privacy-perspectief"}, {"nodig", "privacy-nodig"},
    {"belemmeringen", "privacy-belemmeringen"}, {"doorbraak", "privacy-doorbraak"}, {"driehoek", "privacy-driehoek"}, {"afspraken", "privacy-afspraken"},
    {"afsluiting", "privacy-afsluiting"}}};

void draw_waarschuwing(html::Out& out, const app::Context& ctx, const casus::Casus& casus, const Plan& plan, string_view stap) {
    if (casus.toegang < casus::Toegang::nazorg) return;
    const auto& t = ctx.t();
    html::Out regels;
    for (const Onderdeel& o : plan.onderdelen) {
        if (o.soort->stap != stap) continue;
        for (const Veld& veld : o.soort->velden) {
            if (veld.soort != VeldSoort::tekst && veld.soort != VeldSoort::regel) continue;
            for (const string_view code : codes_voor(*o.soort, veld, o.get(veld.naam)))
                html::put<R"(<li><strong>{}:</strong> {}</li>)">(
                    regels, t("veld." + std::string(o.soort->naam) + "." + std::string(veld.naam) + ".label"), t.error(Error{std::string(code), {}, {}}));
        }
    }
    if (regels.text.empty()) return;
    html::put<R"(<div class="utrecht-alert utrecht-alert--warning"><div class="utrecht-alert__content"><p><strong>{}</strong></p><ul>{}</ul></div></div>)">(
        out, t("plan_pagina.privacy_let_op"), std::move(regels).html());
}

// A hook is a plain function that is not told its step: one for each.
template <std::size_t I>
void draw_bij(html::Out& out, app::Context& ctx, const casus::Casus& casus, const Plan& plan) {
    draw_waarschuwing(out, ctx, casus, plan, delen[I].first);
}

}  // namespace

std::vector<string_view> privacy_codes(string_view tekst) {
    // All we look for has a digit or an at sign in it; most texts of a plan have neither.
    if (!kan_iets_zijn(tekst)) return {};
    const std::string klein = lower_ascii(tekst);
    const auto getallen = reeksen(tekst);
    std::vector<string_view> codes;
    if (std::any_of(getallen.begin(), getallen.end(), [](const Reeks& r) { return !r.plus && is_bsn(r.cijfers); })) codes.push_back("privacy.bsn");
    if (heeft_geboortedatum(klein)) codes.push_back("privacy.geboortedatum");
    if (std::any_of(getallen.begin(), getallen.end(), is_telefoon)) codes.push_back("privacy.telefoon");
    if (heeft_email(tekst)) codes.push_back("privacy.email");
    if (heeft_adres(tekst, klein)) codes.push_back("privacy.adres");
    return codes;
}

bool lijkt_achternaam(string_view naam) {
    std::vector<string_view> woorden;
    for (const string_view woord : split(naam, ' '))
        if (!woord.empty()) woorden.push_back(woord);
    for (std::size_t i = 0; i + 1 < woorden.size(); ++i) {
        // "De Linde", "Moeder van Sam"; and a made-up family is called "Familie Zeester".
        if (!begint_groot(woorden[i]) || komt_voor_in({"de", "het", "een", "'t", "en", "moeder", "vader", "zoon", "dochter", "oma", "opa", "zus", "broer", "kind", "man",
                                                       "vrouw", "familie", "gezin", "huishouden"}, woorden[i]))
            continue;
        if (begint_groot(woorden[i + 1]) && !komt_voor_in({"en"}, woorden[i + 1])) return true;
        if (i + 2 < woorden.size() && komt_voor_in({"van", "de", "der", "den", "ten", "ter", "te", "'t", "el", "al", "von"}, woorden[i + 1])) return true;
    }
    return false;
}

void register_privacy_deel() {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (register_stap_deel({delen[I].first, delen[I].second, draw_bij<I>, nullptr}), ...);
    }(std::make_index_sequence<delen.size()>{});
}

}  // namespace ontknoop::maatwerkplan
