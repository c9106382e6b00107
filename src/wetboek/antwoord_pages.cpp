// SPDX-License-Identifier: EUPL-1.2
//
// Step "belemmeringen": an answer beside every argument that was met, and a letter made from the plan.
#include <algorithm>

#include "app/page.h"
#include "casus/casus_tabs.h"
#include "maatwerkplan/maatwerkplan.h"
#include "ruimte/bibliotheek.h"
#include "wetboek/antwoordbrief.h"
#include "wetboek/wetboek.h"
#include "wetboek/wetboek_handlers.h"

namespace ontknoop::wetboek {

using html::Out;
using html::put;
using html::Url;
using maatwerkplan::Onderdeel;

namespace {

// The arguments this plan met, each once, in the order of the plan.
std::vector<const wetten::Tegenwerping*> gehoorde_argumenten(const app::Context& ctx, const maatwerkplan::Plan& plan) {
    std::vector<const wetten::Tegenwerping*> gehoord;
    auto add = [&](std::string_view code) {
        const auto* w = find_argument(ctx, code);
        if (w && std::ranges::find(gehoord, w) == gehoord.end()) gehoord.push_back(w);
    };
    for (const Onderdeel* b : plan.van("belemmering")) add(b->get("tegenwerping"));
    for (const Onderdeel* w : plan.van("tegenwerping")) {
        add(w->get("argument"));
        add(w->get("ander_argument"));
    }
    return gehoord;
}

// The arguments of the organisation that were not noted yet: one press notes one.
void draw_eigen_keuze(Out& out, app::Context& ctx, const casus::Casus& c, const std::vector<const wetten::Tegenwerping*>& gehoord) {
    if (c.toegang != casus::Toegang::schrijven) return;
    std::vector<const wetten::Tegenwerping*> over;
    for (const wetten::Tegenwerping& w : ruimte::eigen_argumenten(ctx))
        if (std::ranges::find(gehoord, &w) == gehoord.end()) over.push_back(&w);
    if (over.empty()) return;
    const auto& t = ctx.t();
    put<R"(<details class="ok-uitklap" id="eigen-argumenten"><summary>{}</summary><div class="ok-uitklap__binnen"><ul class="ok-stapel">{}</ul></div></details>)">(
        out, t("wetboek.antwoord.eigen"), [&](Out& o) {
            for (const wetten::Tegenwerping* w : over) {
                const std::pair<std::string, std::string> hidden[] = {
                    {"onderdeelsoort", "tegenwerping"}, {"ander_argument", w->id}, {"terug", Url::path("/casussen", c.id, "plan", "belemmeringen").text()}};
                put<R"(<li><strong>{}</strong> “{}” {}</li>)">(o, w->naam, w->voorbeelden[0], [&](Out& knop) {
                    app::draw_button_form(knop, ctx, Url::path("/casussen", c.id, "onderdelen"), t("wetboek.antwoord.hoorde_ik"), "secondary-action", hidden, w->naam);
                });
            }
        });
}

}  // namespace

void draw_antwoorden(Out& out, app::Context& ctx, const casus::Casus& c, const maatwerkplan::Plan& plan) {
    const auto gehoord = gehoorde_argumenten(ctx, plan);
    draw_eigen_keuze(out, ctx, c, gehoord);
    if (gehoord.empty()) return;
    const auto& t = ctx.t();
    put<R"(<section><h2 class="nl-heading nl-heading--level-2" id="antwoorden" tabindex="-1">{}</h2><div class="ok-stapel">{}</div></section>)">(out, t("wetboek.antwoord.kop"), [&](Out& o) {
        for (const wetten::Tegenwerping* w : gehoord)
            put<R"(<div class="ok-kaart"><h3 class="nl-heading nl-heading--level-3" id="antwoord-{}" tabindex="-1">{}</h3><p class="ok-groot">{}</p><p>{}</p><p><strong>{}</strong> {}</p><p><a class="nl-link" href="{}">{}<span class="ok-verborgen">: {}</span></a></p></div>)">(
                o, w->id, w->naam, w->kern, w->antwoord, t("wetboek.tegenwerpingen.tip"), w->tip, Url::path("/casussen", c.id, "antwoord", w->id),
                t("wetboek.antwoord.maak_brief"), w->naam);
    });
}

// At the question what was said: the answers are at the end of the page.
void draw_naar_antwoorden(Out& out, app::Context& ctx, const casus::Casus&, const maatwerkplan::Plan& plan, std::string_view, std::string_view) {
    const auto gehoord = gehoorde_argumenten(ctx, plan);
    if (gehoord.empty()) return;
    put<R"(<details class="ok-hulp"><summary>{}</summary><ul>{}</ul></details>)">(out, ctx.t()("wetboek.antwoord.staan_onderaan"), [&](Out& o) {
        for (const wetten::Tegenwerping* w : gehoord) put<R"(<li><a class="nl-link" href="#antwoord-{}">{}</a></li>)">(o, w->id, w->naam);
    });
}

http::Response get_antwoord(app::Context& ctx) {
    const auto geopend = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!geopend) return app::error_page(ctx, geopend.error());
    const wetten::Tegenwerping* w = find_argument(ctx, ctx.request.parameters.get("tegenwerping"));
    if (!w) return app::error_page(ctx, 404);
    const auto& t = ctx.t();
    const std::string brief = antwoordbrief(t, *w, geopend->plan, {ctx.wie().naam, ctx.wie().organisatie_naam},
                                            [&](std::string_view stored) { return naam_van_bepaling(ctx, stored); });
    Out content;
    casus::draw_casus_tabs(content, ctx, geopend->casus, "plan");
    put<R"(<p><a class="nl-link" href="{}">{}</a></p><p class="ok-inleiding">{}</p>{}<p><strong>{}</strong> {}</p>)">(
        content, Url::path("/casussen", geopend->casus.id, "plan", "belemmeringen"), t("wetboek.antwoord.terug"), t("wetboek.antwoord.uitleg"),
        [&](Out& o) {
            app::draw_field(o, t, {.name = "brief", .label = t("wetboek.antwoord.brief"), .soort = app::Invoer::tekst, .value = brief,
                                   .hulp = t("wetboek.antwoord.brief.hulp"), .toon_niet_verplicht = false, .rijen = 24}, {});
        },
        t("wetboek.tegenwerpingen.tip"), w->tip);
    return app::render(ctx, {.titel = t("wetboek.antwoord.titel", {w->naam}), .nav = "casussen", .oefen = geopend->casus.oefen}, std::move(content).html());
}

}  // namespace ontknoop::wetboek
