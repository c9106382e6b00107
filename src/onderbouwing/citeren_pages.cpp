// SPDX-License-Identifier: EUPL-1.2
//
// Quoting the law in a plan: from the official text of the library, or pasted together with its address.
#include <algorithm>

#include "app/page.h"
#include "base/text.h"
#include "casus/casus_tabs.h"
#include "maatwerkplan/weggelaten.h"
#include "onderbouwing/citaten.h"
#include "onderbouwing/onderbouwing_handlers.h"

namespace ontknoop::onderbouwing {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using maatwerkplan::Onderdeel;

namespace {

constexpr int meeste_regelingen = 20;

// What the address or the form says about where we are.
struct Waar {
    std::string_view doorbraak, grond, regeling, artikel, zoek;
};
Waar lees_waar(const http::Fields& f) { return {f.get("doorbraak"), f.get("grond"), f.get("regeling"), f.get("artikel"), f.get("zoek")}; }

Url adres_van(const casus::Casus& c, const Waar& w) {
    Url url = Url::path("/casussen", c.id, "citeren");
    for (const auto& [naam, waarde] : {std::pair<std::string_view, std::string_view>{"doorbraak", w.doorbraak}, {"grond", w.grond}, {"regeling", w.regeling}, {"artikel", w.artikel}})
        if (!waarde.empty()) url = std::move(url).query(naam, waarde);
    return url;
}

void draw_bestemming(Out& out, const Waar& w) {
    for (const auto& [naam, waarde] : {std::pair<std::string_view, std::string_view>{"doorbraak", w.doorbraak}, {"grond", w.grond}})
        if (!waarde.empty()) put<R"(<input type="hidden" name="{}" value="{}">)">(out, naam, waarde);
}

void draw_zoek_regeling(Out& out, Context& ctx, const casus::Casus& c, const Waar& w) {
    const auto& t = ctx.t();
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(out, t("citaat.uit_bibliotheek"));
    app::draw_form(out, ctx, {.action = Url::path("/casussen", c.id, "citeren"), .knop = t("app.zoeken"), .get = true, .knop_soort = "secondary-action"}, [&](Out& o) {
        draw_bestemming(o, w);
        app::draw_field(o, t, {.name = "zoek", .label = t("citaat.zoek_wet"), .soort = app::Invoer::zoek, .value = std::string(w.zoek), .hulp = t("citaat.zoek_wet_hulp"), .toon_niet_verplicht = false}, {});
    });
    const auto gevonden = zoek_regelingen(ctx, utf8_prefix(w.zoek, 200), meeste_regelingen);
    if (gevonden.empty()) return put<R"(<p class="ok-leeg">{}</p>)">(out, t(w.zoek.empty() ? "citaat.bibliotheek_leeg" : "citaat.wet_niet_gevonden"));
    put<R"(<ul>{}</ul>)">(out, [&](Out& o) {
        for (const Wetregel& r : gevonden) put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(o, adres_van(c, {w.doorbraak, w.grond, r.id, {}, {}}), r.naam);
    });
}

void draw_artikelen_lijst(Out& out, Context& ctx, const casus::Casus& c, const Waar& w, const Wetversie& nu) {
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><ul>{}</ul>)">(out, nu.citeertitel, ctx.t()("citaat.versie_van", {format_date(nu.van)}), [&](Out& o) {
        for (const Wetregel& r : artikelen_van(ctx, nu))
            put<R"(<li><a class="nl-link" href="{}">{}</a> {}</li>)">(o, adres_van(c, {w.doorbraak, w.grond, nu.regeling_id, r.id, {}}), ctx.t()("citaat.artikel", {r.id}), r.naam);
    });
}

