// SPDX-License-Identifier: EUPL-1.2
//
// How a use case says "no".
//
// Who can repair it decides the form (docs/architecture.md, rule 5):
//   the user          -> return Errors from a Result<T>; every wrong field at once
//   the administrator -> throw AdminError, shown at start or in the log
//   a programmer      -> CHECK(...), which ends the request with a 500
//
// An Error holds a stable code and arguments, never a sentence: its words live in inhoud/teksten/nl/fouten.toml.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace ontknoop {

// One thing that is wrong with what a person gave us.
struct Error {
    std::string code;                    // key of the text, e.g. "plan.motivering_ontbreekt"
    std::vector<std::string> arguments;  // fill {0}, {1} ... in the text
    std::string field;                   // name of the form field or JSON path it belongs to; empty: the whole form

    bool operator==(const Error&) const = default;
};

using Errors = std::vector<Error>;

template <class T = void>
using Result = tl::expected<T, Errors>;

inline tl::unexpected<Errors> fail(std::string code, std::vector<std::string> arguments = {}, std::string field = {}) {
    return tl::unexpected<Errors>(Errors{Error{std::move(code), std::move(arguments), std::move(field)}});
}
inline tl::unexpected<Errors> fail(Errors errors) { return tl::unexpected<Errors>(std::move(errors)); }

// Code of the answer to an id that does not exist, or that belongs to another organisation: the two look the same.
inline constexpr std::string_view not_found_code = "algemeen.niet_gevonden";
inline tl::unexpected<Errors> not_found() { return fail(std::string(not_found_code)); }
inline bool is_not_found(const Errors& errors) { return errors.size() == 1 && errors[0].code == not_found_code; }

// Something only the administrator can mend: a wrong setting, a damaged file, an unreachable database.
class AdminError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Only a programmer can mend this. Ends the request (500) without leaving a half-saved change behind.
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

#define ONTKNOOP_TEXT2(x) #x
#define ONTKNOOP_TEXT(x) ONTKNOOP_TEXT2(x)
#define CHECK(condition)                                                                                         \
    do {                                                                                                         \
        if (!(condition)) throw ::ontknoop::Bug(__FILE__ ":" ONTKNOOP_TEXT(__LINE__) ": " #condition);           \
    } while (false)

// TRY(auto x, f()): x gets the value, or the errors of f() are returned from here.
#define ONTKNOOP_JOIN2(a, b) a##b
#define ONTKNOOP_JOIN(a, b) ONTKNOOP_JOIN2(a, b)
#define TRY(declaration, ...)                                                                                    \
    auto ONTKNOOP_JOIN(result_, __LINE__) = (__VA_ARGS__);                                                       \
    if (!ONTKNOOP_JOIN(result_, __LINE__))                                                                       \
        return ::ontknoop::fail(std::move(ONTKNOOP_JOIN(result_, __LINE__)).error());                            \
    declaration = *std::move(ONTKNOOP_JOIN(result_, __LINE__))
#define TRY_DO(...)                                                                                              \
    if (auto result_ = (__VA_ARGS__); !result_) return ::ontknoop::fail(std::move(result_).error())

}  // namespace ontknoop
