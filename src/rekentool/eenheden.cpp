// SPDX-License-Identifier: EUPL-1.2
// The words of the enums and the units: one table each.
#include <algorithm>

#include "rekentool/rekensom.h"

namespace ontknoop::rekentool {
namespace {

constexpr std::array<std::string_view, 3> scenario_words{"nu", "niets", "plan"};
constexpr std::array<std::string_view, 6> frequentie_words{"dag", "week", "maand", "kwartaal", "jaar", "eenmalig"};
constexpr std::array<std::string_view, 3> soort_words{"kosten", "overdracht", "maatschappelijke_waarde"};
constexpr std::array<std::string_view, 5> klasse_words{"K1", "K2", "K3", "K4", "K5"};
constexpr std::array<std::string_view, 6> bewijsgraad_words{"wettelijke_norm", "contracttarief", "landelijke_referentie",
                                                            "een_gemeente",    "aangehaald",     "ongeverifieerd"};
constexpr std::array<std::string_view, 5> prijslaag_words{"eigen", "organisatie", "regio", "landelijk", "voorbeeld"};

// From the price list (method document "rekentool", 1) and the worked examples; a new unit is one word here.
constexpr auto eenheden = std::to_array<std::string_view>({
    "behandeling", "beschikking", "bezoek",   "casus",    "consult",   "contact", "dag",      "dagdeel",  "eenmalig",
    "etmaal",      "gebeurtenis", "gezin",    "handeling", "huishouden", "jaar",  "keer",     "km",       "kWh",
    "kwartaal",    "m3",          "maand",    "melding",  "minuut",    "nacht",   "onderzoek", "overleg", "persoon",
    "plaats",      "QALY",        "rit",      "stuk",     "tien_jaar", "traject", "uur",      "visite",   "voorziening",
    "vordering",   "week",        "zaak",     "zitting",  "eenheid_bron",
});

template <class Enum, std::size_t N>
std::optional<Enum> find_word(const std::array<std::string_view, N>& words, std::string_view text) {
    const auto found = std::find(words.begin(), words.end(), text);
    if (found == words.end()) return std::nullopt;
    return static_cast<Enum>(found - words.begin());
}

}  // namespace

std::string_view to_text(Scenario value) { return scenario_words[static_cast<std::size_t>(value)]; }
std::string_view to_text(Frequentie value) { return frequentie_words[static_cast<std::size_t>(value)]; }
std::string_view to_text(Soort value) { return soort_words[static_cast<std::size_t>(value)]; }
std::string_view to_text(Klasse value) { return klasse_words[static_cast<std::size_t>(value)]; }
std::string_view to_text(Bewijsgraad value) { return bewijsgraad_words[static_cast<std::size_t>(value)]; }
std::string_view to_text(Prijslaag value) { return prijslaag_words[static_cast<std::size_t>(value)]; }
std::optional<Frequentie> parse_frequentie(std::string_view text) { return find_word<Frequentie>(frequentie_words, text); }
std::optional<Soort> parse_soort(std::string_view text) { return find_word<Soort>(soort_words, text); }
std::optional<Klasse> parse_klasse(std::string_view text) { return find_word<Klasse>(klasse_words, text); }
std::optional<Bewijsgraad> parse_bewijsgraad(std::string_view text) { return find_word<Bewijsgraad>(bewijsgraad_words, text); }
std::optional<Prijslaag> parse_prijslaag(std::string_view text) { return find_word<Prijslaag>(prijslaag_words, text); }

bool is_eenheid(std::string_view text) { return std::find(eenheden.begin(), eenheden.end(), text) != eenheden.end(); }
std::vector<std::string_view> all_eenheden() { return {eenheden.begin(), eenheden.end()}; }

// Method document "rekentool", 3.5: proposal per evidence grade; an unverified price gets no band of our making.
std::optional<int> default_band(Bewijsgraad grade) {
    static constexpr std::array<std::optional<int>, 6> half_width{0, 5, 15, 25, 50, std::nullopt};
    return half_width[static_cast<std::size_t>(grade)];
}

// Method document "rekentool", 3.3: the ladder is our own proposal, modelled on the correction for optimism of GMCA.
int optimism_percent(Bewijsgraad grade) {
    static constexpr std::array ladder{0, 5, 10, 15, 25, 40};
    return ladder[static_cast<std::size_t>(grade)];
}

}  // namespace ontknoop::rekentool
