// SPDX-License-Identifier: EUPL-1.2
#include "wetten/stelsel.h"

#include <algorithm>

#include "base/result.h"

namespace ontknoop::wetten {
namespace {

constexpr std::string_view stelsel_codes[] = {"bwb", "cvdr", "celex"};  // in the order of Stelsel

bool is_digits(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view stelsel_code(Stelsel stelsel) { return stelsel_codes[static_cast<std::size_t>(stelsel)]; }

Stelsel parse_stelsel(std::string_view code) {
    const auto found = std::ranges::find(stelsel_codes, code);
    CHECK(found != std::end(stelsel_codes));
    return static_cast<Stelsel>(found - std::begin(stelsel_codes));
}

bool is_regeling_id(std::string_view id) {
    if (id.starts_with("BWBR") || id.starts_with("BWBV")) return is_digits(id.substr(4), 7, 7);
    return id.starts_with("CVDR") && is_digits(id.substr(4), 1, 12);
}

}  // namespace ontknoop::wetten
