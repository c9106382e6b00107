// SPDX-License-Identifier: EUPL-1.2
#include "app/instellingen.h"
#include "base/text.h"
#include "document/blad.h"
#include "inzicht/inzicht_handlers.h"
#include "maatwerkplan/levensloop.h"
#include "maatwerkplan/onderdelen.h"
#include "maatwerkplan/weggelaten.h"

namespace ontknoop::inzicht {

using app::Context;
using app::Field;
using app::Invoer;
using app::Option;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

std::vector<Option> choices(const Context& ctx, std::span<const std::string_view> codes, const std::string& prefix, std::string_view gekozen) {
    std::vector<Option> all = {{"", ctx.t()("inzicht.filter.alle"), gekozen.empty()}};
    for (const std::string_view code : codes) all.push_back({std::string(code), ctx.t()(prefix + std::string(code)), code == gekozen});
    return all;
}

void draw_filter(Out& out, const Context& ctx, const Vraag& vraag) {
    const auto& t = ctx.t();
    // What was typed comes back, also when it could not be read.
    auto typed = [&](std::string_view naam) { return std::string(utf8_prefix(ctx.request.query.get(naam), 80)); };
    auto day = [&](const std::optional<Date>& read, std::string_view naam) { return read ? to_iso(*read) : typed(naam); };
    const Field velden[] = {
        {.name = "van", .label = t("inzicht.filter.van"), .soort = Invoer::datum, .value = day(vraag.selectie.van, "van"), .toon_niet_verplicht = false},
        {.name = "tot", .label = t("inzicht.filter.tot"), .soort = Invoer::datum, .value = day(vraag.selectie.tot, "tot"), .toon_niet_verplicht = false},
        {.name = "status", .label = t("inzicht.filter.status"), .soort = Invoer::keuze, .opties = choices(ctx, maatwerkplan::statussen(), "status.", typed("status")), .toon_niet_verplicht = false},
        {.name = "leefgebied", .label = t("inzicht.filter.leefgebied"), .soort = Invoer::keuze, .opties = choices(ctx, maatwerkplan::opties("leefgebied"), "optie.leefgebied.", typed("leefgebied")), .toon_niet_verplicht = false},
    };
    const bool open = !vraag.fouten.empty() || !vraag.selectie.is_leeg();
    put<R"(<details class="ok-uitklap ok-niet-printen" id="filter"{}><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(
        out, html::Attributes().flag("open", open), t("inzicht.filter.titel"), [&](Out& o) {
            app::draw_form(o, ctx, {.action = Url::path("/inzicht"), .knop = t("app.tonen"), .get = true, .annuleer = open ? t("app.filters_wissen") : "",
                                    .annuleer_url = with_vraag(Url::path("/inzicht"), Vraag{{}, vraag.oefen, vraag.blik, {}})},
                           [&](Out& form) {
                               put<R"(<div class="ok-veldrij">{}</div>)">(form, [&](Out& rij) { app::draw_fields(rij, t, velden, vraag.fouten); });
                               if (!vraag.blik.empty()) app::draw_field(form, t, {.name = "blik", .label = "", .soort = Invoer::verborgen, .value = vraag.blik}, {});
                               if (vraag.oefen) app::draw_field(form, t, {.name = "oefen", .label = "", .soort = Invoer::verborgen, .value = "ja"}, {});
                           });
        });
}

// The way to the practice cases and back; only where a demo made them.
void draw_oefen_schakelaar(Out& out, const Context& ctx, const Vraag& vraag) {
    if (!ctx.wie().demo) return;
    const auto& t = ctx.t();
    if (vraag.oefen)
        put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--secondary-action utrecht-button-link" href="/inzicht">{}</a></p>)">(out, t("inzicht.oefen_uit"));
    else
        put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--secondary-action utrecht-button-link" href="/inzicht?oefen=ja">{}</a></p>)">(out, t("inzicht.oefen_aan"));
}

// The own team with every number, or the whole organisation without the small ones. The rest of the question goes along.
void draw_blik(Out& out, const Context& ctx, const Inzage& inzage, const Url& hier) {
    if (!inzage.kan_kiezen) return;
    const auto& t = ctx.t();
    put<R"(<nav class="ok-tabs ok-niet-printen" aria-label="{}"><ul>{}</ul></nav><p class="ok-zacht">{}</p>)">(
        out, t("inzicht.blik.kop"),
        [&](Out& o) {
            for (const bool team : {true, false}) {
                Vraag vraag = inzage.vraag;
                vraag.blik = team ? "team" : "alle";
                put<R"(<li><a href="{}"{}>{}</a></li>)">(o, with_vraag(hier, vraag), html::Attributes().set_if("aria-current", team == inzage.team ? "page" : ""),
                                                         t("inzicht.blik." + vraag.blik));
            }
        },
        t(inzage.team ? "inzicht.blik.team_uitleg" : "inzicht.blik.alle_uitleg"));
}

