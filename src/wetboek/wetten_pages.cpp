// SPDX-License-Identifier: EUPL-1.2
//
// The law tool on its own: search, one provision, the closed arguments.
#include <algorithm>

#include "app/page.h"
#include "app/session.h"
#include "juristvraag/juristvraag.h"
#include "ruimte/bibliotheek.h"
#include "ruimte/ruimte.h"
#include "wetboek/bepaling_vorm.h"
#include "wetboek/wetboek.h"
#include "wetboek/wetboek_handlers.h"
#include "wetboek/wettekst_vorm.h"
#include "wetboek/zoekvraag.h"
#include "wetten/wetten_store.h"

namespace ontknoop::wetboek {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using wetten::Bepaling;

namespace {

constexpr std::string_view resultaat_id = "gevonden";
constexpr std::string_view alles_id = "gevonden-of-begin";  // what a new question replaces

template <class Lijst>
std::vector<app::Option> opties_van(const std::string& alles, const Lijst& lijst, std::string_view gekozen) {
    std::vector<app::Option> opties{{"", alles}};
    for (const auto& item : lijst) opties.push_back({item.code, item.naam, item.code == gekozen});
    return opties;
}

// The words of the question travel in the body of a POST: what somebody types about a household does not belong in an
// address bar, a history or the log of a proxy.
void draw_zoekformulier(Out& out, Context& ctx, const http::Fields& getypt, const Errors& errors) {
    const auto& t = ctx.t();
    const auto& bepalingen = *ctx.services.bepalingen;
    auto waarde = [&](std::string_view naam) { return std::string(getypt.get(naam)); };
    const app::Field velden[] = {
        {.name = "zoek", .label = t("wetboek.zoek_label"), .soort = app::Invoer::zoek, .value = waarde("zoek"), .hulp = t("wetboek.zoek.hulp"),
         .toon_niet_verplicht = false},
        {.name = "leefgebied", .label = t("wetboek.leefgebied"), .soort = app::Invoer::keuze,
         .opties = opties_van(t("wetboek.alle_leefgebieden"), bepalingen.leefgebieden(), getypt.get("leefgebied")), .toon_niet_verplicht = false},
        {.name = "ruimte", .label = t("wetboek.ruimte"), .soort = app::Invoer::keuze,
         .opties = opties_van(t("wetboek.alle_ruimten"), bepalingen.ruimten(), getypt.get("ruimte")), .toon_niet_verplicht = false},
        {.name = "op", .label = t("wetboek.op"), .soort = app::Invoer::datum, .value = waarde("op"), .hulp = t("wetboek.op.hulp"),
         .toon_niet_verplicht = false},
    };
    put<R"(<form class="ok-zoekbalk" role="search" action="/wetten/zoeken" method="post" data-zoek="{}" novalidate><input type="hidden" name="csrf" value="{}">{}<button class="utrecht-button utrecht-button--primary-action" type="submit">{}</button></form>)">(
        out, alles_id, ctx.csrf_token(), [&](Out& o) { app::draw_fields(o, t, velden, errors); }, t("app.zoeken"));
}

// Where to begin when there is no question yet: by life domain, by kind of room, or with what was said.
void draw_begin(Out& out, Context& ctx) {
    const auto& t = ctx.t();
    const auto& bepalingen = *ctx.services.bepalingen;
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><ul class="ok-rij">{}</ul></section>)">(out, t("wetboek.per_leefgebied"), [&](Out& o) {
        for (const auto& l : bepalingen.leefgebieden())
            put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(o, Url::path("/wetten").query("leefgebied", l.code), l.naam);
    });
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><dl>{}</dl></section>)">(out, t("wetboek.per_ruimte"), [&](Out& o) {
        for (const auto& r : bepalingen.ruimten())
            put<R"(<div><dt><a class="nl-link" href="{}">{}</a></dt><dd>{}</dd></div>)">(o, Url::path("/wetten").query("ruimte", r.code), r.naam, r.uitleg);
    });
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><p><a class="nl-link" href="/wetten/regelingen">{}</a></p></section>)">(
        out, t("wettekst.officiele_teksten"), t("wettekst.lokken"), t("wettekst.regelingen"));
    put<R"(<section class="ok-kaart ok-kaart--nadruk"><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><p><a class="nl-link" href="/wetten/tegenwerpingen">{}</a></p></section>)">(
        out, t("wetboek.tegenwerpingen.kort"), t("wetboek.tegenwerpingen.lokken"), t("wetboek.naar_tegenwerpingen"));
    juristvraag::draw_ingang(out, ctx);
    ruimte::draw_eigen_ingang(out, ctx);
}

