// SPDX-License-Identifier: EUPL-1.2
#include "onderbouwing/wettekst.h"

#include "ruimte/bibliotheek.h"
#include "wetboek/wetboek.h"
#include "wetten/wetten_store.h"

namespace ontknoop::onderbouwing {

Date vandaag_van(const app::Context& ctx) { return local_date(ctx.clock().now()); }

std::optional<Wetversie> versie_nu(app::Context& ctx, std::string_view regeling_id) {
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    const auto v = wetten::find_versie_op(ctx.tx(), gemeente, regeling_id, vandaag_van(ctx));
    if (!v) return std::nullopt;
    return Wetversie{v->regeling_id, v->versie, v->citeertitel, v->geldig_van, v->versie + " " + v->hash.substr(0, 16)};
}

std::optional<wetten::Regelingversie> laad_versie(app::Context& ctx, const Wetversie& v) {
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    return wetten::load_versie(ctx.tx(), gemeente, v.regeling_id, v.versie);
}

std::optional<wetten::Regelingversie> laad_artikel(app::Context& ctx, const Wetversie& v, std::string_view nr) {
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    return wetten::load_artikel(ctx.tx(), gemeente, v.regeling_id, v.versie, nr);
}

std::vector<Wetregel> zoek_regelingen(app::Context& ctx, std::string_view woorden, int meeste) {
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    std::vector<Wetregel> all;
    for (wetten::Regeling& r : wetten::list_regelingen(ctx.tx(), gemeente, {.tekst = std::string(woorden), .stelsel = {}}, meeste, 0))
        all.push_back({std::move(r.id), std::move(r.citeertitel)});
    return all;
}

std::vector<Wetregel> artikelen_van(app::Context& ctx, const Wetversie& v) {
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    std::vector<Wetregel> all;
    for (wetten::Inhoudsregel& r : wetten::list_artikelen(ctx.tx(), gemeente, v.regeling_id, v.versie)) {
        const bool geldt = r.status != wetten::Artikelstatus::vervallen && (!r.inwerking || *r.inwerking <= vandaag_van(ctx));
        if (!r.nr.empty() && geldt) all.push_back({std::move(r.nr), std::move(r.titel)});
    }
    return all;
}

}  // namespace ontknoop::onderbouwing
