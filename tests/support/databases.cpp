// SPDX-License-Identifier: EUPL-1.2
#include "support/databases.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "support/postgres_cluster.h"

namespace ontknoop::test {
namespace {

void migrate_at(const std::string& url) { db::migrate(*db::open({.url = url}), migration_files(), SystemClock()); }

// Migrated once per program and engine; every test gets a copy.
const std::string& migrated_sqlite_file() {
    static const TemporaryFolder folder;
    static const std::string path = [] {
        std::string file = folder.file("template.db");
        migrate_at("sqlite:" + file);
        return file;
    }();
    return path;
}
const std::string& migrated_postgres_database() {
    static const std::string address = [] {
        std::string made = PostgresCluster::shared().create_database();
        migrate_at(made);
        return made;
    }();
    return address;
}

}  // namespace

std::vector<db::MigrationFile> migration_files() {
    std::vector<db::MigrationFile> files;
    const std::filesystem::path folder = std::filesystem::path(ONTKNOOP_SOURCE_DIR) / "migrations";
    if (!std::filesystem::exists(folder)) return files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".sql") continue;
        std::ostringstream sql;
        sql << std::ifstream(entry.path()).rdbuf();
        files.push_back({entry.path().filename().string(), sql.str()});
    }
    std::ranges::sort(files, {}, &db::MigrationFile::name);
    return files;
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ontknoop-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

FreshDatabase::FreshDatabase(db::Engine engine, Content content) : engine_(engine) {
    const bool migrated = content == Content::migrated;
    if (engine == db::Engine::postgres) {
        url_ = PostgresCluster::shared().create_database(migrated ? migrated_postgres_database() : "");
        return;
    }
    url_ = "sqlite:" + folder_.file("test.db");
    if (migrated) std::filesystem::copy_file(migrated_sqlite_file(), folder_.file("test.db"));
}

FreshDatabase::~FreshDatabase() {
    close();
    if (engine_ == db::Engine::postgres) PostgresCluster::shared().drop_database(url_);
}

db::Database& FreshDatabase::get() {
    if (!database_) database_ = db::open({.url = url_});
    return *database_;
}

void FreshDatabase::reopen() {
    close();
    get();
}

std::string engine_name(const ::testing::TestParamInfo<db::Engine>& engine) {
    return engine.param == db::Engine::sqlite ? "Sqlite" : "Postgres";
}

}  // namespace ontknoop::test
