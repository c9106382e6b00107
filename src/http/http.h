// SPDX-License-Identifier: EUPL-1.2
//
// Requests and responses as the rest of the program sees them: plain values, no socket, no library type. Everything
// that happens on a socket is in server.cpp (Boost.Beast); everything else can be tested without one.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace ontknoop::http {

enum class Method { get, head, post, put, patch, delete_, other };
std::string_view method_name(Method);
Method parse_method(std::string_view);

// Name/value pairs in the order given; a name may occur more than once.
class Fields {
public:
    void add(std::string name, std::string value) { items_.emplace_back(std::move(name), std::move(value)); }
    // The first value, or nothing.
    std::optional<std::string_view> find(std::string_view name) const;
    // The first value, or "".
    std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view{}); }
    std::vector<std::string_view> all(std::string_view name) const;
    bool has(std::string_view name) const { return find(name).has_value(); }
    const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }
    void set(std::string_view name, std::string value);
    void remove(std::string_view name);

private:
    std::vector<std::pair<std::string, std::string>> items_;
};

// Header names compare without regard to case.
class Headers {
public:
    void add(std::string name, std::string value) { items_.emplace_back(std::move(name), std::move(value)); }
    void set(std::string_view name, std::string value);
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const;
    const std::vector<std::pair<std::string, std::string>>& items() const { return items_; }

private:
    std::vector<std::pair<std::string, std::string>> items_;
};

// A file from a multipart form. Small ones are in memory; above the limit they are streamed to disk and removed with
// the request.
struct UploadedFile {
    std::string field, file_name, content_type;
    std::string content;     // when in memory
    std::string spool_path;  // when on disk
    std::size_t size = 0;
    std::string read_all() const;
};

struct Request {
    Method method = Method::get;
    std::string target;  // as sent, for example "/casussen?zoek=a%20b"
    std::string path;    // decoded, without the query
    Fields query;
    Headers headers;
    Fields cookies;
    std::string body;  // raw body, unless it was a multipart form
    Fields form;       // urlencoded or multipart fields
    std::vector<std::shared_ptr<UploadedFile>> files;
    Fields parameters;           // from the route: "/casussen/:casus" -> parameters.get("casus")
    std::string remote_address;  // of the client, after trusted proxies
    std::string id;              // request id, shown on error pages and in the log
    bool https = false;          // TLS here or at a trusted proxy

    bool is_safe() const { return method == Method::get || method == Method::head; }
};

// A stream of server-sent events: the connection stays open and receives what is published on its topic. A client that
// comes back with a Last-Event-ID gets what it missed; when that is no longer kept (or the server was restarted) it
// gets the event "reset": fetch the page afresh.
struct EventStream {
    std::string topic;
    std::string last_event_id;
    std::string listener;  // who listens (a session); streams of one listener are limited together. Empty: not counted
    std::chrono::milliseconds maximum_age =
        std::chrono::hours(1);  // then the client reconnects and is authorised again
};

struct Response {
    int status = 200;
    Headers headers;
    std::string body;
    std::shared_ptr<const std::string> shared_body;  // instead of body: static files, served without a copy
    std::optional<EventStream> events;               // instead of body
    bool close = false;
};

Response text(int status, std::string body, std::string_view content_type = "text/plain; charset=utf-8");
Response html(int status, std::string body);
Response json(int status, std::string body);
Response redirect(std::string_view location, int status = 303);

struct Cookie {
    std::string name, value;
    std::optional<long> max_age_seconds;  // empty: until the browser closes
    bool http_only = true;
    bool secure = true;
    std::string same_site = "Lax";
    std::string path = "/";
};
void set_cookie(Response&, const Cookie&);

// --- parsing, each fuzzed -----------------------------------------------------------------------------------------
std::optional<std::string> percent_decode(std::string_view, bool plus_is_space);
std::string percent_encode(std::string_view);
// False when malformed (bad escape, not UTF-8, NUL, too many fields).
bool parse_urlencoded(std::string_view, Fields& into, std::size_t maximum_fields = 2000);
Fields parse_cookies(std::string_view);
// Splits a target in path and query; false when malformed or with "." / ".." / empty segments after decoding.
bool parse_target(std::string_view target, std::string& path, Fields& query);
// The whole text of one request (head and body), for `ontknoop test-http`. Error code "http.onleesbaar".
Result<Request> parse_request_text(std::string_view);
std::string response_text(const Response&);

// --- after the handler --------------------------------------------------------------------------------------------
// ETag and If-None-Match, Range, HEAD, gzip when the client takes it and it helps. Called by the server, and by
// test-http.
void finish(const Request&, Response&);

// --- server ---------------------------------------------------------------------------------------------------------
using Handler = std::function<Response(const Request&)>;

struct ServerOptions {
    std::string address = "127.0.0.1";
    unsigned short port = 8080;  // 0: any free port
    int workers = 0;             // 0: max(8, 4 x cores)
    int document_workers = 2;    // separate pool for requests that `is_slow` names
    std::size_t queue = 512;     // full: 503 with Retry-After
    std::size_t header_limit = 16 * 1024;
    std::size_t body_limit = 10 * 1024 * 1024;
    std::size_t spool_above = 256 * 1024;
    std::string spool_folder = "/tmp";
    int header_seconds = 10, body_seconds = 60, idle_seconds = 30, write_seconds = 60;
    int drain_seconds = 20;
    std::string tls_certificate, tls_key;      // PEM files; empty: plain HTTP
    std::vector<std::string> trusted_proxies;  // addresses whose X-Forwarded-For / -Proto are believed
    int event_stream_limit = 5000;
    int event_streams_per_listener = 0;  // one more: the oldest is told "elders" and ends; 0: no limit
    int connection_limit = 10000;  // above it a new connection is answered 503 and closed
    // Answers on the I/O thread, past the queue: health checks and files in memory. Must not block, must not throw.
    std::function<std::optional<Response>(const Request&)> answer_at_once;
    // The page for what never reaches the handler (400, 408, 413, 417, 431, 503) or ended it (500). Empty: a short
    // Dutch page of our own. Any thread; must not throw.
    std::function<Response(int status, std::string_view request_id)> refusal;
};

struct ServerStatistics {
    long requests = 0, refused = 0, queue_full = 0, connections = 0, event_clients = 0;
};

class Server {
public:
    // `handler` runs on a worker and may block; `is_slow` sends a request to the document pool.
    Server(ServerOptions, Handler handler, std::function<bool(const Request&)> is_slow = {});
    ~Server();
    void start();  // binds and serves in the background; throws AdminError when it cannot bind
    unsigned short port() const;
    // Graceful: no new connections, running requests finish, streams are told to come back; connections that take
    // longer than drain_seconds are cut. Returns when all is done. Not from within a handler.
    void stop();
    void wait();                     // until stop() or SIGTERM/SIGINT (after install_signal_handlers())
    void install_signal_handlers();  // before start(); a second signal cuts what is still running
    ServerStatistics statistics() const;

    // Sends an event to all streams of the topic; kept for a while so that Last-Event-ID can be honoured.
    // Any thread; never blocks on a client.
    void publish(std::string_view topic, std::string_view event, std::string_view data);

private:
    struct Implementation;
    std::unique_ptr<Implementation> self_;
};

}  // namespace ontknoop::http
