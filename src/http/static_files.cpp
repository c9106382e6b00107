// SPDX-License-Identifier: EUPL-1.2
#include "http/static_files.h"

#include <array>
#include <utility>

#include "http/wire.h"

namespace ontknoop::http {

namespace {

constexpr std::string_view static_prefix = "/static/";
constexpr std::size_t static_hash_length = 16;  // 64 bits: enough to tell versions of one file apart
constexpr int thorough_level = 9;

constexpr std::array<std::pair<std::string_view, std::string_view>, 14> content_types{{
    {".css", "text/css; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".ico", "image/x-icon"},
    {".jpg", "image/jpeg"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".pdf", "application/pdf"},
    {".png", "image/png"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
    {".webmanifest", "application/manifest+json"},
    {".webp", "image/webp"},
    {".woff2", "font/woff2"},
}};

}  // namespace

std::string_view content_type_of(std::string_view path) {
    for (const auto& [ending, type] : content_types)
        if (path.ends_with(ending)) return type;
    return "application/octet-stream";
}

void StaticFiles::add(std::string path, std::string_view content, std::string_view type, std::string_view brotli) {
    File file{std::string(type), content_hash(content).substr(0, static_hash_length),
              std::make_shared<const std::string>(content), nullptr, nullptr};
    if (is_compressible(type)) {
        std::string smaller = gzip(content, thorough_level);
        if (smaller.size() < content.size()) file.gzip = std::make_shared<const std::string>(std::move(smaller));
    }
    if (!brotli.empty() && brotli.size() < content.size()) file.brotli = std::make_shared<const std::string>(brotli);
    files_.insert_or_assign(std::move(path), std::move(file));
}

std::string StaticFiles::url(std::string_view path) const {
    const auto found = files_.find(path);
    CHECK(found != files_.end());
    return std::string(static_prefix) + found->second.hash + "/" + found->first;
}

std::optional<Response> StaticFiles::find(const Request& request) const {
    std::string_view path = request.path;
    if (!request.is_safe() || !path.starts_with(static_prefix)) return std::nullopt;
    path.remove_prefix(static_prefix.size());
    auto found = files_.find(path);
    bool immutable = false;
    if (found == files_.end()) {
        const std::size_t slash = path.find('/');
        if (slash != static_hash_length) return std::nullopt;
        found = files_.find(path.substr(slash + 1));
        if (found == files_.end()) return std::nullopt;
        immutable = path.substr(0, slash) == found->second.hash;
    }
    const File& file = found->second;

    Response response;
    response.shared_body = file.plain;
    std::string etag = "\"" + file.hash + "\"";
    const std::string_view accepted = request.headers.get("Accept-Encoding");
    const bool whole = !request.headers.has("Range");  // a range counts the bytes of the file itself
    if (whole && file.brotli && coding_quality(accepted, "br") > 0) {
        response.shared_body = file.brotli;
        response.headers.add("Content-Encoding", "br");
        etag = etag_for_coding(etag, "-br");
    } else if (whole && file.gzip && coding_quality(accepted, "gzip") > 0) {
        response.shared_body = file.gzip;
        response.headers.add("Content-Encoding", "gzip");
        etag = etag_for_coding(etag, "-gz");
    }
    response.headers.add("Content-Type", file.type);
    response.headers.add("ETag", std::move(etag));
    response.headers.add("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "public, no-cache");
    response.headers.add("X-Content-Type-Options", "nosniff");
    if (file.gzip || file.brotli) response.headers.add("Vary", "Accept-Encoding");
    return response;
}

}  // namespace ontknoop::http
