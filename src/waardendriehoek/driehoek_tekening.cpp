// SPDX-License-Identifier: EUPL-1.2
#include "base/text.h"
#include "waardendriehoek/waardendriehoek.h"

namespace ontknoop::waardendriehoek {

using document::Anker;
using document::Cirkel;
using document::Kleur;
using document::Opschrift;
using document::Punt;
using document::Rechthoek;
using document::Stijl;
using document::Tekening;
using document::Veelhoek;

namespace {

// Drawn for a phone: letters of 14 and 16 stay readable when a narrow screen takes a fifth off.
constexpr double breed = 340, hoog = 330;
constexpr Punt midden{170, 172};
constexpr double straal = 130;
// Corners of a triangle with its point up: cosine and sine of -90, 30 and 150 degrees.
constexpr Punt richting[] = {{0, -1}, {0.8660254, 0.5}, {-0.8660254, 0.5}};

// -2 stands near the middle, 2 at the corner; never in the middle itself, where three axes meet.
Punt plek(std::size_t as, double score) {
    const double ver = straal * (0.12 + 0.22 * (score + 2));
    return {midden.x + ver * richting[as].x, midden.y + ver * richting[as].y};
}

enum class Vorm { cirkel, vierkant, driehoek };

void teken_merk(Tekening& t, Punt p, Vorm vorm, const Stijl& stijl) {
    constexpr double r = 7;
    switch (vorm) {
        case Vorm::cirkel: t.teken(Cirkel{p, r, stijl}); break;
        case Vorm::vierkant: t.teken(Rechthoek{{p.x - r, p.y - r}, 2 * r, 2 * r, stijl}); break;
        case Vorm::driehoek: t.teken(Veelhoek{{{p.x, p.y - r - 2}, {p.x + r + 2, p.y + r}, {p.x - r - 2, p.y + r}}, stijl}); break;
    }
}

struct Situatie {
    std::optional<int> Score::* score;
    Vorm vorm;
    Stijl lijn, merk;
    std::string Woorden::* woord;
};
const Situatie situaties[] = {
    {&Score::nu, Vorm::cirkel, {Kleur::geen, Kleur::grijs, 2, true}, {Kleur::wit, Kleur::grijs, 2}, &Woorden::nu},
    {&Score::niets, Vorm::vierkant, {Kleur::geen, Kleur::oranje, 2}, {Kleur::wit, Kleur::oranje, 2}, &Woorden::niets},
    {&Score::plan, Vorm::driehoek, {Kleur::geen, Kleur::accent, 4}, {Kleur::accent, Kleur::accent, 1}, &Woorden::plan},
};

}  // namespace

Tekening teken(const Scores& scores, const Woorden& woorden) {
    Tekening t{breed, hoog};
    // The field: steps of the scale as faint triangles, the axes, the corners with their names.
    for (int score = -2; score <= 2; ++score)
        t.teken(Veelhoek{{plek(0, score), plek(1, score), plek(2, score)}, {Kleur::geen, Kleur::lichtgrijs, score == 2 ? 2.0 : 1.0}});
    for (std::size_t as = 0; as < 3; ++as) t.lijn(midden, plek(as, 2), {Kleur::geen, Kleur::lichtgrijs, 1.5});
    t.teken(Opschrift{{midden.x, plek(0, 2).y - 14}, woorden.waarden[0], 16, Anker::midden, true});
    t.teken(Opschrift{{breed - 12, plek(1, 2).y + 28}, woorden.waarden[1], 16, Anker::einde, true});
    t.teken(Opschrift{{12, plek(2, 2).y + 28}, woorden.waarden[2], 16, Anker::begin, true});

    for (const Situatie& s : situaties) {
        std::vector<Punt> punten;
        for (std::size_t as = 0; as < 3; ++as)
            if (const auto& score = scores[as].*s.score) punten.push_back(plek(as, *score));
        if (punten.size() == 3) t.teken(Veelhoek{punten, s.lijn});
        else if (punten.size() == 2) t.lijn(punten[0], punten[1], s.lijn);
        for (const Punt p : punten) teken_merk(t, p, s.vorm, s.merk);
    }
    double x = 4;
    for (const Situatie& s : situaties) {
        constexpr double lijn = 28, letter = 7.3, ertussen = 14;
        const double y = hoog - 20;
        t.lijn({x, y}, {x + lijn, y}, s.lijn);
        teken_merk(t, {x + lijn / 2, y}, s.vorm, s.merk);
        t.teken(Opschrift{{x + lijn + 6, y + 5}, woorden.*s.woord, 14});
        x += lijn + 6 + letter * static_cast<double>(utf8_length(woorden.*s.woord)) + ertussen;
    }
    return t;
}

}  // namespace ontknoop::waardendriehoek
