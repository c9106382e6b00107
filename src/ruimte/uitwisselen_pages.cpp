// SPDX-License-Identifier: EUPL-1.2
//
// Own provisions as a file, and back: first a preview that names every problem, then all of it or nothing.
#include <algorithm>
#include <map>

#include "app/api.h"
#include "base/text.h"
#include "ruimte/bibliotheek.h"
#include "ruimte/ruimte_handlers.h"
#include "ruimte/uitwisselen.h"
#include "ruimte/versie_store.h"

namespace ontknoop::ruimte {

using app::Context;
using app::Invoer;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

Url pagina_url() { return Url::path("/wetten/eigen/uitwisselen"); }

Ingangen eigen_ingangen(Context& ctx) { return load_geldend(ctx.tx(), ctx.wie().organisatie, Soort::bepaling); }

std::vector<app::Kruimel> way_up(const Context& ctx) { return kruimels(ctx, Soort::bepaling, true); }

// What a file would do, entry by entry.
struct Vooruitblik {
    std::vector<std::pair<Ingelezen, bool>> ingangen;  // and whether it says something new
    Errors fouten;                                     // ready to show: the place is in the sentence
};

std::string plek_van(const Context& ctx, const std::string& id, std::string_view veld) {
    const auto all = velden(Soort::bepaling);
    const auto found = std::ranges::find(all, veld, &Veldregel::naam);
    const std::string woord = found == all.end() ? "" : label(ctx.t(), Soort::bepaling, *found);
    return woord.empty() ? id : id.empty() ? woord : id + ", " + woord;
}

Vooruitblik vooruitblik(Context& ctx, std::string_view tekst) {
    Vooruitblik v;
    const auto say = [&](const std::string& id, const Error& e, std::string_view veld) {
        const std::string plek = plek_van(ctx, id, veld);
        v.fouten.push_back(plek.empty() ? Error{e.code, e.arguments, "bestand"} : Error{"ruimte.op_plek", {plek, ctx.t().error(e)}, "bestand"});
    };
    auto gelezen = lees_bestand(tekst, gemeente_van(ctx.wie()));
    if (!gelezen) {
        for (const Error& e : gelezen.error()) say(e.field, e, "");
        return v;
    }
    for (Ingelezen& ingang : *gelezen) {
        const auto zou = zou_inlezen(ctx, Soort::bepaling, ingang.id, ingang.inhoud);
        if (!zou)
            for (const Error& e : zou.error()) say(std::string(utf8_prefix(ingang.id, 80)), e, e.field);
        v.ingangen.emplace_back(std::move(ingang), zou.value_or(false));
    }
    return v;
}

void draw_downloads(Out& out, Context& ctx) {
    const auto& t = ctx.t();
    std::map<std::string, std::string> regelingen;
    for (const auto& [id, inhoud] : eigen_ingangen(ctx)) regelingen[std::string(waarde(inhoud, "regeling_id"))] = waarde(inhoud, "regeling");
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2>)">(out, t("ruimte.uitwisselen.meenemen"));
    if (regelingen.empty()) return app::draw_leeg(out, t("ruimte.uitwisselen.niets"));
    put<R"(<p>{}</p><ul><li><a class="nl-link" href="/wetten/eigen/bepalingen.json">{}</a></li>{}</ul>)">(out, t("ruimte.uitwisselen.meenemen_uitleg"), t("ruimte.uitwisselen.alles_json"), [&](Out& o) {
        for (const auto& [id, regeling] : regelingen)
            put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(o, Url::path("/wetten/eigen/bepalingen.toml").query("regeling", id), t("ruimte.uitwisselen.toml_van", {regeling}));
    });
}

void draw_vooruitblik(Out& out, Context& ctx, const Vooruitblik& v, const std::string& tekst) {
    const auto& t = ctx.t();
    put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><ul>{}</ul>)">(out, t("ruimte.uitwisselen.vooruitblik"), [&](Out& o) {
        for (const auto& [ingang, nieuws] : v.ingangen)
            put<R"(<li><strong>{}</strong> {} <span class="ok-label">{}</span></li>)">(o, ingang.id, titel_van(Soort::bepaling, ingang.inhoud),
                                                                                     t(nieuws ? "ruimte.uitwisselen.wordt_voorstel" : "ruimte.uitwisselen.staat_er_al"));
    });
    app::draw_form(out, ctx, {.action = Url::path("/wetten/eigen/inlezen"), .knop = t("ruimte.uitwisselen.dien_alles_in"), .annuleer = t("app.annuleren"), .annuleer_url = pagina_url()},
                   [&](Out& f) { app::draw_field(f, t, {.name = "tekst", .label = "", .soort = Invoer::verborgen, .value = tekst}, {}); });
}

