// SPDX-License-Identifier: EUPL-1.2
#include "casus/casus.h"

#include <algorithm>

#include "app/once.h"
#include "casus/leesbaar.h"
#include "casus/meedoen.h"
#include "casus/sleutel.h"
#include "casus/stapinhoud.h"
#include "casus/wissen.h"
#include "toegang/rechten.h"

namespace ontknoop::casus {

using toegang::Recht;

std::string sleutel_plaats(const OrganisatieId& organisatie, const CasusId& id) { return "casus/" + organisatie.value + "/" + id.value; }

namespace {

// Columns of a case, in the order of `read_casus`.
#define CASUS_COLUMNS                                                                                              \
    "c.casus_id, c.nummer, c.eigenaar_id, c.status, c.status_sinds, c.gedeeld, c.oefen, c.stand, c.versie, "       \
    "c.gestart_op, c.gewijzigd_op, c.sleutel, "                                                                    \
    "CASE WHEN EXISTS (SELECT 1 FROM casus_deelnemer d WHERE d.organisatie_id = c.organisatie_id "                 \
    "AND d.casus_id = c.casus_id AND d.gebruiker_id = $2) THEN 1 ELSE 0 END, "                                     \
    "CASE WHEN EXISTS (SELECT 1 FROM team_lid a JOIN team_lid b ON b.organisatie_id = a.organisatie_id "           \
    "AND b.team_id = a.team_id WHERE a.organisatie_id = c.organisatie_id AND a.gebruiker_id = c.eigenaar_id "      \
    "AND b.gebruiker_id = $2) THEN 1 ELSE 0 END"

struct Rij {
    Casus casus;
    bool is_deelnemer, is_teamgenoot;
};

// `open_key` turns what is stored of a key into the key; nothing when it does not fit.
template <class OpenKey, class Visit, class... A>
void each_casus_met(app::Context& ctx, std::string_view sql, OpenKey open_key, Visit visit, const A&... values) {
    const auto& wie = ctx.wie();
    ctx.tx().each<CasusId, std::int64_t, GebruikerId, std::string, std::string, bool, bool, std::int64_t, std::int64_t, std::string,
                  std::string, std::optional<db::Bytes>, bool, bool>(
        sql,
        [&](CasusId id, std::int64_t nummer, GebruikerId eigenaar, std::string status, std::string sinds, bool gedeeld, bool oefen,
            std::int64_t stand, std::int64_t versie, std::string gestart, std::string gewijzigd, std::optional<db::Bytes> wrapped,
            bool deelnemer, bool teamgenoot) {
            if (!wrapped) return;  // erased
            std::optional<crypto::Key> key = open_key(wrapped->value, id);
            if (!key) throw Onleesbaar("De sleutel van een casus past niet bij deze organisatie. Controleer de database met 'ontknoop check'.");
            visit(Rij{Casus{std::move(id), nummer, std::move(eigenaar), std::move(status), std::move(sinds), gedeeld, oefen, stand, versie,
                            std::move(gestart), std::move(gewijzigd), std::move(*key)},
                      deelnemer, teamgenoot});
        },
        wie.organisatie, wie.gebruiker, values...);
}

template <class Visit, class... A>
void each_casus(app::Context& ctx, std::string_view sql, Visit visit, const A&... values) {
    const auto& organisatie = ctx.wie().organisatie;
    const crypto::Key outer = ctx.services.sleutels.organisatie_sleutel(ctx.tx(), organisatie);
    each_casus_met(
        ctx, sql, [&](std::string_view wrapped, const CasusId& id) { return crypto::unwrap(outer, wrapped, sleutel_plaats(organisatie, id)); }, visit, values...);
}

// A key that opens nothing, for who needs the case but none of its words.
std::optional<crypto::Key> loze_sleutel(app::Context& ctx) { return crypto::Key::make(ctx.random()); }

// One key that is lost must not keep anybody from all other cases: that case stands among them without its words.
template <class Visit, class... A>
void each_casus_of_many(app::Context& ctx, std::string_view sql, Visit visit, const A&... values) {
    const auto& organisatie = ctx.wie().organisatie;
    const crypto::Key outer = ctx.services.sleutels.organisatie_sleutel(ctx.tx(), organisatie);
    const auto open_key = [&](std::string_view wrapped, const CasusId& id) {
        auto key = crypto::unwrap(outer, wrapped, sleutel_plaats(organisatie, id));
        return key ? key : loze_sleutel(ctx);
    };
    each_casus_met(ctx, sql, open_key, visit, values...);
}

void insert_deelnemer(app::Context& ctx, const CasusId& casus, const GebruikerId& wie) {
    ctx.tx().exec(R"(
        INSERT INTO casus_deelnemer (organisatie_id, casus_id, gebruiker_id, sinds) VALUES ($1, $2, $3, $4)
        ON CONFLICT (organisatie_id, casus_id, gebruiker_id) DO NOTHING)",
                  ctx.wie().organisatie, casus, wie, ctx.now_iso());
}

bool is_closed(std::string_view status) { return status == "afgesloten"; }

Toegang toegang_van(const toegang::Wie& wie, const Rij& rij) {
    const Casus& c = rij.casus;
    // Who comes from outside reads along, no more: when somebody asked them, and the household agreed to sharing.
    if (is_van_buiten(wie, c.oefen)) return c.gedeeld && rij.is_deelnemer && wie.mag(Recht::casus_gevraagd_lezen) ? Toegang::lezen : Toegang::geen;
    if (c.eigenaar == wie.gebruiker || rij.is_deelnemer) return is_closed(c.status) ? Toegang::nazorg : Toegang::schrijven;
    const bool leest_gedeeld = wie.mag(Recht::casus_gedeeld_lezen) || rij.is_teamgenoot;
    return c.gedeeld && leest_gedeeld ? Toegang::lezen : Toegang::geen;
}

// Who looks at the case, or at lists and figures of the organisation, sees the change after the commit.
void tell(app::Context& ctx, const CasusId& id) {
    if (!ctx.services.publish) return;
    ctx.after_commit([publish = ctx.services.publish, organisatie = ctx.wie().organisatie, id] {
        publish(topic(organisatie, id), "wijziging", id.value);
        publish("organisatie/" + organisatie.value, "wijziging", "casus");
    });
}

// Filled while the program starts, only read afterwards.
std::vector<void (*)(app::Context&, const Casus&)>& bij_wissen() {
    static std::vector<void (*)(app::Context&, const Casus&)> all;
    return all;
}

}  // namespace

