// SPDX-License-Identifier: EUPL-1.2
//
// Tiles about what plans are about: problems, obstacles, arguments, grounds in law, and who is around the household. They
// count plans, not mentions: a plan with three debts counts once for debts.
#include "inzicht/tegels.h"
#include "maatwerkplan/onderdelen.h"

namespace ontknoop::inzicht {

namespace {

Tabel counted(const Woorden& w, std::string rijkop) {
    return {.rijkop = std::move(rijkop), .kolommen = {{w.t("inzicht.kolom.plannen")}}, .rangschik = true};
}

void add_count(Tabel& tabel, std::string naam, std::int64_t n) {
    if (n > 0) tabel.rijen.push_back({std::move(naam), n, {{n}}});
}

// How many plans have each code of an option list.
Tabel per_code(const Gekozen& gekozen, const Woorden& w, std::string_view lijst, std::string rijkop, std::set<std::string> Kengetal::*codes) {
    Tabel tabel = counted(w, std::move(rijkop));
    for (const std::string_view code : maatwerkplan::opties(lijst)) {
        std::int64_t n = 0;
        for (const Kengetal* k : gekozen) n += (k->*codes).contains(std::string(code));
        add_count(tabel, naam_optie(w, lijst, code), n);
    }
    return tabel;
}

// A row for what was met in some plans, and in how many of those an answer helped.
void add_geholpen(Tabel& tabel, const Gekozen& gekozen, std::string naam, std::string_view code, std::map<std::string, bool> Kengetal::*welke) {
    std::int64_t n = 0, hielp = 0;
    for (const Kengetal* k : gekozen)
        if (const auto it = (k->*welke).find(std::string(code)); it != (k->*welke).end()) {
            ++n;
            hielp += it->second;
        }
    // The plans in which no answer helped are the difference: they must not be few either.
    const std::int64_t rest = n - hielp;
    const std::int64_t kleinste = hielp == 0 ? rest : rest == 0 ? hielp : std::min(hielp, rest);
    if (n > 0) tabel.rijen.push_back({std::move(naam), n, {{n}, {hielp, Staat::zichtbaar, kleinste}}});
}

}  // namespace

Tabel maak_leefgebieden(const Gekozen& gekozen, const Woorden& w) { return per_code(gekozen, w, "leefgebied", w.t("inzicht.kolom.leefgebied"), &Kengetal::leefgebieden); }
Tabel maak_belemmeringen(const Gekozen& gekozen, const Woorden& w) { return per_code(gekozen, w, "belemmering_soort", w.t("inzicht.kolom.belemmering"), &Kengetal::belemmeringen); }

Tabel maak_bepalingen(const Gekozen& gekozen, const Woorden& w) {
    std::map<std::string, std::int64_t> aantallen;
    std::int64_t eigen = 0;
    for (const Kengetal* k : gekozen) {
        for (const std::string& id : k->bepalingen) ++aantallen[id];
        eigen += k->eigen_grond;
    }
    Tabel tabel = counted(w, w.t("inzicht.kolom.bepaling"));
    for (const auto& [id, n] : aantallen) {
        const auto* bepaling = w.bepalingen ? w.bepalingen->find(id) : nullptr;
        add_count(tabel, bepaling ? bepaling->aanhaling() + ": " + bepaling->titel : id, n);
    }
    add_count(tabel, w.t("inzicht.eigen_grond"), eigen);
    return tabel;
}

Tabel maak_tegenwerpingen(const Gekozen& gekozen, const Woorden& w) {
    Tabel tabel = counted(w, w.t("inzicht.kolom.tegenwerping"));
    tabel.kolommen.push_back({w.t("inzicht.kolom.hielp")});
    for (const std::string_view code : maatwerkplan::opties("tegenwerping")) add_geholpen(tabel, gekozen, naam_optie(w, "tegenwerping", code), code, &Kengetal::tegenwerpingen);
    for (const wetten::Tegenwerping& eigen : w.eigen_argumenten) add_geholpen(tabel, gekozen, eigen.naam, eigen.id, &Kengetal::tegenwerpingen);
    return tabel;
}

Tabel maak_loketten(const Gekozen& gekozen, const Woorden& w) {
    Tabel tabel = counted(w, w.t("inzicht.kolom.loket"));
    tabel.kolommen.push_back({w.t("inzicht.kolom.hielp")});
    for (const std::string_view code : maatwerkplan::opties("loket_soort")) add_geholpen(tabel, gekozen, naam_optie(w, "loket_soort", code), code, &Kengetal::loketten);
    return tabel;
}

Tabel maak_antwoorden(const Gekozen& gekozen, const Woorden& w) { return per_code(gekozen, w, "tegenwerping_uitkomst", w.t("inzicht.kolom.antwoord"), &Kengetal::antwoorden); }

Tabel maak_partijen(const Gekozen& gekozen, const Woorden& w) {
    const auto& t = w.t;
    std::int64_t n = 0, nu = 0, met_plan = 0;
    for (const Kengetal* k : gekozen)
        if (k->partijen > 0) {
            ++n;
            nu += k->partijen;
            met_plan += k->partijen_met_plan;
        }
    auto row = [&](std::string naam, std::int64_t som) {
        const Staat staat = n ? Staat::zichtbaar : Staat::geen;
        return Rij{std::move(naam), n, {{n}, {som * 10, staat}, {n ? (som * 10 + n / 2) / n : 0, staat}}};
    };
    return {.rijkop = t("inzicht.kolom.moment"),
            .kolommen = {{t("inzicht.kolom.plannen"), Eenheid::basis}, {t("inzicht.kolom.samen"), Eenheid::getal}, {t("inzicht.kolom.gemiddeld"), Eenheid::gemiddeld}},
            .rijen = {row(t("inzicht.partijen_nu"), nu), row(t("inzicht.partijen_plan"), met_plan)},
            .beeld = 2};
}

}  // namespace ontknoop::inzicht
