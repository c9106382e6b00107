// SPDX-License-Identifier: EUPL-1.2
#include "inzicht/tegels.h"

namespace ontknoop::inzicht {

namespace {

constexpr Tegel alle_tegels[] = {
    {"plannen", maak_plannen},
    {"doorlooptijd", maak_doorlooptijd},
    {"geld", maak_geld, true},
    {"betalers", maak_betalers},
    {"klassen", maak_klassen},
    {"wetten", maak_wetten},
    {"bepalingen", maak_bepalingen},
    {"belemmeringen", maak_belemmeringen},
    {"tegenwerpingen", maak_tegenwerpingen},
    {"loketten", maak_loketten},
    {"antwoorden", maak_antwoorden},
    {"partijen", maak_partijen},
    {"leefgebieden", maak_leefgebieden},
    {"uitkomsten", maak_uitkomsten},
    {"tijd", maak_tijd},
};

}  // namespace

std::span<const Tegel> tegels() { return alle_tegels; }

const Tegel* find_tegel(std::string_view code) {
    for (const Tegel& tegel : alle_tegels)
        if (tegel.code == code) return &tegel;
    return nullptr;
}

std::string naam_optie(const Woorden& w, std::string_view lijst, std::string_view code) {
    const std::string_view naam = w.t.find("optie." + std::string(lijst) + "." + std::string(code));
    return std::string(naam.empty() ? code : naam);
}

}  // namespace ontknoop::inzicht
