// SPDX-License-Identifier: EUPL-1.2
#include "db/statement_cache.h"

#include "db/engine.h"
#include "db/helpers.h"
#include "db/sqlite_connection.h"

namespace ontknoop::db {
namespace {

TEST(StatementCache, LetsTheLeastRecentlyUsedGo) {
    StatementCache<int> cache(2);
    EXPECT_EQ(cache.add("a", std::make_shared<int>(1)), nullptr);
    EXPECT_EQ(cache.add("b", std::make_shared<int>(2)), nullptr);
    EXPECT_EQ(*cache.find("a"), 1);
    EXPECT_EQ(*cache.add("c", std::make_shared<int>(3)), 2);
    EXPECT_EQ(cache.find("b"), nullptr);
    EXPECT_EQ(*cache.find("a"), 1);
    EXPECT_EQ(*cache.find("c"), 3);
    EXPECT_EQ(cache.size(), 2u);
}

TEST(StatementCache, DoesNotLendAStatementTwice) {
    StatementCache<int> cache(2);
    cache.add("a", std::make_shared<int>(1));
    const auto borrowed = cache.find("a");
    EXPECT_EQ(cache.find("a"), nullptr);
    EXPECT_EQ(cache.add("a", std::make_shared<int>(9)), nullptr);
    EXPECT_EQ(cache.size(), 1u);
}

TEST(StatementCache, OfSqliteKeepsABoundedNumber) {
    const test::TemporaryFolder folder;
    SqliteConnection connection(folder.file("x.db"), SqliteConnection::Access::write);
    for (std::size_t i = 0; i < statement_cache_limit + 100; ++i)
        EXPECT_EQ(connection.value<std::size_t>("SELECT " + std::to_string(i)), i);
    EXPECT_EQ(connection.statements_kept(), statement_cache_limit);
}

TEST(StatementCache, OfPostgresKeepsABoundedNumberOnTheServerToo) {
    test::FreshDatabase fresh(Engine::postgres, test::FreshDatabase::Content::empty);
    fresh.get().read([](Connection& c) {
        for (std::size_t i = 0; i < statement_cache_limit + 100; ++i)
            EXPECT_EQ(c.value<std::size_t>("SELECT " + std::to_string(i)), i);
        EXPECT_EQ(c.value<std::size_t>("SELECT count(*) FROM pg_prepared_statements"), statement_cache_limit);
    });
}

}  // namespace
}  // namespace ontknoop::db
