// SPDX-License-Identifier: EUPL-1.2
//
// The document on screen, and its downloads.
#include "app/page.h"
#include "casus/casus_tabs.h"
#include "document/html_writer.h"
#include "document/odt_writer.h"
#include "document/pdf_writer.h"
#include "document/text_writer.h"
#include "maatwerkplan/maatwerkplan.h"
#include "plandocument/delen.h"

namespace ontknoop::plandocument {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using maatwerkplan::Geopend;

namespace {

// The case in the address, for who may read it. Whoever takes the document along leaves a trace.
Result<Geopend> open_voor_document(Context& ctx) {
    auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (g) ctx.log("casus.document_gemaakt", "casus", g->casus.id.value);
    return g;
}

// The file is called after the number of the case: a name would stay behind in every downloads folder.
Response als_bestand(const casus::Casus& casus, std::string_view naam, std::string_view soort, std::string inhoud) {
    Response r;
    r.body = std::move(inhoud);
    r.headers.set("Content-Type", std::string(soort));
    r.headers.set("Content-Disposition", "attachment; filename=\"casus-" + std::to_string(casus.nummer) + "-" + std::string(naam) + "\"");
    r.headers.set("Cache-Control", "no-store");
    return r;
}

template <class Schrijf>
Response maak_bestand(Context& ctx, std::string_view naam, std::string_view soort, Schrijf schrijf) {
    const auto g = open_voor_document(ctx);
    if (!g) return app::error_page(ctx, g.error());
    return als_bestand(g->casus, naam, soort, schrijf(*g));
}

document::PdfOptions pdf_vorm(const inhoud::Teksten& t, double letter) {
    document::PdfOptions vorm;
    vorm.letter = letter;
    vorm.paginatekst = t.find("app.pagina_van");
    return vorm;
}

struct Knop {
    std::string_view pad, tekst, soort;
};

void draw_knoppen(Out& out, const Context& ctx, const casus::Casus& casus, std::span<const Knop> knoppen) {
    put<R"(<p class="ok-acties">{}<button class="utrecht-button utrecht-button--secondary-action ok-alleen-js" type="button" data-druk-af>{}</button></p>)">(out, [&](Out& o) {
        for (const Knop& knop : knoppen) {
            const Url url = knop.pad.empty() ? Url::path("/casussen", casus.id, "document") : Url::path("/casussen", casus.id, "document", knop.pad);
            put<R"(<a class="utrecht-button utrecht-button--{} utrecht-button-link" href="{}">{}</a> )">(o, knop.soort, url, ctx.t()("plandocument.knop." + std::string(knop.tekst)));
        }
    }, ctx.t()("app.afdrukken"));
}

// Where to go in a long document, within reach wherever somebody is in it; and all of it at once, for who reads from top to bottom.
void draw_wegwijzer(Out& out, const Context& ctx, const casus::Casus& casus, const document::Document& d, bool gevouwen) {
    const auto& t = ctx.t();
    put<R"(<nav class="ok-springen ok-niet-printen" aria-label="{}"><details id="springen"><summary>{}</summary><ul><li><a class="nl-link" href="#inhoud">{}</a></li>{}</ul></details></nav>)">(
        out, t("plandocument.hoofdstukken"), t("plandocument.naar_hoofdstuk"), t("plan_pagina.naar_boven"), [&](Out& o) {
            for (const document::Blok& blok : d.blokken)
                if (const auto* kop = std::get_if<document::Kop>(&blok); kop && kop->niveau == 1 && !kop->id.empty())
                    put<R"(<li><a class="nl-link" href="#{}">{}</a></li>)">(o, kop->id, kop->tekst);
        });
    const Url hier = Url::path("/casussen", casus.id, "document");
    put<R"(<p class="ok-niet-printen"><a class="nl-link" href="{}">{}</a></p>)">(
        out, gevouwen ? Url(hier).query("alles", "ja") : hier, t(gevouwen ? "plandocument.toon_alles" : "plandocument.vouw_dicht"));
}

Response draw_pagina(Context& ctx, const Geopend& g, Versie versie, std::string_view uitleg, std::span<const Knop> knoppen) {
    const auto& t = ctx.t();
    const document::Document d = make_document(ctx, g.casus, g.plan, versie);
    Out content;
    casus::draw_casus_tabs(content, ctx, g.casus, "document");
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t("plandocument." + std::string(uitleg)));
    draw_knoppen(content, ctx, g.casus, knoppen);
    const bool lang = versie == Versie::beslisser, gevouwen = lang && !ctx.request.query.has("alles");
    if (lang) draw_wegwijzer(content, ctx, g.casus, d, gevouwen);
    put<R"(<div class="ok-kaart{}">{}</div>)">(content, versie == Versie::inwoner ? " ok-groot" : "", html::Html::trusted(document::write_html(d, {.kopniveau_titel = 2, .vouw_hoofdstukken = gevouwen})));
    if (ctx.wie().mag(toegang::Recht::casus_maken))
        put<R"(<p class="ok-niet-printen ok-zacht"><a class="nl-link" href="/casussen/importeren">{}</a></p>)">(content, t("plandocument.importeren.titel"));
    const std::string alias = g.plan.alias().empty() ? t("tab.casus_nummer", {std::to_string(g.casus.nummer)}) : std::string(g.plan.alias());
    return app::render(ctx,
                       {.titel = t("pagina.document.titel"), .nav = "casussen",
                        .kruimels = {{t("nav.casussen"), Url::path("/casussen")}, {alias, Url::path("/casussen", g.casus.id)}},
                        .oefen = g.casus.oefen},
                       std::move(content).html());
}

}  // namespace

