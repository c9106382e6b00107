// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "maatwerkplan/maatwerkplan.h"
#include "maatwerkplan/weggelaten.h"
#include "maatwerkplan/privacy.h"
#include "werkplek/casuslijst.h"
#include "werkplek/werkplek_handlers.h"

namespace ontknoop::werkplek {

using app::Context;
using app::Field;
using app::Invoer;
using app::Option;
using html::Out;
using html::put;
using html::Url;
using http::Response;

std::vector<CasusRij> with_alias(Context& ctx, std::vector<casus::Casus> casussen) {
    const auto facts = maatwerkplan::load_een(ctx, casussen, "casus");
    const auto namen = toegang::namen(ctx.tx(), ctx.wie().organisatie);
    std::vector<CasusRij> rijen;
    for (casus::Casus& c : casussen) {
        const auto it = facts.find(c.id.value);
        CasusRij rij{std::move(c), it == facts.end() ? "" : std::string(it->second.get("alias")), ""};
        for (const auto& [id, naam] : namen)
            if (id == rij.casus.eigenaar) rij.eigenaar = naam;
        rijen.push_back(std::move(rij));
    }
    return rijen;
}

std::string naam_van(const Context& ctx, const CasusRij& rij) {
    return rij.alias.empty() ? ctx.t()("tab.casus_nummer", {std::to_string(rij.casus.nummer)}) : rij.alias;
}

void draw_casus_tabel(Out& out, const Context& ctx, const std::vector<CasusRij>& rijen, std::string_view bijschrift) {
    const auto& t = ctx.t();
    put<R"(<div class="ok-tabel ok-tabel--kaarten" role="region" tabindex="0" aria-label="{}"><table class="utrecht-table utrecht-table--html-table"><caption class="ok-verborgen">{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></div>)">(
        out, bijschrift, bijschrift, t("lijst.nummer"), t("lijst.alias"), t("lijst.status"), t("lijst.eigenaar"), t("lijst.gewijzigd"), [&](Out& o) {
            for (const CasusRij& rij : rijen) {
                const auto changed = parse_iso_timestamp(rij.casus.gewijzigd_op);
                put<R"(<tr><td data-kop="{}">{}</td><th scope="row"><a class="nl-link" href="/casussen/{}">{}</a>{}</th><td data-kop="{}">{}</td><td data-kop="{}">{}</td><td data-kop="{}">{}</td></tr>)">(
                    o, t("lijst.nummer"), rij.casus.nummer, rij.casus.id, naam_van(ctx, rij),
                    [&](Out& label) {
                        if (rij.casus.oefen) put<R"( <span class="ok-label">{}</span>)">(label, t("oefencasus.kort"));
                    },
                    t("lijst.status"), [&](Out& s) { app::draw_status(s, t, rij.casus.status); }, t("lijst.eigenaar"), rij.eigenaar, t("lijst.gewijzigd"),
                    changed ? format_date(*changed) : "");
            }
        });
}

namespace {

struct Zoek {
    std::string woorden, status;
    bool alleen_mijn = false;
};

// Turning the pages of a search: the words go along in the form.
void draw_zoek_bladeren(Out& out, const Context& ctx, const app::Bladeren& b, const Zoek& zoek) {
    if (b.totaal <= b.per_pagina) return;
    const auto& t = ctx.t();
    const std::pair<std::string, std::string> hidden[] = {{"zoek", zoek.woorden}, {"status", zoek.status}, {"mijn", zoek.alleen_mijn ? "ja" : ""}};
    auto button = [&](Out& o, int page, const std::string& label) {
        app::draw_button_form(o, ctx, Url::path("/casussen/zoeken").query("pagina", std::to_string(page)), label, "secondary-action", hidden);
    };
    put<R"(<nav class="ok-bladeren" aria-label="{}"><p>{}</p><div class="ok-rij">{}</div></nav>)">(
        out, t("kader.bladeren"),
        t("kader.bladeren_stand", {std::to_string(b.offset() + 1), std::to_string(std::min<std::int64_t>(b.totaal, b.offset() + b.per_pagina)),
                                   std::to_string(b.totaal)}),
        [&](Out& o) {
            if (b.pagina > 1) button(o, b.pagina - 1, t("app.vorige"));
            if (b.offset() + b.per_pagina < b.totaal) button(o, b.pagina + 1, t("app.volgende"));
        });
}

std::vector<std::string_view> woorden_van(std::string_view tekst) {
    std::vector<std::string_view> woorden;
    for (const std::string_view woord : split(tekst, ' '))
        if (!trim(woord).empty()) woorden.push_back(trim(woord));
    return woorden;
}

// The words of people stay out of the address bar: a search with words is a POST.
Response lijst(Context& ctx, const Zoek& zoek) {
    const auto& t = ctx.t();
    auto casussen = casus::list(ctx, {.status = zoek.status, .alleen_mijn = zoek.alleen_mijn});
    std::size_t onleesbaar = 0;
    if (!trim(zoek.woorden).empty()) {
        const std::string gezocht = fold(zoek.woorden);
        std::erase_if(casussen, [&](const casus::Casus& c) {
            // Every word somewhere in the plan, in any order; the number of the case is a word of it.
            auto over = woorden_van(gezocht);
            std::erase(over, std::to_string(c.nummer));
            if (over.empty()) return false;
            const auto plan = maatwerkplan::load_leesbaar_plan(ctx, c);
            if (!plan) {
                ++onleesbaar;
                return true;
            }
            for (const maatwerkplan::Onderdeel& o : plan->onderdelen)
                for (const maatwerkplan::Waarde& w : o.waarden) {
                    const std::string tekst = fold(w.tekst);
                    std::erase_if(over, [&](std::string_view woord) { return tekst.find(woord) != std::string::npos; });
                    if (over.empty()) return false;
                }
            return true;
        });
    }
    app::Bladeren bladeren = app::read_bladeren(ctx.request);
    bladeren.totaal = static_cast<std::int64_t>(casussen.size());
    const auto first = std::min<std::size_t>(static_cast<std::size_t>(bladeren.offset()), casussen.size());
    casussen.erase(casussen.begin(), casussen.begin() + static_cast<std::ptrdiff_t>(first));
    if (casussen.size() > static_cast<std::size_t>(bladeren.per_pagina)) casussen.erase(casussen.begin() + bladeren.per_pagina, casussen.end());
    const auto rijen = with_alias(ctx, std::move(casussen));
    // Nothing found says something too: that these words are in none of the plans.
    if (!zoek.woorden.empty()) ctx.log("casussen.doorzocht", "lijst", "casussen");
    else if (!rijen.empty()) ctx.log("casussen.gelezen", "lijst", "casussen");

    std::vector<Option> statussen{{"", t("lijst.alle_statussen"), zoek.status.empty()}};
    for (const std::string_view s : maatwerkplan::statussen()) statussen.push_back({std::string(s), t("status." + std::string(s)), zoek.status == s});
    const Field fields[] = {
        {.name = "zoek", .label = t("lijst.zoek"), .soort = Invoer::zoek, .value = zoek.woorden, .hulp = t("lijst.zoek_hulp"), .toon_niet_verplicht = false, .maximum = 100},
        {.name = "status", .label = t("lijst.status"), .soort = Invoer::keuze, .opties = std::move(statussen), .toon_niet_verplicht = false},
        {.name = "mijn", .label = t("lijst.van_wie"), .soort = Invoer::vakjes, .opties = {{"ja", t("lijst.alleen_mijn"), zoek.alleen_mijn}}, .toon_niet_verplicht = false},
    };
    Out content;
    if (ctx.wie().mag(toegang::Recht::casus_maken) || ctx.wie().mag(toegang::Recht::oefenen))
        put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--primary-action utrecht-button-link" href="/casussen/nieuw">{}</a></p>)">(content, t("plan.nieuw"));
    if (ctx.wie().mag(toegang::Recht::casus_maken) || ctx.wie().mag(toegang::Recht::casus_gedeeld_lezen))
        put<R"(<p><a class="nl-link" href="/vragen">{}</a></p>)">(content, t("uitvraag.titel"));
    app::draw_form(content, ctx, {.action = Url::path("/casussen/zoeken"), .knop = t("app.zoeken"), .klasse = "ok-zoekbalk", .knop_soort = "secondary-action"},
                   [&](Out& out) { app::draw_fields(out, t, fields, {}); });
    maatwerkplan::draw_niet_getoond(content, t, onleesbaar);
    if (rijen.empty()) {
        app::draw_leeg(content, zoek.woorden.empty() && zoek.status.empty() ? t("pagina.casussen.leeg") : t("lijst.niets_gevonden"));
    } else {
        put<R"(<p aria-live="polite">{}</p>)">(content, t("app.aantal_gevonden", {std::to_string(bladeren.totaal)}));
        draw_casus_tabel(content, ctx, rijen, t("pagina.casussen.titel"));
        if (ctx.request.is_safe()) app::draw_bladeren(content, ctx, bladeren);
        else draw_zoek_bladeren(content, ctx, bladeren, zoek);
    }
    return app::render(ctx, {.titel = t("pagina.casussen.titel"), .nav = "casussen", .bij_titel = t("pagina.casussen.uitleg")}, std::move(content).html());
}

Response nieuw_page(Context& ctx, const http::Fields& form, const Errors& errors, int status) {
    const auto& t = ctx.t();
    std::vector<Option> aanleidingen;
    for (const std::string_view code : maatwerkplan::opties("aanleiding"))
        aanleidingen.push_back({std::string(code), t("optie.aanleiding." + std::string(code)), form.get("aanleiding") == code});
    const bool only_practice = !ctx.wie().mag(toegang::Recht::casus_maken);
    const Field fields[] = {
        {.name = "alias", .label = t("veld.casus.alias.label"), .value = std::string(form.get("alias")), .hulp = std::string(t.find("veld.casus.alias.hulp")),
         .nodig = true, .maximum = 60, .breedte = "midden"},
        {.name = "aanleiding", .label = t("veld.casus.aanleiding.label"), .soort = Invoer::radio, .opties = std::move(aanleidingen)},
        {.name = "oefen", .label = t("nieuw.oefen"), .soort = Invoer::vakjes,
         .opties = {{"ja", t("nieuw.oefen_ja"), only_practice || form.get("oefen") == "ja"}}, .hulp = t("nieuw.oefen_hulp")},
    };
    Out content;
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t("nieuw.uitleg"));
    app::draw_form(content, ctx, {.action = Url::path("/casussen"), .knop = t("nieuw.knop"), .eenmalig = true, .annuleer = t("app.annuleren"), .annuleer_url = Url::path("/casussen")},
                   [&](Out& out) { app::draw_fields(out, t, fields, errors); });
    if (!only_practice) put<R"(<p><a class="nl-link" href="/casussen/importeren">{}</a></p>)">(content, t("nieuw.importeren"));
    return app::render(ctx, {.titel = t("plan.nieuw"), .nav = "casussen", .kruimels = {{t("nav.casussen"), Url::path("/casussen")}}, .vorm = "smal", .fouten = errors},
                       std::move(content).html(), status);
}

bool may_start(const Context& ctx) { return ctx.wie().mag(toegang::Recht::casus_maken) || ctx.wie().mag(toegang::Recht::oefenen); }

}  // namespace

