// SPDX-License-Identifier: EUPL-1.2
//
// The Maatwerkcanvas: the whole plan as thirteen boxes on one landscape sheet (method.md 2.1). A box that is one text is
// written in on the spot; a box that is a list shows its members, a quick place to add one, and the way to its step.
#include <algorithm>

#include "maatwerkplan/plan_bladen.h"

namespace ontknoop::maatwerkplan {

using html::Attributes;
using html::Out;
using html::put;
using html::Url;
using std::string_view;

namespace {

struct Vak {
    int nummer;
    string_view soort, veld;  // the text of the box, or the first text of a new member of its list
    bool lijst;
    string_view gefilterd_op = {};  // a list of needs: only those of this kind
};
constexpr Vak vakken[] = {
    {1, "casus", "alias", false},
    {2, "verhaal", "verhaal", false},
    {3, "perspectief", "kort", false},
    {4, "perspectief", "lang", false},
    {5, "behoefte", "omschrijving", true, "zelf"},
    {6, "behoefte", "omschrijving", true, "ondersteuning"},
    {7, "behoefte", "omschrijving", true, "behandeling"},
    {8, "belemmering", "omschrijving", true},
    {9, "doorbraak", "titel", true},
    {10, "weging", "betrokkenheid_motivering", false},
    {11, "weging", "legitimiteit_motivering", false},
    {12, "weging", "rendement_motivering", false},
    {13, "afspraak", "omschrijving", true},
};
constexpr int kern[] = {1, 9};  // the household in the centre, and the step all depends on

std::string vak_tekst(const inhoud::Teksten& t, int nummer, string_view woord) {
    return t("canvas." + std::to_string(nummer) + "." + std::string(woord));
}

void draw_vak(Out& out, const inhoud::Teksten& t, const Vak& vak, const std::function<void(Out&)>& binnen) {
    const bool in_kern = std::find(std::begin(kern), std::end(kern), vak.nummer) != std::end(kern);
    put<R"(<section class="ok-vak ok-vak--{}{}" aria-labelledby="vak-{}"><h2 id="vak-{}">{}</h2><p class="ok-vak__vraag">{}</p><div class="ok-vak__binnen">{}</div></section>)">(
        out, vak.nummer, in_kern ? " ok-vak--kern" : "", vak.nummer, vak.nummer, vak_tekst(t, vak.nummer, "titel"),
        vak_tekst(t, vak.nummer, "vraag"), binnen);
}

// " (dochter)": who somebody is in the household, where that was said.
std::string relatie_van(const Blad& blad, const Onderdeel& o) {
    const Veld* relatie = o.soort->veld("relatie");
    return relatie && !o.get("relatie").empty() ? " (" + toon_waarde(blad, *relatie, o.get("relatie")) + ")" : std::string();
}

void draw_leden(Out& out, const Blad& blad, const Soort& soort, string_view gefilterd_op, string_view id) {
    put<R"(<ul id="{}" data-levend>{}</ul>)">(out, id, [&](Out& o) {
        const auto delen = blad.plan.van(soort.naam);
        for (std::size_t i = 0; i < delen.size(); ++i) {
            if (!gefilterd_op.empty() && !delen[i]->heeft("soort", gefilterd_op)) continue;
            put<R"(<li><a class="nl-link" href="{}">{}</a>{}</li>)">(
                o, plan_url(blad.casus, soort.stap).anchor("post-" + delen[i]->id.value), toon_titel(blad, *delen[i], i + 1), relatie_van(blad, *delen[i]));
        }
    });
}

void draw_lijstvak(Out& out, const Blad& blad, const Vak& vak) {
    const Soort& soort = *find_soort(vak.soort);
    draw_leden(out, blad, soort, vak.gefilterd_op, "vak-" + std::to_string(vak.nummer) + "-lijst");
    if (!blad.mag_schrijven(soort)) return;
    const string_view velden[] = {vak.veld};
    std::vector<std::pair<std::string, std::string>> vast;
    if (!vak.gefilterd_op.empty()) vast = {{"soort", std::string(vak.gefilterd_op)}};
    put<R"(<details class="ok-niet-printen"><summary>{}</summary>{}</details>)">(
        out, blad.t()("soort." + std::string(vak.soort) + ".toevoegen"), [&](Out& o) {
            draw_onderdeel_form(o, blad, soort, nullptr, {}, {Dichtheid::kaal, velden, vast});
        });
}

// One text of a part there is one of; of a weighing: of the first breakthrough.
void draw_tekstvak(Out& out, const Blad& blad, const Vak& vak) {
    const Soort& soort = *find_soort(vak.soort);
    std::string ouder;
    if (!soort.ouder.empty()) {
        const Onderdeel* boven = blad.plan.een(soort.ouder);
        if (!boven) {
            const std::string stap(find_soort(soort.ouder)->stap);
            put<R"(<p class="ok-zacht">{} <a class="nl-link" href="{}">{}</a></p>)">(out, blad.t()("plan_pagina.geen_doorbraak"), plan_url(blad.casus, stap),
                                                                                    blad.t()("stap." + stap + ".titel"));
            return;
        }
        ouder = boven->id.value;
    }
    const Onderdeel* o = blad.plan.een(soort.naam, ouder);
    const string_view velden[] = {vak.veld};
    if (blad.mag_schrijven(soort)) draw_onderdeel_form(out, blad, soort, o, ouder, {Dichtheid::kaal, velden});
    else if (o) put<R"(<p class="ok-opmerking__tekst">{}</p>)">(out, o->get(vak.veld));
    if (vak.soort == "casus") draw_leden(out, blad, *find_soort("persoon"), {}, "vak-1-personen");
}

void draw_leeg_canvas(Out& out, const inhoud::Teksten& t) {
    put<R"(<div class="ok-canvas ok-canvas--leeg" id="canvas">{}</div>)">(out, [&](Out& o) {
        for (const Vak& vak : vakken) draw_vak(o, t, vak, [](Out&) {});
    });
}

void draw_druk_af(Out& out, const inhoud::Teksten& t) {
    put<R"(<button class="utrecht-button utrecht-button--secondary-action ok-alleen-js" type="button" data-druk-af>{}</button>)">(out, t("app.afdrukken"));
}

}  // namespace

http::Response draw_canvas_blad(const Blad& blad, bool leeg, int status) {
    const auto& t = blad.t();
    app::Page page = pagina_van(blad, t("plan.canvas"));
    page.vorm = "breed";
    const string_view gevraagd = blad.ctx.request.query.get("stap");
    Out content;
    draw_plan_tabs(content, blad, "canvas", find_blad(gevraagd) ? gevraagd : stappen()[0].naam);
    put<R"(<p class="ok-acties ok-niet-printen"><button class="utrecht-button utrecht-button--secondary-action ok-alleen-js" type="button" data-groot="canvas" aria-pressed="false">{}</button>{}<a class="nl-link" href="{}">{}</a></p>)">(
        content, t("plan.canvas_groot"), [&](Out& o) { draw_druk_af(o, t); },
        leeg ? plan_url(blad.casus, "canvas") : plan_url(blad.casus, "canvas").query("leeg", "1"), t(leeg ? "plan_pagina.canvas_gevuld" : "plan.canvas_leeg"));
    if (leeg) {
        draw_leeg_canvas(content, t);
        return app::render(blad.ctx, page, std::move(content).html(), status);
    }
    put<R"(<div class="ok-canvas" id="canvas">{}<button class="ok-knop-klein ok-canvas__sluit" type="button" data-groot="canvas">{}</button></div>)">(
        content, [&](Out& o) {
            for (const Vak& vak : vakken)
                draw_vak(o, t, vak, [&](Out& binnen) { vak.lijst ? draw_lijstvak(binnen, blad, vak) : draw_tekstvak(binnen, blad, vak); });
        },
        t("app.sluiten"));
    if (blad.mag_schrijven()) put<R"(<p class="ok-bewaard" data-bewaard role="status"></p>)">(content);
    return app::render(blad.ctx, page, std::move(content).html(), status);
}

http::Response get_leeg_canvas(app::Context& ctx) {
    Out content;
    put<R"(<p class="ok-acties ok-niet-printen">{}</p>)">(content, [&](Out& o) { draw_druk_af(o, ctx.t()); });
    draw_leeg_canvas(content, ctx.t());
    return app::render(ctx, {.titel = ctx.t()("plan.canvas"), .nav = "casussen", .vorm = "breed"}, std::move(content).html());
}

}  // namespace ontknoop::maatwerkplan
