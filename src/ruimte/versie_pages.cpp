// SPDX-License-Identifier: EUPL-1.2
//
// One entry of the organisation: what is in use, what waits and how it differs, who wrote and who judged it.
#include <charconv>

#include "maatwerkplan/verschil.h"
#include "ruimte/ruimte_handlers.h"

namespace ontknoop::ruimte {

using app::Context;
using app::Invoer;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using maatwerkplan::Stukje;

namespace {

// What was typed in one of the forms of this page, when it was refused.
struct Getikt {
    std::string reden;
    Errors fouten;
    bool intrekken = false;
};

void draw_verschil(Out& out, const std::string& oud, const std::string& nieuw) {
    put<R"(<div class="ok-verschil">{}</div>)">(out, [&](Out& o) {
        for (const Stukje& stuk : maatwerkplan::verschil(oud, nieuw)) {
            switch (stuk.soort) {
                case Stukje::Soort::gelijk: html::escape_text(o.text, stuk.tekst); break;
                case Stukje::Soort::weg: put<R"(<del>{}</del>)">(o, stuk.tekst); break;
                case Stukje::Soort::erbij: put<R"(<ins>{}</ins>)">(o, stuk.tekst); break;
            }
        }
    });
}

// The words of the product, when this entry replaces them: what a first version is compared with.
Inhoud landelijk(const Context& ctx, Soort soort, std::string_view sleutel) {
    if (soort == Soort::bepaling)
        if (const auto* b = ctx.services.bepalingen->find(sleutel)) return van_bepaling(*b);
    if (soort == Soort::argument)
        if (const auto* w = ctx.services.tegenwerpingen->find(sleutel)) return van_argument(*w);
    return {};
}

void draw_wijzigingen(Out& out, const Context& ctx, const Dossier& d, const Versie& v) {
    const Versie* voor = d.voor(v.nummer);
    const Inhoud oud = voor ? voor->inhoud : landelijk(ctx, v.soort, v.sleutel);
    put<R"(<dl>{}</dl>)">(out, [&](Out& list) {
        for (const Veldregel& veld : velden(v.soort)) {
            const auto &was = waarden(oud, veld.naam), &wordt = waarden(v.inhoud, veld.naam);
            if (was == wordt) continue;
            put<R"(<div><dt>{}</dt><dd>{}</dd></div>)">(list, label(ctx.t(), v.soort, veld),
                                                         [&](Out& dd) { draw_verschil(dd, in_woorden(ctx, veld, was), in_woorden(ctx, veld, wordt)); });
        }
    });
}

void draw_inhoud(Out& out, const Context& ctx, const Versie& v) {
    put<R"(<dl>{}</dl>)">(out, [&](Out& list) {
        for (const Veldregel& veld : velden(v.soort)) {
            const auto& values = waarden(v.inhoud, veld.naam);
            if (!values.empty())
                put<R"(<div><dt>{}</dt><dd class="ok-opmerking__tekst">{}</dd></div>)">(list, label(ctx.t(), v.soort, veld), in_woorden(ctx, veld, values));
        }
    });
}

void draw_toelichting(Out& out, const Context& ctx, const Versie& v) {
    if (!v.toelichting.empty()) put<R"(<p class="ok-opmerking__tekst"><strong>{}</strong> {}</p>)">(out, ctx.t()("ruimte.waarom"), v.toelichting);
}

void draw_beoordelen(Out& out, Context& ctx, const Versie& v, const Getikt& getikt) {
    const auto& t = ctx.t();
    const Url naar = Url::path(pad(v.soort), v.sleutel, "oordeel");
    const std::string nummer = std::to_string(v.nummer);
    if (v.gemaakt_door == ctx.wie().gebruiker) {
        put<R"(<p>{}</p><p class="ok-acties"><a class="nl-link" href="{}">{}</a></p>)">(out, t("ruimte.wacht_op_ander"), Url::path(pad(v.soort), v.sleutel, "wijzigen"),
                                                                                    t("ruimte.pas_aan"));
        const std::pair<std::string, std::string> hidden[] = {{"nummer", nummer}, {"oordeel", "terugnemen"}};
        app::draw_button_form(out, ctx, naar, t("ruimte.neem_terug"), "secondary-action", hidden);
        return;
    }
    if (!mag_beheren(ctx.wie())) return put<R"(<p>{}</p>)">(out, t("ruimte.wacht_op_jurist"));
    put<R"(<h3 class="nl-heading nl-heading--level-3">{}</h3><p>{}</p>)">(out, t("ruimte.jouw_oordeel"), t("ruimte.oordeel_uitleg"));
    const std::pair<std::string, std::string> goed[] = {{"nummer", nummer}, {"oordeel", "goedkeuren"}};
    app::draw_button_form(out, ctx, naar, t("ruimte.keur_goed"), "primary-action", goed);
    app::draw_form(out, ctx, {.action = naar, .knop = t("ruimte.stuur_terug"), .knop_soort = "secondary-action"}, [&](Out& f) {
        put<R"(<input type="hidden" name="nummer" value="{}"><input type="hidden" name="oordeel" value="terugsturen">)">(f, nummer);
        app::draw_field(f, t, {.name = "reden", .label = t("ruimte.reden_terug"), .soort = Invoer::tekst, .value = getikt.intrekken ? "" : getikt.reden,
                               .nodig = true, .rijen = 3, .maximum = 1000, .id = getikt.intrekken ? "reden-terug" : "reden"}, getikt.intrekken ? Errors{} : getikt.fouten);
    });
}

void draw_voorstel(Out& out, Context& ctx, const Dossier& d, const Versie& v, const Namen& namen, const Getikt& getikt) {
    const auto& t = ctx.t();
    put<R"(<section class="ok-kaart ok-kaart--nadruk"><h2 class="nl-heading nl-heading--level-2">{}</h2><p class="ok-zacht">{} {}</p>{}{}{}</section>)">(
        out, t("ruimte.voorstel"), dag_van(v.gemaakt_op), t("app.door", {namen(v.gemaakt_door)}), [&](Out& o) { draw_toelichting(o, ctx, v); },
        [&](Out& o) { draw_wijzigingen(o, ctx, d, v); }, [&](Out& o) { draw_beoordelen(o, ctx, v, getikt); });
}

void draw_in_gebruik(Out& out, Context& ctx, const Versie& v, const Namen& namen) {
    const auto& t = ctx.t();
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><p class="ok-zacht">{}</p>{}</section>)">(
        out, t("ruimte.in_gebruik"), t("ruimte.in_gebruik_sinds", {dag_van(v.beoordeeld_op), namen(v.gemaakt_door), v.beoordeeld_door ? namen(*v.beoordeeld_door) : ""}),
        [&](Out& o) { draw_inhoud(o, ctx, v); });
}

