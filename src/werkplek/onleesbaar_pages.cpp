// SPDX-License-Identifier: EUPL-1.2
//
// In place of any page of a case of which something cannot be read: a plan with a part missing would be taken for the whole.
#include "app/api.h"
#include "app/fault_page.h"
#include "app/page.h"
#include "app/unreadable.h"
#include "casus/wissen.h"
#include "werkplek/werkplek_handlers.h"

namespace ontknoop::werkplek {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

// A script, a proxy and who saves a file must see that this is not what was asked for.
constexpr int mislukt = 500;

std::optional<Response> onleesbaar_blad(Context& ctx) {
    const std::string_view id = ctx.request.parameters.get("casus");
    if (id.empty()) return std::nullopt;
    // A key that is lost is come upon before anybody asked who looks.
    const auto casus = casus::open_zonder_woorden(ctx, id);
    if (!casus) return app::error_page(ctx, casus.error());
    if (app::is_api(ctx.request) || app::wants_json(ctx.request)) return app::fault_page(ctx, "onleesbaar", mislukt);
    const auto& t = ctx.t();
    const std::string nummer = std::to_string(casus->nummer);
    Out content;
    put<R"(<p class="nl-paragraph">{}</p>{}<p class="nl-paragraph"><a class="nl-link" href="/casussen">{}</a></p>{}<p class="ok-zacht">{}</p>)">(
        content, t("onleesbaar.uitleg"),
        [&](Out& o) {
            if (!ctx.request.is_safe()) put<R"(<p class="nl-paragraph">{}</p>)">(o, t("onleesbaar.niet_bewaard"));
        },
        t("onleesbaar.naar_casussen"),
        [&](Out& o) {
            if (casus->eigenaar == ctx.wie().gebruiker)
                put<R"(<p class="nl-paragraph">{} <a class="nl-link" href="{}">{}</a></p>)">(o, t("onleesbaar.wissen"), Url::path("/casussen", casus->id, "wissen"), t("overzicht.wissen"));
        },
        t("foutpagina.nummer", {ctx.request.id}));
    return app::render(ctx, {.titel = t("onleesbaar.titel"), .nav = "casussen", .kruimels = {{t("nav.casussen"), Url::path("/casussen")}},
                             .bij_titel = t("overzicht.bij_titel", {nummer}), .vorm = "smal", .oefen = casus->oefen},
                       std::move(content).html(), mislukt);
}

}  // namespace

void register_onleesbaar() { app::register_unreadable_page(onleesbaar_blad); }

}  // namespace ontknoop::werkplek
