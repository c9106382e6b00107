// SPDX-License-Identifier: EUPL-1.2
//
// The list to take along, the norms of the law, and what has to be looked at again.
#include <algorithm>
#include <charconv>

#include "base/recent.h"
#include "base/text.h"
#include "document/xlsx_writer.h"
#include "prijsbeheer/prijsbeheer_handlers.h"
#include "prijsbeheer/uitvoer.h"
#include "prijsbeheer/verouderd.h"
#include "rekentool/normen.h"

namespace ontknoop::prijsbeheer {

using app::Context;
using app::Invoer;
using html::Html;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using rekentool::Norm;
using rekentool::Prijs;
using rekentool::Prijslaag;

namespace {

constexpr int gewone_leeftijd = 3;  // years
constexpr int verouderd_per_pagina = 25;
constexpr document::CsvOptions voor_excel{.scheiding = ';', .byte_order_mark = true, .decimale_komma = true};

Html prijs_cel(const Prijs& p) {
    Out out;
    put<R"(<a class="nl-link" href="/prijzen/{}">{}</a>)">(out, p.id, p.naam);
    return std::move(out).html();
}

Response als_bijlage(std::string inhoud, std::string_view soort, const std::string& naam) {
    Response response = http::text(200, std::move(inhoud), soort);
    response.headers.set("Content-Disposition", "attachment; filename=\"" + naam + "\"");
    return response;
}

std::vector<const Prijs*> alle_prijzen(const rekentool::Prijslijst& lijst, bool ook_uit) {
    std::vector<const Prijs*> prijzen;
    for (const Prijs& p : lijst.all())
        if (p.aan || ook_uit) prijzen.push_back(&p);
    std::ranges::sort(prijzen, {}, [](const Prijs* p) { return std::pair(std::string_view(p->categorie), std::string_view(p->id)); });
    return prijzen;
}

std::shared_ptr<const std::vector<Norm>> alle_normen(const Context& ctx) {
    static Recent<std::vector<Norm>> onlangs(4);
    const auto& bestanden = ctx.services.bestanden;
    return onlangs.get(bestanden.version("parameters/") + std::to_string(ctx.services.prijslijst ? ctx.services.prijslijst->stempel() : 0), [&] {
        return rekentool::parse_normen("parameters/normen.toml", bestanden.get("parameters/normen.toml"), ctx.services.prijslijst ? *ctx.services.prijslijst : rekentool::Prijslijst{});
    });
}

int gevraagde_jaren(std::string_view tekst) {
    int jaren = 0;
    const auto [end, error] = std::from_chars(tekst.data(), tekst.data() + tekst.size(), jaren);
    return error == std::errc() && end == tekst.data() + tekst.size() && jaren >= 1 && jaren <= 30 ? jaren : gewone_leeftijd;
}

std::string waarom(const inhoud::Teksten& t, const Verouderd& v) {
    std::string zin;
    for (const Ouderdom reden : v.redenen) {
        const Prijs& p = *v.prijs;
        const std::string deel = reden == Ouderdom::voorbij      ? t("prijsbeheer.ouderdom.voorbij", {format_date(*p.geldig_tot)})
                                 : reden == Ouderdom::zonder_jaar ? t("prijsbeheer.ouderdom.zonder_jaar")
                                 : reden == Ouderdom::prijsjaar   ? t("prijsbeheer.ouderdom.prijsjaar", {std::to_string(*p.prijsjaar)})
                                                                  : t("prijsbeheer.ouderdom.bron", {format_date(*p.bron_datum)});
        zin += (zin.empty() ? "" : " ") + deel;
    }
    return zin;
}

// Who looks after prices of a layer: the same for all of them, so it is said once, for the layers on this page.
void draw_kijkers(Out& out, const inhoud::Teksten& t, std::span<const Verouderd> getoond) {
    std::vector<Prijslaag> lagen;
    for (const Verouderd& v : getoond)
        if (std::ranges::find(lagen, v.prijs->herkomst) == lagen.end()) lagen.push_back(v.prijs->herkomst);
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><dl>{}</dl>)">(out, t("prijsbeheer.wie_kijkt"), [&](Out& o) {
        for (const Prijslaag laag : lagen)
            put<R"(<div><dt>{}</dt><dd>{}</dd></div>)">(o, naam_van_laag(t, laag), t("prijsbeheer.kijker." + std::string(rekentool::to_text(laag))));
    });
}

}  // namespace

std::string prijzen_csv(db::Connection& tx, const app::Services& services, const OrganisatieId& organisatie, Date dag) {
    return document::write_csv(make_prijsblad(alle_prijzen(*prijslijst(tx, services, organisatie, dag), false), Celvorm::tekst), voor_excel);
}

Response download_prijzen(Context& ctx) {
    const auto& t = ctx.t();
    const std::string_view vorm = ctx.request.parameters.get("vorm");
    const auto lijst = prijslijst(ctx);
    const auto prijzen = alle_prijzen(*lijst, ctx.request.query.get("uit") == "ja");
    const auto woorden = ctx.services.prijslijst ? woordenschat(*ctx.services.prijslijst) : Woordenschat{};
    const Date dag = local_date(ctx.clock().now());
    if (vorm == "csv") return als_bijlage(document::write_csv(make_prijsblad(prijzen, Celvorm::tekst), voor_excel), "text/csv; charset=utf-8", "prijzen-" + to_iso(dag) + ".csv");
    if (vorm == "codeboek") return als_bijlage(document::write_csv(make_codeboek(t, woorden), voor_excel), "text/csv; charset=utf-8", "prijzen-codeboek.csv");
    if (vorm == "ods")
        return als_bijlage(document::write_ods({make_prijsblad(prijzen, Celvorm::waarde), make_codeboek(t, woorden)}, t("pagina.prijzen.titel"), ctx.wie().organisatie_naam, dag),
                           "application/vnd.oasis.opendocument.spreadsheet", "prijzen-" + to_iso(dag) + ".ods");
    if (vorm == "xlsx")
        return als_bijlage(document::write_xlsx({make_prijsblad(prijzen, Celvorm::waarde), make_codeboek(t, woorden)}, t("pagina.prijzen.titel"), ctx.wie().organisatie_naam, dag),
                           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "prijzen-" + to_iso(dag) + ".xlsx");
    return app::error_page(ctx, 404);
}

