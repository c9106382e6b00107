// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/maatwerkplan_store.h"

#include <algorithm>

#include "casus/leesbaar.h"
#include "casus/sleutel.h"
#include "maatwerkplan/wachters.h"

namespace ontknoop::maatwerkplan::store {

namespace {

// Binds sealed bytes to the part and its kind; not to the version, which changes with every key stroke saved.
std::string place(std::string_view onderdeel, std::string_view soort) { return std::string(soort) + "/" + std::string(onderdeel); }

std::vector<Waarde> unseal_waarden(const casus::Casus& casus, const Soort& soort, std::string_view onderdeel, std::string_view sealed) {
    return decode(soort, casus::unseal(casus, sealed, place(onderdeel, soort.naam)));
}

db::Bytes seal_waarden(app::Context& ctx, const casus::Casus& casus, const Onderdeel& o) {
    return {casus::seal(ctx, casus, encode(o.waarden), place(o.id.value, o.soort->naam))};
}

std::ptrdiff_t rang(const Soort* soort) { return soort - soorten().data(); }

}  // namespace

std::vector<Onderdeel> load(app::Context& ctx, const casus::Casus& casus) {
    constexpr std::size_t gewoon_plan = 64;  // parts
    std::vector<Onderdeel> all;
    all.reserve(gewoon_plan);
    ctx.tx().each<OnderdeelId, std::string, std::string, std::int64_t, std::int64_t, db::Bytes, GebruikerId, std::string, GebruikerId, std::string>(
        R"(
        SELECT onderdeel_id, soort, ouder_id, volgorde, versie, inhoud, gemaakt_door, gemaakt_op, gewijzigd_door, gewijzigd_op
        FROM onderdeel WHERE organisatie_id = $1 AND casus_id = $2)",
        [&](OnderdeelId&& id, const std::string& naam, std::string&& ouder, std::int64_t volgorde, std::int64_t versie, const db::Bytes& inhoud,
            GebruikerId&& maker, std::string&& gemaakt, GebruikerId&& wijziger, std::string&& gewijzigd) {
            const Soort* soort = find_soort(naam);
            if (!soort) return;  // a kind that a later version dropped
            auto waarden = unseal_waarden(casus, *soort, id.value, inhoud.value);
            all.emplace_back(std::move(id), soort, std::move(ouder), volgorde, versie, std::move(waarden), std::move(maker), std::move(wijziger),
                             std::move(gemaakt), std::move(gewijzigd));
        },
        ctx.wie().organisatie, casus.id);
    std::sort(all.begin(), all.end(), [](const Onderdeel& a, const Onderdeel& b) {
        return a.soort != b.soort ? rang(a.soort) < rang(b.soort) : std::tie(a.volgorde, a.id.value) < std::tie(b.volgorde, b.id.value);
    });
    return all;
}

namespace {

// Calls see(case id, part) for every part of this kind in these cases that can be read; a part without its dates and people.
template <class See>
void each_van_soort(app::Context& ctx, std::span<const casus::Casus> casussen, std::string_view naam, See see) {
    const Soort* soort = find_soort(naam);
    CHECK(soort != nullptr);
    std::map<std::string_view, const casus::Casus*> by_id;
    for (const casus::Casus& c : casussen) by_id[c.id.value] = &c;
    ctx.tx().each<std::string, OnderdeelId, std::string, std::int64_t, std::int64_t, db::Bytes>(
        R"(SELECT casus_id, onderdeel_id, ouder_id, volgorde, versie, inhoud FROM onderdeel WHERE organisatie_id = $1 AND soort = $2)",
        [&](std::string casus_id, OnderdeelId id, std::string ouder, std::int64_t volgorde, std::int64_t versie, db::Bytes inhoud) {
            const auto it = by_id.find(casus_id);
            if (it == by_id.end()) return;
            // One damaged row must not hide the list of all cases; who opens this one is told.
            auto waarden = casus::if_leesbaar([&] { return unseal_waarden(*it->second, *soort, id.value, inhoud.value); });
            if (waarden) see(std::move(casus_id), Onderdeel{std::move(id), soort, std::move(ouder), volgorde, versie, *std::move(waarden), {}, {}, {}, {}});
        },
        ctx.wie().organisatie, naam);
}

}  // namespace

std::map<std::string, Onderdeel> load_een(app::Context& ctx, std::span<const casus::Casus> casussen, std::string_view naam) {
    std::map<std::string, Onderdeel> all;
    each_van_soort(ctx, casussen, naam, [&](std::string&& casus_id, Onderdeel&& o) { all.try_emplace(std::move(casus_id), std::move(o)); });
    return all;
}

