// SPDX-License-Identifier: EUPL-1.2
//
// Private to werkplek/: cases with their alias, as rows of a table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/page.h"
#include "casus/casus.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::werkplek {

struct CasusRij {
    casus::Casus casus;
    std::string alias, eigenaar;
};
// Cases with alias and the name of their owner.
std::vector<CasusRij> with_alias(app::Context&, std::vector<casus::Casus>);
// The plan of a case in a list; nothing when it is damaged, which is then in the log: one plan must not hide all others.
std::optional<maatwerkplan::Plan> load_leesbaar(app::Context&, const casus::Casus&);
void draw_casus_tabel(html::Out&, const app::Context&, const std::vector<CasusRij>&, std::string_view bijschrift);
std::string naam_van(const app::Context&, const CasusRij&);

}  // namespace ontknoop::werkplek
