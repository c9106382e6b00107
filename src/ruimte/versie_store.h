// SPDX-License-Identifier: EUPL-1.2
//
// Private to ruimte/: the versions of entries in the database. Every function is limited to one organisation.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "db/db.h"
#include "ruimte/versie.h"

namespace ontknoop::ruimte {

// Oldest first, by entry; with `sleutel` only of that one.
std::vector<Versie> load_versies(db::Connection&, const OrganisatieId&, Soort, std::string_view sleutel = {});
// The oldest first, at most `meeste`: open and not written by this person; sent back to this person since `sinds`,
// without a later version.
std::vector<Versie> load_ingediend_door_anderen(db::Connection&, const OrganisatieId&, Soort, const GebruikerId&, int meeste);
std::vector<Versie> load_teruggestuurd(db::Connection&, const OrganisatieId&, Soort, const GebruikerId&, const std::string& sinds, int meeste);
void insert_versie(db::Connection&, const OrganisatieId&, const Versie&);
// What became of an open version; false when it is not open (any more).
bool judge_versie(db::Connection&, const OrganisatieId&, const Versie&, std::string_view status, const GebruikerId& door, const std::string& op,
                  std::string_view reden);
std::int64_t count_ingediend(db::Connection&, const OrganisatieId&);

// The words in use: entry and content, in the order of approval.
std::vector<std::pair<std::string, Inhoud>> load_geldend(db::Connection&, const OrganisatieId&, Soort);
// "" while nothing was ever approved.
std::string load_vingerafdruk(db::Connection&, const OrganisatieId&);
// Mixes a decision into the fingerprint of the library.
void mix_vingerafdruk(db::Connection&, const OrganisatieId&, const Versie&);

}  // namespace ontknoop::ruimte
