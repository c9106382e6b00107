// SPDX-License-Identifier: EUPL-1.2
//
// One socket: a client that asks, or one that listens. A coroutine per connection on the I/O thread; handlers are plain
// functions on a pool of workers, so that a slow one cannot stop the others.
//
// Rule for every co_await in this file: its operands are named locals. g++ 12 destroys some temporaries of such an
// expression twice (tests/http/coroutine_compiler_test.cpp shows it).
#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "base/log.h"
#include "http/home.h"
#include "http/reader.h"
#include "http/wire.h"

namespace ontknoop::http {

namespace {

namespace asio = boost::asio;
using tcp = asio::ip::tcp;
using std::chrono::steady_clock;
using Seconds = std::chrono::seconds;
using Code = boost::system::error_code;

// The concrete executor instead of any_io_executor: 5 to 10 % less CPU per request.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using SecureSocket = asio::ssl::stream<Socket>;
template <class T = void>
using Task = asio::awaitable<T, Executor>;
constexpr asio::use_awaitable_t<Executor> use{};

constexpr auto linger_time = Seconds(2);
constexpr auto no_deadline = steady_clock::time_point::max();
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

std::string address_text(const Socket& socket) {
    Code error;
    asio::ip::address address = socket.remote_endpoint(error).address();
    if (error) return {};
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

// "Date: ..." for now; made once a second.
const std::string& date_line() {
    thread_local std::string line;
    thread_local std::time_t made_for = 0;
    const auto now = std::chrono::system_clock::now();
    const std::time_t second = std::chrono::system_clock::to_time_t(now);
    if (second != made_for) line = "Date: " + http_date(now) + "\r\n";
    made_for = second;
    return line;
}

ReaderOptions reader_options(const ServerOptions& options) {
    return {options.header_limit, options.body_limit, {options.spool_above, options.spool_folder}};
}

// One browser, listening. Writes go out one after another; what cannot be sent yet waits in a bounded queue, and who
// lets it fill up is cut off: it will come back by itself and catch up.
template <class Stream>
class EventClient final : public Peer, public EventSink, public std::enable_shared_from_this<EventClient<Stream>> {
public:
    EventClient(Home& home, Stream stream, steady_clock::time_point until)
        : home_(home), stream_(std::move(stream)), until_(until) {
        home_.came(*this);
        ++home_.event_clients;
        Code ignored;
        socket_of(stream_).set_option(asio::socket_base::send_buffer_size(event_send_buffer), ignored);
    }
    ~EventClient() override {
        home_.hub.leave(*this);
        home_.listeners.leave(*this);
        --home_.event_clients;
        home_.gone(*this);
    }

    void start(std::string head, const EventStream& events) {
        // Not all at the same moment after a restart: each client comes back after its own 1 to 5 seconds.
        const unsigned spread = static_cast<unsigned>(std::hash<const void*>{}(this) >> 6) % 4000;
        head += "retry: " + std::to_string(1000 + spread) + "\n\n";
        offer(std::make_shared<const std::string>(std::move(head)));
        if (EventSink* oldest = home_.listeners.enter(events.listener, *this)) oldest->give_way();
        home_.hub.join(events.topic, events.last_event_id, *this);
        listen_for_end();
    }
    void give_way() override {
        static const EventText elsewhere = std::make_shared<const std::string>("event: elders\ndata: \n\n");
        home_.hub.leave(*this);
        if (offer(elsewhere)) drain();
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

    void tick(Time now) override {
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
            self->write_deadline_ = no_deadline;
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
    steady_clock::time_point until_, write_deadline_ = no_deadline;
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
          reader_(reader_options(home.options)),
          address_(address_text(socket_of(stream_))) {
        home_.came(*this);
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

    void tick(Time now) override {
        if (now < deadline_) return;
        deadline_ = no_deadline;
        expired_ = true;
        Code ignored;
        socket_of(stream_).cancel(ignored);
    }
    void drain() override {
        if (phase_ == Phase::idle) tick(no_deadline);
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
            Request unread;
            unread.id = random_hex(8);
            const Answer refusal = home_.answering.refuse(received, unread);
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
        home_.answering.identify(request, address_, is_secure);
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
        const bool more = sent && keep;
        co_return more;
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
            const bool too_slow = expired_ && phase_ != Phase::idle;
            if (error) co_return too_slow ? 408 : nobody;
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
        deadline_ = no_deadline;
        if (home_.options.answer_at_once) {
            if (auto response = home_.options.answer_at_once(request))
                co_return home_.answering.seal(request, std::move(*response));
        }
        WorkerPool& pool = home_.is_slow && home_.is_slow(request) ? home_.documents : home_.workers;
        if (!pool.enter()) {
            ++home_.queue_full;
            co_return home_.answering.refuse(503, request);
        }
        auto on_worker = asio::bind_executor(pool.threads().get_executor(), use);
        co_await asio::post(on_worker);
        pool.started();
        Answer answer = home_.answering.answer(request);
        auto on_io_thread = asio::bind_executor(home_.io->get_executor(), use);
        co_await asio::post(on_io_thread);
        const bool full = answer.response.events && home_.event_clients >= home_.options.event_stream_limit;
        if (full || (answer.response.events && home_.draining)) co_return home_.answering.refuse(503, request);
        co_return answer;
    }

    // The deadline is for each 64 kB and not for the whole, so that a long document over a slow line arrives.
    Task<bool> send(const Answer& answer, bool keep) {
        Code error;
        auto token = asio::redirect_error(use, error);
        std::string head = answer.head;
        head += date_line();
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
        client->start(answer.head + date_line() + "Connection: close\r\n\r\n", events);
    }

    Home& home_;
    Stream stream_;
    RequestReader reader_;
    const std::string address_;
    Phase phase_ = Phase::idle;
    bool expired_ = false, is_http10_ = false;
    steady_clock::time_point deadline_ = no_deadline;
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

template <class Stream>
void spawn(Home& home, Stream stream) {
    auto connection = std::make_shared<Connection<Stream>>(home, std::move(stream));
    asio::co_spawn(home.io->get_executor(), Connection<Stream>::run(std::move(connection)), log_failure);
}

}  // namespace

void serve_connection(Home& home, int descriptor, bool is_ip6) {
    Socket socket(*home.io, is_ip6 ? tcp::v6() : tcp::v4(), descriptor);
    Code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    if (home.peers.size() >= static_cast<std::size_t>(home.options.connection_limit)) {
        ++home.refused;
        static constexpr std::string_view busy =
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        socket.non_blocking(true, ignored);
        if (!home.tls) socket.write_some(asio::buffer(busy), ignored);
    } else if (home.tls) {
        spawn(home, SecureSocket(std::move(socket), *home.tls));
    } else {
        spawn(home, std::move(socket));
    }
}

}  // namespace ontknoop::http
