// SPDX-License-Identifier: EUPL-1.2
//
// What changed when, by whom, word by word; and the way back.
#include <algorithm>
#include <charconv>

#include "casus/casus_tabs.h"
#include "casus/meedoen.h"
#include "maatwerkplan/plan_bladen.h"
#include "maatwerkplan/verschil.h"
#include "maatwerkplan/waarde_namen.h"

namespace ontknoop::maatwerkplan {

using html::Attributes;
using html::Out;
using html::put;
using html::Url;
using std::string_view;

namespace {

constexpr int per_pagina = 30;

string_view waarde_in(const std::vector<Waarde>& waarden, const Veld& veld) {
    for (const Waarde& w : waarden)
        if (w.veld == veld.naam) return w.tekst;
    return {};
}

void draw_verschil(Out& out, const std::string& oud, const std::string& nieuw) {
    put<R"(<div class="ok-verschil">{}</div>)">(out, [&](Out& o) {
        for (const Stukje& stuk : verschil(oud, nieuw)) {
            switch (stuk.soort) {
                case Stukje::Soort::gelijk: html::escape_text(o.text, stuk.tekst); break;
                case Stukje::Soort::weg: put<R"(<del>{}</del>)">(o, stuk.tekst); break;
                case Stukje::Soort::erbij: put<R"(<ins>{}</ins>)">(o, stuk.tekst); break;
            }
        }
    });
}

std::size_t aantal_ingevuld(const Versie& v) {
    return static_cast<std::size_t>(std::count_if(v.soort->velden.begin(), v.soort->velden.end(),
                                                  [&](const Veld& veld) { return veld.invul != Invul::techniek && !waarde_in(v.waarden, veld).empty(); }));
}

void draw_velden_van(Out& out, const Blad& blad, const Versie& v) {
    static const std::vector<Waarde> niets;
    // A removal took away what was there; everything else is compared with what was there before.
    const std::vector<Waarde>& oud = v.verwijderd ? v.waarden : v.vorige;
    const std::vector<Waarde>& nieuw = v.verwijderd ? niets : v.waarden;
    put<R"(<dl>{}</dl>)">(out, [&](Out& list) {
        for (const Veld& veld : v.soort->velden) {
            if (veld.invul == Invul::techniek) continue;
            const string_view was = waarde_in(oud, veld), wordt = waarde_in(nieuw, veld);
            if (was == wordt) continue;
            put<R"(<div><dt>{}</dt><dd>{}</dd></div>)">(list, veld_label(blad.t(), *v.soort, veld), [&](Out& dd) {
                draw_verschil(dd, toon_waarde(blad, veld, was), toon_waarde(blad, veld, wordt));
            });
        }
    });
}

std::string titel_van(const Blad& blad, const Versie& v) {
    Onderdeel o;
    o.soort = v.soort;
    o.waarden = v.waarden;
    const std::string naam = blad.t()("soort." + std::string(v.soort->naam) + ".naam");
    const Veld* veld = v.soort->veld(v.soort->titelveld);
    if (!veld || o.titel().empty()) return naam;
    // Codes in words; a long text as short as titel() makes it.
    if (std::string van_code = naam_van_waarde(blad.ctx, *veld, o.get(veld->naam)); !van_code.empty()) return naam + ": " + van_code;
    return naam + ": " + (veld->soort == VeldSoort::keuze ? toon_waarde(blad, *veld, o.titel()) : o.titel());
}

void draw_versie(Out& out, const Blad& blad, const Versie& v) {
    const auto& t = blad.t();
    const Onderdeel* nu = blad.plan.find(v.onderdeel.value);
    const bool is_huidig = nu && nu->versie == v.versie;
    const auto op = parse_iso_timestamp(v.op);
    const string_view wat = v.verwijderd ? "geschiedenis.verwijderd" : v.versie == 1 ? "geschiedenis.toegevoegd" : "geschiedenis.gewijzigd";
    put<R"(<li id="v-{}-{}"{}>{}<p><strong>{}</strong> <time datetime="{}">{}</time> {}</p>{}{}</li>)">(
        out, v.onderdeel, v.versie, Attributes().set_if("class", is_huidig ? "ok-nu" : ""),
        [&](Out& o) { draw_kop(o, 2, titel_van(blad, v)); }, t(wat), v.op, op ? format_date_time(*op) : "", t("app.door", {blad.naam_van(v.door.value)}),
        [&](Out& o) {
            // What changed is what somebody looks for; everything a new part began with is folded.
            if (v.versie > 1 || v.verwijderd) return draw_velden_van(o, blad, v);
            const std::size_t aantal = aantal_ingevuld(v);
            if (aantal == 0) return;
            put<R"(<details class="ok-uitklap"><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(
                o, aantal == 1 ? t("geschiedenis.bekijk_een") : t("geschiedenis.bekijk", {std::to_string(aantal)}), [&](Out& binnen) { draw_velden_van(binnen, blad, v); });
        },
        [&](Out& o) {
            const bool andermans_opmerking = v.soort->naam == "opmerking" && v.door != blad.ctx.wie().gebruiker;
            if (is_huidig || !blad.mag_schrijven(*v.soort) || andermans_opmerking) return;
            const std::pair<std::string, std::string> velden[] = {{"onderdeel", v.onderdeel.value}, {"versie", std::to_string(v.versie)}};
            app::draw_button_form(o, blad.ctx, Url::path("/casussen", blad.casus.id, "geschiedenis", "terugzetten"), t("geschiedenis.terugzetten"),
                                  "secondary-action", velden, titel_van(blad, v));
        });
}

http::Response draw_geschiedenis(const Blad& blad, Errors fouten, int status) {
    const auto& t = blad.t();
    app::Context& ctx = blad.ctx;
    app::Bladeren bladeren = app::read_bladeren(ctx.request, per_pagina);
    bladeren.totaal = count_versies(ctx, blad.casus);
    app::Page page = pagina_van(blad, t("geschiedenis.titel"));
    page.bij_titel = t("geschiedenis.uitleg");
    page.fouten = std::move(fouten);
    Out content;
    casus::draw_casus_tabs(content, ctx, blad.casus, "geschiedenis");
    const auto all = versies(ctx, blad.casus, bladeren.per_pagina, bladeren.offset());
    if (all.empty()) app::draw_leeg(content, t("geschiedenis.leeg"));
    else
        put<R"(<ol class="ok-tijdlijn">{}</ol>)">(content, [&](Out& o) {
            for (const Versie& v : all) draw_versie(o, blad, v);
        });
    app::draw_bladeren(content, ctx, bladeren);
    return app::render(ctx, page, std::move(content).html(), status);
}

}  // namespace

