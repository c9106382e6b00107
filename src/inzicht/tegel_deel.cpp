// SPDX-License-Identifier: EUPL-1.2
//
// How a tile looks: its question, the picture, the same figures as a table, what it means, and the way to take it along.
#include "app/instellingen.h"
#include "inzicht/beeld.h"
#include "inzicht/inzicht_handlers.h"

namespace ontknoop::inzicht {

using app::Context;
using html::Attributes;
using html::Html;
using html::Out;
using html::put;
using html::Url;

namespace {

void draw_rij(Out& out, const Context& ctx, const Tabel& tabel, const Rij& rij, bool totaal) {
    put<R"(<tr{}><th scope="row">{}</th>{}</tr>)">(out, Attributes().set_if("class", totaal ? "ok-totaal" : ""), rij.naam, [&](Out& o) {
        for (std::size_t i = 0; i < rij.cellen.size(); ++i)
            put<R"(<td class="{}">{}</td>)">(o, rij.cellen[i].staat == Staat::zichtbaar ? "ok-getal" : "ok-getal ok-zacht",
                                             lees(ctx.t(), tabel, tabel.kolommen[i], rij.cellen[i], ctx.services.instellingen.kleine_aantallen));
    });
}

void draw_tabel(Out& out, const Context& ctx, const Tabel& tabel, std::string_view code, std::string_view titel) {
    put<R"(<div class="ok-tabel" role="region" tabindex="0" aria-label="{}: {}"><table class="utrecht-table utrecht-table--html-table"><caption id="bijschrift-{}">{}</caption><thead><tr><th scope="col">{}</th>{}</tr></thead><tbody>{}{}</tbody></table></div>)">(
        out, titel, ctx.t()("inzicht.als_tabel"), code, titel, tabel.rijkop,
        [&](Out& o) {
            for (const Kolom& kolom : tabel.kolommen) put<R"(<th scope="col" class="ok-getal">{}</th>)">(o, kolom.naam);
        },
        [&](Out& o) {
            for (const Rij& rij : tabel.rijen) draw_rij(o, ctx, tabel, rij, false);
        },
        [&](Out& o) {
            if (tabel.totaal) draw_rij(o, ctx, tabel, *tabel.totaal, true);
        });
}

void draw_referenties(Out& out, const Context& ctx, const Definities& definities) {
    const auto& t = ctx.t();
    put<R"(<aside class="ok-stapel" aria-label="{}"><p><strong>{}</strong></p><ul>{}</ul><p class="ok-zacht">{}</p></aside>)">(
        out, t("inzicht.referentie_titel"), t("inzicht.referentie_titel"),
        [&](Out& o) {
            for (const Referentie& r : definities.referenties)
                put<R"(<li>{}: {} ({})</li>)">(o, r.naam, format_euro_rounded(r.bedrag), r.bron);
        },
        t("inzicht.referentie_uitleg"));
}

void draw_tabel_en_beeld(Out& out, const Context& ctx, const Tabel& tabel, const Tegel& tegel, const Definitie& definitie) {
    const auto& t = ctx.t();
    const int grens = ctx.services.instellingen.kleine_aantallen;
    const std::string code(tegel.code);
    put<R"(<figure class="ok-beeld">{}<figcaption><details class="ok-uitklap" id="tabel-{}"><summary>{}<span class="ok-verborgen">: {}</span></summary><div class="ok-uitklap__binnen">{}{}</div></details></figcaption></figure>)">(
        out, Html::trusted(document::to_svg(draw_balken(t, tabel, grens), "beeld-" + code, definitie.titel, beschrijf(t, tabel, grens))), code,
        t("inzicht.als_tabel"), definitie.titel, [&](Out& o) { draw_tabel(o, ctx, tabel, code, definitie.titel); },
        [&](Out& o) {
            if (tabel.heeft(Staat::klein) || tabel.heeft(Staat::weggelaten))
                put<R"(<p class="ok-zacht">{}</p>)">(o, t("inzicht.uitleg_klein", {std::to_string(grens)}));
        });
}

}  // namespace

void draw_tegel(Out& out, const Context& ctx, const Inzage& inzage, const Tegel& tegel, const Definities& definities) {
    const auto& t = ctx.t();
    const Definitie* definitie = definities.find(tegel.code);
    CHECK(definitie != nullptr);
    const Tabel tabel = inzage.tabel(ctx, tegel);
    const std::string code(tegel.code);
    put<R"(<section class="ok-kaart" id="tegel-{}" aria-labelledby="tegel-{}-kop"><h2 class="nl-heading nl-heading--level-2" id="tegel-{}-kop">{}</h2><p>{}</p><p class="ok-zacht">{}{}</p>{}{}<details class="ok-uitklap" id="uitleg-{}"><summary>{}<span class="ok-verborgen">: {}</span></summary><div class="ok-uitklap__binnen"><p>{}</p><p>{}</p></div></details><p class="ok-acties"><a class="nl-link" href="{}">{}<span class="ok-verborgen">: {}</span></a><a class="nl-link" href="{}">{}<span class="ok-verborgen">: {}</span></a></p></section>)">(
        out, code, code, code, definitie->titel, definitie->vraag, inzage.vraag.oefen ? t("inzicht.oefen_kort") + " " : "", periode_van(ctx, inzage),
        [&](Out& o) {
            if (tabel.is_leeg()) app::draw_leeg(o, t("inzicht.tegel_leeg"));
            else draw_tabel_en_beeld(o, ctx, tabel, tegel, *definitie);
        },
        [&](Out& o) {
            if (tegel.referentie) draw_referenties(o, ctx, definities);
        },
        code, t("inzicht.wat_telt_mee"), definitie->titel, definitie->tekst, definitie->let_op, with_vraag(Url::path("/inzicht/tegels", tegel.code), inzage.vraag),
        t("inzicht.alleen_deze"), definitie->titel, with_vraag(Url::path("/inzicht/csv", tegel.code), inzage.vraag), t("inzicht.csv"), definitie->titel);
}

}  // namespace ontknoop::inzicht
