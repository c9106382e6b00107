// SPDX-License-Identifier: EUPL-1.2
//
// Keeping the prices of an organisation: propose, look at what a proposal changes, approve or send back.
#include <algorithm>

#include "app/error_labels.h"
#include "base/text.h"
#include "prijsbeheer/prijsbeheer_handlers.h"

namespace ontknoop::prijsbeheer {

using app::Context;
using app::Field;
using app::Invoer;
using app::Option;
using html::Html;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using rekentool::Prijs;

namespace {

constexpr int rijen_per_pagina = 50;

Invoer invoer_bij(const PrijsVeld& veld) {
    using enum PrijsVeldSoort;
    switch (veld.soort) {
        case kenmerk:
        case regel:
        case adres: return Invoer::regel;
        case tekst: return Invoer::tekst;
        case bedrag: return Invoer::bedrag;
        case jaar: return Invoer::getal;
        case datum: return Invoer::datum;
        case ja_nee:
        case keuze: return Invoer::keuze;
    }
    return Invoer::regel;
}

Field make_field(const inhoud::Teksten& t, const PrijsVeld& veld, const Prijsinvoer& invoer, const Woordenschat& woorden) {
    const std::string naam(veld.naam), sleutel = "prijsbeheer.veld." + naam;
    Field f{.name = naam, .label = t(sleutel), .soort = invoer_bij(veld), .value = invoer.get(veld.naam), .nodig = veld.nodig, .maximum = veld.maximum};
    if (t.has("prijsbeheer.hulp." + naam)) f.hulp = t("prijsbeheer.hulp." + naam);
    if (f.soort == Invoer::keuze) {
        const auto codes = veld.soort == PrijsVeldSoort::ja_nee ? std::vector<std::string>{"nee", "ja"} : keuzes_van(veld.naam, woorden);
        if (veld.soort != PrijsVeldSoort::ja_nee) f.opties.push_back({"", t("prijsbeheer.kies"), f.value.empty()});
        for (const std::string& code : codes) f.opties.push_back({code, naam_van_keuze(t, veld.naam, code), code == f.value});
    }
    if (veld.soort == PrijsVeldSoort::bedrag || veld.soort == PrijsVeldSoort::jaar || veld.soort == PrijsVeldSoort::datum) f.breedte = "kort";
    return f;
}

Prijsinvoer lees_form(const http::Fields& form) {
    Prijsinvoer invoer;
    for (const PrijsVeld& veld : prijsvelden()) invoer.set(veld.naam, std::string(form.get(veld.naam)));
    // Whoever types a new price need not think of an id.
    if (trim(invoer.get("kenmerk")).empty()) invoer.set("kenmerk", kenmerk_van(invoer.get("naam")));
    return invoer;
}

Response nieuwe_prijs_page(Context& ctx, const Prijsinvoer& invoer, const std::string& reden, const Errors& fouten, int status) {
    const auto& t = ctx.t();
    const auto woorden = ctx.services.prijslijst ? woordenschat(*ctx.services.prijslijst) : Woordenschat{};
    Out content;
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t("prijsbeheer.nieuw_uitleg"));
    app::draw_form(content, ctx, {.action = Url::path("/prijzen/beheer"), .knop = t("prijsbeheer.voorstellen"), .annuleer = t("app.annuleren"), .annuleer_url = Url::path("/prijzen/beheer")}, [&](Out& o) {
        // The code is for who works with files: at the end, and out of the way.
        const auto is_code = [](std::string_view naam) { return naam == "kenmerk"; };
        for (const PrijsVeld& veld : prijsvelden())
            if (!is_code(veld.naam)) app::draw_field(o, t, make_field(t, veld, invoer, woorden), fouten);
        const bool open = std::any_of(fouten.begin(), fouten.end(), [&](const Error& e) { return is_code(e.field); });
        put<R"(<details class="ok-uitklap"{}><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(
            o, html::Attributes().flag("open", open), t("prijsbeheer.kenmerk_voor_bestand"), [&](Out& binnen) {
                for (const PrijsVeld& veld : prijsvelden())
                    if (is_code(veld.naam)) app::draw_field(binnen, t, make_field(t, veld, invoer, woorden), fouten);
            });
        app::draw_field(o, t, {.name = "reden", .label = t("prijsbeheer.waarom"), .soort = Invoer::tekst, .value = reden, .hulp = t("prijsbeheer.waarom_hulp"), .nodig = true, .rijen = 3, .maximum = 1000}, fouten);
    });
    const Errors op_naam = app::name_fields(t, fouten, [&](std::string_view veld) { return std::string(t.find("prijsbeheer.veld." + std::string(veld))); });
    return app::render(ctx, {.titel = t("prijsbeheer.nieuw"), .nav = "prijzen", .kruimels = kruimels_prijzen(t, true), .vorm = "smal", .fouten = op_naam}, std::move(content).html(), status);
}

