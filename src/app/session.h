// SPDX-License-Identifier: EUPL-1.2
//
// The cookie of a session, and what happens to typed text when the session has ended: it is kept in the page, and sent on
// after signing in. Nothing typed is ever lost.
#pragma once

#include <string>
#include <string_view>

#include "app/context.h"
#include "app/instellingen.h"
#include "html/html.h"

namespace ontknoop::app {

// "__Host-sessie" over https; browsers refuse that name without it.
std::string_view session_cookie_name(const Instellingen&);
std::string_view session_cookie(const Instellingen&, const http::Request&);

// A GET is sent to the sign-in page, which leads back. A POST gets the sign-in form with all it carried.
http::Response ask_to_sign_in(Context&);
// The form was made in another session (signed in again in another tab): show what was typed and ask to send it once more.
http::Response offer_to_resend(Context&);
// Too many requests: 429 with Retry-After and, in the page, the same number of seconds. The database is not asked for anything.
// `keep`: a form comes back with what was typed, to send once more; false for what another site sent.
http::Response ask_to_wait(Context&, int seconds, bool keep);

// The sign-in page. `kept`: the fields of the form that was interrupted; `verder`: where it was going, or where to go.
http::Response sign_in_page(Context&, const Errors&, std::string_view email, std::string_view verder, const http::Fields& kept, int status);
// Page with the kept fields and one button that sends them to their path. `uitleg`: why they were not saved yet.
http::Response resend_page(Context&, std::string_view path, const http::Fields& fields, const std::string& uitleg, int status);
// The fields "bewaard.<name>" of this form, without their prefix.
http::Fields kept_fields(const http::Fields& form);
// Only a path of this site; anything else becomes "/".
std::string safe_path(std::string_view path);

}  // namespace ontknoop::app
