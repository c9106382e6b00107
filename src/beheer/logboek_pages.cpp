// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <charconv>

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

// What a code is called; its last part in words where that is a status or a role. The code itself when it has no words.
std::string lees_handeling(const inhoud::Teksten& t, std::string_view code) {
    struct Familie {
        std::string_view begin, woorden;
    };
    static constexpr Familie families[] = {{"casus.status_", "status."}, {"gebruiker.rol_gegeven.", "rol."}, {"gebruiker.rol_ontnomen.", "rol."}};
    for (const Familie& f : families)
        if (const std::string key = std::string(f.woorden) + std::string(code.substr(std::min(f.begin.size(), code.size()))); code.starts_with(f.begin) && t.has(key))
            return t("handeling." + std::string(f.begin)) + " (" + t(key) + ")";
    const std::string key = "handeling." + std::string(code);
    return t.has(key) ? t(key) : std::string(code);
}

// Every act by its words; the filter takes the beginning of a code, so that "plan." is all of them.
std::vector<Option> handelingen(const inhoud::Teksten& t, const std::string& gekozen) {
    constexpr std::string_view begin = "handeling.";
    std::vector<Option> all;
    for (const std::string_view key : t.keys(begin)) all.push_back({std::string(key.substr(begin.size())), t(key), key.substr(begin.size()) == gekozen});
    std::ranges::stable_sort(all, {}, &Option::label);
    if (!gekozen.empty() && std::ranges::none_of(all, &Option::selected)) all.insert(all.begin(), {gekozen, lees_handeling(t, gekozen), true});
    all.insert(all.begin(), {"", t("beheer.alle_handelingen"), gekozen.empty()});
    return all;
}

// The id to look for: of a case people know the number ("3", "casus 3"), from the table they may take the id.
std::string read_object(Context& ctx, std::string_view typed, Errors& errors) {
    std::string_view digits = typed;
    if (fold(digits).starts_with("casus")) digits = trim(digits.substr(std::string_view("casus").size()));
    std::int64_t nummer = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), nummer);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::string(typed);
    if (auto id = logboek::find_casus(ctx.tx(), ctx.wie().organisatie, nummer)) return *std::move(id);
    errors.push_back({"logboek.geen_casus", {std::to_string(nummer)}, "object"});
    return std::string(typed);
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
    Errors errors;
    const std::string object(utf8_prefix(trim(q.get("object")), 40));
    logboek::Filter filter{std::string(q.get("wie")), std::string(utf8_prefix(trim(q.get("handeling")), 60)), read_object(ctx, object, errors),
                           van ? to_iso(begin_of(*van)) : "", tot ? to_iso(begin_of(Date(std::chrono::sys_days(*tot) + std::chrono::days(1)))) : ""};
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
        {.name = "handeling", .label = t("beheer.handeling"), .soort = Invoer::keuze, .opties = handelingen(t, filter.handeling), .toon_niet_verplicht = false},
        {.name = "object", .label = t("beheer.object"), .value = object, .hulp = t("beheer.object_hulp"), .toon_niet_verplicht = false},
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
            content, t("pagina.logboek.titel"), t("pagina.logboek.titel"), t("beheer.wanneer"), t("beheer.wie"), t("beheer.handeling"), t("beheer.onderwerp"), t("beheer.uitkomst"), t("beheer.herkomst"), [&](Out& o) {
                for (const auto& l : lines) {
                    std::string naam = l.gebruiker_id;
                    for (const auto& [id, n] : namen)
                        if (id.value == l.gebruiker_id) naam = n;
                    const auto at = parse_iso_timestamp(l.op);
                    put<R"(<tr><td data-kop="{}">{}</td><td data-kop="{}">{}</td><td data-kop="{}">{} <span class="ok-zacht">{}</span></td><td data-kop="{}">{} <span class="ok-zacht">{}</span></td><td data-kop="{}">{}</td><td data-kop="{}">{}</td></tr>)">(
                        o, t("beheer.wanneer"), at ? format_date_time(*at) : l.op, t("beheer.wie"), naam, t("beheer.handeling"), lees_handeling(t, l.handeling), l.handeling, t("beheer.onderwerp"),
                        l.casusnummer ? t("beheer.casus_nummer", {std::to_string(*l.casusnummer)}) : l.object_soort, l.object_id,
                        t("beheer.uitkomst"), l.uitkomst, t("beheer.herkomst"), l.herkomst);
                }
            });
    app::draw_bladeren(content, ctx, bladeren);
    return app::render(ctx, {.titel = t("pagina.logboek.titel"), .nav = "beheer", .kruimels = {{t("nav.beheer"), Url::path("/beheer")}},
                             .bij_titel = t("pagina.logboek.uitleg"), .fouten = errors},
                       std::move(content).html());
}

}  // namespace ontknoop::beheer
