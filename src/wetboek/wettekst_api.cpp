// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "app/api.h"
#include "base/text.h"
#include "ruimte/bibliotheek.h"
#include "wetboek/wetboek.h"
#include "wetboek/wetboek_handlers.h"
#include "wetboek/zoekvraag.h"
#include "wetten/jci.h"
#include "wetten/stelsel.h"
#include "wetten/wetten_store.h"

namespace ontknoop::wetboek {

namespace json = boost::json;
using app::Context;

namespace {

constexpr int api_per_pagina = 100;
constexpr std::string_view statussen[] = {"goed", "vervallen", "nogniet"};  // in the order of Artikelstatus

json::value iso_or_null(const std::optional<Date>& date) { return date ? json::value(to_iso(*date)) : json::value(nullptr); }
json::value text_or_null(const std::string& text) { return text.empty() ? json::value(nullptr) : json::value(text); }

json::object regeling_json(const wetten::Regeling& r) {
    return {{"regeling", r.id},
            {"stelsel", wetten::stelsel_code(r.stelsel)},
            {"titel", r.citeertitel},
            {"soort", r.soort},
            {"gemeente", text_or_null(r.gemeente)},
            {"afkortingen", json::array(r.afkortingen.begin(), r.afkortingen.end())},
            {"versies", r.versies},
            {"nieuwste", text_or_null(r.nieuwste)}};
}

json::object versie_json(const wetten::Versie& v) {
    return {{"versie", v.versie}, {"geldig_van", to_iso(v.geldig_van)}, {"geldig_tot", iso_or_null(v.geldig_tot)}, {"artikelen", v.artikelen}, {"sha512", v.hash}};
}

// The day asked for, with the mistakes in it; fields of another name are refused.
Date read_dag(const Context& ctx, std::initializer_list<std::string_view> bekend, Errors& errors) {
    for (const auto& [naam, waarde] : ctx.request.query.items())
        if (std::ranges::find(bekend, naam) == bekend.end()) errors.push_back({"wet.onbekend_veld", {std::string(utf8_prefix(naam, 60))}, naam});
    const std::string_view getypt = trim(ctx.request.query.get("op"));
    if (getypt.empty()) return vandaag(ctx);
    const auto op = parse_iso_date(getypt);
    if (!op) errors.push_back({"veld.geen_datum", {}, "op"});
    return op.value_or(vandaag(ctx));
}

json::array leden_json(std::span<const wetten::Tekstblok> blokken) {
    json::array leden;
    for (const wetten::Tekstblok& blok : blokken) {
        const std::string tekst = blok.tekst();
        if (tekst.empty()) continue;
        leden.push_back(json::object{{"lid", text_or_null(blok.nr)}, {"pad", blok.pad}, {"jci", text_or_null(blok.jci)}, {"tekst", tekst}});
    }
    return leden;
}

}  // namespace

http::Response api_regelingen(Context& ctx) {
    Errors errors;
    for (const auto& [naam, waarde] : ctx.request.query.items())
        if (naam != "naam" && naam != "pagina") errors.push_back({"wet.onbekend_veld", {std::string(utf8_prefix(naam, 60))}, naam});
    const std::string_view woorden = trim(ctx.request.query.get("naam"));
    if (!is_valid_utf8(woorden) || has_control_characters(woorden)) errors.push_back({"veld.ongeldige_tekens", {}, "naam"});
    int pagina = 1;
    if (const std::string_view getypt = ctx.request.query.get("pagina"); !getypt.empty()) {
        const auto [end, error] = std::from_chars(getypt.data(), getypt.data() + getypt.size(), pagina);
        if (error != std::errc() || end != getypt.data() + getypt.size() || pagina < 1 || pagina > 1'000'000) errors.push_back({"wet.pagina", {}, "pagina"});
    }
    if (!errors.empty()) return app::problem(ctx, 400, errors);
    const wetten::Regelingfilter filter{.tekst = std::string(utf8_prefix(woorden, 100)), .stelsel = {}};
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    json::array lijst;
    for (const wetten::Regeling& r : wetten::list_regelingen(ctx.tx(), gemeente, filter, api_per_pagina, (pagina - 1) * api_per_pagina)) lijst.push_back(regeling_json(r));
    return app::api_json(200, json::serialize(json::object{{"totaal", wetten::count_regelingen(ctx.tx(), gemeente, filter)},
                                                           {"per_pagina", api_per_pagina},
                                                           {"revisie", wetten::bibliotheek_revisie(ctx.tx())},
                                                           {"regelingen", std::move(lijst)}}));
}

http::Response api_regeling(Context& ctx) {
    Errors errors;
    const Date op = read_dag(ctx, {"op"}, errors);
    if (!errors.empty()) return app::problem(ctx, 400, errors);
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    const auto regeling = wetten::find_regeling(ctx.tx(), gemeente, ctx.request.parameters.get("regeling"));
    if (!regeling) return app::problem(ctx, 404);
    json::object body = regeling_json(*regeling);
    json::array versies, artikelen;
    body["geldig"] = nullptr;
    for (const wetten::Versie& v : wetten::list_versies(ctx.tx(), gemeente, regeling->id)) {
        versies.push_back(versie_json(v));
        if (!v.is_geldig(op)) continue;
        body["geldig"] = v.versie;
        for (const auto& r : wetten::list_artikelen(ctx.tx(), gemeente, regeling->id, v.versie))
            artikelen.push_back(json::object{{"artikel", r.nr}, {"titel", r.titel}, {"opschrift", r.opschrift}, {"pad", r.pad},
                                             {"status", statussen[static_cast<std::size_t>(r.status)]}, {"inwerking", iso_or_null(r.inwerking)}});
    }
    body["versielijst"] = std::move(versies);
    body["artikelen"] = std::move(artikelen);
    return app::api_json(200, json::serialize(body));
}

http::Response api_artikel(Context& ctx) {
    Errors errors;
    const Date op = read_dag(ctx, {"op"}, errors);
    if (!errors.empty()) return app::problem(ctx, 400, errors);
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    const auto regeling = wetten::find_regeling(ctx.tx(), gemeente, ctx.request.parameters.get("regeling"));
    const auto versie = regeling ? wetten::find_versie_op(ctx.tx(), gemeente, regeling->id, op) : std::nullopt;
    const std::string_view nr = ctx.request.parameters.get("artikel");
    const auto tekst = versie ? wetten::load_artikel(ctx.tx(), gemeente, regeling->id, versie->versie, nr) : std::nullopt;
    const wetten::Artikel* artikel = tekst ? tekst->find_artikel(nr, op) : nullptr;
    if (!artikel) return app::problem(ctx, 404);
    const bool landelijk = regeling->stelsel == wetten::Stelsel::bwb;
    return app::api_json(
        200, json::serialize(json::object{{"regeling", regeling->id},
                                          {"titel_regeling", regeling->citeertitel},
                                          {"artikel", artikel->nr},
                                          {"titel", artikel->titel},
                                          {"opschrift", artikel->opschrift},
                                          {"pad", artikel->pad},
                                          {"status", statussen[static_cast<std::size_t>(artikel->status)]},
                                          {"inwerking", iso_or_null(artikel->inwerking)},
                                          {"bron", text_or_null(artikel->bron)},
                                          {"jci", text_or_null(artikel->jci)},
                                          {"versie", versie_json(*versie)},
                                          {"link", wetten::artikel_link(regeling->stelsel, regeling->id, artikel->nr, std::nullopt)},
                                          {"link_op", landelijk ? json::value(wetten::pad_link(regeling->id, artikel->pad, versie->geldig_van)) : json::value(nullptr)},
                                          {"tekst", tekst->tekst_van(*artikel)},
                                          {"leden", leden_json(tekst->blokken_van(*artikel))}}));
}

}  // namespace ontknoop::wetboek
