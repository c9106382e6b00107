// SPDX-License-Identifier: EUPL-1.2
//
// What a pure function said lately, for functions that cost more than looking it up: a page is drawn many times between two
// changes of what it shows.
//
//   Recent<Answer> recent(256);
//   const auto answer = recent.get(key_of(question), [&] { return work_out(question); });
//
// The key holds everything the answer depends on. Safe to use from many threads; two that ask the same at once may both work
// it out. An exception of `make` is passed on and nothing is kept.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace ontknoop {

template <class Value>
class Recent {
public:
    // Keeps the `most` values that were asked for last.
    explicit Recent(std::size_t most) : most_(most) {}

    template <class Make>
    std::shared_ptr<const Value> get(const std::string& key, Make make) {
        if (auto kept = find(key)) return kept;
        auto made = std::make_shared<const Value>(make());
        keep(key, made);
        return made;
    }
    std::shared_ptr<const Value> find(const std::string& key) {
        const std::lock_guard lock(mutex_);
        const auto at = places_.find(std::string_view(key));
        if (at == places_.end()) return nullptr;
        order_.splice(order_.begin(), order_, at->second);
        return at->second->second;
    }
    void keep(const std::string& key, std::shared_ptr<const Value> value) {
        const std::lock_guard lock(mutex_);
        if (places_.contains(std::string_view(key))) return;
        order_.emplace_front(key, std::move(value));
        places_.emplace(order_.front().first, order_.begin());
        if (order_.size() <= most_) return;
        places_.erase(order_.back().first);
        order_.pop_back();
    }

    void clear() {
        const std::lock_guard lock(mutex_);
        places_.clear();
        order_.clear();
    }

private:
    using Order = std::list<std::pair<std::string, std::shared_ptr<const Value>>>;  // the latest first
    const std::size_t most_;
    std::mutex mutex_;
    Order order_;
    std::unordered_map<std::string_view, typename Order::iterator> places_;  // views of the keys in order_
};

}  // namespace ontknoop
