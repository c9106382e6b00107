// SPDX-License-Identifier: EUPL-1.2
//
// What an organisation writes in its own layer of the law library, as one table of fields per kind: provisions with the room
// they give, and closed arguments with their answers. Form, check, storage, difference, import and export all read it. Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/http.h"
#include "wetten/bepalingen.h"
#include "wetten/tegenwerpingen.h"

namespace ontknoop::ruimte {

enum class Soort : std::uint8_t { bepaling, argument };
inline constexpr Soort soorten[] = {Soort::bepaling, Soort::argument};
std::string_view naam(Soort);  // "bepaling", "argument": in the database, in texts

enum class Veldvorm : std::uint8_t {
    regel,   // one line
    tekst,   // several lines
    regels,  // a list, one item on each line
    keuze,   // one code
    codes,   // several codes
    datum,   // stored as ISO date
    vlag,    // "true" or absent
};

struct Veldregel {
    std::string_view naam;  // key in forms, files and the database
    Veldvorm vorm;
    std::size_t maximum = 200;  // characters, of one item in a list
    bool nodig = false;
};
std::span<const Veldregel> velden(Soort);

// Field -> values as they are stored; a field without a value is absent.
using Inhoud = std::map<std::string, std::vector<std::string>, std::less<>>;

// The one value of a field, "" when absent.
std::string_view waarde(const Inhoud&, std::string_view veld);
const std::vector<std::string>& waarden(const Inhoud&, std::string_view veld);

// The id of a provision somebody typed, or the address of its page that was pasted: "https://.../wetten/bepalingen/pw-35-lid-1".
std::string kenmerk_uit(std::string_view getypt);

// What a form sent, white space and empty items taken out; nothing is refused here and unknown fields are passed over.
Inhoud read_form(Soort, const http::Fields&);

// {"titel": ["..."], ...}; from_json takes what to_json made, and throws AdminError for anything else.
std::string to_json(const Inhoud&);
Inhoud from_json(std::string_view);

// The codes and ids an entry may name.
struct Bekend {
    const wetten::Bepalingen& bepalingen;
};
// The options of a field with codes: code and name (of "stelsel" the code again: its words are a text of the page). Empty for
// other fields.
std::vector<wetten::Benaming> keuzes(const Bekend&, std::string_view veld);

// Everything that is wrong, field by field. Codes: ruimte.leeg, ruimte.kenmerk {example}, ruimte.grens {id}, ruimte.toestand,
// ruimte.toestand_nodig, ruimte.einde_voor_begin, ruimte.te_veel {most}, veld.te_lang, veld.ongeldige_tekens,
// veld.geen_keuze, veld.geen_datum.
Errors controleer(Soort, const Inhoud&, const Bekend&);

// Of an entry that passed the check. A local one gets the municipality when the library is put together.
wetten::Bepaling to_bepaling(const std::string& sleutel, const Inhoud&);
Inhoud van_bepaling(const wetten::Bepaling&);
wetten::Tegenwerping to_argument(const std::string& sleutel, const Inhoud&);
Inhoud van_argument(const wetten::Tegenwerping&);

// "eigen-pw-35-1": readable, safe in an address; `bestaat` says which are taken.
std::string maak_sleutel(Soort, const Inhoud&, const std::function<bool(const std::string&)>& bestaat);
// Lower-case letters, digits, dot and hyphen; 3 to 80 of them, with a hyphen so that it is no other address.
bool is_sleutel(std::string_view);

// How an entry is called in a list: "artikel 35 lid 1 Participatiewet: Bijzondere bijstand", or the name of the argument.
std::string titel_van(Soort, const Inhoud&);

}  // namespace ontknoop::ruimte
