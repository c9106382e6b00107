// SPDX-License-Identifier: EUPL-1.2
#include "http/static_files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/wire.h"

namespace ontknoop::http {
namespace {

using ::testing::MatchesRegex;

const std::string style(4000, 's');

struct StaticFilesTest : ::testing::Test {
    StaticFiles files;
    StaticFilesTest() {
        files.add("css/app.css", style, "text/css; charset=utf-8", "brotli!");
        files.add("plaatje.png", "PNG", "image/png");
    }
    std::optional<Response> get(const std::string& path, std::string accept = "", std::string range = "") {
        Request request;
        request.path = path;
        if (!accept.empty()) request.headers.add("Accept-Encoding", accept);
        if (!range.empty()) request.headers.add("Range", range);
        auto response = files.find(request);
        if (response) finish(request, *response);
        return response;
    }
};

TEST_F(StaticFilesTest, AreKeptForAYearUnderAnAddressWithTheirHash) {
    const std::string url = files.url("css/app.css");
    EXPECT_THAT(url, MatchesRegex("/static/[0-9a-f]{16}/css/app\\.css"));
    const auto file = get(url);
    ASSERT_TRUE(file);
    EXPECT_EQ(body_of(*file), style);
    EXPECT_EQ(file->headers.get("Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(file->headers.get("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(file->headers.get("Content-Type"), "text/css; charset=utf-8");
}

TEST_F(StaticFilesTest, AreCheckedEachTimeUnderAnotherAddress) {
    for (const char* path : {"/static/css/app.css", "/static/0123456789abcdef/css/app.css"}) {
        const auto file = get(path);
        ASSERT_TRUE(file) << path;
        EXPECT_EQ(file->headers.get("Cache-Control"), "public, no-cache");
    }
}

TEST_F(StaticFilesTest, ChangeAddressWithTheirContent) {
    const std::string before = files.url("css/app.css");
    files.add("css/app.css", "anders", "text/css; charset=utf-8");
    EXPECT_NE(files.url("css/app.css"), before);
}

TEST_F(StaticFilesTest, AreServedInTheSmallestFormTheClientTakes) {
    const std::string url = files.url("css/app.css");
    EXPECT_EQ(get(url, "gzip, br")->headers.get("Content-Encoding"), "br");
    EXPECT_EQ(body_of(*get(url, "gzip, br")), "brotli!");
    EXPECT_EQ(get(url, "gzip")->headers.get("Content-Encoding"), "gzip");
    EXPECT_LT(body_of(*get(url, "gzip")).size(), 100u);
    EXPECT_FALSE(get(url, "deflate")->headers.has("Content-Encoding"));
    EXPECT_EQ(get(url)->headers.get("Vary"), "Accept-Encoding");
    EXPECT_NE(get(url)->headers.get("ETag"), get(url, "gzip")->headers.get("ETag"));
    EXPECT_FALSE(get(files.url("plaatje.png"), "gzip")->headers.has("Content-Encoding"));
}

TEST_F(StaticFilesTest, GiveRangesOfTheFileItself) {
    const auto part = get(files.url("css/app.css"), "gzip, br", "bytes=1-2");
    EXPECT_EQ(part->status, 206);
    EXPECT_EQ(body_of(*part), "ss");
    EXPECT_FALSE(part->headers.has("Content-Encoding"));
}

TEST_F(StaticFilesTest, AreNothingElse) {
    for (const char* path : {"/static/", "/static/weg.css", "/static/0123456789abcdef/weg.css", "/css/app.css", "/"})
        EXPECT_FALSE(get(path)) << path;
    Request post;
    post.method = Method::post;
    post.path = "/static/css/app.css";
    EXPECT_FALSE(files.find(post));
    EXPECT_THROW(files.url("weg.css"), Bug);
}

TEST(ContentType, FollowsTheEndingOfTheName) {
    EXPECT_EQ(content_type_of("a/b.min.js"), "text/javascript; charset=utf-8");
    EXPECT_EQ(content_type_of("a.woff2"), "font/woff2");
    EXPECT_EQ(content_type_of("onbekend"), "application/octet-stream");
}

}  // namespace
}  // namespace ontknoop::http
