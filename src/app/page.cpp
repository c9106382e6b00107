// SPDX-License-Identifier: EUPL-1.2
#include "app/page.h"

#include <algorithm>

#include "app/api.h"
#include "app/fault_page.h"
#include "app/instellingen.h"
#include "base/text.h"

namespace ontknoop::app {

using html::Attributes;
using html::Html;
using html::Out;
using html::put;
using html::Url;
using toegang::Recht;

namespace {

// The main navigation: who has one of the rights sees the entry. At most seven for any role.
struct NavRegel {
    std::string_view naam, pad;
    std::initializer_list<Recht> een_van;
};
const NavRegel nav_regels[] = {
    {"vandaag", "/", {Recht::aangemeld}},
    {"casussen", "/casussen", {Recht::casus_maken, Recht::casus_gedeeld_lezen, Recht::casus_gevraagd_lezen, Recht::oefenen}},
    {"wetten", "/wetten", {Recht::wetten_lezen}},
    {"prijzen", "/prijzen", {Recht::prijzen_lezen}},
    {"rekensommen", "/rekensommen", {Recht::rekensom_aftekenen}},
    {"inzicht", "/inzicht", {Recht::inzicht_lezen}},
    {"beheer", "/beheer", {Recht::gebruikers_beheren, Recht::organisatie_beheren, Recht::logboek_lezen, Recht::platform_beheren}},
    {"hulp", "/hulp", {Recht::openbaar}},
};

bool sees(const Context& ctx, const NavRegel& regel) {
    return std::any_of(regel.een_van.begin(), regel.een_van.end(), [&](Recht r) { return ctx.wie().mag(r); });
}

void draw_header(Out& out, const Context& ctx, const Page& page) {
    const auto& t = ctx.t();
    const auto& settings = ctx.services.instellingen;
    put<R"(<header class="ok-kop"><div class="ok-kop__binnen">
<a class="ok-merk" href="/"><img class="ok-merk__logo" src="{}" alt="" width="40" height="40"><span class="ok-merk__naam">{}</span>{}</a>{}{}
</div></header>)">(
        out, Url::own(ctx.services.asset(settings.logo.empty() ? "logo.svg" : "eigen-logo")), settings.naam,
        [&](Out& o) {
            if (ctx.is_signed_in()) put<R"(<span class="ok-merk__organisatie">{}</span>)">(o, ctx.wie().organisatie_naam);
        },
        [&](Out& o) {
            if (!ctx.is_signed_in()) return;
            put<R"(<nav class="ok-nav" aria-label="{}"><ul class="ok-nav__lijst">{}</ul></nav>)">(o, t("nav.hoofdmenu"), [&](Out& list) {
                for (const NavRegel& regel : nav_regels)
                    if (sees(ctx, regel))
                        put<R"(<li><a class="ok-nav__link" href="{}"{}>{}</a></li>)">(
                            list, Url::path(regel.pad), Attributes().set_if("aria-current", regel.naam == page.nav ? "page" : ""),
                            t("nav." + std::string(regel.naam)));
            });
        },
        [&](Out& o) {
            if (!ctx.is_signed_in()) return;
            put<R"(<details class="ok-menu"><summary>{}</summary><div class="ok-menu__blad"><p><a class="nl-link" href="/ik">{}</a></p>{}</div></details>)">(
                o, ctx.wie().naam, t("nav.mijn_gegevens"),
                [&](Out& sheet) { draw_button_form(sheet, ctx, Url::path("/afmelden"), t("nav.uitloggen"), "subtle"); });
        });
}

void draw_error_summary(Out& out, const inhoud::Teksten& t, const Errors& errors) {
    if (errors.empty()) return;
    put<R"(<div class="ok-fouten utrecht-alert utrecht-alert--error" id="fouten" tabindex="-1" autofocus role="alert" aria-labelledby="fouten-kop"><div class="utrecht-alert__content"><h2 class="nl-heading nl-heading--level-3" id="fouten-kop">{}</h2><ul>{}</ul></div></div>)">(
        out, t("foutsamenvatting.titel"), [&](Out& o) {
            for (const Error& error : errors) {
                if (error.field.empty()) put<R"(<li>{}</li>)">(o, t.error(error));
                else if (error.field.starts_with('/')) put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(o, Url::own(error.field), t.error(error));
                else put<R"(<li><a class="nl-link" href="#{}">{}</a></li>)">(o, error.field, t.error(error));
            }
        });
}

