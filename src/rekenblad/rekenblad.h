// SPDX-License-Identifier: EUPL-1.2
//
// The calculator at the table: the cost lines of a plan become a Rekensom (rekentool/), its result a sentence, figures,
// a picture and tables that unfold to their lines.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/route.h"
#include "casus/casus.h"
#include "document/boom.h"
#include "maatwerkplan/plan.h"
#include "rekentool/rekentool.h"

namespace ontknoop::rekenblad {

std::span<const app::Route> routes();
// Puts the result and the price search into the step "kosten". Called once by main.
void register_stap_delen();
// Sums that were worked out are forgotten when a case is erased. Called once by main.
void register_bij_wissen();

// The cost lines as a calculation: a line without a price or a quantity is left out, because it is still being typed.
// Names of laws and payers are the codes of the plan's option lists. `trekkingen`: draws of the simulation.
// Another horizon or variant than the plan chose, to lay beside it.
struct Keuze {
    std::optional<int> maanden;     // 1 ... 120
    std::string_view variant = {};  // "A" or "B"; empty: the one the plan chose
};
rekentool::Rekensom make_rekensom(const app::Services&, const maatwerkplan::Plan&, int trekkingen, const Keuze& = {});
// "A" or "B": lines of the other variant do not count.
std::string_view gekozen_variant(const maatwerkplan::Plan&);

// Everything a page, a document or a dashboard shows of it.
struct Blad {
    rekentool::Rekensom som;
    rekentool::VolledigeUitkomst uitkomst;
    std::vector<std::string> zinnen;          // in words, the headline first
    std::vector<std::string> waarschuwingen;  // in words: what to check or to talk about
};
// Null when there are no complete lines. Errors: those of rekentool::check(). Worked out once for a sum: a plan is drawn many
// times between two changes of it.
Result<std::shared_ptr<const Blad>> make_blad(const app::Services&, const maatwerkplan::Plan&, int trekkingen = 20'000, const Keuze& = {});
// What may stand on top of a page or a document: every sentence; or, when more than a quarter rests on weak evidence, only that
// there is no headline, and that help never waits for one.
std::vector<std::string> kopzinnen(const Blad&);
// What is wrong, in the words of the form of a plan, which gives the first payer what the others leave.
std::string fout_in_woorden(const inhoud::Teksten&, Error);
// "Gemeente (Wmo) 60 %, zorgverzekeraar 40 %"; one payer without a percentage.
std::string betalers_in_woorden(const inhoud::Teksten&, const std::vector<rekentool::Betaler>&);
// "€ 2.122,80"; a price with more than two decimals as it was given.
std::string prijs_in_woorden(const rekentool::Regelprijs&);
// How hard the price of a line is. Nobody's list and nothing chosen: "Eigen prijs", never the grade it counts as.
std::string bewijs_in_woorden(const inhoud::Teksten&, const maatwerkplan::Plan&, const rekentool::Regel&);
// A warning of the engine, with payers by name.
std::string melding_in_woorden(const inhoud::Teksten&, Error);

// Bars of doing nothing against the plan; the table beside it says the same.
document::Tekening draw_staven(const inhoud::Teksten&, const rekentool::Uitkomst&);
// "Wmo" for "wmo".
std::string naam_wet(const inhoud::Teksten&, std::string_view code);
std::string naam_betaler(const inhoud::Teksten&, std::string_view code);

}  // namespace ontknoop::rekenblad
