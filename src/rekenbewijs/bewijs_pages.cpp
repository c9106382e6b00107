// SPDX-License-Identifier: EUPL-1.2
//
// The proof of one calculation: its receipt, what the reviewer said, every receipt that was kept.
#include <algorithm>

#include "casus/casus_tabs.h"
#include "rekenbewijs/rekenbewijs_handlers.h"
#include "rekenbewijs/rekenbewijs_store.h"
#include "rekenblad/rekenblad.h"

namespace ontknoop::rekenbewijs {

using app::Context;
using app::Field;
using app::Option;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using maatwerkplan::Geopend;
using toegang::Recht;

namespace {

Url pad_van(const casus::Casus& c) { return Url::path("/casussen", c.id, "rekenbewijs"); }

// Who may write in the case, and who reviews, may have a receipt kept.
bool mag_bewaren(const Context& ctx, const casus::Casus& c) {
    return c.toegang == casus::Toegang::schrijven || ctx.wie().mag(Recht::rekensom_aftekenen);
}

struct Feit {
    std::string naam, waarde;
};
void draw_feiten(Out& out, const std::vector<Feit>& feiten) {
    put<R"(<dl class="utrecht-data-list utrecht-data-list--rows">{}</dl>)">(out, [&](Out& o) {
        for (const Feit& f : feiten)
            put<R"(<div class="utrecht-data-list__item"><dt class="utrecht-data-list__item-key">{}</dt><dd class="utrecht-data-list__item-value">{}</dd></div>)">(o, f.naam, f.waarde);
    });
}

// A long hash in groups of eight, so that it can be read out and wraps on a small screen.
std::string in_groepen(std::string_view hash) {
    std::string all;
    for (std::size_t i = 0; i < hash.size(); i += 8) all += (i ? " " : "") + std::string(hash.substr(i, 8));
    return all;
}

// Everything a receipt rests on, apart from its lines.
std::vector<Feit> feiten_van(const inhoud::Teksten& t, const rekentool::Ontvangstbewijs& b) {
    auto feit = [&](std::string_view naam, std::string waarde) { return Feit{t("rekenbewijs.feit." + std::string(naam)), std::move(waarde)}; };
    std::vector<Feit> all{feit("id", b.id), feit("motor", b.motor_versie), feit("generator", b.generator),
                          feit("zaad", std::to_string(b.invoer.simulatie.zaad)), feit("trekkingen", std::to_string(b.invoer.simulatie.trekkingen)),
                          feit("horizon", std::to_string(b.invoer.horizon_maanden)), feit("basisjaar", std::to_string(b.invoer.basisjaar))};
    for (const auto& [naam, versie] : b.inhoud_versies) all.push_back({t("rekenbewijs.feit.inhoud", {naam}), versie});
    all.push_back(feit("invoer_hash", in_groepen(b.invoer_hash)));
    all.push_back(feit("uitkomst_hash", in_groepen(b.uitkomst_hash)));
    return all;
}

void draw_uitkomst(Out& out, const inhoud::Teksten& t, const rekentool::Uitkomst& u) {
    draw_feiten(out, {{t("scenario.nu"), format_euro(u.kosten.nu)}, {t("scenario.niets"), format_euro(u.kosten.niets)},
                      {t("scenario.plan"), format_euro(u.kosten.plan)}, {t("scenario.doorbraak"), format_euro(u.kosten.doorbraak)},
                      {t("rekenblad.saldo"), format_euro(u.saldo)}});
}

void draw_alert(Out& out, std::string_view soort, std::string_view tekst) {
    put<R"(<div class="utrecht-alert utrecht-alert--{}"><div class="utrecht-alert__content"><p class="nl-paragraph">{}</p></div></div>)">(out, soort, tekst);
}

std::string_view kleur(Beoordeling b) { return b == Beoordeling::akkoord ? "ok" : b == Beoordeling::open || b == Beoordeling::geen_som ? "info" : "warning"; }

void draw_keuring(Out& out, Context& ctx, const Keuring& keuring) {
    const auto& t = ctx.t();
    draw_alert(out, kleur(keuring.beoordeling), in_woorden(ctx, keuring));
    if (!keuring.verschillen.empty())
        put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>{}<p><a class="nl-link" href="{}">{}</a></p>)">(
            out, t("rekenbewijs.wat_is_gewijzigd"), [&](Out& o) { draw_verschillen(o, t, keuring.verschillen); },
            Url::own(ctx.request.path + "/" + keuring.oordeel->bewijs_id), t("rekenbewijs.bekijk_ondertekend"));
}

