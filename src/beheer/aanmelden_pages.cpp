// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "app/once.h"
#include "app/page.h"
#include "app/session.h"
#include "base/text.h"
#include "beheer/beheer.h"

namespace ontknoop::beheer {

using app::Context;
using app::Field;
using app::Invoer;
using html::Out;
using html::put;
using html::Url;
using http::Method;
using http::Response;
using toegang::Recht;

namespace {

Response show_aanmelden(Context& ctx) {
    const std::string verder = app::safe_path(ctx.request.query.get("verder"));
    if (ctx.is_signed_in()) return http::redirect(verder);
    return app::sign_in_page(ctx, {}, "", verder, {}, 200);
}

void set_session_cookie(Context& ctx, Response& response, std::string value, std::optional<long> max_age) {
    const auto& settings = ctx.services.instellingen;
    http::set_cookie(response, {.name = std::string(app::session_cookie_name(settings)), .value = std::move(value), .max_age_seconds = max_age,
                                .secure = settings.secure_cookies()});
}

// Opens its own transactions: a password is hashed between two of them.
Response do_aanmelden(Context& ctx) {
    const auto& form = ctx.request.form;
    const auto& services = ctx.services;
    const std::string verder = app::safe_path(form.get("verder"));
    const http::Fields kept = app::kept_fields(form);
    const auto signed_in = toegang::sign_in(services.database, services.clock, services.random, services.instellingen.grenzen(), form.get("email"),
                                            form.get("wachtwoord"), ctx.request.remote_address,
                                            toegang::toestel_in_woorden(ctx.request.headers.get("User-Agent")),
                                            [&](db::Connection& tx, const toegang::NieuweSessie& sessie) {
                                                app::forget_old_sent(tx, services.clock, sessie.organisatie);
                                                logboek::append(tx, services.clock, sessie.organisatie,
                                                                {sessie.gebruiker.value, "sessie.begonnen", "gebruiker", sessie.gebruiker.value, "gelukt",
                                                                 ctx.request.remote_address, ctx.request.id});
                                            });
    if (!signed_in) {
        const bool too_often = signed_in.error()[0].code == "toegang.te_vaak";
        // A refused sign-in is written down where it is known which organisation it concerns. Once the limit is reached the
        // trail has told enough: nobody fills it up from outside.
        services.database.write([&](db::Connection& tx) {
            const auto known = too_often ? std::nullopt : toegang::find_email(tx, trim(form.get("email")));
            if (known)
                logboek::append(tx, services.clock, known->first,
                                {known->second.value, "sessie.begonnen", "gebruiker", known->second.value, "geweigerd",
                                 ctx.request.remote_address, ctx.request.id});
        });
        Response refused = app::sign_in_page(ctx, signed_in.error(), form.get("email"), verder, kept, too_often ? 429 : 400);
        if (too_often) refused.headers.set("Retry-After", std::to_string(60 * std::stoi(signed_in.error()[0].arguments.at(0))));
        return refused;
    }
    Response response;
    if (kept.items().empty()) {
        response = http::redirect(verder);
    } else {
        // The form that was interrupted: shown again, with the token of the new session.
        http::Request again = ctx.request;
        again.cookies.set(app::session_cookie_name(services.instellingen), signed_in->cookie);
        services.database.read([&](db::Connection& tx) {
            bool refresh = false;
            auto wie = toegang::find_sessie(tx, services.clock, services.instellingen.grenzen(), signed_in->cookie, refresh);
            CHECK(wie.has_value());
            Context inside(services, again, tx, std::move(*wie));
            response = app::resend_page(inside, verder, kept, ctx.t()("tekst_bewaard.uitgelogd"), 200);
        });
    }
    set_session_cookie(ctx, response, signed_in->cookie, std::nullopt);
    return response;
}

// Where somebody comes who signed in beside a page that was still open: what was typed is there.
Response show_weer_binnen(Context& ctx) {
    const auto& t = ctx.t();
    Out content;
    put<R"(<p class="nl-paragraph">{}</p><p class="ok-acties"><button class="utrecht-button utrecht-button--primary-action" type="button" data-sluit-venster hidden>{}</button><a class="nl-link" href="/">{}</a></p>)">(
        content, t("inloggen.ga_terug"), t("inloggen.sluit_venster"), t("inloggen.naar_begin"));
    return app::render(ctx, {.titel = t("inloggen.weer_binnen"), .vorm = "smal"}, std::move(content).html());
}

Response do_afmelden(Context& ctx) {
    toegang::sign_out(ctx.tx(), ctx.wie());
    ctx.log("sessie.beeindigd", "gebruiker", ctx.wie().gebruiker.value);
    Response response = http::redirect("/aanmelden?melding=uitgelogd");
    set_session_cookie(ctx, response, "", 0);
    response.headers.set("Clear-Site-Data", "\"cache\", \"storage\"");
    return response;
}

// --- invitation -------------------------------------------------------------------------------------------------------
Response uitnodiging_page(Context& ctx, const Errors& errors, int status) {
    const auto& t = ctx.t();
    const std::string hulp = t("inloggen.wachtwoord_hulp");
    const Field fields[] = {
        {.name = "wachtwoord", .label = t("inloggen.wachtwoord_nieuw"), .soort = Invoer::wachtwoord, .hulp = hulp, .nodig = true,
         .breedte = "midden", .autocomplete = "new-password"},
        {.name = "herhaald", .label = t("inloggen.wachtwoord_herhaal"), .soort = Invoer::wachtwoord, .nodig = true, .breedte = "midden",
         .autocomplete = "new-password"},
    };
    Out content;
    app::draw_form(content, ctx, {.action = Url::own(ctx.request.target), .knop = t("app.opslaan")},
                   [&](Out& out) { app::draw_fields(out, t, fields, errors); });
    return app::render(ctx, {.titel = t("inloggen.uitnodiging_titel"), .vorm = "smal", .fouten = errors}, std::move(content).html(), status);
}

// A link that was used, is too old or broke in the mail: who chose a password already only has to sign in.
Response dode_uitnodiging(Context& ctx, const Errors& errors) {
    if (is_not_found(errors)) return app::error_page(ctx, 404);
    const auto& t = ctx.t();
    Out content;
    put<R"(<p class="nl-paragraph">{} <a class="nl-link" href="/aanmelden">{}</a></p>)">(content, t("inloggen.uitnodiging_gebruikt"), t("inloggen.titel"));
    return app::render(ctx, {.titel = t("inloggen.uitnodiging_dood"), .vorm = "smal", .fouten = errors}, std::move(content).html(), 400);
}

Response show_uitnodiging(Context& ctx) {
    const auto organisatie = OrganisatieId::parse(ctx.request.parameters.get("organisatie"));
    if (!organisatie) return app::error_page(ctx, 404);
    const auto open = toegang::check_uitnodiging(ctx.tx(), ctx.clock(), *organisatie, ctx.request.parameters.get("token"));
    if (!open) return dode_uitnodiging(ctx, open.error());
    return uitnodiging_page(ctx, {}, 200);
}

Response do_uitnodiging(Context& ctx) {
    const auto& services = ctx.services;
    const auto organisatie = OrganisatieId::parse(ctx.request.parameters.get("organisatie"));
    if (!organisatie) return app::error_page(ctx, 404);
    const std::string token(ctx.request.parameters.get("token"));
    const std::string_view password = ctx.request.form.get("wachtwoord");

    Result<GebruikerId> open = not_found();
    std::string email;
    services.database.read([&](db::Connection& tx) {
        open = toegang::check_uitnodiging(tx, services.clock, *organisatie, token);
        if (!open) return;
        if (const auto found = toegang::find_gebruiker(tx, *organisatie, *open)) email = found->email;
    });
    if (!open) return dode_uitnodiging(ctx, open.error());
    const auto good = toegang::check_wachtwoord(services.instellingen.grenzen(), password, ctx.request.form.get("herhaald"), email);
    if (!good) return uitnodiging_page(ctx, good.error(), 400);

    const std::string hash = crypto::hash_password(password);
    Result<> accepted;
    services.database.write([&](db::Connection& tx) {
        accepted = toegang::accept_uitnodiging(tx, services.clock, *organisatie, token, hash);
        if (accepted)
            logboek::append(tx, services.clock, *organisatie,
                            {open->value, "gebruiker.wachtwoord_gekozen", "gebruiker", open->value, "gelukt", ctx.request.remote_address, ctx.request.id});
    });
    if (!accepted) return app::error_page(ctx, accepted.error());
    return http::redirect("/aanmelden?melding=wachtwoord");
}

// --- my own page ------------------------------------------------------------------------------------------------------
Response show_ik(Context& ctx) {
    const auto& t = ctx.t();
    const auto& wie = ctx.wie();
    Out content;
    put<R"(<dl class="utrecht-data-list utrecht-data-list--rows"><div class="utrecht-data-list__item"><dt class="utrecht-data-list__item-key">{}</dt><dd class="utrecht-data-list__item-value">{}</dd></div><div class="utrecht-data-list__item"><dt class="utrecht-data-list__item-key">{}</dt><dd class="utrecht-data-list__item-value">{}</dd></div></dl>)">(
        content, t("ik.organisatie"), wie.organisatie_naam, t("ik.rollen"), [&](Out& out) {
            bool first = true;
            for (const toegang::Rol rol : toegang::rollen())
                if (wie.rollen[static_cast<std::size_t>(rol)]) {
                    if (!first) out.text += ", ";
                    first = false;
                    html::escape_text(out.text, t("rol." + std::string(toegang::naam(rol))));
                }
        });
    put<R"(<h2 class="nl-heading nl-heading--level-2" id="sessies">{}</h2><ul class="ok-stapel">{}</ul>)">(content, t("sessie.mijn_sessies"), [&](Out& out) {
        for (const auto& s : toegang::list_sessies(ctx.tx(), ctx.clock(), ctx.services.instellingen.grenzen(), wie)) {
            const auto begun = parse_iso_timestamp(s.begonnen_op);
            const auto seen = parse_iso_timestamp(s.gezien_op);
            put<R"(<li class="ok-kaart"><p><strong>{}</strong> {}</p><p class="ok-zacht">{}</p>{}</li>)">(
                out, s.toestel, s.token_hash == wie.sessie_hash ? t("sessie.deze_sessie") : "",
                t("ik.sessie_tijden", {begun ? format_date_time(*begun) : "", seen ? format_date_time(*seen) : ""}), [&](Out& o) {
                    if (s.token_hash == wie.sessie_hash) return;
                    const std::pair<std::string, std::string> hidden[] = {{"sessie", s.token_hash}};
                    app::draw_button_form(o, ctx, Url::path("/ik/sessies"), t("ik.sessie_beeindigen"), "secondary-action", hidden, s.toestel);
                });
        }
    });
    return app::render(ctx, {.titel = t("pagina.mijn_gegevens.titel"), .bij_titel = wie.naam}, std::move(content).html());
}

Response end_sessie(Context& ctx) {
    const auto ended = toegang::end_sessie(ctx.tx(), ctx.wie(), ctx.request.form.get("sessie"));
    if (!ended) return app::error_page(ctx, ended.error());
    ctx.log("sessie.beeindigd", "gebruiker", ctx.wie().gebruiker.value);
    return app::redirect_with(ctx, Url::path("/ik"), "sessie_beeindigd");
}

constexpr app::Route aanmelden_table[] = {
    {Method::get, "/aanmelden", Recht::openbaar, show_aanmelden, "sign in"},
    {Method::post, "/aanmelden", Recht::openbaar, do_aanmelden, "sign in; gives interrupted forms back", app::Transactie::own},
    {Method::get, "/aangemeld", Recht::aangemeld, show_weer_binnen, "signed in beside a page that is still open: the way back to it"},
    {Method::post, "/afmelden", Recht::aangemeld, do_afmelden, "sign out"},
    {Method::get, "/uitnodiging/:organisatie/:token", Recht::openbaar, show_uitnodiging, "choose a password after an invitation"},
    {Method::post, "/uitnodiging/:organisatie/:token", Recht::openbaar, do_uitnodiging, "choose a password after an invitation", app::Transactie::own},
    {Method::get, "/ik", Recht::aangemeld, show_ik, "my roles and sessions"},
    {Method::post, "/ik/sessies", Recht::aangemeld, end_sessie, "end one of my sessions"},
};

}  // namespace

std::span<const app::Route> aanmelden_routes() { return aanmelden_table; }

}  // namespace ontknoop::beheer
