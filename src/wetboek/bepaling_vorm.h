// SPDX-License-Identifier: EUPL-1.2
//
// One way to draw a provision: its place in the law, our summary marked as ours, who decides, why it is shown, the official
// links, its state, and the counter-articles beside it.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "app/context.h"
#include "html/html.h"
#include "wetten/bepalingen.h"
#include "wetten/zoekindex.h"

namespace ontknoop::wetboek {

struct Kaart {
    Date op;                                    // the day on which the law is looked at
    int kopniveau = 3;                          // 2, 3 or 4
    std::span<const std::string> redenen = {};  // "omdat ..."
    std::function<void(html::Out&)> actie = {};  // buttons under it
    std::string terug = {};                     // path of the page it stands on, when its own page should lead back to it
};
void draw_bepaling(html::Out&, app::Context&, const wetten::Bepaling&, const Kaart&);

// The hits of a search with their buttons; `actie` draws those of one provision.
using Actie = std::function<void(html::Out&, const wetten::Bepaling&)>;
// An element with this id; says how many were found, what was read differently, and where to go when there is nothing.
void draw_antwoord(html::Out&, app::Context&, const wetten::Zoekvraag&, const wetten::Antwoord&, std::string_view id, int kopniveau,
                   const Actie& actie = {}, const std::string& terug = {});

html::Url bepaling_url(const wetten::Bepaling&);
void draw_links(html::Out&, app::Context&, const wetten::Bepaling&);
// Future, lapsed, not checked, check again: words in a label. Nothing when all is well.
void draw_merken(html::Out&, app::Context&, const wetten::Bepaling&, Date op);
// "nagelezen op de tekst van 1 januari 2026"; toestand may be a year or a month only.
std::string toestand_in_woorden(std::string_view toestand);
// A heading of level 2, 3 or 4.
void draw_kop(html::Out&, int niveau, const std::function<void(html::Out&)>& inhoud);
void draw_redenen(html::Out&, std::span<const std::string> redenen);

}  // namespace ontknoop::wetboek