void draw_voorstellen(Out& out, const Context& ctx, const std::vector<Prijsvoorstel>& open) {
    const auto& t = ctx.t();
    if (open.empty()) return app::draw_leeg(out, t("prijsbeheer.geen_open"));
    const Namen namen = toegang::namen(ctx.tx(), ctx.wie().organisatie);
    app::Bladeren bladeren = app::read_bladeren(ctx.request, rijen_per_pagina);
    bladeren.totaal = static_cast<std::int64_t>(open.size());
    std::vector<std::vector<Html>> rijen;
    const auto first = static_cast<std::size_t>(bladeren.offset());
    for (std::size_t i = first; i < open.size() && i < first + rijen_per_pagina; ++i) {
        const Prijsvoorstel& v = open[i];
        Out naam;
        put<R"(<a class="nl-link" href="/prijzen/beheer/voorstellen/{}">{}</a>)">(naam, v.id, v.prijs.naam);
        rijen.push_back({std::move(naam).html(), tekstcel(t("prijsbeheer.aard." + std::string(to_text(v.aard)))),
                         tekstcel(v.aard == Voorstelaard::prijs ? toon_bedrag(v.prijs.bedrag.waarschijnlijk) + " " + t("prijzen.per", {v.prijs.eenheid}) : ""), tekstcel(naam_uit(namen, v.door)), tekstcel(v.reden)});
    }
    const std::string koppen[] = {t("prijsbeheer.prijs"), t("prijsbeheer.wat"), t("prijsbeheer.veld.bedrag"), t("prijsbeheer.voorgesteld_door"), t("prijsbeheer.reden")};
    draw_tabel(out, t("prijsbeheer.open"), koppen, rijen);
    app::draw_bladeren(out, ctx, bladeren);
}

// Where a version of an own price stands on a day: in force, yet to begin, ended, stopped or overtaken by a later one.
std::string_view stand_op(const Prijsvoorstel& v, std::span<const Prijsvoorstel> zelfde_prijs, Date dag) {
    if (v.prijs.geldig_vanaf && *v.prijs.geldig_vanaf > dag) return "komt";
    if (geldend(zelfde_prijs, dag) == &v) return "geldt";
    if (v.prijs.geldig_tot && *v.prijs.geldig_tot < dag) return "verlopen";
    return "vervangen";
}