// Folded away: it works at once, so nobody should press it by accident. The field has an id of its own: the form of a
// proposal may stand on the same page.
void draw_intrekken(Out& out, Context& ctx, const Versie& v, const Getikt& getikt) {
    const auto& t = ctx.t();
    put<R"(<details class="ok-uitklap"{}><summary>{}</summary><div class="ok-uitklap__binnen"><p>{}</p>{}</div></details>)">(
        out, html::Attributes().flag("open", getikt.intrekken), t("ruimte.trek_in"), t("ruimte.trek_in_uitleg"), [&](Out& o) {
            app::draw_form(o, ctx, {.action = Url::path(pad(v.soort), v.sleutel, "intrekken"), .knop = t("ruimte.trek_in"), .knop_soort = "danger"}, [&](Out& f) {
                app::draw_field(f, t, {.name = "reden", .label = t("ruimte.reden_intrekken"), .soort = Invoer::tekst, .value = getikt.intrekken ? getikt.reden : "",
                                       .nodig = true, .rijen = 3, .maximum = 1000, .id = getikt.intrekken ? "reden" : "reden-intrekken"},
                                getikt.intrekken ? getikt.fouten : Errors{});
            });
        });
}

void draw_geschiedenis(Out& out, Context& ctx, const Dossier& d, const Namen& namen) {
    const auto& t = ctx.t();
    put<R"(<section><h2 class="nl-heading nl-heading--level-2">{}</h2><ol class="ok-stapel" reversed>{}</ol></section>)">(out, t("ruimte.geschiedenis"), [&](Out& o) {
        for (auto v = d.versies.rbegin(); v != d.versies.rend(); ++v) {
            const std::string wat = v->handeling == "intrekken" ? "ingetrokken" : v->status;
            put<R"(<li class="ok-kaart"><p><strong>{}</strong> <span class="ok-label">{}</span></p><p class="ok-zacht">{}</p>{}{}{}</li>)">(
                o, t("ruimte.versie", {std::to_string(v->nummer)}), t("ruimte.werd." + wat),
                v->beoordeeld_door && v->handeling != "intrekken"
                    ? t("ruimte.wie_en_wie", {namen(v->gemaakt_door), dag_van(v->gemaakt_op), namen(*v->beoordeeld_door), dag_van(v->beoordeeld_op)})
                    : t("ruimte.wie", {namen(v->gemaakt_door), dag_van(v->gemaakt_op)}),
                [&](Out& p) { draw_toelichting(p, ctx, *v); },
                [&](Out& p) {
                    if (!v->reden.empty()) put<R"(<p class="ok-opmerking__tekst"><strong>{}</strong> {}</p>)">(p, t("ruimte.reden_was"), v->reden);
                },
                [&](Out& p) {
                    if (v->inhoud.empty()) return;
                    put<R"(<details class="ok-uitklap"><summary>{}<span class="ok-verborgen"> {}</span></summary><div class="ok-uitklap__binnen">{}</div></details>)">(
                        p, t("ruimte.verschillen"), t("ruimte.versie", {std::to_string(v->nummer)}), [&](Out& binnen) { draw_wijzigingen(binnen, ctx, d, *v); });
                });
        }
    });
}

