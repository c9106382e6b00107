// SPDX-License-Identifier: EUPL-1.2
//
// The result beside the cost lines: first the sentence, then the figures, then everything they are made of.
#include "app/page.h"
#include "document/tekening.h"
#include "rekenblad/rekenblad_delen.h"

namespace ontknoop::rekenblad {

using app::Context;
using html::Html;
using html::Out;
using html::put;
using rekentool::Bedragen;
using rekentool::Uitkomst;

namespace {

void draw_bedrag(Out& out, Eurocent amount) { put<R"(<td class="ok-bedrag">{}</td>)">(out, amount); }

// One table of amounts per scenario; the last row is the total.
void draw_tabel(Out& out, const inhoud::Teksten& t, std::string_view id, std::string_view titel, std::string_view kop,
                const std::vector<std::pair<std::string, Bedragen>>& rijen, const Bedragen* totaal) {
    put<R"(<div class="ok-tabel" role="region" tabindex="0" aria-labelledby="{}"><table class="utrecht-table utrecht-table--html-table"><caption id="{}">{}</caption><thead><tr><th scope="col">{}</th><th scope="col" class="ok-bedrag">{}</th><th scope="col" class="ok-bedrag">{}</th><th scope="col" class="ok-bedrag">{}</th><th scope="col" class="ok-bedrag">{}</th></tr></thead><tbody>{}{}</tbody></table></div>)">(
        out, id, id, titel, kop, t("scenario.nu"), t("scenario.niets"), t("scenario.plan"), t("scenario.doorbraak"),
        [&](Out& o) {
            for (const auto& [naam, b] : rijen)
                put<R"(<tr><th scope="row">{}</th>{}{}{}{}</tr>)">(o, naam, [&](Out& c) { draw_bedrag(c, b.nu); }, [&](Out& c) { draw_bedrag(c, b.niets); },
                                                                   [&](Out& c) { draw_bedrag(c, b.plan); }, [&](Out& c) { draw_bedrag(c, b.doorbraak); });
        },
        [&](Out& o) {
            if (totaal)
                put<R"(<tr class="ok-totaal"><th scope="row">{}</th>{}{}{}{}</tr>)">(o, t("rekenblad.totaal"), [&](Out& c) { draw_bedrag(c, totaal->nu); },
                                                                                     [&](Out& c) { draw_bedrag(c, totaal->niets); }, [&](Out& c) { draw_bedrag(c, totaal->plan); },
                                                                                     [&](Out& c) { draw_bedrag(c, totaal->doorbraak); });
        });
}

void draw_cijfers(Out& out, const inhoud::Teksten& t, const Uitkomst& u) {
    auto cijfer = [&](Out& o, std::string_view naam, const std::string& waarde) {
        put<R"(<div class="ok-cijfer"><dt>{}</dt><dd>{}</dd></div>)">(o, t("rekenblad." + std::string(naam)), waarde);
    };
    put<R"(<dl class="ok-cijfers">{}</dl>)">(out, [&](Out& o) {
        cijfer(o, "directe_besparing", format_euro(u.directe_besparing));
        cijfer(o, "te_voorkomen", format_euro(u.te_voorkomen));
        cijfer(o, "doorbraak", format_euro(u.kosten.doorbraak));
        cijfer(o, "saldo", format_euro(u.saldo));
        cijfer(o, "wachten_per_dag", format_euro(u.wachten_per_dag));
        std::string dagen = u.terugverdientijd_dagen ? u.terugverdientijd_dagen->text() : "";
        for (char& c : dagen)
            if (c == '.') c = ',';
        cijfer(o, "terugverdientijd", dagen.empty() ? t("rekenblad.niet_te_zeggen") : t("rekenblad.dagen", {dagen}));
    });
}

void draw_regels(Out& out, const inhoud::Teksten& t, const Blad& blad) {
    std::vector<std::pair<std::string, Bedragen>> rijen;
    for (const auto& r : blad.uitkomst.uitkomst.regels) {
        std::string naam = r.correctie ? t("rekenblad.correctie") : r.id;
        for (const auto& regel : blad.som.regels)
            if (regel.id == r.id) naam = regel.omschrijving.empty() ? t("rekenblad.zonder_naam") : regel.omschrijving;
        rijen.emplace_back(std::move(naam), r.bedragen);
    }
    draw_tabel(out, t, "som-regels", t("rekenblad.per_regel"), t("rekenblad.regel"), rijen, &blad.uitkomst.uitkomst.kosten);
}

}  // namespace

void draw_uitkomst(Out& out, const Context& ctx, const Blad& blad) {
    const auto& t = ctx.t();
    const Uitkomst& u = blad.uitkomst.uitkomst;
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><div class="ok-kernzin" aria-live="polite">{}</div>)">(out, t("rekenblad.uitkomst"), [&](Out& o) {
        for (const std::string& zin : blad.zinnen) put<R"(<p>{}</p>)">(o, zin);
    });
    draw_cijfers(out, t, u);
    put<R"(<figure class="ok-beeld">{}<figcaption>{}</figcaption></figure>)">(
        out, Html::trusted(document::to_svg(draw_staven(t, u), "staven", t("rekenblad.beeld_titel"), blad.zinnen.empty() ? t("rekenblad.beeld_titel") : blad.zinnen.front())),
        t("rekenblad.beeld_bij", {std::to_string(blad.som.horizon_maanden), std::to_string(blad.som.basisjaar)}));
    for (const std::string& w : blad.waarschuwingen)
        put<R"(<p class="utrecht-alert utrecht-alert--warning"><span class="utrecht-alert__content">{}</span></p>)">(out, w);

    put<R"(<details class="ok-uitklap"><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(out, t("rekenblad.bekijk_regels"),
                                                                                                                 [&](Out& o) { draw_regels(o, t, blad); });
    put<R"(<details class="ok-uitklap"><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(out, t("rekenblad.bekijk_verdeling"), [&](Out& o) {
        std::vector<std::pair<std::string, Bedragen>> wetten, betalers, klassen;
        for (const auto& d : u.per_wet) wetten.emplace_back(naam_wet(t, d.naam), d.bedragen);
        for (const auto& b : u.per_betaler) betalers.emplace_back(naam_betaler(t, b.naam), b.bedragen);
        for (const auto& d : u.per_klasse) klassen.emplace_back(t("optie.verzilverbaar." + d.naam), d.bedragen);
        draw_tabel(o, t, "som-wet", t("rekenblad.per_wet"), t("rekenblad.wet"), wetten, &u.kosten);
        draw_tabel(o, t, "som-betaler", t("rekenblad.per_betaler"), t("rekenblad.betaler"), betalers, nullptr);
        put<R"(<p class="ok-zacht">{}</p>)">(o, t("rekenblad.betaler_uitleg"));
        draw_tabel(o, t, "som-klasse", t("rekenblad.per_klasse"), t("rekenblad.klasse"), klassen, &u.kosten);
        if (u.overdracht != Bedragen{}) draw_tabel(o, t, "som-overdracht", t("rekenblad.overdrachten"), t("rekenblad.soort"), {{t("rekenblad.overdrachten"), u.overdracht}}, nullptr);
        if (u.maatschappelijke_waarde != Bedragen{})
            draw_tabel(o, t, "som-waarde", t("rekenblad.maatschappelijk"), t("rekenblad.soort"), {{t("rekenblad.maatschappelijk"), u.maatschappelijke_waarde}}, nullptr);
    });
    const auto& s = blad.uitkomst.simulatie;
    put<R"(<details class="ok-uitklap"><summary>{}</summary><div class="ok-uitklap__binnen"><p>{}</p>{}</div></details>)">(
        out, t("rekenblad.bekijk_zekerheid"),
        t("rekenblad.band", {format_euro_rounded(s.saldo.p5), format_euro_rounded(s.saldo.p50), format_euro_rounded(s.saldo.p95)}), [&](Out& o) {
            put<R"(<ol>{}</ol>)">(o, [&](Out& list) {
                int shown = 0;
                for (const auto& balk : blad.uitkomst.tornado) {
                    if (++shown > 5) break;
                    std::string naam = balk.drijver.naam;
                    for (const auto& regel : blad.som.regels)
                        if (regel.id == naam) naam = regel.omschrijving;
                    put<R"(<li>{}: {}</li>)">(list, naam, t("rekenblad.drijver", {format_euro_rounded(balk.saldo_laag), format_euro_rounded(balk.saldo_hoog)}));
                }
            });
        });
}

void draw_onder(Out& out, Context& ctx, const casus::Casus&, const maatwerkplan::Plan& plan) {
    const auto& t = ctx.t();
    // Live while typing: fewer draws, the same exact euros.
    const auto blad = make_blad(ctx.services, plan, 2'000);
    if (!blad) {
        put<R"(<div class="utrecht-alert utrecht-alert--warning"><div class="utrecht-alert__content"><p>{}</p><ul>{}</ul></div></div>)">(out, t("rekenblad.kan_niet"), [&](Out& o) {
            for (const Error& e : blad.error()) put<R"(<li>{}</li>)">(o, t.error(e));
        });
        return;
    }
    if (!*blad) {
        app::draw_leeg(out, t("rekenblad.leeg"));
        return;
    }
    draw_uitkomst(out, ctx, **blad);
}

}  // namespace ontknoop::rekenblad
