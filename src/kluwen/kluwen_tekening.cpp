// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/text.h"
#include "kluwen/graaf.h"
#include "kluwen/kluwen.h"

namespace ontknoop::kluwen {

using document::Anker;
using document::Cirkel;
using document::Kleur;
using document::Kromme;
using document::Opschrift;
using document::Punt;
using document::Rechthoek;
using document::Stijl;
using document::Tekening;
using document::Veelhoek;

namespace {

// At most `letters` characters, with an ellipsis when something is left out.
std::string ingekort(std::string_view tekst, std::size_t letters) {
    if (utf8_length(tekst) <= letters) return std::string(tekst);
    return std::string(utf8_prefix(tekst, letters - 1)) + "…";
}

// The text over at most two lines of whole words; a word that is longer than a line ends in an ellipsis. The table has it in full.
std::vector<std::string> twee_regels(const std::string& tekst, std::size_t letters) {
    if (utf8_length(tekst) <= letters) return {tekst};
    // The space behind a line that is just full ends it as well.
    std::size_t breuk = utf8_prefix(tekst, letters + 1).rfind(' ');
    if (breuk == std::string::npos) breuk = tekst.find(' ');
    if (breuk == std::string::npos) return {ingekort(tekst, letters)};
    return {ingekort(std::string_view(tekst).substr(0, breuk), letters), ingekort(trim(std::string_view(tekst).substr(breuk)), letters)};
}

// The row of every link: 0 for what waits for nothing, one lower than all it waits for. Links of one round share theirs.
std::vector<int> rijen_van(const Knoop& knoop) {
    Graaf graaf(knoop.schakels.size());
    for (const Draad& d : knoop.draden) graaf[static_cast<std::size_t>(d.wachtende)].push_back(d.op);
    std::vector<int> rij(graaf.size(), 0), component(graaf.size(), 0);
    int nummer = 0;
    // componenten() gives those that are pointed to first, so their rows are known.
    for (const auto& leden : componenten(graaf)) {
        for (const int v : leden) component[static_cast<std::size_t>(v)] = nummer;
        int laagste = 0;
        for (const int v : leden)
            for (const int w : graaf[static_cast<std::size_t>(v)])
                if (component[static_cast<std::size_t>(w)] != nummer) laagste = std::max(laagste, rij[static_cast<std::size_t>(w)] + 1);
        for (const int v : leden) rij[static_cast<std::size_t>(v)] = laagste;
        ++nummer;
    }
    return rij;
}

// Two boxes beside each other fit on a phone.
constexpr double vak_breed = 172, vak_hoog = 54, kolom_breed = 188, rij_hoog = 96, rand = 28, rand_opzij = 8;
constexpr std::size_t letters_in_vak = 23;

Stijl vakstijl(SchakelSoort soort, bool voorgesteld) {
    Stijl stijl;
    stijl.vulling = voorgesteld ? Kleur::accent_licht : Kleur::wit;
    stijl.dikte = voorgesteld ? 4 : 2;
    switch (soort) {
        case SchakelSoort::behoefte: stijl.lijn = Kleur::grijs; break;
        case SchakelSoort::belemmering: stijl.lijn = Kleur::oranje; break;
        case SchakelSoort::doorbraak: stijl.lijn = Kleur::groen; break;
    }
    if (voorgesteld) stijl.lijn = Kleur::accent;
    return stijl;
}

void teken_vak(Tekening& t, const Knoop& knoop, int i, Punt hoek, bool voorgesteld) {
    const Schakel& schakel = knoop.schakels[static_cast<std::size_t>(i)];
    // Round corners for what is needed, straight ones for what blocks: the shape says it without the colour.
    const double ronding = schakel.soort == SchakelSoort::behoefte ? 16 : schakel.soort == SchakelSoort::doorbraak ? 26 : 0;
    t.teken(Rechthoek{hoek, vak_breed, vak_hoog, vakstijl(schakel.soort, voorgesteld), ronding});
    const auto regels = twee_regels(schakel.onderdeel->titel(), letters_in_vak);
    double y = hoek.y + (regels.size() == 1 ? vak_hoog / 2 + 5 : vak_hoog / 2 - 4);
    for (const std::string& regel : regels) {
        t.teken(Opschrift{{hoek.x + vak_breed / 2, y}, regel, 13, Anker::midden, voorgesteld});
        y += 17;
    }
}

// An arrow from what comes first to what waits for it: down, or around the side to a neighbour in the same row.
void teken_draad(Tekening& t, Punt eerst, Punt daarna, bool in_kring) {
    const Stijl stijl{Kleur::geen, in_kring ? Kleur::rood : Kleur::grijs, in_kring ? 2.5 : 1.5};
    const Stijl punt{stijl.lijn, stijl.lijn, 1};
    const double midden = vak_breed / 2;
    if (eerst.y == daarna.y) {
        // To the right along the bottom, back along the top, so that a round is seen as one.
        const bool naar_rechts = eerst.x <= daarna.x;
        const double kant = naar_rechts ? 1 : -1, hoogte = naar_rechts ? vak_hoog : 0, boog = 26;
        const Punt van{eerst.x + midden + 30 * kant, eerst.y + hoogte}, naar{daarna.x + midden - 30 * kant, daarna.y + hoogte};
        t.teken(Kromme{van, {van.x, van.y + boog * kant}, {naar.x, naar.y + boog * kant}, {naar.x, naar.y + 7 * kant}, stijl});
        t.teken(Veelhoek{{naar, {naar.x - 5, naar.y + 9 * kant}, {naar.x + 5, naar.y + 9 * kant}}, punt});
        return;
    }
    const Punt van{eerst.x + midden, eerst.y + vak_hoog}, naar{daarna.x + midden, daarna.y};
    t.teken(Kromme{van, {van.x, van.y + 30}, {naar.x, naar.y - 36}, {naar.x, naar.y - 7}, stijl});
    t.teken(Veelhoek{{naar, {naar.x - 5, naar.y - 9}, {naar.x + 5, naar.y - 9}}, punt});
}

}  // namespace

Tekening teken_kluwen(const Plan& plan) {
    // Drawn for a phone: its letters stay readable when a narrow screen takes a quarter off.
    constexpr double breed = 400, hoog = 430, straal_x = 76, straal_y = 150, bol = 15, gezin = 38;
    constexpr std::size_t met_naam = 12;  // more names than this would lie over each other; the numbers stand in the table
    constexpr std::size_t letters_per_regel = 16;
    const Punt midden{breed / 2, hoog / 2};
    Tekening t{breed, hoog};
    const auto partijen = plan.van("partij");
    std::int64_t duurste = 1;
    for (const Onderdeel* p : partijen) duurste = std::max(duurste, p->bedrag("kosten_per_jaar").value_or(Eurocent{}).value);

    std::vector<Punt> plekken;
    for (std::size_t i = 0; i < partijen.size(); ++i) {
        const double hoek = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(partijen.size()) - std::numbers::pi / 2;
        // Many parties stand alternately nearer and further, so that their circles do not touch.
        const double ver = partijen.size() > 24 && i % 2 == 1 ? 0.78 : 1.0;
        plekken.push_back({midden.x + ver * straal_x * std::cos(hoek), midden.y + ver * straal_y * std::sin(hoek)});
    }
    for (std::size_t i = 0; i < partijen.size(); ++i) {
        const double deel = static_cast<double>(partijen[i]->bedrag("kosten_per_jaar").value_or(Eurocent{}).value) / static_cast<double>(duurste);
        const bool stopt = partijen[i]->get("in_plan") == "stopt";
        // A slight bend the same way for all: a tangle, not a wheel.
        const Punt p = plekken[i];
        const Punt bocht{(midden.x + p.x) / 2 + (p.y - midden.y) * 0.22, (midden.y + p.y) / 2 - (p.x - midden.x) * 0.22};
        t.teken(Kromme{midden, bocht, bocht, p, {Kleur::geen, stopt ? Kleur::grijs : Kleur::accent, 1.5 + 8.5 * std::sqrt(deel), stopt}});
    }
    for (std::size_t i = 0; i < partijen.size(); ++i) {
        const Punt p = plekken[i];
        const bool stopt = partijen[i]->get("in_plan") == "stopt";
        t.teken(Cirkel{p, bol, {stopt ? Kleur::lichtgrijs : Kleur::wit, stopt ? Kleur::grijs : Kleur::accent, 2, stopt}});
        t.teken(Opschrift{{p.x, p.y + 5}, std::to_string(i + 1), 13, Anker::midden, true});
        if (partijen.size() > met_naam) continue;
        const bool boven_of_onder = std::abs(p.x - midden.x) < 30;
        const Anker anker = boven_of_onder ? Anker::midden : p.x < midden.x ? Anker::einde : Anker::begin;
        const std::string naam = partijen[i]->titel();
        if (boven_of_onder) {
            t.teken(Opschrift{{p.x, p.y < midden.y ? p.y - bol - 8 : p.y + bol + 18}, ingekort(naam, 20), 13, anker});
            continue;
        }
        // Beside its circle in two lines: the picture is narrow.
        const auto regels = twee_regels(naam, letters_per_regel);
        double y = p.y + (regels.size() == 1 ? 5 : -3);
        for (const std::string& regel : regels) {
            t.teken(Opschrift{{p.x < midden.x ? p.x - bol - 5 : p.x + bol + 5, y}, regel, 13, anker});
            y += 15;
        }
    }
    t.teken(Cirkel{midden, gezin, {Kleur::accent, Kleur::wit, 4}});
    const auto regels = twee_regels(std::string(plan.alias()), 11);
    double y = midden.y + (regels.size() == 1 ? 5 : -3);
    for (const std::string& regel : regels) {
        t.teken(Opschrift{{midden.x, y}, regel, 13, Anker::midden, true, Kleur::wit});
        y += 17;
    }
    return t;
}

Tekening teken_knoop(const Knoop& knoop) {
    const std::vector<int> rij = rijen_van(knoop);
    std::vector<bool> verbonden(knoop.schakels.size(), false);
    for (const Draad& d : knoop.draden) verbonden[static_cast<std::size_t>(d.wachtende)] = verbonden[static_cast<std::size_t>(d.op)] = true;
    std::vector<int> kring_van(knoop.schakels.size(), -1);
    for (std::size_t k = 0; k < knoop.kringen.size(); ++k)
        for (const int i : knoop.kringen[k].leden) kring_van[static_cast<std::size_t>(i)] = static_cast<int>(k);

    std::vector<int> aantal;  // links in each row
    std::vector<int> plaats(knoop.schakels.size(), 0);
    for (std::size_t i = 0; i < knoop.schakels.size(); ++i) {
        if (!verbonden[i]) continue;
        const auto r = static_cast<std::size_t>(rij[i]);
        if (aantal.size() <= r) aantal.resize(r + 1, 0);
        plaats[i] = aantal[r]++;
    }
    const int breedste = aantal.empty() ? 1 : *std::max_element(aantal.begin(), aantal.end());
    const double breed = 2 * rand_opzij + vak_breed + (breedste - 1) * kolom_breed;
    Tekening t{breed, 2 * rand + vak_hoog + static_cast<double>(std::max<std::size_t>(aantal.size(), 1) - 1) * rij_hoog};
    std::vector<Punt> plek(knoop.schakels.size());
    for (std::size_t i = 0; i < knoop.schakels.size(); ++i) {
        if (!verbonden[i]) continue;
        const double rij_breed = vak_breed + (aantal[static_cast<std::size_t>(rij[i])] - 1) * kolom_breed;
        plek[i] = {(breed - rij_breed) / 2 + plaats[i] * kolom_breed, rand + rij[i] * rij_hoog};
    }
    for (const Draad& d : knoop.draden) {
        const auto eerst = static_cast<std::size_t>(d.op), daarna = static_cast<std::size_t>(d.wachtende);
        teken_draad(t, plek[eerst], plek[daarna], kring_van[eerst] >= 0 && kring_van[eerst] == kring_van[daarna]);
    }
    for (std::size_t i = 0; i < knoop.schakels.size(); ++i)
        if (verbonden[i]) teken_vak(t, knoop, static_cast<int>(i), plek[i], knoop.voorstel && knoop.voorstel->schakel == static_cast<int>(i));
    return t;
}

}  // namespace ontknoop::kluwen
