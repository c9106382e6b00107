// SPDX-License-Identifier: EUPL-1.2
//
// Asking colleagues, and thinking along with them. The pages under /vragen know nothing of a case.
#include <algorithm>

#include "app/page.h"
#include "casus/casus_tabs.h"
#include "invoering/invoering_handlers.h"
#include "invoering/uitvraag.h"
#include "maatwerkplan/maatwerkplan.h"

namespace ontknoop::invoering {

using app::Context;
using app::Invoer;
using app::Option;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

std::string dag(const std::string& moment) {
    const auto at = parse_iso_timestamp(moment);
    return at ? format_date(*at) : std::string();
}

void draw_vragen(Out& out, const Context& ctx, const std::vector<Uitvraag>& all) {
    const auto& t = ctx.t();
    put<R"(<ul class="ok-stapel">{}</ul>)">(out, [&](Out& o) {
        for (const Uitvraag& u : all)
            put<R"(<li class="ok-kaart"><p><a class="nl-link" href="/vragen/{}">{}</a></p><p class="ok-zacht">{}</p></li>)">(
                o, u.id, u.vraag, t(u.gesloten_op.empty() ? "uitvraag.regel" : "uitvraag.regel_gesloten", {dag(u.op), std::to_string(u.antwoorden)}));
    });
}

Response vraag_page(Context& ctx, const Uitvraag& u, std::string_view tekst, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const auto namen = toegang::namen(ctx.tx(), ctx.wie().organisatie);
    auto naam_van_wie = [&](const GebruikerId& id) {
        const auto it = std::find_if(namen.begin(), namen.end(), [&](const auto& n) { return n.first == id; });
        return it == namen.end() ? std::string() : it->second;
    };
    const auto all = antwoorden(ctx, u);
    Out content;
    put<R"(<blockquote class="ok-kernzin"><p class="ok-opmerking__tekst">{}</p></blockquote><p class="ok-zacht">{}</p><h2 class="nl-heading nl-heading--level-2">{}</h2>)">(
        content, u.vraag, t(u.gesloten_op.empty() ? "uitvraag.regel" : "uitvraag.regel_gesloten", {dag(u.op), std::to_string(u.antwoorden)}), t("uitvraag.antwoorden"));
    if (all.empty()) app::draw_leeg(content, t("uitvraag.geen_antwoorden"));
    else
        put<R"(<ul class="ok-stapel">{}</ul>)">(content, [&](Out& o) {
            for (const UitvraagAntwoord& a : all)
                put<R"(<li class="ok-kaart"><p class="ok-opmerking__tekst">{}</p><p class="ok-zacht">{} {}</p></li>)">(o, a.tekst, dag(a.op), t("app.door", {naam_van_wie(a.door)}));
        });
    if (u.gesloten_op.empty()) {
        app::draw_form(content, ctx, {.action = Url::path("/vragen", u.id, "antwoorden"), .knop = t("uitvraag.antwoord_knop"), .eenmalig = true}, [&](Out& o) {
            app::draw_field(o, t, {.name = "tekst", .label = t("uitvraag.antwoord"), .soort = Invoer::tekst, .value = std::string(tekst), .hulp = t("uitvraag.antwoord_hulp"), .nodig = true, .rijen = 5, .maximum = 4000}, errors);
        });
        if (u.gesteld_door == ctx.wie().gebruiker && ctx.wie().mag(toegang::Recht::casus_maken))
            app::draw_button_form(content, ctx, Url::path("/vragen", u.id, "sluiten"), t("uitvraag.sluiten"));
    } else if (!tekst.empty()) {
        // Closed while the answer was being written: the words stay, to copy them.
        put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><p class="ok-opmerking__tekst">{}</p>)">(content, t("uitvraag.antwoord"), tekst);
    }
    return app::render(ctx, {.titel = t("uitvraag.vraag_titel"), .kruimels = {{t("uitvraag.titel"), Url::path("/vragen")}}, .vorm = "smal", .fouten = errors},
                       std::move(content).html(), status);
}

