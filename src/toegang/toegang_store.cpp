// SPDX-License-Identifier: EUPL-1.2
#include "toegang/toegang_store.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace ontknoop::toegang {

namespace {

Rollen rollen_van(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id) {
    Rollen rollen;
    tx.each<std::string>(
        R"(SELECT rol FROM gebruiker_rol WHERE organisatie_id = $1 AND gebruiker_id = $2)",
        [&](std::string text) {
            // A role that a later version dropped simply gives nothing.
            if (Rol rol; parse_rol(text, rol)) rollen.set(static_cast<std::size_t>(rol));
        },
        organisatie, id);
    return rollen;
}

}  // namespace

std::optional<Gebruiker> find_gebruiker(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id) {
    const auto row = tx.one<std::string, std::string, std::string, bool, std::int64_t>(
        R"(SELECT naam, email, wachtwoord, geblokkeerd, versie FROM gebruiker WHERE organisatie_id = $1 AND gebruiker_id = $2)",
        organisatie, id);
    if (!row) return std::nullopt;
    Gebruiker g{id, std::get<0>(*row), std::get<1>(*row), rollen_van(tx, organisatie, id), {}, std::get<3>(*row),
                !std::get<2>(*row).empty(), std::get<4>(*row)};
    tx.each<std::string>(
        R"(SELECT team_id FROM team_lid WHERE organisatie_id = $1 AND gebruiker_id = $2 ORDER BY team_id)",
        [&](std::string team) { g.teams.push_back(std::move(team)); }, organisatie, id);
    return g;
}

std::vector<Gebruiker> list_gebruikers(db::Connection& tx, const OrganisatieId& organisatie, std::string_view zoek) {
    std::vector<Gebruiker> all;
    const std::string wanted = fold(zoek);
    tx.each<GebruikerId, std::string, std::string, std::string, bool, std::int64_t>(
        R"(
        SELECT gebruiker_id, naam, email, wachtwoord, geblokkeerd, versie FROM gebruiker
        WHERE organisatie_id = $1 ORDER BY naam, gebruiker_id)",
        [&](GebruikerId id, std::string naam, std::string email, std::string wachtwoord, bool geblokkeerd, std::int64_t versie) {
            if (fold(naam).find(wanted) == std::string::npos && email.find(wanted) == std::string::npos) return;
            all.push_back({std::move(id), std::move(naam), std::move(email), {}, {}, geblokkeerd, !wachtwoord.empty(), versie});
        },
        organisatie);
    std::size_t at = 0;
    std::map<std::string, std::size_t> place;
    for (const Gebruiker& g : all) place[g.id.value] = at++;
    tx.each<std::string, std::string>(
        R"(SELECT gebruiker_id, rol FROM gebruiker_rol WHERE organisatie_id = $1)",
        [&](std::string id, std::string text) {
            const auto it = place.find(id);
            if (Rol rol; it != place.end() && parse_rol(text, rol)) all[it->second].rollen.set(static_cast<std::size_t>(rol));
        },
        organisatie);
    return all;
}

std::vector<Collega> list_collegas(db::Connection& tx, const OrganisatieId& organisatie) {
    std::vector<Collega> all;
    // In the order of the key, so that the roles of one person come together; sorted here, where no database has its own alphabet.
    tx.each<GebruikerId, std::string, bool, std::string>(
        R"(
        SELECT g.gebruiker_id, g.naam, g.geblokkeerd, coalesce(r.rol, '')
        FROM gebruiker g LEFT JOIN gebruiker_rol r ON r.organisatie_id = g.organisatie_id AND r.gebruiker_id = g.gebruiker_id
        WHERE g.organisatie_id = $1 ORDER BY g.gebruiker_id)",
        [&](GebruikerId id, std::string naam, bool geblokkeerd, std::string text) {
            if (all.empty() || all.back().id != id) all.push_back({std::move(id), std::move(naam), geblokkeerd, {}});
            if (Rol rol; parse_rol(text, rol)) all.back().rollen.set(static_cast<std::size_t>(rol));
        },
        organisatie);
    std::vector<std::pair<std::string, std::size_t>> volgorde;  // "Érik" beside "Erik", "de Vries" among the d's
    for (std::size_t i = 0; i < all.size(); ++i) volgorde.emplace_back(fold(all[i].naam), i);
    std::sort(volgorde.begin(), volgorde.end());
    std::vector<Collega> op_naam;
    for (const auto& [naam, plaats] : volgorde) op_naam.push_back(std::move(all[plaats]));
    return op_naam;
}

std::vector<std::pair<GebruikerId, std::string>> namen(db::Connection& tx, const OrganisatieId& organisatie) {
    std::vector<std::pair<GebruikerId, std::string>> all;
    tx.each<GebruikerId, std::string>(
        R"(SELECT gebruiker_id, naam FROM gebruiker WHERE organisatie_id = $1 ORDER BY naam, gebruiker_id)",
        [&](GebruikerId id, std::string naam) { all.emplace_back(std::move(id), std::move(naam)); }, organisatie);
    return all;
}

