// SPDX-License-Identifier: EUPL-1.2
//
// The only file that knows sockets. One I/O thread runs a coroutine per connection; handlers are plain functions on a
// pool of workers, so that a slow one cannot stop the others. Everything below runs on the I/O thread unless it says
// so; that is why there are no locks here.
//
// Rule for every co_await in this file: its operands are named locals. g++ 12 destroys some temporaries of such an
// expression twice (tests/http/coroutine_compiler_test.cpp shows it).
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <csignal>
#include <mutex>
#include <thread>
#include <unordered_set>

#include "base/id.h"
#include "base/log.h"
#include "http/http.h"
#include "http/reader.h"
#include "http/sse.h"
#include "http/wire.h"

namespace ontknoop::http {

namespace serving {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using std::chrono::steady_clock;
using Seconds = std::chrono::seconds;
using Code = boost::system::error_code;

// The concrete executor instead of any_io_executor: 5 to 10 % less CPU per request.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using SecureSocket = asio::ssl::stream<Socket>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<steady_clock, asio::wait_traits<steady_clock>, Executor>;
template <class T = void>
using Task = asio::awaitable<T, Executor>;
constexpr asio::use_awaitable_t<Executor> use{};

constexpr auto sweep_interval = std::chrono::milliseconds(200);
constexpr auto heartbeat_interval = Seconds(25);
constexpr auto linger_time = Seconds(2);
constexpr auto never = steady_clock::time_point::max();
constexpr std::size_t head_read_size = 4 * 1024, body_read_size = 64 * 1024, write_size = 64 * 1024;
constexpr std::size_t event_queue_limit = 256, event_bytes_limit = 512 * 1024;
constexpr int event_send_buffer = 64 * 1024;

template <class Stream>
Socket& socket_of(Stream& stream) {
    if constexpr (std::is_same_v<Stream, Socket>)
        return stream;
    else
        return stream.next_layer();
}

std::string random_hex(std::size_t bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::array<unsigned char, 16> random{};
    SystemRandom().fill(random.data(), bytes);
    std::string text;
    for (std::size_t i = 0; i < bytes; ++i) text += {digits[random[i] >> 4], digits[random[i] & 15]};
    return text;
}

std::string address_text(const Socket& socket) {
    Code error;
    asio::ip::address address = socket.remote_endpoint(error).address();
    if (error) return {};
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

// A thousand listeners need a thousand descriptors, and the usual soft limit is 1024.
void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

// Threads with a bounded queue in front. enter() and leave-the-queue are counted apart from the threads' own queue,
// which has no bound.
class Pool {
public:
    Pool(std::size_t threads, std::size_t queue) : threads_(threads), limit_(queue) {}
    bool enter() {  // I/O thread
        if (waiting_.load() >= limit_) return false;
        ++waiting_;
        return true;
    }
    void started() { --waiting_; }  // worker
    auto executor() { return threads_.get_executor(); }
    void join() { threads_.join(); }

private:
    asio::thread_pool threads_;
    std::atomic<std::size_t> waiting_{0};
    const std::size_t limit_;
};

// Anything with a socket. Destroyed on the I/O thread, never during one of these calls.
class Peer {
public:
    virtual ~Peer() = default;
    virtual void tick(steady_clock::time_point now) = 0;  // several times a second: is a deadline past?
    virtual void drain() = 0;                             // finish, politely and soon
    virtual void cut() = 0;                               // now
};

struct Answer {
    Response response;
    std::string head;
};

}  // namespace serving

using namespace serving;

struct Server::Implementation {
    ServerOptions options;
    Handler handler;
    std::function<bool(const Request&)> is_slow;

    asio::io_context io{1};
    Acceptor acceptor{io};
    Timer sweep_timer{io}, accept_pause{io};
    asio::signal_set signals{io};
    std::optional<asio::ssl::context> tls;
    Pool workers, documents;
    EventHub hub{random_hex(4)};

