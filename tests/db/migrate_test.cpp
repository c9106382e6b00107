// SPDX-License-Identifier: EUPL-1.2
#include <latch>
#include <thread>

#include "db/helpers.h"

namespace ontknoop {
namespace {

using test::migrate_with;
using Names = std::vector<std::string>;

const db::MigrationFile first{"0001_eerste.sql", "CREATE TABLE een (id INTEGER NOT NULL PRIMARY KEY) STRICT;"};
const db::MigrationFile second{"0002_tweede.sql",
                               "CREATE TABLE twee (id INTEGER NOT NULL PRIMARY KEY) STRICT;\n"
                               "INSERT INTO een (id) VALUES (1);"};
const db::MigrationFile failing{"0003_derde.sql",
                                "INSERT INTO een (id) VALUES (2);\nCREATE TABLE drie (id INTEGER);\n"
                                "INSERT INTO een (id) VALUES (1);"};

class Migrations : public test::BothEmptyDatabases {};
ONTKNOOP_ON_BOTH_DATABASES(Migrations);

TEST_P(Migrations, AreAppliedInOrderAndOnce) {
    EXPECT_EQ(migrate_with(database(), {second, first}).applied, (Names{first.name, second.name}));
    EXPECT_EQ(migrate_with(database(), {first, second}).applied, Names{});
    EXPECT_EQ(test::count_rows(database(), "een"), 1);
    EXPECT_EQ(test::count_rows(database(), "schema_migration"), 2);
}

TEST_P(Migrations, RememberWhenTheyWereApplied) {
    migrate_with(database(), {first});
    database().read([](db::Connection& c) {
        EXPECT_EQ((c.one<int, std::string, std::string>("SELECT version, name, applied_at FROM schema_migration")),
                  std::tuple(1, first.name, std::string("2026-11-21T19:12:00.000Z")));
    });
}

TEST_P(Migrations, CanBeLookedAtWithoutApplyingThem) {
    EXPECT_EQ(migrate_with(database(), {first, second}, true).pending, (Names{first.name, second.name}));
    migrate_with(database(), {first});
    const auto report = migrate_with(database(), {first, second}, true);
    EXPECT_EQ(report.pending, Names{second.name});
    EXPECT_EQ(report.applied, Names{});
    EXPECT_EQ(test::count_rows(database(), "schema_migration"), 1);
}

TEST_P(Migrations, ThatFailLeaveNothingBehind) {
    const std::string message =
        test::message_of<AdminError>([&] { migrate_with(database(), {first, second, failing}); });
    EXPECT_NE(message.find("0003_derde.sql"), std::string::npos) << message;
    EXPECT_NE(message.find("zet een reservekopie terug"), std::string::npos) << message;
    EXPECT_EQ(test::count_rows(database(), "een"), 1);
    EXPECT_EQ(test::count_rows(database(), "schema_migration"), 2);
    const db::MigrationFile mended{failing.name, "CREATE TABLE drie (id INTEGER) STRICT;"};
    EXPECT_EQ(migrate_with(database(), {first, second, mended}).applied, Names{failing.name});
}

TEST_P(Migrations, ThatWereEditedAfterwardsAreRefused) {
    migrate_with(database(), {first});
    db::MigrationFile edited = first;
    edited.sql += " ";
    EXPECT_NE(test::message_of<AdminError>([&] { migrate_with(database(), {edited}); }).find("ongewijzigde uitgave"),
              std::string::npos);
    db::MigrationFile other_line_ends{second.name,
                                      "CREATE TABLE twee (id INTEGER NOT NULL PRIMARY KEY) STRICT;\r\n"
                                      "INSERT INTO een (id) VALUES (1);"};
    migrate_with(database(), {first, second});
    EXPECT_EQ(migrate_with(database(), {first, other_line_ends}).applied, Names{});
}

TEST_P(Migrations, OfANewerProgramAreNotTouched) {
    migrate_with(database(), {first, second});
    EXPECT_NE(test::message_of<AdminError>([&] { migrate_with(database(), {first}); }).find("nieuwere versie"),
              std::string::npos);
}

TEST_P(Migrations, ThatComeTooLateAreRefused) {
    const db::MigrationFile later{"0002_later.sql", "CREATE TABLE later (id INTEGER) STRICT"};
    migrate_with(database(), {later});
    EXPECT_THROW(migrate_with(database(), {first, later}), AdminError);
}

TEST_P(Migrations, WithTheSameNumberOrAStrangeNameAreABug) {
    EXPECT_THROW(migrate_with(database(), {first, {"0001_ook.sql", "SELECT 1"}}), Bug);
    EXPECT_THROW(migrate_with(database(), {{"eerste.sql", "SELECT 1"}}), Bug);
    EXPECT_THROW(migrate_with(database(), {{"abcd_eerste.sql", "SELECT 1"}}), Bug);
}

TEST_P(Migrations, OfSeveralCopiesOfTheProgramRunOnce) {
    fresh().close();
    std::latch start(4);
    std::atomic<int> applied = 0;
    {
        std::vector<std::jthread> copies;
        for (int i = 0; i < 4; ++i)
            copies.emplace_back([&] {
                const auto own = db::open({.url = fresh().url()});
                start.arrive_and_wait();
                applied += static_cast<int>(migrate_with(*own, {first, second}).applied.size());
            });
    }
    EXPECT_EQ(applied, 2);
    EXPECT_EQ(test::count_rows(database(), "een"), 1);
}

TEST_P(Migrations, CanHoldATriggerPerEngine) {
    migrate_with(database(), {{"0001_regel.sql", R"(
        CREATE TABLE regel (id INTEGER NOT NULL PRIMARY KEY) STRICT;
        -- only: sqlite
        CREATE TRIGGER regel_blijft BEFORE DELETE ON regel BEGIN SELECT RAISE(ABORT, 'regel is append-only'); END;
        -- only: postgres
        CREATE FUNCTION regel_blijft() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'regel is append-only'; END $$;
        -- only: postgres
        CREATE TRIGGER regel_blijft BEFORE DELETE ON regel FOR EACH ROW EXECUTE FUNCTION regel_blijft();)"}});
    database().write([](db::Connection& c) { c.exec("INSERT INTO regel (id) VALUES (1)"); });
    EXPECT_THROW(database().write([](db::Connection& c) { c.exec("DELETE FROM regel"); }), db::ConstraintError);
    EXPECT_EQ(test::count_rows(database(), "regel"), 1);
}

class Schema : public test::BothEmptyDatabases {};
ONTKNOOP_ON_BOTH_DATABASES(Schema);

TEST_P(Schema, IsDescribedTheSameOnBothEngines) {
    const std::vector<db::MigrationFile> files{
        {"0001_casus.sql", R"(-- SPDX-License-Identifier: EUPL-1.2

-- not about the table: a blank line follows

-- A household that is stuck,
-- and what we know of it.
CREATE TABLE casus (
    organisatie_id TEXT NOT NULL,   -- whose it is
    casus_id       TEXT NOT NULL,
    bedrag         INTEGER CHECK (bedrag IN (1, 2)),  -- eurocent
    maat           REAL,            -- share, 0..1
    bijlage        BLOB,
    extra          JSON,            -- free
    -- about the key, not about a column
    PRIMARY KEY (organisatie_id, casus_id)  -- tenant first
) STRICT;
CREATE TABLE andere (id TEXT NOT NULL PRIMARY KEY);  -- a table's end
CREATE VIEW gezien AS SELECT casus_id FROM casus;)"},
        {"0002_erbij.sql", "ALTER TABLE casus ADD COLUMN versie INTEGER NOT NULL DEFAULT 1;  -- counts edits\n"}};
    migrate_with(database(), files);
    const auto tables = db::describe_schema(database(), files);
    Names lines;
    for (const auto& table : tables) {
        if (table.name == "schema_migration") continue;
        lines.push_back(table.name + ": " + table.comment);
        for (const auto& column : table.columns)
            lines.push_back("  " + column.name + ' ' + column.type + (column.required ? " required" : "") +
                            " key=" + std::to_string(column.key_position) + " [" + column.comment + ']');
    }
    EXPECT_EQ(lines,
              (Names{"andere: ", "  id TEXT required key=1 [a table's end]",
                     "casus: A household that is stuck, and what we know of it.",
                     "  organisatie_id TEXT required key=1 [whose it is]", "  casus_id TEXT required key=2 []",
                     "  bedrag INTEGER key=0 [eurocent]", "  maat REAL key=0 [share, 0..1]", "  bijlage BLOB key=0 []",
                     "  extra TEXT key=0 [free]", "  versie INTEGER required key=0 [counts edits]"}));
    EXPECT_EQ(db::describe_schema(database())[1].columns[0].comment, "");
}

}  // namespace
}  // namespace ontknoop
