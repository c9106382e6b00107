// SPDX-License-Identifier: EUPL-1.2
//
// The price library, and using one of its prices in a plan.
#include <algorithm>

#include "app/page.h"
#include "base/money.h"
#include "base/recent.h"
#include "base/text.h"
#include "inhoud/toml_document.h"
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

struct Vertaling {
    std::string_view van, naar;
};
// Words of the price list -> codes of the plan. What is not here becomes "overig" and "samenleving".
constexpr Vertaling wetten[] = {{"Wmo 2015", "wmo"}, {"Jeugdwet", "jeugdwet"}, {"Participatiewet", "participatiewet"}, {"Zvw", "zvw"}, {"Wlz", "wlz"},
                                {"Wgs", "wgs"}, {"Wsnp", "wgs"}, {"Schulden", "wgs"}, {"Incasso", "wgs"}, {"Wonen", "wonen"}, {"Energie", "wonen"}, {"Opvang", "wmo"},
                                {"Onderwijs", "onderwijs"}, {"Leerlingenvervoer", "onderwijs"}, {"Leerplicht", "onderwijs"}, {"Justitie", "justitie_veiligheid"},
                                {"Politie", "justitie_veiligheid"}, {"Toeslagen", "toeslagen"}, {"Kinderbijslag", "rijksuitvoering"}, {"WIA", "rijksuitvoering"}};
constexpr Vertaling betalers[] = {{"zorgverzekeraar", "zorgverzekeraar"}, {"zorgkantoor", "zorgkantoor"}, {"politie", "politie"}, {"woningcorporatie", "corporatie"},
                                  {"school", "school"}, {"schuldeisers", "schuldeisers"}, {"werkgever", "werkgever"}, {"huishouden", "huishouden"},
                                  {"Rijk (JenV)", "justitie"}, {"Rijk (DJI)", "justitie"}, {"Rijk (forensische zorg)", "justitie"}};
constexpr Vertaling gemeente_per_wet[] = {{"wmo", "gemeente_wmo"}, {"jeugdwet", "gemeente_jeugd"}, {"participatiewet", "gemeente_participatie"}, {"wgs", "gemeente_schulden"}};
constexpr Vertaling graden[] = {{"wettelijke_norm", "wettelijke_norm"}, {"contracttarief", "contracttarief"}, {"landelijke_referentie", "landelijke_referentie"},
                                {"een_gemeente", "een_gemeente"}, {"aangehaald", "pers_of_tweedehands"}, {"ongeverifieerd", "niet_nagelezen"}};

template <std::size_t N>
std::string_view vertaal(const Vertaling (&tabel)[N], std::string_view van, std::string_view anders) {
    for (const Vertaling& v : tabel)
        if (v.van == van) return v.naar;
    return anders;
}

std::string_view betaler_code(std::string_view naam, std::string_view wet_code) {
    if (naam == "gemeente") return vertaal(gemeente_per_wet, wet_code, "gemeente_overig");
    if (naam.starts_with("Rijk (J") || naam.starts_with("Rijk (D") || naam.starts_with("Rijk (f")) return "justitie";
    if (naam.starts_with("Rijk") || naam == "SVB" || naam == "UWV" || naam == "CAK") return "rijk";
    return vertaal(betalers, naam, "samenleving");
}

// How often a unit is usually counted: a year price per year, a day price per day ... anything else per year.
std::string_view periode_bij(std::string_view eenheid) {
    for (const std::string_view e : {"dag", "week", "maand", "kwartaal", "jaar"})
        if (e == eenheid) return e;
    return eenheid == "etmaal" ? "dag" : eenheid == "eenmalig" || eenheid == "traject" ? "eenmalig" : "jaar";
}

bool is_eenheid_van_plan(std::string_view eenheid) {
    const auto all = maatwerkplan::opties("kost_eenheid");
    return std::find(all.begin(), all.end(), eenheid) != all.end();
}

std::string met_komma(std::string tekst) {
    std::replace(tekst.begin(), tekst.end(), '.', ',');
    return tekst;
}

// "€ 1.401,50"; a price with parts of a cent keeps them.
std::string toon_prijs(const rekentool::Decimaal& bedrag) {
    const std::string tekst = met_komma(bedrag.text());
    const auto euro = parse_euro(tekst);
    return euro ? format_euro(*euro) : "€ " + tekst;
}

maatwerkplan::Invoer invoer_van(const Prijs& p) {
    const std::string_view wet = vertaal(wetten, p.wet, "overig");
    maatwerkplan::Invoer in;
    auto set = [&](std::string_view veld, std::string_view waarde) { in[std::string(veld)] = {std::string(waarde)}; };
    set("omschrijving", utf8_prefix(is_eenheid_van_plan(p.eenheid) ? p.naam : p.naam + " (per " + p.eenheid + ")", 160));
    set("prijs", p.id);
    set("bedrag", met_komma(p.bedrag.waarschijnlijk.text()));
    if (p.prijsjaar) set("prijsjaar", std::to_string(*p.prijsjaar));
    set("eenheid", is_eenheid_van_plan(p.eenheid) ? std::string_view(p.eenheid) : "stuk");
    set("periode", periode_bij(p.eenheid));
    set("wet", wet);
    if (p.soort != rekentool::Soort::maatschappelijke_waarde) set("betaler", betaler_code(p.betaler, wet));
    if (!p.ontvanger.empty()) set("ontvanger", betaler_code(p.ontvanger, wet));
    set("soort", rekentool::to_text(p.soort));
    set("verzilverbaar", rekentool::to_text(p.klasse));
    set("bewijsgraad", vertaal(graden, rekentool::to_text(p.bewijsgraad), "niet_nagelezen"));
    set("bron", utf8_prefix(p.bron, 400));
    return in;
}

