// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "http/http.h"

namespace ontknoop::http {
namespace {

TEST(RequestText, IsReadAsOnTheWire) {
    const auto request = parse_request_text("POST /a?b=c HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
    ASSERT_TRUE(request);
    EXPECT_EQ(request->path, "/a");
    EXPECT_EQ(request->query.get("b"), "c");
    EXPECT_EQ(request->body, "abc");
}

TEST(RequestText, IsReadAsTypedInAnEditor) {
    const auto request = parse_request_text(
        "POST /a HTTP/1.1\nHost: x\nContent-Type: application/x-www-form-urlencoded\n\nnaam=een+twee&b=3\n");
    ASSERT_TRUE(request);
    EXPECT_EQ(request->form.get("naam"), "een twee");
    EXPECT_EQ(request->form.get("b"), "3");
    EXPECT_TRUE(parse_request_text("GET / HTTP/1.1\nHost: x\n\n"));
    EXPECT_TRUE(parse_request_text("GET / HTTP/1.1\nHost: x\n"));
}

TEST(RequestText, IsRefusedWhenItIsNoRequest) {
    for (const char* bad : {"", "\n", "hallo", "GET / HTTP/1.1\n\n", "GET / HTTP/1.1\nHost: x\nHost: y\n\n",
                            "POST / HTTP/1.1\nHost: x\nContent-Length: 9\n\nabc", "GET / HTTP/1.1\r\nHost: x\n\n",
                            "GET /../x HTTP/1.1\nHost: x\n\n"}) {
        const auto request = parse_request_text(bad);
        ASSERT_FALSE(request) << bad;
        EXPECT_EQ(request.error().at(0).code, "http.onleesbaar");
    }
}

}  // namespace
}  // namespace ontknoop::http
