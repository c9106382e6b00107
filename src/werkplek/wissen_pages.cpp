// SPDX-License-Identifier: EUPL-1.2
//
// Erasing a household, on a page of its own that needs nothing of the plan: it also works when the plan cannot be read.
#include "app/page.h"
#include "base/text.h"
#include "casus/wissen.h"
#include "werkplek/werkplek_handlers.h"

namespace ontknoop::werkplek {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

Response wis_blad(Context& ctx, const casus::Casus& casus, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const std::string nummer = std::to_string(casus.nummer);
    Out content;
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t("overzicht.wissen_uitleg"));
    const Url terug = Url::path("/casussen", casus.id);
    app::draw_form(content, ctx,
                   {.action = Url::path("/casussen", casus.id, "wissen"), .knop = t("overzicht.wissen_knop"), .annuleer = t("app.annuleren"),
                    .annuleer_url = terug, .knop_soort = "danger"},
                   [&](Out& f) {
                       app::draw_field(f, t, {.name = "nummer", .label = t("overzicht.wissen_bevestig", {nummer}), .value = std::string(ctx.request.form.get("nummer")),
                                              .nodig = true, .breedte = "kort"}, errors);
                   });
    return app::render(ctx, {.titel = t("overzicht.wissen"), .nav = "casussen", .kruimels = {{t("nav.casussen"), Url::path("/casussen")}, {t("tab.casus_nummer", {nummer}), terug}},
                             .bij_titel = t("overzicht.bij_titel", {nummer}), .vorm = "smal", .oefen = casus.oefen, .fouten = errors},
                       std::move(content).html(), status);
}

}  // namespace

Response show_wissen(Context& ctx) {
    const auto casus = casus::open_om_te_wissen(ctx, ctx.request.parameters.get("casus"));
    return casus ? wis_blad(ctx, *casus, {}, 200) : app::error_page(ctx, casus.error());
}

Response erase_casus(Context& ctx) {
    const auto casus = casus::open_om_te_wissen(ctx, ctx.request.parameters.get("casus"));
    if (!casus) return app::error_page(ctx, casus.error());
    if (trim(ctx.request.form.get("nummer")) != std::to_string(casus->nummer))
        return wis_blad(ctx, *casus, Errors{{"casus.nummer_klopt_niet", {std::to_string(casus->nummer)}, "nummer"}}, 400);
    if (const auto done = casus::erase(ctx, *casus); !done) return app::error_page(ctx, done.error());
    return app::redirect_with(ctx, Url::path("/casussen"), "gewist");
}

}  // namespace ontknoop::werkplek
