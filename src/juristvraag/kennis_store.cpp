// SPDX-License-Identifier: EUPL-1.2
#include "juristvraag/kennis_store.h"

namespace ontknoop::juristvraag {

namespace {

// $1 the organisation. A piece comes back once for each provision it is about, and once when there is none.
#define KENNIS_SELECT                                                                                              \
    "SELECT k.kennis_id, k.vraag, k.antwoord, k.vrijgegeven_door, k.op, b.bepaling FROM kennis k "                 \
    "LEFT JOIN kennis_bepaling b ON b.organisatie_id = k.organisatie_id AND b.kennis_id = k.kennis_id "            \
    "WHERE k.organisatie_id = $1 AND k.ingetrokken_op = ''"
#define KENNIS_ORDER " ORDER BY k.op DESC, k.kennis_id, b.bepaling"

template <class... A>
std::vector<Kennis> lees_kennis(app::Context& ctx, std::string_view sql, const A&... values) {
    std::vector<Kennis> all;
    ctx.tx().each<KennisId, std::string, std::string, GebruikerId, std::string, std::optional<std::string>>(
        sql,
        [&](KennisId id, std::string vraag, std::string antwoord, GebruikerId door, std::string op, std::optional<std::string> bepaling) {
            if (all.empty() || all.back().id != id) all.push_back({std::move(id), std::move(vraag), std::move(antwoord), {}, std::move(door), std::move(op)});
            if (bepaling) all.back().bepalingen.push_back(*std::move(bepaling));
        },
        ctx.wie().organisatie, values...);
    return all;
}

}  // namespace

void insert_kennis(app::Context& ctx, const VraagId& vraag, const Kennis& k) {
    const auto& organisatie = ctx.wie().organisatie;
    ctx.tx().exec(R"(
        INSERT INTO kennis (organisatie_id, kennis_id, vraag_id, vraag, antwoord, vrijgegeven_door, op)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
                  organisatie, k.id, vraag, k.vraag, k.antwoord, k.vrijgegeven_door, k.op);
    for (const std::string& bepaling : k.bepalingen)
        ctx.tx().exec(R"(INSERT INTO kennis_bepaling (organisatie_id, kennis_id, bepaling) VALUES ($1, $2, $3))", organisatie, k.id, bepaling);
}

bool end_kennis(app::Context& ctx, const KennisId& id) {
    return ctx.tx().exec(R"(
        UPDATE kennis SET ingetrokken_op = $3 WHERE organisatie_id = $1 AND kennis_id = $2 AND ingetrokken_op = '')",
                         ctx.wie().organisatie, id, ctx.now_iso()) == 1;
}

std::vector<Kennis> list_kennis(app::Context& ctx) { return lees_kennis(ctx, KENNIS_SELECT KENNIS_ORDER); }

std::vector<Kennis> kennis_bij(app::Context& ctx, std::string_view bepaling) {
    return lees_kennis(ctx,
                       KENNIS_SELECT " AND EXISTS (SELECT 1 FROM kennis_bepaling x WHERE x.organisatie_id = k.organisatie_id AND x.kennis_id = k.kennis_id "
                                     "AND x.bepaling = $2)" KENNIS_ORDER,
                       bepaling);
}

std::optional<Kennis> find_kennis(app::Context& ctx, std::string_view id) {
    const auto kennis = KennisId::parse(id);
    if (!kennis) return std::nullopt;
    auto found = lees_kennis(ctx, KENNIS_SELECT " AND k.kennis_id = $2" KENNIS_ORDER, *kennis);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace ontknoop::juristvraag