void register_bij_wissen(void (*wis)(app::Context&, const Casus&)) { bij_wissen().push_back(wis); }

Result<Casus> open(app::Context& ctx, std::string_view id, Toegang nodig) {
    const auto casus_id = CasusId::parse(id);
    if (!casus_id) return not_found();
    std::optional<Casus> found;
    each_casus(
        ctx, "SELECT " CASUS_COLUMNS " FROM casus c WHERE c.organisatie_id = $1 AND c.casus_id = $3",
        [&](Rij rij) {
            rij.casus.toegang = toegang_van(ctx.wie(), rij);
            found = std::move(rij.casus);
        },
        *casus_id);
    if (!found || found->toegang < nodig || found->toegang == Toegang::geen) return not_found();
    return std::move(*found);
}

Result<Casus> open_zonder_woorden(app::Context& ctx, std::string_view id) {
    const auto casus_id = CasusId::parse(id);
    if (!casus_id) return not_found();
    std::optional<Casus> found;
    each_casus_met(
        ctx, "SELECT " CASUS_COLUMNS " FROM casus c WHERE c.organisatie_id = $1 AND c.casus_id = $3",
        [&](std::string_view, const CasusId&) { return loze_sleutel(ctx); },
        [&](Rij rij) {
            rij.casus.toegang = toegang_van(ctx.wie(), rij);
            found = std::move(rij.casus);
        },
        *casus_id);
    if (!found || found->toegang == Toegang::geen) return not_found();
    return std::move(*found);
}

Result<Casus> open_om_te_wissen(app::Context& ctx, std::string_view id) {
    TRY(auto casus, open_zonder_woorden(ctx, id));
    if (casus.eigenaar != ctx.wie().gebruiker) return not_found();
    return casus;
}

std::optional<crypto::Key> find_sleutel(app::Context& ctx, const CasusId& id) {
    const auto& organisatie = ctx.wie().organisatie;
    const auto wrapped = ctx.tx().value<std::optional<db::Bytes>>(R"(SELECT sleutel FROM casus WHERE organisatie_id = $1 AND casus_id = $2)", organisatie, id);
    if (!wrapped || !*wrapped) return std::nullopt;
    auto key = crypto::unwrap(ctx.services.sleutels.organisatie_sleutel(ctx.tx(), organisatie), (*wrapped)->value, sleutel_plaats(organisatie, id));
    if (!key) throw Onleesbaar("De sleutel van een casus past niet bij deze organisatie. Controleer de database met 'ontknoop check'.");
    return key;
}

