// SPDX-License-Identifier: EUPL-1.2
#include "inzicht/cijferkast.h"

#include "casus/leesbaar.h"
#include "maatwerkplan/maatwerkplan.h"
#include "rekenblad/rekenblad.h"
#include "ruimte/bibliotheek.h"

namespace ontknoop::inzicht {

std::shared_ptr<const Kengetal> Cijferkast::find(const Lade& lade, const CasusId& casus, std::int64_t stand) {
    const std::lock_guard lock(mutex_);
    const auto inhoud = laden_.find(lade);
    if (inhoud == laden_.end()) return nullptr;
    inhoud->second.gebruikt = ++klok_;
    const auto vel = inhoud->second.vellen.find(casus);
    return vel != inhoud->second.vellen.end() && vel->second.stand == stand ? vel->second.kengetal : nullptr;
}

void Cijferkast::keep(const Lade& lade, const CasusId& casus, std::int64_t stand, std::shared_ptr<const Kengetal> kengetal) {
    const std::lock_guard lock(mutex_);
    Inhoud& inhoud = laden_[lade];
    inhoud.gebruikt = ++klok_;
    if (const auto vel = inhoud.vellen.find(casus); vel != inhoud.vellen.end()) {
        // A slow reader does not bring back what was before.
        if (vel->second.stand < stand) vel->second = {stand, std::move(kengetal)};
        return;
    }
    if (aantal_ >= grens_) make_room(lade);
    if (aantal_ >= grens_) return;
    inhoud.vellen.emplace(casus, Vel{stand, std::move(kengetal)});
    ++aantal_;
}

void Cijferkast::make_room(const Lade& for_whom) {
    auto oldest = laden_.end();
    for (auto it = laden_.begin(); it != laden_.end(); ++it)
        if (it->first != for_whom && (oldest == laden_.end() || it->second.gebruikt < oldest->second.gebruikt)) oldest = it;
    if (oldest == laden_.end()) return;
    aantal_ -= oldest->second.vellen.size();
    laden_.erase(oldest);
}

void Cijferkast::forget_others(const Lade& lade, const std::set<CasusId>& blijven) {
    const std::lock_guard lock(mutex_);
    const auto inhoud = laden_.find(lade);
    if (inhoud == laden_.end()) return;
    aantal_ -= std::erase_if(inhoud->second.vellen, [&](const auto& vel) { return !blijven.contains(vel.first); });
}

void Cijferkast::clear() {
    const std::lock_guard lock(mutex_);
    laden_.clear();
    aantal_ = 0;
}

std::size_t Cijferkast::size() const {
    const std::lock_guard lock(mutex_);
    return aantal_;
}

Cijferkast& cijferkast() {
    static Cijferkast kast;
    return kast;
}

namespace {

// What the organisation knows by name; looked up once for all plans.
struct Bekenden {
    const wetten::Bepalingen* bepalingen;
    std::span<const wetten::Tegenwerping> argumenten;
};

std::shared_ptr<const Kengetal> tel_casus(app::Context& ctx, const casus::Casus& casus, const Bekenden& bekend) {
    const maatwerkplan::Plan plan = maatwerkplan::load_plan(ctx, casus);
    const rekentool::Rekensom som = rekenblad::make_rekensom(ctx.services, plan, rekentool::Simulatie{}.trekkingen);
    std::optional<rekentool::Uitkomst> uitkomst;
    // Only the exact part: no simulation is drawn for a total.
    if (!som.regels.empty())
        if (auto done = rekentool::calculate(som)) uitkomst = *std::move(done);
    return std::make_shared<const Kengetal>(tel(casus, plan, casus::stappen(ctx, casus), uitkomst ? &*uitkomst : nullptr,
                                                     bekend.bepalingen, bekend.argumenten));
}

}  // namespace

Verzameling verzamel(app::Context& ctx, bool oefen) {
    const Cijferkast::Lade lade{ctx.wie().organisatie, oefen};
    Verzameling all;
    std::set<CasusId> er_nu;
    const Bekenden bekend{ctx.services.bepalingen ? &ruimte::bepalingen(ctx) : nullptr, ruimte::eigen_argumenten(ctx)};
    for (const casus::Casus& casus : oefen ? casus::list_oefen(ctx) : casus::list_for_figures(ctx)) {
        auto kengetal = cijferkast().find(lade, casus.id, casus.stand);
        if (!kengetal) {
            auto geteld = casus::if_leesbaar([&] { return tel_casus(ctx, casus, bekend); });
            if (!geteld) {  // not kept: it counts again as soon as it is mended
                ++all.onleesbaar;
                continue;
            }
            cijferkast().keep(lade, casus.id, casus.stand, kengetal = *std::move(geteld));
        }
        er_nu.insert(casus.id);
        all.plannen.push_back({std::move(kengetal), casus.eigenaar});
    }
    cijferkast().forget_others(lade, er_nu);
    return all;
}

}  // namespace ontknoop::inzicht
