// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "base/text.h"
#include "casus/casus_tabs.h"
#include "casus/meedoen.h"
#include "maatwerkplan/maatwerkplan.h"
#include "maatwerkplan/opvolging.h"
#include "maatwerkplan/uitbreiding.h"
#include "werkplek/afloop.h"
#include "werkplek/casuslijst.h"
#include "werkplek/werkplek_handlers.h"

namespace ontknoop::werkplek {

using app::Context;
using app::Field;
using app::Invoer;
using app::Option;
using html::Out;
using html::put;
using html::Url;
using http::Response;
using maatwerkplan::Geopend;
using toegang::Recht;

namespace {

Url page_of(const casus::Casus& c) { return Url::path("/casussen", c.id); }

// --- the parts of the page ---------------------------------------------------------------------------------------------
// Only what a new case begins with: its name and why now.
bool is_nieuw(const maatwerkplan::Plan& plan) {
    return std::all_of(plan.onderdelen.begin(), plan.onderdelen.end(), [](const auto& o) { return o.is_leeg() || o.soort->naam == "casus"; });
}

// The first thing to do, and why; nothing to count yet.
void draw_begin(Out& out, const Context& ctx, const Geopend& g) {
    const auto& t = ctx.t();
    put<R"(<section class="ok-kaart ok-kaart--nadruk"><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p><p class="ok-acties"><a class="utrecht-button utrecht-button--primary-action utrecht-button-link" href="{}">{}</a></p></section>)">(
        out, t("plan.titel"), t("overzicht.nog_leeg"), Url::path("/casussen", g.casus.id, "plan", "verhaal"), t("overzicht.begin_verhaal"));
}

void draw_voortgang(Out& out, const Context& ctx, const Geopend& g) {
    const auto& t = ctx.t();
    const bool schrijft = g.casus.toegang == casus::Toegang::schrijven;
    if (schrijft && is_nieuw(g.plan)) return draw_begin(out, ctx, g);
    const auto stappen = maatwerkplan::voortgang(g.plan);
    const auto klaar = std::count_if(stappen.begin(), stappen.end(), [](const auto& v) { return v.klaar(); });
    const std::string tekst = t("plan.voortgang", {std::to_string(klaar), std::to_string(stappen.size())});
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2><div class="ok-voortgang"><label for="voortgang">{}</label><progress id="voortgang" max="{}" value="{}"></progress></div>{}<p class="ok-acties"><a class="utrecht-button utrecht-button--primary-action utrecht-button-link" href="{}">{}</a></p></section>)">(
        out, t("plan.titel"), tekst, stappen.size(), klaar,
        [&](Out& o) {
            const std::string_view perspectief = g.plan.get("perspectief", "kort");
            if (!perspectief.empty()) put<R"(<blockquote class="ok-kernzin"><p>{}</p></blockquote>)">(o, perspectief);
            for (const auto* d : g.plan.van("doorbraak")) put<R"(<p><strong>{}:</strong> {}</p>)">(o, t("soort.doorbraak.naam"), d->titel());
            const auto nu = std::find_if(stappen.begin(), stappen.end(), [](const auto& v) { return !v.klaar(); });
            if (schrijft && nu != stappen.end())
                put<R"(<p>{}</p>)">(o, t("overzicht.aan_de_beurt", {t("stap." + std::string(nu->stap) + ".titel")}));
        },
        // Who only reads wants it in one page: what is asked, why it may, what it costs, what waiting costs.
        Url::path("/casussen", g.casus.id, schrijft ? "plan" : "document"), t(schrijft ? "vandaag.naar_plan" : "overzicht.lees_plan"));
}

// An error of a field of one of the forms below; all others of a plan belong to a step of it.
bool is_op_formulier(const Error& e) {
    static constexpr std::string_view velden[] = {"toelichting", "uitkomst", "les", "uren_bespaard", "overleggen_bespaard", "les_bereik", "opvolgmoment", "opvolger"};
    return std::find(std::begin(velden), std::end(velden), e.field) != std::end(velden);
}

// What stands in the way of submitting: each in words, with a link to where it is mended.
Errors met_plek(const Context& ctx, const Geopend& g, Errors errors) {
    for (Error& e : errors)
        if (e.code.starts_with("plan.") && !e.field.empty() && !is_op_formulier(e)) e.field = maatwerkplan::plek_van(g.casus, g.plan, e).text();
    return maatwerkplan::in_woorden(ctx.t(), std::move(errors));
}

