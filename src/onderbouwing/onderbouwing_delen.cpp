// SPDX-License-Identifier: EUPL-1.2
//
// What stands between the questions of the reasoning: our summary of the articles, the words of the plan, the articles with
// their room and the verdict, the building blocks, and what the Awb asks.
#include <algorithm>

#include "app/page.h"
#include "base/text.h"
#include "maatwerkplan/verzoek.h"
#include "onderbouwing/onderbouwing_handlers.h"
#include "onderbouwing/verwijzingen.h"
#include "wetboek/bepaling_vorm.h"
#include "wetboek/wetboek.h"
#include "wetten/jci.h"

namespace ontknoop::onderbouwing {

using app::Context;
using casus::Casus;
using html::Out;
using html::put;
using html::Url;
using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;

namespace {

void draw_extern(Out& out, const Context& ctx, const std::string& adres, std::string_view tekst) {
    put<R"(<a class="nl-link" rel="external noreferrer" href="{}">{}<span class="ok-verborgen"> ({})</span></a>)">(out, Url::external(adres), tekst, ctx.t()("onderbouwing.andere_site"));
}

std::string verdict(const Context& ctx, const Grond& g) {
    return g.oordeel.empty() ? ctx.t()("wetboek.nog_geen_oordeel") : ctx.t()("optie.oordeel." + std::string(g.oordeel));
}

// One article: which room it gives, what the maker says about it, and its risk. Folded: its place and the verdict say which it is.
void draw_grond(Out& out, Context& ctx, const Grond& g) {
    const auto& t = ctx.t();
    put<R"(<details class="ok-uitklap" id="onderbouwing-{}"><summary>{} <small class="ok-kern">{}</small></summary><div class="ok-uitklap__binnen">{}{}{}</div></details>)">(
        out, g.deel->id, g.naam, verdict(ctx, g),
        [&](Out& o) {
            if (!g.bepaling) return put<R"(<p class="ok-zacht">{}</p>)">(o, t("onderbouwing.eigen_artikel"));
            const wetten::Ruimte& ruimte = ctx.services.bepalingen->ruimte(g.bepaling->ruimte);
            put<R"(<p><strong>{}</strong> {}</p><p class="ok-zacht">{}</p><p><a class="nl-link" href="{}">{}<span class="ok-verborgen">: {}</span></a></p>)">(
                o, t("onderbouwing.ruimte", {ruimte.naam}), ruimte.uitleg, ruimte.let_op, wetboek::bepaling_url(*g.bepaling), t("onderbouwing.bekijk_artikel"), g.naam);
        },
        [&](Out& o) {
            const std::string_view motivering = g.deel->get("motivering");
            if (motivering.empty()) put<R"(<p class="ok-zacht">{}</p>)">(o, t("onderbouwing.nog_geen_motivering"));
            else put<R"(<p class="ok-opmerking__tekst">{}</p>)">(o, motivering);
        },
        [&](Out& o) { draw_verwijzingen(o, ctx, *g.deel); });
}

void draw_slotsom(Out& out, const Context& ctx, Slotsom s) {
    const auto& t = ctx.t();
    const std::string sleutel = "onderbouwing.slotsom." + std::string(naam(s));
    put<R"(<p><strong>{}</strong> {}</p><details class="ok-hulp"><summary>{}</summary><p class="nl-paragraph">{}</p></details>)">(
        out, t(sleutel + ".kort"), t(sleutel + ".uitleg"), t("wetboek.vuistregel.kort"), t("wetboek.vuistregel.uitleg"));
}

void draw_artikelen(Out& out, Context& ctx, const Casus& c, const Keten& keten) {
    const auto& t = ctx.t();
    if (keten.gronden.empty()) {
        put<R"(<p class="ok-leeg">{} <a class="nl-link" href="{}">{}</a></p>)">(out, t("onderbouwing.kies_eerst"), Url::path("/casussen", c.id, "plan", "wet"), t("stap.wet.titel"));
        return;
    }
    put<R"({}{}<p><a class="nl-link" href="{}">{}</a></p>)">(
        out, [&](Out& o) {
            for (const Grond& g : keten.gronden) draw_grond(o, ctx, g);
        },
        [&](Out& o) { draw_slotsom(o, ctx, keten.uitkomst); }, Url::path("/casussen", c.id, "plan", "wet"), t("onderbouwing.artikelen_wijzigen"));
}

// A block with its text as it would be put in. The button sends the form around it.
void draw_bouwsteen(Out& out, Context& ctx, const Casus& c, const Plan& plan, const Keten& keten, const Aanbod& a) {
    const auto& t = ctx.t();
    const Bouwsteen& steen = *a.steen;
    put<R"(<details class="ok-uitklap" id="bouwsteen-{}-{}"><summary>{}{}</summary><div class="ok-uitklap__binnen"><p>{}</p><p class="ok-verschil">{}</p><p class="ok-zacht">{}</p><p><button class="utrecht-button utrecht-button--secondary-action" type="submit" formaction="{}" name="bouwsteen" value="{}">{}<span class="ok-verborgen">: {}</span></button></p></div></details>)">(
        out, keten.doorbraak->id, steen.code, steen.naam,
        [&](Out& o) {
            if (a.past) put<R"( <span class="ok-label">{}</span>)">(o, t("onderbouwing.past_bij_artikel"));
        },
        steen.situatie, schrijf(ctx, steen, plan, keten), t("onderbouwing.versie_van", {steen.versie, format_date(steen.datum)}),
        Url::path("/casussen", c.id, "onderbouwing", keten.doorbraak->id, "bouwsteen"), steen.code, t("onderbouwing.voeg_in"), steen.naam);
}

// A citation shows its own links.
bool is_geciteerd(const Onderdeel& grond, const Tekstlink& link) {
    return !grond.get("citaat").empty() && grond.get("citaat_regeling") == link.kenmerk && grond.get("citaat_artikel") == link.artikel;
}

const Onderdeel* doorbraak_van(const Plan& plan, std::string_view id) {
    const Onderdeel* o = plan.find(id);
    return o && o->soort->naam == "doorbraak" ? o : nullptr;
}

}  // namespace

Url onderbouwing_url(const Casus& c) { return Url::path("/casussen", c.id, "plan", "onderbouwing"); }

void draw_verwijzingen(Out& out, Context& ctx, const Onderdeel& grond) {
    const auto& t = ctx.t();
    std::vector<Tekstlink> links;
    for (const std::string_view veld : {"vindplaats", "motivering"})
        for (Tekstlink& link : vind_links(grond.get(veld)))
            if (!is_geciteerd(grond, link) && std::ranges::none_of(links, [&](const Tekstlink& l) { return l.adres == link.adres; })) links.push_back(std::move(link));
    if (links.empty()) return;
    put<R"(<p class="ok-zacht">{}</p><ul>{}</ul>)">(out, t("onderbouwing.verwijzingen"), [&](Out& o) {
        for (const Tekstlink& link : links)
            put<R"(<li>{} <span class="ok-zacht">{}</span></li>)">(
                o, [&](Out& a) { draw_extern(a, ctx, link.adres, naam_van(link, ctx.services.bepalingen)); },
                link.op ? t("onderbouwing.tekst_van", {format_date(*link.op)}) : link.versie.empty() ? t("onderbouwing.tekst_nu") : t("onderbouwing.tekst_versie", {link.versie}));
    });
}

void draw_wat_wij_lazen(Out& out, Context& ctx, const Casus&, const Plan& plan, std::string_view ouder, std::string_view) {
    const Onderdeel* doorbraak = doorbraak_van(plan, ouder);
    if (!doorbraak) return;
    Out regels;
    std::vector<std::string> namen;
    for (const Grond& g : keten_van(ctx, plan, *doorbraak).gronden) {
        if (!g.bepaling) continue;
        put<R"(<li><strong>{}</strong> {}</li>)">(regels, g.naam + ":", g.bepaling->samenvatting);
        namen.push_back(g.naam);
    }
    if (regels.text.empty()) return;
    put<R"(<details class="ok-uitklap" id="onze-woorden-{}"><summary>{} <small class="ok-kern">{}</small></summary><div class="ok-uitklap__binnen"><ul class="ok-zacht">{}</ul><p class="ok-zacht">{}</p></div></details>)">(
        out, doorbraak->id, ctx.t()("onderbouwing.onze_woorden"), join(namen, " · "), std::move(regels).html(), ctx.t()("onderbouwing.lees_de_wet"));
}

void draw_uit_het_plan(Out& out, Context& ctx, const Casus&, const Plan& plan, std::string_view ouder, std::string_view) {
    const auto& t = ctx.t();
    const Onderdeel* doorbraak = doorbraak_van(plan, ouder);
    if (!doorbraak) return;
    const std::pair<std::string_view, std::string_view> uit_plan[] = {{"onderbouwing.perspectief", plan.get("perspectief", "kort")},
                                                                      {"onderbouwing.stap", doorbraak->get("eerste_stap")}};
    Out regels;
    for (const auto& [sleutel, tekst] : uit_plan)
        if (!tekst.empty()) put<R"(<li><strong>{}</strong> {}</li>)">(regels, t(sleutel), tekst);
    if (!regels.text.empty()) put<R"(<ul class="ok-zacht">{}</ul>)">(out, std::move(regels).html());
}

void draw_artikelen_en_bouwstenen(Out& out, Context& ctx, const Casus& c, const Plan& plan, std::string_view ouder, std::string_view) {
    const auto& t = ctx.t();
    const Onderdeel* doorbraak = doorbraak_van(plan, ouder);
    if (!doorbraak) return;
    const Keten keten = keten_van(ctx, plan, *doorbraak);
    const Bouwdoos& doos = bouwdoos(ctx.services.bestanden);
    put<R"(<h4 class="nl-heading nl-heading--level-4">{}</h4>{}<h4 class="nl-heading nl-heading--level-4">{}</h4><p>{}</p>{}<details class="ok-uitklap" id="bouwstenen-{}"><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(
        out, t("onderbouwing.welk_artikel"), [&](Out& o) { draw_artikelen(o, ctx, c, keten); }, t("onderbouwing.bouwstenen"), t("onderbouwing.bouwstenen_uitleg"),
        [&](Out& o) {
            for (const Aanbod& a : aanbod(doos, keten))
                if (a.past) draw_bouwsteen(o, ctx, c, plan, keten, a);
        },
        doorbraak->id, t("onderbouwing.alle_bouwstenen"), [&](Out& o) {
            for (const Aanbod& a : aanbod(doos, keten))
                if (!a.past) draw_bouwsteen(o, ctx, c, plan, keten, a);
        });
}

