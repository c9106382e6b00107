// SPDX-License-Identifier: EUPL-1.2
//
// People, invitations, passwords, sessions.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "db/db.h"
#include "toegang/rechten.h"

namespace ontknoop::toegang {

// Who is asking, as every use case sees it.
struct Wie {
    OrganisatieId organisatie;
    std::string organisatie_naam;
    bool demo = false;  // a demo organisation
    GebruikerId gebruiker;
    std::string naam;
    Rollen rollen;
    std::string sessie_hash;

    bool mag(Recht recht) const { return heeft_recht(rollen, recht); }
};

struct Gebruiker {
    GebruikerId id;
    std::string naam, email;
    Rollen rollen;
    std::vector<std::string> teams;  // ids
    bool geblokkeerd = false, heeft_wachtwoord = false;
    std::int64_t versie = 1;
};

struct NieuweGebruiker {
    std::string naam, email;
    Rollen rollen;
    std::vector<std::string> teams;
};

struct Grenzen {
    std::chrono::minutes stil{60};        // idle limit of a session
    std::chrono::hours duur{12};          // absolute limit
    std::chrono::hours uitnodiging{72};   // how long an invitation link works
    int pogingen = 8;                     // failed sign-ins per address in the window
    std::chrono::minutes venster{15};
    std::size_t wachtwoord_minimum = 12;  // characters
};

// Errors: naam.ontbreekt, email.ongeldig, email.bestaat, rol.ontbreekt, team.onbekend.
Result<GebruikerId> create_gebruiker(db::Connection&, const Clock&, Random&, const OrganisatieId&, const NieuweGebruiker&);
// Errors: the same, and algemeen.botsing when somebody else changed this user since `versie`.
Result<> change_gebruiker(db::Connection&, const OrganisatieId&, const GebruikerId&, const NieuweGebruiker&, std::int64_t versie);
std::optional<Gebruiker> find_gebruiker(db::Connection&, const OrganisatieId&, const GebruikerId&);
// Somebody a form can offer: what it takes to choose among many.
struct Collega {
    GebruikerId id;
    std::string naam;
    bool geblokkeerd = false;
    Rollen rollen;
};
// Everybody of the organisation, by name.
std::vector<Collega> list_collegas(db::Connection&, const OrganisatieId&);
std::vector<Gebruiker> list_gebruikers(db::Connection&, const OrganisatieId&, std::string_view zoek = {});
// Name of every user of the organisation by id, for showing who did something.
std::vector<std::pair<GebruikerId, std::string>> namen(db::Connection&, const OrganisatieId&);
std::optional<std::pair<OrganisatieId, GebruikerId>> find_email(db::Connection&, std::string_view email);

// Makes the token of an invitation (or password reset) link; ends earlier links of this user. Error: niet gevonden.
Result<std::string> invite(db::Connection&, const Clock&, Random&, const Grenzen&, const OrganisatieId&, const GebruikerId&);
// Blocks or unblocks; blocking ends the sessions at once. Error: niet gevonden.
Result<> block(db::Connection&, const OrganisatieId&, const GebruikerId&, bool geblokkeerd);
// Takes the password away, so that only a new invitation works, and ends the sessions.
Result<> reset(db::Connection&, const OrganisatieId&, const GebruikerId&);

// Who an open invitation is for. Errors: uitnodiging.onbekend, uitnodiging.verlopen.
Result<GebruikerId> check_uitnodiging(db::Connection&, const Clock&, const OrganisatieId&, std::string_view token);
// Errors: wachtwoord.te_kort, wachtwoord.te_bekend, wachtwoord.ongelijk.
Result<> check_wachtwoord(const Grenzen&, std::string_view wachtwoord, std::string_view herhaald, std::string_view email);
// `hash` comes from crypto::hash_password, made outside the transaction.
Result<> accept_uitnodiging(db::Connection&, const Clock&, const OrganisatieId&, std::string_view token, const std::string& hash);
void set_wachtwoord(db::Connection&, const OrganisatieId&, const GebruikerId&, const std::string& hash);

struct Sessie {
    std::string token_hash, toestel, begonnen_op, gezien_op;
};
struct NieuweSessie {
    std::string cookie;  // "<organisatie>.<token>"
    OrganisatieId organisatie;
    GebruikerId gebruiker;
};
// Signs in. Hashes the password between two transactions, never inside one. Errors: toegang.onjuist (never which of the
// two), toegang.geblokkeerd (only after a right password), toegang.te_vaak {minutes to wait}. `with_session` runs in the transaction
// that begins the session, for its audit line.
Result<NieuweSessie> sign_in(db::Database&, const Clock&, Random&, const Grenzen&, std::string_view email,
                             std::string_view wachtwoord, std::string_view adres, std::string_view toestel,
                             const std::function<void(db::Connection&, const NieuweSessie&)>& with_session = {});
// The person behind a cookie, or nothing when it is unknown, too old, idle too long or blocked. `verversen` becomes true
// when the moment of last use should be written (touch).
std::optional<Wie> find_sessie(db::Connection&, const Clock&, const Grenzen&, std::string_view cookie, bool& verversen);
void touch(db::Connection&, const Clock&, const Wie&);
void sign_out(db::Connection&, const Wie&);
// Own sessions that would still be let in, last used first.
std::vector<Sessie> list_sessies(db::Connection&, const Clock&, const Grenzen&, const Wie&);
// Ends one of the own sessions. Error: niet gevonden.
Result<> end_sessie(db::Connection&, const Wie&, std::string_view token_hash);

// "Chrome op Windows" from a User-Agent; short, and never the whole string.
std::string toestel_in_woorden(std::string_view user_agent);

}  // namespace ontknoop::toegang
