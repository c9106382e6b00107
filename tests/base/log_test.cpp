// SPDX-License-Identifier: EUPL-1.2
#include "base/log.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace ontknoop {
namespace {

using namespace std::chrono_literals;
using log::Level;

TEST(Log, WritesOneJsonObjectALine) {
    EXPECT_EQ(log::render_line(Timestamp(0ms), Level::warning, "job \"late\"", "r-1",
                               {{"count", 3}, {"again", true}, {"route", "/casussen/:id"}}),
              "{\"time\":\"1970-01-01T00:00:00.000Z\",\"level\":\"warning\",\"message\":\"job \\\"late\\\"\","
              "\"request\":\"r-1\",\"count\":3,\"again\":true,\"route\":\"/casussen/:id\"}\n");
}

TEST(Log, WithholdsTextThatIsNotACode) {
    for (const std::string_view text : {"Mevrouw met spatie", "a@b.nl", "é", "a\nb", "\"", "06 12345678"})
        EXPECT_EQ(log::Code(text).text(), "(withheld)");
    EXPECT_EQ(log::Code(std::string(121, 'a')).text(), "(withheld)");
    EXPECT_EQ(log::Code(std::string(120, 'a')).text(), std::string(120, 'a'));
}

TEST(Log, QuotesTheWordsOfABugAndOfAnAdminError) {
    const std::string line =
        log::render_line(Timestamp(0ms), Level::error, "m", "",
                         {{"bug", Bug("x.cpp:1: \"a\"\n")}, {"remedy", AdminError("Install tzdata.")}});
    EXPECT_NE(line.find(R"("bug":"x.cpp:1: \"a\"\u000a","remedy":"Install tzdata.")"), std::string::npos) << line;
}

class LogFile : public testing::Test {
protected:
    std::string path = std::filesystem::temp_directory_path() / ("ontknoop-log-" + std::to_string(::getpid()));
    std::string content() const {
        std::ostringstream all;
        all << std::ifstream(path).rdbuf();
        return all.str();
    }
    void TearDown() override {
        log::open("", Level::info);
        std::filesystem::remove(path);
    }
};

TEST_F(LogFile, HoldsOnlyTheLevelsAskedFor) {
    log::open(path, Level::warning);
    log::info("too_small");
    log::error("large_enough");
    EXPECT_EQ(content().find("too_small"), std::string::npos);
    EXPECT_NE(content().find("large_enough"), std::string::npos);
}

TEST_F(LogFile, MarksLinesWithTheRequestTheyBelongTo) {
    log::open(path, Level::info);
    {
        const log::RequestScope outer("req-1");
        {
            const log::RequestScope inner("req-2");
            log::info("second");
        }
        log::info("first");
    }
    log::info("none");
    std::istringstream lines(content());
    std::string second, first, none;
    std::getline(lines, second), std::getline(lines, first), std::getline(lines, none);
    EXPECT_NE(second.find(R"("request":"req-2")"), std::string::npos);
    EXPECT_NE(first.find(R"("request":"req-1")"), std::string::npos);
    EXPECT_EQ(none.find("request"), std::string::npos);
}

TEST_F(LogFile, ThatCannotBeOpenedIsNewsForTheAdministrator) {
    EXPECT_THROW(log::open(path + "/no/such/folder.log", Level::info), AdminError);
}

}  // namespace
}  // namespace ontknoop
