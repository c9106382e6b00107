// SPDX-License-Identifier: EUPL-1.2
//
// Private to ruimte/: its handlers, gathered in the table of ruimte.cpp, and what its pages share.
#pragma once

#include "app/context.h"
#include "app/page.h"
#include "ruimte/inhoud.h"
#include "ruimte/versie.h"

namespace ontknoop::ruimte {

http::Response show_lijst(app::Context&, Soort);
http::Response show_nieuw(app::Context&, Soort);
http::Response post_nieuw(app::Context&, Soort);
http::Response show_wijzigen(app::Context&, Soort);
http::Response post_wijzigen(app::Context&, Soort);
http::Response show_dossier(app::Context&, Soort);
http::Response post_oordeel(app::Context&, Soort);
http::Response post_intrekken(app::Context&, Soort);

http::Response show_uitwisselen(app::Context&);
http::Response download_toml(app::Context&);
http::Response download_json(app::Context&);
http::Response api_eigen(app::Context&);
http::Response post_bekijken(app::Context&);
http::Response post_inlezen(app::Context&);

http::Response show_inventaris(app::Context&);
http::Response post_inventaris(app::Context&);

// "/wetten/eigen", "/wetten/argumenten"
std::string_view pad(Soort);
// The way up from a page about entries of this kind.
std::vector<app::Kruimel> kruimels(const app::Context&, Soort, bool tot_lijst);
// The words of a field for this kind: "ruimte.veld.bepaling.titel".
std::string label(const inhoud::Teksten&, Soort, const Veldregel&);
// A stored value as a person reads it: names of codes, dates written out, one item on each line.
std::string in_woorden(const app::Context&, const Veldregel&, const std::vector<std::string>&);
// Names of colleagues by id; "" for who left.
class Namen {
public:
    explicit Namen(app::Context&);
    std::string operator()(const GebruikerId&) const;

private:
    std::vector<std::pair<GebruikerId, std::string>> namen_;
};
std::string dag_van(const std::string& moment);

}  // namespace ontknoop::ruimte
