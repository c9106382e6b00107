// SPDX-License-Identifier: EUPL-1.2
#include "juristvraag/vraag_store.h"

#include "app/once.h"
#include "casus/leesbaar.h"
#include "casus/sleutel.h"

namespace ontknoop::juristvraag {

namespace {

// Splits what is sealed as one: no text can hold a NUL.
constexpr char scheiding = '\0';

std::string vraag_plek(const OrganisatieId& organisatie, const VraagId& id) { return "juristvraag/" + organisatie.value + "/" + id.value; }
std::string bericht_plek(const OrganisatieId& organisatie, const VraagId& id, std::string_view bericht) {
    return vraag_plek(organisatie, id) + "/" + std::string(bericht);
}

// Nothing when the case was erased.
std::optional<crypto::Key> sleutel_van(app::Context& ctx, const std::optional<CasusId>& casus) {
    if (casus) return casus::find_sleutel(ctx, *casus);
    return ctx.services.sleutels.organisatie_sleutel(ctx.tx(), ctx.wie().organisatie);
}

std::string open_tekst(const crypto::Key& key, const db::Bytes& sealed, const std::string& plek) {
    auto plain = crypto::open(key, sealed.value, plek);
    if (!plain) throw casus::Onleesbaar("Een vraag aan de jurist in de database is beschadigd of staat op de verkeerde plek. Zet een reservekopie terug.");
    return std::move(*plain);
}

// False when the case was erased.
bool open_vraag(app::Context& ctx, Juristvraag& v, const db::Bytes& inhoud) {
    const auto key = sleutel_van(ctx, v.casus);
    if (!key) return false;
    std::string plain = open_tekst(*key, inhoud, vraag_plek(ctx.wie().organisatie, v.id));
    const std::size_t at = plain.find(scheiding);
    CHECK(at != std::string::npos);
    v.context = plain.substr(at + 1);
    plain.resize(at);
    v.vraag = std::move(plain);
    return true;
}

#define JURISTVRAAG_COLUMNS "v.vraag_id, v.casus_id, v.inhoud, v.bepaling, v.status, v.behandelaar, v.gesteld_door, v.op, v.gewijzigd_op"
// $1 the organisation, $2 who looks, $3 1 when that person answers questions. Without its key a case is erased, and its
// questions with it.
#define JURISTVRAAG_ZICHTBAAR                                                                                             \
    " FROM juristvraag v LEFT JOIN casus c ON c.organisatie_id = v.organisatie_id AND c.casus_id = v.casus_id "           \
    "WHERE v.organisatie_id = $1 AND (v.casus_id IS NULL OR c.sleutel IS NOT NULL) AND (v.gesteld_door = $2 OR $3 = 1)"

template <class... A>
std::vector<Juristvraag> lees_vragen(app::Context& ctx, std::string_view sql, const A&... values) {
    struct Rij {
        Juristvraag vraag;
        db::Bytes inhoud;
    };
    std::vector<Rij> rijen;
    const auto& wie = ctx.wie();
    ctx.tx().each<VraagId, std::optional<std::string>, db::Bytes, std::string, std::string, std::optional<std::string>, GebruikerId, std::string, std::string>(
        sql,
        [&](VraagId id, std::optional<std::string> casus, db::Bytes inhoud, std::string bepaling, std::string status, std::optional<std::string> behandelaar,
            GebruikerId door, std::string op, std::string gewijzigd) {
            Juristvraag v;
            v.id = std::move(id);
            if (casus) v.casus = CasusId{*std::move(casus)};
            v.bepaling = std::move(bepaling);
            v.status = std::move(status);
            if (behandelaar) v.behandelaar = GebruikerId{*std::move(behandelaar)};
            v.gesteld_door = std::move(door);
            v.op = std::move(op);
            v.gewijzigd_op = std::move(gewijzigd);
            rijen.push_back({std::move(v), std::move(inhoud)});
        },
        wie.organisatie, wie.gebruiker, mag_antwoorden(wie), values...);
    std::vector<Juristvraag> all;
    for (Rij& rij : rijen) {
        const auto gelezen = casus::if_leesbaar([&] { return open_vraag(ctx, rij.vraag, rij.inhoud); });
        // One question that is damaged must not hide the others of the queue.
        rij.vraag.onleesbaar = !gelezen;
        if (!gelezen) rij.vraag.vraag = ctx.t()("juristvraag.onleesbaar");
        if (!gelezen || *gelezen) all.push_back(std::move(rij.vraag));
    }
    return all;
}

}  // namespace

void insert_vraag(app::Context& ctx, const Juristvraag& v) {
    const auto key = sleutel_van(ctx, v.casus);
    CHECK(key.has_value());
    const auto& organisatie = ctx.wie().organisatie;
    const std::string plain = v.vraag + scheiding + v.context;
    ctx.tx().exec(R"(
        INSERT INTO juristvraag (organisatie_id, vraag_id, casus_id, inhoud, bepaling, status, gesteld_door, op, gewijzigd_op)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
                  organisatie, v.id, v.casus, db::Bytes{crypto::seal(*key, ctx.random(), plain, vraag_plek(organisatie, v.id))}, v.bepaling, v.status,
                  v.gesteld_door, v.op, v.gewijzigd_op);
}

void insert_bericht(app::Context& ctx, const Juristvraag& v, std::string_view soort, const std::string& tekst) {
    const auto key = sleutel_van(ctx, v.casus);
    CHECK(key.has_value());
    const auto& wie = ctx.wie();
    const std::string id = make_id_text(ctx.clock().now(), ctx.random());
    ctx.tx().exec(R"(
        INSERT INTO juristvraag_bericht (organisatie_id, vraag_id, bericht_id, soort, tekst, door_id, op)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
                  wie.organisatie, v.id, id, soort, db::Bytes{crypto::seal(*key, ctx.random(), tekst, bericht_plek(wie.organisatie, v.id, id))}, wie.gebruiker, ctx.now_iso());
}

bool set_status(app::Context& ctx, const Juristvraag& v, std::string_view status, const std::optional<GebruikerId>& behandelaar) {
    return ctx.tx().exec(R"(
        UPDATE juristvraag SET status = $3, behandelaar = $4, gewijzigd_op = $5
        WHERE organisatie_id = $1 AND vraag_id = $2 AND status <> 'gesloten')",
                         ctx.wie().organisatie, v.id, status, behandelaar, ctx.now_iso()) == 1;
}

