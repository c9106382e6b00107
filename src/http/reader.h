// SPDX-License-Identifier: EUPL-1.2
//
// Bytes in, requests out: HTTP/1.1 framing and parsing without a socket, so that the server, `ontknoop test-http` and
// the fuzzers all read requests in exactly the same, strict way. Boost.Beast does the grammar; what Debian's version
// lets through that a proxy may read differently (request smuggling) is refused here. Only reader.cpp sees Beast.
#pragma once

#include <memory>
#include <string_view>

#include "http/http.h"
#include "http/multipart.h"

namespace ontknoop::http {

struct ReaderOptions {
    std::size_t header_limit = 16 * 1024;
    std::size_t body_limit = 10 * 1024 * 1024;
    SpoolOptions spool;
};

class RequestReader {
public:
    explicit RequestReader(ReaderOptions);
    ~RequestReader();

    // Room for `size` more bytes; then how many of them were filled in.
    char* prepare(std::size_t size);
    void commit(std::size_t size);
    void feed(std::string_view bytes);

    // Understands as much as there is; afterwards ask the four questions below.
    void advance();
    bool has_input() const;    // bytes of this or a next (pipelined) request are waiting
    bool has_head() const;     // the header is complete and acceptable
    bool is_complete() const;  // the whole request is there: take() it
    int refused() const;       // 0, or the status to refuse with: 400, 413, 417, 431. Then the connection must close

    bool expects_continue() const;  // the client waits for "100 Continue" before it sends the body
    bool keep_alive() const;        // the client wants to use the connection again
    bool is_http10() const;

    // Gives the request (id, remote_address and https still empty) and begins with the next one.
    Request take();

private:
    struct State;
    std::unique_ptr<State> self_;
};

}  // namespace ontknoop::http
