// SPDX-License-Identifier: EUPL-1.2
//
// The library of official texts: the list of regulations, one regulation with its contents and versions, what changed between two.
#include <algorithm>
#include <map>

#include "app/page.h"
#include "base/text.h"
#include "ruimte/bibliotheek.h"
#include "wetboek/wetboek.h"
#include "wetboek/wetboek_handlers.h"
#include "wetboek/wettekst_vorm.h"
#include "wetboek/zoekvraag.h"
#include "wetten/jci.h"
#include "wetten/verankering.h"
#include "wetten/wetten_store.h"

namespace ontknoop::wetboek {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using wetten::Regeling;
using wetten::Versie;

namespace {

constexpr int verschillen_per_pagina = 20;

app::Kruimel kruimel_wetten(Context& ctx) { return {ctx.t()("wetboek.titel"), Url::path("/wetten")}; }
app::Kruimel kruimel_regelingen(Context& ctx) { return {ctx.t()("wettekst.regelingen"), Url::path("/wetten/regelingen")}; }

// Nothing for what is neither of the two.
std::optional<wetten::Stelsel> stelsel_van(std::string_view code) {
    if (code == "landelijk") return wetten::Stelsel::bwb;
    if (code == "lokaal") return wetten::Stelsel::cvdr;
    return std::nullopt;
}

void draw_filter(Out& out, Context& ctx, const std::string& woorden, std::string_view soort) {
    const auto& t = ctx.t();
    const app::Field velden[] = {
        {.name = "naam", .label = t("wettekst.filter"), .soort = app::Invoer::zoek, .value = woorden, .hulp = t("wettekst.filter.hulp"), .toon_niet_verplicht = false,
         .maximum = 100},
        {.name = "soort", .label = t("wettekst.soort"), .soort = app::Invoer::keuze,
         .opties = {{"", t("wettekst.soort_alle"), soort.empty()},
                    {"landelijk", t("wettekst.soort_landelijk"), soort == "landelijk"},
                    {"lokaal", t("wettekst.soort_lokaal"), soort == "lokaal"}},
         .toon_niet_verplicht = false},
    };
    app::draw_form(out, ctx, {.action = Url::path("/wetten/regelingen"), .knop = t("app.zoeken"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"},
                   [&](Out& o) { app::draw_fields(o, t, velden, {}); });
}

std::string versies_in_woorden(const inhoud::Teksten& t, const Regeling& regeling) {
    const auto nieuwste = parse_iso_date(regeling.nieuwste);
    if (!nieuwste) return t("wettekst.geen_versie");
    if (regeling.versies == 1) return t("wettekst.een_versie", {format_date(*nieuwste)});
    return t("wettekst.aantal_versies", {std::to_string(regeling.versies), format_date(*nieuwste)});
}

void draw_regelingen(Out& out, Context& ctx, const std::vector<Regeling>& regelingen) {
    const auto& t = ctx.t();
    put<R"(<ul class="ok-stapel">{}</ul>)">(out, [&](Out& o) {
        for (const Regeling& r : regelingen)
            put<R"(<li><a class="nl-link" href="{}">{}</a>{}{}<br><span class="ok-zacht">{}</span></li>)">(
                o, regeling_url(r.id), r.citeertitel,
                [&](Out& a) {
                    if (!r.afkortingen.empty()) put<R"( ({}))">(a, join(r.afkortingen, ", "));
                },
                [&](Out& g) {
                    if (!r.gemeente.empty()) put<R"( <span class="ok-label">{}</span>)">(g, t("wetboek.regel_van", {r.gemeente}));
                },
                versies_in_woorden(t, r));
    });
}

void draw_leeg_bibliotheek(Out& out, Context& ctx) {
    const auto& t = ctx.t();
    put<R"(<div class="ok-leeg"><p>{}</p><p>{}</p></div>)">(out, t("wettekst.leeg"), t("wettekst.leeg_wat_nu"));
}

void regel(Out& out, std::string_view naam, std::string_view waarde) {
    if (!waarde.empty()) put<R"(<div><dt>{}</dt><dd>{}</dd></div>)">(out, naam, waarde);
}

// Headings as they come, their articles under them.
void draw_inhoud(Out& out, Context& ctx, const Regeling& regeling, const std::vector<wetten::Inhoudsregel>& regels, std::optional<Date> op) {
    const auto& t = ctx.t();
    const Date dag = op.value_or(vandaag(ctx));
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2>{}</section>)">(out, t("wettekst.inhoud"), [&](Out& o) {
        for (std::size_t i = 0; i < regels.size();) {
            std::size_t end = i;
            while (end < regels.size() && regels[end].opschrift == regels[i].opschrift) ++end;
            if (!regels[i].opschrift.empty()) put<R"(<h3 class="nl-heading nl-heading--level-3">{}</h3>)">(o, regels[i].opschrift);
            put<R"(<ul>{}</ul>)">(o, [&](Out& lijst) {
                for (; i < end; ++i) {
                    const auto& r = regels[i];
                    put<R"(<li><a class="nl-link" href="{}">{}</a>{}{}</li>)">(
                        lijst, op ? artikel_url(regeling.id, r.nr, *op) : artikel_url(regeling.id, r.nr), t("wettekst.artikel", {r.nr}),
                        [&](Out& titel) {
                            if (!r.titel.empty()) html::escape_text(titel.text, ": " + r.titel);
                        },
                        [&](Out& merk) {
                            if (r.status == wetten::Artikelstatus::vervallen) put<R"( <span class="ok-label ok-label--let-op">{}</span>)">(merk, t("wettekst.vervallen"));
                            else if (r.inwerking && *r.inwerking > dag)
                                put<R"( <span class="ok-label ok-label--let-op">{}</span>)">(merk, t("wetboek.merk_toekomst", {format_date(*r.inwerking)}));
                        });
                }
            });
        }
    });
}

void draw_versies(Out& out, Context& ctx, const Regeling& regeling, const std::vector<Versie>& versies, const std::string& gekozen) {
    const auto& t = ctx.t();
    put<R"(<section><h2 class="nl-heading nl-heading--level-2" id="versies">{}</h2><ul>{}</ul></section>)">(out, t("wettekst.versies"), [&](Out& o) {
        for (std::size_t i = 0; i < versies.size(); ++i) {
            const Versie& v = versies[i];
            put<R"(<li><a class="nl-link" href="{}">{}</a>{}{}</li>)">(
                o, regeling_url(regeling.id).query("op", to_iso(v.geldig_van)), geldigheid_in_woorden(t, v.geldig_van, v.geldig_tot),
                [&](Out& nu) {
                    if (v.versie == gekozen) put<R"( <span class="ok-label">{}</span>)">(nu, t("wettekst.deze"));
                },
                [&](Out& naar) {
                    if (i + 1 == versies.size()) return;
                    put<R"( <a class="nl-link" href="{}">{}</a>)">(
                        naar, Url::path("/wetten/regelingen", regeling.id, "verschil").query("van", versies[i + 1].versie).query("naar", v.versie),
                        t("wettekst.wat_veranderde", {format_date(v.geldig_van)}));
                });
        }
    });
}

void draw_regeling_feiten(Out& out, Context& ctx, const Regeling& r, const Versie& v) {
    const auto& t = ctx.t();
    put<R"(<dl>{}</dl>)">(out, [&](Out& o) {
        regel(o, t("wettekst.geldig"), geldigheid_in_woorden(t, v.geldig_van, v.geldig_tot));
        regel(o, t("wettekst.soort"), r.soort);
        regel(o, t("wettekst.van_gemeente"), r.gemeente);
        regel(o, t("wettekst.afkortingen"), join(r.afkortingen, ", "));
        regel(o, t("wettekst.ministerie"), r.ministerie);
        regel(o, t("wettekst.rechtsgebieden"), join(r.rechtsgebieden, ", "));
        regel(o, t("wetboek.kenmerk"), r.id);
        if (const auto op = parse_iso_timestamp(v.ingelezen_op)) regel(o, t("wettekst.ingelezen"), t("wettekst.ingelezen_uit", {format_date(*op), v.bron}));
    });
}

std::string naam_van(const inhoud::Teksten& t, const wetten::Artikelverschil& v) {
    if (v.wijziging == wetten::Wijziging::vernummerd) return t("wettekst.vernummerd_naar", {v.oud_nr, v.nieuw_nr});
    return t("wettekst.artikel", {v.nieuw_nr.empty() ? v.oud_nr : v.nieuw_nr});
}

std::string wijziging_in_woorden(const inhoud::Teksten& t, wetten::Wijziging wijziging) {
    static constexpr const char* sleutels[] = {"wettekst.nieuw", "wettekst.gewijzigd", "wettekst.vervallen", "wettekst.vernummerd"};
    return t(sleutels[static_cast<std::size_t>(wijziging)]);
}

void draw_verschillen(Out& out, Context& ctx, std::span<const wetten::Artikelverschil> verschillen) {
    const auto& t = ctx.t();
    for (const auto& v : verschillen)
        put<R"(<section class="ok-bepaling"><h2 class="nl-heading nl-heading--level-2">{}</h2><p><span class="ok-label">{}</span></p>{}</section>)">(
            out, naam_van(t, v), wijziging_in_woorden(t, v.wijziging), [&](Out& o) { draw_woordverschil(o, v.oud_tekst, v.nieuw_tekst); });
}

// How many of each kind, in a small table.
void draw_telling(Out& out, Context& ctx, std::span<const wetten::Artikelverschil> verschillen) {
    const auto& t = ctx.t();
    std::map<wetten::Wijziging, int> aantal;
    for (const auto& v : verschillen) ++aantal[v.wijziging];
    put<R"(<div class="ok-tabel" role="region" tabindex="0" aria-label="{}"><table class="utrecht-table utrecht-table--html-table"><thead><tr><th scope="col">{}</th><th scope="col" class="ok-getal">{}</th></tr></thead><tbody>{}</tbody></table></div>)">(
        out, t("wettekst.telling"), t("wettekst.wat"), t("wettekst.hoeveel"), [&](Out& o) {
            for (const auto& [wijziging, n] : aantal)
                put<R"(<tr><th scope="row">{}</th><td class="ok-getal">{}</td></tr>)">(o, wijziging_in_woorden(t, wijziging), n);
        });
}

}  // namespace

