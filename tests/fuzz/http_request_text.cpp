// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "http/reader.h"

namespace {

using ontknoop::http::Request;
using ontknoop::http::RequestReader;

struct Outcome {
    int refused = 0;
    std::vector<std::string> requests;
    bool operator==(const Outcome&) const = default;
};

std::string summary(const Request& request) {
    std::string text = request.target + "|" + request.path + "|" + request.body + "|";
    for (const auto& [name, value] : request.headers.items()) text += name + ":" + value + "|";
    for (const auto& [name, value] : request.form.items()) text += name + "=" + value + "|";
    return text + std::to_string(request.files.size());
}

Outcome read_in_pieces(std::string_view bytes, std::size_t piece) {
    RequestReader reader({512, 1024, {256, "/tmp"}});
    Outcome out;
    for (std::size_t at = 0; at < bytes.size() && out.refused == 0; at += piece) {
        reader.feed(bytes.substr(at, piece));
        reader.advance();
        while (reader.is_complete()) {
            const Request request = reader.take();
            std::size_t hosts = 0;
            for (const auto& [name, value] : request.headers.items()) hosts += ontknoop::lower_ascii(name) == "host";
            require(hosts == 1);
            require(!(request.headers.has("Content-Length") && request.headers.has("Transfer-Encoding")));
            require(request.body.size() <= 1024);
            out.requests.push_back(summary(request));
            reader.advance();
        }
        out.refused = reader.refused();
    }
    return out;
}

}  // namespace

// Where the reads fall must not change which requests there are: that would be the start of a smuggle. Which of two
// reasons to refuse is found first may differ, and how much of a request was there by then.
FUZZ(data) {
    if (data.empty()) return;
    const std::size_t piece = static_cast<unsigned char>(data[0]) % 64 + 1;
    data.remove_prefix(1);
    const Outcome whole = read_in_pieces(data, data.size() + 1), pieces = read_in_pieces(data, piece);
    require(whole.requests == pieces.requests);
    require((whole.refused != 0) == (pieces.refused != 0));
    (void)ontknoop::http::parse_request_text(data);
}
