// SPDX-License-Identifier: EUPL-1.2
#include "inzicht/beeld.h"

#include <algorithm>
#include <cstdlib>

#include "base/text.h"

namespace ontknoop::inzicht {

using namespace document;

namespace {

constexpr std::size_t meeste_balken = 15;
// Drawn for a phone: its letters stay readable when a narrow screen takes a fifth off.
constexpr double breedte = 340, ruimte_voor_waarde = 120, regelhoogte = 46, balkhoogte = 16;
constexpr std::size_t langste_naam = 46;

std::size_t bars_of(const Tabel& t) { return std::min(t.rijen.size(), meeste_balken); }

std::int64_t visible(const Rij& rij, std::size_t kolom) { return rij.cellen[kolom].staat == Staat::zichtbaar ? rij.cellen[kolom].waarde : 0; }

std::string shorten(const std::string& naam) {
    if (utf8_length(naam) <= langste_naam) return naam;
    return std::string(trim(utf8_prefix(naam, langste_naam - 1))) + "…";
}

}  // namespace

Tekening draw_balken(const inhoud::Teksten& t, const Tabel& tabel, int grens) {
    std::int64_t laagst = 0, hoogst = 0;
    auto stretch = [&](std::int64_t waarde) {
        laagst = std::min(laagst, waarde);
        hoogst = std::max(hoogst, waarde);
    };
    for (std::size_t i = 0; i < bars_of(tabel); ++i) {
        stretch(visible(tabel.rijen[i], tabel.beeld));
        if (tabel.merk) stretch(visible(tabel.rijen[i], *tabel.merk));
    }
    const double schaal = (breedte - ruimte_voor_waarde) / static_cast<double>(std::max<std::int64_t>(hoogst - laagst, 1));
    const double nul = -static_cast<double>(laagst) * schaal;
    Tekening beeld{breedte, static_cast<double>(bars_of(tabel)) * regelhoogte + 6, {}};
    double y = 4;
    for (std::size_t i = 0; i < bars_of(tabel); ++i, y += regelhoogte) {
        const Rij& rij = tabel.rijen[i];
        const Cel& cel = rij.cellen[tabel.beeld];
        const double onder = y + 20;
        beeld.teken(Opschrift{{0, y + 13}, shorten(rij.naam), 13});
        if (laagst < 0) beeld.lijn({nul, onder - 2}, {nul, onder + balkhoogte + 2}, {.lijn = Kleur::inkt, .dikte = 1});
        double einde = nul;
        if (cel.staat == Staat::zichtbaar && cel.waarde != 0) {
            const double lengte = std::max(static_cast<double>(std::abs(cel.waarde)) * schaal, 2.0);
            const bool min = cel.waarde < 0;
            beeld.teken(Rechthoek{{min ? nul - lengte : nul, onder}, lengte, balkhoogte, {min ? Kleur::oranje : Kleur::accent, Kleur::inkt, 1, false, min ? Patroon::schuin : Patroon::vol}});
            if (!min) einde += lengte;
        }
        if (tabel.merk && rij.cellen[*tabel.merk].staat == Staat::zichtbaar) {
            const double x = nul + static_cast<double>(rij.cellen[*tabel.merk].waarde) * schaal;
            beeld.lijn({einde, onder + balkhoogte / 2}, {x, onder + balkhoogte / 2}, {.lijn = Kleur::grijs, .dikte = 2, .stippellijn = true});
            beeld.lijn({x, onder - 1}, {x, onder + balkhoogte + 1}, {.lijn = Kleur::inkt, .dikte = 3});
            einde = std::max(einde, x);
        }
        std::string waarde = lees(t, tabel, tabel.kolommen[tabel.beeld], cel, grens);
        if (tabel.merk && cel.staat == Staat::zichtbaar) waarde += " | " + lees(t, tabel, tabel.kolommen[*tabel.merk], rij.cellen[*tabel.merk], grens);
        beeld.teken(Opschrift{{einde + 8, onder + 13}, waarde, 13, Anker::begin, cel.staat == Staat::zichtbaar, cel.staat == Staat::zichtbaar ? Kleur::inkt : Kleur::grijs});
    }
    return beeld;
}

std::string beschrijf(const inhoud::Teksten& t, const Tabel& tabel, int grens) {
    std::string tekst;
    for (std::size_t i = 0; i < bars_of(tabel); ++i) {
        const Rij& rij = tabel.rijen[i];
        tekst += (tekst.empty() ? "" : "; ") + rij.naam + ": " + lees(t, tabel, tabel.kolommen[tabel.beeld], rij.cellen[tabel.beeld], grens);
    }
    return tabel.kolommen[tabel.beeld].naam + ". " + tekst + ".";
}

}  // namespace ontknoop::inzicht
