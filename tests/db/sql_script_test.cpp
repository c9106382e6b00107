// SPDX-License-Identifier: EUPL-1.2
#include "db/sql_script.h"

#include <gtest/gtest.h>

#include "base/result.h"

namespace ontknoop::db {
namespace {

using Statements = std::vector<std::string>;

Statements sqlite(std::string_view script) { return statements_for(Engine::sqlite, script); }
Statements postgres(std::string_view script) { return statements_for(Engine::postgres, script); }

TEST(SqlScript, LosesNoCharacterInItsTokens) {
    for (const std::string_view script :
         {"SELECT 'a''b', \"c\" -- x\n/* y */ FROM $t$ ; $t$;", "'open", "/* open", "$$ open", "--", "$", "$1", "é€"}) {
        std::string together;
        for (const Token& token : sql_tokens(script)) together += token.text;
        EXPECT_EQ(together, script);
    }
}

TEST(SqlScript, IsCutAtSemicolons) {
    EXPECT_EQ(sqlite("SELECT 1; SELECT 2 ;\n\n;SELECT 3"), (Statements{"SELECT 1", "SELECT 2", "SELECT 3"}));
    EXPECT_EQ(sqlite(" -- nothing here\n"), Statements{});
}

TEST(SqlScript, IsNotCutInsideQuotesAndComments) {
    EXPECT_EQ(sqlite("SELECT ';', 'it''s;', \";\" /* ; */ -- ;\n, 2; SELECT 2"),
              (Statements{"SELECT ';', 'it''s;', \";\" /* ; */ -- ;\n, 2", "SELECT 2"}));
    EXPECT_EQ(postgres("CREATE FUNCTION f() AS $$ a; b; $$; DO $x$ $$;$$ $x$; SELECT $1"),
              (Statements{"CREATE FUNCTION f() AS $$ a; b; $$", "DO $x$ $$;$$ $x$", "SELECT $1"}));
}

TEST(SqlScript, KeepsTheBodyOfATriggerTogether) {
    const std::string trigger =
        "CREATE TRIGGER t BEFORE UPDATE ON x BEGIN SELECT CASE WHEN 1 THEN 2 END; SELECT RAISE(ABORT, 'end;'); END";
    EXPECT_EQ(sqlite(trigger + "; SELECT 1;"), (Statements{trigger, "SELECT 1"}));
    EXPECT_EQ(postgres("CREATE TRIGGER t BEFORE UPDATE ON x EXECUTE FUNCTION f(); SELECT 1;"),
              (Statements{"CREATE TRIGGER t BEFORE UPDATE ON x EXECUTE FUNCTION f()", "SELECT 1"}));
    EXPECT_EQ(sqlite("SELECT begin; SELECT 2"), (Statements{"SELECT begin", "SELECT 2"}));
}

TEST(SqlScript, LimitsAStatementToOneEngine) {
    constexpr std::string_view script = "-- only: sqlite\nSELECT 1;\n-- only: postgres\n-- why\nSELECT 2;\nSELECT 3;";
    EXPECT_EQ(sqlite(script), (Statements{"SELECT 1", "SELECT 3"}));
    EXPECT_EQ(postgres(script), (Statements{"SELECT 2", "SELECT 3"}));
}

TEST(SqlScript, RefusesALimitThatWouldBeMisread) {
    EXPECT_THROW(sqlite("-- only: oracle\nSELECT 1"), Bug);
    EXPECT_THROW(sqlite("SELECT 1\n-- only: sqlite\n, 2"), Bug);
}

TEST(SqlScript, IsTranslatedForPostgres) {
    EXPECT_EQ(
        postgres("CREATE TABLE t (a INTEGER, b REAL, c BLOB, d JSON, integer_like TEXT DEFAULT 'INTEGER') STRICT;"),
        (Statements{"CREATE TABLE t (a BIGINT, b DOUBLE PRECISION, c BYTEA, d JSON, integer_like TEXT DEFAULT "
                    "'INTEGER')"}));
    EXPECT_EQ(postgres("CREATE TABLE t (a TEXT, b TEXT) STRICT, WITHOUT ROWID"),
              (Statements{"CREATE TABLE t (a TEXT, b TEXT)"}));
    EXPECT_EQ(postgres("CREATE TABLE t (a TEXT) WITHOUT ROWID, STRICT"), (Statements{"CREATE TABLE t (a TEXT)"}));
}

TEST(SqlScript, IsTranslatedForSqlite) {
    EXPECT_EQ(sqlite("CREATE TABLE t (a INTEGER, d JSON /* JSON */) STRICT"),
              (Statements{"CREATE TABLE t (a INTEGER, d TEXT /* JSON */) STRICT"}));
}

}  // namespace
}  // namespace ontknoop::db
