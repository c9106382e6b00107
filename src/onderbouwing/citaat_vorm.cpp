// SPDX-License-Identifier: EUPL-1.2
#include "onderbouwing/citaat_vorm.h"

namespace ontknoop::onderbouwing {

using app::Context;
using html::Out;
using html::put;
using html::Url;
using wetten::Tekstverschil;

namespace {

void draw_site(Out& out, const Context& ctx, const std::string& adres, const std::string& tekst) {
    put<R"(<a class="nl-link" rel="external noreferrer" href="{}">{}<span class="ok-verborgen"> ({})</span></a>)">(out, Url::external(adres), tekst,
                                                                                                              ctx.t()("onderbouwing.andere_site"));
}

// One of the two texts: what both have, and what only this one has.
void draw_kant(Out& out, const std::vector<Tekstverschil>& stukken, Tekstverschil::Soort eigen) {
    bool eerste = true;
    for (const Tekstverschil& stuk : stukken) {
        if (stuk.soort != Tekstverschil::Soort::gelijk && stuk.soort != eigen) continue;
        if (!eerste) out.text += ' ';
        eerste = false;
        if (stuk.soort == Tekstverschil::Soort::gelijk) html::escape_text(out.text, stuk.tekst);
        else if (eigen == Tekstverschil::Soort::weg) put<R"(<del>{}</del>)">(out, stuk.tekst);
        else put<R"(<ins>{}</ins>)">(out, stuk.tekst);
    }
}

std::string plaats_nu(const wetten::Herankering& plek) {
    wetten::Anker anker;
    anker.artikel = plek.artikel;
    anker.lid = plek.lid;
    return plaats_van(anker);
}

}  // namespace

Url citaat_url(const casus::Casus& c, const OnderdeelId& grond) { return Url::path("/casussen", c.id, "citaten", grond); }

void draw_citaat(Out& out, Context& ctx, const Citaat& citaat) {
    const auto& t = ctx.t();
    put<R"(<blockquote><p class="ok-opmerking__tekst">{}</p></blockquote><p>{} {} {}</p>)">(
        out, citaat.anker.citaat,
        citaat.anker.versie ? t("citaat.tekst_van", {plaats_van(citaat.anker), format_date(*citaat.anker.versie)}) : plaats_van(citaat.anker),
        [&](Out& o) {
            if (citaat.anker.versie && stelsel_van(citaat.anker.regeling_id) == wetten::Stelsel::bwb)
                draw_site(o, ctx, officiele_link(citaat.anker, citaat.anker.versie), t("citaat.link_toen"));
        },
        [&](Out& o) { draw_site(o, ctx, officiele_link(citaat.anker, {}), t("citaat.link_nu")); });
}

void draw_stand(Out& out, Context& ctx, const Citaat& citaat, const Citaatstand& s) {
    const auto& t = ctx.t();
    if (s.stand == Wetstand::onbekend || s.stand == Wetstand::gelijk) return;
    const std::string dag = s.van ? format_date(*s.van) : std::string();
    if (s.bekeken) return put<R"(<p class="ok-zacht">{}</p>)">(out, t("citaat.behouden", {dag, citaat.reden}));
    put<R"(<p><span class="ok-label ok-label--let-op">{}</span> {}</p>)">(out, t("citaat.veranderd"),
                                                                        t("citaat.stand." + std::string(naam(s.stand)), {dag, plaats_nu(s.plek)}));
}

void draw_oud_en_nieuw(Out& out, Context& ctx, const Citaat& citaat, const Citaatstand& s) {
    const auto& t = ctx.t();
    const bool is_weg = s.stand == Wetstand::weg;
    const auto stukken = wetten::woordverschil(citaat.anker.citaat, is_weg ? std::string_view{} : std::string_view(s.plek.tekst));
    put<R"(<div class="ok-botsing__naast"><section aria-labelledby="tekst-toen"><h2 class="nl-heading nl-heading--level-3" id="tekst-toen">{}</h2><p class="ok-verschil">{}</p></section><section aria-labelledby="tekst-nu"><h2 class="nl-heading nl-heading--level-3" id="tekst-nu">{}</h2><p class="ok-verschil">{}</p></section></div>)">(
        out, citaat.anker.versie ? t("citaat.toen", {plaats_van(citaat.anker), format_date(*citaat.anker.versie)}) : plaats_van(citaat.anker),
        [&](Out& o) { draw_kant(o, stukken, Tekstverschil::Soort::weg); },
        is_weg ? t("citaat.nu_weg") : t("citaat.nu", {plaats_nu(s.plek), s.van ? format_date(*s.van) : std::string()}),
        [&](Out& o) {
            if (is_weg) html::escape_text(o.text, t(s.plek.artikel_vervallen ? "citaat.artikel_vervallen" : "citaat.niet_gevonden"));
            else draw_kant(o, stukken, Tekstverschil::Soort::bij);
        });
}

}  // namespace ontknoop::onderbouwing
