// SPDX-License-Identifier: EUPL-1.2
//
// Questions to the jurist outside a plan: the list, the form, one question with its messages, and freeing what was learnt.
#include <algorithm>

#include "app/page.h"
#include "base/text.h"
#include "juristvraag/juristvraag_handlers.h"
#include "ruimte/bibliotheek.h"

namespace ontknoop::juristvraag {

using app::Context;
using app::Invoer;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

Url lijst_url() { return Url::path("/wetten/juristvragen"); }
std::vector<app::Kruimel> way_up(const Context& ctx, bool tot_lijst) {
    std::vector<app::Kruimel> all{{ctx.t()("nav.wetten"), Url::path("/wetten")}};
    if (tot_lijst) all.push_back({ctx.t()("juristvraag.titel"), lijst_url()});
    return all;
}
std::string naam_van(Context& ctx, const GebruikerId& id) {
    for (const auto& [gebruiker, naam] : toegang::namen(ctx.tx(), ctx.wie().organisatie))
        if (gebruiker == id) return naam;
    return {};
}
std::string naam_van_bepaling(const Context& ctx, std::string_view id) {
    const auto* b = ruimte::bepalingen(ctx).find(id);
    return b ? b->aanhaling() : std::string(id);
}

// What was typed in one of the forms of a question, when it was refused.
struct Getikt {
    std::string bericht;
    Kennistekst kennis;
    std::string vraag, antwoord;  // of kennis: views die
    Errors fouten;
    bool vrijgeven = false;
};

Response nieuwe_vraag_page(Context& ctx, const http::Fields& form, std::string_view zoek, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const std::string bepaling(utf8_prefix(form.get("bepaling"), 80));
    Out content;
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t("juristvraag.uitleg"));
    app::draw_form(content, ctx, {.action = lijst_url(), .knop = t("juristvraag.verstuur"), .eenmalig = true, .annuleer = t("app.annuleren"), .annuleer_url = Url::path("/wetten")}, [&](Out& f) {
        if (!bepaling.empty())
            put<R"(<p><strong>{}</strong> {}</p><input type="hidden" name="bepaling" value="{}">)">(f, t("juristvraag.over"), naam_van_bepaling(ctx, bepaling), bepaling);
        app::draw_field(f, t, {.name = "vraag", .label = t("juristvraag.vraag"), .soort = Invoer::tekst, .value = std::string(form.get("vraag")), .hulp = t("juristvraag.vraag_hulp"),
                               .nodig = true, .rijen = 5, .maximum = 2000}, errors);
        app::draw_field(f, t, {.name = "context", .label = t("juristvraag.context"), .soort = Invoer::tekst, .value = std::string(form.get("context")),
                               .hulp = t("juristvraag.context_hulp"), .rijen = 5, .maximum = 6000}, errors);
        if (!zoek.empty()) {
            put<R"(<input type="hidden" name="zoek" value="{}">)">(f, zoek);
            app::draw_field(f, t, {.name = "zoek_mee", .label = t("juristvraag.zoek_mee"), .soort = Invoer::vakjes,
                                   .opties = {{"ja", std::string(zoek), form.get("zoek_mee") == "ja"}}, .toon_niet_verplicht = false}, errors);
        }
    });
    return app::render(ctx, {.titel = t("juristvraag.stel"), .nav = "wetten", .kruimels = way_up(ctx, true), .vorm = "smal", .fouten = errors}, std::move(content).html(), status);
}

void draw_berichten(Out& out, Context& ctx, const Juristvraag& v) {
    const auto& t = ctx.t();
    const auto all = berichten(ctx, v);
    if (all.empty()) return app::draw_leeg(out, t("juristvraag.nog_geen_antwoord"));
    put<R"(<ol class="ok-gesprek">{}</ol>)">(out, [&](Out& o) {
        for (const Bericht& b : all)
            put<R"(<li class="ok-opmerking{}"><p class="ok-zacht">{} {} {}</p><p class="ok-opmerking__tekst">{}</p></li>)">(
                o, b.door == ctx.wie().gebruiker ? " ok-opmerking--eigen" : "", t("juristvraag.bericht." + b.soort), dag_van(b.op), t("app.door", {naam_van(ctx, b.door)}), b.tekst);
    });
}

