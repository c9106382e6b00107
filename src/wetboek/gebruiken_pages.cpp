// SPDX-License-Identifier: EUPL-1.2
//
// From an article somebody found to a plan: every breakthrough of one's own open plans, with a button that puts it in.
#include "app/page.h"
#include "maatwerkplan/maatwerkplan.h"
#include "maatwerkplan/verzoek.h"
#include "maatwerkplan/weggelaten.h"
#include "wetboek/bepaling_vorm.h"
#include "wetboek/wetboek.h"
#include "wetboek/wetboek_handlers.h"

namespace ontknoop::wetboek {

using app::Context;
using casus::Casus;
using html::Out;
using html::put;
using html::Url;
using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;
using wetten::Bepaling;

namespace {

bool staat_al(const Context& ctx, const Plan& plan, const Onderdeel& doorbraak, const Bepaling& b) {
    for (const Onderdeel* grond : plan.van("wetsgrond", doorbraak.id.value))
        if (find_bepaling(ctx, grond->get("bepaling")) == &b) return true;
    return false;
}

std::string naam_van_plan(const Context& ctx, const Casus& c, const Plan& plan) {
    return plan.alias().empty() ? ctx.t()("plan_pagina.casus_nummer", {std::to_string(c.nummer)}) : std::string(plan.alias());
}

void draw_plan(Out& out, Context& ctx, const Casus& c, const Plan& plan, const Bepaling& b) {
    const auto& t = ctx.t();
    const std::string naam = naam_van_plan(ctx, c, plan);
    const auto doorbraken = plan.van("doorbraak");
    put<R"(<li class="ok-kaart"><h2 class="nl-heading nl-heading--level-2"><a class="nl-link" href="{}">{}</a></h2>{}</li>)">(out, Url::path("/casussen", c.id, "plan", "wet"), naam, [&](Out& o) {
        if (doorbraken.empty())
            put<R"(<p>{} <a class="nl-link" href="{}">{}<span class="ok-verborgen">: {}</span></a></p>)">(
                o, t("wetboek.gebruiken.eerst_doorbraak"), Url::path("/casussen", c.id, "plan", "doorbraak"), t("wetboek.gebruiken.kies_doorbraak"), naam);
        for (const Onderdeel* doorbraak : doorbraken) {
            const std::string titel = naam_doorbraak(ctx, *doorbraak);
            put<R"(<p>{}</p>{})">(o, titel, [&](Out& knop) { draw_gebruik_knop(knop, ctx, c, plan, *doorbraak, b, naam + ", " + titel); });
        }
    });
}

}  // namespace

bool mag_plannen(const toegang::Wie& wie) { return wie.mag(toegang::Recht::casus_maken) || wie.mag(toegang::Recht::oefenen); }

std::string naam_doorbraak(const Context& ctx, const Onderdeel& doorbraak) {
    const std::string titel = doorbraak.titel();
    return titel.empty() ? ctx.t()("wetboek.doorbraak_zonder_naam") : titel;
}

void draw_gebruik_knop(Out& out, Context& ctx, const Casus& c, const Plan& plan, const Onderdeel& doorbraak, const Bepaling& b, std::string_view waarvoor) {
    const auto& t = ctx.t();
    if (staat_al(ctx, plan, doorbraak, b)) return put<R"(<p><span class="ok-label">{}</span></p>)">(out, t("wetboek.staat_al"));
    const std::pair<std::string, std::string> hidden[] = {{"doorbraak", doorbraak.id.value}, {"bepaling", b.id}};
    app::draw_button_form(out, ctx, Url::path("/casussen", c.id, "wetsgronden"), t("wetboek.gebruik_dit"), "primary-action", hidden, waarvoor);
}

http::Response get_gebruiken(Context& ctx) {
    const Bepaling* b = mag_plannen(ctx.wie()) ? find_bepaling(ctx, ctx.request.parameters.get("bepaling")) : nullptr;
    if (!b) return app::error_page(ctx, 404);
    const auto& t = ctx.t();
    Out plannen;
    std::size_t onleesbaar = 0;
    for (const Casus& c : casus::list(ctx, {.met_gesloten = false})) {
        if (!maatwerkplan::mag_verzoek_schrijven(c)) continue;  // what was handed in takes no articles
        if (const auto plan = maatwerkplan::load_leesbaar_plan(ctx, c)) draw_plan(plannen, ctx, c, *plan, *b);
        else ++onleesbaar;
    }
    Out content;
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t("wetboek.gebruiken.uitleg"));
    if (plannen.text.empty()) {
        app::draw_leeg(content, t("wetboek.gebruiken.geen_plan"));
        put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--primary-action utrecht-button-link" href="/casussen/nieuw">{}</a></p>)">(content, t("plan.nieuw"));
    } else {
        ctx.log("casussen.gelezen", "lijst", "wetten/gebruiken");
        put<R"(<ul class="ok-stapel">{}</ul>)">(content, std::move(plannen).html());
    }
    maatwerkplan::draw_niet_getoond(content, t, onleesbaar);
    return app::render(ctx, {.titel = t("wetboek.gebruiken.titel"), .nav = "wetten",
                             .kruimels = {{t("wetboek.titel"), Url::path("/wetten")}, {b->aanhaling(), bepaling_url(*b)}}, .bij_titel = b->aanhaling() + ": " + b->titel, .vorm = "smal"},
                       std::move(content).html());
}

}  // namespace ontknoop::wetboek
