// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "app/instellingen.h"
#include "app/page.h"
#include "base/text.h"
#include "beheer/beheer.h"
#include "beheer/beheer_handlers.h"

namespace ontknoop::beheer {

using app::Context;
using app::Field;
using app::Invoer;
using app::Kruimel;
using app::Option;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using toegang::Recht;

namespace {

std::vector<Kruimel> way_up(const Context& ctx) { return {{ctx.t()("nav.beheer"), Url::path("/beheer")}}; }
std::vector<Kruimel> way_up_gebruikers(const Context& ctx) {
    auto way = way_up(ctx);
    way.push_back({ctx.t()("beheer.gebruikers"), Url::path("/beheer/gebruikers")});
    return way;
}

// The lines of a list that stand on this page of it.
template <class T>
std::span<const T> page_of(const std::vector<T>& all, const app::Bladeren& bladeren) {
    const auto first = std::min(all.size(), static_cast<std::size_t>(bladeren.offset()));
    return std::span(all).subspan(first, std::min(all.size() - first, static_cast<std::size_t>(bladeren.per_pagina)));
}

// A role an administrator of one organisation may give. The platform is not theirs.
bool may_give(toegang::Rol rol) { return rol != toegang::Rol::platformbeheerder; }

toegang::NieuweGebruiker read_gebruiker(const http::Fields& form) {
    toegang::NieuweGebruiker g{std::string(form.get("naam")), std::string(trim(form.get("email"))), {}, {}};
    for (const std::string_view text : form.all("rollen"))
        if (toegang::Rol rol; toegang::parse_rol(text, rol) && may_give(rol)) g.rollen.set(static_cast<std::size_t>(rol));
    for (const std::string_view team : form.all("teams")) g.teams.emplace_back(team);
    return g;
}

void draw_gebruiker_form(Out& out, Context& ctx, const Url& action, const toegang::NieuweGebruiker& g, std::int64_t versie, const Errors& errors) {
    const auto& t = ctx.t();
    std::vector<Option> rollen, teams;
    for (const toegang::Rol rol : toegang::rollen()) {
        const std::string code(toegang::naam(rol));
        if (may_give(rol)) rollen.push_back({code, t("rol." + code), g.rollen[static_cast<std::size_t>(rol)], std::string(t.find("rol." + code + ".uitleg"))});
    }
    for (const auto& team : organisatie::teams(ctx.tx(), ctx.wie().organisatie))
        teams.push_back({team.id, team.naam, std::find(g.teams.begin(), g.teams.end(), team.id) != g.teams.end()});
    const Field fields[] = {
        {.name = "naam", .label = t("beheer.naam"), .value = g.naam, .nodig = true, .maximum = 120, .breedte = "midden"},
        {.name = "email", .label = t("inloggen.email"), .soort = Invoer::email, .value = g.email, .nodig = true, .maximum = 200, .breedte = "midden"},
        {.name = "rollen", .label = t("ik.rollen"), .soort = Invoer::vakjes, .opties = std::move(rollen), .nodig = true},
    };
    app::draw_form(out, ctx, {.action = action, .knop = t("app.opslaan"), .annuleer = t("app.annuleren"), .annuleer_url = Url::path("/beheer/gebruikers")}, [&](Out& o) {
        put<R"(<input type="hidden" name="versie" value="{}">)">(o, versie);
        app::draw_fields(o, t, fields, errors);
        if (!teams.empty()) app::draw_field(o, t, {.name = "teams", .label = t("beheer.teams"), .soort = Invoer::vakjes, .opties = teams}, errors);
    });
}

std::string invitation_url(const Context& ctx, const std::string& token) {
    return ctx.services.instellingen.public_url() + "/uitnodiging/" + ctx.wie().organisatie.value + "/" + token;
}

// The link is shown once; only its hash is kept.
Response link_page(Context& ctx, const std::string& naam, const std::string& token) {
    const auto& t = ctx.t();
    Out content;
    put<R"(<p class="nl-paragraph">{}</p><p class="ok-kernzin" id="link">{}</p><p class="ok-acties"><a class="nl-link" href="/beheer/gebruikers">{}</a></p>)">(
        content, t("beheer.link_uitleg", {naam}), invitation_url(ctx, token), t("app.verder"));
    return app::render(ctx, {.titel = t("beheer.link_titel"), .nav = "beheer", .kruimels = way_up_gebruikers(ctx), .vorm = "smal"}, std::move(content).html());
}

// Without teams the form does not ask for any: an error about them then has no field to point at.
Errors with_their_fields(Context& ctx, Errors errors) {
    if (organisatie::teams(ctx.tx(), ctx.wie().organisatie).empty())
        for (Error& e : errors)
            if (e.field == "teams") e.field.clear();
    return errors;
}

Response nieuw_page(Context& ctx, const toegang::NieuweGebruiker& g, const Errors& given, int status) {
    const Errors errors = with_their_fields(ctx, given);
    Out content;
    draw_gebruiker_form(content, ctx, Url::path("/beheer/gebruikers"), g, 0, errors);
    return app::render(ctx, {.titel = ctx.t()("beheer.nieuwe_gebruiker"), .nav = "beheer", .kruimels = way_up_gebruikers(ctx), .vorm = "smal", .fouten = errors},
                       std::move(content).html(), status);
}

Response gebruiker_page(Context& ctx, const toegang::Gebruiker& stored, const toegang::NieuweGebruiker& g, std::int64_t versie, const Errors& given, int status) {
    const auto& t = ctx.t();
    const Errors errors = with_their_fields(ctx, given);
    Out content;
    draw_gebruiker_form(content, ctx, Url::path("/beheer/gebruikers", stored.id), g, versie, errors);
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><div class="ok-rij">{}{}</div>)">(
        content, t("beheer.toegang"), stored.geblokkeerd ? t("beheer.is_geblokkeerd") : stored.heeft_wachtwoord ? t("beheer.is_actief") : t("beheer.is_uitgenodigd"),
        [&](Out& o) { app::draw_button_form(o, ctx, Url::path("/beheer/gebruikers", stored.id, "uitnodigen"), t("beheer.nieuwe_link")); },
        [&](Out& o) {
            if (stored.id == ctx.wie().gebruiker) return;  // nobody locks himself out
            const std::pair<std::string, std::string> hidden[] = {{"geblokkeerd", stored.geblokkeerd ? "nee" : "ja"}};
            app::draw_button_form(o, ctx, Url::path("/beheer/gebruikers", stored.id, "blokkeren"), stored.geblokkeerd ? t("beheer.vrijgeven") : t("beheer.blokkeren"),
                                  stored.geblokkeerd ? "secondary-action" : "danger", hidden);
        });
    return app::render(ctx, {.titel = stored.naam, .nav = "beheer", .kruimels = way_up_gebruikers(ctx), .vorm = "smal", .fouten = errors}, std::move(content).html(), status);
}

