// SPDX-License-Identifier: EUPL-1.2
#include "wetboek/wetboek.h"

#include "base/text.h"
#include "maatwerkplan/stap_delen.h"
#include "maatwerkplan/veld_delen.h"
#include "maatwerkplan/waarde_namen.h"
#include "ruimte/bibliotheek.h"
#include "wetboek/wetboek_handlers.h"

namespace ontknoop::wetboek {

namespace {

using toegang::Recht;
using http::Method;

constexpr app::Route wetboek_routes[] = {
    {Method::get, "/wetten", Recht::wetten_lezen, get_wetten, "Search the law in everyday words, or by life domain and kind of room"},
    {Method::get, "/wetten/zoeken", Recht::wetten_lezen, get_wetten, "The same page, for who reloads it"},
    {Method::post, "/wetten/zoeken", Recht::wetten_lezen, post_zoeken, "Search with the words in the body, so that they stay out of the address bar",
     app::Transactie::automatic, false, false},
    {Method::get, "/wetten/bepalingen/:bepaling", Recht::wetten_lezen, get_bepaling, "One provision: the room it gives, its limits, versions and use"},
    {Method::get, "/wetten/bepalingen/:bepaling/gebruiken", Recht::wetten_lezen, get_gebruiken, "In which of one's plans to use a provision, one button each"},
    {Method::get, "/wetten/regelingen", Recht::wetten_lezen, get_regelingen, "Official texts in the library: national law and the own local rules"},
    {Method::get, "/wetten/regelingen/:regeling", Recht::wetten_lezen, get_regeling, "One regulation on a day: contents and versions"},
    {Method::get, "/wetten/regelingen/:regeling/artikelen/:artikel", Recht::wetten_lezen, get_artikel, "One article: official text on a day, wordings, source, room"},
    {Method::get, "/wetten/regelingen/:regeling/verschil", Recht::wetten_lezen, get_verschil, "What changed between two versions, word by word"},
    {Method::get, "/wetten/tegenwerpingen", Recht::wetten_lezen, get_tegenwerpingen, "The ten closed arguments and their answers"},
    {Method::get, "/casussen/:casus/wetten", Recht::aangemeld, get_casus_wetten, "Search an article for a breakthrough of this plan"},
    {Method::post, "/casussen/:casus/wetten", Recht::aangemeld, post_casus_wetten, "The same with words in the body", app::Transactie::automatic, false, false},
    {Method::post, "/casussen/:casus/wetsgronden", Recht::aangemeld, post_wetsgrond, "Put a provision under a breakthrough, with a draft of its motivation"},
    {Method::get, "/casussen/:casus/antwoord/:tegenwerping", Recht::aangemeld, get_antwoord, "A reply to a closed argument, made from this plan"},
    {Method::get, "/api/v1/bepalingen", Recht::wetten_lezen, api_bepalingen, "Ranked provisions as JSON"},
    {Method::get, "/api/v1/regelingen", Recht::wetten_lezen, api_regelingen, "Regulations in the library as JSON"},
    {Method::get, "/api/v1/regelingen/:regeling", Recht::wetten_lezen, api_regeling, "One regulation on a day: versions and articles as JSON"},
    {Method::get, "/api/v1/regelingen/:regeling/artikelen/:artikel", Recht::wetten_lezen, api_artikel, "One article on a day with its text as JSON"},
    {Method::get, "/api/v1/openapi.json", Recht::openbaar, api_openapi, "Description of the API"},
};

}  // namespace

std::span<const app::Route> routes() { return wetboek_routes; }

void register_stap_delen() {
    maatwerkplan::register_stap_deel({.stap = "wet", .naam = "wetboek", .boven = draw_wet_boven, .onder = draw_wet_onder});
    maatwerkplan::register_stap_deel({.stap = "belemmeringen", .naam = "antwoorden", .onder = draw_antwoorden});
    maatwerkplan::register_veld_deel("belemmering", "tegenwerping", draw_naar_antwoorden, false);
    maatwerkplan::register_waarde_naam("wetsgrond", "bepaling", [](const app::Context& ctx, std::string_view stored) {
        const auto* b = find_bepaling(ctx, stored);
        return b ? b->aanhaling() : std::string();
    });
    maatwerkplan::register_waarde_naam("tegenwerping", "ander_argument", [](const app::Context& ctx, std::string_view stored) {
        const auto* w = find_argument(ctx, stored);
        return w ? w->naam : std::string();
    });
}

const wetten::Bepaling* find_bepaling(const app::Context& ctx, std::string_view stored) {
    const auto& bepalingen = ruimte::bepalingen(ctx);
    auto als_zichtbaar = [&](const wetten::Bepaling* b) {
        return b && (!b->gemeente || wetten::same_gemeente(*b->gemeente, ruimte::gemeente_van(ctx.wie()))) ? b : nullptr;
    };
    stored = trim(stored);
    if (stored.empty()) return nullptr;
    if (const auto* b = bepalingen.find(stored)) return als_zichtbaar(b);
    if (const std::size_t colon = stored.find(':'); colon != std::string_view::npos)
        for (const auto* b : bepalingen.find_artikel(stored.substr(0, colon), stored.substr(colon + 1)))
            if (als_zichtbaar(b)) return b;
    const std::string getypt = fold(stored);
    for (const auto* b : bepalingen.zichtbaar(ruimte::gemeente_van(ctx.wie())))
        if (fold(b->aanhaling()) == getypt) return b;
    return nullptr;
}

const wetten::Tegenwerping* find_argument(const app::Context& ctx, std::string_view id) { return ruimte::find_argument(ctx, id); }

std::string naam_van_bepaling(const app::Context& ctx, std::string_view stored) {
    const auto* b = find_bepaling(ctx, stored);
    return b ? b->aanhaling() : std::string(stored);
}

}  // namespace ontknoop::wetboek
