// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "maatwerkplan/opvolging.h"
#include "werkplek/afloop.h"
#include "werkplek/casuslijst.h"

namespace ontknoop::werkplek {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using maatwerkplan::Geopend;
using maatwerkplan::Onderdeel;

namespace {

Url afsluiting_van(const casus::Casus& c) { return Url::path("/casussen", c.id, "plan", "afsluiting"); }
Url werkelijk_van(const casus::Casus& c) { return Url::path("/casussen", c.id, "rekensom", "werkelijk"); }

// Who looks again: who was named and still takes part, else the owner.
GebruikerId opvolger_van(Context& ctx, const casus::Casus& c, const Onderdeel* afsluiting) {
    const std::string_view genoemd = afsluiting ? afsluiting->get("opvolger") : std::string_view{};
    if (genoemd.empty() || genoemd == c.eigenaar.value) return c.eigenaar;
    for (const GebruikerId& id : casus::wie_doen_mee(ctx, c))
        if (id.value == genoemd) return id;
    return c.eigenaar;
}

std::string naam_van_gebruiker(Context& ctx, const GebruikerId& id) {
    for (auto& [wie, naam] : toegang::namen(ctx.tx(), ctx.wie().organisatie))
        if (wie == id) return naam;
    return {};
}

std::string dag_van(const Onderdeel& o, std::string_view veld) {
    const auto dag = parse_iso_date(o.get(veld));
    return dag ? format_date(*dag) : std::string();
}

// --- the card -----------------------------------------------------------------------------------------------------------
void draw_feit(Out& out, const inhoud::Teksten& t, const Onderdeel& einde, std::string_view veld, std::string_view lijst = {}) {
    const std::string_view waarde = einde.get(veld);
    if (waarde.empty()) return;
    const std::string woorden = lijst.empty() ? std::string(waarde) : t("optie." + std::string(lijst) + "." + std::string(waarde));
    put<R"(<div><dt>{}</dt><dd class="ok-opmerking__tekst">{}</dd></div>)">(out, t("veld.afsluiting." + std::string(veld) + ".label"), woorden);
}

void draw_gekeken(Out& out, const inhoud::Teksten& t, const std::vector<const Onderdeel*>& gekeken) {
    if (gekeken.empty()) return;
    put<R"(<h3 class="nl-heading nl-heading--level-3">{}</h3><ul class="ok-stapel">{}</ul>)">(out, t("overzicht.daarna"), [&](Out& o) {
        for (const Onderdeel* keer : gekeken)
            put<R"(<li><strong>{}</strong>{}<p class="ok-opmerking__tekst">{}</p></li>)">(o, dag_van(*keer, "op"), [&](Out& staat) {
                if (const std::string_view code = keer->get("staat_nog"); !code.empty())
                    put<R"( <span class="ok-label">{}</span>)">(staat, t("overzicht.staat_nog", {t("optie.staat_nog." + std::string(code))}));
            }, keer->get("hoe_nu"));
    });
}

// What happens next, for who may do something about it.
std::string zin_hierna(Context& ctx, const Geopend& g, const Onderdeel* einde) {
    const auto& t = ctx.t();
    const auto moment = maatwerkplan::volgende_opvolging(g.plan);
    if (!moment) return t("overzicht.hierna_niets");
    const bool nu = std::chrono::sys_days(*moment) <= std::chrono::sys_days(local_date(ctx.clock().now()));
    const GebruikerId wie = opvolger_van(ctx, g.casus, einde);
    if (wie == ctx.wie().gebruiker) return t(nu ? "overzicht.hierna_nu_jij" : "overzicht.hierna_jij", {format_date(*moment)});
    return t(nu ? "overzicht.hierna_nu" : "overzicht.hierna", {format_date(*moment), naam_van_gebruiker(ctx, wie)});
}

void draw_hierna(Out& out, Context& ctx, const Geopend& g, const Onderdeel* einde) {
    const auto& t = ctx.t();
    put<R"(<p>{}</p>)">(out, zin_hierna(ctx, g, einde));
    if (g.casus.toegang < casus::Toegang::nazorg) return;
    put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--secondary-action utrecht-button-link" href="{}">{}</a> <a class="nl-link" href="{}">{}</a></p>)">(
        out, afsluiting_van(g.casus).anchor("sectie-opvolging"), t("overzicht.vertel_hoe_nu"), werkelijk_van(g.casus), t("rekenblad.vul_in"));
}

// --- on Vandaag ---------------------------------------------------------------------------------------------------------
struct Keer {
    Date datum;
    Wachtpunt punt;
};

// Long enough to find out, and then it is quiet: the page stays where it is.
constexpr std::chrono::months vraagt_zo_lang{3};

bool is_doorgegaan(const maatwerkplan::Plan& plan) {
    const auto doorbraken = plan.van("doorbraak");
    return !plan.van("kostenpost").empty() && std::ranges::any_of(doorbraken, [](const Onderdeel* d) { return d->get("status") != "afgewezen" && d->get("status") != "ingetrokken"; });
}

class Nazorg {
public:
    Nazorg(Context& ctx, std::vector<casus::Casus> gesloten)
        : ctx_(ctx), afsluiting_(maatwerkplan::load_een(ctx, gesloten, "afsluiting")), opvolging_(maatwerkplan::load_lijst(ctx, gesloten, "opvolging")),
          rekensom_(maatwerkplan::load_een(ctx, gesloten, "rekensom")), vandaag_(local_date(ctx.clock().now())), rijen_(with_alias(ctx, std::move(gesloten))) {}

