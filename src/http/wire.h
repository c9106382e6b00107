// SPDX-License-Identifier: EUPL-1.2
//
// Inside the http module only: the pieces the parsers, the server and `finish` share. No library type.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "http/http.h"

namespace ontknoop::http {

bool equal_ignoring_case(std::string_view a, std::string_view b);

// Takes the text up to the separator off the front of `rest`, with the white space around it removed.
std::string_view next_item(std::string_view& rest, char separator);

// "multipart/form-data; boundary=x" -> is it of this type; the parameter "boundary", unquoted.
bool has_media_type(std::string_view content_type, std::string_view type);
std::optional<std::string> media_parameter(std::string_view content_type, std::string_view name);

// Quality of a coding in Accept-Encoding, 0 (refused) to 1000; "*" counts for codings that are not named.
int coding_quality(std::string_view accept_encoding, std::string_view coding);

// Strong validator of a content: 128 bits of BLAKE2b in hexadecimal, without quotes.
std::string content_hash(std::string_view content);

// gzip of files that are compressed once; level 1 to 12.
std::string gzip(std::string_view content, int level);
// gzip of pages made on the spot: in a third of the time of level 1 and a tenth larger, still smaller than zlib's fastest.
std::string gzip_quickly(std::string_view content);
// Worth compressing: text, JSON, XML, scripts, SVG.
bool is_compressible(std::string_view content_type);

// Whether the request accepts "abc" given the validators in If-None-Match; "-gz" and "-br" forms of a validator count.
bool matches_etag(std::string_view if_none_match, std::string_view etag);

// The validator of the same content in a coding: "abc" -> "abc-gz".
std::string etag_for_coding(std::string_view etag, std::string_view suffix);

// Status line and headers, without the empty line that ends them. Throws Bug when a header holds a line break, so that
// nothing a user typed can become a header.
std::string response_head(const Response&);
std::string_view body_of(const Response&);
std::string_view status_text(int status);

// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, section 5.6.7).
std::string http_date(std::chrono::system_clock::time_point);

// Whom the request came from: the last address in X-Forwarded-For that is not one of our own proxies. Only what a
// trusted proxy says is believed; anything that does not look like an address ends the walk.
std::string client_address(std::string_view peer, const Headers&, const std::vector<std::string>& trusted_proxies);
bool is_trusted(std::string_view peer, const std::vector<std::string>& trusted_proxies);

// The answer when there is no handler to ask: 400, 408, 413, 417, 431, 500, 503. Short Dutch page. A form of our own site that
// found the queue full is in it once more, and a button sends it again; of one with a password it says to go back in the browser.
Response refusal_page(int status, const Request&);

}  // namespace ontknoop::http
