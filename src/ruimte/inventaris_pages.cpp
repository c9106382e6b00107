// SPDX-License-Identifier: EUPL-1.2
//
// The checklist of local articles: what to look for and where, what was found, and from there to an entry.
#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "ruimte/inventaris.h"
#include "ruimte/ruimte_handlers.h"

namespace ontknoop::ruimte {

using app::Context;
using app::Invoer;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

// The form that was refused.
struct Geweigerd {
    Bevinding bevinding;
    Errors fouten;
};

const Bevinding* find_bevinding(const std::vector<Bevinding>& all, std::string_view id) {
    const auto found = std::ranges::find(all, id, &Bevinding::onderdeel);
    return found == all.end() ? nullptr : &*found;
}

void draw_stand(Out& out, Context& ctx, const Bevinding& b, const Namen& namen) {
    const auto& t = ctx.t();
    put<R"(<p><span class="ok-label{}">{}</span> {}</p>{}{})">(
        out, b.status == "te_zoeken" ? "" : " ok-label--let-op", t("inventaris.status." + b.status), b.vindplaats,
        [&](Out& o) {
            if (!b.toelichting.empty()) put<R"(<p class="ok-opmerking__tekst">{}</p>)">(o, b.toelichting);
        },
        [&](Out& o) {
            if (b.door) put<R"(<p class="ok-zacht">{} {}</p>)">(o, dag_van(b.op), t("app.door", {namen(*b.door)}));
        });
}

void draw_vervolg(Out& out, Context& ctx, const Inventarisdeel& deel, const Bevinding& b) {
    if (b.status != "gevonden") return;
    const auto& t = ctx.t();
    if (b.bepaling.empty())
        put<R"(<p><a class="nl-link" href="{}">{}<span class="ok-verborgen">: {}</span></a></p>)">(
            out, Url::path("/wetten/eigen/nieuw").query("onderdeel", deel.id), t("inventaris.maak_bepaling"), deel.naam);
    else
        put<R"(<p><a class="nl-link" href="/wetten/eigen/{}">{}<span class="ok-verborgen">: {}</span></a></p>)">(out, b.bepaling, t("inventaris.naar_bepaling"), deel.naam);
}

// Field ids carry the item: the same form stands on the page for every item.
void draw_formulier(Out& out, Context& ctx, const Inventarisdeel& deel, const Bevinding& b, const Errors& errors, bool open) {
    const auto& t = ctx.t();
    std::vector<app::Option> statussen;
    for (const std::string_view code : inventaris_statussen) statussen.push_back({std::string(code), t("inventaris.status." + std::string(code)), code == b.status});
    put<R"(<details class="ok-uitklap"{}><summary>{}<span class="ok-verborgen">: {}</span></summary><div class="ok-uitklap__binnen">{}</div></details>)">(
        out, html::Attributes().flag("open", open), t("inventaris.bijwerken"), deel.naam, [&](Out& o) {
            app::draw_form(o, ctx, {.action = Url::path("/wetten/inventaris"), .knop = t("app.opslaan")}, [&](Out& f) {
                put<R"(<input type="hidden" name="onderdeel" value="{}"><input type="hidden" name="versie" value="{}">)">(f, deel.id, b.versie);
                const app::Field velden[] = {
                    {.name = "status", .label = t("inventaris.status_kop"), .soort = Invoer::radio, .opties = statussen, .nodig = true, .id = deel.id + "-status"},
                    {.name = "vindplaats", .label = t("inventaris.vindplaats"), .value = b.vindplaats, .hulp = t("inventaris.vindplaats_hulp"), .maximum = 300, .id = deel.id + "-vindplaats"},
                    {.name = "toelichting", .label = t("inventaris.toelichting"), .soort = Invoer::tekst, .value = b.toelichting, .rijen = 3, .maximum = 1000, .id = deel.id + "-toelichting"},
                };
                app::draw_fields(f, t, velden, errors);
            });
        });
}

void draw_deel(Out& out, Context& ctx, const Inventarisdeel& deel, const Bevinding& b, const Namen& namen, const Geweigerd* getypt) {
    const auto& t = ctx.t();
    put<R"(<li class="ok-kaart" id="deel-{}"><h3 class="nl-heading nl-heading--level-3">{}</h3><p>{}</p><p class="ok-zacht"><strong>{}</strong> {}</p><p class="ok-zacht">{}</p>{}{}{}</li>)">(
        out, deel.id, deel.naam, deel.zoek_naar, t("inventaris.zoek_in"), deel.zoek_in, deel.waarom, [&](Out& o) { draw_stand(o, ctx, b, namen); },
        [&](Out& o) { draw_vervolg(o, ctx, deel, b); },
        [&](Out& o) {
            if (mag_bijdragen(ctx.wie())) draw_formulier(o, ctx, deel, getypt ? getypt->bevinding : b, getypt ? getypt->fouten : Errors{}, getypt != nullptr);
        });
}

Response inventaris_page(Context& ctx, const Geweigerd* getypt, int status) {
    const auto& t = ctx.t();
    const auto groepen = load_inventaris(ctx.services.bestanden, *ctx.services.bepalingen);
    const auto all = bevindingen(ctx);
    const std::string_view filter = ctx.request.query.get("status");
    const bool filtert = std::ranges::find(inventaris_statussen, filter) != std::end(inventaris_statussen);
    const Namen namen(ctx);
    std::size_t totaal = 0, klaar = 0, gevonden = 0;
    for (const auto& groep : groepen)
        for (const auto& deel : groep.delen) {
            const Bevinding* b = find_bevinding(all, deel.id);
            ++totaal;
            klaar += b && b->status != "te_zoeken";
            gevonden += b && b->status == "gevonden";
        }
    Out content;
    put<R"(<p class="ok-inleiding">{}</p><div class="ok-voortgang"><label for="voortgang">{}</label><progress id="voortgang" max="{}" value="{}"></progress></div><p class="ok-rij">{}</p>)">(
        content, t("inventaris.uitleg"), t("inventaris.voortgang", {std::to_string(klaar), std::to_string(totaal), std::to_string(gevonden)}), totaal, klaar, [&](Out& o) {
            put<R"(<a class="nl-link" href="/wetten/inventaris"{}>{}</a> )">(o, html::Attributes().set_if("aria-current", filtert ? "" : "page"), t("inventaris.alles"));
            for (const std::string_view code : inventaris_statussen)
                put<R"(<a class="nl-link" href="{}"{}>{}</a> )">(o, Url::path("/wetten/inventaris").query("status", code),
                                                                 html::Attributes().set_if("aria-current", filter == code ? "page" : ""), t("inventaris.status." + std::string(code)));
        });
    bool iets = false;
    for (const Inventarisgroep& groep : groepen) {
        Out delen;
        for (const Inventarisdeel& deel : groep.delen) {
            const Bevinding* opgeslagen = find_bevinding(all, deel.id);
            const Bevinding b = opgeslagen ? *opgeslagen : Bevinding{.onderdeel = deel.id, .vindplaats = {}, .toelichting = {}, .bepaling = {}, .door = {}, .op = {}};
            const bool geweigerd = getypt && getypt->bevinding.onderdeel == deel.id;
            if (filtert && b.status != filter && !geweigerd) continue;
            draw_deel(delen, ctx, deel, b, namen, geweigerd ? getypt : nullptr);
        }
        if (delen.text.empty()) continue;
        iets = true;
        put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><ul class="ok-stapel">{}</ul></section>)">(content, groep.naam, std::move(delen).html());
    }
    if (!iets) app::draw_leeg(content, t("inventaris.geen_bij_keuze"));
    Errors op_pagina = getypt ? getypt->fouten : Errors{};
    for (Error& e : op_pagina)
        if (!e.field.empty()) e.field = getypt->bevinding.onderdeel + "-" + e.field;
    return app::render(ctx, {.titel = t("inventaris.titel"), .nav = "wetten", .kruimels = {{t("nav.wetten"), Url::path("/wetten")}}, .bij_titel = t("inventaris.bij_titel"), .fouten = op_pagina},
                       std::move(content).html(), status);
}

}  // namespace

Response show_inventaris(Context& ctx) { return inventaris_page(ctx, nullptr, 200); }

Response post_inventaris(Context& ctx) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    const auto& form = ctx.request.form;
    Bevinding b{.onderdeel = std::string(form.get("onderdeel")), .status = std::string(form.get("status")), .vindplaats = std::string(form.get("vindplaats")),
                .toelichting = std::string(form.get("toelichting")), .bepaling = {}, .door = {}, .op = {}};
    const std::string_view typed = form.get("versie");
    std::int64_t versie = -1;
    std::from_chars(typed.data(), typed.data() + typed.size(), versie);
    const auto done = note(ctx, b, versie);
    if (done) return app::redirect_with(ctx, Url::path("/wetten/inventaris"), "opgeslagen");
    if (is_not_found(done.error())) return app::error_page(ctx, 404);
    // Who saw the collision and sends again means it.
    const auto all = bevindingen(ctx);
    if (const Bevinding* stored = find_bevinding(all, b.onderdeel)) b.versie = stored->versie;
    const Geweigerd getypt{std::move(b), done.error()};
    return inventaris_page(ctx, &getypt, 400);
}

}  // namespace ontknoop::ruimte
