// SPDX-License-Identifier: EUPL-1.2
#include "app/session.h"

#include <algorithm>

#include "app/api.h"
#include "app/fault_page.h"
#include "app/page.h"
#include "base/text.h"
#include "http/kept.h"

namespace ontknoop::app {

using html::Out;
using html::put;

namespace {

constexpr std::string_view kept_prefix = "bewaard.";

http::Fields worth_keeping(const http::Fields& form) {
    http::Fields kept;
    for (const auto& [name, value] : form.items())
        if (name != "csrf" && !http::is_secret_field(name)) kept.add(name, value);
    return kept;
}

void draw_hidden(Out& out, std::string_view name, std::string_view value) {
    put<R"(<input type="hidden" name="{}" value="{}">)">(out, name, value);
}

}  // namespace

std::string_view session_cookie_name(const Instellingen& settings) { return settings.secure_cookies() ? "__Host-sessie" : "sessie"; }

std::string_view session_cookie(const Instellingen& settings, const http::Request& request) {
    return request.cookies.get(session_cookie_name(settings));
}

std::string safe_path(std::string_view path) {
    // Browsers drop tabs and line feeds from an address, and read a backslash as a slash: "/<tab>/elsewhere" would lead away.
    constexpr std::size_t longest = 16 * 1024;  // more than a request may ask for
    const bool ok = path.size() <= longest && path.starts_with('/') && !path.starts_with("//") &&
                    std::ranges::none_of(path, [](unsigned char c) { return c <= ' ' || c >= 0x7f || c == '\\'; });
    return ok ? std::string(path) : "/";
}

http::Response ask_to_sign_in(Context& ctx) {
    if (is_api(ctx.request)) return problem(ctx, 401);
    if (wants_json(ctx.request)) return http::json(401, R"({"aanmelden":"/aanmelden"})");
    // A stream of events has nobody to ask: without content the browser stops listening, and says nothing.
    if (ctx.request.headers.get("Accept").starts_with("text/event-stream")) return {.status = 204};
    if (ctx.request.is_safe()) {
        const std::string back = ctx.request.path == "/" ? "" : ctx.request.target;
        html::Url url = html::Url::path("/aanmelden");
        if (!back.empty()) url = std::move(url).query("verder", back);
        return http::redirect(url.text());
    }
    return sign_in_page(ctx, Errors{Error{"sessie.verlopen", {}, {}}}, "", ctx.request.target, worth_keeping(ctx.request.form), 401);
}

http::Response sign_in_page(Context& ctx, const Errors& errors, std::string_view email, std::string_view verder, const http::Fields& kept,
                            int status) {
    const auto& t = ctx.t();
    const Field fields[] = {
        {.name = "email", .label = t("inloggen.email"), .soort = Invoer::email, .value = std::string(email), .nodig = true,
         .breedte = "midden", .autocomplete = "username"},
        {.name = "wachtwoord", .label = t("inloggen.wachtwoord"), .soort = Invoer::wachtwoord, .nodig = true, .breedte = "midden",
         .autocomplete = "current-password"},
    };
    // Being away for a while is nobody's mistake.
    const bool was_weg = errors.size() == 1 && errors[0].code == "sessie.verlopen";
    Out content;
    if (was_weg) put<R"(<p class="utrecht-alert utrecht-alert--info"><span class="utrecht-alert__content">{}</span></p>)">(content, t.error(errors[0]));
    draw_form(content, ctx, {.action = html::Url::path("/aanmelden"), .knop = t("inloggen.knop")}, [&](Out& out) {
        draw_hidden(out, "verder", verder);
        for (const auto& [name, value] : kept.items()) draw_hidden(out, std::string(kept_prefix) + name, value);
        draw_fields(out, t, fields, errors);
    });
    return render(ctx, {.titel = t("inloggen.titel"), .bij_titel = t("inloggen.vergeten"), .vorm = "smal", .fouten = was_weg ? Errors{} : errors},
                  std::move(content).html(), status);
}

http::Fields kept_fields(const http::Fields& form) {
    http::Fields kept;
    for (const auto& [name, value] : form.items())
        if (std::string_view(name).starts_with(kept_prefix)) kept.add(name.substr(kept_prefix.size()), value);
    return kept;
}

http::Response offer_to_resend(Context& ctx) {
    if (is_api(ctx.request)) return problem(ctx, 403);
    if (wants_json(ctx.request)) return http::json(403, R"({"aanmelden":"/aanmelden"})");
    // Signed in from another tab while this one showed the sign-in form: once is enough, go on where it leads.
    if (ctx.request.path == "/aanmelden") {
        const std::string further = safe_path(ctx.request.form.get("verder"));
        const http::Fields kept = kept_fields(ctx.request.form);
        return kept.items().empty() ? http::redirect(further) : resend_page(ctx, further, kept, ctx.t()("tekst_bewaard.uitgelogd"), 200);
    }
    return resend_page(ctx, ctx.request.target, worth_keeping(ctx.request.form), ctx.t()("tekst_bewaard.oude_pagina"), 403);
}

http::Response ask_to_wait(Context& ctx, int seconds, bool keep) {
    const http::Request& request = ctx.request;
    const std::string number = std::to_string(seconds);
    const http::Fields kept = keep && !request.is_safe() ? worth_keeping(request.form) : http::Fields{};
    http::Response response;
    if (kept.items().empty() || is_api(request) || wants_json(request)) {
        response = fault_page(ctx, "foutpagina.429", 429, {number});
    } else if (request.path == "/aanmelden") {
        response = sign_in_page(ctx, Errors{Error{"sessie.te_snel", {number}, {}}}, request.form.get("email"), safe_path(request.form.get("verder")),
                                kept_fields(request.form), 429);
    } else {
        response = resend_page(ctx, request.target, kept, ctx.t()("tekst_bewaard.te_snel", {number}), 429);
    }
    response.headers.set("Retry-After", number);
    return response;
}

http::Response resend_page(Context& ctx, std::string_view path, const http::Fields& fields, const std::string& uitleg, int status) {
    const auto& t = ctx.t();
    // Without a session nothing is known of who sent it: the token goes along as it came, and is judged when it comes back.
    const std::string_view token = ctx.is_signed_in() ? std::string_view(ctx.csrf_token()) : ctx.request.form.get("csrf");
    Out content;
    put<R"(<p class="nl-paragraph">{}</p>)">(content, uitleg);
    put<R"(<form method="post" action="{}">{}</form>)">(content, html::Url::own(safe_path(path)), [&](Out& out) {
        draw_hidden(out, "csrf", token);
        for (const auto& [name, value] : fields.items()) {
            draw_hidden(out, name, value);
            // Long texts are shown, so that people see with their own eyes that nothing is lost.
            if (value.size() > 40) put<R"(<blockquote class="ok-bewaarde-tekst"><p class="nl-paragraph">{}</p></blockquote>)">(out, value);
        }
        put<R"(<p class="ok-acties"><button class="utrecht-button utrecht-button--primary-action" type="submit">{}</button></p>)">(
            out, t("kader.opnieuw_versturen"));
    });
    return render(ctx, {.titel = t("kader.weer_binnen"), .vorm = "smal"}, std::move(content).html(), status);
}

}  // namespace ontknoop::app
