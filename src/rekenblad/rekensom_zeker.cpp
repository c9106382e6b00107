// SPDX-License-Identifier: EUPL-1.2
//
// How sure a sum is: its evidence, the draws, the assumptions that matter, the course over time, the other variant, and what
// others published.
#include <algorithm>

#include "base/recent.h"
#include "inhoud/toml_document.h"
#include "rekenblad/beelden.h"
#include "rekenblad/rekensom_deel.h"

namespace ontknoop::rekenblad {

using html::Out;
using html::put;
using rekentool::Tornadobalk;

namespace {

// The saldo with every benefit down and every cost up by its grade of evidence, unless somebody said why not.
void draw_voorzichtig(Out& out, const Rekenpagina& p) {
    const auto& t = p.t();
    const auto* kop = p.plan.een("rekensom");
    const bool wil_niet = kop && kop->ja("optimisme_uit");
    const std::string reden(kop ? kop->get("optimisme_reden") : "");
    if (wil_niet && !reden.empty()) {
        put<R"(<p>{}</p>)">(out, t("rekenblad.voorzichtig_uit", {reden}));
        return;
    }
    const auto& u = p.uitkomst();
    put<R"(<p>{}{}</p>)">(out, t("rekenblad.voorzichtig_saldo", {format_euro_rounded(u.saldo + u.correctie_optimisme), format_euro_rounded(-u.correctie_optimisme)}),
                          wil_niet ? " " + t("rekenblad.voorzichtig_zonder_reden") : "");
}

std::string omslag_zin(const Rekenpagina& p, const Tornadobalk& balk) {
    const auto& t = p.t();
    if (balk.omslag) return t("rekenblad.omslag", {waarde_van_drijver(balk.drijver, *balk.omslag)});
    return t(balk.saldo_laag.value >= 0 && balk.saldo_hoog.value >= 0 ? "rekenblad.blijft_voordelig" : "rekenblad.blijft_duurder");
}

void draw_drijvers(Out& out, const Rekenpagina& p) {
    const auto& t = p.t();
    const auto& balken = p.blad.uitkomst.tornado;
    const std::size_t aantal = std::min(balken.size(), meeste_drijvers);
    put<R"(<h3 class="nl-heading nl-heading--level-3">{}</h3>)">(out, t("rekenblad.tornado_titel"));
    if (aantal == 0) {
        put<R"(<p>{}</p>)">(out, t("rekenblad.niets_onzeker"));
        return;
    }
    put<R"(<p>{}</p><ol>{}</ol>)">(out, t("rekenblad.tornado_uitleg"), [&](Out& o) {
        for (std::size_t i = 0; i < aantal; ++i) {
            const auto& d = balken[i].drijver;
            put<R"(<li>{} {}</li>)">(o,
                                     t("rekenblad.tornado_zin", {naam_van_drijver(t, p.blad, d), waarde_van_drijver(d, d.bereik.waarschijnlijk), waarde_van_drijver(d, d.bereik.laag),
                                                                 format_euro_rounded(balken[i].saldo_laag), waarde_van_drijver(d, d.bereik.hoog), format_euro_rounded(balken[i].saldo_hoog)}),
                                     omslag_zin(p, balken[i]));
        }
    });
    draw_som_beeld(out, t, draw_tornado(t, p.blad), "tornado", t("rekenblad.tornado_titel"), t("rekenblad.tornado_beeld", {format_euro_rounded(p.uitkomst().saldo)}), [&](Out& o) {
        std::vector<Tabelrij> rijen;
        for (const Tornadobalk& b : balken)
            rijen.push_back({naam_van_drijver(t, p.blad, b.drijver),
                             {waarde_van_drijver(b.drijver, b.drijver.bereik.laag), waarde_van_drijver(b.drijver, b.drijver.bereik.hoog), format_euro(b.saldo_laag), format_euro(b.saldo_hoog),
                              b.omslag ? waarde_van_drijver(b.drijver, *b.omslag) : t("rekenblad.geen_omslag")}});
        draw_som_tabel(o, "tornado-tabel", t("rekenblad.tornado_titel"), t("rekenblad.aanname"),
                       {{t("rekenblad.laagste")}, {t("rekenblad.hoogste")}, {t("rekenblad.saldo_laagste")}, {t("rekenblad.saldo_hoogste")}, {t("rekenblad.omslagpunt")}}, rijen);
    });
}

void draw_trekkingen(Out& out, const Rekenpagina& p) {
    const auto& t = p.t();
    const auto& s = p.blad.uitkomst.simulatie;
    put<R"(<h3 class="nl-heading nl-heading--level-3">{}</h3>)">(out, t("rekenblad.trekkingen_titel"));
    if (s.saldo.p5 == s.saldo.p95) {
        put<R"(<p>{}</p>)">(out, t("rekenblad.niets_onzeker"));
        return;
    }
    put<R"(<p>{} {}</p>)">(out, t(s.per_honderd() == 100 ? "rekenblad.trekkingen_alle" : s.per_honderd() == 0 ? "rekenblad.trekkingen_geen" : "rekenblad.trekkingen", {std::to_string(s.per_honderd())}) + " " + t("rekenblad.zo_vaak_gerekend", {std::to_string(s.trekkingen)}),
                           t("rekenblad.band", {format_euro_rounded(s.saldo.p5), format_euro_rounded(s.saldo.p50), format_euro_rounded(s.saldo.p95)}));
    draw_som_beeld(out, t, draw_histogram(t, s), "trekkingen", t("rekenblad.trekkingen_titel"), t("rekenblad.trekkingen_beeld"), [&](Out& o) {
        std::vector<Tabelrij> rijen;
        for (const auto& staaf : s.histogram) rijen.push_back({t("prijzen.van_tot", {format_euro_rounded(staaf.van), format_euro_rounded(staaf.tot)}), {std::to_string(staaf.trekkingen)}});
        draw_som_tabel(o, "trekkingen-tabel", t("rekenblad.trekkingen_titel"), t("rekenblad.saldo"), {{t("rekenblad.hoe_vaak")}}, rijen);
    });
}

std::string naam_van_variant(const Rekenpagina& p, std::string_view variant) {
    const std::string eigen(p.plan.get("rekensom", variant == "A" ? "variant_a" : "variant_b"));
    const std::string code = p.t()("optie.variant." + std::string(variant));
    return eigen.empty() ? code : code + ": " + eigen;
}

struct Studie {
    std::string naam, uitkomst, onderzocht, bron;
};
using Studies = std::vector<Studie>;

// inhoud/inzicht: averages of published research. Texts, not amounts: nothing here can be added to anything.
std::shared_ptr<const Studies> lees_studies(const inhoud::Bestanden& bestanden) {
    static Recent<Studies> onlangs(4);
    return onlangs.get(bestanden.version("inzicht/"), [&] {
        constexpr std::string_view pad = "inzicht/studies.toml";
        const inhoud::TomlValue wortel = inhoud::parse_toml(pad, bestanden.get(pad));
        const inhoud::TomlValue* lijst = wortel.find("studie");
        if (!lijst) throw AdminError(std::string(pad) + ": a list of [[studie]] was expected. Put at least one in it.");
        Studies alle;
        for (const inhoud::TomlValue& s : lijst->items) {
            auto tekst = [&](std::string_view sleutel) {
                const inhoud::TomlValue* gevonden = s.find(sleutel);
                if (!gevonden || gevonden->text.empty())
                    throw AdminError(std::string(pad) + ", line " + std::to_string(s.line) + ": '" + std::string(sleutel) + "' is missing. A study needs naam, uitkomst, onderzocht and bron.");
                return gevonden->text;
            };
            alle.push_back({tekst("naam"), tekst("uitkomst"), tekst("onderzocht"), tekst("bron")});
        }
        return alle;
    });
}

}  // namespace

void draw_zekerheid(Out& out, const Rekenpagina& p) {
    const auto& t = p.t();
    put<R"(<p>{}</p>)">(out, t("rekenblad.zwak_deel", {met_komma(p.uitkomst().aandeel_zwak_bewijs.text())}));
    draw_voorzichtig(out, p);
    draw_trekkingen(out, p);
    draw_drijvers(out, p);
}

void draw_break_even(Out& out, const Rekenpagina& p) {
    const auto& t = p.t();
    const Verloop v = make_verloop(p.uitkomst());
    const std::string zin = v.omslag ? t("rekenblad.omslag_maand", {std::to_string(*v.omslag)}) : t("rekenblad.geen_omslag_maand", {std::to_string(p.blad.som.horizon_maanden)});
    put<R"(<p>{}</p>)">(out, zin);
    draw_som_beeld(out, t, draw_verloop(t, v), "verloop", t("rekenblad.verloop_titel"), t("rekenblad.verloop_beeld") + " " + zin, [&](Out& o) {
        std::vector<Tabelrij> rijen;
        for (std::size_t m = 0; m < v.niets.size(); ++m)
            rijen.push_back({t("rekenblad.maand_nummer", {std::to_string(m + 1)}), {format_euro(v.niets[m]), format_euro(v.plan[m]), format_euro(v.niets[m] - v.plan[m])}});
        draw_som_tabel(o, "verloop-tabel", t("rekenblad.verloop_titel"), t("rekenblad.tot_en_met"), {{t("scenario.niets")}, {t("rekenblad.plan_en_doorbraak")}, {t("rekenblad.verschil")}}, rijen);
        put<R"(<p class="ok-zacht">{}</p>)">(o, t("rekenblad.verloop_centen"));
    });
}

void draw_varianten(Out& out, const Rekenpagina& p) {
    if (!heeft_varianten(p.plan)) return;
    const auto& t = p.t();
    std::vector<Kolomkop> koppen;
    std::vector<Tabelrij> rijen;
    for (const std::string_view rij : {"scenario.nu", "scenario.niets", "scenario.plan", "scenario.doorbraak", "rekenblad.saldo", "rekenblad.terugverdientijd", "rekenblad.in_honderd"})
        rijen.push_back({t(rij), {}, rij == "rekenblad.saldo"});
    std::vector<Eurocent> niets;
    for (const std::string_view variant : maatwerkplan::opties("variant")) {
        const auto blad = make_blad(p.ctx.services, p.plan, 2'000, {p.blad.som.horizon_maanden, variant});
        const bool gekozen = gekozen_variant(p.plan) == variant;
        koppen.push_back({naam_van_variant(p, variant) + (gekozen ? " (" + t("rekenblad.telt_in_plan") + ")" : "")});
        if (!blad || !*blad) {
            for (Tabelrij& rij : rijen) rij.cellen.push_back(t("rekenblad.niet_te_zeggen"));
            continue;
        }
        const auto& u = (*blad)->uitkomst.uitkomst;
        niets.push_back(u.kosten.niets);
        const std::string cellen[] = {format_euro(u.kosten.nu), format_euro(u.kosten.niets), format_euro(u.kosten.plan), format_euro(u.kosten.doorbraak), format_euro(u.saldo),
                                      u.terugverdientijd_dagen ? t("rekenblad.dagen", {met_komma(u.terugverdientijd_dagen->text())}) : t("rekenblad.niet_te_zeggen"),
                                      std::to_string((*blad)->uitkomst.simulatie.per_honderd())};
        for (std::size_t i = 0; i < rijen.size(); ++i) rijen[i].cellen.push_back(cellen[i]);
    }
    put<R"(<section id="varianten" aria-labelledby="varianten-kop"><h2 class="nl-heading nl-heading--level-2" id="varianten-kop">{}</h2><p>{}</p>{}{}</section>)">(
        out, t("rekenblad.varianten_titel"), t("rekenblad.varianten_uitleg"), [&](Out& o) { draw_som_tabel(o, "som-varianten", t("rekenblad.varianten_titel"), t("rekenblad.situatie"), koppen, rijen); },
        [&](Out& o) {
            if (niets.size() == 2 && niets[0] != niets[1])
                put<R"(<p class="utrecht-alert utrecht-alert--warning"><span class="utrecht-alert__content">{}</span></p>)">(o, t("rekenblad.varianten_niets"));
        });
}

void draw_studies(Out& out, const Rekenpagina& p) {
    const auto& t = p.t();
    put<R"(<p>{}</p><ul class="ok-stapel">{}</ul>)">(out, t("rekenblad.studies_uitleg"), [&](Out& o) {
        const auto studies = lees_studies(p.ctx.services.bestanden);  // held while they are drawn
        for (const Studie& s : *studies)
            put<R"(<li><strong>{}</strong>: {}<br><span class="ok-zacht">{} {}: {}</span></li>)">(o, s.naam, s.uitkomst, s.onderzocht, t("prijzen.bron"), s.bron);
    });
}

}  // namespace ontknoop::rekenblad
