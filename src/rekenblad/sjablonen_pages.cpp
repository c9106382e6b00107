// SPDX-License-Identifier: EUPL-1.2
//
// A common situation to begin with (inhoud/scenarios): its lines and events as parts of the plan, with the example amounts
// filled in and every question that is left beside its line.
#include <algorithm>

#include "app/page.h"
#include "base/recent.h"
#include "base/text.h"
#include "base/typed_number.h"
#include "maatwerkplan/maatwerkplan.h"
#include "prijsbeheer/prijsbeheer.h"
#include "rekenblad/rekenblad_delen.h"
#include "rekentool/prijzen.h"

namespace ontknoop::rekenblad {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using rekentool::Gebeurtenis;
using rekentool::Regel;
using rekentool::Sjabloon;

namespace {

using Sjablonen = std::vector<Sjabloon>;

// Read once, against the prices that ship: which lines there are is the same for everybody. The step of the costs shows them every time it is drawn.
std::shared_ptr<const Sjablonen> lees_sjablonen(const app::Services& services) {
    static Recent<Sjablonen> onlangs(4);
    const auto& bestanden = services.bestanden;
    return onlangs.get(bestanden.version("scenarios/") + bestanden.version("prijzen/"), [&] {
        Sjablonen alle;
        for (const std::string& pad : bestanden.list("scenarios/"))
            alle.push_back(rekentool::parse_sjabloon(pad, bestanden.get(pad), *services.prijslijst, *services.uitgangspunten));
        return alle;
    });
}

// "regels[2]" -> what the user still has to find out about it.
std::string vragen_bij(const Sjabloon& sjabloon, std::string_view lijst, std::size_t nummer) {
    const std::string begin = std::string(lijst) + "[" + std::to_string(nummer) + "].";
    std::string vragen;
    for (const rekentool::Invulveld& veld : sjabloon.in_te_vullen)
        if (veld.veld.starts_with(begin) && vragen.find(veld.vraag) == std::string::npos) vragen += (vragen.empty() ? "" : " ") + veld.vraag;
    return vragen;
}

void zet(maatwerkplan::Invoer& in, std::string_view veld, std::string_view waarde) {
    if (!waarde.empty()) in[std::string(veld)] = {std::string(waarde)};
}

maatwerkplan::Invoer invoer_uit(const Sjabloon& sjabloon, std::size_t nummer, const Gebeurtenis& gebeurtenis) {
    maatwerkplan::Invoer in;
    zet(in, "naam", gebeurtenis.naam);
    zet(in, "start_maand", std::to_string(gebeurtenis.start));
    zet(in, "duur_maanden", std::to_string(gebeurtenis.duur));
    zet(in, "navragen", vragen_bij(sjabloon, "gebeurtenissen", nummer));
    return in;
}

// A price nobody published: what the template says about it.
maatwerkplan::Invoer eigen_prijs(const Regel& regel) {
    maatwerkplan::Invoer in;
    const std::string_view wet = wet_code(regel.wet);
    if (!regel.prijs.bedrag.waarschijnlijk.is_zero()) zet(in, "bedrag", as_typed(regel.prijs.bedrag.waarschijnlijk.text()));
    if (regel.prijs.prijsjaar) zet(in, "prijsjaar", std::to_string(*regel.prijs.prijsjaar));
    zet(in, "eenheid", regel.eenheid);
    zet(in, "eigen_prijs_reden", regel.prijs.bron);
    zet(in, "wet", wet);
    zet(in, "betaler", betaler_code(regel.betalers.at(0).naam, wet));
    zet(in, "soort", rekentool::to_text(regel.soort));
    zet(in, "verzilverbaar", rekentool::to_text(regel.verzilverbaarheid.klasse));
    return in;
}

// The template counts in the unit of the price that ships with it. A nearer price goes before that one, unless it is per
// something else: then twelve months would count as twelve hours.
const rekentool::Prijs* prijs_voor(const Regel& regel, const rekentool::Prijslijst& prijzen) {
    const rekentool::Prijs* naaste = prijzen.get(regel.prijs.prijs_id);
    auto past = [&](const rekentool::Prijs* p) { return p->eenheid == regel.eenheid && p->soort == regel.soort; };
    if (!naaste || past(naaste)) return naaste;
    const auto onder = prijzen.overtroffen(regel.prijs.prijs_id);
    const auto gevonden = std::ranges::find_if(onder, past);
    return gevonden == onder.end() ? nullptr : *gevonden;
}

maatwerkplan::Invoer invoer_uit(const inhoud::Teksten& t, const Sjabloon& sjabloon, std::size_t nummer, const Regel& regel, const rekentool::Prijslijst& prijzen,
                                const std::map<std::string, std::string>& gebeurtenissen) {
    const rekentool::Prijs* prijs = prijs_voor(regel, prijzen);
    const rekentool::Prijs* naaste = prijzen.get(regel.prijs.prijs_id);
    maatwerkplan::Invoer in = prijs ? invoer_van_prijs(*prijs) : eigen_prijs(regel);
    zet(in, "omschrijving", utf8_prefix(regel.omschrijving, 160));
    zet(in, "periode", rekentool::to_text(regel.frequentie));
    for (const rekentool::Scenario s : rekentool::all_scenarios)
        if (!regel.hoeveelheid[s].waarschijnlijk.is_zero()) zet(in, "aantal_" + std::string(to_text(s)), as_typed(regel.hoeveelheid[s].waarschijnlijk.text()));
    if (regel.start > 0) zet(in, "start_maand", std::to_string(regel.start));
    if (regel.einde) zet(in, "eind_maand", std::to_string(*regel.einde));
    if (!regel.gebeurtenis.empty()) zet(in, "gebeurtenis", gebeurtenissen.at(regel.gebeurtenis));
    zet(in, "van_doorbraak", regel.doorbraak ? "ja" : "nee");
    std::string vragen = vragen_bij(sjabloon, "regels", nummer);
    if (naaste != prijs) vragen += (vragen.empty() ? "" : " ") + t("rekenblad.sjabloon_andere_eenheid", {naaste->eenheid, regel.eenheid});
    zet(in, "navragen", utf8_prefix(vragen, 300));
    return in;
}

Result<> use_sjabloon(Context& ctx, maatwerkplan::Geopend& g, const Sjabloon& sjabloon) {
    auto add = [&](std::string_view soort, const maatwerkplan::Invoer& in) -> Result<std::string> {
        TRY(const auto id, maatwerkplan::add(ctx, g.casus, g.plan, soort, "", in));
        g.plan = maatwerkplan::load_plan(ctx, g.casus);
        return id.value;
    };
    TRY_DO(add("rekensom", {{"sjabloon", {sjabloon.naam}}}));
    std::map<std::string, std::string> gebeurtenissen;  // id in the template -> id of the part
    for (std::size_t i = 0; i < sjabloon.rekensom.gebeurtenissen.size(); ++i) {
        const Gebeurtenis& gebeurtenis = sjabloon.rekensom.gebeurtenissen[i];
        TRY(gebeurtenissen[gebeurtenis.id], add("gebeurtenis", invoer_uit(sjabloon, i, gebeurtenis)));
    }
    const auto prijzen = prijsbeheer::prijslijst(ctx);
    for (std::size_t i = 0; i < sjabloon.rekensom.regels.size(); ++i)
        TRY_DO(add("kostenpost", invoer_uit(ctx.t(), sjabloon, i, sjabloon.rekensom.regels[i], *prijzen, gebeurtenissen)));
    return {};
}

}  // namespace

void draw_sjablonen(Out& out, const Context& ctx, const casus::Casus& casus, const maatwerkplan::Plan& plan) {
    const auto& t = ctx.t();
    const auto sjablonen = lees_sjablonen(ctx.services);
    put<R"(<details class="ok-uitklap" id="sjablonen"{}><summary>{}</summary><div class="ok-uitklap__binnen"><p>{}</p><ul class="ok-stapel">{}</ul></div></details>)">(
        out, html::Attributes().flag("open", plan.van("kostenpost").empty()), t("rekenblad.sjablonen"), t("rekenblad.sjablonen_uitleg"), [&](Out& o) {
            for (const Sjabloon& sjabloon : *sjablonen)
                put<R"(<li class="ok-post"><p><strong>{}</strong><br>{}</p>{}</li>)">(o, sjabloon.naam, sjabloon.uitleg, [&](Out& b) {
                    const std::pair<std::string, std::string> hidden[] = {{"sjabloon", sjabloon.id}};
                    app::draw_button_form(b, ctx, Url::path("/casussen", casus.id, "sjablonen"), t("rekenblad.gebruik_sjabloon"), "secondary-action", hidden, sjabloon.naam);
                });
        });
}

Response add_sjabloon(Context& ctx) {
    auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::schrijven);
    if (!g) return app::error_page(ctx, g.error());
    const auto sjablonen = lees_sjablonen(ctx.services);
    const auto gekozen = std::find_if(sjablonen->begin(), sjablonen->end(), [&](const Sjabloon& s) { return s.id == ctx.request.form.get("sjabloon"); });
    if (gekozen == sjablonen->end()) return app::error_page(ctx, Errors{{"sjabloon.onbekend", {}, ""}});
    if (const auto added = use_sjabloon(ctx, *g, *gekozen); !added) return app::error_page(ctx, added.error());
    return app::redirect_with(ctx, Url::path("/casussen", g->casus.id, "plan", "kosten"), "toegevoegd");
}

}  // namespace ontknoop::rekenblad