std::map<std::string, std::vector<Onderdeel>> load_lijst(app::Context& ctx, std::span<const casus::Casus> casussen, std::string_view naam) {
    std::map<std::string, std::vector<Onderdeel>> all;
    each_van_soort(ctx, casussen, naam, [&](std::string&& casus_id, Onderdeel&& o) { all[std::move(casus_id)].push_back(std::move(o)); });
    for (auto& [casus_id, delen] : all)
        std::ranges::sort(delen, {}, [](const Onderdeel& o) { return std::tie(o.volgorde, o.id.value); });
    return all;
}

void insert(app::Context& ctx, const casus::Casus& casus, const Onderdeel& o) {
    ctx.tx().exec(R"(
        INSERT INTO onderdeel (organisatie_id, casus_id, onderdeel_id, soort, ouder_id, volgorde, versie, inhoud,
                               gemaakt_door, gemaakt_op, gewijzigd_door, gewijzigd_op)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))",
                  ctx.wie().organisatie, casus.id, o.id, o.soort->naam, o.ouder, o.volgorde, o.versie, seal_waarden(ctx, casus, o),
                  o.gemaakt_door, o.gemaakt_op, o.gewijzigd_door, o.gewijzigd_op);
    meld_opgeslagen(ctx, casus, o);
}

void lock_casus(app::Context& ctx, std::string_view casus_id) {
    // The row of the case is the lock: on PostgreSQL the next one waits here, and then sees what this one did.
    ctx.tx().exec(R"(UPDATE casus SET stand = stand WHERE organisatie_id = $1 AND casus_id = $2)", ctx.wie().organisatie, casus_id);
}

bool claim_enige(app::Context& ctx, const casus::Casus& casus, std::string_view soort, std::string_view ouder) {
    lock_casus(ctx, casus.id.value);
    return ctx.tx()
               .value<std::int64_t>(R"(SELECT count(*) FROM onderdeel WHERE organisatie_id = $1 AND casus_id = $2 AND soort = $3 AND ouder_id = $4)",
                                    ctx.wie().organisatie, casus.id, soort, ouder)
               .value_or(0) > 0;
}

bool update(app::Context& ctx, const casus::Casus& casus, const Onderdeel& o, std::int64_t basis) {
    const bool gelukt = ctx.tx().exec(R"(
        UPDATE onderdeel SET versie = $4, inhoud = $5, gewijzigd_door = $6, gewijzigd_op = $7
        WHERE organisatie_id = $1 AND casus_id = $2 AND onderdeel_id = $3 AND versie = $8)",
                                      ctx.wie().organisatie, casus.id, o.id, o.versie, seal_waarden(ctx, casus, o), o.gewijzigd_door,
                                      o.gewijzigd_op, basis) == 1;
    if (gelukt) meld_opgeslagen(ctx, casus, o);
    return gelukt;
}

void set_volgorde(app::Context& ctx, const casus::Casus& casus, const OnderdeelId& id, std::int64_t volgorde) {
    ctx.tx().exec(R"(UPDATE onderdeel SET volgorde = $4 WHERE organisatie_id = $1 AND casus_id = $2 AND onderdeel_id = $3)",
                  ctx.wie().organisatie, casus.id, id, volgorde);
}

void erase(app::Context& ctx, const casus::Casus& casus, const OnderdeelId& id) {
    ctx.tx().exec(R"(DELETE FROM onderdeel WHERE organisatie_id = $1 AND casus_id = $2 AND onderdeel_id = $3)", ctx.wie().organisatie,
                  casus.id, id);
}

void keep_versie(app::Context& ctx, const casus::Casus& casus, const Onderdeel& o, Bewaar hoe) {
    if (hoe == Bewaar::samen)
        ctx.tx().exec(R"(
            DELETE FROM onderdeel_versie
            WHERE organisatie_id = $1 AND casus_id = $2 AND onderdeel_id = $3 AND versie = $4 AND door_id = $5 AND op > $6 AND verwijderd = 0
              AND versie > 1)",
                      ctx.wie().organisatie, casus.id, o.id, o.versie - 1, ctx.wie().gebruiker,
                      to_iso(ctx.clock().now() - std::chrono::minutes(10)));
    ctx.tx().exec(R"(
        INSERT INTO onderdeel_versie (organisatie_id, casus_id, onderdeel_id, versie, soort, ouder_id, verwijderd, inhoud, door_id, op)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
                  ctx.wie().organisatie, casus.id, o.id, o.versie, o.soort->naam, o.ouder, hoe == Bewaar::verwijderd, seal_waarden(ctx, casus, o),
                  ctx.wie().gebruiker, ctx.now_iso());
}

