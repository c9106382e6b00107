// SPDX-License-Identifier: EUPL-1.2
//
// Counters, gauges and the time requests take, in the text form Prometheus reads. Any thread.
//
//   Metrics metrics;
//   metrics.describe("ontknoop_mails_total", Metrics::Kind::counter, "Mails handed to the mail server");
//   metrics.count("ontknoop_mails_total", {{"result", "sent"}});
//   metrics.observe_request("/casussen/:casus", 200, 0.0031);
//   text(200, metrics.render(), Metrics::content_type)
//
// A label value comes from a fixed set (a route pattern, a status class), never from a user: each one is a series.
#pragma once

#include <array>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ontknoop::http {

class Metrics {
public:
    enum class Kind { counter, gauge };
    using Labels = std::vector<std::pair<std::string_view, std::string_view>>;
    static constexpr std::string_view content_type = "text/plain; version=0.0.4; charset=utf-8";

    // Once for every name, before its use; count() and set() throw Bug for a name of another kind.
    void describe(std::string name, Kind kind, std::string help);
    void count(std::string_view name, const Labels& labels = {}, double by = 1);
    void set(std::string_view name, const Labels& labels, double value);

    // Adds to the histogram ontknoop_request_seconds, by route pattern and status class ("2xx").
    void observe_request(std::string_view route, int status, double seconds);

    std::string render() const;

private:
    // Upper bounds in seconds. A page should take milliseconds, a document tens of them.
    static constexpr std::array<double, 10> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5};
    struct Family {
        Kind kind = Kind::counter;
        std::string help;
        std::map<std::string, double> values;  // by rendered labels
    };
    struct Histogram {
        std::array<unsigned long long, bounds.size() + 1> in_bucket{};  // the last one: above all bounds
        unsigned long long count = 0;
        double sum = 0;
    };

    Family& family(std::string_view name, Kind kind);

    mutable std::mutex mutex_;
    std::map<std::string, Family, std::less<>> families_;
    std::map<std::string, Histogram> requests_;  // by rendered labels
};

}  // namespace ontknoop::http
