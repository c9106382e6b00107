// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>
#include <thread>

#include "http/http.h"
#include "http/raw_client.h"

namespace ontknoop::http {
namespace {

using testing::ask;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using testing::RawClient;
using testing::RawResponse;

constexpr std::string_view hello_request = "GET /hallo HTTP/1.1\r\nHost: x\r\n\r\n";

ServerOptions on_any_port() {
    ServerOptions options;
    options.port = 0;
    options.workers = 4;
    options.drain_seconds = 5;
    return options;
}

// Tells what it was asked.
Response echo(const Request& request) {
    return text(200, std::string(method_name(request.method)) + " " + request.path + " " + request.body);
}

TEST(Server, AnswersARequest) {
    Server server(on_any_port(), echo);
    server.start();
    const RawResponse response = ask(server.port(), "POST /a%20b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "POST /a b abc");
    EXPECT_THAT(response.header("Date"), MatchesRegex("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} ..:..:.. GMT"));
    EXPECT_EQ(response.header("Server"), "");
}

TEST(Server, KeepsTheConnectionForTheNextRequest) {
    Server server(on_any_port(), echo);
    server.start();
    RawClient client(server.port());
    for (int i = 0; i < 3; ++i) EXPECT_EQ(client.ask(hello_request).body, "GET /hallo ");
    EXPECT_EQ(server.statistics().requests, 3);
    EXPECT_EQ(server.statistics().connections, 1);
}

}  // namespace
}  // namespace ontknoop::http
