// SPDX-License-Identifier: EUPL-1.2
//
// A store test runs on both engines:
//
//   class PlanStore : public test::BothDatabases {};
//   TEST_P(PlanStore, FindsNothingOfAnotherOrganisation) { database().read([&](db::Connection& c) { ... }); }
//   ONTKNOOP_ON_BOTH_DATABASES(PlanStore);
//
// In tests/CMakeLists.txt: ontknoop_test(plan USES plan LIBRARIES ontknoop_support).
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "db/db.h"

namespace ontknoop::test {

// migrations/*.sql of the source tree.
std::vector<db::MigrationFile> migration_files();

// A folder that is gone with the object.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    std::string file(const std::string& name) const { return (path_ / name).string(); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

// A database of its own on the engine, gone with the object: an SQLite file or a database in the shared cluster.
class FreshDatabase {
public:
    enum class Content { empty, migrated };
    FreshDatabase(db::Engine engine, Content content);
    ~FreshDatabase();
    FreshDatabase(const FreshDatabase&) = delete;
    FreshDatabase& operator=(const FreshDatabase&) = delete;

    const std::string& url() const { return url_; }
    // Opened at the first call.
    db::Database& get();
    // Closes it and opens it again, as a restart does.
    void reopen();
    void close() { database_.reset(); }

private:
    db::Engine engine_;
    TemporaryFolder folder_;
    std::string url_;
    std::unique_ptr<db::Database> database_;
};

// A fresh, migrated database for each test.
class BothDatabases : public ::testing::TestWithParam<db::Engine> {
protected:
    db::Database& database() { return fresh_.get(); }
    FreshDatabase& fresh() { return fresh_; }

private:
    FreshDatabase fresh_{GetParam(), FreshDatabase::Content::migrated};
};

// The same without any table: the tests of db itself make their own.
class BothEmptyDatabases : public ::testing::TestWithParam<db::Engine> {
protected:
    db::Database& database() { return fresh_.get(); }
    FreshDatabase& fresh() { return fresh_; }
    void execute(std::string_view sql) {
        database().write([&](db::Connection& c) { c.exec(sql); });
    }

private:
    FreshDatabase fresh_{GetParam(), FreshDatabase::Content::empty};
};

std::string engine_name(const ::testing::TestParamInfo<db::Engine>& engine);

#define ONTKNOOP_ON_BOTH_DATABASES(suite)                                                                         \
    INSTANTIATE_TEST_SUITE_P(On, suite,                                                                           \
                             ::testing::Values(::ontknoop::db::Engine::sqlite, ::ontknoop::db::Engine::postgres), \
                             ::ontknoop::test::engine_name)

}  // namespace ontknoop::test
