// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "invoering/invoer_controle.h"
#include "ruimte/inventaris.h"

namespace ontknoop::ruimte {

namespace {

bool bestaat_onderdeel(app::Context& ctx, std::string_view id) {
    for (const Inventarisgroep& groep : load_inventaris(ctx.services.bestanden, *ctx.services.bepalingen))
        if (std::ranges::find(groep.delen, id, &Inventarisdeel::id) != groep.delen.end()) return true;
    return false;
}

}  // namespace

std::vector<Bevinding> bevindingen(app::Context& ctx) {
    std::vector<Bevinding> all;
    ctx.tx().each<std::string, std::string, std::string, std::string, std::string, GebruikerId, std::string, std::int64_t>(
        R"(
        SELECT onderdeel, status, vindplaats, toelichting, bepaling, gewijzigd_door, gewijzigd_op, versie
        FROM inventaris WHERE organisatie_id = $1 ORDER BY onderdeel)",
        [&](std::string onderdeel, std::string status, std::string vindplaats, std::string toelichting, std::string bepaling, GebruikerId door, std::string op,
            std::int64_t versie) {
            all.push_back({std::move(onderdeel), std::move(status), std::move(vindplaats), std::move(toelichting), std::move(bepaling), std::move(door),
                           std::move(op), versie});
        },
        ctx.wie().organisatie);
    return all;
}

Result<> note(app::Context& ctx, const Bevinding& b, std::int64_t versie) {
    if (!bestaat_onderdeel(ctx, b.onderdeel)) return not_found();
    Errors errors;
    const std::string vindplaats = invoering::controleer_tekst(b.vindplaats, "vindplaats", 300, "", errors);
    const std::string toelichting = invoering::controleer_tekst(b.toelichting, "toelichting", 1000, "", errors);
    const bool known = std::ranges::find(inventaris_statussen, b.status) != std::end(inventaris_statussen);
    if (!known) errors.push_back({"inventaris.status", {}, "status"});
    else if (b.status == "gevonden" && vindplaats.empty()) errors.push_back({"inventaris.vindplaats", {}, "vindplaats"});
    if (!errors.empty()) return fail(std::move(errors));
    const auto& wie = ctx.wie();
    const auto changed = versie == 0 ? ctx.tx().exec(R"(
        INSERT INTO inventaris (organisatie_id, onderdeel, status, vindplaats, toelichting, gewijzigd_door, gewijzigd_op)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (organisatie_id, onderdeel) DO NOTHING)",
                                                     wie.organisatie, b.onderdeel, b.status, vindplaats, toelichting, wie.gebruiker, ctx.now_iso())
                                     : ctx.tx().exec(R"(
        UPDATE inventaris SET status = $3, vindplaats = $4, toelichting = $5, gewijzigd_door = $6, gewijzigd_op = $7, versie = versie + 1
        WHERE organisatie_id = $1 AND onderdeel = $2 AND versie = $8)",
                                                     wie.organisatie, b.onderdeel, b.status, vindplaats, toelichting, wie.gebruiker, ctx.now_iso(), versie);
    if (changed == 0) return fail("ruimte.botsing");
    ctx.log("inventaris.bijgewerkt", "inventaris", b.onderdeel);
    return {};
}

void koppel_onderdeel(app::Context& ctx, std::string_view onderdeel, const std::string& sleutel) {
    if (onderdeel.empty()) return;
    ctx.tx().exec(R"(
        UPDATE inventaris SET bepaling = $3, versie = versie + 1 WHERE organisatie_id = $1 AND onderdeel = $2)",
                  ctx.wie().organisatie, onderdeel, sleutel);
}

}  // namespace ontknoop::ruimte
