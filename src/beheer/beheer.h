// SPDX-License-Identifier: EUPL-1.2
//
// Pages around people: signing in and out, invitations, my own sessions; users, teams and the audit trail of an organisation.
// The rules are in toegang/ and logboek/.
#pragma once

#include <span>

#include "app/route.h"

namespace ontknoop::beheer {

std::span<const app::Route> aanmelden_routes();  // sign in, sign out, invitation, my own page
std::span<const app::Route> routes();            // users, teams, audit trail, organisations

}  // namespace ontknoop::beheer
