// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <utility>

#include "db/db.h"
#include "db/statement_cache.h"

namespace ontknoop::db {

struct PgResultDeleter {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, PgResultDeleter>;

struct PostgresStatement {
    std::string name;  // on the server
    int values_needed = 0;
};

// One connection to PostgreSQL, for one thread at a time.
class PostgresConnection final : public Connection {
public:
    // Throws DatabaseError (retryable) when the server cannot be reached.
    PostgresConnection(const std::string& address, int statement_timeout_ms);
    ~PostgresConnection() override;
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;

    Engine engine() const override { return Engine::postgres; }
    std::int64_t run(std::string_view sql, std::span<const Value> values,
                     const std::function<void(const Row&)>& visit) override;
    std::int64_t statements_run() const override { return statements_run_; }

    // BEGIN, COMMIT and the like: not prepared, not counted.
    void control(const char* sql);
    // After this the connection is of no more use: the server is gone, or what we prepared no longer fits.
    bool is_broken() const { return broken_ || PQstatus(handle_) != CONNECTION_OK; }
    bool take_failure() { return std::exchange(failed_, false); }
    std::size_t statements_kept() const { return cache_.size(); }

private:
    std::shared_ptr<PostgresStatement> prepare(std::string_view sql, std::span<const Value> values);
    PgResult checked(PGresult* result, std::string_view sql);
    [[noreturn]] void throw_error(const PGresult* result, std::string_view sql);

    PGconn* handle_;
    StatementCache<PostgresStatement> cache_;
    std::int64_t statements_run_ = 0;
    std::int64_t statements_named_ = 0;
    bool failed_ = false;
    bool broken_ = false;
};

}  // namespace ontknoop::db
