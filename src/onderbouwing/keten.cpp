// SPDX-License-Identifier: EUPL-1.2
#include "onderbouwing/keten.h"

#include <algorithm>

#include "base/money.h"
#include "base/text.h"
#include "wetboek/wetboek.h"

namespace ontknoop::onderbouwing {

using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;

namespace {

constexpr std::string_view slotsommen[] = {"leeg", "mag", "moet", "mag_met_grens", "grens"};

// One line that ends as a sentence.
std::string als_regel(std::string_view tekst) {
    std::string regel(trim(tekst));
    std::replace(regel.begin(), regel.end(), '\n', ' ');
    if (!regel.empty() && std::string_view(".!?:").find(regel.back()) == std::string_view::npos) regel += '.';
    return regel;
}

bool past_bij(const Bouwsteen& steen, const Grond& grond) {
    const std::string_view ruimte = grond.oordeel == "mag_niet" ? std::string_view("grens") : grond.bepaling ? std::string_view(grond.bepaling->ruimte) : std::string_view{};
    return !ruimte.empty() && std::ranges::find(steen.ruimten, ruimte) != steen.ruimten.end();
}

// The articles a block is about: those of its room; when there are none, all that open something.
std::vector<const Grond*> gronden_bij(const Bouwsteen& steen, const Keten& keten) {
    std::vector<const Grond*> passend, open;
    for (const Grond& g : keten.gronden) {
        if (past_bij(steen, g)) passend.push_back(&g);
        if (g.oordeel != "mag_niet") open.push_back(&g);
    }
    return passend.empty() ? open : passend;
}

std::string opsomming(const app::Context& ctx, const std::vector<const Grond*>& gronden) {
    std::string tekst;
    for (std::size_t i = 0; i < gronden.size(); ++i)
        tekst += (i == 0 ? "" : i + 1 == gronden.size() ? " " + ctx.t()("onderbouwing.en") + " " : std::string(", ")) + gronden[i]->naam;
    return tekst;
}

// The obstacles of this breakthrough, or all of the plan when none was chosen.
std::string belemmering_van(const Plan& plan, const Onderdeel& doorbraak) {
    std::string alle, gekozen;
    for (const Onderdeel* b : plan.van("belemmering")) {
        const std::string regel = als_regel(b->get("omschrijving"));
        if (regel.empty()) continue;
        if (alle.empty()) alle = regel;
        if (doorbraak.heeft("belemmeringen", b->id.value)) gekozen += (gekozen.empty() ? "" : " ") + regel;
    }
    return gekozen.empty() ? alle : gekozen;
}

}  // namespace

std::string_view naam(Slotsom s) { return slotsommen[static_cast<std::size_t>(s)]; }

Slotsom slotsom(const std::vector<std::string_view>& oordelen) {
    const bool moet = std::ranges::find(oordelen, "moet") != oordelen.end();
    const bool mag = std::ranges::find(oordelen, "mag") != oordelen.end();
    const bool niet = std::ranges::find(oordelen, "mag_niet") != oordelen.end();
    if (niet) return mag || moet ? Slotsom::mag_met_grens : Slotsom::grens;
    return moet ? Slotsom::moet : mag ? Slotsom::mag : Slotsom::leeg;
}

Keten keten_van(const app::Context& ctx, const Plan& plan, const Onderdeel& doorbraak) {
    Keten keten{&doorbraak, plan.een("onderbouwing", doorbraak.id.value), {}, Slotsom::leeg};
    std::vector<std::string_view> oordelen;
    for (const Onderdeel* grond : plan.van("wetsgrond", doorbraak.id.value)) {
        const wetten::Bepaling* b = ctx.services.bepalingen ? wetboek::find_bepaling(ctx, grond->get("bepaling")) : nullptr;
        std::string titel = b ? b->aanhaling() : std::string(grond->get("bepaling"));
        if (titel.empty()) titel = ctx.t()("onderbouwing.naamloos_artikel");
        keten.gronden.push_back({grond, b, std::move(titel), grond->get("oordeel")});
        oordelen.push_back(grond->get("oordeel"));
    }
    keten.uitkomst = slotsom(oordelen);
    return keten;
}

std::vector<Aanbod> aanbod(const Bouwdoos& doos, const Keten& keten) {
    std::vector<Aanbod> all;
    for (const Bouwsteen& steen : doos.bouwstenen)
        all.push_back({&steen, std::ranges::any_of(keten.gronden, [&](const Grond& g) { return past_bij(steen, g); })});
    std::ranges::stable_partition(all, &Aanbod::past);
    return all;
}

std::string schrijf(const app::Context& ctx, const Bouwsteen& steen, const Plan& plan, const Keten& keten) {
    const auto gronden = gronden_bij(steen, keten);
    std::string motivering;
    for (const Grond* g : gronden)
        if (const std::string regel = als_regel(g->deel->get("motivering")); !regel.empty()) motivering += (motivering.empty() ? "" : " ") + regel;
    const Onderdeel& d = *keten.doorbraak;
    const std::map<std::string, std::string, std::less<>> waarden = {
        {"artikelen", opsomming(ctx, gronden)},
        {"stap", als_regel(d.get("eerste_stap").empty() ? d.get("titel") : d.get("eerste_stap"))},
        {"perspectief", als_regel(plan.get("perspectief", "kort"))},
        {"belemmering", belemmering_van(plan, d)},
        {"uitzondering", als_regel(d.get("uitzondering"))},
        {"doel", als_regel(keten.get("doel_van_de_wet"))},
        {"effect", als_regel(keten.get("effect_hier"))},
        {"motivering", std::move(motivering)},
        {"beslisser", std::string(trim(d.get("beslisser")))},
        {"bedrag", d.bedrag("bedrag") ? format_euro(*d.bedrag("bedrag")) : std::string()},
    };
    std::map<std::string, std::string, std::less<>> leeg;
    for (const std::string_view plaats : plaatsen()) leeg.emplace(plaats, ctx.t()("onderbouwing.vul_in." + std::string(plaats)));
    return vul_in(steen.tekst, waarden, leeg);
}

std::string voeg_code_toe(std::string_view opgeslagen, const Bouwsteen& steen) {
    std::string all;
    for (const Gebruikt& g : gebruikte_bouwstenen(opgeslagen))
        if (g.code != steen.code) all += g.code + " " + g.versie + ", ";
    return all + steen.code + " " + steen.versie;
}

std::vector<Gebruikt> gebruikte_bouwstenen(std::string_view opgeslagen) {
    std::vector<Gebruikt> all;
    for (std::string_view deel : split(opgeslagen, ',')) {
        deel = trim(deel);
        if (const std::size_t spatie = deel.find(' '); spatie != std::string_view::npos)
            all.push_back({std::string(deel.substr(0, spatie)), std::string(trim(deel.substr(spatie + 1)))});
    }
    return all;
}

}  // namespace ontknoop::onderbouwing
