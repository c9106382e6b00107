// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace ontknoop::db {

// Prepared statements by their text, the least recently used one leaving first. Looking up copies no text.
template <class Statement>
class StatementCache {
public:
    explicit StatementCache(std::size_t limit) : limit_(limit) {}

    // Nothing when it is not there, or when an outer visit is still stepping through it: prepare another one then.
    std::shared_ptr<Statement> find(std::string_view sql) {
        const auto found = by_text_.find(sql);
        if (found == by_text_.end() || found->second->statement.use_count() > 1) return nullptr;
        entries_.splice(entries_.begin(), entries_, found->second);
        return found->second->statement;
    }
    // Gives back the statement that had to make room, if any. A text that is there already stays as it is.
    std::shared_ptr<Statement> add(std::string_view sql, std::shared_ptr<Statement> statement) {
        if (by_text_.contains(sql)) return nullptr;
        entries_.push_front({std::string(sql), std::move(statement)});
        by_text_.emplace(entries_.front().sql, entries_.begin());
        if (entries_.size() <= limit_) return nullptr;
        std::shared_ptr<Statement> oldest = std::move(entries_.back().statement);
        by_text_.erase(entries_.back().sql);
        entries_.pop_back();
        return oldest;
    }
    std::size_t size() const { return entries_.size(); }

private:
    struct Entry {
        std::string sql;
        std::shared_ptr<Statement> statement;
    };
    std::size_t limit_;
    std::list<Entry> entries_;                                                           // most recently used first
    std::unordered_map<std::string_view, typename std::list<Entry>::iterator> by_text_;  // keys live in entries_
};

}  // namespace ontknoop::db
