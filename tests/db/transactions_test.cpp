// SPDX-License-Identifier: EUPL-1.2
#include <atomic>
#include <barrier>
#include <latch>
#include <thread>

#include "db/helpers.h"

namespace ontknoop {
namespace {

class Transactions : public test::BothEmptyDatabases {
protected:
    void SetUp() override {
        test::migrate_with(database(), {{"0001_test.sql", R"(
            CREATE TABLE item (id INTEGER NOT NULL PRIMARY KEY, amount INTEGER NOT NULL,
                               versie INTEGER NOT NULL DEFAULT 1) STRICT;
            CREATE TABLE part (id INTEGER NOT NULL PRIMARY KEY,
                               item INTEGER NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED) STRICT;)"}});
    }
    static void add(db::Connection& c, int id, int amount = 0) {
        c.exec("INSERT INTO item (id, amount) VALUES ($1, $2)", id, amount);
    }
    static std::int64_t total(db::Connection& c) {
        return *c.value<std::int64_t>("SELECT coalesce(sum(amount), 0) FROM item");
    }
};
ONTKNOOP_ON_BOTH_DATABASES(Transactions);

// Runs work(0) .. work(count - 1) at the same time.
void in_parallel(int count, const std::function<void(int)>& work) {
    std::latch start(count);
    std::vector<std::jthread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&, i] {
            start.arrive_and_wait();
            work(i);
        });
}

TEST_P(Transactions, KeepAllOrNothing) {
    EXPECT_THROW(database().write([](db::Connection& c) {
        add(c, 1);
        throw std::runtime_error("half-way");
    }),
                 std::runtime_error);
    EXPECT_EQ(test::count_rows(database(), "item"), 0);
    database().write([](db::Connection& c) { add(c, 1), add(c, 2); });
    EXPECT_EQ(test::count_rows(database(), "item"), 2);
}

TEST_P(Transactions, SeeTheirOwnChanges) {
    database().write([](db::Connection& c) {
        add(c, 1, 5);
        EXPECT_EQ(total(c), 5);
    });
}

TEST_P(Transactions, OfAUseCaseThatSaysNoLeaveNothingBehind) {
    const auto refused = db::write_result(database(), [](db::Connection& c) -> Result<int> {
        add(c, 1);
        return fail("plan.motivering_ontbreekt");
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error()[0].code, "plan.motivering_ontbreekt");
    EXPECT_EQ(test::count_rows(database(), "item"), 0);
    EXPECT_EQ(db::write_result(database(),
                               [](db::Connection& c) -> Result<int> {
                                   add(c, 1);
                                   return 7;
                               }),
              Result<int>(7));
    EXPECT_EQ(test::count_rows(database(), "item"), 1);
    EXPECT_TRUE(db::write_result(database(), [](db::Connection& c) -> Result<> {
        add(c, 2);
        return {};
    }));
}

TEST_P(Transactions, ThatThrowLoseOnlyTheirOwnChanges) {
    constexpr int writers = 48;
    std::atomic<int> refused = 0;
    std::latch all_here(writers);
    // The first job holds the writer until the others stand in line, so that on SQLite they share a commit.
    std::jthread first([&] { database().write([&](db::Connection& c) { all_here.wait(), add(c, 1000, 1); }); });
    in_parallel(writers, [&](int i) {
        all_here.count_down();
        try {
            database().write([&](db::Connection& c) {
                add(c, i, 1);
                if (i % 3 == 0) throw std::runtime_error("no");
                if (i % 3 == 1) add(c, i + 100, 1);
            });
        } catch (const std::runtime_error&) {
            ++refused;
        }
    });
    first.join();
    EXPECT_EQ(refused, writers / 3);
    database().read([&](db::Connection& c) { EXPECT_EQ(total(c), 1 + writers / 3 * 2 + writers / 3); });
}

TEST_P(Transactions, WithAMissingParentAtTheEndLoseOnlyTheirOwnChanges) {
    constexpr int writers = 24;
    std::atomic<int> refused = 0;
    in_parallel(writers, [&](int i) {
        try {
            database().write([&](db::Connection& c) {
                c.exec("INSERT INTO part (id, item) VALUES ($1, $2)", i, i);  // the parent may come later
                if (i % 2 == 0) add(c, i);
            });
        } catch (const db::ConstraintError&) {
            ++refused;
        }
    });
    EXPECT_EQ(refused, writers / 2);
    EXPECT_EQ(test::count_rows(database(), "part"), writers / 2);
}

TEST_P(Transactions, OfManyWritersAreAllThere) {
    constexpr int writers = 8, each = 50;
    in_parallel(writers, [&](int writer) {
        for (int i = 0; i < each; ++i) database().write([&](db::Connection& c) { add(c, writer * each + i, 1); });
    });
    database().read([](db::Connection& c) { EXPECT_EQ(total(c), writers * each); });
}

TEST_P(Transactions, ReadOneConsistentPicture) {
    database().write([](db::Connection& c) { add(c, 1, 10); });
    database().read([&](db::Connection& c) {
        EXPECT_EQ(total(c), 10);
        std::jthread([&] { database().write([](db::Connection& w) { add(w, 2, 5); }); }).join();
        EXPECT_EQ(total(c), 10);
    });
    database().read([](db::Connection& c) { EXPECT_EQ(total(c), 15); });
}

TEST_P(Transactions, NeverShowAHalfWrittenTransfer) {
    database().write([](db::Connection& c) { add(c, 1, 500), add(c, 2, 500); });
    std::atomic<bool> stop = false;
    std::jthread writer([&] {
        for (int i = 0; i < 200; ++i)
            database().write([](db::Connection& c) {
                c.exec("UPDATE item SET amount = amount - 1 WHERE id = 1");
                c.exec("UPDATE item SET amount = amount + 1 WHERE id = 2");
            });
        stop = true;
    });
    do {
        database().read([](db::Connection& c) {
            const int first = *c.value<int>("SELECT amount FROM item WHERE id = 1");
            const int second = *c.value<int>("SELECT amount FROM item WHERE id = 2");
            EXPECT_EQ(first + second, 1000);
        });
    } while (!stop);
}

// The pattern of every store that edits: the row is only changed when it is still the one the person saw.
TEST_P(Transactions, LetOnlyOneOfTwoEditsOfTheSameVersionThrough) {
    database().write([](db::Connection& c) { add(c, 1); });
    constexpr int writers = 8, rounds = 20;
    for (int round = 1; round <= rounds; ++round) {
        std::atomic<int> won = 0;
        in_parallel(writers, [&](int) {
            database().write([&](db::Connection& c) {
                won += static_cast<int>(
                    c.exec("UPDATE item SET amount = amount + 1, versie = versie + 1 WHERE id = $1 AND versie = $2", 1,
                           round));
            });
        });
        EXPECT_EQ(won, 1);
    }
    database().read([&](db::Connection& c) { EXPECT_EQ(total(c), rounds); });
}

TEST_P(Transactions, InsideEachOtherAreABug) {
    const auto nothing = [](db::Connection&) {};
    EXPECT_THROW(database().write([&](db::Connection&) { database().write(nothing); }), Bug);
    EXPECT_THROW(database().write([&](db::Connection&) { database().read(nothing); }), Bug);
    EXPECT_THROW(database().read([&](db::Connection&) { database().read(nothing); }), Bug);
    EXPECT_THROW(database().read([&](db::Connection&) { database().write(nothing); }), Bug);
    database().write(nothing);
}

TEST_P(Transactions, ThatHideAFailedStatementAreABug) {
    EXPECT_THROW(database().write([](db::Connection& c) {
        add(c, 1);
        EXPECT_THROW(add(c, 1), db::ConstraintError);
    }),
                 Bug);
    EXPECT_EQ(test::count_rows(database(), "item"), 0);
    database().write([](db::Connection& c) { add(c, 1); });
}

TEST_P(Transactions, WaitForAReaderToComeFreeWhenAllAreBusy) {
    fresh().close();
    const auto small = db::open({.url = fresh().url(), .readers = 1});
    std::atomic<bool> first_is_done = false;
    std::jthread second;
    small->read([&](db::Connection& c) {
        second = std::jthread([&] { small->read([&](db::Connection&) { EXPECT_TRUE(first_is_done); }); });
        EXPECT_EQ(total(c), 0);
        first_is_done = true;
    });
    second.join();
}

TEST_P(Transactions, AreStillThereAfterARestart) {
    database().write([](db::Connection& c) { add(c, 1, 7); });
    fresh().reopen();
    database().read([](db::Connection& c) { EXPECT_EQ(total(c), 7); });
}

TEST(SqliteHousekeeping, LeavesOneFileWhenTheProgramEnds) {
    test::FreshDatabase fresh(db::Engine::sqlite, test::FreshDatabase::Content::empty);
    const std::string file = fresh.url().substr(7);
    fresh.get().write([](db::Connection& c) { c.exec("CREATE TABLE t (a INTEGER)"); });
    EXPECT_TRUE(std::filesystem::exists(file + "-wal"));
    fresh.close();
    EXPECT_FALSE(std::filesystem::exists(file + "-wal"));
}

}  // namespace
}  // namespace ontknoop
