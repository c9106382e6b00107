// SPDX-License-Identifier: EUPL-1.2
//
// The price library in layers: prices that ship with the program, above them those of a region, above them those of the
// organisation, each proposed by one person and approved by another. And the norms of the law, by date.
//
//   const auto lijst = prijsbeheer::prijslijst(ctx);        // what holds today for whoever asks
//   const rekentool::Prijs* p = lijst->get("zin-seh");
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>

#include "app/route.h"
#include "casus/casus.h"
#include "html/html.h"
#include "maatwerkplan/plan.h"
#include "prijsbeheer/prijsvoorstel.h"

namespace ontknoop::prijsbeheer {

std::span<const app::Route> routes();
// Puts the origin of every price into the step "kosten". Called once by main.
void register_stap_delen();

// --- what is in force -------------------------------------------------------------------------------------------------
// The prices in force for an organisation on a day: its own, then those of its regions, then what ships with the program.
// Never anything of an organisation it does not take part in. The same list again until a decision changes it.
std::shared_ptr<const rekentool::Prijslijst> prijslijst(db::Connection&, const app::Services&, const OrganisatieId&, Date dag);
// For who asks, today.
std::shared_ptr<const rekentool::Prijslijst> prijslijst(const app::Context&);
// What prices of this organisation are to itself: regio for a region, otherwise organisatie.
rekentool::Prijslaag eigen_laag(db::Connection&, const OrganisatieId&);
// A version that a cost line remembers, however long ago, when who asks may see it: of the own organisation or one of its
// regions, or content. Its amount is what the calculation was made with.
std::optional<rekentool::Prijs> find_versie(const app::Context&, const rekentool::Prijsverwijzing&);

// All prices in force that are on, as a CSV file for a Dutch spreadsheet; read back by the import.
std::string prijzen_csv(db::Connection&, const app::Services&, const OrganisatieId&, Date dag);

// --- proposing and deciding ------------------------------------------------------------------------------------------
// All three: prijs.reden (why), prijs.al_voorgesteld (somebody proposed something about this price that is still open).
// Those of controleer_prijs(); prijs.zelfde when it is what already holds.
Result<PrijsvoorstelId> propose_prijs(app::Context&, const Prijsinvoer&, const std::string& reden);
// prijs.staat_al_aan; niet gevonden.
Result<PrijsvoorstelId> propose_aanzetten(app::Context&, const std::string& prijs_id, const std::string& reden);
// veld.geen_datum; niet gevonden when this organisation says nothing about the price.
Result<PrijsvoorstelId> propose_stoppen(app::Context&, const std::string& prijs_id, const std::string& vanaf, const std::string& reden);

// prijs.vier_ogen (one's own), prijs.al_besloten, niet gevonden; sending back: prijs.reden.
Result<> approve_voorstel(app::Context&, const PrijsvoorstelId&);
Result<> return_voorstel(app::Context&, const PrijsvoorstelId&, const std::string& reden);
// Only who proposed it: prijs.niet_van_jou.
Result<> withdraw_voorstel(app::Context&, const PrijsvoorstelId&);

// --- drawing ----------------------------------------------------------------------------------------------------------
// "€ 1.401,50"; a price with parts of a cent keeps them.
std::string toon_bedrag(const rekentool::Decimaal&);
// What people call a kind of help, by its code ("zorg-somatisch"); a code nobody gave a name is its own name.
std::string naam_van_categorie(const inhoud::Teksten&, std::string_view code);
std::map<std::string, std::string> categorienamen(const inhoud::Teksten&, const rekentool::Prijslijst&);
// Amount, unit, year and what a reader must know at a glance: its layer, whether it is off, second hand or a total.
void draw_prijs_feiten(html::Out&, const inhoud::Teksten&, const rekentool::Prijs&);

}  // namespace ontknoop::prijsbeheer
