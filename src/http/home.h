// SPDX-License-Identifier: EUPL-1.2
//
// Inside the http module only: what the server and its connections share. All of it belongs to the I/O thread, except
// what says "any thread"; that is why there are no locks.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <unordered_set>

#include "http/answering.h"
#include "http/http.h"
#include "http/sse.h"

namespace boost::asio {
class io_context;
class thread_pool;
namespace ssl {
class context;
}
}  // namespace boost::asio

namespace ontknoop::http {

// Threads with a bounded queue in front of them.
class WorkerPool {
public:
    WorkerPool(std::size_t threads, std::size_t queue);
    ~WorkerPool();

    // Takes a place in the queue; false when there is none. The one who got a place posts to threads(), and gives the
    // place back with started() on the worker.
    bool enter();
    void started() { --waiting_; }  // any thread
    boost::asio::thread_pool& threads() { return *threads_; }
    void join();

private:
    std::unique_ptr<boost::asio::thread_pool> threads_;
    std::atomic<std::size_t> waiting_{0};
    const std::size_t limit_;
};

// Anything with a socket. It enters itself in Home::peers, and is destroyed on the I/O thread, never during these
// calls.
class Peer {
public:
    using Time = std::chrono::steady_clock::time_point;
    virtual ~Peer() = default;
    virtual void tick(Time now) = 0;  // several times a second: is a deadline past?
    virtual void drain() = 0;         // finish, politely and soon
    virtual void cut() = 0;           // now
};

struct Home {
    Home(ServerOptions given, Handler handler, std::function<bool(const Request&)> slow);
    ~Home();

    const ServerOptions options;
    const Answering answering;
    const std::function<bool(const Request&)> is_slow;
    const std::unique_ptr<boost::asio::io_context> io;
    std::unique_ptr<boost::asio::ssl::context> tls;  // absent: plain HTTP
    WorkerPool workers, documents;
    EventHub hub;
    Listeners listeners;

    std::unordered_set<Peer*> peers;
    std::function<void()> on_last_peer_gone;
    bool draining = false;

    std::atomic<long> requests{0}, refused{0}, queue_full{0}, connections{0}, event_clients{0};  // any thread

    void came(Peer& peer) { peers.insert(&peer); }
    void gone(Peer& peer) {
        peers.erase(&peer);
        if (peers.empty()) on_last_peer_gone();
    }
};

// Serves an accepted socket until it ends; takes the descriptor over. (connection.cpp)
void serve_connection(Home&, int descriptor, bool is_ip6);

}  // namespace ontknoop::http