// --- the review -------------------------------------------------------------------------------------------------------
void draw_oordeel_form(Out& out, Context& ctx, const Geopend& g, const std::string& bewijs_id, const Errors& errors) {
    const auto& t = ctx.t();
    const auto& form = ctx.request.form;
    const bool getypt = form.has("oordeel");
    const auto gekozen = form.all("punten");
    std::vector<Option> opties;
    for (const std::string_view punt : punten())
        opties.push_back({std::string(punt), t("rekenbewijs.punt." + std::string(punt)), std::find(gekozen.begin(), gekozen.end(), punt) != gekozen.end()});
    const bool terug = form.get("oordeel") == "terug";
    const Field fields[] = {
        {.name = "punten", .label = t("rekenbewijs.punten"), .soort = app::Invoer::vakjes, .opties = std::move(opties), .hulp = t("rekenbewijs.punten_hulp"), .toon_niet_verplicht = false},
        {.name = "oordeel", .label = t("rekenbewijs.oordeel"), .soort = app::Invoer::radio, .opties = {{"akkoord", t("rekenbewijs.kies_akkoord"), getypt && !terug}, {"terug", t("rekenbewijs.kies_terug"), terug}}, .nodig = true},
        {.name = "opmerking", .label = t("rekenbewijs.opmerking"), .soort = app::Invoer::tekst, .value = std::string(form.get("opmerking")), .hulp = t("rekenbewijs.opmerking_hulp"), .maximum = 2000},
    };
    put<R"(<section class="ok-kaart" id="beoordelen"><h2 class="nl-heading nl-heading--level-2">{}</h2>{}</section>)">(out, t("rekenbewijs.beoordeel"), [&](Out& o) {
        app::draw_form(o, ctx, {.action = Url::path("/casussen", g.casus.id, "rekenbewijs", "oordelen"), .knop = t("rekenbewijs.oordeel_knop")}, [&](Out& f) {
            put<R"(<input type="hidden" name="bewijs" value="{}">)">(f, bewijs_id);
            app::draw_fields(f, t, fields, errors);
        });
    });
}

void draw_intrekken(Out& out, Context& ctx, const Geopend& g, const Errors& errors) {
    const auto& t = ctx.t();
    put<R"(<details class="ok-uitklap"{}><summary>{}</summary><div class="ok-uitklap__binnen"><p>{}</p>{}</div></details>)">(
        out, html::Attributes().flag("open", ctx.request.form.has("reden")), t("rekenbewijs.trek_in"), t("rekenbewijs.trek_in_uitleg"), [&](Out& o) {
            app::draw_form(o, ctx, {.action = Url::path("/casussen", g.casus.id, "rekenbewijs", "intrekken"), .knop = t("rekenbewijs.trek_in"), .knop_soort = "secondary-action"}, [&](Out& f) {
                app::draw_field(f, t, {.name = "reden", .label = t("rekenbewijs.reden"), .soort = app::Invoer::tekst, .value = std::string(ctx.request.form.get("reden")), .nodig = true, .rijen = 3, .maximum = 2000}, errors);
            });
        });
}

void draw_oordelen(Out& out, Context& ctx, const casus::Casus& c, const std::vector<Oordeel>& all) {
    const auto& t = ctx.t();
    if (all.empty()) return;
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2><ol class="ok-tijdlijn">{}</ol></section>)">(out, t("rekenbewijs.eerdere_oordelen"), [&](Out& o) {
        for (const Oordeel& x : all)
            put<R"(<li><strong>{}</strong> {} <span class="ok-zacht">{}</span> <a class="nl-link" href="/casussen/{}/rekenbewijs/{}">{}</a>{}{}</li>)">(
                o, t(x.akkoord ? "rekenbewijs.was_akkoord" : "rekenbewijs.was_terug"), dag_van(x.op), t("app.door", {naam_van_wie(ctx, x.door)}), c.id, x.bewijs_id,
                t("rekenbewijs.bewijs_nummer", {x.bewijs_id}),
                [&](Out& p) {
                    if (!x.opmerking.empty()) put<R"(<p class="ok-opmerking__tekst">{}</p>)">(p, x.opmerking);
                },
                [&](Out& p) {
                    if (!x.ingetrokken_op.empty())
                        put<R"(<p>{}</p><p class="ok-opmerking__tekst">{}</p>)">(p, t("rekenbewijs.ingetrokken_regel", {dag_van(x.ingetrokken_op), naam_van_wie(ctx, x.ingetrokken_door)}), x.reden);
                });
    });
}

