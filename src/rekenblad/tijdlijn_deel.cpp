// SPDX-License-Identifier: EUPL-1.2
//
// Doing nothing and the plan side by side as bars over months. The numbers behind it are the fields of the cost lines and the
// events; with scripts a bar can be dragged, which types into those fields (web/src/tijdlijn.ts).
#include <algorithm>

#include "base/text.h"
#include "maatwerkplan/verzoek.h"
#include "rekenblad/regel_van_post.h"
#include "rekenblad/rekensom_deel.h"

namespace ontknoop::rekenblad {

using html::Attributes;
using html::Out;
using html::put;
using rekentool::Regel;
using rekentool::Rekensom;
using rekentool::Scenario;

namespace {

// What is active in one scenario, from the beginning of month `van` to the beginning of month `tot`.
struct Balk {
    std::string onderdeel, eindveld;  // part whose fields begin and end it; eindveld: eind_maand or duur_maanden
    std::string naam, kans;
    int van = 0, tot = 0;
    bool gebeurtenis = false, doorbraak = false;
};

std::string als_procent(const rekentool::Decimaal& deel) { return met_komma(rekentool::Decimaal::make(deel.mantisse() * 100, deel.schaal()).text()) + " %"; }

std::vector<Balk> make_balken(const inhoud::Teksten& t, const Rekensom& som, Scenario s) {
    std::vector<Balk> balken;
    for (const auto& g : som.gebeurtenissen) {
        const bool speelt = std::any_of(som.regels.begin(), som.regels.end(), [&](const Regel& r) { return r.gebeurtenis == g.id && !r.hoeveelheid[s].waarschijnlijk.is_zero(); });
        if (!speelt || g.start >= som.horizon_maanden) continue;
        balken.push_back({g.id, "duur_maanden", g.naam.empty() ? t("rekenblad.zonder_naam") : g.naam, g.kans[s] ? als_procent(g.kans[s]->waarschijnlijk) : t("rekenblad.kans_onbekend"), g.start,
                          std::min(g.start + g.duur, som.horizon_maanden), true, false});
    }
    for (const Regel& r : som.regels) {
        if (r.hoeveelheid[s].waarschijnlijk.is_zero() || r.start >= som.horizon_maanden || !r.gebeurtenis.empty()) continue;
        const bool eenmalig = r.frequentie == rekentool::Frequentie::eenmalig;
        const int tot = eenmalig ? r.start + 1 : r.einde.value_or(som.horizon_maanden);
        balken.push_back({r.id, eenmalig ? "" : "eind_maand", r.omschrijving.empty() ? t("rekenblad.zonder_naam") : r.omschrijving, r.kans[s] ? als_procent(r.kans[s]->waarschijnlijk) : "",
                          r.start, std::max(tot, r.start + 1), false, r.doorbraak});
    }
    return balken;
}

std::string in_woorden(const inhoud::Teksten& t, const Balk& b) {
    const std::string wanneer = b.tot == b.van + 1 ? t("rekenblad.in_maand", {std::to_string(b.van + 1)}) : t("rekenblad.maand_tot_en_met", {std::to_string(b.van + 1), std::to_string(b.tot)});
    return b.kans.empty() ? wanneer : wanneer + ", " + t("rekenblad.kans_woord", {b.kans});
}

constexpr double lijnbreedte = 340, rijhoogte = 44, bovenrand = 6;

// As much as fits on one line of the picture; the table has all of it.
std::string kort(const std::string& naam) {
    constexpr std::size_t meeste = 46;
    return utf8_length(naam) <= meeste ? naam : std::string(utf8_prefix(naam, meeste - 1)) + "…";
}

// Its own markup and not a document::Tekening: a bar has to say which fields it stands for.
void draw_scenario(Out& out, const inhoud::Teksten& t, const Rekensom& som, Scenario s, const std::vector<Balk>& balken) {
    const std::string id = "tijdlijn-" + std::string(to_text(s)), titel = t(s == Scenario::niets ? "rekenblad.tijdlijn_niets" : "rekenblad.tijdlijn_plan");
    const double hoogte = bovenrand + rijhoogte * static_cast<double>(std::max<std::size_t>(balken.size(), 1)) + 26;
    const double per_maand = lijnbreedte / som.horizon_maanden;
    std::string beschrijving;
    for (const Balk& b : balken) beschrijving += b.naam + ": " + in_woorden(t, b) + ". ";
    put<R"(<div><h3 class="nl-heading nl-heading--level-3">{}</h3><svg class="ontknoop-tekening ok-maandlijn" id="{}" viewBox="0 0 {} {}" role="img" aria-labelledby="{}-titel {}-tekst" data-maanden="{}" data-breedte="{}"><title id="{}-titel">{}</title><desc id="{}-tekst">{}</desc>{}{}</svg></div>)">(
        out, titel, id, static_cast<int>(lijnbreedte), static_cast<int>(hoogte), id, id, som.horizon_maanden, static_cast<int>(lijnbreedte), id, titel, id,
        beschrijving.empty() ? t("rekenblad.tijdlijn_leeg") : beschrijving,
        [&](Out& o) {
            const int stap = som.horizon_maanden <= 12 ? 3 : som.horizon_maanden <= 36 ? 6 : 12;
            for (int m = 0; m <= som.horizon_maanden; m += stap) {
                const int x = static_cast<int>(per_maand * m);
                put<R"(<line class="tek-lijn-lichtgrijs" x1="{}" y1="0" x2="{}" y2="{}" stroke="#dde2e7"></line>)">(o, x, x, static_cast<int>(hoogte) - 20);
                const bool laatste = m + stap > som.horizon_maanden;
                put<R"(<text x="{}" y="{}" font-size="12" text-anchor="{}">{}</text>)">(o, x, static_cast<int>(hoogte) - 5, m == 0 ? "start" : laatste ? "end" : "middle", m);
            }
        },
        [&](Out& o) {
            if (balken.empty()) put<R"(<text x="0" y="24" font-size="13">{}</text>)">(o, t("rekenblad.tijdlijn_leeg"));
            for (std::size_t i = 0; i < balken.size(); ++i) {
                const Balk& b = balken[i];
                const int y = static_cast<int>(bovenrand + rijhoogte * static_cast<double>(i));
                Attributes velden;
                if (!b.eindveld.empty()) velden = std::move(velden).set("data-balk", "f-" + b.onderdeel).set("data-eind", b.eindveld);
                else velden = std::move(velden).set("data-balk", "f-" + b.onderdeel);
                put<R"(<text x="0" y="{}" font-size="13">{}</text><rect class="ok-balk {}" x="{}" y="{}" width="{}" height="20" data-van="{}" data-tot="{}"{}></rect>)">(
                    o, y + 14, kort(b.naam + (b.kans.empty() ? "" : " (" + b.kans + ")")),
                    b.gebeurtenis ? "ok-balk--gebeurtenis" : b.doorbraak ? "ok-balk--doorbraak" : s == Scenario::niets ? "ok-balk--niets" : "ok-balk--plan",
                    static_cast<int>(per_maand * b.van), y + 19, std::max(static_cast<int>(per_maand * (b.tot - b.van)) - 1, 4), b.van, b.tot, velden);
            }
        });
}

}  // namespace

void draw_tijdlijn(Out& out, app::Context& ctx, const casus::Casus& casus, const maatwerkplan::Plan& plan) {
    const auto& t = ctx.t();
    const Rekensom som = make_rekensom(ctx.services, plan, 100);
    if (som.regels.empty() || som.horizon_maanden < 1) return;
    const auto niets = make_balken(t, som, Scenario::niets), met_plan = make_balken(t, som, Scenario::plan);
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><div class="ok-tijdlijnen">{}{}</div><details class="ok-uitklap" id="tijdlijn-als-tabel"><summary>{}<span class="ok-verborgen">: {}</span></summary><div class="ok-uitklap__binnen">{}</div></details>)">(
        out, t("rekenblad.tijdlijn"), t(maatwerkplan::mag_verzoek_schrijven(casus) ? "rekenblad.tijdlijn_uitleg" : "rekenblad.tijdlijn_lezen"),
        [&](Out& o) { draw_scenario(o, t, som, Scenario::niets, niets); }, [&](Out& o) { draw_scenario(o, t, som, Scenario::plan, met_plan); }, t("rekenblad.als_tabel"), t("rekenblad.tijdlijn"), [&](Out& o) {
            std::vector<Tabelrij> rijen;
            auto add = [&](const std::vector<Balk>& balken, std::size_t kolom) {
                for (const Balk& b : balken) {
                    auto rij = std::find_if(rijen.begin(), rijen.end(), [&](const Tabelrij& r) { return r.naam == b.naam; });
                    if (rij == rijen.end()) rij = rijen.insert(rijen.end(), Tabelrij{b.naam, {t("rekenblad.niet_actief"), t("rekenblad.niet_actief")}});
                    rij->cellen[kolom] = in_woorden(t, b);
                }
            };
            add(niets, 0);
            add(met_plan, 1);
            draw_som_tabel(o, "tijdlijn-tabel", t("rekenblad.tijdlijn"), t("rekenblad.regel"), {{t("rekenblad.tijdlijn_niets"), false}, {t("rekenblad.tijdlijn_plan"), false}}, rijen);
        });
}

}  // namespace ontknoop::rekenblad
