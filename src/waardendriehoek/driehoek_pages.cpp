// SPDX-License-Identifier: EUPL-1.2
//
// What stands under the questions of the step "driehoek": per breakthrough the picture, the conclusion and the table.
#include "app/page.h"
#include "maatwerkplan/stap_delen.h"
#include "waardendriehoek/waardendriehoek.h"

namespace ontknoop::waardendriehoek {

using html::Html;
using html::Out;
using html::put;

namespace {

std::string waarde_naam(const inhoud::Teksten& t, Waarde w) { return t("waarde." + std::string(naam(w)) + ".naam"); }

std::string score_woord(const inhoud::Teksten& t, const std::optional<int>& score) {
    return score ? t("optie.weging_score." + std::to_string(*score)) : t("driehoek.nog_leeg");
}

std::string vergelijking_woord(const inhoud::Teksten& t, Vergelijking v) {
    switch (v) {
        case Vergelijking::beter: return t("driehoek.beter");
        case Vergelijking::gelijk: return t("driehoek.gelijk");
        case Vergelijking::slechter: return t("driehoek.slechter");
        case Vergelijking::onbekend: return t("driehoek.nog_leeg");
    }
    CHECK(!"unreachable");
    return {};
}

void draw_tabel(Out& out, const inhoud::Teksten& t, const Scores& scores) {
    put<R"(<table><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table>)">(
        out, t("driehoek_pagina.waarde"), t("driehoek.nu"), t("driehoek.niets"), t("driehoek.plan"), t("driehoek_pagina.vergelijking"), [&](Out& rij) {
            for (std::size_t i = 0; i < scores.size(); ++i)
                put<R"(<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>)">(
                    rij, waarde_naam(t, drie_waarden[i]), score_woord(t, scores[i].nu), score_woord(t, scores[i].niets),
                    score_woord(t, scores[i].plan), vergelijking_woord(t, vergelijk(scores[i])));
        });
}

void draw_weging(Out& out, const inhoud::Teksten& t, const Weging& w, int nummer) {
    const std::string id = "driehoek-" + std::to_string(nummer);
    const std::string conclusie = "driehoek." + std::string(naam(w.oordeel));
    const Woorden woorden{{waarde_naam(t, Waarde::betrokkenheid), waarde_naam(t, Waarde::legitimiteit), waarde_naam(t, Waarde::rendement)},
                          t("driehoek.nu"), t("driehoek.niets"), t("driehoek.plan")};
    const std::string titel = w.doorbraak->titel().empty() ? t("soort.doorbraak.naam") + " " + std::to_string(nummer) : w.doorbraak->titel();
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}: {}</h2><figure class="ok-beeld" id="{}">{}<figcaption>{}<details id="{}-tabel"><summary id="{}-kop">{}</summary><div class="ok-tabel" role="region" tabindex="0" aria-labelledby="{}-kop">{}</div></details></figcaption></figure><p class="ok-kernzin"><strong>{}.</strong> {}</p>)">(
        out, t("driehoek.titel"), titel, id,
        Html::trusted(document::to_svg(teken(w.scores, woorden), id, t("driehoek.titel"), t("driehoek.beschrijving"))), t("driehoek.beschrijving"), id,
        id, t("driehoek_pagina.tabel"), id, [&](Out& o) { draw_tabel(o, t, w.scores); }, t(conclusie + ".naam"), t(conclusie + ".uitleg"));
}

void draw_stap(Out& out, app::Context& ctx, const casus::Casus&, const maatwerkplan::Plan& plan) {
    const auto& t = ctx.t();
    const auto all = wegingen(plan);
    if (all.empty()) return;
    int nummer = 0;
    for (const Weging& w : all) draw_weging(out, t, w, ++nummer);
    if (all.size() > 1)
        put<R"(<p class="nl-paragraph">{}</p>)">(out, t("driehoek_pagina.hele_plan", {t("driehoek." + std::string(naam(oordeel(all))) + ".naam")}));
    put<R"(<p class="ok-zacht">{} {}</p>)">(out, t("driehoek.regel"), t("driehoek.geen_som"));
}

}  // namespace

void register_stap_delen() { maatwerkplan::register_stap_deel({"driehoek", "driehoek", nullptr, draw_stap}); }

}  // namespace ontknoop::waardendriehoek
