// SPDX-License-Identifier: EUPL-1.2
#include "inzicht/tabel.h"

#include <algorithm>
#include <cstdlib>

#include "base/money.h"

namespace ontknoop::inzicht {

namespace {

constexpr std::int64_t duizend_euro = 1'000'00, honderd_euro = 100'00;

bool is_klein(std::int64_t n, int grens) { return n > 0 && n < grens; }

std::int64_t round_to(std::int64_t value, std::int64_t step) {
    const std::int64_t half = value < 0 ? -step / 2 : step / 2;
    return (value + half) / step * step;
}

void hide(Rij& rij, Staat staat) {
    for (Cel& cel : rij.cellen)
        if (cel.staat != Staat::geen) cel.staat = staat;
}

// The n of hidden rows add up to `som`, each is at least one, and (unless `verzwegen`) each is below `grens`: could every one
// of them still be two different numbers?
bool blijft_verborgen(std::int64_t rijen, std::int64_t som, bool verzwegen, int grens) {
    const std::int64_t anderen = rijen - 1;
    if (verzwegen) return rijen >= 2 && som >= rijen + 1;
    const std::int64_t laagst = std::max<std::int64_t>(1, som - anderen * (grens - 1));
    const std::int64_t hoogst = std::min<std::int64_t>(grens - 1, som - anderen);
    return hoogst > laagst;
}

Rij* smallest_visible(std::vector<Rij>& rijen, const std::vector<Rij*>& verborgen) {
    Rij* smallest = nullptr;
    for (Rij& rij : rijen)
        if (rij.n > 0 && std::find(verborgen.begin(), verborgen.end(), &rij) == verborgen.end() && (!smallest || rij.n < smallest->n)) smallest = &rij;
    return smallest;
}

// Hides more rows until the hidden ones protect each other. True when knowing the total would still give one away.
bool protect_rows(Tabel& t, int grens) {
    std::vector<Rij*> verborgen;
    for (Rij& rij : t.rijen)
        if (is_klein(rij.n, grens)) verborgen.push_back(&rij);
    if (verborgen.empty()) return false;
    bool verzwegen = false;
    auto veilig = [&] {
        if (t.verdeling == Verdeling::bedragen) return verborgen.size() >= 2;
        std::int64_t som = 0;
        for (const Rij* rij : verborgen) som += rij->n;
        return blijft_verborgen(static_cast<std::int64_t>(verborgen.size()), som, verzwegen, grens);
    };
    while (!veilig()) {
        Rij* erbij = smallest_visible(t.rijen, verborgen);
        if (!erbij) break;
        verborgen.push_back(erbij);
        verzwegen = true;
    }
    for (Rij* rij : verborgen) hide(*rij, verzwegen ? Staat::weggelaten : Staat::klein);
    return !veilig();
}

bool is_som(Eenheid eenheid) { return eenheid == Eenheid::bedrag || eenheid == Eenheid::getal; }

void round_cell(const Kolom& kolom, Cel& cel, const Bescherming& b) {
    if (cel.staat != Staat::zichtbaar) return;
    if (b.gefilterd && is_som(kolom.eenheid)) {
        cel.staat = Staat::weggelaten;
        return;
    }
    switch (kolom.eenheid) {
        case Eenheid::aantal:
            if (b.gefilterd && cel.waarde > 0) cel.waarde = std::max<std::int64_t>(b.grens, round_to(cel.waarde, b.grens));
            break;
        case Eenheid::basis: cel.waarde -= cel.waarde % b.grens; break;
        case Eenheid::bedrag: cel.waarde = round_to(cel.waarde, duizend_euro); break;
        case Eenheid::gemiddelde: cel.waarde = round_to(cel.waarde, honderd_euro); break;
        case Eenheid::dagen:
        case Eenheid::getal:
        case Eenheid::gemiddeld: break;
    }
}

std::string lees_tienden(std::int64_t tienden) {
    const std::int64_t rest = std::abs(tienden % 10);
    return (tienden < 0 ? "-" : "") + std::to_string(std::abs(tienden) / 10) + (rest ? "," + std::to_string(rest) : "");
}

}  // namespace

bool Tabel::is_leeg() const {
    return std::all_of(rijen.begin(), rijen.end(), [](const Rij& rij) { return rij.n == 0; });
}

bool Tabel::heeft(Staat staat) const {
    auto in = [&](const Rij& rij) { return std::any_of(rij.cellen.begin(), rij.cellen.end(), [&](const Cel& c) { return c.staat == staat; }); };
    return std::any_of(rijen.begin(), rijen.end(), in) || (totaal && in(*totaal));
}

Tabel afschermen(Tabel t, const Bescherming& b) {
    bool verberg_totaal = false;
    if (t.verdeling == Verdeling::geen) {
        for (Rij& rij : t.rijen)
            if (is_klein(rij.n, b.grens)) hide(rij, Staat::klein);
    } else {
        verberg_totaal = protect_rows(t, b.grens);
    }
    if (t.totaal) {
        if (is_klein(t.totaal->n, b.grens)) hide(*t.totaal, Staat::klein);
        else if (verberg_totaal) hide(*t.totaal, Staat::weggelaten);
    }
    auto finish = [&](Rij& rij) {
        for (std::size_t i = 0; i < rij.cellen.size(); ++i) {
            Cel& cel = rij.cellen[i];
            // A part of the row that is small, or whose rest is.
            if (cel.n >= 0 && is_klein(cel.n, b.grens) && cel.staat == Staat::zichtbaar) cel.staat = Staat::weggelaten;
            round_cell(t.kolommen[i], cel, b);
            if (cel.staat != Staat::zichtbaar) cel.waarde = 0;
            cel.n = -1;
        }
    };
    for (Rij& rij : t.rijen) finish(rij);
    if (t.totaal) finish(*t.totaal);
    t.afgeschermd = true;
    return t;
}

Tabel hide_as_in(Tabel t, const Tabel& deel) {
    auto hide_cells = [](Rij& rij, const Rij& andere) {
        for (std::size_t i = 0; i < rij.cellen.size(); ++i) {
            const Staat staat = andere.cellen[i].staat;
            if (rij.cellen[i].staat == Staat::zichtbaar && (staat == Staat::klein || staat == Staat::weggelaten)) rij.cellen[i] = {0, Staat::weggelaten};
        }
    };
    for (Rij& rij : t.rijen)
        if (const auto andere = std::ranges::find(deel.rijen, rij.naam, &Rij::naam); andere != deel.rijen.end()) hide_cells(rij, *andere);
    if (t.totaal && deel.totaal) hide_cells(*t.totaal, *deel.totaal);
    return t;
}

Tabel rangschik(Tabel t) {
    if (!t.rangschik) return t;
    auto is_visible = [&](const Rij& rij) { return rij.cellen[t.beeld].staat == Staat::zichtbaar; };
    std::stable_sort(t.rijen.begin(), t.rijen.end(), [&](const Rij& a, const Rij& b) {
        if (is_visible(a) != is_visible(b)) return is_visible(a);
        return is_visible(a) && a.cellen[t.beeld].waarde > b.cellen[t.beeld].waarde;
    });
    return t;
}

std::string lees(const inhoud::Teksten& t, const Tabel& tabel, const Kolom& kolom, const Cel& cel, int grens) {
    switch (cel.staat) {
        case Staat::klein: return t("inzicht.minder_dan", {std::to_string(grens)});
        case Staat::weggelaten: return t("inzicht.niet_getoond");
        case Staat::geen: return t("inzicht.geen");
        case Staat::zichtbaar: break;
    }
    switch (kolom.eenheid) {
        case Eenheid::bedrag:
        case Eenheid::gemiddelde: return format_euro_rounded({cel.waarde});
        case Eenheid::dagen:
        case Eenheid::getal:
        case Eenheid::gemiddeld: return lees_tienden(cel.waarde);
        case Eenheid::basis:
            if (tabel.afgeschermd && cel.waarde > 0) return t("inzicht.minstens", {std::to_string(cel.waarde)});
            return std::to_string(cel.waarde);
        case Eenheid::aantal: break;
    }
    return std::to_string(cel.waarde);
}

}  // namespace ontknoop::inzicht
