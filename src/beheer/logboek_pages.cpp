// SPDX-License-Identifier: EUPL-1.2
#include "app/page.h"
#include "base/text.h"
#include "beheer/beheer_handlers.h"

namespace ontknoop::beheer {

using app::Context;
using app::Field;
using app::Invoer;
using app::Option;
using html::Out;
using html::put;
using html::Url;

namespace {

// The moment (UTC) at which a day begins in the Netherlands: 23:00 or 22:00 the evening before.
Timestamp begin_of(Date day) {
    const Timestamp midnight = std::chrono::sys_days(day);
    const Timestamp summer = midnight - std::chrono::hours(2);
    return local_date(summer) == day ? summer : midnight - std::chrono::hours(1);
}

// Walking the whole chain takes a second per hundred thousand lines: only when it is asked for.
void draw_keten(Out& content, Context& ctx) {
    const auto& t = ctx.t();
    if (ctx.request.query.get("keten") != "1") {
        put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--secondary-action utrecht-button-link" href="/beheer/logboek?keten=1">{}</a></p>)">(content, t("beheer.keten_controleren"));
        return;
    }
    const auto chain = logboek::verify(ctx.tx(), ctx.wie().organisatie);
    put<R"(<p class="utrecht-alert utrecht-alert--{}" role="status"><span class="utrecht-alert__content">{}</span></p>)">(
        content, chain.breuk_bij ? "error" : "ok",
        chain.breuk_bij ? t("beheer.keten_gebroken", {std::to_string(*chain.breuk_bij)}) : t("beheer.keten_heel", {std::to_string(chain.regels), chain.hoofd.substr(0, 16)}));
}

}  // namespace

// The audit trail for the auditor: codes and ids, never content.
http::Response show_logboek(Context& ctx) {
    const auto& t = ctx.t();
    const auto& q = ctx.request.query;
    const auto van = parse_date(q.get("vanaf")), tot = parse_date(q.get("tot"));
    logboek::Filter filter{std::string(q.get("wie")), std::string(utf8_prefix(trim(q.get("handeling")), 60)), std::string(utf8_prefix(trim(q.get("object")), 40)),
                           van ? to_iso(begin_of(*van)) : "", tot ? to_iso(begin_of(Date(std::chrono::sys_days(*tot) + std::chrono::days(1)))) : ""};
    Errors errors;
    if (!van && !trim(q.get("vanaf")).empty()) errors.push_back({"veld.geen_datum", {}, "vanaf"});
    if (!tot && !trim(q.get("tot")).empty()) errors.push_back({"veld.geen_datum", {}, "tot"});

    const auto& organisatie = ctx.wie().organisatie;
    const auto namen = toegang::namen(ctx.tx(), organisatie);
    app::Bladeren bladeren = app::read_bladeren(ctx.request, 50);
    bladeren.totaal = logboek::count(ctx.tx(), organisatie, filter);
    const auto lines = logboek::search(ctx.tx(), organisatie, filter, bladeren.per_pagina, bladeren.offset());
    ctx.log("logboek.gelezen", "logboek", "");

    std::vector<Option> mensen{{"", t("beheer.iedereen"), filter.gebruiker_id.empty()}};
    for (const auto& [id, naam] : namen) mensen.push_back({id.value, naam, id.value == filter.gebruiker_id});
    const Field fields[] = {
        {.name = "wie", .label = t("beheer.wie"), .soort = Invoer::keuze, .opties = std::move(mensen), .toon_niet_verplicht = false},
        {.name = "handeling", .label = t("beheer.handeling"), .value = filter.handeling, .hulp = t("beheer.handeling_hulp"), .toon_niet_verplicht = false},
        {.name = "object", .label = t("beheer.object"), .value = filter.object_id, .toon_niet_verplicht = false},
        {.name = "vanaf", .label = t("beheer.vanaf"), .soort = Invoer::datum, .value = std::string(q.get("vanaf")), .toon_niet_verplicht = false},
        {.name = "tot", .label = t("beheer.tot"), .soort = Invoer::datum, .value = std::string(q.get("tot")), .toon_niet_verplicht = false},
    };
    Out content;
    draw_keten(content, ctx);
    app::draw_form(content, ctx, {.action = Url::path("/beheer/logboek"), .knop = t("app.filteren"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"},
                   [&](Out& o) { app::draw_fields(o, t, fields, errors); });
    if (lines.empty()) app::draw_leeg(content, t("pagina.logboek.leeg"));
    else
        put<R"(<div class="ok-tabel ok-tabel--kaarten" role="region" tabindex="0" aria-label="{}"><table class="utrecht-table utrecht-table--html-table"><caption class="ok-verborgen">{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></div>)">(
            content, t("pagina.logboek.titel"), t("pagina.logboek.titel"), t("beheer.wanneer"), t("beheer.wie"), t("beheer.handeling"), t("beheer.object"), t("beheer.uitkomst"), t("beheer.herkomst"), [&](Out& o) {
                for (const auto& l : lines) {
                    std::string naam = l.gebruiker_id;
                    for (const auto& [id, n] : namen)
                        if (id.value == l.gebruiker_id) naam = n;
                    const auto at = parse_iso_timestamp(l.op);
                    put<R"(<tr><td data-kop="{}">{}</td><td data-kop="{}">{}</td><td data-kop="{}">{}</td><td data-kop="{}">{} {}</td><td data-kop="{}">{}</td><td data-kop="{}">{}</td></tr>)">(
                        o, t("beheer.wanneer"), at ? format_date_time(*at) : l.op, t("beheer.wie"), naam, t("beheer.handeling"), l.handeling, t("beheer.object"), l.object_soort, l.object_id,
                        t("beheer.uitkomst"), l.uitkomst, t("beheer.herkomst"), l.herkomst);
                }
            });
    app::draw_bladeren(content, ctx, bladeren);
    return app::render(ctx, {.titel = t("pagina.logboek.titel"), .nav = "beheer", .kruimels = {{t("nav.beheer"), Url::path("/beheer")}},
                             .bij_titel = t("pagina.logboek.uitleg"), .fouten = errors},
                       std::move(content).html());
}

}  // namespace ontknoop::beheer