Response uitwissel_page(Context& ctx, const Vooruitblik* v, const std::string& tekst, int status) {
    const auto& t = ctx.t();
    const Errors fouten = v ? v->fouten : Errors{};
    Out content;
    if (v && fouten.empty()) {
        draw_vooruitblik(content, ctx, *v, tekst);
    } else {
        put<R"(<h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p>)">(content, t("ruimte.uitwisselen.inlezen"), t("ruimte.uitwisselen.inlezen_uitleg"));
        app::draw_form(content, ctx, {.action = Url::path("/wetten/eigen/bekijken"), .knop = t("ruimte.uitwisselen.bekijk"), .bestanden = true}, [&](Out& f) {
            const Errors kort = fouten.empty() ? Errors{} : Errors{Error{"ruimte.bestand_klopt_niet", {}, "bestand"}};
            app::draw_field(f, t, {.name = "bestand", .label = t("ruimte.uitwisselen.bestand"), .soort = Invoer::bestand, .hulp = t("ruimte.uitwisselen.bestand_hulp")}, kort);
            app::draw_field(f, t, {.name = "tekst", .label = t("ruimte.uitwisselen.tekst"), .soort = Invoer::tekst, .value = tekst, .rijen = 8}, {});
        });
        draw_downloads(content, ctx);
    }
    return app::render(ctx, {.titel = t("ruimte.uitwisselen.titel"), .nav = "wetten", .kruimels = way_up(ctx), .vorm = "smal", .fouten = fouten}, std::move(content).html(), status);
}

// The file that came along, else what was pasted.
std::string gestuurde_tekst(const http::Request& request, Errors& errors) {
    for (const auto& file : request.files) {
        if (file->field != "bestand" || file->size == 0) continue;
        if (file->size <= grootste_bestand) return file->read_all();
        errors.push_back({"ruimte.te_groot", {}, "bestand"});
        return {};
    }
    std::string tekst(request.form.get("tekst"));
    if (tekst.size() > grootste_bestand) errors.push_back({"ruimte.te_groot", {}, "bestand"}), tekst.clear();
    return tekst;
}

Response download(std::string body, std::string_view type, const std::string& naam) {
    Response response = http::text(200, std::move(body), type);
    response.headers.set("Content-Disposition", "attachment; filename=\"" + naam + "\"");
    return response;
}

}  // namespace

Response show_uitwisselen(Context& ctx) { return mag_bijdragen(ctx.wie()) ? uitwissel_page(ctx, nullptr, "", 200) : app::error_page(ctx, 404); }

Response download_toml(Context& ctx) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    const std::string_view regeling = ctx.request.query.get("regeling");
    Ingangen all = eigen_ingangen(ctx);
    std::erase_if(all, [&](const auto& ingang) { return waarde(ingang.second, "regeling_id") != regeling; });
    if (all.empty()) return app::error_page(ctx, 404);
    const std::string naam(waarde(all.front().second, "regeling_id"));  // letters and digits: it passed the check
    return download(schrijf_toml(all), "application/toml; charset=utf-8", naam + ".toml");
}

Response download_json(Context& ctx) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    return download(schrijf_json(eigen_ingangen(ctx)), "application/json; charset=utf-8", "eigen-bepalingen.json");
}

// In use is for everybody of the organisation; what still waits is not among them.
Response api_eigen(Context& ctx) { return app::api_json(200, schrijf_json(eigen_ingangen(ctx))); }

Response post_bekijken(Context& ctx) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    Vooruitblik v;
    const std::string tekst = gestuurde_tekst(ctx.request, v.fouten);
    if (v.fouten.empty()) v = vooruitblik(ctx, tekst);
    // What is no text cannot stand in a page.
    const bool leesbaar = is_valid_utf8(tekst) && !has_control_characters(unify_newlines(tekst));
    return uitwissel_page(ctx, &v, leesbaar ? tekst : "", v.fouten.empty() ? 200 : 400);
}

Response post_inlezen(Context& ctx) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    Vooruitblik v;
    const std::string tekst = gestuurde_tekst(ctx.request, v.fouten);
    if (v.fouten.empty()) v = vooruitblik(ctx, tekst);
    for (const auto& [ingang, nieuws] : v.ingangen) {
        if (!v.fouten.empty()) break;
        if (const auto done = lees_in(ctx, Soort::bepaling, ingang.id, ingang.inhoud, ctx.t()("ruimte.uitwisselen.toelichting")); !done) v.fouten = done.error();
    }
    const bool leesbaar = is_valid_utf8(tekst) && !has_control_characters(unify_newlines(tekst));
    if (!v.fouten.empty()) return uitwissel_page(ctx, &v, leesbaar ? tekst : "", 400);
    ctx.log("ruimte.ingelezen", "bepalingen", std::to_string(v.ingangen.size()));
    return app::redirect_with(ctx, Url::path(pad(Soort::bepaling)), "ruimte_ingediend");
}

}  // namespace ontknoop::ruimte