void draw_eigen_prijzen(Out& out, const Context& ctx, std::vector<Prijsvoorstel> goedgekeurd) {
    const auto& t = ctx.t();
    const Date dag = local_date(ctx.clock().now());
    std::ranges::stable_sort(goedgekeurd, {}, [](const Prijsvoorstel& v) { return std::tuple(std::string_view(v.prijs.id), -v.prijs.versie); });
    app::Bladeren bladeren = app::read_bladeren(ctx.request, rijen_per_pagina);
    bladeren.totaal = static_cast<std::int64_t>(goedgekeurd.size());
    if (goedgekeurd.empty()) return app::draw_leeg(out, t("prijsbeheer.geen_eigen"));
    std::vector<std::vector<Html>> rijen;
    const auto first = static_cast<std::size_t>(bladeren.offset());
    for (std::size_t i = first; i < goedgekeurd.size() && i < first + rijen_per_pagina; ++i) {
        const Prijsvoorstel& v = goedgekeurd[i];
        const auto [begin, end] = std::ranges::equal_range(goedgekeurd, v.prijs.id, {}, [](const Prijsvoorstel& w) { return w.prijs.id; });
        const std::span<const Prijsvoorstel> zelfde(begin, end);
        const std::string stand = v.aard == Voorstelaard::stoppen ? "gestopt" : std::string(stand_op(v, zelfde, dag));
        Out naam;
        put<R"(<a class="nl-link" href="/prijzen/{}">{}</a>)">(naam, v.prijs.id, v.prijs.naam);
        rijen.push_back({std::move(naam).html(), tekstcel(std::to_string(v.prijs.versie)),
                         tekstcel(v.aard == Voorstelaard::prijs ? toon_bedrag(v.prijs.bedrag.waarschijnlijk) + " " + t("prijzen.per", {v.prijs.eenheid}) : t("prijsbeheer.aard." + std::string(to_text(v.aard)))),
                         tekstcel(v.prijs.geldig_vanaf ? format_date(*v.prijs.geldig_vanaf) : ""), tekstcel(v.prijs.geldig_tot ? format_date(*v.prijs.geldig_tot) : ""), tekstcel(t("prijsbeheer.standen." + stand))});
    }
    const std::string koppen[] = {t("prijsbeheer.prijs"), t("prijsbeheer.versie"), t("prijsbeheer.veld.bedrag"), t("prijsbeheer.veld.geldig_vanaf"), t("prijsbeheer.veld.geldig_tot"), t("prijsbeheer.stand")};
    draw_tabel(out, t("prijsbeheer.eigen"), koppen, rijen);
    app::draw_bladeren(out, ctx, bladeren);
}

std::optional<Prijsvoorstel> gevraagd_voorstel(Context& ctx) {
    return find_voorstel(ctx.tx(), ctx.wie().organisatie, eigen_laag(ctx.tx(), ctx.wie().organisatie), ctx.request.parameters.get("voorstel"));
}

// What holds on the first day of the proposal, without it: an own version, or what a layer below says.
std::optional<Prijs> nu_van_kracht(Context& ctx, const Prijsvoorstel& v) {
    const Date dag = v.prijs.geldig_vanaf.value_or(local_date(ctx.clock().now()));
    const auto lijst = prijslijst(ctx.tx(), ctx.services, ctx.wie().organisatie, dag);
    const Prijs* p = lijst->get(v.prijs.id);
    return p ? std::optional(*p) : std::nullopt;
}

void draw_verschil(Out& out, const inhoud::Teksten& t, const std::optional<Prijs>& nu, const Prijs& straks) {
    const Prijsinvoer oud = nu ? to_invoer(*nu) : Prijsinvoer{}, nieuw = to_invoer(straks);
    std::vector<std::vector<Html>> rijen;
    for (const PrijsVeld& veld : prijsvelden()) {
        const std::string voor = toon_veld(t, veld, oud), na = toon_veld(t, veld, nieuw);
        if (voor.empty() && na.empty()) continue;
        Out cel;
        if (voor == na) html::escape_text(cel.text, na);
        else put<R"(<strong>{}</strong>)">(cel, na);
        rijen.push_back({tekstcel(t("prijsbeheer.veld." + std::string(veld.naam))), tekstcel(voor), std::move(cel).html(), tekstcel(voor == na ? t("prijsbeheer.gelijk") : t("prijsbeheer.anders"))});
    }
    const std::string koppen[] = {t("prijsbeheer.gegeven"), t("prijsbeheer.nu"), t("prijsbeheer.straks"), t("prijsbeheer.verschil")};
    draw_tabel(out, t("prijsbeheer.verschil"), koppen, rijen);
}

