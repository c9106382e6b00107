// SPDX-License-Identifier: EUPL-1.2
//
// The demo installation: fictitious municipalities, a user for every role, worked-out practice cases.
#pragma once

#include <string>
#include <vector>

#include "app/context.h"

namespace ontknoop::cli {

// The one password of all demo users; shown at the start, refused outside demo organisations by check_wachtwoord().
inline constexpr std::string_view demo_wachtwoord = "samen-een-knoop-los";

struct DemoAanmelding {
    std::string organisatie, naam, email, rollen;
};

// Makes the demo organisations that are not there yet, with their users and cases.
void seed_demo(const app::Services&);
// Puts the practice cases of one demo organisation back as they were: erases all its practice cases, makes them anew.
void reset_oefencasussen(app::Context&);
// Who can sign in.
std::vector<DemoAanmelding> demo_aanmeldingen(const app::Services&);

}  // namespace ontknoop::cli
