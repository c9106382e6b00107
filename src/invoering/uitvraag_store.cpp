// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <set>

#include "app/once.h"
#include "base/text.h"
#include "casus/leesbaar.h"
#include "invoering/invoer_controle.h"
#include "invoering/uitvraag.h"
#include "maatwerkplan/privacy.h"

namespace ontknoop::invoering {

using toegang::Recht;

namespace {

std::string vraag_plek(const OrganisatieId& organisatie, const UitvraagId& id) { return "uitvraag/" + organisatie.value + "/" + id.value; }
std::string antwoord_plek(const OrganisatieId& organisatie, const UitvraagId& id, std::string_view antwoord) {
    return vraag_plek(organisatie, id) + "/" + std::string(antwoord);
}

crypto::Key sleutel_van(app::Context& ctx) { return ctx.services.sleutels.organisatie_sleutel(ctx.tx(), ctx.wie().organisatie); }

std::string open_tekst(const crypto::Key& key, const db::Bytes& sealed, const std::string& plek) {
    auto plain = crypto::open(key, sealed.value, plek);
    if (!plain) throw casus::Onleesbaar("Een vraag of antwoord in de database is beschadigd of staat op de verkeerde plek. Zet een reservekopie terug.");
    return std::move(*plain);
}

// A letter or digit of a folded text, or a byte of a letter that fold() left as it was.
bool hoort_bij_woord(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

bool heeft_woord(const std::string& tekst, const std::string& woord) {
    for (std::size_t at = tekst.find(woord); at != std::string::npos; at = tekst.find(woord, at + 1)) {
        const std::size_t end = at + woord.size();
        if ((at == 0 || !hoort_bij_woord(tekst[at - 1])) && (end == tekst.size() || !hoort_bij_woord(tekst[end]))) return true;
    }
    return false;
}

#define UITVRAAG_COLUMNS                                                                                                      \
    "u.uitvraag_id, u.vraag, u.gesteld_door, u.op, u.gesloten_op, (SELECT count(*) FROM uitvraag_antwoord a "                 \
    "WHERE a.organisatie_id = u.organisatie_id AND a.uitvraag_id = u.uitvraag_id)"
// $1 the organisation, $2 who looks. Without its key a case is erased, and its questions with it.
#define UITVRAAG_ZICHTBAAR                                                                                                    \
    " FROM uitvraag u JOIN casus c ON c.organisatie_id = u.organisatie_id AND c.casus_id = u.casus_id "                       \
    "WHERE u.organisatie_id = $1 AND c.sleutel IS NOT NULL AND (u.gesteld_door = $2 "                                         \
    "OR NOT EXISTS (SELECT 1 FROM uitvraag_team t WHERE t.organisatie_id = u.organisatie_id AND t.uitvraag_id = u.uitvraag_id) " \
    "OR EXISTS (SELECT 1 FROM uitvraag_team t JOIN team_lid l ON l.organisatie_id = t.organisatie_id AND l.team_id = t.team_id " \
    "WHERE t.organisatie_id = u.organisatie_id AND t.uitvraag_id = u.uitvraag_id AND l.gebruiker_id = $2))"

template <class... A>
std::vector<Uitvraag> lees_vragen(app::Context& ctx, std::string_view sql, const A&... values) {
    const crypto::Key key = sleutel_van(ctx);
    const OrganisatieId& organisatie = ctx.wie().organisatie;
    std::vector<Uitvraag> all;
    ctx.tx().each<UitvraagId, db::Bytes, GebruikerId, std::string, std::string, std::int64_t>(
        sql,
        [&](UitvraagId id, db::Bytes vraag, GebruikerId door, std::string op, std::string gesloten, std::int64_t aantal) {
            // One question that is damaged must not hide the others.
            auto tekst = casus::if_leesbaar([&] { return open_tekst(key, vraag, vraag_plek(organisatie, id)); });
            all.push_back({std::move(id), tekst ? *std::move(tekst) : ctx.t()("uitvraag.onleesbaar"), std::move(door), std::move(op), std::move(gesloten), aantal});
        },
        organisatie, values...);
    return all;
}

}  // namespace

bool mag_meedenken(const toegang::Wie& wie) {
    return wie.mag(Recht::casus_maken) || wie.mag(Recht::casus_beslissen) || wie.mag(Recht::casus_gedeeld_lezen);
}

std::vector<std::string> herkenbaar(const maatwerkplan::Plan& plan, std::string_view tekst) {
    std::vector<std::string> namen{std::string(plan.alias())};
    for (const auto* persoon : plan.van("persoon")) namen.emplace_back(persoon->get("roepnaam"));
    const std::string gevouwen = fold(tekst);
    std::erase_if(namen, [&](const std::string& naam) { return utf8_length(trim(naam)) < 3 || !heeft_woord(gevouwen, fold(trim(naam))); });
    return namen;
}

Result<UitvraagId> ask(app::Context& ctx, const casus::Casus& casus, const maatwerkplan::Plan& plan, std::string_view vraag,
                       const std::vector<std::string_view>& teams) {
    const auto& wie = ctx.wie();
    Errors errors;
    const std::string tekst = controleer_tekst(vraag, "vraag", 2000, "uitvraag.leeg", errors);
    for (const std::string& naam : herkenbaar(plan, tekst)) errors.push_back({"uitvraag.herkenbaar", {naam}, "vraag"});
    for (const std::string_view code : maatwerkplan::privacy_codes(tekst)) errors.push_back({std::string(code), {}, "vraag"});
    if (casus.oefen) errors.push_back({"uitvraag.oefencasus", {}, ""});
    const auto bestaand = organisatie::teams(ctx.tx(), wie.organisatie);
    const std::set<std::string_view> gekozen(teams.begin(), teams.end());
    const bool bekend = std::all_of(gekozen.begin(), gekozen.end(), [&](std::string_view id) {
        return std::any_of(bestaand.begin(), bestaand.end(), [&](const organisatie::Team& team) { return team.id == id; });
    });
    // Without any team the form has no such field to point at.
    if (!bekend) errors.push_back({"team.onbekend", {}, bestaand.empty() ? "" : "teams"});
    if (!errors.empty()) return fail(std::move(errors));

    const auto id = UitvraagId::make(ctx.clock(), ctx.random());
    ctx.tx().exec(R"(
        INSERT INTO uitvraag (organisatie_id, uitvraag_id, casus_id, vraag, gesteld_door, op)
        VALUES ($1, $2, $3, $4, $5, $6))",
                  wie.organisatie, id, casus.id, db::Bytes{crypto::seal(sleutel_van(ctx), ctx.random(), tekst, vraag_plek(wie.organisatie, id))},
                  wie.gebruiker, ctx.now_iso());
    for (const std::string_view team : gekozen)
        ctx.tx().exec(R"(INSERT INTO uitvraag_team (organisatie_id, uitvraag_id, team_id) VALUES ($1, $2, $3))", wie.organisatie, id, team);
    ctx.log("uitvraag.gesteld", "uitvraag", id.value);
    return id;
}

Result<> answer(app::Context& ctx, const Uitvraag& uitvraag, std::string_view tekst) {
    const auto& wie = ctx.wie();
    Errors errors;
    const std::string antwoord = controleer_tekst(tekst, "tekst", 4000, "antwoord.leeg", errors);
    if (!uitvraag.gesloten_op.empty()) errors.push_back({"uitvraag.gesloten", {}, ""});
    if (!errors.empty()) return fail(std::move(errors));
    const std::string id = make_id_text(ctx.clock().now(), ctx.random());
    ctx.tx().exec(R"(
        INSERT INTO uitvraag_antwoord (organisatie_id, uitvraag_id, antwoord_id, tekst, door_id, op)
        VALUES ($1, $2, $3, $4, $5, $6))",
                  wie.organisatie, uitvraag.id, id,
                  db::Bytes{crypto::seal(sleutel_van(ctx), ctx.random(), antwoord, antwoord_plek(wie.organisatie, uitvraag.id, id))}, wie.gebruiker,
                  ctx.now_iso());
    ctx.log("uitvraag.beantwoord", "uitvraag", uitvraag.id.value);
    return {};
}

