// SPDX-License-Identifier: EUPL-1.2
#include "ruimte/ruimte.h"

#include <algorithm>

#include "app/page.h"
#include "base/text.h"
#include "ruimte/bibliotheek.h"
#include "ruimte/ruimte_handlers.h"
#include "werkplek/werkplek.h"

namespace ontknoop::ruimte {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Method;
using toegang::Recht;

namespace {

template <http::Response (*handler)(Context&, Soort), Soort soort>
http::Response voor(Context& ctx) {
    return handler(ctx, soort);
}
constexpr Soort b = Soort::bepaling, a = Soort::argument;

// Reading asks for wetten_lezen; who may not contribute finds nothing here. Judging asks for wetten_beheren.
constexpr app::Route table[] = {
    {Method::get, "/wetten/eigen", Recht::wetten_lezen, voor<show_lijst, b>, "provisions the organisation added or changed, and what waits to be judged"},
    {Method::get, "/wetten/eigen/nieuw", Recht::wetten_lezen, voor<show_nieuw, b>, "form for a local provision, or for a change to a national one"},
    {Method::post, "/wetten/eigen", Recht::wetten_lezen, voor<post_nieuw, b>, "offer a new provision"},
    {Method::get, "/wetten/eigen/uitwisselen", Recht::wetten_lezen, show_uitwisselen, "take the own provisions along as a file, or read them in"},
    {Method::get, "/wetten/eigen/bepalingen.toml", Recht::wetten_lezen, download_toml, "the own provisions as TOML, as in inhoud/bepalingen"},
    {Method::get, "/wetten/eigen/bepalingen.json", Recht::wetten_lezen, download_json, "the same as JSON"},
    {Method::post, "/wetten/eigen/bekijken", Recht::wetten_lezen, post_bekijken, "what a file would add, with everything that is wrong with it",
     app::Transactie::automatic, false, false},
    {Method::post, "/wetten/eigen/inlezen", Recht::wetten_lezen, post_inlezen, "offer everything in a file, or nothing"},
    {Method::get, "/wetten/eigen/:sleutel", Recht::wetten_lezen, voor<show_dossier, b>, "one own provision: words in use, proposal, history"},
    {Method::get, "/wetten/eigen/:sleutel/wijzigen", Recht::wetten_lezen, voor<show_wijzigen, b>, "form with its words"},
    {Method::post, "/wetten/eigen/:sleutel/wijzigen", Recht::wetten_lezen, voor<post_wijzigen, b>, "offer other words"},
    {Method::post, "/wetten/eigen/:sleutel/oordeel", Recht::wetten_lezen, voor<post_oordeel, b>, "approve, send back with a reason, or take one's own back"},
    {Method::post, "/wetten/eigen/:sleutel/intrekken", Recht::wetten_beheren, voor<post_intrekken, b>, "take out of use at once, with a reason"},
    {Method::get, "/wetten/argumenten", Recht::wetten_lezen, voor<show_lijst, a>, "closed arguments of the organisation itself"},
    {Method::get, "/wetten/argumenten/nieuw", Recht::wetten_lezen, voor<show_nieuw, a>, "form for one"},
    {Method::post, "/wetten/argumenten", Recht::wetten_lezen, voor<post_nieuw, a>, "offer a new one"},
    {Method::get, "/wetten/argumenten/:sleutel", Recht::wetten_lezen, voor<show_dossier, a>, "one own argument: words in use, proposal, history"},
    {Method::get, "/wetten/argumenten/:sleutel/wijzigen", Recht::wetten_lezen, voor<show_wijzigen, a>, "form with its words"},
    {Method::post, "/wetten/argumenten/:sleutel/wijzigen", Recht::wetten_lezen, voor<post_wijzigen, a>, "offer other words"},
    {Method::post, "/wetten/argumenten/:sleutel/oordeel", Recht::wetten_lezen, voor<post_oordeel, a>, "approve, send back with a reason, or take one's own back"},
    {Method::post, "/wetten/argumenten/:sleutel/intrekken", Recht::wetten_beheren, voor<post_intrekken, a>, "take out of use at once, with a reason"},
    {Method::get, "/api/v1/bepalingen/eigen", Recht::wetten_lezen, api_eigen, "the own provisions of the organisation that are in use, as JSON"},
    {Method::get, "/wetten/inventaris", Recht::wetten_lezen, show_inventaris, "which local articles to look for, and what was found"},
    {Method::post, "/wetten/inventaris", Recht::wetten_lezen, post_inventaris, "note what was found"},
};

}  // namespace

std::span<const app::Route> routes() { return table; }

namespace {

void wachtende_voorstellen(std::vector<werkplek::Wachtgroep>& groepen, Context& ctx, std::span<const casus::Casus>) {
    const auto& t = ctx.t();
    constexpr int meeste = werkplek::meeste_wachtpunten + 1;
    const Namen namen(ctx);
    const auto add = [&](Soort soort, const char* sleutel, const std::vector<Versie>& versies, Url alle, const auto& bij) {
        if (versies.empty()) return;
        const std::string begin = "ruimte." + std::string(naam(soort)) + "." + sleutel;
        werkplek::Wachtgroep groep{t(begin + "_kop"), t(begin + "_uitleg"), {}, std::move(alle)};
        for (const Versie& v : versies) groep.punten.push_back({Url::path(pad(soort), v.sleutel), titel_van(soort, v.inhoud), bij(v)});
        groepen.push_back(std::move(groep));
    };
    for (const Soort soort : soorten) {
        // Not filtered: a new entry and a change of one in use have different states there.
        add(soort, "nakijken", te_beoordelen(ctx, soort, meeste), Url::path(pad(soort)),
            [&](const Versie& v) { return t("ruimte.nakijken_van", {namen(v.gemaakt_door), dag_van(v.gemaakt_op)}); });
        add(soort, "terug", teruggekregen(ctx, soort, meeste), Url::path(pad(soort)).query("stand", "teruggestuurd"),
            [&](const Versie& v) { return t("ruimte.terug_van", {namen(*v.beoordeeld_door), dag_van(v.beoordeeld_op)}); });
    }
}

}  // namespace

void register_wachtbron() { werkplek::register_wachtbron(wachtende_voorstellen); }

std::string_view pad(Soort soort) { return soort == Soort::bepaling ? "/wetten/eigen" : "/wetten/argumenten"; }

std::vector<app::Kruimel> kruimels(const Context& ctx, Soort soort, bool tot_lijst) {
    const auto& t = ctx.t();
    std::vector<app::Kruimel> all{{t("nav.wetten"), Url::path("/wetten")}};
    if (soort == Soort::argument) all.push_back({t("ruimte.naar_argumenten"), Url::path("/wetten/tegenwerpingen")});
    if (tot_lijst) all.push_back({t("ruimte." + std::string(naam(soort)) + ".titel"), Url::path(pad(soort))});
    return all;
}

std::string label(const inhoud::Teksten& t, Soort soort, const Veldregel& veld) {
    return t("ruimte.veld." + std::string(naam(soort)) + "." + std::string(veld.naam));
}

std::string in_woorden(const Context& ctx, const Veldregel& veld, const std::vector<std::string>& values) {
    const auto& t = ctx.t();
    if (values.empty()) return {};
    if (veld.vorm == Veldvorm::vlag) return t("app.ja");
    if (veld.naam == "stelsel") {
        const std::string key = "ruimte.stelsel." + values[0];
        return t.has(key) ? t(key) : values[0];
    }
    if (veld.vorm == Veldvorm::datum) {
        const auto day = parse_iso_date(values[0]);
        return day ? format_date(*day) : values[0];
    }
    const auto names = keuzes(Bekend{*ctx.services.bepalingen}, veld.naam);
    std::vector<std::string> words;
    for (const std::string& value : values) {
        const auto found = std::ranges::find(names, value, &wetten::Benaming::code);
        words.push_back(found == names.end() ? value : found->naam);
    }
    return join(words, veld.vorm == Veldvorm::regels ? "\n" : ", ");
}

Namen::Namen(Context& ctx) : namen_(toegang::namen(ctx.tx(), ctx.wie().organisatie)) {}

std::string Namen::operator()(const GebruikerId& id) const {
    const auto found = std::ranges::find(namen_, id, &std::pair<GebruikerId, std::string>::first);
    return found == namen_.end() ? std::string() : found->second;
}

std::string dag_van(const std::string& moment) {
    const auto at = parse_iso_timestamp(moment);
    return at ? format_date(*at) : std::string();
}

void draw_eigen_ingang(Out& out, Context& ctx) {
    if (!mag_bijdragen(ctx.wie())) return;
    const auto& t = ctx.t();
    const std::int64_t wachten = mag_beheren(ctx.wie()) ? count_open(ctx) : 0;
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p>{}<p class="ok-rij"><a class="nl-link" href="/wetten/eigen">{}</a> <a class="nl-link" href="/wetten/inventaris">{}</a></p></section>)">(
        out, t("ruimte.ingang.kop"), t("ruimte.ingang.uitleg"),
        [&](Out& o) {
            if (wachten > 0) put<R"(<p><strong>{}</strong></p>)">(o, wachten == 1 ? t("ruimte.wacht_een") : t("ruimte.wachten", {std::to_string(wachten)}));
        },
        t("ruimte.bepaling.titel"), t("inventaris.titel"));
}