    std::unordered_set<Peer*> peers;
    bool draining = false;
    steady_clock::time_point drain_until = never;
    steady_clock::time_point next_heartbeat = steady_clock::now() + heartbeat_interval;
    std::string date;
    std::time_t date_second = 0;

    std::atomic<long> requests{0}, refused{0}, queue_full{0}, connections{0}, event_clients{0};
    std::atomic<unsigned short> bound_port{0};
    std::mutex joining;
    std::thread thread;

    Implementation(ServerOptions given, Handler h, std::function<bool(const Request&)> slow)
        : options(std::move(given)),
          handler(std::move(h)),
          is_slow(std::move(slow)),
          workers(static_cast<std::size_t>(options.workers > 0 ? options.workers : default_workers()), options.queue),
          documents(static_cast<std::size_t>(std::max(1, options.document_workers)), options.queue) {}

    static int default_workers() { return std::max(4, 4 * static_cast<int>(std::thread::hardware_concurrency())); }

    ReaderOptions reader_options() const {
        return {options.header_limit, options.body_limit, {options.spool_above, options.spool_folder}};
    }

    void listen();
    void load_tls();
    void welcome(Socket socket);
    void sweep();
    void begin_drain();
    void await_signal();
    void gone(Peer& peer);
    void wait();

    const std::string& date_now();
    void identify(Request& request, const std::string& peer, bool secure) const;
    Answer answer(const Request& request);  // worker
    Answer refuse(int status, const std::string& request_id);
    Answer seal(const Request* request, Response response);
};

namespace serving {

using Home = Server::Implementation;

// One browser, listening. Writes go out one after another; what cannot be sent yet waits in a bounded queue, and who
// lets it fill up is cut off: it will come back by itself and catch up.
template <class Stream>
class EventClient final : public Peer, public EventSink, public std::enable_shared_from_this<EventClient<Stream>> {
public:
    EventClient(Home& home, Stream stream, steady_clock::time_point until)
        : home_(home), stream_(std::move(stream)), until_(until) {
        home_.peers.insert(this);
        ++home_.event_clients;
        Code ignored;
        socket_of(stream_).set_option(asio::socket_base::send_buffer_size(event_send_buffer), ignored);
    }
    ~EventClient() override {
        home_.hub.leave(*this);
        --home_.event_clients;
        home_.gone(*this);
    }

    void start(std::string head, const EventStream& events) {
        // Not all at the same moment after a restart: each client comes back after its own 1 to 5 seconds.
        const unsigned spread = static_cast<unsigned>(std::hash<const void*>{}(this) >> 6) % 4000;
        head += "retry: " + std::to_string(1000 + spread) + "\n\n";
        offer(std::make_shared<const std::string>(std::move(head)));
        home_.hub.join(events.topic, events.last_event_id, *this);
        listen_for_end();
    }

    bool offer(const EventText& text) override {
        if (closed_ || finishing_) return false;
        if (queue_.size() >= event_queue_limit || queued_ + text->size() > event_bytes_limit) {
            cut();
            return false;
        }
        queue_.push_back(text);
        queued_ += text->size();
        write_next();
        return true;
    }

    void tick(steady_clock::time_point now) override {
        if (now >= until_) drain();
        if (now >= write_deadline_) cut();
    }
    void drain() override {
        finishing_ = true;
        if (queue_.empty()) cut();
    }
    void cut() override {
        closed_ = true;
        Code ignored;
        socket_of(stream_).shutdown(Socket::shutdown_both, ignored);
        socket_of(stream_).close(ignored);
    }

private:
    void write_next() {
        if (writing_ || closed_) return;
        if (queue_.empty()) {
            if (finishing_) cut();
            return;
        }
        writing_ = true;
        write_deadline_ = steady_clock::now() + Seconds(home_.options.write_seconds);
        auto buffer = asio::buffer(*queue_.front());
        asio::async_write(stream_, buffer, [self = this->shared_from_this()](const Code& error, std::size_t) {
            self->writing_ = false;
            self->write_deadline_ = never;
            self->queued_ -= self->queue_.front()->size();
            self->queue_.erase(self->queue_.begin());
            error ? self->cut() : self->write_next();
        });
    }
    // A listener has nothing to say; reading is how its going away is noticed.
    void listen_for_end() {
        auto buffer = asio::buffer(ignored_input_);
        stream_.async_read_some(buffer, [self = this->shared_from_this()](const Code& error, std::size_t) {
            error || self->closed_ ? self->cut() : self->listen_for_end();
        });
    }

