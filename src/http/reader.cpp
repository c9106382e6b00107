// SPDX-License-Identifier: EUPL-1.2
#include "http/reader.h"

#include <algorithm>
#include <boost/beast/http/basic_parser.hpp>
#include <optional>

#include "http/wire.h"

namespace ontknoop::http {

namespace {

namespace beast = boost::beast;

constexpr std::string_view urlencoded_type = "application/x-www-form-urlencoded";
constexpr std::string_view multipart_type = "multipart/form-data";

}  // namespace

namespace reading {

// Where the body goes while it arrives: into memory, or through the multipart parser.
class BodySink {
public:
    bool open(const Headers& headers, const SpoolOptions& spool) {
        const std::string_view type = headers.get("Content-Type");
        if (!has_media_type(type, multipart_type)) return true;
        const auto boundary = media_parameter(type, "boundary");
        if (!boundary) return false;
        multipart_.emplace(*boundary, spool);
        return true;
    }
    bool add(std::string_view bytes) {
        if (multipart_) return multipart_->feed(bytes);
        body_.append(bytes);
        return true;
    }
    bool close(Request& request) {
        if (multipart_) {
            if (!multipart_->finish()) return false;
            request.form = multipart_->take_fields();
            request.files = multipart_->take_files();
            return true;
        }
        request.body = std::move(body_);
        if (!has_media_type(request.headers.get("Content-Type"), urlencoded_type)) return true;
        return parse_urlencoded(request.body, request.form);
    }

private:
    std::string body_;
    std::optional<MultipartParser> multipart_;
};

// Beast's grammar with our own storage: straight into a Request, without a second set of containers.
class Grammar final : public beast::http::basic_parser<true> {
public:
    Request request;
    BodySink sink;
    int version = 11;

private:
    using Text = beast::string_view;
    using Code = beast::error_code;

    void on_request_impl(beast::http::verb, Text method, Text target, int http_version, Code&) override {
        request.method = http::parse_method({method.data(), method.size()});
        request.target.assign(target.data(), target.size());
        version = http_version;
    }
    void on_field_impl(beast::http::field, Text name, Text value, Code&) override {
        // Fields after the body (trailers) are dropped: nobody may add a header that was not judged with the rest.
        if (!is_header_done()) request.headers.add({name.data(), name.size()}, {value.data(), value.size()});
    }
    std::size_t on_body_impl(Text bytes, Code& error) override { return give(bytes, error); }
    std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, Code& error) override { return give(bytes, error); }
    void on_response_impl(int, Text, int, Code&) override {}
    void on_header_impl(Code&) override {}
    void on_body_init_impl(const boost::optional<std::uint64_t>&, Code&) override {}
    void on_chunk_header_impl(std::uint64_t, Text, Code&) override {}
    void on_finish_impl(Code&) override {}

    std::size_t give(Text bytes, Code& error) {
        if (!sink.add({bytes.data(), bytes.size()})) error = beast::http::error::bad_value;
        return bytes.size();
    }
};

}  // namespace reading

using reading::Grammar;

namespace {

enum class Head { incomplete, complete, malformed };

// Finds the empty line that ends the header and refuses what readers of HTTP disagree about: a line feed or carriage
// return on its own, a NUL, a continuation line (obs-fold, RFC 9112 section 5.2). Continues at `from`.
Head scan_head(std::string_view input, std::size_t& from, std::size_t& end) {
    for (std::size_t i = from; i < input.size(); ++i) {
        const char c = input[i];
        if (c == '\0') return Head::malformed;
        if (c != '\r' && c != '\n') continue;
        if (c == '\n') return Head::malformed;
        if (i + 1 == input.size()) {
            from = i;
            return Head::incomplete;
        }
        if (input[i + 1] != '\n') return Head::malformed;
        if (i + 2 == input.size()) {
            from = i;
            return Head::incomplete;
        }
        if (input[i + 2] == ' ' || input[i + 2] == '\t') return Head::malformed;
        if (input[i + 2] == '\r') {
            if (i + 3 == input.size()) {
                from = i;
                return Head::incomplete;
            }
            end = i + 4;
            return input[i + 3] == '\n' ? Head::complete : Head::malformed;
        }
        ++i;
    }
    from = input.size();
    return Head::incomplete;
}

bool has_bare_line_feed(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
        if (at == 0 || text[at - 1] != '\r') return true;
    return false;
}

bool is_host(std::string_view host) {
    return !host.empty() && std::ranges::all_of(host, [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
               c == '_' || c == ':' || c == '[' || c == ']';
    });
}

// What two readers of the same bytes could frame differently (RFC 9112, sections 3.2 and 6.1-6.3).
bool is_unambiguous(const Headers& headers, int version) {
    std::size_t hosts = 0, lengths = 0, codings = 0;
    for (const auto& [name, value] : headers.items()) {
        if (equal_ignoring_case(name, "Host")) {
            ++hosts;
            if (!is_host(value)) return false;
        } else if (equal_ignoring_case(name, "Content-Length")) {
            ++lengths;
            if (!std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; })) return false;
        } else if (equal_ignoring_case(name, "Transfer-Encoding")) {
            ++codings;
            if (version < 11 || !equal_ignoring_case(value, "chunked")) return false;
        }
    }
    return hosts == 1 && lengths <= 1 && codings <= 1 && lengths + codings <= 1;
}

}  // namespace

