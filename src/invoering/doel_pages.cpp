// SPDX-License-Identifier: EUPL-1.2
//
// The target of plans per year and its meter.
#include <algorithm>

#include "app/page.h"
#include "invoering/doel.h"
#include "invoering/invoer_controle.h"
#include "invoering/invoering_handlers.h"

namespace ontknoop::invoering {

using app::Context;
using app::Invoer;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using toegang::Recht;

namespace {

int dit_jaar(const Context& ctx) { return static_cast<int>(local_date(ctx.clock().now()).year()); }

void draw_meter(Out& out, const inhoud::Teksten& t, const Doel& doel, std::int64_t begonnen) {
    const std::string jaar = std::to_string(doel.jaar);
    put<R"(<div class="ok-voortgang"><label for="meter-{}">{}</label><progress id="meter-{}" max="{}" value="{}"></progress></div>)">(
        out, jaar, t("doel.meter", {std::to_string(begonnen), std::to_string(doel.aantal), jaar}), jaar, doel.aantal, std::min(begonnen, doel.aantal));
}

Response doel_page(Context& ctx, int jaar, std::string_view aantal, std::int64_t versie, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const bool beheert = ctx.wie().mag(Recht::organisatie_beheren);
    const auto doelen = list_doelen(ctx.tx(), ctx.wie().organisatie);
    const auto casussen = casus::list_for_figures(ctx);
    Out content;
    if (doelen.empty()) app::draw_leeg(content, t("doel.leeg"));
    for (const Doel& doel : doelen) draw_meter(content, t, doel, begonnen_in(casussen, doel.jaar));
    put<R"(<p class="ok-zacht">{}</p>)">(content, t("doel.hoe_geteld"));
    if (beheert) {
        const std::string welk = std::to_string(jaar);
        put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><p class="ok-rij">{}</p>)">(content, t("doel.afspraak", {welk}), [&](Out& o) {
            for (int other = dit_jaar(ctx) - 1; other <= dit_jaar(ctx) + 1; ++other)
                if (other != jaar) put<R"(<a class="nl-link" href="/beheer/doel?jaar={}">{}</a> )">(o, other, t("doel.ander_jaar", {std::to_string(other)}));
        });
        app::draw_form(content, ctx, {.action = Url::path("/beheer/doel"), .knop = t("app.opslaan")}, [&](Out& o) {
            put<R"(<input type="hidden" name="jaar" value="{}"><input type="hidden" name="versie" value="{}">)">(o, jaar, versie);
            app::draw_field(o, t, {.name = "aantal", .label = t("doel.aantal", {welk}), .soort = Invoer::getal, .value = std::string(aantal), .hulp = t("doel.aantal_hulp"), .nodig = true}, errors);
        });
    }
    std::vector<app::Kruimel> kruimels;
    if (beheert) kruimels.push_back({t("nav.beheer"), Url::path("/beheer")});
    else kruimels.push_back({t("nav.inzicht"), Url::path("/inzicht")});
    return app::render(ctx, {.titel = t("doel.titel"), .nav = beheert ? "beheer" : "inzicht", .kruimels = std::move(kruimels), .bij_titel = t("doel.bij_titel"), .vorm = "smal", .fouten = errors},
                       std::move(content).html(), status);
}

}  // namespace

Response show_doel(Context& ctx) {
    if (!ctx.wie().mag(Recht::organisatie_beheren) && !ctx.wie().mag(Recht::inzicht_lezen)) return app::error_page(ctx, 403);
    const Doel doel = find_doel(ctx.tx(), ctx.wie().organisatie, lees_jaar(ctx.request.query.get("jaar"), dit_jaar(ctx)));
    return doel_page(ctx, doel.jaar, doel.aantal ? std::to_string(doel.aantal) : "", doel.versie, {}, 200);
}

Response change_doel(Context& ctx) {
    const auto& form = ctx.request.form;
    const int jaar = lees_jaar(form.get("jaar"), 0);
    const auto done = set_doel(ctx.tx(), ctx.wie().organisatie, jaar, form.get("aantal"), lees_versie(form.get("versie")));
    if (!done) {
        const Doel stored = find_doel(ctx.tx(), ctx.wie().organisatie, jaar == 0 ? dit_jaar(ctx) : jaar);
        return doel_page(ctx, stored.jaar, form.get("aantal"), stored.versie, done.error(), 400);
    }
    ctx.log("doel.gewijzigd", "doel", std::to_string(jaar));
    return app::redirect_with(ctx, Url::path("/beheer/doel").query("jaar", std::to_string(jaar)), "opgeslagen");
}

}  // namespace ontknoop::invoering
