// SPDX-License-Identifier: EUPL-1.2
//
// The database port: one interface, two engines (embedded SQLite, PostgreSQL 15), the same SQL text ($1, ON CONFLICT,
// RETURNING and ->> work on both).
//
//   database.read([&](db::Connection& c) { ... });    one read transaction: a consistent picture
//   database.write([&](db::Connection& c) { ... });   one write transaction: all or nothing, durable when it returns
//
// SQL lives in *_store.cpp only, as a raw string right above the function that runs it; columns listed, values bound,
// organisation first.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/money.h"
#include "base/result.h"

namespace ontknoop::db {

struct BlobView {
    std::string_view bytes;
};

// A bound value. Text and blobs are borrowed for the duration of the call.
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, BlobView>;

// One row while it is being visited; views die with the visit.
class Row {
public:
    virtual ~Row() = default;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::string_view blob(int column) const = 0;
};

namespace detail {
template <class T>
Value to_value(const T& x);
template <class T>
T from_row(const Row& row, int column);
}  // namespace detail

// Thrown when a constraint refuses a write (a duplicate, a missing parent): the use case decides whether that is the
// user's news or a bug.
class ConstraintError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};
// Any other failure of the engine; `retryable` when another try may succeed (serialisation, lost connection).
class DatabaseError : public std::runtime_error {
public:
    DatabaseError(const std::string& what, bool retryable) : std::runtime_error(what), retryable(retryable) {}
    bool retryable;
};

enum class Engine { sqlite, postgres };

class Connection {
public:
    virtual ~Connection() = default;
    virtual Engine engine() const = 0;

    // Runs a statement, visits each row, returns the number of rows changed.
    virtual std::int64_t run(std::string_view sql, std::span<const Value> values,
                             const std::function<void(const Row&)>& visit) = 0;
    // Number of statements run on this connection so far: tests count queries per page with it.
    virtual std::int64_t statements_run() const = 0;

    // exec(sql, values...): rows changed.
    template <class... A>
    std::int64_t exec(std::string_view sql, const A&... values) {
        const std::vector<Value> bound{detail::to_value(values)...};
        return run(sql, bound, [](const Row&) {});
    }
    // each<Col...>(sql, [](Col... c) {...}, values...): visits typed rows. Col: integers, bool, double, std::string,
    // std::optional of these, Eurocent, Id<Tag>, db::Bytes (BLOB). Moments are ISO text: see base/clock.h.
    template <class... Col, class F, class... A>
    void each(std::string_view sql, F visit, const A&... values) {
        const std::vector<Value> bound{detail::to_value(values)...};
        run(sql, bound, [&](const Row& row) {
            [&]<std::size_t... I>(std::index_sequence<I...>) {
                visit(detail::from_row<Col>(row, static_cast<int>(I))...);
            }(std::index_sequence_for<Col...>{});
        });
    }
    // one<Col...>(sql, values...): the first row, or nothing.
    template <class... Col, class... A>
    std::optional<std::tuple<Col...>> one(std::string_view sql, const A&... values) {
        std::optional<std::tuple<Col...>> found;
        each<Col...>(
            sql,
            [&](Col... cells) {
                if (!found) found.emplace(std::move(cells)...);
            },
            values...);
        return found;
    }
    // value<T>(sql, values...): the first column of the first row, or nothing.
    template <class T, class... A>
    std::optional<T> value(std::string_view sql, const A&... values) {
        auto row = one<T>(sql, values...);
        if (!row) return std::nullopt;
        return std::get<0>(std::move(*row));
    }
};

// A column of bytes (BLOB, BYTEA).
struct Bytes {
    std::string value;
};

class Database {
public:
    virtual ~Database() = default;
    virtual Engine engine() const = 0;

    // Runs `work` in one read transaction. May be called from any thread; nested calls are a bug.
    virtual void read(const std::function<void(Connection&)>& work) = 0;
    // Runs `work` in one write transaction and returns after the commit is durable. When `work` throws, its changes are
    // rolled back and the exception comes out here. Let a ConstraintError leave `work` (or avoid it with ON CONFLICT):
    // after a failed statement PostgreSQL does no others, so work that catches it and goes on is refused as a bug on
    // both engines. SQLite: work runs on the one writer thread, several callers share a
    // commit (group commit, a savepoint each), so keep slow things (hashing, documents) outside. PostgreSQL: a pooled
    // connection, READ COMMITTED.
    virtual void write(const std::function<void(Connection&)>& work) = 0;

    // A consistent copy while the program runs: one SQLite file (PostgreSQL: an SQLite file with the same tables).
    virtual void backup_to(const std::string& path) = 0;
    // Empty when all is well, else what is wrong, in words for the administrator.
    virtual std::vector<std::string> integrity_problems() = 0;
};

// "sqlite:/path/ontknoop.db" or "postgresql://..." / "host=... dbname=...". Throws AdminError with a remedy.
struct Options {
    std::string url;
    int readers = 8;                   // SQLite: at most so many read connections; PostgreSQL: size of the pool
    int statement_timeout_ms = 10000;  // PostgreSQL
};
std::unique_ptr<Database> open(const Options&);

