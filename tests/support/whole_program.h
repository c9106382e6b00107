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
// inhoud/, migrations/ and no web files, read from the source tree.
const cli::Embedded& all_embedded();
// Prices, provisions and the search index, as cli::Program loads them.
void lend_content(app::Services&);

}  // namespace ontknoop::test