void draw_awb_punt(Out& out, Context& ctx, const Casus&, const Plan&, std::string_view, std::string_view veld) {
    const auto& t = ctx.t();
    const Bouwdoos& doos = bouwdoos(ctx.services.bestanden);
    const AwbPunt* punt = doos.find_punt(veld.substr(std::string_view("awb_").size()));
    if (!punt) return;
    if (punt == &doos.punten.front())
        put<R"(<p class="ok-zacht">{}</p>)">(out, t("onderbouwing.awb_bron", {format_date(doos.awb_nagelezen), doos.awb_bron}));
    put<R"(<p class="nl-paragraph">{} <span class="ok-zacht">{}</span></p>)">(out, punt->uitleg, [&](Out& o) {
        html::escape_text(o.text, "(");
        for (std::size_t i = 0; i < punt->artikelen.size(); ++i) {
            const std::string artikel = t("onderbouwing.awb_artikel", {punt->artikelen[i]});
            if (i > 0) html::escape_text(o.text, ", ");
            const auto bekend = ctx.services.bepalingen->find_artikel(doos.awb_regeling, punt->artikelen[i]);
            if (!bekend.empty()) put<R"(<a class="nl-link" href="{}">{}</a>)">(o, wetboek::bepaling_url(*bekend[0]), artikel);
            else draw_extern(o, ctx, wetten::artikel_link(wetten::Stelsel::bwb, doos.awb_regeling, punt->artikelen[i], {}), artikel);
        }
        html::escape_text(o.text, ")");
    });
}