Response show_document(Context& ctx) {
    const auto g = open_voor_document(ctx);
    if (!g) return app::error_page(ctx, g.error());
    static constexpr Knop knoppen[] = {{"plan.pdf", "pdf", "primary-action"},
                                       {"inwoner", "inwoner", "secondary-action"},
                                       {"plan.odt", "odt", "secondary-action"},
                                       {"plan.txt", "txt", "secondary-action"},
                                       {"plan.json", "json", "secondary-action"}};
    return draw_pagina(ctx, *g, Versie::beslisser, "uitleg", knoppen);
}

Response show_inwoner(Context& ctx) {
    const auto g = open_voor_document(ctx);
    if (!g) return app::error_page(ctx, g.error());
    static constexpr Knop knoppen[] = {{"inwoner.pdf", "inwoner_pdf", "primary-action"}, {"", "beslisser", "secondary-action"}};
    return draw_pagina(ctx, *g, Versie::inwoner, "uitleg_inwoner", knoppen);
}

Response get_plan_pdf(Context& ctx) {
    return maak_bestand(ctx, "plan.pdf", "application/pdf", [&](const Geopend& g) {
        return document::write_pdf(make_document(ctx, g.casus, g.plan, Versie::beslisser), pdf_vorm(ctx.t(), document::PdfOptions{}.letter));
    });
}

Response get_inwoner_pdf(Context& ctx) {
    return maak_bestand(ctx, "inwoner.pdf", "application/pdf", [&](const Geopend& g) {
        return document::write_pdf(make_document(ctx, g.casus, g.plan, Versie::inwoner), pdf_vorm(ctx.t(), document::large_type));
    });
}

Response get_plan_odt(Context& ctx) {
    return maak_bestand(ctx, "plan.odt", "application/vnd.oasis.opendocument.text",
                        [&](const Geopend& g) { return document::write_odt(make_document(ctx, g.casus, g.plan, Versie::beslisser)); });
}

Response get_plan_txt(Context& ctx) {
    return maak_bestand(ctx, "plan.txt", "text/plain; charset=utf-8",
                        [&](const Geopend& g) { return document::write_text(make_document(ctx, g.casus, g.plan, Versie::beslisser)); });
}

Response get_plan_json(Context& ctx) {
    return maak_bestand(ctx, "plan.json", "application/json", [&](const Geopend& g) { return write_plan_json(g.plan, g.casus.oefen, vastgelegd_bij(ctx, g.casus)); });
}

Response get_schema(Context& ctx) {
    Response r = http::json(200, ctx.services.bestanden.get("schema/plan.schema.json"));
    r.headers.set("Content-Type", "application/schema+json");
    r.headers.set("API-Version", "1.0.0");
    return r;
}

}  // namespace ontknoop::plandocument
