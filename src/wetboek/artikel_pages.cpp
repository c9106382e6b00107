// SPDX-License-Identifier: EUPL-1.2
//
// One article as the state published it: its text on a day, its wordings, its source, and beside it the room we know of.
#include <algorithm>

#include "app/page.h"
#include "ruimte/bibliotheek.h"
#include "wetboek/bepaling_vorm.h"
#include "wetboek/wetboek.h"
#include "wetboek/wetboek_handlers.h"
#include "wetboek/wettekst_vorm.h"
#include "wetboek/zoekvraag.h"
#include "wetten/jci.h"
#include "wetten/wetten_store.h"

namespace ontknoop::wetboek {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using wetten::Artikel;
using wetten::Artikelstatus;

namespace {

// What one page is about.
struct Blik {
    wetten::Regeling regeling;
    wetten::Versie versie;
    wetten::Regelingversie tekst;  // of this article only
    const Artikel* artikel = nullptr;
    Date op;
};

void draw_staat(Out& out, const inhoud::Teksten& t, const Blik& b) {
    if (b.artikel->status == Artikelstatus::vervallen) put<R"(<p><span class="ok-label ok-label--let-op">{}</span></p>)">(out, t("wettekst.vervallen"));
    else if (b.artikel->inwerking && *b.artikel->inwerking > b.op)
        put<R"(<p><span class="ok-label ok-label--let-op">{}</span></p>)">(out, t("wetboek.merk_toekomst", {format_date(*b.artikel->inwerking)}));
}

void draw_bron(Out& out, Context& ctx, const Blik& b) {
    const auto& t = ctx.t();
    const bool landelijk = b.regeling.stelsel == wetten::Stelsel::bwb;
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><dl>{}</dl><ul>{}</ul></section>)">(
        out, t("wetboek.versie"),
        [&](Out& o) {
            auto regel = [&](std::string_view naam, std::string_view waarde) {
                if (!waarde.empty()) put<R"(<div><dt>{}</dt><dd>{}</dd></div>)">(o, naam, waarde);
            };
            regel(t("wettekst.in_versie"), geldigheid_in_woorden(t, b.versie.geldig_van, b.versie.geldig_tot));
            regel(t("wettekst.opschrift"), b.artikel->opschrift);
            regel(t("wettekst.publicatie"), b.artikel->bron);
            regel(t("wettekst.verwijzing"), b.artikel->jci);
        },
        [&](Out& o) {
            auto link = [&](const std::string& adres, const std::string& tekst) {
                put<R"(<li><a class="nl-link" rel="external noreferrer" href="{}">{}</a></li>)">(o, Url::external(adres), tekst);
            };
            link(wetten::artikel_link(b.regeling.stelsel, b.regeling.id, b.artikel->nr, std::nullopt), t("wetboek.link_nu"));
            if (landelijk && !b.artikel->pad.empty())
                link(wetten::pad_link(b.regeling.id, b.artikel->pad, b.versie.geldig_van), t("wettekst.link_toen", {format_date(b.versie.geldig_van)}));
        });
}

void draw_bewoordingen(Out& out, Context& ctx, const Blik& b, const std::vector<wetten::Bewoording>& bewoordingen) {
    const auto& t = ctx.t();
    if (bewoordingen.size() < 2) return;
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><ul>{}</ul></section>)">(out, t("wettekst.bewoordingen"), [&](Out& o) {
        for (std::size_t i = 0; i < bewoordingen.size(); ++i) {
            const auto& w = bewoordingen[i];
            put<R"(<li><a class="nl-link" href="{}">{}</a>{}</li>)">(
                o, artikel_url(b.regeling.id, b.artikel->nr, w.geldig_van), geldigheid_in_woorden(t, w.geldig_van, w.geldig_tot), [&](Out& naar) {
                    if (i + 1 == bewoordingen.size() || bewoordingen[i + 1].versie == w.versie) return;
                    put<R"( <a class="nl-link" href="{}">{}</a>)">(
                        naar, Url::path("/wetten/regelingen", b.regeling.id, "verschil").query("van", bewoordingen[i + 1].versie).query("naar", w.versie),
                        t("wettekst.wat_veranderde", {format_date(w.geldig_van)}));
                });
        }
    });
}

