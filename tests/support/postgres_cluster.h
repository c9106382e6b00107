// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdio>
#include <string>

namespace ontknoop::test {

// A throw-away PostgreSQL cluster in a temporary folder: a socket in that folder, no TCP port. One per test program,
// started when the first test asks for it. A small watcher process stops and removes it when the program ends, also
// when the program is killed. As root it runs as another user, since PostgreSQL refuses to be root.
class PostgresCluster {
public:
    static PostgresCluster& shared();

    // Starts a cluster of its own, for a test that breaks it. Throws std::runtime_error with the server's log.
    PostgresCluster();
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;

    // A new database, empty or a copy of another one of this cluster; its address for db::open.
    std::string create_database(const std::string& copy_of = {});
    void drop_database(const std::string& address);
    std::string address(const std::string& database) const;
    // Without cleaning up, as in a power failure; start() recovers.
    void stop_immediately();
    void start();

private:
    void run_as_owner(const std::string& command) const;
    void run_sql(const std::string& sql) const;

    std::string folder_, owner_prefix_, programs_;
    std::FILE* watcher_ = nullptr;
    int databases_made_ = 0;
};

}  // namespace ontknoop::test
