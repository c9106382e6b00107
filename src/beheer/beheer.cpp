// SPDX-License-Identifier: EUPL-1.2
#include "beheer/beheer.h"

#include "beheer/beheer_handlers.h"

namespace ontknoop::beheer {

using http::Method;
using toegang::Recht;

namespace {

constexpr app::Route table[] = {
    {Method::get, "/beheer", Recht::aangemeld, show_beheer, "what an administrator or auditor may do"},
    {Method::get, "/beheer/gebruikers", Recht::gebruikers_beheren, show_gebruikers, "users of the organisation"},
    {Method::get, "/beheer/gebruikers/nieuw", Recht::gebruikers_beheren, show_nieuwe_gebruiker, "form for a new user"},
    {Method::post, "/beheer/gebruikers", Recht::gebruikers_beheren, create_gebruiker, "add a user, show the invitation link"},
    {Method::get, "/beheer/gebruikers/:gebruiker", Recht::gebruikers_beheren, show_gebruiker, "one user"},
    {Method::post, "/beheer/gebruikers/:gebruiker", Recht::gebruikers_beheren, change_gebruiker, "change a user"},
    {Method::post, "/beheer/gebruikers/:gebruiker/uitnodigen", Recht::gebruikers_beheren, invite_gebruiker, "a new link to choose a password"},
    {Method::post, "/beheer/gebruikers/:gebruiker/blokkeren", Recht::gebruikers_beheren, block_gebruiker, "block or unblock"},
    {Method::get, "/beheer/teams", Recht::organisatie_beheren, show_teams, "teams of the organisation"},
    {Method::post, "/beheer/teams", Recht::organisatie_beheren, create_team, "add a team"},
    {Method::get, "/beheer/oefencasussen", Recht::organisatie_beheren, show_oefencasussen, "put the practice cases of a demo back: asks first"},
    {Method::post, "/beheer/oefencasussen", Recht::organisatie_beheren, reset_oefencasussen, "erase the practice cases of a demo and make them anew"},
    {Method::get, "/beheer/logboek", Recht::logboek_lezen, show_logboek, "search the audit trail"},
    {Method::get, "/beheer/organisaties", Recht::platform_beheren, show_organisaties, "organisations on this installation"},
    {Method::post, "/beheer/organisaties", Recht::platform_beheren, create_organisatie, "add an organisation"},
};

}  // namespace

std::span<const app::Route> routes() { return table; }

}  // namespace ontknoop::beheer
