// SPDX-License-Identifier: EUPL-1.2
//
// While the server runs: looks now and then whether the library of laws changed, and brings the search index in step.
#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

#include "wetten/indexbeheer.h"

namespace ontknoop::cli {

class Indexwacht {
public:
    // Looks at once, and then every quarter of a minute. A failure is logged and tried again; the old index goes on answering.
    explicit Indexwacht(wetten::Indexbeheer& beheer);

private:
    void run(const std::stop_token& stop);

    wetten::Indexbeheer& beheer_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;  // last: stops before what it uses goes
};

}  // namespace ontknoop::cli