// Nobody chose a day yet: the proposal. A day that was taken out stays away.
std::string opvolgmoment_van(const Context& ctx, const maatwerkplan::Onderdeel* a) {
    if (a && a->veldversie("opvolgmoment") > 0) return std::string(a->get("opvolgmoment"));
    return to_iso(maatwerkplan::voorstel_opvolgmoment(local_date(ctx.clock().now())));
}

std::vector<Option> kies_opvolger(Context& ctx, const casus::Casus& c, std::string_view gekozen) {
    std::vector<Option> all;
    const auto namen = toegang::namen(ctx.tx(), ctx.wie().organisatie);
    for (const GebruikerId& id : casus::wie_doen_mee(ctx, c))
        for (const auto& [wie, naam] : namen) {
            if (wie != id) continue;
            // The owner is who looks when nobody is named: so it goes along when the case is handed over.
            const std::string code = id == c.eigenaar ? std::string() : id.value;
            all.push_back({code, naam, code == gekozen});
        }
    return all;
}

void draw_afsluiting_velden(Out& f, Context& ctx, const Geopend& g, bool getypt, const Errors& errors) {
    const auto& t = ctx.t();
    const auto* a = g.plan.een("afsluiting");
    auto stored = [&](std::string_view veld) { return std::string(getypt ? ctx.request.form.get(veld) : a ? a->get(veld) : std::string_view{}); };
    auto options = [&](std::string_view lijst, const std::string& nu) {
        std::vector<Option> all;
        for (const std::string_view code : maatwerkplan::opties(lijst))
            all.push_back({std::string(code), t("optie." + std::string(lijst) + "." + std::string(code)), nu == code});
        return all;
    };
    auto label = [&](std::string_view veld) { return t("veld.afsluiting." + std::string(veld) + ".label"); };
    const Field fields[] = {
        {.name = "uitkomst", .label = label("uitkomst"), .soort = Invoer::radio, .opties = options("uitkomst", stored("uitkomst")), .nodig = true},
        {.name = "toelichting", .label = label("toelichting"), .soort = Invoer::tekst, .value = stored("toelichting"), .maximum = 2000, .id = "toelichting-afgesloten"},
        {.name = "uren_bespaard", .label = label("uren_bespaard"), .soort = Invoer::getal, .value = stored("uren_bespaard")},
        {.name = "overleggen_bespaard", .label = label("overleggen_bespaard"), .soort = Invoer::getal, .value = stored("overleggen_bespaard")},
        {.name = "les", .label = label("les"), .soort = Invoer::tekst, .value = stored("les"), .nodig = true, .maximum = 2000},
        {.name = "les_bereik", .label = label("les_bereik"), .soort = Invoer::radio, .opties = options("bereik", stored("les_bereik"))},
        {.name = "opvolgmoment", .label = label("opvolgmoment"), .soort = Invoer::datum, .value = getypt ? stored("opvolgmoment") : opvolgmoment_van(ctx, a), .hulp = t("overzicht.opvolgmoment_hulp")},
        {.name = "opvolger", .label = label("opvolger"), .soort = Invoer::keuze, .opties = kies_opvolger(ctx, g.casus, stored("opvolger")), .toon_niet_verplicht = false},
    };
    app::draw_fields(f, t, fields, errors);
}

// Before somebody presses the button: what it will ask for, each with the way to it.
void draw_nog_te_doen(Out& out, const Context& ctx, const Geopend& g) {
    const auto& t = ctx.t();
    const Errors nog = met_plek(ctx, g, maatwerkplan::mag_indienen(g.plan));
    if (nog.empty()) return put<R"(<p>{}</p>)">(out, t("plan.mist_niets"));
    put<R"(<p><strong>{}</strong></p><ul class="ok-ontbreekt">{}</ul>)">(out, t("plan.mist_nog"), [&](Out& o) {
        for (const Error& e : nog) put<R"(<li><a class="nl-link" href="{}">{}</a></li>)">(o, Url::own(e.field), t.error(e));
    });
}

