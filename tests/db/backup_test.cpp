// SPDX-License-Identifier: EUPL-1.2
#include <sqlite3.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "db/helpers.h"

namespace ontknoop {
namespace {

using namespace std::string_literals;
using test::FreshDatabase;

const std::vector<db::MigrationFile> files{{"0001_test.sql", R"(
    CREATE TABLE aaa_child (
        organisatie_id TEXT NOT NULL, id INTEGER NOT NULL, parent INTEGER NOT NULL, above INTEGER, bytes BLOB,
        measure REAL, extra JSON,
        PRIMARY KEY (organisatie_id, id),
        FOREIGN KEY (organisatie_id, above) REFERENCES aaa_child (organisatie_id, id)
    ) STRICT;
    CREATE TABLE parent (id INTEGER NOT NULL PRIMARY KEY, words TEXT) STRICT;
    -- only: postgres
    ALTER TABLE aaa_child ADD CONSTRAINT child_parent FOREIGN KEY (parent) REFERENCES parent (id);
    CREATE TABLE pair_left (id INTEGER NOT NULL PRIMARY KEY) STRICT;
    CREATE TABLE pair_right (id INTEGER NOT NULL PRIMARY KEY) STRICT;)"}};

// Every cell of every table, so that two databases can be compared.
std::vector<std::string> all_cells(db::Database& database) {
    std::vector<std::string> cells;
    for (const auto& table : db::describe_schema(database)) {
        std::string columns, key;
        for (const auto& column : table.columns) {
            columns += (columns.empty() ? "" : ", ") + column.name;
            if (column.key_position > 0) key += (key.empty() ? "" : ", ") + column.name;
        }
        database.read([&](db::Connection& c) {
            c.run("SELECT " + columns + " FROM " + table.name + " ORDER BY " + key, {}, [&](const db::Row& row) {
                for (int i = 0; i < static_cast<int>(table.columns.size()); ++i) {
                    const std::string name = table.name + '.' + table.columns[i].name + '=';
                    if (row.is_null(i))
                        cells.push_back(name + "null");
                    else if (table.columns[i].type == "BLOB")
                        cells.push_back(name + std::string(row.blob(i)));
                    else if (table.columns[i].type == "REAL")
                        cells.push_back(name + std::to_string(row.real(i)));
                    else
                        cells.push_back(name + std::string(row.text(i)));
                }
            });
        });
    }
    return cells;
}

class Backup : public test::BothEmptyDatabases {
protected:
    void SetUp() override { test::migrate_with(database(), files); }

    void fill() {
        database().write([](db::Connection& c) {
            c.exec("INSERT INTO parent (id, words) VALUES ($1, $2), ($3, $4)", 1, "één € 😀", 2, nullptr);
            // 1 hangs below 9, which comes later: a restore in order of the key meets the child first.
            c.exec("INSERT INTO aaa_child (organisatie_id, id, parent, above) VALUES ($1, $2, $3, $4)", "org", 9, 1,
                   nullptr);
            c.exec(
                "INSERT INTO aaa_child (organisatie_id, id, parent, above, bytes, measure, extra) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7)",
                "org", 1, 2, 9, db::Bytes{"\0\xFF'\\"s}, 0.1, R"({"b":1, "a":2})");
            c.exec("INSERT INTO aaa_child (organisatie_id, id, parent, bytes) VALUES ($1, $2, $3, $4)", "org", 2, 1,
                   db::Bytes{""});
            for (int i = 0; i < 2500; ++i) c.exec("INSERT INTO pair_left (id) VALUES ($1)", i);  // more than one fetch
        });
    }
    test::TemporaryFolder folder_;
    std::string path_ = folder_.file("backup.db");
};
ONTKNOOP_ON_BOTH_DATABASES(Backup);

TEST_P(Backup, RestoredOnEitherEngineHasTheSameCells) {
    fill();
    database().backup_to(path_);
    const auto before = all_cells(database());
    ASSERT_GT(before.size(), 2500u);
    for (const auto engine : {db::Engine::sqlite, db::Engine::postgres}) {
        FreshDatabase other(engine, FreshDatabase::Content::empty);
        test::migrate_with(other.get(), files);
        db::restore_from(other.get(), path_);
        EXPECT_EQ(all_cells(other.get()), before);
        EXPECT_EQ(other.get().integrity_problems(), std::vector<std::string>{});
        // The keys guard again as they did: at the statement, not at the commit.
        bool accepted = false;
        EXPECT_THROW(other.get().write([&](db::Connection& c) {
            c.exec("INSERT INTO aaa_child (organisatie_id, id, parent, above) VALUES ($1, $2, $3, $4)", "org", 50, 1,
                   777);
            accepted = true;
        }),
                     db::ConstraintError);
        EXPECT_FALSE(accepted);
    }
}

TEST_P(Backup, MadeWhileOthersWriteIsOfOneMoment) {
    std::atomic<int> written = 0;
    std::atomic<bool> stop = false;
    std::vector<std::jthread> writers;
    for (int writer = 0; writer < 2; ++writer)
        writers.emplace_back([&, writer] {
            for (int i = 0; !stop; ++i) {
                database().write([&](db::Connection& c) {
                    c.exec("INSERT INTO pair_left (id) VALUES ($1)", i * 2 + writer);
                    c.exec("INSERT INTO pair_right (id) VALUES ($1)", i * 2 + writer);
                });
                ++written;
            }
        });
    while (written < 50) std::this_thread::yield();
    const int at_least = written;
    database().backup_to(path_);
    stop = true;
    writers.clear();

    FreshDatabase other(GetParam(), FreshDatabase::Content::empty);
    test::migrate_with(other.get(), files);
    db::restore_from(other.get(), path_);
    EXPECT_GE(test::count_rows(other.get(), "pair_left"), at_least);
    EXPECT_EQ(test::count_rows(other.get(), "pair_left"), test::count_rows(other.get(), "pair_right"));
    EXPECT_EQ(test::count_rows(other.get(), "(SELECT id FROM pair_left EXCEPT SELECT id FROM pair_right) AS odd"), 0);
}

TEST_P(Backup, IsOneFileThatOnlyItsOwnerCanRead) {
    fill();
    database().backup_to(path_);
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
        names.push_back(entry.path().filename());
    EXPECT_EQ(names, std::vector<std::string>{"backup.db"});
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(path_).permissions(), perms::owner_read | perms::owner_write);
}

TEST_P(Backup, TakesThePlaceOfAnOlderOne) {
    database().backup_to(path_);
    fill();
    std::ofstream(path_ + ".part") << "left by an attempt that was killed";
    database().backup_to(path_);
    FreshDatabase other(GetParam(), FreshDatabase::Content::empty);
    test::migrate_with(other.get(), files);
    db::restore_from(other.get(), path_);
    EXPECT_EQ(all_cells(other.get()), all_cells(database()));
}

TEST_P(Backup, TellsItsVersion) {
    database().backup_to(path_);
    EXPECT_EQ(db::backup_version(path_), 1);
}

TEST_P(Backup, ThatCannotBeWrittenIsNewsForTheAdministrator) {
    EXPECT_THROW(database().backup_to("/no/such/folder/backup.db"), AdminError);
}

TEST_P(Backup, IsNotRestoredOverRows) {
    fill();
    database().backup_to(path_);
    const auto before = all_cells(database());
    EXPECT_NE(test::message_of<AdminError>([&] { db::restore_from(database(), path_); }).find("staat al iets"),
              std::string::npos);
    EXPECT_EQ(all_cells(database()), before);
}

TEST_P(Backup, OfAnotherVersionIsRefused) {
    database().backup_to(path_);
    FreshDatabase other(GetParam(), FreshDatabase::Content::empty);
    auto more = files;
    more.push_back({"0002_meer.sql", "CREATE TABLE meer (id INTEGER) STRICT"});
    test::migrate_with(other.get(), more);
    EXPECT_NE(test::message_of<AdminError>([&] { db::restore_from(other.get(), path_); }).find("een andere versie"),
              std::string::npos);
}

TEST_P(Backup, ThatIsDamagedOrNoBackupIsRefused) {
    EXPECT_THROW(db::restore_from(database(), folder_.file("absent.db")), AdminError);
    std::ofstream(folder_.file("letter.db")) << std::string(4096, 'x');
    EXPECT_THROW(db::restore_from(database(), folder_.file("letter.db")), AdminError);
    db::open({.url = "sqlite:" + folder_.file("other.db")});
    EXPECT_THROW(db::restore_from(database(), folder_.file("other.db")), AdminError);
    fill();
    database().backup_to(path_);
    std::filesystem::resize_file(path_, std::filesystem::file_size(path_) / 2);
    FreshDatabase other(GetParam(), FreshDatabase::Content::empty);
    test::migrate_with(other.get(), files);
    EXPECT_THROW(db::restore_from(other.get(), path_), AdminError);
    EXPECT_EQ(test::count_rows(other.get(), "pair_left"), 0);
}

// Changes a file behind the back of the program, with foreign keys off.
void tamper(const std::string& path, const char* sql) {
    sqlite3* file = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &file), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(file, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(file);
    sqlite3_close(file);
}

TEST_P(Backup, WithARowThatPointsNowhereIsRefused) {
    fill();
    database().backup_to(path_);
    tamper(path_, "UPDATE aaa_child SET above = 777 WHERE id = 1");
    for (const auto engine : {db::Engine::sqlite, db::Engine::postgres}) {
        FreshDatabase other(engine, FreshDatabase::Content::empty);
        test::migrate_with(other.get(), files);
        EXPECT_THROW(db::restore_from(other.get(), path_), AdminError);
        EXPECT_EQ(test::count_rows(other.get(), "aaa_child"), 0);
    }
}

TEST_P(Backup, OfASoundDatabaseReportsNoProblems) {
    fill();
    EXPECT_EQ(database().integrity_problems(), std::vector<std::string>{});
}

TEST(Integrity, NamesATableWithARowThatPointsNowhere) {
    FreshDatabase fresh(db::Engine::sqlite, FreshDatabase::Content::empty);
    test::migrate_with(fresh.get(), files);
    fresh.close();
    tamper(fresh.url().substr(7),
           "INSERT INTO aaa_child (organisatie_id, id, parent, above) VALUES ('org', 1, 1, 777)");
    const auto problems = fresh.get().integrity_problems();
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_NE(problems[0].find("aaa_child"), std::string::npos);
}

TEST(Integrity, FindsADamagedFile) {
    FreshDatabase fresh(db::Engine::sqlite, FreshDatabase::Content::empty);
    test::migrate_with(fresh.get(), files);
    fresh.get().write([](db::Connection& c) {
        for (int i = 0; i < 20000; ++i) c.exec("INSERT INTO pair_left (id) VALUES ($1)", i);
    });
    fresh.close();
    {
        std::fstream file(fresh.url().substr(7), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(4096 * 20);
        file << std::string(4096, 'x');
    }
    EXPECT_FALSE(fresh.get().integrity_problems().empty());
}

TEST(Integrity, OfPostgresNamesAConstraintThatWasNeverChecked) {
    FreshDatabase fresh(db::Engine::postgres, FreshDatabase::Content::empty);
    test::migrate_with(fresh.get(), files);
    fresh.get().write([](db::Connection& c) {
        c.exec("ALTER TABLE pair_left ADD CONSTRAINT left_right FOREIGN KEY (id) REFERENCES pair_right (id) NOT VALID");
    });
    const auto problems = fresh.get().integrity_problems();
    ASSERT_EQ(problems.size(), 1u);
    EXPECT_NE(problems[0].find("left_right"), std::string::npos);
}

}  // namespace
}  // namespace ontknoop
