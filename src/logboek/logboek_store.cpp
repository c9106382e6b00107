// SPDX-License-Identifier: EUPL-1.2
#include "crypto/crypto.h"
#include "logboek/logboek.h"

namespace ontknoop::logboek {

namespace {

constexpr std::string_view first_hash = "0000000000000000000000000000000000000000000000000000000000000000";

// Length before every part, so that no two different lines give the same text.
std::string line_hash(std::string_view previous, const OrganisatieId& organisatie, std::int64_t number, std::string_view op,
                      const Regel& r) {
    const std::string volgnummer = std::to_string(number);
    const std::string_view parts[] = {previous,       organisatie.value, volgnummer, op,         r.gebruiker_id, r.handeling,
                                      r.object_soort, r.object_id,       r.uitkomst, r.herkomst, r.verzoek};
    std::string text;
    for (const std::string_view part : parts) {
        text += std::to_string(part.size());
        text += ':';
        text += part;
    }
    return crypto::hash_hex(text);
}

}  // namespace

void append(db::Connection& tx, const Clock& clock, const OrganisatieId& organisatie, const Regel& r) {
    const auto head = tx.one<std::int64_t, std::string>(R"(
        INSERT INTO logboek_hoofd (organisatie_id, volgnummer, hash) VALUES ($1, 1, $2)
        ON CONFLICT (organisatie_id) DO UPDATE SET volgnummer = logboek_hoofd.volgnummer + 1
        RETURNING volgnummer, hash)",
                                                        organisatie, first_hash);
    CHECK(head.has_value());
    const auto& [number, previous] = *head;
    const std::string op = to_iso(clock.now());
    const std::string hash = line_hash(previous, organisatie, number, op, r);
    tx.exec(R"(
        INSERT INTO logboek (organisatie_id, volgnummer, op, gebruiker_id, handeling, object_soort, object_id, uitkomst,
                             herkomst, verzoek, hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
            organisatie, number, op, r.gebruiker_id, r.handeling, r.object_soort, r.object_id, r.uitkomst, r.herkomst, r.verzoek, hash);
    tx.exec(R"(UPDATE logboek_hoofd SET hash = $2 WHERE organisatie_id = $1)", organisatie, hash);
}

std::vector<GelezenRegel> search(db::Connection& tx, const OrganisatieId& organisatie, const Filter& f, int limit, int offset) {
    std::vector<GelezenRegel> lines;
    tx.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::string,
            std::string, std::optional<std::int64_t>>(
        R"(
        SELECT l.volgnummer, l.op, l.gebruiker_id, l.handeling, l.object_soort, l.object_id, l.uitkomst, l.herkomst, l.verzoek, l.hash, c.nummer
        FROM logboek l
        LEFT JOIN casus c ON c.organisatie_id = l.organisatie_id AND l.object_soort = 'casus' AND c.casus_id = l.object_id
        WHERE l.organisatie_id = $1
          AND ($2 = '' OR l.gebruiker_id = $2) AND ($3 = '' OR substr(l.handeling, 1, length($3)) = $3)
          AND ($4 = '' OR l.object_id = $4) AND ($5 = '' OR l.op >= $5) AND ($6 = '' OR l.op < $6)
        ORDER BY l.volgnummer DESC LIMIT $7 OFFSET $8)",
        [&](std::int64_t number, std::string op, std::string who, std::string what, std::string kind, std::string id,
            std::string result, std::string origin, std::string request, std::string hash, std::optional<std::int64_t> casusnummer) {
            GelezenRegel line;
            line.gebruiker_id = std::move(who), line.handeling = std::move(what), line.object_soort = std::move(kind);
            line.object_id = std::move(id), line.uitkomst = std::move(result), line.herkomst = std::move(origin);
            line.verzoek = std::move(request), line.volgnummer = number, line.op = std::move(op), line.hash = std::move(hash);
            line.casusnummer = casusnummer;
            lines.push_back(std::move(line));
        },
        organisatie, f.gebruiker_id, f.handeling, f.object_id, f.vanaf, f.tot, limit, offset);
    return lines;
}

std::int64_t count(db::Connection& tx, const OrganisatieId& organisatie, const Filter& f) {
    return tx
        .value<std::int64_t>(R"(
        SELECT count(*) FROM logboek
        WHERE organisatie_id = $1
          AND ($2 = '' OR gebruiker_id = $2) AND ($3 = '' OR substr(handeling, 1, length($3)) = $3)
          AND ($4 = '' OR object_id = $4) AND ($5 = '' OR op >= $5) AND ($6 = '' OR op < $6))",
                             organisatie, f.gebruiker_id, f.handeling, f.object_id, f.vanaf, f.tot)
        .value_or(0);
}

std::optional<std::string> find_casus(db::Connection& tx, const OrganisatieId& organisatie, std::int64_t nummer) {
    return tx.value<std::string>(R"(SELECT casus_id FROM casus WHERE organisatie_id = $1 AND nummer = $2)", organisatie, nummer);
}

Keten verify(db::Connection& tx, const OrganisatieId& organisatie) {
    Keten chain;
    std::string previous(first_hash);
    tx.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string, std::string, std::string,
            std::string>(
        R"(
        SELECT volgnummer, op, gebruiker_id, handeling, object_soort, object_id, uitkomst, herkomst, verzoek, hash
        FROM logboek WHERE organisatie_id = $1 ORDER BY volgnummer)",
        [&](std::int64_t number, std::string op, std::string who, std::string what, std::string kind, std::string id,
            std::string result, std::string origin, std::string request, std::string hash) {
            ++chain.regels;
            if (chain.breuk_bij) return;
            const Regel r{who, what, kind, id, result, origin, request};
            if (number != chain.regels || line_hash(previous, organisatie, number, op, r) != hash) chain.breuk_bij = chain.regels;
            previous = std::move(hash);
        },
        organisatie);
    chain.hoofd = previous;
    const auto head = tx.one<std::int64_t, std::string>(
        R"(SELECT volgnummer, hash FROM logboek_hoofd WHERE organisatie_id = $1)", organisatie);
    // Lines cut off at the end leave the chain whole but no longer meet its head; nor does a head that was taken away.
    const auto [last, hash] = head.value_or(std::tuple{std::int64_t{0}, std::string(first_hash)});
    if (!chain.breuk_bij && (last != chain.regels || hash != chain.hoofd)) chain.breuk_bij = chain.regels + 1;
    return chain;
}

}  // namespace ontknoop::logboek
