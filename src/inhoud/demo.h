// SPDX-License-Identifier: EUPL-1.2
//
// The fictitious municipalities and worked-out practice cases of inhoud/demo/. They are written the way a person would
// fill them in ("1.680,00", "ja"), so that loading one walks the same road as typing one.
//
//   demo/gemeenten.toml     [[gemeente]] sleutel, naam, uitleg; [[gemeente.team]] sleutel, naam;
//                           [[gemeente.gebruiker]] sleutel, naam, email, rollen, teams
//   demo/regio.toml         [regio] sleutel, naam, uitleg, gemeenten; [[regio.gebruiker]] as above; [[prijs]] van (the region
//                           or a gemeente), voorgesteld_door, goedgekeurd_door, reden, [prijs.velden] <field> = "invoer"
//   demo/casus_<naam>.toml  [casus] titel, gemeente, team, maker, status, oefen, waarom;
//                           [[onderdeel]] soort, sleutel, ouder, [onderdeel.velden] <veld> = "invoer" or ["a", "b"]
//
// A reference to another part is its sleutel; a reference to a person is the sleutel of a gebruiker of the same
// gemeente. A date may be "vandaag", "vandaag+30" or "vandaag-14" (days), so that a practice case never looks
// forgotten.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "inhoud/teksten.h"

namespace ontknoop::inhoud {

struct DemoTeam {
    std::string sleutel, naam;
};

struct DemoGebruiker {
    std::string sleutel;              // unique within the gemeente
    std::string naam, email;          // clearly made up; the address ends in .voorbeeld
    std::vector<std::string> rollen;  // codes as in rol.<code> of the texts
    std::vector<std::string> teams;   // sleutels
};

struct DemoGemeente {
    std::string sleutel, naam, uitleg;
    std::vector<DemoTeam> teams;
    std::vector<DemoGebruiker> gebruikers;

    const DemoGebruiker* find_gebruiker(std::string_view sleutel) const;
    const DemoTeam* find_team(std::string_view sleutel) const;
};

struct DemoVeld {
    std::string naam;
    std::vector<std::string> waarden;  // one value, or the chosen ones; references by sleutel
};

struct DemoOnderdeel {
    std::string soort;    // maatwerkplan::Soort
    std::string sleutel;  // unique within the casus; empty when nothing points to it
    std::string ouder;    // sleutel of the part it hangs under, or empty
    std::vector<DemoVeld> velden;

    // The first value of a field, or "".
    std::string_view waarde(std::string_view veld) const;
};

struct DemoCasus {
    std::string sleutel;  // from the file name: "casus_hond.toml" -> "hond"
    std::string titel, waarom;
    std::string gemeente, team, maker;  // sleutels
    std::string status;                 // a code of the option list doorbraak_status
    bool oefen = true;
    std::vector<DemoOnderdeel> onderdelen;  // in the order in which they are shown

    const DemoOnderdeel* find(std::string_view sleutel) const;
    const DemoOnderdeel* eerste(std::string_view soort) const;
};

// An own price of the region or of a municipality: proposed by one of its people, approved by another.
struct DemoPrijs {
    std::string van;  // sleutel
    std::string voorgesteld_door, goedgekeurd_door, reden;
    std::vector<DemoVeld> velden;  // names as in the columns of an import of prices
};

struct DemoRegio {
    DemoGemeente regio;                  // without teams
    std::vector<std::string> gemeenten;  // sleutels of who takes part
    std::vector<DemoPrijs> prijzen;
};

// All throw AdminError (file, line, remedy) on an unknown key, a sleutel used twice or a sleutel that does not exist.
std::vector<DemoGemeente> load_demo_gemeenten(const Bestanden&);
DemoRegio load_demo_regio(const Bestanden&);
std::vector<DemoCasus> load_demo_casussen(const Bestanden&, Date vandaag);

}  // namespace ontknoop::inhoud
