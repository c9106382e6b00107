// SPDX-License-Identifier: EUPL-1.2
#include "http/sse.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/result.h"
#include "base/text.h"

namespace ontknoop::http {

namespace {

constexpr std::size_t kept_events = 64;  // per topic
constexpr auto kept_for = std::chrono::minutes(5);

EventText make_event(std::string_view id, std::string_view event, std::string_view data) {
    CHECK(event.find_first_of("\r\n") == std::string_view::npos);
    std::string text = "id: ";
    text.append(id).append("\nevent: ").append(event).append("\n");
    const std::string lines = unify_newlines(data);
    for (const std::string_view line : split(lines, '\n'))
        text.append("data: ").append(line).append("\n");
    return std::make_shared<const std::string>(text + "\n");
}

std::optional<unsigned long long> parse_number(std::string_view id, std::string_view epoch) {
    if (!id.starts_with(epoch) || id.size() <= epoch.size() + 1 || id[epoch.size()] != '-') return std::nullopt;
    const std::string_view digits = id.substr(epoch.size() + 1);
    unsigned long long number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return number;
}

}  // namespace

EventSink* Listeners::enter(const std::string& who, EventSink& sink) {
    if (most_each_ <= 0 || who.empty()) return nullptr;
    auto& streams = streams_of_[who];
    EventSink* oldest = streams.size() >= static_cast<std::size_t>(most_each_) ? streams.front() : nullptr;
    if (oldest) {
        streams.erase(streams.begin());
        who_.erase(oldest);
    }
    streams.push_back(&sink);
    who_[&sink] = who;
    return oldest;
}

void Listeners::leave(EventSink& sink) {
    const auto found = who_.find(&sink);
    if (found == who_.end()) return;
    const auto streams = streams_of_.find(found->second);
    std::erase(streams->second, &sink);
    if (streams->second.empty()) streams_of_.erase(streams);
    who_.erase(found);
}

std::string EventHub::id_text(unsigned long long number) const { return epoch_ + "-" + std::to_string(number); }

void EventHub::join(const std::string& name, std::string_view last_event_id, EventSink& sink) {
    auto [found, is_new] = topics_.try_emplace(name);
    Topic& topic = found->second;
    // A topic we know nothing of may have been forgotten since: every number given out so far counts as such.
    if (is_new) topic.forgotten = next_ - 1;
    bool keeps_up = true;
    const auto seen = parse_number(last_event_id, epoch_);
    if (last_event_id.empty()) {
        // Only an id: should the connection break before the first event, nothing in between is missed.
        keeps_up = sink.offer(std::make_shared<const std::string>("id: " + id_text(next_ - 1) + "\n\n"));
    } else if (!seen || *seen >= next_ || *seen < topic.forgotten) {
        keeps_up = sink.offer(make_event(id_text(next_ - 1), "reset", ""));
    } else {
        for (const Kept& kept : topic.kept)
            if (kept.number > *seen && keeps_up) keeps_up = sink.offer(kept.text);
    }
    if (!keeps_up) return;
    topic.sinks.insert(&sink);
    topic_of_[&sink] = &topic;
}

void EventHub::leave(EventSink& sink) {
    const auto found = topic_of_.find(&sink);
    if (found == topic_of_.end()) return;
    found->second->sinks.erase(&sink);
    topic_of_.erase(found);
}

void EventHub::send(Topic& topic, const EventText& text) {
    std::erase_if(topic.sinks, [&](EventSink* sink) {
        if (sink->offer(text)) return false;
        topic_of_.erase(sink);
        return true;
    });
}

void EventHub::publish(const std::string& name, std::string_view event, std::string_view data, Time now) {
    auto [found, is_new] = topics_.try_emplace(name);
    Topic& topic = found->second;
    if (is_new) topic.forgotten = next_ - 1;
    const unsigned long long number = next_++;
    topic.kept.push_back({number, now, make_event(id_text(number), event, data)});
    if (topic.kept.size() > kept_events) {
        topic.forgotten = topic.kept.front().number;
        topic.kept.pop_front();
    }
    send(topic, topic.kept.back().text);
}

void EventHub::heartbeat(Time now) {
    static const EventText comment = std::make_shared<const std::string>(":\n\n");
    for (auto at = topics_.begin(); at != topics_.end();) {
        Topic& topic = at->second;
        send(topic, comment);
        while (!topic.kept.empty() && now - topic.kept.front().time > kept_for) {
            topic.forgotten = topic.kept.front().number;
            topic.kept.pop_front();
        }
        at = topic.kept.empty() && topic.sinks.empty() ? topics_.erase(at) : std::next(at);
    }
}

}  // namespace ontknoop::http
