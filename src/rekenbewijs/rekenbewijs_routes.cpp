// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/leescontrole.h"
#include "maatwerkplan/stap_delen.h"
#include "maatwerkplan/uitbreiding.h"
#include "rekenbewijs/rekenbewijs_handlers.h"
#include "rekenbewijs/rekenbewijs_store.h"

namespace ontknoop::rekenbewijs {

using http::Method;
using toegang::Recht;

namespace {

// Who may judge is asked by the handler: a case that is not for you must look like one that does not exist.
constexpr app::Route rekenbewijs_routes[] = {
    {Method::get, "/rekensommen", Recht::rekensom_aftekenen, show_rekensommen, "calculations to be reviewed"},
    {Method::get, "/casussen/:casus/rekenbewijs", Recht::aangemeld, show_rekenbewijs, "the proof of the calculation of a case, and its review"},
    {Method::post, "/casussen/:casus/rekenbewijs", Recht::aangemeld, keep_rekenbewijs, "keep the receipt of the calculation as it is now"},
    {Method::post, "/casussen/:casus/rekenbewijs/oordelen", Recht::aangemeld, judge_rekensom, "sign the calculation off, or give it back"},
    {Method::post, "/casussen/:casus/rekenbewijs/intrekken", Recht::aangemeld, withdraw_oordeel, "withdraw a sign-off, with a reason"},
    {Method::get, "/casussen/:casus/rekenbewijs/:bewijs", Recht::aangemeld, show_bewaard, "a kept receipt, computed again"},
    {Method::get, "/casussen/:casus/rekenbewijs/:bewijs/bestand", Recht::aangemeld, get_bewijs_bestand, "a kept receipt as a file"},
    {Method::get, "/casussen/:casus/rekensom.xlsx", Recht::aangemeld, get_som_xlsx, "the same for Excel", app::Transactie::automatic, true},
    {Method::get, "/casussen/:casus/rekensom.ods", Recht::aangemeld, get_som_ods, "the calculation as a spreadsheet with formulas and a code book", app::Transactie::automatic, true},
    {Method::get, "/casussen/:casus/rekensom.csv", Recht::aangemeld, get_som_csv, "one sheet of that spreadsheet as CSV"},
};

// The moments at which a plan rests on its sum: when it is handed in, and when somebody decides about it.
constexpr std::string_view vastleggen_bij[] = {"ingediend", "toegekend", "deels_toegekend", "afgewezen"};

void leg_vast(app::Context& ctx, const casus::Casus& casus, const maatwerkplan::Plan& plan, std::string_view naar) {
    for (const std::string_view status : vastleggen_bij)
        // A plan without a sum, or with one that cannot be computed, moves on without a receipt: its page says so.
        if (naar == status) (void)keep(ctx, casus, plan, naar);
}

}  // namespace

std::span<const app::Route> routes() { return rekenbewijs_routes; }

void register_uitbreidingen() {
    maatwerkplan::register_uitbreiding({"rekenbewijs", leg_vast, draw_kaart});
    maatwerkplan::register_stap_deel({"kosten", "rekenbewijs", nullptr, draw_bij_kosten});
    maatwerkplan::register_leescontrole(store::count_onleesbaar);
}

}  // namespace ontknoop::rekenbewijs
