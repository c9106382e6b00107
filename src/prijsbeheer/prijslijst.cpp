// SPDX-License-Identifier: EUPL-1.2
//
// From rows to the list in force.
#include <algorithm>
#include <map>

#include "base/recent.h"
#include "organisatie/organisatie.h"
#include "prijsbeheer/prijsbeheer.h"

namespace ontknoop::prijsbeheer {

using rekentool::Prijs;
using rekentool::Prijslaag;
using rekentool::Prijslijst;

namespace {

// Layers below the own one, the nearest last: in this order they are laid over each other.
struct Laag {
    OrganisatieId organisatie;
    Prijslaag soort;
};
std::vector<Laag> lagen_van(db::Connection& tx, const OrganisatieId& organisatie) {
    std::vector<Laag> lagen;
    auto deelnames = list_deelnames(tx, organisatie);
    std::reverse(deelnames.begin(), deelnames.end());
    for (const Deelname& d : deelnames) lagen.push_back({d.regio, Prijslaag::regio});
    lagen.push_back({organisatie, eigen_laag(tx, organisatie)});
    return lagen;
}

Prijs met_regio(Prijs prijs, const Laag& laag) {
    if (laag.soort == Prijslaag::regio) prijs.regio = laag.organisatie.value;
    return prijs;
}

std::map<std::string, std::vector<Prijsvoorstel>> per_prijs(std::vector<Prijsvoorstel> voorstellen) {
    std::map<std::string, std::vector<Prijsvoorstel>> groepen;
    for (Prijsvoorstel& v : voorstellen) {
        auto& groep = groepen[v.prijs.id];
        groep.push_back(std::move(v));
    }
    return groepen;
}

Prijslijst maak_lijst(db::Connection& tx, const Prijslijst* landelijk, const std::vector<Laag>& lagen, const OrganisatieId& voor, Date dag) {
    Prijslijst lijst = landelijk ? *landelijk : Prijslijst{};
    for (const Laag& laag : lagen)
        for (const auto& [id, versies] : per_prijs(list_voorstellen(tx, laag.organisatie, laag.soort, {.alleen_goedgekeurd = true}))) {
            const Prijsvoorstel* v = geldend(versies, dag);
            if (!v) continue;
            // Whether an unverified price is good enough, every organisation decides for itself.
            if (v->aard == Voorstelaard::prijs) lijst.lay_over(met_regio(v->prijs, laag));
            else if (laag.organisatie == voor) lijst.switch_on(id, v->prijs.versie);
        }
    return lijst;
}

}  // namespace

const Prijsvoorstel* geldend(std::span<const Prijsvoorstel> versies, Date dag) {
    const Prijsvoorstel* beste = nullptr;
    for (const Prijsvoorstel& v : versies) {
        if (!v.is_goedgekeurd() || !v.prijs.geldig_vanaf || *v.prijs.geldig_vanaf > dag) continue;
        if (!beste || std::pair(*v.prijs.geldig_vanaf, v.prijs.versie) > std::pair(*beste->prijs.geldig_vanaf, beste->prijs.versie)) beste = &v;
    }
    if (!beste || beste->aard == Voorstelaard::stoppen || !beste->prijs.geldig_op(dag)) return nullptr;
    return beste;
}

Prijslaag eigen_laag(db::Connection& tx, const OrganisatieId& organisatie) {
    const auto o = organisatie::find(tx, organisatie);
    return o && o->soort == "regio" ? Prijslaag::regio : Prijslaag::organisatie;
}

std::shared_ptr<const Prijslijst> prijslijst(db::Connection& tx, const app::Services& services, const OrganisatieId& organisatie, Date dag) {
    static Recent<Prijslijst> onlangs(64);
    const auto lagen = lagen_van(tx, organisatie);
    std::string sleutel = std::to_string(services.prijslijst ? services.prijslijst->stempel() : 0) + " " + to_iso(dag);
    for (const Laag& laag : lagen) sleutel += " " + laag.organisatie.value + std::string(rekentool::to_text(laag.soort)) + revisie(tx, laag.organisatie);
    return onlangs.get(sleutel, [&] { return maak_lijst(tx, services.prijslijst, lagen, organisatie, dag); });
}

std::shared_ptr<const Prijslijst> prijslijst(const app::Context& ctx) { return prijslijst(ctx.tx(), ctx.services, ctx.wie().organisatie, local_date(ctx.clock().now())); }

std::optional<Prijs> find_versie(const app::Context& ctx, const rekentool::Prijsverwijzing& naar) {
    if (naar.laag == Prijslaag::organisatie || naar.laag == Prijslaag::regio) {
        for (const Laag& laag : lagen_van(ctx.tx(), ctx.wie().organisatie)) {
            if (laag.soort != naar.laag || (!naar.regio.empty() && laag.organisatie.value != naar.regio)) continue;
            for (const Prijsvoorstel& v : list_voorstellen(ctx.tx(), laag.organisatie, laag.soort, {.prijs_id = naar.id, .alleen_goedgekeurd = true}))
                if (v.aard == Voorstelaard::prijs && v.prijs.versie == naar.versie) return met_regio(v.prijs, laag);
        }
        return std::nullopt;
    }
    const Prijs* p = ctx.services.prijslijst ? ctx.services.prijslijst->get(naar.id) : nullptr;
    return p ? std::optional(*p) : std::nullopt;
}

}  // namespace ontknoop::prijsbeheer
