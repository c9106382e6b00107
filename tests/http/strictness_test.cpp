// SPDX-License-Identifier: EUPL-1.2
//
// Requests that a proxy in front of us may read differently than we do: the ground on which requests are smuggled. Each
// must be refused with 400 and the connection closed, over a raw socket. Of the twelve cases, Boost.Beast 1.81 on its
// own accepts six (measured; marked "Beast: 200").
#include <gtest/gtest.h>

#include "http/serving.h"

namespace ontknoop::http {
namespace {

using namespace testing;
using namespace std::string_view_literals;

struct Smuggle {
    const char* name;
    std::string_view request;
};

const Smuggle the_twelve[] = {
    {"TE_gzip_then_length",  // Beast: 200
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc"sv},
    {"length_then_chunked",
     "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"sv},
    {"chunked_then_length",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"sv},
    {"chunked_in_http10",  // Beast: 200
     "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"sv},
    {"two_different_lengths", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"sv},
    {"space_before_colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n"sv},
    {"no_host", "GET / HTTP/1.1\r\nX: y\r\n\r\n"sv},                  // Beast: 200
    {"two_hosts", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"sv},  // Beast: 200
    {"bare_line_feed", "GET / HTTP/1.1\nHost: x\n\n"sv},
    {"NUL_in_value", "GET / HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n"sv},
    {"two_equal_lengths",  // Beast: 200
     "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc"sv},
    {"folded_line", "GET / HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n"sv},  // Beast: 200
};

const Smuggle more_of_them[] = {
    {"TE_chunked_twice", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"sv},
    {"TE_gzip_chunked", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"sv},
    {"TE_identity", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n"sv},
    {"TE_vertical_tab",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: \x0b"
     "chunked\r\n\r\n0\r\n\r\n"sv},
    {"length_list", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 3\r\n\r\nabc"sv},
    {"length_plus", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\nabc"sv},
    {"length_negative", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\nabc"sv},
    {"length_hex", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x3\r\n\r\nabc"sv},
    {"length_huge", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551619\r\n\r\nabc"sv},
    {"length_empty", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \r\n\r\nabc"sv},
    {"bare_carriage_return", "GET / HTTP/1.1\r\nHost: x\r\nX: a\rb\r\n\r\n"sv},
    {"bare_line_feed_in_fields", "GET / HTTP/1.1\r\nHost: x\nX: y\r\n\r\n"sv},
    {"first_line_folded", "GET / HTTP/1.1\r\n Host: x\r\n\r\n"sv},
    {"empty_first_line", "\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n"sv},
    {"field_without_colon", "GET / HTTP/1.1\r\nHost: x\r\nonzin\r\n\r\n"sv},
    {"field_without_name", "GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n"sv},
    {"host_with_path", "GET / HTTP/1.1\r\nHost: x/y\r\n\r\n"sv},
    {"host_empty", "GET / HTTP/1.1\r\nHost: \r\n\r\n"sv},
    {"http_2", "GET / HTTP/2.0\r\nHost: x\r\n\r\n"sv},
    {"http_09", "GET /\r\n\r\n"sv},
    {"two_spaces", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n"sv},
    {"absolute_target", "GET http://y/ HTTP/1.1\r\nHost: x\r\n\r\n"sv},
    {"dots_in_target", "GET /a/../b HTTP/1.1\r\nHost: x\r\n\r\n"sv},
    {"TLS_hello", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"sv},
    {"chunk_size_not_hex", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n0\r\n\r\n"sv},
    {"chunk_size_huge",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n10000000000000003\r\nabc\r\n0\r\n\r\n"sv},
    {"chunk_longer_than_said",
     "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n"sv},
    {"chunk_line_feed", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\nabc\n0\n\n"sv},
};

class Strictness : public ::testing::TestWithParam<Smuggle> {};

TEST_P(Strictness, RefusesAndCloses) {
    Server server(on_any_port(), [](const Request&) {
        ADD_FAILURE() << "the handler was reached";
        return text(200, "");
    });
    server.start();
    RawClient client(server.port());
    client.send(GetParam().request);
    client.send(hello_request);  // what was smuggled along must not be answered either
    const RawResponse response = client.response();
    EXPECT_TRUE(response.status == 400 || response.status == 413) << response.status;
    EXPECT_EQ(response.header("Connection"), "close");
    client.read_to_end();
    EXPECT_EQ(client.input, "");
    EXPECT_EQ(server.statistics().refused, 1);
    EXPECT_EQ(server.statistics().requests, 0);
}

TEST_P(Strictness, HoldsForBytesOneByOne) {
    Server server(on_any_port(), echo);
    server.start();
    RawClient client(server.port());
    for (const char c : GetParam().request)
        if (!client.send({&c, 1})) break;
    const int status = client.response().status;
    EXPECT_TRUE(status == 400 || status == 413) << status;
}

std::string case_name(const ::testing::TestParamInfo<Smuggle>& info) { return info.param.name; }
INSTANTIATE_TEST_SUITE_P(TheTwelve, Strictness, ::testing::ValuesIn(the_twelve), case_name);
INSTANTIATE_TEST_SUITE_P(More, Strictness, ::testing::ValuesIn(more_of_them), case_name);

// The other side of the table: being strict must not refuse what every client sends.
const Smuggle the_ordinary[] = {
    {"get", "GET / HTTP/1.1\r\nHost: x:8080\r\n\r\n"sv},
    {"ip6_host", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"sv},
    {"http10", "GET / HTTP/1.0\r\nHost: x\r\n\r\n"sv},
    {"no_space_after_colon", "GET / HTTP/1.1\r\nHost:x\r\n\r\n"sv},
    {"empty_value", "GET / HTTP/1.1\r\nHost: x\r\nX:\r\n\r\n"sv},
    {"length_zero", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"sv},
    {"chunked", "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\nX: y\r\n\r\n"sv},
    {"latin1_value", "GET / HTTP/1.1\r\nHost: x\r\nX: \xe9\r\n\r\n"sv},
};
class Ordinary : public ::testing::TestWithParam<Smuggle> {};
TEST_P(Ordinary, IsAnswered) {
    Server server(on_any_port(), echo);
    server.start();
    RawClient client(server.port());
    EXPECT_EQ(client.ask(GetParam().request).status, 200);
}
INSTANTIATE_TEST_SUITE_P(Requests, Ordinary, ::testing::ValuesIn(the_ordinary), case_name);

TEST(Trailers, AreDropped) {
    Server server(on_any_port(), [](const Request& request) {
        return text(200, std::string(request.headers.get("X-Extra")) + "|" + request.body);
    });
    server.start();
    EXPECT_EQ(ask(server.port(),
                  "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Extra: y\r\n\r\n")
                  .body,
              "|abc");
}

}  // namespace
}  // namespace ontknoop::http