    Home& home_;
    Stream stream_;
    std::vector<EventText> queue_;
    std::size_t queued_ = 0;  // bytes in queue_
    bool writing_ = false, finishing_ = false, closed_ = false;
    steady_clock::time_point until_, write_deadline_ = never;
    std::array<char, 32> ignored_input_;
};

// One client and its requests, one after another: a pipelined request waits in the reader.
template <class Stream>
class Connection final : public Peer {
public:
    static constexpr bool is_secure = std::is_same_v<Stream, SecureSocket>;
    enum class Phase { idle, header, body, running, writing, closing };

    Connection(Home& home, Stream stream)
        : home_(home),
          stream_(std::move(stream)),
          reader_(home.reader_options()),
          address_(address_text(socket_of(stream_))) {
        home_.peers.insert(this);
        ++home_.connections;
    }
    ~Connection() override {
        --home_.connections;
        home_.gone(*this);
    }

    static Task<> run(std::shared_ptr<Connection> self) {
        if constexpr (is_secure) {
            Task<bool> shaking = self->shake_hands();
            if (!co_await std::move(shaking)) co_return;
        }
        for (bool more = true; more;) {
            Task<bool> exchanging = self->exchange();
            more = co_await std::move(exchanging);
        }
    }

    void tick(steady_clock::time_point now) override {
        if (now < deadline_) return;
        deadline_ = never;
        expired_ = true;
        Code ignored;
        socket_of(stream_).cancel(ignored);
    }
    void drain() override {
        if (phase_ == Phase::idle) tick(never);
    }
    void cut() override {
        Code ignored;
        socket_of(stream_).close(ignored);
    }

private:
    // What came in: a whole request (0), a status to refuse with, or nobody any more.
    static constexpr int whole_request = 0, nobody = -1;

    void enter(Phase phase, Seconds limit) {
        phase_ = phase;
        expired_ = false;
        deadline_ = steady_clock::now() + limit;
    }

    Task<bool> shake_hands() {
        Code error;
        auto token = asio::redirect_error(use, error);
        enter(Phase::header, Seconds(home_.options.header_seconds));
        if constexpr (is_secure) co_await stream_.async_handshake(asio::ssl::stream_base::server, token);
        co_return !error;
    }

    // One request and its answer; false when the connection is done.
    Task<bool> exchange() {
        Task<int> receiving = receive();
        const int received = co_await std::move(receiving);
        if (received == nobody) co_return false;
        if (received != whole_request) {
            ++home_.refused;
            const Answer refusal = home_.refuse(received, random_hex(8));
            Task<bool> sending = send(refusal, false);
            if (co_await std::move(sending)) {
                Task<> lingering = linger();
                co_await std::move(lingering);
            }
            co_return false;
        }

        ++home_.requests;
        const bool wants_more = reader_.keep_alive();
        is_http10_ = reader_.is_http10();
        Request request = reader_.take();
        home_.identify(request, address_, is_secure);
        Task<Answer> asking = ask(request);
        const Answer answer = co_await std::move(asking);
        if (answer.response.events) {
            listen(answer);
            co_return false;
        }
        const bool keep = wants_more && !answer.response.close && !home_.draining;
        Task<bool> sending = send(answer, keep);
        const bool sent = co_await std::move(sending);
        if (sent && !keep && (is_secure || reader_.has_input())) {
            Task<> lingering = linger();
            co_await std::move(lingering);
        }
        co_return sent&& keep;
    }