void draw_bij_bepaling(Out& out, Context& ctx, const wetten::Bepaling& bepaling) {
    if (!mag_bijdragen(ctx.wie())) return;
    const auto& t = ctx.t();
    const bool heeft_dossier = find_dossier(ctx, Soort::bepaling, bepaling.id).has_value();
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><p class="ok-rij">{}<a class="nl-link" href="/wetten/eigen/{}/wijzigen">{}</a></p></section>)">(
        out, t("ruimte.klopt_dit"), bepaling.eigen ? t("ruimte.is_eigen") : t("ruimte.is_landelijk"),
        [&](Out& o) {
            if (heeft_dossier) put<R"(<a class="nl-link" href="/wetten/eigen/{}">{}</a> )">(o, bepaling.id, t("ruimte.naar_geschiedenis"));
        },
        bepaling.id, t("ruimte.stel_wijziging_voor"));
}

void draw_eigen_argumenten(Out& out, Context& ctx) {
    const auto& t = ctx.t();
    const auto eigen = eigen_argumenten(ctx);
    if (eigen.empty() && !mag_bijdragen(ctx.wie())) return;
    put<R"(<section aria-labelledby="eigen-argumenten"><h2 class="nl-heading nl-heading--level-2" id="eigen-argumenten">{}</h2><p>{}</p>{}{}</section>)">(
        out, t("ruimte.argument.kop"), t("ruimte.argument.uitleg"),
        [&](Out& o) {
            for (const wetten::Tegenwerping& w : eigen)
                put<R"(<section class="ok-bepaling" id="{}"><h3 class="nl-heading nl-heading--level-3">{}</h3><ul class="ok-zacht">{}</ul><p class="ok-groot">{}</p><p class="nl-paragraph">{}</p><p><strong>{}</strong> {}</p></section>)">(
                    o, w.id, w.naam,
                    [&](Out& list) {
                        for (const std::string& zin : w.voorbeelden) put<R"(<li>“{}”</li>)">(list, zin);
                    },
                    w.kern, w.antwoord, t("ruimte.argument.tip"), w.tip);
        },
        [&](Out& o) {
            if (mag_bijdragen(ctx.wie()))
                put<R"(<p class="ok-rij"><a class="nl-link" href="/wetten/argumenten">{}</a> <a class="nl-link" href="/wetten/argumenten/nieuw">{}</a></p>)">(
                    o, t("ruimte.argument.titel"), t("ruimte.argument.nieuw"));
        });
}

}  // namespace ontknoop::ruimte
