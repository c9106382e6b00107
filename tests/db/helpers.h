// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "db/db.h"
#include "support/databases.h"

namespace ontknoop::test {

inline const FixedClock db_test_clock{Timestamp(std::chrono::milliseconds(1795288320000))};

inline db::MigrationReport migrate_with(db::Database& database, std::vector<db::MigrationFile> files,
                                        bool only_look = false) {
    return db::migrate(database, files, db_test_clock, only_look);
}

inline std::int64_t count_rows(db::Database& database, const std::string& table) {
    std::int64_t count = -1;
    database.read([&](db::Connection& c) { count = *c.value<std::int64_t>("SELECT count(*) FROM " + table); });
    return count;
}

// What the exception says; empty when the work threw none.
template <class Exception, class F>
std::string message_of(F work) {
    try {
        work();
    } catch (const Exception& error) {
        return error.what();
    }
    return {};
}

}  // namespace ontknoop::test
