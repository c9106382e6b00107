// SPDX-License-Identifier: EUPL-1.2
//
// Inside of db: rows from one engine to the other. A backup is always an SQLite file.
#pragma once

#include <string>

#include "db/db.h"

namespace ontknoop::db {

// Makes the tables of `from` (PostgreSQL, inside a transaction) in a new SQLite file and copies every row.
void copy_to_sqlite_file(Connection& from, const std::string& path);

}  // namespace ontknoop::db
