// SPDX-License-Identifier: EUPL-1.2
//
// A building block into the text of the decision: first what was typed is saved, then the block is put behind it.
#include "app/page.h"
#include "base/text.h"
#include "maatwerkplan/veld_delen.h"
#include "onderbouwing/onderbouwing_handlers.h"

namespace ontknoop::onderbouwing {

using app::Context;
using html::Url;
using http::Response;
using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;

namespace {

constexpr std::size_t meeste_tekens = 8000;  // of besluittekst

Response terug(const casus::Casus& c, std::string_view melding, const std::string& anker) {
    return http::redirect(onderbouwing_url(c).query("melding", melding).anchor(anker).text());
}

}  // namespace

Response post_bouwsteen(Context& ctx) {
    auto geopend = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!geopend) return app::error_page(ctx, geopend.error());
    const auto& [c, voor] = *geopend;
    const std::string_view doorbraak_id = ctx.request.parameters.get("doorbraak");
    const Onderdeel* doorbraak = voor.find(doorbraak_id);
    const Bouwsteen* steen = bouwdoos(ctx.services.bestanden).find(ctx.request.form.get("bouwsteen"));
    if (!doorbraak || doorbraak->soort->naam != "doorbraak" || !steen) return app::error_page(ctx, 404);

    const maatwerkplan::Soort& soort = *maatwerkplan::find_soort("onderbouwing");
    if (Response bewaard = maatwerkplan::bewaar_formulier(ctx, *geopend, soort, doorbraak_id); bewaard.status >= 400) return bewaard;

    const Plan plan = maatwerkplan::load_plan(ctx, c);
    const Onderdeel* o = plan.een("onderbouwing", doorbraak_id);
    CHECK(o != nullptr);
    std::string tekst(trim(o->get("besluittekst")));
    if (!tekst.empty()) tekst += "\n\n";
    tekst += schrijf(ctx, *steen, plan, keten_van(ctx, plan, *plan.find(doorbraak_id)));
    const std::string anker = "f-" + o->id.value + "-besluittekst";
    if (utf8_length(tekst) > meeste_tekens) return terug(c, "bouwsteen_past_niet", anker);
    const auto gedaan = maatwerkplan::change(ctx, c, plan, o->id.value, o->versie,
                                             {{"besluittekst", {tekst}}, {"bouwstenen", {voeg_code_toe(o->get("bouwstenen"), *steen)}}});
    if (!gedaan) return app::error_page(ctx, gedaan.error());
    return terug(c, "bouwsteen_ingevoegd", anker);
}

}  // namespace ontknoop::onderbouwing
