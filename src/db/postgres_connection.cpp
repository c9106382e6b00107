// SPDX-License-Identifier: EUPL-1.2
#include "db/postgres_connection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <type_traits>

#include "base/hex.h"
#include "db/engine.h"

namespace ontknoop::db {
namespace {

// Object ids of built-in types (pg_type.dat of PostgreSQL; they never change).
constexpr Oid bool_oid = 16;
constexpr Oid bytea_oid = 17;

enum class Failure { refusal, other, retryable, stale_connection };

// What an SQLSTATE means for us: the first row whose text the code starts with (appendix A of the PostgreSQL manual).
struct StateMeaning {
    std::string_view prefix;
    Failure failure;
};
constexpr std::array<StateMeaning, 12> state_meanings{{
    {"23", Failure::refusal},              // integrity constraint violation
    {"P0001", Failure::refusal},           // RAISE in a trigger, as RAISE(ABORT) is on SQLite
    {"40001", Failure::retryable},         // serialization failure
    {"40P01", Failure::retryable},         // deadlock detected
    {"55P03", Failure::retryable},         // lock not available
    {"53300", Failure::retryable},         // too many connections
    {"08", Failure::stale_connection},     // connection exception
    {"57P", Failure::stale_connection},    // the server stops, crashed or is starting
    {"25P03", Failure::stale_connection},  // idle in transaction for too long
    {"26000", Failure::stale_connection},  // a prepared statement that is no longer there
    {"0A000", Failure::stale_connection},  // a cached plan that no longer fits, after a migration
    {"", Failure::other},
}};

Failure failure_of(std::string_view state) {
    return std::ranges::find_if(state_meanings, [&](const StateMeaning& m) { return state.starts_with(m.prefix); })
        ->failure;
}

// As the server writes it: \x6f6b
std::string from_bytea(std::string_view text) {
    CHECK(text.starts_with("\\x"));
    auto bytes = from_hex(text.substr(2));
    CHECK(bytes.has_value());
    return *std::move(bytes);
}

class PostgresRow final : public Row {
public:
    explicit PostgresRow(const PGresult* result) : result_(result) {}
    void move_to(int row) {
        row_ = row;
        blobs_.clear();
    }

