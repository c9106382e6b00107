// SPDX-License-Identifier: EUPL-1.2
#include "casus/meedoen.h"

namespace ontknoop::casus {

using toegang::Recht;

bool mag_meedoen(const toegang::Rollen& rollen, bool oefen) {
    return toegang::heeft_recht(rollen, Recht::casus_maken) || toegang::heeft_recht(rollen, Recht::casus_gedeeld_lezen) ||
           (oefen && toegang::heeft_recht(rollen, Recht::oefenen));
}

std::vector<std::pair<GebruikerId, std::string>> kiesbare_collegas(const app::Context& ctx, Kiesbaar waarvoor, bool oefen) {
    std::vector<std::pair<GebruikerId, std::string>> all;
    for (const toegang::Gebruiker& g : toegang::list_gebruikers(ctx.tx(), ctx.wie().organisatie)) {
        const bool past = waarvoor == Kiesbaar::eigenaar ? toegang::heeft_recht(g.rollen, Recht::casus_maken) : mag_meedoen(g.rollen, oefen);
        if (past && !g.geblokkeerd) all.emplace_back(g.id, g.naam);
    }
    return all;
}

}  // namespace ontknoop::casus
