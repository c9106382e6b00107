// SPDX-License-Identifier: EUPL-1.2
//
// What a plan consists of, as one table (onderdelen.cpp): the kinds of parts ("soorten"), the fields of each, and the
// steps in which a person meets them. Forms, autosave, validation, history, search, the document, the JSON schema and
// the tests for bad input all read this table: a new question is one line there and its words in
// inhoud/teksten/nl/plan.toml.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"

namespace ontknoop::maatwerkplan {

enum class VeldSoort : std::uint8_t {
    regel,         // one line of text
    tekst,         // several lines
    keuze,         // one code out of `opties`
    meerkeuze,     // several codes, stored comma separated in the order of `opties`
    ja_nee,        // "ja", "nee" or ""
    geheel,        // whole number, minimum..maximum
    getal,         // decimal number with at most 4 decimals, stored with a point, minimum..maximum
    procent,       // as getal: 40 for 40 %; the sign may be typed along
    bedrag,        // euro, stored in whole eurocent
    datum,         // stored as ISO date
    verwijzing,    // id of another part of kind `naar`
    verwijzingen,  // ids, comma separated
    gebruiker,     // id of a user of the organisation
};

// Who fills a field in, and where it is seen.
enum class Invul : std::uint8_t {
    persoon,    // asked on a form
    programma,  // a feature fills it in (the words of a citation); shown in history and document, never taken from a form
    techniek,   // the same, and only the program reads it
};

struct Veld {
    std::string_view naam;  // Dutch, ASCII: key in storage, form, JSON and texts
    VeldSoort soort;
    std::string_view opties = {};      // name of an option list in opties()
    std::string_view naar = {};        // verwijzing: kind of part it points to
    std::int64_t minimum = 0;          // geheel, getal, procent: lowest; bedrag: lowest in eurocent
    std::int64_t maximum = 0;          // regel, tekst: characters (0: 200 and 8000); geheel, getal, procent, bedrag: highest
    bool nodig_voor_indienen = false;  // asked for when the plan is submitted, never while it is being written
    Invul invul = Invul::persoon;
    bool is_prijs = false;             // getal: an amount in euros, with more decimals than `bedrag` has
};

// Holds several codes or ids.
inline bool is_lijst(const Veld& veld) { return veld.soort == VeldSoort::meerkeuze || veld.soort == VeldSoort::verwijzingen; }

// Most names are views into the one table of fields, and then the same bytes: no need to look at them.
inline bool is_zelfde_naam(std::string_view a, std::string_view b) { return a.size() == b.size() && (a.data() == b.data() || a == b); }

enum class Aantal : std::uint8_t { een, lijst };

struct Soort {
    std::string_view naam;
    Aantal aantal;
    std::string_view stap;                  // the step in which it is filled in
    std::string_view ouder = {};            // kind of part it hangs under, or empty
    std::string_view titelveld = {};        // field that names one member in lists
    std::span<const Veld> velden;
    bool een_per_ouder = false;             // a list of at most one under each parent

    const Veld* veld(std::string_view naam) const;
};

struct Stap {
    std::string_view naam;  // also the last part of its URL: /casussen/<id>/plan/<naam>
    std::span<const std::string_view> soorten;
};

std::span<const Soort> soorten();
const Soort* find_soort(std::string_view naam);
// What a new form begins with; "" for nearly all fields.
std::string beginwaarde(const Soort&, const Veld&, const Clock&);
// The steps of the guided plan, in the order of the half hour. They may be visited in any order.
std::span<const Stap> stappen();
const Stap* find_stap(std::string_view naam);
// A step, or a page beside them: "afsluiting", "onderbouwing"; null: no such page.
const Stap* find_blad(std::string_view naam);
// The codes of an option list; CHECKs that it exists.
std::span<const std::string_view> opties(std::string_view lijst);
std::span<const std::string_view> optielijsten();

// Turns what a person typed into the stored form, or says what is wrong (error field = veld.naam). Empty is always fine:
// a plan may be half filled in. Codes: veld.te_lang {max}, veld.geen_keuze, veld.geen_getal, veld.getal_engels {typed},
// veld.getal_dubbelzinnig {typed} {as thousands} {with decimals}, veld.oneindig, veld.buiten_bereik
// {min} {max}, veld.negatief {min} {max}, veld.te_groot {max}, veld.procent_bereik {typed} {min} {max}, veld.geen_bedrag,
// veld.geen_datum, veld.datum_bestaat_niet {typed}, veld.ongeldige_tekens, veld.onbekende_verwijzing.
Result<std::string> normaliseer(const Veld&, std::span<const std::string_view> invoer);
// The stored form as a person would type it again ("1234,50", "2026-12-03").
std::string als_invoer(const Veld&, std::string_view opgeslagen);
std::vector<std::string_view> splits_waarden(std::string_view opgeslagen);

}  // namespace ontknoop::maatwerkplan
