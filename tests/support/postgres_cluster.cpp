// SPDX-License-Identifier: EUPL-1.2
#include "support/postgres_cluster.h"

#include <libpq-fe.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <stdexcept>

namespace ontknoop::test {
namespace {

constexpr const char* owner_name = "postgres";

// Where Debian keeps the server programs of a version; the newest one there is.
std::string find_server_programs() {
    std::string found;
    const std::filesystem::path root = "/usr/lib/postgresql";
    if (std::filesystem::exists(root))
        for (const auto& version : std::filesystem::directory_iterator(root))
            if (std::filesystem::exists(version.path() / "bin/initdb"))
                found = std::max(found, (version.path() / "bin/").string());
    if (found.empty()) throw std::runtime_error("The tests need a PostgreSQL server: apt-get install postgresql-15");
    return found;
}

// In memory when there is room: making and dropping a database flushes hundreds of files.
std::filesystem::path place_for_cluster() {
    constexpr std::uintmax_t enough = std::uintmax_t{1} << 30;
    std::error_code absent;
    const auto memory = std::filesystem::space("/dev/shm", absent);
    return !absent && memory.available > enough ? "/dev/shm" : std::filesystem::temp_directory_path();
}

std::string make_folder() {
    std::string pattern = (place_for_cluster() / "ontknoop-pg-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    return pattern;
}

std::string content_of(const std::string& path) {
    std::ostringstream all;
    all << std::ifstream(path).rdbuf();
    return all.str();
}

}  // namespace

PostgresCluster& PostgresCluster::shared() {
    static PostgresCluster cluster;
    return cluster;
}

PostgresCluster::PostgresCluster() : folder_(make_folder()), programs_(find_server_programs()) {
    if (::geteuid() == 0) {
        const passwd* owner = ::getpwnam(owner_name);
        if (owner == nullptr) owner = ::getpwnam("nobody");
        if (::chown(folder_.c_str(), owner->pw_uid, owner->pw_gid) != 0) throw std::runtime_error("chown " + folder_);
        owner_prefix_ = "setpriv --reuid=" + std::to_string(owner->pw_uid) +
                        " --regid=" + std::to_string(owner->pw_gid) + " --clear-groups ";
    }
    // It waits for the end of its input, which comes when this program ends in any way.
    const std::string watch = "trap '' INT TERM HUP; cat >/dev/null; cd /; " + owner_prefix_ + programs_ +
                              "pg_ctl -D " + folder_ + "/data -m immediate -w stop >/dev/null 2>&1; rm -rf " + folder_;
    watcher_ = ::popen(watch.c_str(), "we");
    if (watcher_ == nullptr) throw std::runtime_error("the watcher of the cluster did not start");
    run_as_owner("initdb -D " + folder_ + "/data -U ontknoop -A trust --encoding=UTF8 --locale=C --no-sync");
    start();
}

PostgresCluster::~PostgresCluster() { ::pclose(watcher_); }

void PostgresCluster::start() {
    run_as_owner("pg_ctl -D " + folder_ + "/data -l " + folder_ + "/server.log -w start -o \"-k " + folder_ +
                 " -c listen_addresses='' -c shared_buffers=32MB -c max_wal_size=64MB -c max_connections=60\"");
}

void PostgresCluster::stop_immediately() { run_as_owner("pg_ctl -D " + folder_ + "/data -m immediate -w stop"); }

void PostgresCluster::run_as_owner(const std::string& command) const {
    const std::string log = folder_ + "/command.log";
    const std::string line =
        "cd " + folder_ + " && " + owner_prefix_ + programs_ + command + " >" + log + " 2>&1 </dev/null";
    if (std::system(line.c_str()) != 0)
        throw std::runtime_error(command + ":\n" + content_of(log) + content_of(folder_ + "/server.log"));
}

std::string PostgresCluster::address(const std::string& database) const {
    return "host=" + folder_ + " user=ontknoop dbname=" + database;
}

void PostgresCluster::run_sql(const std::string& sql) const {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(address("postgres").c_str()), PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), sql.c_str()), PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
}

std::string PostgresCluster::create_database(const std::string& copy_of) {
    const std::string name = "db" + std::to_string(++databases_made_);
    const std::string source = copy_of.empty() ? "template0" : copy_of.substr(copy_of.rfind('=') + 1);
    run_sql("CREATE DATABASE " + name + " TEMPLATE " + source);
    return address(name);
}

void PostgresCluster::drop_database(const std::string& address) {
    run_sql("DROP DATABASE " + address.substr(address.rfind('=') + 1) + " WITH (FORCE)");
}

}  // namespace ontknoop::test
