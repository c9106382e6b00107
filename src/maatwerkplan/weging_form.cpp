// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "app/page.h"
#include "base/text.h"
#include "maatwerkplan/veld_form.h"

namespace ontknoop::maatwerkplan {

using html::Attributes;
using html::Out;
using html::put;

namespace {

constexpr std::string_view drie_waarden[] = {"betrokkenheid", "legitimiteit", "rendement"};
constexpr std::string_view situaties[] = {"nu", "niets", "plan"};
constexpr std::string_view motivering = "motivering";

// Five judgements in a row, from much worse to much better.
void draw_oordeel(Out& out, const inhoud::Teksten& t, const Veld& veld, std::string_view situatie, std::string_view formulier,
                  std::string_view fout, auto is_gekozen) {
    const std::string id = veld_id(formulier, veld.naam);
    put<R"(<fieldset class="utrecht-form-field ok-groep ok-groep--naast"{}><legend class="utrecht-form-label">{}</legend>{}{}</fieldset>)">(
        out, Attributes().set_if("aria-describedby", fout.empty() ? "" : id + "-fout"), t("driehoek." + std::string(situatie)),
        [&](Out& o) {
            if (!fout.empty()) put<R"(<div class="utrecht-form-field-error-message" id="{}-fout">{}</div>)">(o, id, fout);
        },
        [&](Out& o) {
            int n = 0;
            for (const std::string_view code : opties(veld.opties)) {
                const std::string option = n++ == 0 ? id : id + "-" + std::to_string(n);
                put<R"(<label class="ok-keuze"><input class="utrecht-radio-button utrecht-radio-button--html-input" type="radio" id="{}" name="{}" value="{}"{}><span>{}</span></label>)">(
                    o, option, veld.naam, code, Attributes().flag("checked", is_gekozen(code)), t("optie.weging_score." + std::string(code)));
            }
        });
}

void draw_oordeel(Out& out, const Formulier& f, const Veld& veld, std::string_view situatie) {
    const auto& t = f.blad.t();
    const auto waarden = f.waarden(veld);
    if (f.getypt()) {
        std::string fout;
        for (const Error& e : f.fouten())
            if (e.field == veld.naam) fout += (fout.empty() ? "" : " ") + t.error(e);
        draw_oordeel(out, t, veld, situatie, f.id, fout,
                     [&](std::string_view code) { return std::find(waarden.begin(), waarden.end(), code) != waarden.end(); });
        return;
    }
    const Veldvorm& vorm = vaste_veldvormen(t.nummer()).get(veld, Vraagwijze::oordeel, [&] {
        Out getekend;
        draw_oordeel(getekend, t, veld, situatie, Veldvorm::formulier_gat, {}, [](std::string_view) { return true; });
        const auto codes = opties(veld.opties);
        return Veldvorm(std::move(getekend.text), {codes.begin(), codes.end()});
    });
    vorm.draw(out, f.id, veld.naam, waarden);
}

// The fields of one value: three judgements and why.
std::vector<const Veld*> velden_van(const Soort& soort, std::string_view waarde) {
    std::vector<const Veld*> velden;
    for (const std::string_view woord : {situaties[0], situaties[1], situaties[2], motivering}) {
        velden.push_back(soort.veld(std::string(waarde) + "_" + std::string(woord)));
        CHECK(velden.back() != nullptr);
    }
    return velden;
}

// Questions about one value, its judgements and its motivation.
void draw_waarde(Out& out, const Formulier& f, std::string_view waarde) {
    const auto& t = f.blad.t();
    const std::string sleutel = "waarde." + std::string(waarde);
    put<R"(<p class="nl-paragraph">{}</p>)">(out, t(sleutel + ".vraag"));
    if (f.dichtheid == Dichtheid::ruim)
        put<R"(<details class="ok-hulp"><summary>{}<span class="ok-verborgen">: {}</span></summary><ul>{}</ul></details>)">(
            out, t("plan_pagina.hulpvragen"), t(sleutel + ".naam"), [&](Out& list) {
                const std::string vragen = t(sleutel + ".hulpvragen");
                for (const std::string_view vraag : split(vragen, '\n'))
                    if (!trim(vraag).empty()) put<R"(<li>{}</li>)">(list, trim(vraag));
            });
    const auto velden = velden_van(f.soort, waarde);
    for (std::size_t i = 0; i < std::size(situaties); ++i) draw_oordeel(out, f, *velden[i], situaties[i]);
    draw_veld(out, f, *velden.back());
}

// Weighed and explained, and nothing wrong with it: it can be folded, with the judgements in its summary.
bool is_klaar(const Formulier& f, const std::vector<const Veld*>& velden) {
    return f.onderdeel && !f.getypt() && std::ranges::none_of(velden, [&](const Veld* v) { return f.onderdeel->get(v->naam).empty(); });
}

std::string oordelen(const Formulier& f, const std::vector<const Veld*>& velden) {
    const auto& t = f.blad.t();
    std::string zin;
    for (std::size_t i = 0; i < std::size(situaties); ++i)
        zin += (i == 0 ? "" : " · ") + t("driehoek." + std::string(situaties[i])) + ": " + t("optie.weging_score." + std::string(f.onderdeel->get(velden[i]->naam)));
    return zin;
}

}  // namespace

void draw_weging_velden(Out& out, const Formulier& f) {
    const auto& t = f.blad.t();
    for (const std::string_view waarde : drie_waarden) {
        const std::string naam = t("waarde." + std::string(waarde) + ".naam");
        const auto velden = velden_van(f.soort, waarde);
        auto vragen = [&](Out& o) { draw_waarde(o, f, waarde); };
        if (f.dichtheid == Dichtheid::ruim && is_klaar(f, velden))
            put<R"(<details class="ok-uitklap" id="{}-{}"><summary>{} <small class="ok-kern">{}</small></summary><fieldset class="ok-groep ok-uitklap__binnen"><legend class="ok-verborgen">{}</legend>{}</fieldset></details>)">(
                out, f.id, waarde, naam, oordelen(f, velden), naam, vragen);
        else
            put<R"(<fieldset class="ok-groep ok-groep--kader"><legend>{}</legend>{}</fieldset>)">(out, naam, vragen);
    }
    const Veld* anders = f.soort.veld("anders_dan_anderen");
    CHECK(anders != nullptr);
    draw_veld(out, f, *anders);
}

}  // namespace ontknoop::maatwerkplan
