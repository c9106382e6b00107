// SPDX-License-Identifier: EUPL-1.2
//
// The calculation to take along, as a spreadsheet or as CSV.
#include "document/xlsx_writer.h"
#include "rekenbewijs/rekenbewijs_handlers.h"
#include "rekenbewijs/som_uitvoer.h"

namespace ontknoop::rekenbewijs {

using app::Context;
using http::Response;

namespace {

// The file is called after the number of the case: a name would stay behind in every downloads folder.
Response als_bestand(const casus::Casus& casus, std::string_view einde, std::string_view soort, std::string inhoud) {
    Response r;
    r.body = std::move(inhoud);
    r.headers.set("Content-Type", std::string(soort));
    r.headers.set("Content-Disposition", "attachment; filename=\"casus-" + std::to_string(casus.nummer) + "-rekensom" + std::string(einde) + "\"");
    r.headers.set("Cache-Control", "no-store");
    return r;
}

// Calls `schrijf` with the case and its sheets. Whoever takes the calculation along leaves a trace.
template <class Schrijf>
Response met_bladen(Context& ctx, Schrijf schrijf) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!g) return app::error_page(ctx, g.error());
    const auto blad = rekenblad::make_blad(ctx.services, g->plan);
    if (!blad) return app::error_page(ctx, blad.error());
    if (!*blad) return app::error_page(ctx, Errors{{"rekenbewijs.geen_som", {}, ""}});
    ctx.log("rekensom.meegenomen", "casus", g->casus.id.value);
    return schrijf(g->casus, make_bladen(ctx.t(), **blad));
}

// A program for spreadsheets that all sheets go to together.
struct Formaat {
    std::string_view einde, soort;
    std::string (*schrijf)(const std::vector<document::Blad>&, const std::string& titel, const std::string& auteur, Date);
};
constexpr Formaat ods{".ods", "application/vnd.oasis.opendocument.spreadsheet", document::write_ods};
constexpr Formaat xlsx{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", document::write_xlsx};

Response get_som(Context& ctx, const Formaat& formaat) {
    return met_bladen(ctx, [&](const casus::Casus& casus, const std::vector<Uitvoerblad>& bladen) {
        std::vector<document::Blad> all;
        for (const Uitvoerblad& b : bladen) all.push_back(b.blad);
        return als_bestand(casus, formaat.einde, formaat.soort,
                           formaat.schrijf(all, ctx.t()("rekenuitvoer.titel", {std::to_string(casus.nummer)}), ctx.wie().organisatie_naam, local_date(ctx.clock().now())));
    });
}

}  // namespace

Response get_som_ods(Context& ctx) { return get_som(ctx, ods); }
Response get_som_xlsx(Context& ctx) { return get_som(ctx, xlsx); }

Response get_som_csv(Context& ctx) {
    const std::string_view gevraagd = ctx.request.query.has("blad") ? ctx.request.query.get("blad") : "regels";
    return met_bladen(ctx, [&](const casus::Casus& casus, const std::vector<Uitvoerblad>& bladen) {
        for (const Uitvoerblad& b : bladen)
            if (b.code == gevraagd)
                return als_bestand(casus, "-" + b.code + ".csv", "text/csv; charset=utf-8",
                                   document::write_csv(b.blad, {.scheiding = ';', .byte_order_mark = true, .decimale_komma = true}));
        return app::error_page(ctx, 404);
    });
}

}  // namespace ontknoop::rekenbewijs
