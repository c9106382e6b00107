// SPDX-License-Identifier: EUPL-1.2
//
// Entries of the organisation: the list, and the form for a new one or for other words.
#include <algorithm>
#include <charconv>

#include "app/error_labels.h"
#include "base/text.h"
#include "ruimte/bibliotheek.h"
#include "ruimte/inventaris.h"
#include "ruimte/ruimte.h"
#include "ruimte/ruimte_handlers.h"

namespace ontknoop::ruimte {

using app::Context;
using app::Field;
using app::Invoer;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

constexpr std::string_view standen[] = {"ingediend", "gewijzigd", "in_gebruik", "teruggestuurd", "teruggenomen", "ingetrokken"};

std::string t_van(Soort soort, std::string_view rest) { return "ruimte." + std::string(naam(soort)) + "." + std::string(rest); }

// What a list shows of an entry: the words in use, else the last that were offered.
const Inhoud& getoond(const Dossier& d) {
    if (const Versie* v = d.geldend()) return v->inhoud;
    for (auto v = d.versies.rbegin(); v != d.versies.rend(); ++v)
        if (!v->inhoud.empty()) return v->inhoud;
    return d.laatste().inhoud;
}

// --- the form ---------------------------------------------------------------------------------------------------------
struct Ontwerp {
    Soort soort;
    std::string sleutel;      // empty: new
    std::int64_t basis = 0;   // number of the last version it is drawn on
    Inhoud inhoud;
    std::string toelichting;
    std::string onderdeel;    // of the inventory, when it starts there
};

Invoer invoer_van(const Veldregel& veld) {
    switch (veld.vorm) {
        case Veldvorm::regel: return Invoer::regel;
        case Veldvorm::tekst:
        case Veldvorm::regels: return Invoer::tekst;
        case Veldvorm::keuze: return Invoer::keuze;
        case Veldvorm::codes:
        case Veldvorm::vlag: return Invoer::vakjes;
        case Veldvorm::datum: return Invoer::datum;
    }
    CHECK(!"unreachable");
    return Invoer::regel;
}

Field maak_veld(const Context& ctx, const Ontwerp& o, const Veldregel& veld) {
    const auto& t = ctx.t();
    const auto& values = waarden(o.inhoud, veld.naam);
    const std::string t_veld = std::string(naam(o.soort)) + "." + std::string(veld.naam);
    Field field{.name = std::string(veld.naam), .label = label(t, o.soort, veld), .soort = invoer_van(veld),
                .hulp = std::string(t.find("ruimte.veld." + t_veld + "_hulp")), .nodig = veld.nodig, .maximum = veld.vorm == Veldvorm::regels ? 0 : veld.maximum};
    field.value = veld.vorm == Veldvorm::regels ? join(values, "\n") : values.empty() ? "" : values[0];
    if (veld.vorm == Veldvorm::vlag) {
        field.opties = {{"true", t("ruimte.veld." + t_veld + "_vakje"), !values.empty()}};
        field.toon_niet_verplicht = false;
    } else if (veld.vorm == Veldvorm::keuze || veld.vorm == Veldvorm::codes) {
        if (veld.vorm == Veldvorm::keuze) field.opties.push_back({"", t("app.kies"), values.empty()});
        for (const auto& [code, woorden] : keuzes(Bekend{*ctx.services.bepalingen}, veld.naam))
            field.opties.push_back({code, veld.naam == "stelsel" ? t("ruimte.stelsel." + code) : woorden, std::ranges::find(values, code) != values.end()});
    }
    return field;
}

// Field errors of the check are in terms of the fields of the form: nothing to translate.
Response ontwerp_page(Context& ctx, const Ontwerp& o, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const bool nieuw = o.sleutel.empty();
    Out content;
    put<R"(<p class="ok-inleiding">{}</p>)">(content, t(t_van(o.soort, nieuw ? "nieuw_uitleg" : "wijzig_uitleg")));
    app::draw_form(content, ctx,
                   {.action = nieuw ? Url::path(pad(o.soort)) : Url::path(pad(o.soort), o.sleutel, "wijzigen"), .knop = t("ruimte.dien_in"),
                    .eenmalig = true, .annuleer = t("app.annuleren"), .annuleer_url = Url::path(pad(o.soort))},
                   [&](Out& f) {
                       put<R"(<input type="hidden" name="basis" value="{}"><input type="hidden" name="onderdeel" value="{}">)">(f, o.basis, o.onderdeel);
                       for (const Veldregel& veld : velden(o.soort)) app::draw_field(f, t, maak_veld(ctx, o, veld), errors);
                       app::draw_field(f, t, {.name = "toelichting", .label = t("ruimte.toelichting"), .soort = Invoer::tekst, .value = o.toelichting,
                                              .hulp = t("ruimte.toelichting_hulp"), .rijen = 3, .maximum = 1000}, errors);
                   });
    const Errors op_naam = app::name_fields(t, errors, [&](std::string_view naam) {
        const auto all = velden(o.soort);
        const auto veld = std::ranges::find(all, naam, &Veldregel::naam);
        return veld == all.end() ? std::string() : label(t, o.soort, *veld);
    });
    return app::render(ctx, {.titel = t(t_van(o.soort, nieuw ? "nieuw" : "wijzig")), .nav = "wetten", .kruimels = kruimels(ctx, o.soort, true),
                             .bij_titel = nieuw ? "" : titel_van(o.soort, o.inhoud), .vorm = "smal", .fouten = op_naam},
                       std::move(content).html(), status);
}

std::int64_t lees_getal(std::string_view text) {
    std::int64_t value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

Ontwerp lees_ontwerp(const Context& ctx, Soort soort, std::string sleutel) {
    const auto& form = ctx.request.form;
    return {soort, std::move(sleutel), lees_getal(form.get("basis")), read_form(soort, form), std::string(form.get("toelichting")),
            std::string(utf8_prefix(form.get("onderdeel"), 60))};
}

// The words an entry has now: those of an open proposal of one's own, those in use, those of the product.
std::optional<Ontwerp> bestaand_ontwerp(Context& ctx, Soort soort) {
    Ontwerp o{soort, std::string(ctx.request.parameters.get("sleutel")), 0, {}, "", ""};
    if (const auto dossier = find_dossier(ctx, soort, o.sleutel)) {
        o.basis = dossier->laatste().nummer;
        const Versie* open = dossier->open();
        o.inhoud = open ? open->inhoud : getoond(*dossier);
        return o;
    }
    if (const auto* b = soort == Soort::bepaling ? ctx.services.bepalingen->find(o.sleutel) : nullptr; b && (!b->gemeente || wetten::same_gemeente(*b->gemeente, gemeente_van(ctx.wie()))))
        o.inhoud = van_bepaling(*b);
    else if (const auto* w = soort == Soort::argument ? ctx.services.tegenwerpingen->find(o.sleutel) : nullptr) o.inhoud = van_argument(*w);
    else return std::nullopt;
    return o;
}

// --- the list ---------------------------------------------------------------------------------------------------------
bool past(const Dossier& d, Soort soort, std::string_view zoek, std::string_view stand) {
    if (!stand.empty() && d.stand() != stand) return false;
    return zoek.empty() || fold(titel_van(soort, getoond(d))).find(fold(zoek)) != std::string::npos;
}

void draw_filter(Out& out, const Context& ctx, Soort soort, std::string_view zoek, std::string_view stand) {
    const auto& t = ctx.t();
    std::vector<app::Option> opties{{"", t("ruimte.alle_standen"), stand.empty()}};
    for (const std::string_view code : standen) opties.push_back({std::string(code), t("ruimte.stand." + std::string(code)), code == stand});
    app::draw_form(out, ctx, {.action = Url::path(pad(soort)), .knop = t("app.tonen"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"}, [&](Out& o) {
        app::draw_field(o, t, {.name = "zoek", .label = t("ruimte.zoek"), .soort = Invoer::zoek, .value = std::string(zoek), .toon_niet_verplicht = false}, {});
        app::draw_field(o, t, {.name = "stand", .label = t("ruimte.stand_kop"), .soort = Invoer::keuze, .opties = opties, .toon_niet_verplicht = false}, {});
    });
}

void draw_rijen(Out& out, Context& ctx, Soort soort, std::span<const Dossier> rijen) {
    const auto& t = ctx.t();
    const Namen namen(ctx);
    const std::string titel = t(t_van(soort, "titel"));
    put<R"(<div class="ok-tabel ok-tabel--kaarten" role="region" tabindex="0" aria-label="{}"><table class="utrecht-table utrecht-table--html-table"><caption class="ok-verborgen">{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></div>)">(
        out, titel, titel, t(t_van(soort, "een")), t("ruimte.stand_kop"), t("ruimte.laatst"), [&](Out& o) {
            for (const Dossier& d : rijen) {
                const Versie& v = d.laatste();
                put<R"(<tr><th scope="row"><a class="nl-link" href="{}">{}</a></th><td data-kop="{}"><span class="ok-label{}">{}</span></td><td data-kop="{}">{} {}</td></tr>)">(
                    o, Url::path(pad(soort), v.sleutel), titel_van(soort, getoond(d)), t("ruimte.stand_kop"), d.open() ? " ok-label--let-op" : "",
                    t("ruimte.stand." + std::string(d.stand())), t("ruimte.laatst"), dag_van(v.gemaakt_op), t("app.door", {namen(v.gemaakt_door)}));
            }
        });
}

}  // namespace

Response show_lijst(Context& ctx, Soort soort) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    const auto& t = ctx.t();
    const std::string zoek(utf8_prefix(ctx.request.query.get("zoek"), 80));
    const std::string_view gevraagd = ctx.request.query.get("stand");
    const std::string_view stand = std::ranges::find(standen, gevraagd) == std::end(standen) ? std::string_view() : gevraagd;
    auto all = dossiers(ctx, soort);
    const bool leeg = all.empty();
    std::erase_if(all, [&](const Dossier& d) { return !past(d, soort, zoek, stand); });
    app::Bladeren bladeren = app::read_bladeren(ctx.request);
    bladeren.totaal = static_cast<std::int64_t>(all.size());
    const auto begin = std::min(all.size(), static_cast<std::size_t>(bladeren.offset()));
    const auto rijen = std::span(all).subspan(begin, std::min(all.size() - begin, static_cast<std::size_t>(bladeren.per_pagina)));
    Out content;
    put<R"(<p class="ok-inleiding">{}</p><p class="ok-acties"><a class="utrecht-button utrecht-button--primary-action utrecht-button-link" href="{}">{}</a>{}</p>)">(
        content, t(t_van(soort, "bij_titel")), Url::path(pad(soort), "nieuw"), t(t_van(soort, "nieuw")), [&](Out& o) {
            if (soort == Soort::bepaling)
                put<R"(<a class="nl-link" href="/wetten/inventaris">{}</a> <a class="nl-link" href="/wetten/eigen/uitwisselen">{}</a>)">(o, t("inventaris.titel"), t("ruimte.uitwisselen.titel"));
        });
    if (!leeg) draw_filter(content, ctx, soort, zoek, stand);
    if (leeg) app::draw_leeg(content, t(t_van(soort, "leeg")));
    else if (rijen.empty()) app::draw_leeg(content, t("ruimte.geen_bij_keuze"));
    else draw_rijen(content, ctx, soort, rijen);
    app::draw_bladeren(content, ctx, bladeren);
    return app::render(ctx, {.titel = t(t_van(soort, "titel")), .nav = "wetten", .kruimels = kruimels(ctx, soort, false)}, std::move(content).html());
}

Response show_nieuw(Context& ctx, Soort soort) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    Ontwerp o{soort, "", 0, {}, "", std::string(utf8_prefix(ctx.request.query.get("onderdeel"), 60))};
    if (soort == Soort::bepaling) o.inhoud = inhoud_van_onderdeel(ctx, o.onderdeel);
    return ontwerp_page(ctx, o, {}, 200);
}

