// SPDX-License-Identifier: EUPL-1.2
//
// Official text as a page shows it: paragraphs, lists, tables, notes of the editor apart; and where it came from.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/context.h"
#include "html/html.h"
#include "wetten/bibliotheek.h"
#include "wetten/wetten_store.h"

namespace ontknoop::wetboek {

// The blocks of one article, without its own heading.
void draw_wettekst(html::Out&, const inhoud::Teksten&, std::span<const wetten::Tekstblok> blokken);
// Old and new, word by word.
void draw_woordverschil(html::Out&, std::string_view oud, std::string_view nieuw);

html::Url regeling_url(std::string_view regeling_id);
html::Url artikel_url(std::string_view regeling_id, std::string_view nr);
// The same as it was on a day.
html::Url artikel_url(std::string_view regeling_id, std::string_view nr, Date op);

// "van 1 januari 2026 tot 1 juli 2026", "vanaf 1 januari 2026".
std::string geldigheid_in_woorden(const inhoud::Teksten&, Date van, std::optional<Date> tot);

// Field "op" of an address: the day asked for, else today. A text that is no date adds veld.geen_datum.
Date read_op(const app::Context&, Errors& errors);
// A form that asks for that day.
void draw_op_form(html::Out&, app::Context&, const html::Url& waarheen, const Errors& errors);

}  // namespace ontknoop::wetboek