std::optional<toegang::Gebruiker> requested(Context& ctx) {
    const auto id = GebruikerId::parse(ctx.request.parameters.get("gebruiker"));
    auto found = id ? toegang::find_gebruiker(ctx.tx(), ctx.wie().organisatie, *id) : std::nullopt;
    // Who could send a platform administrator a new link, would be one: that is for platform administrators themselves.
    if (found && toegang::heeft_recht(found->rollen, Recht::platform_beheren) && !ctx.wie().mag(Recht::platform_beheren)) return std::nullopt;
    return found;
}

// Which roles somebody got or lost is what an auditor looks for (BIO2 5.18).
void log_rollen(Context& ctx, const GebruikerId& id, const toegang::Rollen& before, const toegang::Rollen& after) {
    for (const toegang::Rol rol : toegang::rollen()) {
        const auto place = static_cast<std::size_t>(rol);
        if (before[place] == after[place]) continue;
        ctx.log((after[place] ? "gebruiker.rol_gegeven." : "gebruiker.rol_ontnomen.") + std::string(toegang::naam(rol)), "gebruiker", id.value);
    }
}

}  // namespace

Response show_beheer(Context& ctx) {
    const auto& t = ctx.t();
    struct Tegel {
        Recht recht;
        std::string_view pad, naam;
    };
    static constexpr Tegel tegels[] = {
        {Recht::gebruikers_beheren, "/beheer/gebruikers", "gebruikers"}, {Recht::organisatie_beheren, "/beheer/teams", "teams"},
        {Recht::logboek_lezen, "/beheer/logboek", "logboek"},            {Recht::platform_beheren, "/beheer/organisaties", "organisaties"},
        {Recht::platform_beheren, "/beheer/regios", "regios"},
        {Recht::organisatie_beheren, "/beheer/oefencasussen", "oefencasussen"},
        {Recht::organisatie_beheren, "/beheer/mandaten", "mandaten"},    {Recht::organisatie_beheren, "/beheer/doel", "doel"},
        {Recht::organisatie_beheren, "/wetten/inventaris", "inventaris"},
    };
    Out content;
    put<R"(<ul class="ok-raster">{}</ul>)">(content, [&](Out& o) {
        for (const Tegel& tegel : tegels) {
            if (!ctx.wie().mag(tegel.recht)) continue;
            if (tegel.naam == "oefencasussen" && !ctx.wie().demo) continue;
            const std::string naam(tegel.naam);
            put<R"(<li class="ok-kaart ok-kaart--klik"><h2 class="nl-heading nl-heading--level-3"><a class="ok-kaart__link" href="{}">{}</a></h2><p>{}</p></li>)">(
                o, Url::path(tegel.pad), t("beheer." + naam), t("beheer." + naam + "_uitleg"));
        }
    });
    return app::render(ctx, {.titel = t("pagina.beheer.titel"), .nav = "beheer", .bij_titel = t("pagina.beheer.uitleg")}, std::move(content).html());
}

