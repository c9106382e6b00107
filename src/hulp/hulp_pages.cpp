// SPDX-License-Identifier: EUPL-1.2
#include "hulp/hulp.h"

#include <algorithm>

#include "app/page.h"

namespace ontknoop::hulp {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using inhoud::HulpBlok;
using inhoud::HulpPagina;
using inhoud::HulpRegel;

namespace {

constexpr std::string_view toegankelijkheid = "toegankelijkheid";

void draw_regel(Out& out, const HulpRegel& regel) {
    for (const inhoud::HulpStuk& stuk : regel) {
        if (stuk.vet) put<R"(<strong>{}</strong>)">(out, stuk.tekst);
        else html::escape_text(out.text, stuk.tekst);
    }
}

void draw_punten(Out& out, const HulpBlok& blok) {
    for (const HulpRegel& regel : blok.regels) put<R"(<li>{}</li>)">(out, [&](Out& o) { draw_regel(o, regel); });
}

// The first row holds the headings.
void draw_tabel(Out& out, const HulpBlok& blok, const std::string& id, const std::string& titel) {
    put<R"(<div class="ok-tabel" role="region" tabindex="0" aria-labelledby="{}"><table><caption class="ok-verborgen" id="{}">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>)">(
        out, id, id, titel,
        [&](Out& o) {
            for (const HulpRegel& cel : blok.rijen[0]) put<R"(<th scope="col">{}</th>)">(o, [&](Out& c) { draw_regel(c, cel); });
        },
        [&](Out& o) {
            for (std::size_t i = 1; i < blok.rijen.size(); ++i)
                put<R"(<tr>{}</tr>)">(o, [&](Out& rij) {
                    for (const HulpRegel& cel : blok.rijen[i]) put<R"(<td>{}</td>)">(rij, [&](Out& c) { draw_regel(c, cel); });
                });
        });
}

std::string platte_tekst(const HulpRegel& regel) {
    std::string tekst;
    for (const inhoud::HulpStuk& stuk : regel) tekst += stuk.tekst;
    return tekst;
}

app::Kruimel naar_hulp(const Context& ctx) { return {ctx.t()("hulp_paginas.titel"), Url::path("/hulp")}; }

// Whom to tell: the organisation somebody works for knows who looks after this installation.
void draw_contact(Out& out, const Context& ctx) {
    const auto& t = ctx.t();
    put<R"(<section class="ok-kaart ok-kaart--nadruk"><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><p>{}</p></section>)">(
        out, t("hulp_paginas.contact"), t("hulp_paginas.contact_meld"),
        ctx.is_signed_in() ? t("hulp_paginas.contact_van", {ctx.wie().organisatie_naam}) : t("hulp_paginas.contact_onbekend"));
}

Response toon(Context& ctx, std::string_view naam) {
    const auto paginas = inhoud::load_hulppaginas(ctx.services.bestanden);
    const auto pagina = std::ranges::find(paginas, naam, &HulpPagina::naam);
    if (pagina == paginas.end()) return app::error_page(ctx, 404);
    Out content;
    draw_blokken(content, *pagina);
    if (naam == toegankelijkheid) draw_contact(content, ctx);
    return app::render(ctx, {.titel = pagina->titel, .nav = "hulp", .kruimels = {naar_hulp(ctx)}, .vorm = "smal"}, std::move(content).html());
}

Response get_hulp(Context& ctx) {
    const auto& t = ctx.t();
    Out content;
    put<R"(<p class="ok-inleiding">{}</p><ul class="ok-raster">{}</ul>)">(content, t("hulp_paginas.uitleg"), [&](Out& o) {
        for (const HulpPagina& pagina : inhoud::load_hulppaginas(ctx.services.bestanden)) {
            const auto alinea = std::ranges::find(pagina.blokken, HulpBlok::Soort::alinea, &HulpBlok::soort);
            put<R"(<li class="ok-kaart ok-kaart--klik"><h2 class="ok-kaart__titel"><a class="nl-link ok-kaart__link" href="{}">{}</a></h2><p>{}</p></li>)">(
                o, pagina.naam == toegankelijkheid ? Url::path("/toegankelijkheid") : Url::path("/hulp", pagina.naam), pagina.titel,
                alinea == pagina.blokken.end() ? "" : platte_tekst(alinea->regels[0]));
        }
    });
    return app::render(ctx, {.titel = t("hulp_paginas.titel"), .nav = "hulp"}, std::move(content).html());
}

Response get_pagina(Context& ctx) { return toon(ctx, ctx.request.parameters.get("pagina")); }
Response get_toegankelijkheid(Context& ctx) { return toon(ctx, toegankelijkheid); }

using toegang::Recht;
constexpr app::Route hulp_routes[] = {
    {http::Method::get, "/hulp", Recht::openbaar, get_hulp, "All help pages"},
    {http::Method::get, "/hulp/:pagina", Recht::openbaar, get_pagina, "One help page"},
    {http::Method::get, "/toegankelijkheid", Recht::openbaar, get_toegankelijkheid, "Accessibility statement"},
};

}  // namespace

std::span<const app::Route> routes() { return hulp_routes; }

void draw_blokken(Out& out, const HulpPagina& pagina) {
    int tabellen = 0;
    std::string kop = pagina.titel;  // a table is named after the heading above it
    for (const HulpBlok& blok : pagina.blokken) {
        switch (blok.soort) {
            case HulpBlok::Soort::kop:
                kop = platte_tekst(blok.regels[0]);
                put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(out, [&](Out& o) { draw_regel(o, blok.regels[0]); });
                break;
            case HulpBlok::Soort::alinea: put<R"(<p class="nl-paragraph">{}</p>)">(out, [&](Out& o) { draw_regel(o, blok.regels[0]); }); break;
            case HulpBlok::Soort::opsomming: put<R"(<ul>{}</ul>)">(out, [&](Out& o) { draw_punten(o, blok); }); break;
            case HulpBlok::Soort::stappen: put<R"(<ol>{}</ol>)">(out, [&](Out& o) { draw_punten(o, blok); }); break;
            case HulpBlok::Soort::tabel: draw_tabel(out, blok, "tabel-" + std::to_string(++tabellen), kop); break;
        }
    }
}

}  // namespace ontknoop::hulp
