// SPDX-License-Identifier: EUPL-1.2
//
// Words in the database that cannot be read: only the administrator can bring them back. Until then who asks for a page about
// them gets the page of the feature that knows what they belong to and what can still be done.
#pragma once

#include <optional>

#include "app/context.h"
#include "base/result.h"

namespace ontknoop::app {

class Unreadable : public AdminError {
public:
    using AdminError::AdminError;
};

// That page, in the transaction and for the person of the request; nothing when it has no better words than "this does not work".
using UnreadablePage = std::optional<http::Response> (*)(Context&);
// For main.cpp, before the first request.
void register_unreadable_page(UnreadablePage);

}  // namespace ontknoop::app