    Task<int> receive() {
        Code error;
        auto token = asio::redirect_error(use, error);
        const ServerOptions& options = home_.options;
        phase_ = Phase::running;
        for (;;) {
            if (const int problem = understand()) co_return problem;
            if (reader_.is_complete()) co_return whole_request;
            if (reader_.has_head() && phase_ != Phase::body) {
                if (reader_.expects_continue()) {
                    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
                    enter(Phase::writing, Seconds(options.write_seconds));
                    auto words = asio::buffer(go_on);
                    co_await asio::async_write(stream_, words, token);
                    if (error) co_return nobody;
                }
                enter(Phase::body, Seconds(options.body_seconds));
            } else if (!reader_.has_head() && reader_.has_input() && phase_ != Phase::header) {
                enter(Phase::header, Seconds(options.header_seconds));
            } else if (!reader_.has_head() && !reader_.has_input()) {
                if (home_.draining) co_return nobody;
                enter(Phase::idle, Seconds(options.idle_seconds));
            }
            const std::size_t size = phase_ == Phase::body ? body_read_size : head_read_size;
            auto room = asio::buffer(reader_.prepare(size), size);
            const std::size_t count = co_await stream_.async_read_some(room, token);
            reader_.commit(count);
            if (error) co_return expired_&& phase_ != Phase::idle ? 408 : nobody;
        }
    }

    // 0, or the status to refuse with.
    int understand() {
        try {
            reader_.advance();
            return reader_.refused();
        } catch (const AdminError& error) {
            log::error("request not received", {{"reason", error}});
            return 500;
        }
    }

    Task<Answer> ask(const Request& request) {
        phase_ = Phase::running;
        deadline_ = never;
        if (home_.options.answer_at_once) {
            if (auto response = home_.options.answer_at_once(request))
                co_return home_.seal(&request, std::move(*response));
        }
        Pool& pool = home_.is_slow && home_.is_slow(request) ? home_.documents : home_.workers;
        if (!pool.enter()) {
            ++home_.queue_full;
            co_return home_.refuse(503, request.id);
        }
        auto on_worker = asio::bind_executor(pool.executor(), use);
        co_await asio::post(on_worker);
        pool.started();
        Answer answer = home_.answer(request);
        auto on_io_thread = asio::bind_executor(home_.io.get_executor(), use);
        co_await asio::post(on_io_thread);
        const bool full = answer.response.events && home_.event_clients >= home_.options.event_stream_limit;
        if (full || (answer.response.events && home_.draining)) co_return home_.refuse(503, request.id);
        co_return answer;
    }

    // The deadline is for each 64 kB and not for the whole, so that a long document over a slow line arrives.
    Task<bool> send(const Answer& answer, bool keep) {
        Code error;
        auto token = asio::redirect_error(use, error);
        std::string head = answer.head;
        head.append("Date: ").append(home_.date_now()).append("\r\n");
        if (!keep) head += "Connection: close\r\n";
        if (keep && is_http10_) head += "Connection: keep-alive\r\n";
        head += "\r\n";
        std::string_view rest = body_of(answer.response);
        std::string_view now = rest.substr(0, write_size);
        std::array<asio::const_buffer, 2> first{asio::buffer(head), asio::buffer(now)};
        enter(Phase::writing, Seconds(home_.options.write_seconds));
        co_await asio::async_write(stream_, first, token);
        for (rest.remove_prefix(now.size()); !error && !rest.empty(); rest.remove_prefix(now.size())) {
            now = rest.substr(0, write_size);
            auto next = asio::buffer(now);
            enter(Phase::writing, Seconds(home_.options.write_seconds));
            co_await asio::async_write(stream_, next, token);
        }
        co_return !error;
    }

    // Closing while the client still sends would make its system throw our answer away (a reset): say that we are done,
    // and read on for a moment.
    Task<> linger() {
        Code error;
        auto token = asio::redirect_error(use, error);
        enter(Phase::closing, linger_time);
        if constexpr (is_secure) co_await stream_.async_shutdown(token);
        if (expired_) co_return;
        socket_of(stream_).shutdown(Socket::shutdown_send, error);
        std::array<char, head_read_size> ignored;
        auto room = asio::buffer(ignored);
        while (!error && !expired_) co_await socket_of(stream_).async_read_some(room, token);
    }