Response voorstel_page(Context& ctx, const Errors& fouten, int status) {
    const auto& t = ctx.t();
    const auto v = gevraagd_voorstel(ctx);
    if (!v) return app::error_page(ctx, 404);
    const bool van_mij = v->door == ctx.wie().gebruiker;
    const Namen namen = toegang::namen(ctx.tx(), ctx.wie().organisatie);
    Out content;
    put<R"(<p>{}</p><p><strong>{}</strong> {}</p>)">(
        content, t("prijsbeheer.voorstel_van", {naam_uit(namen, v->door), format_date_time(parse_iso_timestamp(v->op).value())}), t("prijsbeheer.reden") + ":", v->reden);
    if (v->regel > 0) put<R"(<p>{}</p>)">(content, t("prijsbeheer.uit_bestand", {std::to_string(v->regel)}));
    if (v->besluit) {
        const Prijsbesluit& b = *v->besluit;
        put<R"(<p class="ok-kaart">{} {}</p>)">(
            content, t("prijsbeheer.besluit_van." + std::string(to_text(b.soort)), {naam_uit(namen, b.door), format_date_time(parse_iso_timestamp(b.op).value())}), b.reden);
    }
    if (v->aard == Voorstelaard::prijs) draw_verschil(content, t, v->is_open() ? nu_van_kracht(ctx, *v) : std::nullopt, v->prijs);
    else
        put<R"(<p class="ok-groot">{}</p><p><a class="nl-link" href="/prijzen/{}">{}</a></p>)">(
            content, t("prijsbeheer.aard_zin." + std::string(to_text(v->aard)), {v->prijs.naam, v->prijs.geldig_vanaf ? format_date(*v->prijs.geldig_vanaf) : ""}), v->prijs.id, t("prijsbeheer.bekijk_prijs"));
    if (v->is_open() && van_mij) {
        put<R"(<p>{}</p>)">(content, t("prijsbeheer.wacht_op_ander"));
        app::draw_button_form(content, ctx, Url::path("/prijzen/beheer/voorstellen", v->id, "intrekken"), t("prijsbeheer.intrekken"), "secondary-action", {}, v->prijs.naam);
    }
    if (v->is_open() && !van_mij) {
        app::draw_button_form(content, ctx, Url::path("/prijzen/beheer/voorstellen", v->id, "goedkeuren"), t("prijsbeheer.goedkeuren"), "primary-action", {}, v->prijs.naam);
        app::draw_form(content, ctx, {.action = Url::path("/prijzen/beheer/voorstellen", v->id, "terugsturen"), .knop = t("prijsbeheer.terugsturen"), .knop_soort = "secondary-action"}, [&](Out& f) {
            app::draw_field(f, t, {.name = "reden", .label = t("prijsbeheer.terug_waarom"), .soort = Invoer::tekst, .value = std::string(ctx.request.form.get("reden")),
                                   .hulp = t("prijsbeheer.terug_hulp"), .nodig = true, .rijen = 3, .maximum = 1000}, fouten);
        });
    }
    return app::render(ctx, {.titel = v->prijs.naam, .nav = "prijzen", .kruimels = kruimels_prijzen(t, true), .fouten = fouten}, std::move(content).html(), status);
}

template <class Decide>
Response besluit(Context& ctx, std::string_view handeling, std::string_view melding, Decide decide) {
    const auto id = PrijsvoorstelId::parse(ctx.request.parameters.get("voorstel"));
    if (!id) return app::error_page(ctx, 404);
    const Result<> done = decide(*id);
    if (!done) return is_not_found(done.error()) ? app::error_page(ctx, 404) : voorstel_page(ctx, done.error(), 400);
    ctx.log(std::string(handeling), "prijsvoorstel", id->value);
    return app::redirect_with(ctx, Url::path("/prijzen/beheer"), melding);
}

}  // namespace

