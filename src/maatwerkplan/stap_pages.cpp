// SPDX-License-Identifier: EUPL-1.2
//
// The guided plan (one step per screen) and the whole plan on one page.
#include <algorithm>

#include "maatwerkplan/plan_bladen.h"
#include "maatwerkplan/stap_delen.h"
#include "maatwerkplan/veldgroepen.h"

namespace ontknoop::maatwerkplan {

using html::Attributes;
using html::Out;
using html::put;
using html::Url;
using std::string_view;

namespace {

std::string stap_tekst(const inhoud::Teksten& t, string_view stap, string_view woord) { return t("stap." + std::string(stap) + "." + std::string(woord)); }

int nummer_van(string_view stap) {
    int n = 1;
    for (const Stap& s : stappen()) {
        if (s.naam == stap) return n;
        ++n;
    }
    return 0;
}

// Between which steps a page beside them is read.
constexpr struct {
    string_view blad, na;
} leesplek[] = {{"onderbouwing", "wet"}, {"afsluiting", "afspraken"}};

// A plan that came to its end has one more page.
bool toont_afsluiting(const casus::Casus& casus) {
    static constexpr string_view eind[] = {"uitgevoerd", "afgewezen", "ingetrokken", "afgesloten"};
    return std::find(std::begin(eind), std::end(eind), casus.status) != std::end(eind);
}

// The pages beside the steps that this plan has something for.
std::vector<string_view> losse_bladen_van(const Blad& blad) {
    std::vector<string_view> namen;
    if (!blad.plan.van("doorbraak").empty()) namen.push_back("onderbouwing");
    if (toont_afsluiting(blad.casus)) namen.push_back("afsluiting");
    return namen;
}

void draw_stappenlijst(Out& out, const Blad& blad, string_view huidig) {
    const auto& t = blad.t();
    const auto stand = voortgang(blad.plan);
    const auto klaar = std::count_if(stand.begin(), stand.end(), [](const Voortgang& v) { return v.klaar(); });
    const std::string zin = t("plan.voortgang", {std::to_string(klaar), std::to_string(stand.size())});
    put<R"(<nav aria-label="{}"><div class="ok-voortgang"><label for="voortgang">{}</label><progress id="voortgang" value="{}" max="{}"></progress></div><ol class="ok-stappen ok-stappen--vouw">{}</ol></nav>)">(
        out, t("plan_pagina.stappen"), zin, klaar, stand.size(), [&](Out& o) {
            for (const Voortgang& v : stand) {
                const std::string staat = v.klaar() ? t("plan.stap_klaar") : v.begonnen ? t("plan.stap_nog", {std::to_string(v.mist)}) : t("plan.stap_leeg");
                put<R"(<li class="ok-stap{}"><a class="ok-stap__link" href="{}"{}><span class="ok-stap__naam">{}</span><span class="ok-stap__staat">{}</span></a></li>)">(
                    o, v.klaar() ? " ok-stap--klaar" : v.begonnen ? " ok-stap--bezig" : "", plan_url(blad.casus, v.stap),
                    Attributes().set_if("aria-current", v.stap == huidig ? "step" : ""), stap_tekst(t, v.stap, "titel"), staat);
            }
        });
    for (const string_view naam : losse_bladen_van(blad))
        put<R"(<p><a class="nl-link" href="{}"{}>{}</a></p>)">(out, plan_url(blad.casus, naam),
                                                              Attributes().set_if("aria-current", huidig == naam ? "page" : ""),
                                                              stap_tekst(t, naam, "titel"));
}

// Where this is filled in, on the page of its step.
std::string plaats_van(const Plan& plan, const Gemis& g) {
    const Onderdeel* o = plan.find(g.onderdeel);
    const Soort& soort = *find_soort(g.soort);
    const std::string formulier = o ? formulier_id(*o) : formulier_id(soort, g.ouder);
    if (!g.veld.empty()) return veld_id(formulier, g.veld);
    return soort.ouder.empty() || !g.ouder.empty() ? formulier + "-blok" : "kop-" + std::string(g.soort);
}

void draw_gemis_lijst(Out& out, const Blad& blad, const std::vector<Gemis>& gemist, string_view kop) {
    const auto& t = blad.t();
    if (gemist.empty()) return;
    put<R"(<p><strong>{}</strong></p><ul class="ok-ontbreekt">{}</ul>)">(out, t(kop), [&](Out& lijst) {
        for (const Gemis& g : gemist) {
            const Soort& soort = *find_soort(g.soort);
            const Onderdeel *boven = blad.plan.find(g.ouder), *o = blad.plan.find(g.onderdeel);
            std::string wat = g.veld.empty() ? t("plan_pagina.minstens_een", {t("soort." + std::string(g.soort) + ".naam")}) : veld_label(t, soort, *soort.veld(g.veld));
            if (o && soort.aantal == Aantal::lijst && soort.ouder.empty() && blad.plan.van(g.soort).size() > 1 && !o->titel().empty()) wat += " (" + o->titel() + ")";
            if (boven && blad.plan.van(boven->soort->naam).size() > 1) wat += " (" + boven->titel() + ")";
            put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(lijst, plan_url(blad.casus, g.stap).anchor(plaats_van(blad.plan, g)), wat);
        }
    });
}

// What this step still misses: what submitting asks for, and what would make it complete (a reminder, never a fence).
void draw_gemis(Out& out, const Blad& blad, string_view stap) {
    std::vector<Gemis> nodig, kan;
    for (const Gemis& g : ontbreekt(blad.plan))
        if (g.stap == stap) (g.voor_indienen ? nodig : kan).push_back(g);
    draw_gemis_lijst(out, blad, nodig, "plan.mist_nog");
    draw_gemis_lijst(out, blad, kan, "plan_pagina.mist_hier");
}

// From every step the way to submitting, with how much it still asks for.
void draw_indienen(Out& out, const Blad& blad) {
    const auto& t = blad.t();
    const Pijl* pijl = find_pijl(blad.casus.status, "ingediend");
    if (!blad.mag_schrijven() || !pijl) return;
    const std::size_t nog = mag_indienen(blad.plan).size();
    const std::string zin = nog == 0 ? t("plan.mist_niets") : nog == 1 ? t("plan.nog_een_voor_indienen") : t("plan.nog_voor_indienen", {std::to_string(nog)});
    put<R"(<p>{} <a class="nl-link" href="{}">{}</a></p>)">(out, zin, indienen_url(blad.casus), t("plan.naar_indienen"));
}

void draw_zij(Out& out, const Blad& blad, string_view stap) {
    put<R"(<div class="ok-zij ok-niet-printen" id="plan-zij" data-levend>{}{}</div>)">(
        out, [&](Out& o) { draw_stappenlijst(o, blad, stap); }, [&](Out& o) { draw_gemis(o, blad, stap); });
}

void draw_vorige_volgende(Out& out, const Blad& blad, string_view stap) {
    int vorige = nummer_van(stap) - 1, volgende = vorige + 2;
    for (const auto& plek : leesplek)
        if (plek.blad == stap) vorige = nummer_van(plek.na), volgende = vorige + 1;
    const auto& t = blad.t();
    auto link = [&](Out& o, int n, string_view rel, string_view woord) {
        if (n < 1 || n > static_cast<int>(stappen().size())) return;
        const string_view naam = stappen()[static_cast<std::size_t>(n - 1)].naam;
        put<R"(<a class="utrecht-button utrecht-button--{}" rel="{}" href="{}">{}: {}</a>)">(
            o, rel == "next" ? "primary-action" : "secondary-action", rel, plan_url(blad.casus, naam), t(woord), stap_tekst(t, naam, "titel"));
    };
    put<R"(<nav class="ok-vorige-volgende ok-niet-printen" aria-label="{}">{}{}</nav>)">(
        out, t("plan_pagina.bladeren"), [&](Out& o) { link(o, vorige, "prev", "app.vorige"); },
        [&](Out& o) { link(o, volgende, "next", "app.volgende"); });
}

void draw_naar_indienen(Out& out, const Blad& blad) {
    put<R"(<div class="ok-niet-printen" id="plan-indienen" data-levend>{}</div>)">(out, [&](Out& o) { draw_indienen(o, blad); });
}

// A long page: where to go, within reach wherever somebody is on it.
struct Plaats {
    std::string id, naam;
};
void draw_springen(Out& out, const Blad& blad, string_view kop, const std::vector<Plaats>& plaatsen, string_view alleen_smal = {}) {
    const auto& t = blad.t();
    put<R"(<nav class="ok-springen{} ok-niet-printen" aria-label="{}"><details id="springen"><summary>{}</summary><ul><li><a class="nl-link" href="#inhoud">{}</a></li>{}</ul></details></nav>)">(
        out, alleen_smal, t("plan_pagina.op_deze_pagina"), t(kop), t("plan_pagina.naar_boven"), [&](Out& o) {
            for (const Plaats& p : plaatsen) put<R"(<li><a class="nl-link" href="#{}">{}</a></li>)">(o, p.id, p.naam);
        });
}

// Nobody looks again before a plan is closed.
bool staat_erbij(const Blad& blad, const Soort& soort) {
    if (soort.naam == "opvolging" && !is_gesloten(blad.casus.status) && blad.plan.van(soort.naam).empty()) return false;
    return wordt_getoond(soort, blad.plan, weergave(blad.ctx));
}

// The steps and the parts of this one. In a wide window the steps stand beside it, and a few parts need no list.
void draw_springen_in(Out& out, const Blad& blad, const Stap& stap) {
    constexpr std::size_t vanaf = 4;
    const auto& t = blad.t();
    std::vector<Plaats> plaatsen{{"plan-zij", t("plan_pagina.naar_stappen")}};
    for (const string_view naam : stap.soorten) {
        const Soort& soort = *find_soort(naam);
        if (staat_erbij(blad, soort))
            plaatsen.push_back({"kop-" + std::string(naam), t("soort." + std::string(naam) + (soort.aantal == Aantal::een ? ".naam" : ".meervoud"))});
    }
    for (const auto& [id, kop] : stap_plekken(stap.naam)) plaatsen.push_back({id, t(kop)});
    draw_springen(out, blad, "plan_pagina.naar_deel", plaatsen, plaatsen.size() > vanaf ? "" : " ok-springen--smal");
}

// The questions of a step with what other features add around them.
void draw_stap_inhoud(Out& out, const Blad& blad, const Stap& stap, Dichtheid dichtheid, int kopniveau) {
    draw_stap_delen(out, blad.ctx, blad.casus, blad.plan, stap.naam, Plek::boven);
    for (const string_view naam : stap.soorten) {
        if (!staat_erbij(blad, *find_soort(naam)) && !(blad.getypt && blad.getypt->formulier.starts_with("nieuw-" + std::string(naam)))) continue;
        put<R"(<section id="sectie-{}" aria-labelledby="kop-{}">{}</section>)">(
            out, naam, naam, [&](Out& o) { draw_soort(o, blad, *find_soort(naam), dichtheid, kopniveau); });
    }
    draw_stap_delen(out, blad.ctx, blad.casus, blad.plan, stap.naam, Plek::onder);
}

void draw_bewaard(Out& out, const Blad& blad) {
    if (blad.werkt_mee()) put<R"(<p class="ok-bewaard" data-bewaard role="status"></p>)">(out);
}

// Opens the plan for a page; a face of the plan is read only for who may not write.
template <class Teken>
http::Response toon(app::Context& ctx, Teken teken) {
    const auto geopend = open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!geopend) return app::error_page(ctx, geopend.error());
    return teken(Blad{ctx, geopend->casus, geopend->plan, ctx.request.path});
}

}  // namespace