// The jurist writes it anew: nothing of the question is filled in, only the jurist's own last answer.
void draw_vrijgeven(Out& out, Context& ctx, const Juristvraag& v, const Getikt& getikt) {
    const auto& t = ctx.t();
    std::string antwoord = getikt.antwoord;
    if (!getikt.vrijgeven)
        for (const Bericht& b : berichten(ctx, v))
            if (b.soort == "antwoord" && !b.onleesbaar) antwoord = b.tekst;
    const Errors& fouten = getikt.vrijgeven ? getikt.fouten : Errors{};
    put<R"(<details class="ok-uitklap"{}><summary>{}</summary><div class="ok-uitklap__binnen"><p>{}</p>{}</div></details>)">(
        out, html::Attributes().flag("open", getikt.vrijgeven), t("kennis.vrijgeven"), t("kennis.vrijgeven_uitleg"), [&](Out& o) {
            app::draw_form(o, ctx, {.action = Url::path("/wetten/juristvragen", v.id, "vrijgeven"), .knop = t("kennis.vrijgeven_knop"), .eenmalig = true}, [&](Out& f) {
                const app::Field velden[] = {
                    {.name = "vraag", .label = t("kennis.vraag"), .soort = Invoer::tekst, .value = getikt.vraag, .hulp = t("kennis.vraag_hulp"), .nodig = true, .rijen = 3, .maximum = 500},
                    {.name = "antwoord", .label = t("kennis.antwoord"), .soort = Invoer::tekst, .value = antwoord, .hulp = t("kennis.antwoord_hulp"), .nodig = true, .rijen = 8, .maximum = 4000},
                    {.name = "bepalingen", .label = t("kennis.bepalingen"), .soort = Invoer::tekst, .value = getikt.vrijgeven ? getikt.kennis.bepalingen : v.bepaling,
                     .hulp = t("kennis.bepalingen_hulp"), .rijen = 3},
                    {.name = "nagekeken", .label = t("kennis.nagekeken"), .soort = Invoer::vakjes, .opties = {{"ja", t("kennis.nagekeken_vakje"), getikt.kennis.nagekeken}}, .nodig = true},
                };
                app::draw_fields(f, t, velden, fouten);
            });
        });
}

Response vraag_page(Context& ctx, const Juristvraag& v, const Getikt& getikt, int status) {
    const auto& t = ctx.t();
    const bool eigen = v.gesteld_door == ctx.wie().gebruiker, beheert = mag_antwoorden(ctx.wie()), open = v.status != "gesloten";
    Out content;
    put<R"(<p><span class="ok-label">{}</span> <span class="ok-zacht">{} {}{}</span></p><blockquote class="ok-kernzin"><p class="ok-opmerking__tekst">{}</p></blockquote>{}{}<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(
        content, t("juristvraag.status." + v.status), dag_van(v.op), t("app.door", {naam_van(ctx, v.gesteld_door)}),
        v.behandelaar ? t("juristvraag.bij", {naam_van(ctx, *v.behandelaar)}) : "", v.vraag,
        [&](Out& o) {
            if (!v.bepaling.empty())
                put<R"(<p><strong>{}</strong> <a class="nl-link" href="/wetten/bepalingen/{}">{}</a></p>)">(o, t("juristvraag.over"), v.bepaling, naam_van_bepaling(ctx, v.bepaling));
        },
        [&](Out& o) {
            if (!v.context.empty()) put<R"(<p><strong>{}</strong></p><p class="ok-opmerking__tekst">{}</p>)">(o, t("juristvraag.meegestuurd"), v.context);
            if (eigen && v.casus) put<R"(<p><a class="nl-link" href="/casussen/{}/plan/wet">{}</a></p>)">(o, v.casus->value, t("juristvraag.naar_plan"));
        },
        t("juristvraag.antwoorden"));
    draw_berichten(content, ctx, v);
    const bool antwoordt = beheert && !eigen;
    if (open && (eigen || beheert)) {
        app::draw_form(content, ctx, {.action = Url::path("/wetten/juristvragen", v.id, "berichten"), .knop = t(antwoordt ? "juristvraag.geef_antwoord" : "juristvraag.vraag_door"), .eenmalig = true}, [&](Out& f) {
            app::draw_field(f, t, {.name = "tekst", .label = t(antwoordt ? "juristvraag.jouw_antwoord" : "juristvraag.jouw_vervolg"), .soort = Invoer::tekst, .value = getikt.bericht,
                                   .nodig = true, .rijen = 6, .maximum = 6000}, getikt.vrijgeven ? Errors{} : getikt.fouten);
        });
        if (antwoordt && v.status == "open") app::draw_button_form(content, ctx, Url::path("/wetten/juristvragen", v.id, "oppakken"), t("juristvraag.pak_op"));
        app::draw_button_form(content, ctx, Url::path("/wetten/juristvragen", v.id, "sluiten"), t("juristvraag.sluit"));
    } else if (!getikt.bericht.empty()) {
        // Closed while it was being written: the words stay, to copy them.
        put<R"(<p class="ok-opmerking__tekst">{}</p>)">(content, getikt.bericht);
    }
    if (beheert && (v.status == "beantwoord" || v.status == "gesloten")) draw_vrijgeven(content, ctx, v, getikt);
    return app::render(ctx, {.titel = t("juristvraag.een"), .nav = "wetten", .kruimels = way_up(ctx, true), .vorm = "smal", .fouten = getikt.fouten}, std::move(content).html(), status);
}

