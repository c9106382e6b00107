// SPDX-License-Identifier: EUPL-1.2
#include "invoering/invoering.h"

#include "invoering/invoering_handlers.h"
#include "invoering/uitvraag.h"
#include "maatwerkplan/leescontrole.h"
#include "maatwerkplan/stap_delen.h"

namespace ontknoop::invoering {

using http::Method;
using toegang::Recht;

namespace {

// Two rights open the page of the target, and three the questions: there the handler asks more than the table.
constexpr app::Route table[] = {
    {Method::get, "/mandaten", Recht::aangemeld, show_mandaten, "who may decide what, up to which amount"},
    {Method::get, "/beheer/mandaten", Recht::organisatie_beheren, show_mandaten_beheer, "the mandates and a form for a new one"},
    {Method::post, "/beheer/mandaten", Recht::organisatie_beheren, create_mandaat_post, "add a mandate"},
    {Method::get, "/beheer/mandaten/:mandaat", Recht::organisatie_beheren, show_mandaat, "one mandate"},
    {Method::post, "/beheer/mandaten/:mandaat", Recht::organisatie_beheren, change_mandaat_post, "change a mandate"},
    {Method::post, "/beheer/mandaten/:mandaat/verwijderen", Recht::organisatie_beheren, remove_mandaat_post, "remove a mandate"},
    {Method::get, "/beheer/doel", Recht::aangemeld, show_doel, "plans agreed on for a year, and how many there are"},
    {Method::post, "/beheer/doel", Recht::organisatie_beheren, change_doel, "agree on the number of plans for a year"},
    {Method::get, "/vragen", Recht::aangemeld, show_vragen, "open questions of colleagues"},
    {Method::get, "/vragen/:uitvraag", Recht::aangemeld, show_vraag, "one question with its answers"},
    {Method::post, "/vragen/:uitvraag/antwoorden", Recht::aangemeld, answer_vraag, "answer a question of a colleague"},
    {Method::post, "/vragen/:uitvraag/sluiten", Recht::casus_maken, close_vraag, "close a question of one's own"},
    {Method::get, "/casussen/:casus/vragen", Recht::casus_maken, show_vragen_van_casus, "questions asked from this case and a form for a new one"},
    {Method::post, "/casussen/:casus/vragen", Recht::casus_maken, ask_vraag, "ask colleagues a question without telling about the household"},
};

}  // namespace

std::span<const app::Route> routes() { return table; }

void register_stap_delen() {
    maatwerkplan::register_stap_deel({"doorbraak", "mandaten", nullptr, draw_wie_beslist});
    maatwerkplan::register_stap_deel({"belemmeringen", "uitvraag", nullptr, draw_vraag_collegas});
}

void register_bij_wissen() { casus::register_bij_wissen(wis_vragen_van); }

void register_leescontrole() { maatwerkplan::register_leescontrole(count_onleesbaar); }

}  // namespace ontknoop::invoering
