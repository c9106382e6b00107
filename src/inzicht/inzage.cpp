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
    // A choice that is partly wrong shows nothing, rather than something else than was asked for.
    if (!v.fouten.empty()) s = {};
    return v;
}

Inzage load_inzage(app::Context& ctx, Vraag vraag) {
    Inzage inzage;
    inzage.vraag = std::move(vraag);
    if (!inzage.vraag.fouten.empty()) return inzage;
    inzage.alle = verzamel(ctx, inzage.vraag.oefen);
    for (const auto& kengetal : inzage.alle.plannen)
        if (past(*kengetal, inzage.vraag.selectie)) inzage.gekozen.push_back(kengetal.get());
    if (inzage.vraag.oefen || ctx.wie().mag(toegang::Recht::inzicht_eigen_team)) return inzage;
    const int grens = ctx.services.instellingen.kleine_aantallen;
    inzage.bescherming = Bescherming{grens, !inzage.vraag.selectie.is_leeg()};
    auto is_small = [&](std::size_t n) { return n > 0 && n < static_cast<std::size_t>(grens); };
    // What is left out is known too, to who saw the whole before.
    inzage.te_weinig = is_small(inzage.gekozen.size()) || is_small(inzage.alle.plannen.size() - inzage.gekozen.size());
    return inzage;
}

Tabel Inzage::tabel(const app::Context& ctx, const Tegel& tegel) const {
    Tabel gemaakt = tegel.maak(te_weinig ? Gekozen{} : gekozen, {ctx.t(), ctx.services.bepalingen ? &ruimte::bepalingen(ctx) : nullptr, ruimte::eigen_argumenten(ctx)});
    return rangschik(bescherming ? afschermen(std::move(gemaakt), *bescherming) : std::move(gemaakt));
}

std::string periode_van(const app::Context& ctx, const Vraag& vraag) {
    const auto& t = ctx.t();
    const Selectie& s = vraag.selectie;
    const std::string tot = format_date(s.tot.value_or(local_date(ctx.clock().now())));
    std::string zin = s.van ? t("inzicht.periode", {format_date(*s.van), tot}) : t("inzicht.periode_tot", {tot});
    if (!s.status.empty()) zin += " " + t("inzicht.periode_status", {t("status." + s.status)});
    if (!s.leefgebied.empty()) zin += " " + t("inzicht.periode_leefgebied", {t("optie.leefgebied." + s.leefgebied)});
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
    add("oefen", vraag.oefen ? "ja" : "");
    return url;
}

}  // namespace ontknoop::inzicht