// What can be shown of the words somebody searched with.
std::string leesbare_zoekwoorden(const Context& ctx) {
    const std::string_view zoek = trim(ctx.request.form.get("zoek"));
    return is_valid_utf8(zoek) && !has_control_characters(zoek) ? std::string(utf8_prefix(zoek, 400)) : std::string();
}

template <class Doe>
Response met_vraag(Context& ctx, Doe doe) {
    const auto v = mag_vragen(ctx.wie()) ? find_vraag(ctx, ctx.request.parameters.get("vraag")) : std::nullopt;
    return v ? doe(*v) : app::error_page(ctx, 404);
}
Response of_fout(Context& ctx, const Juristvraag& v, const Result<>& done, Getikt getikt, std::string_view melding) {
    if (done) return app::redirect_with(ctx, Url::path("/wetten/juristvragen", v.id), melding);
    if (is_not_found(done.error())) return app::error_page(ctx, 404);
    getikt.fouten = done.error();
    const auto nu = find_vraag(ctx, v.id.value);
    return vraag_page(ctx, nu ? *nu : v, getikt, 400);
}

}  // namespace

void draw_vragenlijst(Out& out, Context& ctx, const std::vector<Juristvraag>& all) {
    const auto& t = ctx.t();
    put<R"(<ul class="ok-stapel">{}</ul>)">(out, [&](Out& o) {
        for (const Juristvraag& v : all)
            put<R"(<li class="ok-kaart"><p><a class="nl-link" href="/wetten/juristvragen/{}">{}</a></p><p class="ok-zacht"><span class="ok-label{}">{}</span> {} {}</p></li>)">(
                o, v.id, begin_van(v), v.status == "open" ? " ok-label--let-op" : "",
                t("juristvraag.status." + v.status), dag_van(v.op), t("app.door", {naam_van(ctx, v.gesteld_door)}));
    });
}

