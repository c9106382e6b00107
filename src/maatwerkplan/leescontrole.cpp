// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/leescontrole.h"

#include <algorithm>

#include "casus/leesbaar.h"
#include "casus/sleutel.h"
#include "maatwerkplan/maatwerkplan_store.h"

namespace ontknoop::maatwerkplan {

std::vector<Leesschade> find_leesschade(app::Context& ctx) {
    std::vector<casus::Casus> casussen = casus::list_for_figures(ctx);
    for (casus::Casus& oefen : casus::list_oefen(ctx)) casussen.push_back(std::move(oefen));
    std::ranges::sort(casussen, {}, &casus::Casus::nummer);
    std::vector<Leesschade> all;
    for (const casus::Casus& c : casussen) {
        Leesschade schade{.nummer = c.nummer};
        schade.sleutel = !casus::if_leesbaar([&] { return casus::find_sleutel(ctx, c.id); });
        if (!schade.sleutel) schade.teksten = store::count_onleesbaar(ctx, c) + casus::count_onleesbare_stappen(ctx, c);
        if (schade.sleutel || schade.teksten > 0) all.push_back(schade);
    }
    return all;
}

}  // namespace ontknoop::maatwerkplan