Response show_casussen(Context& ctx) {
    const auto& q = ctx.request.query;
    return lijst(ctx, {"", std::string(q.get("status")), q.get("mijn") == "ja"});
}

Response zoek_casussen(Context& ctx) {
    const auto& f = ctx.request.form;
    return lijst(ctx, {std::string(utf8_prefix(f.get("zoek"), 100)), std::string(f.get("status")), f.get("mijn") == "ja"});
}

Response show_nieuw(Context& ctx) {
    if (!may_start(ctx)) return app::error_page(ctx, 403);
    return nieuw_page(ctx, {}, {}, 200);
}

Response create_casus(Context& ctx) {
    if (!may_start(ctx)) return app::error_page(ctx, 403);
    const auto& form = ctx.request.form;
    const auto* soort = maatwerkplan::find_soort("casus");
    // A practice case for who may only practise, whatever the form says.
    const bool oefen = form.get("oefen") == "ja" || !ctx.wie().mag(toegang::Recht::casus_maken);
    auto made = casus::create(ctx, oefen);
    if (!made) return nieuw_page(ctx, form, made.error(), 400);
    const auto added = maatwerkplan::add(ctx, *made, {}, "casus", "", maatwerkplan::read_invoer(*soort, form));
    Errors errors = added ? Errors{} : added.error();
    if (trim(form.get("alias")).empty()) errors.push_back({"casus.alias_ontbreekt", {}, "alias"});
    if (!errors.empty()) return nieuw_page(ctx, form, errors, 400);
    const bool achternaam = maatwerkplan::lijkt_achternaam(form.get("alias"));
    return app::redirect_with(ctx, Url::path("/casussen", made->id, "plan", "verhaal"), achternaam ? "alias_achternaam" : "");
}

}  // namespace ontknoop::werkplek
