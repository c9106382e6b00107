// SPDX-License-Identifier: EUPL-1.2
#include "rekenblad/beelden.h"

#include <algorithm>

#include "base/text.h"
#include "base/typed_number.h"

#include "rekenblad/rekenblad_delen.h"

namespace ontknoop::rekenblad {

using document::Anker;
using document::Kleur;
using document::Opschrift;
using document::Patroon;
using document::Punt;
using document::Rechthoek;
using document::Tekening;
using document::Veelhoek;
using rekentool::Decimaal;
using rekentool::Drijver;
using rekentool::Drijversoort;

namespace {

// Drawn for a phone: its letters stay readable when a narrow screen takes a fifth off.
constexpr double beeldbreedte = 340, links = 8, rechts = beeldbreedte - 8;
constexpr std::size_t langste_naam = 46;  // of what stands above a bar; the table beside the picture has it whole

// From euros to the width or height of a picture.
struct Schaal {
    double van, tot;        // in the picture
    std::int64_t laag, hoog;  // eurocent
    double operator()(Eurocent bedrag) const {
        const double deel = static_cast<double>(bedrag.value - laag) / static_cast<double>(std::max<std::int64_t>(hoog - laag, 1));
        return van + deel * (tot - van);
    }
};

}  // namespace

Verloop make_verloop(const rekentool::Uitkomst& u) {
    Verloop v;
    Eurocent niets, plan;
    for (const auto& maand : u.per_maand) {
        niets += maand.niets;
        plan += maand.plan + maand.doorbraak;
        v.niets.push_back(niets);
        v.plan.push_back(plan);
    }
    // Back from the end, as long as the plan is not the dearer one.
    std::size_t vanaf = v.niets.size();
    while (vanaf > 0 && v.plan[vanaf - 1] <= v.niets[vanaf - 1]) --vanaf;
    if (vanaf < v.niets.size()) v.omslag = static_cast<int>(vanaf) + 1;
    return v;
}

Tekening draw_verloop(const inhoud::Teksten& t, const Verloop& v) {
    constexpr double boven = 46, onder = 210;
    std::int64_t hoogste = 1, laagste = 0;
    for (const auto* reeks : {&v.niets, &v.plan})
        for (const Eurocent b : *reeks) hoogste = std::max(hoogste, b.value), laagste = std::min(laagste, b.value);
    const Schaal y{onder, boven, laagste, hoogste};
    const auto maanden = static_cast<double>(std::max<std::size_t>(v.niets.size(), 1));
    auto x = [&](std::size_t maand) { return links + (rechts - links) * static_cast<double>(maand) / maanden; };
    auto lijn = [&](const std::vector<Eurocent>& reeks) {
        std::vector<Punt> punten{{x(0), y({})}};
        for (std::size_t m = 0; m < reeks.size(); ++m) punten.push_back({x(m + 1), y(reeks[m])});
        return punten;
    };
    Tekening beeld{beeldbreedte, 250, {}};
    beeld.lijn({links, y({})}, {rechts, y({})}, {.lijn = Kleur::grijs});
    if (v.omslag) {
        const double waar = x(static_cast<std::size_t>(*v.omslag - 1));
        beeld.lijn({waar, boven}, {waar, onder}, {.lijn = Kleur::grijs, .stippellijn = true});
    }
    beeld.teken(Veelhoek{lijn(v.niets), {.lijn = Kleur::oranje, .dikte = 3, .stippellijn = true}, false});
    beeld.teken(Veelhoek{lijn(v.plan), {.lijn = Kleur::accent, .dikte = 3}, false});
    beeld.lijn({links, 14}, {links + 28, 14}, {.lijn = Kleur::oranje, .dikte = 3, .stippellijn = true});
    beeld.teken(Opschrift{{links + 34, 19}, t("scenario.niets") + " " + format_euro_rounded(v.niets.empty() ? Eurocent{} : v.niets.back()), 14});
    beeld.lijn({links, 34}, {links + 28, 34}, {.lijn = Kleur::accent, .dikte = 3});
    beeld.teken(Opschrift{{links + 34, 39}, t("rekenblad.plan_en_doorbraak") + " " + format_euro_rounded(v.plan.empty() ? Eurocent{} : v.plan.back()), 14});
    beeld.teken(Opschrift{{links, 240}, t("rekenblad.begin"), 14});
    beeld.teken(Opschrift{{rechts, 240}, t("rekenblad.maand_nummer", {std::to_string(v.niets.size())}), 14, Anker::einde});
    return beeld;
}

std::string naam_van_drijver(const inhoud::Teksten& t, const Blad& blad, const Drijver& d) {
    const bool van_gebeurtenis = d.sleutel.starts_with("kans:gebeurtenis:");
    const std::string naam = !van_gebeurtenis && !d.regels.empty() && d.regels[0] < blad.som.regels.size() && blad.som.regels[d.regels[0]].omschrijving.empty()
                                 ? t("rekenblad.zonder_naam") : d.naam;
    const std::string soort(to_text(d.soort));
    if (d.soort == Drijversoort::prijs) return t("rekenblad.drijver_prijs", {naam});
    return t("rekenblad.drijver_" + soort, {naam, t("scenario." + std::string(to_text(d.scenario)))});
}

std::string waarde_van_drijver(const Drijver& d, const Decimaal& waarde) {
    if (d.soort == Drijversoort::kans)
        return met_komma(waarde.schaal() >= 2 ? Decimaal::make(waarde.mantisse(), waarde.schaal() - 2).text()
                                              : Decimaal::make(waarde.mantisse() * (waarde.schaal() == 1 ? 10 : 100), 0).text()) + " %";
    if (d.soort == Drijversoort::prijs) return "€\u00a0" + as_typed_price(waarde.text());
    return met_komma(waarde.text());
}

Tekening draw_tornado(const inhoud::Teksten& t, const Blad& blad) {
    const auto& balken = blad.uitkomst.tornado;
    const std::size_t aantal = std::min(balken.size(), meeste_drijvers);
    const Eurocent midden = blad.uitkomst.uitkomst.saldo;
    std::int64_t laag = std::min<std::int64_t>(midden.value, 0), hoog = std::max<std::int64_t>(midden.value, 0);
    for (std::size_t i = 0; i < aantal; ++i) {
        laag = std::min({laag, balken[i].saldo_laag.value, balken[i].saldo_hoog.value});
        hoog = std::max({hoog, balken[i].saldo_laag.value, balken[i].saldo_hoog.value});
    }
    const Schaal x{links, rechts, laag, hoog};
    const double hoogte = 24 + 46 * static_cast<double>(aantal);
    Tekening beeld{beeldbreedte, hoogte, {}};
    for (std::size_t i = 0; i < aantal; ++i) {
        const double y = 46 * static_cast<double>(i);
        const double van = x({std::min(balken[i].saldo_laag.value, balken[i].saldo_hoog.value)}), tot = x({std::max(balken[i].saldo_laag.value, balken[i].saldo_hoog.value)});
        beeld.teken(Rechthoek{{van, y + 20}, std::max(tot - van, 2.0), 18, {Kleur::accent_licht, Kleur::accent, 1, false, Patroon::vol}});
        // The zero beside each bar, and not through the names above them.
        beeld.lijn({x({}), y + 18}, {x({}), y + 42}, {.lijn = Kleur::inkt, .dikte = 2});
        beeld.lijn({x(midden), y + 18}, {x(midden), y + 40}, {.lijn = Kleur::accent, .dikte = 2});
        std::string naam = std::to_string(i + 1) + ". " + naam_van_drijver(t, blad, balken[i].drijver);
        if (utf8_length(naam) > langste_naam) naam = std::string(trim(utf8_prefix(naam, langste_naam - 1))) + "…";
        beeld.teken(Opschrift{{links, y + 15}, naam, 13});
    }
    // The zero line is the tipping point; its word stays inside the picture.
    const bool rechts_ervan = x({}) < beeldbreedte / 2;
    beeld.teken(Opschrift{{x({}) + (rechts_ervan ? 4 : -4), hoogte - 4}, t("rekenblad.saldo_nul"), 13, rechts_ervan ? Anker::begin : Anker::einde});
    return beeld;
}

Tekening draw_histogram(const inhoud::Teksten& t, const rekentool::Simulatieuitkomst& s) {
    constexpr double boven = 10, onder = 150;
    int meeste = 1;
    for (const auto& staaf : s.histogram) meeste = std::max(meeste, staaf.trekkingen);
    const Schaal x{links, rechts, s.histogram.front().van.value, s.histogram.back().tot.value};
    Tekening beeld{beeldbreedte, 190, {}};
    for (const auto& staaf : s.histogram) {
        const double hoogte = (onder - boven) * staaf.trekkingen / meeste;
        const bool gunstig = staaf.van.value >= 0;
        beeld.teken(Rechthoek{{x(staaf.van), onder - hoogte}, std::max(x(staaf.tot) - x(staaf.van) - 1, 2.0), hoogte,
                              {gunstig ? Kleur::accent : Kleur::oranje, gunstig ? Kleur::accent : Kleur::inkt, 1, false, gunstig ? Patroon::vol : Patroon::schuin}});
    }
    beeld.lijn({links, onder}, {rechts, onder}, {.lijn = Kleur::grijs});
    if (s.histogram.front().van.value < 0 && s.histogram.back().tot.value > 0)
        beeld.lijn({x({}), boven}, {x({}), onder + 8}, {.lijn = Kleur::inkt, .dikte = 2});
    beeld.teken(Opschrift{{links, 172}, format_euro_rounded(s.histogram.front().van), 14});
    beeld.teken(Opschrift{{rechts, 172}, format_euro_rounded(s.histogram.back().tot), 14, Anker::einde});
    beeld.teken(Opschrift{{beeldbreedte / 2, 188}, t("rekenblad.saldo"), 14, Anker::midden});
    return beeld;
}

}  // namespace ontknoop::rekenblad
