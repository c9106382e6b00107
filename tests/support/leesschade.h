// SPDX-License-Identifier: EUPL-1.2
//
// What was sealed, made unreadable, and how much of it the check finds.
#pragma once

#include <gtest/gtest.h>

#include "maatwerkplan/leescontrole.h"
#include "support/app_fixture.h"

namespace ontknoop::test {

// Writes bytes nobody can open over one sealed text; $1 in `sql`.
inline void bederf(App& app, std::string_view sql) {
    app.database().write([&](db::Connection& tx) { EXPECT_EQ(tx.exec(sql, db::Bytes{std::string(80, 'x')}), 1); });
}

// Texts of this person's organisation that cannot be read.
inline std::int64_t leesschade(App& app, const Persoon& wie) {
    return app.als(wie, [](app::Context& ctx) {
        std::int64_t teksten = 0;
        for (const auto& s : maatwerkplan::find_leesschade(ctx)) teksten += s.teksten;
        return teksten;
    });
}

}  // namespace ontknoop::test
