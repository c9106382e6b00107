// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "app/instellingen.h"
#include "base/text.h"
#include "inzicht/inzicht_handlers.h"
#include "maatwerkplan/levensloop.h"
#include "maatwerkplan/onderdelen.h"
#include "ruimte/bibliotheek.h"

namespace ontknoop::inzicht {

namespace {

constexpr std::string_view blikken[] = {"team", "alle"};

std::optional<Date> read_day(const app::Context& ctx, std::string_view veld, Errors& fouten) {
    const std::string_view text = trim(ctx.request.query.get(veld));
    if (text.empty()) return std::nullopt;
    auto day = is_valid_utf8(text) && text.size() <= 40 ? parse_date(text) : std::nullopt;
    if (!day) fouten.push_back({"inzicht.datum", {}, std::string(veld)});
    return day;
}

std::string read_code(const app::Context& ctx, std::string_view veld, std::span<const std::string_view> codes, Errors& fouten) {
    const std::string_view code = ctx.request.query.get(veld);
    if (code.empty() || std::find(codes.begin(), codes.end(), code) != codes.end()) return std::string(code);
    fouten.push_back({"inzicht.keuze", {}, std::string(veld)});
    return {};
}

}  // namespace

Vraag read_vraag(const app::Context& ctx) {
    Vraag v;
    v.oefen = ctx.wie().demo && ctx.request.query.get("oefen") == "ja";
    Selectie& s = v.selectie;
    s.van = read_day(ctx, "van", v.fouten);
    s.tot = read_day(ctx, "tot", v.fouten);
    if (s.van && s.tot && *s.tot < *s.van) v.fouten.push_back({"inzicht.datum_volgorde", {}, "tot"});
    s.status = read_code(ctx, "status", maatwerkplan::statussen(), v.fouten);
    s.leefgebied = read_code(ctx, "leefgebied", maatwerkplan::opties("leefgebied"), v.fouten);
    v.blik = read_code(ctx, "blik", blikken, v.fouten);
    // A choice that is partly wrong shows nothing, rather than something else than was asked for.
    if (!v.fouten.empty()) s = {};
    return v;
}

Inzage load_inzage(app::Context& ctx, Vraag vraag) {
    Inzage inzage;
    inzage.vraag = std::move(vraag);
    if (!inzage.vraag.fouten.empty()) return inzage;
    const Selectie& selectie = inzage.vraag.selectie;
    const auto& wie = ctx.wie();
    inzage.alle = verzamel(ctx, inzage.vraag.oefen);
    inzage.kan_kiezen = !inzage.vraag.oefen && wie.mag(toegang::Recht::inzicht_eigen_team);
    const auto genoten = inzage.kan_kiezen ? teamgenoten(ctx) : std::set<GebruikerId>{};
    // Who makes plans, or is in a team, sees there at once what a plan does.
    inzage.team = inzage.kan_kiezen && (inzage.vraag.blik.empty() ? wie.mag(toegang::Recht::casus_maken) || !genoten.empty() : inzage.vraag.blik == "team");
    std::size_t alle_buiten = 0;
    for (const Geteld& plan : inzage.alle.plannen) {
        const bool eigen = inzage.kan_kiezen && (plan.eigenaar == wie.gebruiker || genoten.contains(plan.eigenaar));
        alle_buiten += !eigen;
        if ((inzage.team && !eigen) || !past(*plan.kengetal, selectie)) continue;
        inzage.gekozen.push_back(plan.kengetal.get());
        if (!eigen) inzage.buiten.push_back(plan.kengetal.get());
    }
    if (inzage.vraag.oefen || inzage.team || (inzage.kan_kiezen && alle_buiten == 0)) return inzage;
    const auto grens = static_cast<std::size_t>(ctx.services.instellingen.kleine_aantallen);
    inzage.bescherming = Bescherming{static_cast<int>(grens), !selectie.is_leeg()};
    // What is left out is known too, to who saw the whole before.
    auto tells = [&](std::size_t gekozen, std::size_t alle) { return (gekozen > 0 && gekozen < grens) || (alle > gekozen && alle - gekozen < grens); };
    const std::string keuze = selectie.is_leeg() ? "" : "_keuze";
    if (tells(inzage.gekozen.size(), inzage.alle.plannen.size())) inzage.te_weinig = "inzicht.te_weinig" + keuze;
    else if (tells(inzage.buiten.size(), alle_buiten)) inzage.te_weinig = "inzicht.te_weinig_buiten" + keuze;
    return inzage;
}

Tabel Inzage::tabel(const app::Context& ctx, const Tegel& tegel) const {
    const Woorden woorden{ctx.t(), ctx.services.bepalingen ? &ruimte::bepalingen(ctx) : nullptr, ruimte::eigen_argumenten(ctx)};
    Tabel gemaakt = tegel.maak(te_weinig.empty() ? gekozen : Gekozen{}, woorden);
    if (!bescherming) return rangschik(std::move(gemaakt));
    Tabel beschermd = afschermen(std::move(gemaakt), *bescherming);
    // Who subtracts the own team, which shows every number, gets the rest: that must be as safe as the whole.
    if (te_weinig.empty() && buiten.size() < gekozen.size()) beschermd = hide_as_in(std::move(beschermd), afschermen(tegel.maak(buiten, woorden), *bescherming));
    return rangschik(std::move(beschermd));
}

std::string periode_van(const app::Context& ctx, const Inzage& inzage) {
    const auto& t = ctx.t();
    const Selectie& s = inzage.vraag.selectie;
    const std::string tot = format_date(s.tot.value_or(local_date(ctx.clock().now())));
    std::string zin = s.van ? t("inzicht.periode", {format_date(*s.van), tot}) : t("inzicht.periode_tot", {tot});
    if (!s.status.empty()) zin += " " + t("inzicht.periode_status", {t("status." + s.status)});
    if (!s.leefgebied.empty()) zin += " " + t("inzicht.periode_leefgebied", {t("optie.leefgebied." + s.leefgebied)});
    if (inzage.team) zin += " " + t("inzicht.periode_team");
    return zin;
}

html::Url with_vraag(html::Url url, const Vraag& vraag) {
    const Selectie& s = vraag.selectie;
    auto add = [&](std::string_view naam, const std::string& waarde) {
        if (!waarde.empty()) url = std::move(url).query(naam, waarde);
    };
    add("van", s.van ? to_iso(*s.van) : "");
    add("tot", s.tot ? to_iso(*s.tot) : "");
    add("status", s.status);
    add("leefgebied", s.leefgebied);
    add("blik", vraag.blik);
    add("oefen", vraag.oefen ? "ja" : "");
    return url;
}

}  // namespace ontknoop::inzicht
