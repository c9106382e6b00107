// SPDX-License-Identifier: EUPL-1.2
//
// What the tests with a socket share.
#pragma once

#include <chrono>
#include <thread>

#include "http/http.h"
#include "http/raw_client.h"

namespace ontknoop::http::testing {

inline ServerOptions on_any_port() {
    ServerOptions options;
    options.port = 0;
    options.workers = 4;
    options.drain_seconds = 10;
    return options;
}

// Tells what it was asked.
inline Response echo(const Request& request) {
    return text(200, std::string(method_name(request.method)) + " " + request.path + " " + request.body);
}

inline constexpr std::string_view hello_request = "GET /hallo HTTP/1.1\r\nHost: x\r\n\r\n";

// Looks again and again, for at most 20 seconds: for what happens on another thread, soon.
template <class Condition>
bool eventually(Condition condition) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

inline bool can_connect(unsigned short port) {
    try {
        RawClient client(port);
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

}  // namespace ontknoop::http::testing
