// SPDX-License-Identifier: EUPL-1.2
#include "wetboek/antwoordbrief.h"

#include "base/text.h"

namespace ontknoop::wetboek {

using maatwerkplan::Onderdeel;
using maatwerkplan::Plan;

namespace {

// Where the argument was heard: the obstacle or the remembered conversation, whichever the plan has.
struct Gehoord {
    std::string organisatie, woorden;
    const Onderdeel* belemmering = nullptr;
};

Gehoord gehoord_in(const Plan& plan, std::string_view argument) {
    Gehoord g;
    for (const Onderdeel* b : plan.van("belemmering")) {
        if (b->get("tegenwerping") != argument) continue;
        g = {std::string(trim(b->get("organisatie"))), std::string(trim(b->get("omschrijving"))), b};
        break;
    }
    if (g.organisatie.empty())
        for (const Onderdeel* w : plan.van("tegenwerping"))
            if ((w->get("argument") == argument || w->get("ander_argument") == argument) && g.organisatie.empty()) g.organisatie = trim(w->get("loket"));
    return g;
}

// The breakthrough that takes this obstacle away; else the first.
const Onderdeel* doorbraak_voor(const Plan& plan, const Onderdeel* belemmering) {
    const auto alle = plan.van("doorbraak");
    for (const Onderdeel* d : alle)
        if (belemmering && d->heeft("belemmeringen", belemmering->id.value)) return d;
    return alle.empty() ? nullptr : alle[0];
}

void add_gronden(std::vector<std::string>& alineas, const inhoud::Teksten& t, const Plan& plan, const Onderdeel& doorbraak,
                 const std::function<std::string(std::string_view)>& cite) {
    std::string lijst;
    for (const Onderdeel* grond : plan.van("wetsgrond", doorbraak.id.value)) {
        const std::string_view oordeel = grond->get("oordeel");
        if ((oordeel != "mag" && oordeel != "moet") || grond->get("bepaling").empty()) continue;
        lijst += "\n- " + t(oordeel == "moet" ? "brief.moet" : "brief.mag", {cite(grond->get("bepaling"))});
        if (const std::string_view waarom = trim(grond->get("motivering")); !waarom.empty()) lijst += " " + std::string(waarom);
    }
    if (!lijst.empty()) alineas.push_back(t("brief.waarom_het_mag") + lijst);
}

}  // namespace

std::string antwoordbrief(const inhoud::Teksten& t, const wetten::Tegenwerping& w, const Plan& plan, const Afzender& afzender,
                          const std::function<std::string(std::string_view)>& cite) {
    const Gehoord gehoord = gehoord_in(plan, w.id);
    const Onderdeel* doorbraak = doorbraak_voor(plan, gehoord.belemmering);
    std::vector<std::string> alineas;
    alineas.push_back(gehoord.organisatie.empty() ? t("brief.aanhef") : t("brief.aanhef_van", {gehoord.organisatie}));
    alineas.push_back(t("brief.begin", {w.voorbeelden[0]}) + (gehoord.woorden.empty() ? "" : " " + t("brief.gehoord", {gehoord.woorden})));
    // An argument of the organisation itself brings its own answer.
    const std::string sleutel = "brief." + w.id;
    alineas.push_back(t.has(sleutel) ? t(sleutel) : w.antwoord);
    auto add = [&](std::string_view sleutel, std::string_view tekst) {
        if (!trim(tekst).empty()) alineas.push_back(t(sleutel, {std::string(trim(tekst))}));
    };
    if (doorbraak) {
        add("brief.wij_vragen", doorbraak->get("uitzondering").empty() ? doorbraak->get("titel") : doorbraak->get("uitzondering"));
        add("brief.eerste_stap", doorbraak->get("eerste_stap"));
        add_gronden(alineas, t, plan, *doorbraak, cite);
        if (const auto bedrag = doorbraak->bedrag("bedrag")) alineas.push_back(t("brief.bedrag", {format_euro(*bedrag)}));
    }
    const auto uiterlijk = doorbraak ? parse_iso_date(doorbraak->get("uiterste_datum")) : std::nullopt;
    alineas.push_back(uiterlijk ? t("brief.slot_datum", {format_date(*uiterlijk)}) : t("brief.slot"));
    alineas.push_back(t("brief.groet") + "\n" + afzender.naam + "\n" + afzender.organisatie);
    return join(alineas, "\n\n");
}

}  // namespace ontknoop::wetboek
