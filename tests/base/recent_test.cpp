// SPDX-License-Identifier: EUPL-1.2
#include "base/recent.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace ontknoop {
namespace {

TEST(Recent, WorksAnAnswerOutOnce) {
    Recent<int> recent(2);
    int made = 0;
    const auto seven = [&] { return ++made, 7; };
    EXPECT_EQ(*recent.get("a", seven), 7);
    EXPECT_EQ(*recent.get("a", seven), 7);
    EXPECT_EQ(made, 1);
}

TEST(Recent, ForgetsWhatWasAskedLongestAgo) {
    Recent<int> recent(2);
    const auto one = [] { return 1; };
    recent.get("a", one), recent.get("b", one), recent.get("a", one), recent.get("c", one);
    EXPECT_TRUE(recent.find("a"));
    EXPECT_FALSE(recent.find("b"));
    EXPECT_TRUE(recent.find("c"));
}

TEST(Recent, ForgetsEverythingWhenAsked) {
    Recent<int> recent(2);
    recent.get("a", [] { return 1; });
    recent.clear();
    EXPECT_FALSE(recent.find("a"));
    EXPECT_EQ(*recent.get("a", [] { return 2; }), 2);
}

TEST(Recent, HoldsNothingOfWhatItForgot) {
    Recent<int> recent(2);
    const std::weak_ptr<const int> one = recent.get("a", [] { return 1; });
    EXPECT_FALSE(one.expired());
    recent.clear();
    EXPECT_TRUE(one.expired());
}

TEST(Recent, KeepsNothingOfAFailure) {
    Recent<int> recent(2);
    EXPECT_THROW(recent.get("a", []() -> int { throw std::runtime_error("no"); }), std::runtime_error);
    EXPECT_EQ(*recent.get("a", [] { return 3; }), 3);
}

TEST(Recent, AnAnswerOutlivesItsPlace) {
    Recent<int> recent(1);
    const auto kept = recent.get("a", [] { return 5; });
    recent.get("b", [] { return 6; });
    EXPECT_EQ(*kept, 5);
}

}  // namespace
}  // namespace ontknoop
