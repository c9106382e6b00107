// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

namespace ontknoop::document {

// Shares `available` over columns that want `natural` and cannot do with less than `smallest`.
// The result adds up to `available`.
std::vector<double> column_widths(const std::vector<double>& natural, const std::vector<double>& smallest,
                                  double available);

}  // namespace ontknoop::document