    // From here on the connection is a listener; this object goes away with its buffers.
    void listen(const Answer& answer) {
        const EventStream& events = *answer.response.events;
        const auto until = steady_clock::now() + events.maximum_age;
        auto client = std::make_shared<EventClient<Stream>>(home_, std::move(stream_), until);
        client->start(answer.head + "Date: " + home_.date_now() + "\r\nConnection: close\r\n\r\n", events);
    }

    Home& home_;
    Stream stream_;
    RequestReader reader_;
    const std::string address_;
    Phase phase_ = Phase::idle;
    bool expired_ = false, is_http10_ = false;
    steady_clock::time_point deadline_ = never;
};

void log_failure(std::exception_ptr failure) {
    if (!failure) return;
    try {
        std::rethrow_exception(failure);
    } catch (const Bug& bug) {
        log::error("connection ended by a bug", {{"bug", bug}});
    } catch (const std::exception&) {
        log::error("connection ended by a failure");
    }
}

Task<> accept_all(Home& home) {
    Code error;
    auto token = asio::redirect_error(use, error);
    while (!home.draining) {
        Socket socket(home.io);
        co_await home.acceptor.async_accept(socket, token);
        if (home.draining) co_return;
        if (!error) {
            home.welcome(std::move(socket));
        } else {
            // Out of descriptors, most likely: trying at once again would only burn the processor.
            home.accept_pause.expires_after(std::chrono::milliseconds(100));
            co_await home.accept_pause.async_wait(token);
        }
    }
}

template <class Stream>
void spawn(Home& home, Stream stream) {
    auto connection = std::make_shared<Connection<Stream>>(home, std::move(stream));
    asio::co_spawn(home.io.get_executor(), Connection<Stream>::run(std::move(connection)), log_failure);
}

}  // namespace serving

void Server::Implementation::load_tls() {
    if (options.tls_certificate.empty() && options.tls_key.empty()) return;
    Code error;
    tls.emplace(asio::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_2_VERSION);
    tls->use_certificate_chain_file(options.tls_certificate, error);
    if (error)
        throw AdminError("The TLS certificate " + options.tls_certificate + " cannot be used (" + error.message() +
                         "). Give a PEM file with the certificate first and its chain below it.");
    tls->use_private_key_file(options.tls_key, asio::ssl::context::pem, error);
    if (error)
        throw AdminError("The TLS key " + options.tls_key + " cannot be used (" + error.message() +
                         "). Give the PEM file with the key of that certificate, without a password.");
}

void Server::Implementation::listen() {
    Code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error)
        throw AdminError("'" + options.address +
                         "' is no IP address. Use 127.0.0.1 behind a proxy, or 0.0.0.0 for all.");
    const tcp::endpoint endpoint(address, options.port);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        throw AdminError("Cannot listen on " + options.address + ", port " + std::to_string(options.port) + " (" +
                         error.message() + "). Stop the program that uses this port, or choose another one.");
    bound_port = acceptor.local_endpoint().port();
}

void Server::Implementation::welcome(Socket socket) {
    Code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    if (peers.size() >= static_cast<std::size_t>(options.connection_limit)) {
        ++refused;
        static constexpr std::string_view busy =
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        socket.non_blocking(true, ignored);
        if (!tls) socket.write_some(asio::buffer(busy), ignored);
    } else if (tls) {
        spawn(*this, SecureSocket(std::move(socket), *tls));
    } else {
        spawn(*this, std::move(socket));
    }
}

// One clock for all deadlines: looking at every connection five times a second costs less than a timer for each.
void Server::Implementation::sweep() {
    if (draining && peers.empty()) {
        signals.cancel();
        return;
    }
    sweep_timer.expires_after(sweep_interval);
    sweep_timer.async_wait([this](const Code&) {
        const auto now = steady_clock::now();
        if (now >= next_heartbeat) {
            next_heartbeat = now + heartbeat_interval;
            hub.heartbeat(now);
        }
        for (Peer* peer : peers) now >= drain_until ? peer->cut() : peer->tick(now);
        sweep();
    });
}

void Server::Implementation::begin_drain() {
    if (draining) {
        drain_until = steady_clock::now();
        return;
    }
    draining = true;
    drain_until = steady_clock::now() + Seconds(options.drain_seconds);
    Code ignored;
    acceptor.close(ignored);
    accept_pause.cancel();
    for (Peer* peer : peers) peer->drain();
    if (peers.empty()) sweep_timer.cancel();
}

void Server::Implementation::await_signal() {
    signals.async_wait([this](const Code& error, int) {
        if (error) return;
        begin_drain();
        await_signal();
    });
}

void Server::Implementation::gone(Peer& peer) {
    peers.erase(&peer);
    if (draining && peers.empty()) sweep_timer.cancel();
}

void Server::Implementation::wait() {
    const std::lock_guard lock(joining);
    if (!thread.joinable()) return;
    thread.join();
    workers.join();
    documents.join();
}

const std::string& Server::Implementation::date_now() {
    const auto now = std::chrono::system_clock::now();
    const std::time_t second = std::chrono::system_clock::to_time_t(now);
    if (second != date_second) {
        date = http_date(now);
        date_second = second;
    }
    return date;
}

void Server::Implementation::identify(Request& request, const std::string& peer, bool secure) const {
    request.id = random_hex(8);
    request.remote_address = client_address(peer, request.headers, options.trusted_proxies);
    const bool said_https = equal_ignoring_case(request.headers.get("X-Forwarded-Proto"), "https");
    request.https = secure || (said_https && is_trusted(peer, options.trusted_proxies));
}

Answer Server::Implementation::answer(const Request& request) {
    const log::RequestScope scope(request.id);
    try {
        return seal(&request, handler(request));
    } catch (const Bug& bug) {
        log::error("handler failed", {{"bug", bug}});
    } catch (const AdminError& error) {
        log::error("handler failed", {{"reason", error}});
    } catch (const std::exception&) {
        log::error("handler failed", {{"reason", "exception"}});
    }
    return refuse(500, request.id);
}

Answer Server::Implementation::refuse(int status, const std::string& request_id) {
    return seal(nullptr, options.refusal ? options.refusal(status, request_id) : refusal_page(status, request_id));
}

// Ready for the wire. The request is absent when it could not be read.
Answer Server::Implementation::seal(const Request* request, Response response) {
    if (response.events && request && request->method != Method::get) response.events.reset();
    if (response.events) {
        response.headers.set("Content-Type", "text/event-stream");
        response.headers.set("Cache-Control", "no-store");
        response.headers.set("X-Accel-Buffering", "no");  // a proxy must pass events on at once
    }
    static const Request unread;
    finish(request ? *request : unread, response);
    std::string head = response_head(response);
    return {std::move(response), std::move(head)};
}

Server::Server(ServerOptions options, Handler handler, std::function<bool(const Request&)> is_slow)
    : self_(std::make_unique<Implementation>(std::move(options), std::move(handler), std::move(is_slow))) {}

Server::~Server() { stop(); }

void Server::start() {
    CHECK(!self_->thread.joinable());
    raise_descriptor_limit();
    self_->load_tls();
    self_->listen();
    asio::co_spawn(self_->io.get_executor(), accept_all(*self_), log_failure);
    self_->sweep();
    self_->thread = std::thread([self = self_.get()] { self->io.run(); });
}

unsigned short Server::port() const { return self_->bound_port; }

void Server::stop() {
    Implementation* self = self_.get();
    asio::post(self->io, [self] {
        if (!self->draining) self->begin_drain();
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
    return {self_->requests, self_->refused, self_->queue_full, self_->connections, self_->event_clients};
}

void Server::publish(std::string_view topic, std::string_view event, std::string_view data) {
    asio::post(self_->io, [self = self_.get(), topic = std::string(topic), event = std::string(event),
                           data = std::string(data)] { self->hub.publish(topic, event, data, steady_clock::now()); });
}

}  // namespace ontknoop::http
