// SPDX-License-Identifier: EUPL-1.2
//
// Answers of /api/: the REST API Design Rules of the Dutch government (version in a header, problem details for errors).
#pragma once

#include <string>

#include "app/context.h"
#include "base/result.h"
#include "http/http.h"

namespace ontknoop::app {

// Whether the client speaks to the API: then every error is a problem document and never a page.
bool is_api(const http::Request&);
// JSON with the version of the API.
http::Response api_json(int status, std::string body);
// RFC 9457. `fouten` lists what is wrong with the request, field by field: [{"veld", "code", "tekst"}].
http::Response problem(Context&, int status, const Errors& errors = {});
// The same in words of the caller's choice.
http::Response problem(Context&, int status, const std::string& title, const std::string& detail);

}  // namespace ontknoop::app