Response casus_vragen_page(Context& ctx, const maatwerkplan::Geopend& g, const http::Fields& form, const Errors& errors, int status) {
    const auto& t = ctx.t();
    Out content;
    casus::draw_casus_tabs(content, ctx, g.casus, "");
    if (g.casus.oefen) app::draw_leeg(content, t("uitvraag.oefen_uitleg"));
    else if (g.casus.toegang == casus::Toegang::schrijven) {
        const auto gekozen = form.all("teams");
        std::vector<Option> teams;
        for (const auto& team : organisatie::teams(ctx.tx(), ctx.wie().organisatie))
            teams.push_back({team.id, team.naam, std::find(gekozen.begin(), gekozen.end(), team.id) != gekozen.end()});
        put<R"(<div class="utrecht-alert utrecht-alert--warning"><div class="utrecht-alert__content"><p class="nl-paragraph">{}</p></div></div>)">(content, t("uitvraag.waarschuwing"));
        app::draw_form(content, ctx, {.action = Url::path("/casussen", g.casus.id, "vragen"), .knop = t("uitvraag.stel_knop"), .eenmalig = true}, [&](Out& o) {
            app::draw_field(o, t, {.name = "vraag", .label = t("uitvraag.vraag"), .soort = Invoer::tekst, .value = std::string(form.get("vraag")), .hulp = t("uitvraag.vraag_hulp"), .voorbeeld = t("uitvraag.vraag_voorbeeld"), .nodig = true, .rijen = 5, .maximum = 2000}, errors);
            if (!teams.empty())
                app::draw_field(o, t, {.name = "teams", .label = t("uitvraag.teams"), .soort = Invoer::vakjes, .opties = std::move(teams), .hulp = t("uitvraag.teams_hulp")}, errors);
        });
    }
    const auto all = vragen_van(ctx, g.casus);
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(content, t("uitvraag.eerder"));
    if (all.empty()) app::draw_leeg(content, t("uitvraag.eerder_leeg"));
    else draw_vragen(content, ctx, all);
    return app::render(ctx, {.titel = t("uitvraag.stel_titel"), .nav = "casussen", .kruimels = {{t("nav.casussen"), Url::path("/casussen")}}, .vorm = "smal", .oefen = g.casus.oefen, .fouten = errors},
                       std::move(content).html(), status);
}

// Who may not think along learns nothing, not even that there is a question.
std::optional<Uitvraag> gevraagde_uitvraag(Context& ctx) {
    if (!mag_meedenken(ctx.wie())) return std::nullopt;
    return find_uitvraag(ctx, ctx.request.parameters.get("uitvraag"));
}

}  // namespace

Response show_vragen(Context& ctx) {
    if (!mag_meedenken(ctx.wie())) return app::error_page(ctx, 403);
    const auto& t = ctx.t();
    app::Bladeren bladeren = app::read_bladeren(ctx.request);
    bladeren.totaal = count_open_vragen(ctx);
    const auto all = open_vragen(ctx, bladeren.per_pagina, bladeren.offset());
    Out content;
    if (all.empty()) app::draw_leeg(content, t("uitvraag.leeg"));
    else draw_vragen(content, ctx, all);
    app::draw_bladeren(content, ctx, bladeren);
    return app::render(ctx, {.titel = t("uitvraag.titel"), .bij_titel = t("uitvraag.bij_titel"), .vorm = "smal"}, std::move(content).html());
}

Response show_vraag(Context& ctx) {
    const auto u = gevraagde_uitvraag(ctx);
    if (!u) return app::error_page(ctx, 404);
    return vraag_page(ctx, *u, "", {}, 200);
}

Response answer_vraag(Context& ctx) {
    const auto u = gevraagde_uitvraag(ctx);
    if (!u) return app::error_page(ctx, 404);
    const std::string_view tekst = ctx.request.form.get("tekst");
    if (const auto done = answer(ctx, *u, tekst); !done) return vraag_page(ctx, *u, tekst, done.error(), 400);
    return app::redirect_with(ctx, Url::path("/vragen", u->id), "toegevoegd");
}

Response close_vraag(Context& ctx) {
    const auto u = gevraagde_uitvraag(ctx);
    if (!u) return app::error_page(ctx, 404);
    if (const auto done = close(ctx, *u); !done) return app::error_page(ctx, done.error());
    return app::redirect_with(ctx, Url::path("/vragen", u->id), "opgeslagen");
}

Response show_vragen_van_casus(Context& ctx) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!g) return app::error_page(ctx, g.error());
    return casus_vragen_page(ctx, *g, {}, {}, 200);
}

Response ask_vraag(Context& ctx) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!g) return app::error_page(ctx, g.error());
    const auto& form = ctx.request.form;
    const auto asked = ask(ctx, g->casus, g->plan, form.get("vraag"), form.all("teams"));
    if (!asked) return casus_vragen_page(ctx, *g, form, asked.error(), 400);
    return app::redirect_with(ctx, Url::path("/casussen", g->casus.id, "vragen"), "uitvraag_gesteld");
}

void draw_vraag_collegas(Out& out, Context& ctx, const casus::Casus& casus, const maatwerkplan::Plan&) {
    if (casus.oefen || casus.toegang != casus::Toegang::schrijven || !ctx.wie().mag(toegang::Recht::casus_maken)) return;
    const auto& t = ctx.t();
    put<R"(<p class="nl-paragraph">{} <a class="nl-link" href="/casussen/{}/vragen">{}</a></p>)">(out, t("uitvraag.vastgelopen"), casus.id, t("uitvraag.stel_titel"));
}

}  // namespace ontknoop::invoering
