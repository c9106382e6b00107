// SPDX-License-Identifier: EUPL-1.2
//
// Reading in a plan that was exported: the form, and the answer with everything that is wrong with the file.
#include <algorithm>

#include "app/page.h"
#include "maatwerkplan/levensloop.h"
#include "maatwerkplan/maatwerkplan.h"
#include "plandocument/delen.h"

namespace ontknoop::plandocument {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using maatwerkplan::Invoer;
using maatwerkplan::VeldSoort;

namespace {

Response draw_importeren(Context& ctx, const Errors& errors, int status) {
    const auto& t = ctx.t();
    // A place in the file is no field of the form: it goes into the sentence.
    Errors op_plek;
    for (const Error& e : errors)
        op_plek.push_back(e.field.empty() || e.field == "bestand" ? Error{e.code, e.arguments, "bestand"}
                                                                  : Error{"plandocument.op_plek", {e.field, t.error(e)}, "bestand"});
    Out content;
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t("plandocument.importeren.uitleg"));
    app::draw_form(content, ctx, {.action = Url::path("/casussen/importeren"), .knop = t("plandocument.importeren.knop"), .bestanden = true}, [&](Out& f) {
        app::draw_field(f, t,
                        {.name = "bestand", .label = t("plandocument.importeren.bestand"), .soort = app::Invoer::bestand,
                         .hulp = t("plandocument.importeren.bestand_hulp"), .nodig = true},
                        op_plek.empty() ? Errors{} : Errors{Error{"plandocument.bestand_klopt_niet", {}, "bestand"}});
    });
    put<R"(<p class="ok-zacht"><a class="nl-link" href="/api/v1/schema/plan.json">{}</a></p>)">(content, t("plandocument.importeren.schema"));
    return app::render(ctx,
                       {.titel = t("plandocument.importeren.titel"), .nav = "casussen", .kruimels = {{t("nav.casussen"), Url::path("/casussen")}}, .vorm = "smal", .fouten = op_plek},
                       std::move(content).html(), status);
}

Result<IngelezenPlan> lees_bestand(const http::Request& request) {
    for (const auto& file : request.files) {
        if (file->field != "bestand" || file->size == 0) continue;
        if (file->size > grootste_bestand) return fail("plandocument.te_groot", {}, "bestand");
        return read_plan_json(file->read_all());
    }
    return fail("plandocument.geen_bestand", {}, "bestand");
}

// What comes in is a draft: what was decided elsewhere about its breakthroughs does not come along.
bool past_bij_begin(const IngelezenVeld& v) {
    return std::ranges::all_of(v.invoer, [&](const std::string& waarde) { return maatwerkplan::past_bij_plan(*v.veld, waarde, "concept"); });
}

bool is_verwijzing(const maatwerkplan::Veld& veld) { return veld.soort == VeldSoort::verwijzing || veld.soort == VeldSoort::verwijzingen; }

}  // namespace

Result<CasusId> import_plan(Context& ctx, const IngelezenPlan& ingelezen) {
    TRY(const casus::Casus casus, casus::create(ctx, ingelezen.oefen));
    std::map<std::string, std::string> ids;  // in the file -> made here
    std::vector<std::string> gemaakt;
    // Parts point at each other in both directions: first every part with its own words, then the references. Only what add()
    // looks at is kept in `plan`; without a moment two equal parts stay two.
    Plan plan;
    for (const IngelezenDeel& deel : ingelezen.delen) {
        Invoer invoer;
        for (const IngelezenVeld& v : deel.velden)
            if (!is_verwijzing(*v.veld) && past_bij_begin(v)) invoer[std::string(v.veld->naam)] = v.invoer;
        const std::string ouder = deel.ouder.empty() ? "" : ids.at(deel.ouder);
        TRY(const OnderdeelId id, maatwerkplan::add_van_elders(ctx, casus, plan, deel.soort->naam, ouder, invoer));
        const auto zelfde = plan.van(deel.soort->naam);
        Onderdeel o;
        o.id = id, o.soort = deel.soort, o.ouder = ouder, o.versie = 1;
        o.volgorde = zelfde.empty() ? 1 : zelfde.back()->volgorde + 1;
        plan.onderdelen.push_back(std::move(o));
        if (!deel.id.empty()) ids[deel.id] = id.value;
        gemaakt.push_back(id.value);
    }
    plan = maatwerkplan::load_plan(ctx, casus);
    for (std::size_t i = 0; i < ingelezen.delen.size(); ++i) {
        Invoer verwijzingen;
        for (const IngelezenVeld& v : ingelezen.delen[i].velden)
            if (is_verwijzing(*v.veld))
                for (const std::string& naar : v.invoer) verwijzingen[std::string(v.veld->naam)].push_back(ids.at(naar));
        if (!verwijzingen.empty()) TRY_DO(maatwerkplan::change(ctx, casus, plan, gemaakt[i], 1, verwijzingen));
    }
    ctx.log("casus.ingelezen", "casus", casus.id.value);
    return casus.id;
}

Response show_importeren(Context& ctx) { return draw_importeren(ctx, {}, 200); }

Response post_importeren(Context& ctx) {
    const auto ingelezen = lees_bestand(ctx.request);
    if (!ingelezen) return draw_importeren(ctx, ingelezen.error(), 400);
    const auto casus = import_plan(ctx, *ingelezen);
    if (!casus) return draw_importeren(ctx, casus.error(), 400);
    return app::redirect_with(ctx, Url::path("/casussen", *casus, "plan"), "ingelezen");
}

}  // namespace ontknoop::plandocument
