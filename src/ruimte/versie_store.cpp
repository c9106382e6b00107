// SPDX-License-Identifier: EUPL-1.2
#include "ruimte/versie_store.h"

#include <map>

#include "crypto/crypto.h"

namespace ontknoop::ruimte {

namespace {

// $1 the organisation, $2 the kind.
#define RUIMTE_VERSIES                                                                                                     \
    "SELECT v.sleutel, v.nummer, v.handeling, v.inhoud, v.status, v.gemaakt_door, v.gemaakt_op, v.toelichting, "           \
    "v.beoordeeld_door, v.beoordeeld_op, v.reden FROM ruimte_versie v WHERE v.organisatie_id = $1 AND v.soort = $2 "

template <class... A>
std::vector<Versie> lees_versies(db::Connection& tx, std::string_view sql, const OrganisatieId& organisatie, Soort soort, const A&... values) {
    std::vector<Versie> all;
    tx.each<std::string, std::int64_t, std::string, std::string, std::string, GebruikerId, std::string, std::string, std::optional<std::string>,
            std::optional<std::string>, std::string>(
        sql,
        [&](std::string id, std::int64_t nummer, std::string handeling, std::string inhoud, std::string status, GebruikerId door, std::string op,
            std::string toelichting, std::optional<std::string> beoordeeld_door, std::optional<std::string> beoordeeld_op, std::string reden) {
            Versie v{soort, std::move(id), nummer, std::move(handeling), from_json(inhoud), std::move(status), std::move(door), std::move(op),
                     std::move(toelichting), std::nullopt, beoordeeld_op.value_or(""), std::move(reden)};
            if (beoordeeld_door) v.beoordeeld_door = GebruikerId{*std::move(beoordeeld_door)};
            all.push_back(std::move(v));
        },
        organisatie, naam(soort), values...);
    return all;
}

}  // namespace

std::vector<Versie> load_versies(db::Connection& tx, const OrganisatieId& organisatie, Soort soort, std::string_view sleutel) {
    return lees_versies(tx, RUIMTE_VERSIES "AND ($3 = '' OR v.sleutel = $3) ORDER BY v.sleutel, v.nummer", organisatie, soort, sleutel);
}

std::vector<Versie> load_ingediend_door_anderen(db::Connection& tx, const OrganisatieId& organisatie, Soort soort, const GebruikerId& wie, int meeste) {
    return lees_versies(tx, RUIMTE_VERSIES "AND v.status = 'ingediend' AND v.gemaakt_door <> $3 ORDER BY v.gemaakt_op, v.sleutel LIMIT $4", organisatie,
                        soort, wie, meeste);
}

std::vector<Versie> load_teruggestuurd(db::Connection& tx, const OrganisatieId& organisatie, Soort soort, const GebruikerId& wie, const std::string& sinds,
                                       int meeste) {
    return lees_versies(tx,
                        RUIMTE_VERSIES "AND v.status = 'teruggestuurd' AND v.gemaakt_door = $3 AND v.beoordeeld_op >= $4 "
                        "AND NOT EXISTS (SELECT 1 FROM ruimte_versie w WHERE w.organisatie_id = v.organisatie_id AND w.soort = v.soort "
                        "AND w.sleutel = v.sleutel AND w.nummer > v.nummer) ORDER BY v.beoordeeld_op, v.sleutel LIMIT $5",
                        organisatie, soort, wie, sinds, meeste);
}

void insert_versie(db::Connection& tx, const OrganisatieId& organisatie, const Versie& v) {
    const std::optional<std::string> beoordeeld_op = v.beoordeeld_door ? std::optional(v.beoordeeld_op) : std::nullopt;
    tx.exec(R"(
        INSERT INTO ruimte_versie (organisatie_id, soort, sleutel, nummer, handeling, inhoud, status, gemaakt_door, gemaakt_op, toelichting,
                                   beoordeeld_door, beoordeeld_op, reden)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13))",
            organisatie, naam(v.soort), v.sleutel, v.nummer, v.handeling, to_json(v.inhoud), v.status, v.gemaakt_door, v.gemaakt_op, v.toelichting,
            v.beoordeeld_door, beoordeeld_op, v.reden);
}

bool judge_versie(db::Connection& tx, const OrganisatieId& organisatie, const Versie& v, std::string_view status, const GebruikerId& door,
                  const std::string& op, std::string_view reden) {
    return tx.exec(R"(
        UPDATE ruimte_versie SET status = $5, beoordeeld_door = $6, beoordeeld_op = $7, reden = $8
        WHERE organisatie_id = $1 AND soort = $2 AND sleutel = $3 AND nummer = $4 AND status = 'ingediend')",
                   organisatie, naam(v.soort), v.sleutel, v.nummer, status, door, op, reden) == 1;
}

std::int64_t count_ingediend(db::Connection& tx, const OrganisatieId& organisatie) {
    return tx.value<std::int64_t>(R"(SELECT count(*) FROM ruimte_versie WHERE organisatie_id = $1 AND status = 'ingediend')", organisatie).value_or(0);
}

std::vector<std::pair<std::string, Inhoud>> load_geldend(db::Connection& tx, const OrganisatieId& organisatie, Soort soort) {
    std::vector<std::pair<std::string, Inhoud>> all;
    // The last approved version of each entry, unless that one took it out of use.
    tx.each<std::string, std::string>(
        R"(
        SELECT v.sleutel, v.inhoud FROM ruimte_versie v
        WHERE v.organisatie_id = $1 AND v.soort = $2 AND v.status = 'goedgekeurd' AND v.handeling = 'vastleggen'
          AND NOT EXISTS (SELECT 1 FROM ruimte_versie w WHERE w.organisatie_id = v.organisatie_id AND w.soort = v.soort
                          AND w.sleutel = v.sleutel AND w.status = 'goedgekeurd' AND w.nummer > v.nummer)
        ORDER BY v.beoordeeld_op, v.sleutel)",
        [&](std::string sleutel, std::string inhoud) { all.emplace_back(std::move(sleutel), from_json(inhoud)); }, organisatie, naam(soort));
    return all;
}

std::string load_vingerafdruk(db::Connection& tx, const OrganisatieId& organisatie) {
    return tx.value<std::string>(R"(SELECT vingerafdruk FROM ruimte_stand WHERE organisatie_id = $1)", organisatie).value_or("");
}

void mix_vingerafdruk(db::Connection& tx, const OrganisatieId& organisatie, const Versie& v) {
    const std::string nieuw = crypto::hash_hex(load_vingerafdruk(tx, organisatie) + "/" + std::string(naam(v.soort)) + "/" + v.sleutel + "/" +
                                               std::to_string(v.nummer) + "/" + v.handeling + "/" + to_json(v.inhoud));
    tx.exec(R"(
        INSERT INTO ruimte_stand (organisatie_id, vingerafdruk) VALUES ($1, $2)
        ON CONFLICT (organisatie_id) DO UPDATE SET vingerafdruk = $2)",
            organisatie, nieuw);
}

}  // namespace ontknoop::ruimte
