// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/uitbreiding.h"

#include <algorithm>
#include <vector>

namespace ontknoop::maatwerkplan {

namespace {

// Filled while the program starts, only read afterwards.
std::vector<Uitbreiding>& uitbreidingen() {
    static std::vector<Uitbreiding> all;
    return all;
}

}  // namespace

void register_uitbreiding(const Uitbreiding& uitbreiding) {
    auto& all = uitbreidingen();
    CHECK(std::none_of(all.begin(), all.end(), [&](const Uitbreiding& u) { return u.naam == uitbreiding.naam; }));
    all.push_back(uitbreiding);
}

void run_na_stap(app::Context& ctx, const casus::Casus& casus, const Plan& plan, std::string_view naar) {
    for (const Uitbreiding& u : uitbreidingen())
        if (u.na_stap) u.na_stap(ctx, casus, plan, naar);
}

void draw_op_overzicht(html::Out& out, app::Context& ctx, const casus::Casus& casus, const Plan& plan) {
    for (const Uitbreiding& u : uitbreidingen())
        if (u.op_overzicht) u.op_overzicht(out, ctx, casus, plan);
}

}  // namespace ontknoop::maatwerkplan