http::Response get_geschiedenis(app::Context& ctx) {
    const auto geopend = open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::lezen);
    if (!geopend) return app::error_page(ctx, geopend.error());
    // What was taken out before the plan was shared was not shared.
    if (casus::is_van_buiten(ctx.wie(), geopend->casus.oefen)) return app::error_page(ctx, 404);
    return draw_geschiedenis({ctx, geopend->casus, geopend->plan, ctx.request.path}, {}, 200);
}

http::Response post_terugzetten(app::Context& ctx) {
    const auto geopend = open_plan(ctx, ctx.request.parameters.get("casus"), casus::Toegang::nazorg);
    if (!geopend) return app::error_page(ctx, geopend.error());
    const string_view getypt = ctx.request.form.get("versie");
    std::int64_t versie = 0;
    std::from_chars(getypt.data(), getypt.data() + getypt.size(), versie);
    const Blad blad{ctx, geopend->casus, geopend->plan, ctx.request.path};
    if (const auto terug = restore(ctx, blad.casus, blad.plan, ctx.request.form.get("onderdeel"), versie); !terug) {
        if (is_not_found(terug.error())) return app::error_page(ctx, 404);
        return draw_geschiedenis(blad, terug.error(), 400);
    }
    return app::redirect_with(ctx, Url::path("/casussen", blad.casus.id, "geschiedenis"), "teruggezet");
}

}  // namespace ontknoop::maatwerkplan
