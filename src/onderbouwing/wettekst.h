// SPDX-License-Identifier: EUPL-1.2
//
// The official texts as a plan needs them: the version that is the law today, and one article of it. Local rules of another
// municipality are not found.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "wetten/bibliotheek.h"

namespace ontknoop::onderbouwing {

Date vandaag_van(const app::Context&);

struct Wetversie {
    std::string regeling_id, versie, citeertitel;
    Date van{};
    std::string kenmerk;  // another one when the text was published again: what a citation was compared with
};
// The version that is the law today; nothing when the library has none.
std::optional<Wetversie> versie_nu(app::Context&, std::string_view regeling_id);
std::optional<wetten::Regelingversie> laad_versie(app::Context&, const Wetversie&);
// The version with this article only.
std::optional<wetten::Regelingversie> laad_artikel(app::Context&, const Wetversie&, std::string_view nr);

struct Wetregel {
    std::string id, naam;
};
// Regulations by words of their name, at most `meeste`.
std::vector<Wetregel> zoek_regelingen(app::Context&, std::string_view woorden, int meeste);
// Articles that are law today, with their heading.
std::vector<Wetregel> artikelen_van(app::Context&, const Wetversie&);

}  // namespace ontknoop::onderbouwing
