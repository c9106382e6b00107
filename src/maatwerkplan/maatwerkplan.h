// SPDX-License-Identifier: EUPL-1.2
//
// Use cases of the plan: read it, change a field, add, remove and order parts, look back, restore, submit, decide, close.
// Each is one transaction with one audit line; the caller redraws or redirects.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/route.h"
#include "casus/casus.h"
#include "html/html.h"
#include "maatwerkplan/levensloop.h"
#include "maatwerkplan/plan.h"

namespace ontknoop::maatwerkplan {

struct Geopend {
    casus::Casus casus;
    Plan plan;
};
// The case and its whole plan. Writes the audit line "casus.gelezen" on a GET. Error: niet gevonden.
Result<Geopend> open_plan(app::Context&, std::string_view casus_id, casus::Toegang nodig);
Plan load_plan(app::Context&, const casus::Casus&);
// For a list of plans; nothing when this one is damaged, which is then in the log: one plan must not hide all others.
std::optional<Plan> load_leesbaar_plan(app::Context&, const casus::Casus&);

// The one part of this kind of many cases at once, by case id: the aliases of a list in one query.
std::map<std::string, Onderdeel> load_een(app::Context&, std::span<const casus::Casus>, std::string_view soort);
// All parts of this kind of many cases, by case id, in their order.
std::map<std::string, std::vector<Onderdeel>> load_lijst(app::Context&, std::span<const casus::Casus>, std::string_view soort);

// Field name -> what was typed (several values for meerkeuze and verwijzingen). Fields that are not there stay as they are.
using Invoer = std::map<std::string, std::vector<std::string>, std::less<>>;
// The fields of a kind that this form sent. A list of check boxes sends nothing when none is ticked: the form then says so
// with a hidden field "aanwezig" that names it.
Invoer read_invoer(const Soort&, const http::Fields& form);

// Somebody else changed the same field since this form was drawn.
struct Botsing {
    std::string veld;
    std::string mijn, hun;  // as a person would type them
    GebruikerId door;
};
struct Wijziging {
    std::int64_t versie = 0;  // of the part, after the change
    std::vector<Botsing> botsingen;  // not empty: nothing was saved
    std::optional<Onderdeel> bewaard;  // the part as it is stored now, when something in it changed
};
// Brings the plan that change() was asked to change up to date, without opening it again. Within the same transaction.
void werk_bij(Plan&, const Wijziging&);
// Changes the fields whose value differs. `basis` is the version the form was drawn with: a field that another changed after
// it, to something else, is a Botsing, unless it is one of `overschrijf` (the other stays in the history). A form sends all
// its fields; `gezien` (merken() when it was drawn) tells which of them were left alone, and those never collide.
// All or nothing. Errors: those of normaliseer() and ontbreekt_bij_sluiten() (closed plan), field = name of the field; niet gevonden.
Result<Wijziging> change(app::Context&, const casus::Casus&, const Plan&, std::string_view onderdeel, std::int64_t basis, const Invoer&,
                         std::span<const std::string_view> overschrijf = {}, std::string_view gezien = {});
// Adds a part with these fields. Errors: those of normaliseer(); niet gevonden (kind or parent); plan.vol (more than 200).
// The one part of a single kind (or of its parent) is made when it is first filled in: adding a second gives the first.
// A button that is pressed twice adds once: the same part by the same person within ten seconds is the same part.
// `id`: that of a form that has one before the part exists; without it the part gets a new one.
Result<OnderdeelId> add(app::Context&, const casus::Casus&, const Plan&, std::string_view soort, std::string_view ouder, const Invoer&,
                        const std::optional<OnderdeelId>& id = {});
// The same for a part that was written before, elsewhere: its days are what they were then (datumgrens.h).
Result<OnderdeelId> add_van_elders(app::Context&, const casus::Casus&, const Plan&, std::string_view soort, std::string_view ouder, const Invoer&);
// Removes a part and what hangs under it; the history keeps them. Errors: niet gevonden, plan.ligt_vast, plan.afgesloten.
Result<> remove(app::Context&, const casus::Casus&, const Plan&, std::string_view onderdeel);
// Puts the parts of a kind in this order; those that are not named keep their order behind them. Error: niet gevonden, when
// one of them is not there.
Result<> order(app::Context&, const casus::Casus&, const Plan&, std::string_view soort, std::span<const std::string_view> ids);
// Puts a part at place 0, 1, 2 ... among its kind.
Result<> move(app::Context&, const casus::Casus&, const Plan&, std::string_view onderdeel, int plaats);

// --- looking back -----------------------------------------------------------------------------------------------------
struct Versie {
    OnderdeelId onderdeel;
    const Soort* soort = nullptr;
    std::string ouder;
    std::int64_t versie = 0;
    bool verwijderd = false;
    std::vector<Waarde> waarden, vorige;  // vorige: of the version before; empty for the first
    GebruikerId door;
    std::string op;
};
// Newest first; typing of one person in one part within ten minutes is one version, unless text went away.
std::vector<Versie> versies(app::Context&, const casus::Casus&, int limit, int offset, std::string_view onderdeel = {});
std::int64_t count_versies(app::Context&, const casus::Casus&, std::string_view onderdeel = {});
// Makes the part again what it was in that version (also when it was removed). Errors: niet gevonden; plan.ouder_weg (what it
// hung under is gone), plan.bestaat_al (there may be one, and there is), ontbreekt_bij_sluiten() (closed plan).
Result<> restore(app::Context&, const casus::Casus&, const Plan&, std::string_view onderdeel, std::int64_t versie);

// --- the life of a plan -----------------------------------------------------------------------------------------------
// What closing a plan asks for and is still empty.
Errors ontbreekt_bij_sluiten(std::string_view uitkomst, std::string_view les);
// Carries out one arrow of levensloop(). Errors: plan.status_kan_niet, those of mag_indienen(), plan.uitkomst_ontbreekt,
// plan.toelichting_ontbreekt, algemeen.botsing.
Result<> step(app::Context&, const casus::Casus&, const Plan&, std::string_view naar, std::string_view toelichting);
// A new case with the parts of this one that are not about the household (obstacles, breakthrough, grounds, prices): what
// worked once may help others.
Result<CasusId> copy_as_template(app::Context&, const casus::Casus&, const Plan&);

// --- pages ------------------------------------------------------------------------------------------------------------
std::span<const app::Route> routes();
// The errors of mag_indienen() with their arguments in words ("Het verhaal van de inwoner" for verhaal.verhaal).
Errors in_woorden(const inhoud::Teksten&, Errors);
// Where a person mends an error of mag_indienen(): the step, and the field on it.
html::Url plek_van(const casus::Casus&, const Plan&, const Error&);
// The form that hands a plan in, open, on the overview of the case.
html::Url indienen_url(const casus::Casus&);

}  // namespace ontknoop::maatwerkplan
