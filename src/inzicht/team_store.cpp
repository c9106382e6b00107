// SPDX-License-Identifier: EUPL-1.2
#include "inzicht/inzicht_handlers.h"

namespace ontknoop::inzicht {

std::set<GebruikerId> teamgenoten(app::Context& ctx) {
    std::set<GebruikerId> all;
    ctx.tx().each<GebruikerId>(
        R"(
        SELECT DISTINCT a.gebruiker_id FROM team_lid a
        JOIN team_lid b ON b.organisatie_id = a.organisatie_id AND b.team_id = a.team_id
        WHERE a.organisatie_id = $1 AND b.gebruiker_id = $2)",
        [&](GebruikerId id) { all.insert(std::move(id)); }, ctx.wie().organisatie, ctx.wie().gebruiker);
    return all;
}

}  // namespace ontknoop::inzicht