void draw_crumbs(Out& out, const inhoud::Teksten& t, const Page& page) {
    if (page.kruimels.empty()) return;
    put<R"(<nav class="ok-kruimels" aria-label="{}"><ol>{}<li><span aria-current="page">{}</span></li></ol></nav>)">(
        out, t("nav.kruimelpad"),
        [&](Out& o) {
            for (const Kruimel& k : page.kruimels) put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(o, k.url, k.tekst);
        },
        page.titel);
}

}  // namespace

bool wants_json(const http::Request& request) {
    return request.headers.get("X-Requested-With") == "autosave" || request.headers.get("Accept").starts_with("application/json");
}

namespace {

// The help page that explains a page: by the beginning of its address, "*" for one part of it. The first that fits.
struct HulpBij {
    std::string_view pad, hulp;
};
constexpr HulpBij hulp_bij[] = {
    {"/wetten/argumenten", "argumenten"},
    {"/wetten/tegenwerpingen", "argumenten"},
    {"/wetten/eigen", "eigen-regels"},
    {"/wetten/inventaris", "lokale-regels-zoeken"},
    {"/wetten/juristvragen", "jurist"},
    {"/wetten/kennis", "jurist"},
    {"/casussen/*/juristvragen", "jurist"},
    {"/wetten/regelingen", "officiele-teksten"},
    {"/casussen/*/citeren", "officiele-teksten"},
    {"/casussen/*/citaten", "officiele-teksten"},
    {"/casussen/*/plan/wet", "wetten"},
    {"/casussen/*/plan/onderbouwing", "wetten"},
    {"/casussen/*/wetten", "wetten"},
    {"/casussen/*/antwoord", "argumenten"},
    {"/wetten", "wetten"},
};

bool begint_met(const std::vector<std::string_view>& delen, std::string_view patroon) {
    const auto gevraagd = split(patroon, '/');
    if (delen.size() < gevraagd.size()) return false;
    for (std::size_t i = 0; i < gevraagd.size(); ++i)
        if (gevraagd[i] != "*" && gevraagd[i] != delen[i]) return false;
    return true;
}

void draw_hulp_bij(Out& out, const Context& ctx) {
    const auto delen = split(ctx.request.path, '/');
    for (const HulpBij& h : hulp_bij)
        if (begint_met(delen, h.pad))
            return put<R"(<p class="ok-niet-printen"><a class="nl-link" href="/hulp/{}">{}</a></p>)">(out, h.hulp, ctx.t()("kader.hulp_bij"));
}

}  // namespace

http::Response render(Context& ctx, const Page& page, const Html& content, int status) {
    return render(ctx, page, [&](Out& o) { put<"{}">(o, content); }, content.markup().size(), status);
}

http::Response render(Context& ctx, const Page& page, const Draw& content, std::size_t bytes, int status) {
    const auto& t = ctx.t();
    const auto& settings = ctx.services.instellingen;
    const std::string_view message_key = ctx.request.query.get("melding");
    std::string message = page.melding;
    if (message.empty() && !message_key.empty()) message = t.find("melding." + std::string(message_key.substr(0, 60)));

    Out out;
    out.text.reserve(bytes + 16 * 1024);  // the frame around it takes less
    put<R"(<!doctype html>
<html class="{}" lang="nl">
<head>
<meta charset="utf-8">
<title>{}{} - {}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="{}">
<link rel="stylesheet" href="{}">
<link rel="icon" href="{}" type="image/svg+xml">
<script src="{}" defer></script>
</head>
<body class="utrecht-root utrecht-body ok-body"{}>
<a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">{}</a>
{}{}
<main class="ok-pagina{}{}" id="inhoud" tabindex="-1">{}{}{}{}{}</main>
<div class="ok-meldingen" aria-live="polite" data-meldingen></div>
<footer class="ok-voet"><div class="ok-voet__binnen"><p>{}</p><ul>{}</ul></div></footer>
</body>
</html>
)">(
        out, settings.thema_klasse, page.fouten.empty() ? "" : t("kader.titel_fout"), page.titel, settings.naam,
        Url::own(ctx.services.asset(settings.thema_css.empty() ? "theme.css" : "eigen-thema.css")), Url::own(ctx.services.asset("app.css")),
        Url::own(ctx.services.asset("favicon.svg")), Url::own(ctx.services.asset("app.js")), Attributes().set_if("data-events", page.events),
        t("app.naar_inhoud"), [&](Out& o) { draw_header(o, ctx, page); },
        [&](Out& o) {
            if (page.oefen) put<R"(<aside class="ok-oefenbalk" aria-label="{}"><p>{}</p></aside>)">(o, t("oefencasus.kort"), t("oefencasus.banner"));
        },
        page.vorm.empty() ? "" : " ok-pagina--", page.vorm, [&](Out& o) { draw_crumbs(o, t, page); },
        [&](Out& o) {
            if (!message.empty())
                put<R"(<div class="utrecht-alert utrecht-alert--ok" role="status"><div class="utrecht-alert__content"><p class="nl-paragraph">{}</p></div></div>)">(o, message);
        },
        [&](Out& o) { draw_error_summary(o, t, page.fouten); },
        [&](Out& o) {
            if (!page.kop) return;
            put<R"(<div class="ok-titel"><h1 class="nl-heading nl-heading--level-1">{}</h1>{}</div>)">(o, page.titel, [&](Out& under) {
                if (!page.bij_titel.empty()) put<R"(<p class="ok-titel__bij">{}</p>)">(under, page.bij_titel);
                if (status < 400) draw_hulp_bij(under, ctx);
            });
        },
        content, t("kader.voet"), [&](Out& o) {
            put<R"(<li><a class="nl-link" href="/hulp/over">{}</a></li><li><a class="nl-link" href="/toegankelijkheid">{}</a></li><li><a class="nl-link" href="/hulp/privacy">{}</a></li>)">(
                o, t("kader.over"), t("kader.toegankelijkheid"), t("kader.privacy"));
        });
    return http::html(status, std::move(out.text));
}