http::Response draw_stap_blad(const Blad& blad, const Stap& stap, int status) {
    const auto& t = blad.t();
    app::Page page = pagina_van(blad, stap_tekst(t, stap.naam, "titel"));
    page.vorm = "zij";
    page.bij_titel = stap_tekst(t, stap.naam, "vraag");
    Out content;
    draw_zij(content, blad, stap.naam);
    put<R"(<div class="ok-inhoud">{}{}{}{}{}{}{}</div>)">(
        content, [&](Out& o) { draw_plan_tabs(o, blad, "stap", stap.naam); },
        [&](Out& o) {
            put<R"(<p class="ok-inleiding">{}</p><details class="ok-hulp"><summary>{}</summary><p class="nl-paragraph">{}</p></details>)">(
                o, stap_tekst(t, stap.naam, "uitleg"), t("app.voorbeeld"), stap_tekst(t, stap.naam, "voorbeeld"));
        },
        [&](Out& o) {
            draw_springen_in(o, blad, stap);
            draw_stap_inhoud(o, blad, stap, Dichtheid::ruim, 2);
        },
        [&](Out& o) { draw_opmerkingen(o, blad, stap.naam, 2); },
        [&](Out& o) { draw_vorige_volgende(o, blad, stap.naam); }, [&](Out& o) { draw_naar_indienen(o, blad); },
        [&](Out& o) { draw_bewaard(o, blad); });
    return app::render(blad.ctx, page, std::move(content).html(), status);
}

