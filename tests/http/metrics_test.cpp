// SPDX-License-Identifier: EUPL-1.2
#include "http/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "base/result.h"

namespace ontknoop::http {
namespace {

using ::testing::HasSubstr;

TEST(Metrics, AreWrittenInPrometheusForm) {
    Metrics metrics;
    metrics.describe("ontknoop_mails_total", Metrics::Kind::counter, "Mails handed over");
    metrics.describe("ontknoop_event_clients", Metrics::Kind::gauge, "Open event streams");
    metrics.count("ontknoop_mails_total", {{"result", "sent"}});
    metrics.count("ontknoop_mails_total", {{"result", "sent"}}, 2);
    metrics.set("ontknoop_event_clients", {}, 12.5);
    metrics.set("ontknoop_event_clients", {}, 7);
    EXPECT_EQ(metrics.render(),
              "# HELP ontknoop_event_clients Open event streams\n# TYPE ontknoop_event_clients gauge\n"
              "ontknoop_event_clients 7\n"
              "# HELP ontknoop_mails_total Mails handed over\n# TYPE ontknoop_mails_total counter\n"
              "ontknoop_mails_total{result=\"sent\"} 3\n");
}

TEST(Metrics, CountRequestsInCumulativeBuckets) {
    Metrics metrics;
    metrics.observe_request("/casussen/:casus", 200, 0.001);  // on the edge: belongs to the bucket it names
    metrics.observe_request("/casussen/:casus", 204, 0.003);
    metrics.observe_request("/casussen/:casus", 200, 99);
    metrics.observe_request("/casussen/:casus", 404, 0.5);
    const std::string text = metrics.render();
    const std::string ok = "{route=\"/casussen/:casus\",status=\"2xx\"";
    EXPECT_THAT(text, HasSubstr("ontknoop_request_seconds_bucket" + ok + ",le=\"0.001\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("ontknoop_request_seconds_bucket" + ok + ",le=\"0.0025\"} 1\n"));
    EXPECT_THAT(text, HasSubstr("ontknoop_request_seconds_bucket" + ok + ",le=\"0.005\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("ontknoop_request_seconds_bucket" + ok + ",le=\"5\"} 2\n"));
    EXPECT_THAT(text, HasSubstr("ontknoop_request_seconds_bucket" + ok + ",le=\"+Inf\"} 3\n"));
    EXPECT_THAT(text, HasSubstr("ontknoop_request_seconds_count" + ok + "} 3\n"));
    EXPECT_THAT(text, HasSubstr("ontknoop_request_seconds_sum" + ok + "} 99.004"));
    EXPECT_THAT(text, HasSubstr("status=\"4xx\"} 1\n"));
}

TEST(Metrics, EscapeLabels) {
    Metrics metrics;
    metrics.describe("a", Metrics::Kind::counter, "h");
    metrics.count("a", {{"l", "x\"y\\z\n"}});
    EXPECT_THAT(metrics.render(), HasSubstr("a{l=\"x\\\"y\\\\z\\n\"} 1\n"));
}

TEST(Metrics, RefuseANameThatWasNotDescribed) {
    Metrics metrics;
    metrics.describe("a", Metrics::Kind::counter, "h");
    EXPECT_THROW(metrics.count("b"), Bug);
    EXPECT_THROW(metrics.set("a", {}, 1), Bug);
}

TEST(Metrics, LoseNothingBetweenThreads) {
    Metrics metrics;
    metrics.describe("a", Metrics::Kind::counter, "h");
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 1000; ++i) metrics.count("a");
            });
    }
    EXPECT_THAT(metrics.render(), HasSubstr("a 4000\n"));
}

}  // namespace
}  // namespace ontknoop::http
