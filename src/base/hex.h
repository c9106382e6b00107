// SPDX-License-Identifier: EUPL-1.2
//
// Bytes as hexadecimal digits: keys in files, hashes, sealed words in an address.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ontknoop {

// Two digits a byte, in lower case.
std::string to_hex(std::string_view bytes);
std::string to_hex(std::span<const unsigned char> bytes);
// Digits in either case. Nothing for an odd number of them, or for anything that is no digit.
std::optional<std::string> from_hex(std::string_view digits);
// 0 up to 15; -1 for what is no hexadecimal digit.
int hex_value(char digit);

}  // namespace ontknoop
