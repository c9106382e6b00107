// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "db/backup_file.h"
#include "db/copy.h"
#include "db/engine.h"
#include "db/postgres_connection.h"

namespace ontknoop::db {
namespace {

constexpr std::chrono::seconds longest_wait_for_connection{10};
constexpr int oldest_server_version = 140000;

constexpr const char* begin_read = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
constexpr const char* begin_write = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(const Options& options)
        : address_(options.url), timeout_ms_(options.statement_timeout_ms), most_(std::max(1, options.readers)) {
        try {
            auto first = std::make_unique<PostgresConnection>(address_, timeout_ms_);
            check_server(*first);
            idle_.push_back(std::move(first));
            opened_ = 1;
        } catch (const DatabaseError& error) {
            throw AdminError(std::string("De PostgreSQL-database is niet te bereiken (") + error.what() +
                             "). Controleer het adres en de gebruiker, en of de server draait.");
        }
    }

    Engine engine() const override { return Engine::postgres; }
    void read(const std::function<void(Connection&)>& work) override { transact(begin_read, work); }
    void write(const std::function<void(Connection&)>& work) override { transact(begin_write, work); }

    void backup_to(const std::string& path) override {
        BackupFile file(path);
        read([&](Connection& from) {
            from.exec("SET LOCAL statement_timeout = 0");
            copy_to_sqlite_file(from, file.part_path());
        });
        file.keep();
    }

    std::vector<std::string> integrity_problems() override;

private:
    // Borrows a connection; gives it back, or throws it away when it broke.
    class Lease {
    public:
        explicit Lease(PostgresDatabase& database) : database_(database), connection_(database.take()) {}
        ~Lease() { database_.give_back(std::move(connection_)); }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        // In place of one that turned out dead; it keeps its seat in the pool.
        void replace() {
            connection_.reset();
            connection_ = std::make_unique<PostgresConnection>(database_.address_, database_.timeout_ms_);
        }
        PostgresConnection& operator*() const { return *connection_; }

    private:
        PostgresDatabase& database_;
        std::unique_ptr<PostgresConnection> connection_;
    };

    void transact(const char* begin, const std::function<void(Connection&)>& work);
    std::unique_ptr<PostgresConnection> take();
    void give_back(std::unique_ptr<PostgresConnection> connection);
    static void check_server(PostgresConnection& connection);

    const std::string address_;
    const int timeout_ms_;
    const int most_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<PostgresConnection>> idle_;
    int opened_ = 0;
};

void PostgresDatabase::check_server(PostgresConnection& connection) {
    // Byte order, as SQLite has it, so that a list is in the same order on both engines.
    constexpr const char* sql = R"(
        SELECT current_setting('server_encoding') = 'UTF8', 'B' < 'a', current_setting('server_version_num'))";
    const auto [is_utf8, is_byte_order, version] = *connection.one<bool, bool, std::int64_t>(sql);
    if (!is_utf8 || !is_byte_order)
        throw AdminError(
            "De PostgreSQL-database heeft een andere tekenset of sorteervolgorde dan nodig is. Maak haar opnieuw met: "
            "createdb --encoding=UTF8 --locale=C --template=template0 NAAM");
    if (version < oldest_server_version)
        throw AdminError("De PostgreSQL-server is te oud. Installeer versie 14 of later; wij testen met 15.");
}

// A connection that sat idle may be dead without knowing (the server was restarted). As long as nothing was done, that
// is mended here: a fresh connection, one time. From the first statement of `work` on, the caller must decide.
void PostgresDatabase::transact(const char* begin, const std::function<void(Connection&)>& work) {
    const NoNesting guard(this);
    Lease lease(*this);
    try {
        (*lease).control(begin);
    } catch (const DatabaseError&) {
        if (!(*lease).is_broken()) throw;
        lease.replace();
        (*lease).control(begin);
    }
    PostgresConnection& connection = *lease;
    connection.take_failure();
    try {
        work(connection);
        check_no_failure_was_hidden(connection.take_failure());
    } catch (...) {
        try {
            if (!connection.is_broken()) connection.control("ROLLBACK");
        } catch (const DatabaseError&) {
            // The connection went with it, and so the server rolls back. What happened first is the news.
        }
        throw;
    }
    try {
        connection.control("COMMIT");
    } catch (const DatabaseError& error) {
        if (!connection.is_broken()) throw;
        // Perhaps done, perhaps not: to try again might do it twice.
        throw DatabaseError(std::string("the connection was lost during the commit: ") + error.what(), false);
    }
}

std::unique_ptr<PostgresConnection> PostgresDatabase::take() {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, longest_wait_for_connection, [this] { return !idle_.empty() || opened_ < most_; }))
        throw DatabaseError("all connections to PostgreSQL are in use", true);
    if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }
    ++opened_;
    lock.unlock();
    try {
        return std::make_unique<PostgresConnection>(address_, timeout_ms_);
    } catch (...) {
        give_back(nullptr);
        throw;
    }
}

void PostgresDatabase::give_back(std::unique_ptr<PostgresConnection> connection) {
    {
        const std::lock_guard lock(mutex_);
        if (connection != nullptr && !connection->is_broken())
            idle_.push_back(std::move(connection));
        else
            --opened_;
    }
    freed_.notify_one();
}

// What SQLite checks page by page, PostgreSQL does while it runs; what can be asked is whether it found or left
// something.
std::vector<std::string> PostgresDatabase::integrity_problems() {
    struct Question {
        const char* sql;
        const char* words;
    };
    constexpr Question questions[] = {
        {R"(SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND NOT i.indisvalid)",
         "This index is not valid; run REINDEX: "},
        {R"(SELECT k.conname::text FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
            WHERE n.nspname = current_schema() AND NOT k.convalidated)",
         "This constraint was not checked against the rows; run ALTER TABLE ... VALIDATE CONSTRAINT: "},
        {R"(SELECT datname::text FROM pg_stat_database WHERE datname = current_database() AND checksum_failures > 0)",
         "The server found damaged pages; restore a backup of database "},
        {R"(SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off')",
         "After a power failure data can be lost; switch on in postgresql.conf: "},
    };
    std::vector<std::string> problems;
    read([&](Connection& c) {
        for (const Question& question : questions)
            c.each<std::string>(question.sql,
                                [&](const std::string& name) { problems.push_back(question.words + name); });
    });
    return problems;
}

}  // namespace

std::unique_ptr<Database> open_postgres(const Options& options) { return std::make_unique<PostgresDatabase>(options); }

}  // namespace ontknoop::db
