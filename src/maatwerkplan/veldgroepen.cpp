// SPDX-License-Identifier: EUPL-1.2
#include "maatwerkplan/veldgroepen.h"

#include <algorithm>
#include <unordered_map>

#include "app/instellingen.h"
#include "app/page.h"
#include "maatwerkplan/plan_bladen.h"

namespace ontknoop::maatwerkplan {

using std::string_view;

namespace {

constexpr string_view weergave_cookie = "weergave";

constexpr string_view partij_meer[] = {"uren_per_keer"};
constexpr string_view onderbouwing_awb[] = {"awb_bevoegd", "awb_zorgvuldig", "awb_doel", "awb_evenredig", "awb_beleid", "awb_advies", "awb_horen", "awb_motivering", "awb_termijn", "awb_bezwaar", "awb_toelichting"};
constexpr string_view rekensom_uitgangspunten[] = {"basisjaar", "discontovoet", "optimisme_uit", "optimisme_reden", "sjabloon"};
constexpr string_view rekensom_varianten[] = {"variant", "variant_a", "variant_b"};
constexpr string_view rekensom_elders[] = {"werkelijk_6_op", "werkelijk_12_op"};
constexpr string_view gebeurtenis_bandbreedte[] = {"kans_nu", "kans_niets_laag", "kans_niets_hoog", "kans_plan_laag", "kans_plan_hoog"};
constexpr string_view post_betalers[] = {"betaler_2", "deel_2", "betaler_3", "deel_3", "betaler_4", "deel_4"};
constexpr string_view post_kans[] = {"gebeurtenis", "kans_niets", "kans_niets_laag", "kans_niets_hoog", "kans_plan", "kans_plan_laag", "kans_plan_hoog", "kans_reden"};
constexpr string_view post_bandbreedte[] = {"bedrag_laag", "bedrag_hoog", "aantal_nu_laag", "aantal_nu_hoog", "aantal_niets_laag", "aantal_niets_hoog", "aantal_plan_laag", "aantal_plan_hoog"};
constexpr string_view post_prijs[] = {"prijs", "prijsjaar", "bewijsgraad", "bron", "groei", "controletotaal"};
constexpr string_view post_wie[] = {"wet", "soort", "ontvanger", "verzilverbaar", "vertraging_maanden", "verzilverbaar_deel"};
constexpr string_view post_effect[] = {"vanzelf", "toerekening", "verdringing", "uitdoving", "dubbele_twijfel_reden", "overlapgroep"};
constexpr string_view post_variant[] = {"variant"};
constexpr string_view post_elders[] = {"werkelijk_6", "werkelijk_12"};

using enum Vouw;
constexpr Veldgroep alle_groepen[] = {
    {"partij", "meer", altijd, partij_meer},
    {"onderbouwing", "awb", op_stap, onderbouwing_awb},
    {"rekensom", "uitgangspunten", uitgebreid, rekensom_uitgangspunten},
    {"rekensom", "varianten", uitgebreid, rekensom_varianten},
    {"rekensom", "elders", elders, rekensom_elders},
    {"gebeurtenis", "bandbreedte_kans", uitgebreid, gebeurtenis_bandbreedte},
    {"kostenpost", "betalers", altijd, post_betalers},
    {"kostenpost", "kans", uitgebreid, post_kans},
    {"kostenpost", "bandbreedte", uitgebreid, post_bandbreedte},
    {"kostenpost", "prijs", uitgebreid, post_prijs},
    {"kostenpost", "wie", uitgebreid, post_wie},
    {"kostenpost", "effect", uitgebreid, post_effect},
    {"kostenpost", "variant", uitgebreid, post_variant},
    {"kostenpost", "elders", elders, post_elders},
};

constexpr string_view alleen_uitgebreid[] = {"gebeurtenis", "overlapgroep"};

}  // namespace

std::span<const Veldgroep> veldgroepen() { return alle_groepen; }

const Veldgroep* find_groep(const Veld& veld) {
    // Asked for at every question on a page. Every Veld lives in the one table of onderdelen.cpp.
    static const auto groep_van = [] {
        std::unordered_map<const Veld*, const Veldgroep*> all;
        for (const Veldgroep& groep : alle_groepen)
            for (const Soort& s : soorten())
                if (s.naam == groep.soort)
                    for (const Veld& v : s.velden)
                        if (std::find(groep.velden.begin(), groep.velden.end(), v.naam) != groep.velden.end()) all.emplace(&v, &groep);
        return all;
    }();
    const auto found = groep_van.find(&veld);
    return found == groep_van.end() ? nullptr : found->second;
}

std::string_view to_text(Weergave w) { return w == Weergave::uitgebreid ? "uitgebreid" : "eenvoudig"; }

Weergave weergave(const app::Context& ctx) {
    return ctx.request.cookies.get(weergave_cookie) == to_text(Weergave::uitgebreid) ? Weergave::uitgebreid : Weergave::eenvoudig;
}

bool wordt_getoond(const Soort& soort, const Plan& plan, Weergave hoe) {
    const bool vraagt_uitgebreid = std::find(std::begin(alleen_uitgebreid), std::end(alleen_uitgebreid), soort.naam) != std::end(alleen_uitgebreid);
    return !vraagt_uitgebreid || hoe == Weergave::uitgebreid || !plan.van(soort.naam).empty();
}

// Of the person and the browser, not of the plan: nobody else sees another page because of it.
http::Response post_weergave(app::Context& ctx) {
    const auto geopend = open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!geopend) return app::error_page(ctx, geopend.error());
    const Weergave gekozen = ctx.request.form.get("weergave") == to_text(Weergave::uitgebreid) ? Weergave::uitgebreid : Weergave::eenvoudig;
    ctx.log("plan.weergave", "casus", geopend->casus.id.value);
    http::Response response = http::redirect(plan_url(geopend->casus, "kosten").text());
    constexpr long een_jaar = 365L * 24 * 60 * 60;
    http::set_cookie(response, {.name = std::string(weergave_cookie), .value = std::string(to_text(gekozen)), .max_age_seconds = een_jaar,
                                .secure = ctx.services.instellingen.secure_cookies()});
    return response;
}

}  // namespace ontknoop::maatwerkplan
