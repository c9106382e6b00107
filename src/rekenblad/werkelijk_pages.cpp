// SPDX-License-Identifier: EUPL-1.2
//
// What the plan would cost beside what it did cost, 6 and 12 months after its start.
#include "base/text.h"
#include "casus/casus_tabs.h"
#include "maatwerkplan/maatwerkplan.h"
#include "rekenblad/regel_van_post.h"
#include "rekenblad/rekensom_deel.h"

namespace ontknoop::rekenblad {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using maatwerkplan::Geopend;
using maatwerkplan::Onderdeel;
using rekentool::RegelUitkomst;

namespace {

struct Moment {
    int maanden;
    std::string_view veld, op;  // field of a cost line; field of the sum with the day it was filled in
};
constexpr Moment momenten[] = {{6, "werkelijk_6", "werkelijk_6_op"}, {12, "werkelijk_12", "werkelijk_12_op"}};

std::string veld_naam(const Onderdeel& post, const Moment& m) { return "post-" + post.id.value + "-" + std::string(m.veld); }

// The sum up to this moment; empty when there is nothing to compute, or nothing that can be computed.
std::optional<rekentool::Uitkomst> uitkomst_na(const Context& ctx, const maatwerkplan::Plan& plan, int maanden) {
    auto u = rekentool::calculate(make_rekensom(ctx.services, plan, 100, {maanden, {}}));
    return u ? std::optional(*std::move(u)) : std::nullopt;
}

std::optional<Eurocent> verwacht(const rekentool::Uitkomst& u, const Onderdeel& post) {
    for (const RegelUitkomst& r : u.regels)
        if (r.id == post.id.value) return r.bedragen.plan + r.bedragen.doorbraak;
    return std::nullopt;
}

// Lines that cost something in the plan: of the variant that counts, and real costs only.
std::vector<const Onderdeel*> posten_van(const maatwerkplan::Plan& plan) {
    std::vector<const Onderdeel*> posten;
    for (const Onderdeel* post : plan.van("kostenpost")) {
        const bool telt = post->get("variant").empty() || post->get("variant") == gekozen_variant(plan);
        const bool kosten = post->get("soort").empty() || post->get("soort") == "kosten";
        if (is_compleet(*post) && telt && kosten) posten.push_back(post);
    }
    return posten;
}

std::string titel_van(const inhoud::Teksten& t, const Onderdeel& post) { return post.titel().empty() ? t("rekenblad.zonder_naam") : post.titel(); }

// Expected against realised, over the lines that were filled in: half an answer is not compared with a whole one.
void draw_vergelijking(Out& out, const Context& ctx, const maatwerkplan::Plan& plan, const Moment& m) {
    const auto& t = ctx.t();
    const auto u = uitkomst_na(ctx, plan, m.maanden);
    if (!u) return;
    std::vector<Tabelrij> rijen;
    Eurocent som_verwacht, som_werkelijk, niets;
    std::size_t open = 0;
    for (const Onderdeel* post : posten_van(plan)) {
        const auto echt = post->bedrag(m.veld);
        const Eurocent gedacht = verwacht(*u, *post).value_or(Eurocent{});
        if (!echt) {
            ++open;
            continue;
        }
        som_verwacht += gedacht;
        som_werkelijk += *echt;
        for (const RegelUitkomst& r : u->regels)
            if (r.id == post->id.value) niets += r.bedragen.niets;
        rijen.push_back({titel_van(t, *post), {format_euro(gedacht), format_euro(*echt), format_euro(*echt - gedacht)}});
    }
    const std::string maanden = std::to_string(m.maanden), id = "werkelijk-" + maanden;
    put<R"(<section aria-labelledby="{}-kop"><h2 class="nl-heading nl-heading--level-2" id="{}-kop">{}</h2>{}</section>)">(out, id, id, t("rekenblad.na_maanden", {maanden}), [&](Out& o) {
        if (rijen.empty()) {
            app::draw_leeg(o, t("rekenblad.nog_niet_ingevuld"));
            return;
        }
        rijen.push_back({t("rekenblad.totaal"), {format_euro(som_verwacht), format_euro(som_werkelijk), format_euro(som_werkelijk - som_verwacht)}, true});
        const Eurocent verschil = som_werkelijk - som_verwacht;
        put<R"(<p>{} {}</p>)">(o,
                               verschil.value > 0   ? t("rekenblad.duurder", {format_euro(verschil)})
                               : verschil.value < 0 ? t("rekenblad.goedkoper", {format_euro(-verschil)})
                                                    : t("rekenblad.precies"),
                               t("rekenblad.tegen_niets", {format_euro(niets)}));
        if (open > 0) put<R"(<p class="ok-zacht">{}</p>)">(o, t("rekenblad.nog_open", {std::to_string(open)}));
        draw_som_tabel(o, id + "-tabel", t("rekenblad.na_maanden", {maanden}), t("rekenblad.regel"), {{t("rekenblad.verwacht")}, {t("rekenblad.werkelijk")}, {t("rekenblad.verschil")}}, rijen);
    });
}

void draw_formulier(Out& out, const Context& ctx, const Geopend& g, const http::Fields* getypt, const Errors& fouten) {
    const auto& t = ctx.t();
    app::draw_form(out, ctx, {.action = Url::path("/casussen", g.casus.id, "rekensom", "werkelijk"), .knop = t("app.opslaan")}, [&](Out& o) {
        for (const Onderdeel* post : posten_van(g.plan))
            put<R"(<fieldset><legend>{}</legend><div class="ok-veldrij">{}</div></fieldset>)">(o, titel_van(t, *post), [&](Out& f) {
                for (const Moment& m : momenten) {
                    const std::string naam = veld_naam(*post, m);
                    const auto bedrag = post->bedrag(m.veld);
                    app::draw_field(f, t, {.name = naam, .label = t("veld.kostenpost." + std::string(m.veld) + ".label"), .soort = app::Invoer::bedrag,
                                           .value = getypt ? std::string(getypt->get(naam)) : bedrag ? format_amount_for_field(*bedrag) : "", .toon_niet_verplicht = false}, fouten);
                }
            });
    });
}

// When the plan began, and so whether somebody will be asked. The day is part of the sum: once handed in it stands.
void draw_begin(Out& out, const Context& ctx, const Geopend& g) {
    const auto& t = ctx.t();
    const auto begin = parse_iso_date(g.plan.get("rekensom", "startdatum"));
    const bool kan_nog = g.casus.toegang == casus::Toegang::schrijven && !maatwerkplan::ligt_vast(g.casus.status, *maatwerkplan::find_soort("rekensom"));
    put<R"(<p>{}{}</p>)">(out, begin ? t("rekenblad.begonnen_op", {format_date(*begin)}) : t(kan_nog ? "rekenblad.geen_begin" : "rekenblad.geen_begin_vast"), [&](Out& o) {
        if (kan_nog) put<R"( <a class="nl-link" href="{}">{}</a>)">(o, Url::path("/casussen", g.casus.id, "plan", "kosten").anchor("sectie-rekensom"), t("rekenblad.begin_invullen"));
    });
}

Response draw_pagina(Context& ctx, const Geopend& g, const http::Fields* getypt, Errors fouten) {
    const auto& t = ctx.t();
    Out content;
    casus::draw_casus_tabs(content, ctx, g.casus, "plan");
    draw_begin(content, ctx, g);
    if (posten_van(g.plan).empty()) app::draw_leeg(content, t("rekenblad.leeg"));
    else {
        for (const Moment& m : momenten) draw_vergelijking(content, ctx, g.plan, m);
        if (g.casus.toegang >= casus::Toegang::nazorg) {
            put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p>)">(content, t("rekenblad.vul_in"), t("rekenblad.vul_in_uitleg"));
            draw_formulier(content, ctx, g, getypt, fouten);
        }
    }
    const int status = fouten.empty() ? 200 : 400;
    return app::render(ctx,
                       {.titel = t("rekenblad.werkelijk_titel"), .nav = "casussen",
                        .kruimels = {{t("pagina.casussen.titel"), Url::path("/casussen")},
                                     {g.plan.alias().empty() ? t("plan_pagina.casus_nummer", {std::to_string(g.casus.nummer)}) : std::string(g.plan.alias()), Url::path("/casussen", g.casus.id)},
                                     {t("rekenblad.hele_rekensom"), Url::path("/casussen", g.casus.id, "rekensom")}},
                        .bij_titel = t("rekenblad.werkelijk_uitleg"), .oefen = g.casus.oefen, .fouten = std::move(fouten)},
                       std::move(content).html(), status);
}

// Everything that is wrong at once, with the names of this form.
Errors controleer(const http::Fields& form, const std::vector<const Onderdeel*>& posten) {
    Errors fouten;
    for (const Onderdeel* post : posten)
        for (const Moment& m : momenten) {
            const std::string naam = veld_naam(*post, m);
            const std::string_view getypt[] = {form.get(naam)};
            if (const auto goed = maatwerkplan::normaliseer(*post->soort->veld(m.veld), getypt); !goed)
                for (Error e : goed.error()) {
                    e.field = naam;
                    fouten.push_back(std::move(e));
                }
        }
    return fouten;
}

Result<> bewaar(Context& ctx, Geopend& g) {
    const http::Fields& form = ctx.request.form;
    for (const Onderdeel* post : posten_van(g.plan)) {
        maatwerkplan::Invoer invoer;
        for (const Moment& m : momenten)
            if (const std::string naam = veld_naam(*post, m); form.has(naam)) invoer[std::string(m.veld)] = {std::string(form.get(naam))};
        if (!invoer.empty()) TRY_DO(maatwerkplan::change(ctx, g.casus, g.plan, post->id.value, post->versie, invoer));
    }
    // The day counts for a moment as soon as one line of it is known; then the reminder is done.
    const maatwerkplan::Plan daarna = maatwerkplan::load_plan(ctx, g.casus);
    maatwerkplan::Invoer dagen;
    for (const Moment& m : momenten) {
        bool ingevuld = false;
        for (const Onderdeel* post : posten_van(daarna)) ingevuld = ingevuld || !post->get(m.veld).empty();
        const std::string_view stond_er = daarna.get("rekensom", m.op);
        if (ingevuld && stond_er.empty()) dagen[std::string(m.op)] = {to_iso(local_date(ctx.clock().now()))};
        if (!ingevuld && !stond_er.empty()) dagen[std::string(m.op)] = {""};
    }
    if (!dagen.empty()) TRY_DO(maatwerkplan::add(ctx, g.casus, daarna, "rekensom", "", dagen));
    return {};
}

}  // namespace

Response show_werkelijk(Context& ctx) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    return g ? draw_pagina(ctx, *g, nullptr, {}) : app::error_page(ctx, g.error());
}

Response save_werkelijk(Context& ctx) {
    auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::nazorg);
    if (!g) return app::error_page(ctx, g.error());
    if (Errors fouten = controleer(ctx.request.form, posten_van(g->plan)); !fouten.empty()) return draw_pagina(ctx, *g, &ctx.request.form, std::move(fouten));
    if (const auto bewaard = bewaar(ctx, *g); !bewaard) return app::error_page(ctx, bewaard.error());
    ctx.log("rekensom.werkelijk", "casus", g->casus.id.value);
    return app::redirect_with(ctx, Url::path("/casussen", g->casus.id, "rekensom", "werkelijk"), "opgeslagen");
}

}  // namespace ontknoop::rekenblad
