// SPDX-License-Identifier: EUPL-1.2
//
// Inside of db: what the two engines share. Not for other modules.
#pragma once

#include <charconv>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "db/db.h"

namespace ontknoop::db {

std::unique_ptr<Database> open_sqlite(const std::string& path, const Options& options);
std::unique_ptr<Database> open_postgres(const Options& options);

// At most this many prepared statements are kept per connection.
inline constexpr std::size_t statement_cache_limit = 256;

// Lives as long as read() or write() runs on this thread; a second one for the same database is a bug: on SQLite a
// write inside a write would wait for itself, and a read inside a write would not see its changes.
class NoNesting {
public:
    explicit NoNesting(const Database* database) : previous_(current_) {
        CHECK(current_ != database);
        current_ = database;
    }
    ~NoNesting() { current_ = previous_; }
    NoNesting(const NoNesting&) = delete;
    NoNesting& operator=(const NoNesting&) = delete;

private:
    static inline thread_local const Database* current_ = nullptr;
    const Database* previous_;
};

// PostgreSQL refuses every statement after one has failed; SQLite would go on. So that both behave alike, a transaction
// whose work caught such a failure and went on is refused as the bug it is.
inline void check_no_failure_was_hidden(bool a_statement_failed) { CHECK(!a_statement_failed); }

// The start of a statement, for an error message. Statements hold no values, so no personal data either.
inline std::string statement_start(std::string_view sql) { return std::string(sql.substr(0, 200)); }

template <class Number>
Number parse_cell(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    CHECK(error == std::errc() && end == text.data() + text.size());
    return value;
}

}  // namespace ontknoop::db