Result<> close(app::Context& ctx, const Uitvraag& uitvraag) {
    const auto closed = ctx.tx().exec(R"(
        UPDATE uitvraag SET gesloten_op = $4 WHERE organisatie_id = $1 AND uitvraag_id = $2 AND gesteld_door = $3 AND gesloten_op = '')",
                                      ctx.wie().organisatie, uitvraag.id, ctx.wie().gebruiker, ctx.now_iso());
    if (closed == 0) return not_found();
    ctx.log("uitvraag.gesloten", "uitvraag", uitvraag.id.value);
    return {};
}

std::int64_t count_open_vragen(app::Context& ctx) {
    return ctx.tx().value<std::int64_t>("SELECT count(*)" UITVRAAG_ZICHTBAAR " AND u.gesloten_op = ''", ctx.wie().organisatie, ctx.wie().gebruiker).value_or(0);
}

std::vector<Uitvraag> open_vragen(app::Context& ctx, int limit, int offset) {
    return lees_vragen(ctx, "SELECT " UITVRAAG_COLUMNS UITVRAAG_ZICHTBAAR " AND u.gesloten_op = '' ORDER BY u.op DESC, u.uitvraag_id LIMIT $3 OFFSET $4",
                       ctx.wie().gebruiker, limit, offset);
}

