// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/weggelaten.h"

namespace ontknoop::maatwerkplan {

using html::put;

std::string zin_niet_meegeteld(const inhoud::Teksten& t, std::size_t aantal) {
    if (aantal == 0) return {};
    return aantal == 1 ? t("weggelaten.niet_meegeteld_een") : t("weggelaten.niet_meegeteld", {std::to_string(aantal)});
}

void draw_niet_meegeteld(html::Out& out, const inhoud::Teksten& t, std::size_t aantal) {
    if (aantal == 0) return;
    put<R"(<div class="utrecht-alert utrecht-alert--warning"><div class="utrecht-alert__content"><p class="nl-paragraph">{}</p></div></div>)">(out, zin_niet_meegeteld(t, aantal));
}

void draw_niet_getoond(html::Out& out, const inhoud::Teksten& t, std::size_t aantal) {
    if (aantal == 0) return;
    put<R"(<p class="ok-zacht">{}</p>)">(out, aantal == 1 ? t("weggelaten.niet_getoond_een") : t("weggelaten.niet_getoond", {std::to_string(aantal)}));
}

}  // namespace ontknoop::maatwerkplan
