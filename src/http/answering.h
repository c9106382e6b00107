// SPDX-License-Identifier: EUPL-1.2
//
// What happens between a request that was read and the bytes of its answer: who sent it, the handler, what finish()
// adds, and the pages for when there is nothing to hand to the handler or it failed. No socket; any thread.
#pragma once

#include <string>

#include "http/http.h"

namespace ontknoop::http {

// A response ready for the wire: status line and headers are written out (Date, Connection and the empty line follow).
struct Answer {
    Response response;
    std::string head;
};

class Answering {
public:
    Answering(const ServerOptions& options, Handler handler) : options_(options), handler_(std::move(handler)) {}

    // Gives the request its id, and the address and scheme the client used. peer: the other end of the socket.
    void identify(Request& request, const std::string& peer, bool secure) const;
    // Runs the handler. A handler that throws is logged and answered with 500.
    Answer answer(const Request& request) const;
    Answer seal(const Request& request, Response response) const;
    Answer refuse(int status, const Request& request) const;

private:
    const ServerOptions& options_;
    Handler handler_;
};

std::string random_hex(std::size_t bytes);

}  // namespace ontknoop::http
