// SPDX-License-Identifier: EUPL-1.2
#include "document/columns.h"

#include <algorithm>
#include <numeric>

namespace ontknoop::document {
namespace {

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

}  // namespace

std::vector<double> column_widths(const std::vector<double>& natural, const std::vector<double>& smallest,
                                  double available) {
    std::vector<double> widths = natural;
    const double wanted = sum_of(natural), least = sum_of(smallest);
    if (wanted <= available) {
        // Half of what is left over gives every column air, the other half goes to the column with the most text.
        const double spare = available - wanted;
        *std::max_element(widths.begin(), widths.end()) += spare / 2;
        for (double& width : widths) width += spare / 2 / static_cast<double>(widths.size());
        return widths;
    }
    if (least >= available) {
        // Even the longest words do not fit: wide columns give way first, down to a fair share.
        widths = smallest;
        double excess = least - available;
        const double share = available / static_cast<double>(widths.size());
        double above = 0;
        for (double width : widths) above += std::max(0.0, width - share);
        for (double& width : widths) width -= excess * std::max(0.0, width - share) / above;
        return widths;
    }
    const double spare = available - least;
    double appetite = 0;
    const auto hunger = [&](std::size_t i) { return std::min(natural[i] - smallest[i], available); };
    for (std::size_t i = 0; i < natural.size(); ++i) appetite += hunger(i);
    for (std::size_t i = 0; i < natural.size(); ++i) widths[i] = smallest[i] + spare * hunger(i) / appetite;
    return widths;
}

}  // namespace ontknoop::document
