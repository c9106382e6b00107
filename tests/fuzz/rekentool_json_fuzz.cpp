// SPDX-License-Identifier: EUPL-1.2
// Any text may come in over the API: it is read or refused, never worse. What is read also computes, and comes back the
// same through JSON.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "rekentool/rekentool.h"

using namespace ontknoop::rekentool;

static void exercise(const ontknoop::Result<Rekensom>& som) {
    if (!som || som->regels.size() > 20) return;
    const std::string text = to_json(*som);
    const auto again = read_rekensom_json(text);
    if (!again || to_json(*again) != text) std::abort();
    const auto result = calculate(*som);
    if (!result) return;
    if (result->saldo != result->kosten.niets - result->kosten.plan - result->kosten.doorbraak) std::abort();
    to_json(*result);
    Rekensom small = *som;
    small.simulatie.trekkingen = 100;
    if (!simulate(small) || !tornado(small)) std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    exercise(read_rekensom_json(text));
    read_receipt(text);
    return 0;
}
