// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/pert.h"

#include <algorithm>
#include <cmath>

namespace ontknoop::rekentool {
namespace {

constexpr double ln2 = 0.693147180559945309417;

// Natural logarithm for x > 0 by the series of 2 artanh((m - 1)/(m + 1)); m in [0.707, 1.414], so 12 terms are enough.
double portable_log(double x) {
    int exponent = 0;
    double m = std::frexp(x, &exponent);
    if (m < 0.70710678118654752) {
        m *= 2;
        --exponent;
    }
    const double s = (m - 1) / (m + 1);
    const double square = s * s;
    double term = s;
    double sum = 0;
    for (int i = 1; i <= 23; i += 2) {
        sum += term / i;
        term *= square;
    }
    return 2 * sum + exponent * ln2;
}

// e^x for -100 < x <= 0: x = k ln 2 + r, Taylor series of 13 terms for |r| < 0.35.
double portable_exp(double x) {
    const int k = static_cast<int>(x / ln2 - 0.5);
    const double r = x - k * ln2;
    double sum = 1;
    for (int i = 13; i >= 1; --i) sum = 1 + sum * r / i;
    return std::ldexp(sum, k);
}

constexpr std::size_t half_steps = 512;  // twice the grid: Simpson's rule needs the middle of every cell

const std::array<double, half_steps + 1>& logarithms() {
    static const auto table = [] {
        std::array<double, half_steps + 1> logs{};
        for (std::size_t i = 1; i <= half_steps; ++i) logs[i] = portable_log(static_cast<double>(i) / half_steps);
        return logs;
    }();
    return table;
}

}  // namespace

Pert::Pert(double low, double likely, double high) : low_(low), width_(high - low) {
    static_assert(half_steps == 2 * grid);
    const double a = 4 * (likely - low) / width_;  // alpha - 1
    const double b = 4 * (high - likely) / width_;  // beta - 1
    const auto& logs = logarithms();
    const auto density = [&](std::size_t i) {
        if ((i == 0 && a > 0) || (i == half_steps && b > 0)) return 0.0;
        return portable_exp(a * logs[i] + b * logs[half_steps - i]);
    };
    // Six times the integral of x^own (1 - x)^other over the first cell, in units of a cell; first order in the other factor.
    const auto edge_mass = [](double inner_density, double own, double other) {
        return 6 * inner_density / (own + 1) * (1 + other / (own + 2) / grid);
    };
    double left = density(0);
    for (std::size_t j = 0; j < grid; ++j) {
        const double right = density(2 * j + 2);
        double mass = left + 4 * density(2 * j + 1) + right;
        // At the ends the density may rise as x^a with a < 1, where Simpson's rule fails; there the integral is known.
        if (j == 0) mass = edge_mass(right, a, b);
        if (j + 1 == grid) mass = edge_mass(left, b, a);
        cumulative_[j + 1] = cumulative_[j] + mass;
        left = right;
    }
    for (double& value : cumulative_) value /= cumulative_[grid];
    std::size_t j = 0;
    for (std::uint32_t k = 0; k <= cells; ++k) {
        const double p = static_cast<double>(k) / cells;
        while (j + 1 < grid && cumulative_[j + 1] < p) ++j;
        const double rise = cumulative_[j + 1] - cumulative_[j];
        const double inside = rise > 0 ? std::clamp((p - cumulative_[j]) / rise, 0.0, 1.0) : 0.0;
        at_[k] = low_ + width_ * ((static_cast<double>(j) + inside) / grid);
    }
}

double Pert::tail(double probability) const {
    const auto above = std::upper_bound(cumulative_.begin() + 1, cumulative_.end() - 1, probability);
    const auto j = static_cast<std::size_t>(above - cumulative_.begin()) - 1;
    const double rise = cumulative_[j + 1] - cumulative_[j];
    const double inside = rise > 0 ? std::clamp((probability - cumulative_[j]) / rise, 0.0, 1.0) : 0.0;
    return low_ + width_ * ((static_cast<double>(j) + inside) / grid);
}

}  // namespace ontknoop::rekentool
