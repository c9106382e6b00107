// SPDX-License-Identifier: EUPL-1.2
#include "onderbouwing/citaat_stand.h"

#include <algorithm>
#include <map>

#include "base/recent.h"
#include "maatwerkplan/maatwerkplan.h"
#include "onderbouwing/wettekst.h"

namespace ontknoop::onderbouwing {

using maatwerkplan::Onderdeel;
using wetten::Herankering;
using wetten::Vondst;

namespace {

constexpr std::string_view wetstanden[] = {"onbekend", "gelijk", "verplaatst", "vaag", "meerdere", "weg"};

struct Fase {
    std::string_view status;
    Planfase fase;
};
constexpr Fase fasen[] = {
    {"concept", Planfase::open},        {"onderbouwd", Planfase::open},          {"ingediend", Planfase::open},     {"in_behandeling", Planfase::open},
    {"geescaleerd", Planfase::open},    {"toegekend", Planfase::besloten},       {"deels_toegekend", Planfase::besloten}, {"afgewezen", Planfase::besloten},
    {"uitgevoerd", Planfase::besloten}, {"afgesloten", Planfase::dicht},         {"ingetrokken", Planfase::dicht},
};

Wetstand wetstand_van(const Herankering& plek) {
    switch (plek.vondst) {
        case Vondst::gevonden: return plek.verplaatst ? Wetstand::verplaatst : Wetstand::gelijk;
        case Vondst::vaag: return Wetstand::vaag;
        case Vondst::meerdere: return Wetstand::meerdere;
        case Vondst::weg: return Wetstand::weg;
    }
    return Wetstand::onbekend;
}

// Looking through a whole law for one citation costs milliseconds; between two imports the answer is the same.
std::shared_ptr<const Herankering> zoek_plek(app::Context& ctx, const wetten::Anker& anker, const Wetversie& nu) {
    static Recent<Herankering> onthouden(512);
    std::string sleutel;
    for (const std::string& deel : {nu.kenmerk, anker.regeling_id, anker.artikel, anker.lid, anker.pad, anker.voor, anker.na, anker.hash, anker.citaat})
        sleutel += deel + '\0';
    return onthouden.get(sleutel, [&] {
        const auto tekst = laad_versie(ctx, nu);
        return tekst ? wetten::find_anker(anker, *tekst, vandaag_van(ctx)) : Herankering{};
    });
}

}  // namespace

std::string_view naam(Wetstand s) { return wetstanden[static_cast<std::size_t>(s)]; }

Planfase fase_van(std::string_view status) {
    const auto found = std::ranges::find(fasen, status, &Fase::status);
    return found == std::end(fasen) ? Planfase::dicht : found->fase;
}

Citaatstand stand_van(app::Context& ctx, const Citaat& citaat) {
    Citaatstand stand;
    const auto nu = versie_nu(ctx, citaat.anker.regeling_id);
    if (!nu) return stand;
    stand.kenmerk = nu->kenmerk;
    stand.versie = nu->versie;
    stand.van = nu->van;
    // Kept with a reason: the words differ, and somebody said so.
    stand.bekeken = citaat.gezien == nu->kenmerk;
    if (stand.bekeken && citaat.reden.empty()) {
        stand.stand = Wetstand::gelijk;
        return stand;
    }
    stand.plek = *zoek_plek(ctx, citaat.anker, *nu);
    stand.stand = wetstand_van(stand.plek);
    return stand;
}

std::vector<Citaatmelding> meldingen(app::Context& ctx, std::span<const casus::Casus> casussen) {
    std::map<std::string_view, const casus::Casus*> open;
    for (const casus::Casus& c : casussen)
        if (fase_van(c.status) == Planfase::open) open[c.id.value] = &c;
    std::map<std::string, std::string> kenmerken;  // regulation -> its version of today
    std::map<const casus::Casus*, std::vector<OnderdeelId>> veranderd;
    for (Citaatplaats& p : citaatplaatsen(ctx)) {
        const auto c = open.find(p.casus.value);
        if (c == open.end()) continue;
        auto [kenmerk, nieuw] = kenmerken.try_emplace(p.regeling_id);
        if (nieuw)
            if (const auto nu = versie_nu(ctx, p.regeling_id)) kenmerk->second = nu->kenmerk;
        if (!kenmerk->second.empty() && kenmerk->second != p.gezien) veranderd[c->second].push_back(std::move(p.grond));
    }
    std::vector<Citaatmelding> all;
    for (const casus::Casus& c : casussen) {
        const auto gronden = veranderd.find(&c);
        if (gronden == veranderd.end()) continue;
        const auto plan = maatwerkplan::load_leesbaar_plan(ctx, c);
        if (!plan) continue;
        for (const OnderdeelId& id : gronden->second) {
            const Onderdeel* grond = plan->find(id.value);
            const auto citaat = grond ? lees_citaat(*grond) : std::nullopt;
            if (!citaat) continue;
            if (Citaatstand stand = stand_van(ctx, *citaat); stand.vraagt_keuze()) {
                const std::string alias(plan->alias());
                all.push_back({&c, id, plaats_van(citaat->anker), alias.empty() ? ctx.t()("plan_pagina.casus_nummer", {std::to_string(c.nummer)}) : alias, std::move(stand)});
            }
        }
    }
    return all;
}

}  // namespace ontknoop::onderbouwing
