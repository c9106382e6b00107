// SPDX-License-Identifier: EUPL-1.2
//
// The register of mandates: to read for everybody, to keep for who manages the organisation, and beside a breakthrough.
#include <algorithm>

#include "app/page.h"
#include "invoering/invoer_controle.h"
#include "invoering/invoering_handlers.h"
#include "invoering/mandaat.h"

namespace ontknoop::invoering {

using app::Context;
using app::Field;
using app::Invoer;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using toegang::Recht;

namespace {

std::string grens(const inhoud::Teksten& t, const Mandaat& m) { return m.tot_bedrag ? t("mandaat.tot", {format_euro(*m.tot_bedrag)}) : t("mandaat.geen_grens"); }

MandaatInvoer lees_mandaat(const http::Fields& form) {
    return {std::string(form.get("functie")), std::string(form.get("onderwerp")), std::string(form.get("tot_bedrag")), std::string(form.get("toelichting"))};
}

void draw_mandaat_form(Out& out, const Context& ctx, const app::Form& form, const MandaatInvoer& invoer, std::int64_t versie, const Errors& errors) {
    const auto& t = ctx.t();
    const Field fields[] = {
        {.name = "functie", .label = t("mandaat.functie"), .value = invoer.functie, .hulp = t("mandaat.functie_hulp"), .nodig = true, .maximum = 120, .breedte = "midden"},
        {.name = "onderwerp", .label = t("mandaat.onderwerp"), .value = invoer.onderwerp, .hulp = t("mandaat.onderwerp_hulp"), .nodig = true, .maximum = 160},
        {.name = "tot_bedrag", .label = t("mandaat.tot_bedrag"), .soort = Invoer::bedrag, .value = invoer.tot_bedrag, .hulp = t("mandaat.tot_bedrag_hulp")},
        {.name = "toelichting", .label = t("mandaat.toelichting"), .soort = Invoer::tekst, .value = invoer.toelichting, .hulp = t("mandaat.toelichting_hulp"), .rijen = 3, .maximum = 1000},
    };
    app::draw_form(out, ctx, form, [&](Out& o) {
        put<R"(<input type="hidden" name="versie" value="{}">)">(o, versie);
        app::draw_fields(o, t, fields, errors);
    });
}

// `beheer`: each function leads to its own page, where it can be changed.
void draw_mandaten(Out& out, Context& ctx, bool beheer) {
    const auto& t = ctx.t();
    auto all = list_mandaten(ctx.tx(), ctx.wie().organisatie);
    if (all.empty()) return app::draw_leeg(out, t(beheer ? "mandaat.leeg_beheer" : "mandaat.leeg"));
    app::Bladeren bladeren = app::read_bladeren(ctx.request, 50);
    bladeren.totaal = static_cast<std::int64_t>(all.size());
    const auto first = std::min(all.size(), static_cast<std::size_t>(bladeren.offset()));
    const auto shown = std::span(all).subspan(first, std::min(all.size() - first, static_cast<std::size_t>(bladeren.per_pagina)));
    put<R"(<div class="ok-tabel ok-tabel--kaarten" role="region" tabindex="0" aria-label="{}"><table class="utrecht-table utrecht-table--html-table"><caption class="ok-verborgen">{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></div>)">(
        out, t("mandaat.titel"), t("mandaat.titel"), t("mandaat.functie"), t("mandaat.onderwerp"), t("mandaat.tot_bedrag"), t("mandaat.toelichting"), [&](Out& o) {
            for (const Mandaat& m : shown)
                put<R"(<tr><th scope="row">{}</th><td data-kop="{}">{}</td><td data-kop="{}">{}</td><td data-kop="{}">{}</td></tr>)">(
                    o,
                    [&](Out& naam) {
                        if (beheer) put<R"(<a class="nl-link" href="/beheer/mandaten/{}">{}</a>)">(naam, m.id, m.functie);
                        else html::escape_text(naam.text, m.functie);
                    },
                    t("mandaat.onderwerp"), m.onderwerp, t("mandaat.tot_bedrag"), grens(t, m), t("mandaat.toelichting"), m.toelichting);
        });
    app::draw_bladeren(out, ctx, bladeren);
}

std::vector<app::Kruimel> op_naar_beheer(const Context& ctx) { return {{ctx.t()("nav.beheer"), Url::path("/beheer")}}; }

Response mandaten_page(Context& ctx, const MandaatInvoer& invoer, const Errors& errors, int status) {
    const auto& t = ctx.t();
    Out content;
    draw_mandaten(content, ctx, true);
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(content, t("mandaat.nieuw"));
    draw_mandaat_form(content, ctx, {.action = Url::path("/beheer/mandaten"), .knop = t("app.toevoegen")}, invoer, 0, errors);
    return app::render(ctx, {.titel = t("mandaat.titel"), .nav = "beheer", .kruimels = op_naar_beheer(ctx), .bij_titel = t("mandaat.bij_titel"), .fouten = errors},
                       std::move(content).html(), status);
}

Response mandaat_page(Context& ctx, const Mandaat& stored, const MandaatInvoer& invoer, const Errors& errors, int status) {
    const auto& t = ctx.t();
    Out content;
    draw_mandaat_form(content, ctx,
                      {.action = Url::path("/beheer/mandaten", stored.id), .knop = t("app.opslaan"), .annuleer = t("app.annuleren"), .annuleer_url = Url::path("/beheer/mandaten")},
                      invoer, stored.versie, errors);
    app::draw_button_form(content, ctx, Url::path("/beheer/mandaten", stored.id, "verwijderen"), t("app.verwijderen"), "danger", {}, stored.functie);
    auto kruimels = op_naar_beheer(ctx);
    kruimels.push_back({t("mandaat.titel"), Url::path("/beheer/mandaten")});
    return app::render(ctx, {.titel = stored.functie, .nav = "beheer", .kruimels = std::move(kruimels), .vorm = "smal", .fouten = errors}, std::move(content).html(), status);
}

std::optional<Mandaat> gevraagd_mandaat(Context& ctx) { return find_mandaat(ctx.tx(), ctx.wie().organisatie, ctx.request.parameters.get("mandaat")); }

}  // namespace

Response show_mandaten(Context& ctx) {
    const auto& t = ctx.t();
    Out content;
    draw_mandaten(content, ctx, false);
    return app::render(ctx, {.titel = t("mandaat.titel"), .bij_titel = t("mandaat.bij_titel")}, std::move(content).html());
}

Response show_mandaten_beheer(Context& ctx) { return mandaten_page(ctx, {}, {}, 200); }

Response create_mandaat_post(Context& ctx) {
    const MandaatInvoer invoer = lees_mandaat(ctx.request.form);
    const auto made = create_mandaat(ctx.tx(), ctx.clock(), ctx.random(), ctx.wie().organisatie, invoer);
    if (!made) return mandaten_page(ctx, invoer, made.error(), 400);
    ctx.log("mandaat.gemaakt", "mandaat", made->value);
    return app::redirect_with(ctx, Url::path("/beheer/mandaten"), "toegevoegd");
}

Response show_mandaat(Context& ctx) {
    const auto m = gevraagd_mandaat(ctx);
    if (!m) return app::error_page(ctx, 404);
    return mandaat_page(ctx, *m, {m->functie, m->onderwerp, m->tot_bedrag ? format_amount_for_field(*m->tot_bedrag) : "", m->toelichting}, {}, 200);
}

Response change_mandaat_post(Context& ctx) {
    const auto m = gevraagd_mandaat(ctx);
    if (!m) return app::error_page(ctx, 404);
    const MandaatInvoer invoer = lees_mandaat(ctx.request.form);
    const auto done = change_mandaat(ctx.tx(), ctx.wie().organisatie, m->id, invoer, lees_versie(ctx.request.form.get("versie")));
    if (!done) return mandaat_page(ctx, *m, invoer, done.error(), 400);
    ctx.log("mandaat.gewijzigd", "mandaat", m->id.value);
    return app::redirect_with(ctx, Url::path("/beheer/mandaten"), "opgeslagen");
}

Response remove_mandaat_post(Context& ctx) {
    const auto m = gevraagd_mandaat(ctx);
    if (!m) return app::error_page(ctx, 404);
    if (const auto done = remove_mandaat(ctx.tx(), ctx.wie().organisatie, m->id); !done) return app::error_page(ctx, done.error());
    ctx.log("mandaat.verwijderd", "mandaat", m->id.value);
    return app::redirect_with(ctx, Url::path("/beheer/mandaten"), "verwijderd");
}

void draw_wie_beslist(Out& out, Context& ctx, const casus::Casus&, const maatwerkplan::Plan& plan) {
    const auto& t = ctx.t();
    const auto doorbraken = plan.van("doorbraak");
    if (doorbraken.empty()) return;
    const auto all = list_mandaten(ctx.tx(), ctx.wie().organisatie);
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-3">{}</h2>{}<p class="ok-zacht"><a class="nl-link" href="/mandaten">{}</a></p></section>)">(
        out, t("mandaat.wie_beslist"),
        [&](Out& o) {
            if (all.empty()) return app::draw_leeg(o, t("mandaat.leeg"));
            for (const auto* d : doorbraken) {
                const auto bedrag = d->bedrag("bedrag");
                if (doorbraken.size() > 1) put<R"(<h3 class="nl-heading nl-heading--level-4">{}</h3>)">(o, d->titel());
                put<R"(<p>{}</p>)">(o, bedrag ? t("mandaat.voor_bedrag", {format_euro(*bedrag)}) : t("mandaat.zonder_bedrag"));
                std::vector<const Mandaat*> passend;
                for (const Mandaat& m : all)
                    if (dekt(m, bedrag)) passend.push_back(&m);
                if (passend.empty()) put<R"(<p>{}</p>)">(o, t("mandaat.niemand"));
                else
                    put<R"(<ul class="ok-stapel">{}</ul>)">(o, [&](Out& list) {
                        for (const Mandaat* m : passend)
                            put<R"(<li><strong>{}</strong>: {} <span class="ok-zacht">({})</span></li>)">(list, m->functie, m->onderwerp, grens(t, *m));
                    });
            }
        },
        t("mandaat.alle"));
}

}  // namespace ontknoop::invoering
