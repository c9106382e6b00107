// SPDX-License-Identifier: EUPL-1.2
#include <sodium.h>

#include "base/id.h"
#include "base/result.h"

namespace ontknoop {

void SystemRandom::fill(unsigned char* to, std::size_t count) {
    static const bool ready = sodium_init() >= 0;
    CHECK(ready);
    randombytes_buf(to, count);
}

// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014): the state walks by
// the golden ratio, the output is a mix of it. Eight bytes a step, lowest byte first, so it is the same on every
// machine.
void SeededRandom::fill(unsigned char* to, std::size_t count) {
    for (std::size_t i = 0; i < count;) {
        unsigned long long z = state_ += 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z ^= z >> 31;
        for (int byte = 0; byte < 8 && i < count; ++byte, ++i) to[i] = static_cast<unsigned char>(z >> (8 * byte));
    }
}

}  // namespace ontknoop
