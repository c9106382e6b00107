// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

namespace ontknoop::rekentool {

// PCG XSL-RR 128/64 (M.E. O'Neill, 2014): small, fast, and the same numbers on every platform. Each uncertain value has a
// stream of its own, so that adding a line leaves the draws of the others as they were.
class Pcg64 {
public:
    Pcg64(std::uint64_t seed, std::uint64_t stream) : increment_((static_cast<Wide>(stream) << 1) | 1) {
        step();
        state_ += seed;
        step();
    }
    std::uint64_t next() {
        step();
        const auto high = static_cast<std::uint64_t>(state_ >> 64);
        const std::uint64_t mixed = high ^ static_cast<std::uint64_t>(state_);
        const unsigned turn = static_cast<unsigned>(high >> 58);
        return (mixed >> turn) | (mixed << ((64 - turn) & 63));
    }

private:
    __extension__ using Wide = unsigned __int128;
    void step() { state_ = state_ * ((static_cast<Wide>(2549297995355413924ULL) << 64) | 4865540595714422341ULL) + increment_; }

    Wide state_ = 0;
    Wide increment_;
};

}  // namespace ontknoop::rekentool
