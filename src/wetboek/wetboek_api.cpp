// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "app/api.h"
#include "base/text.h"
#include "wetboek/wetboek_handlers.h"
#include "wetboek/zoekvraag.h"
#include "wetten/wetten_cli.h"

namespace ontknoop::wetboek {

namespace {

struct ApiVeld {
    std::string_view naam;
    bool herhaalbaar = false;
};
constexpr ApiVeld api_velden[] = {{"zoek"}, {"leefgebied", true}, {"ruimte", true}, {"op"}, {"gemeente"}, {"aantal"}};
constexpr std::size_t langste_gemeente = 100;

// A client that misspells a name must hear so: its choice would otherwise be passed over in silence.
Errors onbekende_velden(const http::Fields& query) {
    Errors errors;
    for (const auto& [naam, waarde] : query.items()) {
        const auto* veld = std::ranges::find(api_velden, naam, &ApiVeld::naam);
        if (veld == std::end(api_velden)) errors.push_back({"wet.onbekend_veld", {std::string(utf8_prefix(naam, 60))}, naam});
    }
    for (const ApiVeld& veld : api_velden)
        if (!veld.herhaalbaar && query.all(veld.naam).size() > 1) errors.push_back({"wet.dubbel_veld", {std::string(veld.naam)}, std::string(veld.naam)});
    return errors;
}

}  // namespace

http::Response api_bepalingen(app::Context& ctx) {
    Errors errors = onbekende_velden(ctx.request.query);
    auto vraag = read_zoekvraag(ctx, ctx.request.query);
    if (!vraag) errors.insert(errors.end(), vraag.error().begin(), vraag.error().end());
    // Who asks for the rules of a municipality by name gets them; without a name those of the own organisation.
    const std::string_view gemeente = trim(ctx.request.query.get("gemeente"));
    const bool leesbaar = is_valid_utf8(gemeente) && !has_control_characters(gemeente);
    if (!leesbaar) errors.push_back({"veld.ongeldige_tekens", {}, "gemeente"});
    else if (utf8_length(gemeente) > langste_gemeente) errors.push_back({"veld.te_lang", {std::to_string(langste_gemeente)}, "gemeente"});
    if (!errors.empty()) return app::problem(ctx, 400, errors);
    if (!gemeente.empty()) vraag->gemeente = std::string(gemeente);
    return app::api_json(200, wetten::to_json(zoek(ctx, *vraag)));
}

http::Response api_openapi(app::Context& ctx) {
    http::Response response = app::api_json(200, ctx.services.bestanden.get("api/openapi.json"));
    // Anybody's tools may read what the API looks like; it holds no data.
    response.headers.set("Access-Control-Allow-Origin", "*");
    response.headers.set("Cross-Origin-Resource-Policy", "cross-origin");
    return response;
}

}  // namespace ontknoop::wetboek
