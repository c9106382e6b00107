// SPDX-License-Identifier: EUPL-1.2
#include "app/page.h"
#include "beheer/beheer_handlers.h"
#include "demo/demo.h"

namespace ontknoop::beheer {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

Response oefencasussen_page(Context& ctx, const Errors& errors, int status) {
    const auto& t = ctx.t();
    Out content;
    put<R"(<p class="nl-paragraph">{}</p>)">(content, t("beheer.oefencasussen_vraag"));
    app::draw_form(content, ctx,
                   {.action = Url::path("/beheer/oefencasussen"), .knop = t("beheer.oefencasussen_knop"), .annuleer = t("app.annuleren"),
                    .annuleer_url = Url::path("/beheer"), .knop_soort = "danger"},
                   [](Out&) {});
    return app::render(ctx, {.titel = t("beheer.oefencasussen"), .nav = "beheer", .kruimels = {{t("nav.beheer"), Url::path("/beheer")}}, .vorm = "smal", .fouten = errors},
                       std::move(content).html(), status);
}

}  // namespace

// Only a demo has practice cases that belong to it; elsewhere there is nothing here.
Response show_oefencasussen(Context& ctx) { return ctx.wie().demo ? oefencasussen_page(ctx, {}, 200) : app::error_page(ctx, 404); }

Response reset_oefencasussen(Context& ctx) {
    const auto done = demo::reset_oefencasussen(ctx);
    if (!done) return is_not_found(done.error()) ? app::error_page(ctx, 404) : oefencasussen_page(ctx, done.error(), 400);
    return app::redirect_with(ctx, Url::path("/beheer"), "oefen_teruggezet");
}

}  // namespace ontknoop::beheer