Response show_gebruikers(Context& ctx) {
    const auto& t = ctx.t();
    const std::string zoek(utf8_prefix(ctx.request.query.get("zoek"), 80));
    auto all = toegang::list_gebruikers(ctx.tx(), ctx.wie().organisatie, zoek);
    app::Bladeren bladeren = app::read_bladeren(ctx.request, 25);
    bladeren.totaal = static_cast<std::int64_t>(all.size());
    Out content;
    put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--primary-action utrecht-button-link" href="/beheer/gebruikers/nieuw">{}</a></p>)">(content, t("beheer.nieuwe_gebruiker"));
    app::draw_form(content, ctx, {.action = Url::path("/beheer/gebruikers"), .knop = t("app.zoeken"), .klasse = "ok-zoekbalk", .get = true, .knop_soort = "secondary-action"}, [&](Out& o) {
        app::draw_field(o, t, {.name = "zoek", .label = t("beheer.zoek"), .soort = Invoer::zoek, .value = zoek, .toon_niet_verplicht = false}, {});
    });
    if (all.empty()) app::draw_leeg(content, t("app.zoek_leeg", {zoek}));
    else
        put<R"(<div class="ok-tabel ok-tabel--kaarten" role="region" tabindex="0" aria-label="{}"><table class="utrecht-table utrecht-table--html-table"><caption class="ok-verborgen">{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead><tbody>{}</tbody></table></div>)">(
            content, t("beheer.gebruikers"), t("beheer.gebruikers"), t("beheer.naam"), t("inloggen.email"), t("ik.rollen"), t("beheer.toegang"), [&](Out& o) {
                for (const auto& g : page_of(all, bladeren)) {
                    std::string rollen;
                    for (const toegang::Rol rol : toegang::rollen())
                        if (g.rollen[static_cast<std::size_t>(rol)]) rollen += (rollen.empty() ? "" : ", ") + t("rol." + std::string(toegang::naam(rol)));
                    put<R"(<tr><th scope="row"><a class="nl-link" href="/beheer/gebruikers/{}">{}</a></th><td data-kop="{}">{}</td><td data-kop="{}">{}</td><td data-kop="{}">{}</td></tr>)">(
                        o, g.id, g.naam, t("inloggen.email"), g.email, t("ik.rollen"), rollen, t("beheer.toegang"),
                        g.geblokkeerd ? t("beheer.is_geblokkeerd") : g.heeft_wachtwoord ? t("beheer.is_actief") : t("beheer.is_uitgenodigd"));
                }
            });
    app::draw_bladeren(content, ctx, bladeren);
    return app::render(ctx, {.titel = t("beheer.gebruikers"), .nav = "beheer", .kruimels = way_up(ctx)}, std::move(content).html());
}