Response get_regelingen(Context& ctx) {
    const auto& t = ctx.t();
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    const std::string_view getypt = ctx.request.query.get("naam");
    const std::string woorden = is_valid_utf8(getypt) && !has_control_characters(getypt) ? std::string(utf8_prefix(trim(getypt), 100)) : std::string();
    const std::string_view soort = ctx.request.query.get("soort");
    const wetten::Regelingfilter filter{.tekst = woorden, .stelsel = stelsel_van(soort)};
    app::Bladeren bladeren = app::read_bladeren(ctx.request);
    bladeren.totaal = wetten::count_regelingen(ctx.tx(), gemeente, filter);
    Out content;
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t("wettekst.uitleg"));
    const bool is_leeg = bladeren.totaal == 0 && wetten::bibliotheek_revisie(ctx.tx()) == 0;
    if (is_leeg) {
        draw_leeg_bibliotheek(content, ctx);
    } else {
        draw_filter(content, ctx, woorden, soort);
        put<R"(<p>{}</p>)">(content, bladeren.totaal == 1 ? t("wettekst.een_gevonden") : t("wettekst.aantal_gevonden", {std::to_string(bladeren.totaal)}));
        draw_regelingen(content, ctx, wetten::list_regelingen(ctx.tx(), gemeente, filter, bladeren.per_pagina, bladeren.offset()));
        app::draw_bladeren(content, ctx, bladeren);
    }
    return app::render(ctx, {.titel = t("wettekst.regelingen"), .nav = "wetten", .kruimels = {kruimel_wetten(ctx)}}, std::move(content).html());
}

