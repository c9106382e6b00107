// SPDX-License-Identifier: EUPL-1.2
#include "rekenbewijs/rekenbewijs_store.h"

#include "base/text.h"
#include "casus/sleutel.h"

namespace ontknoop::rekenbewijs::store {

namespace {

std::string bewijs_plek(std::string_view id) { return "rekenbewijs/" + std::string(id); }
std::string oordeel_plek(std::int64_t volgnummer) { return "rekenoordeel/" + std::to_string(volgnummer); }
std::string reden_plek(std::int64_t volgnummer) { return oordeel_plek(volgnummer) + "/reden"; }

// "aantallen,prijzen\n<opmerking>": the codes never hold a comma or a line end.
std::string encode(const Oordeel& o) { return join(std::span<const std::string>(o.punten), ",") + "\n" + o.opmerking; }

void decode(Oordeel& o, const std::string& text) {
    const std::size_t end = text.find('\n');
    CHECK(end != std::string::npos);
    if (end > 0)
        for (const std::string_view code : split(std::string_view(text).substr(0, end), ',')) o.punten.emplace_back(code);
    o.opmerking = text.substr(end + 1);
}

#define OORDEEL_COLUMNS                                                                                                          \
    "SELECT o.volgnummer, o.bewijs_id, o.akkoord, o.inhoud, o.stand, o.door_id, o.op, o.ingetrokken_door, o.ingetrokken_op, "    \
    "o.reden, b.invoer_hash, b.motor FROM rekenoordeel o JOIN rekenbewijs b ON b.organisatie_id = o.organisatie_id "              \
    "AND b.casus_id = o.casus_id AND b.bewijs_id = o.bewijs_id WHERE o.organisatie_id = $1 AND o.casus_id = $2 "                  \
    "ORDER BY o.volgnummer DESC"

std::vector<Oordeel> lees_oordelen(app::Context& ctx, const casus::Casus& casus, std::string_view sql) {
    std::vector<Oordeel> all;
    ctx.tx().each<std::int64_t, std::string, bool, db::Bytes, std::int64_t, GebruikerId, std::string, GebruikerId, std::string,
                  std::optional<db::Bytes>, std::string, std::string>(
        sql,
        [&](std::int64_t volgnummer, std::string bewijs, bool akkoord, db::Bytes inhoud, std::int64_t stand, GebruikerId door, std::string op,
            GebruikerId terug_door, std::string terug_op, std::optional<db::Bytes> reden, std::string hash, std::string motor) {
            Oordeel o{volgnummer, std::move(bewijs), akkoord, {}, {}, std::move(door), std::move(op), std::move(terug_door), std::move(terug_op),
                      reden ? casus::unseal(casus, reden->value, reden_plek(volgnummer)) : "", std::move(hash), std::move(motor), stand};
            decode(o, casus::unseal(casus, inhoud.value, oordeel_plek(volgnummer)));
            all.push_back(std::move(o));
        },
        ctx.wie().organisatie, casus.id);
    return all;
}

}  // namespace

bool keep_bewijs(app::Context& ctx, const casus::Casus& casus, const rekentool::Ontvangstbewijs& bewijs, std::string_view aanleiding) {
    return ctx.tx().exec(R"(
        INSERT INTO rekenbewijs (organisatie_id, casus_id, bewijs_id, inhoud, invoer_hash, motor, aanleiding, gemaakt_door, gemaakt_op)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING)",
                         ctx.wie().organisatie, casus.id, bewijs.id,
                         db::Bytes{casus::seal(ctx, casus, rekentool::to_json(bewijs), bewijs_plek(bewijs.id))}, bewijs.invoer_hash,
                         bewijs.motor_versie, aanleiding, ctx.wie().gebruiker, ctx.now_iso()) == 1;
}

std::vector<Bewijs> bewijzen(app::Context& ctx, const casus::Casus& casus) {
    std::vector<Bewijs> all;
    ctx.tx().each<std::string, std::string, std::string, std::string, GebruikerId, std::string>(
        R"(
        SELECT bewijs_id, invoer_hash, motor, aanleiding, gemaakt_door, gemaakt_op FROM rekenbewijs
        WHERE organisatie_id = $1 AND casus_id = $2 ORDER BY gemaakt_op DESC, bewijs_id)",
        [&](std::string id, std::string hash, std::string motor, std::string aanleiding, GebruikerId door, std::string op) {
            all.push_back({std::move(id), std::move(hash), std::move(motor), std::move(aanleiding), std::move(door), std::move(op)});
        },
        ctx.wie().organisatie, casus.id);
    return all;
}

std::optional<Bewijs> find_bewijs(app::Context& ctx, const casus::Casus& casus, std::string_view id) {
    const auto row = ctx.tx().one<std::string, std::string, std::string, GebruikerId, std::string>(
        R"(
        SELECT invoer_hash, motor, aanleiding, gemaakt_door, gemaakt_op FROM rekenbewijs
        WHERE organisatie_id = $1 AND casus_id = $2 AND bewijs_id = $3)",
        ctx.wie().organisatie, casus.id, id);
    if (!row) return std::nullopt;
    const auto& [hash, motor, aanleiding, door, op] = *row;
    return Bewijs{std::string(id), hash, motor, aanleiding, door, op};
}