std::string text_of(const inhoud::TomlValue& table, std::string_view key) {
    const inhoud::TomlValue* found = table.find(key);
    return found ? found->text : "";
}

struct Sjabloon {
    std::string pad, naam, uitleg;
};
// Read once: the step of the costs shows them every time it is drawn.
std::shared_ptr<const std::vector<Sjabloon>> lees_sjablonen(const inhoud::Bestanden& bestanden) {
    static Recent<std::vector<Sjabloon>> onlangs(4);
    return onlangs.get(bestanden.version("sjablonen/"), [&] {
        std::vector<Sjabloon> alle;
        for (const std::string& pad : bestanden.list("sjablonen/")) {
            const auto sjabloon = inhoud::parse_toml(pad, bestanden.get(pad));
            alle.push_back({pad, text_of(sjabloon, "naam"), text_of(sjabloon, "uitleg")});
        }
        return alle;
    });
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
void draw_boven(Out& out, Context& ctx, const casus::Casus& casus, const maatwerkplan::Plan&) {
    const auto& t = ctx.t();
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
    const auto sjablonen = lees_sjablonen(ctx.services.bestanden);
    if (sjablonen->empty()) return;
    put<R"(<details class="ok-uitklap"><summary>{}</summary><div class="ok-uitklap__binnen"><p>{}</p><ul class="ok-stapel">{}</ul></div></details>)">(
        out, t("rekenblad.sjablonen"), t("rekenblad.sjablonen_uitleg"), [&](Out& o) {
            for (const Sjabloon& sjabloon : *sjablonen)
                put<R"(<li class="ok-post"><p><strong>{}</strong><br>{}</p>{}</li>)">(o, sjabloon.naam, sjabloon.uitleg, [&](Out& b) {
                    const std::pair<std::string, std::string> hidden[] = {{"sjabloon", sjabloon.pad}};
                    app::draw_button_form(b, ctx, Url::path("/casussen", casus.id, "sjablonen"), t("rekenblad.gebruik_sjabloon"), "secondary-action", hidden, sjabloon.naam);
                });
        });
}

Response add_prijs(Context& ctx) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!g) return app::error_page(ctx, g.error());
    const Prijs* p = ctx.services.prijslijst->get(ctx.request.form.get("prijs"));
    if (!p || !p->aan) return app::error_page(ctx, Errors{{"prijs.onbekend", {}, ""}});
    const auto added = maatwerkplan::add(ctx, g->casus, g->plan, "kostenpost", "", invoer_van(*p));
    if (!added) return app::error_page(ctx, added.error());
    return http::redirect(Url::path("/casussen", g->casus.id, "plan", "kosten").query("melding", "toegevoegd").anchor("post-" + added->value).text());
}

// A common situation: its cost lines, as a person would have typed them (inhoud/sjablonen/*.toml).
Response add_sjabloon(Context& ctx) {
    auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!g) return app::error_page(ctx, g.error());
    const auto bekend = ctx.services.bestanden.list("sjablonen/");
    const std::string pad(ctx.request.form.get("sjabloon"));
    if (std::find(bekend.begin(), bekend.end(), pad) == bekend.end()) return app::error_page(ctx, Errors{{"sjabloon.onbekend", {}, ""}});
    const auto sjabloon = inhoud::parse_toml(pad, ctx.services.bestanden.get(pad));
    const inhoud::TomlValue* posten = sjabloon.find("kostenpost");
    CHECK(posten != nullptr);
    for (const inhoud::TomlValue& post : posten->items) {
        maatwerkplan::Invoer in;
        for (const inhoud::TomlMember& m : post.members) in[m.key] = {m.value.text};
        const auto added = maatwerkplan::add(ctx, g->casus, g->plan, "kostenpost", "", in);
        if (!added) return app::error_page(ctx, added.error());
        g->plan = maatwerkplan::load_plan(ctx, g->casus);
    }
    return app::redirect_with(ctx, Url::path("/casussen", g->casus.id, "plan", "kosten"), "toegevoegd");
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
            feit(o, "bewijs", t("optie.bewijsgraad." + std::string(vertaal(graden, rekentool::to_text(p->bewijsgraad), "niet_nagelezen"))));
            feit(o, "bron", p->bron);
            feit(o, "opmerking", p->opmerking);
            if (p->geldig_vanaf) feit(o, "geldig_vanaf", format_date(*p->geldig_vanaf));
        });
    if (!p->bron_url.empty()) put<R"(<p><a class="nl-link" href="{}" rel="noopener">{}</a></p>)">(content, Url::external(p->bron_url), t("prijzen.naar_bron"));
    return app::render(ctx, {.titel = p->naam, .nav = "prijzen", .kruimels = {{t("nav.prijzen"), Url::path("/prijzen")}}, .vorm = "smal"}, std::move(content).html());
}

}  // namespace ontknoop::rekenblad
