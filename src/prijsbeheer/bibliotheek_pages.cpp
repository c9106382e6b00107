// SPDX-License-Identifier: EUPL-1.2
//
// The price library: every price that holds for who asks, where it comes from and what it goes before.
#include <algorithm>

#include "app/page.h"
#include "base/money.h"
#include "base/text.h"
#include "prijsbeheer/prijsbeheer_handlers.h"

namespace ontknoop::prijsbeheer {

using app::Context;
using app::Field;
using app::Invoer;
using app::Option;
using html::Html;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using rekentool::Prijs;
using rekentool::Prijslaag;
using toegang::Recht;

namespace {

constexpr int prijzen_per_pagina = 25;
constexpr Prijslaag getoonde_lagen[] = {Prijslaag::organisatie, Prijslaag::regio, Prijslaag::landelijk, Prijslaag::voorbeeld};

std::string dagen(const inhoud::Teksten& t, const Prijs& p) {
    if (!p.geldig_vanaf) return t("prijsbeheer.altijd");
    if (!p.geldig_tot) return t("prijsbeheer.vanaf", {format_date(*p.geldig_vanaf)});
    return t("prijsbeheer.van_tot_dag", {format_date(*p.geldig_vanaf), format_date(*p.geldig_tot)});
}

void draw_lagen(Out& out, const inhoud::Teksten& t, const rekentool::Prijslijst& lijst, const Prijs& p) {
    const auto terug = lijst.overtroffen(p.id);
    if (terug.empty()) return;
    std::vector<std::vector<Html>> rijen;
    auto rij = [&](const Prijs& q, std::string_view rol) {
        rijen.push_back({tekstcel(naam_van_laag(t, q.herkomst)), tekstcel(toon_bedrag(q.bedrag.waarschijnlijk)), tekstcel(q.prijsjaar ? std::to_string(*q.prijsjaar) : ""), tekstcel(t("prijsbeheer." + std::string(rol))), tekstcel(q.bron)});
    };
    rij(p, "geldt");
    for (const Prijs* q : terug) rij(*q, "wijkt");
    const std::string koppen[] = {t("prijsbeheer.laag"), t("prijsbeheer.veld.bedrag"), t("prijsbeheer.veld.prijsjaar"), t("prijsbeheer.rol"), t("prijsbeheer.veld.bron")};
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(out, t("prijsbeheer.lagen"));
    draw_tabel(out, t("prijsbeheer.lagen"), koppen, rijen);
}

void draw_geschiedenis(Out& out, const Context& ctx, const std::vector<Prijsvoorstel>& voorstellen) {
    if (voorstellen.empty()) return;
    const auto& t = ctx.t();
    const Namen namen = toegang::namen(ctx.tx(), ctx.wie().organisatie);
    std::vector<std::vector<Html>> rijen;
    for (const Prijsvoorstel& v : voorstellen) {
        const std::string stand = v.besluit ? t("prijsbeheer.besluit." + std::string(to_text(v.besluit->soort))) : t("prijsbeheer.besluit.open");
        std::string toelichting = v.reden;
        if (v.besluit && !v.besluit->reden.empty()) toelichting += " " + t("prijsbeheer.teruggestuurd_want", {v.besluit->reden});
        Out wat;
        if (ctx.wie().mag(Recht::prijzen_beheren)) put<R"(<a class="nl-link" href="/prijzen/beheer/voorstellen/{}">{}</a>)">(wat, v.id, stand);
        else html::escape_text(wat.text, stand);
        rijen.push_back({tekstcel(v.prijs.versie ? std::to_string(v.prijs.versie) : "-"), std::move(wat).html(),
                         tekstcel(v.aard == Voorstelaard::prijs ? toon_bedrag(v.prijs.bedrag.waarschijnlijk) : t("prijsbeheer.aard." + std::string(to_text(v.aard)))), tekstcel(dagen(t, v.prijs)),
                         tekstcel(naam_uit(namen, v.door)), tekstcel(v.besluit ? naam_uit(namen, v.besluit->door) : ""), tekstcel(toelichting)});
    }
    const std::string koppen[] = {t("prijsbeheer.versie"), t("prijsbeheer.stand"), t("prijsbeheer.veld.bedrag"), t("prijsbeheer.geldig"),
                                  t("prijsbeheer.voorgesteld_door"), t("prijsbeheer.besloten_door"), t("prijsbeheer.reden")};
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(out, t("prijsbeheer.geschiedenis"));
    draw_tabel(out, t("prijsbeheer.geschiedenis"), koppen, rijen);
}

// What was typed into a form of this page that was refused; `welk` names the form.
struct Geweigerd {
    std::string_view welk;
    Errors fouten;
};

void draw_reden_form(Out& out, const Context& ctx, const Prijs& p, std::string_view welk, const Geweigerd& geweigerd, bool met_dag) {
    const auto& t = ctx.t();
    const bool hier = geweigerd.welk == welk;
    const auto& form = ctx.request.form;
    const std::string naam(welk);
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-3">{}</h2><p>{}</p>{}</section>)">(out, t("prijsbeheer." + naam), t("prijsbeheer." + naam + "_uitleg"), [&](Out& o) {
        app::draw_form(o, ctx, {.action = Url::path("/prijzen/beheer/prijzen", p.id, welk), .knop = t("prijsbeheer.voorstellen"), .knop_soort = "secondary-action"}, [&](Out& f) {
            if (met_dag)
                app::draw_field(f, t, {.name = "geldig_vanaf", .label = t("prijsbeheer.stoppen_vanaf"), .soort = Invoer::datum,
                                       .value = hier ? std::string(form.get("geldig_vanaf")) : to_iso(local_date(ctx.clock().now())), .nodig = true}, hier ? geweigerd.fouten : Errors{});
            app::draw_field(f, t, {.name = "reden", .label = t("prijsbeheer.waarom"), .soort = Invoer::tekst, .value = hier ? std::string(form.get("reden")) : "",
                                   .hulp = t("prijsbeheer.waarom_hulp"), .nodig = true, .rijen = 3, .maximum = 1000}, hier ? geweigerd.fouten : Errors{});
        });
    });
}

Response prijs_page(Context& ctx, const Geweigerd& geweigerd, int status) {
    const auto& t = ctx.t();
    const auto lijst = prijslijst(ctx);
    const std::string id(ctx.request.parameters.get("prijs"));
    const auto laag = eigen_laag(ctx.tx(), ctx.wie().organisatie);
    const auto voorstellen = list_voorstellen(ctx.tx(), ctx.wie().organisatie, laag, {.prijs_id = id});
    const Prijs* gevonden = lijst->get(id);
    // A price this organisation once had stays readable: an old plan may rest on it.
    if (!gevonden && voorstellen.empty()) return app::error_page(ctx, 404);
    const Prijs& p = gevonden ? *gevonden : voorstellen.front().prijs;
    const bool beheert = ctx.wie().mag(Recht::prijzen_beheren);
    Out content;
    auto let_op = [&](const std::string& tekst) {
        put<R"(<p class="utrecht-alert utrecht-alert--warning"><span class="utrecht-alert__content">{}</span></p>)">(content, tekst);
    };
    if (!gevonden) let_op(t("prijsbeheer.niet_van_kracht"));
    else if (!p.aan) let_op(t("prijzen.uit_uitleg"));
    else if (p.aangezet) let_op(t("prijsbeheer.aangezet_uitleg"));
    auto feit = [&](Out& o, const std::string& naam, const std::string& waarde) {
        if (!waarde.empty())
            put<R"(<div class="utrecht-data-list__item"><dt class="utrecht-data-list__item-key">{}</dt><dd class="utrecht-data-list__item-value">{}</dd></div>)">(o, naam, waarde);
    };
    const Prijsinvoer velden = to_invoer(p);
    put<R"(<p class="ok-groot">{}</p><dl class="utrecht-data-list utrecht-data-list--rows">{}</dl>)">(
        content, [&](Out& o) { draw_prijs_feiten(o, t, p); }, [&](Out& o) {
            feit(o, t("prijsbeheer.laag"), naam_van_laag(t, p.herkomst));
            if (p.bedrag.laag && p.bedrag.hoog) feit(o, t("prijzen.bandbreedte"), t("prijzen.van_tot", {toon_bedrag(*p.bedrag.laag), toon_bedrag(*p.bedrag.hoog)}));
            for (const char* naam : {"categorie", "wet", "betaler", "ontvanger", "soort", "verzilverbaar", "bewijsgraad", "bron", "pagina", "bron_datum", "licentie", "opmerking"}) {
                const PrijsVeld& veld = prijsvelden()[*find_prijsveld(naam)];
                feit(o, t("prijsbeheer.veld." + std::string(naam)), toon_veld(t, veld, velden));
            }
            if (p.geldig_vanaf) feit(o, t("prijsbeheer.geldig"), dagen(t, p));
            // Who brings prices in from a file finds them back by their code; nobody else has a use for it.
            if (beheert) feit(o, t("prijsbeheer.kenmerk_voor_bestand"), p.id);
        });
    if (!p.bron_url.empty()) put<R"(<p><a class="nl-link" href="{}" rel="noopener">{}</a></p>)">(content, Url::external(p.bron_url), t("prijzen.naar_bron"));
    if (gevonden) draw_lagen(content, t, *lijst, p);
    draw_geschiedenis(content, ctx, voorstellen);
    const bool ligt_open = std::any_of(voorstellen.begin(), voorstellen.end(), [](const Prijsvoorstel& v) { return v.is_open(); });
    if (beheert && ligt_open) put<R"(<p>{}</p>)">(content, t("prijsbeheer.ligt_open"));
    if (beheert && !ligt_open) {
        put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--secondary-action utrecht-button-link" href="{}">{}</a></p>)">(
            content, Url::path("/prijzen/beheer/nieuw").query("van", p.id), t("prijsbeheer.eigen_prijs"));
        if (gevonden && !p.aan) draw_reden_form(content, ctx, p, "aanzetten", geweigerd, false);
        const bool spreekt = std::any_of(voorstellen.begin(), voorstellen.end(), [](const Prijsvoorstel& v) { return v.is_goedgekeurd() && v.aard != Voorstelaard::stoppen; });
        if (spreekt && gevonden && (p.herkomst == laag || p.aangezet)) draw_reden_form(content, ctx, p, "stoppen", geweigerd, true);
    }
    return app::render(ctx, {.titel = p.naam, .nav = "prijzen", .kruimels = kruimels_prijzen(t, false), .fouten = geweigerd.fouten}, std::move(content).html(), status);
}

std::optional<Prijslaag> gevraagde_laag(std::string_view code) {
    for (const Prijslaag laag : getoonde_lagen)
        if (rekentool::to_text(laag) == code) return laag;
    return std::nullopt;
}

}  // namespace

std::vector<app::Kruimel> kruimels_prijzen(const inhoud::Teksten& t, bool ook_beheer) {
    std::vector<app::Kruimel> op{{t("nav.prijzen"), Url::path("/prijzen")}};
    if (ook_beheer) op.push_back({t("prijsbeheer.titel"), Url::path("/prijzen/beheer")});
    return op;
}

std::string naam_van_laag(const inhoud::Teksten& t, Prijslaag laag) { return t("prijsbeheer.lagen_namen." + std::string(rekentool::to_text(laag))); }

std::string naam_van_keuze(const inhoud::Teksten& t, std::string_view veld, const std::string& code) {
    struct Paar {
        std::string_view veld, sleutel;
    };
    if (veld == "categorie") return naam_van_categorie(t, code);
    static constexpr Paar paren[] = {{"soort", "optie.kost_soort."}, {"verzilverbaar", "optie.verzilverbaar."}, {"bewijsgraad", "prijsbeheer.bewijsgraad."}, {"controletotaal", "prijsbeheer.ja_nee."}};
    for (const Paar& p : paren)
        if (p.veld == veld && t.has(std::string(p.sleutel) + code)) return t(std::string(p.sleutel) + code);
    return code;
}

std::string toon_veld(const inhoud::Teksten& t, const PrijsVeld& veld, const Prijsinvoer& in) {
    const std::string& waarde = in.get(veld.naam);
    if (waarde.empty()) return {};
    if (veld.soort == PrijsVeldSoort::bedrag) {
        const auto bedrag = lees_bedrag(waarde);
        return bedrag ? toon_bedrag(*bedrag) : waarde;
    }
    if (veld.soort == PrijsVeldSoort::datum) {
        const auto dag = parse_date(waarde);
        return dag ? format_date(*dag) : waarde;
    }
    return naam_van_keuze(t, veld.naam, waarde);
}

std::string toon_bedrag(const rekentool::Decimaal& bedrag) {
    std::string tekst = bedrag.text();
    std::replace(tekst.begin(), tekst.end(), '.', ',');
    const auto euro = parse_euro(tekst);
    return euro ? format_euro(*euro) : "€ " + tekst;
}

void draw_prijs_feiten(Out& out, const inhoud::Teksten& t, const Prijs& p) {
    put<R"(<strong class="ok-bedrag">{}</strong> {} {}{})">(
        out, toon_bedrag(p.bedrag.waarschijnlijk), t("prijzen.per", {p.eenheid}), p.prijsjaar ? t("prijzen.prijspeil", {std::to_string(*p.prijsjaar)}) : t("prijzen.zonder_jaar"),
        [&](Out& o) {
            auto label = [&](const std::string& tekst, std::string_view soort = {}) { put<R"( <span class="ok-label{}">{}</span>)">(o, soort, tekst); };
            if (p.herkomst != Prijslaag::landelijk) label(naam_van_laag(t, p.herkomst));
            if (!p.aan) label(t("prijzen.uit"), " ok-label--let-op");
            if (p.aangezet) label(t("prijsbeheer.aangezet"), " ok-label--let-op");
            if (p.controletotaal) label(t("prijzen.controletotaal"));
            if (p.bewijsgraad == rekentool::Bewijsgraad::aangehaald) label(t("prijzen.aangehaald"));
        });
}

Html tekstcel(std::string_view tekst) {
    Out out;
    html::escape_text(out.text, tekst);
    return std::move(out).html();
}

std::string naam_uit(const Namen& namen, const GebruikerId& id) {
    for (const auto& [wie, naam] : namen)
        if (wie == id) return naam;
    return {};
}

void draw_tabel(Out& out, const std::string& titel, std::span<const std::string> koppen, const std::vector<std::vector<Html>>& rijen) {
    put<R"(<div class="ok-tabel ok-tabel--kaarten" role="region" tabindex="0" aria-label="{}"><table class="utrecht-table utrecht-table--html-table"><caption class="ok-verborgen">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>)">(
        out, titel, titel,
        [&](Out& o) {
            for (const std::string& kop : koppen) put<R"(<th scope="col">{}</th>)">(o, kop);
        },
        [&](Out& o) {
            for (const auto& rij : rijen)
                put<R"(<tr>{}</tr>)">(o, [&](Out& cellen) {
                    for (std::size_t i = 0; i < rij.size(); ++i) {
                        if (i == 0) put<R"(<th scope="row">{}</th>)">(cellen, rij[i]);
                        else put<R"(<td data-kop="{}">{}</td>)">(cellen, koppen[i], rij[i]);
                    }
                });
        });
}

Response show_prijzen(Context& ctx) {
    const auto& t = ctx.t();
    const auto& q = ctx.request.query;
    const auto lijst = prijslijst(ctx);
    const auto namen = categorienamen(t, *lijst);
    const rekentool::Prijsvraag vraag{.woorden = std::string(utf8_prefix(q.get("zoek"), 80)), .categorienamen = namen, .categorie = std::string(utf8_prefix(q.get("categorie"), 60)),
                                      .laag = gevraagde_laag(q.get("laag")), .ook_uitgeschakeld = q.get("uit") == "ja", .hoogstens = 100'000};
    const auto gevonden = lijst->find(vraag);
    app::Bladeren bladeren = app::read_bladeren(ctx.request, prijzen_per_pagina);
    bladeren.totaal = static_cast<std::int64_t>(gevonden.size());
    std::vector<Option> categorieen{{"", t("prijzen.alle_categorieen"), vraag.categorie.empty()}}, lagen{{"", t("prijsbeheer.alle_lagen"), !vraag.laag}};
    for (const std::string& c : lijst->categories()) categorieen.push_back({c, namen.at(c), c == vraag.categorie});
    std::sort(categorieen.begin() + 1, categorieen.end(), [](const Option& a, const Option& b) { return fold(a.label) < fold(b.label); });
    for (const Prijslaag laag : getoonde_lagen) lagen.push_back({std::string(rekentool::to_text(laag)), naam_van_laag(t, laag), vraag.laag == laag});
    const Field fields[] = {
        {.name = "zoek", .label = t("prijzen.zoek"), .soort = Invoer::zoek, .value = vraag.woorden, .toon_niet_verplicht = false},
        {.name = "categorie", .label = t("prijzen.categorie"), .soort = Invoer::keuze, .opties = std::move(categorieen), .toon_niet_verplicht = false},
        {.name = "laag", .label = t("prijsbeheer.laag"), .soort = Invoer::keuze, .opties = std::move(lagen), .toon_niet_verplicht = false},
        {.name = "uit", .label = t("prijzen.ook"), .soort = Invoer::vakjes, .opties = {{"ja", t("prijzen.ook_uit"), vraag.ook_uitgeschakeld}}, .toon_niet_verplicht = false},
    };
    Out content;
    put<R"(<p class="ok-acties">{}</p>)">(content, [&](Out& o) {
        if (ctx.wie().mag(Recht::prijzen_beheren)) put<R"(<a class="utrecht-button utrecht-button--secondary-action utrecht-button-link" href="/prijzen/beheer">{}</a>)">(o, t("prijsbeheer.titel"));
        for (const auto& [pad, naam] : {std::pair{"/prijzen/normen", "prijsbeheer.normen"}, std::pair{"/prijzen/verouderd", "prijsbeheer.verouderd"}})
            put<R"( <a class="nl-link" href="{}">{}</a>)">(o, Url::path(pad), t.find(naam));
    });
    app::draw_form(content, ctx, {.action = Url::path("/prijzen"), .knop = t("app.zoeken"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"},
                   [&](Out& o) { app::draw_fields(o, t, fields, {}); });
    if (gevonden.empty()) app::draw_leeg(content, t("pagina.prijzen.leeg"));
    else
        put<R"(<p aria-live="polite">{}</p><ul class="ok-stapel">{}</ul>)">(content, t("app.aantal_gevonden", {std::to_string(gevonden.size())}), [&](Out& o) {
            const auto first = static_cast<std::size_t>(bladeren.offset());
            for (std::size_t i = first; i < gevonden.size() && i < first + prijzen_per_pagina; ++i) {
                const Prijs& p = *gevonden[i];
                const auto terug = lijst->overtroffen(p.id);
                put<R"(<li class="ok-post"><p><a class="nl-link" href="/prijzen/{}">{}</a><br>{}</p><p class="ok-zacht">{}{}</p></li>)">(
                    o, p.id, p.naam, [&](Out& f) { draw_prijs_feiten(f, t, p); }, p.bron, [&](Out& f) {
                        for (const Prijs* onder : terug)
                            put<R"(<br>{})">(f, t("prijsbeheer.gaat_voor", {naam_van_laag(t, onder->herkomst), toon_bedrag(onder->bedrag.waarschijnlijk)}));
                    });
            }
        });
    app::draw_bladeren(content, ctx, bladeren);
    put<R"(<p><a class="nl-link" href="/prijzen/uitvoer/ods">{}</a><br><a class="nl-link" href="/prijzen/uitvoer/xlsx">{}</a><br><a class="nl-link" href="/prijzen/uitvoer/csv">{}</a><br><a class="nl-link" href="/prijzen/uitvoer/codeboek">{}</a></p>)">(
        content, t("prijsbeheer.uitvoer_ods"), t("prijsbeheer.uitvoer_xlsx"), t("prijsbeheer.uitvoer_csv"), t("prijsbeheer.uitvoer_codeboek"));
    return app::render(ctx, {.titel = t("pagina.prijzen.titel"), .nav = "prijzen", .bij_titel = t("pagina.prijzen.uitleg")}, std::move(content).html());
}

Response show_prijs(Context& ctx) { return prijs_page(ctx, {}, 200); }

Response aanzetten_post(Context& ctx) {
    const auto made = propose_aanzetten(ctx, std::string(ctx.request.parameters.get("prijs")), std::string(ctx.request.form.get("reden")));
    if (!made) return is_not_found(made.error()) ? app::error_page(ctx, 404) : prijs_page(ctx, {"aanzetten", made.error()}, 400);
    ctx.log("prijs.aanzetten_voorgesteld", "prijsvoorstel", made->value);
    return app::redirect_with(ctx, Url::path("/prijzen/beheer"), "voorgesteld");
}

Response stoppen_post(Context& ctx) {
    const auto made = propose_stoppen(ctx, std::string(ctx.request.parameters.get("prijs")), std::string(ctx.request.form.get("geldig_vanaf")), std::string(ctx.request.form.get("reden")));
    if (!made) return is_not_found(made.error()) ? app::error_page(ctx, 404) : prijs_page(ctx, {"stoppen", made.error()}, 400);
    ctx.log("prijs.stoppen_voorgesteld", "prijsvoorstel", made->value);
    return app::redirect_with(ctx, Url::path("/prijzen/beheer"), "voorgesteld");
}

}  // namespace ontknoop::prijsbeheer
