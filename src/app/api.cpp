// SPDX-License-Identifier: EUPL-1.2
#include "app/api.h"

#include <boost/json.hpp>

namespace ontknoop::app {

namespace {

constexpr std::string_view api_version = "1.0.0";

}  // namespace

bool is_api(const http::Request& request) { return request.path.starts_with("/api/"); }

http::Response api_json(int status, std::string body) {
    http::Response response = http::json(status, std::move(body));
    response.headers.set("API-Version", std::string(api_version));
    return response;
}

namespace {

boost::json::object problem_body(const Context& ctx, int status, const std::string& title, const std::string& detail) {
    return {{"type", "about:blank"}, {"title", title}, {"status", status}, {"detail", detail}, {"instance", "urn:verzoek:" + ctx.request.id}};
}

http::Response problem_response(int status, const boost::json::object& body) {
    http::Response response = api_json(status, boost::json::serialize(body));
    response.headers.set("Content-Type", "application/problem+json");
    return response;
}

}  // namespace

http::Response problem(Context& ctx, int status, const std::string& title, const std::string& detail) {
    return problem_response(status, problem_body(ctx, status, title, detail));
}

http::Response problem(Context& ctx, int status, const Errors& errors) {
    const auto& t = ctx.t();
    const std::string number = std::to_string(status);
    const std::string page = "foutpagina." + (t.has("foutpagina." + number + ".titel") ? number : "500");
    auto body = problem_body(ctx, status, t(page + ".titel"), t(page + ".uitleg"));
    if (!errors.empty()) {
        boost::json::array list;
        for (const Error& e : errors) list.push_back(boost::json::object{{"veld", e.field}, {"code", e.code}, {"tekst", t.error(e)}});
        body["detail"] = t("foutsamenvatting.titel");
        body["fouten"] = std::move(list);
    }
    return problem_response(status, body);
}

}  // namespace ontknoop::app