Response post_nieuw(Context& ctx, Soort soort) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    const Ontwerp o = lees_ontwerp(ctx, soort, "");
    const auto made = dien_in(ctx, soort, "", 0, o.inhoud, o.toelichting);
    if (!made) return ontwerp_page(ctx, o, made.error(), 400);
    if (soort == Soort::bepaling) koppel_onderdeel(ctx, o.onderdeel, *made);
    return app::redirect_with(ctx, Url::path(pad(soort), *made), "ruimte_ingediend");
}

Response show_wijzigen(Context& ctx, Soort soort) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    const auto dossier = find_dossier(ctx, soort, ctx.request.parameters.get("sleutel"));
    if (const Versie* open = dossier ? dossier->open() : nullptr; open && open->gemaakt_door != ctx.wie().gebruiker)
        return app::redirect_with(ctx, Url::path(pad(soort), open->sleutel), "ruimte_wacht");
    const auto o = bestaand_ontwerp(ctx, soort);
    return o ? ontwerp_page(ctx, *o, {}, 200) : app::error_page(ctx, 404);
}

Response post_wijzigen(Context& ctx, Soort soort) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    const auto bestaand = bestaand_ontwerp(ctx, soort);
    if (!bestaand) return app::error_page(ctx, 404);
    Ontwerp o = lees_ontwerp(ctx, soort, bestaand->sleutel);
    const auto done = dien_in(ctx, soort, o.sleutel, o.basis, o.inhoud, o.toelichting);
    if (done) return app::redirect_with(ctx, Url::path(pad(soort), o.sleutel), "ruimte_ingediend");
    o.basis = bestaand->basis;  // who saw the collision and sends again means it
    return ontwerp_page(ctx, o, done.error(), 400);
}

}  // namespace ontknoop::ruimte
