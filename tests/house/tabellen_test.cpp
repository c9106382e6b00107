// SPDX-License-Identifier: EUPL-1.2
// Every table belongs to an organisation: its id comes first in the primary key and in every foreign key, so that nothing of
// two organisations can be mixed up, and PostgreSQL can be sharded by organisation (the rules of Citus).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "bronnen.h"
#include "support/databases.h"

namespace ontknoop::house {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

// Asked before the organisation is known, or about the database itself.
const std::set<std::string> uitzonderingen = {"inlognaam", "poging", "schema_migration",
                                             // Official texts of the law: public, the same for everybody (decision 0010).
                                             "wet_stand", "wet_regeling", "wet_versie", "wet_tekst", "wet_stuk"};

Problemen zonder_organisatie(db::Database& database, const std::vector<db::MigrationFile>& files) {
    Problemen found;
    const auto tables = db::describe_schema(database, files);
    for (const db::TableInfo& table : tables) {
        const bool first = !table.columns.empty() && table.columns[0].name == "organisatie_id" && table.columns[0].key_position == 1;
        if (!first && !uitzonderingen.contains(table.name)) found.push_back(table.name + ": organisatie_id is not first in the primary key");
        for (const db::ColumnInfo& column : table.columns)
            if (column.comment.empty() && table.name != "schema_migration") found.push_back(table.name + "." + column.name + ": no comment");
    }
    database.read([&](db::Connection& c) {
        for (const db::TableInfo& table : tables) {
            if (uitzonderingen.contains(table.name)) continue;
            std::map<std::int64_t, bool> with_organisation;  // foreign key -> begins with the organisation
            c.each<std::int64_t, std::int64_t, std::string, std::string, std::string>(
                "SELECT id, seq, \"table\", \"from\", coalesce(\"to\", \"from\") FROM pragma_foreign_key_list('" + table.name + "')",
                [&](std::int64_t id, std::int64_t seq, std::string, std::string from, std::string to) {
                    if (seq == 0) with_organisation[id] = from == "organisatie_id" && to == "organisatie_id";
                });
            for (const auto& [id, fine] : with_organisation)
                if (!fine) found.push_back(table.name + ": a foreign key does not begin with organisatie_id");
        }
    });
    return found;
}

TEST(Tabellen, begin_with_the_organisation) {
    test::FreshDatabase fresh(db::Engine::sqlite, test::FreshDatabase::Content::migrated);
    EXPECT_THAT(zonder_organisatie(fresh.get(), test::migration_files()), IsEmpty());
}

TEST(Tabellen, planted_violations_are_found) {
    test::FreshDatabase fresh(db::Engine::sqlite, test::FreshDatabase::Content::migrated);
    fresh.get().write([](db::Connection& c) {
        c.exec("CREATE TABLE los (los_id TEXT NOT NULL PRIMARY KEY)");
        c.exec("CREATE TABLE half (organisatie_id TEXT NOT NULL, gebruiker_id TEXT NOT NULL, organisatie2 TEXT NOT NULL, PRIMARY KEY (organisatie_id, gebruiker_id), "
               "FOREIGN KEY (gebruiker_id, organisatie2) REFERENCES gebruiker (gebruiker_id, organisatie_id))");
    });
    // Two without the organisation first; four columns nobody described.
    EXPECT_THAT(zonder_organisatie(fresh.get(), test::migration_files()), SizeIs(6));
}

TEST(Tabellen, the_exceptions_still_exist) {
    test::FreshDatabase fresh(db::Engine::sqlite, test::FreshDatabase::Content::migrated);
    std::set<std::string> names;
    for (const auto& table : db::describe_schema(fresh.get())) names.insert(table.name);
    for (const std::string& name : uitzonderingen)
        EXPECT_TRUE(name == "schema_migration" || names.contains(name)) << name;
}

}  // namespace
}  // namespace ontknoop::house
