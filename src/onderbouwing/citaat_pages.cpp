// SPDX-License-Identifier: EUPL-1.2
//
// One citation whose law changed: old beside new, and the choice of who makes the plan. What a plan shows of its citations in
// the step "wet", and what waits on Vandaag.
#include <algorithm>

#include "app/page.h"
#include "base/text.h"
#include "casus/casus_tabs.h"
#include "onderbouwing/citaat_vorm.h"
#include "onderbouwing/citaten.h"
#include "onderbouwing/onderbouwing_handlers.h"

namespace ontknoop::onderbouwing {

using app::Context;
using casus::Casus;
using html::Attributes;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;

namespace {

void draw_verborgen_velden(Out& out, std::string_view keuze, const Citaatstand& s, const Onderdeel& grond) {
    for (const auto& [naam, waarde] : {std::pair<std::string_view, std::string>{"keuze", std::string(keuze)}, {"kenmerk", s.kenmerk}, {"versie", std::to_string(grond.versie)}})
        put<R"(<input type="hidden" name="{}" value="{}">)">(out, naam, waarde);
}

// A form with one button; what it asks for is drawn by `velden`.
template <class Velden>
void draw_keuze(Out& out, Context& ctx, const Casus& c, const Onderdeel& grond, const Citaatstand& s, std::string_view keuze, std::string_view soort, Velden velden) {
    const auto& t = ctx.t();
    const std::string sleutel = "citaat.keuze." + std::string(keuze);
    put<R"(<section class="ok-post"><h3 class="nl-heading nl-heading--level-3">{}</h3><p>{}</p>{}</section>)">(out, t(sleutel + ".titel"), t(sleutel + ".uitleg"), [&](Out& o) {
        app::draw_form(o, ctx, {.action = citaat_url(c, grond.id), .knop = t(sleutel + ".knop"), .knop_soort = soort}, [&](Out& form) {
            draw_verborgen_velden(form, keuze, s, grond);
            velden(form);
        });
    });
}

void draw_plaatsen(Out& out, Context& ctx, const Citaat& citaat, std::string_view gekozen, const Errors& fouten) {
    std::vector<app::Option> opties;
    for (const wetten::Herankering& plek : plaatsen_voor(ctx, citaat)) {
        wetten::Anker anker;
        anker.artikel = plek.artikel;
        anker.lid = plek.lid;
        const std::string code = plek_van(plek.artikel, plek.lid, plek.pad);
        if (std::ranges::any_of(opties, [&](const app::Option& o) { return o.code == code; })) continue;
        opties.push_back({code, plaats_van(anker), code == gekozen, std::string(utf8_prefix(plek.tekst, 400))});
    }
    app::draw_field(out, ctx.t(), {.name = "plek", .label = ctx.t()("citaat.welke_plaats"), .soort = app::Invoer::radio, .opties = std::move(opties), .nodig = true}, fouten);
}

void draw_keuzes(Out& out, Context& ctx, const Casus& c, const Onderdeel& grond, const Citaat& citaat, const Citaatstand& s, const http::Fields& getypt, const Errors& fouten) {
    const auto& t = ctx.t();
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(out, t("citaat.wat_wil_je"));
    if (s.stand == Wetstand::vaag || s.stand == Wetstand::verplaatst) draw_keuze(out, ctx, c, grond, s, "overnemen", "primary-action", [](Out&) {});
    if (s.stand != Wetstand::verplaatst && !plaatsen_voor(ctx, citaat).empty())
        draw_keuze(out, ctx, c, grond, s, "plaats", "secondary-action", [&](Out& o) { draw_plaatsen(o, ctx, citaat, getypt.get("plek"), fouten); });
    draw_keuze(out, ctx, c, grond, s, "behouden", "secondary-action", [&](Out& o) {
        app::draw_field(o, t, {.name = "reden", .label = t("citaat.reden"), .soort = app::Invoer::tekst, .value = std::string(getypt.get("reden")), .hulp = t("citaat.reden_hulp"), .nodig = true, .rijen = 3, .maximum = 1000}, fouten);
    });
    draw_keuze(out, ctx, c, grond, s, "weghalen", "subtle", [](Out&) {});
}

Response citaat_blad(Context& ctx, const maatwerkplan::Geopend& g, const Onderdeel& grond, const http::Fields& getypt, const Errors& fouten, int status) {
    const auto& t = ctx.t();
    const auto citaat = lees_citaat(grond);
    if (!citaat) return app::error_page(ctx, 404);
    const Citaatstand s = stand_van(ctx, *citaat);
    const Planfase fase = fase_van(g.casus.status);
    const bool verschilt = s.stand != Wetstand::onbekend && s.stand != Wetstand::gelijk && fase != Planfase::dicht;
    Out content;
    casus::draw_casus_tabs(content, ctx, g.casus, "plan");
    put<R"(<p><a class="nl-link" href="{}">{}</a></p>{}{}{}{})">(
        content, Url::path("/casussen", g.casus.id, "plan", "wet"), t("citaat.terug"),
        [&](Out& o) {
            if (!verschilt) draw_citaat(o, ctx, *citaat);
            else draw_stand(o, ctx, *citaat, s);
        },
        [&](Out& o) {
            if (verschilt) draw_oud_en_nieuw(o, ctx, *citaat, s);
            else put<R"(<p>{}</p>)">(o, t(fase == Planfase::dicht ? "citaat.plan_dicht" : s.stand == Wetstand::gelijk ? "citaat.zelfde" : "citaat.geen_tekst"));
        },
        [&](Out& o) {
            if (verschilt && fase == Planfase::besloten) put<R"(<p class="nl-paragraph">{}</p>)">(o, t("citaat.plan_besloten"));
        },
        [&](Out& o) {
            if (verschilt && fase == Planfase::open && g.casus.toegang == casus::Toegang::schrijven) draw_keuzes(o, ctx, g.casus, grond, *citaat, s, getypt, fouten);
        });
    return app::render(ctx, {.titel = t("citaat.titel", {plaats_van(citaat->anker)}), .nav = "casussen",
                             .kruimels = {{t("nav.casussen"), Url::path("/casussen")}, {t("stap.wet.titel"), Url::path("/casussen", g.casus.id, "plan", "wet")}},
                             .oefen = g.casus.oefen, .fouten = fouten},
                       std::move(content).html(), status);
}

Url citeer_url(const Casus& c, const Onderdeel& grond, const Grond* g) {
    Url url = Url::path("/casussen", c.id, "citeren").query("grond", grond.id.value);
    if (!g || !g->bepaling) return url;
    return std::move(url).query("regeling", g->bepaling->regeling_id).query("artikel", g->bepaling->artikel);
}

// One ground: its citation with its state, or the way to cite; and what was pasted.
void draw_grond_citaat(Out& out, Context& ctx, const Casus& c, const Grond& g) {
    const auto& t = ctx.t();
    const auto citaat = lees_citaat(*g.deel);
    const Planfase fase = fase_van(c.status);
    const bool mag = c.toegang == casus::Toegang::schrijven;
    put<R"(<li class="ok-kaart"><p class="ok-bepaling__vindplaats">{}</p>{}{}</li>)">(
        out, g.naam,
        [&](Out& o) {
            if (!citaat) {
                if (mag) put<R"(<p><a class="nl-link" href="{}">{}<span class="ok-verborgen">: {}</span></a></p>)">(o, citeer_url(c, *g.deel, &g), t("citaat.citeer"), g.naam);
                return;
            }
            draw_citaat(o, ctx, *citaat);
            if (fase == Planfase::dicht) return;
            const Citaatstand s = stand_van(ctx, *citaat);
            draw_stand(o, ctx, *citaat, s);
            if (s.stand != Wetstand::onbekend && s.stand != Wetstand::gelijk)
                put<R"(<p><a class="nl-link" href="{}">{}<span class="ok-verborgen">: {}</span></a></p>)">(o, citaat_url(c, g.deel->id), t("citaat.bekijk"), g.naam);
        },
        [&](Out& o) { draw_verwijzingen(o, ctx, *g.deel); });
}

}  // namespace

void draw_citaten(Out& out, Context& ctx, const Casus& c, const Plan& plan) {
    const auto& t = ctx.t();
    const auto doorbraken = plan.van("doorbraak");
    if (doorbraken.empty()) return;
    put<R"(<section aria-labelledby="citaten-kop"><h2 class="nl-heading nl-heading--level-2" id="citaten-kop">{}</h2><p>{}</p><ul class="ok-stapel">{}</ul>{}</section>)">(
        out, t("citaat.kop"), t("citaat.uitleg"),
        [&](Out& o) {
            for (const Onderdeel* d : doorbraken)
                for (const Grond& g : keten_van(ctx, plan, *d).gronden) draw_grond_citaat(o, ctx, c, g);
        },
        [&](Out& o) {
            if (c.toegang != casus::Toegang::schrijven) return;
            for (const Onderdeel* d : doorbraken) {
                const std::string titel = d->titel().empty() ? t("wetboek.doorbraak_zonder_naam") : d->titel();
                put<R"(<p><a class="nl-link" href="{}">{}</a></p>)">(o, Url::path("/casussen", c.id, "citeren").query("doorbraak", d->id.value), t("citaat.citeer_nog", {titel}));
            }
        });
}

void wachtende_citaten(std::vector<werkplek::Wachtgroep>& groepen, Context& ctx, std::span<const Casus> mijn) {
    const auto& t = ctx.t();
    // In the cases themselves every citation shows its state: there is no page with all of them to lead to.
    werkplek::Wachtgroep groep{t("citaat.vandaag_kop"), t("citaat.vandaag_uitleg"), {}, Url::path("/casussen")};
    for (const Citaatmelding& m : meldingen(ctx, mijn))
        groep.punten.push_back({citaat_url(*m.casus, m.grond), m.naam, t("citaat.vandaag." + std::string(naam(m.stand.stand)), {m.casus_naam})});
    if (!groep.punten.empty()) groepen.push_back(std::move(groep));
}

Response get_citaat(Context& ctx) {
    const auto geopend = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!geopend) return app::error_page(ctx, geopend.error());
    const Onderdeel* grond = geopend->plan.find(ctx.request.parameters.get("grond"));
    if (!grond || grond->soort->naam != "wetsgrond") return app::error_page(ctx, 404);
    return citaat_blad(ctx, *geopend, *grond, {}, {}, 200);
}

Response post_citaat(Context& ctx) {
    const auto geopend = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!geopend) return app::error_page(ctx, geopend.error());
    const auto& form = ctx.request.form;
    const std::string_view id = ctx.request.parameters.get("grond");
    const auto gedaan = kies(ctx, geopend->casus, geopend->plan, id,
                             {.soort = form.get("keuze"), .plek = form.get("plek"), .reden = form.get("reden"), .kenmerk = form.get("kenmerk"), .versie = form.get("versie")});
    if (gedaan) return http::redirect(Url::path("/casussen", geopend->casus.id, "plan", "wet").query("melding", "citaat_gekozen").anchor("citaten-kop").text());
    if (is_not_found(gedaan.error())) return app::error_page(ctx, 404);
    const bool botst = gedaan.error()[0].code == "citaat.wet_intussen" || gedaan.error()[0].code == "algemeen.botsing";
    return citaat_blad(ctx, *geopend, *geopend->plan.find(id), form, gedaan.error(), botst ? 409 : 400);
}

}  // namespace ontknoop::onderbouwing
