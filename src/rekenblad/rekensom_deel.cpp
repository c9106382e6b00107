// SPDX-License-Identifier: EUPL-1.2
//
// Amounts of a sum as tables: horizons, the bill of every total, who pays and who gains, and what stays apart.
#include "rekenblad/rekensom_deel.h"

#include <algorithm>

#include "rekenblad/regel_van_post.h"
#include "rekentool/prijspeil.h"
#include "rekentool/prijzen.h"

namespace ontknoop::rekenblad {

using html::Html;
using html::Out;
using html::put;
using html::Url;
using rekentool::Bedragen;
using rekentool::Regel;
using rekentool::RegelUitkomst;
using rekentool::Soort;
using rekentool::Uitkomst;

void draw_som_tabel(Out& out, std::string_view id, std::string_view titel, const std::string& eerste_kop, const std::vector<Kolomkop>& koppen, const std::vector<Tabelrij>& rijen) {
    put<R"(<div class="ok-tabel" role="region" tabindex="0" aria-labelledby="{}"><table class="utrecht-table utrecht-table--html-table"><caption id="{}">{}</caption><thead><tr><th scope="col">{}</th>{}</tr></thead><tbody>{}</tbody></table></div>)">(
        out, id, id, titel, eerste_kop,
        [&](Out& o) {
            for (const Kolomkop& k : koppen) put<R"(<th scope="col" class="{}">{}</th>)">(o, k.getal ? "ok-bedrag" : "ok-tekst", k.tekst);
        },
        [&](Out& o) {
            for (const Tabelrij& rij : rijen)
                put<R"(<tr{}><th scope="row">{}</th>{}</tr>)">(o, html::Attributes().set_if("class", rij.totaal ? "ok-totaal" : ""), rij.naam, [&](Out& c) {
                    for (std::size_t i = 0; i < rij.cellen.size(); ++i)
                        put<R"(<td class="{}">{}</td>)">(c, i < koppen.size() && koppen[i].getal ? "ok-bedrag" : "ok-tekst", rij.cellen[i]);
                });
        });
}

void draw_som_beeld(Out& out, const inhoud::Teksten& t, const document::Tekening& tekening, std::string_view id, const std::string& titel, const std::string& beschrijving,
                    const std::function<void(Out&)>& tabel) {
    put<R"(<figure class="ok-beeld" id="{}">{}<figcaption>{}<details id="{}-als-tabel"><summary>{}<span class="ok-verborgen">: {}</span></summary>{}</details></figcaption></figure>)">(
        out, id, Html::trusted(document::to_svg(tekening, std::string(id), titel, beschrijving)), beschrijving, id, t("rekenblad.als_tabel"), titel, tabel);
}

std::string naam_van_regel(const Rekenpagina& p, const RegelUitkomst& r) {
    if (r.correctie) {
        for (const auto& groep : p.blad.som.overlapgroepen)
            if (r.id == "correctie:" + groep.id && !groep.naam.empty()) return p.t()("rekenblad.correctie") + ": " + groep.naam;
        return p.t()("rekenblad.correctie");
    }
    for (const Regel& regel : p.blad.som.regels)
        if (regel.id == r.id && !regel.omschrijving.empty()) return regel.omschrijving;
    return p.t()("rekenblad.zonder_naam");
}

namespace {

// "Meteen: de rekening stopt", as a cost line asks it; and for the head of a column what stands before the colon.
const std::string& naam_klasse(const inhoud::Teksten& t, rekentool::Klasse klasse) { return t("optie.verzilverbaar." + std::string(to_text(klasse))); }
std::string kort_van(const std::string& naam) { return naam.substr(0, naam.find(':')); }

std::vector<Kolomkop> scenario_koppen(const inhoud::Teksten& t) { return {{t("scenario.nu")}, {t("scenario.niets")}, {t("scenario.plan")}, {t("scenario.doorbraak")}}; }
std::vector<std::string> bedragen_cellen(const Bedragen& b) { return {format_euro(b.nu), format_euro(b.niets), format_euro(b.plan), format_euro(b.doorbraak)}; }

// --- one total and what it is made of ---------------------------------------------------------------------------------
struct Totaal {
    std::string_view naam;               // its words: rekenblad.<naam>
    Eurocent (*van)(const Bedragen&);
    std::string_view scenario;           // whose quantities explain it; empty: it is a difference
};
constexpr Totaal totalen[] = {
    {"rekening_nu", [](const Bedragen& b) { return b.nu; }, "nu"},
    {"rekening_niets", [](const Bedragen& b) { return b.niets; }, "niets"},
    {"rekening_plan", [](const Bedragen& b) { return b.plan; }, "plan"},
    {"doorbraak", [](const Bedragen& b) { return b.doorbraak; }, "plan"},
    {"directe_besparing", [](const Bedragen& b) { return b.nu - b.plan; }, ""},
    {"te_voorkomen", [](const Bedragen& b) { return b.niets - b.nu; }, ""},
    {"saldo", [](const Bedragen& b) { return b.saldo(); }, ""},
};

std::string met_reeks(const std::string& tekst, const rekentool::Bereik& b, const std::string& tot) {
    return b.onzeker() ? tekst + " (" + met_komma(b.laag.text()) + " " + tot + " " + met_komma(b.hoog.text()) + ")" : tekst;
}

// "1 per dag, 12 maanden, € 177,52 per etmaal (prijs van 2025), kans 40 %".
std::string berekening(const Rekenpagina& p, const Regel& regel, rekentool::Scenario s) {
    const auto& t = p.t();
    std::string zin = met_reeks(met_komma(regel.hoeveelheid[s].waarschijnlijk.text()), rekentool::range(regel.hoeveelheid[s]), t("rekenblad.tot")) + " " +
                      t("rekentool.frequentie." + std::string(to_text(regel.frequentie)));
    const rekentool::Gebeurtenis* gebeurtenis = nullptr;
    for (const auto& g : p.blad.som.gebeurtenissen)
        if (g.id == regel.gebeurtenis) gebeurtenis = &g;
    const int start = gebeurtenis ? gebeurtenis->start : regel.start;
    const int einde = std::min(p.blad.som.horizon_maanden, gebeurtenis ? gebeurtenis->start + gebeurtenis->duur : regel.einde.value_or(p.blad.som.horizon_maanden));
    if (regel.frequentie != rekentool::Frequentie::eenmalig) zin += ", " + t("rekenblad.van_maand_tot", {std::to_string(start), std::to_string(einde)});
    zin += ", " + met_reeks(prijs_in_woorden(regel.prijs), rekentool::price_range(regel.prijs), t("rekenblad.tot")) + " " + t("prijzen.per", {regel.eenheid});
    zin += " " + (regel.prijs.prijsjaar ? t("prijzen.prijspeil", {std::to_string(*regel.prijs.prijsjaar)}) : t("prijzen.zonder_jaar"));
    if (const auto nu = rekentool::price_in_base_year(p.blad.som, regel.prijs))
        zin += ", " + t("rekenblad.omgerekend", {std::to_string(p.blad.som.basisjaar), format_euro(*nu)});
    const auto& kans = gebeurtenis ? gebeurtenis->kans[s] : regel.kans[s];
    if (kans) zin += ", " + t("rekenblad.kans", {met_komma(rekentool::Decimaal::make(kans->waarschijnlijk.mantisse() * 100, kans->waarschijnlijk.schaal()).text())});
    return zin;
}

void draw_herkomst(Out& out, const Rekenpagina& p, const Regel& regel) {
    const auto& t = p.t();
    put<R"(<br><span class="ok-zacht">{}{}{}{}</span>)">(
        out, regel.betalers.empty() ? "" : t("rekenblad.betaalt", {betalers_in_woorden(t, regel.betalers)}) + " ", bewijs_in_woorden(t, p.plan, regel), regel.prijs.bron.empty() ? "" : ". " + regel.prijs.bron, [&](Out& o) {
            if (!regel.prijs.prijs_id.empty()) put<R"( <a class="nl-link" href="{}">{}<span class="ok-verborgen">: {}</span></a>)">(o, Url::path("/prijzen", rekentool::parse_prijsverwijzing(regel.prijs.prijs_id).id), t("rekenblad.naar_prijs"), regel.omschrijving);
        });
}

void draw_totaal(Out& out, const Rekenpagina& p, const Totaal& totaal) {
    const auto& t = p.t();
    const std::string naam(totaal.naam), titel = t("rekenblad." + naam);
    const std::optional<rekentool::Scenario> scenario = totaal.scenario.empty() ? std::nullopt
                                                        : std::optional(totaal.scenario == "nu" ? rekentool::Scenario::nu : totaal.scenario == "niets" ? rekentool::Scenario::niets : rekentool::Scenario::plan);
    put<R"(<details class="ok-uitklap" id="rekening-{}"><summary>{} <strong class="ok-bedrag">{}</strong></summary><div class="ok-uitklap__binnen"><p class="ok-zacht">{}</p><ul class="ok-stapel">{}</ul></div></details>)">(
        out, naam, titel, format_euro(totaal.van(p.uitkomst().kosten)), t("rekenblad.uitleg." + naam), [&](Out& o) {
            for (const RegelUitkomst& r : p.uitkomst().regels) {
                const Eurocent bedrag = totaal.van(r.bedragen);
                if (r.soort != Soort::kosten || bedrag == Eurocent{}) continue;
                const auto regel = std::find_if(p.blad.som.regels.begin(), p.blad.som.regels.end(), [&](const Regel& x) { return x.id == r.id; });
                put<R"(<li><strong class="ok-bedrag">{}</strong> {}{}</li>)">(o, format_euro(bedrag), naam_van_regel(p, r), [&](Out& bij) {
                    if (regel == p.blad.som.regels.end()) return;
                    if (scenario) put<R"(: {})">(bij, berekening(p, *regel, *scenario));
                    draw_herkomst(bij, p, *regel);
                });
            }
        });
}

}  // namespace

void draw_horizonnen(Out& out, const Rekenpagina& p) {
    const auto& t = p.t();
    std::vector<int> maanden{12, 36, p.blad.som.horizon_maanden};
    std::sort(maanden.begin(), maanden.end());
    maanden.erase(std::unique(maanden.begin(), maanden.end()), maanden.end());
    std::vector<Kolomkop> koppen;
    std::vector<Tabelrij> rijen;
    for (const std::string_view rij : {"scenario.nu", "scenario.niets", "scenario.plan", "scenario.doorbraak", "rekenblad.saldo"}) rijen.push_back({t(rij), {}, rij == "rekenblad.saldo"});
    for (const int m : maanden) {
        const auto uitkomst = rekentool::calculate(make_rekensom(p.ctx.services, p.plan, 100, {m, {}}));
        if (!uitkomst) continue;  // a horizon that leaves nothing to compute
        koppen.push_back({t(m == 12 ? "rekenblad.een_jaar" : m == 36 ? "rekenblad.drie_jaar" : "rekenblad.zoveel_maanden", {std::to_string(m)})});
        const Bedragen& k = uitkomst->kosten;
        const Eurocent waarden[] = {k.nu, k.niets, k.plan, k.doorbraak, uitkomst->saldo};
        for (std::size_t i = 0; i < rijen.size(); ++i) rijen[i].cellen.push_back(format_euro(waarden[i]));
    }
    draw_som_tabel(out, "som-horizon", t("rekenblad.horizon_titel"), t("rekenblad.situatie"), koppen, rijen);
    put<R"(<p class="ok-zacht">{}</p>)">(out, t("rekenblad.horizon_uitleg"));
}

void draw_rekeningen(Out& out, const Rekenpagina& p) {
    put<R"(<p>{}</p>)">(out, p.t()("rekenblad.rekening_uitleg"));
    for (const Totaal& totaal : totalen) draw_totaal(out, p, totaal);
}

void draw_verdeling(Out& out, const Rekenpagina& p) {
    const auto& t = p.t();
    const Uitkomst& u = p.uitkomst();
    std::vector<Tabelrij> wie;
    for (const auto& b : u.per_betaler)
        wie.push_back({naam_betaler(t, b.naam), {format_euro(b.investeert), format_euro(b.wint), format_euro(b.verzilverbaar), format_euro(b.voorgestelde_bijdrage), format_euro(b.wint - b.voorgestelde_bijdrage)}});
    put<R"(<ul>{}</ul>)">(out, [&](Out& o) {
        for (const auto& b : u.per_betaler) {
            if (b.investeert == Eurocent{} && b.wint == Eurocent{}) continue;
            const std::string naam = naam_betaler(t, b.naam), betaalt = format_euro_rounded(b.investeert), wint = format_euro_rounded(b.wint), deel = format_euro_rounded(b.voorgestelde_bijdrage);
            put<R"(<li>{}</li>)">(o, b.investeert == Eurocent{} ? t("rekenblad.wint_alleen", {naam, wint, deel})
                                     : b.investeert > b.wint    ? t("rekenblad.betaalt_meer", {naam, betaalt, wint, deel})
                                                                : t("rekenblad.betaalt_en_wint", {naam, betaalt, wint, deel}));
        }
    });
    draw_som_tabel(out, "som-wie", t("rekenblad.wie_titel"), t("rekenblad.betaler"), {{t("rekenblad.investeert")}, {t("rekenblad.wint")}, {t("rekenblad.komt_vrij")}, {t("rekenblad.voorstel")}, {t("rekenblad.na_verdeling")}}, wie);
    put<R"(<p class="ok-zacht">{}</p>)">(out, t("rekenblad.voorstel_uitleg"));

    // Payer x class, one table per scenario; empty cells stay empty.
    std::vector<Kolomkop> klassen;
    for (const auto klasse : rekentool::all_klassen) klassen.push_back({kort_van(naam_klasse(t, klasse))});
    klassen.push_back({t("rekenblad.totaal")});
    struct Matrixkop {
        std::string_view naam;
        Eurocent (*van)(const Bedragen&);
    };
    static constexpr Matrixkop matrices[] = {{"nu", [](const Bedragen& b) { return b.nu; }}, {"niets", [](const Bedragen& b) { return b.niets; }},
                                             {"plan", [](const Bedragen& b) { return b.plan; }}, {"doorbraak", [](const Bedragen& b) { return b.doorbraak; }}};
    put<R"(<h3 class="nl-heading nl-heading--level-3">{}</h3><ul>{}</ul>)">(out, t("rekenblad.matrix_titel"), [&](Out& o) {
        for (const auto klasse : rekentool::all_klassen) put<R"(<li>{}</li>)">(o, naam_klasse(t, klasse));
    });
    for (const auto& [naam, van] : matrices) {
        std::vector<Tabelrij> rijen;
        for (const auto& betaler : u.per_betaler) {
            Tabelrij rij{naam_betaler(t, betaler.naam), std::vector<std::string>(rekentool::all_klassen.size()), false};
            for (const auto& cel : u.matrix)
                if (cel.betaler == betaler.naam && van(cel.bedragen) != Eurocent{}) rij.cellen[static_cast<std::size_t>(cel.klasse)] = format_euro(van(cel.bedragen));
            rij.cellen.push_back(format_euro(van(betaler.bedragen)));
            rijen.push_back(std::move(rij));
        }
        const std::string id = "matrix-" + std::string(naam);
        put<R"(<details class="ok-uitklap" id="{}-vouw"><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(out, id, t("scenario." + std::string(naam)), [&](Out& o) {
            draw_som_tabel(o, id, t("rekenblad.matrix", {t("scenario." + std::string(naam))}), t("rekenblad.betaler"), klassen, rijen);
        });
    }
    std::vector<Tabelrij> wetten;
    for (const auto& d : u.per_wet) wetten.push_back({naam_wet(t, d.naam), bedragen_cellen(d.bedragen)});
    wetten.push_back({t("rekenblad.totaal"), bedragen_cellen(u.kosten), true});
    put<R"(<details class="ok-uitklap" id="som-per-wet"><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(out, t("rekenblad.per_wet"), [&](Out& o) {
        draw_som_tabel(o, "som-wet", t("rekenblad.per_wet"), t("rekenblad.wet"), scenario_koppen(t), wetten);
    });
}

