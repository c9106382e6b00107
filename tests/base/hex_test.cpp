// SPDX-License-Identifier: EUPL-1.2
#include "base/hex.h"

#include <gtest/gtest.h>

namespace ontknoop {
namespace {

using namespace std::string_literals;

TEST(Hex, IsReadOrRefusedAsAWhole) {
    const struct {
        const char* digits;
        std::optional<std::string> bytes;
    } table[] = {
        {"", ""s},        {"00", "\0"s},      {"6f6b", "ok"s},   {"6F6B", "ok"s},  {"6f6B", "ok"s},  {"ff80", "\xff\x80"s}, {"6", {}},
        {"6f6", {}},      {"6g", {}},         {"g6", {}},        {"6f 6b", {}},    {" 6f6b ", {}},   {"-1", {}},            {"+1", {}},
        {"0x6f", {}},     {"6f6b\n", {}},     {"6:", {}},        {"/0", {}},       {"@0", {}},       {"`0", {}},            {"0G", {}},
    };
    for (const auto& [digits, bytes] : table) EXPECT_EQ(from_hex(digits), bytes) << digits;
    EXPECT_EQ(from_hex("6f\0"s + "6"), std::nullopt);
}

TEST(Hex, OfEveryByteComesBackInLowerCase) {
    std::string all;
    for (int b = 0; b < 256; ++b) all += static_cast<char>(b);
    const std::string digits = to_hex(all);
    EXPECT_EQ(digits.substr(0, 8), "00010203");
    EXPECT_EQ(digits.substr(digits.size() - 6), "fdfeff");
    EXPECT_EQ(digits.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_EQ(from_hex(digits), all);
    const unsigned char bytes[] = {0x0a, 0xf0};
    EXPECT_EQ(to_hex(bytes), "0af0");
}

TEST(Hex, DigitsAreKnownFromAnyOtherByte) {
    const std::string_view low = "0123456789abcdef", high = "0123456789ABCDEF";
    for (int b = 0; b < 256; ++b) {
        const char c = static_cast<char>(b);
        const std::size_t at = low.find(c) != std::string_view::npos ? low.find(c) : high.find(c);
        EXPECT_EQ(hex_value(c), at == std::string_view::npos ? -1 : static_cast<int>(at)) << b;
    }
}

}  // namespace
}  // namespace ontknoop