void draw_bewaard(Out& out, Context& ctx, const casus::Casus& c, const std::string& nu) {
    const auto& t = ctx.t();
    const auto all = store::bewijzen(ctx, c);
    const bool dit_bewaard = std::any_of(all.begin(), all.end(), [&](const Bewijs& b) { return b.id == nu; });
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p>{}{}</section>)">(
        out, t("rekenbewijs.bewaard"), t("rekenbewijs.bewaard_uitleg"),
        [&](Out& o) {
            if (all.empty()) return;
            put<R"(<div class="ok-tabel" role="region" tabindex="0" aria-labelledby="bewaard-kop"><table class="utrecht-table utrecht-table--html-table"><caption id="bewaard-kop">{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></div>)">(
                o, t("rekenbewijs.bewaard"), t("rekenbewijs.feit.id"), t("rekenbewijs.bewaard_op"), t("rekenbewijs.aanleiding"), t("rekenbewijs.bewaard_door"), [&](Out& rows) {
                    for (const Bewijs& b : all)
                        put<R"(<tr><th scope="row"><a class="nl-link" href="/casussen/{}/rekenbewijs/{}">{}</a></th><td>{}</td><td>{}</td><td>{}</td></tr>)">(
                            rows, c.id, b.id, b.id, dag_van(b.op), t("rekenbewijs.aanleiding_" + b.aanleiding), naam_van_wie(ctx, b.door));
                });
        },
        [&](Out& o) {
            if (nu.empty() || dit_bewaard || !mag_bewaren(ctx, c)) return;
            app::draw_button_form(o, ctx, pad_van(c), t("rekenbewijs.bewaar_knop"));
        });
}

void draw_downloads(Out& out, const inhoud::Teksten& t, const casus::Casus& c) {
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><ul><li><a class="nl-link" href="/casussen/{}/rekensom.ods">{}</a></li><li><a class="nl-link" href="/casussen/{}/rekensom.xlsx">{}</a></li><li><a class="nl-link" href="/casussen/{}/rekensom.csv">{}</a></li><li><a class="nl-link" href="/casussen/{}/rekensom.csv?blad=codeboek">{}</a></li></ul></section>)">(
        out, t("rekenbewijs.meenemen"), t("rekenbewijs.meenemen_uitleg"), c.id, t("rekenbewijs.als_ods"), c.id, t("rekenbewijs.als_xlsx"), c.id, t("rekenbewijs.als_csv"), c.id, t("rekenbewijs.als_codeboek"));
}

Response bewijs_page(Context& ctx, const Geopend& g, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const Keuring keuring = read_keuring(ctx, g.casus, g.plan);
    const auto blad = rekenblad::make_blad(ctx.services, g.plan);
    const bool rekent = blad && *blad;
    Out content;
    casus::draw_casus_tabs(content, ctx, g.casus, "");
    draw_keuring(content, ctx, keuring);
    if (!blad) {
        put<R"(<p>{}</p><ul>{}</ul>)">(content, t("rekenblad.kan_niet"), [&](Out& o) {
            for (const Error& e : blad.error()) put<R"(<li>{}</li>)">(o, t.error(e));
        });
    }
    const std::string nu = rekent ? (*blad)->uitkomst.bewijs.id : std::string();
    if (rekent) {
        put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2>{}<details class="ok-uitklap"><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details></section>)">(
            content, t("rekenbewijs.som_nu"), [&](Out& o) { draw_uitkomst(o, t, (*blad)->uitkomst.uitkomst); }, t("rekenbewijs.rust_op"),
            [&](Out& o) { draw_feiten(o, feiten_van(t, (*blad)->uitkomst.bewijs)); });
        draw_downloads(content, t, g.casus);
    }
    if (ctx.wie().mag(Recht::rekensom_aftekenen)) {
        const bool staat = keuring.beoordeling == Beoordeling::akkoord || keuring.beoordeling == Beoordeling::gewijzigd;
        if (heeft_meegewerkt(ctx, g.casus, g.plan)) draw_alert(content, "info", t("rekenbewijs.eigen_plan_uitleg"));
        else {
            if (rekent && keuring.beoordeling != Beoordeling::akkoord) draw_oordeel_form(content, ctx, g, nu, errors);
            if (staat) draw_intrekken(content, ctx, g, errors);
        }
    }
    draw_oordelen(content, ctx, g.casus, store::oordelen(ctx, g.casus));
    draw_bewaard(content, ctx, g.casus, nu);
    return app::render(ctx, {.titel = t("rekenbewijs.titel"), .nav = "casussen",
                             .kruimels = {{t("nav.casussen"), Url::path("/casussen")}, {naam_van_casus(t, g.casus, g.plan.alias()), Url::path("/casussen", g.casus.id)}},
                             .bij_titel = t("rekenbewijs.bij_titel"), .oefen = g.casus.oefen, .fouten = errors},
                       std::move(content).html(), status);
}

