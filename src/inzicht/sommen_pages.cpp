// SPDX-License-Identifier: EUPL-1.2
//
// The sums of all plans to take along; only for who signs sums off, and never of so few plans that a row would be somebody.
#include <algorithm>
#include <set>
#include <tuple>

#include "app/instellingen.h"
#include "crypto/crypto.h"
#include "document/xlsx_writer.h"
#include "inzicht/inzicht_handlers.h"
#include "inzicht/sommen_uitvoer.h"
#include "maatwerkplan/maatwerkplan.h"
#include "maatwerkplan/weggelaten.h"
#include "rekenblad/rekenblad.h"

namespace ontknoop::inzicht {

using app::Context;
using document::Blad;
using http::Response;

namespace {

struct Vorm {
    std::string_view naam, soort;
    std::string (*schrijf)(const std::vector<Blad>&, const std::string& titel, const std::string& auteur, Date);
    bool een_blad = false;  // without the sheet that explains
};
std::string schrijf_csv(const std::vector<Blad>& bladen, const std::string&, const std::string&, Date) {
    return document::write_csv(bladen.front(), {.scheiding = ';', .byte_order_mark = true, .decimale_komma = true});
}
constexpr Vorm vormen[] = {{"csv", "text/csv; charset=utf-8", schrijf_csv, true},
                           {"ods", "application/vnd.oasis.opendocument.spreadsheet", document::write_ods},
                           {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", document::write_xlsx}};

// Not to be led back to the case without the key of the organisation, and the same every time.
std::string kenmerk_van(const Context& ctx, const casus::Casus& casus) {
    constexpr std::size_t tekens = 12;
    const auto key = ctx.services.sleutels.organisatie_sleutel(ctx.tx(), ctx.wie().organisatie);
    return crypto::hash_hex(crypto::keyed_hash(key, "rekensommen " + casus.id.value)).substr(0, tekens);
}

// How many different sums there are: copies of one household's plan do not make it one among many.
std::size_t count_verschillende(const std::vector<Somregel>& regels) {
    std::set<std::tuple<std::int64_t, std::int64_t, std::int64_t>> sommen;
    for (const Somregel& r : regels) {
        const auto& u = r.uitkomst;
        sommen.emplace(u.saldo.value, u.directe_besparing.value, u.te_voorkomen.value);
    }
    return sommen.size();
}

struct Gelezen {
    std::vector<Somregel> regels;
    std::size_t onleesbaar = 0;  // plans
};

Gelezen lees_sommen(Context& ctx, bool oefen) {
    Gelezen gelezen;
    for (const casus::Casus& casus : oefen ? casus::list_oefen(ctx) : casus::list_for_figures(ctx)) {
        const auto plan = maatwerkplan::load_leesbaar_plan(ctx, casus);
        if (!plan) {
            ++gelezen.onleesbaar;
            continue;
        }
        const auto som = rekenblad::make_rekensom(ctx.services, *plan, rekentool::Simulatie{}.trekkingen);
        if (som.regels.empty()) continue;
        auto uitkomst = rekentool::calculate(som);
        const auto begonnen = parse_iso_timestamp(casus.gestart_op);
        if (uitkomst && begonnen) gelezen.regels.push_back({kenmerk_van(ctx, casus), static_cast<int>(local_date(*begonnen).year()), casus.status, *std::move(uitkomst)});
    }
    return gelezen;
}

}  // namespace

Response download_sommen(Context& ctx) {
    const auto* const vorm = std::ranges::find(vormen, ctx.request.parameters.get("vorm"), &Vorm::naam);
    if (vorm == std::end(vormen)) return app::error_page(ctx, 404);
    const bool oefen = ctx.wie().demo && ctx.request.query.get("oefen") == "ja";
    auto [regels, onleesbaar] = lees_sommen(ctx, oefen);
    const int grens = ctx.services.instellingen.kleine_aantallen;
    if (!oefen && count_verschillende(regels) < static_cast<std::size_t>(grens)) return app::error_page(ctx, Errors{{"inzicht.te_weinig_sommen", {std::to_string(grens)}, ""}});
    ctx.log("rekensommen.meegenomen", "organisatie", ctx.wie().organisatie.value);
    const std::string weggelaten = maatwerkplan::zin_niet_meegeteld(ctx.t(), onleesbaar);
    auto bladen = make_sommenbladen(ctx.t(), std::move(regels), weggelaten);
    // Under the rows, as in the other files of figures that are one sheet.
    if (vorm->een_blad && !weggelaten.empty()) {
        std::vector<document::Cel> regel{weggelaten};
        regel.resize(bladen.front().koppen.size());
        bladen.front().rijen.push_back(std::move(regel));
    }
    Response r;
    r.body = vorm->schrijf(bladen, ctx.t()("inzicht.sommen.titel"), ctx.wie().organisatie_naam, local_date(ctx.clock().now()));
    r.headers.set("Content-Type", std::string(vorm->soort));
    r.headers.set("Content-Disposition", "attachment; filename=\"rekensommen." + std::string(vorm->naam) + "\"");
    r.headers.set("Cache-Control", "no-store");
    return r;
}

void draw_sommen_links(html::Out& out, const Context& ctx, bool oefen) {
    if (!ctx.wie().mag(toegang::Recht::rekensom_aftekenen)) return;
    const auto& t = ctx.t();
    html::put<R"(<details class="ok-uitklap ok-niet-printen" id="sommen"><summary>{}</summary><div class="ok-uitklap__binnen"><p>{}</p><ul>{}</ul></div></details>)">(
        out, t("inzicht.sommen.titel"), t("inzicht.sommen.uitleg_links", {std::to_string(ctx.services.instellingen.kleine_aantallen)}), [&](html::Out& o) {
            for (const Vorm& vorm : vormen) {
                html::Url url = html::Url::path("/inzicht/rekensommen", vorm.naam);
                if (oefen) url = std::move(url).query("oefen", "ja");
                html::put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(o, url, t("inzicht.sommen.als_" + std::string(vorm.naam)));
            }
        });
}

}  // namespace ontknoop::inzicht
