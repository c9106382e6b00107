// SPDX-License-Identifier: EUPL-1.2
#include "rekentool/drijvers.h"

#include "rekentool/regel_bedrag.h"

namespace ontknoop::rekentool {

std::string_view to_text(Drijversoort soort) {
    static constexpr std::array<std::string_view, 3> words{"prijs", "hoeveelheid", "kans"};
    return words[static_cast<std::size_t>(soort)];
}

std::vector<Drijver> drivers(const Rekensom& som) {
    std::map<std::string, Drijver> found;
    const auto add = [&](std::string key, const std::string& naam, Drijversoort soort, Scenario s, const Bereik& bereik, std::size_t line) {
        if (!bereik.onzeker()) return;
        const auto [entry, is_new] = found.try_emplace(key, Drijver{key, naam, soort, s, bereik, {}});
        entry->second.regels.push_back(line);
    };
    for (std::size_t i = 0; i < som.regels.size(); ++i) {
        const Regel& regel = som.regels[i];
        const Gebeurtenis* event = regel.gebeurtenis.empty() ? nullptr : find_gebeurtenis(som, regel.gebeurtenis);
        bool used = false;
        for (Scenario s : all_scenarios) {
            if (regel.hoeveelheid[s] == Schatting{}) continue;
            used = true;
            const std::string tail = ":" + std::string(to_text(s));
            add("hoeveelheid:" + regel.id + tail, regel.omschrijving, Drijversoort::hoeveelheid, s, range(regel.hoeveelheid[s]), i);
            const std::optional<Schatting>& kans = event ? event->kans[s] : regel.kans[s];
            if (!kans) continue;
            add(event ? "kans:gebeurtenis:" + event->id + tail : "kans:regel:" + regel.id + tail,
                event ? event->naam : regel.omschrijving, Drijversoort::kans, s, range(*kans), i);
        }
        if (!used) continue;
        const std::string price = regel.prijs.prijs_id.empty() ? "regel:" + regel.id : regel.prijs.prijs_id;
        add("prijs:" + price, regel.omschrijving, Drijversoort::prijs, Scenario::niets, price_range(regel.prijs), i);
    }
    std::vector<Drijver> result;
    for (auto& [key, driver] : found) result.push_back(std::move(driver));
    return result;
}

}  // namespace ontknoop::rekentool