std::optional<Uitvraag> find_uitvraag(app::Context& ctx, std::string_view id) {
    const auto uitvraag = UitvraagId::parse(id);
    if (!uitvraag) return std::nullopt;
    auto found = lees_vragen(ctx, "SELECT " UITVRAAG_COLUMNS UITVRAAG_ZICHTBAAR " AND u.uitvraag_id = $3", ctx.wie().gebruiker, *uitvraag);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<Uitvraag> vragen_van(app::Context& ctx, const casus::Casus& casus) {
    return lees_vragen(ctx, "SELECT " UITVRAAG_COLUMNS " FROM uitvraag u WHERE u.organisatie_id = $1 AND u.casus_id = $2 ORDER BY u.op DESC, u.uitvraag_id", casus.id);
}

void wis_vragen_van(app::Context& ctx, const casus::Casus& casus) {
    std::vector<std::string> ids;
    ctx.tx().each<std::string>(R"(SELECT uitvraag_id FROM uitvraag WHERE organisatie_id = $1 AND casus_id = $2)", [&](std::string id) { ids.push_back(std::move(id)); },
                               ctx.wie().organisatie, casus.id);
    for (const std::string& id : ids) app::forget_sent_to(ctx, "/vragen/" + id);
    for (const std::string_view sql : {R"(DELETE FROM uitvraag_antwoord WHERE organisatie_id = $1 AND uitvraag_id IN
                                          (SELECT uitvraag_id FROM uitvraag WHERE organisatie_id = $1 AND casus_id = $2))",
                                       R"(DELETE FROM uitvraag_team WHERE organisatie_id = $1 AND uitvraag_id IN
                                          (SELECT uitvraag_id FROM uitvraag WHERE organisatie_id = $1 AND casus_id = $2))",
                                       R"(DELETE FROM uitvraag WHERE organisatie_id = $1 AND casus_id = $2)"})
        ctx.tx().exec(sql, ctx.wie().organisatie, casus.id);
}

std::int64_t count_onleesbaar(app::Context& ctx, const casus::Casus& casus) {
    std::int64_t aantal = 0;
    const crypto::Key key = sleutel_van(ctx);
    const auto& organisatie = ctx.wie().organisatie;
    const auto tel = [&](const db::Bytes& sealed, const std::string& plek) { aantal += !crypto::open(key, sealed.value, plek); };
    ctx.tx().each<UitvraagId, db::Bytes>(R"(SELECT uitvraag_id, vraag FROM uitvraag WHERE organisatie_id = $1 AND casus_id = $2)",
                                         [&](UitvraagId id, db::Bytes vraag) { tel(vraag, vraag_plek(organisatie, id)); }, organisatie, casus.id);
    ctx.tx().each<UitvraagId, std::string, db::Bytes>(
        R"(
        SELECT a.uitvraag_id, a.antwoord_id, a.tekst FROM uitvraag_antwoord a
        JOIN uitvraag u ON u.organisatie_id = a.organisatie_id AND u.uitvraag_id = a.uitvraag_id
        WHERE a.organisatie_id = $1 AND u.casus_id = $2)",
        [&](UitvraagId id, std::string antwoord, db::Bytes tekst) { tel(tekst, antwoord_plek(organisatie, id, antwoord)); }, organisatie, casus.id);
    return aantal;
}

std::vector<UitvraagAntwoord> antwoorden(app::Context& ctx, const Uitvraag& uitvraag) {
    const crypto::Key key = sleutel_van(ctx);
    std::vector<UitvraagAntwoord> all;
    ctx.tx().each<std::string, db::Bytes, GebruikerId, std::string>(
        R"(
        SELECT antwoord_id, tekst, door_id, op FROM uitvraag_antwoord
        WHERE organisatie_id = $1 AND uitvraag_id = $2 ORDER BY op, antwoord_id)",
        [&](std::string id, db::Bytes tekst, GebruikerId door, std::string op) {
            auto woorden = casus::if_leesbaar([&] { return open_tekst(key, tekst, antwoord_plek(ctx.wie().organisatie, uitvraag.id, id)); });
            all.push_back({woorden ? *std::move(woorden) : ctx.t()("uitvraag.antwoord_onleesbaar"), std::move(door), std::move(op)});
        },
        ctx.wie().organisatie, uitvraag.id);
    return all;
}

}  // namespace ontknoop::invoering