Response show_prijsbeheer(Context& ctx) {
    const auto& t = ctx.t();
    const auto laag = eigen_laag(ctx.tx(), ctx.wie().organisatie);
    Out content;
    put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--primary-action utrecht-button-link" href="/prijzen/beheer/nieuw">{}</a> <a class="utrecht-button utrecht-button--secondary-action utrecht-button-link" href="/prijzen/beheer/invoer">{}</a> <a class="nl-link" href="/prijzen/verouderd">{}</a></p>)">(
        content, t("prijsbeheer.nieuw"), t("prijsbeheer.invoer"), t("prijsbeheer.verouderd"));
    const bool eigen = ctx.request.query.get("toon") == "eigen";
    put<R"(<nav class="ok-acties" aria-label="{}"><a class="nl-link" href="/prijzen/beheer"{}>{}</a> <a class="nl-link" href="/prijzen/beheer?toon=eigen"{}>{}</a></nav>)">(
        content, t("prijsbeheer.wat_tonen"), html::Attributes().set_if("aria-current", eigen ? "" : "page"), t("prijsbeheer.open"), html::Attributes().set_if("aria-current", eigen ? "page" : ""), t("prijsbeheer.eigen"));
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(content, t(eigen ? "prijsbeheer.eigen" : "prijsbeheer.open"));
    if (eigen) draw_eigen_prijzen(content, ctx, list_voorstellen(ctx.tx(), ctx.wie().organisatie, laag, {.alleen_goedgekeurd = true}));
    else draw_voorstellen(content, ctx, list_voorstellen(ctx.tx(), ctx.wie().organisatie, laag, {.alleen_open = true}));
    return app::render(ctx, {.titel = t("prijsbeheer.titel"), .nav = "prijzen", .kruimels = kruimels_prijzen(t, false), .bij_titel = t("prijsbeheer.bij_titel")}, std::move(content).html());
}

Response show_nieuwe_prijs(Context& ctx) {
    Prijsinvoer invoer;
    const auto lijst = prijslijst(ctx);
    if (const Prijs* p = lijst->get(ctx.request.query.get("van"))) {
        invoer = to_invoer(*p);
        invoer.set("geldig_tot", "");
    }
    invoer.set("geldig_vanaf", to_iso(local_date(ctx.clock().now())));
    return nieuwe_prijs_page(ctx, invoer, "", {}, 200);
}

Response create_voorstel_post(Context& ctx) {
    const Prijsinvoer invoer = lees_form(ctx.request.form);
    const std::string reden(ctx.request.form.get("reden"));
    const auto made = propose_prijs(ctx, invoer, reden);
    if (!made) return nieuwe_prijs_page(ctx, invoer, reden, made.error(), 400);
    ctx.log("prijs.voorgesteld", "prijsvoorstel", made->value);
    return app::redirect_with(ctx, Url::path("/prijzen/beheer"), "voorgesteld");
}

Response show_voorstel(Context& ctx) { return voorstel_page(ctx, {}, 200); }

Response approve_voorstel_post(Context& ctx) {
    return besluit(ctx, "prijs.goedgekeurd", "goedgekeurd", [&](const PrijsvoorstelId& id) { return approve_voorstel(ctx, id); });
}
Response return_voorstel_post(Context& ctx) {
    return besluit(ctx, "prijs.teruggestuurd", "teruggestuurd", [&](const PrijsvoorstelId& id) { return return_voorstel(ctx, id, std::string(ctx.request.form.get("reden"))); });
}
Response withdraw_voorstel_post(Context& ctx) {
    return besluit(ctx, "prijs.ingetrokken", "ingetrokken", [&](const PrijsvoorstelId& id) { return withdraw_voorstel(ctx, id); });
}

}  // namespace ontknoop::prijsbeheer
