// SPDX-License-Identifier: EUPL-1.2
//
// The demo installation: fictitious municipalities, a user for every role, worked-out practice cases.
#pragma once

#include <string>
#include <vector>

#include "app/context.h"

namespace ontknoop::demo {

// The one password of all demo users, shown at the start; toegang::check_wachtwoord() refuses it as well known.
inline constexpr std::string_view wachtwoord = "samen-een-knoop-los";

struct Aanmelding {
    std::string organisatie, naam, email, rollen;
};

// Makes the demo organisations with their users and cases, unless they are there. Throws AdminError on an installation that
// has organisations of its own: everybody knows the password.
void seed(const app::Services&);
// Puts the practice cases of the demo organisation of who asks back as they were: erases all its practice cases, makes them
// anew. Errors: niet gevonden (no demo organisation), demo.gebruiker_weg {e-mail}.
Result<> reset_oefencasussen(app::Context&);
// Throws AdminError with every provision that a practice case names and the library does not have.
void check_casussen(const app::Services&);
// Who can sign in.
std::vector<Aanmelding> aanmeldingen(const app::Services&);

}  // namespace ontknoop::demo
