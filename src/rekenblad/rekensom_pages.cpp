// SPDX-License-Identifier: EUPL-1.2
//
// The whole sum on one page: for who wants to see where every euro comes from, and to print it.
#include "base/text.h"
#include "casus/casus_tabs.h"
#include "maatwerkplan/maatwerkplan.h"
#include "rekenblad/rekensom_deel.h"

namespace ontknoop::rekenblad {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

struct Sectie {
    std::string_view naam;  // id, and its heading: rekenblad.sectie.<naam>
    void (*teken)(Out&, const Rekenpagina&);
};
constexpr Sectie secties[] = {
    {"horizon", draw_horizonnen}, {"rekeningen", draw_rekeningen}, {"verdeling", draw_verdeling}, {"apart", draw_apart},
    {"verloop-over-tijd", draw_break_even}, {"zekerheid", draw_zekerheid}, {"studies", draw_studies},
};

// Where to go on a long page, within reach wherever somebody is on it; and all of it at once, for who reads from top to bottom.
void draw_wegwijzer(Out& out, const Context& ctx, const casus::Casus& casus, const std::string& maanden, bool gevouwen) {
    const auto& t = ctx.t();
    put<R"(<nav class="ok-springen ok-niet-printen" aria-label="{}"><details id="springen"><summary>{}</summary><ul><li><a class="nl-link" href="#inhoud">{}</a></li>{}</ul></details></nav>)">(
        out, t("rekenblad.op_deze_pagina"), t("plan_pagina.naar_deel"), t("plan_pagina.naar_boven"), [&](Out& o) {
            for (const Sectie& s : secties) put<R"(<li><a class="nl-link" href="#{}">{}</a></li>)">(o, s.naam, t("rekenblad.sectie." + std::string(s.naam)));
        });
    Url hier = Url::path("/casussen", casus.id, "rekensom");
    if (!maanden.empty()) hier = std::move(hier).query("horizon_maanden", maanden);
    put<R"(<ul class="ok-rij ok-niet-printen"><li><a class="nl-link" href="{}">{}</a></li><li><a class="nl-link" href="{}">{}</a></li><li><a class="nl-link" href="{}">{}</a></li></ul>)">(
        out, Url::path("/casussen", casus.id, "rekensom", "werkelijk"), t("rekenblad.werkelijk_titel"), Url::path("/casussen", casus.id, "rekenbewijs"), t("rekenblad.naar_bewijs"),
        gevouwen ? Url(hier).query("alles", "ja") : hier, t(gevouwen ? "rekenblad.toon_alles" : "rekenblad.vouw_dicht"));
}

// The first says what it comes to; the others fold, each with what it answers in its summary.
void draw_sectie(Out& out, const Rekenpagina& p, const Sectie& s, bool gevouwen) {
    const auto& t = p.t();
    const std::string titel = t("rekenblad.sectie." + std::string(s.naam));
    auto inhoud = [&](Out& o) { s.teken(o, p); };
    if (!gevouwen || &s == &secties[0])
        return put<R"(<section id="{}" aria-labelledby="{}-kop"><h2 class="nl-heading nl-heading--level-2" id="{}-kop">{}</h2>{}</section>)">(out, s.naam, s.naam, s.naam, titel, inhoud);
    put<R"(<details class="ok-uitklap" id="{}"><summary><h2 class="nl-heading nl-heading--level-2" id="{}-kop">{}</h2> <small class="ok-kern">{}</small></summary><div class="ok-uitklap__binnen">{}</div></details>)">(
        out, s.naam, s.naam, titel, t("rekenblad.sectie_kern." + std::string(s.naam)), inhoud);
}

