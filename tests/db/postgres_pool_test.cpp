// SPDX-License-Identifier: EUPL-1.2
#include <libpq-fe.h>

#include "db/helpers.h"

namespace ontknoop {
namespace {

class PostgresPool : public testing::Test {
protected:
    void SetUp() override {
        test::migrate_with(
            database(), {{"0001_test.sql", "CREATE TABLE item (id INTEGER NOT NULL PRIMARY KEY, words TEXT) STRICT"}});
    }
    db::Database& database() { return fresh_.get(); }

    // As an administrator does who stops the server: every other connection to this database ends.
    void end_all_other_connections() {
        const auto administrator = db::open({.url = fresh_.url()});
        administrator->read([](db::Connection& c) {
            c.exec(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()");
        });
    }
    test::FreshDatabase fresh_{db::Engine::postgres, test::FreshDatabase::Content::empty};
};

TEST_F(PostgresPool, MendsAConnectionThatDiedWhileIdle) {
    end_all_other_connections();
    int times = 0;
    database().write([&](db::Connection& c) {
        ++times;
        c.exec("INSERT INTO item (id) VALUES (1)");
    });
    EXPECT_EQ(times, 1);
    end_all_other_connections();
    EXPECT_EQ(test::count_rows(database(), "item"), 1);
}

TEST_F(PostgresPool, DoesNotRepeatWorkThatWasUnderWay) {
    int times = 0;
    try {
        database().write([&](db::Connection& c) {
            ++times;
            c.exec("INSERT INTO item (id) VALUES (1)");
            end_all_other_connections();
            c.exec("INSERT INTO item (id) VALUES (2)");
        });
        FAIL() << "the connection was lost and nobody said so";
    } catch (const db::DatabaseError& error) {
        EXPECT_TRUE(error.retryable) << error.what();
    }
    EXPECT_EQ(times, 1);
    EXPECT_EQ(test::count_rows(database(), "item"), 0);
}

TEST_F(PostgresPool, SaysTheOutcomeIsUnknownWhenTheCommitWasCutOff) {
    try {
        database().write([&](db::Connection& c) {
            c.exec("INSERT INTO item (id) VALUES (1)");
            end_all_other_connections();
        });
        FAIL() << "the connection was lost and nobody said so";
    } catch (const db::DatabaseError& error) {
        EXPECT_FALSE(error.retryable) << error.what();
    }
}

TEST_F(PostgresPool, GivesUpAStatementThatTakesTooLong) {
    const auto hasty = db::open({.url = fresh_.url(), .statement_timeout_ms = 20});
    try {
        hasty->read([](db::Connection& c) { c.exec("SELECT count(*) FROM generate_series(1, 1000000000)"); });
        FAIL() << "the statement was not given up";
    } catch (const db::DatabaseError& error) {
        EXPECT_FALSE(error.retryable);
    }
    hasty->read([](db::Connection& c) { EXPECT_EQ(c.value<int>("SELECT 1"), 1); });
}

TEST_F(PostgresPool, RecoversWhenATableChangedUnderAKeptStatement) {
    constexpr const char* sql = "SELECT words FROM item";
    const auto look = [&] { database().read([&](db::Connection& c) { c.exec(sql); }); };
    look();
    db::open({.url = fresh_.url()})->write([](db::Connection& c) {
        c.exec("ALTER TABLE item ALTER COLUMN words TYPE BYTEA USING words::bytea");
    });
    try {
        look();
        FAIL() << "this test changed nothing that matters";
    } catch (const db::DatabaseError& error) {
        EXPECT_TRUE(error.retryable);
    }
    look();
}

TEST_F(PostgresPool, RefusesADatabaseThatSortsAnotherWay) {
    const auto refused = [&](const std::string& name, const std::string& properties) {
        // CREATE DATABASE cannot run inside a transaction, so not through the port.
        const std::string address = fresh_.url();
        const std::unique_ptr<PGconn, decltype(&PQfinish)> administrator(PQconnectdb(address.c_str()), PQfinish);
        const std::string sql = "CREATE DATABASE " + name + " TEMPLATE template0 " + properties;
        PQclear(PQexec(administrator.get(), sql.c_str()));
        const std::string url = address.substr(0, address.rfind('=') + 1) + name;
        const std::string message = test::message_of<AdminError>([&] { db::open({.url = url}); });
        EXPECT_NE(message.find("--encoding=UTF8 --locale=C"), std::string::npos) << properties << ": " << message;
        PQclear(PQexec(administrator.get(), ("DROP DATABASE " + name).c_str()));
    };
    refused("latin", "ENCODING LATIN1");
    refused("alphabetical", "LOCALE_PROVIDER icu ICU_LOCALE 'nl' ENCODING UTF8");
}

TEST_F(PostgresPool, CallsASerialisationFailureRetryable) {
    try {
        database().write([](db::Connection& c) {
            c.exec("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'serialization_failure'; END $$");
        });
        FAIL();
    } catch (const db::DatabaseError& error) {
        EXPECT_TRUE(error.retryable);
    }
}

}  // namespace
}  // namespace ontknoop