std::string read_inhoud(app::Context& ctx, const casus::Casus& casus, std::string_view id) {
    const auto sealed = ctx.tx().value<db::Bytes>(
        R"(SELECT inhoud FROM rekenbewijs WHERE organisatie_id = $1 AND casus_id = $2 AND bewijs_id = $3)", ctx.wie().organisatie, casus.id, id);
    return sealed ? casus::unseal(casus, sealed->value, bewijs_plek(id)) : std::string();
}

void add_oordeel(app::Context& ctx, const casus::Casus& casus, const Oordeel& o) {
    const auto volgnummer = ctx.tx().value<std::int64_t>(
        R"(SELECT coalesce(max(volgnummer), 0) + 1 FROM rekenoordeel WHERE organisatie_id = $1 AND casus_id = $2)", ctx.wie().organisatie, casus.id);
    ctx.tx().exec(R"(
        INSERT INTO rekenoordeel (organisatie_id, casus_id, volgnummer, bewijs_id, akkoord, inhoud, stand, door_id, op)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                  ctx.wie().organisatie, casus.id, *volgnummer, o.bewijs_id, o.akkoord,
                  db::Bytes{casus::seal(ctx, casus, encode(o), oordeel_plek(*volgnummer))}, o.stand, ctx.wie().gebruiker, ctx.now_iso());
}

std::optional<Oordeel> laatste_oordeel(app::Context& ctx, const casus::Casus& casus) {
    auto found = lees_oordelen(ctx, casus, OORDEEL_COLUMNS " LIMIT 1");
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Oordeel> oordelen(app::Context& ctx, const casus::Casus& casus) { return lees_oordelen(ctx, casus, OORDEEL_COLUMNS); }

bool withdraw(app::Context& ctx, const casus::Casus& casus, std::int64_t volgnummer, std::string_view reden) {
    return ctx.tx().exec(R"(
        UPDATE rekenoordeel SET ingetrokken_door = $4, ingetrokken_op = $5, reden = $6
        WHERE organisatie_id = $1 AND casus_id = $2 AND volgnummer = $3 AND ingetrokken_op = '')",
                         ctx.wie().organisatie, casus.id, volgnummer, ctx.wie().gebruiker, ctx.now_iso(),
                         db::Bytes{casus::seal(ctx, casus, reden, reden_plek(volgnummer))}) == 1;
}

std::int64_t count_onleesbaar(app::Context& ctx, const casus::Casus& casus) {
    std::int64_t aantal = 0;
    const auto tel = [&](const db::Bytes& sealed, const std::string& plek) { aantal += !casus::try_unseal(casus, sealed.value, plek); };
    ctx.tx().each<std::string, db::Bytes>(R"(SELECT bewijs_id, inhoud FROM rekenbewijs WHERE organisatie_id = $1 AND casus_id = $2)",
                                          [&](std::string id, db::Bytes inhoud) { tel(inhoud, bewijs_plek(id)); }, ctx.wie().organisatie, casus.id);
    ctx.tx().each<std::int64_t, db::Bytes, std::optional<db::Bytes>>(
        R"(SELECT volgnummer, inhoud, reden FROM rekenoordeel WHERE organisatie_id = $1 AND casus_id = $2)",
        [&](std::int64_t volgnummer, db::Bytes inhoud, std::optional<db::Bytes> reden) {
            tel(inhoud, oordeel_plek(volgnummer));
            if (reden) tel(*reden, reden_plek(volgnummer));
        },
        ctx.wie().organisatie, casus.id);
    return aantal;
}

std::map<std::string, Kort> kort_per_casus(app::Context& ctx) {
    std::map<std::string, Kort> all;
    ctx.tx().each<std::string, std::string>(R"(SELECT casus_id, max(gemaakt_op) FROM rekenbewijs WHERE organisatie_id = $1 GROUP BY casus_id)",
                                            [&](std::string casus, std::string op) { all[std::move(casus)].laatst_op = std::move(op); },
                                            ctx.wie().organisatie);
    ctx.tx().each<std::string, bool, std::string, std::int64_t, std::string, std::string>(
        R"(
        SELECT o.casus_id, o.akkoord, o.ingetrokken_op, o.stand, b.invoer_hash, b.motor
        FROM rekenoordeel o JOIN rekenbewijs b ON b.organisatie_id = o.organisatie_id AND b.casus_id = o.casus_id AND b.bewijs_id = o.bewijs_id
        WHERE o.organisatie_id = $1 AND o.volgnummer = (SELECT max(l.volgnummer) FROM rekenoordeel l
                                                        WHERE l.organisatie_id = o.organisatie_id AND l.casus_id = o.casus_id))",
        [&](std::string casus, bool akkoord, std::string ingetrokken, std::int64_t stand, std::string hash, std::string motor) {
            Kort& kort = all[std::move(casus)];
            kort.beoordeeld = true, kort.akkoord = akkoord, kort.ingetrokken = !ingetrokken.empty();
            kort.stand = stand, kort.invoer_hash = std::move(hash), kort.motor = std::move(motor);
        },
        ctx.wie().organisatie);
    return all;
}

}  // namespace ontknoop::rekenbewijs::store
