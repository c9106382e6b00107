// SPDX-License-Identifier: EUPL-1.2
//
// Private to werkplek/: cases with their alias, as rows of a table.
#pragma once

#include <string>
#include <vector>

#include "app/page.h"
#include "casus/casus.h"

namespace ontknoop::werkplek {

struct CasusRij {
    casus::Casus casus;
    std::string alias, eigenaar;
};
// Cases with alias and the name of their owner.
std::vector<CasusRij> with_alias(app::Context&, std::vector<casus::Casus>);
void draw_casus_tabel(html::Out&, const app::Context&, const std::vector<CasusRij>&, std::string_view bijschrift);
std::string naam_van(const app::Context&, const CasusRij&);

}  // namespace ontknoop::werkplek
