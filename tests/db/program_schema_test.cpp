// SPDX-License-Identifier: EUPL-1.2
//
// The migrations of the program itself, on both engines.
#include "db/helpers.h"

namespace ontknoop {
namespace {

class ProgramSchema : public test::BothDatabases {};
ONTKNOOP_ON_BOTH_DATABASES(ProgramSchema);

std::vector<std::string> as_lines(const std::vector<db::TableInfo>& tables) {
    std::vector<std::string> lines;
    for (const auto& table : tables)
        for (const auto& column : table.columns)
            lines.push_back(table.name + '.' + column.name + ' ' + column.type + ' ' + std::to_string(column.required) +
                            ' ' + std::to_string(column.key_position));
    return lines;
}

TEST_P(ProgramSchema, IsMadeByTheMigrations) {
    EXPECT_EQ(db::migrate(database(), test::migration_files(), SystemClock(), true).pending,
              std::vector<std::string>{});
    EXPECT_GT(db::describe_schema(database()).size(), 1u);
    EXPECT_EQ(database().integrity_problems(), std::vector<std::string>{});
}

TEST(ProgramSchemas, IsTheSameOnBothEngines) {
    test::FreshDatabase sqlite(db::Engine::sqlite, test::FreshDatabase::Content::migrated);
    test::FreshDatabase postgres(db::Engine::postgres, test::FreshDatabase::Content::migrated);
    EXPECT_EQ(as_lines(db::describe_schema(sqlite.get())), as_lines(db::describe_schema(postgres.get())));
}

TEST(ProgramSchemas, DescribesEveryColumn) {
    test::FreshDatabase fresh(db::Engine::sqlite, test::FreshDatabase::Content::migrated);
    for (const auto& table : db::describe_schema(fresh.get(), test::migration_files())) {
        if (table.name == "schema_migration") continue;
        for (const auto& column : table.columns)
            EXPECT_FALSE(column.comment.empty()) << table.name << '.' << column.name;
    }
}

}  // namespace
}  // namespace ontknoop
