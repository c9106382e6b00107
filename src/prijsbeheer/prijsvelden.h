// SPDX-License-Identifier: EUPL-1.2
//
// The fields of a price, in one table: the form, the columns of an import and an export, and the stored proposal follow it.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rekentool/prijzen.h"

namespace ontknoop::prijsbeheer {

enum class PrijsVeldSoort : std::uint8_t { kenmerk, regel, tekst, adres, bedrag, jaar, datum, ja_nee, keuze };

struct PrijsVeld {
    std::string_view naam;    // of the form field, of the column in the table and in a file
    PrijsVeldSoort soort;
    bool nodig = false;
    std::size_t maximum = 0;  // characters, of what is typed freely
};

inline constexpr std::size_t prijsveld_aantal = 23;
std::span<const PrijsVeld, prijsveld_aantal> prijsvelden();
// Its place in prijsvelden(); nothing when there is no such field.
std::optional<std::size_t> find_prijsveld(std::string_view naam);

// One price as texts, in the order of prijsvelden(): as typed, as read from a file, as shown again.
struct Prijsinvoer {
    std::array<std::string, prijsveld_aantal> waarden;

    const std::string& get(std::string_view naam) const;
    void set(std::string_view naam, std::string waarde);
    bool operator==(const Prijsinvoer&) const = default;
};

// The words a price may use, from the list that ships: who pays, who receives, and the laws.
struct Woordenschat {
    std::vector<std::string> betalers, wetten;
};
Woordenschat woordenschat(const rekentool::Prijslijst&);
// The codes of a field with a list, in the order to show them; empty for every other field.
std::vector<std::string> keuzes_van(std::string_view veld, const Woordenschat&);

// An amount as people write it: "1.234,50", "€ 12,5", "87,7144"; never negative. Errors, without a field: prijs.bedrag_geen,
// prijs.bedrag_negatief, prijs.bedrag_te_groot, prijs.bedrag_woord (1,5 mln), prijs.bedrag_engels (1,234.50), and
// prijs.bedrag_dubbelzinnig (1.250: a thousand, or one and a quarter?).
Result<rekentool::Decimaal> lees_bedrag(std::string_view tekst);
// The other way, and always read back as the same number: "1234,5", "87,1250".
std::string schrijf_bedrag(const rekentool::Decimaal&);

// Every problem at once, with the name of its field: veld.te_lang, veld.ongeldige_tekens, veld.geen_keuze, veld.geen_datum,
// veld.datum_bestaat_niet {typed},
// those of lees_bedrag(), prijs.leeg, prijs.zonder_jaar, prijs.kenmerk, prijs.jaar, prijs.adres, prijs.eenheid {word}, prijs.betaler_onbekend
// {word}, prijs.wet_onbekend {word}, prijs.bandbreedte, prijs.betaler_bij_soort, prijs.ontvanger_bij_soort, prijs.geldig_tot.
// The result belongs to `laag` and is switched on.
Result<rekentool::Prijs> controleer_prijs(const Prijsinvoer&, const Woordenschat&, rekentool::Prijslaag laag);
// Texts that controleer_prijs() reads back as the same price.
Prijsinvoer to_invoer(const rekentool::Prijs&);

// As it is kept: amounts with a point, dates in ISO form. What was right when it was stored is read without judging again.
Prijsinvoer to_bewaard(const rekentool::Prijs&);
rekentool::Prijs from_bewaard(const Prijsinvoer&, rekentool::Prijslaag laag);

// Whether a spreadsheet would run this text as a formula, apostrophes in front left aside: "=1", "'-let op".
bool lijkt_formule(std::string_view tekst);

// "begeleiding-licht" for "Begeleiding (licht)": an id a person can say.
std::string kenmerk_van(std::string_view naam);

}  // namespace ontknoop::prijsbeheer
