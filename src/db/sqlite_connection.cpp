// SPDX-License-Identifier: EUPL-1.2
#include "db/sqlite_connection.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <mutex>
#include <type_traits>

#include "db/engine.h"

namespace ontknoop::db {
namespace {

void configure_sqlite_once() {
    static std::once_flag once;
    // Counting memory takes a global lock on every allocation. Refused when SQLite is already in use; then it stays on.
    std::call_once(once, [] { sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

// The data of residents: readable by the user of the service only. SQLite gives its -wal and -shm the same rights.
void create_private_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0) ::close(file);
}

class SqliteRow final : public Row {
public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
    bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override {
        if (type(column) == SQLITE_INTEGER) return sqlite3_column_int64(statement_, column);
        return parse_cell<std::int64_t>(text(column));
    }
    double real(int column) const override {
        if (type(column) == SQLITE_TEXT) return parse_cell<double>(text(column));
        CHECK(!is_null(column));
        return sqlite3_column_double(statement_, column);
    }
    std::string_view text(int column) const override {
        CHECK(!is_null(column));
        const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }
    std::string_view blob(int column) const override {
        CHECK(!is_null(column));
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

private:
    int type(int column) const {
        CHECK(column >= 0 && column < sqlite3_column_count(statement_));
        return sqlite3_column_type(statement_, column);
    }
    sqlite3_stmt* statement_;
};

// Empty text is not NULL, whatever its pointer.
const char* never_null(std::string_view bytes) { return bytes.data() == nullptr ? "" : bytes.data(); }

int bind_value(sqlite3_stmt* statement, int parameter, const Value& value) {
    return std::visit(
        [&](const auto& x) {
            using T = std::decay_t<decltype(x)>;
            if constexpr (std::is_same_v<T, std::nullptr_t>) {
                return sqlite3_bind_null(statement, parameter);
            } else if constexpr (std::is_same_v<T, std::int64_t>) {
                return sqlite3_bind_int64(statement, parameter, x);
            } else if constexpr (std::is_same_v<T, double>) {
                return sqlite3_bind_double(statement, parameter, x);
            } else if constexpr (std::is_same_v<T, std::string_view>) {
                CHECK(x.find('\0') == std::string_view::npos);  // PostgreSQL cannot hold it in text
                return sqlite3_bind_text64(statement, parameter, never_null(x), x.size(), SQLITE_STATIC, SQLITE_UTF8);
            } else {
                return sqlite3_bind_blob64(statement, parameter, never_null(x.bytes), x.bytes.size(), SQLITE_STATIC);
            }
        },
        value);
}

// Values are borrowed for one call only, so the statement lets go of them when it is done.
class Running {
public:
    explicit Running(sqlite3_stmt* statement) : statement_(statement) {}
    ~Running() {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

private:
    sqlite3_stmt* statement_;
};

// A statement that is not read-only and returns a count: everything that changes rows, but not CREATE TABLE and such,
// for which SQLite would still report the count of the statement before.
bool changes_rows(sqlite3_stmt* statement, std::string_view sql) {
    if (sqlite3_stmt_readonly(statement)) return false;
    const auto start = sql.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return false;
    std::string verb(sql.substr(start, 7));
    std::ranges::transform(verb, verb.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c; });
    return std::ranges::any_of(std::initializer_list<std::string_view>{"INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"},
                               [&](std::string_view word) { return verb.starts_with(word); });
}

void find_parameters(SqliteStatement& statement) {
    const int count = sqlite3_bind_parameter_count(statement.handle);
    for (int i = 1; i <= count; ++i) {
        const char* name = sqlite3_bind_parameter_name(statement.handle, i);
        CHECK(name != nullptr && name[0] == '$');  // parameters are written $1, $2 ...: it works on both engines
        const auto number = parse_cell<std::size_t>(name + 1);
        CHECK(number >= 1);
        statement.value_of_parameter.push_back(number - 1);
        statement.values_needed = std::max(statement.values_needed, number);
    }
}

}  // namespace

SqliteConnection::SqliteConnection(const std::string& path, Access access) : cache_(statement_cache_limit) {
    configure_sqlite_once();
    if (access != Access::read) create_private_file(path);
    const int result = sqlite3_open_v2(path.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (result != SQLITE_OK) {
        sqlite3_close(handle_);
        throw AdminError("Het databasebestand " + path + " gaat niet open (" + sqlite3_errstr(result) +
                         "). Controleer of de map bestaat en of het programma er mag schrijven.");
    }
    try {
        sqlite3_extended_result_codes(handle_, 1);
        sqlite3_busy_timeout(handle_, busy_wait_ms);
        sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        for (const char* setting :
             {"PRAGMA trusted_schema=OFF", "PRAGMA foreign_keys=ON", "PRAGMA synchronous=FULL",
              "PRAGMA mmap_size=268435456", "PRAGMA cache_size=-16000", "PRAGMA temp_store=MEMORY"})
            control(setting);
        if (access == Access::write && column_of_text("PRAGMA journal_mode=WAL") != std::vector<std::string>{"wal"})
            throw AdminError("Het databasebestand " + path +
                             " kan niet in de WAL-stand. Zet het op een schijf van deze machine, niet op een netwerkschijf.");
        if (access == Access::read) control("PRAGMA query_only=ON");
    } catch (const DatabaseError& error) {
        sqlite3_close_v2(handle_);
        throw AdminError("Het bestand " + path + " is niet te gebruiken als database (" + error.what() +
                         "). Controleer de instelling gegevens.database, of zet een reservekopie terug.");
    } catch (...) {
        sqlite3_close_v2(handle_);
        throw;
    }
}

// Statements still in the cache keep the handle alive until they are gone too: that is what close_v2 is for.
SqliteConnection::~SqliteConnection() { sqlite3_close_v2(handle_); }

bool SqliteConnection::has_unmet_foreign_keys() const {
    int unmet = 0, unused = 0;
    sqlite3_db_status(handle_, SQLITE_DBSTATUS_DEFERRED_FKS, &unmet, &unused, 0);
    return unmet != 0;
}

void SqliteConnection::throw_error(std::string_view sql) {
    failed_ = true;
    const int code = sqlite3_extended_errcode(handle_);
    const std::string what = std::string(sqlite3_errmsg(handle_)) + " in: " + statement_start(sql);
    const int family = code & 0xFF;
    // A value of the wrong type is a mistake in the program, not a refusal; PostgreSQL sees it that way too.
    if (family == SQLITE_CONSTRAINT && code != SQLITE_CONSTRAINT_DATATYPE) throw ConstraintError(what);
    throw DatabaseError(what, family == SQLITE_BUSY || family == SQLITE_LOCKED);
}

std::shared_ptr<SqliteStatement> SqliteConnection::prepare(std::string_view sql) {
    if (auto known = cache_.find(sql)) return known;
    sqlite3_stmt* handle = nullptr;
    const char* rest = nullptr;
    if (sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &handle,
                           &rest) != SQLITE_OK)
        throw_error(sql);
    auto statement = std::make_shared<SqliteStatement>(handle);
    CHECK(handle != nullptr);  // an empty statement
    const std::string_view left_over = sql.substr(static_cast<std::size_t>(rest - sql.data()));
    CHECK(left_over.find_first_not_of(" \t\r\n;") == std::string_view::npos);  // one statement at a time
    find_parameters(*statement);
    statement->counts_changes = changes_rows(handle, sql);
    cache_.add(sql, statement);
    return statement;
}

std::int64_t SqliteConnection::step_through(std::string_view sql, std::span<const Value> values,
                                            const std::function<void(const Row&)>& visit) {
    const std::shared_ptr<SqliteStatement> statement = prepare(sql);
    CHECK(values.size() == statement->values_needed);
    const Running running(statement->handle);
    for (std::size_t i = 0; i < statement->value_of_parameter.size(); ++i) {
        const Value& value = values[statement->value_of_parameter[i]];
        if (bind_value(statement->handle, static_cast<int>(i + 1), value) != SQLITE_OK) throw_error(sql);
    }
    const SqliteRow row(statement->handle);
    int result;
    while ((result = sqlite3_step(statement->handle)) == SQLITE_ROW) visit(row);
    if (result != SQLITE_DONE) throw_error(sql);
    return statement->counts_changes ? sqlite3_changes64(handle_) : 0;
}

std::int64_t SqliteConnection::run(std::string_view sql, std::span<const Value> values,
                                   const std::function<void(const Row&)>& visit) {
    ++statements_run_;
    return step_through(sql, values, visit);
}

void SqliteConnection::control(std::string_view sql) {
    step_through(sql, {}, [](const Row&) {});
}

std::vector<std::string> SqliteConnection::column_of_text(std::string_view sql) {
    std::vector<std::string> cells;
    step_through(sql, {}, [&](const Row& row) { cells.emplace_back(row.text(0)); });
    return cells;
}

}  // namespace ontknoop::db
