// SPDX-License-Identifier: EUPL-1.2
//
// Tiles about the course of plans: where they stand, how long it took, how it ended, what time it saved.
#include <algorithm>

#include "inzicht/tegels.h"
#include "maatwerkplan/levensloop.h"
#include "maatwerkplan/onderdelen.h"

namespace ontknoop::inzicht {

namespace {

Rij row_of_count(std::string naam, std::int64_t aantal) { return {std::move(naam), aantal, {{aantal}}}; }

// Every plan in one row, and their total.
Tabel spread(const Woorden& w, std::string rijkop, std::vector<Rij> rijen) {
    Tabel t{.rijkop = std::move(rijkop), .kolommen = {{w.t("inzicht.kolom.plannen")}}, .rijen = std::move(rijen), .verdeling = Verdeling::aantallen};
    std::int64_t samen = 0;
    for (const Rij& rij : t.rijen) samen += rij.n;
    t.totaal = row_of_count(w.t("inzicht.totaal"), samen);
    return t;
}

template <class Get>
std::vector<int> values_of(const Gekozen& gekozen, Get get) {
    std::vector<int> all;
    for (const Kengetal* k : gekozen)
        if (const auto value = get(*k)) all.push_back(static_cast<int>(*value));
    return all;
}

Rij row_of_days(std::string naam, const std::vector<int>& dagen) {
    const auto n = static_cast<std::int64_t>(dagen.size());
    if (n == 0) return {std::move(naam), 0, {{0}, {0, Staat::geen}, {0, Staat::geen}}};
    return {std::move(naam), n, {{n}, {mediaan_tienden(dagen)}, {p90_tienden(dagen)}}};
}

// Sum and mean in tenths of values that are in units of 1/`deel`.
Rij row_of_sum(std::string naam, const std::vector<int>& waarden, int deel) {
    const auto n = static_cast<std::int64_t>(waarden.size());
    if (n == 0) return {std::move(naam), 0, {{0}, {0, Staat::geen}, {0, Staat::geen}}};
    std::int64_t som = 0;
    for (const int w : waarden) som += w;
    som = som * 10 / deel;
    return {std::move(naam), n, {{n}, {som}, {(som + n / 2) / n}}};
}

}  // namespace

Tabel maak_plannen(const Gekozen& gekozen, const Woorden& w) {
    std::vector<Rij> rijen;
    for (const std::string_view status : maatwerkplan::statussen())
        rijen.push_back(row_of_count(w.t("status." + std::string(status)), std::count_if(gekozen.begin(), gekozen.end(), [&](const Kengetal* k) { return k->status == status; })));
    return spread(w, w.t("inzicht.kolom.status"), std::move(rijen));
}

Tabel maak_uitkomsten(const Gekozen& gekozen, const Woorden& w) {
    std::vector<Rij> rijen;
    auto row = [&](std::string naam, std::string_view code) {
        rijen.push_back(row_of_count(std::move(naam), std::count_if(gekozen.begin(), gekozen.end(), [&](const Kengetal* k) { return k->status == "afgesloten" && k->uitkomst == code; })));
    };
    for (const std::string_view code : maatwerkplan::opties("uitkomst")) row(naam_optie(w, "uitkomst", code), code);
    row(w.t("app.onbekend"), "");
    return spread(w, w.t("inzicht.kolom.uitkomst"), std::move(rijen));
}

Tabel maak_doorlooptijd(const Gekozen& gekozen, const Woorden& w) {
    const auto& t = w.t;
    return {.rijkop = t("inzicht.kolom.stuk"),
            .kolommen = {{t("inzicht.kolom.plannen"), Eenheid::basis}, {t("inzicht.kolom.mediaan"), Eenheid::dagen}, {t("inzicht.kolom.p90"), Eenheid::dagen}},
            .rijen = {row_of_days(t("inzicht.tot_indienen"), values_of(gekozen, [](const Kengetal& k) { return k.dagen_tot_indienen; })),
                      row_of_days(t("inzicht.tot_besluit"), values_of(gekozen, [](const Kengetal& k) { return k.dagen_tot_besluit; })),
                      row_of_days(t("inzicht.geheel"), values_of(gekozen, [](const Kengetal& k) { return k.dagen_geheel; }))},
            .beeld = 1,
            .merk = 2};
}

Tabel maak_tijd(const Gekozen& gekozen, const Woorden& w) {
    const auto& t = w.t;
    return {.rijkop = t("inzicht.kolom.bespaard"),
            .kolommen = {{t("inzicht.kolom.plannen"), Eenheid::basis}, {t("inzicht.kolom.samen"), Eenheid::getal}, {t("inzicht.kolom.gemiddeld"), Eenheid::gemiddeld}},
            .rijen = {row_of_sum(t("inzicht.uren"), values_of(gekozen, [](const Kengetal& k) { return k.uren_tienden; }), 10),
                      row_of_sum(t("inzicht.overleggen"), values_of(gekozen, [](const Kengetal& k) { return k.overleggen; }), 1)},
            .beeld = 1};
}

}  // namespace ontknoop::inzicht