Response get_regeling(Context& ctx) {
    const auto& t = ctx.t();
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    const auto regeling = wetten::find_regeling(ctx.tx(), gemeente, ctx.request.parameters.get("regeling"));
    if (!regeling) return app::error_page(ctx, 404);
    Errors errors;
    const Date op = read_op(ctx, errors);
    const auto versies = wetten::list_versies(ctx.tx(), gemeente, regeling->id);
    const auto versie = std::ranges::find_if(versies, [&](const Versie& v) { return v.is_geldig(op); });
    Out content;
    draw_op_form(content, ctx, regeling_url(regeling->id), errors);
    if (versie == versies.end()) {
        put<R"(<div class="ok-leeg"><p>{}</p></div>)">(content, t("wettekst.geen_versie_op", {format_date(op)}));
    } else {
        draw_regeling_feiten(content, ctx, *regeling, *versie);
        put<R"(<ul><li><a class="nl-link" rel="external noreferrer" href="{}">{}</a></li></ul>)">(
            content, Url::external(wetten::artikel_link(regeling->stelsel, regeling->id, "", std::nullopt)), t("wetboek.link_nu"));
        const bool anders = !ctx.request.query.get("op").empty();
        draw_inhoud(content, ctx, *regeling, wetten::list_artikelen(ctx.tx(), gemeente, regeling->id, versie->versie), anders ? std::optional(op) : std::nullopt);
    }
    draw_versies(content, ctx, *regeling, versies, versie == versies.end() ? "" : versie->versie);
    return app::render(ctx, {.titel = regeling->citeertitel, .nav = "wetten", .kruimels = {kruimel_wetten(ctx), kruimel_regelingen(ctx)}, .fouten = errors},
                       std::move(content).html(), errors.empty() ? 200 : 400);
}