Result<Casus> create(app::Context& ctx, bool oefen) {
    const auto& wie = ctx.wie();
    const crypto::Key key = crypto::Key::make(ctx.random());
    const auto id = CasusId::make(ctx.clock(), ctx.random());
    const std::string now = ctx.now_iso();
    const crypto::Key outer = ctx.services.sleutels.organisatie_sleutel(ctx.tx(), wie.organisatie);
    // Locks the organisation's row, so that two new cases at once do not take the same number on PostgreSQL.
    ctx.tx().exec(R"(UPDATE organisatie SET naam = naam WHERE organisatie_id = $1)", wie.organisatie);
    const auto nummer = ctx.tx().value<std::int64_t>(R"(
        INSERT INTO casus (organisatie_id, casus_id, nummer, eigenaar_id, status, status_sinds, oefen, sleutel, gestart_op, gewijzigd_op)
        VALUES ($1, $2, (SELECT coalesce(max(nummer), 0) + 1 FROM casus WHERE organisatie_id = $1), $3, 'concept', $5, $4, $6, $5, $5)
        RETURNING nummer)",
                                                     wie.organisatie, id, wie.gebruiker, oefen, now,
                                                     db::Bytes{crypto::wrap(outer, ctx.random(), key, sleutel_plaats(wie.organisatie, id))});
    CHECK(nummer.has_value());
    ctx.log("casus.gemaakt", "casus", id.value);
    tell(ctx, id);
    return Casus{id, *nummer, wie.gebruiker, "concept", now, false, oefen, 0, 1, now, now, key, Toegang::schrijven};
}

std::vector<Casus> list(app::Context& ctx, const Filter& filter) {
    std::vector<Casus> all;
    each_casus_of_many(
        ctx,
        "SELECT " CASUS_COLUMNS
        " FROM casus c WHERE c.organisatie_id = $1 AND ($3 = '' OR c.status = $3) AND ($4 = 1 OR c.status <> 'afgesloten') "
        "ORDER BY c.gewijzigd_op DESC, c.casus_id",
        [&](Rij rij) {
            rij.casus.toegang = toegang_van(ctx.wie(), rij);
            if (rij.casus.toegang == Toegang::geen) return;
            if (filter.alleen_mijn && rij.casus.eigenaar != ctx.wie().gebruiker && !rij.is_deelnemer) return;
            all.push_back(std::move(rij.casus));
        },
        filter.status, filter.met_gesloten);
    return all;
}

std::vector<Casus> list_for_figures(app::Context& ctx) {
    std::vector<Casus> all;
    each_casus_of_many(ctx, "SELECT " CASUS_COLUMNS " FROM casus c WHERE c.organisatie_id = $1 AND c.oefen = 0 ORDER BY c.nummer",
                       [&](Rij rij) { all.push_back(std::move(rij.casus)); });
    return all;
}

std::vector<Casus> list_oefen(app::Context& ctx) {
    std::vector<Casus> all;
    each_casus_of_many(ctx, "SELECT " CASUS_COLUMNS " FROM casus c WHERE c.organisatie_id = $1 AND c.oefen = 1 ORDER BY c.nummer",
                       [&](Rij rij) { all.push_back(std::move(rij.casus)); });
    return all;
}

std::string topic(const OrganisatieId& organisatie, const CasusId& id) { return "casus/" + organisatie.value + "/" + id.value; }

void touch(app::Context& ctx, const Casus& casus) {
    ctx.tx().exec(R"(UPDATE casus SET stand = stand + 1, gewijzigd_op = $3 WHERE organisatie_id = $1 AND casus_id = $2)", ctx.wie().organisatie,
                  casus.id, ctx.now_iso());
    tell(ctx, casus.id);
}

Result<> share(app::Context& ctx, const Casus& casus, bool gedeeld) {
    const auto changed = ctx.tx().exec(R"(
        UPDATE casus SET gedeeld = $3, versie = versie + 1 WHERE organisatie_id = $1 AND casus_id = $2 AND versie = $4)",
                                       ctx.wie().organisatie, casus.id, gedeeld, casus.versie);
    if (changed == 0) return fail("algemeen.botsing");
    ctx.log(gedeeld ? "casus.gedeeld" : "casus.niet_gedeeld", "casus", casus.id.value);
    touch(ctx, casus);
    return {};
}