// References of the text: to our own page when the library has that regulation, else to the official site.
void draw_verwijzingen(Out& out, Context& ctx, const Blik& b) {
    const auto& t = ctx.t();
    if (b.artikel->verwijzingen.empty()) return;
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><ul>{}</ul></section>)">(out, t("wettekst.verwijst_naar"), [&](Out& o) {
        std::vector<std::string> gehad;
        for (const wetten::Doorverwijzing& v : b.artikel->verwijzingen) {
            if (v.tekst.empty() || std::ranges::find(gehad, v.doel) != gehad.end()) continue;
            gehad.push_back(v.doel);
            const auto jci = wetten::parse_jci(v.doel);
            if (jci && !jci->artikel().empty() && wetten::find_regeling(ctx.tx(), gemeente, jci->regeling_id))
                put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(o, artikel_url(jci->regeling_id, jci->artikel()), v.tekst);
            else if (jci)
                put<R"(<li><a class="nl-link" rel="external noreferrer" href="{}">{}</a></li>)">(
                    o, Url::external(wetten::artikel_link(wetten::Stelsel::bwb, jci->regeling_id, jci->artikel(), std::nullopt)), v.tekst);
            else put<R"(<li>{}</li>)">(o, v.tekst);
        }
    });
}

void draw_ruimte(Out& out, Context& ctx, const Blik& b) {
    const auto& t = ctx.t();
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    std::vector<const wetten::Bepaling*> hier;
    for (const auto* bepaling : ruimte::bepalingen(ctx).find_artikel(b.regeling.id, b.artikel->nr))
        if (!bepaling->gemeente || wetten::same_gemeente(*bepaling->gemeente, gemeente)) hier.push_back(bepaling);
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2>{}</section>)">(out, t("wettekst.ruimte"), [&](Out& o) {
        for (const auto* bepaling : hier) draw_bepaling(o, ctx, *bepaling, {.op = b.op});
        if (hier.empty()) put<R"(<p class="ok-zacht">{}</p>)">(o, t("wettekst.geen_ruimte"));
    });
}

// The article on that day; when the day has none, the newest version that knows the number.
std::optional<Blik> find_blik(Context& ctx, const wetten::Regeling& regeling, std::string_view nr, Date op) {
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    auto versies = wetten::list_versies(ctx.tx(), gemeente, regeling.id);
    std::ranges::stable_partition(versies, [&](const wetten::Versie& v) { return v.is_geldig(op); });
    for (wetten::Versie& versie : versies) {
        auto tekst = wetten::load_artikel(ctx.tx(), gemeente, regeling.id, versie.versie, nr);
        if (!tekst) continue;
        Blik blik{regeling, std::move(versie), std::move(*tekst), nullptr, op};
        blik.artikel = blik.tekst.find_artikel(nr, op);
        if (!blik.artikel) blik.artikel = &blik.tekst.artikelen.front();  // repealed, or not law yet
        return blik;
    }
    return std::nullopt;
}

}  // namespace

Response get_artikel(Context& ctx) {
    const auto& t = ctx.t();
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    const auto regeling = wetten::find_regeling(ctx.tx(), gemeente, ctx.request.parameters.get("regeling"));
    if (!regeling) return app::error_page(ctx, 404);
    const std::string_view nr = ctx.request.parameters.get("artikel");
    Errors errors;
    const Date op = read_op(ctx, errors);
    const auto found = find_blik(ctx, *regeling, nr, op);
    if (!found) return app::error_page(ctx, 404);
    const Blik& b = *found;
    Out content;
    if (!b.artikel->titel.empty()) put<R"(<p class="ok-groot">{}</p>)">(content, b.artikel->titel);
    draw_staat(content, t, b);
    if (!b.versie.is_geldig(op)) put<R"(<p class="ok-zacht">{}</p>)">(content, t("wettekst.niet_op_die_dag", {format_date(op), format_date(b.versie.geldig_van)}));
    draw_op_form(content, ctx, artikel_url(regeling->id, nr), errors);
    put<R"(<section aria-labelledby="officiele-tekst"><h2 class="nl-heading nl-heading--level-2" id="officiele-tekst">{}</h2>{}</section>)">(
        content, t("wettekst.officiele_tekst"), [&](Out& o) { draw_wettekst(o, t, b.tekst.blokken_van(*b.artikel)); });
    if (ctx.wie().mag(toegang::Recht::casus_maken))
        put<R"(<p><a class="nl-link" href="{}">{}</a></p>)">(content, Url::path("/wetten/citeren").query("regeling", regeling->id).query("artikel", nr),
                                                          t("wetboek.gebruik.citeer"));
    draw_ruimte(content, ctx, b);
    draw_bron(content, ctx, b);
    draw_bewoordingen(content, ctx, b, wetten::list_bewoordingen(ctx.tx(), gemeente, regeling->id, nr));
    draw_verwijzingen(content, ctx, b);
    return app::render(ctx, {.titel = t("wetboek.artikel_van", {b.artikel->nr, regeling->citeertitel}), .nav = "wetten",
                             .kruimels = {{t("wetboek.titel"), Url::path("/wetten")}, {regeling->citeertitel, regeling_url(regeling->id)}}, .fouten = errors},
                       std::move(content).html(), errors.empty() ? 200 : 400);
}

}  // namespace ontknoop::wetboek
