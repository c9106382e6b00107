// SPDX-License-Identifier: EUPL-1.2
//
// A small drawing: made once, shown as SVG on screen, as vector in the PDF and as picture in the ODT.
// Coordinates: origin top left, y downwards; one unit is one CSS pixel on screen and is scaled to the page on paper.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace ontknoop::pdf {
class Painter;
}

namespace ontknoop::document {

// The palette. Contrast on white: inkt 15:1, grijs 5.6:1, accent, groen, oranje, rood and paars at least 4.5:1.
enum class Kleur {
    geen,
    wit,
    inkt,
    grijs,
    lichtgrijs,
    accent,
    accent_licht,
    groen,
    groen_licht,
    oranje,
    oranje_licht,
    rood,
    rood_licht,
    paars
};
std::string color_hex(Kleur kleur, const std::string& accent);

// The accent when a municipality gives none; the light variant is made from it.
inline constexpr const char* default_accent = "#154273";

enum class Patroon { vol, schuin, stippen };  // beside the colour, never instead of a label

struct Punt {
    double x = 0, y = 0;
};

struct Stijl {
    Kleur vulling = Kleur::geen;
    Kleur lijn = Kleur::geen;
    double dikte = 1;
    bool stippellijn = false;
    Patroon patroon = Patroon::vol;  // drawn in the colour of the line
};

enum class Anker { begin, midden, einde };

struct Veelhoek {
    std::vector<Punt> punten;
    Stijl stijl;
    bool gesloten = true;
};
struct Kromme {  // cubic Bézier
    Punt van, bocht1, bocht2, naar;
    Stijl stijl;
};
struct Rechthoek {
    Punt hoek;
    double breedte = 0, hoogte = 0;
    Stijl stijl;
    double ronding = 0;
};
struct Cirkel {
    Punt midden;
    double straal = 0;
    Stijl stijl;
};
struct Opschrift {
    Punt plaats;  // on the baseline
    std::string tekst;
    double grootte = 12;
    Anker anker = Anker::begin;
    bool vet = false;
    Kleur kleur = Kleur::inkt;
};

using Vorm = std::variant<Veelhoek, Kromme, Rechthoek, Cirkel, Opschrift>;

struct Tekening {
    double breedte = 0, hoogte = 0;
    std::vector<Vorm> vormen = {};

    // Appends a shape; later shapes lie on top.
    Tekening& teken(Vorm vorm) {
        vormen.push_back(std::move(vorm));
        return *this;
    }
    Tekening& lijn(Punt van, Punt naar, Stijl stijl) { return teken(Veelhoek{{van, naar}, stijl, false}); }
};

// A complete <svg role="img"> with <title> and <desc>. `id` makes the ids inside unique on the page (a-z, 0-9, '-').
// Colours are presentation attributes, because our Content-Security-Policy refuses inline style; each shape also has
// the class "tek-vul-<kleur>" and "tek-lijn-<kleur>", so that a style sheet can theme it.
std::string to_svg(const Tekening& tekening, const std::string& id, const std::string& titel,
                   const std::string& beschrijving, const std::string& accent = default_accent);

// The same on paper.
void paint(const Tekening& tekening, pdf::Painter& painter, const std::string& accent);

}  // namespace ontknoop::document
