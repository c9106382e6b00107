// SPDX-License-Identifier: EUPL-1.2
//
// A form that makes something new does so once, also when it is sent twice: a double click without script, a reload, the same
// page in two tabs. The form carries an id of its own; with the same words it leads where it led before, without doing
// anything. Other words in it (the back button, a second question) are a new form.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/context.h"

namespace ontknoop::app {

inline constexpr std::string_view once_field = "verzending";

// A new id for the hidden field.
std::string make_once_id(const Context&);

// The answer this form had before; empty when it is new, has no such field, or was sent by somebody else.
std::optional<http::Response> find_repeated(Context&);
// Keeps where a form led, for a day. In the transaction of its work. Does nothing for a form without the field, or an answer
// that is no redirect.
void remember_sent(Context&, const http::Response&);
// Takes away what was kept longer than its day; at every sign-in, beside sessions that ended.
void forget_old_sent(db::Connection&, const Clock&, const OrganisatieId&);
// Takes away every form that led to a page under this path, such as that of a case that is erased.
void forget_sent_to(Context&, std::string_view path);

}  // namespace ontknoop::app
