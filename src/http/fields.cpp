// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <fstream>

#include "http/http.h"
#include "http/wire.h"

namespace ontknoop::http {

namespace {

constexpr std::array<std::pair<Method, std::string_view>, 6> method_names{{
    {Method::get, "GET"},
    {Method::head, "HEAD"},
    {Method::post, "POST"},
    {Method::put, "PUT"},
    {Method::patch, "PATCH"},
    {Method::delete_, "DELETE"},
}};

// What may stand in a cookie's name or value without quoting (RFC 6265, section 4.1.1).
bool is_cookie_text(std::string_view text) {
    return std::ranges::all_of(
        text, [](unsigned char c) { return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\'; });
}

}  // namespace

std::string_view method_name(Method method) {
    for (const auto& [known, name] : method_names)
        if (known == method) return name;
    return "OTHER";
}

Method parse_method(std::string_view text) {
    for (const auto& [method, name] : method_names)
        if (name == text) return method;
    return Method::other;
}

std::optional<std::string_view> Fields::find(std::string_view name) const {
    for (const auto& [key, value] : items_)
        if (key == name) return value;
    return std::nullopt;
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : items_)
        if (key == name) values.push_back(value);
    return values;
}

void Fields::set(std::string_view name, std::string value) {
    remove(name);
    add(std::string(name), std::move(value));
}

void Fields::remove(std::string_view name) {
    std::erase_if(items_, [&](const auto& item) { return item.first == name; });
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

void Headers::set(std::string_view name, std::string value) {
    std::erase_if(items_, [&](const auto& item) { return equal_ignoring_case(item.first, name); });
    add(std::string(name), std::move(value));
}

std::string_view Headers::get(std::string_view name) const {
    for (const auto& [key, value] : items_)
        if (equal_ignoring_case(key, name)) return value;
    return {};
}

bool Headers::has(std::string_view name) const {
    return std::ranges::any_of(items_, [&](const auto& item) { return equal_ignoring_case(item.first, name); });
}

std::string UploadedFile::read_all() const {
    if (spool_path.empty()) return content;
    std::ifstream in(spool_path, std::ios::binary);
    std::string all(size, '\0');
    in.read(all.data(), static_cast<std::streamsize>(size));
    CHECK(static_cast<std::size_t>(in.gcount()) == size);
    return all;
}

Response text(int status, std::string body, std::string_view content_type) {
    Response response;
    response.status = status;
    response.headers.add("Content-Type", std::string(content_type));
    response.body = std::move(body);
    return response;
}

Response html(int status, std::string body) { return text(status, std::move(body), "text/html; charset=utf-8"); }

Response json(int status, std::string body) { return text(status, std::move(body), "application/json"); }

Response redirect(std::string_view location, int status) {
    Response response;
    response.status = status;
    response.headers.add("Location", std::string(location));
    return response;
}

void set_cookie(Response& response, const Cookie& cookie) {
    CHECK(!cookie.name.empty() && is_cookie_text(cookie.name) && is_cookie_text(cookie.value));
    std::string line = cookie.name + "=" + cookie.value + "; Path=" + cookie.path;
    if (cookie.max_age_seconds) line += "; Max-Age=" + std::to_string(*cookie.max_age_seconds);
    if (cookie.http_only) line += "; HttpOnly";
    if (cookie.secure) line += "; Secure";
    line += "; SameSite=" + cookie.same_site;
    response.headers.add("Set-Cookie", std::move(line));
}

}  // namespace ontknoop::http