Response show_vragen(Context& ctx) {
    if (!mag_vragen(ctx.wie())) return app::error_page(ctx, 404);
    const auto& t = ctx.t();
    const std::string_view gevraagd = ctx.request.query.get("status");
    Vraagfilter filter{std::ranges::find(statussen, gevraagd) == std::end(statussen) ? "" : std::string(gevraagd), ctx.request.query.get("mijn") == "ja"};
    app::Bladeren bladeren = app::read_bladeren(ctx.request);
    bladeren.totaal = count_vragen(ctx, filter);
    const auto all = list_vragen(ctx, filter, bladeren.per_pagina, bladeren.offset());
    std::vector<app::Option> opties{{"", t("juristvraag.alle_statussen"), filter.status.empty()}};
    for (const std::string_view code : statussen) opties.push_back({std::string(code), t("juristvraag.status." + std::string(code)), code == filter.status});
    Out content;
    put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--primary-action utrecht-button-link" href="/wetten/juristvragen/nieuw">{}</a> <a class="nl-link" href="/wetten/kennis">{}</a></p>)">(
        content, t("juristvraag.stel"), t("kennis.titel"));
    app::draw_form(content, ctx, {.action = lijst_url(), .knop = t("app.tonen"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"}, [&](Out& f) {
        app::draw_field(f, t, {.name = "status", .label = t("juristvraag.status_kop"), .soort = Invoer::keuze, .opties = opties, .toon_niet_verplicht = false}, {});
        if (mag_antwoorden(ctx.wie()))
            app::draw_field(f, t, {.name = "mijn", .label = t("juristvraag.van_wie"), .soort = Invoer::keuze,
                                   .opties = {{"", t("juristvraag.van_iedereen"), !filter.alleen_mijn}, {"ja", t("juristvraag.van_mij"), filter.alleen_mijn}}, .toon_niet_verplicht = false}, {});
    });
    if (all.empty()) app::draw_leeg(content, t(filter.status.empty() ? "juristvraag.leeg" : "juristvraag.geen_bij_keuze"));
    else draw_vragenlijst(content, ctx, all);
    app::draw_bladeren(content, ctx, bladeren);
    return app::render(ctx, {.titel = t("juristvraag.titel"), .nav = "wetten", .kruimels = way_up(ctx, false), .bij_titel = t(mag_antwoorden(ctx.wie()) ? "juristvraag.bij_titel_jurist" : "juristvraag.bij_titel"), .vorm = "smal"},
                       std::move(content).html());
}

Response show_nieuwe_vraag(Context& ctx) {
    if (!mag_vragen(ctx.wie())) return app::error_page(ctx, 404);
    http::Fields form;
    if (const std::string_view bepaling = ctx.request.query.get("bepaling"); ruimte::bepalingen(ctx).find(bepaling)) form.add("bepaling", std::string(bepaling));
    return nieuwe_vraag_page(ctx, form, "", {}, 200);
}

Response begin_vraag(Context& ctx) {
    if (!mag_vragen(ctx.wie())) return app::error_page(ctx, 404);
    return nieuwe_vraag_page(ctx, {}, leesbare_zoekwoorden(ctx), {}, 200);
}

Response post_vraag(Context& ctx) {
    if (!mag_vragen(ctx.wie())) return app::error_page(ctx, 404);
    const auto& form = ctx.request.form;
    const std::string zoek = leesbare_zoekwoorden(ctx);
    std::string context(form.get("context"));
    if (!zoek.empty() && form.get("zoek_mee") == "ja") context += (trim(context).empty() ? "" : "\n\n") + ctx.t()("juristvraag.gezocht", {zoek});
    const auto asked = ask(ctx, nullptr, nullptr, {form.get("vraag"), context, form.get("bepaling")});
    if (!asked) return nieuwe_vraag_page(ctx, form, zoek, asked.error(), 400);
    return app::redirect_with(ctx, Url::path("/wetten/juristvragen", *asked), "juristvraag_gesteld");
}

Response show_vraag(Context& ctx) {
    return met_vraag(ctx, [&](const Juristvraag& v) { return vraag_page(ctx, v, {}, 200); });
}

Response post_bericht(Context& ctx) {
    return met_vraag(ctx, [&](const Juristvraag& v) {
        Getikt getikt;
        getikt.bericht = ctx.request.form.get("tekst");
        const auto done = write(ctx, v, getikt.bericht);
        return of_fout(ctx, v, done, std::move(getikt), "juristvraag_bericht");
    });
}

Response post_oppakken(Context& ctx) {
    return met_vraag(ctx, [&](const Juristvraag& v) { return of_fout(ctx, v, take_up(ctx, v), {}, "opgeslagen"); });
}

Response post_sluiten(Context& ctx) {
    return met_vraag(ctx, [&](const Juristvraag& v) { return of_fout(ctx, v, close(ctx, v), {}, "opgeslagen"); });
}

Response post_vrijgeven(Context& ctx) {
    return met_vraag(ctx, [&](const Juristvraag& v) {
        const auto& form = ctx.request.form;
        Getikt getikt;
        getikt.vrijgeven = true;
        getikt.vraag = form.get("vraag");
        getikt.antwoord = form.get("antwoord");
        getikt.kennis = {getikt.vraag, getikt.antwoord, std::string(form.get("bepalingen")), form.get("nagekeken") == "ja"};
        const auto made = set_free(ctx, v, getikt.kennis);
        if (made) return app::redirect_with(ctx, Url::path("/wetten/kennis", *made), "kennis_vrijgegeven");
        if (is_not_found(made.error())) return app::error_page(ctx, 404);
        getikt.fouten = made.error();
        return vraag_page(ctx, v, getikt, 400);
    });
}

}  // namespace ontknoop::juristvraag
