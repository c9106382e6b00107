// SPDX-License-Identifier: EUPL-1.2
#include "toegang/rechten.h"

#include <array>

namespace ontknoop::toegang {

namespace {

struct Kolom {
    Recht recht;
    std::string_view naam;
};
constexpr Kolom kolommen[recht_aantal] = {
    {Recht::openbaar, "openbaar"},
    {Recht::aangemeld, "aangemeld"},
    {Recht::casus_maken, "casus_maken"},
    {Recht::casus_gedeeld_lezen, "casus_gedeeld_lezen"},
    {Recht::casus_gevraagd_lezen, "casus_gevraagd_lezen"},
    {Recht::casus_beslissen, "casus_beslissen"},
    {Recht::oefenen, "oefenen"},
    {Recht::wetten_lezen, "wetten_lezen"},
    {Recht::wetten_beheren, "wetten_beheren"},
    {Recht::prijzen_lezen, "prijzen_lezen"},
    {Recht::prijzen_beheren, "prijzen_beheren"},
    {Recht::rekensom_aftekenen, "rekensom_aftekenen"},
    {Recht::inzicht_lezen, "inzicht_lezen"},
    {Recht::inzicht_eigen_team, "inzicht_eigen_team"},
    {Recht::logboek_lezen, "logboek_lezen"},
    {Recht::gebruikers_beheren, "gebruikers_beheren"},
    {Recht::organisatie_beheren, "organisatie_beheren"},
    {Recht::platform_beheren, "platform_beheren"},
};

struct Rij {
    Rol rol;
    std::string_view naam;
    std::string_view x;  // one mark per right, in the order of the heading below
};

// clang-format off
// The marks, left to right:
//   maken · gedeeld lezen · gevraagd lezen · beslissen · oefenen · wetten lezen · wetten beheren · prijzen lezen ·
//   prijzen beheren · aftekenen · inzicht · eigen team · logboek · gebruikers · organisatie · platform
constexpr Rij tabel[rol_aantal] = {
    //                                            mk gl gv bs oe wl wb pl pb af in et lb gb ob pf
    {Rol::professional,      "professional",      "x  .  .  .  x  x  .  x  .  .  x  x  .  .  .  ."},
    {Rol::doorbraakteamlid,  "doorbraakteamlid",  "x  x  .  x  x  x  .  x  .  .  x  x  .  .  .  ."},
    {Rol::budgethouder,      "budgethouder",      ".  x  .  .  .  x  .  x  .  .  x  .  .  .  .  ."},
    {Rol::beslisser,         "beslisser",         ".  x  .  x  .  x  .  x  .  .  x  .  .  .  .  ."},
    {Rol::aanspreekpunt,     "aanspreekpunt",     ".  x  .  .  .  x  .  x  .  .  x  x  .  .  .  ."},
    {Rol::projectleider,     "projectleider",     ".  x  .  .  .  x  .  x  .  .  x  x  .  .  .  ."},
    {Rol::teammanager,       "teammanager",       ".  x  .  .  .  x  .  x  .  .  x  x  .  .  .  ."},
    {Rol::beleidsmaker,      "beleidsmaker",      ".  .  .  .  .  x  .  x  .  .  x  .  .  .  .  ."},
    {Rol::jurist,            "jurist",            ".  x  .  .  .  x  x  x  .  .  x  .  .  .  .  ."},
    {Rol::tariefbeheerder,   "tariefbeheerder",   ".  .  .  .  .  x  .  x  x  .  .  .  .  .  .  ."},
    {Rol::bestuurder,        "bestuurder",        ".  .  .  .  .  x  .  x  .  .  x  .  .  .  .  ."},
    {Rol::controller,        "controller",        ".  x  .  .  .  x  .  x  .  x  x  .  .  .  .  ."},
    {Rol::trainer,           "trainer",           ".  .  .  .  x  x  .  x  .  .  .  .  .  .  .  ."},
    {Rol::hulplijn,          "hulplijn",          ".  .  x  .  x  x  .  x  .  .  .  .  .  .  .  ."},
    {Rol::onderzoeker,       "onderzoeker",       ".  .  .  .  .  x  .  x  .  .  x  .  .  .  .  ."},
    {Rol::partner,           "partner",           ".  .  x  .  .  x  .  x  .  .  .  .  .  .  .  ."},
    {Rol::auditor,           "auditor",           ".  .  .  .  .  .  .  .  .  .  .  .  x  .  .  ."},
    {Rol::beheerder,         "beheerder",         ".  .  .  .  .  x  .  x  .  .  .  .  .  x  x  ."},
    {Rol::platformbeheerder, "platformbeheerder", ".  .  .  .  .  .  .  .  .  .  .  .  .  .  .  x"},
    {Rol::student,           "student",           ".  .  .  .  x  x  .  x  .  .  .  .  .  .  .  ."},
};
// clang-format on

constexpr int vrije_rechten = 2;  // openbaar and aangemeld stand before the marks

constexpr bool mark(const Rij& rij, int kolom) { return rij.x[static_cast<std::size_t>(kolom) * 3] == 'x'; }

constexpr bool tabel_klopt() {
    for (int i = 0; i < rol_aantal; ++i)
        if (static_cast<int>(tabel[i].rol) != i || tabel[i].x.size() != (recht_aantal - vrije_rechten) * 3 - 2) return false;
    for (int i = 0; i < recht_aantal; ++i)
        if (static_cast<int>(kolommen[i].recht) != i) return false;
    return true;
}
static_assert(tabel_klopt(), "rows and columns stand in the order of the enums");

}  // namespace

std::string_view naam(Rol rol) { return tabel[static_cast<int>(rol)].naam; }
std::string_view naam(Recht recht) { return kolommen[static_cast<int>(recht)].naam; }

std::span<const Rol> rollen() {
    static const auto all = [] {
        std::array<Rol, rol_aantal> a{};
        for (int i = 0; i < rol_aantal; ++i) a[i] = static_cast<Rol>(i);
        return a;
    }();
    return all;
}

std::span<const Recht> rechten() {
    static const auto all = [] {
        std::array<Recht, recht_aantal> a{};
        for (int i = 0; i < recht_aantal; ++i) a[i] = static_cast<Recht>(i);
        return a;
    }();
    return all;
}

bool parse_rol(std::string_view text, Rol& into) {
    for (const Rij& rij : tabel)
        if (rij.naam == text) {
            into = rij.rol;
            return true;
        }
    return false;
}

bool heeft_recht(Rol rol, Recht recht) {
    const int kolom = static_cast<int>(recht) - vrije_rechten;
    return kolom < 0 || mark(tabel[static_cast<int>(rol)], kolom);
}

bool heeft_recht(const Rollen& rollen, Recht recht) {
    for (int i = 0; i < rol_aantal; ++i)
        if (rollen[i] && heeft_recht(static_cast<Rol>(i), recht)) return true;
    return recht == Recht::openbaar || recht == Recht::aangemeld;
}

}  // namespace ontknoop::toegang
