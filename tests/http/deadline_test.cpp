// SPDX-License-Identifier: EUPL-1.2
//
// Clients that take their time. These need real seconds; they assert that the connection ends, never how fast.
#include <gtest/gtest.h>

#include "http/serving.h"

namespace ontknoop::http {
namespace {

using namespace testing;

// All deadlines far away, except the one that is looked at.
ServerOptions patient() {
    ServerOptions options = on_any_port();
    options.header_seconds = options.body_seconds = options.idle_seconds = options.write_seconds = 60;
    return options;
}

TEST(Deadline, EndsAHeaderThatNeverComes) {
    ServerOptions options = patient();
    options.header_seconds = 1;
    Server server(options, echo);
    server.start();
    RawClient client(server.port());
    client.send("GET / HT");
    EXPECT_EQ(client.response().status, 408);
    EXPECT_TRUE(client.read_to_end());
}

TEST(Deadline, EndsABodyThatNeverComes) {
    ServerOptions options = patient();
    options.body_seconds = 1;
    Server server(options, echo);
    server.start();
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab");
    EXPECT_EQ(client.response().status, 408);
    EXPECT_TRUE(client.read_to_end());
}

TEST(Deadline, ClosesAnIdleConnectionWithoutAWord) {
    ServerOptions options = patient();
    options.idle_seconds = 1;
    Server server(options, echo);
    server.start();
    RawClient never_used(server.port()), used(server.port());
    EXPECT_EQ(used.ask(hello_request).status, 200);
    EXPECT_TRUE(used.read_to_end());
    EXPECT_EQ(used.input, "");
    EXPECT_TRUE(never_used.read_to_end());
    EXPECT_EQ(never_used.input, "");
}

TEST(Deadline, EndsAnAnswerNobodyReads) {
    ServerOptions options = patient();
    options.write_seconds = 1;
    const std::size_t size = 64 * 1024 * 1024;
    Server server(options, [&](const Request&) { return text(200, std::string(size, 'a'), "image/png"); });
    server.start();
    RawClient client(server.port(), 4096);
    client.send(hello_request);
    EXPECT_TRUE(eventually([&] { return server.statistics().requests == 1 && server.statistics().connections == 0; }));
    EXPECT_TRUE(client.read_to_end());
    EXPECT_LT(client.input.size(), size);
}

// Beast's own timer is one deadline for the life of the connection (boostorg/beast #1868): a connection in use would
// die.
TEST(Deadline, StartsAfreshWithEveryRequest) {
    ServerOptions options = patient();
    options.header_seconds = options.body_seconds = options.write_seconds = 1;
    Server server(options, echo);
    server.start();
    RawClient client(server.port());
    EXPECT_EQ(client.ask(hello_request).status, 200);
    std::this_thread::sleep_for(std::chrono::milliseconds(1300));  // idle for longer than the other deadlines
    EXPECT_EQ(client.ask(hello_request).status, 200);
}

}  // namespace
}  // namespace ontknoop::http
