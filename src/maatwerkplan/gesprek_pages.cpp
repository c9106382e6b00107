// SPDX-License-Identifier: EUPL-1.2
//
// Remarks: at a step, and all together.
#include <algorithm>

#include "casus/casus_tabs.h"
#include "maatwerkplan/plan_bladen.h"

namespace ontknoop::maatwerkplan {

using html::Attributes;
using html::Out;
using html::put;
using html::Url;
using std::string_view;

namespace {

// What is filed under a step that is not there any more belongs to the whole plan.
string_view stap_van(const Onderdeel& opmerking) {
    const string_view bij = opmerking.get("bij");
    return find_blad(bij) ? bij : string_view{};
}

std::vector<const Onderdeel*> opmerkingen_bij(const Plan& plan, string_view bij) {
    std::vector<const Onderdeel*> all = plan.van("opmerking");
    std::erase_if(all, [&](const Onderdeel* o) { return stap_van(*o) != bij; });
    return all;
}

void draw_opmerking(Out& out, const Blad& blad, const Onderdeel& o) {
    const bool eigen = o.gemaakt_door == blad.ctx.wie().gebruiker;
    const auto op = parse_iso_timestamp(o.gemaakt_op);
    put<R"(<li class="ok-opmerking{}" id="post-{}"><p class="ok-opmerking__kop"><span class="ok-opmerking__wie">{}</span> <time datetime="{}">{}</time></p><p class="ok-opmerking__tekst">{}</p>{}</li>)">(
        out, eigen ? " ok-opmerking--eigen" : "", o.id, blad.naam_van(o.gemaakt_door.value), o.gemaakt_op, op ? format_date_time(*op) : "",
        o.get("tekst"), [&](Out& knop) {
            if (!eigen) return;
            const std::pair<std::string, std::string> terug[] = {{"terug", blad.terug}};
            app::draw_button_form(knop, blad.ctx, Url::path("/casussen", blad.casus.id, "onderdelen", o.id, "verwijderen"),
                                  blad.t()("app.verwijderen"), "subtle", terug, o.titel());
        });
}

void draw_lijst_van(Out& out, const Blad& blad, const std::vector<const Onderdeel*>& opmerkingen) {
    put<R"(<ol class="ok-gesprek">{}</ol>)">(out, [&](Out& o) {
        for (const Onderdeel* opmerking : opmerkingen) draw_opmerking(o, blad, *opmerking);
    });
}

}  // namespace

void draw_opmerkingen(Out& out, const Blad& blad, string_view bij, int kopniveau) {
    const auto& t = blad.t();
    const auto opmerkingen = opmerkingen_bij(blad.plan, bij);
    const Soort& soort = *find_soort("opmerking");
    const bool open = blad.getypt && blad.getypt->formulier == veld_id(formulier_id(soort, {}), bij);
    put<R"(<details class="ok-uitklap ok-niet-printen" id="gesprek-{}"{}><summary>{}</summary><div class="ok-uitklap__binnen">{}{}</div></details>)">(
        out, bij, Attributes().flag("open", open), t("plan_pagina.opmerkingen", {std::to_string(opmerkingen.size())}),
        [&](Out& o) {
            put<R"(<div id="{}" data-levend>{}</div>)">(o, lijst_id(soort, {}), [&](Out& lijst) {
                if (opmerkingen.empty()) app::draw_leeg(lijst, t("soort.opmerking.leeg"));
                else draw_lijst_van(lijst, blad, opmerkingen);
            });
        },
        [&](Out& o) {
            draw_kop(o, kopniveau, t("soort.opmerking.toevoegen"));
            const std::pair<std::string, std::string> vast[] = {{"bij", std::string(bij)}};
            draw_onderdeel_form(o, blad, soort, nullptr, {}, {.dichtheid = Dichtheid::dicht, .vast = vast});
        });
}

http::Response draw_gesprek_blad(const Blad& blad, int status) {
    const auto& t = blad.t();
    app::Page page = pagina_van(blad, t("pagina.gesprek.titel"));
    page.bij_titel = t("pagina.gesprek.uitleg");
    const Soort& soort = *find_soort("opmerking");
    Out content;
    casus::draw_casus_tabs(content, blad.ctx, blad.casus, "gesprek");
    put<R"(<div id="{}" data-levend>{}</div>)">(content, lijst_id(soort, {}), [&](Out& o) {
        if (blad.plan.van("opmerking").empty()) app::draw_leeg(o, t("pagina.gesprek.leeg"));
        if (const auto algemeen = opmerkingen_bij(blad.plan, {}); !algemeen.empty()) {
            draw_kop(o, 2, t("plan_pagina.hele_plan"));
            draw_lijst_van(o, blad, algemeen);
        }
        auto draw_stap = [&](string_view stap) {
            const auto hier = opmerkingen_bij(blad.plan, stap);
            if (hier.empty()) return;
            const std::string titel = t("stap." + std::string(stap) + ".titel");
            put<R"(<h2 class="nl-heading nl-heading--level-2"><a class="nl-link" href="{}">{}</a></h2>)">(o, plan_url(blad.casus, stap), titel);
            draw_lijst_van(o, blad, hier);
        };
        for (const Stap& stap : stappen()) draw_stap(stap.naam);
        draw_stap("afsluiting");
    });
    draw_kop(content, 2, t("soort.opmerking.toevoegen"));
    draw_onderdeel_form(content, blad, soort, nullptr, {});
    return app::render(blad.ctx, page, std::move(content).html(), status);
}

}  // namespace ontknoop::maatwerkplan
