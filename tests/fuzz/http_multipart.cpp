// SPDX-License-Identifier: EUPL-1.2
#include "fuzz/fuzz.h"
#include "http/multipart.h"

namespace {

struct Outcome {
    bool ok = false;
    std::vector<std::pair<std::string, std::string>> fields, files;
    bool operator==(const Outcome&) const = default;
};

Outcome parse_in_pieces(std::string_view body, std::size_t piece, std::size_t spool_above) {
    ontknoop::http::MultipartParser parser("g", {spool_above, "/tmp"});
    Outcome out;
    for (std::size_t at = 0; at < body.size(); at += piece)
        if (!parser.feed(body.substr(at, piece))) return out;
    out.ok = parser.finish();
    if (!out.ok) return out;
    out.fields = parser.take_fields().items();
    for (const auto& file : parser.take_files()) {
        const std::string content = file->read_all();
        require(content.size() == file->size);
        out.files.emplace_back(file->field + "/" + file->file_name + "/" + file->content_type, content);
    }
    return out;
}

}  // namespace

// The first byte says how the reads fall; that, and the place where files are kept, must make no difference.
FUZZ(data) {
    if (data.empty()) return;
    const std::size_t piece = static_cast<unsigned char>(data[0]) % 32 + 1;
    data.remove_prefix(1);
    const Outcome whole = parse_in_pieces(data, data.size() + 1, 1 << 20);
    require(parse_in_pieces(data, piece, 1 << 20) == whole);
    require(parse_in_pieces(data, piece, 16) == whole);
}