void draw_leeg_inzicht(Out& out, const Context& ctx, const Inzage& inzage) {
    const auto& t = ctx.t();
    if (!inzage.vraag.selectie.is_leeg()) return app::draw_leeg(out, t("inzicht.leeg_keuze"));
    app::draw_leeg(out, t(inzage.team ? "inzicht.leeg_team" : "inzicht.leeg"));
    if (ctx.wie().mag(toegang::Recht::casus_maken))
        put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--primary-action utrecht-button-link" href="/casussen/nieuw">{}</a></p>)">(out, t("plan.nieuw"));
}

// What changes when a plan changes: the script takes over this part.
template <class Inside>
void draw_levend(Out& out, Inside inside) {
    put<R"(<div id="inzicht" data-levend>{}</div>)">(out, inside);
}

void draw_voorbehoud(Out& out, const Context& ctx, const Inzage& inzage) {
    // Of all plans, whatever was chosen: what a plan that cannot be read would have been in, nobody may work out.
    maatwerkplan::draw_niet_meegeteld(out, ctx.t(), inzage.alle.onleesbaar);
    if (!inzage.bescherming) return;
    const std::string grens = std::to_string(inzage.bescherming->grens);
    put<R"(<p class="ok-zacht">{}</p>)">(out, ctx.t()(inzage.bescherming->gefilterd ? "inzicht.voorbehoud_keuze" : "inzicht.voorbehoud", {grens}));
}

void draw_tegels(Out& out, const Context& ctx, const Inzage& inzage, std::span<const Tegel> welke, const Definities& definities) {
    if (!inzage.te_weinig.empty()) return app::draw_leeg(out, ctx.t()(inzage.te_weinig, {std::to_string(inzage.bescherming->grens)}));
    if (inzage.gekozen.empty()) return draw_leeg_inzicht(out, ctx, inzage);
    put<R"(<div class="ok-raster ok-raster--groot">{}</div>)">(out, [&](Out& o) {
        for (const Tegel& tegel : welke) draw_tegel(o, ctx, inzage, tegel, definities);
    });
}

app::Page page_of(const Context& ctx, const Vraag& vraag, std::string titel) {
    return {.titel = std::move(titel), .nav = "inzicht", .bij_titel = ctx.t()(vraag.oefen ? "inzicht.oefen_bij" : "pagina.inzicht.uitleg"), .vorm = "breed",
            .oefen = vraag.oefen, .fouten = vraag.fouten, .events = Url::path("/inzicht/gebeurtenissen").text()};
}

}  // namespace

Response show_inzicht(Context& ctx) {
    const auto& t = ctx.t();
    const Inzage inzage = load_inzage(ctx, read_vraag(ctx));
    const Definities definities = Definities::load(ctx.services.bestanden);
    Out content;
    put<R"(<p class="ok-inleiding">{} <a class="nl-link" href="/inzicht/definities">{}</a> · <a class="nl-link" href="/beheer/doel">{}</a></p>)">(
        content, t("inzicht.inleiding"), t("inzicht.definities_link"), t("inzicht.doel_link"));
    draw_oefen_schakelaar(content, ctx, inzage.vraag);
    draw_sommen_links(content, ctx, inzage.vraag.oefen);
    draw_blik(content, ctx, inzage, Url::path("/inzicht"));
    draw_filter(content, ctx, inzage.vraag);
    if (inzage.vraag.fouten.empty())
        draw_levend(content, [&](Out& o) {
            draw_voorbehoud(o, ctx, inzage);
            draw_tegels(o, ctx, inzage, tegels(), definities);
        });
    return app::render(ctx, page_of(ctx, inzage.vraag, t("pagina.inzicht.titel")), std::move(content).html(), inzage.vraag.fouten.empty() ? 200 : 400);
}