void draw_apart(Out& out, const Rekenpagina& p) {
    const auto& t = p.t();
    const Uitkomst& u = p.uitkomst();
    auto draw_soort = [&](Soort soort, const Bedragen& totaal, const std::string& naam) {
        if (totaal == Bedragen{}) return;
        std::vector<Tabelrij> rijen;
        for (const RegelUitkomst& r : u.regels)
            if (r.soort == soort) rijen.push_back({naam_van_regel(p, r), bedragen_cellen(r.bedragen)});
        rijen.push_back({t("rekenblad.totaal"), bedragen_cellen(totaal), true});
        draw_som_tabel(out, "som-" + naam, t("rekenblad." + naam), t("rekenblad.regel"), scenario_koppen(t), rijen);
        put<R"(<p class="ok-zacht">{}</p>)">(out, t("rekenblad." + naam + "_uitleg"));
    };
    draw_soort(Soort::overdracht, u.overdracht, "overdrachten");
    draw_soort(Soort::maatschappelijke_waarde, u.maatschappelijke_waarde, "maatschappelijk");
    if (!u.vrijgekomen.empty())
        put<R"(<h3 class="nl-heading nl-heading--level-3">{}</h3><ul>{}</ul><p class="ok-zacht">{}</p>)">(
            out, t("rekenblad.vrijgekomen"), [&](Out& o) {
                for (const auto& v : u.vrijgekomen) put<R"(<li>{} × {}</li>)">(o, met_komma(v.hoeveelheid.text()), t("optie.kost_eenheid." + v.eenheid));
            },
            t("rekenblad.vrijgekomen_uitleg"));
    if (u.overdracht == Bedragen{} && u.maatschappelijke_waarde == Bedragen{} && u.vrijgekomen.empty()) put<R"(<p>{}</p>)">(out, t("rekenblad.niets_apart"));
}