// One form per arrow that this person may take from here; `tried`: the one that was pressed, or asked for by a link.
void draw_stappen_verder(Out& out, Context& ctx, const Geopend& g, const Errors& errors, std::string_view tried) {
    const auto& t = ctx.t();
    const bool is_maker = g.casus.toegang == casus::Toegang::schrijven, is_beslisser = ctx.wie().mag(Recht::casus_beslissen);
    const auto pijlen = maatwerkplan::pijlen(g.casus.status, is_maker, is_beslisser);
    const bool beslist_ander = is_maker && is_beslisser && !maatwerkplan::pijlen(g.casus.status, false, true).empty();
    put<R"(<section class="ok-kaart" id="status"><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{} {}</p><p class="ok-zacht">{}</p>{}</section>)">(
        out, t("lijst.status"), [&](Out& o) { app::draw_status(o, t, g.casus.status); },
        [&](Out& o) {
            if (const auto since = parse_iso_timestamp(g.casus.status_sinds)) html::escape_text(o.text, t("overzicht.sinds", {format_date(*since)}));
        },
        std::string(t.find("status." + g.casus.status + ".uitleg")), [&](Out& o) {
            for (const maatwerkplan::Pijl* p : pijlen) {
                const std::string naar(p->naar);
                const std::string knop = t("stap_naar." + naar);
                const bool dit = tried == naar, getypt = dit && !errors.empty();
                put<R"(<details class="ok-uitklap" id="naar-{}"{}><summary>{}</summary><div class="ok-uitklap__binnen">{}{}</div></details>)">(
                    o, naar, html::Attributes().flag("open", dit), knop,
                    [&](Out& inside) {
                        // Said once: being "onderbouwd" asks for the same.
                        if (p->volledig && errors.empty() && (naar == "ingediend" || dit)) draw_nog_te_doen(inside, ctx, g);
                    },
                    [&](Out& inside) {
                        app::draw_form(inside, ctx, {.action = Url::path("/casussen", g.casus.id, "status"), .knop = knop}, [&](Out& f) {
                            put<R"(<input type="hidden" name="naar" value="{}">)">(f, naar);
                            const Errors hier = getypt ? errors : Errors{};
                            if (naar == "afgesloten") return draw_afsluiting_velden(f, ctx, g, getypt, hier);
                            app::draw_field(f, t,
                                            {.name = "toelichting", .label = t("overzicht.toelichting"), .soort = Invoer::tekst,
                                             .value = std::string(getypt ? ctx.request.form.get("toelichting") : ""), .nodig = p->toelichting,
                                             .rijen = 3, .maximum = 2000, .id = "toelichting-" + naar},
                                            hier);
                        });
                    });
            }
            if (pijlen.empty()) put<R"(<p class="ok-zacht">{}</p>)">(o, t("overzicht.geen_stap"));
            // Else somebody looks for the buttons of a decision in vain.
            if (beslist_ander) put<R"(<p class="ok-zacht">{}</p>)">(o, t("fout.plan.vier_ogen"));
        });
}

