// SPDX-License-Identifier: EUPL-1.2
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/sse.h"

namespace ontknoop::http {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Listener final : EventSink {
    std::vector<std::string> heard;
    bool keeps_up = true;
    bool offer(const EventText& text) override {
        if (keeps_up) heard.push_back(*text);
        return keeps_up;
    }
    void give_way() override {}
    std::vector<std::string> take() { return std::exchange(heard, {}); }
};

struct EventHubTest : ::testing::Test {
    EventHub hub{"e"};
    EventHub::Time now{};
    void say(const char* topic, const char* data) { hub.publish(topic, "plan", data, now); }
};

TEST_F(EventHubTest, ReachesTheListenersOfTheTopicOnly) {
    Listener a, b, other;
    hub.join("t", "", a);
    hub.join("t", "", b);
    hub.join("u", "", other);
    EXPECT_THAT(a.take(), ElementsAre("id: e-0\n\n"));
    b.take(), other.take();
    say("t", "een");
    EXPECT_THAT(a.heard, ElementsAre("id: e-1\nevent: plan\ndata: een\n\n"));
    EXPECT_EQ(b.heard, a.heard);
    EXPECT_THAT(other.heard, IsEmpty());
}

TEST_F(EventHubTest, SendsDataLineByLine) {
    Listener a;
    hub.join("t", "", a);
    a.take();
    say("t", "een\r\ntwee\nevent: nep");
    EXPECT_THAT(a.heard, ElementsAre("id: e-1\nevent: plan\ndata: een\ndata: twee\ndata: event: nep\n\n"));
}

TEST_F(EventHubTest, CatchesUpFromTheLastEventSeen) {
    Listener first, back;
    hub.join("t", "", first);
    say("t", "1"), say("u", "x"), say("t", "3"), say("t", "4");
    hub.join("t", "e-1", back);
    EXPECT_THAT(back.heard, ElementsAre("id: e-3\nevent: plan\ndata: 3\n\n", "id: e-4\nevent: plan\ndata: 4\n\n"));
}

TEST_F(EventHubTest, SaysResetWhenItCannotKnowWhatWasMissed) {
    Listener first;
    hub.join("t", "", first);
    for (int i = 0; i < 100; ++i) say("t", "x");
    for (const char* unknown : {"vorige-5", "e-1", "e-101", "e-", "e-x", "onzin", "e-99999999999999999999999"}) {
        Listener back;
        hub.join("t", unknown, back);
        EXPECT_THAT(back.heard, ElementsAre("id: e-100\nevent: reset\ndata: \n\n")) << unknown;
        hub.leave(back);
    }
}

TEST_F(EventHubTest, DropsAListenerThatCannotKeepUp) {
    Listener slow, quick;
    hub.join("t", "", slow);
    hub.join("t", "", quick);
    slow.keeps_up = false;
    say("t", "1");
    EXPECT_EQ(hub.listeners(), 1u);
    hub.leave(slow);  // its connection ends later
    slow.keeps_up = true;
    slow.take(), quick.take();
    say("t", "2");
    EXPECT_THAT(slow.heard, IsEmpty());
    EXPECT_EQ(quick.heard.size(), 1u);
}

TEST_F(EventHubTest, ForgetsTopicsNobodyCaresFor) {
    Listener a;
    hub.join("t", "", a);
    say("t", "1");
    for (int i = 0; i < 1000; ++i) say(("los" + std::to_string(i)).c_str(), "x");
    EXPECT_EQ(hub.topics(), 1001u);
    now += std::chrono::minutes(6);
    a.take();
    hub.heartbeat(now);
    EXPECT_EQ(hub.topics(), 1u);
    EXPECT_THAT(a.take(), ElementsAre(":\n\n"));
    // What it heard has been forgotten too, but it missed nothing: the numbers tell.
    hub.leave(a);
    Listener late;
    hub.join("t", "e-1001", late);
    EXPECT_THAT(late.heard, IsEmpty());
    hub.leave(late);
    Listener too_late;
    hub.join("t", "e-0", too_late);
    EXPECT_THAT(too_late.heard, ElementsAre("id: e-1001\nevent: reset\ndata: \n\n"));
}

TEST(ListenersTest, LetTheOldestStreamOfTheSameListenerMakeRoom) {
    Listeners listeners(2);
    Listener a, b, c, d, other, nobody;
    EXPECT_EQ(listeners.enter("ans", a), nullptr);
    EXPECT_EQ(listeners.enter("ans", b), nullptr);
    EXPECT_EQ(listeners.enter("bea", other), nullptr);
    EXPECT_EQ(listeners.enter("", nobody), nullptr);
    EXPECT_EQ(listeners.enter("ans", c), &a);
    listeners.leave(a);  // what made room is gone already
    EXPECT_EQ(listeners.enter("ans", d), &b);
    listeners.leave(c);
    EXPECT_EQ(listeners.enter("ans", a), nullptr);
    EXPECT_EQ(listeners.listeners(), 2u);
    for (EventSink* sink : {&a, &d, &other, &nobody}) listeners.leave(*sink);
    EXPECT_EQ(listeners.listeners(), 0u) << "nothing is kept of who left";
}

TEST(ListenersTest, WithoutALimitCountNobody) {
    Listeners listeners(0);
    Listener a, b;
    EXPECT_EQ(listeners.enter("ans", a), nullptr);
    EXPECT_EQ(listeners.enter("ans", b), nullptr);
    EXPECT_EQ(listeners.listeners(), 0u);
}

}  // namespace
}  // namespace ontknoop::http