Response show_normen(Context& ctx) {
    const auto& t = ctx.t();
    const auto gevraagd = parse_date(ctx.request.query.get("op"));
    const Date dag = gevraagd.value_or(local_date(ctx.clock().now()));
    Out content;
    app::draw_form(content, ctx, {.action = Url::path("/prijzen/normen"), .knop = t("app.zoeken"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"}, [&](Out& o) {
        app::draw_field(o, t, {.name = "op", .label = t("prijsbeheer.normen_op"), .soort = Invoer::datum, .value = to_iso(dag), .toon_niet_verplicht = false, .breedte = "kort"}, {});
    });
    std::vector<std::vector<Html>> rijen;
    const auto normen = alle_normen(ctx);  // held while they are drawn
    for (const Norm& norm : *normen) {
        const rekentool::Normwaarde* w = norm.op(dag);
        Out bron;
        if (w && !w->bron_url.empty()) put<R"(<a class="nl-link" href="{}" rel="noopener">{}</a>)">(bron, Url::external(w->bron_url), w->bron);
        else if (w) html::escape_text(bron.text, w->bron);
        std::string bedrag = w ? toon_bedrag(w->bedrag) : t("prijsbeheer.norm_onbekend");
        if (w && !norm.eenheid.empty()) bedrag += " " + t("prijsbeheer.per_eenheid", {norm.eenheid});
        rijen.push_back({tekstcel(norm.naam), tekstcel(bedrag), tekstcel(w ? format_date(w->vanaf) : ""), tekstcel(w && w->tot ? format_date(*w->tot) : ""), tekstcel(norm.wet), std::move(bron).html()});
    }
    const std::string koppen[] = {t("prijsbeheer.norm"), t("prijsbeheer.veld.bedrag"), t("prijsbeheer.veld.geldig_vanaf"), t("prijsbeheer.veld.geldig_tot"), t("prijsbeheer.norm_wet"), t("prijsbeheer.veld.bron")};
    draw_tabel(content, t("prijsbeheer.normen"), koppen, rijen);
    return app::render(ctx, {.titel = t("prijsbeheer.normen"), .nav = "prijzen", .kruimels = kruimels_prijzen(t, false), .bij_titel = t("prijsbeheer.normen_uitleg")}, std::move(content).html());
}

Response show_verouderd(Context& ctx) {
    const auto& t = ctx.t();
    const int jaren = gevraagde_jaren(ctx.request.query.get("jaren"));
    const auto lijst = prijslijst(ctx);
    const auto gevonden = find_verouderd(*lijst, local_date(ctx.clock().now()), jaren);
    app::Bladeren bladeren = app::read_bladeren(ctx.request, verouderd_per_pagina);
    bladeren.totaal = static_cast<std::int64_t>(gevonden.size());
    Out content;
    app::draw_form(content, ctx, {.action = Url::path("/prijzen/verouderd"), .knop = t("app.zoeken"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"}, [&](Out& o) {
        app::draw_field(o, t, {.name = "jaren", .label = t("prijsbeheer.verouderd_jaren"), .soort = Invoer::getal, .value = std::to_string(jaren), .toon_niet_verplicht = false, .breedte = "kort"}, {});
    });
    if (gevonden.empty()) app::draw_leeg(content, t("prijsbeheer.verouderd_leeg"));
    else {
        put<R"(<p aria-live="polite">{}</p>)">(content, t("app.aantal_gevonden", {std::to_string(gevonden.size())}));
        const auto first = std::min(static_cast<std::size_t>(bladeren.offset()), gevonden.size());
        const auto getoond = std::span(gevonden).subspan(first, std::min<std::size_t>(verouderd_per_pagina, gevonden.size() - first));
        draw_kijkers(content, t, getoond);
        std::vector<std::vector<Html>> rijen;
        for (const Verouderd& v : getoond)
            rijen.push_back({prijs_cel(*v.prijs), tekstcel(toon_bedrag(v.prijs->bedrag.waarschijnlijk)), tekstcel(naam_van_laag(t, v.prijs->herkomst)), tekstcel(waarom(t, v))});
        const std::string koppen[] = {t("prijsbeheer.prijs"), t("prijsbeheer.veld.bedrag"), t("prijsbeheer.laag"), t("prijsbeheer.verouderd_waarom")};
        draw_tabel(content, t("prijsbeheer.verouderd"), koppen, rijen);
        app::draw_bladeren(content, ctx, bladeren);
    }
    return app::render(ctx, {.titel = t("prijsbeheer.verouderd"), .nav = "prijzen", .kruimels = kruimels_prijzen(t, false), .bij_titel = t("prijsbeheer.verouderd_uitleg")}, std::move(content).html());
}

}  // namespace ontknoop::prijsbeheer
