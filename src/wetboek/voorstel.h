// SPDX-License-Identifier: EUPL-1.2
//
// From the words of a plan to articles, without typing. Pure.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "inhoud/teksten.h"
#include "maatwerkplan/plan.h"
#include "wetboek/wetboek.h"
#include "wetten/zoekindex.h"

namespace ontknoop::wetboek {

// A question the plan itself asks, and how much its answer counts.
struct Planvraag {
    std::string tekst;
    double gewicht = 1;
};
// What is asked of the decider counts most, then the obstacles it takes away, then what is needed. At most eight.
std::vector<Planvraag> planvragen(const maatwerkplan::Plan&, const maatwerkplan::Onderdeel& doorbraak);
// The life domains of the problems and needs of the plan.
std::vector<std::string> leefgebieden_van(const maatwerkplan::Plan&);
// The obstacles the breakthrough takes away; all of them while none was chosen.
std::vector<const maatwerkplan::Onderdeel*> belemmeringen_van(const maatwerkplan::Plan&, const maatwerkplan::Onderdeel& doorbraak);

// One ranking out of several: a provision scores the weight of each question over its place in that answer (reciprocal rank
// fusion). What no question found by more than words of the story comes after all others. Ties in the order of the library's ids. Only provisions for which `mag` says so.
struct Deelantwoord {
    double gewicht = 1;
    std::shared_ptr<const wetten::Antwoord> antwoord;
    std::string vraag = {};  // the words of the plan it answers
};
std::vector<Voorstel> voeg_samen(const wetten::Bepalingen&, const std::vector<Deelantwoord>&, bool (*mag)(const wetten::Treffer&), std::size_t aantal);

// The draft of a motivation: what the law wants, what this plan wants, the step, and the beginning of the sentence that only
// a person can finish.
std::string opzet_motivering(const inhoud::Teksten&, const wetten::Ruimte&, const wetten::Bepaling&, const maatwerkplan::Plan&,
                             const maatwerkplan::Onderdeel& doorbraak);

}  // namespace ontknoop::wetboek
