// SPDX-License-Identifier: EUPL-1.2
//
// Everything main.cpp puts together, for tests that walk over all routes or run commands.
//
//   test::App app(test::all_features());
//   test::lend_content(app.diensten());
//
// In tests/CMakeLists.txt: ontknoop_test(x USES ${all_modules} LIBRARIES ontknoop_support ontknoop_app_support ontknoop_program_support).
#pragma once

#include <span>
#include <vector>

#include "app/context.h"
#include "app/route.h"
#include "cli/commands.h"

namespace ontknoop::test {

// The list of main.cpp itself; also lets the features register what they put on pages of others.
cli::Features all_features();
// inhoud/ and migrations/, read from the source tree; the files of web/ are there by name, and empty.
const cli::Embedded& all_embedded();
// Prices, provisions and the search index, as cli::Program loads them.
void lend_content(app::Services&);

}  // namespace ontknoop::test
