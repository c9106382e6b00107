// SPDX-License-Identifier: EUPL-1.2
#include "casus/meedoen.h"

namespace ontknoop::casus {

using toegang::Recht;

bool werkt_mee(const toegang::Rollen& rollen, bool oefen) {
    return toegang::heeft_recht(rollen, Recht::casus_maken) || toegang::heeft_recht(rollen, Recht::casus_gedeeld_lezen) ||
           (oefen && toegang::heeft_recht(rollen, Recht::oefenen));
}

bool mag_meedoen(const toegang::Rollen& rollen, bool oefen) {
    return werkt_mee(rollen, oefen) || toegang::heeft_recht(rollen, Recht::casus_gevraagd_lezen);
}

bool is_van_buiten(const toegang::Wie& wie, bool oefen) { return !werkt_mee(wie.rollen, oefen); }

bool is_kiesbaar(const toegang::Collega& collega, Kiesbaar waarvoor, bool oefen) {
    if (collega.geblokkeerd) return false;
    switch (waarvoor) {
        case Kiesbaar::meedoen: return mag_meedoen(collega.rollen, oefen);
        case Kiesbaar::meewerken: return werkt_mee(collega.rollen, oefen);
        case Kiesbaar::eigenaar: return toegang::heeft_recht(collega.rollen, Recht::casus_maken);
    }
    return false;
}

std::vector<toegang::Collega> kiesbare_collegas(const app::Context& ctx, Kiesbaar waarvoor, bool oefen) {
    auto all = toegang::list_collegas(ctx.tx(), ctx.wie().organisatie);
    std::erase_if(all, [&](const toegang::Collega& c) { return !is_kiesbaar(c, waarvoor, oefen); });
    return all;
}

}  // namespace ontknoop::casus