Response show_nieuwe_gebruiker(Context& ctx) { return nieuw_page(ctx, {}, {}, 200); }

Response create_gebruiker(Context& ctx) {
    const auto nieuw = read_gebruiker(ctx.request.form);
    const auto made = toegang::create_gebruiker(ctx.tx(), ctx.clock(), ctx.random(), ctx.wie().organisatie, nieuw);
    if (!made) return nieuw_page(ctx, nieuw, made.error(), 400);
    const auto token = toegang::invite(ctx.tx(), ctx.clock(), ctx.random(), ctx.services.instellingen.grenzen(), ctx.wie().organisatie, *made);
    CHECK(token.has_value());
    ctx.log("gebruiker.gemaakt", "gebruiker", made->value);
    log_rollen(ctx, *made, {}, nieuw.rollen);
    return link_page(ctx, nieuw.naam, *token);
}

Response show_gebruiker(Context& ctx) {
    const auto g = requested(ctx);
    if (!g) return app::error_page(ctx, 404);
    return gebruiker_page(ctx, *g, {g->naam, g->email, g->rollen, g->teams}, g->versie, {}, 200);
}

Response change_gebruiker(Context& ctx) {
    const auto g = requested(ctx);
    if (!g) return app::error_page(ctx, 404);
    auto nieuw = read_gebruiker(ctx.request.form);
    // A role this page does not offer stays as it is.
    for (const toegang::Rol rol : toegang::rollen())
        if (!may_give(rol) && g->rollen[static_cast<std::size_t>(rol)]) nieuw.rollen.set(static_cast<std::size_t>(rol));
    std::int64_t versie = 0;
    for (const char c : ctx.request.form.get("versie").substr(0, 12))
        if (c >= '0' && c <= '9') versie = versie * 10 + (c - '0');
    const auto done = toegang::change_gebruiker(ctx.tx(), ctx.wie().organisatie, g->id, nieuw, versie);
    if (!done) return gebruiker_page(ctx, *g, nieuw, g->versie, done.error(), 400);
    ctx.log("gebruiker.gewijzigd", "gebruiker", g->id.value);
    log_rollen(ctx, g->id, g->rollen, nieuw.rollen);
    return app::redirect_with(ctx, Url::path("/beheer/gebruikers"), "opgeslagen");
}

Response invite_gebruiker(Context& ctx) {
    const auto g = requested(ctx);
    if (!g) return app::error_page(ctx, 404);
    const auto token = toegang::invite(ctx.tx(), ctx.clock(), ctx.random(), ctx.services.instellingen.grenzen(), ctx.wie().organisatie, g->id);
    if (!token) return app::error_page(ctx, token.error());
    ctx.log("gebruiker.uitgenodigd", "gebruiker", g->id.value);
    return link_page(ctx, g->naam, *token);
}

Response block_gebruiker(Context& ctx) {
    const auto g = requested(ctx);
    if (!g || g->id == ctx.wie().gebruiker) return app::error_page(ctx, 404);
    const bool geblokkeerd = ctx.request.form.get("geblokkeerd") == "ja";
    if (const auto done = toegang::block(ctx.tx(), ctx.wie().organisatie, g->id, geblokkeerd); !done) return app::error_page(ctx, done.error());
    ctx.log(geblokkeerd ? "gebruiker.geblokkeerd" : "gebruiker.vrijgegeven", "gebruiker", g->id.value);
    return app::redirect_with(ctx, Url::path("/beheer/gebruikers", g->id), geblokkeerd ? "geblokkeerd" : "vrijgegeven");
}

