// SPDX-License-Identifier: EUPL-1.2
#include "kluwen/kluwen.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "kluwen/graaf.h"

namespace ontknoop::kluwen {

namespace {

using maatwerkplan::splits_waarden;
using std::string_view;

struct Bron {
    string_view soort;
    SchakelSoort als;
};
constexpr Bron bronnen[] = {{"behoefte", SchakelSoort::behoefte}, {"belemmering", SchakelSoort::belemmering}, {"doorbraak", SchakelSoort::doorbraak}};

// Which field of which kind is a thread, and who waits: the part itself, or the one it points to.
struct Verband {
    string_view soort, veld;
    DraadSoort draad;
    bool zelf_wacht;
};
constexpr Verband verbanden[] = {
    {"behoefte", "wacht_op", DraadSoort::wacht_op, true},
    {"behoefte", "hangt_af_van", DraadSoort::hangt_af_van, true},
    {"belemmering", "houdt_tegen", DraadSoort::houdt_tegen, false},
    {"belemmering", "eist_eerst", DraadSoort::eist_eerst, true},
    {"doorbraak", "belemmeringen", DraadSoort::neemt_weg, false},
};

bool telt_mee(const Onderdeel& o) {
    const string_view status = o.soort->naam == "behoefte" ? o.get("status") : string_view{};
    return status != "gedaan" && status != "vervallen";
}

std::string naam_van(const Knoop& knoop, int i) {
    const std::string titel = knoop.schakels[static_cast<std::size_t>(i)].onderdeel->titel();
    return titel.empty() ? "…" : titel;
}

Graaf graaf_van(const Knoop& knoop) {
    Graaf graaf(knoop.schakels.size());
    for (const Draad& d : knoop.draden) graaf[static_cast<std::size_t>(d.wachtende)].push_back(d.op);
    return graaf;
}

// "Zo loopt het rond: a → b → a", or who demands what of whom when two obstacles keep each other waiting.
Uitleg leg_kring_uit(const Knoop& knoop, const std::vector<int>& rond) {
    std::vector<std::string> eisen;
    for (std::size_t i = 0; i < rond.size(); ++i) {
        const int van = rond[i], naar = rond[(i + 1) % rond.size()];
        const bool eist = std::any_of(knoop.draden.begin(), knoop.draden.end(),
                                      [&](const Draad& d) { return d.wachtende == van && d.op == naar && d.soort == DraadSoort::eist_eerst; });
        if (!eist) continue;
        eisen.push_back(naam_van(knoop, van));
        eisen.push_back(naam_van(knoop, naar));
    }
    if (eisen.size() == 4) return {"pingpong.zin", eisen};
    std::string keten;
    for (const int i : rond) keten += naam_van(knoop, i) + " → ";
    return {"pingpong.rond", {keten + naam_van(knoop, rond[0])}};
}

// Place of the highest ranked problem in the life domain of one of these needs; behind all when there is none.
std::size_t rang_bij_inwoner(const Plan& plan, const Knoop& knoop, const std::vector<int>& behoeften) {
    const auto problemen = plan.van("probleem");
    for (std::size_t rang = 0; rang < problemen.size(); ++rang) {
        const string_view gebied = problemen[rang]->get("leefgebied");
        if (gebied.empty()) continue;
        for (const int b : behoeften)
            if (knoop.schakels[static_cast<std::size_t>(b)].onderdeel->get("leefgebied") == gebied) return rang;
    }
    return problemen.size();
}

std::optional<Voorstel> stel_voor(const Plan& plan, const Knoop& knoop, const Graaf& graaf) {
    const int n = static_cast<int>(knoop.schakels.size());
    std::vector<std::vector<bool>> wacht(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) wacht[static_cast<std::size_t>(i)] = bereikbaar(graaf, i);
    std::optional<Voorstel> beste;
    std::tuple<int, std::size_t, int, int> beste_maat;  // smaller is better
    for (int i = 0; i < n; ++i) {
        const Schakel& schakel = knoop.schakels[static_cast<std::size_t>(i)];
        if (schakel.soort == SchakelSoort::doorbraak) continue;
        std::vector<int> wachtenden;
        for (int b = 0; b < n; ++b)
            if (b != i && knoop.schakels[static_cast<std::size_t>(b)].soort == SchakelSoort::behoefte &&
                wacht[static_cast<std::size_t>(b)][static_cast<std::size_t>(i)])
                wachtenden.push_back(b);
        if (wachtenden.empty()) continue;
        const std::tuple maat{-static_cast<int>(wachtenden.size()), rang_bij_inwoner(plan, knoop, wachtenden),
                              schakel.soort == SchakelSoort::belemmering ? 0 : 1, i};
        if (beste && beste_maat <= maat) continue;
        beste_maat = maat;
        const auto aantal = wachtenden.size();
        const bool al = std::any_of(knoop.draden.begin(), knoop.draden.end(), [&](const Draad& d) {
            return d.wachtende == i && (d.soort == DraadSoort::neemt_weg || d.soort == DraadSoort::hangt_af_van);
        });
        beste = Voorstel{i, std::move(wachtenden), al,
                         aantal == 1 ? Uitleg{"knoop.voorstel_een", {naam_van(knoop, i)}}
                                     : Uitleg{"knoop.voorstel", {naam_van(knoop, i), std::to_string(aantal)}}};
    }
    return beste;
}

}  // namespace

Kerncijfers kerncijfers(const Plan& plan) {
    Kerncijfers k;
    for (const Onderdeel* p : plan.van("partij")) {
        const bool stopt = p->get("in_plan") == "stopt";
        const auto kosten = p->bedrag("kosten_per_jaar");
        ++k.partijen;
        k.stoppen += stopt;
        k.zonder_kosten += !kosten;
        k.nu += kosten.value_or(Eurocent{});
        if (!stopt) k.met_plan += kosten.value_or(Eurocent{});
    }
    return k;
}

Knoop knoop_van(const Plan& plan) {
    Knoop knoop;
    std::map<string_view, int> plaats;
    for (const Bron& bron : bronnen)
        for (const Onderdeel* o : plan.van(bron.soort)) {
            if (!telt_mee(*o)) continue;
            plaats[o->id.value] = static_cast<int>(knoop.schakels.size());
            knoop.schakels.push_back({o, bron.als});
        }
    for (const Schakel& schakel : knoop.schakels)
        for (const Verband& v : verbanden) {
            if (v.soort != schakel.onderdeel->soort->naam) continue;
            const int zelf = plaats.at(schakel.onderdeel->id.value);
            for (const string_view id : splits_waarden(schakel.onderdeel->get(v.veld))) {
                const auto doel = plaats.find(id);
                if (doel == plaats.end()) continue;
                const Draad draad = v.zelf_wacht ? Draad{zelf, doel->second, v.draad} : Draad{doel->second, zelf, v.draad};
                if (std::find(knoop.draden.begin(), knoop.draden.end(), draad) == knoop.draden.end()) knoop.draden.push_back(draad);
            }
        }
    const Graaf graaf = graaf_van(knoop);
    for (std::vector<int>& leden : kringen(graaf)) {
        const std::vector<int> rond = rondgang(graaf, leden[0]);
        const Uitleg uitleg = leg_kring_uit(knoop, rond);
        knoop.kringen.push_back({std::move(leden), rond, uitleg});
    }
    knoop.voorstel = stel_voor(plan, knoop, graaf);
    return knoop;
}

}  // namespace ontknoop::kluwen
