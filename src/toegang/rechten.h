// SPDX-License-Identifier: EUPL-1.2
//
// Roles and rights (method.md 11) as one table: rechten.cpp. A right opens routes; which case a person may open is decided
// per case as well (casus/casus.h).
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>

namespace ontknoop::toegang {

enum class Rol : std::uint8_t {
    professional, doorbraakteamlid, budgethouder, beslisser, aanspreekpunt, projectleider, teammanager, beleidsmaker, jurist,
    tariefbeheerder, bestuurder, controller, trainer, hulplijn, onderzoeker, partner, auditor, beheerder,
    platformbeheerder, student,
};
inline constexpr int rol_aantal = 20;

enum class Recht : std::uint8_t {
    openbaar,             // no sign-in needed
    aangemeld,            // anyone who signed in
    casus_maken,          // start a case, write in own cases
    casus_gedeeld_lezen,  // read plans of others that are shared
    casus_gevraagd_lezen, // read shared plans to which somebody asked me along
    casus_beslissen,      // take a shared plan in hand and decide
    oefenen,              // practice cases only
    wetten_lezen, wetten_beheren,
    prijzen_lezen, prijzen_beheren,
    rekensom_aftekenen,
    inzicht_lezen,        // figures of the own organisation
    inzicht_eigen_team,   // also small numbers, of plans of the own team only
    logboek_lezen,        // the audit trail, content-free
    gebruikers_beheren, organisatie_beheren,
    platform_beheren,     // organisations; never the content of a case
};
inline constexpr int recht_aantal = 18;

using Rollen = std::bitset<rol_aantal>;

std::string_view naam(Rol);
std::string_view naam(Recht);
std::span<const Rol> rollen();
std::span<const Recht> rechten();
// False when there is no such role.
bool parse_rol(std::string_view text, Rol& into);

bool heeft_recht(Rol, Recht);
bool heeft_recht(const Rollen&, Recht);

}  // namespace ontknoop::toegang
