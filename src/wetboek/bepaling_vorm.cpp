// SPDX-License-Identifier: EUPL-1.2
#include "wetboek/bepaling_vorm.h"

#include <algorithm>

#include "app/page.h"
#include "juristvraag/juristvraag.h"
#include "ruimte/bibliotheek.h"
#include "wetboek/wetboek.h"
#include "wetboek/wettekst_vorm.h"
#include "wetboek/zoekvraag.h"

namespace ontknoop::wetboek {

using html::Out;
using html::put;
using html::Url;
using wetten::Bepaling;

namespace {

void draw_link(Out& out, const std::string& adres, std::string_view tekst, std::string_view waarvan) {
    put<R"(<li><a class="nl-link" rel="external noreferrer" href="{}">{}<span class="ok-verborgen">: {}</span></a></li>)">(out, Url::external(adres), tekst, waarvan);
}

void draw_grenzen(Out& out, app::Context& ctx, const Bepaling& b, Date op) {
    const auto& bepalingen = *ctx.services.bepalingen;
    std::vector<const Bepaling*> ernaast;
    for (const std::string& id : b.grenzen)
        if (const Bepaling* grens = find_bepaling(ctx, id)) ernaast.push_back(grens);
    if (ernaast.empty()) return;
    put<R"(<div class="ok-grenzen"><p><strong>{}</strong></p><ul>{}</ul></div>)">(out, ctx.t()("wetboek.lees_ernaast"), [&](Out& o) {
        for (const Bepaling* grens : ernaast)
            put<R"(<li><a class="nl-link" href="{}">{}</a> <span class="ok-label">{}</span>{}<br>{}</li>)">(
                o, bepaling_url(*grens), grens->aanhaling(), bepalingen.ruimte(grens->ruimte).naam,
                [&](Out& merk) { draw_merken(merk, ctx, *grens, op); }, grens->samenvatting);
    });
}

// A passage of the law that nobody described yet: the official words, and nothing of ours.
void draw_treffer_in_wet(Out& out, app::Context& ctx, const wetten::Treffer& hit, const wetten::Zoekvraag& vraag, int kopniveau) {
    const auto& t = ctx.t();
    const std::string vindplaats = t("wetboek.artikel_van", {hit.artikel, hit.regeling});
    put<R"(<article class="ok-bepaling{}">{}<p class="ok-bepaling__vindplaats">{}</p><p class="ok-zacht">{}</p><blockquote>{}</blockquote>{}<ul>{}</ul></article>)">(
        out, hit.nog_niet_geldig ? " ok-bepaling--toekomst" : "",
        [&](Out& o) {
            draw_kop(o, kopniveau, [&](Out& kop) {
                const Url naar = vraag.op == vandaag(ctx) ? artikel_url(hit.regeling_id, hit.artikel) : artikel_url(hit.regeling_id, hit.artikel, vraag.op);
                put<R"(<a class="nl-link" href="{}">{}</a>)">(kop, naar, hit.titel.empty() ? vindplaats : hit.titel);
            });
        },
        vindplaats,
        t("wetboek.wettekst"), hit.fragment, [&](Out& o) { draw_redenen(o, hit.redenen); },
        [&](Out& o) { draw_link(o, hit.link, t("wetboek.link_nu"), vindplaats); });
}

// Further down a long list a provision is its name and its place; the card is in it.
constexpr std::size_t meeste_open = 6;
void draw_gevouwen(Out& out, app::Context& ctx, const Bepaling& b, const std::function<void(Out&)>& kaart) {
    std::string id = "gevonden-" + b.id;
    std::ranges::replace(id, '.', '-');
    put<R"(<details class="ok-uitklap" id="{}"><summary>{} <small class="ok-kern">{} · {}</small></summary><div class="ok-uitklap__binnen">{}</div></details>)">(
        out, id, b.titel, b.aanhaling(), ctx.services.bepalingen->ruimte(b.ruimte).naam, kaart);
}

void draw_niets_gevonden(Out& out, app::Context& ctx, std::string_view woorden) {
    const auto& t = ctx.t();
    put<R"(<div class="ok-leeg"><p>{}</p><p>{} <a class="nl-link" href="/wetten/tegenwerpingen">{}</a></p><p>{}</p>{}</div>)">(
        out, t("wetboek.niets_gevonden"), t("wetboek.niets_argument"), t("wetboek.naar_tegenwerpingen"), t("wetboek.niets_jurist"),
        [&](Out& o) { juristvraag::draw_vraag_knop(o, ctx, woorden); });
}

}  // namespace

Url bepaling_url(const Bepaling& b) { return Url::path("/wetten/bepalingen", b.id); }

void draw_kop(Out& out, int niveau, const std::function<void(Out&)>& inhoud) {
    switch (niveau) {
        case 2: return put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(out, inhoud);
        case 3: return put<R"(<h3 class="nl-heading nl-heading--level-3">{}</h3>)">(out, inhoud);
        case 4: return put<R"(<h4 class="nl-heading nl-heading--level-4">{}</h4>)">(out, inhoud);
        default: CHECK(!"a heading of level 2, 3 or 4");
    }
}

std::string toestand_in_woorden(std::string_view toestand) {
    if (const auto day = parse_iso_date(toestand)) return format_date(*day);
    const auto first = parse_iso_date(std::string(toestand) + "-01");
    if (!first) return std::string(toestand);  // a year
    const std::string day = format_date(*first);
    return day.substr(day.find(' ') + 1);  // without "1 "
}

void draw_redenen(Out& out, std::span<const std::string> redenen) {
    if (redenen.empty()) return;
    put<R"(<ul class="ok-zacht">{}</ul>)">(out, [&](Out& o) {
        for (const std::string& reden : redenen) put<R"(<li>{}</li>)">(o, reden);
    });
}

void draw_links(Out& out, app::Context& ctx, const Bepaling& b) {
    const auto& t = ctx.t();
    put<R"(<ul>{}</ul>)">(out, [&](Out& o) {
        draw_link(o, b.link(), t("wetboek.link_nu"), b.aanhaling());
        if (const auto toen = b.link_op_toestand()) draw_link(o, *toen, t("wetboek.link_toen", {toestand_in_woorden(b.toestand)}), b.aanhaling());
    });
}

void draw_merken(Out& out, app::Context& ctx, const Bepaling& b, Date op) {
    const auto& t = ctx.t();
    auto merk = [&](const std::string& tekst) { put<R"( <span class="ok-label ok-label--let-op">{}</span>)">(out, tekst); };
    if (b.geldig_vanaf && op < *b.geldig_vanaf) merk(t("wetboek.merk_toekomst", {format_date(*b.geldig_vanaf)}));
    if (b.geldig_tot && *b.geldig_tot <= op) merk(t("wetboek.merk_vervallen", {format_date(*b.geldig_tot)}));
    if (!b.nagelezen) merk(t("wetboek.merk_niet_nagelezen"));
    if (b.hercontrole) merk(t("wetboek.merk_hercontrole"));
}

void draw_bepaling(Out& out, app::Context& ctx, const Bepaling& b, const Kaart& kaart) {
    const auto& t = ctx.t();
    const auto& bepalingen = *ctx.services.bepalingen;
    const wetten::Ruimte& ruimte = bepalingen.ruimte(b.ruimte);
    put<R"(<article class="ok-bepaling{}{}">{}<p class="ok-bepaling__vindplaats">{}</p><p><span class="ok-label">{}</span>{}{}</p>)"
        R"(<p class="nl-paragraph">{}</p><p class="ok-zacht">{}</p>{}{}<p>{}</p>{}{}{}</article>)">(
        out, ruimte.grens ? " ok-bepaling--mag-niet" : "", b.is_geldig(kaart.op) ? "" : " ok-bepaling--toekomst",
        [&](Out& o) {
            draw_kop(o, kaart.kopniveau, [&](Out& kop) { put<R"(<a class="nl-link" href="{}">{}</a>)">(kop, kaart.terug.empty() ? bepaling_url(b) : bepaling_url(b).query("terug", kaart.terug), b.titel); });
        },
        b.aanhaling(), ruimte.naam,
        [&](Out& o) {
            if (b.gemeente) put<R"( <span class="ok-label">{}</span>)">(o, t("wetboek.regel_van", {*b.gemeente}));
            if (b.eigen) put<R"( <span class="ok-label">{}</span>)">(o, t("wetboek.merk_eigen"));
        },
        [&](Out& o) { draw_merken(o, ctx, b, kaart.op); }, b.samenvatting,
        b.nagelezen ? t("wetboek.onze_samenvatting", {toestand_in_woorden(b.toestand)}) : t("wetboek.onze_samenvatting_ongezien"),
        [&](Out& o) {
            if (b.voorwaarden.empty()) return;
            put<R"(<p><strong>{}</strong></p><ul>{}</ul>)">(o, t("wetboek.voorwaarden"), [&](Out& list) {
                for (const std::string& voorwaarde : b.voorwaarden) put<R"(<li>{}</li>)">(list, voorwaarde);
            });
        },
        [&](Out& o) {
            if (kaart.redenen.empty()) return;
            // The first reason says most; the rest is for who wants to know.
            const auto rest = kaart.redenen.subspan(1);
            put<R"(<p class="ok-zacht">{} {}</p>)">(o, t("wetboek.waarom_dit"), kaart.redenen[0]);
            if (!rest.empty())
                put<R"(<details class="ok-meer"><summary>{}</summary>{}</details>)">(
                    o, rest.size() == 1 ? t("wetboek.nog_een_reden") : t("wetboek.nog_redenen", {std::to_string(rest.size())}), [&](Out& r) { draw_redenen(r, rest); });
        }, t("wetboek.wie_beslist", {std::string(bepalingen.naam_beslisser(b.beslisser))}),
        [&](Out& o) { draw_links(o, ctx, b); }, [&](Out& o) { draw_grenzen(o, ctx, b, kaart.op); },
        [&](Out& o) {
            if (kaart.actie) kaart.actie(o);
        });
}

void draw_antwoord(Out& out, app::Context& ctx, const wetten::Zoekvraag& vraag, const wetten::Antwoord& antwoord, std::string_view id, int kopniveau,
                   const Actie& actie, const std::string& terug) {
    const auto& t = ctx.t();
    put<R"(<div id="{}">{}</div>)">(out, id, [&](Out& o) {
        if (is_leeg(vraag)) return;
        const std::size_t aantal = antwoord.treffers.size();
        put<R"(<p data-aantal>{}</p>)">(o, aantal == 1 ? t("wetboek.een_gevonden") : t("wetboek.aantal_gevonden", {std::to_string(aantal)}));
        for (const wetten::Verbetering& v : antwoord.verbeteringen)
            put<R"(<p class="ok-zacht">{}</p>)">(o, t("wetboek.gelezen_als", {v.geschreven, v.gelezen_als}));
        for (std::size_t i = 0; i < aantal; ++i) {
            const wetten::Treffer& hit = antwoord.treffers[i];
            const Bepaling* b = hit.bepaling_id.empty() ? nullptr : ruimte::bepalingen(ctx).find(hit.bepaling_id);
            auto kaart = [&](Out& to) {
                draw_bepaling(to, ctx, *b, {.op = vraag.op, .kopniveau = kopniveau, .redenen = hit.redenen, .actie = [&](Out& knop) {
                                                if (actie) actie(knop, *b);
                                            }, .terug = terug});
            };
            if (!b) draw_treffer_in_wet(o, ctx, hit, vraag, kopniveau);
            else if (i < meeste_open) kaart(o);
            else draw_gevouwen(o, ctx, *b, kaart);
        }
        if (aantal == 0) draw_niets_gevonden(o, ctx, vraag.tekst);
    });
}

}  // namespace ontknoop::wetboek