std::int64_t count_vragen(app::Context& ctx, const Vraagfilter& filter) {
    const auto& wie = ctx.wie();
    return ctx.tx()
        .value<std::int64_t>("SELECT count(*)" JURISTVRAAG_ZICHTBAAR " AND ($4 = '' OR v.status = $4) AND ($5 = 0 OR v.gesteld_door = $2)", wie.organisatie,
                             wie.gebruiker, mag_antwoorden(wie), filter.status, filter.alleen_mijn)
        .value_or(0);
}

std::vector<Juristvraag> list_vragen(app::Context& ctx, const Vraagfilter& filter, int limit, int offset) {
    return lees_vragen(ctx,
                       "SELECT " JURISTVRAAG_COLUMNS JURISTVRAAG_ZICHTBAAR " AND ($4 = '' OR v.status = $4) AND ($5 = 0 OR v.gesteld_door = $2) "
                       "ORDER BY v.gewijzigd_op DESC, v.vraag_id LIMIT $6 OFFSET $7",
                       filter.status, filter.alleen_mijn, limit, offset);
}

std::vector<Juristvraag> vragen_van(app::Context& ctx, const CasusId& casus) {
    return lees_vragen(ctx,
                       "SELECT " JURISTVRAAG_COLUMNS JURISTVRAAG_ZICHTBAAR " AND v.casus_id = $4 AND v.gesteld_door = $2 "
                       "ORDER BY v.gewijzigd_op DESC, v.vraag_id",
                       casus);
}

std::vector<Juristvraag> te_beantwoorden(app::Context& ctx, int limit) {
    if (!mag_antwoorden(ctx.wie())) return {};
    return lees_vragen(ctx,
                       "SELECT " JURISTVRAAG_COLUMNS JURISTVRAAG_ZICHTBAAR " AND v.gesteld_door <> $2 "
                       "AND (v.status = 'open' OR (v.status = 'in_behandeling' AND v.behandelaar = $2)) ORDER BY v.gewijzigd_op, v.vraag_id LIMIT $4",
                       limit);
}

std::vector<Juristvraag> net_beantwoord(app::Context& ctx, int limit) {
    if (!mag_vragen(ctx.wie())) return {};
    return lees_vragen(ctx,
                       "SELECT " JURISTVRAAG_COLUMNS JURISTVRAAG_ZICHTBAAR " AND v.gesteld_door = $2 AND v.status = 'beantwoord' AND v.gewijzigd_op >= $4 "
                       "ORDER BY v.gewijzigd_op, v.vraag_id LIMIT $5",
                       to_iso(ctx.clock().now() - std::chrono::days(30)), limit);
}