void draw_regels(Out& out, const inhoud::Teksten& t, const Blad& blad) {
    std::vector<Tabelrij> rijen;
    for (const RegelUitkomst& r : blad.uitkomst.uitkomst.regels) {
        std::string naam = r.correctie ? t("rekenblad.correctie") : t("rekenblad.zonder_naam");
        for (const Regel& regel : blad.som.regels)
            if (regel.id == r.id && !regel.omschrijving.empty()) naam = regel.omschrijving;
        rijen.push_back({std::move(naam), bedragen_cellen(r.bedragen)});
    }
    rijen.push_back({t("rekenblad.totaal"), bedragen_cellen(blad.uitkomst.uitkomst.kosten), true});
    draw_som_tabel(out, "som-regels", t("rekenblad.per_regel"), t("rekenblad.regel"), scenario_koppen(t), rijen);
}

void draw_omgerekend(Out& out, const inhoud::Teksten& t, const Blad& blad) {
    std::vector<std::string> zinnen;
    const std::string jaar = std::to_string(blad.som.basisjaar);
    for (const Regel& regel : blad.som.regels)
        if (const auto nu = rekentool::price_in_base_year(blad.som, regel.prijs))
            zinnen.push_back(t("rekenblad.omgerekend_regel", {regel.omschrijving.empty() ? t("rekenblad.zonder_naam") : regel.omschrijving, prijs_in_woorden(regel.prijs),
                                                              std::to_string(*regel.prijs.prijsjaar), format_euro(*nu)}));
    if (zinnen.empty()) return;
    put<R"(<details class="ok-uitklap" id="som-omgerekend"><summary>{}</summary><div class="ok-uitklap__binnen"><p>{}</p><ul>{}</ul></div></details>)">(
        out, t("rekenblad.omgerekend_kop", {jaar}), t("rekenblad.omgerekend_uitleg", {jaar}), [&](Out& o) {
            for (const std::string& zin : zinnen) put<R"(<li>{}</li>)">(o, zin);
        });
}

}  // namespace ontknoop::rekenblad
