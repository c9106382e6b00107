// SPDX-License-Identifier: EUPL-1.2
#include "http/metrics.h"

#include <algorithm>
#include <charconv>

#include "base/result.h"

namespace ontknoop::http {

namespace {

constexpr std::string_view histogram_name = "ontknoop_request_seconds";

// Without locale; the shortest text that reads back as the same number.
std::string number_text(double value) {
    std::array<char, 32> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return std::string(buffer.data(), end);
}

std::string labels_text(const Metrics::Labels& labels) {
    std::string out;
    for (const auto& [name, value] : labels) {
        if (!out.empty()) out += ',';
        out.append(name).append("=\"");
        for (const char c : value) {
            if (c == '\\' || c == '"') out += '\\';
            if (c == '\n')
                out += "\\n";
            else
                out += c;
        }
        out += '"';
    }
    return out;
}

std::string in_braces(const std::string& labels) { return labels.empty() ? "" : "{" + labels + "}"; }

}  // namespace

void Metrics::describe(std::string name, Kind kind, std::string help) {
    const std::lock_guard lock(mutex_);
    Family& described = families_[std::move(name)];
    described.kind = kind;
    described.help = std::move(help);
}

Metrics::Family& Metrics::family(std::string_view name, Kind kind) {
    const auto found = families_.find(name);
    CHECK(found != families_.end() && found->second.kind == kind);
    return found->second;
}

void Metrics::count(std::string_view name, const Labels& labels, double by) {
    const std::lock_guard lock(mutex_);
    family(name, Kind::counter).values[labels_text(labels)] += by;
}

void Metrics::set(std::string_view name, const Labels& labels, double value) {
    const std::lock_guard lock(mutex_);
    family(name, Kind::gauge).values[labels_text(labels)] = value;
}

void Metrics::observe_request(std::string_view route, int status, double seconds) {
    const std::string status_class = std::to_string(status / 100) + "xx";
    const std::string labels = labels_text({{"route", route}, {"status", status_class}});
    const auto bucket = std::ranges::lower_bound(bounds, seconds) - bounds.begin();
    const std::lock_guard lock(mutex_);
    Histogram& histogram = requests_[labels];
    ++histogram.in_bucket[static_cast<std::size_t>(bucket)];
    ++histogram.count;
    histogram.sum += seconds;
}

std::string Metrics::render() const {
    const std::lock_guard lock(mutex_);
    std::string out;
    for (const auto& [name, described] : families_) {
        out.append("# HELP ").append(name).append(" ").append(described.help).append("\n# TYPE ").append(name);
        out.append(described.kind == Kind::counter ? " counter\n" : " gauge\n");
        for (const auto& [labels, value] : described.values)
            out.append(name).append(in_braces(labels)).append(" ").append(number_text(value)).append("\n");
    }
    if (requests_.empty()) return out;
    const std::string name(histogram_name);
    out.append("# HELP ").append(name).append(" Time from a request read to its answer made\n# TYPE ");
    out.append(name).append(" histogram\n");
    for (const auto& [labels, histogram] : requests_) {
        unsigned long long below = 0;
        for (std::size_t i = 0; i < histogram.in_bucket.size(); ++i) {
            below += histogram.in_bucket[i];
            const std::string bound = i < bounds.size() ? number_text(bounds[i]) : "+Inf";
            out += name + "_bucket{" + labels + ",le=\"" + bound + "\"} " + std::to_string(below) + "\n";
        }
        out += name + "_sum{" + labels + "} " + number_text(histogram.sum) + "\n";
        out += name + "_count{" + labels + "} " + std::to_string(histogram.count) + "\n";
    }
    return out;
}

}  // namespace ontknoop::http
