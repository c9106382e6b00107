// SPDX-License-Identifier: EUPL-1.2
#include "base/id.h"

#include <algorithm>
#include <cstdint>

namespace ontknoop {
namespace {

// Crockford's base 32: no i, l, o or u, so that an id read aloud cannot be misread.
constexpr std::string_view id_alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t id_length = 16;
constexpr std::uint64_t forty_bits = (std::uint64_t{1} << 40) - 1;

void append_base32(std::string& out, std::uint64_t forty) {
    for (int shift = 35; shift >= 0; shift -= 5) out += id_alphabet[forty >> shift & 31];
}

}  // namespace

std::string make_id_text(Timestamp now, Random& random) {
    unsigned char bytes[5];
    random.fill(bytes, sizeof bytes);
    std::uint64_t noise = 0;
    for (const unsigned char byte : bytes) noise = noise << 8 | byte;
    // Hundredths of a second: 40 bits of them last until the year 2318; of milliseconds, only until 2004.
    const auto hundredths = static_cast<std::uint64_t>(std::max<std::int64_t>(0, now.time_since_epoch().count() / 10));
    std::string text;
    text.reserve(id_length);
    append_base32(text, hundredths & forty_bits);
    append_base32(text, noise);
    return text;
}

bool is_id_text(std::string_view text) {
    return text.size() == id_length && text.find_first_not_of(id_alphabet) == std::string_view::npos;
}

}  // namespace ontknoop