http::Response error_page(Context& ctx, int status) {
    const std::string words = "foutpagina." + std::to_string(status);
    return fault_page(ctx, ctx.t().has(words + ".titel") ? words : "foutpagina.500", status);
}

http::Response fault_page(Context& ctx, std::string_view words, int status, std::initializer_list<std::string> arguments) {
    const auto& t = ctx.t();
    const std::string base(words);
    const std::string uitleg = t(base + ".uitleg", arguments);
    if (is_api(ctx.request)) return problem(ctx, status, t(base + ".titel"), uitleg);
    if (wants_json(ctx.request)) {
        std::string body = R"({"fouten":[{"veld":"","tekst":")" + uitleg + R"("}]})";
        return http::json(status, std::move(body));
    }
    Out content;
    put<R"(<p class="nl-paragraph">{}</p><p class="nl-paragraph"><a class="nl-link" href="/">{}</a></p><p class="ok-zacht">{}</p>)">(
        content, uitleg, t("foutpagina.naar_begin"), t("foutpagina.nummer", {ctx.request.id}));
    return render(ctx, {.titel = t(base + ".titel"), .vorm = "smal"}, std::move(content).html(), status);
}

http::Response error_page(Context& ctx, const Errors& errors) {
    if (is_not_found(errors)) return error_page(ctx, 404);
    if (is_api(ctx.request)) return problem(ctx, 400, errors);
    Out content;
    put<R"(<p class="nl-paragraph"><a class="nl-link" href="/">{}</a></p>)">(content, ctx.t()("foutpagina.naar_begin"));
    return render(ctx, {.titel = ctx.t()("foutpagina.400.titel"), .vorm = "smal", .fouten = errors}, std::move(content).html(), 400);
}

http::Response redirect_with(Context&, const Url& url, std::string_view melding) {
    Url to = url;
    if (!melding.empty()) to = std::move(to).query("melding", melding);
    return http::redirect(to.text());
}

void draw_status(Out& out, const inhoud::Teksten& t, std::string_view status) {
    struct Kleur {
        std::string_view status, soort;
    };
    static constexpr Kleur kleuren[] = {{"concept", "concept"},       {"onderbouwd", "bezig"},  {"ingediend", "wacht"}, {"in_behandeling", "wacht"},
                                        {"toegekend", "goed"},        {"deels_toegekend", "goed"}, {"afgewezen", "fout"},  {"geescaleerd", "wacht"},
                                        {"uitgevoerd", "goed"},       {"ingetrokken", "dicht"}, {"afgesloten", "dicht"}};
    std::string_view soort = "concept";
    for (const Kleur& k : kleuren)
        if (k.status == status) soort = k.soort;
    put<R"(<span class="ok-status ok-status--{}">{}</span>)">(out, soort, t("status." + std::string(status)));
}

void draw_leeg(Out& out, std::string_view tekst) { put<R"(<p class="ok-leeg">{}</p>)">(out, tekst); }

}  // namespace ontknoop::app
