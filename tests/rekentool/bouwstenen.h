// SPDX-License-Identifier: EUPL-1.2
// Small builders, so that a test shows only what it is about.
#pragma once

#include <ostream>

#include "rekentool/rekentool.h"

namespace ontknoop {
inline void PrintTo(Eurocent amount, std::ostream* out) { *out << amount.value << " ct"; }
}  // namespace ontknoop

namespace ontknoop::rekentool {

inline void PrintTo(Decimaal value, std::ostream* out) { *out << value.text(); }

inline Decimaal dec(std::string_view text) { return *Decimaal::parse(text); }
inline Eurocent euro(std::string_view text) {
    const Decimaal value = dec(text);
    std::int64_t cents = value.mantisse();
    for (int i = value.schaal(); i < 2; ++i) cents *= 10;
    return {cents};
}

inline Regel line(std::string id, std::string_view price, Frequentie frequentie = Frequentie::maand) {
    Regel regel;
    regel.id = id;
    regel.omschrijving = std::move(id);
    regel.prijs.bedrag = dec(price);
    regel.prijs.prijsjaar = 2026;
    regel.prijs.bewijsgraad = Bewijsgraad::wettelijke_norm;
    regel.eenheid = "stuk";
    regel.frequentie = frequentie;
    regel.wet = "Wmo";
    regel.betalers = {{"gemeente", {1, 1}}};
    return regel;
}

inline Regel line(std::string id, std::string_view price, Frequentie frequentie, std::string_view nu, std::string_view niets,
                  std::string_view plan) {
    Regel regel = line(std::move(id), price, frequentie);
    regel.hoeveelheid = {dec(nu), dec(niets), dec(plan)};
    return regel;
}

inline Regel breakthrough(std::string id, std::string_view price, Frequentie frequentie, std::string_view plan) {
    Regel regel = line(std::move(id), price, frequentie, "0", "0", plan);
    regel.doorbraak = true;
    return regel;
}

inline Rekensom household(std::vector<Regel> lines, int months = 12) {
    Rekensom som;
    som.naam = "oefenhuishouden";
    som.horizon_maanden = months;
    som.regels = std::move(lines);
    som.indexreeksen = {{"cpi", {{2023, dec("3.8")}, {2024, dec("3.3")}, {2025, dec("3.3")}, {2026, dec("2")}}}};
    return som;
}

}  // namespace ontknoop::rekentool
