// SPDX-License-Identifier: EUPL-1.2
//
// Small helpers for UTF-8 text. None of them looks at a locale; all of them accept any bytes.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ontknoop {

// True for well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view text);
// Number of code points; for text that is valid UTF-8.
std::size_t utf8_length(std::string_view text);
// The first `count` code points (or all of it); never cuts a code point in two.
std::string_view utf8_prefix(std::string_view text, std::size_t count);

// Without white space at both ends: ASCII white space, and what people paste along (no-break spaces, byte order mark).
std::string_view trim(std::string_view text);
// A-Z become a-z; every other byte stays.
std::string lower_ascii(std::string_view text);
// For comparing and searching: lower case, Latin letters without their accents ("Één Ĳsje, Łódź" -> "een ijsje, lodz"),
// combining marks dropped. Other scripts stay as they are.
std::string fold(std::string_view text);

// The pieces between the separators: always at least one, and as many as there are separators plus one.
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);
std::string join(std::span<const std::string_view> parts, std::string_view separator);

// True when there is a character in it that no person types: C0 and C1 controls, other than line feed and tab.
bool has_control_characters(std::string_view text);
// CR LF (as forms send it) and a lone CR become LF.
std::string unify_newlines(std::string_view text);

}  // namespace ontknoop