// The official text, paragraph by paragraph; each may be quoted whole or in part.
void draw_artikel_tekst(Out& out, Context& ctx, const casus::Casus& c, const Waar& w, const Wetversie& nu, const http::Fields& getypt, const Errors& fouten) {
    const auto& t = ctx.t();
    const auto tekst = laad_artikel(ctx, nu, w.artikel);
    const wetten::Artikel* artikel = tekst ? tekst->find_artikel(w.artikel, vandaag_van(ctx)) : nullptr;
    if (!artikel) return draw_artikelen_lijst(out, ctx, c, w, nu);
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><p class="ok-zacht">{}</p>)">(
        out, t("citaat.artikel_van", {artikel->nr, nu.citeertitel}), t("citaat.versie_van", {format_date(nu.van)}), t("citaat.knip_uitleg"));
    int nummer = 0;
    for (const wetten::Tekstblok& blok : tekst->blokken_van(*artikel)) {
        const auto heel = wetten::make_anker(*tekst, *artikel, blok, {});
        if (!heel) continue;
        ++nummer;
        const std::string plek = plek_van(artikel->nr, blok.nr, blok.pad);
        const bool deze = getypt.get("plek") == plek;
        const std::string id = "citaat-" + std::to_string(nummer);
        Errors hier;
        if (deze)
            for (Error e : fouten) {
                if (e.field == "citaat") e.field = id;
                hier.push_back(std::move(e));
            }
        app::draw_form(out, ctx, {.action = Url::path("/casussen", c.id, "citeren"), .knop = t("citaat.citeer_dit")}, [&](Out& o) {
            draw_bestemming(o, w);
            for (const auto& [naam, waarde] : {std::pair<std::string_view, std::string_view>{"regeling", nu.regeling_id}, {"artikel", artikel->nr}, {"plek", plek}})
                put<R"(<input type="hidden" name="{}" value="{}">)">(o, naam, waarde);
            app::Field veld{.name = "citaat", .label = blok.nr.empty() ? t("citaat.tekst_artikel") : t("citaat.tekst_lid", {blok.nr}), .soort = app::Invoer::tekst,
                            .value = deze ? std::string(getypt.get("citaat")) : heel->citaat, .toon_niet_verplicht = false, .rijen = 5, .maximum = 4000};
            veld.id = id;
            app::draw_field(o, t, veld, hier);
        });
    }
}

void draw_plakken(Out& out, Context& ctx, const casus::Casus& c, const Waar& w, const http::Fields& getypt, const Errors& fouten) {
    const auto& t = ctx.t();
    const bool dit = getypt.has("adres");
    const Errors hier = dit ? fouten : Errors{};
    auto waarde = [&](std::string_view naam) { return dit ? std::string(getypt.get(naam)) : std::string(); };
    put<R"(<details class="ok-uitklap" id="plakken"{}><summary>{}</summary><div class="ok-uitklap__binnen"><p>{}</p>{}</div></details>)">(
        out, html::Attributes().flag("open", dit), t("citaat.plak_kop"), t("citaat.plak_uitleg"), [&](Out& o) {
            app::draw_form(o, ctx, {.action = Url::path("/casussen", c.id, "citeren"), .knop = t("citaat.plak_knop"), .knop_soort = "secondary-action"}, [&](Out& form) {
                draw_bestemming(form, w);
                const app::Field velden[] = {
                    {.name = "adres", .label = t("citaat.adres"), .value = waarde("adres"), .hulp = t("citaat.adres_hulp"), .nodig = true},
                    {.name = "citaat", .label = t("citaat.geplakt"), .soort = app::Invoer::tekst, .value = waarde("citaat"), .nodig = true, .rijen = 5, .maximum = 4000},
                    {.name = "dag", .label = t("citaat.dag"), .soort = app::Invoer::datum, .value = waarde("dag"), .hulp = t("citaat.dag_hulp")},
                };
                app::draw_fields(form, t, velden, hier);
            });
        });
}

