// SPDX-License-Identifier: EUPL-1.2
//
// One fuzzer per file: FUZZ(data) { ... } gets any bytes; require(...) names what must hold whatever they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

inline void require(bool holds) {
    if (!holds) std::abort();
}

#define FUZZ(data)                                                                       \
    static void fuzz_one(std::string_view data);                                         \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) { \
        fuzz_one({reinterpret_cast<const char*>(bytes), size});                          \
        return 0;                                                                        \
    }                                                                                    \
    static void fuzz_one(std::string_view data)
