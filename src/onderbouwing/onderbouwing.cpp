// SPDX-License-Identifier: EUPL-1.2
#include "onderbouwing/onderbouwing.h"

#include "maatwerkplan/stap_delen.h"
#include "maatwerkplan/veld_delen.h"
#include "maatwerkplan/wachters.h"
#include "onderbouwing/citaat_stand.h"
#include "onderbouwing/onderbouwing_handlers.h"
#include "werkplek/werkplek.h"

namespace ontknoop::onderbouwing {

namespace {

using http::Method;
using toegang::Recht;

constexpr app::Route onderbouwing_routes[] = {
    {Method::post, "/casussen/:casus/onderbouwing/:doorbraak/bouwsteen", Recht::aangemeld, post_bouwsteen, "put a building block into the text of the decision"},
    {Method::get, "/casussen/:casus/citeren", Recht::aangemeld, get_citeren, "official text of an article, to quote in this plan (doorbraak or grond, regeling, artikel)"},
    {Method::post, "/casussen/:casus/citeren", Recht::aangemeld, post_citeren, "quote a part of the law, from the library or pasted with its address"},
    {Method::get, "/casussen/:casus/citaten/:grond", Recht::aangemeld, get_citaat, "a citation whose law changed: old beside new"},
    {Method::post, "/casussen/:casus/citaten/:grond", Recht::aangemeld, post_citaat, "take the new text, choose the place, keep the old one with a reason, or drop the citation"},
    {Method::get, "/wetten/citeren", Recht::aangemeld, get_citeren_waar, "in which of one's plans to quote an article (regeling, artikel)"},
};

}  // namespace

std::span<const app::Route> routes() { return onderbouwing_routes; }

void register_stap_delen() {
    maatwerkplan::register_stap_deel({.stap = "doorbraak", .naam = "vanaf-doorbraak", .onder = draw_vanaf_doorbraak});
    maatwerkplan::register_stap_deel({.stap = "onderbouwing", .naam = "terug", .boven = draw_terug});
    maatwerkplan::register_stap_deel({.stap = "onderbouwing", .naam = "onderbouwing", .boven = draw_voor_lezer});
    maatwerkplan::register_stap_deel({.stap = "wet", .naam = "citaten", .onder = draw_citaten});
    maatwerkplan::register_stap_deel({.stap = "wet", .naam = "naar-onderbouwing", .onder = draw_naar_onderbouwing});
    maatwerkplan::register_wachter("wetsgrond", onthoud_plaats);
    werkplek::register_wachtbron(wachtende_citaten);
    maatwerkplan::register_veld_deel("onderbouwing", "doel_van_de_wet", draw_wat_wij_lazen);
    maatwerkplan::register_veld_deel("onderbouwing", "effect_hier", draw_uit_het_plan);
    maatwerkplan::register_veld_deel("onderbouwing", "besluittekst", draw_artikelen_en_bouwstenen);
    for (const maatwerkplan::Veld& veld : maatwerkplan::find_soort("onderbouwing")->velden)
        if (veld.opties == "awb_stand") maatwerkplan::register_veld_deel("onderbouwing", veld.naam, draw_awb_punt);
}

}  // namespace ontknoop::onderbouwing
