// SPDX-License-Identifier: EUPL-1.2
#include <limits>

#include "db/helpers.h"

namespace ontknoop {
namespace {

using namespace std::string_literals;

class Port : public test::BothEmptyDatabases {
protected:
    void SetUp() override {
        test::migrate_with(database(), {{"0001_test.sql", R"(
            CREATE TABLE cell (
                id INTEGER NOT NULL PRIMARY KEY,
                number INTEGER,
                measure REAL,
                words TEXT,
                bytes BLOB,
                extra JSON
            ) STRICT;
            CREATE TABLE child (id INTEGER NOT NULL PRIMARY KEY, cell INTEGER NOT NULL REFERENCES cell (id),
                                level INTEGER NOT NULL CHECK (level > 0)) STRICT;)"}});
    }
    // Writes the value in a column and reads it back as T.
    template <class T, class V>
    std::optional<T> round_trip(const std::string& column, const V& value) {
        std::optional<T> read;
        database().write([&](db::Connection& c) {
            c.exec("DELETE FROM cell");
            c.exec("INSERT INTO cell (id, " + column + ") VALUES ($1, $2)", 1, value);
            read = c.value<T>("SELECT " + column + " FROM cell WHERE id = $1", 1);
        });
        return read;
    }
    template <class F>
    void write(F work) {
        database().write(work);
    }
};
ONTKNOOP_ON_BOTH_DATABASES(Port);

TEST_P(Port, KeepsTheLargestAndSmallestInteger) {
    for (const std::int64_t value : {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(),
                                     std::int64_t{0}, std::int64_t{-1}})
        EXPECT_EQ(round_trip<std::int64_t>("number", value), value);
}

TEST_P(Port, KeepsEveryBitOfADouble) {
    for (const double value : {0.1, -1.0 / 3, 1e308, std::numeric_limits<double>::denorm_min(), 5.0, -0.5})
        EXPECT_EQ(round_trip<double>("measure", value), value);
}

TEST_P(Port, KeepsTextOfAnyLanguageAndTellsEmptyFromNull) {
    for (const std::string& value :
         {"één € 😀 مرحبا"s, "it's \"quoted\" \\ $1 ; --"s, ""s, std::string(100'000, 'x')}) {
        EXPECT_EQ(round_trip<std::string>("words", value), value);
        EXPECT_EQ(round_trip<std::optional<std::string>>("words", std::optional(value)), std::optional(value));
    }
    EXPECT_EQ(round_trip<std::optional<std::string>>("words", nullptr).value(), std::nullopt);
}

TEST_P(Port, KeepsEveryByteOfABlob) {
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    for (const std::string& value : {all, "\0"s, ""s, "\\x41"s, "'"s}) {
        const auto read = round_trip<db::Bytes>("bytes", db::Bytes{value});
        ASSERT_TRUE(read);
        EXPECT_EQ(read->value, value);
    }
}

TEST_P(Port, BindsTheSmallTypesOfTheHouse) {
    enum class Kleur { rood = 3 };
    EXPECT_EQ(round_trip<Eurocent>("number", Eurocent{-1250}), Eurocent{-1250});
    EXPECT_EQ(round_trip<bool>("number", true), true);
    EXPECT_EQ(round_trip<Kleur>("number", Kleur::rood), Kleur::rood);
    EXPECT_EQ(round_trip<CasusId>("words", CasusId{"0123456789abcdef"}), CasusId{"0123456789abcdef"});
    EXPECT_EQ(round_trip<std::optional<int>>("number", std::optional<int>()).value(), std::nullopt);
    EXPECT_EQ(round_trip<std::optional<int>>("number", std::optional<int>(3)).value(), 3);
}

TEST_P(Port, ReadsTwoBlobsOfOneRowTogether) {
    write([](db::Connection& c) {
        c.exec("INSERT INTO cell (id, bytes) VALUES ($1, $2)", 1, db::Bytes{"a\0b"s});
        const auto row = c.one<db::Bytes, db::Bytes>("SELECT bytes, bytes FROM cell");
        EXPECT_EQ(std::get<0>(*row).value, "a\0b"s);
        EXPECT_EQ(std::get<1>(*row).value, "a\0b"s);
    });
}

TEST_P(Port, ReadsALogicalAnswerAndASumAsNumbers) {
    write([](db::Connection& c) {
        c.exec("INSERT INTO cell (id, number) VALUES (1, 40), (2, 2)");
        EXPECT_EQ(c.value<bool>("SELECT EXISTS (SELECT 1 FROM cell WHERE id = $1)", 2), true);
        EXPECT_EQ(c.value<bool>("SELECT EXISTS (SELECT 1 FROM cell WHERE id = $1)", 3), false);
        EXPECT_EQ(c.value<std::int64_t>("SELECT sum(number) FROM cell"), 42);
        EXPECT_EQ(c.value<int>("SELECT count(*) FROM cell"), 2);
    });
}

TEST_P(Port, ReadsAMemberOfAJsonColumn) {
    write([](db::Connection& c) {
        c.exec("INSERT INTO cell (id, extra) VALUES ($1, $2)", 1, R"({"b": "twee",  "a": 1})");
        EXPECT_EQ(c.value<std::string>("SELECT extra ->> 'b' FROM cell"), "twee");
        EXPECT_EQ(c.value<std::string>("SELECT extra ->> 'a' FROM cell"), "1");
        EXPECT_EQ(c.value<std::string>("SELECT extra FROM cell"), R"({"b": "twee",  "a": 1})");
    });
}

TEST_P(Port, TakesAValueMoreThanOnceAndInAnyOrder) {
    write([](db::Connection& c) {
        c.exec("INSERT INTO cell (number, id, words) VALUES ($3, $1, $2)", 1, "twee", 3);
        const auto row = c.one<int, int, std::string>(
            "SELECT id, number, words FROM cell WHERE words = $2 AND (id = $1 OR $1 = id)", 1, "twee");
        EXPECT_EQ(row, std::tuple(1, 3, "twee"s));
    });
}

TEST_P(Port, CountsTheRowsAStatementChanged) {
    write([](db::Connection& c) {
        EXPECT_EQ(c.exec("INSERT INTO cell (id, number) VALUES (1, 1), (2, 1), (3, 2)"), 3);
        EXPECT_EQ(c.exec("UPDATE cell SET number = 5 WHERE number = $1", 1), 2);
        EXPECT_EQ(c.exec("UPDATE cell SET number = 5 WHERE number = $1", 99), 0);
        EXPECT_EQ(c.exec("INSERT INTO cell (id) VALUES ($1) ON CONFLICT (id) DO NOTHING", 1), 0);
        EXPECT_EQ(
            c.exec(
                "INSERT INTO cell (id, number) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET number = excluded.number",
                1, 7),
            1);
        EXPECT_EQ(c.exec("SELECT id FROM cell"), 0);
        EXPECT_EQ(c.exec("CREATE TABLE other (id INTEGER)"), 0);
        EXPECT_EQ(
            c.exec(
                "WITH old AS (SELECT id FROM cell WHERE number = 7) DELETE FROM cell WHERE id IN (SELECT id FROM old)"),
            1);
    });
}

TEST_P(Port, GivesBackWhatItInserted) {
    write([](db::Connection& c) {
        EXPECT_EQ(c.value<int>("INSERT INTO cell (id, number) VALUES ($1, $2) RETURNING number", 1, 41), 41);
        EXPECT_EQ(c.value<int>("UPDATE cell SET number = number + 1 WHERE id = $1 RETURNING number", 1), 42);
        EXPECT_FALSE(c.value<int>("UPDATE cell SET number = 0 WHERE id = $1 RETURNING number", 9));
    });
}

TEST_P(Port, RunsTheSameStatementInsideItsOwnVisit) {
    write([](db::Connection& c) {
        c.exec("INSERT INTO cell (id, number) VALUES (1, 2), (2, 3), (3, NULL)");
        constexpr const char* next = "SELECT number FROM cell WHERE id = $1";
        std::vector<int> path;
        c.each<int>(
            next,
            [&](int second) {
                path.push_back(second);
                c.each<int>(next, [&](int third) { path.push_back(third); }, second);
            },
            1);
        EXPECT_EQ(path, (std::vector<int>{2, 3}));
    });
}

TEST_P(Port, ReadingNullWithoutAnOptionalIsABug) {
    EXPECT_THROW(round_trip<std::int64_t>("number", nullptr), Bug);
    EXPECT_THROW(round_trip<std::string>("words", nullptr), Bug);
    EXPECT_THROW(round_trip<double>("measure", nullptr), Bug);
    EXPECT_THROW(round_trip<db::Bytes>("bytes", nullptr), Bug);
}

TEST_P(Port, ReadingWordsAsANumberIsABug) { EXPECT_THROW(round_trip<std::int64_t>("words", "twaalf"), Bug); }

TEST_P(Port, TextWithANulCharacterIsABug) { EXPECT_THROW(round_trip<std::string>("words", "a\0b"s), Bug); }

TEST_P(Port, TheWrongNumberOfValuesIsABug) {
    EXPECT_THROW(write([](db::Connection& c) { c.exec("DELETE FROM cell WHERE id = $1"); }), Bug);
    EXPECT_THROW(write([](db::Connection& c) { c.exec("DELETE FROM cell WHERE id = $1", 1, 2); }), Bug);
}

TEST_P(Port, NamesARefusedRowApartFromOtherFailures) {
    const auto refused = [&](const char* sql) {
        EXPECT_THROW(write([&](db::Connection& c) {
                         c.exec("INSERT INTO cell (id) VALUES (1)");
                         c.exec(sql);
                     }),
                     db::ConstraintError)
            << sql;
    };
    refused("INSERT INTO cell (id) VALUES (1)");                         // duplicate
    refused("INSERT INTO child (id, cell, level) VALUES (1, 99, 1)");    // missing parent
    refused("INSERT INTO child (id, cell, level) VALUES (1, NULL, 1)");  // required
    refused("INSERT INTO child (id, cell, level) VALUES (1, 1, 0)");     // CHECK
    EXPECT_THROW(write([](db::Connection& c) { c.exec("SELECT * FROM no_such_table"); }), db::DatabaseError);
    EXPECT_THROW(write([](db::Connection& c) { c.exec("INSERT INTO cell (id, number) VALUES ($1, $2)", 1, "x"); }),
                 db::DatabaseError);
    EXPECT_EQ(test::count_rows(database(), "cell"), 0);
}

TEST_P(Port, NeverPutsAValueInTheMessageOfAnError) {
    const std::string message = test::message_of<db::ConstraintError>([&] {
        write([](db::Connection& c) {
            c.exec("INSERT INTO cell (id, words) VALUES ($1, $2)", 77123, "geheim");
            c.exec("INSERT INTO cell (id, words) VALUES ($1, $2)", 77123, "geheim");
        });
    });
    EXPECT_FALSE(message.empty());
    EXPECT_EQ(message.find("77123"), std::string::npos) << message;
    EXPECT_EQ(message.find("geheim"), std::string::npos) << message;
}

TEST_P(Port, CountsTheStatementsOfAPage) {
    database().read([](db::Connection& c) {
        const auto before = c.statements_run();
        c.value<int>("SELECT 1");
        c.value<int>("SELECT 1");
        EXPECT_EQ(c.statements_run() - before, 2);
    });
}

TEST_P(Port, RefusesToWriteInsideARead) {
    EXPECT_THROW(database().read([](db::Connection& c) { c.exec("INSERT INTO cell (id) VALUES (1)"); }),
                 db::DatabaseError);
    EXPECT_EQ(test::count_rows(database(), "cell"), 0);
    write([](db::Connection& c) { EXPECT_EQ(c.exec("INSERT INTO cell (id) VALUES (1)"), 1); });
}

TEST(Open, NamesTheRemedyWhenTheDatabaseCannotBeReached) {
    EXPECT_NE(test::message_of<AdminError>([] { db::open({.url = "mysql://x"}); }).find("Schrijf sqlite:"),
              std::string::npos);
    EXPECT_NE(test::message_of<AdminError>([] { db::open({.url = "sqlite:"}); }).find("Schrijf sqlite:"),
              std::string::npos);
    EXPECT_NE(test::message_of<AdminError>([] {
                  db::open({.url = "sqlite:/no/such/folder/x.db"});
              }).find("Controleer of de map bestaat"),
              std::string::npos);
    EXPECT_NE(test::message_of<AdminError>([] {
                  db::open({.url = "host=/no/such/folder dbname=x"});
              }).find("Controleer het adres"),
              std::string::npos);
}

TEST(Open, RefusesAFileThatIsNoDatabase) {
    const test::TemporaryFolder folder;
    std::FILE* file = std::fopen(folder.file("x.db").c_str(), "w");
    std::fputs(
        "this is a letter, and long enough to have a header of a hundred bytes, which is what SQLite reads first of "
        "all",
        file);
    std::fclose(file);
    EXPECT_NE(test::message_of<AdminError>([&] {
                  db::open({.url = "sqlite:" + folder.file("x.db")});
              }).find("niet te gebruiken als database"),
              std::string::npos);
}

TEST(Open, MakesASqliteFileThatOnlyItsOwnerCanRead) {
    const test::TemporaryFolder folder;
    const auto database = db::open({.url = "sqlite:" + folder.file("x.db")});
    database->write([](db::Connection& c) { c.exec("CREATE TABLE t (a INTEGER)"); });
    for (const char* name : {"x.db", "x.db-wal"}) {
        using std::filesystem::perms;
        EXPECT_EQ(std::filesystem::status(folder.file(name)).permissions(), perms::owner_read | perms::owner_write)
            << name;
    }
}

}  // namespace
}  // namespace ontknoop
