// SPDX-License-Identifier: EUPL-1.2
//
// Private to inzicht/: its handlers, and what they share.
#pragma once

#include <set>
#include <string>

#include "app/page.h"
#include "inzicht/cijferkast.h"
#include "inzicht/definities.h"
#include "inzicht/tegels.h"

namespace ontknoop::inzicht {

http::Response show_inzicht(app::Context&);
http::Response show_tegel(app::Context&);
http::Response download_tegel(app::Context&);
http::Response show_definities(app::Context&);
http::Response listen_inzicht(app::Context&);
http::Response download_sommen(app::Context&);
// The way to those downloads; nothing for who may not have them.
void draw_sommen_links(html::Out&, const app::Context&, bool oefen);

// What somebody asked to see.
struct Vraag {
    Selectie selectie;
    bool oefen = false;  // the practice cases of a demo organisation, instead of the real ones
    std::string blik;    // "team" or "alle"; empty: what fits who asks
    Errors fouten;       // inzicht.datum, inzicht.datum_volgorde, inzicht.keuze; the choice is then empty
};
Vraag read_vraag(const app::Context&);

// Whose plans count as the own team's: everybody in a team of who asks. Empty: in no team.
std::set<GebruikerId> teamgenoten(app::Context&);

// The plans that count for it, and what of them this person may see. Small numbers are shown of plans of the own team only.
struct Inzage {
    Vraag vraag;
    Verzameling alle;
    bool kan_kiezen = false;  // between the own team and the whole organisation
    bool team = false;        // only plans of the own team
    Gekozen gekozen;
    Gekozen buiten;           // of those, what who asks cannot see plan by plan: to know the own team is to know the rest
    std::optional<Bescherming> bescherming;  // empty: only plans of the own team, or the cases are made up
    std::string te_weinig;                   // text that says why there is nothing to show; empty: there is

    Tabel tabel(const app::Context&, const Tegel&) const;
};
Inzage load_inzage(app::Context&, Vraag);

// The section of one tile.
void draw_tegel(html::Out&, const app::Context&, const Inzage&, const Tegel&, const Definities&);
// "Plannen die begonnen van 1 januari 2026 tot en met vandaag, ..."
std::string periode_van(const app::Context&, const Inzage&);
// The same page or another with the same question.
html::Url with_vraag(html::Url, const Vraag&);

}  // namespace ontknoop::inzicht
