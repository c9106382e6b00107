// SPDX-License-Identifier: EUPL-1.2
//
// The price library, and using one of its prices in a plan.
#include <algorithm>

#include "app/page.h"
#include "base/money.h"
#include "base/text.h"
#include "maatwerkplan/maatwerkplan.h"
#include "rekenblad/rekenblad_delen.h"
#include "rekentool/prijzen.h"

namespace ontknoop::rekenblad {

using app::Context;
using app::Field;
using app::Invoer;
using app::Option;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using rekentool::Prijs;

namespace {

// "€ 1.401,50"; a price with parts of a cent keeps them.
std::string toon_prijs(const rekentool::Decimaal& bedrag) {
    const std::string tekst = met_komma(bedrag.text());
    const auto euro = parse_euro(tekst);
    return euro ? format_euro(*euro) : "€ " + tekst;
}

void draw_prijs_feiten(Out& out, const inhoud::Teksten& t, const Prijs& p) {
    put<R"(<strong class="ok-bedrag">{}</strong> {} {}{}{})">(
        out, toon_prijs(p.bedrag.waarschijnlijk), t("prijzen.per", {p.eenheid}), p.prijsjaar ? t("prijzen.prijspeil", {std::to_string(*p.prijsjaar)}) : t("prijzen.zonder_jaar"),
        [&](Out& o) {
            if (!p.aan) put<R"( <span class="ok-label ok-label--let-op">{}</span>)">(o, t("prijzen.uit"));
            if (p.controletotaal) put<R"( <span class="ok-label">{}</span>)">(o, t("prijzen.controletotaal"));
        },
        [&](Out& o) {
            if (p.bewijsgraad == rekentool::Bewijsgraad::aangehaald) put<R"( <span class="ok-label">{}</span>)">(o, t("prijzen.aangehaald"));
        });
}

}  // namespace

// --- in the plan ------------------------------------------------------------------------------------------------------
void draw_boven(Out& out, Context& ctx, const casus::Casus& casus, const maatwerkplan::Plan& plan) {
    const auto& t = ctx.t();
    draw_weergave(out, ctx, casus);
    if (casus.toegang != casus::Toegang::schrijven) return;
    const std::string zoek(utf8_prefix(ctx.request.query.get("prijs"), 80));
    put<R"(<details class="ok-uitklap"{}><summary>{}</summary><div class="ok-uitklap__binnen">{}{}</div></details>)">(
        out, html::Attributes().flag("open", !zoek.empty()), t("rekenblad.zoek_prijs"),
        [&](Out& o) {
            app::draw_form(o, ctx, {.action = Url::path("/casussen", casus.id, "plan", "kosten"), .knop = t("app.zoeken"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"},
                           [&](Out& f) { app::draw_field(f, t, {.name = "prijs", .label = t("rekenblad.zoek_prijs_label"), .soort = Invoer::zoek, .value = zoek, .hulp = t("rekenblad.zoek_prijs_hulp"), .toon_niet_verplicht = false}, {}); });
        },
        [&](Out& o) {
            if (zoek.empty()) return;
            const auto gevonden = ctx.services.prijslijst->find({.woorden = zoek, .hoogstens = 12});
            if (gevonden.empty()) {
                app::draw_leeg(o, t("pagina.prijzen.leeg"));
                return;
            }
            put<R"(<ul class="ok-stapel">{}</ul>)">(o, [&](Out& list) {
                for (const Prijs* p : gevonden)
                    put<R"(<li class="ok-post"><p>{}<br>{}</p><p class="ok-zacht">{}</p>{}</li>)">(
                        list, p->naam, [&](Out& f) { draw_prijs_feiten(f, t, *p); }, p->bron, [&](Out& b) {
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
    const Prijs* p = ctx.services.prijslijst->get(ctx.request.form.get("prijs"));
    if (!p || !p->aan) return app::error_page(ctx, Errors{{"prijs.onbekend", {}, ""}});
    const auto added = maatwerkplan::add(ctx, g->casus, g->plan, "kostenpost", "", invoer_van_prijs(*p));
    if (!added) return app::error_page(ctx, added.error());
    return http::redirect(Url::path("/casussen", g->casus.id, "plan", "kosten").query("melding", "toegevoegd").anchor("post-" + added->value).text());
}

// --- the library ------------------------------------------------------------------------------------------------------
Response show_prijzen(Context& ctx) {
    const auto& t = ctx.t();
    const auto& q = ctx.request.query;
    const auto& lijst = *ctx.services.prijslijst;
    const rekentool::Prijsvraag vraag{.woorden = std::string(utf8_prefix(q.get("zoek"), 80)), .categorie = std::string(utf8_prefix(q.get("categorie"), 60)),
                                      .ook_uitgeschakeld = q.get("uit") == "ja", .hoogstens = 1000};
    const auto gevonden = lijst.find(vraag);
    app::Bladeren bladeren = app::read_bladeren(ctx.request, 25);
    bladeren.totaal = static_cast<std::int64_t>(gevonden.size());
    std::vector<Option> categorieen{{"", t("prijzen.alle_categorieen"), vraag.categorie.empty()}};
    for (const std::string& c : lijst.categories()) categorieen.push_back({c, c, c == vraag.categorie});
    const Field fields[] = {
        {.name = "zoek", .label = t("prijzen.zoek"), .soort = Invoer::zoek, .value = vraag.woorden, .toon_niet_verplicht = false},
        {.name = "categorie", .label = t("prijzen.categorie"), .soort = Invoer::keuze, .opties = std::move(categorieen), .toon_niet_verplicht = false},
        {.name = "uit", .label = t("prijzen.ook"), .soort = Invoer::vakjes, .opties = {{"ja", t("prijzen.ook_uit"), vraag.ook_uitgeschakeld}}, .toon_niet_verplicht = false},
    };
    Out content;
    app::draw_form(content, ctx, {.action = Url::path("/prijzen"), .knop = t("app.zoeken"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"},
                   [&](Out& o) { app::draw_fields(o, t, fields, {}); });
    if (gevonden.empty()) app::draw_leeg(content, t("pagina.prijzen.leeg"));
    else
        put<R"(<p aria-live="polite">{}</p><ul class="ok-stapel">{}</ul>)">(content, t("app.aantal_gevonden", {std::to_string(gevonden.size())}), [&](Out& o) {
            const auto first = static_cast<std::size_t>(bladeren.offset());
            for (std::size_t i = first; i < gevonden.size() && i < first + 25; ++i)
                put<R"(<li class="ok-post"><p><a class="nl-link" href="/prijzen/{}">{}</a><br>{}</p><p class="ok-zacht">{}</p></li>)">(
                    o, gevonden[i]->id, gevonden[i]->naam, [&](Out& f) { draw_prijs_feiten(f, t, *gevonden[i]); }, gevonden[i]->bron);
        });
    app::draw_bladeren(content, ctx, bladeren);
    return app::render(ctx, {.titel = t("pagina.prijzen.titel"), .nav = "prijzen", .bij_titel = t("pagina.prijzen.uitleg")}, std::move(content).html());
}

Response show_prijs(Context& ctx) {
    const auto& t = ctx.t();
    const Prijs* p = ctx.services.prijslijst->get(ctx.request.parameters.get("prijs"));
    if (!p) return app::error_page(ctx, 404);
    Out content;
    if (!p->aan) put<R"(<p class="utrecht-alert utrecht-alert--warning"><span class="utrecht-alert__content">{}</span></p>)">(content, t("prijzen.uit_uitleg"));
    auto feit = [&](Out& o, std::string_view naam, const std::string& waarde) {
        if (!waarde.empty())
            put<R"(<div class="utrecht-data-list__item"><dt class="utrecht-data-list__item-key">{}</dt><dd class="utrecht-data-list__item-value">{}</dd></div>)">(o, t("prijzen." + std::string(naam)), waarde);
    };
    put<R"(<p class="ok-groot">{}</p><dl class="utrecht-data-list utrecht-data-list--rows">{}</dl>)">(
        content, [&](Out& o) { draw_prijs_feiten(o, t, *p); }, [&](Out& o) {
            if (p->bedrag.laag && p->bedrag.hoog) feit(o, "bandbreedte", t("prijzen.van_tot", {toon_prijs(*p->bedrag.laag), toon_prijs(*p->bedrag.hoog)}));
            feit(o, "wet", p->wet);
            feit(o, "betaler", p->betaler);
            feit(o, "soort", t("optie.kost_soort." + std::string(rekentool::to_text(p->soort))));
            feit(o, "verzilverbaar", t("optie.verzilverbaar." + std::string(rekentool::to_text(p->klasse))));
            feit(o, "bewijs", t("optie.bewijsgraad." + std::string(bewijsgraad_code(p->bewijsgraad))));
            feit(o, "bron", p->bron);
            feit(o, "opmerking", p->opmerking);
            if (p->geldig_vanaf) feit(o, "geldig_vanaf", format_date(*p->geldig_vanaf));
        });
    if (!p->bron_url.empty()) put<R"(<p><a class="nl-link" href="{}" rel="noopener">{}</a></p>)">(content, Url::external(p->bron_url), t("prijzen.naar_bron"));
    return app::render(ctx, {.titel = p->naam, .nav = "prijzen", .kruimels = {{t("nav.prijzen"), Url::path("/prijzen")}}, .vorm = "smal"}, std::move(content).html());
}

}  // namespace ontknoop::rekenblad