std::vector<Deelnemer> deelnemers(app::Context& ctx, const Casus& casus) {
    std::vector<Deelnemer> all;
    ctx.tx().each<GebruikerId, std::string, std::string>(
        R"(
        SELECT d.gebruiker_id, g.naam, d.sinds FROM casus_deelnemer d
        JOIN gebruiker g ON g.organisatie_id = d.organisatie_id AND g.gebruiker_id = d.gebruiker_id
        WHERE d.organisatie_id = $1 AND d.casus_id = $2 ORDER BY g.naam, d.gebruiker_id)",
        [&](GebruikerId id, std::string naam, std::string sinds) { all.push_back({std::move(id), std::move(naam), std::move(sinds)}); },
        ctx.wie().organisatie, casus.id);
    return all;
}

std::vector<GebruikerId> wie_doen_mee(app::Context& ctx, const Casus& casus) {
    std::vector<GebruikerId> all{casus.eigenaar};
    const auto collegas = toegang::list_collegas(ctx.tx(), ctx.wie().organisatie);
    for (Deelnemer& d : deelnemers(ctx, casus))
        if (std::ranges::any_of(collegas, [&](const toegang::Collega& c) { return c.id == d.id && !c.geblokkeerd && werkt_mee(c.rollen, casus.oefen); })) all.push_back(std::move(d.id));
    return all;
}

Result<> add_deelnemer(app::Context& ctx, const Casus& casus, std::string_view gebruiker) {
    const auto id = GebruikerId::parse(gebruiker);
    const auto found = id ? toegang::find_gebruiker(ctx.tx(), ctx.wie().organisatie, *id) : std::nullopt;
    if (!found || found->geblokkeerd || *id == casus.eigenaar || !mag_meedoen(found->rollen, casus.oefen)) return fail("deelnemer.onbekend", {}, "gebruiker");
    insert_deelnemer(ctx, casus.id, *id);
    ctx.log("casus.deelnemer_toegevoegd", "casus", casus.id.value);
    touch(ctx, casus);
    return {};
}

Result<> remove_deelnemer(app::Context& ctx, const Casus& casus, std::string_view gebruiker) {
    const auto gone = ctx.tx().exec(R"(DELETE FROM casus_deelnemer WHERE organisatie_id = $1 AND casus_id = $2 AND gebruiker_id = $3)",
                                    ctx.wie().organisatie, casus.id, gebruiker);
    if (gone == 0) return fail("deelnemer.onbekend", {}, "gebruiker");
    ctx.log("casus.deelnemer_verwijderd", "casus", casus.id.value);
    touch(ctx, casus);
    return {};
}

Result<> hand_over(app::Context& ctx, const Casus& casus, std::string_view gebruiker) {
    const auto id = GebruikerId::parse(gebruiker);
    const auto found = id ? toegang::find_gebruiker(ctx.tx(), ctx.wie().organisatie, *id) : std::nullopt;
    if (!found || found->geblokkeerd || !toegang::heeft_recht(found->rollen, Recht::casus_maken))
        return fail("deelnemer.onbekend", {}, "gebruiker");
    const auto changed = ctx.tx().exec(R"(
        UPDATE casus SET eigenaar_id = $3, versie = versie + 1 WHERE organisatie_id = $1 AND casus_id = $2 AND versie = $4)",
                                       ctx.wie().organisatie, casus.id, *id, casus.versie);
    if (changed == 0) return fail("algemeen.botsing");
    ctx.tx().exec(R"(DELETE FROM casus_deelnemer WHERE organisatie_id = $1 AND casus_id = $2 AND gebruiker_id = $3)", ctx.wie().organisatie,
                  casus.id, *id);
    insert_deelnemer(ctx, casus.id, casus.eigenaar);
    ctx.log("casus.overgedragen", "casus", casus.id.value);
    touch(ctx, casus);
    return {};
}

std::vector<Stap> stappen(app::Context& ctx, const Casus& casus) {
    std::vector<Stap> all;
    ctx.tx().each<std::int64_t, std::string, std::string, db::Bytes, GebruikerId, std::string>(
        R"(
        SELECT volgnummer, van, naar, toelichting, door_id, op FROM casus_stap
        WHERE organisatie_id = $1 AND casus_id = $2 ORDER BY volgnummer)",
        [&](std::int64_t number, std::string van, std::string naar, db::Bytes why, GebruikerId door, std::string op) {
            all.push_back({number, std::move(van), std::move(naar), unseal(casus, why.value, "stap/" + std::to_string(number)), std::move(door),
                           std::move(op)});
        },
        ctx.wie().organisatie, casus.id);
    return all;
}

