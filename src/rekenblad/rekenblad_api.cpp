// SPDX-License-Identifier: EUPL-1.2
//
// The calculator for other programs: inhoud/api/openapi.json says how. Stateless: nothing of a request is kept.
#include "app/api.h"
#include "app/page.h"
#include "rekenblad/rekenblad_delen.h"

namespace ontknoop::rekenblad {

using app::Context;
using http::Response;

namespace {

Response schema(Context& ctx, std::string_view path) {
    Response response = app::api_json(200, ctx.services.bestanden.get(path));
    response.headers.set("Content-Type", "application/schema+json");
    return response;
}

// "application/json", with or without parameters behind it.
bool is_json(std::string_view content_type) {
    constexpr std::string_view json = "application/json";
    return content_type.starts_with(json) && (content_type.size() == json.size() || content_type[json.size()] == ';' || content_type[json.size()] == ' ');
}

}  // namespace

Response bereken(Context& ctx) {
    if (!is_json(ctx.request.headers.get("Content-Type"))) return app::problem(ctx, 415);
    const auto som = rekentool::read_rekensom_json(ctx.request.body);
    if (!som) return app::problem(ctx, 400, som.error());
    const auto& bestanden = ctx.services.bestanden;
    const auto uitkomst = rekentool::calculate_all(*som, {{"prijzen", bestanden.version("prijzen/")}, {"parameters", bestanden.version("parameters/")}});
    if (!uitkomst) return app::problem(ctx, 400, uitkomst.error());
    return app::api_json(200, rekentool::to_json(*uitkomst));
}

Response get_schema_rekensom(Context& ctx) { return schema(ctx, "schema/rekensom.schema.json"); }
Response get_schema_uitkomst(Context& ctx) { return schema(ctx, "schema/rekenuitkomst.schema.json"); }

}  // namespace ontknoop::rekenblad