// write() for a use case: a "no" (Result without a value) rolls back as well, and is the answer.
//   return db::write_result(database, [&](db::Connection& c) -> Result<CasusId> { ... });
template <class F>
std::invoke_result_t<F&, Connection&> write_result(Database& database, F work) {
    struct Refused {};
    std::optional<std::invoke_result_t<F&, Connection&>> answer;
    try {
        database.write([&](Connection& c) {
            answer.emplace(work(c));
            if (!answer->has_value()) throw Refused{};
        });
    } catch (const Refused&) {
        // the answer tells why
    }
    return *std::move(answer);
}

// Migrations: numbered .sql files, append-only; each runs once, in its own transaction, its checksum remembered.
// They are written in SQLite's words and translated for PostgreSQL. Type words, in capitals: INTEGER (-> BIGINT),
// REAL (-> DOUBLE PRECISION), TEXT, BLOB (-> BYTEA), JSON (-> TEXT on SQLite; use it where ->> must work); table
// options STRICT and WITHOUT ROWID (-> nothing). A line `-- only: sqlite` or `-- only: postgres` before a statement
// limits it to that engine. A comment behind a column, or above a table, describes it.
struct MigrationReport {
    std::vector<std::string> applied;
    std::vector<std::string> pending;  // when only_look
};
struct MigrationFile {
    std::string name;  // "0001_organisatie.sql"
    std::string sql;
};
// Throws AdminError when a file fails (nothing of that file is kept, the files before it are), when a file that was
// applied has changed since, or when the database was made by a newer version of the program.
MigrationReport migrate(Database&, std::span<const MigrationFile>, const Clock&, bool only_look = false);

// The version (number of the last migration) a backup was made with. To restore an older one: migrate an empty database
// with the files up to this version, restore_from, then migrate with all files.
std::int64_t backup_version(const std::string& path);
// Copies every row of a backup into an empty, migrated database, in one transaction; either engine can take over the
// backup of the other. Throws AdminError when the file is damaged or of another version, or when the database has rows.
void restore_from(Database& empty, const std::string& path);

// What the database looks like: for the reference manual and for the rules of the house.
struct ColumnInfo {
    std::string name;
    std::string type;       // INTEGER, REAL, TEXT or BLOB, on either engine
    bool required = false;  // NOT NULL
    int key_position = 0;   // 1 for the first column of the primary key; 0: no part of it
    std::string comment;    // from the migrations; empty when there is none
};
struct TableInfo {
    std::string name;
    std::string comment;
    std::vector<ColumnInfo> columns;
};
// By name of the table. The comments come from the migration files; without them they stay empty.
std::vector<TableInfo> describe_schema(Database&, std::span<const MigrationFile> comments_from = {});

namespace detail {
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_id : std::false_type {};
template <class T>
struct is_id<Id<T>> : std::true_type {};

template <class T>
Value to_value(const T& x) {
    if constexpr (std::is_same_v<T, std::nullptr_t> || std::is_same_v<T, std::nullopt_t>)
        return nullptr;
    else if constexpr (is_optional<T>::value)
        return x ? to_value(*x) : Value(nullptr);
    else if constexpr (std::is_same_v<T, Eurocent>)
        return x.value;
    else if constexpr (is_id<T>::value)
        return std::string_view(x.value);
    else if constexpr (std::is_same_v<T, Bytes>)
        return BlobView{x.value};
    else if constexpr (std::is_same_v<T, BlobView>)
        return x;
    else if constexpr (std::is_same_v<T, bool>)
        return std::int64_t{x ? 1 : 0};
    else if constexpr (std::is_enum_v<T>)
        return static_cast<std::int64_t>(x);
    else if constexpr (std::is_integral_v<T>)
        return static_cast<std::int64_t>(x);
    else if constexpr (std::is_floating_point_v<T>)
        return static_cast<double>(x);
    else
        return std::string_view(x);
}

template <class T>
T from_row(const Row& row, int column) {
    if constexpr (is_optional<T>::value) {
        if (row.is_null(column)) return std::nullopt;
        return from_row<typename T::value_type>(row, column);
    } else if constexpr (std::is_same_v<T, Eurocent>)
        return Eurocent{row.integer(column)};
    else if constexpr (is_id<T>::value)
        return T{std::string(row.text(column))};
    else if constexpr (std::is_same_v<T, Bytes>)
        return Bytes{std::string(row.blob(column))};
    else if constexpr (std::is_same_v<T, bool>)
        return row.integer(column) != 0;
    else if constexpr (std::is_enum_v<T> || std::is_integral_v<T>)
        return static_cast<T>(row.integer(column));
    else if constexpr (std::is_floating_point_v<T>)
        return row.real(column);
    else
        return T(row.text(column));
}
}  // namespace detail

}  // namespace ontknoop::db
