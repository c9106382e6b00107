// SPDX-License-Identifier: EUPL-1.2
//
// A price of the library as a cost line of a plan.
#include "app/page.h"
#include "base/text.h"
#include "maatwerkplan/maatwerkplan.h"
#include "maatwerkplan/verzoek.h"
#include "prijsbeheer/prijsbeheer.h"
#include "rekenblad/rekenblad_delen.h"
#include "rekentool/prijzen.h"

namespace ontknoop::rekenblad {

using app::Context;
using app::Invoer;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using rekentool::Prijs;

// --- in the plan ------------------------------------------------------------------------------------------------------
void draw_boven(Out& out, Context& ctx, const casus::Casus& casus, const maatwerkplan::Plan& plan) {
    const auto& t = ctx.t();
    draw_weergave(out, ctx, casus);
    if (!maatwerkplan::mag_verzoek_schrijven(casus)) return;  // the page says why
    const std::string zoek(utf8_prefix(ctx.request.query.get("prijs"), 80));
    put<R"(<details class="ok-uitklap"{}><summary>{}</summary><div class="ok-uitklap__binnen">{}{}</div></details>)">(
        out, html::Attributes().flag("open", !zoek.empty()), t("rekenblad.zoek_prijs"),
        [&](Out& o) {
            app::draw_form(o, ctx, {.action = Url::path("/casussen", casus.id, "plan", "kosten"), .knop = t("app.zoeken"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"},
                           [&](Out& f) { app::draw_field(f, t, {.name = "prijs", .label = t("rekenblad.zoek_prijs_label"), .soort = Invoer::zoek, .value = zoek, .hulp = t("rekenblad.zoek_prijs_hulp"), .toon_niet_verplicht = false}, {}); });
        },
        [&](Out& o) {
            if (zoek.empty()) return;
            const auto lijst = prijsbeheer::prijslijst(ctx);
            const auto gevonden = lijst->find({.woorden = zoek, .categorienamen = prijsbeheer::categorienamen(t, *lijst), .hoogstens = 12});
            if (gevonden.empty()) {
                app::draw_leeg(o, t("pagina.prijzen.leeg"));
                return;
            }
            put<R"(<ul class="ok-stapel">{}</ul>)">(o, [&](Out& list) {
                for (const Prijs* p : gevonden)
                    put<R"(<li class="ok-post"><p>{}<br>{}</p><p class="ok-zacht">{}</p>{}</li>)">(
                        list, p->naam, [&](Out& f) { prijsbeheer::draw_prijs_feiten(f, t, *p); }, p->bron, [&](Out& b) {
                            const std::pair<std::string, std::string> hidden[] = {{"prijs", p->id}};
                            app::draw_button_form(b, ctx, Url::path("/casussen", casus.id, "kostenposten"), t("rekenblad.gebruik_prijs"), "secondary-action", hidden, p->naam);
                        });
            });
        });
    draw_sjablonen(out, ctx, casus, plan);
}

Response add_prijs(Context& ctx) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!g) return app::error_page(ctx, g.error());
    const auto lijst = prijsbeheer::prijslijst(ctx);
    const Prijs* p = lijst->get(ctx.request.form.get("prijs"));
    if (!p || !p->aan) return app::error_page(ctx, Errors{{"prijs.onbekend", {}, ""}});
    const auto added = maatwerkplan::add(ctx, g->casus, g->plan, "kostenpost", "", invoer_van_prijs(*p));
    if (!added) return app::error_page(ctx, added.error());
    return http::redirect(Url::path("/casussen", g->casus.id, "plan", "kosten").query("melding", "toegevoegd").anchor("post-" + added->value).text());
}

}  // namespace ontknoop::rekenblad
