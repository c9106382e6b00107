// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "casus/meedoen.h"
#include "maatwerkplan/maatwerkplan.h"
#include "werkplek/afloop.h"
#include "werkplek/casuslijst.h"
#include "werkplek/werkplek_handlers.h"

namespace ontknoop::werkplek {

using app::Context;
using html::Out;
using html::put;
using http::Response;
using toegang::Recht;

namespace {

bool wacht_op_beslissing(const casus::Casus& c) { return c.status == "ingediend" || c.status == "in_behandeling" || c.status == "geescaleerd"; }
bool is_open(const casus::Casus& c) { return c.status != "afgesloten" && c.status != "ingetrokken"; }

struct Termijn {
    Date datum;
    std::string tekst, casus_naam;
    html::Url waarheen;
    bool te_laat;
};

// Agreements and deadlines of my open cases in the coming two weeks, and what is overdue.
std::vector<Termijn> termijnen(Context& ctx, const std::vector<CasusRij>& mijn) {
    std::vector<Termijn> all;
    const auto today = std::chrono::sys_days(local_date(ctx.clock().now()));
    for (const CasusRij& rij : mijn) {
        const auto leesbaar = maatwerkplan::load_leesbaar_plan(ctx, rij.casus);
        if (!leesbaar) continue;
        const maatwerkplan::Plan& plan = *leesbaar;
        auto look = [&](const maatwerkplan::Onderdeel& o, std::string_view veld) {
            const auto date = parse_iso_date(o.get(veld));
            if (!date || std::chrono::sys_days(*date) > today + std::chrono::days(14)) return;
            all.push_back({*date, o.titel(), naam_van(ctx, rij), html::Url::path("/casussen", rij.casus.id), std::chrono::sys_days(*date) < today});
        };
        for (const auto* a : plan.van("afspraak"))
            if (a->get("status") != "gedaan" && a->get("status") != "vervallen") look(*a, "datum");
        for (const auto* d : plan.van("doorbraak"))
            if (d->get("status") != "uitgevoerd" && d->get("status") != "ingetrokken") look(*d, "uiterste_datum");
        for (const Terugblik& terugblik : terugblikken)
            if (const auto dag = terugblik_op(plan.een("rekensom"), terugblik); dag && std::chrono::sys_days(*dag) <= today)
                all.push_back({*dag, ctx.t()("vandaag.terugblik", {std::to_string(terugblik.maanden)}), naam_van(ctx, rij),
                               html::Url::path("/casussen", rij.casus.id, "rekensom", "werkelijk"), false});
    }
    std::sort(all.begin(), all.end(), [](const Termijn& a, const Termijn& b) { return a.datum < b.datum; });
    return all;
}

void draw_verder(Out& out, const Context& ctx, const CasusRij& rij) {
    const auto& t = ctx.t();
    put<R"(<section class="ok-kaart ok-kaart--nadruk"><h2 class="nl-heading nl-heading--level-2">{}</h2><p><strong>{}</strong> {}</p><p class="ok-acties"><a class="utrecht-button utrecht-button--primary-action utrecht-button-link" href="/casussen/{}/plan?verder=ja">{}</a></p></section>)">(
        out, t("plan.verder_waar_je_was"), naam_van(ctx, rij), [&](Out& o) { app::draw_status(o, t, rij.casus.status); }, rij.casus.id, t("vandaag.naar_plan"));
}

// Everything other features have waiting, in one block. A source with more than fits shows the way to all of it.
void draw_wachtgroepen(Out& out, const Context& ctx, const std::vector<Wachtgroep>& groepen) {
    const auto& t = ctx.t();
    if (groepen.empty()) return;
    put<R"(<section class="ok-kaart" aria-labelledby="wacht-op-jou"><h2 class="nl-heading nl-heading--level-2" id="wacht-op-jou">{}</h2>{}</section>)">(out, t("vandaag.wacht"), [&](Out& o) {
        for (const Wachtgroep& groep : groepen) {
            const auto toon = std::span(groep.punten).first(std::min<std::size_t>(groep.punten.size(), meeste_wachtpunten));
            put<R"(<h3 class="nl-heading nl-heading--level-3">{}</h3><p>{}</p><ul>{}</ul>)">(o, groep.kop, groep.uitleg, [&](Out& lijst) {
                for (const Wachtpunt& punt : toon) put<R"(<li><a class="nl-link" href="{}">{}</a> <span class="ok-zacht">{}</span></li>)">(lijst, punt.waarheen, punt.naam, punt.bij);
            });
            if (toon.size() < groep.punten.size())
                put<R"(<p><a class="nl-link" href="{}">{}<span class="ok-verborgen">: {}</span></a></p>)">(o, groep.alle, t("vandaag.wacht_alle"), groep.kop);
        }
    });
}

// Today fits on one page: the first ten, and the way to all of them.
void draw_eerste(Out& out, const Context& ctx, const std::vector<CasusRij>& rijen, const std::string& bijschrift) {
    constexpr std::size_t meeste = 10;
    draw_casus_tabel(out, ctx, {rijen.begin(), rijen.begin() + static_cast<std::ptrdiff_t>(std::min(meeste, rijen.size()))}, bijschrift);
    if (rijen.size() > meeste)
        put<R"(<p><a class="nl-link" href="/casussen">{}</a></p>)">(out, ctx.t()("vandaag.alle_casussen", {std::to_string(rijen.size())}));
}

// Where somebody without cases of their own has work: the first that fit on one row, by what the role is for.
struct Wegwijzer {
    Recht recht;
    std::string_view naam, pad;  // texts vandaag.weg.<naam>
};
constexpr Wegwijzer wegwijzers[] = {
    {Recht::casus_beslissen, "casussen", "/casussen"},
    {Recht::casus_gevraagd_lezen, "casussen", "/casussen"},
    {Recht::wetten_beheren, "juristvragen", "/wetten/juristvragen"},
    {Recht::wetten_beheren, "eigen_regels", "/wetten/eigen"},
    {Recht::prijzen_beheren, "eigen_prijzen", "/prijzen/beheer"},
    {Recht::rekensom_aftekenen, "rekensommen", "/rekensommen"},
    {Recht::platform_beheren, "organisaties", "/beheer/organisaties"},
    {Recht::gebruikers_beheren, "collegas", "/beheer/gebruikers"},
    {Recht::organisatie_beheren, "teams", "/beheer/teams"},
    {Recht::logboek_lezen, "logboek", "/beheer/logboek"},
    {Recht::inzicht_lezen, "inzicht", "/inzicht"},
    {Recht::wetten_lezen, "wetten", "/wetten"},
    {Recht::prijzen_lezen, "prijzen", "/prijzen"},
    {Recht::aangemeld, "hulp", "/hulp"},
};

void draw_wegwijzers(Out& out, const Context& ctx) {
    constexpr int meeste = 4;
    const auto& t = ctx.t();
    put<R"(<section aria-labelledby="wegwijzers"><h2 class="nl-heading nl-heading--level-2" id="wegwijzers">{}</h2><ul class="ok-raster">{}</ul></section>)">(out, t("vandaag.wegwijzers"), [&](Out& o) {
        int getoond = 0;
        std::string_view vorige;  // two rights may lead to the same place
        for (const Wegwijzer& w : wegwijzers) {
            if (getoond == meeste || w.pad == vorige || !ctx.wie().mag(w.recht)) continue;
            const std::string sleutel = "vandaag.weg." + std::string(w.naam);
            put<R"(<li class="ok-kaart ok-kaart--klik"><h3 class="nl-heading nl-heading--level-3"><a class="ok-kaart__link" href="{}">{}</a></h3><p>{}</p></li>)">(
                o, html::Url::path(w.pad), t(sleutel + ".naam"), t(sleutel + ".uitleg"));
            vorige = w.pad;
            ++getoond;
        }
    });
}

}  // namespace

Response show_vandaag(Context& ctx) {
    const auto& t = ctx.t();
    const bool leest_op_verzoek = ctx.wie().mag(Recht::casus_gevraagd_lezen);
    const bool werkt_met_casussen = ctx.wie().mag(Recht::casus_maken) || ctx.wie().mag(Recht::oefenen) || ctx.wie().mag(Recht::casus_gedeeld_lezen) || leest_op_verzoek;
    Out content;
    if (werkt_met_casussen) {
        auto alle = casus::list(ctx, {.met_gesloten = false});
        std::vector<casus::Casus> mijn, wachtrij, gevraagd;
        for (casus::Casus& c : alle) {
            if (ctx.wie().mag(Recht::casus_beslissen) && wacht_op_beslissing(c)) wachtrij.push_back(c);
            if (c.toegang == casus::Toegang::schrijven && is_open(c)) mijn.push_back(std::move(c));
            else if (leest_op_verzoek && c.toegang == casus::Toegang::lezen && casus::is_van_buiten(ctx.wie(), c.oefen)) gevraagd.push_back(std::move(c));
        }
        const auto groepen = wachtgroepen(ctx, mijn);
        const auto mijn_rijen = with_alias(ctx, std::move(mijn));
        const auto wacht_rijen = with_alias(ctx, std::move(wachtrij));
        const auto gevraagd_rijen = with_alias(ctx, std::move(gevraagd));
        if (!mijn_rijen.empty() || !wacht_rijen.empty() || !gevraagd_rijen.empty() || !groepen.empty()) ctx.log("casussen.gelezen", "lijst", "vandaag");
        if (!mijn_rijen.empty()) draw_verder(content, ctx, mijn_rijen.front());
        draw_wachtgroepen(content, ctx, groepen);
        if (ctx.wie().mag(Recht::casus_maken) || ctx.wie().mag(Recht::oefenen))
            put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--secondary-action utrecht-button-link" href="/casussen/nieuw">{}</a></p>)">(content, t("plan.nieuw"));
        if (!wacht_rijen.empty()) {
            put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(content, t("vandaag.wacht_op_jou"));
            draw_eerste(content, ctx, wacht_rijen, t("vandaag.wacht_op_jou"));
        }
        if (!gevraagd_rijen.empty()) {
            put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(content, t("vandaag.leest_mee"));
            draw_eerste(content, ctx, gevraagd_rijen, t("vandaag.leest_mee"));
        }
        if (const auto dates = termijnen(ctx, mijn_rijen); !dates.empty()) {
            put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><ul class="ok-stapel">{}</ul>)">(content, t("vandaag.termijnen"), [&](Out& o) {
                for (const Termijn& d : dates)
                    put<R"(<li><time datetime="{}">{}</time>{}: {} (<a class="nl-link" href="{}">{}</a>)</li>)">(
                        o, to_iso(d.datum), format_date(d.datum),
                        [&](Out& late) {
                            if (d.te_laat) put<R"( <span class="ok-label ok-label--let-op">{}</span>)">(late, t("vandaag.te_laat"));
                        },
                        d.tekst, d.waarheen, d.casus_naam);
            });
        }
        if (mijn_rijen.size() > 1) {
            put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(content, t("vandaag.mijn_casussen"));
            draw_eerste(content, ctx, mijn_rijen, t("vandaag.mijn_casussen"));
        }
        const bool begint_zelf = ctx.wie().mag(Recht::casus_maken) || ctx.wie().mag(Recht::oefenen);
        if (mijn_rijen.empty() && wacht_rijen.empty() && gevraagd_rijen.empty() && groepen.empty())
            app::draw_leeg(content, t(begint_zelf ? "pagina.vandaag.leeg" : "vandaag.niets_wacht"));
        if (!begint_zelf) draw_wegwijzers(content, ctx);
    } else {
        const auto groepen = wachtgroepen(ctx, {});
        if (groepen.empty()) app::draw_leeg(content, t("vandaag.niets_wacht"));
        draw_wachtgroepen(content, ctx, groepen);
        draw_wegwijzers(content, ctx);
    }
    return app::render(ctx, {.titel = t("pagina.vandaag.titel"), .nav = "vandaag", .bij_titel = t("inloggen.welkom", {ctx.wie().naam})}, std::move(content).html());
}

}  // namespace ontknoop::werkplek