Response get_verschil(Context& ctx) {
    const auto& t = ctx.t();
    const std::string gemeente = ruimte::gemeente_van(ctx.wie());
    const auto regeling = wetten::find_regeling(ctx.tx(), gemeente, ctx.request.parameters.get("regeling"));
    if (!regeling) return app::error_page(ctx, 404);
    const auto versies = wetten::list_versies(ctx.tx(), gemeente, regeling->id);
    // Without a choice: the newest beside the one before it.
    const auto kies = [&](std::string_view veld, std::size_t anders) {
        const std::string_view gevraagd = ctx.request.query.get(veld);
        if (gevraagd.empty()) return anders < versies.size() ? versies.begin() + static_cast<std::ptrdiff_t>(anders) : versies.end();
        return std::ranges::find(versies, gevraagd, &Versie::versie);
    };
    const auto naar = kies("naar", 0), van = kies("van", 1);
    Out content;
    if (van == versies.end() || naar == versies.end() || van == naar) {
        put<R"(<div class="ok-leeg"><p>{}</p></div>)">(content, t("wettekst.niets_te_vergelijken"));
    } else {
        const auto oud = wetten::load_versie(ctx.tx(), gemeente, regeling->id, van->versie), nieuw = wetten::load_versie(ctx.tx(), gemeente, regeling->id, naar->versie);
        CHECK(oud && nieuw);
        const auto verschillen = wetten::vergelijk(*oud, *nieuw);
        app::Bladeren bladeren = app::read_bladeren(ctx.request, verschillen_per_pagina);
        bladeren.totaal = static_cast<std::int64_t>(verschillen.size());
        const std::size_t first = std::min(static_cast<std::size_t>(bladeren.offset()), verschillen.size());
        const std::size_t count = std::min<std::size_t>(verschillen_per_pagina, verschillen.size() - first);
        put<R"(<p class="ok-inleiding">{}</p>)">(content, t("wettekst.vergeleken", {format_date(van->geldig_van), format_date(naar->geldig_van)}));
        draw_telling(content, ctx, verschillen);
        put<R"(<p class="ok-zacht">{}</p>)">(content, t("wettekst.leeswijzer"));
        draw_verschillen(content, ctx, std::span(verschillen).subspan(first, count));
        app::draw_bladeren(content, ctx, bladeren);
    }
    return app::render(ctx, {.titel = t("wettekst.verschil", {regeling->citeertitel}), .nav = "wetten",
                             .kruimels = {kruimel_wetten(ctx), kruimel_regelingen(ctx), {regeling->citeertitel, regeling_url(regeling->id)}}},
                       std::move(content).html());
}

}  // namespace ontknoop::wetboek
