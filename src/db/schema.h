// SPDX-License-Identifier: EUPL-1.2
//
// Inside of db: reading the catalogue of either engine.
#pragma once

#include <string_view>
#include <vector>

#include "db/db.h"

namespace ontknoop::db {

bool table_exists(Connection& connection, std::string_view name);
// Ordinary tables with the columns that are stored (no views, virtual tables or generated columns), by name; no
// comments.
std::vector<TableInfo> tables_of(Connection& connection);

}  // namespace ontknoop::db
