// SPDX-License-Identifier: EUPL-1.2
#include "wetboek/voorstel.h"

#include <algorithm>

#include "base/text.h"
#include "ruimte/bibliotheek.h"
#include "wetboek/zoekvraag.h"

namespace ontknoop::wetboek {

using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;

namespace {

constexpr std::size_t meeste_vragen = 8;
constexpr std::size_t langste_planvraag = 300;  // characters: the first sentences say what it is about
constexpr std::size_t treffers_per_vraag = 12;
// Softens the difference between first and second place; small, because the engine's first places are good.
constexpr double demping = 5;

struct Gewichten {
    double uitzondering = 2, titel = 1.5, belemmering = 1.5, eerste_stap = 1, behoefte = 0.75;
};
constexpr Gewichten gewichten;

std::string kort(std::string_view tekst, std::size_t tekens) { return std::string(trim(utf8_prefix(trim(tekst), tekens))); }

// A sentence as part of a text: with a full stop.
std::string als_zin(std::string_view tekst) {
    std::string zin = kort(tekst, 600);
    if (!zin.empty() && std::string_view(".!?:").find(zin.back()) == std::string_view::npos) zin += '.';
    return zin;
}

}  // namespace

std::vector<const Onderdeel*> belemmeringen_van(const Plan& plan, const Onderdeel& doorbraak) {
    const auto alle = plan.van("belemmering");
    std::vector<const Onderdeel*> gekozen;
    for (const Onderdeel* b : alle)
        if (doorbraak.heeft("belemmeringen", b->id.value)) gekozen.push_back(b);
    return gekozen.empty() ? alle : gekozen;
}

std::vector<Planvraag> planvragen(const Plan& plan, const Onderdeel& doorbraak) {
    std::vector<Planvraag> vragen;
    auto vraag = [&](std::string_view tekst, double gewicht) {
        std::string woorden = kort(tekst, langste_planvraag);
        const bool dubbel = std::ranges::any_of(vragen, [&](const Planvraag& v) { return v.tekst == woorden; });
        if (!woorden.empty() && !dubbel && vragen.size() < meeste_vragen) vragen.push_back({std::move(woorden), gewicht});
    };
    vraag(doorbraak.get("uitzondering"), gewichten.uitzondering);
    vraag(doorbraak.get("titel"), gewichten.titel);
    for (const Onderdeel* b : belemmeringen_van(plan, doorbraak)) {
        vraag(b->get("omschrijving"), gewichten.belemmering);
        vraag(b->get("regel"), gewichten.belemmering);
    }
    vraag(doorbraak.get("eerste_stap"), gewichten.eerste_stap);
    for (const Onderdeel* behoefte : plan.van("behoefte"))
        if (behoefte->get("hangt_af_van") == doorbraak.id.value) vraag(behoefte->get("omschrijving"), gewichten.behoefte);
    return vragen;
}

std::vector<std::string> leefgebieden_van(const Plan& plan) {
    std::vector<std::string> codes;
    for (const std::string_view soort : {"probleem", "behoefte"})
        for (const Onderdeel* o : plan.van(soort))
            if (const std::string_view code = o->get("leefgebied"); !code.empty() && std::ranges::find(codes, code) == codes.end()) codes.emplace_back(code);
    return codes;
}

std::vector<Voorstel> voeg_samen(const wetten::Bepalingen& bepalingen, const std::vector<Deelantwoord>& antwoorden, bool (*mag)(const wetten::Treffer&),
                                 std::size_t aantal) {
    struct Stand {
        const wetten::Bepaling* bepaling;
        double score = 0;
        bool zwak = true;
        double beste = 0;                        // share of the answer that ranked it best:
        const wetten::Treffer* treffer = nullptr;  // its reasons are shown, with the words that asked for it
        std::string_view vraag = {};
    };
    std::vector<Stand> standen;
    for (const Deelantwoord& deelantwoord : antwoorden)
        for (std::size_t plaats = 0; plaats < deelantwoord.antwoord->treffers.size(); ++plaats) {
            const wetten::Treffer& hit = deelantwoord.antwoord->treffers[plaats];
            const wetten::Bepaling* b = hit.bepaling_id.empty() ? nullptr : bepalingen.find(hit.bepaling_id);
            if (!b || !mag(hit)) continue;
            auto er = std::ranges::find(standen, b, &Stand::bepaling);
            if (er == standen.end()) er = standen.insert(standen.end(), Stand{b});
            const double deel = deelantwoord.gewicht / (demping + static_cast<double>(plaats) + 1);
            er->score += deel;
            // The reasons shown are those that carry it: an answer on more than the story goes before a better place without.
            const bool sterker = er->zwak && !hit.zwak;
            er->zwak = er->zwak && hit.zwak;
            if (sterker || (deel > er->beste && er->zwak == hit.zwak)) {
                er->beste = deel;
                er->treffer = &hit;
                er->vraag = deelantwoord.vraag;
            }
        }
    std::ranges::sort(standen, [](const Stand& a, const Stand& b) {
        if (a.zwak != b.zwak) return b.zwak;
        if (a.score != b.score) return a.score > b.score;
        return a.bepaling->id < b.bepaling->id;
    });
    std::vector<Voorstel> beste;
    for (const Stand& s : standen)
        if (beste.size() < aantal) beste.push_back({s.bepaling, s.score, s.treffer->redenen, std::string(s.vraag), s.zwak});
    return beste;
}

std::vector<Voorstel> voorstellen(const app::Context& ctx, const Plan& plan, const Onderdeel& doorbraak, std::size_t aantal) {
    std::vector<const wetten::Bepaling*> gebruikt;
    for (const Onderdeel* grond : plan.van("wetsgrond", doorbraak.id.value)) gebruikt.push_back(find_bepaling(ctx, grond->get("bepaling")));

    wetten::Zoekvraag vraag{.tekst = {}, .op = vandaag(ctx), .gemeente = ruimte::gemeente_van(ctx.wie()), .voorkeur = leefgebieden_van(plan),
                            .aantal = treffers_per_vraag};
    std::vector<Deelantwoord> antwoorden;
    for (Planvraag& eigen : planvragen(plan, doorbraak)) {
        vraag.tekst = eigen.tekst;
        antwoorden.push_back({eigen.gewicht, ruimte::zoek_gedeeld(ctx, vraag), std::move(eigen.tekst)});
    }
    auto opent = [](const wetten::Treffer& hit) { return !hit.grens && !hit.nog_niet_geldig; };
    auto alle = voeg_samen(ruimte::bepalingen(ctx), antwoorden, opent, aantal + gebruikt.size());
    std::erase_if(alle, [&](const Voorstel& v) { return std::ranges::find(gebruikt, v.bepaling) != gebruikt.end(); });
    if (alle.size() > aantal) alle.resize(aantal);
    return alle;
}

std::string opzet_motivering(const inhoud::Teksten& t, const wetten::Ruimte& ruimte, const wetten::Bepaling& b, const Plan& plan, const Onderdeel& doorbraak) {
    std::vector<std::string> regels;
    auto regel = [&](std::string_view sleutel, std::string_view tekst) {
        if (const std::string zin = als_zin(tekst); !zin.empty()) regels.push_back(t(sleutel, {zin}));
    };
    regel("wetboek.opzet.doel_van_de_wet", b.samenvatting);
    regel("wetboek.opzet.perspectief", plan.get("perspectief", "kort"));
    const auto belemmeringen = belemmeringen_van(plan, doorbraak);
    if (!belemmeringen.empty()) regel("wetboek.opzet.belemmering", belemmeringen[0]->get("omschrijving"));
    regel("wetboek.opzet.stap", doorbraak.get("eerste_stap").empty() ? doorbraak.get("titel") : doorbraak.get("eerste_stap"));
    regels.push_back(ruimte.zin + " …");
    return join(regels, "\n");
}

}  // namespace ontknoop::wetboek
