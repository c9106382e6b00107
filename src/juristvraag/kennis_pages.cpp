// SPDX-License-Identifier: EUPL-1.2
//
// What the jurist answered, for everybody of the organisation: to search, to read, and as JSON.
#include <algorithm>
#include <boost/json.hpp>

#include "app/api.h"
#include "app/page.h"
#include "base/text.h"
#include "juristvraag/juristvraag_handlers.h"
#include "ruimte/bibliotheek.h"

namespace ontknoop::juristvraag {

using app::Context;
using app::Invoer;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

constexpr std::size_t langste_woorden = 200;

std::string moment_als_dag(const std::string& moment) {
    const auto at = parse_iso_timestamp(moment);
    return at ? format_date(*at) : std::string();
}

void draw_bepalingen(Out& out, const Context& ctx, const Kennis& k) {
    if (k.bepalingen.empty()) return;
    const auto& bepalingen = ruimte::bepalingen(ctx);
    put<R"(<ul class="ok-rij">{}</ul>)">(out, [&](Out& o) {
        // An entry that was taken out of use since is no longer a page.
        for (const std::string& id : k.bepalingen)
            if (const auto* b = bepalingen.find(id)) put<R"(<li><a class="nl-link" href="/wetten/bepalingen/{}">{}</a></li>)">(o, id, b->aanhaling());
    });
}

}  // namespace

void draw_kennislijst(Out& out, Context& ctx, const std::vector<Kennis>& all, int kopniveau) {
    put<R"(<ul class="ok-stapel">{}</ul>)">(out, [&](Out& o) {
        for (const Kennis& k : all)
            put<R"(<li class="ok-kaart">{}<p class="ok-opmerking__tekst">{}</p>{}<p class="ok-zacht">{}</p></li>)">(
                o,
                [&](Out& kop) {
                    if (kopniveau == 2) put<R"(<h2 class="nl-heading nl-heading--level-3"><a class="nl-link" href="/wetten/kennis/{}">{}</a></h2>)">(kop, k.id, k.vraag);
                    else put<R"(<h3 class="nl-heading nl-heading--level-3"><a class="nl-link" href="/wetten/kennis/{}">{}</a></h3>)">(kop, k.id, k.vraag);
                },
                utf8_length(k.antwoord) > 300 ? std::string(utf8_prefix(k.antwoord, 300)) + "…" : k.antwoord, [&](Out& b) { draw_bepalingen(b, ctx, k); },
                ctx.t()("kennis.van", {moment_als_dag(k.op)}));
    });
}

Response show_kennis(Context& ctx) {
    const auto& t = ctx.t();
    const std::string_view getypt = ctx.request.query.get("zoek");
    const std::string zoek(is_valid_utf8(getypt) ? utf8_prefix(getypt, langste_woorden) : "");
    auto all = list_kennis(ctx);
    const bool leeg = all.empty();
    if (!trim(zoek).empty()) all = rangschik(std::move(all), zoek);
    app::Bladeren bladeren = app::read_bladeren(ctx.request);
    bladeren.totaal = static_cast<std::int64_t>(all.size());
    const auto begin = std::min(all.size(), static_cast<std::size_t>(bladeren.offset()));
    const auto end = std::min(all.size(), begin + static_cast<std::size_t>(bladeren.per_pagina));
    Out content;
    app::draw_form(content, ctx, {.action = Url::path("/wetten/kennis"), .knop = t("app.zoeken"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"}, [&](Out& f) {
        app::draw_field(f, t, {.name = "zoek", .label = t("kennis.zoek"), .soort = Invoer::zoek, .value = zoek, .toon_niet_verplicht = false}, {});
    });
    if (leeg) app::draw_leeg(content, t("kennis.leeg"));
    else if (all.empty()) app::draw_leeg(content, t("kennis.niets_gevonden"));
    else draw_kennislijst(content, ctx, {all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end)}, 2);
    app::draw_bladeren(content, ctx, bladeren);
    return app::render(ctx, {.titel = t("kennis.titel"), .nav = "wetten", .kruimels = {{t("nav.wetten"), Url::path("/wetten")}}, .bij_titel = t("kennis.bij_titel"), .vorm = "smal"},
                       std::move(content).html());
}

Response show_een_kennis(Context& ctx) {
    const auto& t = ctx.t();
    const auto k = find_kennis(ctx, ctx.request.parameters.get("kennis"));
    if (!k) return app::error_page(ctx, 404);
    Out content;
    put<R"(<p class="ok-opmerking__tekst">{}</p>{}<p class="ok-zacht">{} {}</p>)">(content, k->antwoord, [&](Out& o) { draw_bepalingen(o, ctx, *k); },
                                                                                 t("kennis.van", {moment_als_dag(k->op)}), t("kennis.geen_advies"));
    if (mag_antwoorden(ctx.wie())) app::draw_button_form(content, ctx, Url::path("/wetten/kennis", k->id, "intrekken"), t("kennis.trek_in"), "danger", {}, k->vraag);
    return app::render(ctx, {.titel = k->vraag, .nav = "wetten", .kruimels = {{t("nav.wetten"), Url::path("/wetten")}, {t("kennis.titel"), Url::path("/wetten/kennis")}}, .vorm = "smal"},
                       std::move(content).html());
}

Response post_kennis_intrekken(Context& ctx) {
    const auto k = find_kennis(ctx, ctx.request.parameters.get("kennis"));
    if (!k) return app::error_page(ctx, 404);
    if (const auto done = withdraw(ctx, k->id); !done) return app::error_page(ctx, done.error());
    return app::redirect_with(ctx, Url::path("/wetten/kennis"), "verwijderd");
}

Response api_kennis(Context& ctx) {
    Errors errors;
    for (const auto& [naam, waarde] : ctx.request.query.items())
        if (naam != "zoek" && naam != "bepaling") errors.push_back({"wet.onbekend_veld", {std::string(utf8_prefix(naam, 60))}, naam});
    const std::string_view zoek = trim(ctx.request.query.get("zoek")), bepaling = trim(ctx.request.query.get("bepaling"));
    if (!is_valid_utf8(zoek) || has_control_characters(zoek)) errors.push_back({"veld.ongeldige_tekens", {}, "zoek"});
    else if (utf8_length(zoek) > langste_woorden) errors.push_back({"veld.te_lang", {std::to_string(langste_woorden)}, "zoek"});
    if (!bepaling.empty() && (!is_valid_utf8(bepaling) || !ruimte::bepalingen(ctx).find(bepaling))) errors.push_back({"juristvraag.bepaling", {}, "bepaling"});
    if (!errors.empty()) return app::problem(ctx, 400, errors);
    auto all = bepaling.empty() ? list_kennis(ctx) : kennis_bij(ctx, bepaling);
    if (!zoek.empty()) all = rangschik(std::move(all), zoek);
    boost::json::array list;
    for (const Kennis& k : all)
        list.push_back(boost::json::object{{"id", k.id.value}, {"vraag", k.vraag}, {"antwoord", k.antwoord},
                                           {"bepalingen", boost::json::array(k.bepalingen.begin(), k.bepalingen.end())}, {"vrijgegeven_op", k.op}});
    return app::api_json(200, boost::json::serialize(list));
}

}  // namespace ontknoop::juristvraag
