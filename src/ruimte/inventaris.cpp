// SPDX-License-Identifier: EUPL-1.2
#include "ruimte/inventaris.h"

#include <algorithm>
#include <set>

#include "wetten/inhoudbestand.h"

namespace ontknoop::ruimte {

namespace {

constexpr std::string_view inventaris_pad = "inventaris.toml";

Inventarisdeel read_deel(wetten::TomlLezer& block, const wetten::Bepalingen& bepalingen) {
    Inventarisdeel deel{block.text("id"), block.text("naam"), block.text("zoek_in"), block.text("zoek_naar"), block.text("waarom"), block.text("ruimte"), block.texts("leefgebieden")};
    const auto has_code = [](const auto& list, const std::string& code) { return std::ranges::any_of(list, [&](const auto& item) { return item.code == code; }); };
    if (!has_code(bepalingen.ruimten(), deel.ruimte)) block.mistake("ruimte \"" + deel.ruimte + "\" staat niet in bepalingen/indeling.toml");
    for (const std::string& code : deel.leefgebieden)
        if (!has_code(bepalingen.leefgebieden(), code)) block.mistake("leefgebied \"" + code + "\" staat niet in bepalingen/indeling.toml");
    return deel;
}

}  // namespace

std::vector<Inventarisgroep> load_inventaris(const inhoud::Bestanden& bestanden, const wetten::Bepalingen& bepalingen) {
    const inhoud::TomlValue root = inhoud::parse_toml(inventaris_pad, wetten::require_file(bestanden, inventaris_pad));
    wetten::TomlLezer reader(inventaris_pad, root);
    std::vector<Inventarisgroep> groepen;
    std::set<std::string> ids;
    reader.blocks("groep", [&](wetten::TomlLezer& group) {
        Inventarisgroep groep{group.text("naam"), {}};
        group.blocks("onderdeel", [&](wetten::TomlLezer& block) {
            groep.delen.push_back(read_deel(block, bepalingen));
            if (!ids.insert(groep.delen.back().id).second) block.mistake("id \"" + groep.delen.back().id + "\" bestaat al");
        });
        groepen.push_back(std::move(groep));
    });
    reader.finish();
    return groepen;
}

Inhoud inhoud_van_onderdeel(app::Context& ctx, std::string_view onderdeel) {
    Inhoud inhoud;
    if (onderdeel.empty()) return inhoud;
    for (const Inventarisgroep& groep : load_inventaris(ctx.services.bestanden, *ctx.services.bepalingen))
        for (const Inventarisdeel& deel : groep.delen) {
            if (deel.id != onderdeel) continue;
            inhoud["titel"] = {deel.naam};
            inhoud["stelsel"] = {"cvdr"};
            inhoud["ruimte"] = {deel.ruimte};
            inhoud["leefgebieden"] = deel.leefgebieden;
            inhoud["beslisser"] = {"college"};
            const auto all = bevindingen(ctx);
            const auto found = std::ranges::find(all, onderdeel, &Bevinding::onderdeel);
            if (found != all.end() && !found->vindplaats.empty()) inhoud["bron"] = {found->vindplaats};
        }
    return inhoud;
}

}  // namespace ontknoop::ruimte