Response show_tegel(Context& ctx) {
    const Tegel* tegel = find_tegel(ctx.request.parameters.get("tegel"));
    if (!tegel) return app::error_page(ctx, 404);
    const Inzage inzage = load_inzage(ctx, read_vraag(ctx));
    if (!inzage.vraag.fouten.empty()) return app::error_page(ctx, inzage.vraag.fouten);
    const Definities definities = Definities::load(ctx.services.bestanden);
    auto inside = [&](Out& o) {
        draw_voorbehoud(o, ctx, inzage);
        draw_tegels(o, ctx, inzage, {tegel, 1}, definities);
    };
    if (ctx.request.query.get("deel") == "ja") {
        Out deel;
        draw_levend(deel, inside);
        return http::html(200, std::move(deel.text));
    }
    Out content;
    draw_blik(content, ctx, inzage, Url::path("/inzicht/tegels", tegel->code));
    draw_levend(content, inside);
    app::Page page = page_of(ctx, inzage.vraag, definities.find(tegel->code)->titel);
    page.kruimels = {{ctx.t()("pagina.inzicht.titel"), with_vraag(Url::path("/inzicht"), inzage.vraag)}};
    page.vorm = {};
    return app::render(ctx, page, std::move(content).html());
}

Response download_tegel(Context& ctx) {
    const auto& t = ctx.t();
    const Tegel* tegel = find_tegel(ctx.request.parameters.get("tegel"));
    if (!tegel) return app::error_page(ctx, 404);
    const Inzage inzage = load_inzage(ctx, read_vraag(ctx));
    if (!inzage.vraag.fouten.empty()) return app::error_page(ctx, inzage.vraag.fouten);
    const Tabel tabel = inzage.tabel(ctx, *tegel);

    document::Blad blad{std::string(tegel->code), {tabel.rijkop}, {}};
    for (const Kolom& kolom : tabel.kolommen)
        blad.koppen.push_back(tabel.afgeschermd && kolom.eenheid == Eenheid::basis ? t("inzicht.kolom_minstens", {kolom.naam}) : kolom.naam);
    auto add = [&](const Rij& rij) {
        std::vector<document::Cel> cellen = {rij.naam};
        for (std::size_t i = 0; i < rij.cellen.size(); ++i) {
            const Cel& cel = rij.cellen[i];
            const Eenheid eenheid = tabel.kolommen[i].eenheid;
            if (cel.staat != Staat::zichtbaar) cellen.emplace_back(lees(t, tabel, tabel.kolommen[i], cel, ctx.services.instellingen.kleine_aantallen));
            else if (eenheid == Eenheid::bedrag || eenheid == Eenheid::gemiddelde) cellen.emplace_back(Eurocent{cel.waarde});
            else cellen.emplace_back(static_cast<double>(cel.waarde) / (eenheid == Eenheid::aantal || eenheid == Eenheid::basis ? 1 : 10));
        }
        blad.rijen.push_back(std::move(cellen));
    };
    for (const Rij& rij : tabel.rijen) add(rij);
    if (tabel.totaal) add(*tabel.totaal);
    // Where the figures go, their period and the practice mark go along.
    auto note = [&](const std::string& tekst) {
        std::vector<document::Cel> cellen(blad.koppen.size());
        cellen[0] = tekst;
        blad.rijen.push_back(std::move(cellen));
    };
    note(periode_van(ctx, inzage));
    if (inzage.vraag.oefen) note(t("oefencasus.banner"));
    if (inzage.alle.onleesbaar > 0) note(maatwerkplan::zin_niet_meegeteld(t, inzage.alle.onleesbaar));
    if (!inzage.te_weinig.empty()) note(t(inzage.te_weinig, {std::to_string(inzage.bescherming->grens)}));

    Response response = http::text(200, document::write_csv(blad, {.scheiding = ';', .byte_order_mark = true, .decimale_komma = true}), "text/csv; charset=utf-8");
    response.headers.set("Content-Disposition", "attachment; filename=\"inzicht-" + std::string(tegel->code) + ".csv\"");
    return response;
}

Response show_definities(Context& ctx) {
    const auto& t = ctx.t();
    const Definities definities = Definities::load(ctx.services.bestanden);
    Out content;
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t("inzicht.definities_uitleg", {std::to_string(ctx.services.instellingen.kleine_aantallen)}));
    for (const Tegel& tegel : tegels()) {
        const Definitie* d = definities.find(tegel.code);
        CHECK(d != nullptr);
        put<R"(<section id="definitie-{}"><h2 class="nl-heading nl-heading--level-2">{}</h2><p><strong>{}</strong></p><p>{}</p><p>{}</p></section>)">(content, tegel.code, d->titel,
                                                                                                                                              d->vraag, d->tekst, d->let_op);
    }
    return app::render(ctx, {.titel = t("inzicht.definities_titel"), .nav = "inzicht", .kruimels = {{t("pagina.inzicht.titel"), Url::path("/inzicht")}}},
                       std::move(content).html());
}

Response listen_inzicht(Context& ctx) {
    Response response;
    response.events = http::EventStream{"organisatie/" + ctx.wie().organisatie.value, std::string(ctx.request.headers.get("Last-Event-ID"))};
    return response;
}

}  // namespace ontknoop::inzicht
