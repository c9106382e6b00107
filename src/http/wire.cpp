// SPDX-License-Identifier: EUPL-1.2
#include "http/wire.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "http/kept.h"

namespace ontknoop::http {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 30> status_texts{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
}};

// What the server itself has to say, in the reader's words.
struct Refusal {
    int status;
    std::string_view title, advice;
};
constexpr std::array<Refusal, 7> refusals{{
    {400, "Dit verzoek is niet te lezen", "Ga terug en probeer het opnieuw."},
    {408, "Het duurde te lang", "De verbinding was te traag. Probeer het opnieuw."},
    {413, "Dit bestand is te groot", "Ga terug en kies een kleiner bestand."},
    {417, "Dit verzoek kan niet", "Het programma dat u gebruikt vraagt iets dat deze server niet kent."},
    {431, "Het adres is te lang", "Verwijder de cookies van deze site en probeer het opnieuw."},
    {500, "Er ging iets mis", "Dit ligt aan ons. Probeer het opnieuw."},
    {503, "Het is even druk", "Wacht 3 seconden en probeer het opnieuw."},
}};

bool is_one_line(std::string_view text) {
    return std::ranges::all_of(text, [](unsigned char c) { return (c >= 0x20 && c != 0x7f) || c == '\t'; });
}

// Whether the page can offer to send this form once more. Sent by a page of ours, as the browser itself tells: words of another
// site's choice are not offered to send on. Nothing secret in it: a password does not come back in a page, and without it a sign-in
// fails and counts as an attempt.
bool can_resend(const Request& request) {
    const auto& fields = request.form.items();
    return request.method == Method::post && !fields.empty() && request.headers.get("Sec-Fetch-Site") == "same-origin" &&
           std::ranges::none_of(fields, [](const auto& field) { return is_secret_field(field.first); });
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;";
        else if (c == '>') out += "&gt;";
        else if (c == '"') out += "&quot;";
        else out += c;
    }
}

void append_resend_form(std::string& page, const Request& request) {
    page += "<p>Wat je typte is er nog. Druk op de knop om het alsnog te versturen.</p><form method=\"post\" action=\"";
    append_escaped(page, request.target);
    page += "\">";
    for (const auto& [name, value] : request.form.items()) {
        page += "<textarea hidden name=\"";
        append_escaped(page, name);
        page += "\">\n";  // a parser drops the first line break of a text area: this one, not that of the text
        append_escaped(page, value);
        page += "</textarea>";
    }
    page += "<button>Opnieuw versturen</button></form>";
}

void append_two_digits(std::string& out, unsigned value) {
    out += static_cast<char>('0' + value / 10);
    out += static_cast<char>('0' + value % 10);
}

// Hexadecimal digits, dots and colons: an IPv4 or IPv6 address and no text of somebody's invention.
bool looks_like_address(std::string_view text) {
    return !text.empty() && text.size() <= 45 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '.' || c == ':';
    });
}

}  // namespace

std::string_view status_text(int status) {
    for (const auto& [known, words] : status_texts)
        if (known == status) return words;
    return "Status";
}

std::string response_head(const Response& response) {
    std::string head = "HTTP/1.1 " + std::to_string(response.status) + " ";
    head += status_text(response.status);
    head += "\r\n";
    for (const auto& [name, value] : response.headers.items()) {
        CHECK(is_one_line(name) && is_one_line(value));
        head += name;
        head += ": ";
        head += value;
        head += "\r\n";
    }
    return head;
}

std::string_view body_of(const Response& response) {
    return response.shared_body ? std::string_view(*response.shared_body) : std::string_view(response.body);
}

std::string http_date(std::chrono::system_clock::time_point time) {
    static constexpr std::string_view days = "SunMonTueWedThuFriSat";
    static constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
    std::string out(days.substr(3 * std::chrono::weekday(day).c_encoding(), 3));
    out += ", ";
    append_two_digits(out, static_cast<unsigned>(date.day()));
    out += ' ';
    out += months.substr(3 * (static_cast<unsigned>(date.month()) - 1), 3);
    out += ' ' + std::to_string(static_cast<int>(date.year())) + ' ';
    append_two_digits(out, static_cast<unsigned>(clock.hours().count()));
    out += ':';
    append_two_digits(out, static_cast<unsigned>(clock.minutes().count()));
    out += ':';
    append_two_digits(out, static_cast<unsigned>(clock.seconds().count()));
    return out + " GMT";
}

bool is_trusted(std::string_view peer, const std::vector<std::string>& trusted_proxies) {
    return std::ranges::find(trusted_proxies, peer) != trusted_proxies.end();
}

std::string client_address(std::string_view peer, const Headers& headers,
                           const std::vector<std::string>& trusted_proxies) {
    std::string_view client = peer;
    std::string chain;
    for (const auto& [name, value] : headers.items())
        if (equal_ignoring_case(name, "X-Forwarded-For")) chain += (chain.empty() ? "" : ",") + value;
    const auto hops = split(chain, ',');
    for (auto hop = hops.rbegin(); hop != hops.rend() && is_trusted(client, trusted_proxies); ++hop) {
        const std::string_view address = trim(*hop);
        if (!looks_like_address(address)) break;
        client = address;
    }
    return std::string(client);
}

Response refusal_page(int status, const Request& request) {
    const auto found = std::ranges::find(refusals, status, &Refusal::status);
    const Refusal& words = found == refusals.end() ? refusals.front() : *found;
    std::string page = "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>";
    page.append(words.title).append("</title></head><body><main><h1>").append(words.title).append("</h1><p>");
    page.append(words.advice).append("</p>");
    if (status == 503 && can_resend(request)) append_resend_form(page, request);
    else if (status == 503 && request.method == Method::post) page += "<p>Ga in je browser terug. Daar staat meestal nog wat je invulde.</p>";
    page.append("<p>Nummer van dit verzoek: ").append(request.id).append("</p></main></body></html>\n");
    Response response = html(status, std::move(page));
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("X-Content-Type-Options", "nosniff");
    if (status == 503) response.headers.set("Retry-After", "3");  // as its advice says
    return response;
}

}  // namespace ontknoop::http