void draw_voor_lezer(Out& out, Context& ctx, const Casus& c, const Plan& plan) {
    if (maatwerkplan::mag_verzoek_schrijven(c)) return;  // the form has them
    for (const Onderdeel* doorbraak : plan.van("doorbraak")) {
        const std::string titel = doorbraak->titel().empty() ? ctx.t()("wetboek.doorbraak_zonder_naam") : doorbraak->titel();
        put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2>{}</section>)">(
            out, ctx.t()("wetboek.voor_doorbraak", {titel}), [&](Out& o) { draw_artikelen(o, ctx, c, keten_van(ctx, plan, *doorbraak)); });
    }
}

void draw_vanaf_doorbraak(Out& out, Context& ctx, const Casus& c, const Plan& plan) {
    if (plan.van("doorbraak").empty()) return;
    const auto& t = ctx.t();
    put<R"(<section class="ok-kaart ok-niet-printen"><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><p class="ok-rij"><a class="nl-link" href="{}">{}</a> <a class="nl-link" href="{}">{}</a></p></section>)">(
        out, t("onderbouwing.vanaf_doorbraak.kop"), t("onderbouwing.vanaf_doorbraak.uitleg"), Url::path("/casussen", c.id, "plan", "wet"),
        t("onderbouwing.vanaf_doorbraak.wet"), onderbouwing_url(c), t("onderbouwing.vanaf_doorbraak.onderbouwing"));
}

void draw_terug(Out& out, Context& ctx, const Casus& c, const Plan&) {
    const auto& t = ctx.t();
    put<R"(<p class="ok-rij ok-niet-printen"><a class="nl-link" href="{}">{}</a> <a class="nl-link" href="{}">{}</a></p>)">(
        out, Url::path("/casussen", c.id, "plan", "doorbraak"), t("onderbouwing.terug_doorbraak"), Url::path("/casussen", c.id, "plan", "wet"),
        t("onderbouwing.terug_wet"));
}

void draw_naar_onderbouwing(Out& out, Context& ctx, const Casus& c, const Plan& plan) {
    if (plan.van("doorbraak").empty()) return;
    const auto& t = ctx.t();
    put<R"(<p class="nl-paragraph">{} <a class="nl-link" href="{}">{}</a></p>)">(out, t("onderbouwing.lokken"), onderbouwing_url(c), t("stap.onderbouwing.titel"));
}

}  // namespace ontknoop::onderbouwing