    bool is_null(int column) const override {
        CHECK(column >= 0 && column < PQnfields(result_));
        return PQgetisnull(result_, row_, column) != 0;
    }
    std::int64_t integer(int column) const override {
        const std::string_view cell = text(column);
        if (PQftype(result_, column) == bool_oid) return cell == "t" ? 1 : 0;
        return parse_cell<std::int64_t>(cell);
    }
    double real(int column) const override { return parse_cell<double>(text(column)); }
    std::string_view text(int column) const override {
        CHECK(!is_null(column));
        return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }
    std::string_view blob(int column) const override {
        if (PQftype(result_, column) != bytea_oid) return text(column);
        return blobs_.emplace_back(from_bytea(text(column)));
    }

private:
    const PGresult* result_;
    int row_ = 0;
    mutable std::deque<std::string> blobs_;  // decoded for this row; a deque, so that views stay valid
};

// The values as libpq wants them: text with a NUL behind it, bytes as they are.
class Parameters {
public:
    explicit Parameters(std::span<const Value> values) {
        texts_.reserve(values.size());
        for (const Value& value : values) std::visit([this](const auto& x) { add(x); }, value);
        for (std::size_t i = 0; i < texts_.size(); ++i) pointers_.push_back(is_null_[i] ? nullptr : texts_[i].c_str());
    }
    const char* const* pointers() const { return pointers_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

private:
    void add(std::nullptr_t) { add_cell({}, 0, true); }
    void add(std::int64_t value) { add_cell(std::to_string(value), 0); }
    void add(double value) {
        char digits[32];  // the shortest form that reads back as the same number takes at most 24
        const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        add_cell(std::string(digits, end), 0);
    }
    void add(std::string_view value) {
        CHECK(value.find('\0') == std::string_view::npos);
        add_cell(std::string(value), 0);
    }
    void add(BlobView value) { add_cell(std::string(value.bytes), 1); }
    void add_cell(std::string text, int format, bool null = false) {
        lengths_.push_back(static_cast<int>(text.size()));
        texts_.push_back(std::move(text));
        formats_.push_back(format);
        is_null_.push_back(null);
    }

    std::vector<std::string> texts_;
    std::vector<const char*> pointers_;
    std::vector<int> lengths_, formats_;
    std::vector<bool> is_null_;
};

bool changes_rows(const PGresult* result) {
    const std::string_view status = PQcmdStatus(const_cast<PGresult*>(result));
    return status.starts_with("INSERT") || status.starts_with("UPDATE") || status.starts_with("DELETE") ||
           status.starts_with("MERGE");
}

std::int64_t rows_changed(const PGresult* result) {
    if (!changes_rows(result)) return 0;
    return parse_cell<std::int64_t>(PQcmdTuples(const_cast<PGresult*>(result)));
}

std::string field_of(const PGresult* result, int code) {
    const char* text = PQresultErrorField(result, code);
    return text == nullptr ? std::string() : text;
}

std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

}  // namespace

PostgresConnection::PostgresConnection(const std::string& address, int statement_timeout_ms)
    : handle_(PQconnectdb(address.c_str())), cache_(statement_cache_limit) {
    try {
        if (PQstatus(handle_) != CONNECTION_OK) throw DatabaseError(first_line(PQerrorMessage(handle_)), true);
        // Notices may quote values, so they go nowhere.
        PQsetNoticeProcessor(handle_, [](void*, const char*) {}, nullptr);
        const std::string settings =
            "SET client_encoding = 'UTF8'; SET TimeZone = 'UTC'; SET bytea_output = 'hex'; SET client_min_messages = "
            "error;"
            "SET standard_conforming_strings = on; SET idle_in_transaction_session_timeout = '60s';"
            "SELECT set_config('synchronous_commit', 'on', false)"
            " WHERE current_setting('synchronous_commit') IN ('off', 'local');"  // a commit is durable when we say so
            "SET statement_timeout = " +
            std::to_string(statement_timeout_ms);
        control(settings.c_str());
    } catch (...) {
        PQfinish(handle_);
        throw;
    }
}

PostgresConnection::~PostgresConnection() { PQfinish(handle_); }

void PostgresConnection::throw_error(const PGresult* result, std::string_view sql) {
    failed_ = true;
    const std::string state = field_of(result, PG_DIAG_SQLSTATE);
    // Not the DETAIL: it quotes the values of the row.
    std::string what = field_of(result, PG_DIAG_MESSAGE_PRIMARY);
    if (what.empty()) what = first_line(PQerrorMessage(handle_));
    what += " [" + (state.empty() ? "connection lost" : state) + "] in: " + statement_start(sql);
    const bool lost = state.empty() || PQstatus(handle_) != CONNECTION_OK;
    const Failure failure = lost ? Failure::stale_connection : failure_of(state);
    if (failure == Failure::refusal) throw ConstraintError(what);
    if (failure == Failure::stale_connection) broken_ = true;
    throw DatabaseError(what, failure != Failure::other);
}

PgResult PostgresConnection::checked(PGresult* raw, std::string_view sql) {
    PgResult result(raw);
    const ExecStatusType status = PQresultStatus(raw);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw_error(raw, sql);
    return result;
}

void PostgresConnection::control(const char* sql) { checked(PQexec(handle_, sql), sql); }

std::shared_ptr<PostgresStatement> PostgresConnection::prepare(std::string_view sql, std::span<const Value> values) {
    if (auto known = cache_.find(sql)) return known;
    auto statement = std::make_shared<PostgresStatement>();
    statement->name = "s" + std::to_string(++statements_named_);
    // The server works out the types from the columns; only bytes are named, since they travel in another form.
    std::vector<Oid> types;
    for (const Value& value : values) types.push_back(std::holds_alternative<BlobView>(value) ? bytea_oid : 0);
    checked(PQprepare(handle_, statement->name.c_str(), std::string(sql).c_str(), static_cast<int>(types.size()),
                      types.data()),
            sql);
    const PgResult described = checked(PQdescribePrepared(handle_, statement->name.c_str()), sql);
    statement->values_needed = PQnparams(described.get());
    if (const auto oldest = cache_.add(sql, statement)) control(("DEALLOCATE " + oldest->name).c_str());
    return statement;
}

std::int64_t PostgresConnection::run(std::string_view sql, std::span<const Value> values,
                                     const std::function<void(const Row&)>& visit) {
    ++statements_run_;
    const std::shared_ptr<PostgresStatement> statement = prepare(sql, values);
    CHECK(static_cast<int>(values.size()) == statement->values_needed);
    const Parameters parameters(values);
    const PgResult result =
        checked(PQexecPrepared(handle_, statement->name.c_str(), static_cast<int>(values.size()), parameters.pointers(),
                               parameters.lengths(), parameters.formats(), 0),
                sql);
    PostgresRow row(result.get());
    for (int i = 0; i < PQntuples(result.get()); ++i) {
        row.move_to(i);
        visit(row);
    }
    return rows_changed(result.get());
}

}  // namespace ontknoop::db
