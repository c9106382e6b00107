// SPDX-License-Identifier: EUPL-1.2
//
// Questions to the jurist, and the knowledge that grows from their answers.
#pragma once

#include <span>
#include <string_view>

#include "app/context.h"
#include "app/route.h"
#include "html/html.h"

namespace ontknoop::juristvraag {

std::span<const app::Route> routes();
// The way to the jurist from step "wet" of a plan. Call once, before the first request.
void register_stap_delen();
// What was sent about a question of a case goes when the case is erased. For main.cpp.
void register_bij_wissen();
// What is asked, about a case or outside one, belongs to what the administrator lets be checked. For main.cpp.
void register_leescontrole();

// On the search page: the way to the questions and to what was learnt.
void draw_ingang(html::Out&, app::Context&);
// Answers of the jurist that fit these words, at most three; nothing when there are none.
void draw_kennis_bij_vraag(html::Out&, app::Context&, std::string_view woorden);
// Where nothing was found: a button that takes the words along in the body, for the asker to keep or throw away.
void draw_vraag_knop(html::Out&, app::Context&, std::string_view woorden);
// On the page of a provision: what the jurist answered about it, and the way to ask.
void draw_kennis_bij_bepaling(html::Out&, app::Context&, std::string_view bepaling);

}  // namespace ontknoop::juristvraag
