// SPDX-License-Identifier: EUPL-1.2
#include <isa-l/igzip_lib.h>
#include <libdeflate.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <memory>
#include <vector>

#include "base/hex.h"
#include "base/text.h"
#include "http/http.h"
#include "http/wire.h"

namespace ontknoop::http {

namespace {

constexpr std::size_t worth_compressing = 1024;  // below this the headers weigh more than what is won

constexpr std::array<std::string_view, 5> compressible_types{
    "application/json", "application/javascript", "application/problem+json", "application/xml", "image/svg+xml"};

bool has_word(std::string_view list, std::string_view word) {
    while (!list.empty())
        if (equal_ignoring_case(next_item(list, ','), word)) return true;
    return false;
}

void add_vary(Response& response, std::string_view name) {
    const std::string now(response.headers.get("Vary"));
    if (now == "*" || has_word(now, name)) return;
    response.headers.set("Vary", now.empty() ? std::string(name) : now + ", " + std::string(name));
}

std::optional<std::size_t> parse_position(std::string_view digits) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

struct ByteRange {
    std::size_t first = 0, last = 0;
};
enum class RangeAsked { none, satisfiable, unsatisfiable };

// "bytes=0-99", "bytes=100-", "bytes=-100". Several ranges, other units and nonsense count as no range at all, which
// RFC 9110 section 14.2 allows.
RangeAsked parse_range(std::string_view text, std::size_t size, ByteRange& range) {
    if (!text.starts_with("bytes=") || text.find(',') != std::string_view::npos) return RangeAsked::none;
    text.remove_prefix(6);
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) return RangeAsked::none;
    const auto from = parse_position(text.substr(0, dash)), to = parse_position(text.substr(dash + 1));
    if (dash == 0) {
        if (!to) return RangeAsked::none;
        if (*to == 0 || size == 0) return RangeAsked::unsatisfiable;
        range = {size - std::min(*to, size), size - 1};
        return RangeAsked::satisfiable;
    }
    const bool open_end = dash + 1 == text.size();
    if (!from || (!to && !open_end) || (to && *to < *from)) return RangeAsked::none;
    if (*from >= size) return RangeAsked::unsatisfiable;
    range = {*from, to ? std::min(*to, size - 1) : size - 1};
    return RangeAsked::satisfiable;
}

void drop_body(Response& response) {
    response.body.clear();
    response.shared_body.reset();
}

// A page that may not be stored needs no validator; a file of ours brings its own.
void add_etag(Response& response) {
    const std::string_view type = response.headers.get("Content-Type");
    const bool known_type = type.starts_with("text/html") || has_media_type(type, "application/json");
    if (response.headers.has("ETag") || !known_type || body_of(response).empty()) return;
    if (has_word(response.headers.get("Cache-Control"), "no-store")) return;
    response.headers.set("ETag", "\"" + content_hash(body_of(response)) + "\"");
}

bool answer_not_modified(const Request& request, Response& response) {
    const std::string_view etag = response.headers.get("ETag");
    if (etag.empty() || !matches_etag(request.headers.get("If-None-Match"), etag)) return false;
    Response unchanged;
    unchanged.status = 304;
    for (const auto& [name, value] : response.headers.items())
        if (!lower_ascii(name).starts_with("content-")) unchanged.headers.add(name, value);
    unchanged.close = response.close;
    response = std::move(unchanged);
    return true;
}

// Only of files kept in memory: a page made on the spot may differ between the two halves of a download.
bool answer_range(const Request& request, Response& response) {
    if (!response.shared_body || response.headers.has("Content-Encoding")) return false;
    response.headers.set("Accept-Ranges", "bytes");
    const std::string_view asked = request.headers.get("Range");
    const std::string_view condition = request.headers.get("If-Range");
    const bool still_the_same = condition.empty() || condition == response.headers.get("ETag");
    if (asked.empty() || !still_the_same || request.method != Method::get) return false;
    const auto whole = response.shared_body;
    ByteRange range;
    const RangeAsked found = parse_range(asked, whole->size(), range);
    if (found == RangeAsked::none) return false;
    const std::string total = "/" + std::to_string(whole->size());
    drop_body(response);
    if (found == RangeAsked::unsatisfiable) {
        response.status = 416;
        response.headers.set("Content-Range", "bytes *" + total);
        return true;
    }
    response.status = 206;
    response.body = whole->substr(range.first, range.last - range.first + 1);
    response.headers.set("Content-Range",
                         "bytes " + std::to_string(range.first) + "-" + std::to_string(range.last) + total);
    return true;
}

void compress(const Request& request, Response& response) {
    if (response.body.size() < worth_compressing || response.headers.has("Content-Encoding")) return;
    if (!is_compressible(response.headers.get("Content-Type"))) return;
    add_vary(response, "Accept-Encoding");
    if (coding_quality(request.headers.get("Accept-Encoding"), "gzip") == 0) return;
    std::string smaller = gzip_quickly(response.body);
    if (smaller.size() >= response.body.size()) return;
    response.body = std::move(smaller);
    response.headers.set("Content-Encoding", "gzip");
    if (const std::string_view etag = response.headers.get("ETag"); !etag.empty())
        response.headers.set("ETag", etag_for_coding(etag, "-gz"));
}

}  // namespace

