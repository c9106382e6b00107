// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <future>
#include <mutex>
#include <thread>

#include "base/log.h"
#include "db/backup_file.h"
#include "db/engine.h"
#include "db/sqlite_connection.h"

namespace ontknoop::db {
namespace {

constexpr std::size_t jobs_per_commit = 64;
constexpr std::chrono::seconds idle_before_checkpoint{1};

using Work = std::function<void(Connection&)>;

// A call of write() that waits for the writer thread; lives on the stack of its caller.
struct WriteJob {
    const Work* work;
    std::exception_ptr error;
    std::promise<void> done;
};

// Why one writer thread: SQLite lets one connection write at a time. Threads that queue for its lock each pay for their
// own flush to disk; jobs that share a commit share the flush (docs/decisions/0019).
class SqliteWriter {
public:
    SqliteWriter(const std::string& path, const Database* owner)
        : connection_(path, SqliteConnection::Access::write), owner_(owner), thread_([this] { loop(); }) {}

    ~SqliteWriter() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
        thread_.join();
    }

    void write(const Work& work) {
        WriteJob job{&work, nullptr, {}};
        std::future<void> done = job.done.get_future();
        {
            const std::lock_guard lock(mutex_);
            queue_.push_back(&job);
        }
        wake_.notify_one();
        done.get();
    }

private:
    void loop() {
        bool wal_has_content = true;
        std::unique_lock lock(mutex_);
        const auto something_to_do = [this] { return stopping_ || !queue_.empty(); };
        for (;;) {
            if (wal_has_content)
                wake_.wait_for(lock, idle_before_checkpoint, something_to_do);
            else
                wake_.wait(lock, something_to_do);
            std::vector<WriteJob*> group;
            while (!queue_.empty() && group.size() < jobs_per_commit) {
                group.push_back(queue_.front());
                queue_.pop_front();
            }
            if (group.empty() && stopping_) break;
            lock.unlock();
            if (group.empty())
                checkpoint();
            else
                commit_together(group);
            wal_has_content = !group.empty();
            lock.lock();
        }
        lock.unlock();
        tidy([this] { connection_.control("PRAGMA optimize"); });
    }

    // All jobs in one transaction and one flush; each in a savepoint of its own, so that a job that throws takes only
    // its own changes with it. Nobody hears "done" before the commit is on disk.
    void commit_together(const std::vector<WriteJob*>& group) {
        std::exception_ptr failure;
        try {
            connection_.control("BEGIN IMMEDIATE");
            for (WriteJob* job : group) run_in_savepoint(*job);
            connection_.control("COMMIT");
        } catch (...) {
            failure = std::current_exception();
            if (connection_.in_transaction()) tidy([this] { connection_.control("ROLLBACK"); });
        }
        for (WriteJob* job : group) {
            // Moved out first: the job is gone as soon as its caller wakes up.
            std::promise<void> done = std::move(job->done);
            const std::exception_ptr error = job->error ? job->error : failure;
            if (error)
                done.set_exception(error);
            else
                done.set_value();
        }
    }

    // Throws only when the whole transaction is lost (disk full, I/O error).
    void run_in_savepoint(WriteJob& job) {
        connection_.control("SAVEPOINT job");
        try {
            const NoNesting guard(owner_);
            connection_.take_failure();
            (*job.work)(connection_);
            check_no_failure_was_hidden(connection_.take_failure());
            // Checked here and not at the commit, where it would fail the whole group.
            if (connection_.has_unmet_foreign_keys()) throw ConstraintError("FOREIGN KEY constraint failed");
        } catch (...) {
            job.error = std::current_exception();
            if (!connection_.in_transaction())
                throw DatabaseError("the transaction was lost with that of another writer", true);
            connection_.control("ROLLBACK TO job");
        }
        connection_.control("RELEASE job");
    }