// A change that answers with the page, whatever happens.
template <class Work>
Response met_plan(Context& ctx, std::string_view melding, Work work) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!g) return app::error_page(ctx, g.error());
    const Result<> done = work(*g);
    if (!done) return is_not_found(done.error()) ? app::error_page(ctx, 404) : bewijs_page(ctx, *g, done.error(), 400);
    return app::redirect_with(ctx, pad_van(g->casus), melding);
}

// --- one kept receipt -------------------------------------------------------------------------------------------------
void draw_invoer(Out& out, const inhoud::Teksten& t, const rekentool::Ontvangstbewijs& b, const rekentool::Uitkomst& u) {
    put<R"(<div class="ok-tabel" role="region" tabindex="0" aria-labelledby="invoer-kop"><table class="utrecht-table utrecht-table--html-table"><caption id="invoer-kop">{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col" class="ok-bedrag">{}</th><th scope="col" class="ok-bedrag">{}</th><th scope="col" class="ok-bedrag">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></div>)">(
        out, t("rekenbewijs.regels"), t("rekenblad.regel"), t("rekenbewijs.veld.prijs"), t("scenario.nu"), t("scenario.niets"), t("scenario.plan"), t("rekenbewijs.veld.bron"), [&](Out& rows) {
            for (std::size_t i = 0; i < b.invoer.regels.size(); ++i) {
                const auto& r = b.invoer.regels[i];
                std::string prijs = r.prijs.bedrag.waarschijnlijk.text();
                std::replace(prijs.begin(), prijs.end(), '.', ',');
                const auto& x = u.regels[i].bedragen;
                put<R"(<tr><th scope="row">{}</th><td>{}</td><td class="ok-bedrag">{}</td><td class="ok-bedrag">{}</td><td class="ok-bedrag">{}</td><td>{}</td></tr>)">(
                    rows, r.omschrijving.empty() ? t("rekenblad.zonder_naam") : r.omschrijving, "€\u00a0" + prijs + (r.prijs.prijsjaar ? " (" + std::to_string(*r.prijs.prijsjaar) + ")" : ""), x.nu,
                    x.niets, x.plan + x.doorbraak, r.prijs.bron);
            }
        });
}

}  // namespace

Response show_rekenbewijs(Context& ctx) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!g) return app::error_page(ctx, g.error());
    return bewijs_page(ctx, *g, {}, 200);
}

Response keep_rekenbewijs(Context& ctx) {
    return met_plan(ctx, "rekenbewijs_bewaard", [&](const Geopend& g) -> Result<> {
        if (!mag_bewaren(ctx, g.casus)) return not_found();
        TRY_DO(keep(ctx, g.casus, g.plan, "verzoek"));
        return {};
    });
}

Response judge_rekensom(Context& ctx) {
    const auto& form = ctx.request.form;
    const std::string_view oordeel = form.get("oordeel");
    Invoer invoer{std::string(form.get("bewijs")), {}, std::string(form.get("opmerking")), oordeel != "terug"};
    for (const std::string_view punt : form.all("punten")) invoer.punten.emplace_back(punt);
    return met_plan(ctx, invoer.akkoord ? "rekensom_akkoord" : "rekensom_terug", [&](const Geopend& g) -> Result<> {
        if (!ctx.wie().mag(Recht::rekensom_aftekenen)) return not_found();
        if (oordeel != "akkoord" && oordeel != "terug") return fail("rekenbewijs.oordeel_ontbreekt", {}, "oordeel");
        return judge(ctx, g.casus, g.plan, invoer);
    });
}

Response withdraw_oordeel(Context& ctx) {
    return met_plan(ctx, "oordeel_ingetrokken", [&](const Geopend& g) { return withdraw(ctx, g.casus, g.plan, ctx.request.form.get("reden")); });
}

