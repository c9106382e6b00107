// SPDX-License-Identifier: EUPL-1.2
//
// The life of the server: listen, let clients in, look at the clock for all of them, finish what runs, stop.
#include <sys/resource.h>
#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <thread>

#include "http/home.h"

namespace ontknoop::http {

namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using std::chrono::steady_clock;
using Code = boost::system::error_code;

constexpr auto sweep_interval = std::chrono::milliseconds(200);
constexpr auto heartbeat_interval = std::chrono::seconds(25);
constexpr auto accept_pause = std::chrono::milliseconds(100);

// More than there are processors: who saves waits for a flush to disk, and those that wait together share it.
std::size_t worker_count(int asked) {
    return static_cast<std::size_t>(asked > 0 ? asked : std::max(8, 4 * static_cast<int>(std::thread::hardware_concurrency())));
}

// A thousand listeners need a thousand descriptors, and the usual soft limit is 1024.
void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

WorkerPool::WorkerPool(std::size_t threads, std::size_t queue)
    : threads_(std::make_unique<asio::thread_pool>(threads)), limit_(queue) {}
WorkerPool::~WorkerPool() = default;

bool WorkerPool::enter() {
    if (waiting_.load() >= limit_) return false;
    ++waiting_;
    return true;
}

void WorkerPool::join() { threads_->join(); }

Home::Home(ServerOptions given, Handler handler, std::function<bool(const Request&)> slow)
    : options(std::move(given)),
      answering(options, std::move(handler)),
      is_slow(std::move(slow)),
      io(std::make_unique<asio::io_context>(1)),
      workers(worker_count(options.workers), options.queue),
      documents(static_cast<std::size_t>(std::max(1, options.document_workers)), options.queue),
      hub(random_hex(4)),
      listeners(options.event_streams_per_listener) {}
Home::~Home() = default;

struct Server::Implementation {
    Home home;
    tcp::acceptor acceptor{*home.io};
    asio::steady_timer sweep_timer{*home.io}, accept_timer{*home.io};
    asio::signal_set signals{*home.io};
    steady_clock::time_point cut_at = steady_clock::time_point::max();
    steady_clock::time_point next_heartbeat = steady_clock::now() + heartbeat_interval;
    std::atomic<unsigned short> bound_port{0};
    std::mutex joining;
    std::thread thread;

    Implementation(ServerOptions options, Handler handler, std::function<bool(const Request&)> slow)
        : home(std::move(options), std::move(handler), std::move(slow)) {
        home.on_last_peer_gone = [this] {
            if (home.draining) sweep_timer.cancel();
        };
    }