    // The file becomes whole and the -wal file empty while nobody waits. Not while readers are busy: no hurry.
    void checkpoint() {
        sqlite3_busy_timeout(connection_.handle(), 0);
        sqlite3_wal_checkpoint_v2(connection_.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
        sqlite3_busy_timeout(connection_.handle(), busy_wait_ms);
    }

    // Work that is good to do but whose failure changes nothing for anyone who waits.
    template <class F>
    void tidy(F work) {
        try {
            work();
        } catch (const std::exception&) {
            log::warning("database housekeeping failed", {{"engine", "sqlite"}});
        }
    }

    SqliteConnection connection_;  // used by thread_ only
    const Database* owner_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<WriteJob*> queue_;
    bool stopping_ = false;
    std::thread thread_;  // last: starts when the rest is there
};

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(std::string path, const Options& options)
        : path_(std::move(path)), most_readers_(std::max(1, options.readers)), writer_(path_, this) {}

    Engine engine() const override { return Engine::sqlite; }

    void read(const Work& work) override {
        const NoNesting guard(this);
        const Reader reader(*this);
        reader->take_failure();
        reader->control("BEGIN");
        try {
            work(*reader);
        } catch (...) {
            if (reader->in_transaction()) reader->control("ROLLBACK");
            throw;
        }
        reader->control("COMMIT");
        check_no_failure_was_hidden(reader->take_failure());
    }

    void write(const Work& work) override {
        const NoNesting guard(this);
        writer_.write(work);
    }

    void backup_to(const std::string& path) override {
        BackupFile file(path);
        {
            const SqliteConnection from(path_, SqliteConnection::Access::read);
            SqliteConnection to(file.part_path(), SqliteConnection::Access::copy);
            sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
            // All pages in one step: one read transaction, so writers go on and the copy is of one moment.
            const int stepped = backup == nullptr ? SQLITE_ERROR : sqlite3_backup_step(backup, -1);
            sqlite3_backup_finish(backup);
            if (stepped != SQLITE_DONE) file.fail(sqlite3_errstr(stepped));
            to.control("PRAGMA journal_mode=DELETE");  // one file, nothing beside it
        }
        file.keep();
    }

    std::vector<std::string> integrity_problems() override {
        std::vector<std::string> problems;
        try {
            SqliteConnection connection(path_, SqliteConnection::Access::read);
            problems = connection.column_of_text("PRAGMA integrity_check");
            if (problems == std::vector<std::string>{"ok"}) problems.clear();
            for (const std::string& table : connection.column_of_text("PRAGMA foreign_key_check"))
                problems.push_back("A row of table " + table + " points to a row that is not there.");
        } catch (const DatabaseError& error) {
            problems.push_back(std::string("The file is too damaged to be checked: ") + error.what());
        }
        return problems;
    }

private:
    // Borrows a read connection from the pool, waiting for one when all are busy.
    class Reader {
    public:
        explicit Reader(SqliteDatabase& database) : database_(database), connection_(database.take_reader()) {}
        ~Reader() { database_.give_back(std::move(connection_)); }
        Reader(const Reader&) = delete;
        Reader& operator=(const Reader&) = delete;
        SqliteConnection* operator->() const { return connection_.get(); }
        SqliteConnection& operator*() const { return *connection_; }

    private:
        SqliteDatabase& database_;
        std::unique_ptr<SqliteConnection> connection_;
    };

    std::unique_ptr<SqliteConnection> take_reader() {
        std::unique_lock lock(mutex_);
        freed_.wait(lock, [this] { return !idle_.empty() || opened_ < most_readers_; });
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        ++opened_;
        lock.unlock();
        try {
            return std::make_unique<SqliteConnection>(path_, SqliteConnection::Access::read);
        } catch (...) {
            lock.lock();
            --opened_;
            freed_.notify_one();
            throw;
        }
    }

    void give_back(std::unique_ptr<SqliteConnection> connection) {
        {
            const std::lock_guard lock(mutex_);
            idle_.push_back(std::move(connection));
        }
        freed_.notify_one();
    }

    const std::string path_;
    const int most_readers_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<SqliteConnection>> idle_;  // the warmest last
    int opened_ = 0;
    SqliteWriter writer_;  // last to come, first to go
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::string& path, const Options& options) {
    return std::make_unique<SqliteDatabase>(path, options);
}

}  // namespace ontknoop::db
