// SPDX-License-Identifier: EUPL-1.2
//
// From request to response: route → session → right → CSRF → transaction → handler → audit line → commit → headers.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "app/route.h"
#include "http/metrics.h"

namespace ontknoop::app {

class Dispatcher {
public:
    Dispatcher(const Services&, std::vector<std::span<const Route>> features);
    // One answer to one request; never throws.
    http::Response handle(const http::Request&);
    // Whether the request belongs in the document pool.
    bool is_slow(const http::Request&) const;
    const std::vector<Route>& routes() const { return routes_; }

    // Requests by route and status class, for /metrics.
    const http::Metrics& metrics() const { return metrics_; }

private:
    struct Match {
        const Route* route = nullptr;
        http::Fields parameters;
        bool path_exists = false;  // with another method
        std::string allowed;
    };
    Match match(const http::Request&) const;
    http::Response answer(const http::Request&, const Match&);
    http::Response run(Context&, const Route&);
    void record_once(Context&);
    // Seconds to wait before the next request, or nothing when this one may go on.
    std::optional<int> seconds_to_wait(const http::Request&, std::string_view cookie);

    const Services& services_;
    std::vector<Route> routes_;
    std::vector<std::vector<std::string_view>> segments_;  // of each route

    http::Metrics metrics_;
    std::mutex mutex_;
    struct Bucket {
        double tokens;
        Timestamp at;
    };
    std::map<std::string, Bucket> buckets_;
    Timestamp buckets_tidied_{};
    std::map<std::string, Timestamp> recent_reads_;
};

}  // namespace ontknoop::app
