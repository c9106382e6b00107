// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/eigen_prijs.h"

namespace ontknoop::maatwerkplan {

bool heeft_eigen_prijs(const Onderdeel& kostenpost) { return !kostenpost.get("bedrag").empty() && kostenpost.get("prijs").empty(); }

bool mist_prijsreden(const Onderdeel& o) { return o.soort->naam == "kostenpost" && heeft_eigen_prijs(o) && o.get("eigen_prijs_reden").empty(); }

bool is_prijsreden(const Soort& soort, const Veld& veld) { return soort.naam == "kostenpost" && veld.naam == "eigen_prijs_reden"; }

}  // namespace ontknoop::maatwerkplan
