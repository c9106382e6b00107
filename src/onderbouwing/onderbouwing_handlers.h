// SPDX-License-Identifier: EUPL-1.2
//
// Private to onderbouwing/: its handlers and what it draws in a plan.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "casus/casus.h"
#include "html/html.h"
#include "http/http.h"
#include "maatwerkplan/plan.h"
#include "onderbouwing/keten.h"
#include "werkplek/werkplek.h"

namespace ontknoop::onderbouwing {

http::Response post_bouwsteen(app::Context&);
http::Response get_citaat(app::Context&);
http::Response post_citaat(app::Context&);
http::Response get_citeren(app::Context&);
http::Response post_citeren(app::Context&);
http::Response get_citeren_waar(app::Context&);

html::Url onderbouwing_url(const casus::Casus&);

// Inside the form of the reasoning, above a question.
void draw_wat_wij_lazen(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&, std::string_view ouder, std::string_view veld);
void draw_uit_het_plan(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&, std::string_view ouder, std::string_view veld);
void draw_artikelen_en_bouwstenen(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&, std::string_view ouder, std::string_view veld);
void draw_awb_punt(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&, std::string_view ouder, std::string_view veld);

// Above the page for who only reads; below the steps "doorbraak" and "wet": the way to the reasoning.
void draw_voor_lezer(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);
void draw_naar_onderbouwing(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);
// From the step "doorbraak" on, and back to it.
void draw_vanaf_doorbraak(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);
void draw_terug(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);

// The citations of the plan, in the step "wet"; what waits on Vandaag.
void draw_citaten(html::Out&, app::Context&, const casus::Casus&, const maatwerkplan::Plan&);
void wachtende_citaten(std::vector<werkplek::Wachtgroep>&, app::Context&, std::span<const casus::Casus> mijn);

// The references somebody pasted into the texts of a ground, as links; nothing when there are none.
void draw_verwijzingen(html::Out&, app::Context&, const maatwerkplan::Onderdeel& grond);

}  // namespace ontknoop::onderbouwing
