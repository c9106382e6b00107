// SPDX-License-Identifier: EUPL-1.2
//
// The library of official texts: regulations, their versions, their articles, as they were on any day.
//
// Public texts, the same for every organisation; only local rules are shown to their own municipality alone. Every function
// that finds something takes the municipality of who asks: rules of another one are not found. Without a municipality
// (std::nullopt) only what holds for everybody is found.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/db.h"
#include "wetten/bibliotheek.h"
#include "wetten/bwb_import.h"

namespace ontknoop::wetten {

using Gemeente = std::optional<std::string_view>;

// Rises with every change of the library; 0 while nothing was read. Who keeps something derived from the library (an index,
// the state of a citation) keeps this number with it.
std::int64_t bibliotheek_revisie(db::Connection&);

// --- regulations ------------------------------------------------------------------------------------------------------
struct Regeling {
    std::string id;  // "BWBR0015703", "CVDR680781"
    Stelsel stelsel = Stelsel::bwb;
    std::string citeertitel, soort, gemeente;  // gemeente empty: for everybody
    std::vector<std::string> afkortingen, rechtsgebieden;
    std::string ministerie;
    std::int64_t versies = 0;  // how many the library holds
    std::string nieuwste;      // ISO date on which the newest begins
};
struct Regelingfilter {
    std::string tekst;  // words of the title, an abbreviation or an id; all of them must occur
    std::optional<Stelsel> stelsel;
};
// By title.
std::vector<Regeling> list_regelingen(db::Connection&, Gemeente, const Regelingfilter&, int limit, int offset);
std::int64_t count_regelingen(db::Connection&, Gemeente, const Regelingfilter&);
std::optional<Regeling> find_regeling(db::Connection&, Gemeente, std::string_view regeling_id);

// --- versions ---------------------------------------------------------------------------------------------------------
struct Versie {
    std::string regeling_id, versie;  // "2026-01-01_0"; of local rules "3"
    Date geldig_van;
    std::optional<Date> geldig_tot;  // first day it no longer is the law: as the source says, else where the next begins
    std::optional<Date> zicht_van, zicht_tot;
    std::string citeertitel;
    std::int64_t artikelen = 0;
    std::string hash, bron, ingelezen_op, ingelezen_door;  // SHA-512 in hex; ingelezen_op a moment in ISO
    std::int64_t revisie = 0;

    bool is_geldig(Date op) const { return geldig_van <= op && (!geldig_tot || op < *geldig_tot); }
};
// Newest first; also those that are not law yet. Replaced ones (published again for the same day) are left out.
std::vector<Versie> list_versies(db::Connection&, Gemeente, std::string_view regeling_id);
// The one that is the law on that day.
std::optional<Versie> find_versie_op(db::Connection&, Gemeente, std::string_view regeling_id, Date op);
std::optional<Versie> find_versie(db::Connection&, Gemeente, std::string_view regeling_id, std::string_view versie);
// Regulations of which a version came in or changed after that revision of the library.
std::vector<std::string> regelingen_sinds(db::Connection&, std::int64_t revisie);

// --- texts ------------------------------------------------------------------------------------------------------------
// A whole version as the importer read it.
std::optional<Regelingversie> load_versie(db::Connection&, Gemeente, std::string_view regeling_id, std::string_view versie);
std::optional<Regelingversie> load_versie_op(db::Connection&, Gemeente, std::string_view regeling_id, Date op);
// The same with one article only, for showing and citing it: no other text is read. Every wording with that number is in it (a
// version can hold the present and the future one): choose with find_artikel(nr, op). Nothing when there is no such number.
std::optional<Regelingversie> load_artikel(db::Connection&, Gemeente, std::string_view regeling_id, std::string_view versie, std::string_view nr);

// Contents of a version: headings and articles in order, without text.
struct Inhoudsregel {
    std::string nr, titel, opschrift, pad;
    Artikelstatus status = Artikelstatus::goed;
    std::optional<Date> inwerking;
};
std::vector<Inhoudsregel> list_artikelen(db::Connection&, Gemeente, std::string_view regeling_id, std::string_view versie);

// The wordings one article number had, newest first: equal texts in successive versions are one.
struct Bewoording {
    std::string versie;              // the first version that has it
    Date geldig_van;
    std::optional<Date> geldig_tot;  // exclusive
    Artikelstatus status = Artikelstatus::goed;
    std::string bron;                // publication
};
std::vector<Bewoording> list_bewoordingen(db::Connection&, Gemeente, std::string_view regeling_id, std::string_view nr);

// --- reading in -------------------------------------------------------------------------------------------------------
struct Herkomst {
    std::string hash;  // SHA-512 of the file, hex
    std::string bron;  // name of the file, or its address
    std::string door;  // who or what
};
enum class Opname { nieuw, vervangen, ongewijzigd };
// Puts a version in, or replaces it when the file differs. In the caller's transaction. Errors: wetten.kenmerk {file},
// wetten.geen_datum {file}.
Result<Opname> store_versie(db::Connection&, const Clock&, const Regelingversie&, const Herkomst&);
// Names and subjects of a regulation; a regulation that is not in the library yet is skipped. True when something changed.
bool store_wti(db::Connection&, const Wti&);
// From when until when its versions are law and known; versions that are not in the library are skipped.
bool store_manifest(db::Connection&, const Manifest&);

// Every regulation, local rules of all municipalities too: for carrying the library elsewhere, never for a page.
std::vector<Regeling> list_alle_regelingen(db::Connection&);

// Every wording of every article once, with the days on which it is the law: what the search indexes. Reads one regulation at
// a time; use it within the transaction of the connection.
Artikelbron bibliotheek_bron(db::Connection&);

}  // namespace ontknoop::wetten
