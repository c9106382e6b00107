// SPDX-License-Identifier: EUPL-1.2
#include "base/id.h"

#include <gtest/gtest.h>

#include <set>

namespace ontknoop {
namespace {

using namespace std::chrono_literals;

TEST(Id, HasSixteenCharactersThatCannotBeMisread) {
    SeededRandom random(1);
    const std::string id = make_id_text(Timestamp(1795288320123ms), random);
    EXPECT_EQ(id.size(), 16u);
    EXPECT_TRUE(is_id_text(id));
    EXPECT_EQ(id.find_first_of("ilouILOU"), std::string::npos);
}

TEST(Id, SortsByAge) {
    SeededRandom random(2);
    std::string previous;
    for (auto moment = Timestamp(0ms); moment < Timestamp(24h * 365 * 200); moment += 24h * 365 + 10ms) {
        const std::string id = make_id_text(moment, random);
        EXPECT_LT(previous, id);
        previous = id;
    }
}

TEST(Id, CarriesItsMomentInHundredthsOfASecond) {
    SeededRandom random(3);
    // 1 hundredth, and 32 of them: by hand in base 32
    EXPECT_EQ(make_id_text(Timestamp(10ms), random).substr(0, 8), "00000001");
    EXPECT_EQ(make_id_text(Timestamp(329ms), random).substr(0, 8), "00000010");
    EXPECT_EQ(make_id_text(Timestamp(-5000ms), random).substr(0, 8), "00000000");
}

TEST(Id, IsDifferentEachTimeAtTheSameMoment) {
    SystemRandom random;
    std::set<std::string> seen;
    for (int i = 0; i < 1000; ++i) seen.insert(make_id_text(Timestamp(1795288320123ms), random));
    EXPECT_EQ(seen.size(), 1000u);
}

TEST(Id, IsTheSameForTheSameSeed) {
    SeededRandom a(7), b(7), c(8);
    const Timestamp moment(1795288320123ms);
    const std::string first = make_id_text(moment, a);
    EXPECT_EQ(first, make_id_text(moment, b));
    EXPECT_NE(first, make_id_text(moment, c));
}

TEST(Id, IsRefusedWhenAnyCharacterIsWrong) {
    EXPECT_TRUE(CasusId::parse("0123456789abcdef"));
    EXPECT_TRUE(CasusId::parse("ghjkmnpqrstvwxyz"));
    for (const std::string_view text : {"", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF",
                                        "0123456789abcdei", "0123456789abcde/", "0123456789abcdé", "0123456789abcdeu"})
        EXPECT_FALSE(CasusId::parse(text)) << text;
}

TEST(SeededRandom, GivesThePublishedSplitMix64Sequence) {
    // The first two outputs for seed 1234567, the vector other implementations are checked with.
    SeededRandom random(1234567);
    unsigned long long out[2];
    random.fill(reinterpret_cast<unsigned char*>(out), sizeof out);
    EXPECT_EQ(out[0], 6457827717110365317ULL);
    EXPECT_EQ(out[1], 3203168211198807973ULL);
}

TEST(SeededRandom, FillsOnlyWhatIsAsked) {
    SeededRandom random(1);
    unsigned char bytes[16] = {};
    random.fill(bytes, 11);
    for (int i = 11; i < 16; ++i) EXPECT_EQ(bytes[i], 0);
}

}  // namespace
}  // namespace ontknoop
