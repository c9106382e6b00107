// SPDX-License-Identifier: EUPL-1.2
#include "rekenblad/rekenblad.h"

#include "base/text.h"
#include "maatwerkplan/stap_delen.h"
#include "rekenblad/rekenblad_delen.h"

namespace ontknoop::rekenblad {

using http::Method;
using toegang::Recht;

// Stateless: JSON in, the full result out. Nothing of it is kept.
http::Response bereken(app::Context& ctx) {
    auto problem = [](int status, std::string body) {
        http::Response r = http::json(status, std::move(body));
        r.headers.set("Content-Type", "application/problem+json");
        r.headers.set("API-Version", "1.0.0");
        return r;
    };
    if (!ctx.request.headers.get("Content-Type").starts_with("application/json"))
        return problem(415, R"({"status":415,"title":"Onbekende inhoud","detail":"Stuur application/json."})");
    auto problems = [&](const Errors& errors) {
        std::string list;
        auto quote = [](std::string_view text) {
            std::string out = "\"";
            for (const char c : text) {
                if (c == '"' || c == '\\') out += '\\';
                if (static_cast<unsigned char>(c) >= 0x20) out += c;
            }
            return out + "\"";
        };
        for (const Error& e : errors)
            list += (list.empty() ? "" : ",") + std::string("{\"name\":") + quote(e.field) + ",\"code\":" + quote(e.code) + ",\"reason\":" + quote(ctx.t().error(e)) + "}";
        return problem(400, R"({"status":400,"title":"De rekensom klopt nog niet","detail":"Verbeter de velden in invalidParams.","invalidParams":[)" + list + "]}");
    };
    const auto som = rekentool::read_rekensom_json(ctx.request.body);
    if (!som) return problems(som.error());
    const auto uitkomst = rekentool::calculate_all(*som, {{"prijzen", ctx.services.bestanden.version("prijzen/")}});
    if (!uitkomst) return problems(uitkomst.error());
    http::Response r = http::json(200, rekentool::to_json(*uitkomst));
    r.headers.set("API-Version", "1.0.0");
    return r;
}

namespace {

constexpr app::Route table[] = {
    {Method::post, "/casussen/:casus/kostenposten", Recht::aangemeld, add_prijs, "a cost line from a price"},
    {Method::post, "/casussen/:casus/sjablonen", Recht::aangemeld, add_sjabloon, "the cost lines of a common situation"},
    {Method::get, "/casussen/:casus/rekensom", Recht::aangemeld, show_rekensom, "the whole sum, unfolded; ?horizon_maanden=24"},
    {Method::get, "/casussen/:casus/rekensom/werkelijk", Recht::aangemeld, show_werkelijk, "what was expected beside what it really cost"},
    {Method::post, "/casussen/:casus/rekensom/werkelijk", Recht::aangemeld, save_werkelijk, "keeps what the lines really cost after 6 and 12 months"},
    {Method::post, "/api/v1/rekensommen/_bereken", Recht::prijzen_lezen, bereken, "compute a sum, nothing is kept", app::Transactie::own, true, false},
};

}  // namespace

std::span<const app::Route> routes() { return table; }

void register_stap_delen() {
    maatwerkplan::register_stap_deel({"kosten", "rekensom", draw_boven, draw_onder});
    maatwerkplan::register_stap_deel({"kosten", "tijdlijn", nullptr, draw_tijdlijn});
}

}  // namespace ontknoop::rekenblad