std::optional<std::pair<OrganisatieId, GebruikerId>> find_email(db::Connection& tx, std::string_view email) {
    const auto row = tx.one<OrganisatieId, GebruikerId>(R"(SELECT organisatie_id, gebruiker_id FROM inlognaam WHERE email = $1)",
                                                        lower_ascii(email));
    if (!row) return std::nullopt;
    return std::pair{std::get<0>(*row), std::get<1>(*row)};
}

void set_wachtwoord(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id, const std::string& hash) {
    tx.exec(R"(UPDATE gebruiker SET wachtwoord = $3, versie = versie + 1 WHERE organisatie_id = $1 AND gebruiker_id = $2)", organisatie, id, hash);
}

std::vector<Sessie> list_sessies(db::Connection& tx, const Clock& clock, const Grenzen& grenzen, const Wie& wie) {
    std::vector<Sessie> all;
    tx.each<std::string, std::string, std::string, std::string>(
        R"(
        SELECT token_hash, toestel, begonnen_op, gezien_op FROM sessie
        WHERE organisatie_id = $1 AND gebruiker_id = $2 AND gezien_op >= $3 AND begonnen_op >= $4
        ORDER BY gezien_op DESC, token_hash)",
        [&](std::string hash, std::string toestel, std::string begonnen, std::string gezien) {
            all.push_back({std::move(hash), std::move(toestel), std::move(begonnen), std::move(gezien)});
        },
        wie.organisatie, wie.gebruiker, to_iso(clock.now() - grenzen.stil), to_iso(clock.now() - grenzen.duur));
    return all;
}

namespace store {

bool team_exists(db::Connection& tx, const OrganisatieId& organisatie, const std::string& team) {
    return tx.value<std::int64_t>(R"(SELECT 1 FROM team WHERE organisatie_id = $1 AND team_id = $2)", organisatie, team).has_value();
}

void insert_gebruiker(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id, const std::string& naam,
                      const std::string& email, const std::string& nu) {
    tx.exec(R"(INSERT INTO gebruiker (organisatie_id, gebruiker_id, naam, email, gemaakt_op) VALUES ($1, $2, $3, $4, $5))", organisatie, id,
            naam, email, nu);
    tx.exec(R"(INSERT INTO inlognaam (email, organisatie_id, gebruiker_id) VALUES ($1, $2, $3))", email, organisatie, id);
}

bool update_gebruiker(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id, const std::string& naam,
                      const std::string& old_email, const std::string& email, std::int64_t versie) {
    const auto changed = tx.exec(R"(
        UPDATE gebruiker SET naam = $3, email = $4, versie = versie + 1
        WHERE organisatie_id = $1 AND gebruiker_id = $2 AND versie = $5)",
                                 organisatie, id, naam, email, versie);
    if (changed == 0) return false;
    if (email != old_email)
        tx.exec(R"(UPDATE inlognaam SET email = $3 WHERE organisatie_id = $1 AND gebruiker_id = $2 AND email = $4)", organisatie, id, email, old_email);
    return true;
}

void set_rollen_en_teams(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id, const Rollen& wanted,
                         const std::vector<std::string>& teams) {
    tx.exec(R"(DELETE FROM gebruiker_rol WHERE organisatie_id = $1 AND gebruiker_id = $2)", organisatie, id);
    for (const Rol rol : rollen())
        if (wanted[static_cast<std::size_t>(rol)])
            tx.exec(R"(INSERT INTO gebruiker_rol (organisatie_id, gebruiker_id, rol) VALUES ($1, $2, $3))", organisatie, id, naam(rol));
    tx.exec(R"(DELETE FROM team_lid WHERE organisatie_id = $1 AND gebruiker_id = $2)", organisatie, id);
    for (const std::string& team : teams)
        tx.exec(R"(INSERT INTO team_lid (organisatie_id, team_id, gebruiker_id) VALUES ($1, $2, $3))", organisatie, team, id);
}

bool set_geblokkeerd(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id, bool geblokkeerd) {
    return tx.exec(R"(UPDATE gebruiker SET geblokkeerd = $3, versie = versie + 1 WHERE organisatie_id = $1 AND gebruiker_id = $2)", organisatie,
                   id, geblokkeerd) == 1;
}

void replace_uitnodiging(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id, const std::string& hash,
                         const std::string& verloopt_op) {
    tx.exec(R"(DELETE FROM uitnodiging WHERE organisatie_id = $1 AND gebruiker_id = $2 AND gebruikt_op IS NULL)", organisatie, id);
    tx.exec(R"(INSERT INTO uitnodiging (organisatie_id, token_hash, gebruiker_id, verloopt_op) VALUES ($1, $2, $3, $4))", organisatie, hash, id,
            verloopt_op);
}

std::optional<Uitnodiging> find_uitnodiging(db::Connection& tx, const OrganisatieId& organisatie, const std::string& hash) {
    const auto row = tx.one<GebruikerId, std::string, bool>(
        R"(
        SELECT gebruiker_id, verloopt_op, CASE WHEN gebruikt_op IS NULL THEN 0 ELSE 1 END FROM uitnodiging
        WHERE organisatie_id = $1 AND token_hash = $2)",
        organisatie, hash);
    if (!row) return std::nullopt;
    return std::make_from_tuple<Uitnodiging>(*row);
}

