// SPDX-License-Identifier: EUPL-1.2
#include "db/copy.h"

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "db/engine.h"
#include "db/schema.h"
#include "db/sqlite_connection.h"

namespace ontknoop::db {
namespace {

using Names = std::vector<std::string>;
constexpr int rows_per_fetch = 1000;

std::string quoted(const std::string& name) { return '"' + name + '"'; }

Names quoted_columns(const TableInfo& table) {
    Names names;
    for (const ColumnInfo& column : table.columns) names.push_back(quoted(column.name));
    return names;
}

// The columns of the primary key, in its order.
Names quoted_key(const TableInfo& table) {
    std::vector<std::pair<int, std::string>> key;
    for (const ColumnInfo& column : table.columns)
        if (column.key_position > 0) key.emplace_back(column.key_position, quoted(column.name));
    std::ranges::sort(key);
    Names names;
    for (auto& [position, name] : key) names.push_back(std::move(name));
    return names;
}

std::string create_sql(const TableInfo& table) {
    Names lines;
    for (const ColumnInfo& column : table.columns)
        lines.push_back(quoted(column.name) + ' ' + column.type + (column.required ? " NOT NULL" : ""));
    if (const Names key = quoted_key(table); !key.empty()) lines.push_back("PRIMARY KEY (" + join(key, ", ") + ')');
    return "CREATE TABLE " + quoted(table.name) + " (" + join(lines, ", ") + ") STRICT";
}

std::string select_sql(const TableInfo& table) {
    const Names key = quoted_key(table);
    const std::string order = key.empty() ? "" : " ORDER BY " + join(key, ", ");
    return "SELECT " + join(quoted_columns(table), ", ") + " FROM " + quoted(table.name) + order;
}

std::string insert_sql(const TableInfo& table) {
    Names places;
    for (std::size_t i = 1; i <= table.columns.size(); ++i) places.push_back('$' + std::to_string(i));
    return "INSERT INTO " + quoted(table.name) + " (" + join(quoted_columns(table), ", ") + ") VALUES (" +
           join(places, ", ") + ')';
}

Value cell_value(const Row& row, int column, const std::string& type) {
    if (row.is_null(column)) return nullptr;
    if (type == "INTEGER") return row.integer(column);
    if (type == "REAL") return row.real(column);
    if (type == "BLOB") return BlobView{row.blob(column)};
    return row.text(column);
}

// Visits every row without holding them all: SQLite steps, PostgreSQL gets a cursor.
void visit_rows(Connection& from, const std::string& select, const std::function<void(const Row&)>& visit) {
    if (from.engine() == Engine::sqlite) {
        from.run(select, {}, visit);
        return;
    }
    from.exec("DECLARE every_row NO SCROLL CURSOR FOR " + select);
    const std::string fetch = "FETCH " + std::to_string(rows_per_fetch) + " FROM every_row";
    for (int fetched = rows_per_fetch; fetched == rows_per_fetch;) {
        fetched = 0;
        from.run(fetch, {}, [&](const Row& row) {
            ++fetched;
            visit(row);
        });
    }
    from.exec("CLOSE every_row");
}

void copy_rows(Connection& from, Connection& to, const TableInfo& table) {
    const std::string insert = insert_sql(table);
    std::vector<Value> values(table.columns.size());
    visit_rows(from, select_sql(table), [&](const Row& row) {
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = cell_value(row, static_cast<int>(i), table.columns[i].type);
        to.run(insert, values, [](const Row&) {});
    });
}

using History = std::vector<std::pair<std::int64_t, std::string>>;  // version, checksum

History history_of(Connection& c) {
    History history;
    if (!table_exists(c, "schema_migration")) return history;
    constexpr const char* sql = R"(
        SELECT version, checksum FROM schema_migration ORDER BY version)";
    c.each<std::int64_t, std::string>(
        sql, [&](std::int64_t version, std::string checksum) { history.emplace_back(version, std::move(checksum)); });
    return history;
}

bool is_sound(SqliteConnection& file) try {
    return file.column_of_text("PRAGMA integrity_check") == Names{"ok"};
} catch (const DatabaseError&) {
    return false;  // too damaged to be looked at
}

// Opens a backup that is whole and is ours.
std::unique_ptr<SqliteConnection> open_backup(const std::string& path) {
    if (!std::filesystem::is_regular_file(path))
        throw AdminError("Er is geen reservekopie op " + path + ". Controleer de naam van het bestand.");
    auto backup = std::make_unique<SqliteConnection>(path, SqliteConnection::Access::read);
    if (!is_sound(*backup)) throw AdminError("De reservekopie " + path + " is beschadigd. Neem een andere.");
    if (history_of(*backup).empty()) throw AdminError("Het bestand " + path + " is geen reservekopie van Ontknoop. Neem het bestand dat 'ontknoop backup' maakte.");
    return backup;
}

void check_is_empty(Connection& c, const std::vector<TableInfo>& tables) {
    for (const TableInfo& table : tables)
        if (c.value<bool>("SELECT EXISTS (SELECT 1 FROM " + quoted(table.name) + ")").value())
            throw AdminError("In de database staat al iets (tabel " + table.name +
                             "). Zet de reservekopie terug in een nieuwe, lege database.");
}

// Rows may come before the rows they point to (a tree in one table, two tables that point at each other): the foreign
// keys are checked at the end of the transaction, and then made as they were.
class DeferredForeignKeys {
public:
    explicit DeferredForeignKeys(Connection& connection) : connection_(connection) {
        if (connection.engine() == Engine::sqlite) {
            connection.exec("PRAGMA defer_foreign_keys = ON");
            return;
        }
        constexpr const char* sql = R"(
            SELECT format('ALTER TABLE %s ALTER CONSTRAINT %I ', k.conrelid::regclass, k.conname)
            FROM pg_constraint AS k
            WHERE k.contype = 'f' AND NOT k.condeferrable AND k.connamespace = current_schema()::regnamespace)";
        connection.each<std::string>(sql, [&](std::string alter) { alters_.push_back(std::move(alter)); });
        for (const std::string& alter : alters_) connection.exec(alter + "DEFERRABLE INITIALLY DEFERRED");
    }
    void check_and_restore() {
        if (connection_.engine() == Engine::sqlite) return;  // the writer checks before it commits
        connection_.exec("SET CONSTRAINTS ALL IMMEDIATE");
        for (const std::string& alter : alters_) connection_.exec(alter + "NOT DEFERRABLE");
    }

private:
    Connection& connection_;
    Names alters_;
};

}  // namespace

