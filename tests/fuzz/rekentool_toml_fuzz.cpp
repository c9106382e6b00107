// SPDX-License-Identifier: EUPL-1.2
// A rekensom as a TOML file: read or refused with every complaint, never worse.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "rekentool/rekentool.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto som = ontknoop::rekentool::read_rekensom_toml({reinterpret_cast<const char*>(data), size});
    if (som && som->regels.size() <= 20) ontknoop::rekentool::calculate(*som);
    return 0;
}