bool use_uitnodiging(db::Connection& tx, const OrganisatieId& organisatie, const std::string& hash, const std::string& nu) {
    return tx.exec(R"(UPDATE uitnodiging SET gebruikt_op = $3 WHERE organisatie_id = $1 AND token_hash = $2 AND gebruikt_op IS NULL)", organisatie,
                   hash, nu) == 1;
}

std::optional<Aanmelding> find_aanmelding(db::Connection& tx, const std::string& email) {
    const auto row = tx.one<OrganisatieId, GebruikerId, std::string, bool>(
        R"(
        SELECT g.organisatie_id, g.gebruiker_id, g.wachtwoord, g.geblokkeerd
        FROM inlognaam n JOIN gebruiker g ON g.organisatie_id = n.organisatie_id AND g.gebruiker_id = n.gebruiker_id
        WHERE n.email = $1)",
        email);
    if (!row) return std::nullopt;
    return std::make_from_tuple<Aanmelding>(*row);
}

Pogingen count_poging(db::Connection& tx, const std::string& sleutel, const std::string& nu, const std::string& venster_tot) {
    const auto row = tx.one<std::int64_t, std::string>(R"(
        INSERT INTO poging (sleutel, aantal, venster_tot) VALUES ($1, 1, $3)
        ON CONFLICT (sleutel) DO UPDATE SET
            aantal = CASE WHEN poging.venster_tot <= $2 THEN 1 ELSE poging.aantal + 1 END,
            venster_tot = CASE WHEN poging.venster_tot <= $2 THEN excluded.venster_tot ELSE poging.venster_tot END
        RETURNING aantal, venster_tot)",
                                                       sleutel, nu, venster_tot);
    CHECK(row.has_value());
    return std::make_from_tuple<Pogingen>(*row);
}

void clear_poging(db::Connection& tx, const std::string& sleutel) { tx.exec(R"(DELETE FROM poging WHERE sleutel = $1)", sleutel); }

void give_back_poging(db::Connection& tx, const std::string& sleutel) {
    tx.exec(R"(UPDATE poging SET aantal = aantal - 1 WHERE sleutel = $1 AND aantal > 0)", sleutel);
}

void delete_old_pogingen(db::Connection& tx, const std::string& nu) { tx.exec(R"(DELETE FROM poging WHERE venster_tot < $1)", nu); }

void insert_sessie(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id, const std::string& hash,
                   const std::string& toestel, const std::string& nu) {
    tx.exec(R"(
        INSERT INTO sessie (organisatie_id, token_hash, gebruiker_id, toestel, begonnen_op, gezien_op) VALUES ($1, $2, $3, $4, $5, $5))",
            organisatie, hash, id, toestel, nu);
}

std::optional<GevondenSessie> find_sessie(db::Connection& tx, const OrganisatieId& organisatie, const std::string& hash) {
    const auto row = tx.one<std::string, std::string, std::string, std::string, bool, std::string, bool>(
        R"(
        SELECT s.gebruiker_id, s.begonnen_op, s.gezien_op, g.naam, g.geblokkeerd, o.naam, o.demo
        FROM sessie s
        JOIN gebruiker g ON g.organisatie_id = s.organisatie_id AND g.gebruiker_id = s.gebruiker_id
        JOIN organisatie o ON o.organisatie_id = s.organisatie_id
        WHERE s.organisatie_id = $1 AND s.token_hash = $2)",
        organisatie, hash);
    if (!row) return std::nullopt;
    const auto& [id, begonnen, gezien, naam, geblokkeerd, organisatie_naam, demo] = *row;
    GevondenSessie found{{organisatie, organisatie_naam, demo, GebruikerId{id}, naam, {}, hash}, begonnen, gezien, geblokkeerd};
    found.wie.rollen = rollen_van(tx, organisatie, found.wie.gebruiker);
    return found;
}

void set_gezien(db::Connection& tx, const OrganisatieId& organisatie, const std::string& hash, const std::string& nu) {
    tx.exec(R"(UPDATE sessie SET gezien_op = $3 WHERE organisatie_id = $1 AND token_hash = $2)", organisatie, hash, nu);
}

bool delete_sessie(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id, std::string_view hash) {
    return tx.exec(R"(DELETE FROM sessie WHERE organisatie_id = $1 AND gebruiker_id = $2 AND token_hash = $3)", organisatie, id, hash) == 1;
}

void delete_sessies(db::Connection& tx, const OrganisatieId& organisatie, const GebruikerId& id) {
    tx.exec(R"(DELETE FROM sessie WHERE organisatie_id = $1 AND gebruiker_id = $2)", organisatie, id);
}

void delete_old_sessies(db::Connection& tx, const OrganisatieId& organisatie, const std::string& begonnen_voor) {
    tx.exec(R"(DELETE FROM sessie WHERE organisatie_id = $1 AND begonnen_op < $2)", organisatie, begonnen_voor);
}

}  // namespace store

}  // namespace ontknoop::toegang