app::Page pagina(const Context& ctx, const maatwerkplan::Geopend& g) {
    const auto& t = ctx.t();
    const std::string alias(g.plan.alias());
    return {.titel = t("rekenblad.hele_rekensom"), .nav = "casussen",
            .kruimels = {{t("pagina.casussen.titel"), Url::path("/casussen")},
                         {alias.empty() ? t("plan_pagina.casus_nummer", {std::to_string(g.casus.nummer)}) : alias, Url::path("/casussen", g.casus.id)},
                         {t("stap.kosten.titel"), Url::path("/casussen", g.casus.id, "plan", "kosten")}},
            .bij_titel = t("rekenblad.hele_rekensom_uitleg"), .oefen = g.casus.oefen};
}

void draw_horizon_vraag(Out& out, const Context& ctx, const casus::Casus& casus, const std::string& getypt, const Errors& fouten) {
    app::draw_form(out, ctx, {.action = Url::path("/casussen", casus.id, "rekensom"), .knop = ctx.t()("rekenblad.reken"), .klasse = "ok-zoekbalk ok-niet-printen", .get = true, .knop_soort = "secondary-action"},
                   [&](Out& o) {
                       app::draw_field(o, ctx.t(), {.name = "horizon_maanden", .label = ctx.t()("veld.rekensom.horizon_maanden.label"), .soort = app::Invoer::getal, .value = getypt,
                                                    .hulp = ctx.t()("rekenblad.horizon_hulp"), .toon_niet_verplicht = false, .breedte = "kort"}, fouten);
                   });
}

}  // namespace

Response show_rekensom(Context& ctx) {
    const auto& t = ctx.t();
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!g) return app::error_page(ctx, g.error());
    app::Page page = pagina(ctx, *g);
    const std::string getypt(utf8_prefix(ctx.request.query.get("horizon_maanden"), 40));
    const std::string_view invoer[] = {getypt};
    const auto gelezen = maatwerkplan::normaliseer(*maatwerkplan::find_soort("rekensom")->veld("horizon_maanden"), invoer);
    Keuze keuze;
    if (!gelezen) page.fouten = gelezen.error();
    else if (!gelezen->empty()) keuze.maanden = std::stoi(*gelezen);
    const auto blad = make_blad(ctx.services, g->plan, rekentool::Simulatie{}.trekkingen, keuze);

    Out content;
    casus::draw_casus_tabs(content, ctx, g->casus, "plan");
    put<R"(<p class="ok-niet-printen"><a class="nl-link" href="{}">{}</a></p>)">(content, Url::path("/casussen", g->casus.id, "plan", "kosten"), t("rekenblad.naar_posten"));
    const std::string gekozen = getypt.empty() && blad && *blad ? std::to_string((*blad)->som.horizon_maanden) : getypt;
    draw_horizon_vraag(content, ctx, g->casus, gekozen, page.fouten);
    if (!blad) draw_rekenfouten(content, ctx, g->casus, g->plan, blad.error(), keuze);
    else if (!*blad) app::draw_leeg(content, t("rekenblad.leeg"));
    else {
        const Rekenpagina p{ctx, g->casus, g->plan, **blad};
        put<R"(<p class="ok-zacht">{}</p>)">(content, t("rekenblad.beeld_bij_kort", {std::to_string((*blad)->som.horizon_maanden), std::to_string((*blad)->som.basisjaar)}));
        draw_kern(content, ctx, **blad);
        draw_meldingen(content, ctx, g->casus, g->plan, **blad);
        const bool gevouwen = !ctx.request.query.has("alles");
        draw_wegwijzer(content, ctx, g->casus, getypt, gevouwen);
        draw_varianten(content, p);
        for (const Sectie& s : secties) draw_sectie(content, p, s, gevouwen);
        put<R"(<p class="ok-zacht">{}</p>)">(content, t("rekenblad.ontvangst", {(*blad)->uitkomst.bewijs.id, (*blad)->uitkomst.bewijs.motor_versie}));
    }
    return app::render(ctx, page, std::move(content).html(), gelezen ? 200 : 400);
}

}  // namespace ontknoop::rekenblad
