// SPDX-License-Identifier: EUPL-1.2
//
// Fetching official files over HTTPS: politely, resumable, never from elsewhere than asked. A proxy is taken from the
// environment (https_proxy, no_proxy), as other programs do.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ontknoop::wetten {

struct Haalwijze {
    std::string basis;                             // "https://.../bwb", without a slash at the end
    std::chrono::milliseconds pauze{400};          // between two requests
    int pogingen = 4;                              // when the server is busy or the line breaks
    std::chrono::milliseconds eerste_wacht{1000};  // doubled at each try
    std::size_t grootste = 256u << 20;             // bytes of one file
    std::function<void(std::chrono::milliseconds)> wacht;  // empty: sleeps
};

class Haler {
public:
    // Errors of the base address throw AdminError: it must be https, or http on this machine.
    explicit Haler(Haalwijze wijze);

    // Gets basis + "/" + pad into the file. What an earlier try left behind (".deel") is gone on with. Errors:
    // wetten.niet_gevonden {address}, wetten.omgeleid {address}, wetten.niet_bereikbaar {address, reason}, wetten.te_groot {address}.
    Result<> haal(std::string_view pad, const std::filesystem::path& naar);
    // Bytes that came over the line so far.
    std::int64_t bytes() const { return bytes_; }

private:
    enum class Afloop { klaar, opnieuw, opgeven };
    Afloop probeer(const std::string& adres, const std::filesystem::path& deel, Errors& fouten, std::chrono::milliseconds& gevraagde_wacht);
    void wacht(std::chrono::milliseconds hoelang) const;

    Haalwijze wijze_;
    bool eerste_ = true;
    std::int64_t bytes_ = 0;
};

}  // namespace ontknoop::wetten
