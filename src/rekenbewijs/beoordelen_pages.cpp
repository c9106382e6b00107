// SPDX-License-Identifier: EUPL-1.2
//
// What a reviewer has to look at: calculations with a receipt, of plans of others.
#include <algorithm>

#include "casus/leesbaar.h"
#include "rekenbewijs/rekenbewijs_handlers.h"
#include "rekenbewijs/rekenbewijs_store.h"
#include "rekenblad/rekenblad.h"

namespace ontknoop::rekenbewijs {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using http::Response;

namespace {

struct Rij {
    casus::Casus casus;
    store::Kort kort;
    std::optional<Beoordeling> beoordeling;  // empty: the case cannot be read
};

// Only a case that moved on since its judgement has to be opened to see whether the sum is still the same. Nothing: that case
// cannot be read.
std::optional<Beoordeling> beoordeling_van(Context& ctx, const casus::Casus& casus, const store::Kort& kort) {
    if (!kort.beoordeeld || kort.ingetrokken) return kort.ingetrokken ? Beoordeling::ingetrokken : Beoordeling::open;
    if (casus.stand == kort.stand && kort.motor == rekentool::motor_versie) return kort.akkoord ? Beoordeling::akkoord : Beoordeling::teruggegeven;
    return casus::if_leesbaar([&] { return read_keuring(ctx, casus, maatwerkplan::load_plan(ctx, casus)).beoordeling; });
}

bool wacht(Beoordeling b) { return b == Beoordeling::open || b == Beoordeling::gewijzigd || b == Beoordeling::ingetrokken; }

enum class Toon : std::uint8_t { open, akkoord, terug, alles };
struct Keuze {
    std::string_view code;
    Toon toon;
};
constexpr Keuze keuzes[] = {{"open", Toon::open}, {"akkoord", Toon::akkoord}, {"terug", Toon::terug}, {"alles", Toon::alles}};

Toon gekozen(const http::Request& request) {
    for (const Keuze& k : keuzes)
        if (k.code == request.query.get("toon")) return k.toon;
    return Toon::open;
}

// What cannot be read stays in sight among what waits: whoever reviews can say which case it is.
bool hoort_bij(std::optional<Beoordeling> b, Toon toon) {
    if (b == Beoordeling::geen_som) return false;
    if (toon == Toon::open) return !b || wacht(*b);
    if (toon == Toon::akkoord) return b == Beoordeling::akkoord;
    return toon == Toon::alles || b == Beoordeling::teruggegeven;
}

// Every calculation this person may read and has no part in; what waits longest first.
std::vector<Rij> rijen(Context& ctx, Toon toon) {
    const auto kort = store::kort_per_casus(ctx);
    std::vector<Rij> all;
    for (casus::Casus& c : casus::list(ctx, {})) {
        const auto it = kort.find(c.id.value);
        // Who may write in a case takes part in it; the page itself looks closer.
        if (it == kort.end() || c.toegang == casus::Toegang::schrijven || c.eigenaar == ctx.wie().gebruiker) continue;
        const auto beoordeling = beoordeling_van(ctx, c, it->second);
        if (hoort_bij(beoordeling, toon)) all.push_back({std::move(c), it->second, beoordeling});
    }
    std::stable_sort(all.begin(), all.end(), [](const Rij& a, const Rij& b) { return a.kort.laatst_op < b.kort.laatst_op; });
    return all;
}

void draw_keuzes(Out& out, const Context& ctx, Toon nu) {
    put<R"(<nav class="ok-tabs" aria-label="{}"><ul>{}</ul></nav>)">(out, ctx.t()("rekensommen.kies"), [&](Out& o) {
        for (const Keuze& k : keuzes)
            put<R"(<li><a href="{}"{}>{}</a></li>)">(o, Url::path("/rekensommen").query("toon", k.code), html::Attributes().set_if("aria-current", k.toon == nu ? "page" : ""),
                                                    ctx.t()("rekensommen.toon_" + std::string(k.code)));
    });
}

void draw_onleesbare_rij(Out& out, const Context& ctx, const Rij& rij) {
    const auto& t = ctx.t();
    put<R"(<tr><th scope="row">{}</th><td>{}</td><td>{}</td><td>{}</td><td class="ok-bedrag"></td></tr>)">(
        out, naam_van_casus(t, rij.casus, {}), t("rekensommen.onleesbaar"), [&](Out& o) { app::draw_status(o, t, rij.casus.status); }, dag_van(rij.kort.laatst_op));
}

void draw_rij(Out& out, Context& ctx, const Rij& rij) {
    const auto leesbaar = rij.beoordeling ? maatwerkplan::load_leesbaar_plan(ctx, rij.casus) : std::nullopt;
    if (!leesbaar) return draw_onleesbare_rij(out, ctx, rij);
    const auto& t = ctx.t();
    const maatwerkplan::Plan& plan = *leesbaar;
    const auto som = rekenblad::make_rekensom(ctx.services, plan, 100);
    const auto uitkomst = rekentool::calculate(som);
    put<R"(<tr><th scope="row"><a class="nl-link" href="/casussen/{}/rekenbewijs">{}</a>{}</th><td>{}</td><td>{}</td><td>{}</td><td class="ok-bedrag">{}</td></tr>)">(
        out, rij.casus.id, naam_van_casus(t, rij.casus, plan.alias()),
        [&](Out& o) {
            if (rij.casus.oefen) put<R"( <span class="ok-label">{}</span>)">(o, t("oefencasus.kort"));
        },
        t("rekensommen.stand_" + std::string(naam(*rij.beoordeling))), [&](Out& o) { app::draw_status(o, t, rij.casus.status); }, dag_van(rij.kort.laatst_op),
        [&](Out& o) {
            if (uitkomst) html::escape_text(o.text, uitkomst->kop_toegestaan ? format_euro_rounded(uitkomst->saldo) : t("rekensommen.geen_kop"));
        });
}

}  // namespace

Response show_rekensommen(Context& ctx) {
    const auto& t = ctx.t();
    const Toon toon = gekozen(ctx.request);
    const auto all = rijen(ctx, toon);
    app::Bladeren bladeren = app::read_bladeren(ctx.request);
    bladeren.totaal = static_cast<std::int64_t>(all.size());
    Out content;
    draw_keuzes(content, ctx, toon);
    if (!all.empty()) ctx.log("casussen.gelezen", "lijst", "rekensommen");
    if (all.empty()) app::draw_leeg(content, t(toon == Toon::open ? "rekensommen.leeg_open" : "rekensommen.leeg"));
    else
        put<R"(<div class="ok-tabel" role="region" tabindex="0" aria-labelledby="rekensommen-kop"><table class="utrecht-table utrecht-table--html-table"><caption id="rekensommen-kop">{}</caption><thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col" class="ok-bedrag">{}</th></tr></thead><tbody>{}</tbody></table></div>)">(
            content, t("rekensommen.titel"), t("rekensommen.casus"), t("rekensommen.stand"), t("lijst.status"), t("rekensommen.bewaard_op"), t("rekenblad.saldo"), [&](Out& o) {
                const auto first = std::min(static_cast<std::size_t>(std::max(bladeren.offset(), 0)), all.size());
                const auto last = std::min(first + static_cast<std::size_t>(bladeren.per_pagina), all.size());
                for (std::size_t i = first; i < last; ++i) draw_rij(o, ctx, all[i]);
            });
    app::draw_bladeren(content, ctx, bladeren);
    return app::render(ctx, {.titel = t("rekensommen.titel"), .nav = "rekensommen", .bij_titel = t("rekensommen.bij_titel")}, std::move(content).html());
}

}  // namespace ontknoop::rekenbewijs
