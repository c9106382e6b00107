// SPDX-License-Identifier: EUPL-1.2
#include "rekenblad/rekenblad.h"

#include "maatwerkplan/stap_delen.h"
#include "rekenblad/rekenblad_delen.h"

namespace ontknoop::rekenblad {

using http::Method;
using toegang::Recht;

namespace {

constexpr app::Route table[] = {
    {Method::post, "/casussen/:casus/kostenposten", Recht::aangemeld, add_prijs, "a cost line from a price"},
    {Method::post, "/casussen/:casus/sjablonen", Recht::aangemeld, add_sjabloon, "the cost lines of a common situation"},
    {Method::get, "/casussen/:casus/rekensom", Recht::aangemeld, show_rekensom, "the whole sum, unfolded; ?horizon_maanden=24"},
    {Method::get, "/casussen/:casus/rekensom/werkelijk", Recht::aangemeld, show_werkelijk, "what was expected beside what it really cost"},
    {Method::post, "/casussen/:casus/rekensom/werkelijk", Recht::aangemeld, save_werkelijk, "keeps what the lines really cost after 6 and 12 months"},
    {Method::post, "/api/v1/rekensommen/_bereken", Recht::prijzen_lezen, bereken, "compute a sum, nothing is kept", app::Transactie::own, true, false},
    {Method::get, "/api/v1/schema/rekensom.json", Recht::openbaar, get_schema_rekensom, "JSON Schema of a sum", app::Transactie::own},
    {Method::get, "/api/v1/schema/rekenuitkomst.json", Recht::openbaar, get_schema_uitkomst, "JSON Schema of the result of a sum", app::Transactie::own},
};

}  // namespace

std::span<const app::Route> routes() { return table; }

void register_stap_delen() {
    maatwerkplan::register_stap_deel({"kosten", "rekensom", draw_boven, draw_onder, "rekenblad.uitkomst"});
    maatwerkplan::register_stap_deel({"kosten", "tijdlijn", nullptr, draw_tijdlijn, "rekenblad.tijdlijn"});
}

}  // namespace ontknoop::rekenblad
