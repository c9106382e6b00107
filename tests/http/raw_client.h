// SPDX-License-Identifier: EUPL-1.2
//
// A client that sends exactly the bytes it is given, for tests: no HTTP library that would tidy them up.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ontknoop::http::testing {

struct RawResponse {
    int status = 0;  // 0: the connection ended without one
    std::string head, body;

    // Value of a header, "" when absent.
    std::string header(std::string_view name) const {
        auto lower = [](std::string text) {
            std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
            return text;
        };
        const std::string lowered = lower(head), wanted = "\r\n" + lower(std::string(name)) + ": ";
        const std::size_t at = lowered.find(wanted);
        if (at == std::string::npos) return {};
        const std::size_t from = at + wanted.size();
        return head.substr(from, head.find("\r\n", from) - from);
    }
};

class RawClient {
public:
    // patience: how long a read may take before the test fails; far above what any of them needs.
    explicit RawClient(unsigned short port, int receive_buffer = 0, int patience_seconds = 20)
        : patience_(patience_seconds) {
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
            ::close(socket_);
            throw std::runtime_error("cannot connect");
        }
    }
    ~RawClient() { disconnect(); }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    void disconnect() {
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }
    int handle() const { return socket_; }

    // False when the other side no longer takes it.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // Reads until the text has been seen (and what came with it); false when the connection ends first.
    bool read_until(std::string_view text) {
        while (input.find(text) == std::string::npos)
            if (!read_more()) return false;
        return true;
    }

    // Reads to the end of the connection; true when the other side closed it (in whatever way).
    bool read_to_end() {
        while (read_more()) {
        }
        return true;
    }

    // One response framed by Content-Length (or none for a 304, 204 or HEAD); to the end when there is no length.
    RawResponse response(bool to_head_request = false) {
        RawResponse out;
        if (!read_until("\r\n\r\n")) return out;
        const std::size_t end = input.find("\r\n\r\n") + 4;
        out.head = input.substr(0, end);
        input.erase(0, end);
        out.status = std::atoi(out.head.c_str() + 9);
        if (to_head_request || out.status == 304 || out.status == 204 || out.status < 200) return out;
        const std::string length = out.header("Content-Length");
        if (length.empty()) {
            read_to_end();
            out.body = std::exchange(input, {});
            return out;
        }
        const auto size = static_cast<std::size_t>(std::atol(length.c_str()));
        while (input.size() < size && read_more()) {
        }
        out.body = input.substr(0, size);
        input.erase(0, std::min(size, input.size()));
        return out;
    }

    RawResponse ask(std::string_view request) {
        send(request);
        return response();
    }

    std::string input;  // read, not yet taken

private:
    bool read_more() {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, patience_ * 1000) <= 0) throw std::runtime_error("nothing came");
        char buffer[64 * 1024];
        const ssize_t got = ::recv(socket_, buffer, sizeof buffer, 0);
        if (got <= 0) return false;
        input.append(buffer, static_cast<std::size_t>(got));
        return true;
    }

    int socket_ = -1, patience_;
};

inline RawResponse ask(unsigned short port, std::string_view request) {
    RawClient client(port);
    return client.ask(request);
}

}  // namespace ontknoop::http::testing
