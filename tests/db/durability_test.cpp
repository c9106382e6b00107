// SPDX-License-Identifier: EUPL-1.2
//
// What was acknowledged is there, whatever happens next. A child process writes rows and says the number of each one
// after write() returned; it is killed, or its server is, at a random moment.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>

#include "db/helpers.h"
#include "support/postgres_cluster.h"

namespace ontknoop {
namespace {

constexpr int rows_to_write = 1000;

// Writes until it is done or the database is gone. Never returns: this is the child.
[[noreturn]] void write_and_acknowledge(const std::string& url, int pipe) {
    try {
        const auto database = db::open({.url = url});
        for (int id = 0; id < rows_to_write; ++id) {
            database->write([&](db::Connection& c) { c.exec("INSERT INTO acked (id) VALUES ($1)", id); });
            if (::write(pipe, &id, sizeof id) != sizeof id) break;
        }
        ::pause();  // so that it is killed, not ended, also when the moment comes late
    } catch (const std::exception&) {
        // the server went away: what we said until now is what counts
    }
    ::_exit(0);
}

class Writer {
public:
    explicit Writer(const std::string& url) {
        int ends[2];
        if (::pipe(ends) != 0) throw std::runtime_error("pipe");
        child_ = ::fork();
        if (child_ == 0) {
            ::close(ends[0]);
            write_and_acknowledge(url, ends[1]);
        }
        ::close(ends[1]);
        acknowledgements_ = ends[0];
    }
    ~Writer() {
        kill();
        ::close(acknowledgements_);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void wait_for(int count) {
        while (static_cast<int>(acknowledged_.size()) < count && read_one()) {
        }
    }
    void kill() {
        if (child_ <= 0) return;
        ::kill(child_, SIGKILL);
        ::waitpid(std::exchange(child_, -1), nullptr, 0);
    }
    // All it said before it died.
    const std::set<int>& acknowledged() {
        while (read_one()) {
        }
        return acknowledged_;
    }

private:
    bool read_one() {
        int id = 0;
        if (::read(acknowledgements_, &id, sizeof id) != sizeof id) return false;
        acknowledged_.insert(id);
        return true;
    }
    pid_t child_ = -1;
    int acknowledgements_ = -1;
    std::set<int> acknowledged_;
};

int random_moment() {
    std::random_device chance;
    return std::uniform_int_distribution(rows_to_write / 20, rows_to_write - 1)(chance);
}

void make_table(const std::string& url) {
    test::migrate_with(*db::open({.url = url}),
                       {{"0001_test.sql", "CREATE TABLE acked (id INTEGER NOT NULL PRIMARY KEY) STRICT"}});
}

void expect_all_there(const std::string& url, const std::set<int>& acknowledged) {
    std::set<int> found;
    const auto database = db::open({.url = url});
    database->read([&](db::Connection& c) { c.each<int>("SELECT id FROM acked", [&](int id) { found.insert(id); }); });
    std::vector<int> lost;
    std::ranges::set_difference(acknowledged, found, std::back_inserter(lost));
    EXPECT_EQ(lost, std::vector<int>{});
    EXPECT_LE(found.size(), acknowledged.size() + 1);  // at most the one that was under way
    EXPECT_EQ(database->integrity_problems(), std::vector<std::string>{});
}

class Durability : public test::BothEmptyDatabases {};
ONTKNOOP_ON_BOTH_DATABASES(Durability);

TEST_P(Durability, EveryAcknowledgedRowSurvivesTheDeathOfTheProgram) {
    make_table(fresh().url());
    Writer writer(fresh().url());
    const int moment = random_moment();
    SCOPED_TRACE(moment);
    writer.wait_for(moment);
    writer.kill();
    EXPECT_GE(static_cast<int>(writer.acknowledged().size()), moment);
    expect_all_there(fresh().url(), writer.acknowledged());
}

TEST(DurabilityOfPostgres, EveryAcknowledgedRowSurvivesTheDeathOfTheServer) {
    test::PostgresCluster cluster;  // its own, since others use the shared one
    const std::string url = cluster.create_database();
    make_table(url);
    Writer writer(url);
    const int moment = random_moment();
    SCOPED_TRACE(moment);
    writer.wait_for(moment);
    cluster.stop_immediately();
    const std::set<int> acknowledged = (writer.kill(), writer.acknowledged());
    EXPECT_GE(static_cast<int>(acknowledged.size()), moment);
    cluster.start();
    expect_all_there(url, acknowledged);
}

}  // namespace
}  // namespace ontknoop