struct RequestReader::State {
    ReaderOptions options;
    std::string input;
    std::size_t offered = 0;  // bytes at the end of input that commit() has yet to confirm
    std::size_t used = 0;     // of input
    std::size_t scanned = 0;  // of the head, from `used`
    std::optional<Grammar> grammar;
    bool complete = false;
    int refused = 0;

    std::string_view rest() const { return std::string_view(input).substr(used); }
    void refuse(int status) { refused = status; }
    void advance_head();
    void advance_body();
    void accept_head();
};

RequestReader::RequestReader(ReaderOptions options) : self_(std::make_unique<State>()) {
    self_->options = std::move(options);
}
RequestReader::~RequestReader() = default;

char* RequestReader::prepare(std::size_t size) {
    State& s = *self_;
    if (s.used > 0) s.input.erase(0, std::exchange(s.used, 0));
    s.offered = size;
    s.input.resize(s.input.size() + size);
    return s.input.data() + s.input.size() - size;
}

void RequestReader::commit(std::size_t size) {
    State& s = *self_;
    s.input.resize(s.input.size() - std::exchange(s.offered, 0) + size);
}

void RequestReader::feed(std::string_view bytes) { self_->input.append(bytes); }

bool RequestReader::has_input() const { return !self_->rest().empty(); }
bool RequestReader::has_head() const { return self_->grammar && self_->grammar->is_header_done() && !self_->refused; }
bool RequestReader::is_complete() const { return self_->complete && !self_->refused; }
int RequestReader::refused() const { return self_->refused; }
bool RequestReader::keep_alive() const { return has_head() && self_->grammar->keep_alive(); }
bool RequestReader::is_http10() const { return self_->grammar && self_->grammar->version < 11; }
bool RequestReader::expects_continue() const {
    return has_head() && !is_complete() && !has_input() && self_->grammar->request.headers.has("Expect");
}

void RequestReader::advance() {
    State& s = *self_;
    if (!s.refused && !has_head()) s.advance_head();
    if (!s.refused && !s.complete && has_head()) s.advance_body();
}

void RequestReader::State::advance_head() {
    std::size_t end = 0;
    const Head head = scan_head(rest(), scanned, end);
    if (head == Head::malformed) return refuse(400);
    if (head == Head::incomplete) return rest().size() > options.header_limit ? refuse(431) : void();
    if (end > options.header_limit) return refuse(431);
    grammar.emplace();
    grammar->header_limit(static_cast<std::uint32_t>(options.header_limit + 1));
    grammar->body_limit(options.body_limit);
    beast::error_code error;
    const std::size_t taken = grammar->put(boost::asio::buffer(rest().data(), end), error);
    if (error == beast::http::error::body_limit) return refuse(413);
    if (error || !grammar->is_header_done() || taken != end) return refuse(400);
    used += end;
    scanned = 0;
    accept_head();
}

void RequestReader::State::accept_head() {
    Request& request = grammar->request;
    if (!is_unambiguous(request.headers, grammar->version)) return refuse(400);
    if (!parse_target(request.target, request.path, request.query)) return refuse(400);
    const std::string_view expect = request.headers.get("Expect");
    if (!expect.empty() && !equal_ignoring_case(expect, "100-continue")) return refuse(417);
    for (const auto& [name, value] : request.headers.items()) {
        if (!equal_ignoring_case(name, "Cookie")) continue;
        const Fields cookies = parse_cookies(value);
        for (const auto& [cookie, content] : cookies.items()) request.cookies.add(cookie, content);
    }
    if (!grammar->sink.open(request.headers, options.spool)) return refuse(400);
}

void RequestReader::State::advance_body() {
    while (!grammar->is_done() && !rest().empty()) {
        beast::error_code error;
        const std::size_t taken = grammar->put(boost::asio::buffer(rest().data(), rest().size()), error);
        used += taken;
        if (error == beast::http::error::need_more) {
            // Only a chunk's head or the trailers can be waiting here, and those have no reason to be long. Beast would
            // wait for ever for the carriage return that a bare line feed lacks.
            if (rest().size() > options.header_limit || has_bare_line_feed(rest())) return refuse(400);
            return;
        }
        if (error == beast::http::error::body_limit) return refuse(413);
        if (error || taken == 0) return refuse(400);
    }
    if (!grammar->is_done()) return;
    if (!grammar->sink.close(grammar->request)) return refuse(400);
    complete = true;
}

Request RequestReader::take() {
    State& s = *self_;
    CHECK(is_complete());
    Request request = std::move(s.grammar->request);
    s.grammar.reset();
    s.complete = false;
    // A connection that stays open for a next request should not hold on to the room a large one needed.
    s.input.erase(0, std::exchange(s.used, 0));
    if (s.input.capacity() > 16 * 1024 && s.input.size() < 4 * 1024) s.input.shrink_to_fit();
    return request;
}

}  // namespace ontknoop::http