    void load_tls();
    void listen();
    void await_client();
    void accept_waiting();
    void sweep();
    void begin_drain();
    void await_signal();
    void wait();
};

void Server::Implementation::load_tls() {
    if (home.options.tls_certificate.empty() && home.options.tls_key.empty()) return;
    Code error;
    home.tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(home.tls->native_handle(), TLS1_2_VERSION);
    home.tls->use_certificate_chain_file(home.options.tls_certificate, error);
    if (error)
        throw AdminError("Het TLS-certificaat " + home.options.tls_certificate + " is niet te gebruiken (" + error.message() +
                         "). Geef een PEM-bestand met eerst het certificaat en daaronder de keten.");
    home.tls->use_private_key_file(home.options.tls_key, asio::ssl::context::pem, error);
    if (error)
        throw AdminError("De TLS-sleutel " + home.options.tls_key + " is niet te gebruiken (" + error.message() +
                         "). Geef het PEM-bestand met de sleutel van dat certificaat, zonder wachtwoord.");
}

void Server::Implementation::listen() {
    Code error;
    const auto address = asio::ip::make_address(home.options.address, error);
    if (error)
        throw AdminError("'" + home.options.address +
                         "' is geen IP-adres (server.adres). Schrijf 127.0.0.1 achter een proxy, of 0.0.0.0 voor alle adressen.");
    const tcp::endpoint endpoint(address, home.options.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.non_blocking(true, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        throw AdminError("Kan niet luisteren op " + home.options.address + ", poort " + std::to_string(home.options.port) +
                         " (" + error.message() + "). Stop het programma dat deze poort gebruikt, of kies een andere poort.");
    bound_port = acceptor.local_endpoint().port();
}

void Server::Implementation::await_client() {
    acceptor.async_wait(tcp::acceptor::wait_read, [this](const Code& error) {
        if (!error) accept_waiting();
    });
}

void Server::Implementation::accept_waiting() {
    const bool is_ip6 = home.options.address.find(':') != std::string::npos;
    for (;;) {
        const int descriptor = ::accept4(acceptor.native_handle(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor >= 0) {
            serve_connection(home, descriptor, is_ip6);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return await_client();
        } else if (errno != EINTR && errno != ECONNABORTED) {
            // Out of descriptors, most likely: trying at once again would only burn the processor.
            accept_timer.expires_after(accept_pause);
            accept_timer.async_wait([this](const Code& error) {
                if (!error) await_client();
            });
            return;
        }
    }
}

// One clock for all deadlines: looking at every connection five times a second costs less than a timer for each.
void Server::Implementation::sweep() {
    if (home.draining && home.peers.empty()) {
        signals.cancel();  // nothing is left to wait for: the I/O thread ends
        return;
    }
    sweep_timer.expires_after(sweep_interval);
    sweep_timer.async_wait([this](const Code&) {
        const auto now = steady_clock::now();
        if (now >= next_heartbeat) {
            next_heartbeat = now + heartbeat_interval;
            home.hub.heartbeat(now);
        }
        for (Peer* peer : home.peers) now >= cut_at ? peer->cut() : peer->tick(now);
        sweep();
    });
}

// The second time it is said in earnest: what is still running is cut.
void Server::Implementation::begin_drain() {
    const auto patience = std::chrono::seconds(home.draining ? 0 : home.options.drain_seconds);
    cut_at = steady_clock::now() + patience;
    if (home.draining) return;
    home.draining = true;
    Code ignored;
    acceptor.close(ignored);
    accept_timer.cancel();
    for (Peer* peer : home.peers) peer->drain();
    if (home.peers.empty()) sweep_timer.cancel();
}

void Server::Implementation::await_signal() {
    signals.async_wait([this](const Code& error, int) {
        if (error) return;
        begin_drain();
        await_signal();
    });
}

void Server::Implementation::wait() {
    const std::lock_guard lock(joining);
    if (!thread.joinable()) return;
    thread.join();
    home.workers.join();
    home.documents.join();
}

Server::Server(ServerOptions options, Handler handler, std::function<bool(const Request&)> is_slow)
    : self_(std::make_unique<Implementation>(std::move(options), std::move(handler), std::move(is_slow))) {}

Server::~Server() { stop(); }

void Server::start() {
    CHECK(!self_->thread.joinable());
    raise_descriptor_limit();
    self_->load_tls();
    self_->listen();
    self_->await_client();
    self_->sweep();
    self_->thread = std::thread([self = self_.get()] { self->home.io->run(); });
}

unsigned short Server::port() const { return self_->bound_port; }

void Server::stop() {
    Implementation* self = self_.get();
    asio::post(*self->home.io, [self] {
        if (!self->home.draining) self->begin_drain();
    });
    self->wait();
}

void Server::wait() { self_->wait(); }

void Server::install_signal_handlers() {
    self_->signals.add(SIGTERM);
    self_->signals.add(SIGINT);
    self_->await_signal();
}

ServerStatistics Server::statistics() const {
    const Home& home = self_->home;
    return {home.requests, home.refused, home.queue_full, home.connections, home.event_clients};
}

void Server::publish(std::string_view topic, std::string_view event, std::string_view data) {
    Home& home = self_->home;
    asio::post(*home.io, [&home, topic = std::string(topic), event = std::string(event), data = std::string(data)] {
        home.hub.publish(topic, event, data, steady_clock::now());
    });
}

}  // namespace ontknoop::http
