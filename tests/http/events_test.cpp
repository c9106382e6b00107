// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <fstream>
#include <memory>

#include "http/serving.h"

namespace ontknoop::http {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::Not;

Response stream(const Request& request) {
    Response response;
    response.events = EventStream{request.path, std::string(request.headers.get("Last-Event-ID"))};
    response.events->listener = std::string(request.query.get("wie"));
    if (request.query.has("kort")) response.events->maximum_age = std::chrono::milliseconds(1);
    return response;
}

std::string listen_request(std::string_view path, std::string_view last_event_id = {}) {
    std::string request = "GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n";
    if (!last_event_id.empty()) request += "Last-Event-ID: " + std::string(last_event_id) + "\r\n";
    return request + "\r\n";
}

// The id in the last "id: " line that was read.
std::string last_id(const std::string& read) {
    const std::size_t at = read.rfind("id: ");
    return read.substr(at + 4, read.find('\n', at) - at - 4);
}

TEST(Events, ReachWhoListens) {
    Server server(on_any_port(), stream);
    server.start();
    RawClient client(server.port()), other(server.port());
    client.send(listen_request("/plan"));
    other.send(listen_request("/ander"));
    ASSERT_TRUE(client.read_until("\nid: "));
    ASSERT_TRUE(other.read_until("\nid: "));
    EXPECT_THAT(client.input, HasSubstr("HTTP/1.1 200 OK\r\n"));
    EXPECT_THAT(client.input, HasSubstr("Content-Type: text/event-stream\r\n"));
    EXPECT_THAT(client.input, HasSubstr("Cache-Control: no-store\r\n"));
    EXPECT_THAT(client.input, HasSubstr("retry: "));
    EXPECT_EQ(server.statistics().event_clients, 2);
    server.publish("/plan", "bewaard", "{\"a\":1}");
    EXPECT_TRUE(client.read_until("event: bewaard\ndata: {\"a\":1}\n\n"));
    server.publish("/ander", "klaar", "");
    EXPECT_TRUE(other.read_until("event: klaar"));
    EXPECT_THAT(other.input, Not(HasSubstr("bewaard")));
}

TEST(Events, CatchUpWithLastEventId) {
    Server server(on_any_port(), stream);
    server.start();
    RawClient client(server.port());
    client.send(listen_request("/plan"));
    server.publish("/plan", "e", "eerste");
    // Whether it came before or after the stream began: the stream gets it or knows where it starts.
    ASSERT_TRUE(client.read_until("id: "));
    server.publish("/plan", "e", "tweede");
    ASSERT_TRUE(client.read_until("data: tweede\n\n"));
    const std::string seen = last_id(client.input);
    client.disconnect();
    server.publish("/plan", "e", "gemist");
    RawClient back(server.port());
    back.send(listen_request("/plan", seen));
    ASSERT_TRUE(back.read_until("data: gemist\n\n"));
    EXPECT_THAT(back.input, Not(HasSubstr("tweede")));

    RawClient stranger(server.port());
    stranger.send(listen_request("/plan", "van-een-vorige-keer-7"));
    EXPECT_TRUE(stranger.read_until("event: reset\n"));
}

TEST(Events, ForgetAClientThatLeft) {
    Server server(on_any_port(), stream);
    server.start();
    RawClient client(server.port());
    client.send(listen_request("/plan"));
    ASSERT_TRUE(client.read_until("id: "));
    client.disconnect();
    EXPECT_TRUE(eventually([&] { return server.statistics().event_clients == 0; }));
}

TEST(Events, DropAClientThatDoesNotRead) {
    Server server(on_any_port(), stream);
    server.start();
    RawClient slow(server.port(), 4096), quick(server.port());
    slow.send(listen_request("/plan"));
    quick.send(listen_request("/plan"));
    ASSERT_TRUE(slow.read_until("id: "));
    ASSERT_TRUE(quick.read_until("id: "));
    const std::string much(32 * 1024, 'x');
    int said = 0;
    for (; said < 500 && server.statistics().event_clients == 2; ++said) {
        server.publish("/plan", "e", much + std::to_string(said));
        ASSERT_TRUE(quick.read_until(std::to_string(said) + "\n\n"));
        quick.input.clear();
    }
    EXPECT_EQ(server.statistics().event_clients, 1) << said;
    EXPECT_TRUE(slow.read_to_end());
}

TEST(Events, EndWhenTheirTimeIsUpSoThatRightsAreCheckedAgain) {
    Server server(on_any_port(), stream);
    server.start();
    RawClient client(server.port());
    client.send(listen_request("/plan?kort"));
    EXPECT_TRUE(client.read_to_end());
    EXPECT_THAT(client.input, HasSubstr("retry: "));
}

TEST(Events, EndWhenTheServerStops) {
    Server server(on_any_port(), stream);
    server.start();
    RawClient client(server.port());
    client.send(listen_request("/plan"));
    ASSERT_TRUE(client.read_until("id: "));
    server.publish("/plan", "e", "nog even");
    server.stop();
    EXPECT_TRUE(client.read_to_end());
    EXPECT_THAT(client.input, HasSubstr("nog even"));
    EXPECT_THAT(client.input, HasSubstr("retry: "));
}

TEST(Events, AreLimitedInNumberOfListeners) {
    ServerOptions options = on_any_port();
    options.event_stream_limit = 1;
    Server server(options, stream);
    server.start();
    RawClient first(server.port()), second(server.port());
    first.send(listen_request("/plan"));
    ASSERT_TRUE(first.read_until("id: "));
    EXPECT_EQ(second.ask(listen_request("/plan")).status, 503);
}

TEST(Events, OfOneListenerAreLimitedAndTheOldestMakesRoom) {
    ServerOptions options = on_any_port();
    options.event_streams_per_listener = 2;
    Server server(options, stream);
    server.start();
    RawClient first(server.port()), second(server.port()), third(server.port()), other(server.port());
    for (auto [client, who] : {std::pair{&first, "ans"}, {&second, "ans"}, {&other, "bea"}, {&third, "ans"}}) {
        client->send(listen_request(std::string("/plan?wie=") + who));
        ASSERT_TRUE(client->read_until("\nid: "));
    }
    EXPECT_TRUE(first.read_to_end());
    EXPECT_THAT(first.input, HasSubstr("event: elders\n"));
    EXPECT_TRUE(eventually([&] { return server.statistics().event_clients == 3; }));
    server.publish("/plan", "e", "nog steeds");
    for (RawClient* client : {&second, &third, &other}) EXPECT_TRUE(client->read_until("data: nog steeds"));
    EXPECT_THAT(first.input, Not(HasSubstr("nog steeds")));
}

TEST(Events, AnswerHeadWithoutAStream) {
    Server server(on_any_port(), stream);
    server.start();
    RawClient client(server.port());
    client.send("HEAD /plan HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.response(true).header("Content-Type"), "text/event-stream");
    EXPECT_EQ(server.statistics().event_clients, 0);
}

long resident_kilobytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::atol(line.c_str() + 6);
    return 0;
}

TEST(Events, ReachAThousandClientsInLittleMemory) {
    constexpr int count = 1000;
    rlimit limit{};
    ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    ASSERT_GT(limit.rlim_max, 2u * count + 100) << "both ends of the connections are in this process";
    ServerOptions options = on_any_port();
    options.queue = count;  // all at once: on a busy machine more wait than the ordinary queue holds, and get a 503
    Server server(options, stream);
    server.start();
    std::vector<std::unique_ptr<RawClient>> clients;
    clients.reserve(count);
    const long before = resident_kilobytes();
    for (int i = 0; i < count; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->send(listen_request("/plan"));
    }
    ASSERT_TRUE(eventually([&] { return server.statistics().event_clients == count; }));
    const long after = resident_kilobytes();
    server.publish("/plan", "e", "allemaal");
    int reached = 0;
    for (const auto& client : clients) reached += client->read_until("data: allemaal\n\n");
    EXPECT_EQ(reached, count);
    const double each = static_cast<double>(after - before) / count;
    std::printf("1,000 event streams: %ld kB resident (%.1f kB for each, both ends)\n", after, each);
    EXPECT_LT(after - before, 40 * 1024);
    clients.clear();
    EXPECT_TRUE(eventually([&] { return server.statistics().event_clients == 0; }));
}

}  // namespace
}  // namespace ontknoop::http
