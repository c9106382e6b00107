// SPDX-License-Identifier: EUPL-1.2
//
// The log of the program: one JSON object a line, for the administrator.
//
//   log::info("migration applied", {{"version", 3}, {"engine", "sqlite"}});
//   {"time":"2026-11-21T19:12:00.000Z","level":"info","message":"migration applied","version":3,"engine":"sqlite"}
//
// No personal data can get in by accident: the message and the keys are literals in the source, and a value is a
// number, a bool, a short code, or the text of a Bug or an AdminError (words of ours, never of a user).
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.h"
#include "base/result.h"

namespace ontknoop::log {

enum class Level { debug, info, warning, error };

// Text that was there at compile time.
class Literal {
public:
    consteval Literal(const char* text) : text_(text) {}
    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

// A short code such as an id, a route or an error code: at most 120 characters of A-Z a-z 0-9 . _ : / - and nothing
// else. Other text is not logged: "(withheld)" stands in its place.
class Code {
public:
    Code(std::string_view text);
    std::string_view text() const { return text_; }

private:
    std::string text_;
};

struct Field {
    Field(Literal key, bool value) : key(key.text()), value(value) {}
    Field(Literal key, std::integral auto value) : key(key.text()), value(static_cast<std::int64_t>(value)) {}
    Field(Literal key, const Code& code) : key(key.text()), value(std::string(code.text())) {}
    Field(Literal key, std::string_view code) : Field(key, Code(code)) {}
    Field(Literal key, const char* code) : Field(key, Code(code)) {}
    Field(Literal key, const Bug& bug) : key(key.text()), value(std::string(bug.what())) {}
    Field(Literal key, const AdminError& error) : key(key.text()), value(std::string(error.what())) {}

    std::string_view key;
    std::variant<bool, std::int64_t, std::string> value;
};

// Pure: the line, with its line feed. `request` empty: left out.
std::string render_line(Timestamp time, Level level, std::string_view message, std::string_view request,
                        std::initializer_list<Field> fields);

// From now on lines of this level and above go to the file (appended; created when absent), or to stderr when the path
// is empty. Call it again with the same path after a log rotation. Throws AdminError when the file cannot be opened.
void open(const std::string& path, Level lowest);

// May be called from any thread; a line is written with one system call, so lines never mix.
void write(Level level, Literal message, std::initializer_list<Field> fields = {});
inline void debug(Literal m, std::initializer_list<Field> f = {}) { write(Level::debug, m, f); }
inline void info(Literal m, std::initializer_list<Field> f = {}) { write(Level::info, m, f); }
inline void warning(Literal m, std::initializer_list<Field> f = {}) { write(Level::warning, m, f); }
inline void error(Literal m, std::initializer_list<Field> f = {}) { write(Level::error, m, f); }

// While it lives, lines of this thread carry this request id.
class RequestScope {
public:
    explicit RequestScope(std::string_view request_id);
    ~RequestScope();
    RequestScope(const RequestScope&) = delete;
    RequestScope& operator=(const RequestScope&) = delete;

private:
    std::string previous_;
};

}  // namespace ontknoop::log
