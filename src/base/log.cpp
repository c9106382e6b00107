// SPDX-License-Identifier: EUPL-1.2
#include "base/log.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <utility>

#include "base/hex.h"

namespace ontknoop::log {
namespace {

constexpr std::array<std::string_view, 4> level_names{"debug", "info", "warning", "error"};
constexpr std::size_t longest_code = 120;

std::mutex sink_mutex;
int sink = STDERR_FILENO;
std::atomic<Level> lowest_level{Level::info};
thread_local std::string current_request;

bool is_code_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("._:/-").find(c) != std::string_view::npos;
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += {'\\', c};
        else if (static_cast<unsigned char>(c) < 0x20)
            (out += "\\u00") += to_hex({&c, 1});
        else
            out += c;
    }
    out += '"';
}

void append_pair(std::string& out, std::string_view key, std::string_view text) {
    append_quoted(out += ',', key);
    append_quoted(out += ':', text);
}

struct AppendValue {
    std::string& out;
    void operator()(bool value) const { out += value ? "true" : "false"; }
    void operator()(std::int64_t value) const { out += std::to_string(value); }
    void operator()(const std::string& value) const { append_quoted(out, value); }
};

}  // namespace

Code::Code(std::string_view text)
    : text_(text.size() <= longest_code && std::ranges::all_of(text, is_code_character) ? text : "(withheld)") {}

std::string render_line(Timestamp time, Level level, std::string_view message, std::string_view request,
                        std::initializer_list<Field> fields) {
    std::string out = "{\"time\":\"" + to_iso(time) + '"';
    append_pair(out, "level", level_names[static_cast<std::size_t>(level)]);
    append_pair(out, "message", message);
    if (!request.empty()) append_pair(out, "request", request);
    for (const Field& field : fields) {
        append_quoted(out += ',', field.key);
        out += ':';
        std::visit(AppendValue{out}, field.value);
    }
    return out + "}\n";
}

void open(const std::string& path, Level lowest) {
    int opened = STDERR_FILENO;
    if (!path.empty()) {
        opened = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640);
        if (opened < 0)
            throw AdminError("Het logbestand " + path +
                             " gaat niet open. Controleer of de map bestaat en of het programma er mag schrijven.");
    }
    lowest_level = lowest;
    const std::lock_guard lock(sink_mutex);
    const int previous = std::exchange(sink, opened);
    if (previous != STDERR_FILENO) ::close(previous);
}

void write(Level level, Literal message, std::initializer_list<Field> fields) {
    if (level < lowest_level.load()) return;
    const std::string line = render_line(SystemClock().now(), level, message.text(), current_request, fields);
    const std::lock_guard lock(sink_mutex);
    // A log that cannot be written (disk full) must not end the request: there is nobody to tell.
    [[maybe_unused]] const auto written = ::write(sink, line.data(), line.size());
}

RequestScope::RequestScope(std::string_view request_id)
    : previous_(std::exchange(current_request, std::string(Code(request_id).text()))) {}
RequestScope::~RequestScope() { current_request = std::move(previous_); }

}  // namespace ontknoop::log
