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

}  // namespace

void draw_weging_velden(Out& out, const Formulier& f) {
    const auto& t = f.blad.t();
    for (const std::string_view waarde : drie_waarden) {
        const std::string sleutel = "waarde." + std::string(waarde);
        put<R"(<fieldset class="ok-groep ok-groep--kader"><legend>{}</legend>{}</fieldset>)">(out, t(sleutel + ".naam"), [&](Out& o) {
            put<R"(<p class="nl-paragraph">{}</p>)">(o, t(sleutel + ".vraag"));
            if (f.dichtheid == Dichtheid::ruim)
                put<R"(<details class="ok-hulp"><summary>{}<span class="ok-verborgen">: {}</span></summary><ul>{}</ul></details>)">(
                    o, t("plan_pagina.hulpvragen"), t(sleutel + ".naam"), [&](Out& list) {
                        const std::string vragen = t(sleutel + ".hulpvragen");
                        for (const std::string_view vraag : split(vragen, '\n'))
                            if (!trim(vraag).empty()) put<R"(<li>{}</li>)">(list, trim(vraag));
                    });
            for (const std::string_view situatie : situaties) {
                const Veld* veld = f.soort.veld(std::string(waarde) + "_" + std::string(situatie));
                CHECK(veld != nullptr);
                draw_oordeel(o, f, *veld, situatie);
            }
            const Veld* motivering = f.soort.veld(std::string(waarde) + "_motivering");
            CHECK(motivering != nullptr);
            draw_veld(o, f, *motivering);
        });
    }
    const Veld* anders = f.soort.veld("anders_dan_anderen");
    CHECK(anders != nullptr);
    draw_veld(out, f, *anders);
}

}  // namespace ontknoop::maatwerkplan