Response citeren_blad(Context& ctx, const maatwerkplan::Geopend& g, const Waar& w, const http::Fields& getypt, const Errors& fouten, int status) {
    const auto& t = ctx.t();
    const auto nu = w.regeling.empty() ? std::nullopt : versie_nu(ctx, w.regeling);
    Out content;
    casus::draw_casus_tabs(content, ctx, g.casus, "plan");
    put<R"(<p><a class="nl-link" href="{}">{}</a></p>)">(content, Url::path("/casussen", g.casus.id, "plan", "wet"), t("citaat.terug"));
    if (!nu && !w.regeling.empty()) put<R"(<p class="ok-leeg">{}</p>)">(content, t("citaat.deze_niet"));
    if (!nu) draw_zoek_regeling(content, ctx, g.casus, w);
    else if (w.artikel.empty()) draw_artikelen_lijst(content, ctx, g.casus, w, *nu);
    else draw_artikel_tekst(content, ctx, g.casus, w, *nu, getypt, fouten);
    draw_plakken(content, ctx, g.casus, w, getypt, fouten);
    Errors boven = fouten;
    if (!getypt.has("adres"))
        for (Error& e : boven) e.field.clear();  // the field has a number of its own
    return app::render(ctx, {.titel = t("citaat.citeren_titel"), .nav = "casussen", .bij_titel = t("citaat.citeren_bij"), .oefen = g.casus.oefen, .fouten = boven},
                       std::move(content).html(), status);
}

}  // namespace

Response get_citeren(Context& ctx) {
    const auto geopend = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!geopend) return app::error_page(ctx, geopend.error());
    const Waar w = lees_waar(ctx.request.query);
    if (!bestemming_van(geopend->plan, w.doorbraak, w.grond)) return app::error_page(ctx, 404);
    return citeren_blad(ctx, *geopend, w, {}, {}, 200);
}

Response post_citeren(Context& ctx) {
    const auto geopend = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!geopend) return app::error_page(ctx, geopend.error());
    const auto& [c, plan] = *geopend;
    const auto& form = ctx.request.form;
    const Waar w = lees_waar(form);
    const auto naar = bestemming_van(plan, w.doorbraak, w.grond);
    if (!naar) return app::error_page(ctx, 404);
    const auto gedaan = form.has("adres") ? citeer_geplakt(ctx, c, plan, *naar, form.get("adres"), form.get("citaat"), form.get("dag"))
                                          : citeer(ctx, c, plan, *naar, {w.regeling, w.artikel, form.get("plek")}, form.get("citaat"));
    if (gedaan) return http::redirect(Url::path("/casussen", c.id, "plan", "wet").query("melding", "citaat_toegevoegd").anchor("post-" + gedaan->value).text());
    if (is_not_found(gedaan.error())) return app::error_page(ctx, 404);
    return citeren_blad(ctx, *geopend, w, form, gedaan.error(), 400);
}

// From the page of an article: in which plan?
Response get_citeren_waar(Context& ctx) {
    const auto& t = ctx.t();
    const std::string_view regeling = ctx.request.query.get("regeling"), artikel = ctx.request.query.get("artikel");
    Out rijen;
    std::size_t onleesbaar = 0;
    for (const casus::Casus& c : casus::list(ctx, {.met_gesloten = false})) {
        if (c.toegang != casus::Toegang::schrijven || fase_van(c.status) != Planfase::open) continue;
        const auto plan = maatwerkplan::load_leesbaar_plan(ctx, c);
        if (!plan) {
            ++onleesbaar;
            continue;
        }
        const std::string naam = plan->alias().empty() ? t("plan_pagina.casus_nummer", {std::to_string(c.nummer)}) : std::string(plan->alias());
        for (const Onderdeel* d : plan->van("doorbraak"))
            put<R"(<li><a class="nl-link" href="{}">{}: {}</a></li>)">(rijen, adres_van(c, {d->id.value, {}, regeling, artikel, {}}), naam,
                                                                    d->titel().empty() ? t("wetboek.doorbraak_zonder_naam") : d->titel());
    }
    Out content;
    if (rijen.text.empty()) {
        app::draw_leeg(content, t("citaat.geen_plan"));
    } else {
        ctx.log("casussen.gelezen", "lijst", "wetten/citeren");
        put<R"(<ul class="ok-stapel">{}</ul>)">(content, std::move(rijen).html());
    }
    maatwerkplan::draw_niet_getoond(content, t, onleesbaar);
    return app::render(ctx, {.titel = t("citaat.waar_titel"), .nav = "wetten", .kruimels = {{t("nav.wetten"), Url::path("/wetten")}}, .bij_titel = t("citaat.waar_bij"), .vorm = "smal"},
                       std::move(content).html());
}

}  // namespace ontknoop::onderbouwing
