// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libdeflate.h>

#include <random>

#include "http/http.h"
#include "http/wire.h"

namespace ontknoop::http {
namespace {

using ::testing::HasSubstr;

Request get(std::initializer_list<std::pair<std::string, std::string>> headers = {}, Method method = Method::get) {
    Request request;
    request.method = method;
    for (const auto& [name, value] : headers) request.headers.add(name, value);
    return request;
}
Response finished(const Request& request, Response response) {
    finish(request, response);
    return response;
}
Response shared(std::string content, std::string etag = "\"h\"") {
    Response response;
    response.headers.add("Content-Type", "font/woff2");
    response.headers.add("ETag", etag);
    response.shared_body = std::make_shared<const std::string>(std::move(content));
    return response;
}
std::string gunzip(std::string_view content, std::size_t size) {
    std::string out(size, '\0');
    auto* d = libdeflate_alloc_decompressor();
    const auto result = libdeflate_gzip_decompress(d, content.data(), content.size(), out.data(), size, nullptr);
    libdeflate_free_decompressor(d);
    return result == LIBDEFLATE_SUCCESS ? out : "broken";
}
const std::string long_page(5000, 'a');

TEST(Finish, GivesAPageAnETagThatChangesWithIt) {
    const std::string a(finished(get(), html(200, "a")).headers.get("ETag"));
    EXPECT_EQ(a, finished(get(), html(200, "a")).headers.get("ETag"));
    EXPECT_NE(a, finished(get(), html(200, "b")).headers.get("ETag"));
    EXPECT_EQ(a.front(), '"');
}

TEST(Finish, GivesNoETagToWhatMayNotBeStoredNorToErrors) {
    Response secret = html(200, "a");
    secret.headers.add("Cache-Control", "private, no-store");
    EXPECT_FALSE(finished(get(), secret).headers.has("ETag"));
    EXPECT_FALSE(finished(get(), html(404, "a")).headers.has("ETag"));
    EXPECT_FALSE(finished(get({}, Method::post), html(200, "a")).headers.has("ETag"));
}

TEST(Finish, AnswersNotModified) {
    Response first = finished(get(), html(200, "a"));
    const std::string etag(first.headers.get("ETag"));
    for (const std::string& sent : {etag, "W/" + etag, "\"x\", " + etag, std::string("*")}) {
        Response page = html(200, "a");
        page.headers.add("Cache-Control", "private, no-cache");
        const Response again = finished(get({{"If-None-Match", sent}}), page);
        EXPECT_EQ(again.status, 304) << sent;
        EXPECT_EQ(again.body, "");
        EXPECT_EQ(again.headers.get("ETag"), etag);
        EXPECT_EQ(again.headers.get("Cache-Control"), "private, no-cache");
        EXPECT_FALSE(again.headers.has("Content-Type"));
        EXPECT_FALSE(again.headers.has("Content-Length"));
    }
    EXPECT_EQ(finished(get({{"If-None-Match", "\"x\""}}), html(200, "a")).status, 200);
    EXPECT_EQ(finished(get({{"If-None-Match", etag}}, Method::post), html(200, "a")).status, 200);
}

TEST(Finish, CompressesALongPageForWhoTakesIt) {
    const Response page = finished(get({{"Accept-Encoding", "br, gzip;q=0.5"}}), html(200, long_page));
    EXPECT_EQ(page.headers.get("Content-Encoding"), "gzip");
    EXPECT_EQ(page.headers.get("Vary"), "Accept-Encoding");
    EXPECT_EQ(page.headers.get("Content-Length"), std::to_string(page.body.size()));
    EXPECT_LT(page.body.size(), 200u);
    EXPECT_EQ(gunzip(page.body, long_page.size()), long_page);
    // A compressed page is another representation, with a validator of its own that still matches.
    const std::string etag(page.headers.get("ETag"));
    EXPECT_THAT(etag, HasSubstr("-gz\""));
    EXPECT_EQ(finished(get({{"If-None-Match", etag}}), html(200, long_page)).status, 304);
}

TEST(Finish, DoesNotCompressWhenItDoesNotHelp) {
    const std::string all = "gzip";
    EXPECT_FALSE(finished(get(), html(200, long_page)).headers.has("Content-Encoding"));
    EXPECT_EQ(finished(get(), html(200, long_page)).headers.get("Vary"), "Accept-Encoding");
    EXPECT_FALSE(
        finished(get({{"Accept-Encoding", "gzip;q=0"}}), html(200, long_page)).headers.has("Content-Encoding"));
    EXPECT_FALSE(finished(get({{"Accept-Encoding", all}}), html(200, "kort")).headers.has("Content-Encoding"));
    EXPECT_FALSE(
        finished(get({{"Accept-Encoding", all}}), text(200, long_page, "image/png")).headers.has("Content-Encoding"));
}

// Read back by another library than wrote it. Noise does not shrink, and needs all the room that was reckoned for it.
TEST(Finish, CompressesQuicklyWithoutLosingAnything) {
    std::minstd_rand noise(7);
    for (const std::size_t size : {0, 1, 1023, 65535, 65536, 65537, 300'000}) {
        std::string random(size, '\0'), page;
        for (char& c : random) c = static_cast<char>(noise());
        while (page.size() < size) page += "<option value=\"" + std::to_string(noise() % 50) + "\">keuze</option>";
        EXPECT_EQ(gunzip(gzip_quickly(random), random.size()), random) << size;
        EXPECT_EQ(gunzip(gzip_quickly(page), page.size()), page) << size;
        EXPECT_LE(gzip_quickly(page).size(), page.size() / 5 + 100) << size;
    }
}

TEST(Finish, AddsToAVaryThatIsThere) {
    Response page = html(200, long_page);
    page.headers.add("Vary", "Cookie");
    EXPECT_EQ(finished(get(), page).headers.get("Vary"), "Cookie, Accept-Encoding");
}

TEST(Finish, AnswersHeadLikeGetWithoutTheBody) {
    const Request head = get({{"Accept-Encoding", "gzip"}}, Method::head), same = get({{"Accept-Encoding", "gzip"}});
    const Response with = finished(same, html(200, long_page)), without = finished(head, html(200, long_page));
    EXPECT_EQ(without.headers.items(), with.headers.items());
    EXPECT_EQ(without.body, "");
}

struct RangeCase {
    const char* asked;
    int status;
    const char* body;
    const char* content_range;
};

TEST(Finish, GivesOneRangeOfAFile) {
    for (const RangeCase& c : std::initializer_list<RangeCase>{
             {"bytes=0-0", 206, "0", "bytes 0-0/10"},
             {"bytes=2-4", 206, "234", "bytes 2-4/10"},
             {"bytes=8-", 206, "89", "bytes 8-9/10"},
             {"bytes=8-99", 206, "89", "bytes 8-9/10"},
             {"bytes=-3", 206, "789", "bytes 7-9/10"},
             {"bytes=-99", 206, "0123456789", "bytes 0-9/10"},
             {"bytes=10-", 416, "", "bytes */10"},
             {"bytes=-0", 416, "", "bytes */10"},
             {"bytes=4-2", 200, "0123456789", ""},
             {"bytes=0-1,3-4", 200, "0123456789", ""},
             {"bytes=a-b", 200, "0123456789", ""},
             {"bytes=1-99999999999999999999999", 200, "0123456789", ""},
             {"bytes=-", 200, "0123456789", ""},
             {"regels=1-2", 200, "0123456789", ""},
         }) {
        const Response part = finished(get({{"Range", c.asked}}), shared("0123456789"));
        EXPECT_EQ(part.status, c.status) << c.asked;
        EXPECT_EQ(body_of(part), c.body) << c.asked;
        EXPECT_EQ(part.headers.get("Content-Range"), c.content_range) << c.asked;
        EXPECT_EQ(part.headers.get("Content-Length"), std::to_string(body_of(part).size())) << c.asked;
        EXPECT_EQ(part.headers.get("Accept-Ranges"), "bytes");
    }
}

TEST(Finish, GivesTheWholeFileWhenItChangedMeanwhile) {
    EXPECT_EQ(finished(get({{"Range", "bytes=0-1"}, {"If-Range", "\"oud\""}}), shared("0123")).status, 200);
    EXPECT_EQ(finished(get({{"Range", "bytes=0-1"}, {"If-Range", "\"h\""}}), shared("0123")).status, 206);
    EXPECT_EQ(finished(get({{"Range", "bytes=0-1"}}, Method::head), shared("0123")).status, 200);
    EXPECT_EQ(finished(get({{"Range", "bytes=0-1"}}), html(200, "0123")).status, 200);
}

TEST(CodingQuality, FollowsTheRules) {
    EXPECT_EQ(coding_quality("", "gzip"), 0);
    EXPECT_EQ(coding_quality("gzip", "gzip"), 1000);
    EXPECT_EQ(coding_quality("br, GZIP ; q=0.25", "gzip"), 250);
    EXPECT_EQ(coding_quality("gzip;q=0, *", "gzip"), 0);
    EXPECT_EQ(coding_quality("*;q=0.5", "gzip"), 500);
    EXPECT_EQ(coding_quality("gzip;q=1.000", "gzip"), 1000);
    EXPECT_EQ(coding_quality("gzip;q=", "gzip"), 0);
    EXPECT_EQ(coding_quality("gzipx", "gzip"), 0);
}

TEST(ResponseText, WritesHeadersAndBody) {
    Response response = text(201, "ja");
    response.headers.add("Location", "/x");
    EXPECT_EQ(response_text(response),
              "HTTP/1.1 201 Created\r\nContent-Type: text/plain; charset=utf-8\r\nLocation: /x\r\n\r\nja");
}

TEST(ResponseText, NeverLetsAValueBecomeAHeader) {
    EXPECT_THROW(response_text(redirect("/x\r\nSet-Cookie: a=b")), Bug);
    EXPECT_THROW(response_text(redirect("/x\nb")), Bug);
    Response response;
    response.headers.add("X\r\nY", "1");
    EXPECT_THROW(response_text(response), Bug);
}

TEST(HttpDate, IsWrittenAsInTheStandard) {
    // The example of RFC 9110, section 5.6.7.
    EXPECT_EQ(http_date(std::chrono::system_clock::from_time_t(784111777)), "Sun, 06 Nov 1994 08:49:37 GMT");
    EXPECT_EQ(http_date(std::chrono::system_clock::from_time_t(1709251199)), "Thu, 29 Feb 2024 23:59:59 GMT");
}

}  // namespace
}  // namespace ontknoop::http
