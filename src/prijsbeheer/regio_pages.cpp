// SPDX-License-Identifier: EUPL-1.2
//
// Which municipality takes part in which region. For who manages the installation: it opens no case and no price.
#include "organisatie/organisatie.h"
#include "prijsbeheer/prijsbeheer_handlers.h"

namespace ontknoop::prijsbeheer {

using app::Context;
using app::Invoer;
using app::Option;
using html::Html;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

std::vector<Option> keuzes(const std::vector<organisatie::Organisatie>& alle, const inhoud::Teksten& t, std::string_view soort, std::string_view gekozen) {
    std::vector<Option> opties{{"", t("prijsbeheer.kies"), gekozen.empty()}};
    for (const auto& o : alle)
        if (o.soort == soort) opties.push_back({o.id.value, o.naam, o.id.value == gekozen});
    return opties;
}

Response regios_page(Context& ctx, const Errors& fouten, int status) {
    const auto& t = ctx.t();
    const auto alle = organisatie::list(ctx.tx());
    std::vector<std::vector<Html>> rijen;
    auto naam_van = [&](const OrganisatieId& id) {
        for (const auto& o : alle)
            if (o.id == id) return o.naam;
        return std::string();
    };
    bool is_er_een_regio = false;
    for (const auto& o : alle) {
        is_er_een_regio |= o.soort == "regio";
        for (const Deelname& d : list_deelnames(ctx.tx(), o.id)) {
            Out gemeente, regio, knop;
            html::escape_text(gemeente.text, o.naam);
            html::escape_text(regio.text, naam_van(d.regio));
            const std::pair<std::string, std::string> velden[] = {{"gemeente", d.organisatie.value}, {"regio", d.regio.value}};
            app::draw_button_form(knop, ctx, Url::path("/beheer/regios/weghalen"), t("prijsbeheer.regio.weghalen"), "subtle", velden, o.naam + ", " + naam_van(d.regio));
            rijen.push_back({std::move(gemeente).html(), std::move(regio).html(), std::move(knop).html()});
        }
    }
    Out content;
    const std::string koppen[] = {t("prijsbeheer.regio.gemeente"), t("prijsbeheer.regio.regio"), t("prijsbeheer.regio.weghalen")};
    if (rijen.empty()) app::draw_leeg(content, t("prijsbeheer.regio.leeg"));
    else draw_tabel(content, t("prijsbeheer.regio.titel"), koppen, rijen);
    if (!is_er_een_regio) {
        put<R"(<p><a class="nl-link" href="/beheer/organisaties">{}</a></p>)">(content, t("prijsbeheer.regio.geen_regio"));
    } else {
        const auto& form = ctx.request.form;
        app::draw_form(content, ctx, {.action = Url::path("/beheer/regios"), .knop = t("prijsbeheer.regio.toevoegen")}, [&](Out& f) {
            app::draw_field(f, t, {.name = "gemeente", .label = t("prijsbeheer.regio.gemeente"), .soort = Invoer::keuze, .opties = keuzes(alle, t, "gemeente", form.get("gemeente")), .nodig = true}, fouten);
            app::draw_field(f, t, {.name = "regio", .label = t("prijsbeheer.regio.regio"), .soort = Invoer::keuze, .opties = keuzes(alle, t, "regio", form.get("regio")), .nodig = true}, fouten);
        });
    }
    return app::render(ctx, {.titel = t("prijsbeheer.regio.titel"), .nav = "beheer", .kruimels = {{t("nav.beheer"), Url::path("/beheer")}}, .bij_titel = t("prijsbeheer.regio.bij_titel"), .fouten = fouten},
                       std::move(content).html(), status);
}

}  // namespace

Response show_regios(Context& ctx) { return regios_page(ctx, {}, 200); }

Response add_regio_post(Context& ctx) {
    const OrganisatieId gemeente{std::string(ctx.request.form.get("gemeente"))}, regio{std::string(ctx.request.form.get("regio"))};
    if (const auto done = add_deelname(ctx.tx(), gemeente, regio); !done) return regios_page(ctx, done.error(), 400);
    ctx.log("regio.deelname_begonnen", "organisatie", gemeente.value);
    return app::redirect_with(ctx, Url::path("/beheer/regios"), "toegevoegd");
}

Response remove_regio_post(Context& ctx) {
    const OrganisatieId gemeente{std::string(ctx.request.form.get("gemeente"))}, regio{std::string(ctx.request.form.get("regio"))};
    if (const auto done = remove_deelname(ctx.tx(), gemeente, regio); !done) return app::error_page(ctx, done.error());
    ctx.log("regio.deelname_gestopt", "organisatie", gemeente.value);
    return app::redirect_with(ctx, Url::path("/beheer/regios"), "verwijderd");
}

}  // namespace ontknoop::prijsbeheer
