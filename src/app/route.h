// SPDX-License-Identifier: EUPL-1.2
//
// A feature declares its pages in one table: method, path, right, handler and what it is for. The same table routes, guards
// and documents (`ontknoop docs`).
#pragma once

#include <span>
#include <string_view>

#include "app/context.h"
#include "http/http.h"
#include "toegang/rechten.h"

namespace ontknoop::app {

enum class Transactie : std::uint8_t {
    automatic,  // read on GET, write on POST (see `audit`); rolled back when the answer is 400 or higher
    own,        // the handler opens its own (sign-in hashes a password between two)
};

struct Route {
    http::Method method;
    std::string_view path;  // "/casussen/:casus/plan/:stap"
    toegang::Recht recht;
    http::Response (*handler)(Context&);
    std::string_view summary;  // English, one line, for the reference
    Transactie transactie = Transactie::automatic;
    bool slow = false;   // makes a document: runs in the document pool
    bool audit = true;   // POST: false where it only reads (searching with POST): then it is treated as a GET, also in the trail
};

// Every feature has `std::span<const app::Route> routes();` in its header.

}  // namespace ontknoop::app
