// SPDX-License-Identifier: EUPL-1.2
//
// What an organisation adds to the law library ("ruimte"): its own provisions and changes to national ones, its own closed
// arguments, both with four eyes; import and export; the search for its local articles. The library itself, as an
// organisation sees it, is in bibliotheek.h.
#pragma once

#include <span>

#include "app/context.h"
#include "app/route.h"
#include "html/html.h"
#include "wetten/bepalingen.h"

namespace ontknoop::ruimte {

std::span<const app::Route> routes();
// Proposals that wait for a second pair of eyes, and what came back, on Vandaag. Called once by main.
void register_wachtbron();

// On the search page: the way to the entries of the organisation, the inventory, and what waits to be judged.
void draw_eigen_ingang(html::Out&, app::Context&);
// On the page of a provision: the way to propose a change, and to the history when the organisation has one.
void draw_bij_bepaling(html::Out&, app::Context&, const wetten::Bepaling&);
// On the page with closed arguments: those of the organisation itself, and the way to add one.
void draw_eigen_argumenten(html::Out&, app::Context&);

}  // namespace ontknoop::ruimte
