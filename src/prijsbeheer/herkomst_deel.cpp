// SPDX-License-Identifier: EUPL-1.2
//
// On the step "kosten": of every cost line where its price comes from, what that price goes before, and whether a newer one
// holds by now. The line itself never changes by that.
#include "prijsbeheer/prijsbeheer_handlers.h"

namespace ontknoop::prijsbeheer {

using app::Context;
using html::Html;
using html::Out;
using html::put;
using rekentool::Prijs;
using rekentool::Prijslaag;

namespace {

bool is_afgeweken(const maatwerkplan::Onderdeel& post, const std::optional<Prijs>& bron) {
    if (!bron) return false;
    const auto bedrag = rekentool::Decimaal::parse(post.get("bedrag"));
    return bedrag && *bedrag != bron->bedrag.waarschijnlijk;
}

std::string waar_vandaan(const inhoud::Teksten& t, const rekentool::Prijsverwijzing& naar, bool afgeweken) {
    if (naar.id.empty() || afgeweken) return naam_van_laag(t, Prijslaag::eigen);
    std::string naam = naam_van_laag(t, naar.laag);
    if (naar.versie > 0) naam += ", " + t("prijsbeheer.versie_nummer", {std::to_string(naar.versie)});
    return naam;
}

// What a reader should know about the price of this line, beside its layer.
std::string opmerking_bij(const inhoud::Teksten& t, const rekentool::Prijslijst& lijst, const rekentool::Prijsverwijzing& naar, const std::optional<Prijs>& bron, bool afgeweken) {
    if (naar.id.empty()) return t("prijsbeheer.zelf_ingevuld");
    std::string zin;
    auto erbij = [&](const std::string& tekst) { zin += (zin.empty() ? "" : " ") + tekst; };
    if (afgeweken) erbij(t("prijsbeheer.afgeweken", {naam_van_laag(t, naar.laag), toon_bedrag(bron->bedrag.waarschijnlijk)}));
    const Prijs* nu = lijst.get(naar.id);
    if (!bron || !nu) erbij(t("prijsbeheer.niet_meer"));
    else if (rekentool::verwijzing_naar(*nu) != naar && nu->eenheid == bron->eenheid && nu->bedrag.waarschijnlijk != bron->bedrag.waarschijnlijk)
        erbij(t("prijsbeheer.nu_anders", {toon_bedrag(nu->bedrag.waarschijnlijk), naam_van_laag(t, nu->herkomst)}));
    if (nu)
        for (const Prijs* onder : lijst.overtroffen(naar.id))
            erbij(t("prijsbeheer.gaat_voor", {naam_van_laag(t, onder->herkomst), toon_bedrag(onder->bedrag.waarschijnlijk)}));
    return zin;
}

}  // namespace

void draw_herkomst(Out& out, Context& ctx, const casus::Casus&, const maatwerkplan::Plan& plan) {
    const auto& t = ctx.t();
    const auto posten = plan.van("kostenpost");
    if (posten.empty()) return;
    const auto lijst = prijslijst(ctx);
    std::vector<std::vector<Html>> rijen;
    for (const auto* post : posten) {
        if (post->get("bedrag").empty()) continue;
        auto naar = rekentool::parse_prijsverwijzing(post->get("prijs"));
        const Prijs* nu = lijst->get(naar.id);
        const auto bron = naar.id.empty() ? std::nullopt : nu && rekentool::verwijzing_naar(*nu) == naar ? std::optional(*nu) : find_versie(ctx, naar);
        // A plan of before prices had layers names the price of an example like one of the country.
        if (bron && naar.versie == 0) naar.laag = bron->herkomst;
        const bool afgeweken = is_afgeweken(*post, bron);
        rijen.push_back({tekstcel(post->titel().empty() ? t("rekenblad.zonder_naam") : post->titel()), tekstcel(waar_vandaan(t, naar, afgeweken)),
                         tekstcel(opmerking_bij(t, *lijst, naar, bron, afgeweken))});
    }
    if (rijen.empty()) return;
    const std::string koppen[] = {t("rekenblad.regel"), t("prijsbeheer.laag"), t("prijsbeheer.opmerking_kop")};
    put<R"(<details class="ok-uitklap"><summary>{}</summary><div class="ok-uitklap__binnen">{}</div></details>)">(
        out, t("prijsbeheer.herkomst"), [&](Out& o) { draw_tabel(o, t("prijsbeheer.herkomst"), koppen, rijen); });
}

}  // namespace ontknoop::prijsbeheer