Response show_bewaard(Context& ctx) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!g) return app::error_page(ctx, g.error());
    const auto& t = ctx.t();
    const auto bewijs = store::find_bewijs(ctx, g->casus, ctx.request.parameters.get("bewijs"));
    if (!bewijs) return app::error_page(ctx, 404);
    const auto gelezen = rekentool::read_receipt(store::read_inhoud(ctx, g->casus, bewijs->id));
    const auto opnieuw = gelezen ? rekentool::recompute(*gelezen) : Result<rekentool::Herberekening>(fail(gelezen.error()));
    Out content;
    casus::draw_casus_tabs(content, ctx, g->casus, "");
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t("rekenbewijs.bewaard_regel", {dag_van(bewijs->op), naam_van_wie(ctx, bewijs->door), t("rekenbewijs.aanleiding_" + bewijs->aanleiding)}));
    if (!opnieuw) {
        for (const Error& e : opnieuw.error()) draw_alert(content, "warning", t.error(e));
    } else {
        draw_alert(content, opnieuw->gelijk ? "ok" : "warning", t(opnieuw->gelijk ? "rekenbewijs.nagerekend_gelijk" : "rekenbewijs.nagerekend_anders", {bewijs->motor, std::string(rekentool::motor_versie)}));
        draw_uitkomst(content, t, opnieuw->uitkomst);
        draw_invoer(content, t, *gelezen, opnieuw->uitkomst);
        put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>{}<p class="ok-acties"><a class="utrecht-button utrecht-button--primary-action utrecht-button-link" href="/casussen/{}/rekenbewijs/{}/bestand">{}</a></p><p class="ok-zacht">{} <code>ontknoop rekentool herbereken</code></p>)">(
            content, t("rekenbewijs.rust_op"), [&](Out& o) { draw_feiten(o, feiten_van(t, *gelezen)); }, g->casus.id, bewijs->id, t("rekenbewijs.download"), t("rekenbewijs.download_uitleg"));
        const auto nu = rekenblad::make_rekensom(ctx.services, g->plan, gelezen->invoer.simulatie.trekkingen);
        const auto verschillen = compare(gelezen->invoer, nu);
        put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>{}{})">(
            content, t("rekenbewijs.naast_nu"), [&](Out& o) { if (verschillen.empty()) put<R"(<p>{}</p>)">(o, t("rekenbewijs.naast_nu_gelijk")); },
            [&](Out& o) { if (!verschillen.empty()) draw_verschillen(o, t, verschillen); });
    }
    return app::render(ctx, {.titel = t("rekenbewijs.bewijs_nummer", {bewijs->id}), .nav = "casussen",
                             .kruimels = {{naam_van_casus(t, g->casus, g->plan.alias()), Url::path("/casussen", g->casus.id)}, {t("rekenbewijs.titel"), pad_van(g->casus)}},
                             .oefen = g->casus.oefen},
                       std::move(content).html());
}

Response get_bewijs_bestand(Context& ctx) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!g) return app::error_page(ctx, g.error());
    const auto bewijs = store::find_bewijs(ctx, g->casus, ctx.request.parameters.get("bewijs"));
    if (!bewijs) return app::error_page(ctx, 404);
    ctx.log("rekenbewijs.meegenomen", "casus", g->casus.id.value);
    Response r = http::json(200, store::read_inhoud(ctx, g->casus, bewijs->id));
    // Called after the number of the case: a name would stay behind in every downloads folder.
    r.headers.set("Content-Disposition", "attachment; filename=\"casus-" + std::to_string(g->casus.nummer) + "-rekenbewijs-" + bewijs->id + ".json\"");
    r.headers.set("Cache-Control", "no-store");
    return r;
}

void draw_kaart(Out& out, Context& ctx, const casus::Casus& casus, const maatwerkplan::Plan& plan) {
    const auto& t = ctx.t();
    const Keuring keuring = read_keuring(ctx, casus, plan);
    if (keuring.beoordeling == Beoordeling::geen_som) return;
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p>{}<p><a class="nl-link" href="/casussen/{}/rekenbewijs">{}</a></p></section>)">(
        out, t("rekenbewijs.kaart"), in_woorden(ctx, keuring), [&](Out& o) { if (!keuring.verschillen.empty()) draw_verschillen(o, t, keuring.verschillen); }, casus.id,
        t("rekenbewijs.naar_bewijs"));
}

void draw_bij_kosten(Out& out, Context& ctx, const casus::Casus& casus, const maatwerkplan::Plan& plan) {
    const auto& t = ctx.t();
    const Keuring keuring = read_keuring(ctx, casus, plan);
    if (keuring.beoordeling == Beoordeling::geen_som) return;
    put<R"(<p>{} <a class="nl-link" href="/casussen/{}/rekenbewijs">{}</a></p>{}<p><a class="nl-link" href="/casussen/{}/rekensom.ods">{}</a></p>)">(
        out, in_woorden(ctx, keuring), casus.id, t("rekenbewijs.naar_bewijs"),
        [&](Out& o) { if (keuring.beoordeling == Beoordeling::gewijzigd) draw_verschillen(o, t, keuring.verschillen); }, casus.id, t("rekenbewijs.als_ods"));
}

}  // namespace ontknoop::rekenbewijs