std::vector<Versie> versies(app::Context& ctx, const casus::Casus& casus, int limit, int offset, std::string_view onderdeel) {
    std::vector<Versie> all;
    ctx.tx().each<OnderdeelId, std::int64_t, std::string, std::string, bool, db::Bytes, GebruikerId, std::string, std::optional<db::Bytes>>(
        R"(
        SELECT v.onderdeel_id, v.versie, v.soort, v.ouder_id, v.verwijderd, v.inhoud, v.door_id, v.op,
               (SELECT w.inhoud FROM onderdeel_versie w
                WHERE w.organisatie_id = v.organisatie_id AND w.casus_id = v.casus_id AND w.onderdeel_id = v.onderdeel_id
                  AND w.soort = v.soort AND w.versie < v.versie ORDER BY w.versie DESC LIMIT 1)
        FROM onderdeel_versie v
        WHERE v.organisatie_id = $1 AND v.casus_id = $2 AND ($3 = '' OR v.onderdeel_id = $3)
        ORDER BY v.op DESC, v.onderdeel_id, v.versie DESC LIMIT $4 OFFSET $5)",
        [&](OnderdeelId id, std::int64_t versie, std::string naam, std::string ouder, bool verwijderd, db::Bytes inhoud, GebruikerId door,
            std::string op, std::optional<db::Bytes> daarvoor) {
            const Soort* soort = find_soort(naam);
            if (!soort) return;
            auto waarden = unseal_waarden(casus, *soort, id.value, inhoud.value);
            auto vorige = daarvoor ? unseal_waarden(casus, *soort, id.value, daarvoor->value) : std::vector<Waarde>();
            all.push_back({std::move(id), soort, std::move(ouder), versie, verwijderd, std::move(waarden), std::move(vorige), std::move(door), std::move(op)});
        },
        ctx.wie().organisatie, casus.id, onderdeel, limit, offset);
    return all;
}

std::int64_t count_onleesbaar(app::Context& ctx, const casus::Casus& casus) {
    std::int64_t aantal = 0;
    for (const std::string_view sql : {R"(SELECT onderdeel_id, soort, inhoud FROM onderdeel WHERE organisatie_id = $1 AND casus_id = $2)",
                                       R"(SELECT onderdeel_id, soort, inhoud FROM onderdeel_versie WHERE organisatie_id = $1 AND casus_id = $2)"})
        ctx.tx().each<std::string, std::string, db::Bytes>(
            sql, [&](std::string id, std::string soort, db::Bytes inhoud) { aantal += !casus::try_unseal(casus, inhoud.value, place(id, soort)); },
            ctx.wie().organisatie, casus.id);
    return aantal;
}

std::int64_t count_versies(app::Context& ctx, const casus::Casus& casus, std::string_view onderdeel) {
    return ctx.tx()
        .value<std::int64_t>(R"(
            SELECT count(*) FROM onderdeel_versie WHERE organisatie_id = $1 AND casus_id = $2 AND ($3 = '' OR onderdeel_id = $3))",
                             ctx.wie().organisatie, casus.id, onderdeel)
        .value_or(0);
}

std::optional<Versie> find_versie(app::Context& ctx, const casus::Casus& casus, std::string_view onderdeel, std::int64_t versie) {
    const auto row = ctx.tx().one<std::string, std::string, bool, db::Bytes, GebruikerId, std::string>(
        R"(
        SELECT soort, ouder_id, verwijderd, inhoud, door_id, op FROM onderdeel_versie
        WHERE organisatie_id = $1 AND casus_id = $2 AND onderdeel_id = $3 AND versie = $4)",
        ctx.wie().organisatie, casus.id, onderdeel, versie);
    if (!row) return std::nullopt;
    const auto& [naam, ouder, verwijderd, inhoud, door, op] = *row;
    const Soort* soort = find_soort(naam);
    if (!soort) return std::nullopt;
    return Versie{OnderdeelId{std::string(onderdeel)}, soort, ouder, versie, verwijderd, unseal_waarden(casus, *soort, onderdeel, inhoud.value), {}, door, op};
}

std::optional<Herkomst> herkomst(app::Context& ctx, const casus::Casus& casus, std::string_view onderdeel) {
    const auto row = ctx.tx().one<std::string, std::string, GebruikerId>(
        R"(
        SELECT soort, ouder_id, door_id FROM onderdeel_versie
        WHERE organisatie_id = $1 AND casus_id = $2 AND onderdeel_id = $3 ORDER BY versie LIMIT 1)",
        ctx.wie().organisatie, casus.id, onderdeel);
    if (!row) return std::nullopt;
    const auto& [soort, ouder, door] = *row;
    return Herkomst{soort, ouder, door};
}

std::int64_t last_versie(app::Context& ctx, const casus::Casus& casus, std::string_view onderdeel) {
    return ctx.tx()
        .value<std::int64_t>(
            R"(SELECT coalesce(max(versie), 0) FROM onderdeel_versie WHERE organisatie_id = $1 AND casus_id = $2 AND onderdeel_id = $3)",
            ctx.wie().organisatie, casus.id, onderdeel)
        .value_or(0);
}

}  // namespace ontknoop::maatwerkplan::store