Response dossier_page(Context& ctx, Soort soort, const Dossier& d, const Getikt& getikt, int status) {
    const auto& t = ctx.t();
    const Namen namen(ctx);
    const Versie *open = d.open(), *geldend = d.geldend();
    Out content;
    if (open) draw_voorstel(content, ctx, d, *open, namen, getikt);
    if (geldend) draw_in_gebruik(content, ctx, *geldend, namen);
    else if (!open) put<R"(<p>{}</p>)">(content, t("ruimte.niet_in_gebruik"));
    if (!open)
        put<R"(<p class="ok-acties"><a class="utrecht-button utrecht-button--secondary-action utrecht-button-link" href="{}">{}</a>{}</p>)">(
            content, Url::path(pad(soort), d.laatste().sleutel, "wijzigen"), t("ruimte.stel_wijziging_voor"), [&](Out& o) {
                if (geldend && soort == Soort::bepaling) put<R"(<a class="nl-link" href="/wetten/bepalingen/{}">{}</a>)">(o, geldend->sleutel, t("ruimte.naar_bepaling"));
            });
    if (geldend && mag_beheren(ctx.wie())) draw_intrekken(content, ctx, *geldend, getikt);
    draw_geschiedenis(content, ctx, d, namen);
    const Versie& titel = open ? *open : geldend ? *geldend : d.laatste();
    const Versie* met_woorden = &titel;
    for (const Versie& v : d.versies)
        if (met_woorden->inhoud.empty() && !v.inhoud.empty()) met_woorden = &v;
    return app::render(ctx, {.titel = titel_van(soort, met_woorden->inhoud), .nav = "wetten", .kruimels = kruimels(ctx, soort, true),
                             .bij_titel = t("ruimte.stand." + std::string(d.stand())), .fouten = getikt.fouten},
                       std::move(content).html(), status);
}

std::int64_t lees_nummer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

struct Oordeel {
    std::string_view code, melding;
    bool beheer;
    Result<> (*doe)(Context&, Soort, std::string_view sleutel, std::int64_t nummer);
};
constexpr Oordeel oordelen[] = {
    {"goedkeuren", "ruimte_goedgekeurd", true, keur_goed},
    {"terugsturen", "ruimte_teruggestuurd", true,
     [](Context& ctx, Soort soort, std::string_view sleutel, std::int64_t nummer) { return stuur_terug(ctx, soort, sleutel, nummer, ctx.request.form.get("reden")); }},
    {"terugnemen", "ruimte_teruggenomen", false, neem_terug},
};

// The page again with what went wrong and what was typed.
Response geweigerd(Context& ctx, Soort soort, const Errors& errors, bool intrekken) {
    const auto dossier = find_dossier(ctx, soort, ctx.request.parameters.get("sleutel"));
    if (!dossier || is_not_found(errors)) return app::error_page(ctx, 404);
    Getikt getikt{std::string(ctx.request.form.get("reden")), errors, intrekken};
    // What the check says about a field of the proposal has no field on this page, unless it is the reason.
    const bool heeft_veld = intrekken || ctx.request.form.get("oordeel") == "terugsturen";
    for (Error& e : getikt.fouten)
        if (e.field != "reden" || !heeft_veld) e.field.clear();
    return dossier_page(ctx, soort, *dossier, getikt, 400);
}

}  // namespace

Response show_dossier(Context& ctx, Soort soort) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    const auto dossier = find_dossier(ctx, soort, ctx.request.parameters.get("sleutel"));
    return dossier ? dossier_page(ctx, soort, *dossier, {}, 200) : app::error_page(ctx, 404);
}

Response post_oordeel(Context& ctx, Soort soort) {
    if (!mag_bijdragen(ctx.wie())) return app::error_page(ctx, 404);
    const std::string_view sleutel = ctx.request.parameters.get("sleutel"), code = ctx.request.form.get("oordeel");
    for (const Oordeel& o : oordelen) {
        if (o.code != code) continue;
        if (o.beheer && !mag_beheren(ctx.wie())) return app::error_page(ctx, 404);
        if (const auto done = o.doe(ctx, soort, sleutel, lees_nummer(ctx.request.form.get("nummer"))); !done) return geweigerd(ctx, soort, done.error(), false);
        return app::redirect_with(ctx, Url::path(pad(soort), sleutel), o.melding);
    }
    return geweigerd(ctx, soort, {{"ruimte.oordeel", {}, ""}}, false);
}

Response post_intrekken(Context& ctx, Soort soort) {
    const std::string_view sleutel = ctx.request.parameters.get("sleutel");
    if (const auto done = trek_in(ctx, soort, sleutel, ctx.request.form.get("reden")); !done) return geweigerd(ctx, soort, done.error(), true);
    return app::redirect_with(ctx, Url::path(pad(soort), sleutel), "ruimte_ingetrokken");
}

}  // namespace ontknoop::ruimte
