// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <future>
#include <latch>

#include "http/serving.h"

namespace ontknoop::http {
namespace {

using namespace testing;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;

TEST(Server, AnswersARequest) {
    Server server(on_any_port(), echo);
    server.start();
    const RawResponse response = ask(server.port(), "POST /a%20b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "POST /a b abc");
    EXPECT_THAT(response.header("Date"), MatchesRegex("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT"));
    EXPECT_EQ(response.header("Server"), "");
}

TEST(Server, GivesTheHandlerAllOfTheRequest) {
    Request seen;
    Server server(on_any_port(), [&](const Request& request) {
        seen = request;
        return text(200, "");
    });
    server.start();
    const RawResponse response =
        ask(server.port(),
            "POST /a?b=c HTTP/1.1\r\nHost: x\r\nCookie: d=e; f=g\r\nCookie: h=i\r\nX-Eigen: j\r\n"
            "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\nContent-Length: 7\r\n\r\nk=l&m=n");
    ASSERT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(seen.method, Method::post);
    EXPECT_EQ(seen.target, "/a?b=c");
    EXPECT_EQ(seen.path, "/a");
    EXPECT_EQ(seen.query.get("b"), "c");
    EXPECT_EQ(seen.cookies.get("f"), "g");
    EXPECT_EQ(seen.cookies.get("h"), "i");
    EXPECT_EQ(seen.headers.get("x-eigen"), "j");
    EXPECT_EQ(seen.form.get("m"), "n");
    EXPECT_EQ(seen.remote_address, "127.0.0.1");
    EXPECT_THAT(seen.id, MatchesRegex("[0-9a-f]{16}"));
    EXPECT_FALSE(seen.https);
}

TEST(Server, TakesAMultipartFormWithALargeFile) {
    ServerOptions options = on_any_port();
    options.spool_folder = ::testing::TempDir();
    options.spool_above = 1000;
    Server server(options, [&](const Request& request) {
        const auto& file = *request.files.at(0);
        return text(200, std::string(request.form.get("a")) + " " + std::to_string(file.read_all().size()) +
                             (file.spool_path.empty() ? " memory" : " disk"));
    });
    server.start();
    const std::string form =
        "--g\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
        "--g\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x\"\r\n\r\n" +
        std::string(3'000'000, 'x') + "\r\n--g--\r\n";
    const std::string head = "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=g\r\n";
    EXPECT_EQ(ask(server.port(), head + "Content-Length: " + std::to_string(form.size()) + "\r\n\r\n" + form).body,
              "1 3000000 disk");
    EXPECT_EQ(ask(server.port(), head + "Content-Length: 3\r\n\r\nabc").status, 400);
    EXPECT_EQ(ask(server.port(),
                  "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data\r\n"
                  "Content-Length: 3\r\n\r\nabc")
                  .status,
              400);
}

TEST(Server, KeepsTheConnectionForTheNextRequest) {
    Server server(on_any_port(), echo);
    server.start();
    RawClient client(server.port());
    for (int i = 0; i < 3; ++i) {
        const RawResponse response = client.ask(hello_request);
        EXPECT_EQ(response.body, "GET /hallo ");
        EXPECT_EQ(response.header("Connection"), "");
    }
    EXPECT_EQ(server.statistics().requests, 3);
    EXPECT_EQ(server.statistics().connections, 1);
}

TEST(Server, ClosesWhenTheClientOrTheHandlerAsksForIt) {
    Server server(on_any_port(), [](const Request& request) {
        Response response = text(200, "");
        response.close = request.path == "/dicht";
        return response;
    });
    server.start();
    for (const char* request : {"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                                "GET / HTTP/1.0\r\nHost: x\r\n\r\n", "GET /dicht HTTP/1.1\r\nHost: x\r\n\r\n"}) {
        RawClient client(server.port());
        EXPECT_EQ(client.ask(request).header("Connection"), "close") << request;
        EXPECT_TRUE(client.read_to_end());
    }
    RawClient old(server.port());
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(old.ask("GET / HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\n\r\n").header("Connection"),
                  "keep-alive");
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
    Server server(on_any_port(), echo);
    server.start();
    RawClient client(server.port());
    std::string all;
    for (int i = 0; i < 50; ++i)
        all += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab";
    client.send(all);
    for (int i = 0; i < 50; ++i) EXPECT_EQ(client.response().body, "POST /" + std::to_string(i) + " ab");
}

TEST(Server, AnswersHeadWithTheHeadersOfGet) {
    Server server(on_any_port(), [](const Request&) { return html(200, std::string(5000, 'a')); });
    server.start();
    RawClient client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    const RawResponse head = client.response(true), get = client.ask(hello_request);
    EXPECT_EQ(head.header("Content-Length"), "5000");
    EXPECT_EQ(head.header("ETag"), get.header("ETag"));
    EXPECT_EQ(get.body.size(), 5000u);
}

TEST(Server, AsksForTheBodyOfWhoWaitsForIt) {
    Server server(on_any_port(), echo);
    server.start();
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 3\r\n\r\n");
    EXPECT_EQ(client.response().status, 100);
    client.send("abc");
    EXPECT_EQ(client.response().body, "POST / abc");
    // Who does not wait is not told, either.
    EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc").status,
              200);
    EXPECT_EQ(client.ask("POST / HTTP/1.1\r\nHost: x\r\nExpect: thee\r\nContent-Length: 3\r\n\r\n").status, 417);
}

TEST(Server, RefusesABodyThatIsTooLargeBeforeItIsSent) {
    ServerOptions options = on_any_port();
    options.body_limit = 1000;
    Server server(options, echo);
    server.start();
    RawClient client(server.port());
    const RawResponse response =
        client.ask("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n");
    EXPECT_EQ(response.status, 413);
    EXPECT_EQ(response.header("Connection"), "close");
    EXPECT_EQ(ask(server.port(), "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + std::string(1000, 'x'))
                  .status,
              200);
}

TEST(Server, RefusesABodyThatGrowsTooLarge) {
    ServerOptions options = on_any_port();
    options.body_limit = 1000;
    Server server(options, echo);
    server.start();
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 11; ++i) client.send("64\r\n" + std::string(100, 'x') + "\r\n");
    EXPECT_EQ(client.response().status, 413);
}

TEST(Server, StillTellsAClientThatKeepsSending) {
    ServerOptions options = on_any_port();
    options.body_limit = 1000;
    Server server(options, echo);
    server.start();
    RawClient client(server.port());
    // Much more than fits in the buffers between us: closing at once would lose the answer.
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n\r\n" + std::string(20'000'000, 'x'));
    EXPECT_EQ(client.response().status, 413);
}

TEST(Server, RefusesAHeaderThatIsTooLarge) {
    ServerOptions options = on_any_port();
    options.header_limit = 1000;
    Server server(options, echo);
    server.start();
    auto with_header_of = [](std::size_t size) {
        const std::string start = "GET / HTTP/1.1\r\nHost: x\r\nX: ";
        return start + std::string(size - start.size() - 4, 'x') + "\r\n\r\n";
    };
    EXPECT_EQ(ask(server.port(), with_header_of(1000)).status, 200);
    EXPECT_EQ(ask(server.port(), with_header_of(1001)).status, 431);
    EXPECT_EQ(ask(server.port(), "GET /" + std::string(5000, 'x')).status, 431);  // no end in sight
}

TEST(Server, AnswersAFailingHandlerWith500) {
    Server server(on_any_port(), [](const Request& request) -> Response {
        if (request.path == "/bug") CHECK(request.path.empty());
        if (request.path == "/kop") return redirect("/x\r\nSet-Cookie: a=b");
        throw std::runtime_error("de heer X");
    });
    server.start();
    RawClient client(server.port());
    for (const char* path : {"/bug", "/kop", "/x"}) {
        const RawResponse response = client.ask("GET " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_EQ(response.status, 500) << path;
        EXPECT_THAT(response.body, ::testing::ContainsRegex("[0-9a-f]{16}"));
        EXPECT_THAT(response.body, ::testing::Not(HasSubstr("heer")));
        EXPECT_EQ(response.header("Set-Cookie"), "");
    }
    client.send("HEAD /bug HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(client.response(true).status, 500);
    EXPECT_EQ(client.ask("GET /x HTTP/1.1\r\nHost: x\r\n\r\n").status, 500);  // the HEAD left nothing behind
}

TEST(Server, ShowsThePageItWasGivenForRefusals) {
    ServerOptions options = on_any_port();
    options.refusal = [](int status, std::string_view id) { return html(status, "eigen " + std::string(id)); };
    Server server(options, echo);
    server.start();
    EXPECT_THAT(ask(server.port(), "onzin\r\n\r\n").body, MatchesRegex("eigen [0-9a-f]{16}"));
}

// A handler that waits until the test lets it go.
struct Gate {
    std::latch inside{1}, open{1};
    Response pass(const Request& request) {
        inside.count_down();
        open.wait();
        return echo(request);
    }
};

TEST(Server, Answers503WhenTheQueueIsFull) {
    ServerOptions options = on_any_port();
    options.workers = 1;
    options.queue = 1;
    Gate gate;
    std::atomic<int> handled{0};
    Server server(options, [&](const Request& request) { return handled++ == 0 ? gate.pass(request) : echo(request); });
    server.start();
    RawClient running(server.port()), waiting(server.port()), refused(server.port());
    running.send(hello_request);
    gate.inside.wait();
    waiting.send(hello_request);
    ASSERT_TRUE(eventually([&] { return server.statistics().requests == 2; }));
    const RawResponse full = refused.ask(hello_request);
    EXPECT_EQ(full.status, 503);
    EXPECT_EQ(full.header("Retry-After"), "3");
    EXPECT_THAT(full.body, HasSubstr("Het is even druk"));
    EXPECT_THAT(full.body, HasSubstr("Wacht 3 seconden"));
    EXPECT_EQ(server.statistics().queue_full, 1);
    // A form gets its text back, to send once more. One with a password does not: it would be sent without. Another site's neither.
    auto post = [&](std::string_view site, std::string_view form) {
        return refused.ask("POST /plan?a=1&b=2 HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: " +
                           std::string(site) + "\r\nContent-Length: " + std::to_string(form.size()) + "\r\n\r\n" + std::string(form));
    };
    const std::string form = "tekst=%0A%3Cb%3E%22de%20hond%22";
    const std::string ga_terug = "Ga in je browser terug";
    const RawResponse kept = post("same-origin", form);
    EXPECT_EQ(kept.status, 503);
    EXPECT_THAT(kept.body, HasSubstr("action=\"/plan?a=1&amp;b=2\""));
    EXPECT_THAT(kept.body, HasSubstr("<textarea hidden name=\"tekst\">\n\n&lt;b&gt;&quot;de hond&quot;</textarea>"));
    EXPECT_THAT(kept.body, Not(HasSubstr(ga_terug)));
    for (const auto& [site, velden] : {std::pair{"same-origin", form + "&wachtwoord=GEHEIM"}, {"same-origin", "herhaald=GEHEIM&" + form}, {"cross-site", form}}) {
        const RawResponse bare = post(site, velden);
        EXPECT_EQ(bare.status, 503);
        for (const char* never : {"GEHEIM", "de hond", "<form", "Wat je typte is er nog"}) EXPECT_THAT(bare.body, Not(HasSubstr(never))) << velden;
        EXPECT_THAT(bare.body, HasSubstr("Wacht 3 seconden"));
        EXPECT_THAT(bare.body, HasSubstr(ga_terug)) << velden;
    }
    EXPECT_THAT(full.body, Not(HasSubstr(ga_terug))) << "nothing was filled in";
    gate.open.count_down();
    EXPECT_EQ(running.response().status, 200);
    EXPECT_EQ(waiting.response().status, 200);
    EXPECT_EQ(refused.ask(hello_request).status, 200);  // its connection is as good as before
}

TEST(Server, KeepsDocumentsAndPagesApart) {
    ServerOptions options = on_any_port();
    options.workers = options.document_workers = 1;
    options.answer_at_once = [](const Request& request) -> std::optional<Response> {
        if (request.path == "/livez") return text(200, "leeft");
        return std::nullopt;
    };
    Gate page, document;
    Server server(
        options, [&](const Request& request) { return (request.path == "/pdf" ? document : page).pass(request); },
        [](const Request& request) { return request.path == "/pdf"; });
    server.start();
    RawClient page_client(server.port()), document_client(server.port());
    document_client.send("GET /pdf HTTP/1.1\r\nHost: x\r\n\r\n");
    document.inside.wait();
    page_client.send(hello_request);
    page.inside.wait();  // reached although the only document worker is busy
    EXPECT_EQ(ask(server.port(), "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n").body, "leeft");
    page.open.count_down();
    EXPECT_EQ(page_client.response().status, 200);
    document.open.count_down();
    EXPECT_EQ(document_client.response().status, 200);
}

TEST(Server, FinishesWhatRunsBeforeItStops) {
    Gate gate;
    Server server(on_any_port(), [&](const Request& request) { return gate.pass(request); });
    server.start();
    RawClient running(server.port()), idle(server.port());
    running.send(hello_request);
    gate.inside.wait();
    auto stopped = std::async(std::launch::async, [&] { server.stop(); });
    EXPECT_TRUE(eventually([&] { return !can_connect(server.port()); }));
    EXPECT_TRUE(idle.read_to_end());  // nothing is asked there, so it is not waited for
    gate.open.count_down();
    const RawResponse response = running.response();
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.header("Connection"), "close");
    stopped.get();
    EXPECT_EQ(server.statistics().connections, 0);
}

TEST(Server, CutsWhatOutlivesItsPatience) {
    ServerOptions options = on_any_port();
    options.drain_seconds = 0;
    Server server(options, echo);
    server.start();
    RawClient half(server.port());
    half.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc");
    ASSERT_TRUE(eventually([&] { return server.statistics().connections == 1; }));
    server.stop();
    EXPECT_TRUE(half.read_to_end());
}

TEST(Server, StopsOnASignal) {
    Server server(on_any_port(), echo);
    server.install_signal_handlers();
    server.start();
    RawClient client(server.port());
    EXPECT_EQ(client.ask(hello_request).status, 200);
    std::raise(SIGTERM);
    server.wait();
    EXPECT_FALSE(can_connect(server.port()));
}

TEST(Server, MayBeStoppedWithoutEverHavingStarted) {
    Server server(on_any_port(), echo);
    server.stop();
    server.wait();
}

TEST(Server, SaysWhatToDoWhenItCannotListen) {
    Server first(on_any_port(), echo);
    first.start();
    ServerOptions options = on_any_port();
    options.port = first.port();
    Server second(options, echo);
    EXPECT_THROW(second.start(), AdminError);
    options.address = "hier";
    Server third(options, echo);
    EXPECT_THROW(third.start(), AdminError);
}

TEST(Server, RefusesMoreConnectionsThanItsLimit) {
    ServerOptions options = on_any_port();
    options.connection_limit = 2;
    Server server(options, echo);
    server.start();
    RawClient a(server.port()), b(server.port());
    EXPECT_EQ(a.ask(hello_request).status, 200);
    EXPECT_EQ(b.ask(hello_request).status, 200);
    RawClient c(server.port());
    EXPECT_EQ(c.response().status, 503);
    EXPECT_TRUE(c.read_to_end());
    a.disconnect();
    ASSERT_TRUE(eventually([&] { return server.statistics().connections == 1; }));
    EXPECT_EQ(ask(server.port(), hello_request).status, 200);
}

TEST(Server, BelievesATrustedProxyAboutTheClient) {
    ServerOptions options = on_any_port();
    auto describe = [](const Request& request) {
        return text(200, request.remote_address + (request.https ? " https" : " http"));
    };
    const std::string request =
        "GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\n\r\n";
    Server open(options, describe);
    open.start();
    EXPECT_EQ(ask(open.port(), request).body, "127.0.0.1 http");
    options.trusted_proxies = {"127.0.0.1"};
    Server behind_proxy(options, describe);
    behind_proxy.start();
    EXPECT_EQ(ask(behind_proxy.port(), request).body, "192.0.2.1 https");
}

TEST(Server, SurvivesClientsThatHangUpAtAnyByte) {
    Server server(on_any_port(), echo);
    server.start();
    const std::string request =
        "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    for (std::size_t length = 0; length <= request.size(); ++length) {
        RawClient client(server.port());
        client.send(request.substr(0, length));
        client.disconnect();
    }
    EXPECT_EQ(ask(server.port(), request).body, "POST /a abc");
    EXPECT_TRUE(eventually([&] { return server.statistics().connections == 0; }));
}

TEST(Server, HoldsUnderManyClientsAtOnce) {
    Server server(on_any_port(),
                  [](const Request& request) { return html(200, std::string(20'000, 'a') + request.path); });
    server.start();
    std::atomic<int> good{0};
    {
        std::vector<std::jthread> clients;
        for (int t = 0; t < 8; ++t)
            clients.emplace_back([&, t] {
                RawClient client(server.port());
                for (int i = 0; i < 200; ++i) {
                    const std::string path = "/" + std::to_string(t) + "-" + std::to_string(i);
                    const RawResponse response = client.ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
                    if (response.status == 200 && response.body.ends_with(path)) ++good;
                }
            });
    }
    EXPECT_EQ(good, 1600);
}

}  // namespace
}  // namespace ontknoop::http