// --- teams ------------------------------------------------------------------------------------------------------------
namespace {

Response teams_page(Context& ctx, std::string_view naam, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const auto teams = organisatie::teams(ctx.tx(), ctx.wie().organisatie);
    app::Bladeren bladeren = app::read_bladeren(ctx.request, 50);
    bladeren.totaal = static_cast<std::int64_t>(teams.size());
    Out content;
    if (teams.empty()) app::draw_leeg(content, t("beheer.teams_leeg"));
    put<R"(<ul class="ok-stapel">{}</ul>)">(content, [&](Out& o) {
        for (const auto& team : page_of(teams, bladeren)) put<R"(<li>{}</li>)">(o, team.naam);
    });
    app::draw_bladeren(content, ctx, bladeren);
    app::draw_form(content, ctx, {.action = Url::path("/beheer/teams"), .knop = t("app.toevoegen"), .eenmalig = true}, [&](Out& o) {
        app::draw_field(o, t, {.name = "naam", .label = t("beheer.team_naam"), .value = std::string(naam), .nodig = true, .maximum = 120, .breedte = "midden"}, errors);
    });
    return app::render(ctx, {.titel = t("beheer.teams"), .nav = "beheer", .kruimels = way_up(ctx), .vorm = "smal", .fouten = errors}, std::move(content).html(), status);
}

}  // namespace

Response show_teams(Context& ctx) { return teams_page(ctx, "", {}, 200); }

Response create_team(Context& ctx) {
    const std::string naam(ctx.request.form.get("naam"));
    const auto made = organisatie::create_team(ctx.tx(), ctx.clock(), ctx.random(), ctx.wie().organisatie, naam);
    if (!made) return teams_page(ctx, naam, made.error(), 400);
    ctx.log("team.gemaakt", "team", *made);
    return app::redirect_with(ctx, Url::path("/beheer/teams"), "toegevoegd");
}

// --- organisations (platform) -------------------------------------------------------------------------------------------
namespace {

Response organisaties_page(Context& ctx, const http::Fields& form, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const auto all = organisatie::list(ctx.tx());
    app::Bladeren bladeren = app::read_bladeren(ctx.request, 50);
    bladeren.totaal = static_cast<std::int64_t>(all.size());
    Out content;
    put<R"(<ul class="ok-stapel">{}</ul>)">(content, [&](Out& o) {
        for (const auto& org : page_of(all, bladeren)) put<R"(<li>{} <span class="ok-zacht">{}</span></li>)">(o, org.naam, t("organisatie.soort." + org.soort));
    });
    app::draw_bladeren(content, ctx, bladeren);
    std::vector<Option> soorten;
    for (const std::string_view s : organisatie::soorten) soorten.push_back({std::string(s), t("organisatie.soort." + std::string(s)), form.get("soort") == s});
    const Field fields[] = {
        {.name = "naam", .label = t("beheer.naam"), .value = std::string(form.get("naam")), .nodig = true, .maximum = 120, .breedte = "midden"},
        {.name = "soort", .label = t("beheer.soort"), .soort = Invoer::radio, .opties = std::move(soorten), .nodig = true},
        {.name = "gemeentecode", .label = t("beheer.gemeentecode"), .value = std::string(form.get("gemeentecode")), .maximum = 6, .breedte = "kort"},
    };
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><p>{} <code>ontknoop gebruiker maken</code></p>)">(content, t("beheer.nieuwe_organisatie"), t("beheer.eerste_beheerder"));
    app::draw_form(content, ctx, {.action = Url::path("/beheer/organisaties"), .knop = t("app.toevoegen"), .eenmalig = true}, [&](Out& o) { app::draw_fields(o, t, fields, errors); });
    return app::render(ctx, {.titel = t("beheer.organisaties"), .nav = "beheer", .kruimels = way_up(ctx), .vorm = "smal", .fouten = errors}, std::move(content).html(), status);
}

}  // namespace

Response show_organisaties(Context& ctx) { return organisaties_page(ctx, {}, {}, 200); }

Response create_organisatie(Context& ctx) {
    const auto& f = ctx.request.form;
    const auto made = organisatie::create(ctx.tx(), ctx.clock(), ctx.random(), ctx.services.sleutels, std::string(f.get("naam")), std::string(f.get("soort")),
                                          std::string(f.get("gemeentecode")), false);
    if (!made) return organisaties_page(ctx, f, made.error(), 400);
    ctx.log("organisatie.gemaakt", "organisatie", made->value);
    // Its own trail begins with its own beginning.
    logboek::append(ctx.tx(), ctx.clock(), *made,
                    {"", "organisatie.gemaakt", "organisatie", made->value, "gelukt", ctx.request.remote_address, ctx.request.id});
    return app::redirect_with(ctx, Url::path("/beheer/organisaties"), "toegevoegd");
}

}  // namespace ontknoop::beheer