    std::vector<Keer> keren() {
        std::vector<Keer> all;
        for (const CasusRij& rij : rijen_) {
            kijk(all, rij);
            vraag(all, rij);
        }
        std::ranges::stable_sort(all, {}, &Keer::datum);
        return all;
    }

private:
    static const Onderdeel* een(const std::map<std::string, Onderdeel>& van, const CasusRij& rij) {
        const auto found = van.find(rij.casus.id.value);
        return found == van.end() ? nullptr : &found->second;
    }
    bool is_zover(Date dag) const { return std::chrono::sys_days(dag) <= std::chrono::sys_days(vandaag_); }

    void kijk(std::vector<Keer>& all, const CasusRij& rij) {
        std::vector<const Onderdeel*> gekeken;
        if (const auto found = opvolging_.find(rij.casus.id.value); found != opvolging_.end())
            for (const Onderdeel& o : found->second)
                if (!o.is_leeg()) gekeken.push_back(&o);
        std::ranges::stable_sort(gekeken, {}, [](const Onderdeel* o) { return o->get("op"); });
        const Onderdeel* einde = een(afsluiting_, rij);
        const auto dag = maatwerkplan::volgende_opvolging(einde, gekeken);
        if (!dag || !is_zover(*dag) || opvolger_van(ctx_, rij.casus, einde) != ctx_.wie().gebruiker) return;
        all.push_back({*dag, {afsluiting_van(rij.casus).anchor("sectie-opvolging"), naam_van(ctx_, rij), ctx_.t()("vandaag.kijk_afgesproken", {format_date(*dag)})}});
    }
    // The last moment that has come, when nobody filled it in.
    void vraag(std::vector<Keer>& all, const CasusRij& rij) {
        if (rij.casus.eigenaar != ctx_.wie().gebruiker) return;
        std::optional<Date> dag;
        int maanden = 0;
        for (const Terugblik& t : terugblikken)
            if (const auto d = terugblik_op(een(rekensom_, rij), t); d && is_zover(*d)) dag = d, maanden = t.maanden;
        if (!dag || std::chrono::sys_days(vandaag_) - std::chrono::sys_days(*dag) > vraagt_zo_lang) return;
        const auto plan = maatwerkplan::load_leesbaar_plan(ctx_, rij.casus);
        if (!plan || !is_doorgegaan(*plan)) return;
        all.push_back({*dag, {werkelijk_van(rij.casus), naam_van(ctx_, rij), ctx_.t()("vandaag.terugblik", {std::to_string(maanden)})}});
    }

    Context& ctx_;
    std::map<std::string, Onderdeel> afsluiting_;
    std::map<std::string, std::vector<Onderdeel>> opvolging_;
    std::map<std::string, Onderdeel> rekensom_;
    Date vandaag_;
    std::vector<CasusRij> rijen_;
};

}  // namespace

std::optional<Date> terugblik_op(const Onderdeel* rekensom, const Terugblik& terugblik) {
    const auto begin = rekensom ? parse_iso_date(rekensom->get("startdatum")) : std::nullopt;
    if (!begin || !rekensom->get(terugblik.gedaan_op).empty()) return std::nullopt;
    const Date dag = *begin + std::chrono::months(terugblik.maanden);
    return dag.ok() ? dag : Date(dag.year() / dag.month() / std::chrono::last);  // 31 August + 6 months: the last of February
}

void draw_afloop(Out& out, Context& ctx, const Geopend& g) {
    const auto& t = ctx.t();
    const Onderdeel* einde = g.plan.een("afsluiting");
    const bool gesloten = maatwerkplan::is_gesloten(g.casus.status);
    if ((!einde || einde->get("uitkomst").empty()) && !gesloten) return;
    put<R"(<section class="ok-kaart" aria-labelledby="afloop"><h2 class="nl-heading nl-heading--level-2" id="afloop">{}</h2>{}{}{}</section>)">(
        out, t("overzicht.afloop"),
        [&](Out& o) {
            if (!einde) return;
            put<R"(<dl>{}</dl>)">(o, [&](Out& feiten) {
                draw_feit(feiten, t, *einde, "uitkomst", "uitkomst");
                for (const char* veld : {"toelichting", "les"}) draw_feit(feiten, t, *einde, veld);
                draw_feit(feiten, t, *einde, "les_bereik", "bereik");
            });
        },
        [&](Out& o) { draw_gekeken(o, t, maatwerkplan::opvolgingen(g.plan)); },
        [&](Out& o) {
            if (gesloten) draw_hierna(o, ctx, g, einde);
        });
}

void kijk_nog_eens(std::vector<Wachtgroep>& groepen, Context& ctx, std::span<const casus::Casus>) {
    auto gesloten = casus::list(ctx, {.status = "afgesloten", .alleen_mijn = true});
    std::erase_if(gesloten, [](const casus::Casus& c) { return c.toegang != casus::Toegang::nazorg; });
    if (gesloten.empty()) return;
    Wachtgroep groep{ctx.t()("vandaag.kijk_kop"), ctx.t()("vandaag.kijk_uitleg"), {}, Url::path("/casussen").query("status", "afgesloten")};
    for (Keer& keer : Nazorg(ctx, std::move(gesloten)).keren()) groep.punten.push_back(std::move(keer.punt));
    if (!groep.punten.empty()) groepen.push_back(std::move(groep));
}

}  // namespace ontknoop::werkplek
