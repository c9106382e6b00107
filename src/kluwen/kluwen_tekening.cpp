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

// The text over at most two lines, broken at a space.
std::vector<std::string> twee_regels(const std::string& tekst, std::size_t letters) {
    if (utf8_length(tekst) <= letters) return {tekst};
    const std::string_view begin = utf8_prefix(tekst, letters);
    const std::size_t spatie = begin.rfind(' ');
    const std::size_t breuk = spatie == std::string_view::npos ? begin.size() : spatie;
    return {tekst.substr(0, breuk), ingekort(trim(std::string_view(tekst).substr(breuk)), letters)};
}

// The column of every link: 0 for what waits for nothing, one further than all it waits for. Links of one round share theirs.
std::vector<int> kolommen(const Knoop& knoop) {
    Graaf graaf(knoop.schakels.size());
    for (const Draad& d : knoop.draden) graaf[static_cast<std::size_t>(d.wachtende)].push_back(d.op);
    std::vector<int> kolom(graaf.size(), 0), component(graaf.size(), 0);
    int nummer = 0;
    // componenten() gives those that are pointed to first, so their columns are known.
    for (const auto& leden : componenten(graaf)) {
        for (const int v : leden) component[static_cast<std::size_t>(v)] = nummer;
        int verst = 0;
        for (const int v : leden)
            for (const int w : graaf[static_cast<std::size_t>(v)])
                if (component[static_cast<std::size_t>(w)] != nummer) verst = std::max(verst, kolom[static_cast<std::size_t>(w)] + 1);
        for (const int v : leden) kolom[static_cast<std::size_t>(v)] = verst;
        ++nummer;
    }
    return kolom;
}

constexpr double vak_breed = 190, vak_hoog = 52, kolom_breed = 270, rij_hoog = 78, rand = 24;

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
    const auto regels = twee_regels(schakel.onderdeel->titel(), 25);
    double y = hoek.y + (regels.size() == 1 ? vak_hoog / 2 + 5 : vak_hoog / 2 - 4);
    for (const std::string& regel : regels) {
        t.teken(Opschrift{{hoek.x + vak_breed / 2, y}, regel, 13, Anker::midden, voorgesteld});
        y += 17;
    }
}

// An arrow from what comes first to what waits for it.
void teken_draad(Tekening& t, Punt eerst, Punt daarna, bool zelfde_kolom, bool in_kring) {
    const Stijl stijl{Kleur::geen, in_kring ? Kleur::rood : Kleur::grijs, in_kring ? 2.5 : 1.5};
    Punt van{eerst.x + vak_breed, eerst.y + vak_hoog / 2};
    Punt naar{daarna.x, daarna.y + vak_hoog / 2};
    double boog = 40, richting = 1;
    if (zelfde_kolom) {
        // Around the side: down on the right, up on the left, so that a round is seen as one.
        const bool omlaag = eerst.y <= daarna.y;
        van = {omlaag ? eerst.x + vak_breed : eerst.x, van.y};
        naar = {omlaag ? daarna.x + vak_breed : daarna.x, naar.y};
        boog = 34;
        richting = omlaag ? 1 : -1;
        t.teken(Kromme{van, {van.x + richting * boog, van.y}, {naar.x + richting * boog, naar.y}, {naar.x + richting * 7, naar.y}, stijl});
        t.teken(Veelhoek{{{naar.x, naar.y}, {naar.x + richting * 9, naar.y - 5}, {naar.x + richting * 9, naar.y + 5}}, {stijl.lijn, stijl.lijn, 1}});
        return;
    }
    t.teken(Kromme{van, {van.x + boog, van.y}, {naar.x - boog, naar.y}, {naar.x - 7, naar.y}, stijl});
    t.teken(Veelhoek{{{naar.x, naar.y}, {naar.x - 9, naar.y - 5}, {naar.x - 9, naar.y + 5}}, {stijl.lijn, stijl.lijn, 1}});
}

}  // namespace

Tekening teken_kluwen(const Plan& plan) {
    constexpr double breed = 760, hoog = 520, straal_x = 250, straal_y = 195, bol = 16, gezin = 46;
    constexpr std::size_t met_naam = 18;  // more names than this would lie over each other; the numbers stand in the table
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
        const bool boven_of_onder = std::abs(p.x - midden.x) < 60;
        const Anker anker = boven_of_onder ? Anker::midden : p.x < midden.x ? Anker::einde : Anker::begin;
        const Punt plek = boven_of_onder ? Punt{p.x, p.y < midden.y ? p.y - bol - 8 : p.y + bol + 18}
                                         : Punt{p.x < midden.x ? p.x - bol - 6 : p.x + bol + 6, p.y + 5};
        t.teken(Opschrift{plek, ingekort(partijen[i]->titel(), 17), 13, anker});
    }
    t.teken(Cirkel{midden, gezin, {Kleur::accent, Kleur::wit, 4}});
    const auto regels = twee_regels(ingekort(plan.alias(), 22), 11);
    double y = midden.y + (regels.size() == 1 ? 5 : -3);
    for (const std::string& regel : regels) {
        t.teken(Opschrift{{midden.x, y}, regel, 13, Anker::midden, true, Kleur::wit});
        y += 17;
    }
    return t;
}

Tekening teken_knoop(const Knoop& knoop) {
    const std::vector<int> kolom = kolommen(knoop);
    std::vector<bool> verbonden(knoop.schakels.size(), false);
    for (const Draad& d : knoop.draden) verbonden[static_cast<std::size_t>(d.wachtende)] = verbonden[static_cast<std::size_t>(d.op)] = true;
    std::vector<int> kring_van(knoop.schakels.size(), -1);
    for (std::size_t k = 0; k < knoop.kringen.size(); ++k)
        for (const int i : knoop.kringen[k].leden) kring_van[static_cast<std::size_t>(i)] = static_cast<int>(k);

    std::vector<int> hoogte;  // rows used in each column
    std::vector<Punt> plek(knoop.schakels.size());
    for (std::size_t i = 0; i < knoop.schakels.size(); ++i) {
        if (!verbonden[i]) continue;
        const auto k = static_cast<std::size_t>(kolom[i]);
        if (hoogte.size() <= k) hoogte.resize(k + 1, 0);
        plek[i] = {rand + 20 + static_cast<double>(k) * kolom_breed, rand + hoogte[k]++ * rij_hoog};
    }
    const int rijen = hoogte.empty() ? 1 : *std::max_element(hoogte.begin(), hoogte.end());
    Tekening t{2 * rand + 40 + static_cast<double>(std::max<std::size_t>(hoogte.size(), 1) - 1) * kolom_breed + vak_breed,
               2 * rand + rijen * rij_hoog - (rij_hoog - vak_hoog)};
    for (const Draad& d : knoop.draden) {
        const auto eerst = static_cast<std::size_t>(d.op), daarna = static_cast<std::size_t>(d.wachtende);
        const bool rondom = kring_van[eerst] >= 0 && kring_van[eerst] == kring_van[daarna];
        teken_draad(t, plek[eerst], plek[daarna], kolom[eerst] == kolom[daarna], rondom);
    }
    for (std::size_t i = 0; i < knoop.schakels.size(); ++i)
        if (verbonden[i]) teken_vak(t, knoop, static_cast<int>(i), plek[i], knoop.voorstel && knoop.voorstel->schakel == static_cast<int>(i));
    return t;
}

}  // namespace ontknoop::kluwen