http::Response draw_alles_blad(const Blad& blad, int status) {
    const auto& t = blad.t();
    app::Page page = pagina_van(blad, t("plan.titel"));
    page.bij_titel = t("plan.een_pagina");
    const string_view gevraagd = blad.ctx.request.query.get("stap");
    auto content = [&](Out& out) {
        draw_plan_tabs(out, blad, "alles", find_blad(gevraagd) ? gevraagd : stappen()[0].naam);
        std::vector<Plaats> plaatsen;
        for (const Stap& stap : stappen()) plaatsen.push_back({"stap-" + std::string(stap.naam), stap_tekst(t, stap.naam, "titel")});
        for (const string_view naam : losse_bladen_van(blad)) plaatsen.push_back({"stap-" + std::string(naam), stap_tekst(t, naam, "titel")});
        draw_springen(out, blad, "plan_pagina.naar_stap", plaatsen);
        auto draw = [&](const Stap& stap) {
            put<R"(<section id="stap-{}" aria-labelledby="stap-{}-kop"><h2 class="nl-heading nl-heading--level-2" id="stap-{}-kop">{}</h2><p class="ok-rij">{} <a class="nl-link ok-niet-printen" href="{}">{}<span class="ok-verborgen">: {}</span></a></p>{}</section>)">(
                out, stap.naam, stap.naam, stap.naam, stap_tekst(t, stap.naam, "titel"), stap_tekst(t, stap.naam, "vraag"),
                plan_url(blad.casus, stap.naam), t("plan_pagina.alleen_deze_stap"), stap_tekst(t, stap.naam, "titel"),
                [&](Out& o) { draw_stap_inhoud(o, blad, stap, Dichtheid::dicht, 3); });
        };
        for (const Stap& stap : stappen()) draw(stap);
        for (const string_view naam : losse_bladen_van(blad)) draw(*find_blad(naam));
        draw_naar_indienen(out, blad);
        draw_bewaard(out, blad);
    };
    constexpr std::size_t well_filled = 496 * 1024;
    return app::render(blad.ctx, page, content, well_filled, status);
}