void draw_mensen(Out& out, Context& ctx, const Geopend& g, const Errors& errors) {
    const auto& t = ctx.t();
    const bool schrijft = g.casus.toegang == casus::Toegang::schrijven;
    const bool hoort_erbij = g.casus.toegang >= casus::Toegang::nazorg;  // also when it is closed somebody can be kept out
    const auto collegas = toegang::list_collegas(ctx.tx(), ctx.wie().organisatie);
    const auto deelnemers = casus::deelnemers(ctx, g.casus);
    const auto leest_mee = [&](const GebruikerId& id) {
        const auto it = std::find_if(collegas.begin(), collegas.end(), [&](const toegang::Collega& c) { return c.id == id; });
        return it != collegas.end() && !casus::werkt_mee(it->rollen, g.casus.oefen);
    };
    const std::string_view meelezer = g.casus.gedeeld ? "overzicht.leest_mee" : "overzicht.leest_mee_straks";
    const auto draw_collega_erbij = [&](Out& o) {
        std::vector<Option> keuze{{"", t("app.kies")}};
        auto doet_mee = [&](const GebruikerId& id) { return std::any_of(deelnemers.begin(), deelnemers.end(), [&](const auto& d) { return d.id == id; }); };
        for (const toegang::Collega& c : casus::kiesbare_collegas(ctx, casus::Kiesbaar::meedoen, g.casus.oefen))
            if (c.id != g.casus.eigenaar && !doet_mee(c.id)) keuze.push_back({c.id.value, leest_mee(c.id) ? t("overzicht.leest_mee", {c.naam}) : c.naam});
        put<R"(<details class="ok-uitklap"{}><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(
            o, html::Attributes().flag("open", !errors.empty()), t("overzicht.collega_erbij"), [&](Out& inside) {
                app::draw_form(inside, ctx, {.action = Url::path("/casussen", g.casus.id, "deelnemers"), .knop = t("overzicht.laat_meedoen"), .knop_soort = "secondary-action"},
                               [&](Out& f) {
                                   app::draw_field(f, t, {.name = "gebruiker", .label = t("overzicht.collega"), .soort = Invoer::keuze, .opties = keuze, .hulp = t("overzicht.collega_hulp"), .toon_niet_verplicht = false}, errors);
                               });
            });
    };
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2><ul class="ok-stapel">{}{}</ul>{}</section>)">(
        out, t("overzicht.wie"),
        [&](Out& o) {
            for (const toegang::Collega& c : collegas)
                if (c.id == g.casus.eigenaar) put<R"(<li><strong>{}</strong> ({})</li>)">(o, c.naam, t("lijst.eigenaar"));
        },
        [&](Out& o) {
            for (const auto& d : deelnemers)
                put<R"(<li class="ok-rij"><span>{}</span> {}</li>)">(o, leest_mee(d.id) ? t(meelezer, {d.naam}) : d.naam, [&](Out& button) {
                    const std::pair<std::string, std::string> hidden[] = {{"gebruiker", d.id.value}};
                    if (hoort_erbij)
                        app::draw_button_form(button, ctx, Url::path("/casussen", g.casus.id, "deelnemers", "verwijderen"), t("app.verwijderen"), "subtle", hidden, d.naam);
                });
        },
        [&](Out& o) {
            if (schrijft) draw_collega_erbij(o);
            if (!hoort_erbij) return;
            const std::pair<std::string, std::string> hidden[] = {{"gedeeld", g.casus.gedeeld ? "nee" : "ja"}};
            put<R"(<p>{}</p>)">(o, g.casus.gedeeld ? t("overzicht.is_gedeeld") : t("overzicht.niet_gedeeld"));
            if (schrijft || g.casus.gedeeld)
                app::draw_button_form(o, ctx, Url::path("/casussen", g.casus.id, "delen"), g.casus.gedeeld ? t("overzicht.stop_delen") : t("plan.delen"), "secondary-action", hidden);
        });
}

void draw_reis(Out& out, Context& ctx, const Geopend& g) {
    const auto& t = ctx.t();
    const auto stappen = casus::stappen(ctx, g.casus);
    const auto begin = parse_iso_timestamp(g.casus.gestart_op);
    if (stappen.empty() && begin)
        return put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2><p>{}</p></section>)">(
            out, t("overzicht.reis"), t("overzicht.reis_begint", {format_date(*begin)}));
    const auto namen = toegang::namen(ctx.tx(), ctx.wie().organisatie);
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2><ol class="ok-tijdlijn">{}{}</ol></section>)">(
        out, t("overzicht.reis"),
        [&](Out& o) {
            if (begin) put<R"(<li><strong>{}</strong> {}</li>)">(o, t("overzicht.begonnen"), format_date(*begin));
        },
        [&](Out& o) {
            std::string before = g.casus.gestart_op;
            for (const casus::Stap& s : stappen) {
                const auto at = parse_iso_timestamp(s.op), from = parse_iso_timestamp(before);
                before = s.op;
                std::string door;
                for (const auto& [id, naam] : namen)
                    if (id == s.door) door = naam;
                // Nights in between, as a calendar counts them.
                const auto days = at && from ? (std::chrono::sys_days(local_date(*at)) - std::chrono::sys_days(local_date(*from))).count() : 0;
                put<R"(<li>{} <strong>{}</strong> {} <span class="ok-zacht">{}</span>{}</li>)">(
                    o, [&](Out& badge) { app::draw_status(badge, t, s.naar); }, at ? format_date(*at) : "", t("app.door", {door}),
                    days == 0 ? t("overzicht.dezelfde_dag") : days == 1 ? t("overzicht.een_dag") : t("overzicht.dagen", {std::to_string(days)}), [&](Out& why) {
                        if (!s.toelichting.empty()) put<R"(<p>{}</p>)">(why, s.toelichting);
                    });
            }
        });
}

