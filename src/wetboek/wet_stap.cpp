// SPDX-License-Identifier: EUPL-1.2
//
// Step "wet" of a plan: three articles lie ready for each breakthrough; one press puts one in, with its motivation begun.
#include "app/page.h"
#include "base/hex.h"
#include "base/text.h"
#include "casus/casus_tabs.h"
#include "casus/sleutel.h"
#include "maatwerkplan/maatwerkplan.h"
#include "maatwerkplan/verzoek.h"
#include "wetboek/bepaling_vorm.h"
#include "wetboek/voorstel.h"
#include "wetboek/wetboek_handlers.h"
#include "wetboek/zoekvraag.h"

namespace ontknoop::wetboek {

using app::Context;
using casus::Casus;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;
using wetten::Bepaling;

namespace {

Url stap_url(const Casus& c) { return Url::path("/casussen", c.id, "plan", "wet"); }

const Onderdeel* find_doorbraak(const Plan& plan, std::string_view id) {
    const Onderdeel* o = plan.find(id);
    return o && o->soort->naam == "doorbraak" ? o : nullptr;
}

void draw_knop_bij(Out& out, Context& ctx, const Casus& c, const Plan& plan, const Onderdeel& doorbraak, const Bepaling& b) {
    if (maatwerkplan::mag_verzoek_schrijven(c)) draw_gebruik_knop(out, ctx, c, plan, doorbraak, b, b.aanhaling());
}

std::string gevonden_id(const Onderdeel& doorbraak) { return "gevonden-" + doorbraak.id.value; }

void draw_zoekbalk(Out& out, Context& ctx, const Casus& c, const Onderdeel& doorbraak, std::string_view getypt, const Errors& errors) {
    const auto& t = ctx.t();
    put<R"(<form class="ok-zoekbalk" role="search" action="{}" method="post" data-zoek="{}" novalidate><input type="hidden" name="csrf" value="{}"><input type="hidden" name="doorbraak" value="{}">{}<button class="utrecht-button utrecht-button--secondary-action" type="submit">{}</button></form>)">(
        out, Url::path("/casussen", c.id, "wetten"), gevonden_id(doorbraak), ctx.csrf_token(), doorbraak.id,
        [&](Out& o) {
            app::draw_field(o, t,
                            {.name = "zoek", .label = t("wetboek.zelf_zoeken"), .soort = app::Invoer::zoek, .value = std::string(getypt),
                             .hulp = t("wetboek.zoek.hulp"), .toon_niet_verplicht = false, .id = "zoek-" + doorbraak.id.value},
                            errors);
        },
        t("app.zoeken"));
}

// First what the plan itself says: whether that fits, a person sees at once.
std::vector<std::string> redenen_van(const Context& ctx, const Voorstel& v) {
    constexpr std::size_t letters = 160;
    std::vector<std::string> redenen;
    if (const auto woorden = utf8_prefix(v.jouw_woorden, letters); !woorden.empty())
        redenen.push_back(ctx.t()("wetboek.omdat_je_schreef", {std::string(woorden) + (woorden.size() < v.jouw_woorden.size() ? "…" : "")}));
    redenen.insert(redenen.end(), v.redenen.begin(), v.redenen.end());
    return redenen;
}

// Once an article is chosen, others are there for who looks for more: their names, folded.
void draw_meer_voorstellen(Out& out, Context& ctx, const Casus& c, const Plan& plan, const Onderdeel& doorbraak, const std::vector<Voorstel>& gevonden) {
    const auto& t = ctx.t();
    std::vector<std::string> titels;
    for (const Voorstel& v : gevonden) titels.push_back(v.bepaling->titel);
    put<R"(<details class="ok-uitklap" id="voorstellen-{}"><summary>{} <small class="ok-kern">{}</small></summary><div class="ok-uitklap__binnen"><ul class="ok-stapel">{}</ul></div></details>)">(
        out, doorbraak.id, t("wetboek.meer_voorstellen"), join(titels, " · "), [&](Out& o) {
            for (const Voorstel& v : gevonden)
                put<R"(<li class="ok-bepaling"><p><a class="nl-link" href="{}">{}</a><br>{}</p><p class="ok-zacht">{}</p>{}</li>)">(
                    o, bepaling_url(*v.bepaling), v.bepaling->titel, v.bepaling->aanhaling(), redenen_van(ctx, v).front(),
                    [&](Out& knop) { draw_knop_bij(knop, ctx, c, plan, doorbraak, *v.bepaling); });
        });
}

void draw_voorstellen(Out& out, Context& ctx, const Casus& c, const Plan& plan, const Onderdeel& doorbraak, int kopniveau) {
    const auto& t = ctx.t();
    const auto gevonden = voorstellen(ctx, plan, doorbraak);
    if (gevonden.empty()) return put<R"(<p class="ok-leeg">{}</p>)">(out, t("wetboek.nog_geen_voorstel"));
    if (!plan.van("wetsgrond", doorbraak.id.value).empty()) return draw_meer_voorstellen(out, ctx, c, plan, doorbraak, gevonden);
    put<R"(<p><strong>{}</strong> {}</p>)">(
        out, gevonden.size() == 3 ? t("wetboek.drie_liggen_klaar") : t("wetboek.ligt_klaar"), t("wetboek.uit_je_plan"));
    const Date op = vandaag(ctx);
    for (const Voorstel& v : gevonden) {
        const auto redenen = redenen_van(ctx, v);
        draw_bepaling(out, ctx, *v.bepaling, {.op = op, .kopniveau = kopniveau, .redenen = redenen, .actie = [&](Out& o) {
                                                  draw_knop_bij(o, ctx, c, plan, doorbraak, *v.bepaling);
                                              }});
    }
}

// The state of a ground on the day the plan looks at the law, and today; empty when all is well.
std::string waarschuwing(Context& ctx, const Bepaling& b, const Onderdeel& grond) {
    const Date nu = vandaag(ctx);
    const Date op = parse_iso_date(grond.get("geldig_op")).value_or(nu);
    const auto& t = ctx.t();
    if (!b.is_geldig(op)) return b.geldig_vanaf && op < *b.geldig_vanaf ? t("wetboek.let_op_toekomst", {format_date(*b.geldig_vanaf)}) : t("wetboek.let_op_vervallen");
    if (!b.is_geldig(nu)) return t("wetboek.let_op_intussen");
    if (!b.nagelezen || b.hercontrole) return t("wetboek.let_op_nalezen");
    return {};
}

void draw_grond(Out& out, Context& ctx, const Onderdeel& grond) {
    const auto& t = ctx.t();
    const Bepaling* b = find_bepaling(ctx, grond.get("bepaling"));
    const std::string oordeel(grond.get("oordeel"));
    put<R"(<li class="ok-bepaling{}"><p class="ok-bepaling__vindplaats">{}</p><p><span class="ok-label">{}</span></p>{}</li>)">(
        out, oordeel == "mag_niet" ? " ok-bepaling--mag-niet" : "",
        [&](Out& o) {
            if (!b) return html::escape_text(o.text, grond.titel().empty() ? t("wetboek.nog_geen_artikel") : grond.titel());
            put<R"(<a class="nl-link" href="{}">{}</a>)">(o, bepaling_url(*b), b->aanhaling());
        },
        oordeel.empty() ? t("wetboek.nog_geen_oordeel") : t("optie.oordeel." + oordeel), [&](Out& o) {
            if (!b) return put<R"(<p class="ok-zacht">{}</p>)">(o, t("wetboek.eigen_vindplaats"));
            if (const std::string let_op = waarschuwing(ctx, *b, grond); !let_op.empty())
                put<R"(<p class="utrecht-alert utrecht-alert--warning">{}</p>)">(o, let_op);
            draw_links(o, ctx, *b);
        });
}

// Words about a household may stand in an address only sealed with the key of the case: then the answer can be gone back to,
// while no history, log or cache holds what was asked. As hexadecimal digits.
constexpr std::string_view plaats_vraag = "wetten/vraag";

Url antwoord_url(Context& ctx, const Casus& c, const Onderdeel& doorbraak, std::string_view woorden) {
    const std::string verzegeld = casus::seal(ctx, c, doorbraak.id.value + "\n" + std::string(woorden), plaats_vraag);
    return Url::path("/casussen", c.id, "wetten").query("vraag", to_hex(verzegeld));
}

// The fields of the form again; none when the address is not one of ours, or of another case.
http::Fields velden_van(const Casus& c, std::string_view adres) {
    http::Fields velden;
    const auto verzegeld = from_hex(adres);
    if (const auto vraag = verzegeld ? casus::try_unseal(c, *verzegeld, plaats_vraag) : std::nullopt) {
        const std::size_t einde = vraag->find('\n');
        velden.add("doorbraak", vraag->substr(0, einde));
        velden.add("zoek", vraag->substr(einde + 1));
    }
    return velden;
}

// A face of the law within one case. `ingestuurd`: the fields as they came; an address may hold them sealed.
Response zoek_in_casus(Context& ctx, const http::Fields& ingestuurd) {
    // Only looks, also when the words come with a POST: open_plan() would wait for who writes in the case.
    auto casus = casus::open(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!casus) return app::error_page(ctx, casus.error());
    ctx.log("casus.gelezen", "casus", casus->id.value);
    Plan geladen = maatwerkplan::load_plan(ctx, *casus);
    const maatwerkplan::Geopend g{*std::move(casus), std::move(geladen)};
    const auto& t = ctx.t();
    const http::Fields velden = ingestuurd.has("vraag") ? velden_van(g.casus, ingestuurd.get("vraag")) : ingestuurd;
    const Onderdeel* doorbraak = find_doorbraak(g.plan, velden.get("doorbraak"));
    if (!doorbraak) return app::error_page(ctx, 404);
    auto vraag = read_zoekvraag(ctx, velden);
    const Errors fouten = vraag ? Errors{} : vraag.error();
    wetten::Antwoord antwoord;
    wetten::Zoekvraag gesteld{.tekst = {}, .op = vandaag(ctx)};
    if (vraag) {
        gesteld = std::move(*vraag);
        gesteld.voorkeur = leefgebieden_van(g.plan);
        if (!is_leeg(gesteld)) antwoord = zoek(ctx, gesteld);
    }
    const std::string terug = is_leeg(gesteld) ? "" : antwoord_url(ctx, g.casus, *doorbraak, velden.get("zoek")).text();
    // The button leads to a page that can be gone back to. While somebody types, only the answer itself is wanted.
    if (!terug.empty() && !ctx.request.is_safe() && ctx.request.headers.get("X-Requested-With") != "fragment") return http::redirect(terug);
    Out content;
    casus::draw_casus_tabs(content, ctx, g.casus, "plan");
    put<R"(<p><a class="nl-link" href="{}">{}</a></p>{}{}{})">(
        content, stap_url(g.casus), t("wetboek.terug_naar_stap"),
        [&](Out& o) { draw_zoekbalk(o, ctx, g.casus, *doorbraak, velden.get("zoek"), fouten); },
        [&](Out& o) {
            draw_antwoord(o, ctx, gesteld, antwoord, gevonden_id(*doorbraak), 2,
                          [&](Out& knop, const Bepaling& b) { draw_knop_bij(knop, ctx, g.casus, g.plan, *doorbraak, b); }, terug);
        },
        [&](Out& o) {
            if (is_leeg(gesteld)) draw_voorstellen(o, ctx, g.casus, g.plan, *doorbraak, 2);
        });
    Errors op_pagina = fouten;
    for (Error& e : op_pagina) e.field = e.field == "zoek" ? "zoek-" + doorbraak->id.value : "";
    return app::render(ctx, {.titel = t("wetboek.artikel_zoeken"), .nav = "casussen", .bij_titel = naam_doorbraak(ctx, *doorbraak), .oefen = g.casus.oefen,
                             .fouten = op_pagina},
                       std::move(content).html(), fouten.empty() ? 200 : 400);
}

}  // namespace

void draw_wet_boven(Out& out, Context& ctx, const Casus& c, const Plan& plan) {
    const auto& t = ctx.t();
    for (const Onderdeel* doorbraak : plan.van("doorbraak")) {
        put<R"(<section aria-labelledby="wet-{}">{}{}{}<div id="{}"></div></section>)">(
            out, doorbraak->id,
            [&](Out& o) { put<R"(<h2 class="nl-heading nl-heading--level-2" id="wet-{}">{}</h2>)">(o, doorbraak->id, t("wetboek.voor_doorbraak", {naam_doorbraak(ctx, *doorbraak)})); },
            [&](Out& o) { draw_voorstellen(o, ctx, c, plan, *doorbraak, 3); }, [&](Out& o) { draw_zoekbalk(o, ctx, c, *doorbraak, "", {}); },
            gevonden_id(*doorbraak));
    }
    put<R"(<details class="ok-hulp"><summary>{}</summary><p class="nl-paragraph">{}</p></details>)">(out, t("wetboek.vuistregel.kort"), t("wetboek.vuistregel.uitleg"));
}

void draw_wet_onder(Out& out, Context& ctx, const Casus&, const Plan& plan) {
    const auto gronden = plan.van("wetsgrond");
    if (gronden.empty()) return;
    const auto& t = ctx.t();
    std::vector<std::string> namen;
    bool let_op = false;
    for (const Onderdeel* grond : gronden) {
        const Bepaling* b = find_bepaling(ctx, grond->get("bepaling"));
        namen.push_back(b ? b->aanhaling() : grond->titel());
        let_op = let_op || (b && !waarschuwing(ctx, *b, *grond).empty());
    }
    // Folded, unless there is something to look at.
    put<R"(<details class="ok-uitklap" id="gronden-nalezen"{}><summary><h2 class="nl-heading nl-heading--level-2">{}</h2> <small class="ok-kern">{}</small></summary><div class="ok-uitklap__binnen"><p>{}</p><ul class="ok-stapel">{}</ul></div></details>)">(
        out, html::Attributes().flag("open", let_op), t("wetboek.in_dit_plan"), join(namen, " · "), t("wetboek.in_dit_plan_bij"), [&](Out& o) {
            for (const Onderdeel* grond : gronden) draw_grond(o, ctx, *grond);
        });
}

Response get_casus_wetten(Context& ctx) {
    // Words about a household do not belong in an address: they would stay in the history of the browser and the log of a
    // proxy. They are not searched for, and taken out of the address bar; the form sends them in the body.
    const http::Fields& vraag = ctx.request.query;
    if (vraag.has("zoek"))
        return http::redirect(Url::path("/casussen", ctx.request.parameters.get("casus"), "wetten").query("doorbraak", vraag.get("doorbraak")).text());
    return zoek_in_casus(ctx, vraag);
}

Response post_casus_wetten(Context& ctx) { return zoek_in_casus(ctx, ctx.request.form); }

Response post_wetsgrond(Context& ctx) {
    const auto geopend = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!geopend) return app::error_page(ctx, geopend.error());
    const auto& [c, plan] = *geopend;
    const Onderdeel* doorbraak = find_doorbraak(plan, ctx.request.form.get("doorbraak"));
    const Bepaling* b = find_bepaling(ctx, ctx.request.form.get("bepaling"));
    Errors fouten;
    if (!doorbraak) fouten.push_back({"wet.onbekende_doorbraak", {}, {}});
    if (!b) fouten.push_back({"wet.onbekende_bepaling", {}, {}});
    if (!fouten.empty()) return app::error_page(ctx, fouten);

    const auto& ruimte = ctx.services.bepalingen->ruimte(b->ruimte);
    const auto made = maatwerkplan::add(ctx, c, plan, "wetsgrond", doorbraak->id.value,
                                        {{"bepaling", {b->id}},
                                         {"vindplaats", {b->aanhaling()}},
                                         {"geldig_op", {to_iso(vandaag(ctx))}},
                                         {"motivering", {opzet_motivering(ctx.t(), ruimte, *b, plan, *doorbraak)}}});
    if (!made) return app::error_page(ctx, made.error());
    return http::redirect(stap_url(c).query("melding", "artikel_toegevoegd").anchor("post-" + made->value).text());
}

}  // namespace ontknoop::wetboek
