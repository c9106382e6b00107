// SPDX-License-Identifier: EUPL-1.2
#include "onderbouwing/citaat_stand.h"

namespace ontknoop::onderbouwing {

void onthoud_plaats(app::Context& ctx, const casus::Casus& casus, const maatwerkplan::Onderdeel& grond) {
    const auto& organisatie = ctx.wie().organisatie;
    const auto citaat = lees_citaat(grond);
    if (!citaat) {
        ctx.tx().exec(R"(DELETE FROM citaat_plaats WHERE organisatie_id = $1 AND casus_id = $2 AND onderdeel_id = $3)", organisatie, casus.id, grond.id);
        return;
    }
    ctx.tx().exec(R"(
        INSERT INTO citaat_plaats (organisatie_id, casus_id, onderdeel_id, regeling_id, gezien) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (organisatie_id, casus_id, onderdeel_id) DO UPDATE SET regeling_id = excluded.regeling_id, gezien = excluded.gezien)",
                  organisatie, casus.id, grond.id, citaat->anker.regeling_id, citaat->gezien);
}

std::vector<Citaatplaats> citaatplaatsen(app::Context& ctx) {
    std::vector<Citaatplaats> all;
    ctx.tx().each<CasusId, OnderdeelId, std::string, std::string>(
        R"(
        SELECT p.casus_id, p.onderdeel_id, p.regeling_id, p.gezien
        FROM citaat_plaats p JOIN casus c ON c.organisatie_id = p.organisatie_id AND c.casus_id = p.casus_id
        WHERE p.organisatie_id = $1 AND c.sleutel IS NOT NULL
          AND (c.eigenaar_id = $2 OR EXISTS (SELECT 1 FROM casus_deelnemer d WHERE d.organisatie_id = c.organisatie_id AND d.casus_id = c.casus_id
                                             AND d.gebruiker_id = $2))
        ORDER BY p.casus_id, p.onderdeel_id)",
        [&](CasusId casus, OnderdeelId grond, std::string regeling, std::string gezien) {
            all.push_back({std::move(casus), std::move(grond), std::move(regeling), std::move(gezien)});
        },
        ctx.wie().organisatie, ctx.wie().gebruiker);
    return all;
}

}  // namespace ontknoop::onderbouwing