void draw_meer(Out& out, Context& ctx, const Geopend& g, const Errors& errors, std::string_view tried) {
    const auto& t = ctx.t();
    if (!ctx.wie().mag(Recht::casus_maken) || (is_nieuw(g.plan) && g.casus.eigenaar != ctx.wie().gebruiker)) return;
    put<R"(<section class="ok-kaart"><h2 class="nl-heading nl-heading--level-2">{}</h2>{}{}</section>)">(
        out, t("overzicht.meer"),
        [&](Out& o) {
            if (is_nieuw(g.plan)) return;  // nothing in it to copy
            put<R"(<p>{}</p>)">(o, t("plan.als_voorbeeld_uitleg"));
            app::draw_button_form(o, ctx, Url::path("/casussen", g.casus.id, "kopie"), t("plan.als_voorbeeld"));
        },
        [&](Out& o) {
            if (g.casus.eigenaar != ctx.wie().gebruiker) return;
            put<R"(<details class="ok-uitklap"{}><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(
                o, html::Attributes().flag("open", tried == "overdragen"), t("overzicht.overdragen"), [&](Out& inside) {
                    std::vector<Option> keuze{{"", t("app.kies")}};
                    for (const toegang::Collega& c : casus::kiesbare_collegas(ctx, casus::Kiesbaar::eigenaar, g.casus.oefen))
                        if (c.id != g.casus.eigenaar) keuze.push_back({c.id.value, c.naam});
                    app::draw_form(inside, ctx, {.action = Url::path("/casussen", g.casus.id, "overdragen"), .knop = t("overzicht.overdragen"), .knop_soort = "secondary-action"},
                                   [&](Out& f) {
                                       app::draw_field(f, t, {.name = "gebruiker", .label = t("overzicht.aan_wie"), .soort = Invoer::keuze, .opties = keuze, .toon_niet_verplicht = false, .id = "overdragen-aan"}, tried == "overdragen" ? errors : Errors{});
                                   });
                });
            put<R"(<p><a class="nl-link" href="{}">{}</a></p>)">(o, Url::path("/casussen", g.casus.id, "wissen"), t("overzicht.wissen"));
        });
}

Response overzicht(Context& ctx, const Geopend& g, const Errors& errors, int status, std::string_view tried = {}) {
    const auto& t = ctx.t();
    Out content;
    casus::draw_casus_tabs(content, ctx, g.casus, "overzicht");
    put<R"(<div class="ok-kolommen"><div>{}{}{}</div><div>{}{}{}{}</div></div>)">(
        content, [&](Out& o) { draw_afloop(o, ctx, g); }, [&](Out& o) { draw_voortgang(o, ctx, g); }, [&](Out& o) { draw_stappen_verder(o, ctx, g, errors, tried); },
        [&](Out& o) { maatwerkplan::draw_op_overzicht(o, ctx, g.casus, g.plan); },
        [&](Out& o) { draw_mensen(o, ctx, g, tried == "deelnemers" ? errors : Errors{}); }, [&](Out& o) { draw_reis(o, ctx, g); },
        [&](Out& o) { draw_meer(o, ctx, g, errors, tried); });
    Errors op_pagina = errors;
    for (Error& e : op_pagina)
        if (e.field == "toelichting") e.field += "-" + std::string(tried);
    const std::string alias = g.plan.alias().empty() ? t("tab.casus_nummer", {std::to_string(g.casus.nummer)}) : std::string(g.plan.alias());
    return app::render(ctx, {.titel = alias, .nav = "casussen", .kruimels = {{t("nav.casussen"), Url::path("/casussen")}},
                             .bij_titel = t("overzicht.bij_titel", {std::to_string(g.casus.nummer)}), .oefen = g.casus.oefen, .fouten = op_pagina},
                       std::move(content).html(), status);
}

