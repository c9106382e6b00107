// SPDX-License-Identifier: EUPL-1.2
//
// Proposals for prices of an organisation and the decisions about them: two tables to which rows are only added. What is in
// force on a day follows from them, and so does what was in force on any day before.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "prijsbeheer/prijsvelden.h"

namespace ontknoop::prijsbeheer {

using PrijsvoorstelId = Id<struct PrijsvoorstelTag>;
using PrijsbestandId = Id<struct PrijsbestandTag>;

enum class Voorstelaard : std::uint8_t {
    prijs,      // this price, from its first day on
    aanzetten,  // use a shipped price that is switched off
    stoppen,    // from its first day on this organisation says nothing about the price: the layer below speaks again
};
enum class Besluitsoort : std::uint8_t { goedgekeurd, teruggestuurd, ingetrokken };
std::string_view to_text(Voorstelaard);
std::string_view to_text(Besluitsoort);

struct Prijsbesluit {
    Besluitsoort soort = Besluitsoort::goedgekeurd;
    int versie = 0;      // of the price, when approved
    std::string reden;
    GebruikerId door;
    std::string op;
};

struct Prijsvoorstel {
    PrijsvoorstelId id;
    Voorstelaard aard = Voorstelaard::prijs;
    rekentool::Prijs prijs;  // of aanzetten and stoppen only id, name and first day count; `versie` once it is approved
    std::string reden;
    std::string bestand;     // id of the file it was imported from, or empty
    int regel = 0;           // row in that file
    GebruikerId door;
    std::string op;
    std::optional<Prijsbesluit> besluit;  // none: still open

    bool is_open() const { return !besluit; }
    bool is_goedgekeurd() const { return besluit && besluit->soort == Besluitsoort::goedgekeurd; }
};

// What an organisation says about one price on a day: of the approved proposals that have begun, the one that began last; of
// those that began on the same day, the newest version. Null when there is none, when it has ended or when it says stop.
// `versies`: proposals about the same price in any order.
const Prijsvoorstel* geldend(std::span<const Prijsvoorstel> versies, Date dag);

// --- store ------------------------------------------------------------------------------------------------------------
struct Prijsvraagstuk {
    std::string prijs_id;       // only about this price
    std::string bestand;        // only from this file
    bool alleen_open = false;
    bool alleen_goedgekeurd = false;
};
// The newest first. `laag` is what the prices of this organisation are to who reads them.
std::vector<Prijsvoorstel> list_voorstellen(db::Connection&, const OrganisatieId&, rekentool::Prijslaag laag, const Prijsvraagstuk& = {});
std::optional<Prijsvoorstel> find_voorstel(db::Connection&, const OrganisatieId&, rekentool::Prijslaag laag, std::string_view id);
void insert_voorstel(db::Connection&, const OrganisatieId&, const Prijsvoorstel&);
// Gives the decision its number, its version and its revision. Throws ConstraintError when somebody else decided at the same
// moment.
void insert_besluit(db::Connection&, const OrganisatieId&, const Prijsvoorstel&, const Prijsbesluit&);
// Changes with every decision of this organisation and depends on all of them: equal revisions are equal prices.
std::string revisie(db::Connection&, const OrganisatieId&);

struct Prijsbestand {
    PrijsbestandId id;
    std::string naam, inhoud;
    GebruikerId door;
    std::string op;
};
void insert_bestand(db::Connection&, const OrganisatieId&, const Prijsbestand&);
std::optional<Prijsbestand> find_bestand(db::Connection&, const OrganisatieId&, std::string_view id);
// The newest first, without their content.
std::vector<Prijsbestand> list_bestanden(db::Connection&, const OrganisatieId&);
// Only a file that no proposal came from. Error: niet gevonden.
Result<> remove_bestand(db::Connection&, const OrganisatieId&, const PrijsbestandId&);

// --- regions ----------------------------------------------------------------------------------------------------------
struct Deelname {
    OrganisatieId organisatie, regio;
    int rang = 1;  // the lowest goes first
};
std::vector<Deelname> list_deelnames(db::Connection&, const OrganisatieId&);
// Errors: regio.geen_gemeente, regio.geen_regio, regio.al_deelnemer.
Result<> add_deelname(db::Connection&, const OrganisatieId& gemeente, const OrganisatieId& regio);
// Error: niet gevonden.
Result<> remove_deelname(db::Connection&, const OrganisatieId& gemeente, const OrganisatieId& regio);

}  // namespace ontknoop::prijsbeheer
