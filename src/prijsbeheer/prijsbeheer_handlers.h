// SPDX-License-Identifier: EUPL-1.2
//
// Private to prijsbeheer/: its handlers, gathered in the table of prijsbeheer.cpp, and what its pages share.
#pragma once

#include "app/page.h"
#include "prijsbeheer/prijsbeheer.h"

namespace ontknoop::prijsbeheer {

// Where a proposal was read from; empty when somebody typed it.
struct Importregel {
    std::string bestand;
    int regel = 0;
};
// propose_prijs() in two steps, so that many can be checked before any is kept.
struct Nieuwvoorstel {
    rekentool::Prijs prijs;
    std::string reden;
};
Result<Nieuwvoorstel> check_voorstel(app::Context&, const Prijsinvoer&, const std::string& reden);
PrijsvoorstelId keep_voorstel(app::Context&, Nieuwvoorstel, const Importregel&);

http::Response show_prijzen(app::Context&);
http::Response show_prijs(app::Context&);
http::Response show_prijsbeheer(app::Context&);
http::Response show_nieuwe_prijs(app::Context&);
http::Response create_voorstel_post(app::Context&);
http::Response show_voorstel(app::Context&);
http::Response approve_voorstel_post(app::Context&);
http::Response return_voorstel_post(app::Context&);
http::Response withdraw_voorstel_post(app::Context&);
http::Response aanzetten_post(app::Context&);
http::Response stoppen_post(app::Context&);
http::Response show_invoer(app::Context&);
http::Response invoer_post(app::Context&);
http::Response show_bestand(app::Context&);
http::Response download_bestand(app::Context&);
http::Response voorstellen_post(app::Context&);
http::Response approve_bestand_post(app::Context&);
http::Response remove_bestand_post(app::Context&);
http::Response download_prijzen(app::Context&);
http::Response show_normen(app::Context&);
http::Response show_verouderd(app::Context&);
http::Response api_prijzen(app::Context&);
http::Response show_regios(app::Context&);
http::Response add_regio_post(app::Context&);
http::Response remove_regio_post(app::Context&);
// Where the price of every cost line comes from.
void draw_herkomst(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);

// The word of a code of a field with a list: "Hulp in uren" for "uur".
std::string naam_van_keuze(const inhoud::Teksten&, std::string_view veld, const std::string& code);
// What a reader sees in a field of a price: words for codes, a date in words, an amount with its sign.
std::string toon_veld(const inhoud::Teksten&, const PrijsVeld&, const Prijsinvoer&);
// "gemeente Waterveen" or "regio": the name of the layer of a price.
std::string naam_van_laag(const inhoud::Teksten&, rekentool::Prijslaag);
// Page /prijzen and the way up to it.
std::vector<app::Kruimel> kruimels_prijzen(const inhoud::Teksten&, bool ook_beheer);
// Plain text as a cell.
html::Html tekstcel(std::string_view);
// The names of colleagues, asked for once a page; empty for who is not among them.
using Namen = std::vector<std::pair<GebruikerId, std::string>>;
std::string naam_uit(const Namen&, const GebruikerId&);
// A table with a caption and its rows; the first column heads the row.
void draw_tabel(html::Out&, const std::string& titel, std::span<const std::string> koppen, const std::vector<std::vector<html::Html>>& rijen);

}  // namespace ontknoop::prijsbeheer