std::optional<Juristvraag> find_vraag(app::Context& ctx, std::string_view id) {
    const auto vraag = VraagId::parse(id);
    if (!vraag) return std::nullopt;
    auto found = lees_vragen(ctx, "SELECT " JURISTVRAAG_COLUMNS JURISTVRAAG_ZICHTBAAR " AND v.vraag_id = $4", *vraag);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Bericht> berichten(app::Context& ctx, const Juristvraag& v) {
    std::vector<Bericht> all;
    if (v.onleesbaar) return all;
    const auto key = sleutel_van(ctx, v.casus);
    if (!key) return all;
    const auto& organisatie = ctx.wie().organisatie;
    ctx.tx().each<std::string, std::string, db::Bytes, GebruikerId, std::string>(
        R"(
        SELECT bericht_id, soort, tekst, door_id, op FROM juristvraag_bericht
        WHERE organisatie_id = $1 AND vraag_id = $2 ORDER BY op, bericht_id)",
        [&](std::string id, std::string soort, db::Bytes tekst, GebruikerId door, std::string op) {
            auto woorden = casus::if_leesbaar([&] { return open_tekst(*key, tekst, bericht_plek(organisatie, v.id, id)); });
            all.push_back({std::move(soort), woorden ? *woorden : ctx.t()("juristvraag.bericht_onleesbaar"), std::move(door), std::move(op), !woorden});
        },
        organisatie, v.id);
    return all;
}

namespace {

// Of the questions that `vragen` gives, and the messages that `berichten` gives, how many `key` does not open.
template <class... A>
std::int64_t tel_onleesbaar(app::Context& ctx, const crypto::Key& key, std::string_view vragen, std::string_view berichten, const A&... values) {
    const auto& organisatie = ctx.wie().organisatie;
    std::int64_t aantal = 0;
    const auto tel = [&](const db::Bytes& sealed, const std::string& plek) { aantal += !crypto::open(key, sealed.value, plek); };
    ctx.tx().each<VraagId, db::Bytes>(vragen, [&](VraagId id, db::Bytes inhoud) { tel(inhoud, vraag_plek(organisatie, id)); }, organisatie, values...);
    ctx.tx().each<VraagId, std::string, db::Bytes>(
        berichten, [&](VraagId id, std::string bericht, db::Bytes tekst) { tel(tekst, bericht_plek(organisatie, id, bericht)); }, organisatie, values...);
    return aantal;
}

#define JURISTVRAAG_INHOUD "SELECT v.vraag_id, v.inhoud FROM juristvraag v WHERE v.organisatie_id = $1 AND "
#define JURISTVRAAG_TEKSTEN                                                  \
    "SELECT b.vraag_id, b.bericht_id, b.tekst FROM juristvraag_bericht b "   \
    "JOIN juristvraag v ON v.organisatie_id = b.organisatie_id AND v.vraag_id = b.vraag_id WHERE b.organisatie_id = $1 AND "

}  // namespace

std::int64_t count_onleesbaar(app::Context& ctx, const casus::Casus& casus) {
    return tel_onleesbaar(ctx, casus.sleutel, JURISTVRAAG_INHOUD "v.casus_id = $2", JURISTVRAAG_TEKSTEN "v.casus_id = $2", casus.id);
}

std::int64_t count_onleesbaar_buiten_casus(app::Context& ctx) {
    const auto key = ctx.services.sleutels.organisatie_sleutel(ctx.tx(), ctx.wie().organisatie);
    return tel_onleesbaar(ctx, key, JURISTVRAAG_INHOUD "v.casus_id IS NULL", JURISTVRAAG_TEKSTEN "v.casus_id IS NULL");
}

void forget_verzonden_vragen(app::Context& ctx, const casus::Casus& casus) {
    std::vector<std::string> ids;
    ctx.tx().each<std::string>(R"(SELECT vraag_id FROM juristvraag WHERE organisatie_id = $1 AND casus_id = $2)", [&](std::string id) { ids.push_back(std::move(id)); },
                               ctx.wie().organisatie, casus.id);
    for (const std::string& id : ids) app::forget_sent_to(ctx, "/wetten/juristvragen/" + id);
}

}  // namespace ontknoop::juristvraag