std::int64_t count_onleesbare_stappen(app::Context& ctx, const Casus& casus) {
    std::int64_t aantal = 0;
    ctx.tx().each<std::int64_t, db::Bytes>(R"(SELECT volgnummer, toelichting FROM casus_stap WHERE organisatie_id = $1 AND casus_id = $2)",
                                           [&](std::int64_t number, db::Bytes why) { aantal += !try_unseal(casus, why.value, "stap/" + std::to_string(number)); },
                                           ctx.wie().organisatie, casus.id);
    return aantal;
}

Result<> set_status(app::Context& ctx, const Casus& casus, std::string_view naar, std::string_view toelichting) {
    const auto changed = ctx.tx().exec(R"(
        UPDATE casus SET status = $3, status_sinds = $4, versie = versie + 1
        WHERE organisatie_id = $1 AND casus_id = $2 AND versie = $5)",
                                       ctx.wie().organisatie, casus.id, naar, ctx.now_iso(), casus.versie);
    if (changed == 0) return fail("algemeen.botsing");
    const auto number = ctx.tx().value<std::int64_t>(
        R"(SELECT coalesce(max(volgnummer), 0) + 1 FROM casus_stap WHERE organisatie_id = $1 AND casus_id = $2)", ctx.wie().organisatie, casus.id);
    ctx.tx().exec(R"(
        INSERT INTO casus_stap (organisatie_id, casus_id, volgnummer, van, naar, door_id, op, toelichting, inhoud)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                  ctx.wie().organisatie, casus.id, *number, casus.status, naar, ctx.wie().gebruiker, ctx.now_iso(),
                  db::Bytes{seal(ctx, casus, toelichting, "stap/" + std::to_string(*number))}, to_text(inhoud_nu(ctx.services.bestanden)));
    ctx.log("casus.status_" + std::string(naar), "casus", casus.id.value);
    touch(ctx, casus);
    return {};
}

Result<> erase(app::Context& ctx, const Casus& casus) {
    const auto& organisatie = ctx.wie().organisatie;
    for (const std::string_view sql : {R"(DELETE FROM rekenoordeel WHERE organisatie_id = $1 AND casus_id = $2)",
                                       R"(DELETE FROM rekenbewijs WHERE organisatie_id = $1 AND casus_id = $2)",
                                       R"(DELETE FROM onderdeel_versie WHERE organisatie_id = $1 AND casus_id = $2)",
                                       R"(DELETE FROM onderdeel WHERE organisatie_id = $1 AND casus_id = $2)",
                                       R"(DELETE FROM casus_stap WHERE organisatie_id = $1 AND casus_id = $2)",
                                       R"(DELETE FROM casus_deelnemer WHERE organisatie_id = $1 AND casus_id = $2)",
                                       R"(UPDATE casus SET sleutel = NULL, gedeeld = 0, versie = versie + 1 WHERE organisatie_id = $1 AND casus_id = $2)"})
        ctx.tx().exec(sql, organisatie, casus.id);
    for (const auto wis : bij_wissen()) wis(ctx, casus);
    app::forget_sent_to(ctx, "/casussen/" + casus.id.value);
    ctx.log("casus.gewist", "casus", casus.id.value);
    tell(ctx, casus.id);
    return {};
}

std::string seal(app::Context& ctx, const Casus& casus, std::string_view plain, std::string_view place) {
    return crypto::seal(casus.sleutel, ctx.random(), plain, casus.id.value + "/" + std::string(place));
}

std::optional<std::string> try_unseal(const Casus& casus, std::string_view sealed, std::string_view place) {
    return crypto::open(casus.sleutel, sealed, casus.id.value + "/" + std::string(place));
}

std::string unseal(const Casus& casus, std::string_view sealed, std::string_view place) {
    auto plain = try_unseal(casus, sealed, place);
    if (!plain) throw Onleesbaar("Een tekst in de database is beschadigd of staat op de verkeerde plek. Zet een reservekopie terug.");
    return std::move(*plain);
}

}  // namespace ontknoop::casus
