// SPDX-License-Identifier: EUPL-1.2
//
// Who listens to which topic, and what was said lately. No sockets and no locks: one thread (the I/O thread) owns it.
#pragma once

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ontknoop::http {

using EventText = std::shared_ptr<const std::string>;  // as it goes over the wire, shared by all listeners

class EventSink {
public:
    virtual ~EventSink() = default;
    // False when the listener cannot keep up; then it has left, without leave(). Must not call the hub.
    virtual bool offer(const EventText& text) = 0;
    // Ends it, after telling it that another stream of the same listener took its place: the event "elders".
    virtual void give_way() = 0;
};

// The streams of every listener, oldest first, so that nobody holds them all. Owned by the I/O thread.
class Listeners {
public:
    explicit Listeners(int most_each) : most_each_(most_each) {}
    // The stream that has to make room for this one, no longer counted from now on; null: there is room.
    EventSink* enter(const std::string& who, EventSink& sink);
    void leave(EventSink& sink);  // harmless when it is not counted
    std::size_t listeners() const { return streams_of_.size(); }

private:
    int most_each_;
    std::unordered_map<std::string, std::vector<EventSink*>> streams_of_;
    std::unordered_map<EventSink*, std::string> who_;
};

class EventHub {
public:
    using Time = std::chrono::steady_clock::time_point;

    // epoch: differs for every run of the program, so that an id of another run is recognised as unknown.
    explicit EventHub(std::string epoch) : epoch_(std::move(epoch)) {}

    // Sends what was missed since last_event_id (empty: a new listener), or the event "reset" when that is unknown.
    void join(const std::string& topic, std::string_view last_event_id, EventSink& sink);
    void leave(EventSink& sink);  // harmless when it is no listener
    // event: one word; data: any text, line by line.
    void publish(const std::string& topic, std::string_view event, std::string_view data, Time now);
    // A comment to all, which shows who is gone and keeps proxies from closing; forgets what is too old to be missed.
    void heartbeat(Time now);

    std::size_t listeners() const { return topic_of_.size(); }
    std::size_t topics() const { return topics_.size(); }

private:
    struct Kept {
        unsigned long long number = 0;
        Time time;
        EventText text;
    };
    struct Topic {
        unsigned long long forgotten = 0;  // number of the newest event that is no longer kept
        std::deque<Kept> kept;
        std::unordered_set<EventSink*> sinks;
    };

    std::string id_text(unsigned long long number) const;
    void send(Topic& topic, const EventText& text);

    std::string epoch_;
    unsigned long long next_ = 1;  // one count for all topics: a topic that was forgotten never reuses a number
    std::map<std::string, Topic> topics_;
    std::unordered_map<EventSink*, Topic*> topic_of_;
};

}  // namespace ontknoop::http