// In a plan right from what was found.
void draw_naar_plan(Out& out, const Context& ctx, const Bepaling& b) {
    if (!mag_plannen(ctx.wie())) return;
    put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--secondary-action utrecht-button-link" href="{}">{}<span class="ok-verborgen">: {}</span></a></p>)">(
        out, Url::path("/wetten/bepalingen", b.id, "gebruiken"), ctx.t()("wetboek.gebruiken.knop"), b.aanhaling());
}

Response zoekpagina(Context& ctx, const http::Fields& velden) {
    const auto& t = ctx.t();
    auto vraag = read_zoekvraag(ctx, velden);
    if (vraag && vraag->tekst.empty()) vraag->aantal = meeste_treffers;  // a list to browse
    const Errors errors = vraag ? Errors{} : vraag.error();
    Out content;
    put<R"(<p class="ok-inleiding">{}</p>{}<div id="{}">{}</div>)">(
        content, t("wetboek.uitleg"), [&](Out& o) { draw_zoekformulier(o, ctx, velden, errors); }, alles_id, [&](Out& o) {
            const wetten::Zoekvraag leeg{.tekst = {}, .op = vandaag(ctx)};
            const wetten::Zoekvraag& gesteld = vraag ? *vraag : leeg;
            draw_antwoord(o, ctx, gesteld, is_leeg(gesteld) ? wetten::Antwoord{} : zoek(ctx, gesteld), resultaat_id, 2,
                          [&](Out& knop, const Bepaling& b) { draw_naar_plan(knop, ctx, b); });
            juristvraag::draw_kennis_bij_vraag(o, ctx, gesteld.tekst);
            if (is_leeg(gesteld)) draw_begin(o, ctx);
        });
    return app::render(ctx, {.titel = t("wetboek.titel"), .nav = "wetten", .bij_titel = t("wetboek.bij_titel"), .fouten = errors},
                       std::move(content).html(), errors.empty() ? 200 : 400);
}

app::Kruimel naar_wetten(Context& ctx) { return {ctx.t()("wetboek.titel"), Url::path("/wetten")}; }

void draw_gegeven(Out& out, std::string_view naam, std::string_view waarde) {
    if (!waarde.empty()) put<R"(<div><dt>{}</dt><dd>{}</dd></div>)">(out, naam, waarde);
}

// From when until when, what was read and where.
void draw_versie(Out& out, Context& ctx, const Bepaling& b) {
    const auto& t = ctx.t();
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><dl>{}</dl>{}</section>)">(
        out, t("wetboek.versie"),
        [&](Out& o) {
            draw_gegeven(o, t("wetboek.geldt_vanaf"), b.geldig_vanaf ? format_date(*b.geldig_vanaf) : "");
            draw_gegeven(o, t("wetboek.geldt_tot"), b.geldig_tot ? format_date(*b.geldig_tot) : "");
            draw_gegeven(o, t("wetboek.nagelezen_op"), b.nagelezen ? toestand_in_woorden(b.toestand) : t("wetboek.merk_niet_nagelezen"));
            draw_gegeven(o, t("wetboek.nagelezen_door"), b.nagelezen_door);
            draw_gegeven(o, t("wetboek.gelezen_in"), b.bron);
            draw_gegeven(o, t("wetboek.kenmerk"), b.regeling_id);
        },
        [&](Out& o) { draw_links(o, ctx, b); });
}

