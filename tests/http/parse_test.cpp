// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/http.h"
#include "http/wire.h"

namespace ontknoop::http {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(PercentDecode, TakesEscapesAndLeavesTheRest) {
    EXPECT_EQ(percent_decode("a%20b%2Fc+d", false), "a b/c+d");
    EXPECT_EQ(percent_decode("a+b%2B", true), "a b+");
    EXPECT_EQ(percent_decode("%c3%A9", false), "é");
    EXPECT_EQ(percent_decode("", true), "");
}

TEST(PercentDecode, RefusesHalfEscapes) {
    for (const char* bad : {"%", "%4", "a%", "%zz", "%4z", "%-1", "% 1"})
        EXPECT_EQ(percent_decode(bad, true), std::nullopt) << bad;
}

TEST(PercentEncode, IsUndoneByDecoding) {
    std::string every_byte;
    for (int i = 0; i < 256; ++i) every_byte += static_cast<char>(i);
    EXPECT_EQ(percent_decode(percent_encode(every_byte), false), every_byte);
    EXPECT_EQ(percent_encode("a-b_c.d~e f/é"), "a-b_c.d~e%20f%2F%C3%A9");
}

TEST(Urlencoded, KeepsOrderAndRepeatedNames) {
    Fields fields;
    ASSERT_TRUE(parse_urlencoded("b=2&a=1&&b=3+4&leeg=&naam", fields));
    EXPECT_THAT(fields.items(),
                ElementsAre(Pair("b", "2"), Pair("a", "1"), Pair("b", "3 4"), Pair("leeg", ""), Pair("naam", "")));
    EXPECT_THAT(fields.all("b"), ElementsAre("2", "3 4"));
    EXPECT_EQ(fields.get("weg"), "");
    EXPECT_FALSE(fields.has("weg"));
}

TEST(Urlencoded, RefusesWhatIsNoText) {
    for (const char* bad : {"a=%", "%zz=1", "a=%00", "a%00=1", "a=%ff", "%c3=1", "a=%ed%a0%80", "a=%c0%af"}) {
        Fields fields;
        EXPECT_FALSE(parse_urlencoded(bad, fields)) << bad;
    }
}

TEST(Urlencoded, RefusesMoreFieldsThanTheLimit) {
    Fields enough, too_many;
    EXPECT_TRUE(parse_urlencoded("a=1&b=2&c=3", enough, 3));
    EXPECT_FALSE(parse_urlencoded("a=1&b=2&c=3&d=4", too_many, 3));
}

TEST(Cookies, AreReadInOrder) {
    EXPECT_THAT(parse_cookies("a=1; __Host-sessie=abc=; leeg=; q=\"x y\"").items(),
                ElementsAre(Pair("a", "1"), Pair("__Host-sessie", "abc="), Pair("leeg", ""), Pair("q", "x y")));
}

TEST(Cookies, SkipWhatIsNoCookie) {
    EXPECT_THAT(parse_cookies("; =1; zonder; a=1;; b=\x01; c=\xff; d=2").items(),
                ElementsAre(Pair("a", "1"), Pair("d", "2")));
    EXPECT_TRUE(parse_cookies("").items().empty());
}

TEST(Cookies, AreLimitedInNumber) {
    std::string many;
    for (int i = 0; i < 5000; ++i) many += "a=1;";
    EXPECT_EQ(parse_cookies(many).items().size(), 100u);
}

TEST(Target, IsSplitInPathAndQuery) {
    std::string path;
    Fields query;
    ASSERT_TRUE(parse_target("/casussen/a%20%C3%A9?zoek=a%20b&zoek=c", path, query));
    EXPECT_EQ(path, "/casussen/a é");
    EXPECT_THAT(query.items(), ElementsAre(Pair("zoek", "a b"), Pair("zoek", "c")));
    Fields none;
    ASSERT_TRUE(parse_target("/", path, none));
    EXPECT_EQ(path, "/");
    ASSERT_TRUE(parse_target("/?a", path, none));
    EXPECT_EQ(path, "/");
}

TEST(Target, RefusesWhatCouldMeanTwoThings) {
    for (const char* bad :
         {"",       "a",       "*",           "http://x/", "//",     "/a//b",  "/a/",     "/.",
          "/..",    "/a/../b", "/%2e%2E/etc", "/a/%2e",    "/a%2fb", "/a%5cb", "/a\\b%",  "/%00",
          "/a%0ab", "/%ff",    "/a#b",        "/a b",      "/%",     "/?%",    "/?a=%ff", "/\xc3\xa9"}) {
        std::string path;
        Fields query;
        EXPECT_FALSE(parse_target(bad, path, query)) << bad;
    }
}

TEST(MediaParameter, UnderstandsQuotesAndCase) {
    EXPECT_TRUE(has_media_type("Multipart/Form-Data; boundary=x", "multipart/form-data"));
    EXPECT_FALSE(has_media_type("multipart/form-databank", "multipart/form-data"));
    EXPECT_EQ(media_parameter("a/b; Boundary=x y ; c=d", "boundary"), "x y");
    EXPECT_EQ(media_parameter("a/b; name=\"x;\\\"y=\"; boundary=\"z\"", "boundary"), "z");
    EXPECT_EQ(media_parameter("a/b; name=\"x;\\\"y=\"; boundary=\"z\"", "name"), "x;\"y=");
    EXPECT_EQ(media_parameter("a/b; boundary=\"x", "boundary"), std::nullopt);
    EXPECT_EQ(media_parameter("a/b", "boundary"), std::nullopt);
}

TEST(Headers, CompareWithoutRegardToCase) {
    Headers headers;
    headers.add("Content-Type", "a");
    headers.add("X", "1");
    EXPECT_EQ(headers.get("content-TYPE"), "a");
    headers.set("CONTENT-type", "b");
    EXPECT_EQ(headers.get("Content-Type"), "b");
    EXPECT_EQ(headers.items().size(), 2u);
}

TEST(Fields, SetReplacesAllOfThatName) {
    Fields fields;
    fields.add("a", "1");
    fields.add("b", "2");
    fields.add("a", "3");
    fields.set("a", "4");
    EXPECT_THAT(fields.items(), ElementsAre(Pair("b", "2"), Pair("a", "4")));
}

TEST(Method, IsReadExactly) {
    EXPECT_EQ(parse_method("DELETE"), Method::delete_);
    EXPECT_EQ(parse_method("get"), Method::other);
    EXPECT_EQ(parse_method("TRACE"), Method::other);
    for (const Method method : {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::delete_})
        EXPECT_EQ(parse_method(method_name(method)), method);
}

TEST(SetCookie, IsSafeByDefault) {
    Response response;
    set_cookie(response, {"__Host-sessie", "abc", 3600});
    EXPECT_EQ(response.headers.get("Set-Cookie"),
              "__Host-sessie=abc; Path=/; Max-Age=3600; HttpOnly; Secure; SameSite=Lax");
    EXPECT_THROW(set_cookie(response, {"a", "b; Domain=evil"}), Bug);
    EXPECT_THROW(set_cookie(response, {"a", "b\r\nX: y"}), Bug);
}

TEST(ClientAddress, BelievesOnlyOurOwnProxies) {
    const std::vector<std::string> proxies{"10.0.0.1", "10.0.0.2"};
    auto of = [&](const char* peer, const char* forwarded) {
        Headers headers;
        if (*forwarded) headers.add("X-Forwarded-For", forwarded);
        return client_address(peer, headers, proxies);
    };
    EXPECT_EQ(of("192.0.2.7", "1.1.1.1"), "192.0.2.7");            // not a proxy: a claim
    EXPECT_EQ(of("10.0.0.1", "192.0.2.7"), "192.0.2.7");           // one proxy
    EXPECT_EQ(of("10.0.0.1", "6.6.6.6, 192.0.2.7"), "192.0.2.7");  // the first one is what the client made up
    EXPECT_EQ(of("10.0.0.1", "192.0.2.7, 10.0.0.2"), "192.0.2.7");
    EXPECT_EQ(of("10.0.0.1", "<script>"), "10.0.0.1");
    EXPECT_EQ(of("10.0.0.1", ""), "10.0.0.1");
    EXPECT_EQ(of("10.0.0.1", "2001:db8::1"), "2001:db8::1");
}

}  // namespace
}  // namespace ontknoop::http
