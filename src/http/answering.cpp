// SPDX-License-Identifier: EUPL-1.2
#include "http/answering.h"

#include <vector>

#include "base/hex.h"
#include "base/id.h"
#include "base/log.h"
#include "http/wire.h"

namespace ontknoop::http {

std::string random_hex(std::size_t bytes) {
    std::vector<unsigned char> random(bytes);
    SystemRandom().fill(random.data(), bytes);
    return to_hex(random);
}

void Answering::identify(Request& request, const std::string& peer, bool secure) const {
    request.id = random_hex(8);
    request.remote_address = client_address(peer, request.headers, options_.trusted_proxies);
    const bool said_https = equal_ignoring_case(request.headers.get("X-Forwarded-Proto"), "https");
    request.https = secure || (said_https && is_trusted(peer, options_.trusted_proxies));
}

Answer Answering::answer(const Request& request) const {
    const log::RequestScope scope(request.id);
    try {
        return seal(request, handler_(request));
    } catch (const Bug& bug) {
        log::error("handler failed", {{"bug", bug}});
    } catch (const AdminError& error) {
        log::error("handler failed", {{"reason", error}});
    } catch (const std::exception&) {
        // Its text may hold what a user typed, so it is not logged.
        log::error("handler failed", {{"reason", "exception"}});
    }
    return refuse(500, request);
}

Answer Answering::refuse(int status, const Request& request) const {
    return seal(request, options_.refusal ? options_.refusal(status, request.id) : refusal_page(status, request));
}

Answer Answering::seal(const Request& request, Response response) const {
    if (response.events) {
        response.headers.set("Content-Type", "text/event-stream");
        response.headers.set("Cache-Control", "no-store");
        response.headers.set("X-Accel-Buffering", "no");  // a proxy must pass events on at once
        if (request.method != Method::get) response.events.reset();
    }
    finish(request, response);
    std::string head = response_head(response);
    return {std::move(response), std::move(head)};
}

}  // namespace ontknoop::http