void draw_gebruik(Out& out, Context& ctx, const Bepaling& b, const wetten::Ruimte& ruimte) {
    const auto& t = ctx.t();
    put<R"(<section class="ok-kaart ok-kaart--nadruk"><h2 class="nl-heading nl-heading--level-2">{}</h2><ol><li>{}</li><li>{}</li><li>{}</li><li>{}</li></ol>{}</section>)">(
        out, t("wetboek.zo_gebruik_je"), t("wetboek.gebruik.lees"), t("wetboek.gebruik.in_plan"), t("wetboek.gebruik.zin", {ruimte.zin}), ruimte.let_op,
        [&](Out& o) {
            draw_naar_plan(o, ctx, b);
            if (mag_plannen(ctx.wie()))
                put<R"(<p><a class="nl-link" href="{}">{}</a></p>)">(o, Url::path("/wetten/citeren").query("regeling", b.regeling_id).query("artikel", b.artikel),
                                                                  t("wetboek.gebruik.citeer"));
            if (b.helpt_bij.empty()) return;
            put<R"(<p><strong>{}</strong></p><ul>{}</ul>)">(o, t("wetboek.helpt_bij"), [&](Out& list) {
                for (const std::string& voor : b.helpt_bij) put<R"(<li>{}</li>)">(list, voor);
            });
        });
}

// The article itself, when the library has it; else where it is and who can bring it here.
void draw_officiele_tekst(Out& out, Context& ctx, const Bepaling& b) {
    const auto& t = ctx.t();
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    const Date op = vandaag(ctx);
    const auto versie = wetten::find_versie_op(ctx.tx(), gemeente, b.regeling_id, op);
    const auto tekst = versie ? wetten::load_artikel(ctx.tx(), gemeente, b.regeling_id, versie->versie, b.artikel) : std::nullopt;
    const wetten::Artikel* artikel = tekst ? tekst->find_artikel(b.artikel, op) : nullptr;
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2>{}</section>)">(out, t("wettekst.officiele_tekst"), [&](Out& o) {
        if (!artikel) return put<R"(<p class="ok-zacht">{}</p>)">(o, t("wettekst.niet_in_bibliotheek"));
        put<R"(<p class="ok-zacht">{}</p>)">(o, geldigheid_in_woorden(t, versie->geldig_van, versie->geldig_tot));
        draw_wettekst(o, t, tekst->blokken_van(*artikel));
        put<R"(<p><a class="nl-link" href="{}">{}</a></p>)">(o, artikel_url(b.regeling_id, b.artikel), t("wettekst.naar_artikel", {b.artikel, b.regeling}));
    });
}

// Other provisions about the same article, and those that name this one as their limit.
void draw_verwant(Out& out, Context& ctx, const Bepaling& b) {
    const auto& t = ctx.t();
    std::vector<const Bepaling*> verwant;
    for (const Bepaling* ander : ruimte::bepalingen(ctx).zichtbaar(ruimte::gemeente_van(ctx.wie()))) {
        const bool zelfde_artikel = ander->regeling_id == b.regeling_id && ander->artikel == b.artikel;
        const bool noemt_deze = std::ranges::find(ander->grenzen, b.id) != ander->grenzen.end();
        if (ander->id != b.id && (zelfde_artikel || noemt_deze)) verwant.push_back(ander);
    }
    if (verwant.empty()) return;
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><ul>{}</ul></section>)">(out, t("wetboek.hoort_erbij"), [&](Out& o) {
        for (const Bepaling* v : verwant) put<R"(<li><a class="nl-link" href="{}">{}</a>: {}</li>)">(o, bepaling_url(*v), v->aanhaling(), v->titel);
    });
}

}  // namespace

