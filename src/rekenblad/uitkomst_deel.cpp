// SPDX-License-Identifier: EUPL-1.2
//
// The result beside the cost lines: first the sentence, then the figures, then what to check. All the rest is one link away.
#include <algorithm>

#include "app/page.h"
#include "maatwerkplan/veldgroepen.h"
#include "maatwerkplan/verzoek.h"
#include "rekenblad/beelden.h"
#include "rekenblad/regel_van_post.h"
#include "rekenblad/rekenblad_delen.h"

namespace ontknoop::rekenblad {

using app::Context;
using html::Html;
using html::Out;
using html::put;
using html::Url;
using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;
using maatwerkplan::Weergave;
using rekentool::Uitkomst;

namespace {

// The field on the step of the costs; the line itself when the form of today does not show that field.
Url mendplek(const Context& ctx, const casus::Casus& casus, const Plan& plan, const Veldplek& plek) {
    const Url stap = Url::path("/casussen", casus.id, "plan", "kosten");
    const Onderdeel* o = plek.onderdeel.empty() ? plan.een("rekensom") : plan.find(plek.onderdeel);
    if (!o) return Url(stap).anchor("sectie-rekensom");
    const maatwerkplan::Veld* veld = o->soort->veld(plek.veld);
    const bool getoond = veld && maatwerkplan::mag_verzoek_schrijven(casus) &&
                         (!maatwerkplan::find_groep(*veld) || maatwerkplan::weergave(ctx) == Weergave::uitgebreid);
    if (getoond) return Url(stap).anchor("f-" + o->id.value + "-" + std::string(plek.veld));
    return Url(stap).anchor(plek.onderdeel.empty() ? "sectie-rekensom" : "post-" + o->id.value);
}

// "13 dagen", "183 dagen (ongeveer 6 maanden)"; the exact number stands in the tables.
std::string terugverdientijd_in_woorden(const inhoud::Teksten& t, const Uitkomst& u) {
    if (!u.terugverdientijd_dagen) return t("rekenblad.niet_te_zeggen");
    const std::int64_t dagen = rekentool::whole_days(*u.terugverdientijd_dagen);
    if (dagen == 1) return t("rekenblad.een_dag");
    if (dagen <= rekentool::longest_in_days) return t("rekenblad.dagen", {std::to_string(dagen)});
    return t("rekenblad.dagen_en_maanden", {std::to_string(dagen), std::to_string(rekentool::whole_months(dagen))});
}

void draw_cijfers(Out& out, const inhoud::Teksten& t, const Uitkomst& u) {
    // `woord`: what the sign of the amount means; empty: the amount says it itself.
    auto cijfer = [&](Out& o, std::string_view naam, const std::string& waarde, std::string_view woord = {}) {
        put<R"(<div class="ok-cijfer"><dt>{}</dt><dd>{}{}</dd></div>)">(o, t("rekenblad." + std::string(naam)), waarde, [&](Out& bij) {
            if (!woord.empty()) put<R"( <small class="ok-zacht">{}</small>)">(bij, t("rekenblad." + std::string(woord)));
        });
    };
    put<R"(<dl class="ok-cijfers">{}</dl>)">(out, [&](Out& o) {
        cijfer(o, "directe_besparing", format_euro(u.directe_besparing), u.directe_besparing.value < 0 ? "kost_meer_dan_nu" : "");
        cijfer(o, "te_voorkomen", format_euro(u.te_voorkomen), u.te_voorkomen.value < 0 ? "kost_minder_dan_nu" : "");
        cijfer(o, "doorbraak", format_euro(u.kosten.doorbraak));
        cijfer(o, "saldo", format_euro(u.saldo), u.saldo.value < 0 ? "is_duurder" : u.saldo.value > 0 ? "is_voordeliger" : "");
        cijfer(o, "wachten_per_dag", format_euro(u.wachten_per_dag));
        cijfer(o, "terugverdientijd", terugverdientijd_in_woorden(t, u));
    });
}

// What the templates, or a person, left to find out; and lines that do not count yet.
void draw_navragen(Out& out, const Context& ctx, const casus::Casus& casus, const Plan& plan) {
    const auto& t = ctx.t();
    std::vector<std::pair<Url, std::string>> open;
    auto add = [&](const Onderdeel& o, std::string_view veld, const std::string& zin) { open.emplace_back(mendplek(ctx, casus, plan, {o.id.value, veld}), zin); };
    for (const std::string_view soort : {"gebeurtenis", "kostenpost"})
        for (const Onderdeel* o : plan.van(soort)) {
            const std::string titel = o->titel().empty() ? t("rekenblad.zonder_naam") : o->titel();
            if (const auto vraag = o->get("navragen"); !vraag.empty()) add(*o, "navragen", titel + ": " + std::string(vraag));
            else if (soort == "kostenpost" && !is_compleet(*o)) add(*o, o->get("bedrag").empty() ? "bedrag" : "aantal_plan", t("rekenblad.telt_niet_mee", {titel}));
        }
    if (open.empty()) return;
    put<R"(<p><strong>{}</strong></p><ul class="ok-ontbreekt">{}</ul>)">(out, t("rekenblad.navragen"), [&](Out& o) {
        for (const auto& [url, zin] : open) put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(o, url, zin);
    });
}

}  // namespace

void draw_rekenfouten(Out& out, const Context& ctx, const casus::Casus& casus, const Plan& plan, const Errors& fouten, const Keuze& keuze) {
    const auto& t = ctx.t();
    const rekentool::Rekensom som = make_rekensom(ctx.services, plan, 100, keuze);
    std::vector<std::string> gezegd;
    put<R"(<div class="utrecht-alert utrecht-alert--warning"><div class="utrecht-alert__content"><p>{}</p><ul>{}</ul></div></div>)">(out, t("rekenblad.kan_niet"), [&](Out& o) {
        for (const Error& e : fouten) {
            const auto plek = veldplek_van(som, e);
            const Onderdeel* waar = plek ? plan.find(plek->onderdeel) : nullptr;
            const std::string zin = (waar && !waar->titel().empty() ? waar->titel() + ": " : "") + fout_in_woorden(t, e);
            // Every line of one event misses the same probability: said once.
            if (std::find(gezegd.begin(), gezegd.end(), zin) != gezegd.end()) continue;
            gezegd.push_back(zin);
            if (plek) put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(o, mendplek(ctx, casus, plan, *plek), zin);
            else put<R"(<li>{}</li>)">(o, zin);
        }
    });
}

void draw_kern(Out& out, const Context& ctx, const Blad& blad) {
    const auto& t = ctx.t();
    const Uitkomst& u = blad.uitkomst.uitkomst;
    const bool kop = u.kop_toegestaan;
    put<R"(<div class="ok-kernzin" aria-live="polite">{}</div>)">(out, [&](Out& o) {
        // On weak evidence the warning is the headline, and the amounts wait behind it.
        for (const std::string& zin : kopzinnen(blad)) put<R"(<p>{}</p>)">(o, zin);
    });
    if (kop) return draw_cijfers(out, t, u);
    put<R"(<details class="ok-uitklap" id="som-zwak"><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(out, t("rekenblad.bekijk_zwak"), [&](Out& o) { draw_cijfers(o, t, u); });
}

void draw_meldingen(Out& out, const Context& ctx, const casus::Casus& casus, const Plan& plan, const Blad& blad) {
    for (const Error& melding : blad.uitkomst.uitkomst.waarschuwingen) {
        const std::string zin = melding_in_woorden(ctx.t(), melding);
        const auto plek = veldplek_van(blad.som, melding);
        put<R"(<p class="utrecht-alert utrecht-alert--warning"><span class="utrecht-alert__content">{}{}</span></p>)">(out, zin, [&](Out& o) {
            if (plek) put<R"( <a class="nl-link" href="{}">{}<span class="ok-verborgen">: {}</span></a>)">(o, mendplek(ctx, casus, plan, *plek), ctx.t()("rekenblad.naar_veld"), zin);
        });
    }
}

void draw_onder(Out& out, Context& ctx, const casus::Casus& casus, const Plan& plan) {
    const auto& t = ctx.t();
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(out, t("rekenblad.uitkomst"));
    draw_navragen(out, ctx, casus, plan);
    // Live while typing: fewer draws, the same exact euros.
    const auto blad = make_blad(ctx.services, plan, 2'000);
    if (!blad) return draw_rekenfouten(out, ctx, casus, plan, blad.error(), {});
    if (!*blad) return app::draw_leeg(out, t("rekenblad.leeg"));
    draw_kern(out, ctx, **blad);
    // A picture of amounts is a headline too.
    if ((*blad)->uitkomst.uitkomst.kop_toegestaan) put<R"(<figure class="ok-beeld">{}<figcaption>{}</figcaption></figure>)">(
        out,
        Html::trusted(document::to_svg(draw_staven(t, (*blad)->uitkomst.uitkomst), "staven", t("rekenblad.beeld_titel"),
                                       (*blad)->zinnen.empty() ? t("rekenblad.beeld_titel") : (*blad)->zinnen.front())),
        t("rekenblad.beeld_bij", {std::to_string((*blad)->som.horizon_maanden), std::to_string((*blad)->som.basisjaar)}));
    draw_omgerekend(out, t, **blad);
    draw_meldingen(out, ctx, casus, plan, **blad);
    put<R"(<details class="ok-uitklap" id="som-bekijk-regels"><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details><p class="ok-acties"><a class="utrecht-button utrecht-button--secondary-action utrecht-button-link" href="{}">{}</a>{}</p>)">(
        out, t("rekenblad.bekijk_regels"), [&](Out& o) { draw_regels(o, t, **blad); }, Url::path("/casussen", casus.id, "rekensom"), t("rekenblad.hele_rekensom"), [&](Out& o) {
            if (heeft_varianten(plan)) put<R"(<a class="nl-link" href="{}">{}</a>)">(o, Url::path("/casussen", casus.id, "rekensom").anchor("varianten"), t("rekenblad.varianten_titel"));
        });
}

void draw_weergave(Out& out, const Context& ctx, const casus::Casus& casus) {
    const auto& t = ctx.t();
    const bool uitgebreid = maatwerkplan::weergave(ctx) == Weergave::uitgebreid;
    const Weergave ander = uitgebreid ? Weergave::eenvoudig : Weergave::uitgebreid;
    const std::pair<std::string, std::string> hidden[] = {{"weergave", std::string(to_text(ander))}};
    put<R"(<div class="ok-rij ok-niet-printen"><p>{}</p>{}</div>)">(out, t(uitgebreid ? "rekenblad.is_uitgebreid" : "rekenblad.is_eenvoudig"), [&](Out& o) {
        app::draw_button_form(o, ctx, Url::path("/casussen", casus.id, "weergave"), t(uitgebreid ? "rekenblad.maak_eenvoudig" : "rekenblad.maak_uitgebreid"), "secondary-action", hidden);
    });
    if (!uitgebreid) return;
    using enum rekentool::Bewijsgraad;
    put<R"(<details class="ok-uitklap" id="uitleg-bewijs"><summary>{}</summary><div class="ok-uitklap__binnen"><p>{}</p><div class="ok-tabel" role="region" tabindex="0" aria-labelledby="uitleg-bewijs-kop"><table><caption id="uitleg-bewijs-kop">{}</caption><thead><tr><th scope="col">{}</th><th scope="col" class="ok-getal">{}</th><th scope="col" class="ok-getal">{}</th></tr></thead><tbody>{}</tbody></table></div></div></details>)">(
        out, t("rekenblad.bewijs_kop"), t("rekenblad.bewijs_uitleg"), t("rekenblad.bewijs_tabel"), t("rekenblad.bewijs"), t("rekenblad.marge"), t("rekenblad.voorzichtig"), [&](Out& o) {
            for (const auto graad : {wettelijke_norm, contracttarief, landelijke_referentie, een_gemeente, aangehaald, ongeverifieerd}) {
                const auto marge = rekentool::default_band(graad);
                put<R"(<tr><th scope="row">{}</th><td class="ok-getal">{}</td><td class="ok-getal">{} %</td></tr>)">(
                    o, t("optie.bewijsgraad." + std::string(bewijsgraad_code(graad))), marge ? "± " + std::to_string(*marge) + " %" : t("rekenblad.geen_marge"), rekentool::optimism_percent(graad));
            }
        });
}

}  // namespace ontknoop::rekenblad
