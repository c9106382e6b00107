// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/verzoek.h"

#include "maatwerkplan/levensloop.h"

namespace ontknoop::maatwerkplan {

bool mag_verzoek_schrijven(const casus::Casus& casus) { return casus.toegang == casus::Toegang::schrijven && !ligt_vast(casus.status); }

void draw_ligt_vast(html::Out& out, const inhoud::Teksten& t, const casus::Casus& casus) {
    if (casus.toegang == casus::Toegang::schrijven && ligt_vast(casus.status))
        html::put<R"(<p class="ok-zacht ok-niet-printen">{}</p>)">(out, t("fout.plan.ligt_vast"));
}

}  // namespace ontknoop::maatwerkplan