Response get_wetten(Context& ctx) { return zoekpagina(ctx, ctx.request.query); }

Response post_zoeken(Context& ctx) {
    Response response = zoekpagina(ctx, ctx.request.form);
    // Kept by the browser for the way back from an article: a page that was sent with a form cannot be asked for again.
    // Nothing about a household is on it.
    response.headers.set("Cache-Control", "private, no-cache");
    return response;
}

Response get_bepaling(Context& ctx) {
    const Bepaling* b = find_bepaling(ctx, ctx.request.parameters.get("bepaling"));
    if (!b) return app::error_page(ctx, 404);
    const auto& bepalingen = *ctx.services.bepalingen;
    const wetten::Ruimte& ruimte = bepalingen.ruimte(b->ruimte);
    Out content;
    // Found from a plan: the way back to the answer it was found in.
    if (const std::string terug = app::safe_path(ctx.request.query.get("terug")); terug.starts_with("/casussen/"))
        put<R"(<p><a class="nl-link" href="{}">{}</a></p>)">(content, Url::own(terug), ctx.t()("wetboek.terug_naar_antwoord"));
    draw_bepaling(content, ctx, *b, {.op = vandaag(ctx), .kopniveau = 2});
    put<R"(<p><strong>{}</strong> {}</p><ul class="ok-rij">{}</ul>)">(content, ruimte.naam, ruimte.uitleg, [&](Out& o) {
        for (const std::string& code : b->leefgebieden)
            put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(o, Url::path("/wetten").query("leefgebied", code), bepalingen.naam_leefgebied(code));
    });
    draw_officiele_tekst(content, ctx, *b);
    draw_gebruik(content, ctx, *b, ruimte);
    draw_versie(content, ctx, *b);
    draw_verwant(content, ctx, *b);
    juristvraag::draw_kennis_bij_bepaling(content, ctx, b->id);
    ruimte::draw_bij_bepaling(content, ctx, *b);
    return app::render(ctx, {.titel = b->aanhaling(), .nav = "wetten", .kruimels = {naar_wetten(ctx)}}, std::move(content).html());
}

Response get_tegenwerpingen(Context& ctx) {
    const auto& t = ctx.t();
    Out content;
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t("wetboek.tegenwerpingen.uitleg"));
    for (const wetten::Tegenwerping& w : ctx.services.tegenwerpingen->alle())
        put<R"(<section class="ok-bepaling" id="{}"><h2 class="nl-heading nl-heading--level-2">{}</h2><ul class="ok-zacht">{}</ul><p class="ok-groot">{}</p><p class="nl-paragraph">{}</p><p><strong>{}</strong> {}</p></section>)">(
            content, w.id, w.naam,
            [&](Out& o) {
                for (const std::string& zin : w.voorbeelden) put<R"(<li>“{}”</li>)">(o, zin);
            },
            w.kern, w.antwoord, t("wetboek.tegenwerpingen.tip"), w.tip);
    ruimte::draw_eigen_argumenten(content, ctx);
    if (ctx.wie().mag(toegang::Recht::inzicht_lezen))
        put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><ul class="ok-rij"><li><a class="nl-link" href="/inzicht/tegels/tegenwerpingen">{}</a></li><li><a class="nl-link" href="/inzicht/tegels/loketten">{}</a></li><li><a class="nl-link" href="/inzicht/tegels/antwoorden">{}</a></li></ul></section>)">(
            content, t("wetboek.tegenwerpingen.geleerd"), t("wetboek.tegenwerpingen.geleerd_uitleg"), t("wetboek.tegenwerpingen.geleerd_argument"),
            t("wetboek.tegenwerpingen.geleerd_loket"), t("wetboek.tegenwerpingen.geleerd_antwoord"));
    return app::render(ctx, {.titel = t("wetboek.tegenwerpingen.titel"), .nav = "wetten", .kruimels = {naar_wetten(ctx)}}, std::move(content).html());
}

}  // namespace ontknoop::wetboek