void copy_to_sqlite_file(Connection& from, const std::string& path) {
    SqliteConnection to(path, SqliteConnection::Access::copy);
    to.control("PRAGMA foreign_keys = OFF");
    to.control("BEGIN IMMEDIATE");
    for (const TableInfo& table : tables_of(from)) {
        to.control(create_sql(table));
        copy_rows(from, to, table);
    }
    to.control("COMMIT");
}

std::int64_t backup_version(const std::string& path) { return history_of(*open_backup(path)).back().first; }

void restore_from(Database& empty, const std::string& path) try {
    const auto backup = open_backup(path);
    const std::vector<TableInfo> in_backup = tables_of(*backup);
    const History history = history_of(*backup);
    empty.write([&](Connection& to) {
        if (to.engine() == Engine::postgres) to.exec("SET LOCAL statement_timeout = 0");
        if (history_of(to) != history)
            throw AdminError("De reservekopie is van een andere versie van Ontknoop (haar laatste migratie is " +
                             std::to_string(history.back().first) +
                             "). Maak eerst met die versie een lege database: ontknoop migrate.");
        std::vector<TableInfo> tables = tables_of(to);
        std::erase_if(tables, [](const TableInfo& table) { return table.name == "schema_migration"; });
        check_is_empty(to, tables);
        DeferredForeignKeys foreign_keys(to);
        for (const TableInfo& table : tables) {
            if (std::ranges::find(in_backup, table.name, &TableInfo::name) == in_backup.end())
                throw AdminError("In de reservekopie ontbreekt de tabel " + table.name + ". Neem een andere.");
            copy_rows(*backup, to, table);
        }
        foreign_keys.check_and_restore();
    });
} catch (const ConstraintError& error) {
    throw AdminError("De reservekopie " + path + " is beschadigd: er staat een regel in die de database weigert (" + error.what() +
                     "). Er is niets teruggezet. Neem een andere.");
}

}  // namespace ontknoop::db