int coding_quality(std::string_view accept_encoding, std::string_view coding) {
    int otherwise = 0;
    while (!accept_encoding.empty()) {
        std::string_view item = next_item(accept_encoding, ',');
        const std::string_view name = next_item(item, ';');
        int quality = 1000;
        while (!item.empty()) {
            const std::string_view weight = next_item(item, ';');
            if (!weight.starts_with("q=") && !weight.starts_with("Q=")) continue;
            // "0", "0.5", "1.000": at most three decimals (RFC 9110, section 12.4.2).
            quality = weight.size() > 2 && weight[2] == '1' ? 1000 : 0;
            int unit = 100;
            for (std::size_t i = 4; i < weight.size() && quality < 1000 && unit > 0; ++i, unit /= 10)
                if (weight[i] >= '0' && weight[i] <= '9') quality += unit * (weight[i] - '0');
        }
        if (equal_ignoring_case(name, coding)) return quality;
        if (name == "*") otherwise = quality;
    }
    return otherwise;
}

std::string content_hash(std::string_view content) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(content.data()), content.size(),
                       nullptr, 0);
    return to_hex(hash);
}

std::string gzip(std::string_view content, int level) {
    struct Free {
        void operator()(libdeflate_compressor* c) const { libdeflate_free_compressor(c); }
    };
    // A compressor is 100 kB to set up, so every thread keeps one per level it uses.
    thread_local std::array<std::unique_ptr<libdeflate_compressor, Free>, 13> compressors;
    auto& compressor = compressors.at(static_cast<std::size_t>(level));
    if (!compressor) compressor.reset(libdeflate_alloc_compressor(level));
    CHECK(compressor);
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), content.size()), '\0');
    const std::size_t size =
        libdeflate_gzip_compress(compressor.get(), content.data(), content.size(), out.data(), out.size());
    CHECK(size > 0);
    out.resize(size);
    return out;
}

std::string gzip_quickly(std::string_view content) {
    struct Room {
        isal_zstream stream;
        std::array<unsigned char, ISAL_DEF_LVL1_SMALL> level;  // as quick as the default one, and leaves room in the cache
        std::vector<unsigned char> out;  // as large as the largest answer so far: neither asked for nor cleared for each
    };
    thread_local const auto room = std::make_unique<Room>();  // 150 kB, so that every thread keeps one
    constexpr std::size_t block = 65535, frame = 64;          // what does not shrink stands in blocks with a head of 5 bytes
    std::vector<unsigned char>& out = room->out;
    out.resize(std::max(out.size(), content.size() + (content.size() / block + 1) * 5 + frame));
    isal_zstream& stream = room->stream;
    isal_deflate_stateless_init(&stream);
    stream.level = 1;
    stream.level_buf = room->level.data();
    stream.level_buf_size = static_cast<std::uint32_t>(room->level.size());
    stream.gzip_flag = IGZIP_GZIP;
    stream.end_of_stream = 1;
    // The library has no const; it reads only.
    stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<std::uint32_t>(content.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<std::uint32_t>(out.size());
    CHECK(content.size() < std::numeric_limits<std::uint32_t>::max() / 2);
    CHECK(isal_deflate_stateless(&stream) == COMP_OK);
    std::string compressed(reinterpret_cast<const char*>(out.data()), stream.total_out);
    if (out.size() > 4 << 20) std::vector<unsigned char>().swap(out);  // a rare large file
    return compressed;
}

bool is_compressible(std::string_view content_type) {
    if (content_type.starts_with("text/")) return true;
    return std::ranges::any_of(compressible_types,
                               [&](std::string_view type) { return has_media_type(content_type, type); });
}

std::string etag_for_coding(std::string_view etag, std::string_view suffix) {
    std::string out(etag);
    out.insert(out.empty() ? 0 : out.size() - 1, suffix);
    return out;
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
    auto plain = [](std::string_view tag) {
        if (tag.starts_with("W/")) tag.remove_prefix(2);
        if (tag.size() < 2 || tag.front() != '"' || tag.back() != '"') return std::string_view{};
        tag = tag.substr(1, tag.size() - 2);
        for (const std::string_view suffix : {"-gz", "-br"})
            if (tag.ends_with(suffix)) return tag.substr(0, tag.size() - suffix.size());
        return tag;
    };
    const std::string_view current = plain(etag);
    while (!if_none_match.empty()) {
        const std::string_view item = next_item(if_none_match, ',');
        if (item == "*" || (!current.empty() && plain(item) == current)) return true;
    }
    return false;
}

void finish(const Request& request, Response& response) {
    if (response.events) return;
    if (response.status == 200 && request.is_safe()) {
        add_etag(response);
        if (!answer_not_modified(request, response) && !answer_range(request, response)) compress(request, response);
    } else {
        compress(request, response);
    }
    if (response.status != 304 && response.status != 204)
        response.headers.set("Content-Length", std::to_string(body_of(response).size()));
    if (request.method == Method::head) drop_body(response);
}

}  // namespace ontknoop::http
