// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "db/db.h"
#include "db/statement_cache.h"

namespace ontknoop::db {

// How long a statement waits for another process that writes (the command line beside a running server).
inline constexpr int busy_wait_ms = 5000;

// A prepared statement and where its $1, $2 ... went: SQLite numbers them by first appearance.
struct SqliteStatement {
    explicit SqliteStatement(sqlite3_stmt* handle) : handle(handle) {}
    ~SqliteStatement() { sqlite3_finalize(handle); }
    SqliteStatement(const SqliteStatement&) = delete;
    SqliteStatement& operator=(const SqliteStatement&) = delete;

    sqlite3_stmt* handle;
    std::vector<std::size_t> value_of_parameter;  // [i]: which value goes to SQLite's parameter i + 1
    std::size_t values_needed = 0;
    bool counts_changes = false;  // INSERT, UPDATE, DELETE
};

// One SQLite connection, for one thread at a time.
class SqliteConnection final : public Connection {
public:
    enum class Access {
        write,  // the file is created (0600) when absent, and put in WAL mode
        read,   // an existing database of this program; writes are refused
        copy,   // a backup: a plain file without WAL, created when absent
    };
    // Throws AdminError when the file cannot be opened.
    SqliteConnection(const std::string& path, Access access);
    ~SqliteConnection() override;

    Engine engine() const override { return Engine::sqlite; }
    std::int64_t run(std::string_view sql, std::span<const Value> values,
                     const std::function<void(const Row&)>& visit) override;
    std::int64_t statements_run() const override { return statements_run_; }

    // BEGIN, COMMIT and the like: not counted.
    void control(std::string_view sql);
    // The first column of every row, as text; for pragmas that report.
    std::vector<std::string> column_of_text(std::string_view sql);

    sqlite3* handle() const { return handle_; }
    bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
    bool has_unmet_foreign_keys() const;
    // Whether a statement failed since the flag was last taken.
    bool take_failure() { return std::exchange(failed_, false); }
    std::size_t statements_kept() const { return cache_.size(); }

private:
    std::shared_ptr<SqliteStatement> prepare(std::string_view sql);
    std::int64_t step_through(std::string_view sql, std::span<const Value> values,
                              const std::function<void(const Row&)>& visit);
    [[noreturn]] void throw_error(std::string_view sql);

    sqlite3* handle_ = nullptr;
    StatementCache<SqliteStatement> cache_;
    std::int64_t statements_run_ = 0;
    bool failed_ = false;
};

}  // namespace ontknoop::db