std::map<std::string, std::string> fragmenten_van(const Blad& blad, const Soort& soort) {
    std::map<std::string, std::string> all;
    if (!find_blad(soort.stap)) return all;
    Out zij;
    draw_zij(zij, blad, soort.stap);
    all["plan-zij"] = std::move(zij.text);
    Out indienen;
    draw_naar_indienen(indienen, blad);
    all["plan-indienen"] = std::move(indienen.text);
    for (const Onderdeel* post : soort.naam == "kostenpost" ? blad.plan.van(soort.naam) : std::vector<const Onderdeel*>{}) {
        Out mist;
        draw_mist(mist, blad.t(), *post);
        all[mist_id(*post)] = std::move(mist.text);
    }
    add_stap_delen(all, blad.ctx, blad.casus, blad.plan, soort.stap);
    return all;
}

namespace {

string_view eerste_open_stap(const Plan& plan) {
    for (const Voortgang& v : voortgang(plan))
        if (!v.klaar()) return v.stap;
    return stappen().back().naam;
}

// The step in which this person wrote last; nothing when they wrote in none.
string_view stap_van_laatst(const Plan& plan, const GebruikerId& wie) {
    const Onderdeel* laatste = nullptr;
    for (const Onderdeel& o : plan.onderdelen)
        if (o.gewijzigd_door == wie && find_blad(o.soort->stap) && (!laatste || o.gewijzigd_op > laatste->gewijzigd_op)) laatste = &o;
    return laatste ? laatste->soort->stap : string_view();
}

}  // namespace

http::Response get_plan(app::Context& ctx) {
    return toon(ctx, [&](const Blad& blad) {
        string_view naar;
        if (ctx.request.query.has("verder")) naar = stap_van_laatst(blad.plan, ctx.wie().gebruiker);
        if (naar.empty()) naar = eerste_open_stap(blad.plan);
        return app::redirect_with(ctx, plan_url(blad.casus, naar), ctx.request.query.get("melding"));
    });
}

http::Response get_stap(app::Context& ctx) {
    const Stap* stap = find_blad(ctx.request.parameters.get("stap"));
    if (!stap) return app::error_page(ctx, 404);
    return toon(ctx, [&](const Blad& blad) { return draw_stap_blad(blad, *stap); });
}

http::Response get_alles(app::Context& ctx) {
    return toon(ctx, [](const Blad& blad) { return draw_alles_blad(blad); });
}

http::Response get_canvas(app::Context& ctx) {
    return toon(ctx, [&](const Blad& blad) { return draw_canvas_blad(blad, ctx.request.query.has("leeg")); });
}

http::Response get_gesprek(app::Context& ctx) {
    return toon(ctx, [](const Blad& blad) { return draw_gesprek_blad(blad); });
}

http::Response get_gebeurtenissen(app::Context& ctx) {
    return toon(ctx, [&](const Blad& blad) {
        http::Response response;
        response.events = http::EventStream{casus::topic(ctx.wie().organisatie, blad.casus.id), std::string(ctx.request.headers.get("Last-Event-ID"))};
        return response;
    });
}

}  // namespace ontknoop::maatwerkplan
