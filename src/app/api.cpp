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

http::Response problem(Context& ctx, int status, const Errors& errors) {
    const auto& t = ctx.t();
    const std::string number = std::to_string(status);
    const std::string page = "foutpagina." + (t.has("foutpagina." + number + ".titel") ? number : "500");
    boost::json::object body{{"type", "about:blank"}, {"title", t(page + ".titel")}, {"status", status}, {"detail", t(page + ".uitleg")},
                             {"instance", "urn:verzoek:" + ctx.request.id}};
    if (!errors.empty()) {
        boost::json::array list;
        for (const Error& e : errors) list.push_back(boost::json::object{{"veld", e.field}, {"code", e.code}, {"tekst", t.error(e)}});
        body["detail"] = t("foutsamenvatting.titel");
        body["fouten"] = std::move(list);
    }
    http::Response response = api_json(status, boost::json::serialize(body));
    response.headers.set("Content-Type", "application/problem+json");
    return response;
}

}  // namespace ontknoop::app
