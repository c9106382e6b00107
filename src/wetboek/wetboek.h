// SPDX-License-Identifier: EUPL-1.2
//
// The pages of the law tool: search, one provision, the closed arguments, what they add to the steps "wet" and
// "belemmeringen" of a plan, and GET /api/v1/bepalingen. The engine is wetten/.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/route.h"
#include "maatwerkplan/plan.h"
#include "wetten/bepalingen.h"
#include "wetten/tegenwerpingen.h"

namespace ontknoop::wetboek {

std::span<const app::Route> routes();
// Puts proposals into step "wet" and answers into step "belemmeringen", and shows provisions by their citation in every
// plan. Call once, before the first request.
void register_stap_delen();

// The provision behind what a plan stores in wetsgrond.bepaling: an id ("pw-35-lid-1"), a regulation with an article
// ("BWBR0015703:35", "BWBR0005537:4:84"; the first provision about it) or a citation ("artikel 35 lid 1 Participatiewet").
// Null when unknown, or a local rule of another municipality. The words the organisation approved itself go before the national
// ones (ruimte/bibliotheek.h).
//   if (const auto* b = wetboek::find_bepaling(ctx, grond->get("bepaling"))) cite(b->aanhaling(), b->link());
const wetten::Bepaling* find_bepaling(const app::Context&, std::string_view stored);
// "artikel 35 lid 1 Participatiewet", or the stored text when the library does not know it.
std::string naam_van_bepaling(const app::Context&, std::string_view stored);

// A closed argument of the product or of the organisation; null when unknown.
const wetten::Tegenwerping* find_argument(const app::Context&, std::string_view id);

// A provision that may open what this breakthrough asks, with why ("omdat ...").
struct Voorstel {
    const wetten::Bepaling* bepaling = nullptr;
    double score = 0;
    std::vector<std::string> redenen;
    std::string jouw_woorden;  // the piece of the plan that found it
    bool zwak = false;         // only words of the story found it ("maanden", "lang")
};
// Best first, and what rests on words of the story alone after all others; found from the plan's own words without typing; never counter-articles, future law, local rules of others or
// what the breakthrough already rests on. Empty when the plan says nothing yet.
std::vector<Voorstel> voorstellen(const app::Context&, const maatwerkplan::Plan&, const maatwerkplan::Onderdeel& doorbraak,
                                  std::size_t aantal = 3);

}  // namespace ontknoop::wetboek
