// SPDX-License-Identifier: EUPL-1.2
#include "werkplek/werkplek.h"

#include <vector>

#include "werkplek/afloop.h"
#include "werkplek/werkplek_handlers.h"

namespace ontknoop::werkplek {

using http::Method;
using toegang::Recht;

namespace {

constexpr app::Route table[] = {
    {Method::get, "/", Recht::aangemeld, show_vandaag, "what waits for me; go on where I was"},
    {Method::get, "/casussen", Recht::aangemeld, show_casussen, "the cases I may see"},
    {Method::post, "/casussen/zoeken", Recht::aangemeld, zoek_casussen, "search in the cases I may see", app::Transactie::automatic, false, false},
    {Method::get, "/casussen/nieuw", Recht::aangemeld, show_nieuw, "form for a new case"},
    {Method::post, "/casussen", Recht::aangemeld, create_casus, "start a case"},
    {Method::get, "/casussen/:casus", Recht::aangemeld, show_overzicht, "one case at a glance"},
    {Method::post, "/casussen/:casus/status", Recht::aangemeld, change_status, "submit, decide, close"},
    {Method::post, "/casussen/:casus/delen", Recht::aangemeld, change_delen, "share the plan, or stop sharing it"},
    {Method::post, "/casussen/:casus/deelnemers", Recht::aangemeld, add_deelnemer, "let a colleague take part"},
    {Method::post, "/casussen/:casus/deelnemers/verwijderen", Recht::aangemeld, remove_deelnemer, "a colleague no longer takes part"},
    {Method::post, "/casussen/:casus/overdragen", Recht::casus_maken, hand_over, "hand the case to a colleague"},
    {Method::post, "/casussen/:casus/kopie", Recht::casus_maken, copy_casus, "a new case from this one, without the household"},
    {Method::get, "/casussen/:casus/wissen", Recht::aangemeld, show_wissen, "form to erase a household; needs nothing of its plan"},
    {Method::post, "/casussen/:casus/wissen", Recht::aangemeld, erase_casus, "destroy the key and the texts of a household"},
};

// Filled while the program starts, only read afterwards.
std::vector<Wachtbron>& wachtbronnen() {
    static std::vector<Wachtbron> all;
    return all;
}

}  // namespace

std::span<const app::Route> routes() { return table; }

void register_wachtbron(Wachtbron bron) { wachtbronnen().push_back(bron); }

std::vector<Wachtgroep> wachtgroepen(app::Context& ctx, std::span<const casus::Casus> mijn) {
    std::vector<Wachtgroep> all;
    kijk_nog_eens(all, ctx, mijn);
    for (const Wachtbron bron : wachtbronnen()) bron(all, ctx, mijn);
    return all;
}

}  // namespace ontknoop::werkplek
