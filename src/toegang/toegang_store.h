// SPDX-License-Identifier: EUPL-1.2
//
// Private to toegang/: its statements.
#pragma once

#include "toegang/toegang.h"

namespace ontknoop::toegang::store {

bool team_exists(db::Connection&, const OrganisatieId&, const std::string& team);
void insert_gebruiker(db::Connection&, const OrganisatieId&, const GebruikerId&, const std::string& naam, const std::string& email,
                      const std::string& nu);
bool update_gebruiker(db::Connection&, const OrganisatieId&, const GebruikerId&, const std::string& naam, const std::string& old_email,
                      const std::string& email, std::int64_t versie);
void set_rollen_en_teams(db::Connection&, const OrganisatieId&, const GebruikerId&, const Rollen&, const std::vector<std::string>& teams);
bool set_geblokkeerd(db::Connection&, const OrganisatieId&, const GebruikerId&, bool geblokkeerd);

struct Uitnodiging {
    GebruikerId gebruiker;
    std::string verloopt_op;
    bool gebruikt;
};
void replace_uitnodiging(db::Connection&, const OrganisatieId&, const GebruikerId&, const std::string& hash, const std::string& verloopt_op);
std::optional<Uitnodiging> find_uitnodiging(db::Connection&, const OrganisatieId&, const std::string& hash);
// False when somebody was just before us.
bool use_uitnodiging(db::Connection&, const OrganisatieId&, const std::string& hash, const std::string& nu);

struct Aanmelding {
    OrganisatieId organisatie;
    GebruikerId gebruiker;
    std::string wachtwoord;
    bool geblokkeerd;
};
std::optional<Aanmelding> find_aanmelding(db::Connection&, const std::string& email);
// Tries in the running window, this one included, and when that window ends.
struct Pogingen {
    std::int64_t aantal = 0;
    std::string venster_tot;
};
Pogingen count_poging(db::Connection&, const std::string& sleutel, const std::string& nu, const std::string& venster_tot);
void clear_poging(db::Connection&, const std::string& sleutel);
// The try was right after all.
void give_back_poging(db::Connection&, const std::string& sleutel);
void delete_old_pogingen(db::Connection&, const std::string& nu);

struct GevondenSessie {
    Wie wie;
    std::string begonnen_op, gezien_op;
    bool geblokkeerd;
};
void insert_sessie(db::Connection&, const OrganisatieId&, const GebruikerId&, const std::string& hash, const std::string& toestel,
                   const std::string& nu);
std::optional<GevondenSessie> find_sessie(db::Connection&, const OrganisatieId&, const std::string& hash);
void set_gezien(db::Connection&, const OrganisatieId&, const std::string& hash, const std::string& nu);
bool delete_sessie(db::Connection&, const OrganisatieId&, const GebruikerId&, std::string_view hash);
void delete_sessies(db::Connection&, const OrganisatieId&, const GebruikerId&);
void delete_old_sessies(db::Connection&, const OrganisatieId&, const std::string& begonnen_voor);

}  // namespace ontknoop::toegang::store