// A small change that answers with the overview, whatever happens.
template <class Work>
Response with_casus(Context& ctx, casus::Toegang nodig, std::string_view tried, std::string_view melding, Work work) {
    auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), nodig);
    if (!g) return app::error_page(ctx, g.error());
    const Result<> done = work(*g);
    if (!done) return is_not_found(done.error()) ? app::error_page(ctx, 404) : overzicht(ctx, *g, done.error(), 400, tried);
    return app::redirect_with(ctx, page_of(g->casus), melding);
}

}  // namespace

Response show_overzicht(Context& ctx) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!g) return app::error_page(ctx, g.error());
    return overzicht(ctx, *g, {}, 200, ctx.request.query.get("naar"));
}

Response change_status(Context& ctx) {
    const std::string naar(utf8_prefix(ctx.request.form.get("naar"), 40));
    const std::string toelichting(trim(ctx.request.form.get("toelichting")));
    return with_casus(ctx, casus::Toegang::lezen, naar, "status", [&](Geopend& g) -> Result<> {
        if (!is_valid_utf8(toelichting) || has_control_characters(toelichting)) return fail("veld.ongeldige_tekens", {}, "toelichting");
        if (utf8_length(toelichting) > 2000) return fail("veld.te_lang", {"2000"}, "toelichting");
        if (naar == "afgesloten" && g.casus.toegang == casus::Toegang::schrijven) {
            const auto* soort = maatwerkplan::find_soort("afsluiting");
            if (auto bewaard = maatwerkplan::add(ctx, g.casus, g.plan, "afsluiting", "", maatwerkplan::read_invoer(*soort, ctx.request.form)); !bewaard) {
                // A wrong day and a lesson that is missing are told at once.
                Errors alle = std::move(bewaard.error());
                for (Error& e : maatwerkplan::ontbreekt_bij_sluiten(trim(ctx.request.form.get("uitkomst")), trim(ctx.request.form.get("les")))) alle.push_back(std::move(e));
                return fail(std::move(alle));
            }
            g.plan = maatwerkplan::load_plan(ctx, g.casus);
        }
        const auto done = maatwerkplan::step(ctx, g.casus, g.plan, naar, toelichting);
        return done ? done : Result<>(fail(met_plek(ctx, g, done.error())));
    });
}

Response change_delen(Context& ctx) {
    const bool gedeeld = ctx.request.form.get("gedeeld") == "ja";
    return with_casus(ctx, gedeeld ? casus::Toegang::schrijven : casus::Toegang::nazorg, "delen", gedeeld ? "gedeeld" : "niet_gedeeld",
                      [&](Geopend& g) -> Result<> {
                          // To stop sharing asks for nothing.
                          if (Errors nee = gedeeld ? maatwerkplan::mag_delen(g.plan) : Errors{}; !nee.empty()) return fail(met_plek(ctx, g, std::move(nee)));
                          return casus::share(ctx, g.casus, gedeeld);
                      });
}

Response add_deelnemer(Context& ctx) {
    return with_casus(ctx, casus::Toegang::schrijven, "deelnemers", "toegevoegd",
                      [&](Geopend& g) { return casus::add_deelnemer(ctx, g.casus, ctx.request.form.get("gebruiker")); });
}

Response remove_deelnemer(Context& ctx) {
    return with_casus(ctx, casus::Toegang::nazorg, "deelnemers", "verwijderd",
                      [&](Geopend& g) { return casus::remove_deelnemer(ctx, g.casus, ctx.request.form.get("gebruiker")); });
}

Response hand_over(Context& ctx) {
    return with_casus(ctx, casus::Toegang::nazorg, "overdragen", "overgedragen", [&](Geopend& g) -> Result<> {
        if (g.casus.eigenaar != ctx.wie().gebruiker) return not_found();
        return casus::hand_over(ctx, g.casus, ctx.request.form.get("gebruiker"));
    });
}

Response copy_casus(Context& ctx) {
    const auto g = maatwerkplan::open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!g) return app::error_page(ctx, g.error());
    const auto made = maatwerkplan::copy_as_template(ctx, g->casus, g->plan);
    if (!made) return app::error_page(ctx, made.error());
    return app::redirect_with(ctx, Url::path("/casussen", *made), "gekopieerd");
}

}  // namespace ontknoop::werkplek
