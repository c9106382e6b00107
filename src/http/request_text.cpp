// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "http/http.h"
#include "http/reader.h"
#include "http/wire.h"

namespace ontknoop::http {

namespace {

constexpr std::string_view unreadable_code = "http.onleesbaar";

// Requests in files are typed in an editor: lines end in a line feed, nobody counts the bytes of the body, and the file
// ends in a line feed that is no part of it. A request that already looks like the wire is left as it is.
std::string as_sent(std::string_view typed) {
    const std::size_t blank = typed.find("\n\n");
    std::string_view head = typed.substr(0, blank);
    if (head.find('\r') != std::string_view::npos) return std::string(typed);
    std::string_view body = blank == std::string_view::npos ? std::string_view{} : typed.substr(blank + 2);
    while (head.ends_with('\n')) head.remove_suffix(1);
    std::string out;
    bool has_length = false;
    for (const std::string_view line : split(head, '\n')) {
        const std::string lower = lower_ascii(line);
        has_length = has_length || lower.starts_with("content-length:") || lower.starts_with("transfer-encoding:");
        out.append(line).append("\r\n");
    }
    if (!has_length && body.ends_with('\n')) body.remove_suffix(1);
    if (!has_length && !body.empty()) out.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    return out.append("\r\n").append(body);
}

}  // namespace

Result<Request> parse_request_text(std::string_view text) {
    RequestReader reader{ReaderOptions{}};
    reader.feed(as_sent(text));
    reader.advance();
    if (!reader.is_complete()) return fail(std::string(unreadable_code));
    return reader.take();
}

std::string response_text(const Response& response) {
    return response_head(response).append("\r\n").append(body_of(response));
}

}  // namespace ontknoop::http
