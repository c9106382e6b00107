// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>

namespace ontknoop::rekentool {

// PERT(low, likely, high) with lambda 4 (0.1 "Monte Carlo"): Beta(alpha, beta) stretched over [low, high], with
// alpha = 1 + 4 (likely - low)/(high - low) and beta = 6 - alpha. Draws by the inverse of the distribution function, kept as
// a table, because that costs two table reads a draw and is monotone in the random number.
// Only + - * / are used (own logarithm and exponential), so that every platform makes the same table.
class Pert {
public:
    Pert(double low, double likely, double high);
    // The quantile of (random + 1/2) / 2^32.
    double draw(std::uint32_t random) const {
        const std::uint32_t cell = random >> 22;
        const double inside = (static_cast<double>(random & 0x3FFFFFU) + 0.5) * (1.0 / 4194304.0);
        if (cell == 0 || cell == cells - 1) return tail((static_cast<double>(cell) + inside) / cells);
        return at_[cell] + inside * (at_[cell + 1] - at_[cell]);
    }

private:
    static constexpr std::uint32_t cells = 1024;
    static constexpr std::size_t grid = 256;
    // In the outermost cells the quantile bends too much for a straight line.
    double tail(double probability) const;

    double low_, width_;
    std::array<double, grid + 1> cumulative_{};
    std::array<double, cells + 1> at_{};
};

}  // namespace ontknoop::rekentool
