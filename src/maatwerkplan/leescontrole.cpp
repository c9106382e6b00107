// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/leescontrole.h"

#include <algorithm>

#include "casus/leesbaar.h"
#include "casus/sleutel.h"
#include "maatwerkplan/maatwerkplan_store.h"

namespace ontknoop::maatwerkplan {

namespace {

// Filled while the program starts, only read afterwards.
std::vector<std::int64_t (*)(app::Context&, const casus::Casus&)>& leescontroles() {
    static std::vector<std::int64_t (*)(app::Context&, const casus::Casus&)> all{store::count_onleesbaar, casus::count_onleesbare_stappen};
    return all;
}

std::vector<std::int64_t (*)(app::Context&)>& leescontroles_buiten_casus() {
    static std::vector<std::int64_t (*)(app::Context&)> all;
    return all;
}

}  // namespace

void register_leescontrole(std::int64_t (*count)(app::Context&, const casus::Casus&)) { leescontroles().push_back(count); }
void register_leescontrole_buiten_casus(std::int64_t (*count)(app::Context&)) { leescontroles_buiten_casus().push_back(count); }

std::int64_t count_leesschade_buiten_casus(app::Context& ctx) {
    std::int64_t teksten = 0;
    for (const auto count : leescontroles_buiten_casus()) teksten += count(ctx);
    return teksten;
}

std::vector<Leesschade> find_leesschade(app::Context& ctx) {
    std::vector<casus::Casus> casussen = casus::list_for_figures(ctx);
    for (casus::Casus& oefen : casus::list_oefen(ctx)) casussen.push_back(std::move(oefen));
    std::ranges::sort(casussen, {}, &casus::Casus::nummer);
    std::vector<Leesschade> all;
    for (const casus::Casus& c : casussen) {
        Leesschade schade{.nummer = c.nummer};
        schade.sleutel = !casus::if_leesbaar([&] { return casus::find_sleutel(ctx, c.id); });
        if (!schade.sleutel)
            for (const auto count : leescontroles()) schade.teksten += count(ctx, c);
        if (schade.sleutel || schade.teksten > 0) all.push_back(schade);
    }
    return all;
}

}  // namespace ontknoop::maatwerkplan
